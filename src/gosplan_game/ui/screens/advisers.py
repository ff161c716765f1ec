"""The advisers: who sits at the table, what each expects and believes, and how that came out."""

from __future__ import annotations

from collections.abc import Sequence

from gosplan_game.ui import signs
from gosplan_game.ui.actions import Action
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.charts.counted_rows import CountedChart
from gosplan_game.ui.charts.interval import NOWHERE, Interval, interval_bar
from gosplan_game.ui.charts.readable import Value
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.screens.context import Context
from gosplan_game.ui.screens.sheet import Sheet
from gosplan_game.ui.typesetting import Typesetter
from gosplan_game.ui.widgets.base import Message, Widget
from gosplan_game.ui.widgets.button import Pressable
from gosplan_game.ui.widgets.label import Paragraph, Section
from gosplan_game.ui.widgets.scroll import fitted
from gosplan_game.viewmodels.advisers import (
    AdviserCard,
    Advisers,
    Expects,
    PastRow,
    advisers,
)

ADVISER = "adviser:"
LEFT = 372.0
ROW = 112.0
"""Height of an institution in the list, where there is room."""
SAID = 2
"""Lines of what it says in the list."""
INKS = {"narkomfin": "ochre", "vsnkh": "blue", "narkomzem": "green", "statisticians": "ink",
        "party_line": "red"}
"""Grounds of the institutions' signs; others have ink."""


def expected_bar(canvas: Canvas, rect: Rect, made: Expects) -> None:
    """Draw an interval on its axis: a stretch, its middle, and what is reported now."""
    interval_bar(canvas, rect, Interval(made.lower_at, made.upper_at, made.middle_at,
                                        made.now_at))


class AdviserRow(Pressable):
    """An institution in the list: sign, name, record."""

    def __init__(self, name: str, rect: Rect, card: AdviserCard, chosen: bool) -> None:
        super().__init__(name, rect, label=card.name)
        self.card, self.chosen = card, chosen

    def draw(self, canvas: Canvas) -> None:
        """Draw the row."""
        rect, card = self.rect, self.card
        canvas.fill(rect, "ochre_tint" if self.chosen else "tint" if self.hovered else "card")
        side = min(64.0, rect.h - 16)
        block = Rect(rect.x + 10, rect.y + (rect.h - side) / 2, side, side)
        draw_sign(canvas, block, card)
        x, room = block.right + 14, rect.right - block.right - 26
        said = self._said(canvas.setter, room)
        under = canvas.setter.height(said, "caption", room, SAID) if said else 0.0
        upper = rect.y + (rect.h - under) / 2 - canvas.theme.leading("text_bold") / 2
        canvas.text_middle(card.name, x, upper, "text_bold",
                           "ink" if card.present else "second", most=room)
        canvas.text_middle(card.record if card.present else card.gone, x,
                           upper + canvas.theme.leading("text_bold"), "caption", "second",
                           most=room)
        if said:
            top = upper + 1.5 * canvas.theme.leading("text_bold") + 2
            canvas.paragraph(said, Rect(x, top, room, under), "caption", most=SAID)
        canvas.horizontal(rect.x, rect.right, rect.bottom - 1, "rule")

    def _said(self, setter: Typesetter, room: float) -> str:
        """Return what it says at this stop, if the row is high enough for all of it."""
        card = self.card
        if not card.present or not card.says:
            return ""
        lines = len(setter.wrap(card.says, "caption", room))
        high = 2 * setter.leading("text_bold") + lines * setter.leading("caption") + 12
        return card.says if lines <= SAID and high <= self.rect.h else ""


LARGE = 114
"""Text sizes over this need more room for words, percent."""


def draw_sign(canvas: Canvas, block: Rect, card: AdviserCard) -> None:
    """Draw an institution's sign on its ground; an empty frame once it is gone."""
    if card.present:
        canvas.fill(block, INKS.get(card.id, "ink"))
        canvas.pictogram(card.pictogram, block.x + 4, block.y + 4, block.w - 8, "card")
    else:
        canvas.dashed_frame(block, "second")
        canvas.pictogram(card.pictogram, block.x + 4, block.y + 4, block.w - 8, "rule")


class ExpectsRow(Widget):
    """What is expected of a series: name, interval, bar."""

    def __init__(self, rect: Rect, made: Expects) -> None:
        super().__init__("", rect, label=f"{made.what}: {made.text}")
        self.made = made

    def draw(self, canvas: Canvas) -> None:
        """Draw the row."""
        rect, made = self.rect, self.made
        middle = rect.y + rect.h / 2
        large = canvas.theme.text_size > LARGE
        name, bar, text = rect.columns((4, 3, 4) if large else (4, 4, 3), 16)
        kind = canvas.setter.fitting(made.what, "text", name.w, 0, 1)
        canvas.text_middle(made.what, name.x, middle, kind, most=name.w)
        expected_bar(canvas, bar, made)
        canvas.text_middle(made.text, text.right, middle, "table_bold", "ink", "right", text.w)
        canvas.horizontal(rect.x, rect.right, rect.bottom - 1, "pale")


class PastLine(Widget):
    """A forecast made: its interval, what was reported, whether it held."""

    def __init__(self, rect: Rect, row: PastRow) -> None:
        super().__init__("", rect, label=f"{row.when} {row.name} {row.interval} {row.reported}")
        self.row = row

    def draw(self, canvas: Canvas) -> None:
        """Draw the row."""
        rect, row = self.rect, self.row
        middle = rect.y + rect.h / 2
        when, name, interval, bar, came, word = rect.columns((1.2, 2.1, 2.6, 2.0, 1.1, 1.5), 12)
        canvas.text_middle(row.when, when.x, middle, "caption", "second", most=when.w)
        canvas.text_middle(row.name, name.x, middle, "table", most=name.w)
        canvas.text_middle(row.interval, interval.right, middle, "table", "ink", "right",
                           interval.w)
        interval_bar(canvas, bar, Interval(row.lower_at, row.upper_at,
                                           told=row.reported_at if row.known else NOWHERE),
                     ink="blue_tint", tall=8)
        canvas.text_middle(row.reported, came.right, middle, "table_bold", "ink", "right", came.w)
        if row.known and not row.inside:
            signs.warning(canvas, word.x, middle - 8, 16)
        canvas.text_middle(row.word, word.right, middle, "caption_bold", "ink", "right",
                           word.w - 20)
        canvas.horizontal(rect.x, rect.right, rect.bottom - 1, "pale")


class AdvisersScreen(Sheet):
    """All advisers; one of them opened."""

    def __init__(self, context: Context, adviser: str = "") -> None:
        super().__init__(context)
        self.chosen = adviser
        self._model: Advisers | None = None
        self._language = ""

    @property
    def model(self) -> Advisers:
        """The view model, made once per language."""
        if self._model is None or self._language != self.context.settings.language:
            self._language = self.context.settings.language
            self._model = advisers(self.context.game, self.context.texts)
        return self._model

    @property
    def card(self) -> AdviserCard | None:
        """The adviser that is open."""
        cards = self.model.cards
        return next((card for card in cards if card.id == self.chosen),
                    cards[0] if cards else None)

    def heading(self) -> tuple[str, str]:
        """Return title and how many sit at the table."""
        return self.model.title, self.model.subtitle

    def notes(self) -> tuple[str, str]:
        """Say how they are measured."""
        return self.model.footer, ""

    def first_focus(self) -> str:
        """The adviser that is open."""
        return f"{ADVISER}{self.card.id}" if self.card else "back"

    def content(self, area: Rect) -> Sequence[Widget]:
        """Lay out the list left, the open one right."""
        left, right = area.left(LEFT), area.trim(left=LEFT + 32)
        card = self.card
        if card is None:
            return [Paragraph(area, self.model.nobody, "lead", "second")]
        cards = self.model.cards
        least = max(64.0, 2 * self.setter.leading("text_bold") + 22)
        height = max(least, min(ROW, left.h / max(1, len(cards)) - 4))
        rows: list[Widget] = [
            AdviserRow(f"{ADVISER}{each.id}", Rect(left.x, left.y + index * (height + 4), left.w,
                                                   height), each, each.id == card.id)
            for index, each in enumerate(self.model.cards)
        ]
        return [*rows, fitted("adviser", right,
                              lambda width: self._open(right.left(width), card),
                              focusable=True, label=card.name)]

    def _open(self, area: Rect, card: AdviserCard) -> tuple[list[Widget], float]:
        made, setter = self.model, self.setter
        head = Section.height(setter)
        widgets: list[Widget] = []
        y = area.y

        def section(title: str, note: str = "") -> None:
            nonlocal y
            widgets.append(Section(Rect(area.x, y, area.w, head), title, note))
            y += head

        def words(text: str, kind: str = "text", gap: float = 14) -> None:
            nonlocal y
            if not text:
                return
            height = setter.height(text, kind, area.w)
            widgets.append(Paragraph(Rect(area.x, y, area.w, height), text, kind, cut=False))
            y += height + gap

        section(card.name, card.gone or card.head)
        words(card.says, "lead" if card.present else "body", 4 if card.figures else 14)
        words(card.figures, "caption")
        section(made.doctrine_title)
        words(card.doctrine)
        section(made.cost_title)
        words(card.cost)
        if card.expects:
            section(made.expects_title, made.expects_note)
            line = max(30.0, setter.leading("table") + 10)
            widgets.append(self._expected(Rect(area.x, y, area.w, line * len(card.expects)), card))
            y += line * len(card.expects) + 14
        section(made.past_title, card.record)
        words(card.record_note or made.no_past, "caption", 4)
        line = max(28.0, setter.leading("table") + 8)
        if card.past:
            widgets.append(self._kept(Rect(area.x, y, area.w, line * len(card.past)), card))
        return widgets, y + line * len(card.past) - area.y

    def _expected(self, rect: Rect, card: AdviserCard) -> Widget:
        """Return what the adviser expects, to be read row by row."""
        def paint(canvas: Canvas, area: Rect) -> None:
            for place, each in zip(area.rows(len(card.expects), 0), card.expects, strict=True):
                ExpectsRow(place, each).draw(canvas)

        return CountedChart("expects", rect, [(each.what, each.text) for each in card.expects],
                            paint, label=f"{card.name}: {self.model.expects_title}",
                            source=self.model.expects_note)

    def _kept(self, rect: Rect, card: AdviserCard) -> Widget:
        """Return the adviser's earlier forecasts beside what was reported."""
        made = self.model

        def paint(canvas: Canvas, area: Rect) -> None:
            for place, row in zip(area.rows(len(card.past), 0), card.past, strict=True):
                PastLine(place, row).draw(canvas)

        rows = [(f"{row.when}, {row.name}", (Value(card.name, row.interval),
                                             Value(row.word, row.said)))
                for row in card.past]
        return CountedChart("past", rect, rows, paint, label=f"{card.name}: {made.past_title}",
                            source=made.footer)

    def answer(self, message: Message) -> Action | None:
        """Open another adviser."""
        if isinstance(message, Pressable.Pressed) and message.name.startswith(ADVISER):
            self.chosen = message.name.removeprefix(ADVISER)
            self.rebuild()
        return None
