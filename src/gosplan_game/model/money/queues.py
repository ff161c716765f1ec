"""Queues: what a list price below the clearing one costs in hours.

    v = wish / goods at list prices                  virtual price of all that shops hold
    g = f (v - 1)^+ + (1 - f) (1/m - 1)^+            what buyers would still have paid
    h = min(k g, 40)                                 hours a week in queues
    lost = a (h - h28) / 46                          working time lost beyond that of 1928
    bought = min(1, sales / (b goods at list prices))

A good that is sold below its virtual price is paid for all the same: in time. Where the rent is
spent in queues alone, k = 46/(value of an hour over its wage); resale, closed shops and favour
take most of it, so that k is a fraction of that. Some of the hours are working hours: people
leave the bench when the shop opens. Taxes and loans that take the money away shorten the queue;
taken further, goods stay on the shelves, and nobody has them.

Source: Neary and Roberts (1980) on virtual prices; Kornai (1980), chapters 4 and 18; Barzel (1974)
on rationing by waiting; hours guessed beside the time budgets of Strumilin (1922-24: some four
hours a week of a family on purchases) and the queues told of 1931 (Osokina 1998, from memory).
"""

from __future__ import annotations

import numpy as np

from gosplan_game.core.quantities import Array


def shop_gap(*, wish: Array, goods_value: Array, markup: Array, food_share: Array) -> Array:
    """Return what buyers would have paid above list prices, over list prices, (B,).

    Args:
        wish: What households would spend in shops, million roubles, (B,).
        goods_value: What shops hold at list prices, million roubles, (B,).
        markup: m, list over clearing price of manufactures, (B,).
        food_share: f, food in the budget, (1|B,).
    """
    money = np.maximum(wish / np.maximum(goods_value, 1e-6) - 1, 0.0)
    return food_share * money + (1 - food_share) * np.maximum(1 / markup - 1, 0.0)


def hours(*, gap: Array, time: Array, most: Array) -> Array:
    """Return hours a week that a working person's household spends in queues, (B,).

    Args:
        gap: g, (B,).
        time: k, hours a week per unit of the gap, (1|B,).
        most: Hours a week beyond which nobody can stand in queues, (1|B,).
    """
    return np.minimum(time * gap, most)


def working_time_lost(
    *, hours: Array, usual: Array, absence: Array, week: Array
) -> Array:
    """Return the share of working time lost in queues beyond that of 1928, (B,).

    Args:
        hours: h, a week, (B,).
        usual: h28, (1|B,).
        absence: a, share of these hours that is taken from work, (1|B,).
        week: Working hours of a week in 1928, (1|B,).
    """
    lost: Array = absence * (hours - usual) / week
    return lost


def bought(*, sales: Array, goods_value: Array, shelf: Array) -> Array:
    """Return the share of goods that found a buyer, (B,): 1 while shops sell as they are used to.

    Args:
        sales: Million roubles, (B,).
        goods_value: What shops hold at list prices, million roubles, (B,).
        shelf: b, share of it that shops sell in a quiet quarter, (1|B,).
    """
    return np.minimum(sales / np.maximum(shelf * goods_value, 1e-6), 1.0)
