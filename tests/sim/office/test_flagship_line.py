"""The shipped line: as dated where the game goes as history did, bent where it does not."""

import numpy as np

from gosplan_game.sim.engine import Engine
from gosplan_game.sim.office.commitments import continued
from gosplan_game.sim.policies import policy_named
from gosplan_game.sim.run import decided


def bends_of(scenario, policy, *, drawn, runs=2):
    """Return the bends that ever held in a game by a policy."""
    player = policy_named(scenario, policy)
    engine = Engine(
        scenario, seed=1, runs=np.arange(runs, dtype=np.int64), params=scenario.parameters(),
        drawn=drawn, office=True, ids=player.series(), extra_turns=4,
    )
    found = set()
    for _ in range(scenario.turns):
        opening = engine.begin()
        found |= {name for run in range(runs) for name in engine.line.bends.holding(run)}
        engine.finish(decided(engine, player, opening))
    return found


def test_history_keeps_the_dated_line(flagship):
    """With history's orders and weather no bend holds in any quarter."""
    assert bends_of(flagship, "historical", drawn=False) == set()


def test_a_country_that_buys_its_grain_is_led_otherwise(flagship):
    """Grain paid for and delivered: no extraordinary measures, and another course."""
    found = bends_of(flagship, "nep", drawn=False)
    assert {"no_extraordinary_measures", "right_course"} <= found


def played_by_nep(scenario, until):
    """Return an engine whose office bought its grain up to a quarter, one run carried twice."""
    player = policy_named(scenario, "nep")
    engine = Engine(
        scenario, seed=1, runs=np.arange(1, dtype=np.int64), params=scenario.parameters(),
        drawn=False, office=True, ids=player.series(), extra_turns=4,
    )
    while engine.turn < until:
        engine.finish(decided(engine, player, engine.begin()))
    return engine, player


def test_the_successor_carries_out_the_programme_that_rules(flagship):
    """Under another leadership whoever follows a dismissed office takes its grain quota too."""
    turn = flagship.definition.line.bends[1].first - flagship.quarter(0) + 2
    engine, player = played_by_nep(flagship, turn)
    assert engine.line.bends.hold("right_course").all()
    engine.standing.dismissed[:] = True
    wanted = decided(engine, player, engine.begin())
    ruled = engine.line.successor(wanted, turn, engine.standing.dismissed)
    market, dated = (flagship.policy_orders(name)[turn] for name in ("market_line", "historical"))
    assert np.allclose(ruled.grain_quota, market.grain_quota)
    assert not np.allclose(market.grain_quota, dated.grain_quota)
    assert np.allclose(ruled.coercion, market.coercion)


def test_the_year_after_the_end_is_led_as_the_years_before(flagship):
    """In the continuation the bends go on being looked at, and no event comes."""
    engine, _ = played_by_nep(flagship, flagship.turns)
    engine.standing.dismissed[:] = True
    twin = continued(engine)
    assert twin.turn == flagship.turns + 4
    assert set(twin.line.bends.holding()) >= {"right_course"}
    market = flagship.policy_orders("market_line")[-1]
    assert np.allclose(twin.in_force.grain_quota, market.grain_quota)
    assert len(twin.events.log) == len(engine.events.log)
