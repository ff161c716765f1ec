"""Plant as the quarter opens: what runs, what stands, what new works leave."""

from __future__ import annotations

from gosplan_game.core.decisions import Decisions
from gosplan_game.core.parameters import Params
from gosplan_game.core.quantities import Array
from gosplan_game.core.state import State
from gosplan_game.model.industry import investment, mastering
from gosplan_game.sim.wiring.totals import once


def running_capital(state: State, params: Params) -> Array:
    """Return capital fit to run over that of 1928, (S, B)."""
    working = mastering.working_capital(
        capital=state.capital,
        unmastered=state.unmastered,
        unmastered_yield=params.unmastered_yield,
    )
    return state.readiness * working / params.capital_1928


def left_from_works(decisions: Decisions, params: Params) -> Array:
    """Return the share of capital goods that new works leave, against that of 1928, (B,)."""
    left: Array = (1 - decisions.investment_effort) / (1 - params.investment_effort_1928)
    return left


@once
def handed_over(state: State, params: Params) -> Array:
    """Return the share of each project handed over as the quarter opens, (P, B)."""
    return investment.standing(spent=state.project_spent, cost=params.project_cost)


def megawatts(spent: Array, params: Params) -> Array:
    """Return what stations can give once so much is spent on them, MW by region, (R, B)."""
    standing = investment.standing(spent=spent, cost=params.project_cost)
    summed: Array = params.project_region[:, :, 0].T @ (params.project_megawatts * standing)
    return summed
