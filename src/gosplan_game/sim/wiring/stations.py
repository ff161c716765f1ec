"""Wiring of power stations: what they yield, and the coal that local fuel spares."""

from __future__ import annotations

from gosplan_game.core.parameters import Params
from gosplan_game.core.quantities import Array
from gosplan_game.core.state import State
from gosplan_game.model.industry import investment, power
from gosplan_game.sim.wiring.plant import handed_over
from gosplan_game.sim.wiring.totals import once


@once
def _local(params: Params) -> Array:
    """Megawatts of each finished project that need no coal carried, by branch, (S, P)."""
    amount = params.project_megawatts * params.project_local_fuel
    by_branch: Array = (params.project_branch[:, :, 0] * amount[:, :1]).T
    return by_branch


@once
def project_yield(params: Params) -> Array:
    """Return the productivity of each project's capital against its branch's, (P, 1|B)."""
    of_branch = params.project_branch[:, :, 0]
    return power.yields(
        megawatts=params.project_megawatts,
        cost=params.project_cost,
        otherwise=params.project_yield,
        installed=of_branch @ params.power_installed,
        capital=of_branch @ params.capital_1928,
    )


@once
def coal_need(state: State, params: Params) -> Array:
    """Return the fuel that a unit of each branch's output needs against the norm, (S, B)."""
    return power.coal_need(
        local=power.local_share(
            local_megawatts=_local(params) @ handed_over(state, params),
            hours=params.station_hours,
            output=state.output,
        ),
        usual=params.local_power_usual,
    )


def megawatts(spent: Array, params: Params) -> Array:
    """Return what stations can give once so much is spent on them, MW by region, (R, B)."""
    standing = investment.standing(spent=spent, cost=params.project_cost)
    summed: Array = params.project_region[:, :, 0].T @ (params.project_megawatts * standing)
    return summed
