"""Regions: one theme at a time as a table, the building sites beside it."""

from __future__ import annotations

from collections.abc import Sequence

from gosplan_game.ui.actions import Action
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.screens.context import Context
from gosplan_game.ui.screens.countryside import region_columns, region_rows
from gosplan_game.ui.screens.game import GameScreen
from gosplan_game.ui.screens.industry import SITE, SiteRow
from gosplan_game.ui.widgets.base import Message, Widget
from gosplan_game.ui.widgets.choice import OneOf, Option
from gosplan_game.ui.widgets.label import Section
from gosplan_game.ui.widgets.scroll import ScrollArea
from gosplan_game.ui.widgets.table import Table
from gosplan_game.viewmodels.regions import Regions, regions

RIGHT = 344.0
SPLIT = 24.0


class RegionsScreen(GameScreen[Regions]):
    """The same figures, place by place."""

    place = "regions"

    def __init__(self, context: Context, theme: str = "") -> None:
        super().__init__(context)
        self.theme, self.region = theme, ""

    def view(self) -> Regions:
        """Return the regions with one theme open."""
        return regions(self.session, self.texts, self.theme)

    def heading(self) -> tuple[str, str]:
        """Return title and subtitle."""
        return self.model.title, self.model.subtitle

    def footnote(self) -> str:
        """Return over what time flows are summed."""
        return self.model.footer

    def content(self, area: Rect) -> Sequence[Widget]:
        """Lay out themes and table left, sites right."""
        model = self.model
        left, right = area.left(area.w - RIGHT - SPLIT), area.rightmost(RIGHT)
        chosen = next(tab.id for tab in model.tabs if tab.chosen)
        rows = region_rows(model.table)
        height = max(30.0, min(48.0, (left.h - 84) / max(1, len(rows))))
        table = left.trim(top=46)
        inside: list[Widget] = []
        y = right.y + 36
        for site in model.projects:
            inside.append(SiteRow(Rect(right.x, y, right.w - 14, SITE), site, 0))
            y += SITE
        return [
            OneOf("theme", left.top(30), [Option(tab.id, tab.name) for tab in model.tabs],
                  chosen, look="tabs"),
            Section(table.top(30), model.table.title),
            Table("regions", table.trim(top=6), region_columns(model.table), rows, self.region,
                  row_height=height),
            Section(right.top(30), model.projects_title, model.projects_note),
            ScrollArea("sites", right.trim(top=36), inside, y - right.y - 36, focusable=True,
                       label=model.projects_title),
        ]

    def answer(self, message: Message) -> Action | None:
        """Open another theme, choose a region."""
        match message:
            case OneOf.Changed("theme", theme):
                self.theme = theme
                self.refresh()
            case Table.Chosen("regions", region):
                self.region = region
                self.rebuild()
        return None
