"""What each kind of policy orders and answers."""

import numpy as np
import pytest

from gosplan_game import simulate
from gosplan_game.core.errors import GosplanError
from gosplan_game.sim.balances import bearable_targets, sheet
from gosplan_game.sim.engine import Engine
from gosplan_game.sim.ensemble import triangular
from gosplan_game.sim.policies import View, policy_named
from gosplan_game.sim.policies.mandates import demanded


def engine_for(trial, player, runs=3):
    """Return an engine that records what a policy looks at."""
    return Engine(
        trial,
        seed=1,
        runs=np.arange(runs, dtype=np.int64),
        params=trial.parameters(),
        drawn=True,
        office=True,
        ids=player.series(),
    )


def play(engine, turns):
    """Play some quarters under the standing orders."""
    for _ in range(turns):
        for each in engine.begin().occurrences:
            engine.answer_event(each, np.zeros(engine.runs.size, dtype=np.int64))
        engine.finish(engine.wanted)


def test_an_unknown_policy_lists_those_there_are(trial):
    """The error names the nearest and all others."""
    with pytest.raises(GosplanError, match=r"did you mean 'passive'.*candid"):
        policy_named(trial, "pasive")


def test_obedience_sets_the_levers_of_open_mandates(trial):
    """A target one year off is the figure; one further off grows evenly towards it."""
    player = policy_named(trial, "obedient")
    engine = engine_for(trial, player)
    play(engine, 4)
    engine.begin()
    view = View(engine)
    orders = player.orders(view)
    branches = trial.labels.branches
    assert orders.plan_target[branches.index("coal")] == pytest.approx(1.0)
    steel = engine.mandates.index("trial_steel")
    now = view.context.trailing("steel~reported")
    assert demanded(view, steel) == pytest.approx(now * np.sqrt(10.0 / now))
    assert np.allclose(orders.plan_target[branches.index("metals")], demanded(view, steel))


def test_candour_counters_what_cannot_be_borne_and_audits(trial):
    """Many times the steel is countered, a trifle of coal is not."""
    player = policy_named(trial, "candid")
    engine = engine_for(trial, player)
    play(engine, 4)
    engine.begin()
    view = View(engine)
    steel, _ = player.counters(engine.mandates.index("trial_steel"), view)
    coal, _ = player.counters(engine.mandates.index("trial_coal"), view)
    assert steel.all()
    assert not coal.any()
    orders = player.orders(view)
    assert np.all(orders.statistics_audit >= 0.5)
    assert np.all(orders.reward_success <= 0.3)


def test_bearable_targets_stay_within_stated_capacity(trial):
    """No target exceeds what the branch states, and cuts never go below the rounds' floor."""
    player = policy_named(trial, "candid")
    engine = engine_for(trial, player)
    play(engine, 6)
    engine.begin()
    growth = np.ones((len(trial.labels.branches), 1))
    stated = sheet(engine, engine.wanted).capacity
    found = bearable_targets(engine, engine.wanted, growth=growth)
    assert np.all(found <= stated * (1 + 1e-12))
    assert np.all(found >= stated * 0.8**4 * (1 - 1e-12))


def test_random_orders_differ_by_run_and_repeat_by_seed(trial):
    """Two runs are ordered differently, and the same run alike in every batch."""
    player = policy_named(trial, "random")
    several, alone = engine_for(trial, player), engine_for(trial, player, runs=1)
    for engine in (several, alone):
        engine.begin()
    wide, narrow = player.orders(View(several)), player.orders(View(alone))
    assert np.ptp(wide.coercion) > 0.0
    assert wide.plan_target[:, 0] == pytest.approx(narrow.plan_target[:, 0], rel=1e-12)
    assert wide.investment_share.sum(axis=0) == pytest.approx(1.0)


def test_batches_can_be_graded(trial):
    """Standing, dismissal and every commitment come by run."""
    found = simulate(trial, policy="passive", office="on", runs=4, series=["coal"], grade=True)
    assert found.results is not None
    assert found.results.standing.shape == (4,)
    assert found.results.grades["trial_kept"].tolist() == [1.0] * 4
    assert found.results.grades["trial_partly"].tolist() == [0.5] * 4
    assert found.results.grades["trial_broken"].tolist() == [0.0] * 4


def test_the_triangular_deviate_keeps_to_its_range_and_peak():
    """Draws of 0 and 1 give the ends, the peak's own probability the peak."""
    draw = np.array([0.0, 0.25, 1.0])
    assert triangular(draw, 0.0, 1.0, 4.0) == pytest.approx([0.0, 1.0, 4.0])
    assert triangular(draw, 2.0, 2.0, 2.0).tolist() == [2.0, 2.0, 2.0]
