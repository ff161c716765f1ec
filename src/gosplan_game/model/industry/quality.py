"""Quality: what is counted as made and cannot be used (brak), and what breaks for it.

    s_i = n_i [1 + a b max(p, 0) + c b clip(y_i - 1, 0, 0.8) + d max(1 - x/x28, 0) + e b m_i]
    sound_i = (1 - s_i)/(1 - n_i)
    broken = w sum_i v_i (1 - sound_i)

A works reported what it had cast, woven or dug, good or bad: coal with its slate, bricks that
did not bear loading, cloth of the second and third sort. Quality gave way first, since
a plan counted tons and metres: in the rush at the end of the plan year, under targets above
what a works could do, in the hands of newcomers, and with whatever material had come: who is
free of a target waits for the right one, or for a buyer. Input norms of 1928 allow for the
scrap of that year, n; what goes beyond it is missing with those who should have used it. For
export the sound goods are picked out. Machines are kept running with new parts, and break
when these are bad.

Source: Rakovsky (1930), The Five-Year Plan in Crisis, from the press and the Workers' and
Peasants' Inspection: slate in coal up to 18 %, rejects of 13 % in shoes, 14 % in rubber, a
tenth and then three tenths in garments, several times that at single works; Berliner
(1957), ch. 9, on quality under targets of quantity; docs/model.md (30) for storming: 1 to
2 % of output. The form is ours, its coefficients are guesses.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from gosplan_game.core.quantities import Array, clipped


class Pressures(NamedTuple):
    """What raises scrap above its norm, as a multiple of the norm, (S, B) or (B,)."""

    storming: Array
    tautness: Array
    newcomers: Array
    shortage: Array


def pressures(
    *,
    pace: Array,
    plan_binding: Array,
    tautness: Array,
    experience: Array,
    experience_1928: Array,
    shortage: Array,
    storming_effect: Array,
    tautness_effect: Array,
    newcomer_effect: Array,
    shortage_effect: Array,
) -> Pressures:
    """Return what presses on quality in a quarter.

    Args:
        pace: p, pace of work of the quarter over that of the year, (1|B,).
        plan_binding: b, (B,).
        tautness: y, target over capacity, (S, B).
        experience: x, share of workers with experience, (B,).
        experience_1928: x28, (1|B,).
        shortage: m, share of claimed material that did not come, smoothed, (S, B).
        storming_effect: a, (1|B,).
        tautness_effect: c, (1|B,).
        newcomer_effect: d, (1|B,).
        shortage_effect: e, (1|B,).
    """
    return Pressures(
        storming=storming_effect * plan_binding * np.maximum(pace, 0.0),
        tautness=tautness_effect * plan_binding * clipped(tautness - 1, 0.0, 0.8),
        newcomers=newcomer_effect * np.maximum(1 - experience / experience_1928, 0.0),
        shortage=shortage_effect * plan_binding * shortage,
    )


def scrap(*, norm: Array, pressure: Array) -> Array:
    """Return s, the share of what is counted as made that nobody can use, (S, B).

    Args:
        norm: n, share in 1928, (S, 1|B).
        pressure: The sum of what presses, as a multiple of the norm, (S, B).
    """
    return norm * (1 + pressure)


def sound(*, scrap: Array, norm: Array) -> Array:
    """Return the use of a unit at home against a unit of 1928, at most 1, (S, B).

    Args:
        scrap: s, (S, B).
        norm: n, (S, 1|B).
    """
    return (1 - scrap) / (1 - norm)


def broken(*, sound: Array, weight: Array, wear: Array) -> Array:
    """Return the share of plant lost in a quarter to bad parts and machines, (B,).

    Args:
        sound: (S, B).
        weight: v, branches that equip and repair, sums to 1, (S, 1|B).
        wear: w, (1|B,).
    """
    bad: Array = (weight * (1 - sound)).sum(axis=0)
    return wear * bad
