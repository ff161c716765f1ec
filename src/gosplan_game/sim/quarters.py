"""A quarter as it is played: the model's step and what is read off it, both soon in straight lines.

Whoever plays quarters goes through here, so that a player's game, a batch, the causes of a
change and the fit compute the same numbers (`sim.straight` says how).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from gosplan_game.core.decisions import Decisions
from gosplan_game.core.errors import GosplanError
from gosplan_game.core.exogenous import Exogenous
from gosplan_game.core.flows import Flows
from gosplan_game.core.labels import Labels
from gosplan_game.core.parameters import Params
from gosplan_game.core.quantities import Array
from gosplan_game.core.state import State
from gosplan_game.sim.columns import numbers_for_every_run, row_by_row
from gosplan_game.sim.indicators import indicators
from gosplan_game.sim.reasons import reason
from gosplan_game.sim.step import step
from gosplan_game.sim.straight.function import Straight

if TYPE_CHECKING:
    from gosplan_game.scenario import Scenario


def _quarter(
    _: Labels, params: Params, state: State, orders: Decisions, outside: Exogenous
) -> tuple[State, Flows]:
    return step(state, orders, outside, params)


def _read_off(
    labels: Labels,
    params: Params,
    before: State,
    after: State,
    flows: Flows,
    orders: Decisions,
    outside: Exogenous,
) -> Mapping[str, Array]:
    return indicators(before, after, flows, orders, outside, params, labels)


def _at_once(
    labels: Labels, params: Params, state: State, orders: Decisions, outside: Exogenous
) -> tuple[State, Mapping[str, Array]]:
    after, flows = step(state, orders, outside, params)
    return after, indicators(state, after, flows, orders, outside, params, labels)


_STEP = Straight(_quarter, "params", "state", "orders", "outside")
_INDICATORS = Straight(_read_off, "params", "before", "after", "flows", "orders", "outside")
_AT_ONCE = Straight(_at_once, "params", "state", "orders", "outside")


def played(
    state: State,
    orders: Decisions,
    outside: Exogenous,
    params: Params,
    scenario: Scenario,
    *,
    alone: bool = False,
) -> tuple[State, Mapping[str, Array]]:
    """Play a quarter and return its closing stocks and indicators, where nobody asks for flows.

    The same as `stepped` and `measured`, with no flow written down that nothing is read off.
    """
    runs = state.gold.size
    try:
        with row_by_row(runs), np.errstate(divide="raise", invalid="raise", over="raise"):
            return _AT_ONCE(
                scenario.labels, outside.season, params, state,
                numbers_for_every_run(orders, runs), numbers_for_every_run(outside, runs),
                runs=runs, alone=alone,
            )
    except FloatingPointError:  # in an indicator it is let pass, in the step it is told
        after, flows = stepped(state, orders, outside, params, scenario, alone=alone)
        return after, measured(state, after, flows, orders, outside, params, scenario, alone=alone)


def stepped(
    state: State,
    orders: Decisions,
    outside: Exogenous,
    params: Params,
    scenario: Scenario,
    *,
    alone: bool = False,
) -> tuple[State, Flows]:
    """Play a quarter; GosplanError where the numbers leave what can be computed.

    ``alone`` says that the columns hold a single run twice.
    """
    runs = state.gold.size
    try:
        with row_by_row(runs), np.errstate(divide="raise", invalid="raise", over="raise"):
            return _STEP(
                scenario.labels, outside.season, params, state,
                numbers_for_every_run(orders, runs), numbers_for_every_run(outside, runs),
                runs=runs, alone=alone,
            )
    except FloatingPointError as error:
        raise GosplanError(reason(
            "out_of_numbers", scenario=scenario.id, quarter=scenario.quarter(outside.turn),
            what=error,
        )) from error


def measured(
    before: State,
    after: State,
    flows: Flows,
    orders: Decisions,
    outside: Exogenous,
    params: Params,
    scenario: Scenario,
    *,
    alone: bool = False,
) -> Mapping[str, Array]:
    """Return the indicators of a quarter by key."""
    runs = after.gold.size
    with row_by_row(runs), np.errstate(divide="ignore", invalid="ignore"):
        return _INDICATORS(
            scenario.labels, None, params, before, after, flows,
            numbers_for_every_run(orders, runs), numbers_for_every_run(outside, runs),
            runs=runs, alone=alone,
        )
