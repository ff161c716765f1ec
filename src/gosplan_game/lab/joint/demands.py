"""Everything the fit is held to, as distances with a sign: negative where there is room.

    median of a series:     (m_s - b_s + 0.08) / b_s
    vital year:             (e_v - 33.5) / 35
    published total:        (1.05 l_r - x_r) / l_r,  (x_r - 0.93 h_r) / h_r
    stylised fact:          (l_f - x_f) / s_f + 0.01,  (x_f - h_f) / s_f + 0.01
    promise:                smaller / greater - 1 + margin

The loss (`objective`) adds up what is missed; `closing` has to know as well how far the rest
is from being missed. The symbols are those of the loss; l and h are the ends of a range, s_f
the greater of a fact's bounds.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from gosplan_game.core.errors import GosplanError
from gosplan_game.core.quantities import Array
from gosplan_game.lab import bar
from gosplan_game.lab.calibrate_errors import Errors, Range
from gosplan_game.lab.joint.objective import Objective, size
from gosplan_game.lab.validation.facts import FACTS, ORDER

BAND_ROOM = 0.08
"""Percentage points to stay below a band."""

VITAL_ROOM = 1.5
"""Percentage points to stay below the limit of a vital year."""

LOWER_ROOM, SHARE_ROOM, UPPER_ROOM = 1.05, 1.15, 0.93
"""Factors by which a published range is drawn in: a total's lower end, a share's, the upper."""

FACT_ROOM = 0.01
"""Share of a fact's bound to stay clear of it."""

UNPLAYABLE = 1.0
"""Distance of every demand for a set that the model cannot play."""


@dataclass(frozen=True, slots=True)
class Demands:
    """What a batch of sets is held to."""

    names: tuple[str, ...]
    distance: Array
    """Relative, positive where a demand is missed, (demand, set)."""
    mean: Array
    """Mean error of the series, percent, (set,)."""


def demands(objective: Objective, unit: Array) -> Demands:
    """Measure sets between 0 and 1, (dimension, set), against every demand."""
    errors, figures = objective.figures(unit)
    rows = list(_rows(objective, errors, figures))
    try:
        rows += [(f"promise: {each.id}", each.miss) for each in objective.promises(unit)]
    except (GosplanError, FloatingPointError):
        if unit.shape[1] > 1:
            return _one_by_one(objective, unit)
        raise
    sets = unit.shape[1]
    distance = np.stack([np.broadcast_to(row, (sets,)) for _, row in rows])
    names = tuple(name for name, _ in rows)
    return Demands(names, np.nan_to_num(distance, nan=UNPLAYABLE), errors.loss(ranges=False))


def _one_by_one(objective: Objective, unit: Array) -> Demands:
    """Measure each set alone, for one of them cannot be played."""
    found: list[Demands | None] = []
    for column in unit.T:
        try:
            found.append(demands(objective, column[:, None]))
        except (GosplanError, FloatingPointError):
            found.append(None)
    good = next(each for each in found if each is not None)
    none = Demands(good.names, np.full((len(good.names), 1), UNPLAYABLE), np.array([1e3]))
    whole = [each or none for each in found]
    return Demands(
        good.names,
        np.concatenate([each.distance for each in whole], axis=1),
        np.concatenate([each.mean for each in whole]),
    )


def _rows(objective: Objective, errors: Errors, figures: Array) -> Iterator[tuple[str, Array]]:
    """Yield what the record demands: name and distance, (set,)."""
    bands = objective.scenario.bands
    for name, median in zip(errors.series(), errors.medians(), strict=True):
        if name in bands:
            yield f"band: {name}", (median - bands[name] + BAND_ROOM) / bands[name]
    for number, error in enumerate(objective.vital(errors)):
        yield (
            f"vital year: {number}",
            (error - bar.VITAL_LIMIT + VITAL_ROOM) / bar.VITAL_LIMIT,
        )
    for each in errors.ranges:
        yield from _of_range(each)
    for fact, figure in zip(FACTS, figures[:-1], strict=True):
        if math.isfinite(fact.lower):
            yield f"fact, from below: {fact.id}", (fact.lower - figure) / size(fact) + FACT_ROOM
        if math.isfinite(fact.upper):
            yield f"fact, from above: {fact.id}", (figure - fact.upper) / size(fact) + FACT_ROOM
    yield f"fact: {ORDER}", figures[-1]


def _of_range(each: Range) -> Iterator[tuple[str, Array]]:
    if math.isfinite(each.lower) and each.lower > 0:
        room = LOWER_ROOM if each.lower > 1 else SHARE_ROOM
        yield f"at least: {each.text}", (room * each.lower - each.model) / each.lower
    if math.isfinite(each.upper):
        yield f"at most: {each.text}", (each.model - UPPER_ROOM * each.upper) / each.upper
