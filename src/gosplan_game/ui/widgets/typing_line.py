"""One line being typed: characters, caret, selection and clipboard; used by all entries."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass

import pygame

from gosplan_game.ui.events import Key

LONGEST = 200


def copy(text: str) -> None:
    """Put a text on the clipboard, if there is one."""
    with contextlib.suppress(pygame.error):
        pygame.scrap.put_text(text)


def paste() -> str:
    """Return the clipboard's text; an empty one if there is none."""
    try:
        return pygame.scrap.get_text()
    except pygame.error:
        return ""


@dataclass(slots=True)
class TypingLine:
    """The text, where the caret is, and where the selection began (equal: nothing selected)."""

    text: str = ""
    caret: int = 0
    anchor: int = 0

    @classmethod
    def selected(cls, text: str) -> TypingLine:
        """Return a line with everything selected."""
        return cls(text, len(text), 0)

    @property
    def span(self) -> tuple[int, int]:
        """The selection's first and last place."""
        return min(self.caret, self.anchor), max(self.caret, self.anchor)

    def insert(self, text: str) -> None:
        """Put text in place of the selection."""
        start, end = self.span
        clean = "".join(c for c in text if c.isprintable())
        clean = clean[: max(0, LONGEST - len(self.text) + end - start)]
        self.text = self.text[:start] + clean + self.text[end:]
        self.caret = self.anchor = start + len(clean)

    def _move(self, place: int, keep: bool) -> None:
        self.caret = max(0, min(len(self.text), place))
        if not keep:
            self.anchor = self.caret

    def _word(self, step: int) -> int:
        place = self.caret
        if step < 0:
            while place > 0 and not self.text[place - 1].isalnum():
                place -= 1
            while place > 0 and self.text[place - 1].isalnum():
                place -= 1
        else:
            while place < len(self.text) and not self.text[place].isalnum():
                place += 1
            while place < len(self.text) and self.text[place].isalnum():
                place += 1
        return place

    def key(self, key: Key) -> bool:
        """Edit by a key; return whether the key was one for editing."""
        if key.ctrl:
            return self._command(key)
        start, end = self.span
        match key.name:
            case "left" | "right":
                step = -1 if key.name == "left" else 1
                if start != end and not key.shift:
                    self._move(start if step < 0 else end, False)
                else:
                    self._move(self.caret + step, key.shift)
            case "home" | "end":
                self._move(0 if key.name == "home" else len(self.text), key.shift)
            case "backspace" | "delete":
                if start == end:
                    self.anchor = self.caret + (-1 if key.name == "backspace" else 1)
                    self.anchor = max(0, min(len(self.text), self.anchor))
                self.insert("")
            case _:
                return False
        return True

    def _command(self, key: Key) -> bool:
        start, end = self.span
        match key.name:
            case "a":
                self.anchor, self.caret = 0, len(self.text)
            case "c":
                copy(self.text[start:end] or self.text)
            case "x":
                copy(self.text[start:end] or self.text)
                if start == end:
                    self.anchor, self.caret = 0, len(self.text)
                self.insert("")
            case "v":
                self.insert(paste())
            case "left" | "right":
                self._move(self._word(-1 if key.name == "left" else 1), key.shift)
            case "backspace":
                if start == end:
                    self.anchor = self._word(-1)
                self.insert("")
            case _:
                return False
        return True
