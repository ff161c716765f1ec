"""A screen: widgets laid out in a rectangle, events in, an action for the stack out."""

from __future__ import annotations

from gosplan_game.ui import focus
from gosplan_game.ui.actions import Action
from gosplan_game.ui.events import Event, Key, Point, Pointer, TextComposing, TextTyped, Wheel
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.laid_out import LaidOut
from gosplan_game.ui.typesetting import plain
from gosplan_game.ui.widgets.base import HANDLED, Message, Widget
from gosplan_game.ui.widgets.typing_line import copy

AWAY = (-1e6, -1e6)
"""Where the pointer is taken to be when it is nowhere."""


class Screen(LaidOut):
    """Base of all screens and dialogs: what is laid out, and how it answers events."""

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
