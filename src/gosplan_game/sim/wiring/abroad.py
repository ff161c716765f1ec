"""Wiring of what pays for grain abroad: gold, church plate and other exports."""

from __future__ import annotations

import numpy as np

from gosplan_game.core.decisions import Decisions
from gosplan_game.core.exogenous import Exogenous
from gosplan_game.core.parameters import Params
from gosplan_game.core.quantities import Array
from gosplan_game.core.state import State
from gosplan_game.model.money import trade
from gosplan_game.sim.wiring import totals


def grain_import_price(outside: Exogenous, params: Params) -> Array:
    """Return the price of grain bought abroad, million gold roubles a Mt, (1|B,)."""
    return params.grain_export_price * params.grain_import_margin * outside.world_grain_price


def gold_kept(state: State, decisions: Decisions, params: Params) -> tuple[Array, Array]:
    """Return the gold sold this quarter and the reserve that is left alone, (B,)."""
    most = np.maximum(state.gold, 0.0) / 2  # no more can be shipped and sold in a quarter
    sold = np.minimum(decisions.gold_sales / 4, most)
    return sold, np.maximum(params.gold_floor - 4 * sold, 0.0)


def church_valuables(state: State, decisions: Decisions) -> Array:
    """Return the church plate taken in the quarter, million gold roubles, (B,)."""
    return state.church_plate * (1 - (1 - decisions.church_seizure) ** (1 / 4))


def carried(state: State, decisions: Decisions, params: Params) -> Array:
    """Return other exports that the railways carry out, million gold roubles a year, (B,)."""
    rail = (params.haulage_weight * totals.relative_output(state, params)).sum(axis=0)
    return trade.carried_out(
        ordered=decisions.other_exports, haulage=params.export_haulage, rail=rail
    )


def payable_grain(state: State, decisions: Decisions, outside: Exogenous, params: Params) -> Array:
    """Return the grain abroad that gold and the exports outside grain can pay, Mt, (B,)."""
    access = outside.trade_access
    return trade.payable_grain(
        gold=state.gold,
        gold_floor=gold_kept(state, decisions, params)[1],
        spent=params.reserve_spent,
        income=outside.gold_production / 4
        + church_valuables(state, decisions)
        + carried(state, decisions, params) / 4 * access * outside.world_export_price,
        price=grain_import_price(outside, params),
    )
