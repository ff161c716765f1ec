"""The country's shape in map units: regions, waters, railways, towns. Nothing is drawn here.

Times are years as numbers: 1939.67 is September 1939.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from gosplan_game.ui.geometry import Rect

Array = npt.NDArray[np.float64]
Spot = tuple[float, float]
Ring = tuple[Spot, ...]
Box = tuple[float, float, float, float]
MONTHS = 12
SIDEWAYS = 1.1
"""What lies further aside than this, as a share of ahead, is not in that direction."""
PIECE = 3.0
"""Lines are cut at region borders to this, map units."""
GRID = 44
ROOMS = 160


@dataclass(frozen=True, slots=True)
class Room:
    """A place inside a region with how far the outline is, map units."""

    x: float
    y: float
    across: float
    along: float


@dataclass(frozen=True, slots=True)
class Region:
    """A region: its outlines and the places with most room for its name."""

    id: str
    rings: tuple[Ring, ...]
    rooms: tuple[Room, ...]
    callout: Spot | None = None
    """Where its name stands if there is no room inside."""

    @property
    def middle(self) -> Spot:
        """The roomiest place inside."""
        return self.rooms[0].x, self.rooms[0].y


@dataclass(frozen=True, slots=True)
class Land:
    """One outline of a region, and the time from which it belongs to it."""

    region: str
    since: float
    ring: Ring
    box: Box


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a river or railway that lies in one region, or abroad (empty region)."""

    points: Ring
    region: str
    rank: int
    since: float = 0.0


@dataclass(frozen=True, slots=True)
class Town:
    """A town: its names by language with the time from which each holds, oldest first."""

    id: str
    region: str
    x: float
    y: float
    rank: int
    since: float
    names: tuple[tuple[float, Mapping[str, str]], ...]

    def name(self, language: str, when: float) -> str:
        """Return what it was called at a time."""
        held = [names for since, names in self.names if since <= when] or [self.names[0][1]]
        return held[-1].get(language) or held[-1]["en"]


@dataclass(frozen=True, slots=True)
class Geography:
    """Everything that is drawn on the sheet."""

    regions: tuple[Region, ...]
    lands: tuple[Land, ...]
    outline: tuple[Ring, ...]
    borders: tuple[Ring, ...]
    abroad: tuple[Ring, ...]
    lakes: tuple[Ring, ...]
    rivers: tuple[Stretch, ...]
    railways: tuple[Stretch, ...]
    towns: tuple[Town, ...]
    sites: Mapping[str, Spot]
    views: Mapping[str, Rect]
    frame: Rect

    def ids(self) -> frozenset[str]:
        """Return the ids of the regions."""
        return frozenset(region.id for region in self.regions)

    def region(self, identity: str) -> Region | None:
        """Return the region of that id."""
        return next((region for region in self.regions if region.id == identity), None)

    def rings_of(self, identity: str, when: float) -> list[Ring]:
        """Return a region's outlines at a time, land joined to it included."""
        return [land.ring for land in self.lands
                if land.region == identity and land.since <= when]

    def region_at(self, x: float, y: float, when: float) -> str:
        """Return the region at a place; an empty text at sea or abroad."""
        for land in self.lands:
            if land.since <= when and _within(land.box, x, y) and inside(land.ring, x, y):
                return land.region
        return ""

    def towards(self, identity: str, dx: float, dy: float) -> str:
        """Return the next region in a direction; an empty text if there is none."""
        here = self.region(identity)
        if here is None:
            return self.regions[0].id
        x, y = here.middle
        best: tuple[float, str] | None = None
        for region in self.regions:
            rx, ry = region.middle
            ahead = (rx - x) * dx + (ry - y) * dy
            aside = abs((rx - x) * dy + (ry - y) * dx)
            if ahead > 5 and aside <= SIDEWAYS * ahead:
                cost = ahead + 1.5 * aside
                if best is None or cost < best[0]:
                    best = (cost, region.id)
        return best[1] if best else ""


def bounds(ring: Ring) -> Box:
    """Return left, top, right and foot of an outline."""
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return min(xs), min(ys), max(xs), max(ys)


def _within(box: Box, x: float, y: float) -> bool:
    left, top, right, foot = box
    return left <= x <= right and top <= y <= foot


def inside(ring: Ring, x: float, y: float) -> bool:
    """Return whether a place lies inside an outline."""
    found = False
    for (x0, y0), (x1, y1) in zip(ring, (*ring[1:], ring[0]), strict=True):
        if (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0:
            found = not found
    return found


def rooms(rings: Sequence[Ring]) -> tuple[Room, ...]:
    """Return places inside the largest outline, the roomiest for a line of words first."""
    corners = np.asarray(max(rings, key=_extent))
    (left, top), (right, foot) = corners.min(axis=0), corners.max(axis=0)
    xs = np.linspace(left, right, GRID + 2)[1:-1]
    ys = np.linspace(top, foot, GRID + 2)[1:-1]
    across = np.array([_clearance(corners, y, xs) for y in ys])
    along = np.array([_clearance(corners[:, ::-1], x, ys) for x in xs]).T
    room = np.minimum(across / 2.0, along)
    order = np.argsort(-room, axis=None, kind="stable")[:ROOMS]
    found = []
    for index in order:
        row, column = divmod(int(index), GRID)
        if room[row, column] > 0:
            found.append(Room(float(xs[column]), float(ys[row]), float(across[row, column]),
                              float(along[row, column])))
    return tuple(found)


def _clearance(corners: Array, level: float, places: Array) -> Array:
    """Return how far each place on a line is from the outline along it; -1 outside."""
    a, b = corners, np.roll(corners, -1, axis=0)
    crossed = (a[:, 1] > level) != (b[:, 1] > level)
    a, b = a[crossed], b[crossed]
    cuts = a[:, 0] + (level - a[:, 1]) * (b[:, 0] - a[:, 0]) / (b[:, 1] - a[:, 1])
    distance = np.abs(cuts[:, None] - places).min(axis=0, initial=np.inf)
    within = (cuts[:, None] < places).sum(axis=0) % 2 == 1
    found: Array = np.where(within, distance, -1.0)
    return found


def _extent(ring: Ring) -> float:
    left, top, right, foot = bounds(ring)
    return (right - left) * (foot - top)


# Reading -------------------------------------------------------------------------------------


@lru_cache(maxsize=2)
def load_geography(folder: Path) -> Geography | None:
    """Return the map of a folder; None if it holds none."""
    if not (folder / "regions.json").is_file():
        return None
    land, context = _read(folder, "regions"), _read(folder, "context")
    regions = tuple(_region(item) for item in land["regions"])
    lands = tuple(_lands((item["id"], 0.0, item["polygons"]) for item in land["regions"]))
    lands += tuple(_lands((item["joins"], _time(item["from"]), item["polygons"])
                          for item in _read(folder, "regions_1940")["added"]))
    return Geography(
        regions=regions,
        lands=lands,
        outline=_rings(land["outline"]),
        borders=tuple(_ring(item["points"]) for item in land["internal_borders"]),
        abroad=tuple(ring for item in context["neighbours"] for ring in _rings(item["polygons"])),
        lakes=tuple(ring for item in context["lakes"] for ring in _rings(item["polygons"])),
        rivers=tuple(_cut(lands, (
            (_ring(line), int(item["rank"]), 0.0)
            for item in _read(folder, "rivers")["rivers"] for line in item["lines"]))),
        railways=tuple(_cut(lands, (
            (_ring(item["points"]), 1 if item["main"] else 2, float(item["opened"]))
            for item in _read(folder, "railways")["railways"]))),
        towns=tuple(_town(item) for item in _read(folder, "cities")["cities"]),
        sites={item["id"]: (float(item["x"]), float(item["y"]))
               for item in _read(folder, "sites")["sites"]},
        views={name: _box(box) for name, box in context["views"].items()},
        frame=_box(context["frame"]),
    )


def _read(folder: Path, name: str) -> Any:
    return json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))


def _box(corners: Sequence[float]) -> Rect:
    left, top, right, foot = corners
    return Rect(left, top, right - left, foot - top)


def _time(text: str | None) -> float:
    """Return a year or a year and month as a number; the beginning of time for nothing."""
    if not text:
        return 0.0
    year, _, month = text.partition("-")
    return int(year) + (int(month or 1) - 1) / MONTHS


def _ring(points: Iterable[Sequence[float]]) -> Ring:
    return tuple((float(x), float(y)) for x, y in points)


def _rings(polygons: Iterable[Mapping[str, Any]]) -> tuple[Ring, ...]:
    """Return the outer outlines: regions and seas of this map have no holes worth drawing."""
    return tuple(_ring(polygon["outer"]) for polygon in polygons)


def _region(item: Mapping[str, Any]) -> Region:
    rings = _rings(item["polygons"])
    callout = item.get("callout")
    return Region(item["id"], rings, rooms(rings),
                  (float(callout[0]), float(callout[1])) if callout else None)


def _lands(items: Iterable[tuple[str, float, Any]]) -> Iterable[Land]:
    for region, since, polygons in items:
        for ring in _rings(polygons):
            yield Land(region, since, ring, bounds(ring))


def _town(item: Mapping[str, Any]) -> Town:
    names = tuple((_time(name["from"]), {key: text for key, text in name.items() if key != "from"})
                  for name in item["names"])
    return Town(item["id"], item["region"], float(item["x"]), float(item["y"]), int(item["rank"]),
                _time(item.get("in_ussr_or_founded")), names)


def _cut(lands: Sequence[Land], lines: Iterable[tuple[Ring, int, float]]) -> Iterable[Stretch]:
    """Yield lines cut where they pass from one region into another."""
    firm = [land for land in lands if not land.since]
    for points, rank, since in lines:
        piece: list[Spot] = [points[0]]
        held: str | None = None
        for start, end in pairwise(points):
            steps = max(1, round(max(abs(end[0] - start[0]), abs(end[1] - start[1])) / PIECE))
            for step in range(steps):
                here = _region_of(firm, *_along(start, end, (step + 0.5) / steps))
                if held is not None and here != held:
                    border = _along(start, end, step / steps)
                    yield Stretch((*piece, border), held, rank, since)
                    piece = [border]
                held = here
            piece.append(end)
        yield Stretch(tuple(piece), held or "", rank, since)


def _region_of(lands: Sequence[Land], x: float, y: float) -> str:
    return next((land.region for land in lands
                 if _within(land.box, x, y) and inside(land.ring, x, y)), "")


def _along(start: Spot, end: Spot, share: float) -> Spot:
    return start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share
