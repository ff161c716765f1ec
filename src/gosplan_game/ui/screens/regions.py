"""Regions: one figure at a time on the map, or a theme as a table; the building sites beside."""

from __future__ import annotations

from collections.abc import Sequence

from gosplan_game import paths
from gosplan_game.report.tables import TOTAL
from gosplan_game.ui.actions import Action
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.charts.choropleth import (
    Inked,
    MapShapes,
    Pin,
    RegionMap,
    load_shapes,
    load_sites,
    map_legend,
    steps_of,
)
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.screens.context import Context
from gosplan_game.ui.screens.countryside import region_columns, region_rows
from gosplan_game.ui.screens.game import GameScreen
from gosplan_game.ui.screens.industry import SITE, SiteRow
from gosplan_game.ui.widgets.base import Message, Widget
from gosplan_game.ui.widgets.choice import Checkbox, OneOf, Option
from gosplan_game.ui.widgets.label import Section
from gosplan_game.ui.widgets.scroll import ScrollArea
from gosplan_game.ui.widgets.table import Table
from gosplan_game.viewmodels.regions import Regions, regions

RIGHT = 344.0
SPLIT = 24.0
FIGURES = 104.0


class RegionsScreen(GameScreen[Regions]):
    """The same figures, place by place."""

    place = "regions"

    def __init__(self, context: Context, theme: str = "") -> None:
        super().__init__(context)
        self.theme, self.region, self.column = theme, "", 0
        self.tabular = False

    def view(self) -> Regions:
        """Return the regions with one theme open."""
        return regions(self.session, self.texts, self.theme)

    def heading(self) -> tuple[str, str]:
        """Return title and subtitle."""
        return self.model.title, self.model.subtitle

    def footnote(self) -> str:
        """Return over what time flows are summed."""
        return self.model.footer

    @property
    def shapes(self) -> MapShapes | None:
        """The map, where it draws the scenario's regions."""
        made = load_shapes(paths.assets_dir() / "map" / "regions.json")
        wanted = {row.id for row in self.model.table.rows if not row.total}
        return made if wanted and wanted <= made.ids() else None

    # Layout ----------------------------------------------------------------------------------

    def content(self, area: Rect) -> Sequence[Widget]:
        """Lay out themes and map or table left, sites right."""
        model = self.model
        left, right = area.left(area.w - RIGHT - SPLIT), area.rightmost(RIGHT)
        chosen = next(tab.id for tab in model.tabs if tab.chosen)
        shapes = self.shapes
        widgets: list[Widget] = [
            OneOf("theme", left.top(30).trim(right=120 if shapes else 0),
                  [Option(tab.id, tab.name) for tab in model.tabs], chosen, look="tabs"),
        ]
        body = left.trim(top=46)
        if shapes is not None:
            widgets.append(Checkbox("table", left.top(30).rightmost(96),
                                    self.context.words("almanac.table"), self.tabular))
        if shapes is None or self.tabular:
            widgets += self._table(body)
        else:
            widgets += self._map(body, shapes)
        return [*widgets, *self._sites(right)]

    def _table(self, area: Rect) -> list[Widget]:
        model = self.model
        rows = region_rows(model.table)
        height = max(30.0, min(48.0, (area.h - 38) / max(1, len(rows))))
        return [
            Section(area.top(30), model.table.title),
            Table("regions", area.trim(top=6), region_columns(model.table), rows, self.region,
                  row_height=height),
        ]

    def _map(self, area: Rect, shapes: MapShapes) -> list[Widget]:
        table = self.model.table
        heads = table.heads[1:]
        self.column = min(self.column, max(0, len(heads) - 1))
        rows = [row for row in table.rows if not row.total]
        values = [row.cells[self.column].value if row.cells else float("nan") for row in rows]
        steps, _ = steps_of(values)
        inked = {
            row.id: Inked(step, row.name, row.cells[self.column].text if row.cells else "")
            for row, step in zip(rows, steps, strict=True)
        }
        strip = area.lowest(FIGURES + (self.setter.theme.text_size - 100) * 0.5)
        sheet = area.trim(top=38, bottom=strip.h + 8)
        return [
            OneOf("column", area.top(28), [Option(str(i), head) for i, head in enumerate(heads)],
                  str(self.column), look="radio", kind="table"),
            RegionMap("map", sheet, shapes, inked, self.region, pins=self._pins(),
                      label=self.model.title),
        ]

    def _pins(self) -> list[Pin]:
        places = load_sites(paths.assets_dir() / "map" / "sites.json")
        return [
            Pin(*places[site.id], str(number), site.working)
            for number, site in enumerate(self.model.projects, start=1)
            if site.id in places and (site.working or site.blocks)
        ]

    def _sites(self, area: Rect) -> list[Widget]:
        model = self.model
        inside: list[Widget] = []
        y = area.y + 36
        for number, site in enumerate(model.projects, start=1):
            inside += [
                PinMark(Rect(area.x, y + SITE / 2 - 10, 24, 20), str(number), site.working),
                SiteRow(Rect(area.x + 32, y, area.w - 46, SITE), site, 0),
            ]
            y += SITE
        return [
            Section(area.top(30), model.projects_title, model.projects_note),
            ScrollArea("sites", area.trim(top=36), inside, y - area.y - 36, focusable=True,
                       label=model.projects_title),
        ]

    # Picture ---------------------------------------------------------------------------------

    def picture(self, canvas: Canvas) -> None:
        """Draw the legend and the chosen region's figures under the map."""
        if self.tabular or self.shapes is None:
            return
        table = self.model.table
        area = self.content_area.left(self.content_area.w - RIGHT - SPLIT)
        strip = area.lowest(FIGURES + (self.setter.theme.text_size - 100) * 0.5)
        self._draw_legend(canvas, area, strip)
        row = next((r for r in table.rows if r.id == self.region),
                   next((r for r in table.rows if r.id == TOTAL), None))
        if row is None:
            return
        head = Section(strip, row.name)
        head.arrange(self.setter)
        head.draw(canvas)
        top = strip.y + Section.height(self.setter)
        cells = Rect(strip.x, top, strip.w, strip.bottom - top).columns(
            max(4, len(row.cells)), 16)
        for index, (place, cell) in enumerate(zip(cells, row.cells, strict=False)):
            canvas.text(table.heads[index + 1], place.x, place.y + 14, "caption", "second",
                        most=place.w)
            canvas.text(cell.text, place.x, place.y + 16 + canvas.theme.size("numeral_small"),
                        "numeral_small", most=place.w)
            if index:
                canvas.vertical(place.x - 9, place.y + 2, place.bottom - 10, "rule")

    def _draw_legend(self, canvas: Canvas, area: Rect, strip: Rect) -> None:
        table = self.model.table
        values = [row.cells[self.column].value for row in table.rows
                  if not row.total and row.cells]
        _, bounds = steps_of(values)
        if not bounds:
            return
        style = self.context.words
        digits = 0 if bounds[1] - bounds[0] >= 1 else 2 if bounds[1] - bounds[0] < 0.1 else 1
        map_legend(canvas, Rect(area.right - 300, strip.y - 66, 300, 56),
                   table.heads[self.column + 1], [style.number(b, digits) for b in bounds])

    # Answers ---------------------------------------------------------------------------------

    def answer(self, message: Message) -> Action | None:
        """Open another theme or figure, choose a region, turn the map into a table."""
        match message:
            case OneOf.Changed("theme", theme):
                self.theme, self.column = theme, 0
                self.refresh()
            case OneOf.Changed("column", key):
                self.column = int(key)
                self.rebuild()
            case Checkbox.Changed("table", on):
                self.tabular = on
                self.rebuild()
            case RegionMap.Chosen(_, region) | Table.Chosen("regions", region):
                self.region = "" if region == self.region else region
                self.rebuild()
        return None


class PinMark(Widget):
    """The number of a site as on the map: solid if it works, hollow before."""

    def __init__(self, rect: Rect, number: str, works: bool) -> None:
        super().__init__("", rect, label=number)
        self.number, self.works = number, works

    def draw(self, canvas: Canvas) -> None:
        """Draw the mark."""
        canvas.fill(self.rect, "ink" if self.works else "card")
        canvas.frame(self.rect, "ink", 1.3)
        canvas.text_middle(self.number, *self.rect.centre, "key",
                           "card" if self.works else "ink", "centre")
