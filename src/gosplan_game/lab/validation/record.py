"""Model, ensemble and record, series by series, as plain data for page and figures."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from gosplan_game.core.quantities import Array
from gosplan_game.lab import periods
from gosplan_game.lab.calibrate_errors import Errors, Judge
from gosplan_game.lab.calibrate_space import ALL, space_of
from gosplan_game.lab.hindcast import Hindcast, SeriesFit, hindcast, reference_series
from gosplan_game.scenario import Scenario
from gosplan_game.sim.ensemble import Ensemble, member_changes
from gosplan_game.sim.history import History
from gosplan_game.sim.run import simulate
from gosplan_game.sim.series import UnknownSeries, catalogue_of, ratio_parts

LOW, HIGH = 0.1, 0.9


def record(scenario: Scenario, ensemble: Ensemble) -> dict[str, Any]:
    """Return errors, lines and bands of every series that has a reference."""
    result = hindcast(scenario)
    names = [name for name in reference_series(scenario) if _recorded(scenario, name)]
    runs = np.arange(len(ensemble), dtype=np.int64)
    changes = member_changes(scenario, ensemble, runs)
    central = _played(scenario, names, 1, {})
    members = _played(scenario, names, len(ensemble), changes)
    fits = {each.series: each for each in result.series}
    judge = Judge(scenario)
    errors = judge.measured(judge.play(runs=len(ensemble), changes=changes))
    return {
        **_counts(scenario, result),
        "ensemble": {
            key: ensemble.document[key]
            for key in ("method", "meets_bar", "criteria", "accepted", "growth")
        }
        | {"members": len(ensemble), "loss": _quantiles(errors.loss())},
        "ranges": [
            {
                "text": each.text,
                "lower": each.lower if math.isfinite(each.lower) else None,
                "upper": each.upper,
                "model": _number(total.model),
                "band": _quantiles(each.model),
            }
            for each, total in zip(errors.ranges, result.ranges, strict=True)
        ],
        "far_years": [[name, point.period, _number(point.error)]
                      for name, point in result.far_years()],
        "series": [
            _series(scenario, fits[name], central, members, errors)
            for name in names
            if name in fits
        ],
    }  # fmt: skip


def _recorded(scenario: Scenario, name: str) -> bool:
    try:
        catalogue_of(scenario).resolve(name)
    except UnknownSeries:
        return False
    return name in scenario.variables


def _played(
    scenario: Scenario, names: list[str], runs: int, changes: dict[str, Array]
) -> History:
    catalogue = catalogue_of(scenario)
    parts = [part for name in names for part in ratio_parts(catalogue.resolve(name))]
    return simulate(
        scenario, policy="historical", shocks="historical", runs=runs, changes=changes,
        series=tuple(dict.fromkeys((*names, *parts))),
    )


def _counts(scenario: Scenario, result: Hindcast) -> dict[str, Any]:
    """Return what a statistician counts first."""
    base = scenario.definition.parameters.base
    free = [name for name in result.free_parameters if name in base]
    numbers = sum(int(np.count_nonzero(scenario.tables.parameters[name])) for name in free)
    return {
        "free_names": len(free),
        "free_numbers": numbers,
        "turned": len(space_of(scenario, (ALL,))),
        "by_status": {
            status: sum(entry.status == status for entry in base.values())
            for status in ("sourced", "estimated", "guess")
        },
        "back_fitted": [
            name for name, entry in scenario.definition.exogenous.items() if entry.back_fitted
        ],
        "points": result.data_points,
        "judged": len(result.judged),
        "good": round(result.share_within(8.0), 3),
        "fair": round(result.share_within(15.0), 3),
        "meets_bar": result.passes(strict=True),
    }


def _series(
    scenario: Scenario, fit: SeriesFit, central: History, members: History, errors: Errors
) -> dict[str, Any]:
    name, variable = fit.series, scenario.variables[fit.series]
    years, lines = central.annual(name)
    _, spread = members.annual(name)
    low, high = np.nanquantile(spread, (LOW, HIGH), axis=1) if len(years) else ([], [])
    worst = fit.worst
    judged = fit.judged and name in errors.series()
    return {
        "id": name,
        "meaning": variable.meaning,
        "unit": fit.unit,
        "role": fit.role,
        "error": variable.error,
        "judged": fit.judged,
        "median": _number(fit.median),
        "worst": [worst.period, _number(worst.error)] if worst else None,
        "band": fit.band,
        "bias": _bias(fit),
        "members": _quantiles(np.median(errors.of(name), axis=0)) if judged else None,
        "years": [_middle(scenario, name, int(year)) for year in years],
        "model": [_number(value) for value in lines[:, 0]] if len(years) else [],
        "low": [_number(value) for value in low],
        "high": [_number(value) for value in high],
        "points": [
            {
                "period": point.period,
                "at": _place(scenario, name, point.period),
                "record": point.reference,
                "model": _number(point.model),
                "error": _number(point.error),
            }
            for point in fit.points
        ],
    }


def _bias(fit: SeriesFit) -> int:
    """Return at how many points the model lies above the record, in percent."""
    if not fit.points:
        return 0
    return round(100 * sum(p.model > p.reference for p in fit.points) / len(fit.points))


def _middle(scenario: Scenario, name: str, year: int) -> float:
    """Return where a year's value stands on the axis of time."""
    found = periods.window(str(year), scenario.variables[name])
    return year + 0.5 if found is None else _of_window(found)


def _place(scenario: Scenario, name: str, period: str) -> float:
    found = periods.window(period, scenario.variables[name])
    return float(period[:4]) if found is None else _of_window(found)


def _of_window(window: periods.Window) -> float:
    first = window.first.year + window.first.season / 4
    last = window.last.year + (window.last.season + 1) / 4
    return last if window.first == window.last else (first + last) / 2


def _quantiles(values: Array) -> list[float | None]:
    return [_number(value) for value in np.nanquantile(values, (LOW, 0.5, HIGH))]


def _number(value: float) -> float | None:
    """Return four significant digits, as JSON can hold them."""
    return float(f"{value:.4g}") if math.isfinite(value) else None
