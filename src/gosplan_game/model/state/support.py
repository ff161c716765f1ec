"""Support and unrest.

    S' = S + v (S* - m M - S), S* a weighted sum, S* - m M clipped to 0-1
    M = max(1 - people / people there would be, 0)
    disturbances = N (k1 pressure c (1 - s) + k2 d^2 g c)

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
) -> Array:
    """Return workers' support as things stand, (B,).

    Args:
        nutrition: Town food against wish, (B,).
        real_wage: Against 1928, (B,).
        unemployment: Share of the labour force, (B,).
        decree: Severity of labour law, (B,).
        fatigue: Left by campaigns, (B,).
        housing: Support lost to crowded dwellings, unequal pay, queues, loans and paper, (B,).
    """
    return (
        0.6
        + 0.8 * (np.minimum(nutrition, 1.05) - 0.95)
        + 0.25 * (np.minimum(real_wage, 1.3) - 1)
        - 0.8 * unemployment
        - 0.1 * decree
        - 0.1 * fatigue
        - housing
    )


def peasants_aim(
    *,
    nutrition: Array,
    grievance: Array,
    price_of_goods: Array,
    disruption: Array,
    plots: Array,
    collectivised: Array,
    church: Array,
) -> Array:
    """Return peasants' support as things stand, (B,); all arguments national means.

    ``church`` is the support lost to the taking of church plate.
    """
    return (
        0.6
        + 0.7 * (np.minimum(nutrition, 1.05) - 0.95)
        - 0.3 * grievance
        - 0.15 * (clipped(price_of_goods, 0.3, 3.0) - 1)
        - 0.35 * disruption
        - 0.15 * collectivised * (1 - plots)
        - church
    )


def party_aim(
    *, industry_growth: Array, threat: Array, fulfilment: Array, terror: Array, private: Array
) -> Array:
    """Return the party's support as things stand, (B,).

    Args:
        industry_growth: Reported, a year, (B,).
        threat: Danger of war, (1|B,).
        fulfilment: Reported output over targets, (B,).
        terror: 0 to 1, (B,).
        private: Support lost to leases, concessions and private trade, (B,).
    """
    return (
        0.55
        + 0.8 * clipped(industry_growth, -0.3, 0.4)
        + 0.1 * threat
        + 0.3 * (clipped(fulfilment, 0.5, 1.2) - 1)
        - 0.15 * terror
        - private
    )


def disturbances(
    *,
    rural_people: Array,
    pressure: Array,
    disruption: Array,
    grievance: Array,
    coercion: Array,
    collectivised: Array,
    campaign_effect: Array,
    memory_effect: Array,
) -> Array:
    """Return mass disturbances in villages in a quarter, (R, B).

    Args:
        rural_people: N, million, (R, B).
        pressure: Of the campaign, (R, B).
        disruption: d, (R, B).
        grievance: g, (R, B).
        coercion: c, (B,).
        collectivised: s: those already in have less to lose, (R, B).
        campaign_effect: k1, a million people, (1|B,).
        memory_effect: k2, a million people, (1|B,).
    """
    return rural_people * (
        campaign_effect * pressure * (0.3 + coercion) * (1 - collectivised)
        + memory_effect * disruption * disruption * (0.2 + grievance) * (0.2 + coercion)
    )
