"""The report of a calibration: what was fitted, how well, and how well it predicts.

Three files: ``report.md`` for people, ``report.json`` for programs, and ``overlay.toml``,
the best values as an overlay that a scenario can take over.
"""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import numpy as np
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from gosplan_game.core.parameters import Params
from gosplan_game.core.quantities import Array, quantities
from gosplan_game.lab.calibrate import Calibration, held_years
from gosplan_game.lab.calibrate_errors import Errors, Mask, point_errors
from gosplan_game.report.spoken import figure, said

AT_BOUND = 0.01
"""Share of the bounds' distance within which a value is said to stand at a bound."""

COLUMNS = ("scenario", "start", "best")


def write_report(folder: Path, result: Calibration, console: Console) -> None:
    """Write the report's files and print its table."""
    document = as_document(result)
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(document, indent=2, ensure_ascii=False, allow_nan=False)
    (folder / "report.json").write_text(text + "\n", encoding="utf-8")
    (folder / "report.md").write_text(as_markdown(document), encoding="utf-8")
    (folder / "overlay.toml").write_text(as_overlay(result), encoding="utf-8")
    console.print(_table(document))
    console.print(
        said("lab.calibrate.done", free=document["free_parameters"],
             fitted=document["points_fitted"], folder=folder),
        highlight=False,
    )


def naive_errors(result: Calibration) -> dict[str, float]:
    """Return the median error of "no change since the last fitted point" by held-out series.

    A series held out whole has no such point and is left out.
    """
    errors, kept = result.errors, result.kept
    found = {}
    for name in errors.series(~kept):
        rows = [i for i, point in enumerate(errors.points) if point.series == name]
        fitted = [errors.points[i] for i in rows if kept[i]]
        held = [errors.points[i] for i in rows if not kept[i]]
        before = [point for point in fitted if point.year < min(p.year for p in held)]
        if not before:
            continue
        last = max(before, key=lambda point: point.window.last).value
        variable = result.space.scenario.variables[name]
        each = [point_errors(variable, np.array([last]), point.value)[0] for point in held]
        found[name] = float(np.median(each))
    return found


def as_document(result: Calibration) -> dict[str, Any]:
    """Return the report as plain data."""
    errors, kept = result.errors, result.kept
    losses = errors.loss(
        kept, ranges=result.totals, without=held_years(result.request.holdout)
    )
    naive = naive_errors(result)
    return {
        "scenario": result.space.scenario.id,
        "seed": result.request.seed,
        "start": result.request.start,
        "holdout": list(result.request.holdout),
        "generations": len(result.losses),
        "population": result.request.population,
        "free_parameters": len(result.space),
        "points_fitted": int(kept.sum()),
        "points_held_out": int((~kept).sum()),
        "loss": dict(zip(COLUMNS, map(_number, losses), strict=True)),
        "losses": [_number(loss) for loss in result.losses],
        "in_sample": _medians(errors, kept),
        "held_out": {
            name: {**row, "no_change": naive.get(name)}
            for name, row in _medians(errors, ~kept).items()
        },
        "ranges": [
            {
                "text": each.text,
                "lower": _number(each.lower),
                "upper": each.upper,
                **dict(zip(COLUMNS, map(_number, each.model), strict=True)),
            }
            for each in errors.ranges
        ],
        "parameters": [
            {
                "name": each.name,
                "lower": each.lower,
                "upper": each.upper,
                "documented": each.documented,
                "scenario": each.central,
                "start": float(result.start[row]),
                "best": float(result.best[row]),
                "at_bound": _at_bound(each.lower, each.upper, float(result.best[row])),
            }
            for row, each in enumerate(result.space.dimensions)
        ],
    }


def _medians(errors: Errors, kept: Mask) -> dict[str, dict[str, Any]]:
    return {
        name: {
            "points": int(errors.of(name, kept).shape[0]),
            **dict(zip(COLUMNS, map(_number, median), strict=True)),
        }
        for name, median in zip(errors.series(kept), errors.medians(kept), strict=True)
    }


def _at_bound(lower: float, upper: float, value: float) -> bool:
    edge = (upper - lower) * AT_BOUND
    return value <= lower + edge or value >= upper - edge


def _number(value: float) -> float | None:
    return round(float(value), 6) if math.isfinite(value) else None


def as_markdown(document: dict[str, Any]) -> str:
    """Return the report for people."""
    lines = [
        f"# {said('lab.calibrate.heading', scenario=document['scenario'])}",
        "",
        said("lab.calibrate.summary", free=document["free_parameters"],
             fitted=document["points_fitted"], held=document["points_held_out"],
             names=", ".join(document["holdout"]) or said("lab.none"),
             generations=document["generations"], population=document["population"],
             seed=document["seed"], start=said(f"lab.calibrate.from_{document['start']}")),
        "",
        said("lab.calibrate.losses", figures=", ".join(
            f"{said(f'lab.calibrate.{name}')} {_cell(document['loss'][name])}"
            for name in COLUMNS)),
    ]
    for key in ("in_sample", "held_out"):
        rows = document[key]
        if not rows:
            continue
        extra = [said("lab.calibrate.no_change")] if key == "held_out" else []
        lines += ["", f"## {said(f'lab.calibrate.{key}')}", "", said("lab.calibrate.median"), ""]
        heads = [said("lab.series"), *_heads("points", *COLUMNS), *extra]
        lines += [f"| {' | '.join(heads)} |"]
        lines += ["|---|---:|---:|---:|---:|" + ("---:|" if extra else "")]
        for name, row in rows.items():
            cells = [str(row["points"]), *(_cell(row[column]) for column in COLUMNS)]
            cells += [_cell(row["no_change"])] if extra else []
            lines.append(f"| `{name}` | " + " | ".join(cells) + " |")
    heads = _heads("name", "from", "to", *COLUMNS)
    lines += ["", f"## {said('lab.calibrate.parameters')}", "", f"| {' | '.join(heads)} | |"]
    lines.append("|---|---:|---:|---:|---:|---:|---|")
    for each in document["parameters"]:
        numbers = (each[key] for key in ("lower", "upper", "scenario", "start", "best"))
        remarks = [said("lab.calibrate.at_bound")] if each["at_bound"] else []
        remarks += [] if each["documented"] else [said("lab.calibrate.undocumented")]
        lines.append(
            f"| `{each['name']}` | "
            + " | ".join(figure(f"{number:.4g}") for number in numbers)
            + f" | {'; '.join(remarks)} |"
        )
    return "\n".join(lines) + "\n"


def _heads(*names: str) -> list[str]:
    return [said(f"lab.calibrate.{name}") for name in names]


def _cell(value: float | None) -> str:
    return "" if value is None else figure(f"{value:.1f}")


def as_overlay(result: Calibration) -> str:
    """Return the best values as a TOML overlay, whole tables where an item changed."""
    values = result.space.changes(result.best[:, None])
    scenario = result.space.scenario
    lines = [
        "[parameters.calibrated]",
        f'title = "Calibrated, seed {result.request.seed}"',
        'source = "gosplan-game calibrate"',
        "[parameters.calibrated.values]",
    ]
    for name, array in values.items():
        axes = quantities(Params)[name].axes
        labels = [scenario.labels.along(axis) for axis in axes]
        lines.append(f"{name} = {_toml(array[..., 0], labels)}")
    return "\n".join(lines) + "\n"


def _toml(array: Array, labels: list[tuple[str, ...]]) -> str:
    if not labels:
        return f"{float(array):.6g}"
    members = (
        f"{label} = {_toml(value, labels[1:])}"
        for label, value in zip(labels[0], array, strict=True)
    )
    return "{ " + ", ".join(members) + " }"


def _table(document: dict[str, Any]) -> Table:
    table = Table(
        title=said("lab.calibrate.table", scenario=document["scenario"]),
        title_justify="left",
        box=SIMPLE_HEAD,
    )
    table.add_column(said("lab.series"))
    table.add_column("")
    for heading in _heads(*COLUMNS, "no_change"):
        table.add_column(heading, justify="right")
    for key, what in (("in_sample", "fitted"), ("held_out", "held")):
        for name, row in document[key].items():
            cells = [_cell(row[column]) for column in COLUMNS]
            table.add_row(name, said(f"lab.calibrate.{what}"), *cells, _cell(row.get("no_change")))
    return table
