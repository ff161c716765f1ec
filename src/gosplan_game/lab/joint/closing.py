"""Closing what is still missed by the smallest step.

A search gets near; the last misses close better by their slopes. In each round every
demand is taken as linear in all numbers, and the shortest step is made that closes a share of
what is missed and uses at most part of the room of the rest:

    min |d|   such that   J d <= -phi g      for demands missed (g > 0)
                          J d <= -rho g      for those nearly missed (-0.4 < g <= 0)
                          0.001 <= u + d <= 0.999

g: the demands' distances (`demands`); J: their slopes, differences of 0.6 % of each number's
range towards its middle; phi: 0.15, 0.5 or 1; rho: 0.25 or 0.6. This is least distance programming,
solved as a problem of non-negative least squares: with E = [G^T; h^T], f = (0, ..., 0, 1) and
r = E u - f, the step is d_j = -r_j / r_{n+1}, and there is none where r = 0.

Medians have kinks that no slope tells of, so that a step may well better nothing. Each is
therefore tried at full and at half length, and by chance for a part m of its numbers
alone, these going 1 / m as far: what one number's kink undoes another's step still does. The set of
least score goes on,

    score = w sum_i min(max(g_i, 0), 0.5) + 0.6 #{i: g_i > 0} + mean error / 2

and the slopes are taken anew once a number has moved by more than 2 % of its range. Numbers
may be held: they stay where they were put, and the others close what that opens.

Source: Lawson & Hanson (1974), Solving Least Squares Problems, ch. 23; `scipy.optimize.nnls`.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator

import numpy as np
from rich.console import Console

from gosplan_game.core.errors import GosplanError
from gosplan_game.core.quantities import Array
from gosplan_game.lab.joint.demands import Demands

DIFFERENCE = 0.006
"""Share of a range over which a slope is taken: the path is rugged below that."""

NEAR = 0.4
"""Room within which a demand that is kept may be opened by a step."""

ROOMS_USED = (0.25, 0.6)
"""Shares of that room that a step may use: rho."""

SHARES = (0.15, 0.5, 1.0)
"""Shares of what is missed that a step is asked to close: phi."""

LENGTHS = (1.0, 0.5)
"""Shares of a step that are tried, for the slopes hold only nearby."""

PARTS = (1.0, 0.85, 0.6, 0.4)
"""Parts of a step's numbers that are tried, drawn by chance: m."""

WEIGHT = 60.0
"""Weight of what is missed against the mean error, w."""

LEAST_GAIN = 1e-3
"""Fall of the score that counts as better."""

STALE = 0.02
"""Share of a range beyond which a step asks for new slopes."""

EDGE = 0.001
"""Share of a range that a step keeps clear of."""

ITERATIONS = 20
"""Iterations of the least squares by number of unknowns."""

Measure = Callable[[Array], Demands]


def close(
    measure: Measure,
    start: Array,
    rounds: int,
    console: Console,
    held: Array | None = None,
    seed: int = 1,
    keep: Callable[[Array], None] = lambda _unit: None,
) -> Array:
    """Return a set that misses less, between 0 and 1, (dimension,).

    Args:
        measure: Measures sets, (dimension, set).
        start: Where to begin, (dimension,).
        rounds: Rounds at most; it ends when nothing is missed, or when two rounds in turn,
            the second with new slopes, better nothing.
        console: Where each round is told.
        held: Which numbers stay where they are, (dimension,) of bool.
        seed: Of the parts of steps that are tried.
        keep: Is given every set that is better than the last, so that nothing found is lost.
    """
    generator = np.random.default_rng(seed)
    moving = np.ones(len(start), bool) if held is None else np.logical_not(held)
    unit, here, slopes = start, *_linear(measure, start, moving)
    fresh = True
    for number in range(rounds):
        missed = _missed(here)
        console.print(
            f"round {number + 1}: score {_score(here)[0]:.3f}, "
            f"mean error {here.mean[0]:.2f} %, missed: {missed}"
        )
        if not missed:
            return unit
        found = _better(measure, unit, here, slopes, generator)
        if found is None and fresh:
            console.print("no step betters the set")
            return unit
        far = found is None or np.abs(found[0] - unit).max() > STALE
        if found is not None:
            unit, here = found
            keep(unit)
        if far:
            here, slopes = _linear(measure, unit, moving)
        fresh = far
    return unit


def _missed(here: Demands) -> dict[str, float]:
    """Return what the first set misses, the furthest first."""
    distance = here.distance[:, 0]
    order = [row for row in np.argsort(-distance) if distance[row] > 0]
    return {here.names[row]: round(float(distance[row]), 4) for row in order}


def _score(found: Demands) -> Array:
    """Return what tells better from worse, (set,)."""
    misses = WEIGHT * np.clip(found.distance, 0.0, 0.5) + 0.6 * (found.distance > 0)
    score: Array = misses.sum(axis=0) + 0.5 * found.mean
    return score


def _linear(measure: Measure, unit: Array, moving: Array) -> tuple[Demands, Array]:
    """Return the demands at a set, and their slopes, (demand, dimension)."""
    sign = np.where(unit > 0.5, -1.0, 1.0)
    moved = unit[:, None] + np.diag(sign * DIFFERENCE)[:, moving]
    found = measure(np.column_stack([unit, moved]))
    slopes = np.zeros((len(found.distance), len(unit)))
    slopes[:, moving] = (found.distance[:, 1:] - found.distance[:, :1]) / (
        sign[moving] * DIFFERENCE
    )
    return _one(found, 0), slopes


def _one(found: Demands, place: int) -> Demands:
    """Return the demands of one set of a batch."""
    chosen = slice(place, place + 1)
    return Demands(found.names, found.distance[:, chosen], found.mean[chosen])


def _better(
    measure: Measure, unit: Array, here: Demands, slopes: Array, generator: np.random.Generator
) -> tuple[Array, Demands] | None:
    """Return the best set that a step leads to; None where none is better than the set."""
    trials = np.array(list(_trials(unit, here.distance[:, 0], slopes, generator))).T
    if not trials.size:
        return None
    found = measure(trials)
    scores = _score(found)
    place = int(np.argmin(scores))
    if scores[place] > _score(here)[0] - LEAST_GAIN:
        return None
    return trials[:, place], _one(found, place)


def _trials(
    unit: Array, distance: Array, slopes: Array, generator: np.random.Generator
) -> Iterator[Array]:
    """Yield the sets that steps of several shares, lengths and parts lead to."""
    felt = np.abs(slopes).max(axis=1) > 0  # a demand that counts quarters has no slope
    near = np.flatnonzero((distance > -NEAR) & felt)
    for used, share in itertools.product(ROOMS_USED, SHARES):
        step = shortest_step(unit, distance[near], slopes[near], share, used)
        if step is not None:
            for part, length in itertools.product(PARTS, LENGTHS):
                chosen = generator.random(len(unit)) < part
                yield np.clip(unit + length * step * chosen / part, 0.0, 1.0)


def shortest_step(
    unit: Array, distance: Array, slopes: Array, share: float, used: float
) -> Array | None:
    """Return the shortest step that closes a share of what is missed, None where none does.

    Args:
        unit: The set, between 0 and 1, (dimension,).
        distance: The demands' distances, (demand,).
        slopes: How they change with each number, (demand, dimension).
        share: Share of what is missed that it closes, phi of the module.
        used: Share of the room of the rest that it may use, rho.

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
            np.where(distance > 0, share, used) * distance,
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
