"""Joining the best single moves of the joint fit: on losses made by hand."""

import numpy as np
import pytest
from rich.console import Console

from gosplan_game.lab.joint.joining import LEAST_GAIN, SHORTEST, SHRINK, join
from gosplan_game.lab.joint.objective import FAILED
from gosplan_game.lab.joint.processes import whole as measured_whole

QUIET = Console(quiet=True)
START = np.array([0.3, 0.3, 0.8])
GOAL = np.array([0.7, 0.7, 0.8])


def record(unit):
    """Return a bowl: each number alone gets nearer to the goal."""
    return np.abs(unit - GOAL[:, None]).sum(axis=0)


def whole(unit):
    """Return the bowl with a promise that the first two numbers go together."""
    return record(unit) + 5.0 * (np.abs(unit[0] - unit[1]) > 0.01)


def test_joined_moves_find_what_single_moves_cannot():
    """Each move alone breaks the promise; two together reach the goal."""
    step = 0.05
    for place in range(3):
        for change in (step, -step):
            alone = START.copy()
            alone[place] += change
            assert whole(alone[:, None])[0] > whole(START[:, None])[0]
    found = join(record, whole, START, 12, QUIET, step=step)
    assert found == pytest.approx(GOAL, abs=0.01)


def test_the_best_never_worsens_and_is_kept():
    """Every set that is kept is better than the last, and the last is what is returned."""

    def rugged(unit):
        return whole(unit) + 0.02 * np.sin(40 * unit).sum(axis=0)

    kept = []
    found = join(
        record, rugged, START, 10, QUIET, keep=lambda unit, loss: kept.append((unit, loss))
    )
    losses = [float(rugged(START[:, None])[0]), *(loss for _, loss in kept)]
    assert len(kept) > 1
    assert (np.diff(losses) < -LEAST_GAIN).all()
    assert found == pytest.approx(kept[-1][0])
    assert losses[-1] == pytest.approx(rugged(found[:, None])[0])


def test_held_numbers_stay():
    """A held number is not moved, and what only goes with it does not move either."""
    held = np.array([True, False, False])
    start = np.array([0.3, 0.3, 0.5])
    found = join(record, whole, start, 8, QUIET, step=0.05, held=held)
    assert found[0] == start[0]
    assert abs(found[1] - start[1]) <= 0.01
    assert found[2] == pytest.approx(GOAL[2], abs=0.05)
    assert join(record, whole, start, 2, QUIET, held=~np.zeros(3, bool)) == pytest.approx(start)


def test_a_seed_gives_the_same_set():
    """The groups drawn by chance are those of the seed, and the start is left as it was."""
    start = np.linspace(0.1, 0.4, 30)
    weights = np.random.default_rng(0).normal(size=30)  # some moves are good, some bad

    def bowl(unit):
        return ((unit - 0.6) ** 2).sum(axis=0)

    def promised(unit):
        return (weights @ unit) + 0.1 * bowl(unit)

    before = start.copy()
    first, again, other = (join(bowl, promised, start, 4, QUIET, seed=seed) for seed in (1, 1, 2))
    assert (first == again).all()
    assert (first != other).any()
    assert (start == before).all()


def test_moves_shrink_where_none_is_better_and_then_begin_anew():
    """At the goal nothing gains; moves get shorter round by round and return to the first."""
    lengths = []

    def watched(unit):
        lengths.append(float((unit - unit[:, :1]).max()))
        return record(unit)

    found = join(watched, whole, GOAL, 6, QUIET, step=0.01)
    assert found == pytest.approx(GOAL)
    expected = [0.01, 0.01 * SHRINK, 0.01 * SHRINK**2]
    assert 0.01 * SHRINK**3 < SHORTEST
    assert lengths == pytest.approx([*expected, *expected])


def test_a_set_that_fails_does_not_spoil_its_neighbours():
    """A batch with a set that cannot be played is measured one by one."""

    def objective(unit):
        failed = (unit[0] > 0.9).any()
        return np.full(unit.shape[1], FAILED) if failed else record(unit)

    sets = np.column_stack([START, [0.95, 0.5, 0.5], GOAL])
    found = measured_whole(objective, sets)
    assert found == pytest.approx([record(START[:, None])[0], FAILED, 0.0])
