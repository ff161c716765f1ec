"""The shipped line: as dated where the game goes as history did, bent where it does not."""

import numpy as np

from gosplan_game.sim.engine import Engine
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
