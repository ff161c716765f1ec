"""From village to town.

    rate = (1 - k)(0.005 rel - 0.001) + k (0.01875 rel - 0.018375)
    k = min(1, s + 1.2 terror)

rel is food and goods in town over those in the village. Under NEP people moved
slowly; fear and collectivisation made the same gap pull four times as hard.
Jobs pull, bans hold.

Source: Allen (2003), Farm to Factory, migration functions; limits are ours.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from gosplan_game.core.quantities import Array, clipped

LARGEST_RETURN = 0.1
"""Share of a town's people of an age that can go back to villages in a quarter."""


class Moves(NamedTuple):
    """Movers of a quarter, million, (R, A, B); both sum to the same over regions."""

    from_villages: Array
    to_towns: Array


def migration_rate(
    *,
    town_level: Array,
    village_level: Array,
    collectivised: Array,
    terror: Array,
    jobs: Array,
    exit_ban: Array,
    ban_effect: Array,
    mobility: Array,
) -> Array:
    """Return the share of villagers who move in a quarter, (R, B).

    Args:
        town_level: Consumption in town, relative, (B,).
        village_level: Consumption in the village, relative, (R, B).
        collectivised: s, (R, B).
        terror: 0 to 1, (B,).
        jobs: Pull of jobs, 0 to 2, (B,).
        exit_ban: 0 to 1, (B,).
        ban_effect: Share of moves that a full ban stops, (1|B,).
        mobility: Scale, (1|B,).
    """
    gap = clipped(town_level / np.maximum(village_level, 0.3), 0.8, 2.6)
    pressed = np.minimum(1.0, collectivised + 1.2 * terror)
    rate = (1 - pressed) * (0.005 * gap - 0.001) + pressed * (0.01875 * gap - 0.018375)
    return clipped(rate * mobility * jobs * (1 - ban_effect * exit_ban), -0.008, 0.04) / 4


def movers(*, people: Array, rate: Array, age_weight: Array) -> Array:
    """Return movers by age, million, (R, A, B); they sum to rate times all.

    Args:
        people: Million, (R, A, B).
        rate: Share who move, (R, B).
        age_weight: Relative mobility by age, (A, 1|B).
    """
    weighted = people * age_weight
    share = weighted / np.maximum(weighted.sum(axis=1), 1e-9)[:, None, :]
    moving = share * (rate * people.sum(axis=1))[:, None, :]
    return np.minimum(moving, 0.5 * people)


def placed(*, urban: Array, moving: Array) -> Moves:
    """Return movers with the towns they come to, or where negative, come from.

    Half stay in their region, half spread over all towns by size. Where hungry
    towns send people back, they give at most a tenth of any age in a quarter.

    Args:
        urban: Townspeople, million, (R, A, B).
        moving: From village to town, negative for returns, million, (R, A, B).
    """
    size = urban.sum(axis=1)
    share = (0.5 * size / np.maximum(size.sum(axis=0), 1e-9))[:, None, :]
    returning = np.maximum(-moving, 0.0)
    leaving = share * returning.sum(axis=0) + 0.5 * returning
    given = (LARGEST_RETURN * urban / np.maximum(leaving, 1e-12)).min(axis=0)
    moving = np.where(moving < 0, moving * np.minimum(1.0, given), moving)
    return Moves(from_villages=moving, to_towns=share * moving.sum(axis=0) + 0.5 * moving)
