"""The hindcast as a table for the terminal and as JSON."""

from __future__ import annotations

import json
import math
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from gosplan_game.lab.console import wide_console
from gosplan_game.lab.hindcast import FAIR, GOOD, WORST, Hindcast, SeriesFit


def print_table(result: Hindcast, *, strict: bool, console: Console | None = None) -> None:
    """Print one row per series, then what counts for the whole."""
    out = console or wide_console()
    table = Table(title=f"Hindcast of {result.scenario}", title_justify="left", box=SIMPLE_HEAD)
    for heading in ("series", "role"):
        table.add_column(heading, no_wrap=True)
    for heading in ("points", "median %", "worst %", "in", "band %", "bar %"):
        table.add_column(heading, justify="right", no_wrap=True)
    table.add_column("pass", no_wrap=True)
    for fit in sorted(result.series, key=lambda fit: (not fit.judged, fit.role, fit.series)):
        table.add_row(*_row(fit, strict))
    out.print(table)
    for line in _summary(result):
        out.print(line, highlight=False)


def _row(fit: SeriesFit, strict: bool) -> tuple[str, ...]:
    worst = fit.worst
    if not fit.held:
        verdict = "not judged"
    elif fit.back_fitted:
        verdict = "back-fitted" if fit.passes(strict) else "NO"
    else:
        verdict = "yes" if fit.passes(strict) else "NO"
    return (
        fit.series,
        fit.role,
        str(len(fit.points)),
        _percent(fit.median),
        _percent(worst.error) if worst else "",
        worst.period if worst else "",
        "" if fit.band is None else f"{fit.band:g}",
        f"{WORST:g}" if fit.judged else "",
        verdict,
    )


def _percent(value: float) -> str:
    return "" if math.isnan(value) else f"{value:.1f}"


def _summary(result: Hindcast) -> list[str]:
    judged = result.judged
    lines = [
        (
            f"{len(judged)} series judged on {result.data_points} points; "
            f"{len(result.free_parameters)} free parameters (listed by --json)."
        ),
        (
            f"Median at most {GOOD:g} %: {result.share_within(GOOD):.0%} of the series (bar 50 %); "
            f"at most {FAIR:g} %: {result.share_within(FAIR):.0%} (bar 90 %)."
        ),
    ]
    for total in result.ranges:
        if total.inside and math.isinf(total.lower):
            continue  # a quiet year that stayed quiet
        verdict = "inside" if total.inside else "OUTSIDE"
        lower = "at most" if math.isinf(total.lower) else f"{total.lower:,g} to"
        figure = f"{total.model:,.0f}" if total.model >= 100 else f"{total.model:.2f}"
        lines.append(f"{total.text}: {figure}, {verdict} {lower} {total.upper:,g}")
    far = [f"{name} {p.period} ({p.error:.0f} %)" for name, p in result.far_years()]
    if far:
        lines.append("Far off in a critical year: " + ", ".join(far))
    outside = [fit.series for fit in result.held if not fit.passes(strict=False)]
    if outside:
        lines.append("Outside their bands: " + ", ".join(outside))
    return lines


def as_json(result: Hindcast, *, strict: bool) -> str:
    """Return the whole comparison as JSON."""
    document: dict[str, Any] = {
        "scenario": result.scenario,
        "pass": result.passes(strict),
        "strict": strict,
        "free_parameters": list(result.free_parameters),
        "data_points": result.data_points,
        "share_within_8": result.share_within(GOOD),
        "share_within_15": result.share_within(FAIR),
        "series": [_series(fit, strict) for fit in result.series],
        "ranges": [
            {
                "text": total.text,
                "model": total.model,
                "lower": _number(total.lower),
                "upper": total.upper,
                "pass": total.inside,
            }
            for total in result.ranges
        ],
    }
    return json.dumps(document, indent=2, ensure_ascii=False, allow_nan=False)


def _series(fit: SeriesFit, strict: bool) -> dict[str, Any]:
    return {
        "series": fit.series,
        "role": fit.role,
        "unit": fit.unit,
        "judged": fit.judged,
        "back_fitted": fit.back_fitted,
        "median": _number(fit.median),
        "band": fit.band,
        "pass": fit.passes(strict),
        "points": [
            {
                "period": point.period,
                "reference": point.reference,
                "model": _number(point.model),
                "error": _number(point.error),
            }
            for point in fit.points
        ],
        "not_compared": fit.not_compared,
    }


def _number(value: float) -> float | None:
    """Return a number JSON can hold."""
    return value if math.isfinite(value) else None
