"""The map: its geometry, its words, choosing regions by mouse and keys, enlarging, moving."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from gosplan_game import paths
from gosplan_game.ui.actions import Action
from gosplan_game.ui.charts.geography import Geography, inside, load_geography
from gosplan_game.ui.charts.map import MOST_ZOOM, RegionMap
from gosplan_game.ui.charts.map_layout import DARK, Inked, Pin, in_two, overlap
from gosplan_game.ui.charts.map_sheet import Layers, View
from gosplan_game.ui.events import Key
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.pilot import Pilot
from gosplan_game.ui.screen import Screen
from gosplan_game.ui.widgets.base import Message, Widget

Fly = Callable[..., Pilot]
REGIONS = ("centre", "northwest", "ukraine", "north_caucasus", "volga", "urals", "siberia",
           "kazakhstan", "south")
BEFORE, AFTER = 1939.5, 1941.0


def country() -> Geography:
    """Return the shipped map."""
    made = load_geography(paths.assets_dir() / "map")
    assert made is not None
    return made


def inked() -> dict[str, Inked]:
    """Return a step for every region."""
    return {name: Inked(1 + index % 5, name.replace("_", " "), str(index), f"**{name}** {index}")
            for index, name in enumerate(REGIONS)}


class MapScreen(Screen):
    """A map and nothing else."""

    region = "centre"
    layers = Layers()
    opened = "whole"

    def build(self, area: Rect) -> Sequence[Widget]:
        """The map, with every building site."""
        sites = country().sites.items()
        pins = [Pin(name, x, y, str(number), number % 2 == 0, f"**{name}**")
                for number, (name, (x, y)) in enumerate(sites)]
        return [RegionMap("map", area.inset(40), country(), inked(), self.region, pins=pins,
                          layers=self.layers, view=self.opened)]

    def receive(self, message: Message) -> Action | None:
        """Choose."""
        assert isinstance(message, RegionMap.Chosen)
        self.region = message.region
        self.rebuild()
        return None


def shown(pilot: Pilot) -> RegionMap:
    """Return the map on the screen."""
    found = pilot.find("map")
    assert isinstance(found, RegionMap)
    return found


def test_the_map_draws_the_nine_regions() -> None:
    """All regions are there, and the roomiest place of each lies inside it."""
    assert country().ids() == set(REGIONS)
    for region in country().regions:
        assert country().region_at(*region.middle, BEFORE) == region.id


def test_a_folder_without_a_map_is_none(tmp_path: Path) -> None:
    """Where no map is kept there is none, and nobody falls over."""
    assert load_geography(tmp_path) is None


def test_land_joins_a_region_at_its_time() -> None:
    """Lvov lies abroad until September 1939 and in Ukraine after it."""
    lvov = next(town for town in country().towns if town.id == "lvov")
    assert country().region_at(lvov.x, lvov.y, BEFORE) == ""
    assert country().region_at(lvov.x, lvov.y, AFTER) == "ukraine"
    assert len(country().rings_of("ukraine", AFTER)) > len(country().rings_of("ukraine", BEFORE))


def test_towns_bear_the_name_of_the_time() -> None:
    """Petrograd is Leningrad from 1924; an unknown language falls back to English."""
    found = next(town for town in country().towns if town.id == "leningrad")
    assert found.name("en", 1921.0) == "Petrograd"
    assert found.name("en", 1930.0) == "Leningrad"
    assert found.name("xx", 1930.0) == "Leningrad"


def test_lines_are_cut_at_borders() -> None:
    """Pieces of rivers and railways lie in the region they say, but for a hair on borders."""
    regions = {region.id: region for region in country().regions}
    pieces = [piece for piece in (*country().rivers, *country().railways)
              if piece.region and len(piece.points) > 2]
    right = 0
    for piece in pieces:
        middle = len(piece.points) // 2
        (x0, y0), (x1, y1) = piece.points[middle - 1:middle + 1]
        right += any(inside(ring, (x0 + x1) / 2, (y0 + y1) / 2)
                     for ring in regions[piece.region].rings)
    assert len(pieces) > 150
    assert right >= 0.97 * len(pieces)


def test_sites_and_railways_lie_on_the_sheet() -> None:
    """Every building site, station and town lies within the frame."""
    frame = country().frame
    for x, y in country().sites.values():
        assert frame.contains((x, y))
    for town in country().towns:
        assert frame.contains((town.x, town.y))
    for line in country().railways:
        assert all(frame.contains(point) for point in line.points)


def test_a_region_is_chosen_by_click_and_by_arrows(fly: Fly) -> None:
    """A click chooses, at sea nothing; arrows go to the neighbour in that direction."""
    pilot = fly(MapScreen)
    kazakhstan = country().region("kazakhstan")
    assert kazakhstan is not None
    pilot.click_at(*shown(pilot).sight.place(*kazakhstan.middle))
    assert pilot.screen.region == "kazakhstan"  # type: ignore[attr-defined]
    pilot.key("right")
    assert pilot.screen.region == "siberia"  # type: ignore[attr-defined]
    pilot.click_at(60, 60)
    assert pilot.screen.region == ""  # type: ignore[attr-defined]


def test_every_region_is_reached_by_arrows() -> None:
    """From any region the arrows lead to all others."""
    for start in REGIONS:
        reached, waiting = set(), [start]
        while waiting:
            here = waiting.pop()
            if here and here not in reached:
                reached.add(here)
                waiting += [country().towards(here, dx, dy)
                            for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1))]
        assert reached == set(REGIONS)


def test_the_wheel_enlarges_about_the_pointer(fly: Fly) -> None:
    """What lies under the pointer stays there; Home goes back to the whole."""
    pilot = fly(MapScreen)
    widget = shown(pilot)
    before = widget.sight.units(widget.rect.centre)
    pilot.wheel("map", 2)
    assert widget.view.zoom > 1.5
    assert widget.sight.units(widget.rect.centre) == pytest.approx(before)
    for _ in range(12):
        pilot.wheel("map", 1)
    assert widget.view.zoom == MOST_ZOOM
    widget.handle(Key("home"))
    assert widget.view.zoom == 1.0


def test_dragging_moves_the_sheet_and_chooses_nothing(fly: Fly) -> None:
    """The sheet follows the pointer, and never leaves its frame."""
    pilot = fly(MapScreen)
    pilot.wheel("map", 3)
    widget = shown(pilot)
    x, y = widget.rect.centre
    held = widget.sight.units((x, y))
    pilot.drag((x, y), (x + 60, y + 20))
    assert widget.sight.units((x + 60, y + 20)) == pytest.approx(held)
    assert pilot.screen.region == "centre"  # type: ignore[attr-defined]
    pilot.drag((x, y), (x + 4000, y))
    left, _ = shown(pilot).sight.units((widget.rect.x, y))
    assert left == pytest.approx(country().frame.x)


def test_the_view_stays_when_the_screen_is_built_anew(fly: Fly) -> None:
    """Choosing a region keeps what is seen; another named view goes there."""
    pilot = fly(MapScreen)
    pilot.wheel("map", 2)
    zoom = shown(pilot).view.zoom
    pilot.screen.rebuild()
    assert shown(pilot).view.zoom == zoom
    pilot.screen.opened = "european"  # type: ignore[attr-defined]
    pilot.screen.rebuild()
    assert shown(pilot).view != View(*country().views["whole"].centre, zoom)
    assert shown(pilot).view.zoom > 1.5


@pytest.mark.parametrize("view", ["whole", "european", "south"])
@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
def test_words_and_marks_do_not_cover_each_other(view: str, size: tuple[int, int], fly: Fly
                                                 ) -> None:
    """Captions, towns and building sites stand apart; words are light on dark ground only."""

    def opened() -> MapScreen:
        made = MapScreen()
        made.opened = view
        return made

    pilot = fly(opened, size=size)
    placed = shown(pilot).placed(pilot.screen.setter)
    boxes = [caption.box.inset(2) for caption in placed.captions] \
        + [mark.box.inset(2) for mark in placed.towns]
    for index, box in enumerate(boxes):
        assert not any(overlap(box, other) for other in boxes[index + 1:])
    crossed = sum(overlap(one.inset(2), other.inset(2))
                  for index, (_, one) in enumerate(placed.pins)
                  for _, other in placed.pins[index + 1:])
    assert crossed <= 2
    for caption in placed.captions:
        dark = inked()[caption.region].step >= DARK
        assert (caption.ink == "white") == (dark and caption.leader is None)
    pilot.picture()


def test_layers_can_be_hidden(fly: Fly) -> None:
    """Without towns and sites only the captions are left; without lines the sheet differs."""
    pilot = fly(MapScreen)
    full = pilot.picture().copy()
    pilot.screen.layers = Layers(False, False, False, False)  # type: ignore[attr-defined]
    pilot.screen.rebuild()
    placed = shown(pilot).placed(pilot.screen.setter)
    assert placed.captions
    assert not placed.towns
    assert not placed.pins
    assert pilot.picture().get_buffer().raw != full.get_buffer().raw


def test_tooltips_tell_figures_and_sites(fly: Fly) -> None:
    """Over a region its figure is told, over a mark the site, at sea nothing."""
    widget = shown(fly(MapScreen))
    siberia = country().region("siberia")
    assert siberia is not None
    assert widget.tip_at(widget.sight.place(*siberia.middle))[0] == inked()["siberia"].tip
    pin, box = widget.placed(widget.setter).pins[0]
    assert widget.tip_at(box.centre)[0] == pin.tip
    assert widget.tip_at((widget.rect.x + 2, widget.rect.y + 2))[0] == ""


def test_a_long_name_is_cut_in_its_middle() -> None:
    """Two lines of about the same length; a single word stays whole."""
    assert in_two("Siberia and Far East") == ("Siberia and", "Far East")
    assert in_two("Ukraine") == ("Ukraine",)
