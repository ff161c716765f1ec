"""What a screen is made of: widgets in a rectangle, the focus, and what lies under the pointer.

A screen says what is on it in ``build``; it is built anew whenever something changed, and a
widget takes over the passing state of the one of the same name that it replaces.
"""

from __future__ import annotations

from collections.abc import Sequence

from gosplan_game.ui import focus
from gosplan_game.ui.actions import Action, Pop
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.charts.readable import ReadableChart
from gosplan_game.ui.events import Key, Point
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.theme import MOTION
from gosplan_game.ui.tips import Tips
from gosplan_game.ui.typesetting import Typesetter
from gosplan_game.ui.widgets.base import Cursor, Message, Widget


class LaidOut:
    """Widgets laid out and drawn; override ``build``, ``paint``, ``receive`` and ``key``."""

    modal = False
    """Whether the screen below stays visible under it."""
    moves = False
    """Whether it opens with a short motion (``Screen.progress`` runs from 0 to 1)."""

    def __init__(self) -> None:
        self.area = Rect(0, 0, 0, 0)
        self.widgets: list[Widget] = []
        self.focus: Widget | None = None
        self.dirty = True
        self.now = 0
        self.tips = Tips(self.explain)
        self.opening: list[tuple[Rect, str]] = []
        """The opening words in sight, as they were last drawn."""
        self._hover: Widget | None = None
        self._captured: Widget | None = None
        self._setter: Typesetter | None = None
        self._began: int | None = None
        self.pointer: Point = (-1.0, -1.0)

    # For subclasses -------------------------------------------------------------------------

    def build(self, area: Rect) -> Sequence[Widget]:
        """Return the widgets in reading order, placed within the area."""
        del area
        return ()

    def paint(self, canvas: Canvas) -> None:
        """Draw what lies under the widgets; the ground is already paper."""

    def paint_over(self, canvas: Canvas) -> None:
        """Draw what lies over the widgets."""

    def receive(self, message: Message) -> Action | None:
        """Answer a widget's message."""
        del message
        return None

    def key(self, key: Key) -> Action | bool | None:
        """Answer a key no widget wanted; True if it was used without an action."""
        del key
        return None

    def cancel(self) -> Action | None:
        """Back out (Esc): by default, to the screen below."""
        return Pop()

    def entered(self) -> None:
        """Take note that the screen is on top (again)."""
        self.rebuild()

    def explain(self, target: str) -> str:
        """Return the marked text behind an opening word, or an empty one."""
        del target
        return ""

    def follow(self, target: str) -> Action | None:
        """Open what an opening word leads to."""
        del target
        return None

    def work(self) -> Action | None:
        """Do a piece of long work; called over and over while ``busy``."""
        return None

    @property
    def busy(self) -> bool:
        """Whether ``work`` wants to be called."""
        return False

    def chart_words(self) -> tuple[str, str]:
        """Return what the tiles of charts do: the table, the files."""
        return "", ""

    def first_focus(self) -> str:
        """Return the name of the widget that has the focus when the screen opens."""
        return ""

    # Given ----------------------------------------------------------------------------------

    @property
    def setter(self) -> Typesetter:
        """The typesetter in force."""
        if self._setter is None:
            raise RuntimeError("the screen has not been laid out yet")
        return self._setter

    @property
    def progress(self) -> float:
        """How far the opening motion is, 0 to 1; 1 if nothing moves."""
        if not self.moves or self._setter is None or self.setter.theme.reduced_motion:
            return 1.0
        if self._began is None:
            return 1.0
        return min(1.0, (self.now - self._began) / MOTION)

    def start_motion(self) -> None:
        """Run the opening motion from its beginning."""
        self._began = self.now

    @property
    def cursor(self) -> Cursor:
        """The pointer's shape where it is now."""
        widget = self._captured or self._hover
        if widget is None:
            return "usual"
        dx, dy = widget.shift()
        return widget.cursor((self.pointer[0] - dx, self.pointer[1] - dy))

    def layout(self, area: Rect, setter: Typesetter) -> None:
        """Lay the screen out in an area."""
        fresh = self._setter is None
        self.area, self._setter = area, setter
        self.rebuild()
        if fresh and self.focus is None and self.first_focus():
            self.focus_on(self.first_focus())

    def rebuild(self) -> None:
        """Build the widgets anew, keeping focus and passing state by name."""
        if self._setter is None:
            return
        old = {w.name: w for top in self.widgets for w in top.walk() if w.name}
        focused = self.focus.name if self.focus else ""
        self.widgets = list(self.build(self.area))
        self.focus = self._hover = None
        captured = self._captured.name if self._captured else ""
        self._captured = None
        tiles = self.chart_words()
        for top in self.widgets:
            top.arrange(self.setter)
            for widget in top.walk():
                if isinstance(widget, ReadableChart):
                    widget.tile_tips = tiles
                before = old.get(widget.name)
                if before is not None and type(before) is type(widget):
                    widget.adopt(before)
                if widget.name and widget.name == focused and widget.focusable:
                    widget.focused = True
                    self.focus = widget
                if widget.name and widget.name == captured:
                    self._captured = widget
        self._hovering(self.pointer)
        self.dirty = True

    def find(self, name: str) -> Widget:
        """Return the widget of that name; KeyError if there is none."""
        for top in self.widgets:
            for widget in top.walk():
                if widget.name == name:
                    return widget
        raise KeyError(name)

    def focus_on(self, name: str) -> None:
        """Give the focus to the widget of that name, if it can take it."""
        for widget in focus.stops(self.widgets):
            if widget.name == name:
                self._focus(widget)

    def draw(self, canvas: Canvas) -> None:
        """Draw everything."""
        canvas.progress = self.progress
        if not self.modal:
            canvas.fill(self.area, "paper")
        self.paint(canvas)
        for widget in self.widgets:
            widget.draw(canvas)
        self.paint_over(canvas)
        if self.focus is not None and not self.focus.draws_focus:
            focus.draw(canvas, self.focus)
        for widget in self.widgets:
            for inner in widget.walk():
                inner.draw_over(canvas)
        self.opening = list(canvas.words)
        self.tips.draw(canvas)
        self.dirty = False

    # Inside ---------------------------------------------------------------------------------

    def _top_at(self, point: Point) -> Widget | None:
        for widget in self.widgets:
            for inner in widget.walk():
                over = inner.over_rect()
                if over is not None and over.contains(point):
                    return inner
        for widget in reversed(self.widgets):
            found = widget.at(point)
            if found is not None:
                return found
        return None

    def _focus(self, widget: Widget | None, by_key: bool = False) -> None:
        if widget is self.focus:
            return
        if self.focus is not None:
            self.focus.focused = False
            self.focus.left()
        self.focus = widget
        self.dirty = True
        self.tips.clear()
        if widget is not None:
            widget.focused = True
            parent = widget.parent
            while parent is not None:
                reveal = getattr(parent, "reveal", None)
                if reveal is not None:
                    reveal(widget.rect)
                parent = parent.parent
            if by_key:
                text, _ = widget.tip_at(widget.rect.centre)
                self.tips.wait(text, widget.on_screen(), self.now)

    def _hovering(self, point: Point) -> Widget | None:
        found = self._top_at(point)
        if found is not self._hover:
            if self._hover is not None:
                self._hover.hovered = False
            if found is not None:
                found.hovered = True
            self._hover = found
            self.dirty = True
        return found

    def _word_at(self, point: Point) -> tuple[Rect, str] | None:
        """Return the opening word at a place, the last drawn first."""
        return next((word for word in reversed(self.opening) if word[0].contains(point)), None)
