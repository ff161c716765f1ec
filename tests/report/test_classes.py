"""The five classes of a map."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gosplan_game.report.classes import STEPS, classes


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=12))
def test_steps_follow_the_order_of_values(values: list[float]) -> None:
    """A larger value never has a lighter step, and each lies within its bounds."""
    made = classes(values)
    for value, step in zip(values, made.steps, strict=True):
        assert 1 <= step <= STEPS
        if made.bounds:
            tolerance = 1e-6 * max(1.0, abs(made.bounds[-1] - made.bounds[0]))
            assert made.bounds[step - 1] - tolerance <= value <= made.bounds[step] + tolerance
    ranked = [step for _, step in sorted(zip(values, made.steps, strict=True))]
    assert ranked == sorted(ranked)


def test_unknown_values_have_no_step() -> None:
    """A region without a figure stays pale; alike regions need no bounds."""
    assert classes([math.nan, 1.0, 5.0]).steps[0] == 0
    assert classes([math.nan]).bounds == ()
    assert classes([4.0, 4.0]).steps == (1, 1)


def test_bounds_are_round() -> None:
    """Five equal steps between round numbers that hold all values."""
    made = classes([14.9, 1.3, 9.8, 2.4, 7.0])
    assert made.bounds == pytest.approx((0, 3, 6, 9, 12, 15))
    assert made.steps == (5, 1, 4, 1, 3)
