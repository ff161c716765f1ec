"""The almanac: the list of series left, one of them as chart, table and counted signs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from gosplan_game import paths
from gosplan_game.ui.actions import Action
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.charts.counted import row_of_signs
from gosplan_game.ui.charts.counted_rows import CountedChart
from gosplan_game.ui.charts.line import LineChart
from gosplan_game.ui.charts.small import Small, SmallMultiples
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.screens.context import Context
from gosplan_game.ui.screens.game import GameScreen
from gosplan_game.ui.screens.list_row import ListRow
from gosplan_game.ui.screens.storage import game_name, games_beside
from gosplan_game.ui.widgets.base import Message, Widget
from gosplan_game.ui.widgets.button import Button, Pressable
from gosplan_game.ui.widgets.choice import Checkbox, Option
from gosplan_game.ui.widgets.entry import TextEntry
from gosplan_game.ui.widgets.label import Label, Paragraph, Section
from gosplan_game.ui.widgets.menu import DropDown
from gosplan_game.ui.widgets.scroll import ScrollArea
from gosplan_game.ui.widgets.table import Column, Row, Table
from gosplan_game.viewmodels.almanac import Almanac, almanac
from gosplan_game.viewmodels.record import Record

LIST = 208.0
SPLIT = 32.0
COUNTED = 152.0
LARGE = 1.2
"""From this growth of the text on, the chart stands alone."""
MOST_BOX = 112.0
"""The widest that a line’s box may be beside the title."""
ENTRY = 31.0
COMPARE = 336.0
BOXES = 32.0
READ = 720.0
"""The widest that a paragraph may be read."""
MOST_GAMES = 30


class AlmanacScreen(GameScreen[Almanac]):
    """Every series with its source."""

    place = "almanac"

    def __init__(self, context: Context, series: str = "") -> None:
        super().__init__(context)
        self.series, self.find_text = series, ""
        self.hidden: frozenset[str] = frozenset()
        self.as_table = False
        self.by_region = False
        self.other: tuple[str, Any] | None = None
        """Another game laid beside, by its name."""
        self.other_path = ""
        self.games: list[tuple[str, str]] | None = None

    def view(self) -> Almanac:
        """Return the almanac with the chosen series open."""
        return almanac(self.session, self.texts, self.series, self.find_text, self.other)

    def heading(self) -> tuple[str, str]:
        """Return title and subtitle."""
        return self.model.title, self.model.subtitle

    def content(self, area: Rect) -> Sequence[Widget]:
        """Lay out the list left, the series right."""
        left, right = area.left(LIST), area.trim(left=LIST + SPLIT)
        return [*self._list(left), *self._series(right)]

    def _list(self, left: Rect) -> list[Widget]:
        model = self.model
        inside: list[Widget] = []
        y = left.y + 42
        for section in model.sections:
            inside.append(Label(Rect(left.x, y, left.w - 14, 34), section.name, "section"))
            y += 34
            for entry in section.entries:
                inside.append(ListRow(f"series:{entry.series}",
                                      Rect(left.x, y, left.w - 14, ENTRY), entry.name,
                                      entry.pictogram, entry.chosen))
                y += ENTRY
            y += 8
        return [
            TextEntry("find", left.top(32), self.find_text, hint=model.find, label=model.find),
            ScrollArea("list", left.trim(top=42), inside, y - left.y - 42),
        ]

    def _series(self, right: Rect) -> list[Widget]:
        model = self.model
        regional = self.by_region and bool(model.regions)
        # In large text a chart and its source need the room of the counted years.
        large = self.setter.theme.size("table") / 16 > LARGE
        counted = regional or (model.counted is not None and not large)
        body = right.trim(top=52, bottom=COUNTED + 16 if counted else 0)
        widgets: list[Widget] = []
        x = right.right + 8
        why = self.context.words("common.why")
        buttons = [("csv", model.export_csv), ("png", model.export_png),
                   (f"why:{model.series}", why)]
        for name, text in buttons if model.record is None else ():
            wide = max(64.0, self.setter.width(text, "button") + 20)
            x -= wide + 8
            widgets.append(Button(name, Rect(x, right.y + 10, wide, 28), text, "outline"))
        boxes = self._boxes() if model.record is None else []
        wide = sum(box.rect.w + 6 for box in boxes)
        title = self.setter.width(model.chart.title, "section")
        under = right.x + title + 12 > x - wide
        if under:
            # No room beside the title: the boxes have a line of their own.
            body = body.trim(top=BOXES)
        left, y = (right.x, right.y + 44) if under else (x - wide, right.y + 10)
        for box in boxes:
            box.rect = Rect(left, y, box.rect.w, 28)
            left += box.rect.w + 6
        widgets = [Section(right.top(30), model.chart.title, title_room=x - 12 - right.x),
                   *reversed(widgets), *boxes] if under else \
            [Section(right.top(30), model.chart.title, title_room=title + 1), *boxes,
             *reversed(widgets)]
        said = self.setter.height(model.source, "caption", body.w)
        widgets.append(Paragraph(body.lowest(said), model.source, "caption", "second", cut=False))
        body = body.trim(bottom=said + 4)
        if model.record is not None:
            widgets += self._record(body, model.record)
        elif model.chart.empty:
            widgets.append(Paragraph(body.top(40), model.nothing, "lead", "second"))
        elif self.as_table:
            widgets.append(self._table(body))
        else:
            foot = 14 + self.setter.leading("caption")
            widgets.append(LineChart(
                "chart", body.trim(bottom=foot), model.chart, hidden=self.hidden, sober=model.plain,
                show_value=self._amount, show_time=lambda at: str(int(at)), source=model.source))
            other = self._compare(body.lowest(28).rightmost(COMPARE))
            line = body.lowest(self.setter.leading("caption"))
            widgets.append(Label(line.trim(right=COMPARE + 16 if other else 0), model.voice,
                                 "caption", "second"))
            widgets += other
        if regional:
            place = right.lowest(COUNTED)
            widgets += [
                Section(place.top(30), model.regions_title, self.context.words.unit(model.unit)),
                SmallMultiples("regions", place.trim(top=40), [
                    Small(line.title, line.values, line.text, sober=model.plain)
                    for line in model.regions], label=model.regions_title, source=model.source),
            ]
        elif counted and model.counted is not None:
            place = right.lowest(COUNTED)
            widgets += [
                Section(place.top(30), model.counted_title, model.counted.legend),
                CountedChart("counted", place.trim(top=38),
                             [(column.label, column.exact) for column in model.counted.columns],
                             self._paint_counted, label=model.chart.title, source=model.source),
            ]
        return widgets

    def _record(self, body: Rect, record: Record) -> list[Widget]:
        """Return what the record and history tell, where no office has the series."""
        told = [text for text in (record.deaths, record.hungry) if text]
        lines = [(self.model.nothing, "lead", "second"), *((text, "lead", "ink") for text in told),
                 (record.history_title, "text_bold", "ink")]
        lines += [(line.line, "text", "second") for line in record.history] \
            or [(record.no_history, "text", "second")]
        widgets: list[Widget] = []
        wide, y = min(body.w, READ), body.y
        for text, kind, ink in lines:
            height = self.setter.height(text, kind, wide)
            widgets.append(Paragraph(Rect(body.x, y, wide, height), text, kind, ink, cut=False))
            y += height + 12
        return widgets

    def _boxes(self) -> list[Checkbox]:
        """Return the boxes that show or hide lines, regions and the table; yet without places."""
        model = self.model
        roles = {line.role for line in model.chart.lines}
        shown: list[tuple[str, str, bool]] = [
            (role, text, role not in self.hidden) for role, text in model.shows if role in roles]
        shown.append(("table", model.table_name, self.as_table))
        if model.regions:
            shown.append(("regions", model.regions_name, self.by_region))
        return [Checkbox(f"show:{role}",
                         Rect(0, 0, min(self.setter.width(text, "text") + 34, MOST_BOX), 28),
                         text, on) for role, text, on in shown]

    def _compare(self, place: Rect) -> list[Widget]:
        """Return the choice of another game of this scenario; nothing where there is none."""
        if self.games is None:
            self.games = games_beside(self.context, MOST_GAMES)
        if not self.games:
            return []
        model = self.model
        options = [Option("", model.no_other),
                   *(Option(path, name) for path, name in self.games)]
        width = self.setter.width(model.compare, "caption") + 8
        return [Label(place.left(width), model.compare, "caption", "second"),
                DropDown("compare", place.trim(left=width), options, self.other_path,
                         label=model.compare)]

    def _beside(self, path: str) -> None:
        """Lay another game beside, or none."""
        from gosplan_game.sim.session import Session

        self.other = (game_name(self.context, Path(path)), Session.load(path)) if path else None
        self.other_path = path
        self.refresh()

    def _amount(self, value: float) -> str:
        """Return a value of the open series with its unit."""
        return self.context.words.amount(value, self.model.unit)

    def _table(self, body: Rect) -> Widget:
        made = self.model.table
        columns = [Column(made.heads[0], 96), *(Column(head, 160, "right")
                                                for head in made.heads[1:]), Column("", -1)]
        rows = [Row(row.id, (row.name, *(cell.text for cell in row.cells), ""))
                for row in made.rows]
        return Table("table", body, columns, rows, row_height=24, selectable=False)

    def _paint_counted(self, canvas: Canvas, area: Rect) -> None:
        """Draw the counted years."""
        counted = self.model.counted
        if counted is None:
            return
        height = area.h / max(1, len(counted.columns))
        for index, column in enumerate(counted.columns):
            y = area.y + index * height
            middle = y + height / 2
            canvas.text_middle(column.label, area.x, middle, "section")
            row_of_signs(canvas, counted.pictogram,
                         Rect(area.x + 64, y + 2, area.w - 170, 32), column.signs, size=32,
                         pitch=40, ink="red" if column.now else "ink")
            canvas.text_middle(column.text, area.right, middle, "table_bold",
                               "red_text" if column.now else "ink", "right")

    # Messages --------------------------------------------------------------------------------

    def answer(self, message: Message) -> Action | None:
        """Open a series, filter the list, show or hide lines, write files."""
        match message:
            case Pressable.Pressed(name) if name.startswith("series:"):
                self.series = name.removeprefix("series:")
                self.refresh()
            case TextEntry.Changed("find", text):
                self.find_text = text
                self.series = self.model.series
                self.refresh()
            case DropDown.Changed("compare", path):
                self._beside(path)
            case Checkbox.Changed("show:table", on):
                self.as_table = on
                self.rebuild()
            case Checkbox.Changed("show:regions", on):
                self.by_region = on
                self.rebuild()
            case Checkbox.Changed(name, on) if name.startswith("show:"):
                role = name.removeprefix("show:")
                self.hidden = self.hidden - {role} if on else self.hidden | {role}
                self.rebuild()
            case Pressable.Pressed("csv"):
                return self._written(self._place(".csv"), self.model.csv.encode("utf-8"))
            case Pressable.Pressed("png"):
                return self._png()
        return None

    def _series_in_sight(self) -> str:
        """W asks for the open series."""
        return super()._series_in_sight() or self.model.series

    def _place(self, ending: str) -> Path:
        """Return where an exported file goes."""
        name = self.model.series.replace(".", "-").replace("@", "-")
        return paths.user_dir() / "exports" / f"{name}-{self.session.quarter}{ending}"

    def _written(self, path: Path, data: bytes) -> Action | None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        words = self.context.words
        return self.tell(words("almanac.saved", path=str(path)), words("almanac.title"))

    def _png(self) -> Action | None:
        """Write the chart alone as a picture of twice the size."""
        from gosplan_game.ui.plates import chart_picture

        path = self._place(".png")
        path.parent.mkdir(parents=True, exist_ok=True)
        chart_picture(self.model.chart, path, self.setter.theme, sober=self.model.plain,
                      source=self.model.source)
        words = self.context.words
        return self.tell(words("almanac.saved", path=str(path)), words("almanac.title"))
