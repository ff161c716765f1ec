"""Wiring of foreign trade: what is sold, paid for, borrowed, served and refused."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from gosplan_game.core.decisions import Decisions
from gosplan_game.core.exogenous import Exogenous
from gosplan_game.core.parameters import Params
from gosplan_game.core.quantities import Array
from gosplan_game.core.state import State
from gosplan_game.model.money import private, trade
from gosplan_game.sim.wiring.abroad import (
    carried,
    church_valuables,
    gold_kept,
    grain_import_price,
)
from gosplan_game.sim.wiring.bread import Bread
from gosplan_game.sim.wiring.industry import Industry


class Commerce(NamedTuple):
    """Foreign trade of the quarter, million gold roubles."""

    settled: trade.Trade
    goods_exported: Array
    gold_sold: Array
    machines: Array
    machines_real: Array
    materials_real: Array
    goods_real: Array
    church_valuables: Array
    default_record: Array
    concessions: private.Concessions


def commerce(
    state: State,
    decisions: Decisions,
    outside: Exogenous,
    params: Params,
    eaten: Bread,
    output: Industry,
) -> Commerce:
    """Sell abroad, pay for orders, draw and serve credit."""
    access = outside.trade_access * (1 - params.default_embargo * state.default_record)
    grain = eaten.served.exports * params.grain_export_price * outside.world_grain_price
    other = _sold_abroad(state, decisions, params, output, access) * outside.world_export_price
    gold_sold, gold_floor = gold_kept(state, decisions, params)
    plate = church_valuables(state, decisions)
    ordered = (
        decisions.machinery_imports + decisions.material_imports + decisions.consumer_imports
    ) / 4
    held = private.concessions(
        capital=state.concession_capital,
        ordered=decisions.concessions,
        access=outside.trade_access,
        record=state.default_record,
        most=params.concession_most,
        entry=params.concession_entry,
        closing=params.concession_closing,
        compensation=params.concession_compensation,
        profit_rate=params.concession_profit,
        rent_rate=params.private_rent,
    )
    settled = trade.settle(
        gold=state.gold,
        debt_short=state.debt_short,
        debt_long=state.debt_long,
        export_earnings=grain + other + plate + eaten.shops.gold,
        gold_production=outside.gold_production / 4 * np.ones_like(state.gold),
        grain_cost=eaten.imported * grain_import_price(outside, params),
        ordered=ordered,
        credit_wanted=decisions.credit_drawn / 4,
        credit_offer=outside.credit_offer / 4,
        access=access,
        default_history=state.default_record,
        services_share=params.invisible_payments,
        staff=params.engineer_cost / 4 * decisions.foreign_engineers * access,
        short_share=params.short_credit,
        interest_rate=trade.interest(
            base=params.interest_rate,
            debt=state.debt_short + state.debt_long,
            yearly_exports=4 * other
            + decisions.grain_exports * params.grain_export_price * outside.world_grain_price,
            safe=params.safe_debt,
            premium=params.risk_premium,
        ),
        long_term=params.long_credit_quarters,
        gold_floor=gold_floor,
        spent=params.reserve_spent,
        profits=held.profit,
        bonds=held.bought_out,
        withheld=decisions.debt_withheld,
    )
    real = settled.fulfilment / outside.world_import_price / 4
    lost = held.closed - held.bought_out
    owed = state.debt_short + state.debt_long + state.concession_capital
    missed = settled.defaulted / np.maximum(
        settled.service + settled.defaulted, 1e-9
    ) + lost / np.maximum(owed, 1e-9)
    return Commerce(
        settled=settled,
        goods_exported=grain + other,
        church_valuables=plate,
        gold_sold=gold_sold,
        machines=decisions.machinery_imports / 4 * settled.fulfilment,
        machines_real=decisions.machinery_imports * real
        + held.arrived / outside.world_import_price,
        materials_real=decisions.material_imports * real,
        goods_real=decisions.consumer_imports * real,
        concessions=held,
        default_record=trade.memory(
            record=state.default_record, lasting=params.default_memory, missed=missed
        ),
    )


def _sold_abroad(
    state: State, decisions: Decisions, params: Params, output: Industry, access: Array
) -> Array:
    """Return exports besides grain, million gold roubles of 1928 a quarter, (B,)."""
    exported = output.exported
    price = params.export_price * trade.own_price(
        sold=4 * exported,
        usual=params.export_usual,
        market=params.export_market,
        elasticity=params.export_demand,
    )
    rest = carried(state, decisions, params) * access
    return (exported * price).sum(axis=0) + rest / 4 * trade.own_price(
        sold=rest,
        usual=params.other_exports_1928,
        market=params.other_export_market,
        elasticity=params.export_demand,
    )
