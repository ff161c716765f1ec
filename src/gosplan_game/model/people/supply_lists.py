"""Bread of the towns: issued by lists of towns, bought on markets for the rest.

    F = bread issued a head over the norm           before_l = sum of w of the lists above l
    issued_l = (1 - k) F + k [clip((F - before_l)/w_l, 0, 1) + max(F - 1, 0)]
    lacking_l = c max(1 - issued_l, 0) + e
    wanted_l = min(lacking_l, a max(carried/demand(a), 1)^g)         a = b (w/w28) / Q
    sold_r = min(v S_r, D_r) + rest shared by the demand that is left

Bread norms of the four lists hardly differed; what differed was whether bread came. When
it is short, lists far down go without (k). Who lacks bread buys it as far as a purse
reaches, and where carts come that find no buyers bread is sold for less (g): a wage that is
a third of the price of bread feeds nobody, though some lies in barns (Sen 1981 on
entitlement). Peasants cart what they sell to the nearest town (v), so that
towns amid hungry villages find an empty market.

Source: norms and lists of January 1931 (Narkomsnab; Davies and Wheatcroft 2004; Osokina
2001); resale forbidden, 22 August 1932; urban excess deaths of 1932-34 in Ukraine, 4 % of
townspeople against 16.5 % of villagers (Rudnytskyi and others 2015); form ours.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from gosplan_game.core.quantities import Array, clipped


class Wanted(NamedTuple):
    """Bread of the lists."""

    people: Array
    """Townspeople, million, (R, L, B)."""
    issued: Array
    """By the state, of the wish a head, (L, B)."""
    filled: Array
    """The same over the bread norm, (L, B)."""
    lacking: Array
    """Bread people would buy if they could pay, of the wish a head, (L, B)."""


class Bought(NamedTuple):
    """Bread people can and would buy."""

    head: Array
    """Of the wish a head, (L, B)."""
    demand: Array
    """Mt, (R, B)."""


def purse(*, wage: Array, wage_1928: Array, market_price: Array, reach: Array) -> Array:
    """Return market bread that a head of town can pay, of the wish, (B,): b (w/w28) / Q.

    Args:
        wage: w, roubles a year, (B,).
        wage_1928: Roubles a year, (1|B,).
        market_price: Q, free food price, 1928 = 1, (B,).
        reach: b, bread that the share of income which can go to bread bought in 1928, (1|B,).
    """
    can: Array = reach * wage / wage_1928 / np.maximum(market_price, 1e-9)
    return can


def issued(*, fill: Array, people: Array, priority: Array) -> Array:
    """Return bread issued a head of each list over the norm, (L, B).

    Weighted by people it is the fill, whatever the priority.

    Args:
        fill: F, bread issued over the norm of all, (B,).
        people: w, shares of the lists, first served first, (L, B).
        priority: k, 0 all alike to 1 list after list, (B,).
    """
    before = np.cumsum(people, axis=0) - people
    ladder = clipped((fill - before) / np.maximum(people, 1e-9), 0.0, 1.0)
    return fill + priority * (ladder - np.minimum(fill, 1.0))


def wanted(
    *,
    urban: Array,
    list_people: Array,
    issue: Array,
    norm: Array,
    wish: Array,
    priority: Array,
    beside: Array,
) -> Wanted:
    """Return what the lists are issued, and what they lack.

    Args:
        urban: Townspeople by region, million, (R, B).
        list_people: Shares of a region's townspeople on the lists, (R, L, 1|B).
        issue: Bread issued in towns, Mt a quarter, (B,).
        norm: Bread of the norm a head, t a quarter, (1|B,).
        wish: Bread wanted a head, t a quarter, (1|B,).
        priority: k, (B,).
        beside: e, bread wanted on markets even where rations suffice, of the wish, (1|B,).
    """
    people = urban[:, None, :] * list_people
    listed = people.sum(axis=0)
    total = listed.sum(axis=0)
    fill = issue / (norm * total)
    filled = issued(fill=fill, people=listed / total, priority=priority)
    issue_head = filled * (norm / wish)
    return Wanted(
        people=people,
        issued=issue_head,
        filled=filled,
        lacking=np.maximum(1 - issue_head, 0.0) + beside,
    )


def bought(
    *, people: Array, lacking: Array, affordable: Array, carried: Array, wish: Array, glut: Array
) -> Bought:
    """Return what people can and would buy of the bread that is carried to towns.

    Args:
        people: Townspeople, million, (R, L, B).
        lacking: Of the wish a head, (L, B).
        affordable: a, of the wish a head, (B,).
        carried: Grain that traders would bring, Mt, (B,).
        wish: Bread wanted a head, t a quarter, (1|B,).
        glut: g, how far bread that finds no buyer is sold for less, (1|B,).
    """
    listed = people.sum(axis=0)
    asked = wish * (listed * np.minimum(lacking, affordable)).sum(axis=0)
    cheaper = np.maximum(carried / np.maximum(asked, 1e-12), 1.0) ** glut
    head = np.minimum(lacking, affordable * cheaper)
    return Bought(head=head, demand=wish * (people * head).sum(axis=1))


def sold(*, supply: Array, demand: Array, nearness: Array) -> Array:
    """Return market bread of the towns of a region, Mt, (R, B); sums to the supply.

    Args:
        supply: Market grain by region of origin, Mt, at most the demand in sum, (R, B).
        demand: Mt, (R, B).
        nearness: v, share of it offered first in the region's own towns, (1|B,).
    """
    near = np.minimum(nearness * supply, demand)
    left = demand - near
    rest = supply.sum(axis=0) - near.sum(axis=0)
    carted: Array = near + left * (rest / np.maximum(left.sum(axis=0), 1e-12))
    return carted
