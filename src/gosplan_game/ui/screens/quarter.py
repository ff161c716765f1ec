"""The quarter's report: fulfilment by branch, what changed, what happened, what is so."""

from __future__ import annotations

from collections.abc import Sequence

from gosplan_game.report.numbers import is_known
from gosplan_game.ui import signs
from gosplan_game.ui.actions import Action, Series
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.charts.bars import bar, hollow_bar
from gosplan_game.ui.charts.counted_rows import CountedChart
from gosplan_game.ui.charts.readable import Value
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.screens.game import GameScreen
from gosplan_game.ui.screens.money import LINE, MoneyTable
from gosplan_game.ui.screens.plain import RecordPanel, record_panel
from gosplan_game.ui.typesetting import Typesetter
from gosplan_game.ui.widgets.base import Message, Widget
from gosplan_game.ui.widgets.button import Ask, Button, Pressable
from gosplan_game.ui.widgets.label import Label, Paragraph, Section
from gosplan_game.ui.widgets.scroll import ScrollArea
from gosplan_game.viewmodels.quarter import (
    FulfilmentRow,
    Happening,
    Learned,
    Quarter,
    quarter,
)

RIGHT = 464.0
LEAST_BAR = 48.0
"""A bar shorter than this says less than its figure."""
SPLIT = 24.0
EVENT = 44.0
FULL = 1.5
MOST_LEARNED = 3
"""Findings shown."""


class HappeningRow(Widget):
    """An event with its date and what was answered."""

    def __init__(self, rect: Rect, made: Happening) -> None:
        super().__init__("", rect, label=made.title)
        self.made = made

    @staticmethod
    def height(setter: Typesetter, width: float, made: Happening) -> float:
        """Return the height it needs: what was answered is never cut."""
        return max(EVENT, 22 + setter.height(made.answer, "caption", width - 76) + 8)

    def draw(self, canvas: Canvas) -> None:
        """Draw the row."""
        made, rect = self.made, self.rect
        canvas.text_middle(made.when, rect.x, rect.y + 13, "table_bold", "second")
        canvas.text_middle(made.title, rect.x + 76, rect.y + 13, "text_bold", most=rect.w - 76)
        canvas.paragraph(made.answer, Rect(rect.x + 76, rect.y + 23, rect.w - 76, 0), "caption",
                         "second")
        canvas.horizontal(rect.x, rect.right, rect.bottom - 1, "pale")


class QuarterScreen(GameScreen[Quarter]):
    """What the quarters just played brought."""

    place = "report"
    main_look = "ink"

    def view(self) -> Quarter:
        """Return the report on the quarters played last."""
        return quarter(self.session, self.texts, self.context.reports)

    def heading(self) -> tuple[str, str]:
        """Return title and span."""
        return self.model.title, self.model.subtitle

    def footnote(self) -> str:
        """Return that reports can be checked."""
        return self.model.footer

    def first_focus(self) -> str:
        """Going on is one key away."""
        return "on"

    def _left(self) -> Rect:
        return self.content_area.left(self.content_area.w - RIGHT - SPLIT)

    def content(self, area: Rect) -> Sequence[Widget]:
        """Lay out fulfilment and the record left, changes and events right."""
        model, left, right = self.model, self._left(), area.rightmost(RIGHT)
        changes = MoneyTable.height_for(model.changes, self.setter)
        head = max(36.0, Section.height(self.setter))
        rest = right.trim(top=changes + head + 18, bottom=52)
        learned = rest.lowest(self._learned_height(rest))
        events = rest.trim(bottom=learned.h + 14)
        inside: list[Widget] = []
        y = events.y + head
        for made in model.events:
            height = HappeningRow.height(self.setter, events.w - 14, made)
            inside.append(HappeningRow(Rect(events.x, y, events.w - 14, height), made))
            y += height
        if not inside:
            inside.append(Label(Rect(events.x, y, events.w, 28), model.no_events, "text",
                                "second"))
            y += 28
        return [
            Section(left.top(30), model.fulfilment, model.honesty),
            *self._bars(),
            *self._asks(),
            *record_panel(self.setter, left.lowest(RecordPanel.height(self.setter.theme)),
                          model.record),
            Section(right.top(30), model.changes_title, model.changes_note),
            MoneyTable(Rect(right.x, right.y + head, right.w, changes), model.changes,
                       label=model.changes_title, source=model.footer),
            Section(events.top(30), model.events_title),
            ScrollArea("events", events.trim(top=head), inside, y - events.y - head,
                       focusable=True, label=model.events_title),
            *self._learned(learned),
            Button("on", right.lowest(40).rightmost(200), model.go_on, "red", key="Enter"),
        ]

    def _learned_rows(self) -> tuple[Learned, ...]:
        return self.model.learned[:MOST_LEARNED]

    def _learned_height(self, area: Rect) -> float:
        head, rows = Section.height(self.setter), self._learned_rows()
        if not rows:
            return head + self.setter.height(self.model.nothing_learned, "text", area.w) + 4
        return head + len(rows) * self._learned_pitch

    @property
    def _learned_pitch(self) -> float:
        return 2 * self.setter.leading("caption") + 4

    def _learned(self, area: Rect) -> list[Widget]:
        """Return what was told beside what inspectors found."""
        model, body = self.model, area.trim(top=Section.height(self.setter))
        head = Section(area.top(30), model.learned_title, model.learned_note)
        if not model.learned:
            return [head, Paragraph(body, model.nothing_learned, "text", "second", cut=False,
                                    name="learned")]
        told, found = model.columns[2], model.learned_note
        rows = [(f"{row.place}, {row.when}", (Value(told, row.told), Value(found, row.found),
                                              Value("", row.percent)))
                for row in self._learned_rows()]
        return [head, CountedChart("learned", body, rows, self._paint_learned,
                                   label=model.learned_title, source=model.learned_note)]

    def _paint_learned(self, canvas: Canvas, rect: Rect) -> None:
        """Draw the report as a hollow bar over the truth as a full one."""
        setter = canvas.setter
        rows, line = self._learned_rows(), setter.leading("caption")
        name = min(rect.w * 0.36, max(setter.width(row.place, "caption") for row in rows) + 12)
        room = max(setter.width(text, "caption_bold") for row in rows
                   for text in (row.told, row.found)) + 8
        over = max(setter.width(row.percent, "table_bold") for row in rows) + 12
        for place, row in zip(rect.rows(len(rows), 0), rows, strict=True):
            top, low = place.y + 2 + line / 2, place.y + 2 + line * 1.5
            canvas.text_middle(row.place, place.x, top, "caption", most=name - 8)
            canvas.text_middle(row.when, place.x, low, "caption", "second", most=name - 8)
            track = Rect(place.x + name, top - 5, place.w - name - room - over, 10)
            hollow_bar(canvas, track, row.told_share, "ochre_text", least=2.0)
            bar(canvas, track.moved(0, low - top), row.found_share, "ink", least=2.0)
            right = track.right + room
            canvas.text_middle(row.told, right, top, "caption", "ochre_text", "right")
            canvas.text_middle(row.found, right, low, "caption_bold", "ink", "right")
            canvas.text_middle(row.percent, place.right, (top + low) / 2, "table_bold", "ink",
                               "right")
            canvas.horizontal(place.x, place.right, place.bottom - 1, "pale")

    def _bars(self) -> list[Widget]:
        """Return fulfilment by branch, to be read row by row under the figures."""
        area, model = self._fulfilment, self.model
        if not model.rows:
            return []
        heads = model.columns[1:]
        rows = [(row.name, tuple(Value(head, text) for head, text in zip(
            heads, (row.due, row.made, row.percent), strict=True) if text))
            for row in model.rows]
        height = self._row_height(area) * len(rows)
        return [CountedChart("fulfilment", Rect(area.x, area.y + 26, area.w, height), rows,
                             self._paint_bars, label=model.fulfilment, source=model.honesty,
                             asked=[row.series for row in model.rows])]

    def _paint_bars(self, canvas: Canvas, rect: Rect) -> None:
        """Draw the branches one under the other."""
        heads = self._places(rect)
        for place, row in zip(rect.rows(len(self.model.rows), 0), self.model.rows, strict=True):
            self._draw_row(canvas, place, row, heads)

    @property
    def _fulfilment(self) -> Rect:
        """The place of the rows of fulfilment, with their heads."""
        return self._left().trim(top=34, bottom=RecordPanel.height(self.setter.theme) + 16)

    def _row_height(self, area: Rect) -> float:
        return min(34.0, (area.h - 26) / max(1, len(self.model.rows)))

    def _asks(self) -> list[Widget]:
        """Return the places of the figures, which answer why."""
        area = self._fulfilment
        height, left = self._row_height(area), self._places(area)["made"] - 110
        tip = self.context.words("why.ask")
        return [Ask(row.series, Rect(left, area.y + 26 + index * height, area.right - left,
                                     height),
                    row.name, value=row.made, tip=tip, stop=True)
                for index, row in enumerate(self.model.rows)]

    def picture(self, canvas: Canvas) -> None:
        """Draw the heads over fulfilment by branch."""
        area = self._fulfilment
        if not self.model.rows:
            canvas.paragraph(self.model.no_plan, area.trim(top=16), "lead", "second")
            return
        heads = self._places(area)
        for name, text in zip(("target", "made", "percent"), self.model.columns[1:], strict=True):
            canvas.text_middle(text, heads[name], area.y + 12, "caption", "second", "right")

    def _places(self, area: Rect) -> dict[str, float]:
        """Return the width of the names and the right edges of the columns of figures."""
        grown = self.setter.theme.size("table") / 16
        name, target, made = 148 * grown, 66 * grown, 128 * grown
        right = area.x + 38 + name
        return {"name": name, "target": right + target, "made": right + target + made,
                "percent": area.right}

    @staticmethod
    def _draw_row(canvas: Canvas, rect: Rect, row: FulfilmentRow, heads: dict[str, float]
                  ) -> None:
        middle = rect.y + rect.h / 2
        # Where rows are low their type gives way, so that its tails stay off the rules.
        kind = "table" if LINE * canvas.theme.size("table") <= rect.h else "small"
        size = min(24.0, rect.h - 4)
        canvas.pictogram(row.pictogram, rect.x + 2, middle - size / 2, size)
        canvas.text_middle(row.name, rect.x + 34, middle, kind, most=heads["name"])
        canvas.text_middle(row.target, heads["target"], middle, kind, "second", "right")
        canvas.text_middle(row.made, heads["made"], middle, f"{kind}_bold", "ink", "right")
        track = Rect(heads["made"] + 24, middle - 6,
                     rect.right - heads["made"] - 24 - canvas.theme.size("table") * 4.25, 12)
        if is_known(row.share):
            if track.w >= LEAST_BAR:
                bar(canvas, track, row.share / FULL, "ink", "pale")
                canvas.vertical(track.x + track.w / FULL, track.y - 4, track.bottom + 4, "ink", 2)
            canvas.text_middle(row.percent, rect.right, middle, f"{kind}_bold", "ink", "right")
            if not row.fulfilled:
                width = canvas.setter.width(row.percent, f"{kind}_bold")
                signs.triangle(canvas, rect.right - width - 15, middle - 5, 10, False, "ink")
        canvas.horizontal(rect.x, rect.right, rect.bottom - 1, "pale")

    def answer(self, message: Message) -> Action | None:
        """Go on to the desk."""
        if isinstance(message, Pressable.Pressed) and message.name == "on":
            return self.go("debrief") if self.session.is_over else self._hand_over()
        return None

    def _hand_over(self) -> Action | None:
        """Go on to the desk; where several share the machine, say whose stop it is."""
        desk, seat, words = self.go("desk"), self.context.seat, self.context.words
        if desk is None or not seat:
            return desk
        return Series((desk, self.tell(words("seat.text", name=seat),
                                       words("seat.title", name=seat))))
