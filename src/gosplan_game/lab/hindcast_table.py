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
from gosplan_game.report.spoken import figure, said, told


def print_table(result: Hindcast, *, strict: bool, console: Console | None = None) -> None:
    """Print one row per series, then what counts for the whole."""
    out = console or wide_console()
    table = Table(title=said("lab.hindcast.title", scenario=result.scenario),
                  title_justify="left", box=SIMPLE_HEAD)
    for heading in ("lab.series", "lab.hindcast.role"):
        table.add_column(said(heading), no_wrap=True)
    for heading in ("points", "median", "worst", "in", "band", "bar"):
        table.add_column(said(f"lab.hindcast.{heading}"), justify="right", no_wrap=True)
    table.add_column(said("lab.hindcast.pass"), no_wrap=True)
    for fit in sorted(result.series, key=lambda fit: (not fit.judged, fit.role, fit.series)):
        table.add_row(*_row(fit, strict))
    out.print(table)
    for line in _summary(result):
        out.print(line, highlight=False)


def _row(fit: SeriesFit, strict: bool) -> tuple[str, ...]:
    worst = fit.worst
    if not fit.held:
        verdict = "lab.hindcast.unjudged"
    elif not fit.passes(strict):
        verdict = "lab.hindcast.fails"
    else:
        verdict = "lab.hindcast.back_fitted" if fit.back_fitted else "lab.yes"
    return (
        fit.series,
        said(f"lab.hindcast.roles.{fit.role}"),
        str(len(fit.points)),
        _percent(fit.median),
        _percent(worst.error) if worst else "",
        worst.period if worst else "",
        "" if fit.band is None else f"{fit.band:g}",
        f"{WORST:g}" if fit.judged else "",
        said(verdict),
    )


def _percent(value: float) -> str:
    return "" if math.isnan(value) else figure(f"{value:.1f}")


def _summary(result: Hindcast) -> list[str]:
    judged = result.judged
    lines = [
        said("lab.hindcast.judged", series=len(judged), figures=result.data_points,
             free=len(result.free_parameters)),
        said("lab.hindcast.medians", good=f"{GOOD:g}", fair=f"{FAIR:g}",
             share_good=f"{result.share_within(GOOD):.0%}",
             share_fair=f"{result.share_within(FAIR):.0%}"),
    ]
    for total in result.ranges:
        if total.inside and math.isinf(total.lower):
            continue  # a quiet year that stayed quiet
        model = f"{total.model:,.0f}" if total.model >= 100 else f"{total.model:.2f}"
        lines.append(said(
            "lab.hindcast.most" if math.isinf(total.lower) else "lab.hindcast.range",
            what=told(total.text), figure=figure(model), lower=figure(f"{total.lower:,g}"),
            upper=figure(f"{total.upper:,g}"),
            verdict=said(f"lab.hindcast.{'inside' if total.inside else 'outside'}")))
    far = [f"{name} {p.period} ({p.error:.0f} %)" for name, p in result.far_years()]
    if far:
        lines.append(said("lab.hindcast.far", names=", ".join(far)))
    outside = [fit.series for fit in result.held if not fit.passes(strict=False)]
    if outside:
        lines.append(said("lab.hindcast.beyond", names=", ".join(outside)))
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
