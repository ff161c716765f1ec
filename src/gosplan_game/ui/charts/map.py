"""The map: regions inked in five steps, labelled; railways, rivers, towns and building sites.

It knows geometry, inks and words, and nothing of what they mean. The wheel enlarges, dragging
moves the sheet, a click or the arrow keys choose a region.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.charts.geography import Geography
from gosplan_game.ui.charts.map_layout import (
    CLOSE_SET,
    DARK,
    PIN,
    STEPS,
    Caption,
    Inked,
    Pin,
    Placed,
    Placing,
    TownMark,
)
from gosplan_game.ui.charts.map_sheet import Layers, Press, Print, Sight, View
from gosplan_game.ui.events import Event, Key, Point, Pointer, Wheel
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.typesetting import Typesetter
from gosplan_game.ui.widgets.base import HANDLED, Exported, Message, Widget

PLAIN = "plain"
ALBUM = "map"
MOST_ZOOM = 6.0
NOTCH = 1.35
DRAGGED = 5.0
"""So far a pressed pointer may move before it drags the sheet."""


class RegionMap(Widget):
    """A choropleth of regions.

    Args:
        name: How messages call it.
        rect: Its place.
        geography: What is drawn.
        inked: Steps and words by region.
        chosen: The chosen region, or an empty text.
        pins: Building sites.
        when: The time of borders, railways and names of towns, in years.
        language: Of the towns' names.
        layers: What is drawn over the regions.
        ramp: ``map`` for the album's five steps, ``plain`` for deaths and hunger.
        view: Name of the view it opens with; another name goes to that view.
        headroom: Height of what lies over its upper edge, where no words should stand.
        label: What it is called aloud.
    """

    can_focus = True

    @dataclass(frozen=True, slots=True)
    class Chosen(Message):
        """Another region was chosen, or the place outside all of them."""

        region: str

    @dataclass(frozen=True, slots=True)
    class Turned(Message):
        """The table is asked for in the map's place."""

    def __init__(
        self, name: str, rect: Rect, geography: Geography, inked: Mapping[str, Inked],
        chosen: str = "", *, pins: Sequence[Pin] = (), when: float = 1930.0,
        language: str = "en", layers: Layers | None = None, ramp: str = ALBUM,
        view: str = "whole", headroom: float = 0.0, label: str = "", source: str = "",
    ) -> None:
        super().__init__(name, rect, label=label)
        self.source = source
        self.geography, self.inked, self.chosen = geography, inked, chosen
        self.pins, self.when, self.language, self.ramp = tuple(pins), when, language, ramp
        self.layers = layers or Layers()
        self.opened, self.headroom = view, headroom
        whole = geography.views["whole"]
        self._base = min(rect.w / whole.w, rect.h / whole.h)
        self.view = self._framing(geography.views.get(view, whole))
        self._under = ""
        self._pressed: tuple[Point, View] | None = None
        self._dragging = False
        self._placed: tuple[object, Placed] | None = None

    # Places ----------------------------------------------------------------------------------

    @property
    def sight(self) -> Sight:
        """What is seen, and where."""
        return Sight(self.rect, self.view, self._base)

    def _framing(self, box: Rect) -> View:
        """Return the view that shows a part of the sheet in full."""
        zoom = min(self.rect.w / box.w, self.rect.h / box.h) / self._base
        return self._held(View(*box.centre, max(1.0, zoom)))

    def _held(self, view: View) -> View:
        """Return the view kept within the sheet."""
        frame, scale = self.geography.frame, self._base * view.zoom
        wide, high = self.rect.w / scale / 2, self.rect.h / scale / 2
        x, y = frame.centre
        if 2 * wide < frame.w:
            x = min(max(view.x, frame.x + wide), frame.right - wide)
        if 2 * high < frame.h:
            y = min(max(view.y, frame.y + high), frame.bottom - high)
        return View(x, y, view.zoom)

    def region_at(self, point: Point) -> str:
        """Return the region at a place; an empty text at sea or abroad."""
        return self.geography.region_at(*self.sight.units(point), self.when)

    def adopt(self, old: RegionMap) -> None:
        """Keep what is seen, unless another view was asked for."""
        if old.opened == self.opened and old.rect == self.rect:
            self.view = old.view
        self._under, self._pressed, self._dragging = old._under, old._pressed, old._dragging

    # Events ----------------------------------------------------------------------------------

    def handle(self, event: Event) -> Message | None:
        """Enlarge, move, choose."""
        if isinstance(event, Wheel):
            return self._enlarge(NOTCH ** event.steps, event.at)
        if isinstance(event, Pointer):
            return self._pointed(event)
        if isinstance(event, Key) and event.plain:
            return self._keyed(event.name)
        return None

    def _enlarge(self, times: float, about: Point) -> Message | None:
        """Change the zoom; the place under ``about`` stays where it is."""
        zoom = min(MOST_ZOOM, max(1.0, self.view.zoom * times))
        if abs(zoom - self.view.zoom) < 1e-9:
            return HANDLED
        x, y = self.sight.units(about)
        shrunk = self.view.zoom / zoom
        self.view = self._held(View(x + (self.view.x - x) * shrunk,
                                    y + (self.view.y - y) * shrunk, zoom))
        return HANDLED

    def _pointed(self, event: Pointer) -> Message | None:
        if event.kind == "down" and event.button == 1:
            self._pressed, self._dragging = (event.at, self.view), False
            return HANDLED
        if event.kind == "up":
            pressed, self._pressed = self._pressed, None
            if pressed is None or self._dragging or not self.rect.contains(event.at):
                return HANDLED
            return self.Chosen(self.name, self.region_at(event.at))
        if self._pressed is not None:
            return self._drag(event.at)
        region = self.region_at(event.at) if self.rect.contains(event.at) else ""
        changed, self._under = region != self._under, region
        return HANDLED if changed else None

    def _drag(self, point: Point) -> Message | None:
        assert self._pressed is not None
        (x, y), view = self._pressed
        dx, dy = point[0] - x, point[1] - y
        if not self._dragging and abs(dx) + abs(dy) < DRAGGED:
            return None
        self._dragging = True
        scale = self.sight.scale
        self.view = self._held(View(view.x - dx / scale, view.y - dy / scale, view.zoom))
        return HANDLED

    def at_rest(self) -> None:
        """Show the whole country, no region chosen."""
        super().at_rest()
        self.chosen = self._under = ""
        whole = self.geography.views["whole"]
        self._base, self._placed = min(self.rect.w / whole.w, self.rect.h / whole.h), None
        self.view = self._framing(whole)

    def table(self) -> list[list[str]]:
        """Return every region with its figure."""
        return [["", self.label], *([one.name, one.text] for one in self.inked.values())]

    def _keyed(self, name: str) -> Message | None:
        if name == "e":
            return Exported(self.name)
        if name == "t":
            return self.Turned(self.name)
        middle = self.rect.centre
        if name in ("+", "="):
            return self._enlarge(NOTCH, middle)
        if name == "-":
            return self._enlarge(1 / NOTCH, middle)
        if name == "home":
            self.view = self._framing(self.geography.views["whole"])
            return HANDLED
        vector = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}.get(name)
        if vector is None:
            return None
        found = self.geography.towards(self.chosen, *vector)
        return self.Chosen(self.name, found) if found else HANDLED

    def tip_at(self, point: Point) -> tuple[str, Rect]:
        """Return what lies under the pointer: a building site, or a region's figure."""
        if self.layers.sites:
            for pin, box in self.placed(self.setter).pins:
                if box.inset(-3).contains(point):
                    return pin.tip, box
        region = self.region_at(point)
        if self.focused and not self.hovered:
            region = self.chosen or region
        found = self.inked.get(region)
        if found is None:
            return "", self.rect
        # The anchor moves in steps, so that a tooltip does not tremble with the hand.
        return found.tip, Rect(point[0] // 40 * 40, point[1] // 24 * 24, 40, 24)

    # Words and their places ------------------------------------------------------------------

    def placed(self, setter: Typesetter) -> Placed:
        """Return captions, towns and marks where they stand in the present view."""
        key = (self.view, self.rect, setter.scale, setter.theme)
        if self._placed is None or self._placed[0] != key:
            placing = Placing(setter, self.sight, self.geography, self.inked, pins=self.pins,
                              layers=self.layers, ramp=self.ramp, when=self.when,
                              language=self.language, headroom=self.headroom)
            self._placed = (key, placing.all())
        return self._placed[1]

    def _ink(self, step: int) -> str:
        return f"{self.ramp}_{step}" if step else "pale"

    # Drawing ---------------------------------------------------------------------------------

    def draw(self, canvas: Canvas) -> None:
        """Draw the sheet, the outlines of the chosen region, marks and words."""
        press = Press(canvas, self.sight)
        inks = {name: self._ink(found.step) for name, found in self.inked.items()}
        dark = frozenset(name for name, found in self.inked.items() if found.step >= DARK)
        ground = press.ground(self.geography, Print(inks, dark, self.when, self.layers))
        with canvas.clip(self.rect):
            canvas.surface.blit(ground, canvas.area(self.rect))
            self._draw_outline(canvas, press, self._under if self.hovered else "", 1.6)
            self._draw_outline(canvas, press, self.chosen, 2.8)
            placed = self.placed(canvas.setter)
            for caption in placed.captions:
                self._draw_caption(canvas, caption)
            for mark in placed.towns:
                self._draw_town(canvas, mark)
            for pin, box in placed.pins:
                self._draw_pin(canvas, pin, box)
        canvas.frame(self.rect, "ink", 1.5)

    def _draw_outline(self, canvas: Canvas, press: Press, region: str, width: float) -> None:
        rings = self.geography.rings_of(region, self.when) if region else []
        if rings:
            for ink, more in (("paper", 2.4), ("ink", 0.0)):
                drawn = press.outlined(rings, width + more, ink, region)
                canvas.surface.blit(drawn, canvas.area(self.rect))

    def _draw_caption(self, canvas: Canvas, made: Caption) -> None:
        if made.leader is not None:
            x = made.box.right + 3 if made.leader[0] > made.box.x else made.box.x - 3
            canvas.line([(x, made.box.centre[1]), made.leader], "ink", 1.2)
            canvas.disc(*made.leader, 2.4, "ink")
        x, y = made.box.centre[0], made.box.y
        lead = canvas.setter.leading(made.name_kind) * CLOSE_SET
        for text in made.lines:
            haloed(canvas, text, x, y + lead / 2, made.name_kind, made.ink, made.ground, "centre")
            y += lead
        haloed(canvas, made.text, x, (y + made.box.bottom) / 2, made.figure_kind, made.ink,
               made.ground, "centre")

    @staticmethod
    def _draw_pin(canvas: Canvas, pin: Pin, box: Rect) -> None:
        canvas.fill(box.inset(-1.4), "ink" if not pin.works else "paper")
        canvas.fill(box, "ink" if pin.works else "card")
        if box.w > PIN:
            canvas.text_middle(pin.number, *box.centre, "key", "card" if pin.works else "ink",
                               "centre")

    def _draw_town(self, canvas: Canvas, mark: TownMark) -> None:
        held = self.inked.get(mark.town.region)
        step = held.step if held else 0
        canvas.disc(mark.x, mark.y, 3.2, "white" if step >= DARK else "ink")
        canvas.disc(mark.x, mark.y, 1.8, self._ink(step))
        haloed(canvas, mark.name, mark.box.x, mark.box.centre[1], "small", mark.ink, mark.ground)


def haloed(
    canvas: Canvas, text: str, x: float, y: float, kind: str, ink: str, ground: str,
    align: str = "left",
) -> None:
    """Draw a line of words with an edge of its ground, so that lines do not cross it."""
    if ground:
        for dx, dy in ((-1.2, 0), (1.2, 0), (0, -1.2), (0, 1.2), (-0.9, -0.9), (0.9, 0.9),
                       (-0.9, 0.9), (0.9, -0.9)):
            canvas.text_middle(text, x + dx, y + dy, kind, ground, align)  # type: ignore[arg-type]
    canvas.text_middle(text, x, y, kind, ink, align)  # type: ignore[arg-type]


def map_legend(
    canvas: Canvas, rect: Rect, title: str, bounds: Sequence[str], ramp: str = ALBUM,
) -> None:
    """Draw the five steps with the range of each; ``bounds`` has one more entry than steps."""
    canvas.text(title, rect.x, rect.y + 13, "caption_bold", most=rect.w)
    cells = Rect(rect.x, rect.y + 20, rect.w, 13).columns(STEPS, 0)
    for index, cell in enumerate(cells):
        canvas.fill(cell, f"{ramp}_{index + 1}")
    canvas.frame(Rect(rect.x, rect.y + 20, rect.w, 13), "second", 1)
    for cell, (low, high) in zip(cells, pairwise(bounds), strict=False):
        x = cell.centre[0]
        canvas.text_middle(f"{low}\u2013{high}", x, rect.y + 42, "small", "ink", "centre",
                           cell.w - 2)
