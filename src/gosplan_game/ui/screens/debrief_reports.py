"""The debrief's page on reports: who padded what, and when."""

from __future__ import annotations

import math
from collections.abc import Sequence

from gosplan_game.report.plots import Chart
from gosplan_game.report.words import Words
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.charts.counted_rows import CountedChart
from gosplan_game.ui.charts.line import LineChart
from gosplan_game.ui.charts.readable import Value
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.typesetting import Typesetter
from gosplan_game.ui.widgets.base import Widget
from gosplan_game.ui.widgets.label import Paragraph, Section
from gosplan_game.ui.widgets.scroll import ScrollArea
from gosplan_game.viewmodels.debrief import PaddedRow, Padding

WHO, WHAT, WORST = 168.0, 148.0, 104.0
WIDEST = 64.0
ACROSS = 3
CHART = 184.0
"""The least height of a chart with its title."""


class ReportsPage:
    """Makes the page's widgets for a place."""

    def __init__(self, setter: Typesetter, model: Padding, charts: Sequence[Chart],
                 words: Words) -> None:
        self.setter, self.model = setter, model
        self.charts, self.words = tuple(charts), words

    def build(self, body: Rect) -> list[Widget]:
        """Return the table and what stands under it, in one scrolling area."""
        setter, model = self.setter, self.model
        head = Section.height(setter)
        area = body.trim(top=head)
        row = setter.leading("caption") + 4
        table = Rect(area.x, area.y, area.w - 14, row * (len(model.rows) + 1) if model.rows else 0)
        children: list[Widget] = [self._table(table.trim(top=row))] if model.rows else []
        y = table.bottom + (12 if model.rows else 4)
        for text, kind in self._texts():
            tall = setter.height(text, kind, table.w)
            children.append(Paragraph(Rect(table.x, y, table.w, tall), text, kind, "ink",
                                      cut=False))
            y += tall + 4
        y = self._small(Rect(table.x, y + 16, table.w, area.bottom - y - 16), children)
        return [
            Section(body.top(30), model.title, model.note),
            ScrollArea("reports", area, children, y - area.y,
                       paint=lambda canvas: self._paint(canvas, table, row), focusable=True,
                       label=model.title),
        ]

    def _table(self, rect: Rect) -> Widget:
        """Return who padded by how much, to be read row by row."""
        model = self.model
        rows = [(f"{line.who}, {line.what}",
                 tuple(Value(when, self.words("number.percent", number=year.text))
                       for when, year in zip(model.years, line.years, strict=True) if year.text))
                for line in model.rows]
        return CountedChart("padded", rect, rows, self._paint_rows, label=model.title,
                            source=model.note)

    def _columns(self, table: Rect) -> tuple[float, float]:
        """Return where the years begin, and the width of one."""
        return table.x + WHO + WHAT, min(WIDEST, (table.w - WHO - WHAT - self._worst)
                                         / max(1, len(self.model.years)))

    @property
    def _worst(self) -> float:
        """The width of the last column: its words stay as large as the rest."""
        return max([WORST, *(self.setter.width(row.worst, "caption") + 10
                             for row in self.model.rows)])

    def _paint_rows(self, canvas: Canvas, rect: Rect) -> None:
        for place, line in zip(rect.rows(len(self.model.rows), 0), self.model.rows, strict=True):
            self._paint_row(canvas, place, line, *self._columns(rect))

    def _small(self, area: Rect, children: list[Widget]) -> float:
        """Add the reported and the true line of each series, many side by side."""
        if not self.charts:
            return area.y
        rows = math.ceil(len(self.charts) / ACROSS)
        height = max(CHART, (area.h - 8) / rows)
        columns = area.columns(ACROSS, 32)
        for index, chart in enumerate(self.charts):
            column = columns[index % ACROSS]
            place = Rect(column.x, area.y + (index // ACROSS) * height, column.w, height - 16)
            children += [
                Section(place.top(30), chart.title),
                LineChart(f"told {index}", place.trim(top=38), chart,
                          show_value=self.words.measured(chart.measure),
                          show_time=lambda at: str(int(at)), source=self.model.note),
            ]
        return area.y + rows * height

    def _texts(self) -> list[tuple[str, str]]:
        model = self.model
        made = [(model.nothing, "text")] if model.nothing else []
        if model.cost:
            made.append((model.cost_title, "text_bold"))
            made += [(line, "text") for line in model.cost]
        if model.own:
            made.append((model.own_title, "text_bold"))
            made += [(line, "text") for line in model.own]
        if model.prices:
            made.append((model.prices, "text"))
        return made

    def _paint(self, canvas: Canvas, table: Rect, row: float) -> None:
        model = self.model
        if not model.rows:
            return
        first, pitch = self._columns(table)
        canvas.text_middle(model.who_head, table.x, table.y + row / 2, "caption", "second")
        # Years that would run into one another stand at every second or third column.
        wide = max((canvas.setter.width(year, "small") for year in model.years), default=0.0)
        step = max(1, math.ceil((wide + 6) / pitch))
        for index, year in list(enumerate(model.years))[::step]:
            canvas.text_middle(year, first + pitch * (index + 0.5), table.y + row / 2, "small",
                               "second", "centre", pitch * step)

    def _paint_row(self, canvas: Canvas, rect: Rect, line: PaddedRow, first: float,
                   pitch: float) -> None:
        middle = rect.y + rect.h / 2
        canvas.text_middle(line.who, rect.x, middle, "caption_bold", most=WHO - 10)
        canvas.text_middle(line.what, rect.x + WHO, middle, "caption", "second", most=WHAT - 10)
        for index, year in enumerate(line.years):
            if year.text:
                cell = Rect(first + pitch * index + 1, rect.y + 1, pitch - 2, rect.h - 2)
                canvas.veil(cell, "ochre", 0.12 + 0.6 * year.ink)
                canvas.text_middle(year.text, cell.centre[0], middle, "small_bold", "ink",
                                   "centre", pitch)
        canvas.text_middle(line.worst, rect.right, middle, "caption", "ink", "right",
                           self._worst - 8)
        canvas.horizontal(rect.x, rect.right, rect.bottom, "pale")
