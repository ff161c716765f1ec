"""A chart that is pressed like a button: arrows read it, Enter, Space and a click press it."""

from __future__ import annotations

from gosplan_game.ui.charts.readable import ReadableChart
from gosplan_game.ui.events import Event, Key, Pointer
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.widgets.base import HANDLED, Message, Widget
from gosplan_game.ui.widgets.button import Pressable


class PressedChart(ReadableChart):
    """A small chart whose whole is pressed; what is read stands beside it.

    Args:
        name: How messages call it.
        rect: Its place.
        label: What it is called.
        tip: Its tooltip, where nothing is read.
        source: Where the figures come from.
    """

    beside = True
    leaving = ("left", "right", "up", "down")
    Pressed = Pressable.Pressed

    def __init__(self, name: str, rect: Rect, *, label: str = "", tip: str = "",
                 source: str = "") -> None:
        super().__init__(name, rect, label=label, source=source)
        self.tip = tip

    @property
    def focusable(self) -> bool:
        """Whether it can be pressed: also before there is anything to read."""
        return bool(self.name)

    @property
    def answers(self) -> bool:
        """Whether it does anything when it is pointed at."""
        return bool(self.name)

    def handle(self, event: Event) -> Message | None:
        """Be pressed, or be read."""
        if isinstance(event, Pointer) and event.button == 1 and event.kind in ("down", "up"):
            if event.kind == "up" and self.rect.contains(event.at):
                return self.Pressed(self.name)
            return HANDLED if event.kind == "down" else None
        if isinstance(event, Key) and event.plain and event.name in ("enter", "space"):
            return self.Pressed(self.name)
        return super().handle(event)

    def tip_at(self, point: tuple[float, float]) -> tuple[str, Rect]:
        """Say what it is where nothing is read."""
        if self.hovered and self.nearest(point) is not None:
            return "", self.rect
        return Widget.tip_at(self, point)
