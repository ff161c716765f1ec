"""Harvest: land, draught, care and weather.

    Y = y0 A (D/A relative to 1928)^a care weather soil reaped
    care = (1 - b g) [(1 - s) + s (c0 + (c1 - c0)(1 - e^(-age/tau)))]
           (1 - e d) k min(n/n0, 1)^0.25

Private land is tilled with care 1; collective land starts lower and learns as
machines come. Disorder d, the loss of able farmers k and hungry field hands n
all cost grain.

Source: form ours, docs/model.md (3)-(4); the draught elasticity's prior 0.15-0.35 is Hunter &
Szyrmer's (1992) argument in numbers; the other coefficients are estimated.
"""

from __future__ import annotations

import numpy as np

from gosplan_game.core.quantities import Array, clipped


def care(
    *,
    grievance: Array,
    collectivised: Array,
    experience: Array,
    disruption: Array,
    skill: Array,
    nutrition: Array,
    grievance_effect: Array,
    initial_care: Array,
    learned_care: Array,
    learning_years: Array,
    disruption_effect: Array,
    strong_at: Array,
) -> Array:
    """Return the care of field work, 1 = private farms of 1928, (R, B).

    Args:
        grievance: g, (R, B).
        collectivised: s, (R, B).
        experience: age, years of effective collective work, (R, B).
        disruption: d, (R, B).
        skill: k, (R, B).
        nutrition: n, village food against wish, (R, B).
        grievance_effect: b, (1|B,).
        initial_care: c0, care of a new kolkhoz, (1|B,).
        learned_care: c1, care of a practised kolkhoz, (1|B,).
        learning_years: tau, years, (1|B,).
        disruption_effect: e, care lost at d = 1, (1|B,).
        strong_at: n0, food against wish from which hands work as they can, (1|B,).
    """
    collective = initial_care + (learned_care - initial_care) * (
        1 - np.exp(-experience / learning_years)
    )
    tenure = (1 - collectivised) + collectivised * collective
    hands = np.sqrt(np.sqrt(clipped(nutrition / strong_at, 0.05, 1)))
    return (
        np.maximum(1 - grievance_effect * grievance, 0.3)
        * tenure
        * (1 - disruption_effect * np.minimum(disruption, 1))
        * skill
        * hands
    )


def harvest(
    *,
    area: Array,
    draught: Array,
    care: Array,
    weather: Array,
    soil: Array,
    reaped: Array,
    base_yield: Array,
    draught_1928: Array,
    draught_elasticity: Array,
) -> Array:
    """Return the barn harvest, Mt, (R, B).

    Args:
        area: A, Mha sown, (R, B).
        draught: D, million horse equivalents, (R, B).
        care: Care of field work, (R, B).
        weather: Yield factor, (R, B).
        soil: State of the soil and mean yield of land added to the rotations, (R, B).
        reaped: Share of the work of harvest that gets done, (R, B).
        base_yield: y0, t/ha, (R|1, 1|B).
        draught_1928: Horse equivalents per ha in 1928, (1|B,).
        draught_elasticity: a, (1|B,).
    """
    relative = clipped(draught / np.maximum(area, 1e-6) / draught_1928, 0.2, 1.2)
    return base_yield * area * relative**draught_elasticity * care * weather * soil * reaped


def technical_crops(
    *,
    crops: Array,
    care: Array,
    weather: Array,
    area_weight: Array,
    collectivised: Array,
    experience: Array,
    nutrition: Array,
    price_of_goods: Array,
    grain_price: Array,
    private_trade: Array,
    price_elasticity: Array,
    adjustment: Array,
    push: Array,
    learning_years: Array,
) -> Array:
    """Return the harvest of cotton, beet and flax, 1928 = 1, (B,).

    Farms plant them where bread is safe and where goods can be bought for the
    money: wish = mean(care weather) n^1.5 (tot g^(1-s))^-e (1 + push s (1 - e^(-age/tau))).

    g = 1 - (1 - p)(1 - f) is what a private farm gets for grain against its market price, when the
    state pays p of it and a part f of the market is free: who cuts the price of grain is brought
    flax and butter instead (autumn of 1926). A kolkhoz plants what it is told.

    Args:
        crops: Last harvest, (B,).
        care: Care of field work, (R, B).
        weather: Yield factor, (R, B).
        area_weight: Share of each region, sums to 1, (R, 1|B).
        collectivised: s, (R, B).
        experience: age, years, (R, B).
        nutrition: n, village food against wish, (R, B).
        price_of_goods: tot, price of manufactures in grain, relative to 1928, (B,).
        grain_price: p, the state's price of grain against the market's, (B,).
        private_trade: f, freedom of private trade, (B,).
        price_elasticity: e, (1|B,).
        adjustment: Share of the gap closed in a year, (1|B,).
        push: Extra area that collective farms plant by order, (1|B,).
        learning_years: tau, (1|B,).
    """
    bread = clipped(nutrition, 0.1, 1.0)
    ordered = 1 + push * collectivised * (1 - np.exp(-experience / learning_years))
    received = 1 - (1 - clipped(grain_price, 0.05, 1.0)) * (1 - private_trade)
    turned = received ** (price_elasticity * (collectivised - 1))
    local = care * np.sqrt(weather) * bread * np.sqrt(bread) * ordered * turned
    wish = (area_weight * local).sum(axis=0) * clipped(price_of_goods, 0.4, 3.0) ** (
        -price_elasticity
    )
    return crops + adjustment * (wish - crops)
