"""People: how many and where, what they live on, and, set plainly, the record."""

from __future__ import annotations

from collections.abc import Sequence

from gosplan_game.ui import signs
from gosplan_game.ui.actions import Action
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.charts.counted import row_of_signs
from gosplan_game.ui.charts.counted_rows import CountedChart
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.screens.context import Context
from gosplan_game.ui.screens.countryside import region_columns, region_rows
from gosplan_game.ui.screens.levers import LeverScreen
from gosplan_game.ui.screens.money import MoneyTable
from gosplan_game.ui.screens.plain import RecordPanel, record_panel
from gosplan_game.ui.widgets.base import Message, Widget
from gosplan_game.ui.widgets.choice import OneOf, Option
from gosplan_game.ui.widgets.label import Section
from gosplan_game.ui.widgets.scroll import ScrollArea
from gosplan_game.ui.widgets.table import Table
from gosplan_game.viewmodels.people import People, people

RIGHT = 376.0
SPLIT = 24.0
UPPER = 100.0
MOOD = 220.0


class PeopleScreen(LeverScreen[People]):
    """People, bread, work, mood, deaths."""

    place = "people"

    def __init__(self, context: Context, tab: str = "life") -> None:
        super().__init__(context)
        self.tab = tab
        self.region = ""

    def view(self) -> People:
        """Return the people screen of the present draft."""
        return people(self.session, self.texts)

    def heading(self) -> tuple[str, str]:
        """Return title and subtitle."""
        return self.model.title, self.model.subtitle

    def footnote(self) -> str:
        """Return that the figures are true."""
        return self.model.footer

    def _left(self) -> Rect:
        return self.content_area.left(self.content_area.w - RIGHT - SPLIT)

    def content(self, area: Rect) -> Sequence[Widget]:
        """Lay out people left, the record under them, levers right."""
        model, left, right = self.model, self._left(), area.rightmost(RIGHT)
        words = self.context.words
        upper = left.top(UPPER + 36)
        people_part, mood = upper.left(upper.w - MOOD - 24), upper.rightmost(MOOD)
        middle = left.trim(top=upper.h + 14, bottom=RecordPanel.height(self.setter.theme) + 16)
        tabs = (Option("life", model.life_title), Option("trades", model.trades_title),
                Option("regions", model.table.title), Option("unfree", model.unfree_title))
        widgets: list[Widget] = [
            Section(people_part.top(30), model.population_title, self._population_note()),
            CountedChart("population", people_part.trim(top=38),
                         [(column.label, column.exact) for column in model.population.columns],
                         self._paint_population, label=model.population_title,
                         source=model.footer),
            Section(mood.top(30), model.mood.title, model.mood.of),
            CountedChart("mood", mood.trim(top=36),
                         [(row.name, row.exact) for row in model.mood.rows], self._draw_mood,
                         label=model.mood.title, source=model.footer),
            OneOf("tab", middle.top(30), tabs, self.tab, look="tabs",
                  label=words("people.title")),
            *self._middle(middle.trim(top=34)),
            *record_panel(self.setter, left.lowest(RecordPanel.height(self.setter.theme)),
                          model.record),
            *self.column("levers", right, model.groups, model.consequences),
        ]
        return widgets

    def _population_note(self) -> str:
        """Return how many there are, and what a sign counts where a census has its line."""
        model = self.model
        said = (model.population.legend, model.population_total)
        return " · ".join(said) if model.counted else model.population_total

    @property
    def _tab_title(self) -> str:
        model = self.model
        return {"life": model.life_title, "trades": model.trades_title}.get(
            self.tab, model.unfree_title)

    def _middle(self, area: Rect) -> list[Widget]:
        model = self.model
        if self.tab == "regions":
            return [Table("regions", area, region_columns(model.table),
                          region_rows(model.table), self.region, row_height=24)]
        rows = {"life": model.life, "trades": model.trades}.get(self.tab, model.unfree)
        place = area.trim(top=4)
        tall = max(place.h, MoneyTable.height_for(rows, self.setter))
        figures = MoneyTable(place.top(tall).trim(right=8), rows, label=self._tab_title,
                             source=model.footer)
        return [ScrollArea("figures", place, (figures,), tall)]

    def picture(self, canvas: Canvas) -> None:
        """Draw what the last census found, or what a figure of the population counts."""
        upper = self._left().top(UPPER + 36)
        said = self.model.counted or self.model.population.legend
        canvas.text_middle(said, upper.x, upper.bottom + 1, "small", "second",
                           most=upper.w - MOOD - 30)

    def _paint_population(self, canvas: Canvas, part: Rect) -> None:
        """Draw village and town people as whole figures."""
        height = part.h / 2
        most = max((column.signs for column in self.model.population.columns), default=1.0)
        pitch = min(36.0, (part.w - 194) / max(1.0, most - 1))
        inks = ("ink", "blue")
        for index, column in enumerate(self.model.population.columns):
            y = part.y + index * height
            canvas.text_middle(column.label, part.x, y + height / 2, "table", most=104)
            sign = "peasant" if index == 0 else "worker"
            row_of_signs(canvas, sign, Rect(part.x + 108, y + 2, part.w - 160, height - 8),
                         column.signs, size=min(34.0, height - 8), pitch=pitch,
                         ink=inks[index % 2])
            canvas.text_middle(column.text, part.right, y + height / 2, "table_bold", "ink",
                               "right")

    def _draw_mood(self, canvas: Canvas, rect: Rect) -> None:
        """Draw whole signs out of ten, and how they moved."""
        pitch = rect.h / max(1, len(self.model.mood.rows))
        for index, row in enumerate(self.model.mood.rows):
            y = rect.y + index * pitch
            middle = y + pitch / 2
            canvas.text_middle(row.name, rect.x, middle, "table", most=72)
            # The party's sign is as on the desk; signs never touch.
            sign = "banner" if row.pictogram == "stamp" else row.pictogram
            row_of_signs(canvas, sign, Rect(rect.x + 74, middle - 7, 116, 14),
                         row.signs, of=10, size=13.4, pitch=11.6)
            if row.change:
                up = row.direction == "up"
                ink = "green_text" if up else "red_text"
                signs.triangle(canvas, rect.right - 26, middle - 5, 10, up, ink)
                canvas.text_middle(row.change, rect.right, middle, "caption_bold", ink, "right")

    def reply(self, message: Message) -> Action | None:
        """Open another table."""
        match message:
            case OneOf.Changed("tab", tab):
                self.tab = tab
                self.rebuild()
            case Table.Chosen("regions", region):
                self.region = region
                self.rebuild()
        return None
