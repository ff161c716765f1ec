"""From tables by id to arrays in the order of the labels.

A `Spread` is a number for all, or a table by id with ``default``; with two axes
tables nest, the first axis outside. Series are spreads at dates. Everything that
does not fit is noted in the findings and leaves NaN behind, so that one pass
finds all problems.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from gosplan_game.core.calendar import Quarter
from gosplan_game.core.labels import Axis, Labels
from gosplan_game.core.quantities import Array, Quantity
from gosplan_game.scenario.findings import Findings
from gosplan_game.scenario.places import KeyPath
from gosplan_game.scenario.reasons import hint, problem, thing
from gosplan_game.scenario.schema.base import is_number, parse_point_key

Turns = npt.NDArray[np.int64]
DEFAULT = "default"


class Filler:
    """Fills arrays for quantities and notes what does not fit."""

    def __init__(self, labels: Labels, findings: Findings) -> None:
        """Fill in the order of the labels, noting problems in the findings."""
        self.labels = labels
        self.findings = findings

    def fill(
        self, value: Any, declared: Quantity, path: KeyPath, *, missing: float | None = None
    ) -> Array:
        """Return a spread as an array of the quantity's axes, without the run axis.

        Args:
            value: A number or a table.
            declared: Gives axes and bounds.
            path: Where the value stands, for the messages.
            missing: What ids that the table leaves out receive; None makes them errors.
        """
        return self._fill(value, declared, declared.axes, path, missing)

    def _fill(
        self,
        value: Any,
        declared: Quantity,
        axes: tuple[Axis, ...],
        path: KeyPath,
        missing: float | None,
    ) -> Array:
        shape = self.labels.shape(axes)
        if is_number(value):
            return np.full(shape, self._bounded(value, declared, path))
        if not isinstance(value, Mapping):
            self.findings.error(path, problem(
                "found", wanted=problem("wanted.items" if axes else "wanted.number"),
                found=repr(value)))
            return np.full(shape, np.nan)
        if not axes:
            self.findings.error(
                path, problem("one_number", name=declared.name, size=declared.unit)
            )
            return np.full(shape, np.nan)
        return self._fill_table(value, declared, axes, path, missing)

    def _fill_table(
        self,
        table: Mapping[str, Any],
        declared: Quantity,
        axes: tuple[Axis, ...],
        path: KeyPath,
        missing: float | None,
    ) -> Array:
        axis, rest = axes[0], axes[1:]
        names = self.labels.along(axis)
        result = np.full(self.labels.shape(axes), np.nan)
        for name in table:
            if name != DEFAULT and name not in names:
                self.findings.unknown((*path, name), axis, str(name), (*names, DEFAULT))
        default: Array | None = None
        if DEFAULT in table:
            default = self._fill(table[DEFAULT], declared, rest, (*path, DEFAULT), missing)
        absent = []
        for index, name in enumerate(names):
            if name in table:
                result[index] = self._fill(table[name], declared, rest, (*path, name), missing)
            elif default is not None:
                result[index] = default
            elif missing is not None:
                result[index] = missing
            else:
                absent.append(name)
        if absent:
            self.findings.error(
                path, problem("no_value", names=", ".join(absent)), at_key=True
            )
        return result

    def _bounded(self, value: float, declared: Quantity, path: KeyPath) -> float:
        try:
            number = float(value)
        except OverflowError:
            number = float("inf")
        if not np.isfinite(number):
            self.findings.error(path, problem(
                "found", wanted=problem("wanted.finite"), found=str(number)))
            return float("nan")
        if not declared.lower <= number <= declared.upper:
            self.findings.error(path, problem(
                "out_of_bounds", number=f"{number:g}", bounds=bounds_text(declared)))
        return number

    def series(
        self,
        points: Mapping[str, Any],
        declared: Quantity,
        path: KeyPath,
        *,
        start: Quarter,
        turns: int,
        linear: bool,
        before: Array | None,
        missing: float | None,
    ) -> Array:
        """Return a series' values at every quarter, (turn, *axes).

        Args:
            points: Spreads by date.
            declared: Gives axes and bounds.
            path: Where the points stand.
            start: Quarter of turn 0.
            turns: How many quarters are wanted.
            linear: Whether to go straight from point to point instead of holding.
            before: Values until the first point, of the quantity's axes; None makes a
                series that begins later than ``start`` an error.
            missing: What an id that a point leaves out receives; NaN lets it keep its
                course, None makes it an error.
        """
        turn_of, values = self._points(points, declared, path, start, missing)
        cells = int(np.prod(self.labels.shape(declared.axes), dtype=int))
        opening = None if before is None else before.reshape(cells)
        if opening is None and (not turn_of or turn_of[0] > 0):
            first = str(start + turn_of[0]) if turn_of else problem("none")
            self.findings.error(
                path,
                problem("no_first", start=str(start), first=first),
                at_key=True,
            )
        flat = np.array(values, dtype=np.float64).reshape(len(turn_of), cells)
        course = _course(np.array(turn_of, dtype=np.int64), flat, turns, linear, opening)
        return course.reshape(turns, *self.labels.shape(declared.axes))

    def _points(
        self,
        points: Mapping[str, Any],
        declared: Quantity,
        path: KeyPath,
        start: Quarter,
        missing: float | None,
    ) -> tuple[list[int], list[Array]]:
        found: dict[Quarter, Array] = {}
        for key, value in points.items():
            quarter = parse_point_key(key)
            filled = self.fill(value, declared, (*path, key), missing=missing)
            if quarter in found:
                self.findings.error(
                    (*path, key), problem("second_point", when=str(quarter)), at_key=True
                )
            found[quarter] = filled
        ordered = sorted(found)
        return [quarter - start for quarter in ordered], [found[quarter] for quarter in ordered]


def _course(
    turn_of: Turns, values: Array, turns: int, linear: bool, opening: Array | None
) -> Array:
    """Return the course of every cell, (turn, cell); NaN points let a cell pass by."""
    wanted = np.arange(turns, dtype=np.int64)
    course = np.full((turns, values.shape[1]), np.nan)
    if not np.isnan(values).any() and len(turn_of):
        groups = [(turn_of, values, np.arange(values.shape[1]))]
    else:
        groups = []
        for cell in range(values.shape[1]):
            given = ~np.isnan(values[:, cell])
            groups.append((turn_of[given], values[given][:, [cell]], np.array([cell])))
    for dates, known, cells in groups:
        if len(dates):
            part = _between(dates, known, wanted) if linear else _held(dates, known, wanted)
            if opening is not None:
                part[wanted < dates[0]] = opening[cells]
            course[:, cells] = part
        elif opening is not None:
            course[:, cells] = opening[cells]
    return course


def _held(dates: Turns, known: Array, wanted: Turns) -> Array:
    last = np.searchsorted(dates, wanted, side="right") - 1
    return known[np.maximum(last, 0)].copy()


def _between(dates: Turns, known: Array, wanted: Turns) -> Array:
    after = np.clip(np.searchsorted(dates, wanted, side="right"), 1, max(len(dates) - 1, 1))
    if len(dates) == 1:
        return np.repeat(known, len(wanted), axis=0)
    left, right = dates[after - 1], dates[after]
    share = np.clip((wanted - left) / (right - left), 0.0, 1.0)[:, None]
    return np.asarray(known[after - 1] * (1.0 - share) + known[after] * share)


def bounds_text(declared: Quantity) -> str:
    """Return a quantity's bounds for people: ``from 0 to 1 share``."""
    lower, upper = np.isfinite(declared.lower), np.isfinite(declared.upper)
    span = "between" if lower and upper else "least" if lower else "most" if upper else "any"
    return problem(f"bounds.{span}", lower=f"{declared.lower:g}", upper=f"{declared.upper:g}",
                   size=declared.unit)


def check_names(
    given: Mapping[str, Any],
    known: Mapping[str, Quantity],
    path: KeyPath,
    findings: Findings,
    what: str,
) -> None:
    """Note every name that no quantity has, with the nearest one."""
    for name in given:
        if name not in known:
            findings.error(
                (*path, name), problem("unknown", kind=thing(what), name=repr(name),
                                       hint=hint(name, known)), at_key=True
            )
