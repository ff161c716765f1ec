"""Years are made out of quarters as the catalogue's columns say."""

import numpy as np
import pytest

from gosplan_game.core.calendar import Quarter
from gosplan_game.core.variables import Variable
from gosplan_game.sim.annual import annual_values, trailing_value

START = Quarter(1921, 0)
TEN = np.arange(10.0)[:, None] + np.array([0.0, 100.0])
"""Ten quarters, 1921-Q1 to 1923-Q2, of two runs."""


def variable(**columns):
    """Return a variable with the given columns."""
    return Variable(id="x", unit="Mt", meaning="x", **columns)


def yearly(what, values=TEN, **parts):
    """Return the years and the first run's values as plain lists."""
    years, found = annual_values(what, values, start=START, **parts)
    return years.tolist(), found[:, 0].tolist()


def test_flows_of_a_calendar_year_are_added_up():
    """Sums take four quarters, and the unfinished year is left out."""
    assert yearly(variable(annual="sum")) == ([1921, 1922], [6.0, 22.0])


def test_runs_are_kept_apart():
    """Every run has its own years."""
    _, found = annual_values(variable(annual="mean"), TEN, start=START)
    assert found.tolist() == [[1.5, 101.5], [5.5, 105.5]]


def test_agricultural_years_run_from_july_and_bear_their_first_year():
    """1921/22 is 1921-Q3 to 1922-Q2; the year that began before the record is left out."""
    assert yearly(variable(annual="sum", calendar="agricultural")) == ([1921, 1922], [14.0, 30.0])


def test_economic_years_run_from_october_and_bear_their_first_year():
    """1921/22 is 1921-Q4 to 1922-Q3, so 1922/23 lacks a quarter."""
    assert yearly(variable(annual="mean", calendar="economic")) == ([1921], [4.5])


def test_stocks_are_taken_at_the_stated_quarter():
    """A mid-year count of 1923 is in the record although the year is not over."""
    stock = variable(annual="end", end_quarter=2, stock=True)
    assert yearly(stock) == ([1921, 1922, 1923], [1.0, 5.0, 9.0])


def test_stocks_of_the_first_of_january_are_the_end_of_the_year_before():
    """1 January 1922 is the end of 1921-Q4; that of 1921 lies before the record."""
    stock = variable(annual="end", end_quarter=0, stock=True)
    assert yearly(stock) == ([1922, 1923], [3.0, 7.0])


def test_ratios_divide_the_year_and_not_the_quarters():
    """A yearly ratio is the sum of numerators over the sum of denominators."""
    what = variable(annual="ratio", numerator="a", denominator="b", scale=100.0)
    ones = np.ones_like(TEN)
    assert yearly(what, numerator=TEN, denominator=ones) == ([1921, 1922], [150.0, 550.0])


def test_ratios_of_nothing_are_not_a_number():
    """A year without a denominator has no ratio, and nothing is raised."""
    what = variable(annual="ratio", numerator="a", denominator="b")
    _, found = annual_values(
        what, TEN, start=START, numerator=TEN, denominator=np.zeros_like(TEN)
    )
    assert np.isnan(found).all()


@pytest.mark.parametrize("annual", ["sum", "mean", "end"])
def test_a_record_shorter_than_a_year_has_no_years_of_flows(annual):
    """Three quarters make no calendar year."""
    years, found = annual_values(variable(annual=annual), TEN[:3], start=START)
    assert years.size == 0
    assert found.shape == (0, 2)


def test_trailing_values_end_with_a_turn():
    """The last four quarters are added up, averaged, or taken at the end."""
    assert trailing_value(variable(annual="sum"), TEN, 5)[0] == 14.0
    assert trailing_value(variable(annual="mean"), TEN, 5)[0] == 3.5
    assert trailing_value(variable(annual="end"), TEN, 5)[0] == 5.0
    assert trailing_value(variable(annual="sum"), TEN, 5, quarters=1)[0] == 5.0


def test_trailing_values_before_a_year_is_over_are_not_a_number():
    """Three quarters are not a year."""
    assert np.isnan(trailing_value(variable(annual="sum"), TEN, 2)).all()
