"""Rations by category: who gets how much of a town's bread.

    r_c = 1 + k s (1 - p) [(b_c / q_c) / mean(b / q) - 1]      sum_c w_c q_c r_c = sum_c w_c q_c
    hunger_r = sqrt( sum_l u_l sum_c w_c max(0, 1 - n_rl r_c/bare)^2 )

k is how far rations follow the categories, s the state's share of the town's food (who can
pay buys beside them), p how far families put their bread on one table, b the norm
and q the need of a category. What one category gets above its need another goes
without: dependants and employees starved in 1932-33 in towns where workers were fed.

Source: norms of January 1931, list I: 800 g of bread for workers, 400 g for employees,
dependants and children (Narkomsnab; Davies and Wheatcroft 2004; Osokina 2001); needs by age
and work after adult-equivalent scales; form ours.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from gosplan_game.core.quantities import Array, clipped

AT_WORK = 2
"""The first two categories, workers and employees, work."""


class Table(NamedTuple):
    """Food of towns and categories."""

    share: Array
    """Food against need of a category over that of its towns, (C, R, L, B)."""
    at_work: Array
    """Food against need of workers and employees, all towns, (B,)."""
    hunger: Array
    """Depth of hunger in a region's towns, root of the mean square, 0 to 1, (R, B)."""


def rationed(
    *,
    nutrition: Array,
    townspeople: Array,
    bare: Array,
    ranking: Array,
    state_share: Array,
    people: Array,
    norm: Array,
    need: Array,
    pooling: Array,
) -> Table:
    """Return the food of the categories and the hunger among them.

    Args:
        nutrition: n, food against wish by region and list of towns, (R, L, B).
        townspeople: u, million, (R, L, B).
        bare: Food against wish below which people die, (1|B,).
        ranking: k, how far rations follow the categories, 0 to 1, (B,).
        state_share: s, share of the towns' food that the state issues, (R, L, B).
        people: w, share of the townspeople, (C, 1|B).
        norm: b, norm against the mean, (C, 1|B).
        need: q, need against a grown person's, (C, 1|B).
        pooling: p, (1|B,).
    """
    favour = (norm / need) * ((people * need).sum(axis=0) / (people * norm).sum(axis=0))
    followed = ranking * (1 - pooling) * state_share
    share = 1 + followed * (favour - 1)[:, None, None, :]
    eaten = nutrition * share
    lack = clipped(1 - eaten / bare, 0.0, 1.0)
    weight = (people / people.sum(axis=0))[:, None, None, :]
    working = weight[:AT_WORK] / weight[:AT_WORK].sum(axis=0)
    regional = townspeople / np.maximum(townspeople.sum(axis=1), 1e-12)[:, None, :]
    of_all = townspeople / np.maximum(townspeople.sum(axis=(0, 1)), 1e-12)
    return Table(
        share=share,
        at_work=((working * eaten[:AT_WORK]).sum(axis=0) * of_all).sum(axis=(0, 1)),
        hunger=np.sqrt(((weight * lack * lack).sum(axis=0) * regional).sum(axis=1)),
    )
