"""Two voices in the window: inspectors are sent from *Why?*, and open the true one."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from gosplan_game.scenario import Scenario, load_scenario
from gosplan_game.sim.session import Session
from gosplan_game.ui.pilot import Pilot
from gosplan_game.ui.screens.context import Context
from gosplan_game.ui.screens.registry import screen
from gosplan_game.ui.screens.why import WhyScreen
from gosplan_game.ui.settings import Settings

Fly = Callable[..., Pilot]


@cache
def flagship() -> Scenario:
    """Return the flagship, read once."""
    return load_scenario("ussr-1921-1941")


@pytest.fixture
def context() -> Context:
    """History's orders up to the autumn of 1932, when reports were far from the truth."""
    scenario = flagship()
    session = Session.new(scenario, seed=2)
    orders = scenario.policy_orders("historical")
    while str(session.quarter) < "1932-Q4":
        session._signed = orders[session.turn]
        session._play_quarter()
    made = Context.standard(Settings())
    made.take(session)
    return made


def panel(pilot: Pilot) -> WhyScreen:
    """Return the panel on top."""
    assert isinstance(pilot.screen, WhyScreen)
    return pilot.screen


def test_inspectors_are_sent_called_back_and_open_the_books(context: Context, fly: Fly) -> None:
    """The button sends and calls back; a quarter later the true voice opens, for that place."""
    game = context.game
    pilot = fly(lambda: screen("why", context, series="steel", rail=True))
    assert [bool(each.reason) for each in panel(pilot).model.voices] == [False, True]
    pilot.click("inspect")
    assert game.inspection(".metals").ordered
    pilot.click("inspect")
    assert not game.inspection(".metals").ordered
    pilot.click("inspect")
    game._play_quarter()
    steel = fly(lambda: screen("why", context, series="steel", rail=True))
    shown = panel(steel).model
    assert [bool(each.reason) for each in shown.voices] == [False, False]
    found = game.findings()[0]
    assert context.words.number(found.true, 2) in shown.inspection.found
    told = shown.figure
    steel.click("voice", (0.75, 0.5))
    assert panel(steel).voice == "true"
    assert panel(steel).model.figure != told
    steel.picture()
    coal = fly(lambda: screen("why", context, series="coal", rail=True))
    assert [bool(each.reason) for each in panel(coal).model.voices] == [False, True]


def test_what_was_inspected_is_marked_at_the_desk_and_in_the_table(
    context: Context, fly: Fly
) -> None:
    """Its eye is open over a line, and pointing at it tells what was found."""
    desk = fly(lambda: screen("desk", context))
    assert desk.find("why:steel").eye == "reported"  # type: ignore[attr-defined]
    context.game.inspect(".metals")
    context.game._play_quarter()
    found = fly(lambda: screen("desk", context)).find("why:steel")
    assert found.eye == "inspected"  # type: ignore[attr-defined]
    assert "%" in found.tip
    pilot = fly(lambda: screen("industry", context))
    rows = pilot.find("branches").rows  # type: ignore[attr-defined]
    assert {row.key for row in rows if row.cells[0].eye == "inspected"} == {"metals"}
    pilot.picture()


def test_what_inspectors_found_stands_in_the_report(context: Context, fly: Fly) -> None:
    """The quarter's report names the place and both figures."""
    context.game.inspect("@ukraine")
    context.reports = (context.game._play_quarter(),)
    pilot = fly(lambda: screen("report", context))
    happenings = pilot.screen.model.events  # type: ignore[attr-defined]
    assert any("Ukraine" in each.title and "%" in each.answer for each in happenings)


def test_the_country_as_a_whole_cannot_be_inspected(context: Context, fly: Fly) -> None:
    """A national figure has no button."""
    pilot = fly(lambda: screen("why", context, series="gross_industry", rail=True))
    with pytest.raises(LookupError):
        pilot.find("inspect")


def test_a_window_begins_with_a_decision(fly: Fly) -> None:
    """The fourth window asks since the last decision; steps and causes lead to others."""
    session = Session.new(flagship(), seed=2)
    for _ in range(3):
        session.order("ration", session.lever("ration") + 0.002)
        session.sign()
        session.advance()
    made = Context.standard(Settings())
    made.take(session)
    pilot = fly(lambda: screen("why", made, series="bread_ration", rail=True))
    pilot.click("window", (0.92, 0.5))
    dates = [str(each) for each in session.signatures]
    assert panel(pilot).model.since == max(dates)
    pilot.click("earlier")
    since = panel(pilot).model.since
    assert since < max(dates)
    causes = panel(pilot).model.causes
    index, row = next((at, each) for at, each in enumerate(causes) if each.since)
    pilot.click("cause bars", (0.3, (index + 0.5) / len(causes)))
    assert panel(pilot).model.since == row.since
