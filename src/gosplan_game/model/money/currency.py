"""Paper money, its value and its replacement.

    e  = (f G + k N - R goods t/t28) / 4               deficit paid by printing, a quarter
    m* = (1 - T) M0 activity exp(-a pi_e)              real balances wanted
    P'/P = (m + e/3) / m*                              month by month
    pi_e' = pi_e + b (3 ln P'/P - pi_e),  1 - b = 0.5^(1/3)
    T' = T + v (min(1, C/e) order - T),  C = c M0 activity

A deficit above what people will hold in paper destroys the paper (Cagan). The quarter
is worked in months, for prices double within one. A currency on gold gains trust as it
is issued; those who turn to it leave the paper, and the rise of its prices quickens
(by half each month in autumn 1923, fourfold in January and February 1924), for what the
budget lacks is still printed, on ever less money, until the press is stopped. Where trust
is ordered down again, notes on gold are changed for paper at par (T falls by d: d M0 activity of
paper is issued), which by itself moves no price. The press can be
stopped only when what the budget lacks is no more than the new money can take up: an order beyond
that is not believed (Sargent 1982). Before the tax in money the state took and gave in
kind: its needs of money grow with free trade, f.

Source: Cagan (1956); Katzenellenbaum (1925) on the sovznak; Sargent (1982), The ends of
four big inflations; coefficients estimated on the price level of 1921-24 and on the
paper then in circulation, worth 61 million gold roubles in January 1922 and 94 in
January 1923.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from gosplan_game.core.quantities import Array, clipped

MONTHS = 3
"""Months of a quarter, in each of which paper is printed."""


class Paper(NamedTuple):
    """Paper money after a quarter, (B,)."""

    inflation: Array
    """ln P'/P"""
    expected: Array
    money_value: Array
    """Real value of paper, million gold roubles."""
    inflation_tax: Array
    """Real value lost by holders, million gold roubles."""
    issued: Array
    """Real value printed, million gold roubles."""


def cash_deficit(
    *,
    spending: Array,
    monetised: Array,
    soldiers: Array,
    soldier_cost: Array,
    revenue: Array,
    goods: Array,
    tax: Array,
    tax_1928: Array,
) -> Array:
    """Return what the budget lacks in money in a quarter, million gold roubles, (B,).

    Args:
        spending: G, needs besides the army where all is paid in money, a year, (1|B,).
        monetised: f, share of needs met with money, 0 to 1, (B,).
        soldiers: N, million, (B,).
        soldier_cost: k, gold roubles a year, (1|B,).
        revenue: R, excises a year at the goods and rates of 1928, (1|B,).
        goods: Consumer manufactures against 1928, (B,).
        tax: t, share of the retail price, (B,).
        tax_1928: t28, (1|B,).
    """
    needs = monetised * spending + soldier_cost * soldiers
    return np.maximum(needs - revenue * goods * tax / tax_1928, 0.0) / 4


def stable_trust(
    *,
    trust: Array,
    ordered: Array,
    deficit: Array,
    capacity: Array,
    speed: Array,
    closed: Array,
) -> Array:
    """Return the share of money in the stable currency after a quarter, (B,).

    Args:
        trust: T, (B,).
        ordered: Share that the state wishes, (B,).
        deficit: e, million gold roubles a quarter, (B,).
        capacity: C, what the new money can take up in a quarter, (B,).
        speed: v, share of the gap closed in a quarter, (1|B,).
        closed: Trust from which paper counts as withdrawn, (1|B,).
    """
    believed = np.minimum(1.0, capacity / np.maximum(deficit, 1e-9))
    aim = ordered * np.where(trust > closed, 1.0, believed)
    return trust + speed * (aim - trust)


def worth_kept(*, trust: Array, expected: Array, delay: Array) -> Array:
    """Return what a rouble received is worth when it is spent, over its worth at once, (B,).

    1 - (1 - T)(1 - exp(-d pi_e)): peasants paid in paper lose between market and shop, and
    sell less for it (Carr 1954 on the summer and autumn of 1923).

    Args:
        trust: T, (B,).
        expected: pi_e, log a quarter, (B,).
        delay: d, time between sale and purchase, quarters, (1|B,).
    """
    return 1 - (1 - trust) * (1 - np.exp(-delay * np.maximum(expected, 0.0)))


def kept(*, trust: Array, expected: Array, melting: Array) -> Array:
    """Return the share of money in which households keep cash from one quarter to another, (B,).

    k = max(T, min(2 (1 - pi_e/x), 1)): money is held where it keeps its worth, whoever issues it.
    A paper that has come to rest piles up in hands like any other when shops are empty.

    Args:
        trust: T, (B,).
        expected: pi_e, log a quarter, (B,).
        melting: x, expected rise at which nobody keeps paper, log a quarter, (1|B,).
    """
    return np.maximum(trust, clipped(2 * (1 - expected / melting), 0.0, 1.0))


def paper_money(
    *,
    money_value: Array,
    expected: Array,
    deficit: Array,
    trust_before: Array,
    trust: Array,
    activity: Array,
    real_balances: Array,
    sensitivity: Array,
    learning: Array,
    closed: Array,
) -> Paper:
    """Return the value of paper money after a quarter's deficit was printed.

    Args:
        money_value: m, million gold roubles, (B,).
        expected: pi_e, log a quarter, (B,).
        deficit: e, of the budget in the quarter, million gold roubles, (B,).
        trust_before: T as the quarter opens, (B,).
        trust: T at its end, (B,).
        activity: Trade for money against 1913, (B,).
        real_balances: M0, million gold roubles, (1|B,).
        sensitivity: a, quarters, (1|B,).
        learning: Weight of a quarter in expectations, (1|B,).
        closed: Trust from which paper counts as withdrawn, (1|B,).
    """
    learned = 1 - (1 - learning) ** (1 / MONTHS)
    held, fear = money_value, expected
    inflation, issued = np.zeros_like(money_value), np.zeros_like(money_value)
    full = real_balances * activity
    step = (trust - trust_before) / MONTHS
    paper, monthly = 1 - trust_before, deficit / MONTHS
    for _ in range(MONTHS):
        paper = paper - step
        wanted = np.maximum(paper * full * np.exp(-sensitivity * clipped(fear, -1, 4)), 2.0)
        printed = np.where(paper > 1 - closed, monthly, 0.0) + np.maximum(-step, 0.0) * full
        held = held + printed
        rise = clipped(np.log(held / wanted), -0.2, 2.0)
        held = held * np.exp(-rise)
        issued = issued + printed
        inflation = inflation + rise
        fear = fear + learned * (MONTHS * rise - fear)
    return Paper(
        inflation=inflation,
        expected=fear,
        money_value=held,
        inflation_tax=money_value + issued - held,
        issued=issued,
    )
