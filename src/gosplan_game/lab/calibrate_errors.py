"""How far many runs are from the record at once: the hindcast's errors as arrays.

The rules are the hindcast's own (`lab.hindcast`): the error of a point is relative, a
logarithm, or counted against a tolerance. Here they are kept by point and run, so that a
generation of a calibration, or an ensemble, is judged in one batch.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gosplan_game.core.calendar import Quarter
from gosplan_game.core.errors import GosplanError
from gosplan_game.core.misspelt import Unknown
from gosplan_game.core.quantities import Array
from gosplan_game.core.variables import Variable
from gosplan_game.lab import bar, periods
from gosplan_game.lab.calibrate_space import Space
from gosplan_game.lab.hindcast import (
    FEWEST_POINTS,
    TOLERANCE_PERCENT,
    back_fitted_series,
    reference_series,
)
from gosplan_game.scenario import Scenario
from gosplan_game.scenario.reasons import no_such, reason
from gosplan_game.sim.history import History
from gosplan_game.sim.run import CHUNK, simulate

CAP = 100.0
"""Percent beyond which a point's error counts no further in a loss."""

TOTALS = "excess_deaths"
"""The series that stands for the totals which published estimates bracket."""

TOTAL_WEIGHT = 0.2
"""Weight of a percent outside a published range, against a percent of the mean series."""

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class ReferencePoint:
    """One published figure and the quarters it stands for."""

    series: str
    period: str
    value: float
    window: periods.Window

    @property
    def year(self) -> int:
        """The year that the period begins with."""
        return int(self.period[:4])


@dataclass(frozen=True, slots=True)
class Span:
    """A total or share that the bar brackets, and the years it is taken over."""

    text: str
    lower: float
    upper: float
    first_year: int
    last_year: int


@dataclass(frozen=True, slots=True)
class Range:
    """A total or share that the bar brackets, (run,)."""

    span: Span
    model: Array

    @property
    def text(self) -> str:
        """What it is."""
        return self.span.text

    @property
    def lower(self) -> float:
        """Least published estimate; minus infinity where there is none."""
        return self.span.lower

    @property
    def upper(self) -> float:
        """Greatest published estimate."""
        return self.span.upper

    def distance(self) -> Array:
        """Return how far outside it lies, percent of the nearer bound, (run,)."""
        below = np.maximum(self.lower - self.model, 0.0) if math.isfinite(self.lower) else 0.0
        above = np.maximum(self.model - self.upper, 0.0)
        nearer = self.lower if math.isfinite(self.lower) and self.lower else self.upper
        with np.errstate(invalid="ignore"):
            return np.nan_to_num(100 * (below / nearer + above / self.upper), nan=math.inf)


@dataclass(frozen=True, slots=True)
class Errors:
    """Errors of a batch against the record."""

    points: tuple[ReferencePoint, ...]
    model: Array
    """(point, run)."""
    error: Array
    """Percent, (point, run)."""
    ranges: tuple[Range, ...]

    @property
    def runs(self) -> int:
        """How many runs were judged."""
        return int(self.error.shape[1])

    def series(self, kept: Mask | None = None) -> list[str]:
        """Return the series that have (kept) points, in order."""
        names = [point.series for point in self.points]
        if kept is not None:
            names = [name for name, keep in zip(names, kept, strict=True) if keep]
        return list(dict.fromkeys(names))

    def of(self, series: str, kept: Mask | None = None) -> Array:
        """Return the errors of one series, (point, run)."""
        rows = mask(self.points, lambda point: point.series == series)
        return self.error[rows if kept is None else rows & kept]

    def medians(self, kept: Mask | None = None) -> Array:
        """Return the median error of each series of `series(kept)`, (series, run)."""
        found = [np.median(self.of(name, kept), axis=0) for name in self.series(kept)]
        return np.stack(found) if found else np.empty((0, self.runs))

    def loss(
        self, kept: Mask | None = None, *, ranges: bool = True, without: Collection[int] = ()
    ) -> Array:
        """Return one number a run, percent: mean of series, each half median and half mean.

        Args:
            kept: Points that count.
            ranges: Whether totals outside their published ranges count as well.
            without: Years that no total may reach into.
        """
        parts = []
        for name in self.series(kept):
            capped = np.minimum(np.nan_to_num(self.of(name, kept), nan=math.inf), CAP)
            parts.append((np.median(capped, axis=0) + capped.mean(axis=0)) / 2)
        total: Array = np.mean(parts, axis=0) if parts else np.zeros(self.runs)
        if ranges:
            for each in self.ranges:
                if any(each.span.first_year <= year <= each.span.last_year for year in without):
                    continue
                total = total + TOTAL_WEIGHT * np.minimum(each.distance(), CAP)
        return total


def mask(points: Sequence[ReferencePoint], keep: Callable[[ReferencePoint], bool]) -> Mask:
    """Return which points are kept, (point,)."""
    return np.array([keep(point) for point in points], dtype=bool)


class Judge:
    """Plays batches of parameters through history and measures them against the record."""

    def __init__(
        self, scenario: Scenario, series: Collection[str] = (), *, totals: bool = True
    ) -> None:
        """Prepare the points of some series; by default all that the hindcast judges."""
        self.scenario = scenario
        self.points = tuple(_points(scenario, series or judged_series(scenario)))
        self.totals = totals
        wanted = {point.series for point in self.points}
        if totals:
            wanted |= {bar.RECORDED_SERIES} | {
                total.series
                for total in bar.TOTALS
                if total.series.partition("@")[2] in ("", *scenario.labels.regions)
            }
        self._ids = sorted(_with_parts(scenario, wanted))

    def judge(self, space: Space, values: Array) -> Errors:
        """Return the errors of parameter sets (dimension, set), batch by batch.

        A set that the model cannot play has infinite errors.
        """
        parts = [
            self._batch(space, values[:, first : first + CHUNK])
            for first in range(0, values.shape[1], CHUNK)
        ]
        return _joined(parts)

    def _batch(self, space: Space, values: Array) -> Errors:
        runs = values.shape[1]
        try:
            return self.measured(self.play(runs=runs, changes=space.changes(values)))
        except GosplanError:
            if runs == 1:
                return self._failed()
        half = runs // 2
        return _joined([self._batch(space, values[:, :half]), self._batch(space, values[:, half:])])

    def play(self, *, runs: int, changes: dict[str, Array]) -> History:
        """Return the historical orders under historical shocks with other parameters."""
        return simulate(
            self.scenario,
            policy="historical",
            shocks="historical",
            runs=runs,
            changes=changes,
            series=self._ids,
        )

    def measured(self, history: History) -> Errors:
        """Return the errors of a history."""
        model = np.stack([self._model(history, point) for point in self.points])
        error = np.stack(
            [
                point_errors(self.scenario.variables[point.series], row, point.value)
                for point, row in zip(self.points, model, strict=True)
            ]
        )
        ranges = tuple(_ranges(history)) if self.totals else ()
        return Errors(self.points, model, error, ranges)

    def _model(self, history: History, point: ReferencePoint) -> Array:
        variable = self.scenario.variables[point.series]
        found = periods.value(point.window, variable, history.get, point.series, history.start)
        return np.full(history.runs, np.nan) if found is None else found

    def _failed(self) -> Errors:
        nothing = np.full((len(self.points), 1), np.nan)
        ranges = tuple(
            Range(span, np.full(1, np.nan))
            for span in _spans(self.scenario.start, self.scenario.end)
        )
        return Errors(
            self.points, nothing, np.full_like(nothing, math.inf), ranges if self.totals else ()
        )


def judged_series(scenario: Scenario) -> list[str]:
    """Return the ids of the outcomes with enough points to be judged, without what was put in."""
    put_in = back_fitted_series(scenario)
    return [
        name
        for name in reference_series(scenario)
        if name in scenario.variables
        and name not in put_in
        and scenario.variables[name].role == "outcome"
        and sum(True for _ in _points(scenario, (name,))) >= FEWEST_POINTS
    ]


def point_errors(variable: Variable, model: Array, reference: float) -> Array:
    """Return a point's error in percent in every run, by the rule its series states."""
    if variable.error == "absolute":
        return np.abs(model - reference) / variable.tolerance * TOLERANCE_PERCENT
    if variable.error == "log":
        possible = (model > 0) & (reference > 0)
        ratio = np.where(possible, model, 1.0) / (reference if reference > 0 else 1.0)
        return np.where(possible, np.abs(np.log(ratio)) * 100, math.inf)
    if not reference:
        return np.full_like(model, math.inf)
    return np.abs(model - reference) / abs(reference) * 100


def _points(scenario: Scenario, series: Collection[str]) -> Iterator[ReferencePoint]:
    for name in series:
        if name == TOTALS:
            continue
        if name not in scenario.variables or not scenario.reference(name):
            raise Unknown(no_such("record", name, reference_series(scenario),
                                  where=scenario.id))
        variable = scenario.variables[name]
        for reference in scenario.reference(name):
            found = periods.window(reference.period, variable)
            if (
                found is not None
                and found.first >= scenario.start
                and found.last <= scenario.end
            ):
                yield ReferencePoint(name, reference.period, reference.value, found)


def _with_parts(scenario: Scenario, wanted: Collection[str]) -> Iterator[str]:
    for name in wanted:
        yield name
        variable = scenario.variables.get(name)
        if variable is not None and variable.annual == "ratio":
            yield variable.numerator
            yield variable.denominator


def _spans(start: Quarter, end: Quarter) -> list[Span]:
    """Return what the bar brackets of a period."""
    found = [
        Span(
            reason("lab.total", what=total.series, first=str(total.first),
                   last=str(total.last)),
            total.lower,
            total.upper,
            total.first.year,
            total.last.year,
        )
        for total in bar.TOTALS
        if start <= total.first and total.last <= end
    ]
    first, last = bar.PEAK_SPAN
    if start <= Quarter(first, 0) and Quarter(last, 3) <= end:
        text = reason("lab.share", year=bar.PEAK_YEAR, what=bar.PEAK_SERIES, first=first, last=last)
        found.append(Span(text, bar.PEAK_SHARE, 1.0, first, last))
    found += [
        Span(bar.quiet_text(year), -math.inf, bar.QUIET_YEAR_LIMIT, year, year)
        for year in range(start.year, end.year + 1)
        if year not in bar.FAMINE_YEARS and start <= Quarter(year, 0) and Quarter(year, 3) <= end
    ]
    return found


def _ranges(history: History) -> Iterator[Range]:
    """Yield what `_spans` lists with the model's values, in the same order."""
    end = history.start + (history.turns - 1)
    values: list[Array] = [
        _sum(history, total.series, total.first, total.last)
        for total in bar.TOTALS
        if history.start <= total.first and total.last <= end
    ]
    first, last = bar.PEAK_SPAN
    if history.start <= Quarter(first, 0) and Quarter(last, 3) <= end:
        span = _sum(history, bar.PEAK_SERIES, Quarter(first, 0), Quarter(last, 3))
        peak = _sum(history, bar.PEAK_SERIES, *_year(bar.PEAK_YEAR))
        values.append(peak / np.maximum(span, 1e-9))
    values += [
        _sum(history, bar.PEAK_SERIES, *_year(year))
        - _sum(history, bar.RECORDED_SERIES, *_year(year))
        for year in range(history.start.year, end.year + 1)
        if year not in bar.FAMINE_YEARS
        and history.start <= Quarter(year, 0)
        and Quarter(year, 3) <= end
    ]
    for found, model in zip(_spans(history.start, end), values, strict=True):
        yield Range(found, model)


def _year(year: int) -> tuple[Quarter, Quarter]:
    return Quarter(year, 0), Quarter(year, 3)


def _sum(history: History, series: str, first: Quarter, last: Quarter) -> Array:
    if series not in history:
        return np.full(history.runs, np.nan)
    total: Array = history.get(series)[first - history.start : last - history.start + 1].sum(axis=0)
    return total


def _joined(parts: Sequence[Errors]) -> Errors:
    if len(parts) == 1:
        return parts[0]
    ranges = tuple(
        Range(each.span, np.concatenate([part.ranges[i].model for part in parts]))
        for i, each in enumerate(parts[0].ranges)
    )
    return Errors(
        parts[0].points,
        np.concatenate([part.model for part in parts], axis=1),
        np.concatenate([part.error for part in parts], axis=1),
        ranges,
    )
