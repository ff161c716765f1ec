"""An event: the poster at the left, the decision at the right; plainly where people died."""

from __future__ import annotations

from collections.abc import Sequence

from gosplan_game.ui import pictures
from gosplan_game.ui.actions import Action, Pop, Push, Series, Sounded
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.charts.readable import ReadableChart
from gosplan_game.ui.events import Key
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.screen import Screen
from gosplan_game.ui.screens.context import Context
from gosplan_game.ui.screens.event_parts import ChoiceRow, CountedRows, Rule
from gosplan_game.ui.screens.exports import exported
from gosplan_game.ui.screens.registry import screen
from gosplan_game.ui.widgets.base import Message, Widget
from gosplan_game.ui.widgets.button import Button, Pressable
from gosplan_game.ui.widgets.label import Label, Paragraph
from gosplan_game.ui.widgets.scroll import fitted
from gosplan_game.viewmodels.event import EventSheet, event
from gosplan_game.viewmodels.glossary import LINK

CHOICE = "choice:"
POSTER = 520.0
SLANT = 144.0
PICTURE_TOP = 212.0
PICTURE_WIDTH = 528.0
PICTURE_HEIGHT = PICTURE_WIDTH * pictures.HEIGHT / pictures.WIDTH


class EventScreen(Screen):
    """A dossier that is an event."""

    def __init__(self, context: Context, event: str) -> None:
        super().__init__()
        self.context, self.event_id = context, event
        self.selected = ""
        self._history_beside = True
        self._counted_left = False
        self._sheet: EventSheet | None = None
        self._language = ""

    @property
    def moves(self) -> bool:  # type: ignore[override]
        """Whether what is counted fills up as it opens: never where people died."""
        return bool(self.sheet.counted) and not self.sheet.plain

    def view(self) -> EventSheet:
        """Return the sheet as it stands in the session."""
        session = self.context.game
        return event(session, self.context.texts, self.event_id,
                     session.chosen(self.event_id) or "")

    @property
    def sheet(self) -> EventSheet:
        """The view model, made once per language."""
        if self._sheet is None or self._language != self.context.settings.language:
            self._language = self.context.settings.language
            self._sheet = self.view()
            self.selected = self.selected or self._sheet.chosen
        return self._sheet

    def first_focus(self) -> str:
        """The first answer."""
        return f"{CHOICE}{self.sheet.choices[0].id}" if self.sheet.choices else "close"

    def explain(self, target: str) -> str:
        """Return the glossary's text of a term."""
        return self.context.explained(target)

    def follow(self, target: str) -> Action | None:
        """Open the glossary at a term."""
        return Push(screen("help", self.context, find=target.removeprefix(LINK)))

    # Layout ----------------------------------------------------------------------------------

    @property
    def split(self) -> float:
        """Where the right half begins."""
        return 600.0 if not self.sheet.plain else 504.0

    def chart_words(self) -> tuple[str, str]:
        """Return what the tiles of charts do."""
        return self.context.chart_words

    def build(self, area: Rect) -> Sequence[Widget]:
        """Lay out the situation, the answers, history and the buttons."""
        sheet = self.sheet
        right = Rect(self.split, 96, area.w - self.split - 32, area.h - 96)
        button = self.setter.theme.control(40)
        foot = area.bottom - 16 - button
        body = Rect(right.x, right.y, right.w, foot - 16 - right.y)
        # A plain plate keeps history under the situation if the answers leave it no room.
        self._history_beside = True
        self._history_beside = not sheet.plain or self._answers(body)[1] <= body.h
        spare = body.h - self._answers(body)[1]
        return [
            *self._situation(area),
            fitted("answers", body, lambda width: self._decision(body.left(width), spare)),
            *self._buttons(Rect(right.x, foot, right.w, button), sheet),
        ]

    def _situation(self, area: Rect) -> list[Widget]:
        sheet, setter = self.sheet, self.setter
        text = "\n\n".join(sheet.situation)
        ink = "ink" if sheet.plain else "white"
        if sheet.plain:
            top = 150.0 + setter.height(sheet.title, "title", 390) + 16
            place = Rect(48, top, 390, area.bottom - 40 - top)
        elif self._pictured:
            top = PICTURE_TOP + PICTURE_HEIGHT + 16
            place = Rect(32, top, 370, area.bottom - 24 - top)
        else:
            # The poster's right edge slants: the block is as wide as the slant leaves it.
            place = Rect(32, 312, 370, area.bottom - 32 - 312)
        kind = self._kind(text, place)

        heights = [CountedRows.height(setter, item) + 16 for item in sheet.counted]
        written = setter.height(text, kind, place.w)
        self._counted_left = sheet.plain and self._history_beside \
            and written + 16 + sum(heights) <= place.h
        counted: list[Widget] = []
        if self._counted_left:
            y = place.bottom - sum(heights)
            for item, height in zip(sheet.counted, heights, strict=True):
                counted.append(CountedRows(Rect(place.x, y, place.w, height - 16), item,
                                           plain=True))
                y += height
            place = place.trim(bottom=sum(heights))

        def words(width: float) -> tuple[list[Widget], float]:
            height = setter.height(text, kind, width)
            widgets: list[Widget] = [Paragraph(
                Rect(place.x, place.y, width, height), text, kind, ink, cut=False,
                name="situation")]
            if not self._history_beside:
                history, used = self._history(Rect(place.x, place.y + height + 28, width, 0))
                return [*widgets, *history], height + 28 + used
            return widgets, height

        return [fitted("situation area", place, words, focusable=True, label=sheet.title),
                *counted]

    @property
    def _pictured(self) -> bool:
        """Whether there is a picture of this event."""
        return not self.sheet.plain and (bool(self.sheet.picture)
                                         or pictures.drawn(self.event_id))

    def _kind(self, text: str, place: Rect) -> str:
        """Return the largest type in which the situation fits its place."""
        kinds = ("lead", "body", "text") if self._pictured else ("lead",)
        return next((kind for kind in kinds
                     if self.setter.height(text, kind, place.w) <= place.h), kinds[-1])

    def _decision(self, area: Rect, spare: float) -> tuple[list[Widget], float]:
        """Return the answers, and under them what is counted: at the foot if there is room."""
        sheet, setter = self.sheet, self.setter
        widgets, used = self._answers(area)
        if self._counted_left:
            return widgets, used
        heights = [CountedRows.height(setter, item) for item in sheet.counted]
        y = area.y + used + 24
        y += max(0.0, spare - 24 - sum(heights) - 16 * max(0, len(heights) - 1))
        for item, height in zip(sheet.counted, heights, strict=True):
            widgets.append(CountedRows(Rect(area.x, y, area.w, height), item, plain=sheet.plain))
            used = y + height - area.y
            y += height + 16
        return widgets, used

    def _answers(self, area: Rect) -> tuple[list[Widget], float]:
        sheet, setter = self.sheet, self.setter
        y = area.y
        widgets: list[Widget] = []
        for card in sheet.choices:
            height = max(84.0, ChoiceRow.height(setter, area.w, card))
            widgets.append(ChoiceRow(
                f"{CHOICE}{card.id}", Rect(area.x, y, area.w, height), card,
                chosen=card.id == self.selected, unknown=sheet.not_known))
            y += height + 8
        if sheet.history and self._history_beside:
            history, used = self._history(Rect(area.x, y + 8, area.w, 0))
            widgets += history
            y += 8 + used
        return widgets, y - area.y

    def _history(self, area: Rect) -> tuple[list[Widget], float]:
        """Return what history did, with its source, and the height it takes."""
        sheet, setter = self.sheet, self.setter
        if not sheet.history:
            return [], 0.0
        beside = max(96.0, setter.width(sheet.history_title, "section") + 16)
        line = setter.leading("section")
        left, top = (beside, 10.0) if self._history_beside else (0.0, line + 12)
        text = f"{sheet.history} **{sheet.source}**" if sheet.source else sheet.history
        height = setter.height(text, "text", area.w - left)
        return [
            Rule("", Rect(area.x, area.y, area.w, 2)),
            Label(Rect(area.x, area.y + 8, beside, line), sheet.history_title, "section"),
            Paragraph(Rect(area.x + left, area.y + top, area.w - left, height), text, "text",
                      cut=False, name="history"),
        ], height + top + 4

    def _buttons(self, area: Rect, sheet: EventSheet) -> list[Widget]:
        chosen = next((c for c in sheet.choices if c.id == self.selected), None)
        cap = self.setter.width("Esc", "key") + 30
        later = max(136.0, self.setter.width(sheet.later, "button") + cap + 24)
        widgets: list[Widget] = [Button("later", area.left(later), sheet.later, key="Esc")]
        if not sheet.choices:
            return [Button("close", area.rightmost(200), sheet.close, "ink", key="Enter")]
        room = area.w - later - 16
        text = chosen.order if chosen else self.context.words("event.choose")
        width = min(room, max(240.0, self.setter.width(text, "button") + 96))
        widgets.append(Button("order", area.rightmost(width), text,
                              "ink" if sheet.plain else "red", key="Enter",
                              enabled=chosen is not None, reason=sheet.question))
        return widgets

    def paint(self, canvas: Canvas) -> None:
        """Draw the poster or the plain plate, and the head of the decision."""
        sheet = self.sheet
        if sheet.plain:
            self._paint_plain(canvas)
        else:
            # Large smooth shapes cost time: the poster is painted once and then only copied.
            canvas.kept(("poster", self.event_id, self._language, self.sheet.picture),
                        Rect(0, 0, self.split, self.area.h), "paper", self._paint_poster)
        x, right = self.split, self.area.right - 32
        note = canvas.setter.width(sheet.turn, "caption")
        self._paint_question(canvas, Rect(x, 10, right - x - note - 24, 64))
        canvas.text(sheet.turn, right, 62, "caption", "second", "right")
        canvas.horizontal(x, right, 80, "ink", 2)

    def _paint_question(self, canvas: Canvas, place: Rect) -> None:
        """Set the question in one large line or, if it is long, in a few smaller ones."""
        question, setter = self.sheet.question, canvas.setter
        for kind, most in (("title", 1), ("card", 1), ("head", 2), ("section", 2),
                           ("text_bold", 3)):
            lines = setter.wrap(question, kind, place.w)
            if len(lines) <= most and len(lines) * setter.leading(kind) <= place.h:
                break
        if len(lines) == 1:
            canvas.text(question, place.x, 62, kind, most=place.w)
            return
        canvas.paragraph(question, place.top(place.h).moved(
            0, max(0.0, place.h - len(lines) * setter.leading(kind))), kind, most=3)

    def _paint_plain(self, canvas: Canvas) -> None:
        """No poster, no red, no diagonal: a plain plate for deaths, hunger and terror."""
        sheet, area = self.sheet, self.area
        plate = Rect(0, 0, self.split - 32, area.h)
        canvas.fill(plate, "card")
        canvas.vertical(plate.right - 1, 0, area.h, "ink", 2)
        canvas.pictogram(sheet.pictogram, 40, 40, 64)
        canvas.text(sheet.date, 120, 80, "caption", "second")
        canvas.paragraph(sheet.title, Rect(48, 136, 400, 0), "title")

    def _edge(self, y: float) -> float:
        """Return the x of the poster's slanting edge at a height."""
        return POSTER + 40 - SLANT * y / self.area.h

    def _paint_poster(self, canvas: Canvas) -> None:
        sheet, area = self.sheet, self.area
        top = POSTER + 40
        canvas.polygon([(0, 0), (top, 0), (top - SLANT, area.h), (0, area.h)], "red")
        if self._pictured:
            canvas.picture(self.event_id, 0, PICTURE_TOP, PICTURE_WIDTH, sheet.picture)
            # The picture ends where the poster does, along the slant.
            first, last = PICTURE_TOP - 1, PICTURE_TOP + PICTURE_HEIGHT + 1
            canvas.polygon([(self._edge(first), first), (self.split, first), (self.split, last),
                            (self._edge(last), last)], "paper")
        else:
            side = 300.0
            canvas.pictogram(sheet.pictogram, -36, area.h - side + 24, side, "red_dark")
        canvas.polygon([(0, 0), (196, 0), (0, 300)], "ink")
        year, _, rest = sheet.date.rpartition(" ")
        canvas.text(rest if rest.isdecimal() else sheet.date, 24, 54, "numeral", "white")
        canvas.paragraph(year if rest.isdecimal() else "", Rect(24, 62, 110, 0), "table",
                         "white", most=2)
        high = PICTURE_TOP - 24 if self._pictured else 260.0
        self._paint_title(canvas, Rect(152, 24, top - 152 - 40, high))

    def _paint_title(self, canvas: Canvas, place: Rect) -> None:
        """Set the title as large as its place allows, in capitals, to the right of the wedge."""
        title, setter = self.sheet.title.upper(), canvas.setter
        for kind, most in (("poster", 2), ("poster_small", 3), ("giant", 4), ("title", 6)):
            # Lines that do not step left must end before the slanting edge does.
            room = place.w if kind.startswith("poster") else place.w - 72
            lines = setter.wrap(title, kind, room, 0)
            leading = setter.leading(kind)
            y = place.y + max(0.0, (place.h - 24 - len(lines) * leading) / 2)
            # Each line steps left with the wedge that leans over it.
            step = 30.0 if len(lines) > 1 and kind.startswith("poster") else 0.0
            places = [(place.x + 32 - step * index, y + leading * (index + 0.8))
                      for index in range(len(lines))]
            whole = all(setter.width(word, kind) <= room for word in title.split())
            fits = whole and len(lines) <= most and len(lines) * leading <= place.h and all(
                x + line[-1].x + line[-1].width + 16 <= self._edge(base)
                for line, (x, base) in zip(lines, places, strict=True))
            if fits:
                break
        for line, (x, base) in zip(lines, places, strict=True):
            for placed in line:
                canvas.text(placed.text, x + placed.x, base, kind, "white")

    # Answers ---------------------------------------------------------------------------------

    def receive(self, message: Message) -> Action | None:
        """Choose, then order; a second press of the chosen answer orders it."""
        if isinstance(message, ReadableChart.Exported):
            return exported(self.context, self, message.name)
        if not isinstance(message, Pressable.Pressed):
            return None
        if message.name.startswith(CHOICE):
            identity = message.name.removeprefix(CHOICE)
            if identity == self.selected:
                return self._order()
            self.selected = identity
            self.rebuild()
            return None
        return self._order() if message.name == "order" else Pop()

    def _order(self) -> Action | None:
        if not self.selected:
            return None
        self.context.game.choose(self.event_id, self.selected)
        return Pop() if self.sheet.plain else Series((Sounded("stamp"), Pop()))

    def key(self, key: Key) -> Action | bool | None:
        """Digits choose, Enter orders."""
        for card in self.sheet.choices:
            if key.plain and key.name == card.key:
                self.selected = card.id
                self.rebuild()
                self.focus_on(f"{CHOICE}{card.id}")
                return True
        if key.name == "enter" and key.plain:
            return self._order() if self.sheet.choices else Pop()
        return None
