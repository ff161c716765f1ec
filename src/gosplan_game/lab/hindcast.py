"""The hindcast: historical orders replayed against the record, series by series.

Only outcomes are judged: an order of history is an input, and what was published
is what the reports say, not what happened. The error of a point is relative, a
logarithm, or a difference counted against the series' tolerance; a series is
judged by the median over its points, if it has at least three.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from gosplan_game.core.calendar import Quarter
from gosplan_game.core.variables import Variable
from gosplan_game.lab import bar, periods
from gosplan_game.scenario import Scenario, load_scenario
from gosplan_game.scenario.reasons import reason
from gosplan_game.sim.history import History
from gosplan_game.sim.run import simulate

FEWEST_POINTS = 3
"""A series with fewer points is printed as not judged."""

TOLERANCE_PERCENT = 15.0
"""What a difference of a series' tolerance counts as."""

GOOD, FAIR, WORST = 8.0, 15.0, 30.0
"""The bar: medians of half, of nine tenths, and of all judged series, in percent."""


@dataclass(frozen=True, slots=True)
class PointFit:
    """One reference point beside the model's value; errors in percent."""

    period: str
    reference: float
    model: float
    error: float


@dataclass(frozen=True, slots=True)
class SeriesFit:
    """How one series fits."""

    series: str
    role: str
    unit: str
    points: tuple[PointFit, ...]
    not_compared: int
    """Reference points that no whole quarters of the game stand for."""
    band: float | None
    """Greatest median error that the scenario allows, in percent."""
    back_fitted: bool = False
    """Whether it follows from an input that was chosen so that it comes out."""

    @property
    def judged(self) -> bool:
        """Whether the series counts: an outcome with enough points that was not put in."""
        return self.held and not self.back_fitted

    @property
    def held(self) -> bool:
        """Whether the series is held to a band: all that are judged, and what is back-fitted."""
        return self.role == "outcome" and len(self.points) >= FEWEST_POINTS

    @property
    def median(self) -> float:
        """Median error in percent; nan without points."""
        return statistics.median(p.error for p in self.points) if self.points else float("nan")

    @property
    def worst(self) -> PointFit | None:
        """The point with the greatest error."""
        return max(self.points, key=lambda point: point.error, default=None)

    def passes(self, strict: bool) -> bool:
        """Return whether the median lies inside the band, or under the worst bar."""
        if not self.held:
            return True
        limit = WORST if strict else self.band
        return limit is not None and self.median <= limit


@dataclass(frozen=True, slots=True)
class RangeFit:
    """A total that the literature gives as a range, and the model's value."""

    text: str
    lower: float
    upper: float
    model: float

    @property
    def inside(self) -> bool:
        """Whether the model's value lies in the range."""
        return self.lower <= self.model <= self.upper


@dataclass(frozen=True, slots=True)
class Hindcast:
    """The whole comparison of one scenario."""

    scenario: str
    series: tuple[SeriesFit, ...]
    ranges: tuple[RangeFit, ...]
    free_parameters: tuple[str, ...]

    @property
    def judged(self) -> tuple[SeriesFit, ...]:
        """The series that count."""
        return tuple(fit for fit in self.series if fit.judged)

    @property
    def held(self) -> tuple[SeriesFit, ...]:
        """The series that are held to a band."""
        return tuple(fit for fit in self.series if fit.held)

    @property
    def data_points(self) -> int:
        """Number of reference points that are compared and count."""
        return sum(len(fit.points) for fit in self.judged)

    def share_within(self, limit: float) -> float:
        """Return the share of judged series whose median error is at most ``limit`` percent."""
        return float(np.mean([fit.median <= limit for fit in self.judged] or [True]))

    def passes(self, strict: bool = False) -> bool:
        """Return whether every judged series is inside its band, or the bar is met."""
        if not all(fit.passes(strict) for fit in self.series):
            return False
        if not strict:
            return True
        return (
            self.share_within(GOOD) >= 0.5
            and self.share_within(FAIR) >= 0.9
            and not self.far_years()
            and all(total.inside for total in self.ranges)
        )

    def far_years(self) -> list[tuple[str, PointFit]]:
        """Return the points of vital series that are too far off in the critical years."""
        return [
            (fit.series, point)
            for fit in self.judged
            if fit.series in bar.VITAL
            for point in fit.points
            if int(point.period[:4]) in bar.CRITICAL_YEARS and point.error > bar.VITAL_LIMIT
        ]


def hindcast(source: str | Scenario, *, overlays: Sequence[str] = ()) -> Hindcast:
    """Replay the historical orders under historical shocks and compare.

    Args:
        source: A scenario, or its id or path.
        overlays: Named sets of parameters to lay over the base.

    Raises:
        ScenarioError: the scenario cannot be used.
    """
    scenario = source if isinstance(source, Scenario) else load_scenario(source)
    names = [name for name in reference_series(scenario) if name in scenario.variables]
    history = simulate(
        scenario,
        policy="historical",
        shocks="historical",
        overlay=tuple(overlays) or None,
        series=sorted(_needed(scenario, names)),
    )
    return Hindcast(
        scenario=scenario.id,
        series=tuple(fit_series(scenario, history, name) for name in names),
        ranges=tuple(_ranges(history)),
        free_parameters=tuple(free_parameters(scenario)),
    )


def reference_series(scenario: Scenario) -> list[str]:
    """Return the ids of the series that the scenario has reference points for."""
    return list(dict.fromkeys(item.series for item in scenario.definition.history))


def free_parameters(scenario: Scenario) -> list[str]:
    """Return what was not read from a source: parameters by name, back-fitted series by id."""
    definition = scenario.definition
    fitted = [
        name for name, entry in definition.parameters.base.items() if entry.status != "sourced"
    ]
    return fitted + [name for name, entry in definition.exogenous.items() if entry.back_fitted]


def _needed(scenario: Scenario, names: Sequence[str]) -> Iterator[str]:
    for name in names:
        yield name
        variable = scenario.variables[name]
        if variable.annual == "ratio":
            yield variable.numerator
            yield variable.denominator
    yield bar.RECORDED_SERIES
    for total in bar.TOTALS:
        if total.series.partition("@")[2] in ("", *scenario.labels.regions):
            yield total.series


def fit_series(scenario: Scenario, history: History, name: str) -> SeriesFit:
    """Return how the first run of a history fits the reference points of one series."""
    variable = scenario.variables[name]
    points = []
    references = scenario.reference(name)
    for reference in references:
        quarters = periods.window(reference.period, variable)
        if quarters is None:
            continue
        found = periods.value(quarters, variable, history.get, name, history.start)
        if found is not None:
            model = float(found[0])
            error = point_error(variable, model, reference.value)
            points.append(PointFit(reference.period, reference.value, model, error))
    return SeriesFit(
        series=name,
        role=variable.role,
        unit=variable.unit,
        points=tuple(points),
        not_compared=len(references) - len(points),
        band=scenario.bands.get(name),
        back_fitted=name in back_fitted_series(scenario),
    )


def back_fitted_series(scenario: Scenario) -> frozenset[str]:
    """Return the products, if their shares in the output of branches were back-fitted.

    Their record went into the share, so that their fit is no evidence (docs/model.md).
    """
    shares = scenario.definition.exogenous.get("product_share")
    if shares is None or not shares.back_fitted:
        return frozenset()
    return frozenset(scenario.labels.products)


def point_error(variable: Variable, model: float, reference: float) -> float:
    """Return a point's error in percent, by the rule that its series states."""
    if variable.error == "absolute":
        return abs(model - reference) / variable.tolerance * TOLERANCE_PERCENT
    if variable.error == "log":
        if model <= 0 or reference <= 0:
            return math.inf
        return abs(math.log(model / reference)) * 100
    return abs(model - reference) / abs(reference) * 100 if reference else math.inf


def _ranges(history: History) -> Iterator[RangeFit]:
    for total in bar.TOTALS:
        model = _sum(history, total.series, total.first, total.last)
        if model is not None:
            text = reason("lab.total", what=total.series, first=str(total.first),
                          last=str(total.last))
            yield RangeFit(text, total.lower, total.upper, model)
    first, last = bar.PEAK_SPAN
    peak = _sum(history, bar.PEAK_SERIES, *_year(bar.PEAK_YEAR))
    span = _sum(history, bar.PEAK_SERIES, Quarter(first, 0), Quarter(last, 3))
    if peak is not None and span:
        text = reason("lab.share", year=bar.PEAK_YEAR, what=bar.PEAK_SERIES, first=first, last=last)
        yield RangeFit(text, bar.PEAK_SHARE, 1, peak / span)
    for year in range(history.start.year, (history.start + history.turns).year):
        quiet = None if year in bar.FAMINE_YEARS else _sum(history, bar.PEAK_SERIES, *_year(year))
        if quiet is not None:
            quiet -= _sum(history, bar.RECORDED_SERIES, *_year(year)) or 0.0
            yield RangeFit(bar.quiet_text(year), -math.inf, bar.QUIET_YEAR_LIMIT, quiet)


def _year(year: int) -> tuple[Quarter, Quarter]:
    return Quarter(year, 0), Quarter(year, 3)


def _sum(history: History, series: str, first: Quarter, last: Quarter) -> float | None:
    """Return the sum over quarters of the first run; None where the history lacks one."""
    start, end = first - history.start, last - history.start + 1
    if start < 0 or end > history.turns or series not in history.ids():
        return None
    return float(history.get(series)[start:end, 0].sum())
