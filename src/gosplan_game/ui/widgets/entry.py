"""A line of text to fill in: search, a name, a file."""

from __future__ import annotations

from dataclasses import dataclass

from gosplan_game.ui import signs
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.events import Event, Key, Pointer, TextComposing, TextTyped
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.widgets.base import HANDLED, Cursor, Message, Widget
from gosplan_game.ui.widgets.stepper import draw_typing
from gosplan_game.ui.widgets.typing_line import TypingLine


class TextEntry(Widget):
    """A text entry with caret, selection, clipboard and input methods.

    Args:
        name: How messages call it.
        rect: Its place.
        text: What it holds at first.
        hint: What stands there while it is empty.
        wrong: Why what it holds will not do; shown under it.
    """

    can_focus = True
    takes_text = True

    @dataclass(frozen=True, slots=True)
    class Changed(Message):
        """The text is another."""

        text: str

    @dataclass(frozen=True, slots=True)
    class Entered(Message):
        """Enter was pressed."""

        text: str

    def __init__(self, name: str, rect: Rect, text: str = "", *, hint: str = "", label: str = "",
                 wrong: str = "", tip: str = "", enabled: bool = True, reason: str = "") -> None:
        super().__init__(name, rect, label=label or hint, tip=tip, enabled=enabled,
                         reason=reason)
        self.line = TypingLine(text, len(text), len(text))
        self._given = text
        self.hint, self.wrong = hint, wrong
        self.composing = ""
        self._selecting = False

    @property
    def text(self) -> str:
        """What it holds."""
        return self.line.text

    def adopt(self, old: TextEntry) -> None:
        """Keep text and caret, unless the screen put another text in."""
        if self._given in (old._given, old.line.text):
            self.line = old.line
        self.composing, self._selecting = old.composing, old._selecting

    def handle(self, event: Event) -> Message | None:
        """Edit; ``Changed`` with every change, ``Entered`` on Enter."""
        if not self.enabled:
            return None
        before = self.line.text
        if isinstance(event, TextTyped):
            self.composing = ""
            self.line.insert(event.text)
        elif isinstance(event, TextComposing):
            self.composing = event.text
        elif isinstance(event, Pointer):
            return self._pointed(event)
        elif isinstance(event, Key):
            if event.name == "enter":
                return self.Entered(self.name, self.line.text)
            if event.name == "space" and event.plain:
                return HANDLED  # the space itself arrives as text
            if not self.line.key(event):
                return HANDLED if event.plain and len(event.name) == 1 else None
        else:
            return None
        return self.Changed(self.name, self.line.text) if self.line.text != before else HANDLED

    def _pointed(self, event: Pointer) -> Message | None:
        line = self.line
        if event.kind == "down" and event.button == 1:
            self._selecting = event.clicks == 1
            line.caret = self._place(event.at[0])
            line.anchor = line.caret
            if not self._selecting:
                line.anchor, line.caret = 0, len(line.text)
            return HANDLED
        if event.kind == "move" and self._selecting:
            line.caret = self._place(event.at[0])
            return HANDLED
        self._selecting = self._selecting and event.kind != "up"
        return None

    def _place(self, x: float) -> int:
        """Return between which characters a place lies, as the line is drawn now."""
        text, field = self.line.text, self.rect.inset(12, 5)
        before = self.setter.width(text[: self.line.caret], "text")
        x -= field.x + min(0.0, field.w - 2 - before)
        return min(range(len(text) + 1),
                   key=lambda place: abs(self.setter.width(text[:place], "text") - x))

    def cursor(self, point: tuple[float, float]) -> Cursor:
        """Say that text is taken here."""
        del point
        return "text" if self.enabled else "usual"

    def draw(self, canvas: Canvas) -> None:
        """Draw the frame, the text or its hint, and what is wrong with it."""
        rect = self.rect
        middle = rect.y + rect.h / 2
        canvas.fill(rect, "card" if self.enabled else "tint")
        if self.wrong:
            canvas.frame(rect, "red", 2)
        elif self.enabled:
            canvas.frame(rect, "second")
        else:
            canvas.dashed_frame(rect, "rule")
        field = rect.inset(12, 5)
        if not self.line.text and not self.composing:
            canvas.text_middle(self.hint, field.x, middle, "text", "third", most=field.w)
            if self.focused:
                canvas.vertical(field.x, field.y, field.bottom, "ink", 1.5)
        else:
            shown = self.line
            if self.composing:
                text = shown.text[: shown.caret] + self.composing + shown.text[shown.caret :]
                place = shown.caret + len(self.composing)
                shown = TypingLine(text, place, shown.caret)
            draw_typing(canvas, shown, field, "text", self.focused)
        if self.wrong:
            signs.warning(canvas, rect.x, rect.bottom + 6, 16)
            canvas.text_middle(self.wrong, rect.x + 24, rect.bottom + 14, "caption", "red_text",
                               most=rect.w - 24)
