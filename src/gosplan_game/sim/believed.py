"""What the office takes to be true: the state of the country as reports have it.

`believed` is the only maker of the believed state; the forecast fan, the material
balances and the advisers start from it and receive nothing else. A reported value
takes the place of the true one where there is a report:

    harvest         Y_rep                     grain of farms   G + (Y_rep - Y)
    output          X_rep                     village food     as that grain would feed it
    capacity        max(C (1 - h), X_rep) up to C, nothing hidden
    villagers       N + the dead who are still registered

Planners believe what enterprises state of their capacity, but what was made can be made
again: they plan from the level reached. Where inspectors have been (`inspections`), the
last inspected value is carried forward with reported growth: the report times what was
true over what was reported then. Grain that was reported and never reaped is
looked for on the farms until the next harvest is counted, since the balance of grain
puts it there. Herds, sown area and stocks of materials have no report of their own that
differs; townspeople, money, debt and the state's own grain are counted truly.

Source: ours; the practice after Davies and Wheatcroft (2004), grain-fodder balances
of 1931-33, and docs/model.md (31)-(33).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from gosplan_game.core.quantities import Array, read_only
from gosplan_game.core.state import State

if TYPE_CHECKING:
    from gosplan_game.sim.engine import Engine
    from gosplan_game.sim.office.inspections import InspectionBook

UNWORKED = 0.5
"""Part of the hidden capacity that stands idle in truth (sim.wiring.industry)."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Reports:
    """What farms and enterprises have told the office."""

    harvest: Array
    """Last harvest as reported, Mt, (R, B)."""
    output: Array
    """Output of the last quarter as reported, plan units, (S, B)."""
    stated_share: Array
    """Capacity that is stated or was shown by output, over what there is, (S, B)."""
    harvest_seen: Array
    """The same harvest as inspections correct it, Mt, (R, B)."""
    output_seen: Array
    """The same output as inspections correct it, (S, B)."""


def reports_of(
    state: State, capacity: Array | None = None, seen: InspectionBook | None = None
) -> Reports:
    """Return the reports that are at hand in a state.

    Args:
        state: The country as it is.
        capacity: What plant and people could have made in the last quarter, plan units,
            (S, B); None where no quarter has been played.
        seen: What inspectors have found.
    """
    harvest, output = state.harvest_reported, state.output_reported
    stated = 1.0 - state.hidden_reserve
    if seen is not None:
        harvest, output = harvest * seen.harvest, output * seen.output
        stated = stated * seen.capacity
    if capacity is not None:
        shown = output / np.maximum(capacity, 1e-9)
        stated = np.clip(shown, stated, np.maximum(stated, 1.0))
    return Reports(
        harvest=state.harvest_reported, output=state.output_reported, stated_share=stated,
        harvest_seen=read_only(harvest), output_seen=read_only(output),
    )


def believed(state: State, reports: Reports) -> State:
    """Return the country as the office believes it to be, of the same shape.

    Args:
        state: The country as it is.
        reports: What the office was told of it.
    """
    grain = _farm_grain(state, reports.harvest_seen)
    return replace(
        state,
        rural=read_only(_registered(state)),
        dead_registered=read_only(np.zeros_like(state.dead_registered)),
        harvest_last=reports.harvest_seen,
        harvest_reported=reports.harvest,
        peasant_grain=read_only(grain),
        nutrition_rural=read_only(_village_food(state, grain)),
        output=reports.output_seen,
        output_reported=reports.output,
        # Capacity is linear in technique: what is not stated looks like worse machines.
        technique=read_only(
            state.technique * (1.0 - UNWORKED * state.hidden_reserve) * reports.stated_share
        ),
        hidden_reserve=read_only(np.zeros_like(state.hidden_reserve)),
    )


def _registered(state: State) -> Array:
    """Return villagers as the registers have them, million, (R, A, B)."""
    people = state.rural.sum(axis=1)
    found: Array = state.rural * (1 + state.dead_registered / np.maximum(people, 1e-9))[:, None]
    return found


def _farm_grain(state: State, harvest: Array) -> Array:
    found: Array = np.maximum(state.peasant_grain + (harvest - state.harvest_last), 0.0)
    return found


def _village_food(state: State, grain: Array) -> Array:
    """Return food of villages against wish, as so much grain on farms would feed them."""
    told = grain / np.maximum(state.peasant_grain, 1e-9)
    fed = np.minimum(state.nutrition_rural * np.maximum(told, 1.0), 1.0)
    found: Array = np.maximum(state.nutrition_rural, fed)
    return found


def nutrition_reported(state: State) -> Array:
    """Return food of villages against wish as the balance of grain has it, (R, B)."""
    return _village_food(state, peasant_grain_reported(state))


def peasant_grain_reported(state: State) -> Array:
    """Return the grain of farms as the balance of grain has it, Mt, (R, B)."""
    return _farm_grain(state, state.harvest_reported)


def believed_state(engine: Engine) -> State:
    """Return the state that the office of a game starts its reckoning from."""
    capacity = engine.values.get("capacity")
    return believed(engine.state, reports_of(engine.state, capacity, engine.inspections))
