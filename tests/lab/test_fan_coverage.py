"""The fan holds as often as it says, and less often where reports are padded."""

from dataclasses import fields

import numpy as np
import pytest

from gosplan_game import Session
from gosplan_game.core.errors import GosplanError
from gosplan_game.lab.fan_coverage import NOMINAL, bring_to_light, coverage, pooled
from gosplan_game.scenario import load_scenario
from gosplan_game.sim.believed import believed_state
from gosplan_game.sim.ensemble import country, doubted, ensemble_path, load_ensemble
from gosplan_game.sim.forecast import tenths

GAMES, RUNS = 32, 100


@pytest.fixture(scope="module")
def flagship():
    """The scenario that is shipped first."""
    return load_scenario("ussr-1921-1941")


@pytest.fixture(scope="module")
def honest(flagship):
    """Games in which nobody pads."""
    return coverage(flagship, honest=True, games=GAMES, runs=RUNS)


@pytest.fixture(scope="module")
def padded(flagship):
    """The same countries and skies with the reports as they are written."""
    return coverage(flagship, honest=False, games=GAMES, runs=RUNS)


def test_with_honest_reports_intervals_hold_about_as_often_as_they_say(honest):
    """Over a few games; the record of 500 stands in docs/fan.md."""
    assert abs(pooled(honest) - NOMINAL) < 0.1
    assert all(each.share > 0.55 for each in honest)


def test_with_padded_reports_they_hold_less_often(honest, padded):
    """Not by a hair: what the office believes is not what is there."""
    assert pooled(padded) < pooled(honest) - 0.2
    steel = {each.series: each for each in padded}["steel"]
    assert steel.error > 0.0  # more was reported than had been expected


@pytest.mark.parametrize("runs", [19, 64, 200])
def test_between_the_tenths_lies_one_more_run_in_eighty_of_a_hundred(runs):
    """Whatever the number of runs: of even draws the tenths are 0.8 apart on the mean."""
    draws = np.random.default_rng(1).uniform(size=(20_000, runs))
    low, middle, high = tenths(draws).T
    assert np.mean(high - low) == pytest.approx(0.8, abs=0.003)
    assert np.mean(middle) == pytest.approx(0.5, abs=0.003)


def test_honest_games_hide_nothing(flagship):
    """The opening's hidden capacity is brought to light too: the office sees what there is."""
    hidden = flagship.initial_state().hidden_reserve
    assert hidden.max() > 0.0
    game = Session.new(flagship, seed=1)
    bring_to_light(game.engine)
    believed = believed_state(game.engine)
    assert np.array_equal(believed.technique, game.engine.state.technique)
    assert not game.engine.state.hidden_reserve.any()


@pytest.mark.long
def test_over_five_hundred_games_between_75_and_85_in_100_hold(flagship):
    """The promise in full."""
    assert 0.75 <= pooled(coverage(flagship, honest=True, games=500)) <= 0.85


def test_a_country_can_be_drawn(flagship):
    """The game of seed n takes member n; the office believes in the country as fitted."""
    game = Session.new(flagship, seed=3, settings={"country": "drawn"})
    base, members = flagship.parameters(), load_ensemble(ensemble_path(flagship))
    again = Session.from_game(game.to_game(), flagship)
    drawn = 0
    for place, name in enumerate(members.names):
        fitted = getattr(base, name.partition(".")[0], None)
        if "." in name or fitted is None:
            continue
        if not np.isclose(fitted[0], members.central[place], rtol=1e-9):
            continue  # one number of a country, as it was when the ensemble was made
        own = getattr(game.engine.params, name)
        assert own[0] == pytest.approx(members.members[3, place]), name
        assert getattr(game.engine.doctrine, name)[0] == fitted[0]
        assert np.array_equal(getattr(again.engine.params, name), own)
        drawn += bool(own[0] != fitted[0])
    assert drawn > 10
    for settings in ({"country": "lost"}, {"overlay": 3}):
        with pytest.raises(GosplanError, match="settings"):
            country(flagship, settings, 1)


def test_an_overlay_is_not_doubted(flagship):
    """What a set of parameters by an author says stays as it says."""
    name, overlay = next(iter(flagship.tables.overlays.items()))
    found = doubted(flagship, name, 8)
    for parameter in overlay:
        given = getattr(flagship.parameters((name,)), parameter)
        assert np.array_equal(np.broadcast_to(given, getattr(found, parameter).shape),
                              getattr(found, parameter))
    loose = doubted(flagship, "", 8)
    assert sum(np.ptp(getattr(loose, each.name), axis=-1).max() > 0 for each in fields(loose)) > 10


def test_what_nobody_knows_widens_the_fan_of_steel(flagship):
    """The fan that doubts the country is wider than weather's own, which hardly moves a branch.

    How much wider follows from the ensemble: one whose members all meet the bar is narrow.
    """
    game = Session.new(flagship, seed=2)
    for _ in range(34):
        game._play_quarter()
    weather = game.forecast(["steel"], ensemble=False)["steel"][-1]
    both = game.forecast(["steel"])["steel"][-1]
    assert np.ptp(both) > 1.15 * np.ptp(weather)
    assert game.quarters_of_plan >= 4
