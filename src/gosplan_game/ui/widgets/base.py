"""What every widget is: a rectangle, a name, a few flags; events in, messages out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.events import Event, moved_by
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.typesetting import Typesetter, plain


@dataclass(frozen=True, slots=True)
class Message:
    """Something a widget says; ``name`` is the widget's."""

    name: str


Cursor = Literal["usual", "drag", "text"]
"""The pointer's shape: the usual one, over what can be dragged sideways, over a text entry."""
HANDLED = Message("")
"""The event was used, and there is nothing to say."""


@dataclass(frozen=True, slots=True)
class Exported(Message):
    """A chart or a table is to be written to files."""


class Widget:
    """A control or a piece of a picture.

    Args:
        name: How messages call it; unique on a screen for everything that can be focused.
        rect: Its place in logical pixels.
        label: What it is called aloud, and by tests; the visible words where there are some.
        tip: Marked text of its tooltip.
        enabled: Whether it can be used.
        reason: Why it cannot, shown as its tooltip then.
    """

    can_focus = False
    """Whether Tab stops here (if enabled, or if disabled with a reason)."""
    takes_text = False
    """Whether letters and digits are text for it rather than shortcuts."""
    draws_focus = False
    """Whether it draws the focus itself, in a part of its rectangle."""

    def __init__(
        self,
        name: str = "",
        rect: Rect | None = None,
        *,
        label: str = "",
        tip: str = "",
        enabled: bool = True,
        reason: str = "",
    ) -> None:
        self.name = name
        self.rect = rect if rect is not None else Rect(0, 0, 0, 0)
        self.label = label
        self.tip = tip
        self.enabled = enabled
        self.reason = reason
        self.focused = False
        self.hovered = False
        self.parent: Widget | None = None
        self._setter: Typesetter | None = None

    @property
    def setter(self) -> Typesetter:
        """The typesetter in force; there is one as soon as the widget is on a screen."""
        if self._setter is None:
            raise RuntimeError(f"widget {self.name!r} is not on a screen yet")
        return self._setter

    @property
    def focusable(self) -> bool:
        """Whether Tab stops here."""
        return self.can_focus and (self.enabled or bool(self.reason))

    @property
    def copied(self) -> str:
        """What Ctrl+C takes from it: its words, and its value where it has one."""
        said = [getattr(self, name, "") for name in ("value", "unit", "text")]
        value = " ".join(part for part in said if isinstance(part, str) and part)
        if value == self.label or not value:
            return plain(self.label)
        return plain(f"{self.label}\t{value}" if self.label else value)

    @property
    def answers(self) -> bool:
        """Whether it does anything when it is pointed at: then the keyboard must come here too."""
        return self.enabled and type(self).handle is not Widget.handle

    @property
    def children(self) -> Sequence[Widget]:
        """The widgets inside this one, in reading order."""
        return ()

    @property
    def offset(self) -> tuple[float, float]:
        """How far children are drawn from where their rectangles say."""
        return 0.0, 0.0

    def arrange(self, setter: Typesetter) -> None:
        """Take the typesetter, and measure whatever depends on it."""
        self._setter = setter
        for child in self.children:
            child.parent = self
            child.arrange(setter)

    def adopt(self, old: Any) -> None:
        """Take over passing state (scrolling, unfinished typing) from the widget it replaces."""

    def handle(self, event: Event) -> Message | None:
        """Return a message, ``HANDLED``, or None if the event is not for this widget.

        Places in the event are in the same coordinates as ``rect``.
        """
        del event
        return None

    def draw(self, canvas: Canvas) -> None:
        """Draw it."""

    def draw_over(self, canvas: Canvas) -> None:
        """Draw what lies above all other widgets, such as an open list."""

    def over_rect(self) -> Rect | None:
        """Return the area of what lies above all other widgets, if anything does."""
        return None

    def settled(self) -> Message | None:
        """Return what was typed and not yet entered, as a click elsewhere enters it."""
        return None

    def left(self) -> None:
        """Tidy up when the focus goes elsewhere."""

    def at_rest(self) -> None:
        """Show itself as for print: nothing read, nothing scrolled."""
        self.focused = self.hovered = False

    def cursor(self, point: tuple[float, float]) -> Cursor:
        """Return the pointer's shape over a place inside, in the coordinates of ``rect``."""
        del point
        return "usual"

    def tip_at(self, point: tuple[float, float]) -> tuple[str, Rect]:
        """Return the tooltip for a place inside, and what it belongs to."""
        del point
        return (self.tip if self.enabled or not self.reason else self.reason), self.rect

    # Finding one's way in nested widgets -----------------------------------------------------

    def walk(self) -> Iterator[Widget]:
        """Yield this widget and all inside it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()

    def at(self, point: tuple[float, float]) -> Widget | None:
        """Return the innermost widget at a place, the last drawn first."""
        if not self.rect.contains(point):
            return None
        dx, dy = self.offset
        inner = (point[0] - dx, point[1] - dy)
        for child in reversed(self.children):
            found = child.at(inner)
            if found is not None:
                return found
        return self

    def shift(self) -> tuple[float, float]:
        """Return how far all parents together move this widget on the screen."""
        dx = dy = 0.0
        parent = self.parent
        while parent is not None:
            px, py = parent.offset
            dx, dy = dx + px, dy + py
            parent = parent.parent
        return dx, dy

    def local(self, event: Event) -> Event:
        """Return the event in this widget's coordinates."""
        dx, dy = self.shift()
        return moved_by(event, -dx, -dy) if dx or dy else event

    def on_screen(self) -> Rect:
        """Return where the rectangle is on the screen."""
        return self.rect.moved(*self.shift())
