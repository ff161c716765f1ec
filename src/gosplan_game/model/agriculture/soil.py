"""Soil: fallow ploughed up and rotations broken to fulfil a plan of sowing.

    over = max(A / (n A28) - 1, 0)
    q'   = q + r (1 - q) - e over                    once a year, at sowing
    Y    = ... q (1 + m over) / (1 + over)           added land yields the share m

Area beyond what rotations bear is taken from fallow and pasture: it yields less
itself, and the fields that lose their fallow fill with weeds and yield less for years.
The drive of 1930-32 did this; in September 1932 a decree ordered rotations
to be restored (Davies and Wheatcroft 2004, on crop rotation and fallow; Tauger 2001).

Source: form and coefficients ours; the yields of unfallowed against fallowed grain
on the steppe, about two thirds, bound m and e.
"""

from __future__ import annotations

import numpy as np

from gosplan_game.core.quantities import Array, clipped


def overstretch(*, area: Array, area_1928: Array, norm: Array) -> Array:
    """Return area beyond what rotations bear, as a share of that, (R, B).

    Args:
        area: A, Mha, (R, B).
        area_1928: A28, Mha, (R, 1|B).
        norm: n, area against 1928 that leaves rotations whole, (1|B,).
    """
    return np.maximum(area / (area_1928 * norm) - 1, 0.0)


def soil(*, soil: Array, over: Array, exhaustion: Array, recovery: Array) -> Array:
    """Return the state of the soil after a year's sowing, (R, B).

    Args:
        soil: q, 1 = rotations whole, (R, B).
        over: Area beyond the norm, share, (R, B).
        exhaustion: e, yield lost a year for all of the area again, (1|B,).
        recovery: r, share of the gap closed in a year, (1|B,).
    """
    return clipped(soil + recovery * (1 - soil) - exhaustion * over, 0.4, 1.0)


def yield_on_added_land(*, over: Array, added_yield: Array) -> Array:
    """Return the mean yield against that of land within the norm, (R, B).

    Args:
        over: Area beyond the norm, share, (R, B).
        added_yield: m, yield of added land against the rest, (1|B,).
    """
    return (1 + added_yield * over) / (1 + over)
