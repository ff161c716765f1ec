"""Straight lines of a single game."""

from dataclasses import dataclass

import numpy as np
import pytest

from gosplan_game.core.labels import Labels
from gosplan_game.sim.straight.function import Straight

LABELS = Labels(regions=("a",), branches=("b",))


@dataclass(frozen=True, kw_only=True, eq=False)
class Numbers:
    """A container of one array."""

    x: np.ndarray


def alone(function, params, now):
    """Return the straight lines of a single game, after comparing them with the function."""
    lines = Straight(function, "params", "now").written(LABELS, params, now, alone=True)
    found, wanted = lines.play(lines.prepare(params, 2), now), function(LABELS, params, now)
    assert list(found) == list(wanted)
    for name, value in wanted.items():
        np.testing.assert_array_equal(*np.broadcast_arrays(found[name], value), err_msg=name)
    return lines.source.split("def play")[1]


@pytest.mark.parametrize("rows", [2, 5, 9, 12, 16])
def test_a_sum_of_rows_is_that_of_numpy(rows):
    """To the last bit, for two equal columns."""
    draws = np.random.default_rng(rows)

    def function(_, params, now):
        return {"sum": (now.x * params.x).sum(axis=0)}

    for _ in range(20):
        now, params = (Numbers(x=draws.lognormal(0.0, 4.0, (rows, 1)).repeat(2, 1)) for _ in "ab")
        assert "add_reduce" not in alone(function, params, now)


@pytest.mark.parametrize("shape", [(9, 3), (9, 4)])
def test_a_sum_over_two_axes_is_that_of_numpy(shape):
    """To the last bit, whether all of an array is added up or a part of it."""
    draws = np.random.default_rng(7)

    def function(_, params, now):
        some = now.x * params.x
        return {"all": some.sum(axis=(0, 1)), "part": some[:, :2].sum(axis=(0, 1))}

    for _ in range(20):
        parts = (draws.lognormal(0.0, 4.0, (*shape, 1)).repeat(2, -1) for _ in range(2))
        now, params = (Numbers(x=each) for each in parts)
        assert "add_reduce" not in alone(function, params, now)


def test_a_single_game_adds_up_few_rows_by_itself_and_many_by_numpy():
    """Twelve rows become one number of Python; forty, and sums by row, stay with numpy."""

    def function(_, params, now):
        few = now.x * params.x
        many = np.concatenate([few, few, few, few])
        return {"few": few.sum(axis=0), "many": many.sum(axis=0), "all": few.sum(axis=None)}

    draws = np.random.default_rng(3)
    now = Numbers(x=draws.random((12, 1)).repeat(2, 1))
    text = alone(function, Numbers(x=draws.random((12, 1)).repeat(2, 1)), now)
    assert text.count(".tolist()") == 1
    assert text.count("add_reduce(") == 2


def test_numbers_beside_arrays_are_arrays_without_an_axis():
    """One that changes by the quarter is made into one once, a parameter before the game."""

    def function(_, params, now):
        total = now.x.sum(axis=0)
        return {
            "share": now.x / total, "less": np.maximum(now.x - total, 0.25),
            "scaled": now.x * params.x, "larger": np.where(now.x > total / 5, total, now.x),
        }

    now = Numbers(x=np.array([[1.0] * 2, [4.0] * 2]))
    text = alone(function, Numbers(x=np.array([3.0, 3.0])), now)
    assert text.count("array(x") == 2
    assert "array((" not in text


def test_smaller_arrays_beside_larger_ones_are_repeated():
    """Parameters before the game, what changes by a list of places, from its source at once."""

    def function(_, params, now):
        of_all, by_row = now.x[0, 0], now.x[:, 1]
        return {
            "parameter": now.x * params.x[:, None], "row": now.x + by_row[:, None, :],
            "column": now.x - now.x[:1], "both": by_row[:, None] * now.x[0],
            "number": of_all * by_row, "of labels": now.x * np.arange(4.0)[:, None],
        }

    draws = np.random.default_rng(4)
    now = Numbers(x=draws.random((3, 4, 1)).repeat(2, 2))
    text = alone(function, Numbers(x=draws.random((3, 2))[:, :1].repeat(2, 1)), now)
    assert text.count(".take(") == 4
    assert "None" not in text


def test_powers_are_those_of_numpy():
    """Of numbers and arrays, to numbers that have a short way and to those that have none."""

    def function(_, params, now):
        exponents = (2, 0.5, 1.5, 4, -1, 1, 0, 0.1)
        few = {f"{each} of many": now.x ** each for each in exponents}
        return few | {str(each): now.x[1] ** each for each in exponents} | {
            "parameter": now.x ** params.x, "number": now.x[1] ** params.x,
            "own": now.x ** now.x, "of numbers": now.x[0] ** now.x[1],
        }

    draws = np.random.default_rng(6)
    for exponent in (0.3, 1.0, 2.0, 3.0):
        now = Numbers(x=draws.random((7, 1)).repeat(2, 1))
        text = alone(function, Numbers(x=np.array([exponent, exponent])), now)
        assert text.count("**") == 6


def test_stacks_and_places_in_a_list_are_those_of_numpy():
    """Asked for without the functions in Python that lead there."""

    def function(_, params, now):
        places = np.flatnonzero(params.x[:, 0] > 0.5)
        doubled = now.x * 2.0
        return {
            "inner": np.stack([doubled, now.x, doubled + 1.0], axis=1),
            "outer": np.stack([doubled, now.x]), "some": doubled[places] + 1.0,
            "added up": np.cumsum(doubled, axis=0),
        }

    now = Numbers(x=np.array([[1.0] * 2, [2.0] * 2, [3.0] * 2]))
    text = alone(function, Numbers(x=np.array([[0.0] * 2, [1.0] * 2, [1.0] * 2])), now)
    assert text.count("np_stack(") == 1
    assert "cumsum" not in text
    assert ".take(" in text


def test_what_is_prepared_is_taken_out_a_few_at_a_time():
    """However much it is, a call needs room for its locals alone: no page of memory a quarter."""

    def function(_, params, now):
        return {"sum": sum((now.x[0] * params.x[row] for row in range(400)), start=now.x[1])}

    params, now = Numbers(x=np.linspace(0.0, 1.0, 800).reshape(400, 2)), Numbers(x=np.ones((2, 2)))
    lines = Straight(function, "params", "now").written(LABELS, params, now, alone=True)
    assert lines.play.__code__.co_nlocals > 400
    assert lines.play.__code__.co_stacksize < 100
