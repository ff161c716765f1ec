"""The bar that the hindcast has to meet besides its medians.

These are demands on the model, not data of a scenario: totals that the published
estimates bracket, and the years in which no vital series may be far off. They
are applied wherever a scenario covers the period and has the series.
"""

from __future__ import annotations

from dataclasses import dataclass

from gosplan_game.core.calendar import Quarter
from gosplan_game.scenario.reasons import reason

VITAL = frozenset(
    (
        "grain_harvest",
        "horses",
        "cattle",
        "pigs",
        "population",
        "coal",
        "oil",
        "electricity",
        "steel",
    )
)
"""Series whose single years count in the critical years."""

CRITICAL_YEARS = frozenset((*range(1921, 1924), *range(1930, 1935)))

VITAL_LIMIT = 35.0
"""Percent by which no vital series may be off in a critical year."""


@dataclass(frozen=True, slots=True)
class Total:
    """A sum over quarters, both ends included, that estimates give as a range."""

    series: str
    first: Quarter
    last: Quarter
    lower: float
    upper: float


def _total(series: str, first: str, last: str, lower: float, upper: float) -> Total:
    return Total(series, Quarter.parse(first), Quarter.parse(last), lower, upper)


QUIET_YEAR_LIMIT = 300.0
"""Thousand excess deaths that no year outside the famines may exceed."""

TOTALS = (
    _total("excess_deaths", "1921-Q1", "1921-Q2", 0, QUIET_YEAR_LIMIT),
    _total("excess_deaths", "1921-Q3", "1923-Q2", 2500, 6000),
    _total("excess_deaths@ukraine", "1921-Q3", "1923-Q2", 200, 1000),
    _total("excess_deaths", "1932-Q1", "1934-Q4", 5500, 8700),
    _total("excess_deaths@ukraine", "1932-Q1", "1934-Q4", 2600, 5000),
    _total("excess_deaths@kazakhstan", "1930-Q1", "1933-Q4", 1200, 2300),
)
"""Excess deaths in thousands, by the published ranges of estimates.

The half-year before the drought of 1921 has none: it is held to the limit of a quiet year.
"""

PEAK_SERIES, PEAK_YEAR, PEAK_SPAN, PEAK_SHARE = "excess_deaths", 1933, (1932, 1934), 0.5
"""The year that must hold at least this share of the total over the span of years."""

RECORDED_SERIES = "excess_deaths_executions"
"""Deaths that are an order of the line, given as recorded, and no result of the model.

Executions of 1937 and 1938 alone exceed the limit; they are counted among the dead
everywhere, but do not tell whether the model makes hunger where there was none.
"""


def quiet_text(year: int) -> str:
    """Return what the limit of a quiet year is held against."""
    return reason("lab.quiet", what=PEAK_SERIES, year=year)

FAMINE_YEARS = frozenset((1921, 1922, 1923, 1930, 1931, 1932, 1933, 1934))
"""Years that a published range covers."""
