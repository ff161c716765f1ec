"""The ensemble: what ships, what its members meet, and how runs take them."""

import json

import numpy as np
import pytest

from gosplan_game import simulate
from gosplan_game.core.errors import GosplanError
from gosplan_game.lab.calibrate_errors import Judge
from gosplan_game.lab.calibrate_space import space_of
from gosplan_game.lab.ensemble import _Walkers, judged_members, walk, write
from gosplan_game.lab.ensemble_criteria import criteria_for
from gosplan_game.lab.validation.__main__ import ensemble_is_fresh
from gosplan_game.scenario import load_scenario
from gosplan_game.sim.ensemble import (
    Ensemble,
    ensemble_changes,
    ensemble_path,
    load_ensemble,
    member_changes,
    yearly_bands,
)


@pytest.fixture(scope="module")
def scenario():
    """Return the flagship."""
    return load_scenario("ussr-1921-1941")


@pytest.fixture(scope="module")
def ensemble(scenario):
    """Return the ensemble that it ships."""
    return load_ensemble(ensemble_path(scenario))


@pytest.fixture(scope="module")
def small(scenario):
    """Return three members of three numbers about the present parameters."""
    names = ("reach", "herd_growth.cattle", "food_wish.*")
    space = space_of(scenario, ["reach", "herd_growth.cattle"])
    central = np.array([*space.central(), 1.0])
    members = central * np.array([[0.9, 1.1, 1.01], [1.1, 0.9, 0.99], [1.0, 1.0, 1.0]])
    return Ensemble(names, central, members, {})


def test_at_least_fifty_sets_ship_in_a_small_file(scenario, ensemble):
    """The game ships fifty sets or more within 300 kB, and says what they meet."""
    assert len(ensemble) >= 50
    assert ensemble_path(scenario).stat().st_size < 300_000
    assert len(ensemble.document["criteria"]) > 1
    lower, upper = (np.array(ensemble.document[key]) for key in ("lower", "upper"))
    assert np.all((ensemble.members >= lower) & (ensemble.members <= upper))


@pytest.mark.slow
def test_every_member_meets_the_criteria(scenario, ensemble):
    """Played again, every shipped set meets what the file says of it."""
    if not ensemble_is_fresh(scenario):
        pytest.skip("the ensemble is stale, which another test reports")
    judge, space = Judge(scenario), space_of(scenario, ["reach"])
    criteria = criteria_for(judge.judge(space, space.central()[:, None]))
    assert criteria.is_bar == ensemble.document["meets_bar"]
    assert criteria.meets(judged_members(scenario, dict(ensemble.document))).all()


def test_runs_take_the_members_in_turn(scenario, small):
    """Run n has member n's numbers, and the first comes again after the last."""
    changes = member_changes(scenario, small, np.array([0, 1, 3]))
    assert changes["reach"].tolist() == small.members[[0, 1, 0], 0].tolist()
    base = scenario.tables.parameters["food_wish"]
    assert np.allclose(changes["food_wish"][:, 1], base * 0.99)
    cattle = scenario.labels.along("species").index("cattle")
    assert changes["herd_growth"][cattle].tolist() == small.members[[0, 1, 0], 1].tolist()


def test_a_batch_of_the_ensemble_differs_by_member(scenario):
    """Runs of the shipped ensemble differ under the same orders and sky."""
    found = simulate(scenario, ensemble=True, runs=3, series=["coal"], until="1923-Q4")
    assert np.ptp(found.get("coal")[-1]) > 0.0


def test_a_number_that_was_changed_since_keeps_its_new_value(scenario, small):
    """A member says nothing about a number whose central value is no longer the tested one."""
    central = small.central * np.array([1.01, 1.0, 1.0])
    other = Ensemble(small.names, central, small.members, {})
    assert set(member_changes(scenario, other, np.arange(2))) == {"herd_growth", "food_wish"}


def test_names_that_no_longer_exist_are_passed_over(scenario, small):
    """A file that names a parameter or item the scenario lacks still serves the others."""
    for name in ("nothing", "reach.coal", "herd_growth.goats", "reach.*"):
        other = Ensemble((name, *small.names[1:]), small.central, small.members, {})
        assert set(member_changes(scenario, other, np.arange(2))) == {"herd_growth", "food_wish"}


def test_a_scenario_that_extends_takes_its_bases_ensemble():
    """The lesson has the members of the scenario it is cut from."""
    lesson = load_scenario("scissors-1922-24")
    assert ensemble_path(lesson) == ensemble_path(load_scenario("ussr-1921-1941"))
    assert ensemble_changes(lesson, seed=1, runs=np.arange(2))


@pytest.mark.parametrize(
    "text", ["", "[]", '{"names": ["a"], "central": [1], "members": [[1, 2]]}', '{"names": []}']
)
def test_a_damaged_file_is_reported(tmp_path, text):
    """A broken file says that it is, instead of failing later."""
    file = tmp_path / "ensemble.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(GosplanError, match="damaged"):
        load_ensemble(file)


def test_bands_hold_the_record_by_year(scenario):
    """Yearly bands run from low to high for the series with a record."""
    bands = yearly_bands(scenario)
    steel = bands["steel"]
    assert steel.first_year == 1921
    assert all(low <= high for low, high in zip(steel.low, steel.high, strict=True))


def test_walkers_stay_between_the_bounds():
    """Proposals are reflected at the ends and never leave 0 to 1."""
    walkers = _Walkers(
        np.array([[0.0], [0.5], [1.0]]), np.full((3, 1), 0.3), 50, np.random.default_rng(1)
    )
    for _ in range(50):
        wanted = walkers.proposal()
        assert np.all((wanted >= 0) & (wanted <= 1))
        walkers.move(wanted, walkers.likely(wanted), learning=True)
    assert walkers.places.std(axis=1).min() > 0.05


def test_a_walk_ends_where_the_criteria_hold(scenario, tmp_path):
    """A short walk spreads, and all of its sets still meet the criteria."""
    judge, space = Judge(scenario), space_of(scenario, ["reach", "labour_share"])
    found = walk(judge, space, chains=8, steps=6, seed=3)
    assert found.criteria.meets(judge.judge(space, found.values)).all()
    assert np.ptp(found.values, axis=1).min() > 0
    file = tmp_path / "e.json"
    document = {"names": list(space.names), "central": [1, 2], "bands": {},
                "members": found.values.T.tolist()}  # fmt: skip
    write(document, file)
    assert json.loads(file.read_text("utf-8")) == document


def test_chains_start_as_far_apart_as_they_may():
    """Every start lies just within a ball about the peak, and in its own direction."""
    walkers = _Walkers(
        np.full((5, 1), 0.5), np.full((5, 1), 0.02), 12, np.random.Generator(np.random.PCG64(2))
    )
    walkers.spread(lambda places: np.linalg.norm(places - 0.5, axis=0) < 0.2)
    radius = np.linalg.norm(walkers.places - 0.5, axis=0)
    assert np.all((radius < 0.2) & (radius > 0.19))
    assert np.linalg.matrix_rank(walkers.places - 0.5) == 5
