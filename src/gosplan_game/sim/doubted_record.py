"""How far the record's two figures are in doubt: the same orders and skies in other countries.

    in_doubt(session) -> Doubt

The quarters played are played again beside themselves with the parameter sets of the
ensemble, each of which fits the record of history too: orders as they were in force, weather
and world as they were. P10 and P90 of the members are the range. Nothing of it reaches the
game. Each quarter is reckoned once and kept with the game (`explain.kept`), so that a turn
costs one step of a batch.

Source: ours; what an ensemble of tested parameter sets can say is in `lab.ensemble`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from gosplan_game.core.parameters import Params
from gosplan_game.core.quantities import Array
from gosplan_game.core.state import State
from gosplan_game.sim.columns import first_column, widened
from gosplan_game.sim.ensemble import doubted
from gosplan_game.sim.explain.kept import Keeper
from gosplan_game.sim.quarters import played

if TYPE_CHECKING:
    from gosplan_game.scenario import Scenario
    from gosplan_game.sim.session import Session

MEMBERS = 40
TENTHS = (10.0, 90.0)
_KEY = "record in doubt"


@dataclass(frozen=True, slots=True)
class Doubt:
    """Ranges of the record's figures, P10 to P90 of the ensemble."""

    dead: tuple[float, float]
    """Excess deaths since the first turn that was played, thousand."""
    hungry: tuple[float, float]
    """Hungry people of the last quarter, million."""


@dataclass(frozen=True, slots=True, eq=False)
class _Reached:
    """The members after a quarter."""

    state: State
    dead: Array
    hungry: Array


def in_doubt(session: Session) -> Doubt | None:
    """Return the ranges to the last quarter played; None before the first, or of a batch."""
    keeper, scenario = session.engine.keeper, session.scenario
    if keeper is None or session.turn <= scenario.first_turn:
        return None
    overlay = str(session.settings.get("overlay") or "")
    found = _reached(keeper, scenario, overlay, session.turn - 1)
    low_dead, high_dead = np.percentile(found.dead, TENTHS)
    low_hungry, high_hungry = np.percentile(found.hungry, TENTHS)
    return Doubt((float(low_dead), float(high_dead)), (float(low_hungry), float(high_hungry)))


def _reached(keeper: Keeper, scenario: Scenario, overlay: str, last: int) -> _Reached:
    """Return the members after a quarter, going on from the latest one that is at hand."""
    first = last
    while first > 0 and keeper.known((_KEY, first)) is None:
        first -= 1
    at: _Reached | None = keeper.known((_KEY, first))
    if at is None:
        nothing = np.zeros(MEMBERS)
        begun = widened(first_column(keeper.quarter(0).before), MEMBERS)
        at, first = _Reached(begun, nothing, nothing), -1
    params = doubted(scenario, overlay, MEMBERS)
    for turn in range(first + 1, last + 1):
        at = _next(keeper, scenario, params, at, turn)
    made = at
    return keeper.remembered((_KEY, last), lambda: made)


def _next(
    keeper: Keeper, scenario: Scenario, params: Params, at: _Reached, turn: int
) -> _Reached:
    """Return the members a quarter later."""
    kept = keeper.quarter(turn)
    orders, outside = first_column(kept.in_force), first_column(kept.outside)
    after, values = played(at.state, orders, outside, params, scenario)
    counted = values["excess_deaths"].sum(axis=0) if turn >= scenario.first_turn else 0.0
    return _Reached(after, at.dead + counted, values["hungry_people"].sum(axis=0))
