"""Tooltips: shown after 300 ms of rest or focus, one above the other where a word opens more.

A click on one pins it until Esc, another key or a click elsewhere; on a word in it, it is followed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.theme import TOOLTIP_DELAY
from gosplan_game.ui.typesetting import Line, Typesetter

WIDTH = 360
PADDING = 12
MOST_LINES = 14


@dataclass(frozen=True, slots=True)
class Tip:
    """A tooltip in its place."""

    rect: Rect
    anchor: Rect
    lines: tuple[Line, ...]
    leading: float
    target: str = ""
    """The word it explains, where that is known."""
    text: str = ""
    """The marked text it was set from."""

    def words(self) -> Iterator[tuple[str, Rect]]:
        """Yield the opening words inside, with their places."""
        for row, line in enumerate(self.lines):
            top = self.rect.y + PADDING + row * self.leading
            for placed in line:
                if placed.target:
                    yield placed.target, Rect(self.rect.x + PADDING + placed.x, top, placed.width,
                                              self.leading)

    def word_at(self, point: tuple[float, float]) -> tuple[str, Rect] | None:
        """Return the target of the opening word at a place, and the word's rectangle."""
        return next((word for word in self.words() if word[1].contains(point)), None)


def place(text: str, anchor: Rect, setter: Typesetter, area: Rect, target: str = "") -> Tip:
    """Return a tooltip beside what it belongs to, wholly inside the area."""
    lines = setter.wrap(text, "text", WIDTH - 2 * PADDING, MOST_LINES)
    leading = setter.leading("text")
    used = max((line[-1].x + line[-1].width for line in lines if line), default=0.0)
    w, h = used + 2 * PADDING + 1, len(lines) * leading + 2 * PADDING - 4
    x = min(max(area.x + 8, anchor.x), area.right - w - 8)
    y = anchor.bottom + 8
    if y + h > area.bottom - 8:
        y = anchor.y - h - 8
    if y < area.y + 8:
        y = area.y + 8
        x = anchor.right + 8 if anchor.right + 8 + w < area.right else anchor.x - w - 8
    return Tip(Rect(x, y, w, h), anchor, lines, leading, target, text)


class Tips:
    """The tooltips open now, the innermost last."""

    def __init__(self, explain: Callable[[str], str]) -> None:
        self._explain = explain
        self.open: list[Tip] = []
        self._waiting: tuple[str, Rect] | None = None
        self._since = 0
        self.read = ""
        """Target of the word whose tooltip was opened by key, if one was."""
        self.pinned = False
        """Whether a click on them keeps them open wherever the pointer goes."""

    @property
    def first(self) -> Rect | None:
        """What the outermost tooltip belongs to."""
        return self.open[0].anchor if self.open else None

    def show(self, text: str, anchor: Rect, target: str, setter: Typesetter, area: Rect) -> None:
        """Open a tooltip at once, instead of all others: a word is read by key."""
        self.clear()
        self.read = target
        self.open.append(place(text, anchor, setter, area))

    def deeper(self, setter: Typesetter, area: Rect) -> None:
        """Open the first word inside the innermost tooltip that is not open yet."""
        if not self.open:
            return
        before = {tip.target for tip in self.open} | {self.read}
        for target, rect in self.open[-1].words():
            text = self._explain(target)
            if text and target not in before:
                self.open.append(place(text, rect, setter, area, target))
                self.read = target
                return

    def wait(self, text: str, anchor: Rect, now: int) -> bool:
        """Start waiting for a tooltip; return whether anything visible changed."""
        if self._waiting == (text, anchor) or (self.open and self.open[-1].anchor == anchor):
            return False
        changed = self.clear()
        if text:
            self._waiting, self._since = (text, anchor), now
        return changed

    def clear(self) -> bool:
        """Close all; return whether any was open."""
        was = bool(self.open)
        self.open.clear()
        self.read, self.pinned = "", False
        self._waiting = None
        return was

    def pressed(self, point: tuple[float, float]) -> str | None:
        """Answer a click: pin the tooltip under it and return the target of the word there.

        An empty target where it is no word, None beside all tooltips.
        """
        for tip in reversed(self.open):
            if tip.rect.contains(point):
                word = tip.word_at(point)
                self.pinned = True
                return word[0] if word else ""
        return None

    def holds(self, point: tuple[float, float]) -> bool:
        """Return whether the pointer may stay: on a tooltip or on the way to it."""
        return self.pinned or any(tip.rect.inset(-10).contains(point) for tip in self.open)

    def moved(self, point: tuple[float, float], now: int) -> None:
        """Note the pointer over an opening word of a tooltip."""
        for depth in range(len(self.open) - 1, -1, -1):
            word = self.open[depth].word_at(point)
            if word is None:
                continue
            if depth + 1 < len(self.open) and self.open[depth + 1].anchor == word[1]:
                return
            text = self._explain(word[0])
            if text and self._waiting != (text, word[1]):
                self._waiting, self._since = (text, word[1]), now
            return

    def due(self, now: int) -> int | None:
        """Return in how many milliseconds a tooltip opens, or None."""
        if self._waiting is None:
            return None
        return max(0, self._since + TOOLTIP_DELAY - now)

    def tick(self, now: int, setter: Typesetter, area: Rect) -> bool:
        """Open what is due; return whether anything was."""
        if self._waiting is None or now - self._since < TOOLTIP_DELAY:
            return False
        text, anchor = self._waiting
        self._waiting = None
        self.open.append(place(text, anchor, setter, area))
        return True

    def draw(self, canvas: Canvas) -> None:
        """Draw them: card, one line of ink, no shadow; a word read by key has the focus."""
        if self.read and self.open:
            canvas.focus(self.open[-1].anchor)
        for tip in self.open:
            canvas.fill(tip.rect, "card")
            canvas.frame(tip.rect, "ink", 2 if self.pinned else 1)
            canvas.lines(tip.lines, tip.rect.x + PADDING, tip.rect.y + PADDING - 2, tip.leading)
