"""Operations put more simply, and the arrays they stand in."""

from dataclasses import dataclass

import numpy as np
import pytest

from gosplan_game.core.labels import Labels
from gosplan_game.sim.straight.function import Straight
from gosplan_game.sim.straight.simpler import PRODUCTS, _two_bounds, clip, in_blocks

LABELS = Labels(regions=("a",), branches=("b",))


@dataclass(frozen=True, kw_only=True, eq=False)
class Numbers:
    """A container of two arrays."""

    x: np.ndarray
    y: np.ndarray


PARAMS = Numbers(x=np.array([0.5]), y=np.array([[1.0], [2.0]]))
NOW = Numbers(x=np.array([[-1.0, 0.2, 3.0], [0.4, 0.6, 0.8]]), y=np.array([0.1, 0.7, 2.0]))


def both(function, *, params=PARAMS, now=NOW):
    """Return the body of a function's straight lines, their result and the function's own."""
    lines = Straight(function, "params", "now").written(LABELS, params, now)
    found = lines.play(lines.prepare(params, now.y.size), now)
    return lines.source.split("def play")[1], found, function(LABELS, params, now)


def equal(found, wanted):
    """Whether two results hold the same arrays."""
    for name, array in wanted.items():
        np.testing.assert_array_equal(*np.broadcast_arrays(found[name], array), err_msg=name)
    return list(found) == list(wanted)


@pytest.mark.parametrize(
    "bounded",
    [
        lambda x: np.minimum(np.maximum(x, 0.3), 0.7),
        lambda x: np.maximum(np.minimum(0.7, x), 0.3),
        lambda x: np.maximum(0, x),
        lambda x: np.minimum(x, 0.7),
    ],
)
def test_bounds_that_are_numbers_are_one_operation(bounded):
    """Both bounds, in either order, or one alone."""
    text, found, wanted = both(lambda _, params, now: {"x": bounded(now.x), "y": bounded(now.y)})
    assert text.count("clip(") == 2
    assert "maximum" not in text
    assert "minimum" not in text
    assert equal(found, wanted)


def test_bounds_that_cross_stay_in_their_order():
    """A lower bound above the upper one: the later of the two holds."""
    text, found, wanted = both(
        lambda _, params, now: {
            "high": np.minimum(np.maximum(now.x, 0.7), 0.3),
            "low": np.maximum(np.minimum(now.x, 0.3), 0.7),
            "of unknown order": np.maximum(np.minimum(now.x, params.x), 0.7),
        }
    )
    assert text.count("clip(") == 5
    assert equal(found, wanted)
    assert (found["low"] == 0.7).all()


def test_a_bound_that_is_used_by_itself_stays_by_itself():
    """What lies within one bound is asked for as well, so it is not skipped."""

    def function(_, params, now):
        low = np.maximum(now.x, 0.3)
        return {"low": low, "both": np.minimum(low, 0.7)}

    text, found, wanted = both(function)
    assert text.count("clip(") == 2
    assert equal(found, wanted)


def test_bounds_that_differ_by_the_run_are_left():
    """Numpy takes no longer for a maximum of two arrays than for bounds."""
    text, found, wanted = both(lambda _, params, now: {"x": np.maximum(now.x, now.y)})
    assert "clip" not in text
    assert equal(found, wanted)


def test_bounds_hold_what_is_not_a_number_and_what_numpy_lacks():
    """The one operation and the two it stands for agree, also on what is no number."""
    values = np.array([np.nan, -np.inf, np.inf, -1.0, 0.5, 2.0])
    np.testing.assert_array_equal(clip(values, 0.0, 1.0), _two_bounds(values, 0.0, 1.0))
    np.testing.assert_array_equal(clip(values, 1.0, 0.0), _two_bounds(values, 1.0, 0.0))


def test_a_parameter_of_all_runs_has_no_axis_but_where_it_is_needed():
    """Joined with others it has none; among the rows of a stack it has every run."""

    def function(_, params, now):
        return {"joined": now.y * params.x, "stacked": np.stack([now.y, params.x + 0 * now.y])}

    _, found, wanted = both(function)
    assert equal(found, wanted)

    def stacked(_, params, now):
        return {"sum": np.concatenate([now.y, params.x * 2])}

    wide = Numbers(x=PARAMS.x.repeat(3), y=PARAMS.y)
    lines = Straight(stacked, "params", "now").written(LABELS, wide, NOW)
    for params in (PARAMS, wide):
        found = lines.play(lines.prepare(params, 3), NOW)
        assert found["sum"].tolist() == [0.1, 0.7, 2.0, 1.0, 1.0, 1.0]


def test_parameters_that_differ_by_the_run_are_told_apart():
    """The same lines serve parameters of all runs and of each."""

    def function(_, params, now):
        return {"x": np.maximum(now.x * params.x, params.x) - params.y}

    wide = Numbers(x=np.array([0.5, 1.0, 2.0]), y=PARAMS.y)
    lines = Straight(function, "params", "now").written(LABELS, PARAMS, NOW)
    for params in (PARAMS, wide):
        found = lines.play(lines.prepare(params, 3), NOW)
        assert equal(found, function(LABELS, params, NOW))


def test_results_take_the_memory_of_those_that_are_needed_no_more():
    """A chain of operations needs one array; what is given back or looked at keeps its own."""

    def function(_, params, now):
        first = now.x + now.y
        row = first[0]
        second = (now.x * now.y - 1.0) * now.x + 3.0
        third = np.exp(-np.abs(now.x) * now.y) + second
        return {"row": row + third[1], "second": second, "third": third * 2.0}

    before = NOW.x.copy(), NOW.y.copy()
    text, found, wanted = both(function)
    assert equal(found, wanted)
    assert "multiply(now.x" not in text
    assert text.count(", x") > 4
    np.testing.assert_array_equal(NOW.x, before[0])
    np.testing.assert_array_equal(NOW.y, before[1])


def test_results_of_two_quarters_share_no_memory():
    """What one quarter gives back is not written over by the next."""

    def function(_, params, now):
        return {"x": (now.x * 2.0 + 1.0) * now.y, "y": now.x + 0.0}

    lines = Straight(function, "params", "now").written(LABELS, PARAMS, NOW)
    kept = lines.prepare(PARAMS, 3)
    first = lines.play(kept, NOW)
    copies = {name: array.copy() for name, array in first.items()}
    second = lines.play(kept, Numbers(x=first["x"], y=NOW.y))
    assert equal(first, copies)
    assert not np.shares_memory(first["x"], second["x"])


@pytest.mark.parametrize("runs", [1, 7, 700])
def test_a_matrix_in_blocks_is_the_matrix_times_columns(runs):
    """Whether all columns go at once or not, with memory given or not."""
    draws = np.random.default_rng(5)
    matrix, columns = draws.random((36, 35)), draws.random((35, runs))
    assert (36 * 35 * runs > PRODUCTS) == (runs == 700)
    out = np.empty((36, runs))
    assert in_blocks(matrix, columns, out) is out
    np.testing.assert_allclose(out, matrix @ columns, rtol=1e-13)
    np.testing.assert_array_equal(in_blocks(matrix, columns), out)


def test_noughts_and_ones_are_made_once_and_change_nothing():
    """What nought is added to or what is taken once stands for itself, and is not written over."""

    def function(_, params, now):
        wide = now.x + now.y
        kept = wide + np.zeros_like(wide)
        once = np.ones_like(wide) * wide
        return {"kept": kept, "once": once, "later": wide * 2.0 + 1.0}

    text, found, wanted = both(function)
    assert "zeros" not in text
    assert "ones" not in text
    assert text.count("multiply(") == 1
    assert equal(found, wanted)


def test_noughts_that_widen_or_fill_are_not_left_out():
    """Nought for every run makes one number many, and can be written into."""

    def function(_, params, now):
        wide = now.x + now.y
        filled = np.zeros_like(wide)
        filled[0] = now.y
        return {"widened": now.y + np.zeros_like(wide), "filled": filled,
                "nothing": np.zeros_like(now.y), "less": np.zeros_like(wide) - wide}

    _, found, wanted = both(function)
    assert equal(found, wanted)
    _, again, _ = both(function)
    assert equal(again, wanted)
