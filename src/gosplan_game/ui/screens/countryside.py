"""The countryside: the grain account left, the village's levers right, regions below."""

from __future__ import annotations

from collections.abc import Sequence

from gosplan_game.report.numbers import is_known
from gosplan_game.report.tables import Table as RegionTable
from gosplan_game.ui.actions import Action
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.charts.counted import row_of_signs
from gosplan_game.ui.charts.counted_rows import CountedChart
from gosplan_game.ui.charts.sankey import Account, Band, Counted, SankeyChart
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.screens.context import Context
from gosplan_game.ui.screens.levers import LeverScreen
from gosplan_game.ui.widgets.base import Message, Widget
from gosplan_game.ui.widgets.choice import OneOf, Option
from gosplan_game.ui.widgets.label import Paragraph, Section
from gosplan_game.ui.widgets.table import Cell, Column, Row, Table
from gosplan_game.viewmodels.countryside import Countryside, Flow, GrainAccount, countryside

RIGHT = 376.0
SPLIT = 24.0
TABLE = 204.0
PER_HEAD = 128.0
"""Height of what is said of the grain a head."""
NAME = 146.0
ROOMY = 125


def region_columns(table: RegionTable) -> list[Column]:
    """Return the heads of a table of regions; the title stands over the first column."""
    _, *rest = table.heads
    return [Column("", NAME), *(Column(head, -1, "right") for head in rest)]


def region_rows(table: RegionTable, bars: bool = True) -> list[Row]:
    """Return the rows of a table of regions; shares carry their bar where there is room."""
    return [
        Row(row.id, (row.name, *(
            Cell(cell.text, share=cell.bar if bars and is_known(cell.bar) else -1.0,
                 series=cell.series) for cell in row.cells)), total=row.total)
        for row in table.rows
    ]


def _account(made: GrainAccount) -> Account:
    """Return the grain account as bands."""
    sheaves = made.harvest_signs
    counted = Counted(sheaves.pictogram, sheaves.columns[0].signs, sheaves.legend)

    def band(flow: Flow) -> Band:
        return Band(flow.name, flow.text, flow.amount, flow.id == "collected", flow.exact,
                    counted if flow.id == "harvest" else None)

    return Account(tuple(map(band, made.sources)), band(made.village), tuple(map(band, made.uses)),
                   tuple(map(band, made.state_uses)))


class CountrysideScreen(LeverScreen[Countryside]):
    """Village and grain."""

    place = "countryside"

    def __init__(self, context: Context, side: str = "levers") -> None:
        super().__init__(context)
        self.side = side
        self.region = ""

    def view(self) -> Countryside:
        """Return the countryside of the present draft."""
        return countryside(self.session, self.texts)

    def heading(self) -> tuple[str, str]:
        """Return title and season."""
        return self.model.title, self.model.subtitle

    def footnote(self) -> str:
        """Return what is reported and weighed, and what finds no room beside the account."""
        made, area = self.model.account, self.content_area
        if made is None or not made.per_head or self._per_head(area.left(area.w - RIGHT - SPLIT)):
            return self.model.footer
        return f"{self.model.footer} {made.per_head}"

    def _per_head(self, account: Rect) -> float:
        """Return the width of the grain a head beside the account; 0 where it finds no room."""
        made = self.model.account
        if made is None or not made.per_head:
            return 0.0
        longest = max(self.setter.width(flow.name, "table") for flow in made.uses)
        room = account.w - 432 - longest
        kind = self.setter.fitting(made.per_head, "caption", max(1.0, room), PER_HEAD)
        fits = room > 72 and self.setter.height(made.per_head, kind, room) <= PER_HEAD
        return room if fits else 0.0

    def content(self, area: Rect) -> Sequence[Widget]:
        """Lay out account and regions left, levers right."""
        wide = area.w - RIGHT - SPLIT
        left, right = area.left(wide), area.rightmost(RIGHT)
        model = self.model
        account = left.top(left.h - TABLE - 16)
        table = left.lowest(TABLE)
        note = model.account.note if model.account else ""
        title = model.account.title if model.account else model.no_account_title
        words = self.context.words
        sides = (Option("levers", words("countryside.all")),
                 Option("regional", words("countryside.by_region")))
        groups = model.groups if self.side == "levers" else model.regional
        widgets: list[Widget] = [Section(account.top(30), title, note)]
        if model.account is None:
            widgets.append(Paragraph(Rect(account.x, account.y + 44, account.w, 48),
                                     model.no_account, "lead", "second"))
        elif self._per_head(account):
            room = self._per_head(account)
            widgets.append(Paragraph(
                Rect(account.right - room, account.y + self._head, room, PER_HEAD),
                model.account.per_head,
                "caption", "second"))
        if model.account is not None:
            widgets.append(SankeyChart(
                "account", account.trim(top=self._head, bottom=72), _account(model.account),
                label=model.account.title, source=model.footer))
        widgets += [
            self._houses(account.lowest(58)),
            Section(table.top(30), model.table.title),
            Table("regions", table.trim(top=6), region_columns(model.table),
                  region_rows(model.table, self.setter.theme.text_size <= ROOMY), self.region,
                  row_height=26),
            OneOf("side", Rect(right.x, right.y, right.w, 30), sides, self.side, look="tabs"),
            *self.column("levers " + self.side, right.trim(top=38), groups, model.consequences),
        ]
        return widgets

    @property
    def _head(self) -> float:
        """The height of the account's head, with room for the name of the widest band."""
        grown = self.setter.theme.size("table_bold") - 16
        return max(38.0, Section.height(self.setter) + 4 + 1.5 * grown)


    def _houses(self, place: Rect) -> Widget:
        """Return the farms joined, counted as houses."""
        made = self.model.houses
        return CountedChart("houses", place, [(c.label, c.exact) for c in made.columns],
                            self._draw_houses, label=self.model.houses_title,
                            source=self.model.footer)

    def _draw_houses(self, canvas: Canvas, rect: Rect) -> None:
        model = self.model
        canvas.horizontal(rect.x, rect.right, rect.y - 6, "rule")
        middle = rect.y + 16
        canvas.text_middle(model.houses_title, rect.x, middle, "text_bold", most=156)
        canvas.text_middle(model.houses_note, rect.x, middle + 22, "caption", "second")
        before, now = model.houses.columns
        row = Rect(rect.x + 168, rect.y + 2, rect.w - 168, 26)
        row_of_signs(canvas, model.houses.pictogram, row, now.signs, of=20, ink="red")
        if before.signs > 0:
            row_of_signs(canvas, model.houses.pictogram, row, min(before.signs, now.signs),
                         pale="")
        canvas.text_middle(model.houses.legend, rect.x + 168, middle + 22, "caption", "second")
        x = rect.right
        for column, ink in ((now, "red"), (before, "ink")):
            text = f"{column.label} {column.text}"
            width = canvas.text_middle(text, x, middle + 22, "caption", "ink", "right")
            canvas.fill(Rect(x - width - 18, middle + 16, 12, 12), ink)
            x -= width + 34

    # Messages --------------------------------------------------------------------------------

    def reply(self, message: Message) -> Action | None:
        """Choose a region or the other levers."""
        match message:
            case OneOf.Changed("side", side):
                self.side = side
                self.rebuild()
            case Table.Chosen("regions", region):
                self.region = region
                self.rebuild()
        return None
