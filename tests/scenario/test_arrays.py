"""From tables by id to arrays, with what is told when they do not fit."""

from typing import Any

import numpy as np
import pytest

from gosplan_game.core.calendar import Quarter
from gosplan_game.core.labels import Labels
from gosplan_game.core.quantities import Quantity
from gosplan_game.scenario.arrays import Filler
from gosplan_game.scenario.findings import Findings
from gosplan_game.scenario.merging import Origin, SourceFile

LABELS = Labels(("north", "south", "east"), ("iron", "cloth"))
START = Quarter(1951, 0)


def filler() -> Filler:
    """Return a filler whose findings are empty."""
    return Filler(LABELS, Findings(({}, Origin(SourceFile("test", "", {})))))


def texts(used: Filler) -> list[str]:
    """Return what a filler complained of."""
    return [problem.text for problem in used.findings.problems]


def quantity(*axes: Any, **bounds: float) -> Quantity:
    """Return a quantity of some axes and bounds."""
    return Quantity("size", "t", "Size", tuple(axes), **bounds)


@pytest.mark.parametrize(
    ("value", "axes", "expected"),
    [
        (2, (), 2),
        (2, ("region",), [2, 2, 2]),
        ({"south": 3, "default": 1}, ("region",), [1, 3, 1]),
        ({"north": {"cloth": 5, "default": 0}, "default": 1}, ("region", "branch"),
         [[0, 5], [1, 1], [1, 1]]),
        ({"default": {"iron": 7, "cloth": 8}}, ("region", "branch"), [[7, 8]] * 3),
        ({"iron": {"cloth": 2, "default": 0}, "default": 0}, ("branch", "branch"),
         [[0, 2], [0, 0]]),
    ],
)
def test_spreads_become_arrays_in_the_order_of_the_labels(
    value: Any, axes: tuple[Any, ...], expected: Any
) -> None:
    """Ids decide the place, `default` fills the rest, two axes nest with the first outside."""
    used = filler()
    np.testing.assert_array_equal(used.fill(value, quantity(*axes), ("x",)), expected)
    assert not texts(used)


@pytest.mark.parametrize(
    ("value", "axes", "message"),
    [
        ({"north": 1}, ("region",), "x: no value for south, east; give one or a default"),
        ({"nort": 1, "default": 2}, ("region",), "unknown region 'nort'; did you mean 'north'?"),
        ({"north": 1}, (), "x: size is one number (t), found a table"),
        ("much", ("region",), "x: expected a number or a table by id, found 'much'"),
        (True, (), "x: expected a number, found True"),
        (float("nan"), (), "x: expected a finite number, found nan"),
        (10**400, (), "x: expected a finite number, found inf"),
        ({"default": {"default": {"default": 1}}}, ("region", "branch"), "is one number"),
        (-1, (), "x: -1 is out of bounds: expected from 0 to 9 (t)"),
        ({"south": 10, "default": 1}, ("region",), "x.south: 10 is out of bounds"),
    ],
)
def test_what_does_not_fit_is_named(value: Any, axes: tuple[Any, ...], message: str) -> None:
    """Each misfit says which value, of which key, and what was expected."""
    used = filler()
    used.fill(value, quantity(*axes, lower=0, upper=9), ("x",))
    assert any(message in text for text in texts(used)), texts(used)


def course(points: dict[str, Any], *axes: Any, linear: bool = False, **options: Any) -> Any:
    """Return a series over eight quarters from 1951-Q1."""
    used = filler()
    options.setdefault("before", None)
    options.setdefault("missing", None)
    found = used.series(
        points, quantity(*axes), ("p",), start=START, turns=8, linear=linear, **options
    )
    assert not texts(used), texts(used)
    return found


def test_steps_hold_until_the_next_point() -> None:
    """A year means its first quarter, points before the start count, the last one holds on."""
    found = course({"1950": 1, "1951-Q3": 2, "1952": 3})
    np.testing.assert_array_equal(found, [1, 1, 2, 2, 3, 3, 3, 3])


def test_lines_go_straight_from_point_to_point() -> None:
    """Between points a linear series rises evenly; beyond the last it holds."""
    found = course({"1950": 0, "1952": 8, "1952-Q3": 4}, linear=True)
    np.testing.assert_allclose(found, [4, 5, 6, 7, 8, 6, 4, 4])
    np.testing.assert_array_equal(course({"1950": 5}, linear=True), [5] * 8)


def test_order_of_points_in_the_file_does_not_matter() -> None:
    """Points are sorted by date."""
    np.testing.assert_array_equal(
        course({"1952": 3, "1951": 1}), course({"1951": 1, "1952": 3})
    )


def test_an_item_that_a_point_leaves_out_keeps_its_own_course() -> None:
    """With NaN for what is missing, orders of other items stand, in steps and in lines."""
    points = {"1951": {"iron": 1, "cloth": 10}, "1951-Q3": {"iron": 3}, "1952": {"cloth": 14}}
    held = course(points, "branch", missing=np.nan)
    np.testing.assert_array_equal(held[:, 0], [1, 1, 3, 3, 3, 3, 3, 3])
    np.testing.assert_array_equal(held[:, 1], [10, 10, 10, 10, 14, 14, 14, 14])
    straight = course(points, "branch", missing=np.nan, linear=True)
    np.testing.assert_allclose(straight[:5, 0], [1, 2, 3, 3, 3])
    np.testing.assert_allclose(straight[:5, 1], [10, 11, 12, 13, 14])


def test_before_the_first_point_stands_what_stood() -> None:
    """A series with something to begin with may begin late, item by item."""
    found = course(
        {"1951-Q3": {"cloth": 5}}, "branch", before=np.array([1.0, 2.0]), missing=np.nan
    )
    np.testing.assert_array_equal(found[:4], [[1, 2], [1, 2], [1, 5], [1, 5]])


def test_a_late_series_with_nothing_before_is_an_error() -> None:
    """The message names the first point and the quarter that lacks one."""
    used = filler()
    used.series(
        {"1952": 1}, quantity(), ("p",), start=START, turns=8, linear=False, before=None,
        missing=None,
    )
    assert texts(used) == [
        "p: no value for 1951-Q1: the first value is of 1952-Q1; begin at 1951-Q1 or before"
    ]
