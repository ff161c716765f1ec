"""What surrounds every screen of a game: rail, band with seasons, footer with the timeline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gosplan_game.ui import signs
from gosplan_game.ui.canvas import SMALLER_BY, Canvas
from gosplan_game.ui.events import Event, Key, Pointer
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.keycap import keycap
from gosplan_game.ui.theme import BAND
from gosplan_game.ui.widgets.base import HANDLED, Message, Widget
from gosplan_game.ui.widgets.button import Pressable
from gosplan_game.ui.widgets.label import TERM


class DateBlock(Widget):
    """Year and quarter, white on red, at the head of the rail."""

    def __init__(self, rect: Rect, year: str, quarter: str) -> None:
        super().__init__("", rect, label=f"{year} {quarter}")
        self.year, self.quarter = year, quarter

    def draw(self, canvas: Canvas) -> None:
        """Draw the block."""
        canvas.fill(self.rect, "red")
        x = self.rect.x + self.rect.w / 2
        canvas.text(self.year, x, self.rect.y + 31, "date", "white", "centre")
        canvas.text(self.quarter, x, self.rect.y + 53, "date_small", "white", "centre",
                    self.rect.w - 6)


@dataclass(frozen=True, slots=True)
class RailStop:
    """A screen on the rail: key in messages, digit, name and pictogram."""

    key: str
    digit: str
    name: str
    pictogram: str


class Rail(Widget):
    """The column of screens; one stop of Tab, arrows move within it."""

    can_focus = True
    draws_focus = True

    @dataclass(frozen=True, slots=True)
    class Chosen(Message):
        """Another screen was asked for."""

        key: str

    def __init__(self, name: str, rect: Rect, stops: Sequence[RailStop], here: str, *,
                 label: str = "") -> None:
        super().__init__(name, rect, label=label)
        self.stops, self.here = tuple(stops), here
        self.at_stop = next((i for i, s in enumerate(self.stops) if s.key == here), 0)
        self._under: int | None = None

    def adopt(self, old: Rail) -> None:
        """Keep the place of the keyboard."""
        self.at_stop = min(old.at_stop, len(self.stops) - 1)

    def place(self, index: int) -> Rect:
        """Return where a stop is drawn."""
        pitch = self.rect.h / max(1, len(self.stops))
        return Rect(self.rect.x, self.rect.y + index * pitch, self.rect.w, pitch)

    def _at(self, point: tuple[float, float]) -> int | None:
        if not self.rect.contains(point):
            return None
        return min(len(self.stops) - 1,
                   int((point[1] - self.rect.y) / (self.rect.h / len(self.stops))))

    def handle(self, event: Event) -> Message | None:
        """Choose by click, or by arrows and Enter."""
        if isinstance(event, Pointer):
            index = self._at(event.at)
            if event.kind == "move":
                changed, self._under = index != self._under, index
                return HANDLED if changed else None
            if event.kind == "down" and index is not None:
                self.at_stop = index
                return self.Chosen(self.name, self.stops[index].key)
        if isinstance(event, Key) and event.plain:
            step = {"up": -1, "down": 1}.get(event.name, 0)
            if step and 0 <= self.at_stop + step < len(self.stops):
                self.at_stop += step
                return HANDLED
            if event.name in ("enter", "space"):
                return self.Chosen(self.name, self.stops[self.at_stop].key)
        return None

    def draw(self, canvas: Canvas) -> None:
        """Draw all stops; the present one white on ink."""
        for index, stop in enumerate(self.stops):
            place = self.place(index)
            here = stop.key == self.here
            if here:
                canvas.fill(place, "ink")
            elif self.hovered and self._under == index:
                canvas.fill(place, "pale")
            ink = "card" if here else "ink"
            size = min(30.0, place.h - canvas.theme.size("rail") - 12)
            top = place.y + max(3.0, (place.h - size - canvas.theme.size("rail") - 7) / 2)
            canvas.pictogram(stop.pictogram, place.x + (place.w - size) / 2, top, size, ink)
            canvas.text_middle(stop.name, place.x + place.w / 2,
                               top + size + canvas.theme.size("rail") / 2 + 4,
                               "rail_bold" if here else "rail", ink, "centre", place.w - 4)
            canvas.text_middle(stop.digit, place.x + 8, place.y + 13, "key",
                               "card" if here else "second")
            if index + 1 < len(self.stops) and not here and self.stops[index + 1].key != self.here:
                canvas.horizontal(place.x + 12, place.right - 12, place.bottom - 1, "rule")
        if self.focused:
            canvas.focus(self.place(self.at_stop).inset(5, 5))


class RailKey(Pressable):
    """A key and its name at the foot of the rail: help, menu."""

    def __init__(self, name: str, rect: Rect, key: str, text: str) -> None:
        super().__init__(name, rect, label=text)
        self.key_name, self.text = key, text

    def draw(self, canvas: Canvas) -> None:
        """Draw key and name."""
        if self.hovered:
            canvas.fill(self.rect, "pale")
        middle = self.rect.y + self.rect.h / 2
        width = keycap(canvas, self.key_name, self.rect.x + 8, middle)
        canvas.text_middle(self.text, self.rect.x + 8 + width + 7, middle, "rail",
                           most=self.rect.w - width - 17)


@dataclass(frozen=True, slots=True)
class SeasonMark:
    """One of the four plates of the strip."""

    name: str
    pictogram: str
    now: bool


class SeasonStrip(Widget):
    """The four seasons; the present one white on ink."""

    def __init__(self, rect: Rect, seasons: Sequence[SeasonMark]) -> None:
        super().__init__("", rect, label=next((s.name for s in seasons if s.now), ""))
        self.seasons = tuple(seasons)

    def draw(self, canvas: Canvas) -> None:
        """Draw the strip."""
        places = self.rect.columns(len(self.seasons), 0)
        for index, (season, place) in enumerate(zip(self.seasons, places, strict=True)):
            if season.now:
                canvas.fill(place, "ink")
            ink = "card" if season.now else "second"
            x = place.x + place.w / 2
            canvas.pictogram(season.pictogram, x - 12, place.y + 2, 24, ink)
            canvas.text_middle(season.name, x, place.bottom - 10,
                               "small_bold" if season.now else "small", ink, "centre",
                               place.w - 4)
            following = index + 1 < len(places)
            if following and not season.now and not self.seasons[index + 1].now:
                canvas.vertical(place.right, place.y + 8, place.bottom - 8, "rule")


class TitleBand(Widget):
    """The band's left part: title and subtitle on one baseline, the rule under the band."""

    def __init__(self, rect: Rect, title: str, subtitle: str = "", *, room: float = 0,
                 rule_from: float | None = None) -> None:
        super().__init__("", rect, label=title)
        self.title, self.subtitle = title, subtitle
        self.room = room or rect.w
        self.rule_from = rect.x if rule_from is None else rule_from

    def draw(self, canvas: Canvas) -> None:
        """Draw title, subtitle and rule."""
        baseline = self.rect.y + 45
        width = canvas.text(self.title, self.rect.x, baseline, "title", most=self.room)
        left = self.room - width - 16
        x, setter = self.rect.x + width + 16, canvas.setter
        cut = setter.fitted(self.subtitle, "body", left) if self.subtitle else None
        if cut and cut.text == self.subtitle and cut.pixels >= SMALLER_BY * setter.pixels("body"):
            canvas.text(self.subtitle, x, baseline, "body", "second", most=left)
        elif self.subtitle and left > 60:
            # Two lines where one would be clearly smaller than the title's own words.
            room = Rect(x, self.rect.y + 3, left, BAND - 8)
            kind = setter.narrowed(self.subtitle, "body", left, room.h) or setter.fitting(
                self.subtitle, "caption", left, room.h)
            used = setter.height(self.subtitle, kind, left)
            canvas.paragraph(self.subtitle, room.trim(top=max(0.0, room.h - used) / 2), kind,
                             "second")
        canvas.horizontal(self.rule_from, self.rect.right, self.rect.y + BAND - 2, "ink", 2)


class Timeline(Widget):
    """The footer: a note at the left, turn and quarters at the right.

    A hint at opening words (``words``) gives way to ``instead`` where none is drawn.
    """

    def __init__(self, rect: Rect, note: str, *, turn: str = "", first: str = "", last: str = "",
                 turns: int = 0, now: int = 0, season: int = 0, left: float = 0,
                 hint: bool = False, words: bool = False, instead: str = "") -> None:
        super().__init__("", rect, label=turn)
        self.words, self.instead = words, instead
        self.hint, self.season = hint, season
        self.note, self.turn, self.first, self.last = note, turn, first, last
        self.turns, self.now = turns, now
        self.start = left or rect.x

    def draw(self, canvas: Canvas) -> None:
        """Draw rule, note and timeline."""
        rect, setter = self.rect, canvas.setter
        if self.words and not any(word.startswith(TERM) for _, word in canvas.words):
            self.note, self.hint = self.instead, False
        canvas.horizontal(rect.x, rect.right, rect.y, "rule")
        middle = rect.y + rect.h / 2
        right = rect.right - 32
        note_room = right - self.start
        if self.turns:
            pitch = 2.4
            width = self.turns * pitch
            last = setter.width(self.last, "small")
            left = right - last - 8 - width
            canvas.text_middle(self.last, right, middle, "small", "second", "right")
            self._draw_ticks(canvas, left, middle, pitch)
            first_x = left - 8
            canvas.text_middle(self.first, first_x, middle, "small", "second", "right")
            turn_x = first_x - setter.width(self.first, "small") - 16
            canvas.text_middle(self.turn, turn_x, middle, "small_bold", "ink", "right")
            note_room = turn_x - setter.width(self.turn, "small_bold") - 24 - self.start
        place = Rect(self.start, rect.y + 1, note_room, rect.h - 1)
        if self.hint:
            signs.pointer(canvas, place.x, middle - 5, 10, "ochre_text", False)
            place = place.trim(left=18)
        self._draw_note(canvas, place)

    def _draw_note(self, canvas: Canvas, room: Rect) -> None:
        """Draw the note in one line, or in two smaller ones."""
        setter = canvas.setter
        if setter.width(self.note, "small") <= room.w:
            canvas.text_middle(self.note, room.x, room.y + room.h / 2, "small", "second")
            return
        kind = setter.fitting(self.note, "small", room.w, room.h)
        used = setter.height(self.note, kind, room.w)
        canvas.paragraph(self.note, room.trim(top=max(0.0, (room.h - used) / 2)), kind, "second")

    def _draw_ticks(self, canvas: Canvas, left: float, middle: float, pitch: float) -> None:
        for turn in range(self.turns):
            x = left + turn * pitch
            year = (turn + self.season) % 4 == 0
            ink = "ink" if turn < self.now else "pale" if turn > self.now else "red"
            if turn == self.now:
                canvas.fill(Rect(x - 0.5, middle - 7, 3, 14), ink)
            else:
                canvas.fill(Rect(x, middle - (1 if year else -1), 1.2, 6 if year else 4), ink)
        end = left + self.turns * pitch
        now = left + self.now * pitch
        canvas.fill(Rect(left, middle + 4, now - left, 1.5), "ink")
        canvas.fill(Rect(now + 2, middle + 4, end - now - 2, 1.5), "pale")
