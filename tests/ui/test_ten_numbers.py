"""Ten surprising numbers of a played game, each explained in two actions by the window."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from functools import cache

import pytest

from gosplan_game.core.calendar import Quarter
from gosplan_game.scenario import load_scenario
from gosplan_game.sim.causes import explain
from gosplan_game.sim.session import Session
from gosplan_game.ui.pilot import Pilot
from gosplan_game.ui.screens.context import Context
from gosplan_game.ui.screens.registry import screen
from gosplan_game.ui.screens.why import WhyScreen
from gosplan_game.ui.settings import Settings

Fly = Callable[..., Pilot]
WINDOW, YEAR = "window", (0.30, 0.5)
TEN = (
    # screen, first action, second action, what is asked about
    ("desk", "why:grain_procurement", "", "grain_procurement"),
    ("desk", "why:kolkhoz_market_ratio", WINDOW, "kolkhoz_market_ratio"),
    ("desk", "why:real_wage", WINDOW, "real_wage"),
    ("plan", "why:steel", WINDOW, "steel"),
    ("report", "why:machinery_output", "", "machinery_output"),
    ("report", "why:rail_freight", WINDOW, "rail_freight"),
    ("regions", "figure:2", "", "grain_stocks_peasant"),
    ("almanac", "series:horses", "why:horses", "horses"),
    ("almanac", "series:cattle", "why:cattle", "cattle"),
    ("people", "figures:bread_ration", WINDOW, "consumption_per_head"),
)
"""A figure on a screen or a line of the almanac is clicked, then a window or a link."""
LONGEST = 3.0
"""Seconds of computing that an action may take on a slow machine."""


@cache
def played() -> Session:
    """Return a game under history's orders up to the summer of 1933."""
    scenario = load_scenario("ussr-1921-1941")
    session = Session.new(scenario, seed=4)
    orders = scenario.policy_orders("historical")
    while session.quarter < Quarter.parse("1933-Q3"):
        session._signed = orders[session.turn]
        session._play_quarter()
    return session


def act(pilot: Pilot, name: str) -> None:
    """Do one action: click what is named; of a table its middle row, of the windows a year."""
    pilot.click(name, YEAR if name == WINDOW else (0.5, 0.5))


@pytest.mark.parametrize(("place", "first", "second", "series"), TEN)
def test_a_surprising_number_is_explained_in_two_actions(
    place: str, first: str, second: str, series: str, fly: Fly
) -> None:
    """The panel opens on it, with an account and causes that make its change exactly."""
    context = Context.standard(Settings())
    context.take(played())
    pilot = fly(lambda: screen(place, context))
    for action in (first, second):
        if action:
            began = time.process_time()
            act(pilot, action)
            pilot.picture()
            assert time.process_time() - began < LONGEST
    assert isinstance(pilot.screen, WhyScreen)
    shown = pilot.screen.model
    assert shown.series == series
    assert not shown.problem
    assert shown.account
    assert len(shown.causes) >= 2
    told = f"{series}~reported" if shown.voices else series
    window = pilot.screen.window or ("year" if shown.windows[1].chosen else "quarter")
    last = played().turn - 1
    since = played().scenario.quarter(max(0, last - 3)) if window == "year" else "quarter"
    found = explain(played(), told, last, since)
    total = math.fsum([found.opening, *(cause.contribution for cause in found.causes)])
    assert abs(total - found.closing) <= 1e-9 * max(abs(found.opening), abs(found.closing))
    known = {cause.id for cause in found.causes}
    assert {row.id for row in shown.causes} <= known
