"""Joining the best single moves: a pattern search on the whole loss.

What one number's move betters, a band or promise often forbids until another number moves with it.
In each round every number that is not held is moved alone, up and down by a share s of
its range, and judged by the record, which is cheap. Of the moves that gain,

    gain_i = max(L(u) - L(u + s e_i), L(u) - L(u - s e_i)) > 0,

L the loss without promises, the 80 best are joined: the 1, 2, 3, 5, ... best in full, and groups
drawn by chance at part of their length. Those are judged by the whole loss, promises
included, and the least goes on where it is less by more than 0.001. Where none is, s shrinks
by two fifths, and below 0.3 % of a range it begins anew at its first length: new draws
may join what the earlier did not. The whole loss therefore never rises.

Source: Hooke & Jeeves (1961), "Direct search" solution of numerical and statistical problems,
J. ACM 8 (exploratory moves joined to one); Kolda, Lewis & Torczon (2003), Optimization by
direct search, SIAM Review 45 (shrinking steps). The groups by chance are our own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray
from rich.console import Console

from gosplan_game.core.quantities import Array

MOST = 80
"""Single moves at most that are joined."""

BEST = (1, 2, 3, 5, 8, 12, 20, 30, 45, 60, 80)
"""How many of the best moves are joined in full."""

TRIALS = 64
"""Joined sets of a round that are judged by the whole loss."""

LARGEST = 40
"""Moves below which a group drawn by chance stays."""

LENGTHS = (0.3, 0.6, 1.0)
"""Shares of their moves that such groups go."""

LEAST_GAIN = 1e-3
"""Fall of the whole loss that counts as better."""

SHRINK, SHORTEST = 0.6, 0.003
"""What a move shrinks by in a round that betters nothing; share of a range at which it is anew."""

EDGE = 0.001
"""Share of a range that a move keeps clear of."""

Judge = Callable[[Array], Array]
"""Returns the losses of sets, (set,), for sets between 0 and 1, (dimension, set)."""


def join(
    record: Judge,
    whole: Judge,
    start: Array,
    rounds: int,
    console: Console,
    *,
    step: float = 0.03,
    held: Array | None = None,
    seed: int = 1,
    keep: Callable[[Array, float], None] = lambda _unit, _loss: None,
) -> Array:
    """Return a set whose whole loss is no higher, between 0 and 1, (dimension,).

    Args:
        record: Judges single moves: the loss without promises.
        whole: Judges joined moves: all of it.
        start: Where to begin, (dimension,).
        rounds: Rounds to make.
        console: Where each round is told.
        step: First length of a single move, share of a range.
        held: Which numbers stay where they are, (dimension,) of bool.
        seed: Of the groups drawn by chance.
        keep: Is given every set that is better than the last, and its loss.
    """
    generator = np.random.default_rng(seed)
    moving = np.flatnonzero(np.ones(len(start), bool) if held is None else np.logical_not(held))
    best, least, length = start, float(whole(start[:, None])[0]), step
    for number in range(rounds):
        moves = _gaining(record, best, moving, length)
        found = _least(whole, best, moves, generator)
        if found is not None and found[1] < least - LEAST_GAIN:
            best, least = found
            keep(best, least)
        else:
            length = length * SHRINK if length * SHRINK >= SHORTEST else step
        console.print(
            f"joining {number + 1}: loss {least:.3f}, {len(moves)} moves gain, next of {length:.4f}"
        )
    return best


def _gaining(
    record: Judge, unit: Array, moving: NDArray[np.int64], length: float
) -> list[tuple[int, float]]:
    """Return numbers and the change of each that gains alone, the best first."""
    places = np.repeat(moving, 2)
    trials = np.repeat(unit[:, None], len(places), axis=1)
    columns = np.arange(len(places))
    signs = np.tile([1.0, -1.0], len(moving))
    trials[places, columns] = np.clip(unit[places] + signs * length, EDGE, 1.0 - EDGE)
    losses = record(np.column_stack([unit, trials]))
    gains = losses[0] - losses[1:]
    found: dict[int, float] = {}
    for column in np.argsort(-gains, kind="stable"):
        place = int(places[column])
        if gains[column] > 0 and place not in found and len(found) < MOST:
            found[place] = float(trials[place, column] - unit[place])
    return list(found.items())


def _least(
    whole: Judge, unit: Array, moves: list[tuple[int, float]], generator: np.random.Generator
) -> tuple[Array, float] | None:
    """Return the joined set of least whole loss and that loss; None where no move gains."""
    if not moves:
        return None
    trials = np.array(list(_joined(unit, moves, generator))).T
    losses = whole(trials)
    place = int(np.argmin(losses))
    return trials[:, place].copy(), float(losses[place])


def _joined(
    unit: Array, moves: list[tuple[int, float]], generator: np.random.Generator
) -> Iterator[Array]:
    """Yield sets with the best moves joined, then with groups of them drawn by chance."""
    places = np.array([place for place, _ in moves])
    changes = np.array([change for _, change in moves])
    counts = sorted({min(count, len(moves)) for count in BEST})
    groups = [(np.arange(count), 1.0) for count in counts]
    while len(groups) < TRIALS:
        size = min(int(generator.integers(2, LARGEST)), len(moves))
        chosen = generator.choice(len(moves), size=size, replace=False)
        groups.append((chosen, float(generator.choice(LENGTHS))))
    for chosen, share in groups:
        joined = unit.copy()
        joined[places[chosen]] += share * changes[chosen]
        yield joined
