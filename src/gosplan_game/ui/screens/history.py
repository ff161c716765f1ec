"""The almanac from the title: what is published of each series, from the first year to the last."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gosplan_game.report.words import Words
from gosplan_game.ui.actions import Action
from gosplan_game.ui.charts.line import LineChart
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.screens.context import Context
from gosplan_game.ui.screens.list_row import ListRow
from gosplan_game.ui.screens.sheet import Sheet
from gosplan_game.ui.widgets.base import Message, Widget
from gosplan_game.ui.widgets.button import Pressable
from gosplan_game.ui.widgets.entry import TextEntry
from gosplan_game.ui.widgets.label import Label, Paragraph, Section
from gosplan_game.ui.widgets.scroll import ScrollArea
from gosplan_game.viewmodels.published import Published, published

LIST, SPLIT, ENTRY, HEAD = 240.0, 32.0, 31.0, 34.0


class HistoryScreen(Sheet):
    """Every published series of a scenario.

    Args:
        context: What screens share.
        scenario: A scenario that has been read.
    """

    def __init__(self, context: Context, scenario: Any) -> None:
        super().__init__(context)
        from gosplan_game.sim.session import Session

        self.unplayed = Session.new(scenario)
        self.series = self.find_text = ""
        self._model: tuple[tuple[str, str, str], Published] | None = None

    @property
    def model(self) -> Published:
        """The view model of the series that is open."""
        key = (self.context.settings.language, self.series, self.find_text)
        if self._model is None or self._model[0] != key:
            self._model = (key, published(self.unplayed, self.context.texts, self.series,
                                          self.find_text))
        return self._model[1]

    @property
    def words(self) -> Words:
        """The words of the scenario that is shown."""
        return Words(self.context.texts, self.unplayed.scenario)

    def heading(self) -> tuple[str, str]:
        """Return title and subtitle."""
        return self.model.title, self.model.subtitle

    def first_focus(self) -> str:
        """The search."""
        return "find"

    def content(self, area: Rect) -> Sequence[Widget]:
        """Lay out the list left, the chart right."""
        model, words = self.model, self.words
        left, right = area.left(LIST), area.trim(left=LIST + SPLIT)
        said = self.setter.height(model.source, "caption", right.w)
        inside: list[Widget] = []
        y = left.y + 42
        for section in model.sections:
            inside.append(Label(Rect(left.x, y, left.w - 14, HEAD), section.name, "section"))
            y += HEAD
            for entry in section.entries:
                inside.append(ListRow(f"series:{entry.series}",
                                      Rect(left.x, y, left.w - 14, ENTRY), entry.name,
                                      entry.pictogram, entry.chosen))
                y += ENTRY
            y += 8
        return [
            TextEntry("find", left.top(32), self.find_text, hint=model.find, label=model.find),
            ScrollArea("list", left.trim(top=42), inside, y - left.y - 42),
            Section(right.top(30), model.chart.title),
            LineChart("chart", right.trim(top=44, bottom=said + 12), model.chart, sober=model.plain,
                      show_value=lambda value: words.amount(value, model.unit),
                      show_time=lambda at: str(int(at)), source=model.source),
            Paragraph(right.lowest(said), model.source, "caption", "second", cut=False),
        ]

    def answer(self, message: Message) -> Action | None:
        """Open a series, filter the list."""
        match message:
            case Pressable.Pressed(name) if name.startswith("series:"):
                self.series = name.removeprefix("series:")
            case TextEntry.Changed("find", text):
                self.series, self.find_text = self.model.series, text
            case _:
                return None
        self.rebuild()
        return None
