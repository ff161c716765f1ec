"""Paper money, its value and its replacement.

    m* = (1 - trust) M0 activity exp(-a pi_e)          real balances wanted
    P'/P = (m + e) / m*                                 e: deficit paid by printing
    pi_e' = pi_e + 0.5 (ln P'/P - pi_e)

A deficit above what people will hold in paper destroys the paper (Cagan). A
currency on gold gains trust as it is issued; paper dies when it is closed, and
with it the inflation tax: the deficit must then be affordable or prices rise in
the new money too.

Source: Cagan (1956); Katzenellenbaum (1925) on the sovznak; coefficients
estimated on the price level of 1921-24.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from gosplan_game.core.quantities import Array


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


def paper_money(
    *,
    money_value: Array,
    expected: Array,
    deficit: Array,
    trust: Array,
    activity: Array,
    real_balances: Array,
    sensitivity: Array,
) -> Paper:
    """Return the value of paper money after a deficit was printed.

    Args:
        money_value: m, million gold roubles, (B,).
        expected: pi_e, log a quarter, (B,).
        deficit: Of the budget in the quarter, million gold roubles, (B,).
        trust: Share of money in the stable currency, (B,).
        activity: Trade against 1913, (B,).
        real_balances: M0, million gold roubles, (1|B,).
        sensitivity: a, quarters, (1|B,).
    """
    wanted = np.maximum(
        (1 - trust) * real_balances * activity * np.exp(-sensitivity * np.clip(expected, -1, 3)),
        2.0,
    )
    issued = np.maximum(deficit, 0.0) * (1 - trust)
    inflation = np.clip(np.log((money_value + issued) / wanted), -0.3, 2.5)
    value = (money_value + issued) * np.exp(-inflation)
    return Paper(
        inflation=inflation,
        expected=expected + 0.5 * (inflation - expected),
        money_value=value,
        inflation_tax=money_value + issued - value,
        issued=issued,
    )
