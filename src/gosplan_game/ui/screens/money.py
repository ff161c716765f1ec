"""A plain list of figures with their value a year ago, used by several screens."""

from __future__ import annotations

from collections.abc import Sequence

from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.charts.small import sparkline
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.widgets.base import Widget
from gosplan_game.viewmodels.prices import MoneyRow

ROW = 25.0
BEFORE = 84.0
NAME = 210.0
VALUE = 190.0


class MoneyTable(Widget):
    """Rows of name, value and the value of a year ago."""

    def __init__(self, rect: Rect, rows: Sequence[MoneyRow]) -> None:
        super().__init__("", rect)
        self.rows = tuple(rows)

    @staticmethod
    def height_for(rows: Sequence[MoneyRow]) -> float:
        """Return the height these rows need."""
        return ROW * len(rows)

    def draw(self, canvas: Canvas) -> None:
        """Draw the rows that fit."""
        rect = self.rect
        for index, row in enumerate(self.rows):
            y = rect.y + index * ROW
            if y + ROW > rect.bottom + 1:
                return
            middle = y + ROW / 2
            canvas.text_middle(row.change, rect.right, middle, "caption", "second", "right",
                               BEFORE - 8)
            value = canvas.text_middle(row.value, rect.right - BEFORE, middle, "table_bold",
                                       "ink", "right")
            canvas.text_middle(row.name, rect.x, middle, "table",
                               most=rect.w - BEFORE - value - 12)
            line = Rect(rect.x + NAME, y + 4, rect.right - BEFORE - rect.x - NAME - VALUE, ROW - 9)
            if line.w >= 60 and len(row.track) > 1:
                sparkline(canvas, line, row.track, ink="ink" if row.sober else "red")
            canvas.horizontal(rect.x, rect.right, y + ROW - 1, "pale")
