"""Years out of quarters, as the catalogue's columns `calendar` and `annual` say.

Agricultural years run from Q3 to Q2, economic ones from Q4 to Q3; both are
labelled by the calendar year in which they begin.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from gosplan_game.core.calendar import Quarter
from gosplan_game.core.quantities import Array
from gosplan_game.core.variables import Variable

_FIRST_SEASON = {"agricultural": 2, "economic": 3}
"""Season in which a shifted year begins, 0 for Q1; all others begin with the calendar's."""


def year_quarters(variable: Variable, year: int) -> tuple[Quarter, ...]:
    """Return the quarters that make a variable's year.

    A stock's year is the one quarter at whose end it is taken; quarter 0 is the
    last one of the year before.
    """
    if variable.annual == "end":
        return (Quarter(year, 0) + (variable.end_quarter - 1),)
    first = Quarter(year, _FIRST_SEASON.get(variable.calendar, 0))
    return tuple(first + each for each in range(4))


def _full_years(variable: Variable, start: Quarter, turns: int) -> Iterator[tuple[int, list[int]]]:
    last = start + turns
    for year in range(start.year - 1, last.year + 2):
        rows = [quarter - start for quarter in year_quarters(variable, year)]
        if rows[0] >= 0 and rows[-1] < turns:
            yield year, rows


def _joined(
    variable: Variable, values: Array, numerator: Array | None, denominator: Array | None
) -> Array:
    """Return (run,) from the rows of a year, (quarter, run)."""
    joined: Array
    if variable.annual == "sum":
        joined = values.sum(axis=0)
        return joined
    if variable.annual == "end":
        joined = values[-1]
        return joined
    if variable.annual == "ratio" and numerator is not None and denominator is not None:
        below = denominator.sum(axis=0)
        fraction = numerator.sum(axis=0) / np.where(below == 0.0, np.nan, below)
        joined = variable.scale * fraction
        return joined
    joined = values.mean(axis=0)
    return joined


def annual_values(
    variable: Variable,
    values: Array,
    *,
    start: Quarter,
    numerator: Array | None = None,
    denominator: Array | None = None,
) -> tuple[npt.NDArray[np.int64], Array]:
    """Return (years, values (year, run)) of a recorded series.

    Args:
        variable: What the catalogue says of it.
        values: (turn, run).
        start: Quarter of the first row.
        numerator: For yearly ratios, (turn, run).
        denominator: For yearly ratios, (turn, run).
    """
    years: list[int] = []
    rows_found: list[Array] = []
    for year, rows in _full_years(variable, start, values.shape[0]):
        years.append(year)
        span = slice(rows[0], rows[-1] + 1)
        rows_found.append(
            _joined(
                variable,
                values[span],
                None if numerator is None else numerator[span],
                None if denominator is None else denominator[span],
            )
        )
    shape = (0, values.shape[1])
    joined = np.stack(rows_found) if rows_found else np.empty(shape)
    return np.array(years, dtype=np.int64), joined


def trailing_value(
    variable: Variable,
    values: Array,
    turn: int,
    *,
    quarters: int = 4,
    numerator: Array | None = None,
    denominator: Array | None = None,
) -> Array:
    """Return (run,) over the quarters that end with a turn, made as a year is."""
    first = turn - quarters + 1
    if variable.annual == "end":
        first = turn
    if first < 0 or turn >= values.shape[0]:
        return np.full(values.shape[1], np.nan)
    span = slice(first, turn + 1)
    return _joined(
        variable,
        values[span],
        None if numerator is None else numerator[span],
        None if denominator is None else denominator[span],
    )
