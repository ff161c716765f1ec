"""Other histories for tests: the same country under orders changed here and there.

All variants of a question are played side by side in one batch, column by column.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace

import numpy as np

from gosplan_game.core.calendar import Quarter
from gosplan_game.core.decisions import Decisions
from gosplan_game.core.exogenous import Exogenous
from gosplan_game.core.flows import Flows
from gosplan_game.core.quantities import Array
from gosplan_game.core.state import State
from gosplan_game.lab.joint.variants import (
    Change,
    Orders,
    arms_of,
    between,
    both,
    historical_quarters,
    unchanged,
)
from gosplan_game.scenario import Scenario
from gosplan_game.sim.columns import widened
from gosplan_game.sim.decisions import QUANTITIES, Levers, fields_of, levers_of
from gosplan_game.sim.history import History
from gosplan_game.sim.quarters import measured
from gosplan_game.sim.recorder import Recorder
from gosplan_game.sim.series import catalogue_of
from gosplan_game.sim.step import step

__all__ = ["arms_of", "between", "both", "historical_quarters", "unchanged"]

Hand = Callable[[State, Quarter], State]
"""Changes the country itself between two quarters."""


@dataclass(frozen=True)
class Histories:
    """Recorded series of variants."""

    scenario: Scenario
    names: tuple[str, ...]
    history: History

    def series(self, name: str, variant: str, first: str, last: str) -> Array:
        """Return a series of one variant from one quarter to another inclusive."""
        start = self.scenario.quarter(0)
        turns = slice(Quarter.parse(first) - start, Quarter.parse(last) - start + 1)
        return self.history.get(name)[turns, self.names.index(variant)]

    def total(self, name: str, variant: str, first: str, last: str) -> float:
        """Return the sum of a flow."""
        return float(self.series(name, variant, first, last).sum())

    def at(self, name: str, variant: str, when: str) -> float:
        """Return a number of one quarter."""
        return float(self.series(name, variant, when, when)[0])


def historical_states(scenario: Scenario, turns: Sequence[int]) -> dict[int, State]:
    """Return the state of the historical path before each of some turns, of one run."""
    state, found = widened(scenario.initial_state(), 2), {}
    params = scenario.parameters()
    for turn, (orders, outside) in enumerate(historical_quarters(scenario)):
        if turn in turns:
            found[turn] = one_run(state)
        state, _ = step(state, orders, outside, params)
    return found


def one_run(state: State) -> State:
    """Return the first run of a state."""
    return State(**{item.name: getattr(state, item.name)[..., :1] for item in fields(State)})


def played(
    scenario: Scenario,
    variants: Mapping[str, Change],
    *,
    series: Sequence[str],
    until: str | None = None,
    hand: Hand | None = None,
    changes: Mapping[str, Array] | None = None,
) -> Histories:
    """Play variants of the historical orders under historical weather.

    Args:
        scenario: What is played.
        variants: Changes of orders by name; they have the last word, also over events.
        series: Ids or patterns to record.
        until: Last quarter, inclusive; the scenario's end by default.
        hand: Changes the state of all columns before each quarter.
        changes: Parameters that differ by variant, as `Scenario.parameters` takes them.
    """
    names = tuple(variants)
    start, catalogue = scenario.quarter(0), catalogue_of(scenario)
    params = scenario.parameters((), changes or {})
    turns = scenario.turns if until is None else Quarter.parse(until) - start + 1
    recorder = Recorder(
        catalogue,
        catalogue.with_parts(catalogue.matching(list(series))),
        turns=turns,
        runs=len(names),
    )
    state = widened(scenario.initial_state(), len(names))
    for turn in range(turns):
        quarter = scenario.quarter(turn)
        orders, outside = historical_quarters(scenario)[turn]
        orders = _changed(orders, variants, quarter, levers_of(scenario))
        before = state if hand is None else hand(state, quarter)
        state, flows = step(before, orders, outside, params)
        values = measured(before, state, flows, orders, outside, params, scenario)
        recorder.record(turn, values)
    return Histories(scenario, names, History(catalogue=catalogue, start=start, recorder=recorder))


def _changed(
    history: Decisions, variants: Mapping[str, Change], quarter: Quarter, levers: Levers
) -> Decisions:
    """Return the orders of all columns, clipped to the levers' limits."""
    columns: list[Orders] = []
    for change in variants.values():
        orders = {name: array[..., :1] for name, array in fields_of(history).items()}
        change(orders, quarter)
        columns.append(orders)
    joined = {
        name: np.concatenate([each[name] for each in columns], axis=-1) for name in columns[0]
    }
    return levers.clipped(Decisions(**joined))


def drawn_orders(scenario: Scenario, random: np.random.Generator, runs: int) -> Decisions:
    """Return orders with every lever drawn within its declared bounds.

    A quarter of the runs draws uniformly, one from the ends only, one about the middle
    and one mixes uniform draws with ends. A target without an upper bound is drawn
    between a thirtieth and thirty times the output of 1928, and is sometimes nothing.
    """
    base = scenario.parameters().base_output
    way = random.integers(0, 4, runs)
    arrays = {}
    for name, declared in QUANTITIES.items():
        shape = (*scenario.labels.shape(declared.axes), runs)
        even = random.random(shape)
        ends = np.where(random.random(shape) < 0.5, 0.0, 1.0)
        mixed = np.where(random.random(shape) < 0.2, ends, even)
        drawn = np.choose(np.broadcast_to(way, shape), [even, ends, 0.3 + 0.4 * even, mixed])
        if np.isfinite(declared.upper):
            arrays[name] = declared.lower + drawn * (declared.upper - declared.lower)
        else:
            arrays[name] = np.where(drawn < 0.02, 0.0, base * 10 ** (3 * drawn - 1.5))
    return Decisions(**arrays)


def mixed_orders(old: Decisions, new: Decisions, renewed: Array) -> Decisions:
    """Return the new orders in the runs that renew theirs, the old ones in the others."""
    return Decisions(
        **{
            item.name: np.where(renewed, getattr(new, item.name), getattr(old, item.name))
            for item in fields(Decisions)
        }
    )


def under_weather(outside: Exogenous, weather: Array) -> Exogenous:
    """Return outside conditions under another sky, (R, B)."""
    return replace(outside, weather=weather)


def finite(container: State | Flows) -> bool:
    """Return whether every number of a container is finite."""
    return all(np.isfinite(getattr(container, item.name)).all() for item in fields(container))
