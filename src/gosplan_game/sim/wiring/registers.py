"""Wiring of registers and censuses."""

from __future__ import annotations

from gosplan_game.core.exogenous import Exogenous
from gosplan_game.core.parameters import Params
from gosplan_game.core.state import State
from gosplan_game.model.people import registers
from gosplan_game.sim.wiring import totals
from gosplan_game.sim.wiring.population import Vitals


def registered(
    state: State, outside: Exogenous, params: Params, alive: Vitals
) -> registers.Registers:
    """Enter the deaths of the quarter, and count people where a census is held."""
    village = alive.rural_events
    return registers.registers(
        missing=state.dead_registered,
        deaths=(village.deaths + village.excess).sum(axis=1),
        hungry=alive.hungry / (totals.villagers(state) + state.urban.sum(axis=1)),
        breakdown=params.register_breakdown,
        census=outside.census,
    )
