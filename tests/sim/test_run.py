"""Batches: deterministic, alone as among others, within limits, and recorded as asked."""

from dataclasses import replace

import numpy as np
import pytest

from gosplan_game import simulate
from gosplan_game.core.errors import GosplanError
from gosplan_game.scenario.schema.numbers import Parameter
from gosplan_game.sim.decisions import FIELDS, levers_of
from gosplan_game.sim.engine import Engine
from gosplan_game.sim.ensemble import drawn_changes
from gosplan_game.sim.policies import View, policy_named
from gosplan_game.sim.run import decided

POLICIES = ("historical", "passive", "random", "obedient", "candid", "planner")


def same(first, second, **tolerance):
    """Return whether two histories hold the same numbers."""
    return all(
        np.allclose(first.get(each), second.get(each), equal_nan=True, **tolerance)
        for each in first.ids()
    )


@pytest.mark.parametrize("office", ["off", "on"])
@pytest.mark.parametrize("policy", POLICIES)
def test_a_run_alone_equals_its_row_in_a_batch(trial, policy, office):
    """Row 0 of a batch and the run alone agree at 1e-9, under every policy."""
    alone = simulate(trial, policy=policy, shocks="drawn", office=office)
    batch = simulate(trial, policy=policy, shocks="drawn", office=office, runs=5)
    assert same(alone, batch.run(0), rtol=1e-9, atol=0)


def test_the_same_seed_gives_the_same_numbers_and_another_gives_others(trial):
    """Two equal calls are equal to the last bit; another seed has other harvests."""
    first = simulate(trial, policy="passive", runs=3, seed=5)
    assert same(first, simulate(trial, policy="passive", runs=3, seed=5), rtol=0, atol=0)
    other = simulate(trial, policy="passive", runs=3, seed=6)
    assert not np.allclose(first.get("grain_harvest"), other.get("grain_harvest"))


def test_chunks_do_not_show(trial, monkeypatch):
    """A batch cut into chunks, the last of one run, equals the uncut batch."""
    whole = simulate(trial, policy="passive", runs=7, series=["coal", "births@*"])
    monkeypatch.setattr("gosplan_game.sim.run.CHUNK", 3)
    cut = simulate(trial, policy="passive", runs=7, series=["coal", "births@*"])
    assert same(whole, cut, rtol=1e-9, atol=0)
    assert [each.runs for each in whole.fired if each.event == "trial_question"] == [
        tuple(range(7))
    ]


def test_historical_shocks_are_the_same_in_every_run(trial):
    """Without drawn weather and under dated orders all runs are one."""
    found = simulate(trial, policy="historical", runs=3).get("grain_harvest")
    assert np.ptp(found, axis=1).max() == 0.0


@pytest.mark.parametrize("policy", POLICIES)
def test_policies_respect_the_limits(trial, policy):
    """Whatever a policy orders lies within the limits of every lever."""
    player = policy_named(trial, policy)
    engine = Engine(
        trial,
        seed=1,
        runs=np.arange(3, dtype=np.int64),
        params=trial.parameters(),
        drawn=True,
        office=True,
        ids=player.series(),
    )
    levers = levers_of(trial)
    for _ in range(trial.turns):
        wanted = decided(engine, player, engine.begin())
        for name in FIELDS:
            array = getattr(wanted, name)
            lower, upper = levers.bounds(name)
            assert np.all((array >= lower - 1e-12) & (array <= upper + 1e-12)), name
        engine.finish(wanted)
    assert player.orders(View(engine)) is not None


def test_only_what_is_asked_for_is_recorded(trial):
    """Named series and the parts of ratios are recorded, others are refused with advice."""
    found = simulate(trial, series=["steel", "labour_turnover"], until="1922-Q4")
    assert set(found.ids()) == {
        "steel", "labour_turnover", "separations", "industrial_employment",
    }  # fmt: skip
    assert found.get("steel").shape == (8, 1)
    with pytest.raises(GosplanError, match="not recorded"):
        found.get("coal")
    assert "coal" not in found
    assert "gross_output.metals" not in found


def test_national_series_are_recorded_by_default(trial):
    """Without a list there is every national series and no regional one."""
    ids = simulate(trial, until="1921-Q2").ids()
    assert "grain_harvest" in ids
    assert "coal" in ids
    assert not any("@" in each for each in ids)


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        ({"policy": "historicl"}, "historical"),
        ({"runs": 0}, "at least 1"),
        ({"until": "1950-Q1"}, "outside"),
        ({"until": "soon"}, "1928-Q3"),
        ({"shocks": "none"}, "drawn"),
        ({"office": "maybe"}, "'on' or 'off'"),
        ({"series": ["nonsense"]}, "no series"),
        ({"overlay": "nobody"}, "overlay"),
    ],
)
def test_bad_arguments_are_answered(trial, arguments, text):
    """Every mistake of the caller names what is possible."""
    with pytest.raises(GosplanError, match=text):
        simulate(trial, **arguments)


def test_an_ensemble_varies_parameters_and_keeps_runs_apart(trial):
    """Members differ under the same sky, and a member alone equals its row."""
    several = simulate(trial, policy="historical", ensemble=True, runs=4, series=["coal"])
    assert np.ptp(several.get("coal")[-1]) > 0.0
    alone = simulate(trial, policy="historical", ensemble=True, runs=1, series=["coal"])
    assert np.allclose(alone.get("coal")[:, 0], several.get("coal")[:, 0], rtol=1e-9)


def test_a_parameter_more_leaves_the_draws_of_the_others(trial):
    """Draws go by name: what is added before a name in order does not shuffle the rest."""
    runs = np.arange(8, dtype=np.int64)
    before = drawn_changes(trial, seed=1, runs=runs)
    definition = trial.definition.model_copy(deep=True)
    definition.parameters.base["aaa"] = Parameter(value=1.0, range=(0.5, 2.0), status="guess")
    after = drawn_changes(replace(trial, definition=definition), seed=1, runs=runs)
    assert set(after) == {*before, "aaa"}
    assert all(np.array_equal(after[name], before[name]) for name in before)


def test_a_run_can_go_four_quarters_past_the_end(trial):
    """Continuations are part of the record when asked for."""
    assert simulate(trial, until="1925-Q4", series=["coal"]).turns == trial.turns + 4


@pytest.mark.slow
@pytest.mark.parametrize("office", ["off", "on"])
def test_the_flagship_plays_to_its_end_under_every_policy(flagship, office):
    """All shipped policies reach the last quarter with finite numbers."""
    for name in flagship.definition.policies:
        found = simulate(flagship, policy=name, runs=4, office=office)
        assert found.turns == flagship.turns
        assert all(np.isfinite(found.get(each)).all() for each in found.ids()), name
