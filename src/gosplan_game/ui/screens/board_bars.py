"""The lower part of the board where nothing is short: every good's sources over its uses."""

from __future__ import annotations

from collections.abc import Sequence

from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.charts.bars import BalanceBars, legend, result_room
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.screens.plan import INKS, bar_of
from gosplan_game.ui.typesetting import Typesetter
from gosplan_game.ui.widgets.base import Widget
from gosplan_game.ui.widgets.label import Section
from gosplan_game.ui.widgets.scroll import ScrollArea
from gosplan_game.viewmodels.chessboard import Board

BETWEEN = 28.0
NAME = 124.0
RESULT = 84.0
LARGE = 1.2
"""From this growth of the text on, two columns leave no room for bars."""
LEGEND = 30.0
LARGE = 1.14
"""From this growth of the text on, one column keeps room for its bars."""


class Legend(Widget):
    """What the inks of the bars stand for."""

    def __init__(self, rect: Rect, parts: Sequence[tuple[str, str]]) -> None:
        super().__init__("", rect)
        self.parts = tuple(parts)

    def draw(self, canvas: Canvas) -> None:
        """Draw squares and words."""
        legend(canvas, self.rect, [(INKS[kind], name) for kind, name in self.parts])


def balance_columns(setter: Typesetter, place: Rect, model: Board) -> list[Widget]:
    """Return the bars of all goods, the plan's order going down two columns, one in large type."""
    grown = setter.theme.size("table") / 16
    head = Section.height(setter)
    body = place.trim(top=head, bottom=LEGEND)
    rows = model.balances
    count = 1 if grown >= LARGE else 2
    half = -(-len(rows) // count)
    pitch = max(setter.leading("table") + 2, min(BalanceBars.PITCH, body.h / max(1, half)))
    inside: list[Widget] = []
    for index, column in enumerate(body.trim(right=12).columns(count, BETWEEN)):
        bars = [bar_of(row) for row in rows[index * half:(index + 1) * half]]
        inside.append(BalanceBars(
            f"balances:{index}", Rect(column.x, column.y, column.w, pitch * len(bars)), bars,
            name_width=NAME * min(grown, 1.2),
            result_width=result_room(setter, bars, RESULT * grown),
            label=model.balances_title, source=model.note))
    return [
        Section(place.top(30), model.balances_title, model.balances_note),
        ScrollArea("balances", body, inside, pitch * half, label=model.balances_title),
        Legend(place.lowest(LEGEND - 6), model.legend),
    ]
