"""The balance's tables of the office: the bar, and where it would hold."""

import numpy as np
import pytest

from gosplan_game import load_scenario, simulate
from gosplan_game.lab.balance_office import bar, best_everywhere
from gosplan_game.lab.balance_tuning import reviewed
from gosplan_game.lab.outcomes import outcomes
from gosplan_game.sim.office.rules import Rules
from gosplan_game.sim.office.standing import StandingBook

RUNS = 12


def _games(**dismissed):
    """Return outcomes by policy in which a share of games ends with a dismissal."""
    return {
        policy: {
            "dismissed": np.arange(100) < 100 * share,
            "commitments broken": np.ones(100),
            "commitment one": np.full(100, worth),
            "commitment two": np.full(100, 1.0 - worth),
        }
        for policy, (share, worth) in dismissed.items()
    }


def test_the_bar_says_what_holds_and_by_how_much():
    """Shares inside the bar hold with their margin, shares outside are missed."""
    found = {each.name: each for each in bar(_games(
        passive=(0.95, 0.0), obedient=(0.3, 0.5), candid=(0.5, 1.0)))}
    assert found["passive is dismissed"].holds
    assert found["passive is dismissed"].margin == pytest.approx(0.05)
    assert not found["obedient stays"].holds
    assert found["obedient stays"].margin == pytest.approx(-0.1)
    assert found["candid stays"].margin == pytest.approx(0.1)


def test_a_policy_that_nobody_surpasses_is_named():
    """Two promises pull apart; where one policy leads on both the bar is missed."""
    games = _games(passive=(1.0, 0.2), candid=(0.5, 0.8))
    assert best_everywhere(games) == ()
    games["candid"]["commitment two"] = np.ones(100)
    assert best_everywhere(games) == ("candid",)
    assert not bar(games)[-1].holds


def test_reckoned_standing_is_the_played_one():
    """With the scenario's own patience the reckoning gives the reviews as they were."""
    scenario = load_scenario("ussr-1921-1941")
    history = simulate(scenario, policy="candid", runs=RUNS, shocks="drawn", office=True,
                       grade=True, series=(), rules=Rules(floor=0.0))
    own = scenario.definition.office.patience
    assert reviewed(scenario, history.results, own) == pytest.approx(history.results.lowest)
    more = reviewed(scenario, history.results, 2.0 * own)
    assert (more >= history.results.lowest - 1e-9).all()
    assert (more > history.results.lowest).any()


def test_a_floor_of_nought_dismisses_nobody():
    """The floor of the rules goes before the scenario's."""
    scenario = load_scenario("ussr-1921-1941")
    book = StandingBook(scenario, runs=3, floor=0.0)
    book.change(np.full(3, -500.0), turn=3, reason="event:trial")
    book.review(3)
    assert not book.dismissed.any()
    strict = StandingBook(scenario, runs=3)
    strict.change(np.full(3, -500.0), turn=3, reason="event:trial")
    strict.review(3)
    assert strict.dismissed.all()
    assert (strict.lowest == 0.0).all()


def test_outcomes_of_the_office_add_up():
    """What moved standing, by kind, leads from the first standing to the last."""
    scenario = load_scenario("ussr-1921-1941")
    history = simulate(scenario, policy="obedient", runs=RUNS, shocks="drawn", office=True,
                       grade=True)
    found = outcomes(history, scenario)
    moved = sum(values for name, values in found.items() if name.startswith("moved "))
    assert scenario.definition.office.standing + moved == pytest.approx(found["standing"])
    assert (found["stops"] >= 30).all()
    assert (found["stops"] <= 82).all()
