"""Buttons: red for the one main act, ink for the next step, outlined for the rest."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from gosplan_game.ui import signs
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.events import Event, Key, Pointer
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.keycap import keycap, keycap_width
from gosplan_game.ui.widgets.base import HANDLED, Message, Widget

Look = Literal["red", "ink", "outline"]
_INKS = {
    # look: (fill, fill under the pointer, words)
    "red": ("red", "red_dark", "white"),
    "ink": ("ink", "second", "card"),
    "outline": ("card", "tint", "ink"),
}


class Pressable(Widget):
    """Anything pressed by click, Enter or Space."""

    can_focus = True
    keys: tuple[str, ...] = ("enter", "space")
    """What presses it; without Enter where that key belongs to the screen's main button."""

    @dataclass(frozen=True, slots=True)
    class Pressed(Message):
        """It was pressed."""

    def handle(self, event: Event) -> Message | None:
        """Post ``Pressed`` when a click ends inside, or on one of its keys."""
        if isinstance(event, Pointer) and event.button == 1:
            if event.kind == "up" and self.rect.contains(event.at):
                return self.Pressed(self.name) if self.enabled else HANDLED
            return HANDLED if event.kind == "down" else None
        if isinstance(event, Key) and event.plain and event.name in self.keys:
            return self.Pressed(self.name) if self.enabled else HANDLED
        return None


class Button(Pressable):
    """A button with words, and perhaps a key's name or a pictogram."""

    def __init__(
        self,
        name: str,
        rect: Rect,
        text: str,
        look: Look = "outline",
        *,
        key: str = "",
        pictogram: str = "",
        kind: str = "button",
        tip: str = "",
        enabled: bool = True,
        reason: str = "",
    ) -> None:
        super().__init__(name, rect, label=text, tip=tip, enabled=enabled, reason=reason)
        self.text, self.look, self.key = text, look, key
        self.pictogram, self.kind = pictogram, kind

    def draw(self, canvas: Canvas) -> None:
        """Draw ground, edge and the words with what accompanies them, centred together."""
        fill, under, words = _INKS[self.look]
        if not self.enabled:
            canvas.fill(self.rect, "tint")
            canvas.dashed_frame(self.rect, "rule")
            words = "third"
        else:
            canvas.fill(self.rect, under if self.hovered else fill)
            if self.look == "outline":
                canvas.frame(self.rect, "ink")
        rect = self.rect
        icon = min(22.0, rect.h - 8) if self.pictogram else 0.0
        cap = keycap_width(canvas, self.key) + 10 if self.key else 0.0
        icon_room = icon + 6 if icon else 0.0
        room = rect.w - 12 - cap - icon_room
        width = min(room, canvas.setter.width(self.text, self.kind))
        x = rect.x + (rect.w - width - cap - icon_room) / 2
        middle = rect.y + rect.h / 2
        if icon:
            canvas.pictogram(self.pictogram, x, middle - icon / 2, icon, words)
            x += icon_room
        canvas.text_middle(self.text, x, middle, self.kind, words, most=room)
        if self.key:
            keycap(canvas, self.key, x + width + 10, middle, words)


class ArrowButton(Pressable):
    """Undo or redo: a bent arrow in a frame."""

    def __init__(self, name: str, rect: Rect, label: str, *, back: bool, tip: str = "",
                 enabled: bool = True, reason: str = "") -> None:
        super().__init__(name, rect, label=label, tip=tip or label, enabled=enabled,
                         reason=reason)
        self.back = back

    def draw(self, canvas: Canvas) -> None:
        """Draw the frame and the arrow."""
        x, y = self.rect.centre
        if self.enabled:
            canvas.fill(self.rect, "tint" if self.hovered else "card")
            canvas.frame(self.rect, "ink", 1.5)
        else:
            canvas.dashed_frame(self.rect, "rule")
        signs.turn(canvas, x, y, 20, "ink" if self.enabled else "rule", self.back)


class OnwardButton(Pressable):
    """Other ways to go on: two arrowheads in a frame."""

    def draw(self, canvas: Canvas) -> None:
        """Draw the frame and the arrowheads."""
        rect = self.rect
        x, y = rect.centre
        ink = "ink" if self.enabled else "rule"
        if self.enabled:
            canvas.fill(rect, "tint" if self.hovered else "card")
            canvas.frame(rect, "ink", 1.5)
        else:
            canvas.dashed_frame(rect, "rule")
        for left in (x - 9, x + 1):
            canvas.polygon([(left, y - 7), (left + 8, y), (left, y + 7)], ink)


class Link(Pressable):
    """Words that open something: *Why?* in ochre, or any dotted word."""

    def __init__(self, name: str, rect: Rect, text: str, *, kind: str = "caption_bold",
                 ink: str = "ochre_text", tip: str = "", align: Literal["left", "right"] = "left",
                 dotted: bool = False) -> None:
        super().__init__(name, rect, label=text, tip=tip)
        self.text, self.kind, self.ink, self.align, self.dotted = text, kind, ink, align, dotted

    def draw(self, canvas: Canvas) -> None:
        """Draw the words, underlined under the pointer."""
        rect = self.rect
        width = min(rect.w, canvas.setter.width(self.text, self.kind))
        x = rect.x if self.align == "left" else rect.right - width
        middle = rect.y + rect.h / 2
        canvas.text_middle(self.text, x, middle, self.kind, self.ink, most=rect.w)
        under = middle + canvas.setter.capital(self.kind) / 2 + 3
        if self.hovered:
            canvas.horizontal(x, x + width, under, self.ink, 1)
        elif self.dotted:
            canvas.dotted(x, x + width, under, self.ink)


class Ask(Pressable):
    """A place on a figure drawn elsewhere; pressed, it asks *Why?* of a series.

    Args:
        series: The series; messages are called ``why:`` and its id.
        rect: The figure's place.
        label: What it is called aloud.
        value: The figure, as it is copied.
        unit: Its unit.
        tip: What pressing it does.
        stop: Whether Tab stops here.
    """

    def __init__(self, series: str, rect: Rect, label: str, *, value: str = "", unit: str = "",
                 tip: str = "", stop: bool = False) -> None:
        super().__init__(f"why:{series}", rect, label=label, tip=tip)
        self.series, self.stop, self.value, self.unit = series, stop, value, unit

    @property
    def focusable(self) -> bool:
        """Whether Tab stops here."""
        return self.stop

    def draw(self, canvas: Canvas) -> None:
        """Underline the figure under the pointer."""
        if self.hovered:
            canvas.horizontal(self.rect.x, self.rect.right, self.rect.bottom - 2, "ink", 1.5)


class Area(Pressable):
    """An invisible rectangle that can be pressed: a card, a band of a chart, a number."""

    def draw(self, canvas: Canvas) -> None:
        """Draw nothing: what is pressed is drawn by the screen."""
