"""The printed sheet under a map: water, land, inked regions, rivers, railways, borders.

A sheet is drawn at several times its real size and brought down, which smooths every edge at
once, and is kept until the view or an ink changes.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pygame

from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.charts.geography import Geography, Ring, Stretch
from gosplan_game.ui.events import Point
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.theme import Colour

KEPT = 6
FINE, COARSE = 3, 2
"""How many times larger a sheet is drawn on ordinary screens, and on dense ones."""
DENSE = 1.6
NEAR = 1.9
"""From this zoom on, lesser rivers, lines and towns are drawn."""
CLOSE = 3.2


@dataclass(frozen=True, slots=True)
class View:
    """What of the sheet is seen: its middle in map units, and how many times enlarged."""

    x: float
    y: float
    zoom: float = 1.0

    @property
    def rank(self) -> int:
        """The least rank of rivers, lines and towns that is drawn."""
        return 1 if self.zoom < NEAR else 2 if self.zoom < CLOSE else 3


@dataclass(frozen=True, slots=True)
class Sight:
    """A view in its rectangle: where map units lie, and back.

    ``base`` is how many logical pixels a map unit has at zoom 1.
    """

    rect: Rect
    view: View
    base: float

    @property
    def scale(self) -> float:
        """Logical pixels a map unit."""
        return self.base * self.view.zoom

    def place(self, x: float, y: float) -> Point:
        """Return where map units lie, in logical pixels."""
        middle_x, middle_y = self.rect.centre
        return middle_x + (x - self.view.x) * self.scale, middle_y + (y - self.view.y) * self.scale

    def units(self, point: Point) -> Point:
        """Return the map units under a place in logical pixels."""
        middle_x, middle_y = self.rect.centre
        return (self.view.x + (point[0] - middle_x) / self.scale,
                self.view.y + (point[1] - middle_y) / self.scale)


@dataclass(frozen=True, slots=True)
class Layers:
    """What is drawn over the regions."""

    rivers: bool = True
    railways: bool = True
    towns: bool = True
    sites: bool = True


@dataclass(frozen=True, slots=True)
class Print:
    """What a sheet is printed from: inks by region, those of them that are dark, the time."""

    inks: Mapping[str, str]
    dark: frozenset[str]
    when: float
    layers: Layers

    def key(self) -> tuple[object, ...]:
        """Return what distinguishes this sheet from another."""
        return (tuple(sorted(self.inks.items())), self.dark, self.when, self.layers.rivers,
                self.layers.railways)


_kept: OrderedDict[tuple[object, ...], pygame.Surface] = OrderedDict()


def _keep(key: tuple[object, ...], made: pygame.Surface) -> pygame.Surface:
    _kept[key] = made
    while len(_kept) > KEPT:
        _kept.popitem(last=False)
    return made


class Press:
    """Draws a part of the sheet, enlarged, and brings it down to real pixels.

    Args:
        canvas: Where it will lie.
        sight: What is seen, and where.
    """

    def __init__(self, canvas: Canvas, sight: Sight) -> None:
        self.canvas, self.view = canvas, sight.view
        self.area = canvas.area(sight.rect)
        self.times = FINE if canvas.scale < DENSE else COARSE
        self.left, self.top = sight.units((sight.rect.x, sight.rect.y))
        self.pixels = sight.scale * canvas.scale * self.times

    def key(self, *more: object) -> tuple[object, ...]:
        """Return what distinguishes this part of the sheet from another."""
        inks = self.canvas.inks
        return (self.area.size, round(self.left, 3), round(self.top, 3), round(self.pixels, 4),
                inks.paper, inks.map_1, *more)

    def at(self, points: Ring) -> list[tuple[float, float]]:
        """Return points in enlarged pixels."""
        left, top, pixels = self.left, self.top, self.pixels
        return [((x - left) * pixels, (y - top) * pixels) for x, y in points]

    def ground(self, geography: Geography, what: Print) -> pygame.Surface:
        """Return the sheet with everything that is printed on it."""
        key = self.key(what.key())
        found = _kept.get(key)
        if found is not None:
            _kept.move_to_end(key)
            return found
        ink = self.canvas.ink
        width, height = self.area.w * self.times, self.area.h * self.times
        sheet = pygame.Surface((max(1, width), max(1, height)))
        sheet.fill(ink("water"))
        for ring in geography.abroad:
            self.fill(sheet, ink("paper"), ring)
        for ring in geography.abroad:
            self.stroke(sheet, ink("pale"), (*ring, ring[0]), 1.0)
        for region in geography.regions:
            for ring in geography.rings_of(region.id, what.when):
                self.fill(sheet, ink(what.inks.get(region.id, "pale")), ring)
        for ring in geography.lakes:
            self.fill(sheet, ink("water"), ring)
        self._lines(sheet, geography, what)
        self._borders(sheet, geography, what.when)
        return _keep(key, pygame.transform.smoothscale(sheet, self.area.size))

    def _lines(self, sheet: pygame.Surface, geography: Geography, what: Print) -> None:
        ink, rank = self.canvas.ink, self.view.rank
        layers = what.layers
        if layers.rivers:
            for river in geography.rivers:
                if river.rank <= rank:
                    tone = self._tone(river, what, ("blue", "blue_tint", "rule"))
                    self.stroke(sheet, ink(tone), river.points, 1.3 if river.rank == 1 else 0.9)
        if layers.railways:
            for line in geography.railways:
                if line.rank <= rank and line.since <= what.when and line.region:
                    tone = self._tone(line, what, ("ink", "paper", "rule"))
                    self.stroke(sheet, ink(tone), line.points, 1.3 if line.rank == 1 else 0.9)

    @staticmethod
    def _tone(piece: Stretch, what: Print, tones: tuple[str, str, str]) -> str:
        """Return the ink of a line on light ground, on dark ground, abroad."""
        on_light, on_dark, abroad = tones
        if not piece.region:
            return abroad
        return on_dark if piece.region in what.dark else on_light

    def _borders(self, sheet: pygame.Surface, geography: Geography, when: float) -> None:
        ink = self.canvas.ink
        for line in geography.borders:
            self.stroke(sheet, ink("paper"), line, 2.6)
        for line in geography.borders:
            self.stroke(sheet, ink("second"), line, 0.8)
        for land in geography.lands:
            if 0 < land.since <= when:
                self.stroke(sheet, ink("ink"), (*land.ring, land.ring[0]), 0.9)
        for ring in geography.outline:
            self.stroke(sheet, ink("ink"), (*ring, ring[0]), 1.5)

    def outlined(self, rings: Sequence[Ring], width: float, ink: str, name: str
                 ) -> pygame.Surface:
        """Return the outlines of a region alone, on nothing.

        Args:
            rings: The outlines.
            width: Of the line, logical pixels.
            ink: Its ink.
            name: What the outlines are, to know them again.
        """
        key = self.key("outline", name, width, ink, len(rings))
        found = _kept.get(key)
        if found is not None:
            _kept.move_to_end(key)
            return found
        tone = self.canvas.ink(ink)
        size = self.area.w * self.times, self.area.h * self.times
        sheet = pygame.Surface((max(1, size[0]), max(1, size[1])), pygame.SRCALPHA)
        sheet.fill((*tone, 0))
        for ring in rings:
            self.stroke(sheet, tone, (*ring, ring[0]), width)
        return _keep(key, pygame.transform.smoothscale(sheet, self.area.size))

    # Ink on the enlarged sheet ---------------------------------------------------------------

    def fill(self, sheet: pygame.Surface, tone: Colour, ring: Ring) -> None:
        """Fill an outline."""
        pygame.draw.polygon(sheet, tone, self.at(ring))

    def stroke(self, sheet: pygame.Surface, tone: Colour, points: Ring, width: float) -> None:
        """Draw a line with round joints; the width is in logical pixels."""
        thick = max(1, round(width * self.canvas.scale * self.times))
        placed = self.at(points)
        pygame.draw.lines(sheet, tone, False, placed, thick)
        if thick > 2:
            for place in placed:
                pygame.draw.circle(sheet, tone, place, thick / 2)
