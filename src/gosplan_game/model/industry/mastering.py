"""New plant that nobody can run yet, and the people who could teach it.

    N' = N + new - m (N - held),   m = max(m_i x/x28 c (1 + f) (1 - N/K)^k, d)
    K working = K - (1 - p) N
    c' = c + a (1 - c) - s max(terror - h, 0) c

Works handed over are not works mastered (osvoenie): blast furnaces and presses of 1930-33
stood at a fraction of their rating until crews had learned them, and the more of a
branch is new, the fewer old hands there are to teach each shop (absorptive capacity). So
a branch that builds much stands still while it builds and surges afterwards. Works
whose coal or power is not yet there wait. Arrested
directors and engineers are replaced by people who need years; meanwhile new plant is
mastered slowly and old plant is run badly.

Source: Horvat (1958) and Penrose (1959) on absorptive capacity; Davies (1996), ch. on
1932-33, and Granick (1954) on the mastering of new works and on directors after 1937;
coefficients estimated or guessed, as the scenario states.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from gosplan_game.core.quantities import Array, clipped


class NewPlant(NamedTuple):
    """Plant that is not yet mastered, bn roubles, (S, B)."""

    mastered: Array
    """Of the quarter."""
    unmastered: Array
    """Closing stock."""


def new_plant(
    *,
    unmastered: Array,
    capital: Array,
    completed: Array,
    held: Array,
    experience: Array,
    experience_1928: Array,
    commanders: Array,
    foreign_help: Array,
    speed: Array,
    crowding: Array,
    depreciation: Array,
) -> NewPlant:
    """Master some of the new plant and take over what was completed.

    Args:
        unmastered: N, bn roubles, (S, B).
        capital: K, bn roubles, (S, B).
        completed: Handed over in the quarter, bn roubles, (S, B).
        held: Works that stand unfed, bn roubles, (S, B): nobody can learn to run them.
        experience: x, share of workers with experience, (B,).
        experience_1928: x28, (1|B,).
        commanders: c, share of posts held by practised directors and engineers, (B,).
        foreign_help: f, pace added by foreign engineers beside their machines, (B,).
        speed: m_i, share mastered a quarter with the hands of 1928, (S, 1|B).
        crowding: k, (1|B,).
        depreciation: d, (S, B) or (1|B,); what wears out needs no mastering.
    """
    old = np.maximum(1 - unmastered / np.maximum(capital, 1e-9), 0.05)
    taught = experience / experience_1928 * commanders * (1 + foreign_help)
    pace = speed * taught * old**crowding
    mastered = np.maximum(unmastered - held, 0.0) * clipped(pace, depreciation, 0.9)
    return NewPlant(mastered=mastered, unmastered=unmastered - mastered + completed)


def working_capital(*, capital: Array, unmastered: Array, unmastered_yield: Array) -> Array:
    """Return the plant that works, bn roubles, (S, B): K - (1 - p) N.

    Args:
        capital: K, (S, B).
        unmastered: N, (S, B).
        unmastered_yield: p, what plant gives before it is mastered, (1|B,).
    """
    return np.maximum(capital - (1 - unmastered_yield) * unmastered, 1e-3 * capital)


def commanders(
    *, commanders: Array, terror: Array, learning: Array, loss: Array, terror_threshold: Array
) -> Array:
    """Return the share of posts held by practised directors and engineers, (B,).

    Args:
        commanders: c, (B,).
        terror: 0 to 1, (B,).
        learning: a, share of the gap closed in a quarter, (1|B,).
        loss: s, share lost in a quarter of full terror, (1|B,).
        terror_threshold: h, terror below which none is lost, (1|B,).
    """
    lost = loss * np.maximum(terror - terror_threshold, 0.0) * commanders
    return clipped(commanders + learning * (1 - commanders) - lost, 0.05, 1.0)
