"""How far the record reacts to one number alone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gosplan_game.core.quantities import Array
from gosplan_game.lab.calibrate_errors import CAP, Errors, Judge
from gosplan_game.lab.calibrate_space import Space


@dataclass(frozen=True, slots=True)
class Pull:
    """What happens when a number goes to the ends of its range and all others stay."""

    change: float
    """Greatest change of a series' mean error, percentage points."""
    series: str
    """The series that changes most."""
    worse: float
    """Change of the loss at the worse end, percentage points."""


def pulls_of(judge: Judge, space: Space) -> list[Pull]:
    """Return the pull of every dimension."""
    count = len(space)
    ends = np.repeat(space.central()[:, None], 2 * count + 1, axis=1)
    for row, each in enumerate(space.dimensions):
        ends[row, 1 + 2 * row] = each.lower
        ends[row, 2 + 2 * row] = each.upper
    errors = judge.judge(space, ends)
    names, means, loss = errors.series(), _means(errors), errors.loss()
    found = []
    for row in range(count):
        columns = slice(1 + 2 * row, 3 + 2 * row)
        change = np.abs(means[:, columns] - means[:, :1])
        place = int(change.max(axis=1).argmax())
        worse = float((loss[columns] - loss[0]).max())
        found.append(Pull(float(change.max()), names[place], worse))
    return found


def _means(errors: Errors) -> Array:
    """Return the capped mean error by series, (series, run)."""
    capped = [
        np.minimum(np.nan_to_num(errors.of(name), nan=np.inf), CAP).mean(axis=0)
        for name in errors.series()
    ]
    return np.stack(capped)
