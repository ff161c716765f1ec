"""Periods as sources write them, and the model's value for one.

A reference point says ``1928``, ``1925/26``, ``1929-07``, ``1933-37``,
``1930-31 avg``, ``1931-end``, ``1938-1941H1`` or ``1928-Q3``. Which quarters
that means depends on the series: a stock counted on 1 January is the end of the
quarter before, a harvest is the year's sum, a price that doubles within a month is
taken between the ends of two quarters. Agricultural and economic years go
by their first calendar year.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from gosplan_game.core.calendar import Quarter
from gosplan_game.core.quantities import Array
from gosplan_game.core.variables import Variable
from gosplan_game.sim.annual import trailing_value

Series = Callable[[str], Array]
"""Gives the quarters of an indicator, (turn, run), by its id."""

_YEAR = re.compile(r"^(\d{4})$")
_SPLIT_YEAR = re.compile(r"^(\d{4})/(\d{2})$")
_MONTH = re.compile(r"^(\d{4})-(\d{2})$")
_QUARTER = re.compile(r"^\d{4}-Q[1-4]$")
_END = re.compile(r"^(\d{4})-end$")
_HALF = re.compile(r"^(\d{4})H([12])$")
_RANGE = re.compile(r"^(\d{4})-(\d{4}|\d{2})(H1)?( avg)?$")


@dataclass(frozen=True, slots=True)
class Window:
    """The quarters that a period stands for, both ends included."""

    first: Quarter
    last: Quarter
    mean_of_years: bool = False
    """Whether a sum is to be divided by the number of years."""
    between: float | None = None
    """For a day: how far it lies from the end of the first quarter to that of the last."""


def window(period: str, variable: Variable) -> Window | None:
    """Return the quarters of a period, or None if no quarters can stand for it.

    A month of a flow, and a day within a quarter of a stock, have no counterpart in
    a quarterly model; such points are shown and not compared.
    """
    if found := _YEAR.match(period):
        return _year(int(found[1]), variable)
    if found := _SPLIT_YEAR.match(period):
        season = 2 if variable.calendar == "agricultural" else 3
        return Window(*_four_quarters(Quarter(int(found[1]), season)))
    if _QUARTER.match(period):
        quarter = Quarter.parse(period)
        return Window(quarter, quarter)
    if found := _END.match(period):
        return Window(Quarter(int(found[1]), 3), Quarter(int(found[1]), 3))
    if found := _HALF.match(period):
        second = (int(found[2]) - 1) * 2
        return Window(Quarter(int(found[1]), second), Quarter(int(found[1]), second + 1))
    if (found := _MONTH.match(period)) and 1 <= int(found[2]) <= 12:
        return _month(int(found[1]), int(found[2]), variable)
    if found := _RANGE.match(period):
        first = int(found[1])
        last = int(found[2]) if len(found[2]) == 4 else first // 100 * 100 + int(found[2])
        end = Quarter(last, 1 if found[3] else 3)
        return Window(Quarter(first, 0), end, mean_of_years=bool(found[4]))
    return None


def _four_quarters(first: Quarter) -> tuple[Quarter, Quarter]:
    return first, first + 3


def _year(year: int, variable: Variable) -> Window:
    if variable.annual == "end":
        last = Quarter(year, 0) + (variable.end_quarter - 1)
        return Window(last, last)
    if variable.calendar == "agricultural":
        return Window(*_four_quarters(Quarter(year, 2)))
    if variable.calendar == "economic":
        return Window(*_four_quarters(Quarter(year, 3)))
    return Window(*_four_quarters(Quarter(year, 0)))


def _month(year: int, month: int, variable: Variable) -> Window | None:
    if variable.annual == "end":
        if month % 3 != 1:
            return None
        before = Quarter(year, (month - 1) // 3) + -1
        return Window(before, before)
    if variable.first_of_month:
        inside = Quarter(year, (month - 1) // 3)
        return Window(inside + -1, inside, between=(month - 1) % 3 / 3)
    if variable.annual == "mean":
        inside = Quarter(year, (month - 1) // 3)
        return Window(inside, inside)
    return None


def value(
    period: Window, variable: Variable, series: Series, name: str, start: Quarter
) -> Array | None:
    """Return the model's value for a period, (run,), or None where a quarter is missing.

    Args:
        period: The quarters that the period stands for.
        variable: How the quarters of the series make a year.
        series: Gives the quarters of any indicator.
        name: Id of the series.
        start: The quarter of the first row.
    """
    rows = series(name)
    first, last = period.first - start, period.last - start
    if first < 0 or last >= len(rows):
        return None
    if period.between is not None:
        proportional: Array = rows[first] ** (1 - period.between) * rows[last] ** period.between
        return proportional
    ratio = variable.annual == "ratio"
    total = trailing_value(
        variable,
        rows,
        last,
        quarters=last - first + 1,
        numerator=series(variable.numerator) if ratio else None,
        denominator=series(variable.denominator) if ratio else None,
    )
    if period.mean_of_years and variable.annual == "sum":
        return total / ((last - first + 1) / 4)
    return total
