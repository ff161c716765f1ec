"""Wiring of what towns, grain-poor villages and food works ask of the state's grain."""

from __future__ import annotations

import numpy as np

from gosplan_game.core.decisions import Decisions
from gosplan_game.core.parameters import Params
from gosplan_game.core.quantities import Array
from gosplan_game.core.state import State
from gosplan_game.model.people import supply_lists
from gosplan_game.sim.wiring import totals
from gosplan_game.sim.wiring.land import Land


def town_lists(
    state: State, decisions: Decisions, params: Params, towns: Array
) -> supply_lists.Wanted:
    """Bread issued to the lists of towns, and what they lack beside it."""
    return supply_lists.wanted(
        urban=state.urban.sum(axis=1),
        list_people=params.list_people,
        issue=towns / params.grain_per_ration,
        norm=totals.bread_norm(params),
        wish=params.town_food_wish / 4,
        priority=decisions.list_priority,
        beside=params.bread_beside,
    )


def purse(state: State, params: Params) -> Array:
    """Market bread that a head of town can pay, of the wish, (B,)."""
    return supply_lists.purse(
        wage=state.nominal_wage,
        wage_1928=params.wage_1928,
        market_price=state.market_price,
        reach=params.bread_purse,
    )


def village_orders(
    state: State, decisions: Decisions, params: Params, at_hand: Land, urban: Array
) -> Array:
    """Grain sold in villages, and issued to people the state feeds outside towns."""
    rural = totals.villagers(state)
    collective = (at_hand.collectivised * rural).sum(axis=0) / rural.sum(axis=0)
    fed = params.state_fed_share * collective * decisions.ration * params.grain_per_ration * urban
    return (decisions.village_sales + fed) / 4


def poor_villages(state: State, params: Params, food_gap: Array) -> Array:
    """Shares of regions in state sales: lists of the grain-poor, and hunger as reported."""
    rural = totals.villagers(state)
    land = state.grain_land / state.grain_land.sum(axis=0)
    listed = np.maximum(rural / rural.sum(axis=0) - params.grain_poor_margin * land, 0.0) + 1e-9
    gap = np.maximum(food_gap, 0.0)
    total = gap.sum(axis=0)
    needy = params.sales_by_need * (total > 1e-9)
    return (1 - needy) * listed / listed.sum(axis=0) + needy * gap / np.maximum(total, 1e-9)


def food_industry(state: State, params: Params) -> Array:
    """Output of the industries that eat grain, 1928 = 1, (B,)."""
    relative = totals.relative_output(state, params)
    return np.minimum((params.grain_using_weight * relative).sum(axis=0), 4.0)
