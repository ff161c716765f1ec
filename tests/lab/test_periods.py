"""Periods of the sources against the quarters of the model."""

from dataclasses import replace

import numpy as np
import pytest

from gosplan_game.core.calendar import Quarter
from gosplan_game.core.variables import VARIABLES
from gosplan_game.lab.periods import Window, value, window

START = Quarter(1921, 0)
QUARTERS = 82


def _window(first, last, **rest):
    return Window(Quarter.parse(first), Quarter.parse(last), **rest)


@pytest.mark.parametrize(
    ("series", "period", "expected"),
    [
        ("grain_harvest", "1928", _window("1928-Q1", "1928-Q4")),
        ("grain_procurement", "1927/28", _window("1927-Q3", "1928-Q2")),
        ("real_wage", "1925/26", _window("1925-Q4", "1926-Q3")),
        ("exports", "1923/24", _window("1923-Q4", "1924-Q3")),
        ("population", "1928", _window("1927-Q4", "1927-Q4")),
        ("horses", "1928", _window("1928-Q2", "1928-Q2")),
        ("grain_stocks_state_july", "1929-07", _window("1929-Q2", "1929-Q2")),
        ("collectivised_households", "1930-04", _window("1930-Q1", "1930-Q1")),
        ("collectivised_households", "1930-03", None),
        ("peasant_disturbances", "1930-03", None),
        ("scissors_ratio", "1923-10", _window("1923-Q4", "1923-Q4")),
        ("price_level", "1923-01", _window("1922-Q4", "1923-Q1", between=0.0)),
        ("price_level", "1924-03", _window("1923-Q4", "1924-Q1", between=2 / 3)),
        ("foreign_debt", "1931-end", _window("1931-Q4", "1931-Q4")),
        ("investment_by_plan", "1933-37", _window("1933-Q1", "1937-Q4")),
        ("investment_by_plan", "1938-1941H1", _window("1938-Q1", "1941-Q2")),
        ("coal", "1930-31 avg", _window("1930-Q1", "1931-Q4", mean_of_years=True)),
        ("coal", "1928-Q3", _window("1928-Q3", "1928-Q3")),
        ("coal", "1941H1", _window("1941-Q1", "1941-Q2")),
        ("armed_forces", "1923-early", None),
    ],
)
def test_window(series, period, expected):
    """A period stands for the quarters that its series' rule says, or for none."""
    coal = replace(VARIABLES["grain_harvest"], id="coal")
    assert window(period, {**VARIABLES, "coal": coal}[series]) == expected


def _rows(_name):
    """Quarters 0, 1, 2, ... for two runs, the second ten times the first."""
    return np.arange(QUARTERS)[:, None] * np.array([1.0, 10.0])


@pytest.mark.parametrize(
    ("series", "period", "expected"),
    [
        ("grain_harvest", "1921", 0 + 1 + 2 + 3),
        ("horses", "1922", 5),
        ("population", "1922", 3),
        ("price_level", "1921", 1.5),
        ("price_level", "1922-01", 3.0),
        ("price_level", "1922-03", 3 ** (1 / 3) * 4 ** (2 / 3)),
        ("labour_turnover", "1922", 400.0),
    ],
)
def test_value(series, period, expected):
    """A sum, an end, a mean and a ratio, worked by hand, keep the runs apart."""
    variable = VARIABLES[series]
    found = value(window(period, variable), variable, _rows, series, START)
    factor = 1 if variable.annual == "ratio" else 10
    np.testing.assert_allclose(found, [expected, expected * factor])


def test_mean_of_years():
    """A yearly average over several years is their sum divided by the years."""
    variable = VARIABLES["grain_harvest"]
    found = value(window("1921-22 avg", variable), variable, _rows, "grain_harvest", START)
    np.testing.assert_allclose(found, [sum(range(8)) / 2, sum(range(8)) * 5])


@pytest.mark.parametrize("period", ["1920", "1941", "1920/21"])
def test_a_period_outside_the_game_has_no_value(period):
    """A year that lacks a quarter in the game is not compared."""
    variable = VARIABLES["grain_harvest"]
    assert value(window(period, variable), variable, _rows, "grain_harvest", START) is None
