"""The drop-down: one line that opens a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gosplan_game.ui import signs
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.events import Event, Key, Pointer, Wheel
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.widgets.base import HANDLED, Message, Widget
from gosplan_game.ui.widgets.choice import Option

MOST_SHOWN = 9


class DropDown(Widget):
    """A chosen option and, when open, the list of all. Enter, Space or a click opens it."""

    can_focus = True

    @dataclass(frozen=True, slots=True)
    class Changed(Message):
        """Another option was chosen."""

        key: str

    def __init__(self, name: str, rect: Rect, options: Sequence[Option], chosen: str, *,
                 label: str = "", tip: str = "", enabled: bool = True, reason: str = "") -> None:
        super().__init__(name, rect, label=label, tip=tip, enabled=enabled, reason=reason)
        self.options, self.chosen = tuple(options), chosen
        self.open = False
        self.at_option = self._index()
        self.first = 0

    def _index(self) -> int:
        return next((i for i, o in enumerate(self.options) if o.key == self.chosen), 0)

    def adopt(self, old: DropDown) -> None:
        """Stay open where it was."""
        self.open = old.open
        if old.open:
            self.at_option, self.first = min(old.at_option, len(self.options) - 1), old.first

    def left(self) -> None:
        """Close the list."""
        self.open = False

    @property
    def shown(self) -> int:
        """How many options the open list shows."""
        return min(MOST_SHOWN, len(self.options))

    def over_rect(self) -> Rect | None:
        """The open list."""
        if not self.open:
            return None
        rect = self.on_screen()
        return Rect(rect.x, rect.bottom - 1, rect.w, self.shown * rect.h + 2)

    def handle(self, event: Event) -> Message | None:
        """Open, move, choose."""
        if not self.enabled:
            return None
        if isinstance(event, Pointer):
            return self._pointed(event)
        if isinstance(event, Wheel):
            if self.open:
                self._scroll_to(self.first - int(event.steps))
                return HANDLED
            return None
        if isinstance(event, Key) and event.plain:
            return self._key(event)
        return None

    def _scroll_to(self, first: int) -> None:
        self.first = max(0, min(first, len(self.options) - self.shown))

    def _pointed(self, event: Pointer) -> Message | None:
        if self.rect.contains(event.at):
            if event.kind == "down":
                self._toggle()
                return HANDLED
            return None
        if not self.open:
            return None
        row = int((event.at[1] - self.rect.bottom) // self.rect.h) + self.first
        if not self.rect.x <= event.at[0] < self.rect.right or not (
                self.first <= row < self.first + self.shown):
            return None
        if event.kind == "move":
            changed, self.at_option = row != self.at_option, row
            return HANDLED if changed else None
        if event.kind == "down":
            self.open = False
            return self._choose(row)
        return None

    def _toggle(self) -> None:
        self.open = not self.open
        self.at_option = self._index()
        self._scroll_to(self.at_option - self.shown // 2)

    def _choose(self, row: int) -> Message:
        option = self.options[row]
        if option.reason or option.key == self.chosen:
            return HANDLED
        return self.Changed(self.name, option.key)

    def _key(self, key: Key) -> Message | None:
        if not self.open:
            if key.name in ("enter", "space"):
                self._toggle()
                return HANDLED
            step = {"up": -1, "down": 1}.get(key.name, 0)
            row = self._index() + step
            if step and 0 <= row < len(self.options):
                return self._choose(row)
            return None
        jump = {"up": -1, "down": 1, "pageup": -self.shown, "pagedown": self.shown}.get(key.name)
        if jump is not None:
            self.at_option = max(0, min(len(self.options) - 1, self.at_option + jump))
            if self.at_option < self.first:
                self._scroll_to(self.at_option)
            elif self.at_option >= self.first + self.shown:
                self._scroll_to(self.at_option - self.shown + 1)
            return HANDLED
        if key.name in ("enter", "space"):
            self.open = False
            return self._choose(self.at_option)
        if key.name == "escape":
            self.open = False
            return HANDLED
        return None

    def draw(self, canvas: Canvas) -> None:
        """Draw the closed line."""
        rect = self.rect
        middle = rect.y + rect.h / 2
        if self.enabled:
            canvas.fill(rect, "tint" if self.hovered else "card")
            canvas.frame(rect, "second")
        else:
            canvas.fill(rect, "tint")
            canvas.dashed_frame(rect, "rule")
        text = self.options[self._index()].text if self.options else ""
        canvas.text_middle(text, rect.x + 12, middle, "table",
                           "ink" if self.enabled else "third", most=rect.w - 40)
        signs.triangle(canvas, rect.right - 22, middle - 5, 10, False,
                       "ink" if self.enabled else "third")

    def draw_over(self, canvas: Canvas) -> None:
        """Draw the open list."""
        area = self.over_rect()
        if area is None:
            return
        canvas.fill(area, "card")
        height = self.rect.h
        for row in range(self.first, self.first + self.shown):
            option = self.options[row]
            line = Rect(area.x, area.y + 1 + (row - self.first) * height, area.w, height)
            if row == self.at_option:
                canvas.fill(line, "ochre_tint")
            if option.key == self.chosen:
                canvas.fill(line.left(4), "ink")
            canvas.text_middle(option.text, line.x + 12, line.y + height / 2,
                               "table_bold" if option.key == self.chosen else "table",
                               "third" if option.reason else "ink", most=line.w - 24)
        canvas.frame(area, "ink")
        if self.shown < len(self.options):
            share = self.shown / len(self.options)
            track = Rect(area.right - 5, area.y + 1, 4, area.h - 2)
            canvas.fill(track, "pale")
            top = track.y + track.h * self.first / len(self.options)
            canvas.fill(Rect(track.x, top, 4, track.h * share), "second")
