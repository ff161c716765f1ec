"""Closing what is still missed by the smallest step.

A search gets near; the last misses close better by their slopes. In each round every
demand is taken as linear in all numbers, and the shortest step is made that closes a share of
what is missed and uses at most part of the room of the rest:

    min |d|   such that   J d <= -phi g      for demands missed (g > 0)
                          J d <= -0.7 g      for those nearly missed (-0.4 < g <= 0)
                          0.001 <= u + d <= 0.999

g: the demands' distances (`demands`); J: their slopes, differences of 0.6 % of each number's
range towards its middle; phi: 0.35, 0.7 or 1, and smaller where none of these betters the set, for
medians have kinks that no slope tells of. This is least distance programming, solved as
a problem of non-negative least squares: with E = [G^T; h^T], f = (0, ..., 0, 1) and
r = E u - f, the step is d_j = -r_j / r_{n+1}, and there is none where r = 0.

Source: Lawson & Hanson (1974), Solving Least Squares Problems, ch. 23; `scipy.optimize.nnls`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from rich.console import Console

from gosplan_game.core.errors import GosplanError
from gosplan_game.core.quantities import Array
from gosplan_game.lab.joint.demands import Demands

DIFFERENCE = 0.006
"""Share of a range over which a slope is taken: the path is rugged below that."""

NEAR = 0.4
"""Room within which a demand that is kept may be opened by a step."""

ROOM_USED = 0.7
"""Share of that room that a step may use."""

SHARES = (0.35, 0.7, 1.0)
"""Shares of what is missed that a step is asked to close."""

LENGTHS = (1.0, 0.6)
"""Shares of a step that are tried, for the slopes hold only nearby."""

CAUTION = (1.0, 0.3, 0.1, 0.03)
"""Factors on the shares, tried in turn until a step betters the set."""

EDGE = 0.001
"""Share of a range that a step keeps clear of."""

ITERATIONS = 20
"""Iterations of the least squares by number of unknowns."""

Measure = Callable[[Array], Demands]


@dataclass(frozen=True, slots=True)
class Round:
    """Where a round began."""

    unit: Array
    """(dimension,)."""
    mean: float
    """Mean error of the series, percent."""
    missed: dict[str, float]
    """Demands missed, by name, and by how much."""


def close(measure: Measure, start: Array, rounds: int, console: Console) -> Array:
    """Return a set that misses less, between 0 and 1, (dimension,).

    Args:
        measure: Measures sets, (dimension, set).
        start: Where to begin, (dimension,).
        rounds: Rounds at most; it ends when nothing is missed.
        console: Where each round is told.
    """
    unit = start
    for number in range(rounds):
        here, slopes = _linear(measure, unit)
        missed = _missed(here)
        console.print(f"round {number + 1}: mean error {here.mean[0]:.2f} %, missed: {missed}")
        if not missed:
            return unit
        found = _better(measure, unit, here, slopes)
        if found is None:
            console.print("no step betters the set")
            return unit
        unit = found
    return unit


def _missed(here: Demands) -> dict[str, float]:
    """Return what the first set misses, the furthest first."""
    distance = here.distance[:, 0]
    order = [row for row in np.argsort(-distance) if distance[row] > 0]
    return {here.names[row]: round(float(distance[row]), 4) for row in order}


def _score(found: Demands) -> Array:
    """Return what tells better from worse: misses as in the joint loss, and the mean, (set,)."""
    misses = 15.0 * np.clip(found.distance, 0.0, 0.5) + 0.6 * (found.distance > 0)
    score: Array = misses.sum(axis=0) + 0.5 * found.mean
    return score


def _linear(measure: Measure, unit: Array) -> tuple[Demands, Array]:
    """Return the demands at a set, and their slopes, (demand, dimension)."""
    sign = np.where(unit > 0.5, -1.0, 1.0)
    moved = unit[:, None] + np.diag(sign * DIFFERENCE)
    found = measure(np.column_stack([unit, moved]))
    slopes = (found.distance[:, 1:] - found.distance[:, :1]) / (sign * DIFFERENCE)
    return Demands(found.names, found.distance[:, :1], found.mean[:1]), slopes


def _better(measure: Measure, unit: Array, here: Demands, slopes: Array) -> Array | None:
    """Return the best set that a step leads to; None where none is better than the set."""
    for caution in CAUTION:
        trials = np.array(list(_trials(unit, here.distance[:, 0], slopes, caution))).T
        if trials.size:
            scores = _score(measure(trials))
            place = int(np.argmin(scores))
            if scores[place] < _score(here)[0]:
                found: Array = trials[:, place]
                return found
    return None


def _trials(unit: Array, distance: Array, slopes: Array, caution: float) -> Iterator[Array]:
    """Yield the sets that steps of several shares and lengths lead to."""
    felt = np.abs(slopes).max(axis=1) > 0  # a demand that counts quarters has no slope
    near = np.flatnonzero((distance > -NEAR) & felt)
    for share in SHARES:
        step = shortest_step(unit, distance[near], slopes[near], caution * share)
        if step is not None:
            for length in LENGTHS:
                yield np.clip(unit + length * step, 0.0, 1.0)


def shortest_step(unit: Array, distance: Array, slopes: Array, share: float) -> Array | None:
    """Return the shortest step that closes a share of what is missed, None where none does.

    Args:
        unit: The set, between 0 and 1, (dimension,).
        distance: The demands' distances, (demand,).
        slopes: How they change with each number, (demand, dimension).
        share: phi of the module.

    Raises:
        GosplanError: `scipy` is not there.
    """
    try:
        from scipy.optimize import nnls  # comes with the extra `lab`
    except ImportError as error:
        raise GosplanError("closing a fit needs scipy: pip install 'gosplan-game[lab]'") from error
    count = len(unit)
    bound = np.concatenate(
        [
            np.where(distance > 0, share, ROOM_USED) * distance,
            np.minimum(EDGE - unit, 0.0),
            np.minimum(unit - (1.0 - EDGE), 0.0),
        ]
    )
    sides = np.vstack([-slopes, np.eye(count), -np.eye(count)])
    target = np.zeros(count + 1)
    target[-1] = 1.0
    try:
        weights, _ = nnls(np.vstack([sides.T, bound]), target, maxiter=ITERATIONS * len(bound))
    except RuntimeError:  # it went round in circles
        return None
    rest = np.vstack([sides.T, bound]) @ weights - target
    if abs(rest[-1]) < 1e-9:
        return None
    step: Array = -rest[:count] / rest[-1]
    return step
