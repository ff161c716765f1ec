"""Rations by category: who gets how much of a town's bread.

    r_c = 1 + k s (1 - p) [(b_c / q_c) / mean(b / q) z_c - 1]  sum_c w_c q_c r_c = sum_c w_c q_c
    z_1 = 1 + x [min(1/o, 1/f) - 1]       z_c = 1 + x [max(1 - o/f, 0)/(1 - o) - 1]
    m_l = A [1 - v + v g_l / mean(g)]
    hunger_r = sqrt( sum_l u_l sum_c w_c max(0, 1 - [(1 - a) n_rl r_c + a min(m_l, 1)]/bare)^2 )

k is how far rations follow the categories, s the state's share of the town's food (who can
pay buys beside them), p how far families put their bread on one table, b the norm
and q the need of a category. What one category gets above its need another goes
without: dependants and employees starved in 1932-33 in towns where workers were fed. What
a list lacks (f, issued over the norm) is missed first by those who do not work at benches
(x; o is the workers' part of the bread): cards of dependants were cut, then taken.

Bread is not all food. Meat, milk and fat m are a part a of a diet; there are as many of
them a head as the country's herds give (A, against 1928), and where towns are supplied by
lists (v) the norms g share them out: the last list had none. The same bread feeds less where
the animals are gone or go to others, as in 1933 and not in 1922.

Source: norms of January 1931, list I: 800 g of bread for workers, 400 g for employees,
dependants and children (Narkomsnab; Davies and Wheatcroft 2004; Osokina 2001); meat of that
year 4.4, 2.6, 1.0 and 0 kg a month by list, and of a worker 150, 70 and 40 g a day in 1926,
1932 and 1933 (Osokina); needs by age and work after adult-equivalent scales; form ours.
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
    """Food against need of workers and employees of a list, all towns, (L, B)."""
    hunger: Array
    """Depth of hunger in a region's towns, root of the mean square, 0 to 1, (R, B)."""
    depth: Array
    """Its mean over all people of the towns: who is fed has no reason to leave, (R, B)."""


def animal_food(*, animals: Array, people: Array, norm: Array, priority: Array) -> Array:
    """Return meat, milk and fat a head of each list against 1928, (L, B).

    Weighted by people it is what the country has a head, whatever the priority.

    Args:
        animals: A, of the country, a head of its people against 1928, (B,).
        people: Townspeople by list, million, (L, B).
        norm: g, meat norm of the lists, (L, 1|B).
        priority: v, 0 all alike to 1 as the norms say, (B,).
    """
    favour = norm * (people.sum(axis=0) / np.maximum((people * norm).sum(axis=0), 1e-12))
    shared: Array = animals * (1 + priority * (favour - 1))
    return shared


def rationed(
    *,
    nutrition: Array,
    animal: Array,
    animal_share: Array,
    townspeople: Array,
    bare: Array,
    ranking: Array,
    state_share: Array,
    people: Array,
    norm: Array,
    need: Array,
    pooling: Array,
    filled: Array,
    cut: Array,
) -> Table:
    """Return the food of the categories and the hunger among them.

    Args:
        nutrition: n, bread against wish by region and list of towns, (R, L, B).
        animal: m, meat, milk and fat against 1928 by list, (L, B).
        animal_share: a, part of a diet that they are, (1|B,).
        townspeople: u, million, (R, L, B).
        bare: Diet against wish below which people die, (1|B,).
        ranking: k, how far rations follow the categories, 0 to 1, (B,).
        state_share: s, share of the towns' food that the state issues, (R, L, B).
        people: w, share of the townspeople, (C, 1|B).
        norm: b, norm against the mean, (C, 1|B).
        need: q, need against a grown person's, (C, 1|B).
        pooling: p, (1|B,).
        filled: f, bread issued over the norm by list, (L, B).
        cut: x, share of a shortage that spares workers while it can, (1|B,).
    """
    bread = people * norm
    favour = (norm / need) * ((people * need).sum(axis=0) / bread.sum(axis=0))
    first = bread[0] / bread.sum(axis=0)
    fill = np.minimum(np.maximum(filled, 0.05), 1.0)
    spared = 1 + cut * (np.minimum(1 / first, 1 / fill) - 1)
    others = 1 + cut * (np.maximum(1 - first / fill, 0.0) / (1 - first) - 1)
    favour = favour[:, None, :]
    favour = np.concatenate([favour[:1] * spared, favour[1:] * others])
    followed = ranking * (1 - pooling) * state_share
    share = 1 + followed * (favour - 1)[:, None]
    eaten = nutrition * share
    diet = (1 - animal_share) * eaten + animal_share * np.minimum(animal, 1.0)
    lack = clipped(1 - diet / bare, 0.0, 1.0)
    weight = (people / people.sum(axis=0))[:, None, None, :]
    lacking = weight * lack
    working = weight[:AT_WORK] / weight[:AT_WORK].sum(axis=0)
    regional = townspeople / np.maximum(townspeople.sum(axis=1), 1e-12)[:, None, :]
    of_list = townspeople / np.maximum(townspeople.sum(axis=0), 1e-12)
    return Table(
        share=share,
        at_work=((working * eaten[:AT_WORK]).sum(axis=0) * of_list).sum(axis=0),
        hunger=np.sqrt(((lacking * lack).sum(axis=0) * regional).sum(axis=1)),
        depth=(lacking.sum(axis=0) * regional).sum(axis=1),
    )
