"""Town dwellings: built, worn out, shared among more people.

    S' = S + done + own - w S              own = a N min(m, 1) (o0 + (1 - o0) trade)
    H' = H + spent - c done                c done = g H
    crowding = clip(s28 / (S/N) - 1, -0.4, 1.5)

Dwellings take capital goods that new works could have had, and stand a year after
the money was spent. People build for themselves where materials and free trade
allow it. Crowded workers leave their place sooner, are angrier, have fewer
children and die a little earlier. The 5.8 square metres of 1928 set the scale: rooms
that emptied below it in 1918-21 stood cold, and content nobody.

Source: town housing 180, 216 and 421 million m2 of useful space in 1913, 1926 and
1940, and dwellings put in by five-year plans (Narodnoe khozyaistvo SSSR); living
space 5.8-5.9 m2 a head in 1926-28, about 4 in 1937-40 (Sosnovy 1954), 0.7 of useful
space; cost of a square metre and effects are ours.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from gosplan_game.core.quantities import Array, clipped


class Dwellings(NamedTuple):
    """A quarter of building, (B,)."""

    unfinished: Array
    """H', bn roubles."""
    completed: Array
    """Built by state and co-operatives, million m2."""
    own: Array
    """Built by people themselves, million m2."""
    worn: Array
    """Torn down or past use, million m2."""
    stock: Array
    """S', million m2."""


def dwellings(
    *,
    stock: Array,
    unfinished: Array,
    spent: Array,
    people: Array,
    materials: Array,
    free_trade: Array,
    cost: Array,
    completion: Array,
    own_rate: Array,
    own_without_trade: Array,
    wear: Array,
) -> Dwellings:
    """Return dwellings begun, finished and lost in a quarter.

    Args:
        stock: S, living space in towns, million m2, (B,).
        unfinished: H, bn roubles, (B,).
        spent: On dwellings this quarter, bn roubles, (B,).
        people: N, townspeople, million, (B,).
        materials: m, building materials against 1928, (B,).
        free_trade: 0 to 1, (B,).
        cost: c, bn roubles a million m2, (1|B,).
        completion: g, share of unfinished dwellings completed in a quarter, (1|B,).
        own_rate: a, m2 a head a year with free trade and materials, (1|B,).
        own_without_trade: o0, share of that where trade is forbidden, (1|B,).
        wear: w a year, (1|B,).
    """
    begun = unfinished + spent
    value = completion * begun
    freedom = own_without_trade + (1 - own_without_trade) * free_trade
    own = own_rate / 4 * people * np.minimum(materials, 1.0) * freedom
    worn = wear / 4 * stock
    return Dwellings(
        unfinished=begun - value,
        completed=value / cost,
        own=own,
        worn=worn,
        stock=stock + value / cost + own - worn,
    )


def crowding(*, stock: Array, people: Array, space_1928: Array) -> Array:
    """Return how far living space is short of that of 1928, (B,).

    0 in 1928, 0.45 at four square metres a head; negative where there is more.

    Args:
        stock: S, million m2, (B,).
        people: N, townspeople, million, (B,).
        space_1928: s28, m2 a head, (1|B,).
    """
    space = stock / np.maximum(people, 1e-9)
    return clipped(space_1928 / np.maximum(space, 1e-9) - 1, -0.4, 1.5)
