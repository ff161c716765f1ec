"""Map, why, variants and forecasts on the screen: by mouse and by keys."""

from collections.abc import Callable

import pytest

from gosplan_game.scenario import load_scenario
from gosplan_game.sim.session import Session
from gosplan_game.ui.charts.map import RegionMap
from gosplan_game.ui.pilot import Pilot
from gosplan_game.ui.screens.context import Context
from gosplan_game.ui.screens.plan import PlanScreen
from gosplan_game.ui.screens.regions import RegionsScreen
from gosplan_game.ui.screens.registry import screen
from gosplan_game.ui.screens.why import WhyScreen
from gosplan_game.ui.settings import Settings
from gosplan_game.ui.widgets.choice import OneOf

Fly = Callable[..., Pilot]
STOPS = 20


@pytest.fixture
def context() -> Context:
    """A game some years in, standing at a stop."""
    session = Session.new(load_scenario("ussr-1921-1941"), settings={"shocks": "historical"})
    reports = []
    for _ in range(STOPS):
        if session.needs_signature:
            session.sign()
        reports = session.advance()
    made = Context.standard(Settings())
    made.take(session)
    made.reports = tuple(reports)
    return made


def on_map(pilot: Pilot) -> RegionsScreen:
    """Return the screen of the map."""
    assert isinstance(pilot.screen, RegionsScreen)
    return pilot.screen


def asked(pilot: Pilot) -> WhyScreen:
    """Return the panel that answers why."""
    assert isinstance(pilot.screen, WhyScreen)
    return pilot.screen


def choose(pilot: Pilot, name: str, key: str) -> None:
    """Click an option of a choice."""
    widget = pilot.find(name)
    assert isinstance(widget, OneOf)
    at = next(index for index, option in enumerate(widget.options) if option.key == key)
    pilot.click_at(*widget.places[at].centre)


# The map


def test_a_region_is_chosen_and_asked_about_in_two_actions(context: Context, fly: Fly) -> None:
    """A click on the map opens the region's figures; a click on one asks why."""
    pilot = fly(lambda: screen("regions", context))
    widget = pilot.find("map")
    assert isinstance(widget, RegionMap)
    siberia = widget.geography.region("siberia")
    assert siberia is not None
    pilot.click_at(*widget.sight.place(*siberia.middle))
    assert on_map(pilot).model.panel.title == "Siberia and Far East"
    pilot.click("figure:1")
    assert asked(pilot).series == "grain_procurement@siberia"
    pilot.key("escape")
    assert on_map(pilot).region == "siberia"


def test_the_map_answers_keys(context: Context, fly: Fly) -> None:
    """Tab reaches the map, arrows choose, W asks about the measure of the chosen region."""
    pilot = fly(lambda: screen("regions", context))
    pilot.screen.focus_on("map")
    pilot.key("right", "right", "w")
    series = asked(pilot).series
    assert series.startswith("grain_harvest@")
    pilot.key("w")
    assert on_map(pilot).region == series.partition("@")[2]


def test_measures_tables_and_parts_are_opened(context: Context, fly: Fly) -> None:
    """Themes, measures, the table and the parts of the map follow their tabs."""
    pilot = fly(lambda: screen("regions", context))
    choose(pilot, "theme", "hunger")
    assert on_map(pilot).model.plain
    with pytest.raises(LookupError):
        pilot.find("layer:sites")
    choose(pilot, "measure", "deaths")
    assert on_map(pilot).model.measure == "deaths"
    choose(pilot, "theme", "village")
    assert not on_map(pilot).model.plain
    choose(pilot, "view", "european")
    assert on_map(pilot).part == "european"
    pilot.click("layer:towns")
    assert not on_map(pilot).layers.towns
    choose(pilot, "side", "table")
    pilot.click("regions", (0.1, 0.4))
    assert on_map(pilot).region
    with pytest.raises(LookupError):
        pilot.find("map")


def test_without_geometry_the_table_stands_alone(
    context: Context, fly: Fly, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A scenario whose regions no map draws shows its table."""
    monkeypatch.setattr("gosplan_game.ui.screens.regions.load_geography", lambda _folder: None)
    pilot = fly(lambda: screen("regions", context))
    assert pilot.find("regions")
    with pytest.raises(LookupError):
        pilot.find("side")
    pilot.picture()


# Why


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
@pytest.mark.parametrize("text_size", [100, 150])
@pytest.mark.parametrize("series", ["deaths", "steel", "grain_stocks_state", "population@volga"])
def test_why_is_drawn(
    series: str, size: tuple[int, int], text_size: int, context: Context, fly: Fly
) -> None:
    """The panel draws in ink and pale, and what can be pressed lies on it."""
    settings = Settings(text_size=text_size)
    context.settings = settings
    pilot = fly(lambda: screen("why", context, series=series, rail=True), size=size,
                settings=settings)
    made = asked(pilot)
    for widget in made.widgets:
        assert widget.rect.x >= made.plate.x
        assert widget.rect.right <= made.plate.right
        assert widget.rect.bottom <= made.plate.bottom + 1
    red = made.setter.theme.inks.red
    picture = pilot.picture()
    assert all(tuple(picture.get_at((x, y)))[:3] != red
               for x in range(0, size[0], 3) for y in range(0, size[1], 3))


def test_windows_and_quarters_are_switched(context: Context, fly: Fly) -> None:
    """Arrows switch the window, the steps go a quarter back and forth."""
    pilot = fly(lambda: screen("why", context, series="steel"))
    first = asked(pilot).model.span
    pilot.key("right")
    assert asked(pilot).window == "year"
    assert asked(pilot).model.span != first
    pilot.key("left")
    pilot.click("earlier")
    assert asked(pilot).model.span != first
    pilot.click("later")
    assert asked(pilot).model.span == first


def test_a_region_leads_on_and_back(context: Context, fly: Fly) -> None:
    """From the nation to a region and back to the nation."""
    pilot = fly(lambda: screen("why", context, series="horses"))
    place = asked(pilot).model.places[0]
    pilot.screen.focus_on("places")
    pilot.key("down", "enter")
    assert asked(pilot).series == place.series
    pilot.screen.focus_on("country")
    pilot.key("enter")
    assert asked(pilot).series == "horses"


@pytest.mark.parametrize(("button", "place"), [("almanac", "almanac"), ("orders", "countryside")])
def test_why_leads_to_the_almanac_and_to_the_orders(
    button: str, place: str, context: Context, fly: Fly
) -> None:
    """The panel closes and the other screen takes the place of the one under it."""
    pilot = fly(lambda: screen("desk", context))
    pilot.click("why:grain_harvest")
    pilot.click(button)
    assert pilot.screen.place == place  # type: ignore[attr-defined]
    assert len(pilot.app.stage.stack) == 1


def test_every_place_that_shows_a_number_answers(context: Context, fly: Fly) -> None:
    """Plates, rows of the report, the almanac, tables and the plan ask why."""
    pilot = fly(lambda: screen("desk", context))
    pilot.screen.focus_on("why:steel")
    pilot.key("w")
    assert asked(pilot).series == "steel"
    pilot = fly(lambda: screen("report", context))
    pilot.click("why:coal")
    assert asked(pilot).series == "coal"
    pilot.key("escape")
    pilot.screen.focus_on("figures:grain_stocks_state")
    pilot.key("down", "enter")
    assert asked(pilot).series == "nutrition_urban"
    pilot = fly(lambda: screen("almanac", context, series="horses"))
    pilot.key("w")
    assert asked(pilot).series == "horses"
    pilot = fly(lambda: screen("countryside", context))
    pilot.screen.focus_on("regions")
    pilot.key("down", "enter")
    assert "@" in asked(pilot).series
    pilot = fly(lambda: screen("industry", context))
    pilot.click("branches", (0.4, 0.3), clicks=2)
    assert asked(pilot).series
    pilot = fly(lambda: screen("plan", context))
    pilot.click("why:steel")
    assert asked(pilot).series == "steel"


def test_before_anything_was_played_the_reason_is_shown(fly: Fly) -> None:
    """At the first stop there is nothing to explain, and the panel says so."""
    made = Context.standard(Settings())
    made.take(Session.new(load_scenario("ussr-1921-1941")))
    pilot = fly(lambda: screen("why", made, series="steel"))
    assert asked(pilot).model.problem
    pilot.picture()


# Variants and forecasts


def test_drafts_are_kept_gone_back_to_and_compared(context: Context, fly: Fly) -> None:
    """Keep as A, order on, back to A; compare both; forget one."""
    pilot = fly(lambda: screen("plan", context))
    before = context.game.lever("plan_target.coal")
    pilot.click("keep:A")
    pilot.click("lever:plan_target.coal", (0.96, 0.5))
    pilot.key("escape")
    pilot.click("keep:B")
    pilot.click("back:A")
    assert context.game.lever("plan_target.coal") == pytest.approx(before)
    pilot.click("compare")
    made = pilot.screen
    assert isinstance(made, PlanScreen)
    assert made.model.comparison is not None
    assert pilot.find("compared")
    pilot.picture()
    pilot.click("forget:B")
    assert tuple(context.game.variants()) == ("A",)
    pilot.key("ctrl+z")
    assert context.game.lever("plan_target.coal") > before


def test_a_forecast_is_typed_and_committed(context: Context, fly: Fly) -> None:
    """Two figures make an interval; before that it cannot be committed."""
    pilot = fly(lambda: screen("plan", context))
    assert not pilot.find("own:commit").enabled
    for name, text in (("own:low", "1.5"), ("own:high", "9")):
        pilot.click(name, (0.5, 0.5))
        pilot.key("ctrl+a")
        pilot.type(text)
        pilot.key("enter")
    pilot.click("own:commit")
    assert context.game.predictions() == {context.game.quarter: {"steel": (1.5, 9.0)}}
    made = pilot.screen
    assert isinstance(made, PlanScreen)
    assert made.model.own is not None
    assert made.model.own.committed


def test_the_debrief_has_a_page_of_forecasts_where_there_are_some(
    context: Context, fly: Fly
) -> None:
    """Without intervals there is no such page; with one there is one page more."""
    before = fly(lambda: screen("debrief", context)).find("tabs").options  # type: ignore[attr-defined]
    context.game.predict("steel", 0.0, 9.0)
    pilot = fly(lambda: screen("debrief", context, page="expected"))
    after = pilot.find("tabs").options  # type: ignore[attr-defined]
    assert {tab.key for tab in after} - {tab.key for tab in before} == {"expected"}
    pilot.picture()
