"""Support and unrest.

    S' = S + v (S* - m M - S), S* a weighted sum, S* - m M clipped to 0-1
    M = max(1 - people / people there would be, 0)
    disturbances = N (1 + c) [k1 (r + l) (1 - s) + k2 d^2 (1 + g)]

The dead are missed: where many died of hunger or terror loyalty stayed lower for
generations (Rozenas and Zhukov 2019). Fewer mouths therefore content nobody.

Source: form ours, docs/model.md (40); disturbances scaled on the OGPU counts of
1929-30 (Viola 1996).
"""

from __future__ import annotations

import numpy as np

from gosplan_game.core.quantities import Array, clipped


def towards(
    *, support: Array, aim: Array, speed: Array, missing: Array | float = 0.0
) -> Array:
    """Return support after a quarter, (B,): a step towards ``aim`` less ``missing``."""
    return support + speed * (clipped(aim - missing, 0.0, 1.0) - support)


def mourning(*, people: Array, reference_people: Array, memory: Array) -> Array:
    """Return support lost to the memory of the dead, (B,): m max(1 - people/reference, 0).

    Args:
        people: Alive, million, (B,).
        reference_people: Who would be alive without excess deaths, million, (B,).
        memory: m, (1|B,).
    """
    lost: Array = memory * np.maximum(1 - people / reference_people, 0.0)
    return lost


def workers_aim(
    *,
    nutrition: Array,
    real_wage: Array,
    unemployment: Array,
    decree: Array,
    fatigue: Array,
    housing: Array,
    content: Array,
    food_effect: Array,
    wage_effect: Array,
    jobless_effect: Array,
    decree_effect: Array,
    fatigue_effect: Array,
) -> Array:
    """Return workers' support as things stand, (B,).

    Args:
        nutrition: Town food against wish, (B,).
        real_wage: Against 1928, (B,).
        unemployment: Share of the labour force, (B,).
        decree: Severity of labour law, (B,).
        fatigue: Left by campaigns, (B,).
        housing: Support lost to crowded dwellings, unequal pay, queues, loans and paper, (B,).
        content: Support of the fed at the wage of 1928, fully employed, (1|B,).
        food_effect: Per food against wish, (1|B,).
        wage_effect: Per real wage, (1|B,).
        jobless_effect: Lost per share of the unemployed, (1|B,).
        decree_effect: Lost under the full decree, (1|B,).
        fatigue_effect: Lost at full fatigue, (1|B,).
    """
    return (
        content
        + food_effect * (np.minimum(nutrition, 1.05) - 1)
        + wage_effect * (np.minimum(real_wage, 1.3) - 1)
        - jobless_effect * unemployment
        - decree_effect * decree
        - fatigue_effect * fatigue
        - housing
    )


def price_felt(
    *, price_of_goods: Array, state_price: Array, to_state: Array, sold: Array
) -> Array:
    """Return manufactures in grain as those meet them who sell to the state, (B,).

    p / (1 - B/S (1 - g)): whoever sells to the state below the price of the market
    buys dearer for it, whatever the goods cost.

    Args:
        price_of_goods: p, manufactures in grain of the market against 1928, (B,).
        state_price: g, for grain over the market's, (B,).
        to_state: B, grain sold to the state, Mt, (B,).
        sold: S, grain sold by villages to anybody, Mt, (B,).
    """
    share = to_state / np.maximum(sold, 1e-9)
    return price_of_goods / np.maximum(1 - share * (1 - state_price), 0.1)


def peasants_aim(
    *,
    nutrition: Array,
    grievance: Array,
    price_of_goods: Array,
    disruption: Array,
    plots: Array,
    collectivised: Array,
    valuables: Array,
    content: Array,
    food_effect: Array,
    grievance_effect: Array,
    price_effect: Array,
    disruption_effect: Array,
    kolkhoz_effect: Array,
) -> Array:
    """Return peasants' support as things stand, (B,).

    Args:
        nutrition: Village food against wish, national mean, (B,).
        grievance: Memory of force, national mean, (B,).
        price_of_goods: Manufactures in grain against 1928, (B,).
        disruption: Disorder of the campaign, national mean, (B,).
        plots: Freedom of the household plot, 0 to 1, (B,).
        collectivised: Share of households, national mean, (B,).
        valuables: Support lost to the taking of church plate and of wedding rings, (B,).
        content: Support of the fed with goods at the prices of 1928, (1|B,).
        food_effect: Per food against wish, (1|B,).
        grievance_effect: Lost at a full memory of force, (1|B,).
        price_effect: Lost per price of goods, (1|B,).
        disruption_effect: Lost in full disorder, (1|B,).
        kolkhoz_effect: Lost in a kolkhoz without plots, (1|B,).
    """
    return (
        content
        + food_effect * (np.minimum(nutrition, 1.05) - 1)
        - grievance_effect * grievance
        - price_effect * (clipped(price_of_goods, 0.3, 3.0) - 1)
        - disruption_effect * disruption
        - kolkhoz_effect * collectivised * (1 - plots)
        - valuables
    )


def party_aim(
    *,
    industry_growth: Array,
    threat: Array,
    fulfilment: Array,
    terror: Array,
    private: Array,
    content: Array,
    growth_effect: Array,
    threat_effect: Array,
    fulfilment_effect: Array,
    terror_effect: Array,
) -> Array:
    """Return the party's support as things stand, (B,).

    Args:
        industry_growth: Reported, a year, (B,).
        threat: Danger of war, (1|B,).
        fulfilment: Reported output over targets, (B,).
        terror: 0 to 1, (B,).
        private: Support lost to leases, concessions and private trade, (B,).
        content: Support without growth, threat or terror, (1|B,).
        growth_effect: Per growth, (1|B,).
        threat_effect: Gained in full danger, (1|B,).
        fulfilment_effect: Per fulfilment, (1|B,).
        terror_effect: Lost in full terror, (1|B,).
    """
    return (
        content
        + growth_effect * clipped(industry_growth, -0.3, 0.4)
        + threat_effect * threat
        + fulfilment_effect * (clipped(fulfilment, 0.5, 1.2) - 1)
        - terror_effect * terror
        - private
    )


def disturbances(
    *,
    rural_people: Array,
    resisted: Array,
    leaving: Array,
    disruption: Array,
    grievance: Array,
    coercion: Array,
    collectivised: Array,
    campaign_effect: Array,
    memory_effect: Array,
) -> Array:
    """Return mass disturbances in villages in a quarter, (R, B).

    N (1 + c) [k1 (r + l) (1 - s) + k2 d^2 (1 + g)]: villages rise against the push
    that they hold back, and over seed, cattle and fields when they leave, as from March to May of
    1930; hunger and the memory of force bring fewer.

    Args:
        rural_people: N, million, (R, B).
        resisted: r, households that were pushed and held out, share, (R, B).
        leaving: l, households that left, share, (R, B).
        disruption: d, (R, B).
        grievance: g, (R, B).
        coercion: c, (B,).
        collectivised: s: those already in have less to lose, (R, B).
        campaign_effect: k1, a million people, (1|B,).
        memory_effect: k2, a million people, (1|B,).
    """
    return (
        rural_people
        * (1 + coercion)
        * (
            campaign_effect * (resisted + leaving) * (1 - collectivised)
            + memory_effect * disruption * disruption * (1 + grievance)
        )
    )
