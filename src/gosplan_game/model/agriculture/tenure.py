"""Tenure: private farms, kolkhozy with the plots of their members, state farms.

    f' = f + clip(min(F w_r / A, 1/2) - f, -v, v)         state farms, share of sown land
    l  = 1 - (1 - s)^k                                  kolkhozy, share of peasants' land
    c' = c + v (s (1 - K p) - c)                        animals in collective barns
    care = peasants' care (1 - f (1 - y))               state farms till with hired hands
    free = 1 - s (1 - p)                                households with something to sell
    hands = N (1 - h s p)                               the plot is dug first

s is the share of households in kolkhozy, p the plot they are left with, F the area the
state orders its own farms to sow. Whoever stays outside the kolkhoz keeps less and worse
land: in 1930-37 kolkhozy held more of the land than of the households. Animals do not
all go into the common barn: on 1 January 1938 households kept half of the cattle and most
of the pigs of their village on about a twentieth of its land, and made from a fifth
to a quarter of all farm produce there; horses were collective.

Source: form ours. Shares of households and of land: Sots. stroitelstvo SSSR, and Stalin's
report of January 1934 for grain by sector; animals of kolkhozy 1928, 1932, 1940: Narkhoz SSSR v
1960; plots: Jasny (1949), Nove (1969); Siberia at the end of 1937: 49 % of cattle, 39 %
of sheep, 58 % of pigs in households' hands. Care of state farms: Davies and Wheatcroft (2004).
"""

from __future__ import annotations

import numpy as np

from gosplan_game.core.quantities import Array, clipped


def state_farms(
    *,
    share: Array,
    ordered_area: Array,
    region_share: Array,
    sown_area: Array,
    speed: Array,
) -> Array:
    """Return the share of grain land that state farms till, (R, B), never above a half.

    Args:
        share: f, at the quarter's start, (R, B).
        ordered_area: F, grain area of state farms that is ordered, Mha, (B,).
        region_share: w, part of it in a region, sums to 1, (R, 1|B).
        sown_area: A, grain area of all farms, Mha, (R, B).
        speed: v, greatest change of the share in a quarter, less while building materials fall
            short of those of 1928, (B,).
    """
    aim = np.minimum(ordered_area * region_share / np.maximum(sown_area, 1e-6), 0.5)
    return share + clipped(aim - share, -speed, speed)


def founding(*, new_area: Array, cost: Array, investment: Array) -> Array:
    """Return investment in new state farms in a quarter, bn roubles of 1926/27, (B,).

    F = min(c sum_r max(dA_r, 0) / 1000, I / 2)

    A grain factory was built where nothing stood: houses, wells, roads, repair shops. What
    half of the investment leaves unbuilt is ploughed from tents. Land given up brings no house
    back. Tractors are counted where they are made.

    Source: capital of the farms of the Grain Trust, 1930 (Gajster 1930; scenario).

    Args:
        new_area: dA, grain area of state farms more than before, Mha, (R, B).
        cost: c, roubles a hectare, (1|B,).
        investment: I, what dwellings, schools and hospitals leave, bn roubles, (B,).
    """
    wanted = cost * np.maximum(new_area, 0.0).sum(axis=0) / 1000
    return np.minimum(wanted, investment / 2)


def kolkhoz_land(*, collectivised: Array, land_exponent: Array) -> Array:
    """Return the share of peasants' land in kolkhozy, (R, B).

    Args:
        collectivised: s, share of households, (R, B).
        land_exponent: k, 1 where those outside keep their part, (1|B,).
    """
    left: Array = 1 - (1 - collectivised) ** land_exponent
    return left


def collective_herds(
    *, share: Array, collectivised: Array, kept_on_plots: Array, speed: Array
) -> Array:
    """Return the share of animals that stand in collective barns, (R, H, B).

    Args:
        share: c, at the quarter's start, (R, H, B).
        collectivised: s, (R, B).
        kept_on_plots: K p, part of a member's animals that the plot leaves to it, (H, B).
        speed: v, share of the gap closed in a quarter, (1|B,).
    """
    aim = collectivised[:, None, :] * (1 - kept_on_plots)
    return share + speed * (aim - share)


def mean_care(*, care: Array, state_share: Array, state_yield: Array) -> Array:
    """Return the care of all grain land, (R, B).

    Args:
        care: Of peasants and kolkhozy, (R, B).
        state_share: f, (R, B).
        state_yield: y, yield of a state farm against its neighbours', (1|B,).
    """
    return care * (1 - state_share * (1 - state_yield))


def state_crop(*, harvest: Array, state_share: Array, state_yield: Array) -> Array:
    """Return the part of the harvest that state farms brought in, Mt, (R, B).

    Args:
        harvest: Of all farms, Mt, (R, B).
        state_share: f, (R, B).
        state_yield: y, (1|B,).
    """
    return harvest * (state_share * state_yield / (1 - state_share * (1 - state_yield)))


def free_households(*, collectivised: Array, plot_concession: Array) -> Array:
    """Return the households that have grain or a plot of their own to sell from, (R, B).

    Args:
        collectivised: s, (R, B).
        plot_concession: p, (B,).
    """
    return 1 - collectivised * (1 - plot_concession)


def field_hands(
    *, hands: Array, collectivised: Array, plot_concession: Array, plot_labour: Array
) -> Array:
    """Return the hands that plots leave to the fields, million, (R, B).

    Args:
        hands: Full workers of the villages, million, (R, B).
        collectivised: s, (R, B).
        plot_concession: p, (B,).
        plot_labour: h, part of a member's working time that a full plot takes, (1|B,).
    """
    return hands * (1 - plot_labour * collectivised * plot_concession)


def with_gardens(
    *, food: Array, collectivised: Array, plot_concession: Array, garden_food: Array
) -> Array:
    """Return food of villages, with what is missing where gardens were taken, Mt, (R, B).

    Args:
        food: Grain and garden food eaten, in grain, Mt, (R, B).
        collectivised: s, (R, B).
        plot_concession: p, (B,).
        garden_food: Part of a village's food that grows in gardens, (1|B,).
    """
    return food * (1 - garden_food * collectivised * (1 - plot_concession))
