"""Where names, figures, towns and building sites stand on a map, so that none covers another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gosplan_game.ui.charts.geography import Geography, Region, Room, Town
from gosplan_game.ui.charts.map_sheet import Layers, Sight
from gosplan_game.ui.events import Point
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.typesetting import Typesetter

STEPS = 5
DARK = 4
"""From this step on (counted from 1) words and lines are light."""
PIN = 8.0
NUMBERED = 1.6
"""From this zoom on building sites show their numbers."""
PUSHES = 40
LARGE = ("table_bold", "numeral_small")
SMALL = ("caption_bold", "section_small")
TINY = ("least_bold", "least_bold")
"""Types of a region's name and figure, where there is much room, little, and hardly any."""
CLOSE_SET = 0.86


AIR = 2.0
"""Distance of a building site's mark from words."""


@dataclass(frozen=True, slots=True)
class Inked:
    """A region's step (1 light to 5 dark, 0 without a figure), its name and its figure.

    ``tip`` is the marked text of its tooltip.
    """

    step: int
    name: str
    text: str
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Pin:
    """A building site: its place in map units, its number, whether it works (solid)."""

    id: str
    x: float
    y: float
    number: str
    works: bool
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Caption:
    """A region's name and figure where they stand, logical pixels."""

    region: str
    lines: tuple[str, ...]
    text: str
    name_kind: str
    figure_kind: str
    box: Rect
    ink: str
    ground: str
    leader: Point | None = None


@dataclass(frozen=True, slots=True)
class TownMark:
    """A town's dot and its name where it stands, logical pixels."""

    town: Town
    x: float
    y: float
    name: str
    box: Rect
    ink: str
    ground: str

    @property
    def dot(self) -> Rect:
        """The place of the dot."""
        return Rect(self.x - 4, self.y - 4, 8, 8)


@dataclass(frozen=True, slots=True)
class Placed:
    """Everything with a place of its own: captions, towns, building sites."""

    captions: tuple[Caption, ...]
    towns: tuple[TownMark, ...]
    pins: tuple[tuple[Pin, Rect], ...]


class Placing:
    """Finds the places, in one view.

    Args:
        setter: Measures words.
        sight: What is seen, and where.
        geography: What is drawn.
        inked: Steps and words by region.
        pins: Building sites.
        layers: What is drawn over the regions.
        ramp: Name of the five steps' inks.
        when: The time of borders and names, in years.
        language: Of the towns' names.
        headroom: Height of what lies over the map's upper edge.
    """

    def __init__(
        self, setter: Typesetter, sight: Sight, geography: Geography,
        inked: Mapping[str, Inked], *, pins: Sequence[Pin], layers: Layers, ramp: str,
        when: float, language: str, headroom: float = 0.0,
    ) -> None:
        self.setter, self.sight, self.geography, self.inked = setter, sight, geography, inked
        self.pins, self.layers, self.ramp = tuple(pins), layers, ramp
        self.when, self.language = when, language
        self.seen = sight.rect.trim(top=headroom)

    def all(self) -> Placed:
        """Return the places of everything that is seen."""
        captions: list[Caption] = []
        for region in self.geography.regions:
            made = self._caption(region, [caption.box for caption in captions])
            if made is not None:
                captions.append(made)
        taken = [caption.box.inset(-3, -1) for caption in captions]
        towns: list[TownMark] = []
        near = self.sight.view.zoom >= NUMBERED
        if self.layers.towns and near:
            # Great cities keep their place, and building sites make way for them.
            towns = self._towns((1,), taken)
        fixed = [box for mark in towns for box in (mark.box, mark.dot)]
        pins = self._pin_boxes([*(caption.box for caption in captions), *fixed]) \
            if self.layers.sites else []
        taken += [*fixed, *(box.inset(-2) for _, box in pins)]
        if self.layers.towns:
            towns += self._towns((2, 3) if near else (1,), taken)
        return Placed(tuple(captions), tuple(towns), tuple(pins))

    def _room(self, region: Region) -> Room | None:
        """Return the roomiest place of a region within what is seen."""
        seen = self.seen.inset(6)
        best: tuple[float, Room] | None = None
        for room in region.rooms:
            x, y = self.sight.place(room.x, room.y)
            across = min(room.across * self.sight.scale, x - seen.x, seen.right - x)
            along = min(room.along * self.sight.scale, y - seen.y, seen.bottom - y)
            worth = min(across / 2, along)
            if worth > 0 and (best is None or worth > best[0] + 1e-9):
                best = (worth, Room(x, y, across, along))
        return best[1] if best else None

    def _caption(self, region: Region, taken: Sequence[Rect]) -> Caption | None:
        found, room = self.inked.get(region.id), self._room(region)
        if found is None or room is None:
            return None
        ground = self._ink(found.step)
        ink = "white" if found.step >= DARK else "ink"
        broken = in_two(found.name)
        for lines, (name, figure) in (
            ((found.name,), LARGE), ((found.name,), SMALL), (broken, SMALL),
            ((found.name,), TINY), (broken, TINY), ((), SMALL), ((), TINY),
        ):
            wide, high = _size(self.setter, lines, found.text, name, figure)
            fits = wide / 2 <= room.across * 1.05 and high / 2 <= room.along + 10
            outside = not lines and region.callout is not None and self.sight.view.zoom < NUMBERED
            if outside or (lines and not fits):
                continue
            box = Rect(room.x - wide / 2, room.y - high / 2, wide, high)
            last = figure == TINY[1] and not lines
            if not last and any(overlap(box, other) for other in taken):
                continue
            if box.x < self.seen.x or box.right > self.seen.right:
                return None
            return Caption(region.id, lines, found.text, name, figure, box, ink, ground)
        assert region.callout is not None
        x, y = self.sight.place(*region.callout)
        wide, high = _size(self.setter, broken, found.text, *SMALL)
        box = Rect(x - wide / 2, y - high / 2, wide, high)
        return Caption(region.id, broken, found.text, *SMALL, box, "ink", "", (room.x, room.y))

    def _pin_boxes(self, fixed: Sequence[Rect]) -> list[tuple[Pin, Rect]]:
        """Return the building sites' marks, pushed apart and off what is fixed."""
        numbered = self.sight.view.zoom >= NUMBERED
        size = max(16.0, self.setter.width("88", "key") + 6) if numbered else PIN
        places = [list(self.sight.place(pin.x, pin.y)) for pin in self.pins]
        homes = [tuple(place) for place in places]
        apart = size + 2
        boxes = [box.inset(-size / 2 - AIR, -size / 2 - AIR) for box in fixed]
        for _ in range(PUSHES):
            moved = False
            for i, one in enumerate(places):
                for other in places[i + 1:]:
                    dx, dy = other[0] - one[0], other[1] - one[1]
                    if abs(dx) >= apart or abs(dy) >= apart:
                        continue
                    moved = True
                    if abs(dx) >= abs(dy):
                        push = (apart - abs(dx)) / 2 * (1 if dx >= 0 else -1)
                        one[0], other[0] = one[0] - push, other[0] + push
                    else:
                        push = (apart - abs(dy)) / 2 * (1 if dy >= 0 else -1)
                        one[1], other[1] = one[1] - push, other[1] + push
                for box in boxes:
                    if box.contains((one[0], one[1])):
                        moved = True
                        _out_of(box, one)
            if not moved:
                break
        for place in places:  # words are never covered, even where marks then touch
            for box in boxes:
                if box.contains((place[0], place[1])):
                    _out_of(box, place, boxes)
        found = []
        for pin, place, home in zip(self.pins, places, homes, strict=True):
            box = Rect(place[0] - size / 2, place[1] - size / 2, size, size)
            if self.seen.inset(size / 2).contains((place[0], place[1])) \
                    and self.sight.rect.contains((home[0], home[1])):
                found.append((pin, box))
        return found

    def _towns(self, ranks: Sequence[int], taken: list[Rect]
               ) -> list[TownMark]:
        """Return the towns of some ranks whose names find room; adds them to what is taken."""
        found = []
        for town in self.geography.towns:
            if town.rank in ranks and town.rank <= self.sight.view.rank and town.since <= self.when:
                mark = self._town(town, taken)
                if mark is not None:
                    found.append(mark)
                    taken += [mark.box, mark.dot]
        return found

    def _town(self, town: Town, taken: Sequence[Rect]) -> TownMark | None:
        """Return a town with its name right, left, over or under it, where that is free."""
        x, y = self.sight.place(town.x, town.y)
        seen = self.seen.inset(4)
        dot = Rect(x - 4, y - 4, 8, 8)
        if not seen.contains((x, y)) or any(overlap(dot, other) for other in taken):
            return None
        name = town.name(self.language, self.when)
        wide, high = self.setter.width(name, "small"), self.setter.leading("small") * 0.8
        for left, top in ((x + 6, y - high / 2), (x - 6 - wide, y - high / 2),
                          (x - wide / 2, y - 6 - high), (x - wide / 2, y + 6)):
            box = Rect(left, top, wide, high)
            if not seen.contains((box.x, box.y)) or not seen.contains((box.right, box.bottom)) \
                    or any(overlap(box, other) for other in taken):
                continue
            ground = self._ground_under(box)
            if ground is not None:
                return TownMark(town, x, y, name, box, *ground)
        return None

    def _ground_under(self, box: Rect) -> tuple[str, str] | None:
        """Return the inks of words at a place and of their edge; None on light and dark both."""
        steps = []
        for share in (-0.04, 0.2, 0.5, 0.8, 1.04):
            for y in (box.y + box.h * 0.2, box.y + box.h * 0.8):
                held = self.inked.get(self._region_at((box.x + box.w * share, y)))
                steps.append(held.step if held else -1)
        dark = {step >= DARK for step in steps}
        if len(dark) > 1:
            return None
        ground = self._ink(steps[0]) if len(set(steps)) == 1 and steps[0] >= 0 else ""
        return ("white" if dark.pop() else "ink"), ground

    def _region_at(self, point: Point) -> str:
        return self.geography.region_at(*self.sight.units(point), self.when)

    def _ink(self, step: int) -> str:
        return f"{self.ramp}_{step}" if step else "pale"


def in_two(name: str) -> tuple[str, ...]:
    """Return a name in two lines, cut at the blank nearest its middle; in one without any."""
    cuts = [index for index, letter in enumerate(name) if letter == " "]
    if not cuts:
        return (name,)
    cut = min(cuts, key=lambda index: abs(index - len(name) / 2))
    return name[:cut], name[cut + 1:]


def _size(setter: Typesetter, lines: Sequence[str], text: str, name: str, figure: str
          ) -> tuple[float, float]:
    """Return width and height of a caption."""
    wide = max([setter.width(line, name) for line in lines] + [setter.width(text, figure)])
    return wide, (setter.leading(name) * len(lines) + setter.leading(figure)) * CLOSE_SET


def _out_of(box: Rect, place: list[float], others: Sequence[Rect] = ()) -> None:
    """Move a place to the nearest edge of a rectangle it lies in, off the others if it can be."""
    x, y = place
    ways = ((x - box.x, (box.x - 0.1, y)), (box.right - x, (box.right + 0.1, y)),
            (y - box.y, (x, box.y - 0.1)), (box.bottom - y, (x, box.bottom + 0.1)))
    free = [way for way in ways if not any(other.contains(way[1]) for other in others)]
    place[0], place[1] = min(free or ways)[1]


def overlap(one: Rect, other: Rect) -> bool:
    """Return whether two rectangles share any place."""
    return (one.x < other.right and other.x < one.right
            and one.y < other.bottom and other.y < one.bottom)
