"""Rounded figures that still add up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gosplan_game.report.addends import adding_up


@given(st.lists(st.floats(-1e4, 1e4), min_size=1, max_size=12), st.integers(0, 3))
def test_parts_add_up_to_the_rounded_total(parts: list[float], decimals: int) -> None:
    """Printed parts sum to the printed total, and none is off by more than one unit."""
    total = sum(parts)
    made = adding_up(parts, total, decimals)
    unit = 10.0 ** -decimals
    assert sum(made) == pytest.approx(round(total, decimals), abs=1.01e-6 + unit * 1e-6)
    assert all(abs(one - part) <= unit * (1 + 1e-6) for one, part in
               zip(made, parts, strict=True))


def test_a_third_three_times() -> None:
    """One of three thirds is rounded up."""
    assert adding_up([1 / 3] * 3, 1.0, 1) == (0.4, 0.3, 0.3)
