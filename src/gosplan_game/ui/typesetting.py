"""Measuring, wrapping and marking text: what a paragraph needs before it is drawn.

Marks inside a text: ``**bold**``, ``_`` is left alone, and ``[word](target)`` for a word that
opens something (a term of the glossary, an account).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from gosplan_game.ui.fonts import Fonts
from gosplan_game.ui.theme import BOLD, NARROWER, SMALLER, TYPES, Theme

_MARK = re.compile(r"\*\*(.+?)\*\*|\[([^\]]+)\]\(([^)\s]+)\)", re.DOTALL)
# Gaps that hold a number together are no place to break a line.
_JOINING = "\u00a0\u2009\u202f\u200a"
_TOKEN = re.compile(rf"\n|[^\S\n{_JOINING}]+|(?:\S|[{_JOINING}])+")
ELLIPSIS = "…"
_HYPHENED = re.compile(r"[^-–/]+[-–/]?|[-–/]")
LINKED = frozenset({"lead", "body", "text", "text_italic", "caption", "small", "tight", "least",
                    "headline_text", "text_narrow"})
"""Types of running text, in which words are linked."""
LEAST_PIECE = 3
"""Letters that stay together where a word has to be parted."""
LEAST = 13.0
"""Logical pixels of the smallest letters that are ever set."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one voice; ``target`` is what they open, if anything."""

    text: str
    bold: bool = False
    target: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """Words with their place in a line: ``x`` from the line's start, logical pixels."""

    text: str
    kind: str
    x: float
    width: float
    target: str = ""


Line = tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class Cut:
    """How a line is set so as to fit: its words, face and real size."""

    text: str
    face: str
    pixels: int


@lru_cache(maxsize=2048)
def parse(text: str) -> tuple[Run, ...]:
    """Return the runs of a marked text."""
    runs: list[Run] = []
    at = 0
    for found in _MARK.finditer(text):
        if found.start() > at:
            runs.append(Run(text[at : found.start()]))
        if found.group(1) is not None:
            runs.append(Run(found.group(1), bold=True))
        else:
            runs.append(Run(found.group(2), target=found.group(3)))
        at = found.end()
    if at < len(text):
        runs.append(Run(text[at:]))
    return tuple(runs)


def plain(text: str) -> str:
    """Return a marked text without its marks."""
    return "".join(run.text for run in parse(text))


class Typesetter:
    """Measures in logical pixels, from the real sizes that will be drawn."""

    def __init__(self, fonts: Fonts, theme: Theme, scale: float) -> None:
        self.fonts = fonts
        self.theme = theme
        self.scale = scale
        self._wrapped: dict[tuple[str, str, int, int], tuple[Line, ...]] = {}
        self._fitted: dict[tuple[str, str, int], Cut] = {}
        self.link: Callable[[str], str] = str
        """Marks the words of a paragraph that open something, such as terms of a glossary."""

    def pixels(self, kind: str) -> int:
        """Return the real size of a type, never below the least."""
        return max(1, round(max(LEAST, self.theme.size(kind)) * self.scale))

    def leading(self, kind: str) -> float:
        """Return the distance of two baselines."""
        return self.theme.leading(kind)

    def width(self, text: str, kind: str) -> float:
        """Return the width of one unmarked line."""
        return self.fonts.width(text, TYPES[kind].face, self.pixels(kind)) / self.scale

    def ascent(self, kind: str) -> float:
        """Return how far the box of a line reaches above its baseline."""
        return self.fonts.face(TYPES[kind].face, self.pixels(kind)).get_ascent() / self.scale

    def capital(self, kind: str) -> float:
        """Return the height of capitals, by which single lines are centred."""
        share = 0.81 if TYPES[kind].face.startswith("Oswald") else 0.7
        return self.theme.size(kind) * share

    def fitted(self, text: str, kind: str, width: float) -> Cut:
        """Return how a line is set within a width.

        It is set smaller, down to its size at a text size of 100 %, then narrower, then as small
        as is ever set; only what still does not fit is cut with an ellipsis.
        """
        face, pixels = TYPES[kind].face, self.pixels(kind)
        room = int((width + 0.5) * self.scale)
        if self.fonts.width(text, face, pixels) <= room:
            return Cut(text, face, pixels)
        key = (text, kind, room)
        found = self._fitted.get(key)
        if found is None:
            if len(self._fitted) > 4000:
                self._fitted.clear()
            found = self._fitted[key] = self._fit(text, kind, room)
        return found

    def _fit(self, text: str, kind: str, room: int) -> Cut:
        face, pixels = TYPES[kind].face, self.pixels(kind)
        usual = min(pixels, round(max(LEAST, TYPES[kind].size * 0.92) * self.scale))
        least = min(pixels, max(1, round(LEAST * self.scale)))
        narrow = NARROWER.get(face, face)
        for style, start, end in ((face, pixels, usual), (narrow, usual, least)):
            for size in range(start, end - 1, -1):
                if self.fonts.width(text, style, size) <= room:
                    return Cut(text, style, size)
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            if self.fonts.width(text[:middle].rstrip() + ELLIPSIS, narrow, least) <= room:
                low = middle
            else:
                high = middle - 1
        return Cut(text[:low].rstrip() + ELLIPSIS if low else "", narrow, least)

    def fitting(self, text: str, kind: str, width: float, height: float, most: int = 0) -> str:
        """Return the largest type in which a paragraph stands whole in a box.

        Args:
            text: The marked text.
            kind: The type it is set in if it can be.
            width: Width of the box.
            height: Height of the box; not looked at if it is 0.
            most: The most lines it may take; not looked at if it is 0.
        """
        room = most * self.leading(kind) if most else height
        while room > 0 and self.height(text, kind, width) > room + 1 and kind in SMALLER:
            kind = SMALLER[kind]
        return kind

    def narrowed(self, text: str, kind: str, width: float, height: float) -> str | None:
        """Return the largest narrow type in which a name stands in one or two lines, if any."""
        bold = kind.endswith("_bold")
        for narrow in ("caption", "small", "tight"):
            found = f"{narrow}_bold" if bold else narrow
            lines = self.wrap(text, found, width)
            whole = all(line[-1].x + line[-1].width <= width + 0.5 for line in lines if line)
            if len(lines) <= 2 and whole and len(lines) * self.leading(found) <= height + 1:
                return found
        return None

    def shortened(self, text: str, kind: str, width: float) -> str:
        """Return the line, cut with an ellipsis if it is wider than ``width``."""
        if self.width(text, kind) <= width + 0.5:
            return text
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            if self.width(text[:middle].rstrip() + ELLIPSIS, kind) <= width:
                low = middle
            else:
                high = middle - 1
        return text[:low].rstrip() + ELLIPSIS if low else ""

    def wrap(
        self, text: str, kind: str, width: float, most: int = 0, bold: bool = False
    ) -> tuple[Line, ...]:
        """Return the marked text as lines no wider than ``width``; at most ``most`` if given."""
        key = (text, kind + ("*" if bold else ""), round(width * self.scale), most)
        found = self._wrapped.get(key)
        if found is None:
            found = self._broken(text, kind, width, bold)
            if most and len(found) > most:
                found = self._cut(found, most, width)
            if len(self._wrapped) > 4000:
                self._wrapped.clear()
            self._wrapped[key] = found
        return found

    def height(self, text: str, kind: str, width: float, most: int = 0) -> float:
        """Return the height of a wrapped paragraph."""
        return len(self.wrap(text, kind, width, most)) * self.leading(kind)

    def _broken(self, text: str, kind: str, width: float, bold: bool) -> tuple[Line, ...]:
        lines: list[Line] = []
        line: list[Placed] = []
        x = 0.0
        words = list(self._fitting_words(text, kind, width, bold))
        tails = self._tails(words)
        for (word, voice, target, spaced), tail in zip(words, tails, strict=True):
            if word == "\n":
                lines.append(tuple(line))
                line, x = [], 0.0
                continue
            gap = self.width(" ", voice) if spaced and line else 0.0
            wide = self.width(word, voice)
            # What is glued to a word goes with it: no line begins with a lone bracket.
            needed = wide + tail if spaced and wide + tail <= width else wide
            if line and x + gap + needed > width + 0.5:
                lines.append(tuple(line))
                line, x, gap = [], 0.0, 0.0
            last = line[-1] if line else None
            if last and (last.kind, last.target) == (voice, target):
                # Joined words are drawn in one piece, so that a line stays one cached surface.
                joined = last.text + (" " if gap else "") + word
                line[-1] = Placed(joined, voice, last.x, self.width(joined, voice), target)
                x = last.x + line[-1].width
            else:
                if last and gap and last.kind == voice:
                    # As if both were one piece: the side of the last letter is no second gap.
                    x = last.x + self.width(f"{last.text} {word}", voice) - wide - gap
                line.append(Placed(word, voice, x + gap, wide, target))
                x += gap + wide
        lines.append(tuple(line))
        return tuple(lines)

    def _tails(self, words: Sequence[tuple[str, str, str, bool]]) -> list[float]:
        """Return the width of what follows each word without a gap."""
        tails = [0.0] * len(words)
        for index in range(len(words) - 2, -1, -1):
            word, voice, _, spaced = words[index + 1]
            if not spaced and word != "\n" and words[index][0] != "\n":
                tails[index] = self.width(word, voice) + tails[index + 1]
        return tails

    def _fitting_words(self, text: str, kind: str, width: float, bold: bool
                       ) -> Iterator[tuple[str, str, str, bool]]:
        """Yield the words; one wider than a line comes in pieces, which stand one a line."""
        for word, voice, target, spaced in self._words(text, kind, bold):
            pieces = self._pieces(word, voice, width)
            for index, piece in enumerate(pieces):
                yield piece, voice, target, spaced or index > 0

    def _pieces(self, word: str, voice: str, width: float) -> list[str]:
        """Return a word in pieces that fit a line: parted at its hyphens, else anywhere."""
        if self.width(word, voice) <= width + 0.5:
            return [word]
        found: list[str] = []
        for part in _HYPHENED.findall(word):
            if found and self.width(found[-1] + part, voice) <= width:
                found[-1] += part
                continue
            rest = part
            while self.width(rest, voice) > width + 0.5 and len(rest) > LEAST_PIECE:
                cut = next((n for n in range(len(rest) - 1, LEAST_PIECE - 1, -1)
                            if self.width(rest[:n] + "-", voice) <= width), 0)
                if not cut:
                    break
                found.append(rest[:cut] + "-")
                rest = rest[cut:]
            found.append(rest)
        return found

    def _words(self, text: str, kind: str, bold: bool) -> list[tuple[str, str, str, bool]]:
        words: list[tuple[str, str, str, bool]] = []
        spaced = False
        for run in parse(self.link(text) if kind in LINKED else text):
            voice = BOLD.get(kind, kind) if (run.bold or bold) else kind
            for token in _TOKEN.findall(run.text):
                if token == "\n":
                    words.append(("\n", voice, "", False))
                    spaced = False
                elif token.isspace() and token[0] not in _JOINING:
                    spaced = True
                else:
                    words.append((token, voice, run.target, spaced))
                    spaced = False
        return words

    def _cut(self, lines: tuple[Line, ...], most: int, width: float) -> tuple[Line, ...]:
        kept = list(lines[:most])
        last = kept[-1]
        if last:
            end = last[-1]
            text = self.shortened(end.text + " " + ELLIPSIS, end.kind, width - end.x)
            if not text.endswith(ELLIPSIS):
                text += ELLIPSIS
            text = text.replace(" " + ELLIPSIS, ELLIPSIS)
            kept[-1] = (*last[:-1], Placed(text, end.kind, end.x,
                                           self.width(text, end.kind), end.target))
        return tuple(kept)
