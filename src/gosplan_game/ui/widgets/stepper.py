"""The stepper: − value +, also dragged, typed (with simple sums), wheeled and stepped by keys."""

from __future__ import annotations

from dataclasses import dataclass

from gosplan_game.ui import signs
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.events import Event, Key, Pointer, TextTyped, Wheel
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.typesetting import plain
from gosplan_game.ui.widgets.base import HANDLED, Cursor, Message, Widget
from gosplan_game.ui.widgets.number import pasted_number, typed_number
from gosplan_game.ui.widgets.typing_line import TypingLine, copy, paste

_STARTERS = frozenset("0123456789.,-−+(*/×")
PULL = 8.0
"""Logical pixels by which the pointer is dragged for one step."""
SLACK = 3.0
"""Logical pixels that a click may slip without becoming a drag."""


@dataclass(slots=True)
class Drag:
    """A value being dragged: where the pointer took hold, and what stood there then."""

    x: float
    value: float
    moved: bool = False
    changed: bool = False
    """Whether the value differs now from what stood there."""


class Stepper(Widget):
    """A number with its steps.

    Args:
        name: How messages call it.
        rect: Its place.
        value: The number now.
        text: The number as shown, with its unit.
        lower: The least it may be.
        upper: The most it may be.
        step: What a click, an arrow key or a notch of the wheel changes; Shift makes it ten.
        expected: What to say of anything that is no number within the bounds.
        changed: Whether it differs from the standing order (bold, with a bar in the gutter).
        digits: What stands in the field when typing begins; by default the number as Python
            writes it.
        series: The series beside it, about which *Why?* asks while it has the focus.
        whole: The number with its unit, where ``text`` leaves that out; copied by Ctrl+C.
    """

    can_focus = True
    takes_text = True

    @dataclass(frozen=True, slots=True)
    class Changed(Message):
        """The player set another value.

        ``going_on`` while a drag that has changed it before goes on: undo takes it back as one.
        """

        value: float
        going_on: bool = False

    def __init__(
        self, name: str, rect: Rect, value: float, text: str, *, lower: float, upper: float,
        step: float, expected: str = "", changed: bool = False, digits: str = "",
        label: str = "", tip: str = "", enabled: bool = True, reason: str = "",
        bar: bool = True, places: int = 6, series: str = "", whole: str = "",
    ) -> None:
        super().__init__(name, rect, label=label, tip=tip, enabled=enabled, reason=reason)
        self.value, self.text, self.lower, self.upper = value, text, lower, upper
        self.step, self.expected, self.changed, self.bar = step, expected, changed, bar
        self.digits = digits or f"{value:.{places}f}".rstrip("0").rstrip(".")
        self.places, self.series, self.whole = places, series, whole or text
        self.line: TypingLine | None = None
        self.wrong = False
        self.drag: Drag | None = None

    def adopt(self, old: Stepper) -> None:
        """Keep unfinished typing and dragging, as long as it can be used."""
        if self.enabled:
            self.line, self.wrong, self.drag = old.line, old.wrong, old.drag

    @property
    def copied(self) -> str:
        """The label and the number with its unit."""
        return plain(f"{self.label}\t{self.whole}" if self.label else self.whole)

    def cursor(self, point: tuple[float, float]) -> Cursor:
        """Say over the number that it can be dragged."""
        over = self.rect.x + self.side <= point[0] < self.rect.right - self.side
        return "drag" if self.enabled and over and self.line is None else "usual"

    @property
    def side(self) -> float:
        """The width of the minus and plus ends."""
        return min(26.0, max(20.0, self.rect.h))

    def settled(self) -> Message | None:
        """Enter what was typed, if it is a number within the bounds."""
        if self.line is None or self.line.text == self.digits:
            return None
        message = self._entered()
        return None if self.wrong else message

    def left(self) -> None:
        """Take back what was typed but not entered."""
        self.line, self.wrong = None, False

    def _bounded(self, value: float) -> float:
        return round(min(self.upper, max(self.lower, value)), self.places)

    def _set(self, value: float) -> Message:
        bounded = self._bounded(value)
        return self.Changed(self.name, bounded) if bounded != self.value else HANDLED

    def _stepped(self, steps: float, shift: bool) -> Message:
        self.line, self.wrong = None, False
        return self._set(self.value + steps * self.step * (10 if shift else 1))

    def pasted(self, text: str) -> str:
        """Return what of a pasted text goes into the field."""
        return pasted_number(text)

    def read(self, typed: str) -> float | None:
        """Return the value of what was typed; None if it is none."""
        return typed_number(typed, self.value, percent="%" in self.text)

    def _entered(self) -> Message:
        typed = self.line.text if self.line else ""
        value = self.read(typed)
        if value is None or not self.lower - 1e-9 <= value <= self.upper + 1e-9:
            self.wrong = True
            return HANDLED
        self.line, self.wrong = None, False
        return self._set(value)

    def handle(self, event: Event) -> Message | None:
        """Step, or take typing; ``Changed`` on every valid new value."""
        if not self.enabled:
            return HANDLED if isinstance(event, Pointer) and event.kind == "down" else None
        if isinstance(event, Wheel):
            return self._stepped(event.steps, event.shift) if self.focused or self.hovered \
                else None
        if isinstance(event, Pointer):
            return self._pointed(event)
        if isinstance(event, Key):
            return self._key(event)
        if isinstance(event, TextTyped):
            if self.line is None:
                if not (set(event.text) & _STARTERS):
                    return None
                self.line = TypingLine()
            self.line.insert(event.text)
            self.wrong = False
            return HANDLED
        return None

    def _pointed(self, event: Pointer) -> Message | None:
        x = event.at[0]
        if self.drag is not None:
            return self._dragged(self.drag, event)
        if event.kind != "down" or event.button != 1:
            return None
        if x < self.rect.x + self.side:
            return self._stepped(-1, False)
        if x >= self.rect.right - self.side:
            return self._stepped(1, False)
        if self.line is None:
            self.drag = Drag(x, self.value)
        return HANDLED

    def _dragged(self, drag: Drag, event: Pointer) -> Message:
        """Follow the pointer; let go without having moved, it was a click and typing begins."""
        if event.kind == "down":  # another button beside the one that drags
            return self._taken_back(drag)
        if event.kind == "up":
            self.drag = None
            if not drag.moved and self.rect.contains(event.at):
                self.line = TypingLine.selected(self.digits)
            return HANDLED
        pulled = event.at[0] - drag.x
        drag.moved = drag.moved or abs(pulled) >= SLACK
        if not drag.moved:
            return HANDLED
        steps = round(pulled / PULL)
        return self._pulled(drag, self._bounded(drag.value + steps * self.step) if steps
                            else drag.value)

    def _pulled(self, drag: Drag, value: float) -> Message:
        if value == self.value:
            return HANDLED
        before, drag.changed = drag.changed, value != drag.value
        return self.Changed(self.name, value, going_on=before)

    def _taken_back(self, drag: Drag) -> Message:
        """Give back what stood there before the drag."""
        self.drag = None
        return self._pulled(drag, drag.value)

    def _key(self, key: Key) -> Message | None:
        if self.drag is not None and self.drag.moved:
            return self._taken_back(self.drag) if key.name == "escape" else HANDLED
        if key.ctrl and key.name == "c" and self.line is None:
            copy(self.copied)
            return HANDLED
        if key.ctrl and key.name == "v":
            self.line = self.line or TypingLine.selected(self.digits)
            self.line.insert(self.pasted(paste()))
            self.wrong = False
            return HANDLED
        if key.name in ("up", "down"):
            return self._stepped(1 if key.name == "up" else -1, key.shift)
        if self.line is None:
            return self._resting_key(key)
        if key.name == "enter":
            return self._entered()
        if key.name == "escape":
            self.left()
            return HANDLED
        if key.name == "tab":
            # Leaving with Tab enters what was typed; a wrong entry stays, with its reason.
            message = self._entered()
            return message if self.wrong else (None if message is HANDLED else message)
        if self.line.key(key):
            self.wrong = False
            return HANDLED
        return HANDLED if key.plain and len(key.name) == 1 else None

    def _resting_key(self, key: Key) -> Message | None:
        match key.name:
            case "left" | "right" if key.plain:
                return self._stepped(1 if key.name == "right" else -1, key.shift)
            case "pageup" | "pagedown":
                return self._stepped(10 if key.name == "pageup" else -10, False)
            case "home" | "end" if key.plain:
                return self._set(self.lower if key.name == "home" else self.upper)
            case "enter":
                self.line = TypingLine.selected(self.digits)
                return HANDLED
            case "backspace":
                self.line = TypingLine()
                return HANDLED
        return None

    def tip_at(self, point: tuple[float, float]) -> tuple[str, Rect]:
        """Say what is expected while the entry is wrong."""
        if self.wrong and self.expected:
            return self.expected, self.rect
        return super().tip_at(point)

    def over_rect(self) -> Rect | None:
        """Nothing to click above the others."""
        return None

    def draw(self, canvas: Canvas) -> None:
        """Draw ends, field and value."""
        rect, side = self.rect, self.side
        middle = rect.y + rect.h / 2
        if self.changed and self.bar:
            canvas.fill(Rect(rect.x - 8, rect.y, 4, rect.h), "red")
        field = rect.trim(left=side, right=side)
        if not self.enabled:
            canvas.fill(rect, "tint")
            canvas.dashed_frame(rect, "rule")
        else:
            canvas.fill(rect, "tint")
            canvas.fill(field.inset(0, 1), "card")
            canvas.frame(rect, "red" if self.wrong else "second", 2 if self.wrong else 1)
        ink = "ink" if self.enabled else "third"
        signs.minus(canvas, rect.x + side / 2, middle, 9, ink)
        signs.plus(canvas, rect.right - side / 2, middle, 9, ink)
        if self.line is not None:
            draw_typing(canvas, self.line, field.inset(6, 3), "table_bold", self.focused)
            return
        canvas.text_middle(self.text, field.right - 8, middle, "table_bold", ink, "right",
                           field.w - 10)

    def draw_over(self, canvas: Canvas) -> None:
        """Say beside the field what is expected, while the entry is wrong."""
        if not (self.wrong and self.expected):
            return
        rect = self.on_screen()
        width = canvas.setter.width(self.expected, "caption") + 44
        height = canvas.theme.control(26)
        x = max(8.0, min(rect.x, canvas.surface.get_width() / canvas.scale - width - 8))
        box = Rect(x, rect.bottom + 6, width, height)
        canvas.fill(box, "card")
        canvas.frame(box, "red")
        signs.warning(canvas, box.x + 8, box.y + height / 2 - 8, 16)
        canvas.text_middle(self.expected, box.x + 32, box.y + height / 2, "caption", "red_text")


def draw_typing(
    canvas: Canvas, line: TypingLine, field: Rect, kind: str, caret: bool
) -> None:
    """Draw a line being typed, scrolled so that its caret is in sight."""
    setter = canvas.setter
    before = setter.width(line.text[: line.caret], kind)
    shift = min(0.0, field.w - 2 - before)
    middle = field.y + field.h / 2
    with canvas.clip(field):
        start, end = line.span
        if start != end:
            left = field.x + shift + setter.width(line.text[:start], kind)
            right = field.x + shift + setter.width(line.text[:end], kind)
            canvas.fill(Rect(left, field.y, right - left, field.h), "blue_tint")
        canvas.text_middle(line.text, field.x + shift, middle, kind)
        if caret:
            canvas.vertical(field.x + shift + before, field.y, field.bottom, "ink", 1.5)
