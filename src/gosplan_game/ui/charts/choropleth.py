"""The map: regions inked in five steps from light to dark, labelled; sites as numbered pins."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.events import Event, Key, Pointer
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.typesetting import Typesetter
from gosplan_game.ui.widgets.base import HANDLED, Message, Widget

STEPS = 5
DARK = 4
"""From this step on (counted from 1) labels are white."""
Array = npt.NDArray[np.float64]
Ring = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """A region's outlines and where its name stands, in map units."""

    id: str
    rings: tuple[Ring, ...]
    label: tuple[float, float]


@dataclass(frozen=True, slots=True)
class MapShapes:
    """All regions and the size of the sheet they are drawn on."""

    shapes: tuple[Shape, ...]
    width: float
    height: float

    def ids(self) -> frozenset[str]:
        """Return the ids of the regions drawn."""
        return frozenset(shape.id for shape in self.shapes)


@lru_cache(maxsize=4)
def load_shapes(path: Path) -> MapShapes:
    """Return the shapes of a map file."""
    data = json.loads(path.read_text(encoding="utf-8"))
    shapes = []
    for region in data["regions"]:
        rings = tuple(tuple((float(x), float(y)) for x, y in polygon["outer"])
                      for polygon in region["polygons"])
        shapes.append(Shape(region["id"], rings, roomiest(max(rings, key=_extent))))
    return MapShapes(tuple(shapes), float(data["meta"]["width"]), float(data["meta"]["height"]))


def roomiest(ring: Ring, grid: int = 48) -> tuple[float, float]:
    """Return the place inside an outline with most room for two short lines of words."""
    corners = np.asarray(ring)
    (left, top), (right, foot) = corners.min(axis=0), corners.max(axis=0)
    xs = np.linspace(left, right, grid + 2)[1:-1]
    ys = np.linspace(top, foot, grid + 2)[1:-1]
    across = np.array([_clearance(corners, y, xs) for y in ys])
    along = np.array([_clearance(corners[:, ::-1], x, ys) for x in xs]).T
    room = np.minimum(across / 2.0, along)
    row, column = np.unravel_index(int(np.argmax(room)), room.shape)
    return float(xs[column]), float(ys[row])


def _clearance(corners: Array, level: float, places: Array) -> Array:
    """Return how far each place on a line is from the outline along it; -1 outside."""
    a, b = corners, np.roll(corners, -1, axis=0)
    crossed = (a[:, 1] > level) != (b[:, 1] > level)
    a, b = a[crossed], b[crossed]
    cuts = a[:, 0] + (level - a[:, 1]) * (b[:, 0] - a[:, 0]) / (b[:, 1] - a[:, 1])
    distance = np.abs(cuts[:, None] - places).min(axis=0, initial=np.inf)
    inside = (cuts[:, None] < places).sum(axis=0) % 2 == 1
    return np.where(inside, distance, -1.0)


def _extent(ring: Ring) -> float:
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return (max(xs) - min(xs)) * (max(ys) - min(ys))


@lru_cache(maxsize=4)
def load_sites(path: Path) -> Mapping[str, tuple[float, float]]:
    """Return the places of building sites by id, in map units."""
    data = json.loads(path.read_text(encoding="utf-8"))
    return {site["id"]: (float(site["x"]), float(site["y"])) for site in data["sites"]}


@dataclass(frozen=True, slots=True)
class Inked:
    """A region's step (1 light to 5 dark, 0 without a figure), name and figure."""

    step: int
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Pin:
    """A building site: map units, its number, whether it works (solid) or is being built."""

    x: float
    y: float
    number: str
    works: bool


def steps_of(values: Sequence[float]) -> tuple[list[int], list[float]]:
    """Return each value's step and the five steps' lower bounds with the last upper one.

    Bounds are round numbers; values that are not known have step 0.
    """
    known = [v for v in values if math.isfinite(v)]
    if not known:
        return [0] * len(values), []
    low, high = min(known), max(known)
    if high <= low:
        return [1 if math.isfinite(v) else 0 for v in values], []
    rough = (high - low) / STEPS
    unit = 10.0 ** math.floor(math.log10(rough))
    width = next(m * unit for m in (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10, 12, 15)
                 if m * unit * STEPS >= high - math.floor(low / (m * unit)) * m * unit - 1e-12)
    start = math.floor(low / width) * width
    bounds = [start + i * width for i in range(STEPS + 1)]
    steps = [0 if not math.isfinite(v) else min(STEPS, int((v - start) / width + 1e-9) + 1)
             for v in values]
    return steps, bounds


class RegionMap(Widget):
    """A choropleth; a click or the arrow keys choose a region."""

    can_focus = True

    @dataclass(frozen=True, slots=True)
    class Chosen(Message):
        """Another region was chosen."""

        region: str

    def __init__(self, name: str, rect: Rect, shapes: MapShapes, inked: Mapping[str, Inked],
                 chosen: str = "", *, pins: Sequence[Pin] = (), label: str = "") -> None:
        super().__init__(name, rect, label=label)
        self.shapes, self.inked, self.chosen, self.pins = shapes, inked, chosen, tuple(pins)
        self._under = ""
        self.scale = min(rect.w / shapes.width, rect.h / shapes.height)
        self.origin = (rect.x + (rect.w - shapes.width * self.scale) / 2,
                       rect.y + (rect.h - shapes.height * self.scale) / 2)

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Return where map units lie, in logical pixels."""
        return self.origin[0] + x * self.scale, self.origin[1] + y * self.scale

    def region_at(self, point: tuple[float, float]) -> str:
        """Return the region at a place; an empty text at sea or abroad."""
        x = (point[0] - self.origin[0]) / self.scale
        y = (point[1] - self.origin[1]) / self.scale
        for shape in self.shapes.shapes:
            if sum(_inside(ring, x, y) for ring in shape.rings) % 2:
                return shape.id
        return ""

    def handle(self, event: Event) -> Message | None:
        """Choose by click; by arrows go to the nearest region in that direction."""
        if isinstance(event, Pointer):
            region = self.region_at(event.at)
            if event.kind == "move":
                changed, self._under = region != self._under, region
                return HANDLED if changed else None
            if event.kind == "down" and region:
                return self.Chosen(self.name, region)
            return None
        if isinstance(event, Key) and event.plain:
            vector = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}.get(
                event.name)
            if vector:
                found = self._towards(*vector)
                return self.Chosen(self.name, found) if found else HANDLED
        return None

    def _towards(self, dx: int, dy: int) -> str:
        here = next((s for s in self.shapes.shapes if s.id == self.chosen), None)
        if here is None:
            return self.shapes.shapes[0].id
        best: tuple[float, str] | None = None
        for shape in self.shapes.shapes:
            ahead = (shape.label[0] - here.label[0]) * dx + (shape.label[1] - here.label[1]) * dy
            aside = abs((shape.label[0] - here.label[0]) * dy
                        + (shape.label[1] - here.label[1]) * dx)
            if ahead > 5 and aside <= 1.1 * ahead:
                cost = ahead + 1.5 * aside
                if best is None or cost < best[0]:
                    best = (cost, shape.id)
        return best[1] if best else ""

    def tip_at(self, point: tuple[float, float]) -> tuple[str, Rect]:
        """Return name and figure of the region under the pointer."""
        found = self.inked.get(self.region_at(point))
        if found is None:
            return "", self.rect
        return f"**{found.name}** {found.text}", Rect(point[0] // 40 * 40, point[1] // 24 * 24,
                                                      40, 24)

    # Drawing ---------------------------------------------------------------------------------

    def draw(self, canvas: Canvas) -> None:
        """Draw regions, borders, pins and labels."""
        steps = tuple((shape.id, self.inked[shape.id].step if shape.id in self.inked else 0)
                      for shape in self.shapes.shapes)
        canvas.kept(("map", steps), self.rect, "paper", self._draw_ground)
        for region, width in ((self._under if self.hovered else "", 2.0), (self.chosen, 3.5)):
            shape_found = next((s for s in self.shapes.shapes if s.id == region), None)
            if shape_found is not None:
                self._outline(canvas, shape_found, "ink", width)
        for pin in self.pins:
            self._draw_pin(canvas, pin)
        for shape in self.shapes.shapes:
            self._draw_label(canvas, shape)

    def _draw_ground(self, canvas: Canvas) -> None:
        for shape in self.shapes.shapes:
            found = self.inked.get(shape.id)
            ink = f"map_{found.step}" if found and found.step else "pale"
            for ring in shape.rings:
                canvas.polygon([self.place(x, y) for x, y in ring], ink)
        for shape in self.shapes.shapes:
            self._outline(canvas, shape, "rule", 1.2)

    def _outline(self, canvas: Canvas, shape: Shape, ink: str, width: float) -> None:
        for ring in shape.rings:
            points = [self.place(x, y) for x, y in ring]
            canvas.line([*points, points[0]], ink, width)

    def _draw_pin(self, canvas: Canvas, pin: Pin) -> None:
        x, y = self.place(pin.x, pin.y)
        size = max(14.0, canvas.setter.width(pin.number, "key") + 6) if pin.number else 8.0
        box = Rect(x - size / 2, y - size / 2, size, size if not pin.number else 16.0)
        canvas.fill(box, "ink" if pin.works else "card")
        canvas.frame(box, "card" if pin.works else "ink", 1.3)
        if pin.number:
            canvas.text_middle(pin.number, x, box.y + box.h / 2, "key",
                               "card" if pin.works else "ink", "centre")

    def _draw_label(self, canvas: Canvas, shape: Shape) -> None:
        found = self.inked.get(shape.id)
        if found is None:
            return
        x, y = self.place(*shape.label)
        ink = "white" if found.step >= DARK else "ink"
        setter: Typesetter = canvas.setter
        xs = [self.place(px, py)[0] for ring in shape.rings for px, py in ring]
        room = (max(xs) - min(xs)) * 0.92
        name = found.name
        if setter.width(name, "small") <= room:
            canvas.text_middle(name, x, y - 8, "small", ink, "centre")
            canvas.text_middle(found.text, x, y + 8, "caption_bold", ink, "centre")
        else:
            canvas.text_middle(found.text, x, y, "caption_bold", ink, "centre")


def map_legend(canvas: Canvas, rect: Rect, title: str, bounds: Sequence[str]) -> None:
    """Draw the five steps with their bounds; ``bounds`` has one more entry than steps."""
    canvas.text(title, rect.x, rect.y + 12, "caption_bold", most=rect.w)
    cells = Rect(rect.x, rect.y + 20, rect.w, 14).columns(STEPS, 1)
    for index, cell in enumerate(cells):
        canvas.fill(cell, f"map_{index + 1}")
    for index, text in enumerate(bounds):
        x = rect.x + rect.w * index / STEPS
        align = "left" if index == 0 else "right" if index == len(bounds) - 1 else "centre"
        canvas.text(text, x, rect.y + 50, "small", "ink", align)  # type: ignore[arg-type]


def _inside(ring: Ring, x: float, y: float) -> bool:
    inside = False
    for (x0, y0), (x1, y1) in zip(ring, (*ring[1:], ring[0]), strict=True):
        if (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0:
            inside = not inside
    return inside
