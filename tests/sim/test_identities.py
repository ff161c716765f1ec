"""Whatever is ordered, nothing is made of nothing: identities under drawn orders and skies."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.sim.paths import (
    drawn_orders,
    finite,
    historical_states,
    mixed_orders,
    under_weather,
)

from gosplan_game.core.errors import InvariantError
from gosplan_game.core.state import State
from gosplan_game.sim.columns import widened
from gosplan_game.sim.ensemble import ensemble_changes
from gosplan_game.sim.invariants import TOLERANCE, check, violations
from gosplan_game.sim.step import step

RUNS = 13
STARTS = (0, 14, 37, 46, 71)
"""Turns: 1921 Q1, famine over, spring 1930, summer 1932, end of 1938."""

PLAYS = st.fixed_dictionaries({
    "seed": st.integers(0, 2**32 - 1),
    "start": st.sampled_from(STARTS),
    "renewal": st.sampled_from([0.0, 0.2, 1.0]),
    "lowest": st.floats(0.3, 1.0),
    "highest": st.floats(1.0, 1.6),
})  # fmt: skip


@pytest.fixture(scope="module")
def states(flagship):
    """The country at the starts, on its historical path."""
    return historical_states(flagship, STARTS)


def quarters(scenario, state, *, seed, start, renewal, lowest, highest, turns=8, params=None):
    """Yield the stocks before and after each quarter, and its flows, under drawn orders."""
    random = np.random.default_rng(seed)
    params = params or scenario.parameters()
    regions = len(scenario.labels.regions)
    state = widened(state, RUNS)
    orders = drawn_orders(scenario, random, RUNS)
    for turn in range(start, min(start + turns, scenario.turns)):
        renewed = random.random(RUNS) < renewal
        orders = mixed_orders(orders, drawn_orders(scenario, random, RUNS), renewed)
        weather = random.uniform(lowest, highest, (regions, RUNS))
        outside = under_weather(scenario.exogenous(turn), weather)
        with np.errstate(divide="raise", invalid="raise", over="raise"):
            after, flows = step(state, orders, outside, params)
        yield state, after, flows
        state = after


@settings(max_examples=60)
@given(play=PLAYS)
def test_identities_hold_every_quarter_of_every_run(flagship, states, play):
    """Grain, people, herds, materials, capital, money and gold balance to 1e-9; all is finite."""
    for before, after, flows in quarters(flagship, states[play["start"]], **play):
        found = violations(before, after, flows)
        assert max(found.values()) <= TOLERANCE, max(found, key=found.__getitem__)
        assert finite(after)
        assert finite(flows)


@settings(max_examples=10)
@given(play=PLAYS)
def test_identities_hold_for_every_member_of_the_ensemble(flagship, states, play):
    """The same with each run's parameters drawn from their ranges."""
    changes = ensemble_changes(flagship, seed=play["seed"] % 1000, runs=np.arange(RUNS))
    params = flagship.parameters((), changes)
    for before, after, flows in quarters(
        flagship, states[play["start"]], **play, turns=6, params=params
    ):
        check(before, after, flows)


def test_identities_hold_through_whole_histories(flagship):
    """Thirteen runs of 82 quarters under orders that change abruptly in each."""
    for before, after, flows in quarters(
        flagship, flagship.initial_state(), seed=5, start=0, renewal=1.0, lowest=0.3, highest=1.6,
        turns=82,
    ):  # fmt: skip
        check(before, after, flows)


def test_some_identity_notices_every_kind_of_forgery(flagship):
    """A hundredth more of a stock, out of nothing, breaks an identity and is named."""
    before = widened(flagship.initial_state(), 2)
    orders, outside = flagship.policy_orders("historical")[0], flagship.exogenous(0)
    after, flows = step(before, orders, outside, flagship.parameters())
    check(before, after, flows)
    for name in (
        "peasant_grain", "state_grain", "rural", "urban", "soldiers", "herds", "tractor_power",
        "inventories", "construction_late", "capital", "cash", "gold", "debt_long",
        "employment", "money_value",
    ):  # fmt: skip
        forged = {field: getattr(after, field) for field in State.__dataclass_fields__}
        forged[name] = forged[name] * 1.01 + 0.001
        with pytest.raises(InvariantError, match="imbalance"):
            check(before, State(**forged), flows)


def test_a_stock_outside_its_bounds_is_noticed(flagship):
    """A share above one and a negative stock break the signs."""
    before = widened(flagship.initial_state(), 2)
    orders, outside = flagship.policy_orders("historical")[0], flagship.exogenous(0)
    after, flows = step(before, orders, outside, flagship.parameters())
    for name, value in (("collectivised", 1.2), ("unsold_goods", -0.1)):
        forged = {field: getattr(after, field) for field in State.__dataclass_fields__}
        forged[name] = np.full_like(forged[name], value)
        with pytest.raises(InvariantError, match="signs"):
            check(before, State(**forged), flows)
