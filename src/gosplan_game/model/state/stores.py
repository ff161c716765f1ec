"""The state's grain: who is served, in which order.

    exports  <= d (stock - reserve)        army, relief, seed <= d stock
    fill     = min(1, what may be spent this quarter / (towns + industry + villages asked))
    villages <= fill^2 order        towns get what fill leaves, up to ration x people

Exports stand first in the queue because they did. Relief and seed loans follow the order
given. What is left is spread over the quarters to the harvest; where it is short,
grain-poor villages are cut first and deepest.

Source: form ours, docs/model.md (13); order after Davies and Wheatcroft (2004), grain-fodder
balances of 1930-33.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from gosplan_game.core.quantities import Array


class Stores(NamedTuple):
    """Use of the state's grain in a quarter, Mt."""

    exports: Array
    """(B,)"""
    relief: Array
    """To hungry villages, (R, B)."""
    seed: Array
    """Lent as seed, (R, B)."""
    sales: Array
    """Sold and issued in grain-poor villages, (R, B)."""
    industry: Array
    """(B,)"""
    army: Array
    """(B,)"""
    towns: Array
    """(B,)"""
    loss: Array
    """(B,)"""
    closing: Array
    """(B,)"""


def _shared(amount: Array, weight: Array) -> Array:
    """Share (B,) among regions by (R, B) weights; nothing where nobody asks."""
    total = weight.sum(axis=0)
    return weight * (amount / np.maximum(total, 1e-9) * (total > 1e-9))


def serve(
    *,
    stock: Array,
    reserve: Array,
    export_order: Array,
    relief_order: Array,
    seed_order: Array,
    sales_order: Array,
    food_want: Array,
    seed_gap: Array,
    poor_weight: Array,
    industry_need: Array,
    army_need: Array,
    town_need: Array,
    quota: Array,
    inflow_ahead: Array,
    quarters: Array,
    pace_ahead: Array,
    drawn_most: Array,
    loss_rate: Array,
) -> Stores:
    """Serve all claims on the state's grain in a quarter.

    Args:
        stock: After collection and imports, Mt, (B,).
        reserve: Not to be touched by exports and sales, Mt, (B,).
        export_order: Mt this quarter, (B,).
        relief_order: Mt this quarter, (B,).
        seed_order: Mt this quarter, (B,).
        sales_order: Mt this quarter, (B,).
        food_want: Missing in hungry villages this quarter, Mt, (R, B).
        seed_gap: Seed missing this quarter, Mt, (R, B).
        poor_weight: Weights of grain-poor villages, (R, B).
        industry_need: Mt, (B,).
        army_need: Mt, (B,).
        town_need: Mt, (B,).
        quota: Mt a year, (B,).
        inflow_ahead: Share of it that planners count on after the quarter, (1|B,).
        quarters: Over which the towns' bread must last, (1|B,).
        pace_ahead: Bread given out over an even pace to the harvest, (1|B,).
        drawn_most: d, share of what lies in store that a claim before the towns' draws in a
            quarter at most, (1|B,).
        loss_rate: A quarter, (1|B,).
    """
    exports = np.minimum(export_order, drawn_most * np.maximum(stock - reserve, 0.0))
    left = stock - exports
    army = np.minimum(army_need, drawn_most * left)
    left = left - army
    hungry = food_want.sum(axis=0)
    relief = _shared(np.minimum(np.minimum(relief_order, drawn_most * left), hungry), food_want)
    left = left - relief.sum(axis=0)
    bare = seed_gap.sum(axis=0)
    seed = _shared(np.minimum(np.minimum(seed_order, drawn_most * left), bare), seed_gap)
    left = left - seed.sum(axis=0)
    free = np.maximum(left - reserve, 0.0)
    ahead = inflow_ahead * quota
    pace = (free + ahead) / quarters * pace_ahead
    fill = np.minimum(pace / np.maximum(industry_need + sales_order + town_need, 1e-9), 1.0)
    industry = np.minimum(fill * industry_need, drawn_most * free)
    sold = np.minimum(fill * fill * sales_order, drawn_most * free - industry)
    sales = _shared(sold, poor_weight)
    left = left - industry - sold
    towns = np.minimum(np.minimum(town_need, pace - industry - sold), left)
    left = left - towns
    loss = loss_rate * left
    return Stores(
        exports=exports,
        relief=relief,
        seed=seed,
        sales=sales,
        industry=industry,
        army=army,
        towns=towns,
        loss=loss,
        closing=left - loss,
    )


def private_supply(
    *,
    available: Array,
    seed_need: Array,
    subsistence: Array,
    gap: Array,
    kept: Array,
    freedom: Array,
    reach: Array,
    price: Array,
    price_elasticity: Array,
    townspeople: Array,
    quarters: Array,
) -> Array:
    """Return grain that private traders bring to towns, Mt, (R, B).

    can = min(reach max(price, 1)^e u, 0.9) freedom spare / quarters left: dear bread draws
    carts and bagmen from further away, and it is townspeople who go for it and who make
    what is given for it, so that fewer of them fetch less.

    Args:
        available: On the farms, Mt, (R, B).
        seed_need: Mt, (R, B).
        subsistence: Food for bare life to the harvest, Mt, (R, B).
        gap: Bread the towns still miss, Mt, (B,).
        kept: Share of both that farms do not part with, (1|B,).
        freedom: Of private trade, (B,).
        reach: Share of spare grain that traders can move, (1|B,).
        price: Free over state price of food, (B,).
        price_elasticity: e, (1|B,).
        townspeople: u, against those of 1928, (B,).
        quarters: Over which the towns' bread must last, (1|B,).
    """
    spare = np.maximum(available - kept * (seed_need + subsistence), 0.0)
    far = np.minimum(reach * np.maximum(price, 1.0) ** price_elasticity * townspeople, 0.9)
    can = far * spare * freedom / quarters
    total = can.sum(axis=0)
    return can * np.minimum(1.0, gap / np.maximum(total, 1e-9))
