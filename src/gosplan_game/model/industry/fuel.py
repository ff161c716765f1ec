"""Fuel: coal and oil, and firewood where they fail.

    wood = min(H/H28 f, 1)
    fuel = M + s (1 - M) wood

When the Donbas and Baku fell away, railways and works burned wood. Peasants cut and carted
it, so it came as far as their horses lived and were fed: in 1921-22, with a third of the
horses gone and the rest thin, wood could not fill the gap that coal had left.

Source: coal was 62 % of the railways' fuel in 1913, 27 % in 1921/22 and 51 % in 1923/24
(facts coal_share_rail_fuel), most of the rest wood; the form is ours.
"""

from __future__ import annotations

import numpy as np

from gosplan_game.core.quantities import Array, clipped


def firewood(*, horses: Array, horses_1928: Array, feed_adequacy: Array) -> Array:
    """Return the firewood that peasants can cart, share of what is asked for, (B,).

    Args:
        horses: H, million head, (R, B).
        horses_1928: H28, million head, (R, 1|B).
        feed_adequacy: f, feed against need, (R, B).
    """
    fit = (horses * np.minimum(feed_adequacy, 1.0)).sum(axis=0)
    return np.minimum(fit / horses_1928.sum(axis=0), 1.0)


def fuel(*, mineral: Array, firewood: Array, substitution: Array) -> Array:
    """Return fuel against need, 0 to 1, (B,).

    Args:
        mineral: M, coal and oil against need, (B,).
        firewood: Share of the wood asked for that is carted, (B,).
        substitution: s, part of missing coal and oil that wood can replace, (1|B,).
    """
    enough = clipped(mineral, 0.0, 1.0)
    return enough + substitution * (1 - enough) * firewood
