"""The map: one measure over the regions, the chosen region's figures and sites beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gosplan_game import paths
from gosplan_game.ui.actions import Action
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.charts.geography import Geography, load_geography
from gosplan_game.ui.charts.map import ALBUM, PLAIN, RegionMap, map_legend
from gosplan_game.ui.charts.map_layout import Inked, Pin
from gosplan_game.ui.charts.map_sheet import Layers
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.screens.context import Context
from gosplan_game.ui.screens.countryside import region_columns, region_rows
from gosplan_game.ui.screens.game import GameScreen
from gosplan_game.ui.screens.industry import Sites
from gosplan_game.ui.widgets.base import Message, Widget
from gosplan_game.ui.widgets.button import Pressable
from gosplan_game.ui.widgets.choice import Checkbox, OneOf, Option
from gosplan_game.ui.widgets.label import Label, Paragraph, Section
from gosplan_game.ui.widgets.scroll import ScrollArea
from gosplan_game.ui.widgets.table import Table
from gosplan_game.viewmodels.record import Record
from gosplan_game.viewmodels.regions import Figure, Regions, Site, regions

RIGHT = 344.0
SPLIT = 24.0
STRIP = 56.0
FIGURE = 54.0
WIDEST = 1.62
"""Width over height of the sheet: a higher plate would show its torn edge."""
MAP, TABLE = "map", "table"


class RegionsScreen(GameScreen[Regions]):
    """The same figures, place by place."""

    place = "regions"

    def __init__(self, context: Context, theme: str = "", measure: str = "") -> None:
        super().__init__(context)
        self.theme, self.measure, self.region = theme, measure, ""
        self.part, self.side = "whole", MAP
        self.layers = Layers()

    def view(self) -> Regions:
        """Return the regions with one measure open."""
        return regions(self.session, self.texts, self.theme, self.measure, self.region, self.part)

    def heading(self) -> tuple[str, str]:
        """Return title and what is shown."""
        return self.model.title, self.model.subtitle

    def footnote(self) -> str:
        """Return how to read it."""
        return self.model.footer

    @property
    def geography(self) -> Geography | None:
        """The map, where it draws the scenario's regions."""
        made = load_geography(paths.assets_dir() / "map")
        wanted = {region.id for region in self.model.inked}
        return made if made is not None and wanted and wanted <= made.ids() else None

    # Layout ----------------------------------------------------------------------------------

    def content(self, area: Rect) -> Sequence[Widget]:
        """Lay out themes and map or table left, the chosen region right."""
        model = self.model
        left, right = area.left(area.w - RIGHT - SPLIT), area.rightmost(RIGHT)
        geography = self.geography
        sides = [Option(MAP, model.as_map), Option(TABLE, model.as_table)]
        wide = sum(self.setter.width(side.text, "tab") + 32 for side in sides) + 4
        room = left.trim(right=wide + 16) if geography else left
        chosen = next(tab.id for tab in model.tabs if tab.chosen)
        height = self.setter.theme.control(30)
        widgets: list[Widget] = [
            OneOf("theme", room.top(height), [Option(tab.id, tab.name) for tab in model.tabs],
                  chosen, look="tabs"),
        ]
        body = left.trim(top=height + 8)
        if geography is None or self.side == TABLE:
            if geography is not None:
                widgets.append(self._sides(left.top(height).rightmost(wide), sides))
            widgets += self._table(body)
        else:
            widgets.append(self._sides(left.top(height).rightmost(wide), sides))
            widgets += self._map(body, geography)
        return [*widgets, *self._panel(right)]

    def _sides(self, rect: Rect, sides: Sequence[Option]) -> Widget:
        return OneOf("side", rect, sides, self.side, look="tabs")

    def _table(self, area: Rect) -> list[Widget]:
        model = self.model
        rows = region_rows(model.table)
        height = max(30.0, min(48.0, (area.h - 42) / max(1, len(rows))))
        return [
            Section(area.top(30), model.table.title),
            Table("regions", area.trim(top=6), region_columns(model.table), rows, self.region,
                  row_height=height, label=model.table.title, source=model.footer),
        ]

    def _map(self, area: Rect, geography: Geography) -> list[Widget]:
        model = self.model
        radios = area.top(self.setter.theme.control(26))
        plate = self._plate(area)
        views = [Option(view.id, view.name) for view in model.views]
        wide = len(views) * (max(self.setter.width(view.text, "small") for view in views) + 20)
        inked = {region.id: Inked(region.step, region.name, region.text, region.tip)
                 for region in model.inked}
        return [
            OneOf("measure", radios, [Option(one.id, one.name) for one in model.measures],
                  model.measure, look="radio", kind="table"),
            RegionMap("map", plate, geography, inked, self.region, pins=self._pins(geography),
                      when=model.when, language=self.context.settings.language,
                      layers=self._shown_layers, ramp=PLAIN if model.plain else ALBUM,
                      view=self.part, headroom=self.setter.theme.control(26) + 10,
                      label=model.legend, source=model.footer),
            OneOf("view", Rect(plate.x + 10, plate.y + 10, wide, self.setter.theme.control(26)),
                  views, self.part, kind="small", tip=model.view_help),
            *self._layer_boxes(self._strip(area)),
        ]

    def _plate(self, area: Rect) -> Rect:
        top = self.setter.theme.control(26) + 8
        body = area.trim(top=top, bottom=self._strip_height + 8)
        return body.top(min(body.h, body.w / WIDEST * 1.04))

    @property
    def _strip_height(self) -> float:
        return STRIP * self.setter.theme.size("small") / 14

    def _strip(self, area: Rect) -> Rect:
        plate = self._plate(area)
        return Rect(area.x, plate.bottom + 8, area.w, self._strip_height)

    def _layer_boxes(self, strip: Rect) -> list[Widget]:
        """Return the boxes that show or hide railways, rivers, towns, sites: two by two."""
        names = [layer.name for layer in self.model.layers]
        wide = max(self.setter.width(name, "table") for name in names) + 40
        field = strip.rightmost(2 * wide)
        made: list[Widget] = []
        for index, layer in enumerate(self.model.layers):
            if layer.id == "sites" and self.model.plain:
                continue
            row, column = divmod(index, 2)
            made.append(Checkbox(
                f"layer:{layer.id}",
                Rect(field.x + column * wide, field.y + row * strip.h / 2, wide, strip.h / 2),
                layer.name, bool(getattr(self.layers, layer.id)), kind="table"))
        return made

    @property
    def _shown_layers(self) -> Layers:
        """The layers in force: maps of hunger and deaths show no building sites."""
        return replace(self.layers, sites=self.layers.sites and not self.model.plain)

    def _pins(self, geography: Geography) -> list[Pin]:
        return [Pin(site.row.id, *geography.sites[site.row.id], site.number, site.row.working,
                    site.tip)
                for site in self.model.sites if site.begun and site.row.id in geography.sites]

    def _panel(self, area: Rect) -> list[Widget]:
        """Return the chosen region's figures, and its building sites under them."""
        panel = self.model.panel
        head = Section.height(self.setter) + 4
        height = FIGURE * self.setter.theme.size("table") / 16
        widgets: list[Widget] = [Section(area.top(30), panel.title, panel.note)]
        y = area.y + head
        for index, figure in enumerate(panel.figures):
            widgets.append(FigureRow(f"figure:{index}", Rect(area.x, y, area.w, height), figure,
                                     panel.why))
            y += height
        lower = area.trim(top=y - area.y + 12)
        if self.model.record is not None:
            return [*widgets, *self._record(lower, head, self.model.record)]
        return [*widgets, *self._sites(lower, head)]

    def _record(self, area: Rect, head: float, record: Record) -> list[Widget]:
        """Return the record, where the measure speaks of hunger or deaths."""
        inside: list[Widget] = []
        y = area.y + head
        lines = [(text, "text", "ink")
                 for text in (record.deaths, record.hungry, *record.there) if text]
        lines.append((record.history_title, "text_bold", "ink"))
        lines += [(line.line, "caption", "second") for line in record.history] \
            or [(record.no_history, "caption", "second")]
        for text, kind, ink in lines:
            height = self.setter.height(text, kind, area.w - 16)
            inside.append(Paragraph(Rect(area.x, y, area.w - 16, height), text, kind, ink,
                                    cut=False, name=f"record-{len(inside)}"))
            y += height + 6
        return [Section(area.top(30), record.title),
                ScrollArea("record", area.trim(top=head), inside, y - area.y - head,
                           focusable=True, label=record.title)]

    def _sites(self, area: Rect, head: float) -> list[Widget]:
        panel = self.model.panel
        sites = [site for site in self.model.sites
                 if not self.region or site.region == self.region]
        y, height = area.y + head, Sites.height(self.setter, [site.row for site in sites],
                                                area.w - 46)
        rows = Sites("building sites", Rect(area.x + 32, y, area.w - 46, height * len(sites)),
                     [site.row for site in sites], 0, label=panel.sites_title)
        inside: list[Widget] = [rows] if sites else []
        for site in sites:
            inside.append(PinMark(Rect(area.x, y + height / 2 - 10, 24, 20), site))
            y += height
        widgets: list[Widget] = [Section(area.top(30), panel.sites_title, panel.sites_note)]
        if not inside:
            widgets.append(Label(Rect(area.x, y, area.w, 28), panel.no_sites, "text", "second"))
        else:
            widgets.append(ScrollArea("sites", area.trim(top=head), inside, y - area.y - head,
                                      focusable=True, label=panel.sites_title))
        return widgets

    # Picture ---------------------------------------------------------------------------------

    def picture(self, canvas: Canvas) -> None:
        """Draw the legend."""
        model = self.model
        if self.side == TABLE or self.geography is None:
            return
        left = self.content_area.left(self.content_area.w - RIGHT - SPLIT)
        strip = self._strip(left.trim(top=self.setter.theme.control(30) + 8))
        room = strip.left(strip.w * 0.6)
        if model.bounds:
            map_legend(canvas, room, model.legend, model.bounds, PLAIN if model.plain else ALBUM)
        else:
            canvas.text(model.legend, room.x, room.y + 13, "caption_bold", most=room.w)
            canvas.text(model.alike, room.x, room.y + 34, "caption", "second", most=room.w)

    # Answers ---------------------------------------------------------------------------------

    def answer(self, message: Message) -> Action | None:
        """Open a theme, a measure, a part of the map; choose a region; ask why."""
        match message:
            case OneOf.Changed("theme", theme):
                self.theme, self.measure = theme, ""
            case OneOf.Changed("measure", measure):
                self.measure = measure
            case OneOf.Changed("view", part):
                self.part = part
            case OneOf.Changed("side", side):
                self.side = side
            case Checkbox.Changed(name, on) if name.startswith("layer:"):
                self.layers = replace(self.layers, **{name.removeprefix("layer:"): on})
            case RegionMap.Turned():
                self.side = TABLE
            case RegionMap.Chosen(_, region):
                self.context.hints.use("map")
                self.region = region
            case Table.Chosen("regions", region):
                self.region = region if any(one.id == region for one in self.model.inked) else ""
            case Pressable.Pressed(name) if name.startswith("figure:"):
                return self.why(self.model.panel.figures[int(name.removeprefix("figure:"))].series)
            case _:
                return None
        self.refresh()
        return None

    def _series_in_sight(self) -> str:
        """W on the map asks for the measure of the chosen region."""
        return super()._series_in_sight() or self.model.series


class FigureRow(Pressable):
    """One measure of a region: its name, the figure, what stands behind it; pressed, why."""

    def __init__(self, name: str, rect: Rect, figure: Figure, why: str) -> None:
        super().__init__(name, rect, label=figure.name)
        self.figure, self.why, self.series = figure, why, figure.series

    def draw(self, canvas: Canvas) -> None:
        """Draw the row."""
        figure, rect, setter = self.figure, self.rect, canvas.setter
        if self.hovered:
            canvas.fill(rect, "tint")
        third = rect.h / 2
        name = canvas.text_middle(figure.name, rect.x, rect.y + third * 0.62, "text_bold",
                                  most=rect.w * 0.56)
        room = rect.w - name - 16
        value = setter.width(figure.value, "numeral_small") + 6
        used = canvas.text_middle(figure.unit, rect.right, rect.y + third * 0.66, "caption",
                                  "second", "right", max(40.0, room - value))
        canvas.text_middle(figure.value, rect.right - used - 6, rect.y + third * 0.62,
                           "numeral_small", "ink", "right")
        why = canvas.text_middle(self.why, rect.right, rect.y + third * 1.52, "caption_bold",
                                 "ochre_text", "right")
        canvas.text_middle(figure.note, rect.x, rect.y + third * 1.52, "caption", "second",
                           most=rect.w - why - 12)
        canvas.horizontal(rect.x, rect.right, rect.bottom - 1, "pale")


class PinMark(Widget):
    """The number of a site as on the map: solid if it works, hollow before."""

    def __init__(self, rect: Rect, site: Site) -> None:
        super().__init__("", rect, label=site.number, tip=site.tip)
        self.site = site

    def draw(self, canvas: Canvas) -> None:
        """Draw the mark; a dashed one has not been begun."""
        works = self.site.row.working
        canvas.fill(self.rect, "ink" if works else "card")
        if self.site.begun:
            canvas.frame(self.rect, "ink", 1.3)
        else:
            canvas.dashed_frame(self.rect, "rule")
        canvas.text_middle(self.site.number, *self.rect.centre, "key",
                           "card" if works else "ink" if self.site.begun else "third", "centre")
