"""Choices: a box to tick, a round mark among several, a row of which one is chosen, tabs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from gosplan_game.ui import signs
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.events import Event, Key, Pointer
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.typesetting import Typesetter
from gosplan_game.ui.widgets.base import HANDLED, Message, Widget


class Checkbox(Widget):
    """A box with its words; Space, Enter or a click turns it.

    Where a button of the screen says Enter, ``keys`` is Space alone.
    """

    can_focus = True

    @dataclass(frozen=True, slots=True)
    class Changed(Message):
        """It was turned on or off."""

        on: bool

    def __init__(self, name: str, rect: Rect, text: str, on: bool, *, tip: str = "",
                 kind: str = "text", enabled: bool = True, reason: str = "",
                 keys: tuple[str, ...] = ("space", "enter")) -> None:
        super().__init__(name, rect, label=text, tip=tip, enabled=enabled, reason=reason)
        self.text, self.on, self.kind, self.keys = text, on, kind, keys

    def handle(self, event: Event) -> Message | None:
        """Turn it by click or key."""
        pressed = (isinstance(event, Pointer) and event.kind == "up" and event.button == 1
                   and self.rect.contains(event.at)) or (
            isinstance(event, Key) and event.plain and event.name in self.keys)
        if pressed and self.enabled:
            return self.Changed(self.name, not self.on)
        return HANDLED if isinstance(event, Pointer) and event.kind == "down" else None

    def draw(self, canvas: Canvas) -> None:
        """Draw the box, its tick and the words."""
        middle = self.rect.y + self.rect.h / 2
        box = Rect(self.rect.x, middle - 8, 16, 16)
        canvas.fill(box, "tint" if self.hovered or not self.enabled else "card")
        if self.enabled:
            canvas.frame(box, "ink", 1.3)
        else:
            canvas.dashed_frame(box, "rule")
        if self.on:
            signs.check(canvas, box, "ink" if self.enabled else "third")
        canvas.text_middle(self.text, self.rect.x + 24, middle, self.kind,
                           "ink" if self.enabled else "third", most=self.rect.w - 24)


@dataclass(frozen=True, slots=True)
class Option:
    """One of several: its key in messages, its words, and perhaps why it cannot be chosen."""

    key: str
    text: str
    reason: str = ""
    tip: str = ""
    pictogram: str = ""


class OneOf(Widget):
    """Several options of which one is chosen; arrows move the choice.

    ``look`` is ``radio`` (round marks), ``segments`` (a row of boxes) or ``tabs`` (a row whose
    chosen one is ink, sized by its words).
    """

    can_focus = True

    @dataclass(frozen=True, slots=True)
    class Changed(Message):
        """Another option was chosen."""

        key: str

    def __init__(
        self, name: str, rect: Rect, options: Sequence[Option], chosen: str, *,
        look: Literal["radio", "segments", "tabs"] = "segments", label: str = "", tip: str = "",
        upright: bool = False, kind: str = "",
    ) -> None:
        super().__init__(name, rect, label=label, tip=tip)
        self.options, self.chosen = tuple(options), chosen
        self.look, self.upright = look, upright
        self.kind = kind or {"radio": "text", "segments": "table", "tabs": "tab"}[look]
        self.places: list[Rect] = []
        self._under: int | None = None

    def arrange(self, setter: Typesetter) -> None:
        """Measure where each option lies."""
        super().arrange(setter)
        rect, count = self.rect, len(self.options)
        if not count:
            self.places = []
        elif self.upright:
            self.places = rect.rows(count, 0)
        elif self.look == "segments":
            self.places = rect.columns(count, 4)
        else:
            padding = 28 if self.look == "radio" else 32
            gap = 20 if self.look == "radio" else 4
            widths = [setter.width(o.text, self.kind) + padding for o in self.options]
            widths = [w + (22 if o.reason else 0) for w, o in zip(widths, self.options,
                                                                  strict=True)]
            room = rect.w - gap * (count - 1)
            if sum(widths) > room:
                # The air between words goes first, then the words are set smaller.
                air = min(padding - 6.0, (sum(widths) - room) / count)
                widths = [w - air for w in widths]
                widths = [w * min(1.0, room / sum(widths)) for w in widths]
            x, self.places = rect.x, []
            for width in widths:
                self.places.append(Rect(x, rect.y, width, rect.h))
                x += width + gap

    def _index(self) -> int:
        return next((i for i, o in enumerate(self.options) if o.key == self.chosen), -1)

    def handle(self, event: Event) -> Message | None:
        """Choose by click or arrows."""
        if isinstance(event, Pointer):
            inside = next((i for i, p in enumerate(self.places) if p.contains(event.at)), None)
            if event.kind == "move":
                changed, self._under = inside != self._under, inside
                return HANDLED if changed else None
            if event.kind == "down" and event.button == 1 and inside is not None:
                return self._choose(inside)
            return None
        if isinstance(event, Key) and event.plain:
            forward, back = ("down", "up") if self.upright else ("right", "left")
            step = 1 if event.name == forward else -1 if event.name == back else 0
            at = self._index()
            while step and 0 <= at + step < len(self.options):
                at += step
                if not self.options[at].reason:
                    return self._choose(at)
        return None

    def _choose(self, index: int) -> Message:
        option = self.options[index]
        if option.reason or option.key == self.chosen:
            return HANDLED
        return self.Changed(self.name, option.key)

    def tip_at(self, point: tuple[float, float]) -> tuple[str, Rect]:
        """Return why an option cannot be chosen, or its own tooltip."""
        for option, place in zip(self.options, self.places, strict=True):
            if place.contains(point) and (option.reason or option.tip):
                return option.reason or option.tip, place
        return super().tip_at(point)

    def draw(self, canvas: Canvas) -> None:
        """Draw all options."""
        for index, (option, place) in enumerate(zip(self.options, self.places, strict=True)):
            chosen = option.key == self.chosen
            under = self.hovered and self._under == index and not option.reason
            if self.look == "radio":
                self._draw_radio(canvas, option, place, chosen, under)
            else:
                self._draw_box(canvas, option, place, chosen, under)

    def _draw_radio(self, canvas: Canvas, option: Option, place: Rect, chosen: bool, under: bool
                    ) -> None:
        middle = place.y + place.h / 2
        off = bool(option.reason)
        canvas.disc(place.x + 8, middle, 8, "rule" if off else "ink")
        canvas.disc(place.x + 8, middle, 6.8, "tint" if under or off else "card")
        if chosen:
            canvas.disc(place.x + 8, middle, 4.4, "red")
        kind = {"text": "text_bold", "table": "table_bold"}.get(self.kind, self.kind)
        canvas.text_middle(option.text, place.x + 24, middle, kind if chosen else self.kind,
                           "third" if off else "ink", most=place.w - 24)

    def _draw_box(self, canvas: Canvas, option: Option, place: Rect, chosen: bool, under: bool
                  ) -> None:
        tabs = self.look == "tabs"
        if chosen:
            canvas.fill(place, "ink")
        elif tabs:
            canvas.fill(place, "pale" if under else "tint")
        else:
            canvas.fill(place, "tint" if under or option.reason else "card")
            if option.reason:
                canvas.dashed_frame(place, "rule")
            else:
                canvas.frame(place, "ink")
        ink = "card" if chosen else "third" if option.reason else "ink"
        kind = "table_bold" if chosen and self.kind == "table" else self.kind
        x, y = place.centre
        if option.reason and tabs:
            canvas.pictogram("lock", place.x + 10, y - 9, 18, "third")
            x += 11
        canvas.text_middle(option.text, x, y, kind, ink, "centre", place.w - 6)
