"""Sowing: what farms mean to sow, and what their seed lets them sow.

    A* = A28 [(1 - p) (min(D/D28, 1.15) min(N/N28, 1.1))^a (1 - b g) c + p push] + v F
    A  = planned area (0.38 winter seed + 0.62 spring seed)

p is the share of land whose plan is set from above. Draught power D counts
horses and tractors in horse equivalents. Grain taken by force is remembered (g)
and sown less; seed that was eaten or taken is not sown at all. State farms F were laid out
in part (v) on steppe that nobody had sown: that land comes beside the peasants', breaks no
rotation, and yields what added land yields.

Source: form ours, docs/model.md (1)-(2); seed rate 0.115 t/ha and seasons of sowing
after Davies & Wheatcroft (2004).
"""

from __future__ import annotations

import numpy as np

from gosplan_game.core.quantities import Array


def draught_power(
    *,
    horses: Array,
    stations: Array,
    state_farms: Array,
    collectivised: Array,
    state_share: Array,
    area_1928: Array,
    horse_equivalent: Array,
) -> Array:
    """Return draught power by region in million horse equivalents, (R, B).

    D_r = q H_r + q T_m w_r + q T_s v_r, w_r in proportion to s_r A28_r and v_r to
    the land of state farms.

    Args:
        horses: H, million head, (R, B).
        stations: T_m, tractors of the stations, million hp, (B,).
        state_farms: T_s, tractors of state farms, million hp, (B,).
        collectivised: s; tractors follow the collective farms, (R, B).
        state_share: Share of the land in state farms, (R, B).
        area_1928: A28, Mha, (R, 1|B).
        horse_equivalent: q, work of a head or a hp against a grown horse, (1|B,).
    """
    weight = (collectivised + 1e-3) * area_1928
    own = state_share * area_1928
    return horse_equivalent * (
        horses
        + stations * (weight / weight.sum(axis=0))
        + state_farms * (own / np.maximum(own.sum(axis=0), 1e-9))
    )


def planned_area(
    *,
    draught: Array,
    grievance: Array,
    rural_people: Array,
    ordered_share: Array,
    sowing_push: Array,
    new_land: Array,
    area_1928: Array,
    people_1928: Array,
    draught_1928: Array,
    draught_elasticity: Array,
    grievance_effect: Array,
    private_level: Array,
) -> Array:
    """Return the grain area that farms mean to sow next, Mha, (R, B).

    Args:
        draught: D, million horse equivalents, (R, B).
        grievance: g, memory of force, (R, B).
        rural_people: N, million, (R, B).
        ordered_share: p, share of land planned from above, (R, B).
        sowing_push: Ordered area against 1928, (B,).
        new_land: v F, state farms' land that nobody sowed before, Mha, (R, B).
        area_1928: A28, Mha, (R, 1|B).
        people_1928: N28, million, (R, 1|B).
        draught_1928: D28/A28, horse equivalents per ha, (1|B,).
        draught_elasticity: a, of area to teams and to the hands that drive them, (1|B,).
        grievance_effect: b, (1|B,).
        private_level: c, private area against 1928 at 1928's draught, (1|B,).
    """
    relative_draught = np.minimum(draught / (draught_1928 * area_1928), 1.15)
    relative_people = np.minimum(rural_people / people_1928, 1.1)
    private = (
        (relative_draught * relative_people) ** draught_elasticity
        * np.maximum(1 - grievance_effect * grievance, 0.2)
        * private_level
    )
    return area_1928 * ((1 - ordered_share) * private + ordered_share * sowing_push) + new_land


def sown_area(
    *, planned: Array, winter_seed: Array, spring_seed: Array, winter_share: Array
) -> Array:
    """Return the area sown for the coming harvest, Mha, (R, B).

    Args:
        planned: Area meant to be sown, Mha, (R, B).
        winter_seed: Seed put down last autumn against need, (R, B).
        spring_seed: Seed put down this spring against need, (R, B).
        winter_share: Share of the seed put down in autumn, (1|B,).
    """
    return planned * (winter_share * winter_seed + (1 - winter_share) * spring_seed)
