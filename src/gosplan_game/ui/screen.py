"""A screen: widgets laid out in a rectangle, events in, an action for the stack out.

A screen says what is on it in ``build``; it is built anew whenever something changed, and a
widget takes over the passing state of the one of the same name that it replaces.
"""

from __future__ import annotations

from collections.abc import Sequence

from gosplan_game.ui import focus
from gosplan_game.ui.actions import Action, Pop
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.charts.readable import ReadableChart
from gosplan_game.ui.events import Event, Key, Point, Pointer, TextComposing, TextTyped, Wheel
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.theme import MOTION
from gosplan_game.ui.tips import Tips
from gosplan_game.ui.typesetting import Typesetter, plain
from gosplan_game.ui.widgets.base import HANDLED, Cursor, Message, Widget
from gosplan_game.ui.widgets.typing_line import copy

AWAY = (-1e6, -1e6)
"""Where the pointer is taken to be when it is nowhere."""


class Screen:
    """Base of all screens and dialogs; override ``build``, ``paint``, ``receive`` and ``key``."""

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

    # For subclasses --------------------------------------------------------------------------

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

    # Given -----------------------------------------------------------------------------------

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

    def handle(self, event: Event) -> Action | None:
        """Answer an event; return what the stack of screens should do, if anything."""
        if isinstance(event, Pointer):
            return self._pointed(event)
        if isinstance(event, Wheel):
            return self._wheeled(event)
        if isinstance(event, Key):
            return self._pressed(event)
        return self._typed(event)

    def let_go(self) -> Action | None:
        """End what is dragged: the window has lost the keyboard, and may miss the release."""
        if self._captured is None:
            return None
        return self._pointed(Pointer("up", AWAY))

    def tick(self, now: int) -> Action | None:
        """Let time pass: tooltips, motion, long work."""
        before, self.now = self.progress, now
        if self._setter and self.tips.tick(now, self.setter, self.area):
            self.dirty = True
        if before < 1:
            self.dirty = True
        return self.work() if self.busy else None

    def due(self) -> int | None:
        """Return in how many milliseconds ``tick`` has something to do; None if never."""
        if self.busy:
            return 0
        if self.progress < 1:
            return 12
        return self.tips.due(self.now)

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

    # Inside ----------------------------------------------------------------------------------

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

    def _pointed(self, event: Pointer) -> Action | None:
        self.pointer = event.at
        if event.kind != "move" and self._captured is None:
            word = self.tips.pressed(event.at)
            if word is not None:
                self.dirty = True
                return self.follow(word) if word and event.kind == "down" else None
        target = self._captured or self._hovering(event.at)
        if event.kind == "move" and self._captured is None:
            self._tooltip(target, event.at)
        else:
            self.dirty = self.tips.clear() or self.dirty
        if event.kind == "down":
            if self.focus is not None and target is not self.focus:
                action = self._said(self.focus.settled())
                if action is not None:
                    return action
                target = self._hovering(event.at)
            self._captured = target
            if target is not None and target.focusable:
                self._focus(target)
            elif not self.modal:  # over another screen, Enter and Space keep what they are for
                self._focus(None)
        message = target.handle(target.local(event)) if target is not None else None
        if message is None and event.kind == "down" and event.button == 1:
            under = self._word_at(event.at)
            if under is not None:
                self._captured = None
                return self.follow(under[1])
        if event.kind == "up":
            self._captured = None
            self._hovering(event.at)
        return self._said(message)

    def _tooltip(self, target: Widget | None, point: Point) -> None:
        if self.tips.holds(point):
            self.tips.moved(point, self.now)
            return
        text, anchor = "", Rect(0, 0, 0, 0)
        word = self._word_at(point)
        if word is not None:
            text, anchor = self.explain(word[1]), word[0]
        if target is not None and not text:
            dx, dy = target.shift()
            text, anchor = target.tip_at((point[0] - dx, point[1] - dy))
            anchor = anchor.moved(dx, dy)
        if text:
            self.dirty = self.tips.wait(text, anchor, self.now) or self.dirty
        else:
            self.dirty = self.tips.clear() or self.dirty

    def _word_at(self, point: Point) -> tuple[Rect, str] | None:
        """Return the opening word at a place, the last drawn first."""
        return next((word for word in reversed(self.opening) if word[0].contains(point)), None)

    def _read_word(self, back: bool) -> None:
        """Open the tooltip of the next opening word; back: of a word inside the open one."""
        self.dirty = True
        if back:
            self.tips.deeper(self.setter, self.area)
            return
        words = [(rect, target) for rect, target in self.opening if self.explain(target)]
        if words:
            anchors = [rect for rect, _ in words]
            at = anchors.index(self.tips.first) + 1 if self.tips.first in anchors else 0
            rect, target = words[at % len(words)]
            self.tips.show(self.explain(target), rect, target, self.setter, self.area)

    def _copy(self) -> None:
        """Put what has the focus, or is under the pointer, on the clipboard."""
        for widget in (self.focus, self._hover):
            if widget is not None and widget.copied:
                copy(widget.copied)
                return

    def _wheeled(self, event: Wheel) -> Action | None:
        widget = self._top_at(event.at)
        while widget is not None:
            message = widget.handle(widget.local(event))
            if message is not None:
                self.tips.clear()
                return self._said(message)
            widget = widget.parent
        return None

    def _pressed(self, event: Key) -> Action | None:
        typing = self.focus is not None and self.focus.takes_text
        if event.name == "g" and not (event.ctrl or event.alt or typing):
            self._read_word(event.shift)
            return None
        read, pinned = self.tips.read, self.tips.pinned
        if pinned and event.ctrl and event.name == "c":
            copy(plain(self.tips.open[-1].text))
            return None
        opened = self.tips.clear()
        self.dirty = opened or self.dirty
        if opened and event.plain and ((event.name == "enter" and read)
                                       or (event.name == "escape" and (read or pinned))):
            return self.follow(read) if event.name == "enter" else None
        widget = self.focus
        while widget is not None:
            message = widget.handle(event)
            if message is not None:
                return self._said(message)
            widget = widget.parent
        if event.ctrl and event.name == "c":
            self._copy()
            return None
        if not (typing and event.plain and len(event.name) == 1):
            answer = self.key(event)
            if answer is not None and answer is not False:
                self.dirty = True
                return None if answer is True else answer
        return self._moved_focus(event)

    def _moved_focus(self, event: Key) -> Action | None:
        order = focus.stops(self.widgets)
        if event.name == "tab" and event.plain:
            self._focus(focus.following(order, self.focus, -1 if event.shift else 1), True)
        elif event.name in focus.DIRECTIONS and event.plain:
            if self.focus is None:
                self._focus(focus.following(order, None, 1), True)
            else:
                found = focus.towards(order, self.focus, event.name)
                if found is not None:
                    self._focus(found, True)
        elif event.name == "escape":
            self.dirty = True
            return self.cancel()
        return None

    def _typed(self, event: TextTyped | TextComposing) -> Action | None:
        if self.focus is None:
            return None
        return self._said(self.focus.handle(event))

    def _said(self, message: Message | None) -> Action | None:
        if message is None:
            return None
        self.dirty = True
        if message is HANDLED:
            return None
        return self.receive(message)
