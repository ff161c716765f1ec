"""Machine-tractor stations, and what they and the state farms deliver.

    T   = T' min(1, K / (4 f T'))          tractors that have fuel, of all that stand there
    T_s = min(d F, T)                     tractors of state farms come first
    T_m = T - T_s                         the rest stands in stations (MTS)
    m   = 1 - exp(-T_m / (h A_k))         share of kolkhoz land that stations plough
    G_m = r m Y_k part                    payment in kind for ploughing
    G_s = e Y_s part                      state farms deliver what they do not sow, feed or eat

From 1930 the tractors of the kolkhozy belong to the state's stations, which are paid in
grain. So a tractor brings grain to the state without price and without search, in
proportion to the harvest: the payment was about a twentieth of all collections in
1932, a fifth by 1935 and from three tenths to two fifths at the end of the decade. It
counts towards what a region owes.

A tractor is as good as its kerosene. What is left of the country's oil after exports gives
so much of it: oil sold abroad is ploughing given up. Farms burned some five million tonnes of
31 in 1940, two thirds of all kerosene and naphtha, and complained of want.

Source: form ours. Stations served 37, 49, 59, 64, 72, 83, 91 % of the sown land of kolkhozy
in 1931-37 (Sots. stroitelstvo SSSR); 64 of 148 thousand tractors stood on state farms at the
end of 1932 (Jasny 1949; Martens); payment in kind: Jasny (1949), Nove (1969), orders of
magnitude. State farms delivered about 1.7 of 18.8 Mt in 1932/33 and 2.0 of 22.9 in 1933/34
(Davies and Wheatcroft 2004). Fuel: some 20 kg a hectare of light ploughing and 200 million
such hectares in 1937 (Narodnoe khozyaistvo SSSR; recalled); exports of 29 % of output in
1932 (Goldman 2008).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from gosplan_game.core.quantities import Array


class Tractors(NamedTuple):
    """Tractor power by owner, million hp, (B,)."""

    state_farms: Array
    stations: Array


class Delivered(NamedTuple):
    """Grain that comes to the state unasked, Mt in the quarter, (R, B)."""

    machine_payments: Array
    state_farms: Array


def fuelled(*, power: Array, kerosene: Array, need: Array) -> Array:
    """Return tractor power that has fuel, million hp, (B,): min(T', K / (f/4)).

    Args:
        power: T', million hp, (B,).
        kerosene: K, oil left at home in a quarter, Mt, (B,).
        need: f, Mt a year for a million hp, (1|B,).
    """
    return np.minimum(power, 4 * kerosene / need)


def tractors(*, power: Array, state_area: Array, need: Array) -> Tractors:
    """Return who has the tractors.

    Args:
        power: T, million hp, (B,).
        state_area: F, grain area of state farms, Mha, (B,).
        need: d, hp that state farms take for a hectare of grain, (1|B,).
    """
    own = np.minimum(need * state_area, power)
    return Tractors(state_farms=own, stations=power - own)


def ploughed(*, stations: Array, kolkhoz_area: Array, reach: Array) -> Array:
    """Return the share of kolkhoz land that stations plough, (B,).

    Args:
        stations: T_m, million hp, (B,).
        kolkhoz_area: A_k, Mha, (B,).
        reach: h, hp a hectare at which 63 % is ploughed, (1|B,).
    """
    share: Array = 1 - np.exp(-stations / np.maximum(reach * kolkhoz_area, 1e-9))
    return share


def delivered(
    *,
    available: Array,
    kolkhoz_crop: Array,
    state_crop: Array,
    ploughed_share: Array,
    payment: Array,
    delivery: Array,
    part: Array,
    most: Array,
) -> Delivered:
    """Return payments in kind and state farms' deliveries.

    Args:
        available: Grain on the farms, Mt, (R, B).
        kolkhoz_crop: Y_k, last harvest of kolkhozy, Mt, (R, B).
        state_crop: Y_s, last harvest of state farms, Mt, (R, B).
        ploughed_share: m, (B,).
        payment: r, share of the harvest that is due for land ploughed, (B,).
        delivery: e, share of their harvest that state farms deliver, (1|B,).
        part: Part of the year's payments and deliveries that falls in the quarter, (1|B,).
        most: Greatest part of the farms' grain that they take in a quarter, (1|B,).
    """
    paid = payment * ploughed_share * part * kolkhoz_crop
    own = delivery * part * state_crop
    fit = np.minimum(1.0, most * available / np.maximum(paid + own, 1e-12))
    return Delivered(machine_payments=paid * fit, state_farms=own * fit)
