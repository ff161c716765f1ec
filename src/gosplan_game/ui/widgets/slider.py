"""The slider: a value between bounds, dragged or stepped, with a flag where history stood."""

from __future__ import annotations

from dataclasses import dataclass

from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.events import Event, Key, Pointer, Wheel
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.widgets.base import HANDLED, Message, Widget


class Slider(Widget):
    """A value on a track.

    Args:
        name: How messages call it.
        rect: Its place; the track runs through the middle.
        value: The number now.
        lower: The left end.
        upper: The right end.
        step: What an arrow key changes; Shift makes it ten. Dragging falls on steps.
        flag: Where history stood, or None.
        changed: Whether it differs from the standing order: then it is red.
        ticks: How many intervals the track is marked in.
    """

    can_focus = True
    draws_focus = True

    @dataclass(frozen=True, slots=True)
    class Changed(Message):
        """The player set another value; ``done`` is False while the handle is being dragged."""

        value: float
        done: bool = True

    def __init__(
        self, name: str, rect: Rect, value: float, *, lower: float, upper: float, step: float,
        flag: float | None = None, changed: bool = False, ticks: int = 0, label: str = "",
        tip: str = "", enabled: bool = True, reason: str = "",
    ) -> None:
        super().__init__(name, rect, label=label, tip=tip, enabled=enabled, reason=reason)
        self.value, self.lower, self.upper, self.step = value, lower, upper, step
        self.flag, self.changed, self.ticks = flag, changed, ticks
        self.dragging = False

    def adopt(self, old: Slider) -> None:
        """Go on being dragged."""
        self.dragging = old.dragging

    def _place(self, value: float) -> float:
        span = self.upper - self.lower
        share = (value - self.lower) / span if span else 0.0
        return self.rect.x + 6 + min(1.0, max(0.0, share)) * (self.rect.w - 12)

    def _value_at(self, x: float) -> float:
        share = (x - self.rect.x - 6) / max(1.0, self.rect.w - 12)
        raw = self.lower + min(1.0, max(0.0, share)) * (self.upper - self.lower)
        return self._stepwise(raw)

    def _stepwise(self, raw: float) -> float:
        if self.step > 0:
            raw = self.lower + round((raw - self.lower) / self.step) * self.step
        return round(min(self.upper, max(self.lower, raw)), 9)

    def _set(self, value: float, done: bool = True) -> Message:
        bounded = self._stepwise(value)
        if bounded == self.value and not (done and self.dragging):
            return HANDLED
        return self.Changed(self.name, bounded, done)

    def handle(self, event: Event) -> Message | None:
        """Drag or step; ``Changed`` on every new value."""
        if not self.enabled:
            return None
        if isinstance(event, Wheel):
            return self._set(self.value + event.steps * self.step * (10 if event.shift else 1))
        if isinstance(event, Pointer):
            if event.kind == "down" and event.button == 1:
                self.dragging = True
                return self._set(self._value_at(event.at[0]), done=False)
            if event.kind == "move" and self.dragging:
                return self._set(self._value_at(event.at[0]), done=False)
            if event.kind == "up" and self.dragging:
                self.dragging = False  # where it was dragged to; let go may be anywhere
                return self.Changed(self.name, self.value)
            return None
        if isinstance(event, Key) and event.plain:
            return self._key(event)
        return None

    def _key(self, key: Key) -> Message | None:
        steps = {"left": -1, "right": 1, "pagedown": -10, "pageup": 10}.get(key.name)
        if steps is not None:
            return self._set(self.value + steps * self.step * (10 if key.shift else 1))
        if key.name in ("home", "end"):
            return self._set(self.lower if key.name == "home" else self.upper)
        return None

    def draw(self, canvas: Canvas) -> None:
        """Draw track, flag and handle."""
        rect, middle = self.rect, self.rect.y + self.rect.h / 2
        ink = ("red" if self.changed else "ink") if self.enabled else "rule"
        at = self._place(self.value)
        canvas.fill(Rect(rect.x, middle - 2, rect.w, 4), "pale")
        canvas.fill(Rect(rect.x, middle - 2, at - rect.x, 4), ink)
        for tick in range(self.ticks + 1 if self.ticks else 0):
            x = rect.x + 6 + (rect.w - 12) * tick / self.ticks
            canvas.vertical(x, middle + 6, middle + 10, "second")
        if self.flag is not None:
            x = self._place(self.flag)
            canvas.vertical(x - 1, middle - 11, middle + 10, "second", 2)
            canvas.polygon([(x - 4, middle - 13), (x + 4, middle - 13), (x, middle - 7)],
                           "second")
        handle = Rect(at - 5.5, middle - 9, 11, 18)
        canvas.fill(handle, ink)
        canvas.fill(Rect(at - 1, middle - 5, 2, 10), "card")
        if self.focused:
            canvas.focus(handle)
