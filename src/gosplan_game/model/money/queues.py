"""Queues: what a list price below the clearing one costs in hours.

    v = wish / goods at list prices                  virtual price of all that shops hold
    b = 1 + d (1 - plan) (credit - k)^+              what easy credit bids for manufactures
    g = f (v - 1)^+ + (1 - f) (b min(a, 1)/m - 1)^+  what buyers would still have paid
    h = min(k g, 40)                                 hours a week in queues
    lost = a (h - h28) / 46                          working time lost beyond that of 1928
    bought = min(1, sales / (b goods at list prices))

A good that is sold below its virtual price is paid for all the same: in time. Where the rent is
spent in queues alone, k = 46/(value of an hour over its wage); resale, closed shops and favour
take most of it, so that k is a fraction of that. Some of the hours are working hours: people
leave the bench when the shop opens. Taxes and loans that take the money away shorten the queue;
taken further, goods stay on the shelves, and nobody has them.

Easy credit to trusts is spent on building, hands and supplies, and bids for the goods of the
shops. Where lists are free syndicates take it in their mark-up; where a ceiling holds them, as
from 1924 on, shelves empty: the goods famine of 1925. A list that lies below what would clear
because its seller aims no higher (a, trusts without credit in 1922) makes no queue: traders buy
the goods up at once and sell them on.

Source: Novozhilov (1926) on credit and the goods famine; Johnson and Temin (1993); Carr (1952),
vol. 2, on traders beside the trusts of 1922; Neary and Roberts (1980) on virtual prices; Kornai
(1980), chapters 4 and 18; Barzel (1974) on rationing by waiting; hours guessed beside the time
budgets of Strumilin (1922-24: some four hours a week of a family on purchases) and the queues
told of 1931 (Osokina 1998, from memory).
"""

from __future__ import annotations

import numpy as np

from gosplan_game.core.quantities import Array


def credit_bid(
    *, credit: Array, neutral_credit: Array, demand: Array, bound: Array
) -> Array:
    """Return the virtual price of manufactures over that at credit that trade needs, (B,).

    b = 1 + d (1 - plan) (credit - k)^+: where plans bind, works pay each other by transfers that
    buy nothing in a shop.

    Args:
        credit: Bank credit to trade and industry against need, (B,).
        neutral_credit: k, (1|B,).
        demand: d, demand for goods that a credit of the whole need adds, (1|B,).
        bound: How far plans bind, 0 to 1, (B,).
    """
    return 1 + demand * (1 - bound) * np.maximum(credit - neutral_credit, 0.0)


def shop_gap(
    *,
    wish: Array,
    goods_value: Array,
    markup: Array,
    asked: Array,
    bid: Array,
    food_share: Array,
) -> Array:
    """Return what buyers would have paid above list prices, over list prices, (B,).

    Args:
        wish: What households would spend in shops, million roubles, (B,).
        goods_value: What shops hold at list prices, million roubles, (B,).
        markup: m, list over clearing price of manufactures, (B,).
        asked: a, what sellers aim at of themselves, over clearing price, (B,).
        bid: b, of easy credit, (B,).
        food_share: f, food in the budget, (1|B,).
    """
    money = np.maximum(wish / np.maximum(goods_value, 1e-6) - 1, 0.0)
    held = np.maximum(bid * np.minimum(asked, 1.0) / markup - 1, 0.0)
    return food_share * money + (1 - food_share) * held


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
