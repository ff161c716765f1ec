"""Industry: what branches made of what they could, and the named building sites."""

from __future__ import annotations

from collections.abc import Sequence

from gosplan_game.report.numbers import is_known
from gosplan_game.ui.actions import Action
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.charts.readable import Point, ReadableChart, Value
from gosplan_game.ui.charts.unmet import Unmet, UnmetChart
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.screens.context import Context
from gosplan_game.ui.screens.levers import LeverScreen
from gosplan_game.ui.theme import TYPES
from gosplan_game.ui.typesetting import Typesetter
from gosplan_game.ui.widgets.base import Message, Widget
from gosplan_game.ui.widgets.button import Button, Pressable
from gosplan_game.ui.widgets.choice import OneOf, Option
from gosplan_game.ui.widgets.label import Paragraph, Section
from gosplan_game.ui.widgets.scroll import ScrollArea
from gosplan_game.ui.widgets.table import Cell, Column, Row, Table
from gosplan_game.viewmodels.industry import Industry, Missing, ProjectRow, industry

RIGHT = 440.0
COLUMNS = (56.0, 66.0, 108.0, 70.0, 76.0, 82.0)
"""Widths of the columns after the branch, at the usual text size."""
LARGE = 1.14
SHOWN_LARGE = 4
"""How many of them are shown in large text."""
SPLIT = 24.0
SITE = 46.0
BLOCK, NARROW_BLOCK = 9.0, 7.0
PLACE = 40.0
"""Where a site's words begin."""
NARROW = 320.0
"""A row narrower than this, without its button, leaves more of itself to the name."""


class Sites(ReadableChart):
    """Building sites one under the other: sign, name, place, state, share finished in blocks.

    Args:
        name: How messages call it.
        rect: Its place, as high as all rows.
        sites: What is drawn.
        room: Width kept free at the right for the buttons.
        label: What it is called.
    """

    beside = True
    upright = True

    def __init__(self, name: str, rect: Rect, sites: Sequence[ProjectRow], room: float, *,
                 label: str = "") -> None:
        super().__init__(name, rect, label=label)
        self.sites, self.room = tuple(sites), room

    @staticmethod
    def apart(setter: Typesetter, sites: Sequence[ProjectRow], width: float) -> bool:
        """Return whether a place and its state need a line each: then all have one.

        In large text a name needs it too that would be set small beside the blocks.
        """
        block = BLOCK if width >= NARROW else NARROW_BLOCK
        named = width - PLACE - 10 * (block + 1) - 8
        large = setter.theme.size("text") > LARGE * TYPES["text"].size
        return any(
            setter.width(site.place, "caption") + setter.width(site.state, "caption_bold")
            > width - PLACE - 12
            or (large and setter.fitted(site.name, "text_bold", named).pixels
                < setter.pixels("tight_bold")) for site in sites)

    @classmethod
    def height(cls, setter: Typesetter, sites: Sequence[ProjectRow], width: float) -> float:
        """Return the height of a row, the width without the buttons."""
        lines = 2 if cls.apart(setter, sites, width) else 1
        return max(SITE, setter.leading("text_bold") + lines * setter.leading("caption") + 6)

    def points(self) -> list[Point]:
        """Return the sites with what the tooltip says of them."""
        return [Point(place, site.name, (Value(site.place, site.state), Value(site.cost, "")),
                      f"{site.note} {site.source}".strip())
                for place, site in zip(self.rect.rows(max(1, len(self.sites)), 0), self.sites,
                                       strict=False)]

    def nearest(self, at: tuple[float, float]) -> int | None:
        """Read nothing under the pointer: each site has a tooltip of its own."""
        del at
        return None

    def tip_at(self, point: tuple[float, float]) -> tuple[str, Rect]:
        """Tell of the site under the pointer."""
        for found, site in zip(self.points(), self.sites, strict=True):
            if self.hovered and found.at.contains(point):
                return f"**{site.name}.** {site.note} {site.cost}. {site.source}", found.at
        return "", self.rect

    def draw_chart(self, canvas: Canvas) -> None:
        """Draw the rows."""
        apart = self.apart(canvas.setter, self.sites, self.rect.w - self.room)
        for place, site in zip(self.rect.rows(max(1, len(self.sites)), 0), self.sites,
                               strict=False):
            draw_site(canvas, place, site, self.room, apart)


def _unmet(good: Missing) -> Unmet:
    """Return a missing good as the chart draws it."""
    return Unmet(good.name, good.pictogram, good.share, good.text, good.short)


def draw_site(canvas: Canvas, rect: Rect, site: ProjectRow, room: float, apart: bool) -> None:
    """Draw one building site; ``apart`` sets its place and state in a line each."""
    middle = rect.y + rect.h / 2
    canvas.pictogram(site.pictogram, rect.x, middle - 14, 28)
    right = rect.right - room
    block = BLOCK if rect.w - room >= NARROW else NARROW_BLOCK
    first, second, last = (0.2, 0.5, 0.8) if apart else (0.3, 0.72, 0.72)
    # Apart, a name has a line of its own: the blocks stand beside the place.
    top = middle - 7 if apart else rect.y + 6
    blocks = Rect(right - 10 * (block + 1), top, 10 * (block + 1), 14)
    for index in range(10):
        canvas.fill(Rect(blocks.x + index * (block + 1), blocks.y, block, blocks.h),
                    "ink" if index < site.blocks else "pale")
    state = canvas.text_middle(site.state, right, rect.y + rect.h * last,
                               "caption" if site.working else "caption_bold",
                               "second" if site.working else "ink", "right")
    named = blocks.x - rect.x - 48
    canvas.text_middle(site.name, rect.x + PLACE, rect.y + rect.h * first, "text_bold",
                       most=right - rect.x - PLACE if apart else named)
    canvas.text_middle(site.place, rect.x + PLACE, rect.y + rect.h * second, "caption", "second",
                       most=named if apart else min(named, right - rect.x - PLACE - 12 - state))
    canvas.horizontal(rect.x, rect.right, rect.bottom - 1, "pale")


class IndustryScreen(LeverScreen[Industry]):
    """Branches and building sites."""

    place = "industry"

    def __init__(self, context: Context, side: str = "sites") -> None:
        super().__init__(context)
        self.side, self.branch = side, ""

    def view(self) -> Industry:
        """Return the industry of the present draft."""
        return industry(self.session, self.texts)

    def heading(self) -> tuple[str, str]:
        """Return title and subtitle."""
        return self.model.title, self.model.subtitle

    def footnote(self) -> str:
        """Return what the figures rest on."""
        return self.model.footer

    def content(self, area: Rect) -> Sequence[Widget]:
        """Lay out branches left, sites or levers right."""
        model = self.model
        left, right = area.left(area.w - RIGHT - SPLIT), area.rightmost(RIGHT)
        sides = (Option("sites", model.projects_title), Option("levers", self._orders()))
        row = max(26.0, min(36.0, (left.h - 136) / max(1, len(model.rows))))
        table = left.top(34 + row * len(model.rows) + 2)
        widgets: list[Widget] = [
            Table("branches", table, self._columns(), self._rows(), self.branch, row_height=row),
            *self._bottleneck(left.trim(top=table.bottom + 20 - left.y)),
            OneOf("side", right.top(30), sides, self.side, look="tabs"),
        ]
        body = right.trim(top=38)
        if self.side == "levers":
            widgets += self.column("levers", body, model.groups, model.consequences)
        else:
            widgets += self._sites(body)
        return widgets

    def _bottleneck(self, place: Rect) -> list[Widget]:
        """Return the goods that were missed most, or a sentence where there is no room for them."""
        model, setter = self.model, self.setter
        head = Section.height(setter)
        body = place.trim(top=head + 4)
        row = max(UnmetChart.ROW, setter.leading("table"))
        shown = min(len(model.missing), int(body.h / row))
        if not shown:
            return [Section(place.top(30), model.bottleneck_title),
                    Paragraph(body.top(min(44.0, body.h)), model.bottleneck, "body")]
        return [Section(place.top(30), model.bottleneck_title, model.bottleneck),
                UnmetChart(body.top(row * shown), [_unmet(each) for each in model.missing[:shown]],
                           label=model.bottleneck_title, source=model.footer)]

    def _orders(self) -> str:
        return str(self.context.words("countryside.all"))

    def _columns(self) -> list[Column]:
        grown = self.setter.theme.size("table") / 16
        widths = [width * grown for width in COLUMNS]
        if grown > LARGE:
            # No figure is ever cut: what the people's screen and the sites say gives way.
            widths = widths[:SHOWN_LARGE]
        heads = self.model.columns[1:]
        return [Column(self.model.columns[0], -1.0),
                *(Column(head, width, "right")
                  for head, width in zip(heads, widths, strict=False))]

    def _name(self, name: str, unit: str, room: float) -> str:
        """Return a branch with its unit, or alone where both do not fit."""
        both = f"{name}, {unit}"
        return both if unit and self.setter.width(both, "table") <= room else name

    def _rows(self) -> list[Row]:
        rows = []
        columns = self._columns()
        left = self.content_area.w - RIGHT - SPLIT
        room = left - sum(column.width for column in columns[1:]) - 64
        for row in self.model.rows:
            use = Cell(row.use, share=row.use_share) if is_known(row.use_share) else Cell("")
            name = self._name(row.name, row.unit, room)
            rows.append(Row(row.branch, (
                Cell(name, pictogram=row.pictogram, eye="inspected" if row.seen else "none",
                     tip=row.seen or f"{row.name}, {row.unit}"),
                Cell(row.output, bold=True, series=row.series),
                row.on_year,
                use, Cell(row.shortage, bold=row.short,
                          ink="red_text" if row.short else "ink",
                          sign="warning" if row.short else ""),
                row.employment, row.unfinished)[:len(columns)], gap=False))
        return rows

    def _sites(self, area: Rect) -> list[Widget]:
        """Return the scrolling list of building sites with their buttons."""
        sites = self.model.projects
        y, height = area.y, Sites.height(self.setter, sites, area.w - 88)
        inside: list[Widget] = [Sites("building sites",
                                      Rect(area.x, y, area.w, height * len(sites)), sites, 88,
                                      label=self.model.projects_title)]
        for site in sites:
            if site.lever is not None and not site.working:
                on = site.lever.value > 0
                self._levers[site.lever.item] = site.lever
                inside.append(Button(
                    f"site:{site.id}", Rect(area.right - 76, y + 8, 76, 30),
                    self.model.stop if on else self.model.start, "outline",
                    enabled=site.can_start, reason=site.state))
            y += height
        window = Rect(area.x - 6, area.y, area.w + 18, area.h)
        return [ScrollArea("sites", window, inside, y - area.y)]

    def reply(self, message: Message) -> Action | None:
        """Choose a branch or a side; start or stop a site."""
        match message:
            case OneOf.Changed("side", side):
                self.side = side
                self.rebuild()
            case Table.Chosen("branches", branch):
                self.branch = branch
                self.rebuild()
            case Pressable.Pressed(name) if name.startswith("site:"):
                item = f"project_start.{name.removeprefix('site:')}"
                return self.order(item, 0.0 if self.session.lever(item) > 0 else 1.0)
        return None
