"""Ids of series: which row of a quarter's indicators an id stands for.

An id is ``name[.branch][@region][~reported]``; a branch's output also goes by the
name of its series (``steel`` for ``gross_output.metals``). A quantity with a
regional axis has a national series of the plain name: the sum of the regions, or
for ratios and shares their mean weighted by village people.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

import numpy as np

from gosplan_game.core.misspelt import Unknown
from gosplan_game.core.quantities import Array
from gosplan_game.core.variables import ALIASES, Variable
from gosplan_game.scenario.names import parsed
from gosplan_game.scenario.reasons import no_such, problem, reason

if TYPE_CHECKING:
    from gosplan_game.scenario import Scenario

REPORTED = "~reported"
_AVERAGED = ("ratio", "share", "percent")
"""Units whose national value is a mean of regions, not a sum, whatever they are one of."""
_ADDED = ("million", "bn roubles 1926/27")
"""Units in which branches may be added up."""

How = Literal["plain", "row", "sum", "mean"]


class UnknownSeries(Unknown):
    """An id that names no series of the scenario."""


@dataclass(frozen=True, slots=True)
class Series:
    """Where a series stands among a quarter's indicators."""

    id: str
    key: str
    """Key of the indicator, with ``~reported`` where the series is a report."""
    how: How
    index: int
    """Row along the indicator's axis where ``how`` is ``row``."""
    variable: Variable

    def row(self, values: Mapping[str, Array]) -> Array:
        """Return the series' values of one quarter, (B,)."""
        array = values[self.key]
        row: Array = array
        if self.how == "row":
            row = array[self.index]
        elif self.how == "sum" and array.ndim > 1:
            row = array.sum(axis=0)
        elif self.how == "mean" and array.ndim > 1:
            weights = values[self.variable.weights]
            row = self.weighted(array, weights, positive(np.add.reduce(weights, 0)))
        return row

    @staticmethod
    def weighted(array: Array, weights: Array, total: Array) -> Array:
        """Return an average along the first axis; one without the axis is its own average.

        ``total`` is what the weights add up to, 1 where that is nothing.
        """
        if array.ndim == 1:
            return array
        average: Array = np.add.reduce(array * weights, 0) / total
        return average


def positive(total: Array) -> Array:
    """Return totals to divide by: 1 in place of nothing."""
    return np.where(total > 0.0, total, 1.0)


class Catalogue:
    """All series of one scenario."""

    def __init__(self, scenario: Scenario) -> None:
        """Read the variables, branches and regions of a scenario."""
        self._variables = scenario.variables
        self._labels = scenario.labels
        self._outputs: dict[str, int] = {}
        for index, branch in enumerate(scenario.definition.branches):
            if branch.series:
                self._outputs[branch.series] = index
        self._found: dict[str, Series] = {}
        self._all: tuple[str, ...] = ()
        self._national: tuple[str, ...] = ()

    def resolve(self, series_id: str) -> Series:
        """Return the place of a series; UnknownSeries with the nearest names if none."""
        found = self._found.get(series_id)
        if found is None:
            found = self._locate(series_id)
            self._found[series_id] = found
        return found

    def _locate(self, series_id: str) -> Series:
        try:
            parts = parsed(series_id)
        except ValueError as error:
            raise UnknownSeries(error.args[0]) from None
        variable = self._variables.get(parts.name)
        if variable is None and parts.name in ALIASES:
            return self._locate(ALIASES[parts.name])
        if variable is None:
            raise self._unknown(series_id)
        if parts.reported and not variable.reported and not self._has_report(variable):
            raise UnknownSeries(problem("no_twin", name=parts.name))
        suffix = REPORTED if parts.reported else ""
        if parts.name in self._outputs:
            if parts.branch or parts.region:
                raise self._unknown(series_id)
            index = self._outputs[parts.name]
            return Series(series_id, f"gross_output{suffix}", "row", index, variable)
        key = f"{parts.name}{suffix}"
        place = parts.branch or parts.region
        if not place:
            return Series(series_id, key, self._national_way(variable, series_id), -1, variable)
        axis = "region" if parts.region else next(
            (axis for axis in variable.axes if axis != "region"), None
        )
        if axis is None or axis not in variable.axes:
            raise self._unknown(series_id)
        names = self._labels.along(axis)
        if place not in names:
            raise self._unknown(series_id)
        return Series(series_id, key, "row", names.index(place), variable)

    def _has_report(self, variable: Variable) -> bool:
        return variable.id in self._outputs

    def _national_way(self, variable: Variable, series_id: str) -> How:
        if not variable.axes:
            return "plain"
        if variable.axes == ("region",):
            return "mean" if variable.unit.partition(",")[0] in _AVERAGED else "sum"
        if variable.axes == ("branch",) and variable.unit in _ADDED:
            return "sum"
        example = f"{series_id}.{self._labels.along(variable.axes[0])[0]}"
        raise UnknownSeries(problem("no_total", name=series_id, example=example))

    def _unknown(self, series_id: str) -> UnknownSeries:
        return UnknownSeries(no_such("series", series_id, self.all()))

    def all(self) -> tuple[str, ...]:
        """Return every id: national, by region, branch and project, true and reported."""
        if not self._all:
            self._all = tuple(self._listing(detailed=True))
        return self._all

    def national(self) -> tuple[str, ...]:
        """Return the ids recorded by default."""
        if not self._national:
            self._national = tuple(self._listing(detailed=False))
        return self._national

    def _listing(self, *, detailed: bool) -> Iterator[str]:
        for name, variable in self._variables.items():
            has_report = variable.reported or self._has_report(variable)
            for suffix in ("", REPORTED) if has_report else ("",):
                try:
                    self.resolve(f"{name}{suffix}")
                except UnknownSeries:
                    pass
                else:
                    yield f"{name}{suffix}"
                if not detailed or not variable.axes:
                    continue
                sign = "@" if variable.axes == ("region",) else "."
                for label in self._labels.along(variable.axes[0]):
                    yield f"{name}{sign}{label}{suffix}"

    def matching(self, wanted: Iterable[str]) -> tuple[str, ...]:
        """Return ids named or matched by patterns such as ``*@ukraine``, in order.

        Raises UnknownSeries for a name or pattern that matches nothing.
        """
        found: dict[str, None] = {}
        for text in wanted:
            if any(sign in text for sign in "*?["):
                matches = [each for each in self.all() if fnmatchcase(each, text)]
                if not matches:
                    raise UnknownSeries(reason("no_pattern", pattern=repr(text)))
                found.update(dict.fromkeys(matches))
            else:
                self.resolve(text)
                found[text] = None
        return tuple(found)

    def with_parts(self, ids: Sequence[str]) -> tuple[str, ...]:
        """Return the ids and the series from which the yearly ratios are made."""
        found: dict[str, None] = dict.fromkeys(ids)
        for series_id in ids:
            for part in ratio_parts(self.resolve(series_id)):
                found[part] = None
        return tuple(found)


def ratio_parts(series: Series) -> tuple[str, ...]:
    """Return the numerator's and denominator's ids of a series that is a yearly ratio."""
    variable = series.variable
    if variable.annual != "ratio":
        return ()
    return (variable.numerator, variable.denominator)


@lru_cache(maxsize=16)
def catalogue_of(scenario: Scenario) -> Catalogue:
    """Return the series of a scenario, made once."""
    return Catalogue(scenario)
