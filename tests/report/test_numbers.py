"""Numbers as they are printed."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gosplan_game.report.numbers import (
    GAP,
    MINUS,
    NumberStyle,
    decimals_for,
    number,
    people,
    percent_change,
    rounded,
    sign_unit,
    signed,
    ticks,
)


def test_thousands_are_set_apart_and_minus_is_a_minus() -> None:
    """A negative thousand has a gap and the true minus sign."""
    assert number(-1234567.891, 1) == f"{MINUS}1{GAP}234{GAP}567.9"


def test_nothing_is_minus_zero() -> None:
    """A value that rounds to nothing has no sign."""
    assert number(-0.04, 1) == "0.0"
    assert signed(0.04, 1) == "0.0"
    assert signed(-0.04, 1) == "0.0"


def test_signed_shows_plus() -> None:
    """A rise carries its plus."""
    assert signed(3.2, 1) == "+3.2"


def test_what_is_not_known_is_a_dash() -> None:
    """Neither nan nor infinity reaches the page as a word."""
    assert number(math.nan) == "\u2013"
    assert number(math.inf, 2) == "\u2013"


def test_a_language_may_write_a_comma() -> None:
    """The decimal sign belongs to the language."""
    assert number(1234.5, 1, NumberStyle(decimal=",")) == f"1{GAP}234,5"


@pytest.mark.parametrize(
    ("values", "unit", "decimals"),
    [([4.25], "Mt", 2), ([35.5], "Mt", 1), ([162.0], "million", 0), ([0.0], "Mt", 0),
     ([math.nan], "Mt", 0), ([3.0], "count", 0), ([4.25, 120.0], "Mt", 0)],
)
def test_decimals_give_three_figures(values: list[float], unit: str, decimals: int) -> None:
    """A column takes the decimals of its largest value; people and counts take none."""
    assert decimals_for(values, unit) == decimals


def test_people_are_rounded_to_two_digits() -> None:
    """The record says about how many."""
    assert people(1_564_321) == f"1{GAP}600{GAP}000"
    assert rounded(0.0) == 0.0


def test_percent_change_needs_something_to_compare_with() -> None:
    """A rise from nothing is not a percentage."""
    assert percent_change(110, 100) == pytest.approx(10)
    assert math.isnan(percent_change(1, 0))


@given(st.floats(min_value=1e-3, max_value=1e6), st.integers(min_value=1, max_value=20))
def test_a_sign_is_round_and_enough(largest: float, most: int) -> None:
    """One sign stands for a round amount of which so many show the largest value."""
    one = sign_unit(largest, most)
    assert largest / one <= most * (1 + 1e-6)
    assert one / 10 ** math.floor(math.log10(one) + 1e-9) == pytest.approx(
        min((1, 2, 2.5, 4, 5), key=lambda step: abs(
            step - one / 10 ** math.floor(math.log10(one) + 1e-9))))


def test_ticks_are_round_and_inside() -> None:
    """An axis is marked at round values within its span."""
    assert ticks(0, 96, 5) == (0, 20, 40, 60, 80)
    assert ticks(3, 3) == (3,)
