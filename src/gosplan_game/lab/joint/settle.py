"""Numbers that nothing feels go back to what the literature says: the middle of their range.

A search leaves a number that no series, total, fact or promise depends on wherever chance
carried it. Such a number is set to the middle of its documented range; a table has
no middle but its values, and stays.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gosplan_game.core.quantities import Array
from gosplan_game.lab.joint.objective import Objective, penalty

FELT = 0.004
"""Loss above which a number is felt, when it alone goes to the middle."""

TOLERATED = 0.05
"""Loss that all of them together may cost."""


@dataclass(frozen=True, slots=True)
class Settled:
    """A set whose unfelt numbers stand in the middle of their ranges."""

    unit: Array
    """(dimension,)."""
    names: tuple[str, ...]
    """Those that were moved."""
    cost: float
    """By how much the loss rose."""


def settle(objective: Objective, unit: Array) -> Settled:
    """Return the set with its unfelt numbers moved, the least felt half if all cost too much."""
    space = objective.space
    middle = np.clip(space.unit(space.middle()[:, None])[:, 0], 0.0, 1.0)
    away = np.flatnonzero(np.abs(unit - middle) > 1e-6)
    trials = np.repeat(unit[:, None], len(away), axis=1)
    trials[away, np.arange(len(away))] = middle[away]
    base = _whole(objective, unit)
    felt = objective.record(trials).of_the_record - objective.record(unit[:, None]).of_the_record
    moved = away[np.argsort(np.abs(felt))][: int((np.abs(felt) < FELT).sum())]
    while len(moved):
        wanted = unit.copy()
        wanted[moved] = middle[moved]
        cost = _whole(objective, wanted) - base
        if cost <= TOLERATED:
            return Settled(wanted, tuple(space.names[each] for each in sorted(moved)), cost)
        moved = moved[: len(moved) // 2]
    return Settled(unit, (), 0.0)


def _whole(objective: Objective, unit: Array) -> float:
    """Return the loss of one set, promises included."""
    column = unit[:, None]
    return float(objective.record(column).of_the_record[0] + penalty(objective.promises(column))[0])
