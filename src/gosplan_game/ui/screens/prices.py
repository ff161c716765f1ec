"""Prices and money: the scissors drawn as scissors, what grain buys, the levers."""

from __future__ import annotations

from collections.abc import Sequence

from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.charts.counted import row_of_signs
from gosplan_game.ui.charts.counted_rows import CountedChart
from gosplan_game.ui.charts.scissors import Blades, ScissorsChart, Words
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.screens.levers import LeverScreen
from gosplan_game.ui.screens.money import MoneyTable
from gosplan_game.ui.widgets.base import Widget
from gosplan_game.ui.widgets.label import Paragraph, Section
from gosplan_game.viewmodels.prices import Prices, Scissors, prices

RIGHT = 440.0
SPLIT = 24.0
BUYS = 152.0


def _blades(made: Scissors) -> Blades:
    """Return the scissors as the chart draws them."""
    return Blades(made.industry, made.village,
                  Words(made.industry_label, made.village_label, made.opening, made.opening_note,
                        made.level),
                  made.x_range, made.y_range, made.x_marks, made.y_marks, made.pivot,
                  made.widest)


class PricesScreen(LeverScreen[Prices]):
    """Prices, money, trade at home."""

    place = "prices"

    def view(self) -> Prices:
        """Return the prices of the present draft."""
        return prices(self.session, self.texts)

    def heading(self) -> tuple[str, str]:
        """Return title and how the scissors stand."""
        return self.model.title, self.model.subtitle

    def footnote(self) -> str:
        """Return what the scissors measure."""
        return self.model.footer

    def _left(self) -> Rect:
        return self.content_area.left(self.content_area.w - RIGHT - SPLIT)

    def content(self, area: Rect) -> Sequence[Widget]:
        """Lay out scissors and bolts left, levers and money right."""
        model, left, right = self.model, self._left(), area.rightmost(RIGHT)
        chart = left.top(left.h - BUYS - 16)
        buys = left.lowest(BUYS)
        money = MoneyTable.height_for(model.money, self.setter)
        head = Section.height(self.setter)
        title = model.scissors.title if model.scissors else model.subtitle
        note = model.scissors.note if model.scissors else ""
        widgets: list[Widget] = [Section(chart.top(30), title, note)]
        if model.scissors is None:
            widgets.append(Paragraph(Rect(chart.x, chart.y + 44, chart.w, 48),
                                     model.no_scissors, "lead", "second"))
        else:
            widgets.append(ScissorsChart(
                "scissors", chart.trim(top=36), _blades(model.scissors),
                show_value=self._ratio,
                show_time=self.context.words.time, label=title, source=model.footer))
        widgets += [
            Section(buys.top(30), model.buys_title, model.buys.legend),
            CountedChart("buys", buys.trim(top=42),
                         [(column.label, column.exact) for column in model.buys.columns],
                         self._paint_buys, label=model.buys_title, source=model.footer),
        ]
        widgets += self.column("levers", right.trim(bottom=money + head + 12), model.groups,
                               model.consequences)
        widgets += [
            Section(right.lowest(money + head).top(30), model.money_title, model.money_note),
            MoneyTable(right.lowest(money), model.money, label=model.money_title,
                       source=model.footer),
        ]
        return widgets

    def _ratio(self, value: float) -> str:
        """Return the opening of the scissors with what it is measured by."""
        words = self.context.words
        return words.joined(words.number(value, 2), words.unit(self.model.ratio_unit))

    def _paint_buys(self, canvas: Canvas, rect: Rect) -> None:
        """Draw the bolts of cloth."""
        columns = self.model.buys.columns
        height = rect.h / max(1, len(columns))
        for index, column in enumerate(columns):
            y = rect.y + index * height
            ink = "red_text" if column.now else "ink"
            canvas.text_middle(column.label, rect.x, y + height / 2,
                               "table_bold" if column.now else "table", ink, most=76)
            row_of_signs(canvas, self.model.buys.pictogram,
                         Rect(rect.x + 88, y + 1, rect.w - 160, 26), column.signs, of=10,
                         size=26, pitch=32, ink="red" if column.now else "ink")
            canvas.text_middle(column.text, rect.right, y + height / 2, "table_bold", ink,
                               "right")
