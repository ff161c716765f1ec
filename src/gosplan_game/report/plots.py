"""Charts as data: lines, bands and axes, drawn alike by the window and on paper.

A line's role decides its ink and stroke everywhere: ``yours`` red with dots,
``history`` ink and dashed, ``reported`` ochre with hollow diamonds, ``other`` blue
(a counterfactual), ``middle`` the red middle of a fan. A band's role is ``range``
(published estimates, blue tint) or ``fan`` (tenth to ninth decile, red tint).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from gosplan_game.report.numbers import is_known, span, ticks

LineRole = Literal["yours", "history", "reported", "other", "middle", "plain"]
BandRole = Literal["range", "fan"]
Points = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One line: points (x in years, y in the chart's unit) and the label at its end."""

    role: LineRole
    label: str
    points: Points


@dataclass(frozen=True, slots=True)
class Band:
    """The space between two bounds: (x, lower, upper) from left to right."""

    role: BandRole
    label: str
    points: tuple[tuple[float, float, float], ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A place on an axis and what is written there."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything a chart shows, with its axes already chosen."""

    title: str
    unit: str
    lines: tuple[Line, ...]
    bands: tuple[Band, ...]
    x_range: tuple[float, float]
    y_range: tuple[float, float]
    x_marks: tuple[Mark, ...]
    y_marks: tuple[Mark, ...]
    now: float | None = None
    """Where the line of the present stands."""
    log: bool = False
    measure: str = ""
    """The catalogue's unit of its values, for whoever writes one out."""
    source: str = ""
    """Where history's line comes from."""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not any(line.points for line in self.lines)


def points(xs: Sequence[float], ys: Sequence[float]) -> Points:
    """Return the pairs of which both numbers are known."""
    return tuple(
        (float(x), float(y)) for x, y in zip(xs, ys, strict=True) if is_known(x) and is_known(y)
    )


HIGH = 0.6
"""A series that never falls below this share of its highest value is shown without the zero."""

FOOT = 0.16
"""Room under the least value of an axis without its zero: there the axis is drawn broken."""


def stands_high(lines: Sequence[Line], bands: Sequence[Band]) -> bool:
    """Return whether an axis from zero would leave much of the chart empty."""
    values = [y for line in lines for _, y in line.points]
    values += [y for band in bands for _, low, high in band.points for y in (low, high)]
    least, most = span(values)
    return is_known(least) and least > HIGH * most > 0


def value_range(
    lines: Sequence[Line], bands: Sequence[Band], *, from_zero: bool = True
) -> tuple[float, float]:
    """Return the span of the y axis with a little air; from zero unless told otherwise."""
    values = [y for line in lines for _, y in line.points]
    values += [y for band in bands for _, low, high in band.points for y in (low, high)]
    least, most = span(values)
    if not is_known(least):
        return (0.0, 1.0)
    if from_zero and least >= 0:
        least = 0.0
    if most - least <= 1e-12 * max(abs(most), 1.0):
        most, least = most + max(abs(most) * 0.1, 0.1), least - (0.0 if from_zero else 0.1)
    air = (most - least) * 0.06
    return (least if from_zero and least >= 0 else least - FOOT * (most - least), most + air)


def year_marks(first: float, last: float, most: int = 6) -> tuple[float, ...]:
    """Return whole years inside the span, not more than about ``most`` of them."""
    years = ticks(first, last, most)
    # Steps of two and a half years would be printed as years they do not stand at.
    step = max(1.0, float(np.floor(years[1] - years[0])) if len(years) > 1 else 1.0)
    start = np.ceil(first / step) * step
    return tuple(float(year) for year in np.arange(start, last + 1e-9, step))
