"""Foreign trade: sold and bought counted in one unit, the debt, the levers."""

from __future__ import annotations

from collections.abc import Sequence

from gosplan_game.ui.actions import Action
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.charts.counted import row_of_signs
from gosplan_game.ui.charts.counted_rows import CountedChart
from gosplan_game.ui.charts.line import LineChart
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.screens.context import Context
from gosplan_game.ui.screens.levers import LeverScreen
from gosplan_game.ui.screens.money import MoneyTable
from gosplan_game.ui.widgets.base import Message, Widget
from gosplan_game.ui.widgets.choice import OneOf, Option
from gosplan_game.ui.widgets.label import Section
from gosplan_game.viewmodels.levers import LeverGroup
from gosplan_game.viewmodels.trade import Trade, trade

RIGHT = 440.0
SPLIT = 24.0
BALANCE = 118.0


class TradeScreen(LeverScreen[Trade]):
    """What is sold, bought and owed."""

    place = "trade"

    def __init__(self, context: Context, side: str = "levers") -> None:
        super().__init__(context)
        self.side = side

    def view(self) -> Trade:
        """Return the trade of the present draft."""
        return trade(self.session, self.texts)

    def heading(self) -> tuple[str, str]:
        """Return title and subtitle."""
        return self.model.title, self.model.subtitle

    def footnote(self) -> str:
        """Return in which money it is counted."""
        return self.model.footer

    def _left(self) -> Rect:
        return self.content_area.left(self.content_area.w - RIGHT - SPLIT)

    def content(self, area: Rect) -> Sequence[Widget]:
        """Lay out balance, account and debt left, levers right."""
        model, left, right = self.model, self._left(), area.rightmost(RIGHT)
        words = self.context.words
        account = MoneyTable.height_for(model.account, self.setter)
        note = model.balance[0].legend if model.balance else ""
        below = left.trim(top=BALANCE + 14)
        head = max(36.0, Section.height(self.setter))
        chart = below.trim(top=head + account + 18)
        sides = [Option("levers", words("countryside.all"))]
        groups: Sequence[LeverGroup] = model.groups
        if model.branches is not None:
            sides.append(Option("branches", words("trade.by_branch")))
            if self.side == "branches":
                groups = (model.branches,)
        return [
            Section(left.top(30), model.balance_title, note),
            *self._balance(left.top(BALANCE).trim(top=38)),
            Section(below.top(30), model.account_title, model.account_note),
            MoneyTable(Rect(below.x, below.y + head, below.w, account), model.account,
                       label=model.account_title, source=model.footer),
            Section(chart.top(30), model.chart.title),
            LineChart("debt", chart.trim(top=36), model.chart,
                      show_value=words.measured(model.chart.measure), show_time=words.time,
                      source=model.footer),
            OneOf("side", right.top(30), sides, self.side, look="tabs"),
            *self.column("levers " + self.side, right.trim(top=38), groups, model.consequences),
        ]

    def _balance(self, place: Rect) -> list[Widget]:
        """Return exports and imports as counted signs."""
        model = self.model
        if not model.balance:
            return []
        rows = [(column.label, column.exact) for column in model.balance[0].columns]
        return [CountedChart("balance", place, rows, self._paint_balance,
                             label=model.balance_title, source=model.footer)]

    def _paint_balance(self, canvas: Canvas, rect: Rect) -> None:
        """Draw them."""
        counted = self.model.balance[0]
        height = rect.h / max(1, len(counted.columns))
        for index, column in enumerate(counted.columns):
            y = rect.y + index * height
            canvas.text_middle(column.label, rect.x, y + height / 2, "table", most=100)
            row_of_signs(canvas, counted.pictogram,
                         Rect(rect.x + 108, y + 4, rect.w - 170, 30), column.signs, size=30,
                         pitch=34, ink="ink" if index == 0 else "red")
            canvas.text_middle(column.text, rect.right, y + height / 2, "table_bold", "ink",
                               "right")

    def reply(self, message: Message) -> Action | None:
        """Choose the other levers."""
        if isinstance(message, OneOf.Changed) and message.name == "side":
            self.side = message.key
            self.rebuild()
        return None
