"""The scroll area: widgets in a window, with a thin bar at its right edge."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.events import Event, Key, Pointer, Wheel
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.widgets.base import HANDLED, Message, Widget

SLACK = 0.5
BAR = 4
NOTCH = 48


def fitted(
    name: str, rect: Rect, make: Callable[[float], tuple[Sequence[Widget], float]], *,
    focusable: bool = False, label: str = "",
) -> ScrollArea:
    """Return a scroll area whose children leave room for the bar only if there is one.

    Args:
        name: Name of the area.
        rect: The window.
        make: Gives the children for a width, and the height they take from the window's top.
        focusable: Whether Tab stops at the area itself.
        label: What it is called.
    """
    children, height = make(rect.w)
    if height > rect.h:
        children, height = make(rect.w - 14)
    return ScrollArea(name, rect, children, height, focusable=focusable, label=label)


class ScrollArea(Widget):
    """Shows a part of its children; wheel, Page keys and the bar move it.

    Children lie where they would without scrolling, from the area's top downwards.

    Args:
        name: By which its place survives a rebuild.
        rect: The window.
        children: The widgets inside, in reading order.
        height: Height of all that is inside.
        paint: Draws what lies under the children, in their coordinates.
        focusable: Whether Tab stops at the area itself (for text without controls).
    """

    def __init__(
        self, name: str, rect: Rect, children: Sequence[Widget], height: float, *,
        paint: Callable[[Canvas], None] | None = None, focusable: bool = False, label: str = "",
    ) -> None:
        super().__init__(name, rect, label=label)
        self._children = tuple(children)
        self.height = height
        self.at_y = 0.0
        self._paint = paint
        self._stops = focusable
        self._grip: float | None = None

    @property
    def children(self) -> Sequence[Widget]:
        """The widgets inside."""
        return self._children

    @property
    def focusable(self) -> bool:
        """Whether Tab stops at the area itself: also where nothing inside would take it there."""
        return self.room > 0 and (self._stops or not any(
            inner.focusable for child in self._children for inner in child.walk()))

    @property
    def offset(self) -> tuple[float, float]:
        """How far the children are moved."""
        return 0.0, -self.at_y

    @property
    def room(self) -> float:
        """How far it can be scrolled; less than half a unit is a matter of rounding."""
        room = self.height - self.rect.h
        return room if room > SLACK else 0.0

    @property
    def answers(self) -> bool:
        """Whether there is anything to scroll to."""
        return self.room > 0

    def adopt(self, old: ScrollArea) -> None:
        """Stay where it was scrolled to."""
        self.at_y = min(old.at_y, self.room)
        self._grip = old._grip

    def scroll_to(self, y: float) -> bool:
        """Scroll so that ``y`` is at the top; return whether that moved anything."""
        before = self.at_y
        self.at_y = min(self.room, max(0.0, y))
        return self.at_y != before

    def reveal(self, rect: Rect) -> None:
        """Scroll as little as needed to show a child's rectangle."""
        top, bottom = rect.y - self.rect.y - 8, rect.bottom - self.rect.y + 8
        if top < self.at_y:
            self.scroll_to(top)
        elif bottom > self.at_y + self.rect.h:
            self.scroll_to(bottom - self.rect.h)

    def _bar(self) -> Rect:
        share = self.rect.h / max(self.height, 1.0)
        size = max(24.0, self.rect.h * share)
        top = self.rect.y + (self.rect.h - size) * (self.at_y / self.room if self.room else 0)
        return Rect(self.rect.right - BAR, top, BAR, size)

    def at(self, point: tuple[float, float]) -> Widget | None:
        """The bar's strip belongs to the area; all else to the innermost child."""
        if self.rect.contains(point) and self.room and point[0] >= self.rect.right - 10:
            return self
        return super().at(point)

    def handle(self, event: Event) -> Message | None:
        """Scroll by wheel, keys or bar."""
        if isinstance(event, Wheel):
            return HANDLED if self.scroll_to(self.at_y - event.steps * NOTCH) else None
        if isinstance(event, Key) and event.plain:
            page = self.rect.h * 0.85
            move = {"pageup": -page, "pagedown": page}.get(event.name)
            if move is None and self.focused:
                move = {"up": -NOTCH, "down": NOTCH, "home": -1e9, "end": 1e9}.get(event.name)
            if move is not None:
                return HANDLED if self.scroll_to(self.at_y + move) else None
        if isinstance(event, Pointer):
            return self._dragged(event)
        return None

    def _dragged(self, event: Pointer) -> Message | None:
        bar = self._bar()
        if event.kind == "down" and self.room and event.at[0] >= self.rect.right - 10:
            inside = bar.y <= event.at[1] < bar.bottom
            self._grip = event.at[1] - bar.y if inside else bar.h / 2
        if event.kind == "up":
            self._grip = None
            return None
        if self._grip is not None:
            track = self.rect.h - bar.h
            share = (event.at[1] - self._grip - self.rect.y) / track if track else 0.0
            self.scroll_to(share * self.room)
            return HANDLED
        return None

    def draw(self, canvas: Canvas) -> None:
        """Draw what shows, and the bar if anything is hidden."""
        with canvas.clip(self.rect), canvas.shifted(0, -self.at_y):
            if self._paint is not None:
                self._paint(canvas)
            window = self.rect.moved(0, self.at_y)
            for child in self._children:
                if child.rect.bottom >= window.y and child.rect.y <= window.bottom:
                    child.draw(canvas)
        if self.room:
            canvas.fill(Rect(self.rect.right - BAR, self.rect.y, BAR, self.rect.h), "pale")
            canvas.fill(self._bar(), "second")
