"""Ten thousand whole histories under orders that no government would give."""

from dataclasses import fields
from pathlib import Path

import numpy as np
import pytest
from tests.sim.paths import drawn_orders, finite, mixed_orders

from gosplan_game.scenario import load_scenario
from gosplan_game.sim.columns import for_every_run, widened
from gosplan_game.sim.ensemble import ensemble_changes
from gosplan_game.sim.invariants import TOLERANCE, violations
from gosplan_game.sim.shocks import Sky
from gosplan_game.sim.step import step

BATCH = 250
BOTH_WAYS = {
    "village_trade", "herd_births", "ageing_rural", "ageing_urban", "migration", "arrivals",
    "refugees",
    "drafted_rural", "drafted_urban", "tightness", "bank_credit", "inflation", "inflation_tax",
}  # fmt: skip
"""Flows that may run backwards: trade between regions, demobilisation, deflation."""
TWO_RIVERS = Path(__file__).parents[1] / "scenarios" / "two-rivers"


def backwards(flows):
    """Return the names of flows that are below nothing and ought not to be."""
    return [
        each.name
        for each in fields(flows)
        if each.name not in BOTH_WAYS and (getattr(flows, each.name) < -1e-12).any()
    ]


def worst_imbalances(scenario, *, batches, seed, ensemble=False):
    """Play batches of whole histories and return the largest imbalance of each identity.

    Every lever of every run is drawn within its bounds: anew in each quarter in a third of
    the runs, in one quarter of eight in another, once for good in the last. Skies are drawn
    with twice the scenario's spread.
    """
    worst = {}
    for batch in range(batches):
        random = np.random.default_rng((seed, batch))
        numbers = np.arange(batch * BATCH, (batch + 1) * BATCH)
        changes = ensemble_changes(scenario, seed=seed, runs=numbers) if ensemble else {}
        params = for_every_run(scenario.parameters((), changes), BATCH)
        sky = Sky(scenario, seed=seed, runs=numbers, drawn=True, spread=2.0)
        state = widened(scenario.initial_state(), BATCH)
        renewal = np.array([0.0, 1 / 8, 1.0])[random.integers(0, 3, BATCH)]
        orders = drawn_orders(scenario, random, BATCH)
        for turn in range(scenario.turns):
            renewed = random.random(BATCH) < renewal
            orders = mixed_orders(orders, drawn_orders(scenario, random, BATCH), renewed)
            with np.errstate(divide="raise", invalid="raise", over="raise"):
                after, flows = step(state, orders, sky.exogenous(turn), params)
            assert finite(after), (batch, turn)
            assert finite(flows), (batch, turn)
            assert not backwards(flows), (batch, turn)
            for name, size in violations(state, after, flows).items():
                worst[name] = max(worst.get(name, (0.0,)), (size, batch, turn))
            state = after
    return worst


@pytest.mark.long
@pytest.mark.parametrize(
    ("where", "batches", "ensemble"),
    [
        ("ussr-1921-1941", 32, False),
        ("ussr-1921-1941", 4, True),
        ("scissors-1922-24", 2, False),
        (TWO_RIVERS, 2, False),
    ],
)
def test_identities_hold_in_ten_thousand_fuzzed_histories(where, batches, ensemble):
    """Every identity to 1e-9 each quarter, no stock out of bounds, no flow below nothing."""
    worst = worst_imbalances(load_scenario(where), batches=batches, seed=1921, ensemble=ensemble)
    name = max(worst, key=worst.__getitem__)
    size, batch, turn = worst[name]
    assert size <= TOLERANCE, f"{name}: {size:.3g} in batch {batch}, turn {turn}"
