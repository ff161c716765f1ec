"""The map: its shapes, its steps, choosing regions by mouse and keys."""

import math
from collections.abc import Callable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gosplan_game import paths
from gosplan_game.ui.actions import Action
from gosplan_game.ui.charts.choropleth import (
    STEPS,
    Inked,
    Pin,
    RegionMap,
    load_shapes,
    load_sites,
    steps_of,
)
from gosplan_game.ui.events import Key
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.pilot import Pilot
from gosplan_game.ui.screen import Screen
from gosplan_game.ui.widgets.base import Message, Widget

FOLDER = paths.assets_dir() / "map"
SHAPES = load_shapes(FOLDER / "regions.json")
REGIONS = {"centre", "northwest", "ukraine", "north_caucasus", "volga", "urals", "siberia",
           "kazakhstan", "south"}


class MapScreen(Screen):
    """A map and nothing else."""

    region = "centre"

    def build(self, area: Rect) -> Sequence[Widget]:
        """The map."""
        inked = {name: Inked(1 + i % STEPS, name, str(i))
                 for i, name in enumerate(sorted(REGIONS))}
        return [RegionMap("map", area.inset(40), SHAPES, inked, self.region,
                          pins=[Pin(200, 200, "1", True)])]

    def receive(self, message: Message) -> Action | None:
        """Choose."""
        assert isinstance(message, RegionMap.Chosen)
        self.region = message.region
        self.rebuild()
        return None


def test_the_map_draws_the_nine_regions() -> None:
    """All regions are there, and each one's label lies inside it."""
    assert SHAPES.ids() == REGIONS
    widget = RegionMap("map", Rect(0, 0, 1000, 620), SHAPES, {})
    for shape in SHAPES.shapes:
        assert widget.region_at(widget.place(*shape.label)) == shape.id


def test_sites_lie_on_the_sheet() -> None:
    """Every building site has a place on the map."""
    for x, y in load_sites(FOLDER / "sites.json").values():
        assert 0 <= x <= SHAPES.width
        assert 0 <= y <= SHAPES.height


def test_regions_are_chosen_by_click_and_arrows(fly: Callable[..., Pilot]) -> None:
    """A click on a region chooses it; arrows go to the neighbour in that direction."""
    pilot = fly(MapScreen)
    widget = pilot.find("map")
    assert isinstance(widget, RegionMap)
    kazakhstan = next(s for s in SHAPES.shapes if s.id == "kazakhstan")
    pilot.click_at(*widget.place(*kazakhstan.label))
    assert pilot.screen.region == "kazakhstan"  # type: ignore[attr-defined]
    pilot.key("right")
    assert pilot.screen.region == "siberia"  # type: ignore[attr-defined]
    pilot.key("left")
    assert pilot.screen.region in ("urals", "kazakhstan")  # type: ignore[attr-defined]
    pilot.picture()


def test_every_region_is_reached_by_arrows() -> None:
    """From any region the arrows lead to all others."""
    reached, waiting = set(), ["centre"]
    while waiting:
        here = waiting.pop()
        if here in reached:
            continue
        reached.add(here)
        widget = RegionMap("map", Rect(0, 0, 1000, 620), SHAPES, {}, here)
        for name in ("left", "right", "up", "down"):
            message = widget.handle(Key(name))
            if isinstance(message, RegionMap.Chosen):
                waiting.append(message.region)
    assert reached == REGIONS


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=12))
def test_steps_follow_the_order_of_values(values: list[float]) -> None:
    """A larger value never has a lighter step, and each lies within its bounds."""
    steps, bounds = steps_of(values)
    for value, step in zip(values, steps, strict=True):
        assert 1 <= step <= STEPS
        if bounds:
            tolerance = 1e-6 * max(1.0, abs(bounds[-1] - bounds[0]))
            assert bounds[step - 1] - tolerance <= value <= bounds[step] + tolerance
    ranked = [step for _, step in sorted(zip(values, steps, strict=True))]
    assert ranked == sorted(ranked)


def test_unknown_values_have_no_step() -> None:
    """A region without a figure stays pale."""
    assert steps_of([math.nan, 1.0, 5.0])[0][0] == 0
    assert steps_of([math.nan]) == ([0], [])
    steps, bounds = steps_of([14.9, 1.3, 9.8, 2.4, 7.0])
    assert bounds == pytest.approx([0, 3, 6, 9, 12, 15])
    assert steps == [5, 1, 4, 1, 3]
