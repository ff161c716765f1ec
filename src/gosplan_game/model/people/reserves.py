"""State labour reserves: youths called up into trade schools, who learn and go to the works.

    left_r = min(v c/sum_r V, 1/20) V_r        came_r = sum(left) W_r/sum_r W
    called = sum(left) + min((1 - v) c, sum(W)/20)
    P' = P + called - P/T                      graduates = P/T

Villages give their share v of the youths and lose them to towns, where schools stand by the
works. While they learn they are hands nowhere: they eat the bread of towns, fill their rooms,
and are kept, clothed and taught at the state's cost by masters whom the works miss. They come
out as townspeople with a trade, who count as practised hands by a share. Schools of six months
and of two years are one stock here, so that some leave it sooner and some later than any did.
Pupils who die are counted among the townspeople's dead and not taken from P.

Source: decree of 2 October 1940: 800,000 to a million youths of 14 to 17 a year, two of every
hundred members of a kolkhoz; craft and railway schools of two years, factory schools of six
months (from memory); Nove, An Economic History of the USSR; form ours.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from gosplan_game.core.quantities import Array

MOST = 0.05
"""Share of those of working age that can be called up in a quarter, as of other groups taken."""


class CallUp(NamedTuple):
    """Youths called up in a quarter, million."""

    left: Array
    """Out of villages, (R, B)."""
    came: Array
    """The same in the towns they come to, (R, B)."""
    called: Array
    """With those of towns, (B,)."""


class Schools(NamedTuple):
    """Trade schools after a quarter, million, (B,)."""

    pupils: Array
    graduates: Array


def call_up(*, villagers: Array, townspeople: Array, number: Array, village_share: Array) -> CallUp:
    """Return who is called up, and where from.

    Args:
        villagers: V, of working age, million, (R, B).
        townspeople: W, of working age, million, (R, B).
        number: c, ordered for the quarter, million, (B,).
        village_share: v, (1|B,).
    """
    of_towns = townspeople.sum(axis=0)
    wanted = village_share * number
    left = np.minimum(wanted / np.maximum(villagers.sum(axis=0), 1e-9), MOST) * villagers
    leaving = left.sum(axis=0)
    return CallUp(
        left=left,
        came=leaving / np.maximum(of_towns, 1e-9) * townspeople,
        called=leaving + np.minimum(number - wanted, MOST * of_towns),
    )


def trade_schools(*, pupils: Array, called: Array, years: Array) -> Schools:
    """Return the trade schools a quarter later.

    Args:
        pupils: P, million, (B,).
        called: Million in the quarter, (B,).
        years: T, mean length of a course, (1|B,).
    """
    graduates = np.minimum(pupils / (4 * years), pupils)
    return Schools(pupils=pupils + called - graduates, graduates=graduates)
