"""Other histories of many parameter sets: the same sky, orders changed here and there.

Columns go by variant first, then by set: variant v of set k is column v K + k.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache

import numpy as np

from gosplan_game.core.calendar import Quarter
from gosplan_game.core.decisions import Decisions
from gosplan_game.core.exogenous import Exogenous
from gosplan_game.core.parameters import Params
from gosplan_game.core.quantities import Array
from gosplan_game.core.state import State
from gosplan_game.scenario import Scenario
from gosplan_game.sim.columns import first_column, widened
from gosplan_game.sim.decisions import fields_of, levers_of
from gosplan_game.sim.engine import Engine
from gosplan_game.sim.policies import policy_named
from gosplan_game.sim.quarters import measured
from gosplan_game.sim.run import decided
from gosplan_game.sim.step import step

Orders = dict[str, Array]
Change = Callable[[Orders, Quarter], None]
"""Changes the orders of one column, each lever an array of its axes plus runs."""


def unchanged(_orders: Orders, _quarter: Quarter) -> None:
    """Leave history's orders as they are."""


def between(first: str, last: str, *, times: bool = False, **levers: float) -> Change:
    """Set levers, or with ``times`` multiply them, from one quarter to another inclusive."""
    start, end = Quarter.parse(first), Quarter.parse(last)

    def change(orders: Orders, quarter: Quarter) -> None:
        if start <= quarter <= end:
            for name, value in levers.items():
                orders[name] = orders[name] * value if times else np.full_like(orders[name], value)

    return change


def both(*changes: Change) -> Change:
    """Make several changes."""

    def change(orders: Orders, quarter: Quarter) -> None:
        for each in changes:
            each(orders, quarter)

    return change


def arms_of(scenario: Scenario, when: str) -> Change:
    """Leave arms and army as they were ordered in a quarter of history."""
    since = Quarter.parse(when)
    place = scenario.labels.branches.index("defence")

    def change(orders: Orders, quarter: Quarter) -> None:
        if quarter > since:
            then, _ = historical_quarters(scenario)[since - scenario.quarter(0)]
            for lever in ("plan_target", "priority", "investment_share"):
                orders[lever] = orders[lever].copy()
                orders[lever][place] = getattr(then, lever)[place]
            for lever in ("defence_share", "army"):
                orders[lever] = np.full_like(orders[lever], getattr(then, lever))

    return change


@lru_cache(maxsize=4)
def historical_quarters(scenario: Scenario) -> tuple[tuple[Decisions, Exogenous], ...]:
    """Return the orders in force, events included, and the sky of every historical quarter."""
    player = policy_named(scenario, "historical")
    engine = Engine(
        scenario,
        seed=1,
        runs=np.zeros(1, dtype=np.int64),
        params=scenario.parameters(),
        drawn=False,
        office=False,
        ids=(),
    )
    found = []
    for _ in range(scenario.turns):
        wanted = decided(engine, player, engine.begin())
        outside = engine.outside()
        engine.finish(wanted)
        found.append((first_column(engine.in_force), first_column(outside)))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Played:
    """Recorded keys of every variant and set."""

    start: Quarter
    names: tuple[str, ...]
    values: Mapping[str, Array]
    """By key: (turn, ..., variant, set)."""

    def rows(self, key: str, variant: str, first: str, last: str) -> Array:
        """Return a key's quarters of one variant, both ends included, (turn, ..., set)."""
        turns = slice(Quarter.parse(first) - self.start, Quarter.parse(last) - self.start + 1)
        return self.values[key][turns][..., self.names.index(variant), :]

    def total(self, key: str, variant: str, first: str, last: str) -> Array:
        """Return the sum over quarters and over what the key goes by, (set,)."""
        found = self.rows(key, variant, first, last)
        summed: Array = found.sum(axis=tuple(range(found.ndim - 1)))
        return summed

    def at(self, key: str, variant: str, when: str) -> Array:
        """Return the sum over what the key goes by, in one quarter, (set,)."""
        return self.total(key, variant, when, when)


def play(
    scenario: Scenario,
    params: Params,
    sets: int,
    variants: Mapping[str, Change],
    *,
    keys: Sequence[str],
    first: str | None = None,
    until: str | None = None,
    opening: State | None = None,
    targets: Mapping[str, Array] | None = None,
) -> Played:
    """Play variants of history's orders with each of some parameter sets.

    Args:
        scenario: What is played.
        params: Arrays whose last axis is the set, or 1 where the sets agree.
        sets: How many parameter sets.
        variants: Changes of orders by name.
        keys: What is recorded: keys of indicators, or fields of the state.
        first: First quarter; the scenario's start by default.
        until: Last quarter, inclusive; the scenario's end by default.
        opening: State before the first quarter, one column for each variant and set.
        targets: Plan targets by variant in place of history's, (branch, set).
    """
    names = tuple(variants)
    columns = len(names) * sets
    repeated = _for_each_variant(params, sets, len(names))
    state = widened(scenario.initial_state(), columns) if opening is None else opening
    start = scenario.quarter(0) if first is None else Quarter.parse(first)
    last = scenario.quarter(scenario.turns - 1) if until is None else Quarter.parse(until)
    recorded: dict[str, list[Array]] = {key: [] for key in keys}
    for number in range(last - start + 1):
        quarter = start + number
        _, outside = historical_quarters(scenario)[quarter - scenario.quarter(0)]
        orders = _changed(scenario, variants, quarter, sets, targets)
        before = state
        with np.errstate(all="ignore"):
            state, flows = step(before, orders, outside, repeated)
            values = measured(before, state, flows, orders, outside, repeated, scenario)
        for key, rows in recorded.items():
            value = values[key] if key in values else getattr(state, key)
            value = np.broadcast_to(value, (*value.shape[:-1], columns))
            rows.append(value.reshape(*value.shape[:-1], len(names), sets))
    return Played(start, names, {key: np.array(rows) for key, rows in recorded.items()})


def states_before(
    scenario: Scenario, params: Params, sets: int, quarters: Sequence[str]
) -> dict[str, State]:
    """Return the state of each set on history's path before some quarters."""
    wanted = {Quarter.parse(each) - scenario.quarter(0): each for each in quarters}
    repeated = _for_each_variant(params, sets, 1)
    state, found = widened(scenario.initial_state(), sets), {}
    for turn in range(max(wanted) + 1):
        if turn in wanted:
            found[wanted[turn]] = state
        _, outside = historical_quarters(scenario)[turn]
        orders = _changed(scenario, {"": unchanged}, scenario.quarter(turn), sets, None)
        with np.errstate(all="ignore"):
            state, _ = step(state, orders, outside, repeated)
    return found


def tiled(state: State, times: int) -> State:
    """Return a state whose columns stand several times, one block after another."""
    return State(
        **{
            item.name: np.concatenate([getattr(state, item.name)] * times, axis=-1)
            for item in fields(State)
        }
    )


def _for_each_variant(params: Params, sets: int, variants: int) -> Params:
    """Return parameters with the columns of `play`: every set once for each variant."""
    arrays = {}
    for item in fields(params):
        value = getattr(params, item.name)
        if isinstance(value, np.ndarray):
            value = np.broadcast_to(value, (*value.shape[:-1], sets))
            arrays[item.name] = np.concatenate([value] * variants, axis=-1)
    return Params(**arrays)


def _changed(
    scenario: Scenario,
    variants: Mapping[str, Change],
    quarter: Quarter,
    sets: int,
    targets: Mapping[str, Array] | None,
) -> Decisions:
    """Return the orders of all columns, within the levers' limits."""
    orders = _orders(scenario, tuple(variants.items()), quarter)
    arrays = {name: np.repeat(array, sets, axis=-1) for name, array in fields_of(orders).items()}
    if targets is not None:
        arrays["plan_target"] = np.concatenate([targets[name] for name in variants], axis=-1)
    return Decisions(**arrays)


@lru_cache(maxsize=4096)
def _orders(
    scenario: Scenario, variants: tuple[tuple[str, Change], ...], quarter: Quarter
) -> Decisions:
    """Return the orders of a quarter, one column for each variant."""
    history, _ = historical_quarters(scenario)[quarter - scenario.quarter(0)]
    found: list[Orders] = []
    for _, change in variants:
        orders = {lever: array[..., :1] for lever, array in fields_of(history).items()}
        change(orders, quarter)
        found.append(orders)
    joined = {name: np.concatenate([each[name] for each in found], axis=-1) for name in found[0]}
    return levers_of(scenario).clipped(Decisions(**joined))
