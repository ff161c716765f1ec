"""Building the compiled scenario from the definition, in one pass over all tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from gosplan_game.core.labels import Labels
from gosplan_game.core.quantities import Array, Quantity, quantities
from gosplan_game.core.state import State
from gosplan_game.core.variables import VARIABLES, Variable
from gosplan_game.scenario.arrays import Filler, check_names
from gosplan_game.scenario.compiled import AFTER_END, PARAMETERS, LeverLimits, Tables
from gosplan_game.scenario.findings import Findings
from gosplan_game.scenario.names import (
    LEVERS,
    OUTSIDE,
    ScenarioNames,
    branch_variable,
    product_variable,
)
from gosplan_game.scenario.places import KeyPath
from gosplan_game.scenario.schema import Policy, ScenarioDefinition
from gosplan_game.scenario.schema.base import parse_point_key

STATE: Mapping[str, Quantity] = quantities(State)

FROM_LISTS = frozenset(
    {
        "product_branch",
        "project_branch",
        "project_cost",
        "project_earliest",
        "project_needs",
        "project_quarters",
        "project_region",
        "project_yield",
    }
)
"""Parameters that are made from the lists of products and projects."""


def labels_of(definition: ScenarioDefinition) -> Labels:
    """Return the ids along the axes, in the order of the scenario."""
    return Labels(
        regions=_ids(definition.regions),
        branches=_ids(definition.branches),
        products=_ids(definition.products),
        projects=_ids(definition.projects),
    )


def _ids(items: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item.id for item in items))


def names_of(definition: ScenarioDefinition, meanings: Mapping[str, str]) -> ScenarioNames:
    """Return the names the scenario knows; ``meanings`` are its texts for series."""
    variables: dict[str, Variable] = dict(VARIABLES)
    for branch in definition.branches:
        if branch.series is not None:
            meaning = meanings.get(f"branch.{branch.id}", branch.series)
            variables[branch.series] = branch_variable(branch, meaning)
    for product in definition.products:
        meaning = meanings.get(f"product.{product.id}", product.id)
        variables[product.id] = product_variable(product, meaning)
    units = {branch.id: branch.unit for branch in definition.branches}
    return ScenarioNames(labels_of(definition), variables, units)


def build_tables(
    definition: ScenarioDefinition, names: ScenarioNames, findings: Findings
) -> Tables:
    """Return all numbers as arrays; what does not fit is noted in the findings."""
    return _Builder(definition, names, findings).tables()


class _Builder:
    def __init__(
        self, definition: ScenarioDefinition, names: ScenarioNames, findings: Findings
    ) -> None:
        self._definition = definition
        self._names = names
        self._findings = findings
        self._filler = Filler(names.labels, findings)
        self._turns = definition.end - definition.start + 1 + AFTER_END

    def tables(self) -> Tables:
        orders = self._orders()
        limits = self._limits()
        self._check_orders(orders, limits)
        return Tables(
            initial=self._initial(),
            parameters=self._parameters(),
            overlays={
                name: self._overlay(name) for name in self._definition.parameters.overlays
            },
            outside=self._outside(),
            orders=orders,
            policies={
                name: self._policy(name, policy, limits)
                for name, policy in self._definition.policies.items()
            },
            limits=limits,
            authority=self._authority(),
        )

    def _nothing(self, declared: Quantity, value: float = np.nan) -> Array:
        return np.full(self._names.labels.shape(declared.axes), value, dtype=np.float64)

    def _is_empty(self, declared: Quantity) -> bool:
        return 0 in self._names.labels.shape(declared.axes)

    def _absent(self, declared: Quantity, path: KeyPath, what: str) -> Array:
        """Return the default of a quantity that the scenario leaves out, or note its lack."""
        if declared.name in self._findings.doubtful:
            return self._nothing(declared)  # it is there, and its fault was noted
        if declared.default is not None or self._is_empty(declared):
            return self._nothing(declared, declared.default or 0.0)
        axes = f" by {' and '.join(declared.axes)}" if declared.axes else ""
        self._findings.error(
            path,
            f"missing {what} {declared.name!r}: {declared.meaning} ({declared.unit}{axes})",
            at_key=True,
        )
        return self._nothing(declared)

    def _initial(self) -> dict[str, Array]:
        given = self._definition.initial.root
        check_names(given, STATE, ("initial",), self._findings, "field of the state")
        return {
            name: self._filler.fill(given[name], declared, ("initial", name))
            if name in given
            else self._absent(declared, ("initial",), "stock")
            for name, declared in STATE.items()
        }

    def _parameters(self) -> dict[str, Array]:
        given = self._definition.parameters.base
        path = ("parameters", "base")
        check_names(given, PARAMETERS, path, self._findings, "parameter")
        derived = self._from_lists()
        values: dict[str, Array] = {}
        for name, declared in PARAMETERS.items():
            if name in derived:
                values[name] = derived[name]
                if name in given:
                    self._findings.error(
                        (*path, name), "is made from the lists of projects and products: "
                        "leave it out", at_key=True,
                    )
            elif name in given:
                values[name] = self._parameter(name, declared, (*path, name))
            else:
                values[name] = self._absent(declared, path, "parameter")
        return values

    def _parameter(self, name: str, declared: Quantity, path: KeyPath) -> Array:
        parameter = self._definition.parameters.base[name]
        if parameter.unit and parameter.unit != declared.unit:
            self._findings.warning(
                (*path, "unit"), f"found {parameter.unit!r}, the model reads {declared.unit!r}"
            )
        array = self._filler.fill(parameter.value, declared, (*path, "value"))
        if parameter.range is not None:
            low, high = parameter.range
            outside = (array < low) | (array > high)
            if outside.any():
                self._findings.warning(
                    (*path, "value"),
                    f"{array[outside].flat[0]:g} lies outside its own range {low:g} to {high:g}",
                )
        if parameter.status == "sourced" and not parameter.source:
            self._findings.warning(path, "is called sourced but names no source", at_key=True)
        return array

    def _from_lists(self) -> dict[str, Array]:
        labels, definition = self._names.labels, self._definition
        projects, products = definition.projects, definition.products
        return {
            "project_cost": np.array([each.cost for each in projects], dtype=np.float64),
            "project_quarters": np.array([each.quarters for each in projects], dtype=np.float64),
            "project_yield": np.array([each.yields for each in projects], dtype=np.float64),
            "project_earliest": np.array(
                [each.earliest - definition.start for each in projects], dtype=np.float64
            ),
            "project_branch": _marks([(each.branch,) for each in projects], labels.branches),
            "project_region": _marks([(each.region,) for each in projects], labels.regions),
            "project_needs": _marks([each.needs for each in projects], labels.projects),
            "product_branch": _marks([(each.branch,) for each in products], labels.branches),
        }

    def _overlay(self, name: str) -> dict[str, Array]:
        overlay = self._definition.parameters.overlays[name]
        path = ("parameters", name, "values")
        known = {key: value for key, value in PARAMETERS.items() if key not in FROM_LISTS}
        check_names(overlay.values, known, path, self._findings, "parameter")
        if not overlay.source:
            self._findings.warning(
                ("parameters", name), "an overlay names the work it comes from: no source",
                at_key=True,
            )
        return {
            key: self._filler.fill(value, known[key], (*path, key), missing=np.nan)
            for key, value in overlay.values.items()
            if key in known
        }

    def _outside(self) -> dict[str, Array]:
        given = self._definition.exogenous
        check_names(given, OUTSIDE, ("exogenous",), self._findings, "outside series")
        values: dict[str, Array] = {}
        for name, declared in OUTSIDE.items():
            if name in given:
                values[name] = self._outside_series(name, declared)
            else:
                array = self._absent(declared, ("exogenous",), "outside series")
                values[name] = np.broadcast_to(array, (self._turns, *array.shape))
        return values

    def _outside_series(self, name: str, declared: Quantity) -> Array:
        series = self._definition.exogenous[name]
        path = ("exogenous", name)
        if series.unit and series.unit != declared.unit:
            self._findings.warning(
                (*path, "unit"), f"found {series.unit!r}, the model reads {declared.unit!r}"
            )
        default = declared.default
        return self._filler.series(
            series.points,
            declared,
            (*path, "points"),
            start=self._definition.start,
            turns=self._turns,
            linear=series.interpolate == "linear",
            before=None if default is None else self._nothing(declared, default),
            missing=default,
        )

    def _orders(self) -> dict[str, Array]:
        given = self._definition.orders
        whole = {name: value for name, value in given.items() if name in LEVERS}
        values = {
            name: self._filler.fill(whole[name], declared, ("orders", name))
            if name in whole
            else self._absent(declared, ("orders",), "standing order")
            for name, declared in LEVERS.items()
        }
        for name in given.keys() - whole.keys():
            self._order_item(name, values)
        return values

    def _order_item(self, item: str, values: dict[str, Array]) -> None:
        found = self._lever(item, ("orders", item))
        if found is not None:
            name, index = found
            declared = replace(LEVERS[name], axes=LEVERS[name].axes[len(index):])
            values[name][index] = self._filler.fill(
                self._definition.orders[item], declared, ("orders", item)
            )

    def _lever(self, item: str, path: KeyPath) -> tuple[str, tuple[int, ...]] | None:
        try:
            return self._names.lever(item)
        except ValueError as error:
            if item not in self._findings.doubtful:
                self._findings.error(path, str(error), at_key=True)
            return None

    def _limits(self) -> dict[str, LeverLimits]:
        given = self._definition.levers
        check_names(given, LEVERS, ("levers",), self._findings, "lever")
        found: dict[str, LeverLimits] = {}
        for name, declared in LEVERS.items():
            lever = given.get(name)
            path = ("levers", name)
            lower = self._limit(lever and lever.lower, declared, (*path, "lower"), declared.lower)
            upper = self._limit(lever and lever.upper, declared, (*path, "upper"), declared.upper)
            free = replace(declared, lower=0.0, upper=np.inf)
            step = self._limit(lever and lever.step, free, (*path, "step"), 0.1)
            if (lower > upper).any():
                self._findings.error(path, "lower lies above upper", at_key=True)
            if (step <= 0).any():
                self._findings.error((*path, "step"), "expected a step above 0")
            found[name] = LeverLimits(lower, upper, step, lever.decimals if lever else 1)
        return found

    def _limit(self, value: Any, declared: Quantity, path: KeyPath, missing: float) -> Array:
        if value is None:
            return self._nothing(declared, missing)
        return self._filler.fill(value, declared, path, missing=missing)

    def _check_orders(self, orders: dict[str, Array], limits: dict[str, LeverLimits]) -> None:
        for name, order in orders.items():
            limit = limits[name]
            beyond = (order < limit.lower - 1e-9) | (order > limit.upper + 1e-9)
            inside_model = (order >= LEVERS[name].lower) & (order <= LEVERS[name].upper)
            if (beyond & inside_model).any():
                self._findings.warning(
                    ("orders", name),
                    f"{order[beyond].flat[0]:g} is beyond the lever's own limits "
                    f"{limit.lower.min():g} to {limit.upper.max():g}",
                )

    def _authority(self) -> dict[str, tuple[tuple[int, str], ...]]:
        start = self._definition.start
        found: dict[str, tuple[tuple[int, str], ...]] = {}
        for name, lever in self._definition.levers.items():
            dated = sorted(
                (parse_point_key(key) - start, who) for key, who in lever.authority.items()
            )
            found[name] = tuple(dated)
            if dated[0][0] > 0:
                self._findings.error(
                    ("levers", name, "authority"),
                    f"no authority at {start}: the first date is {start + dated[0][0]}",
                )
        return found

    def _policy(
        self, name: str, policy: Policy, limits: dict[str, LeverLimits]
    ) -> dict[str, Array]:
        courses: dict[str, Array] = {}
        for item, series in policy.orders.items():
            path = ("policies", name, "orders", item)
            found = self._lever(item, path)
            if found is None:
                continue
            lever, index = found
            declared = replace(LEVERS[lever], axes=LEVERS[lever].axes[len(index):])
            course = self._filler.series(
                series.points,
                declared,
                (*path, "points"),
                start=self._definition.start,
                turns=self._turns,
                linear=series.interpolate == "linear",
                before=self._nothing(declared, np.nan),
                missing=np.nan,
            )
            whole = courses.setdefault(
                lever, np.full((self._turns, *self._names.labels.shape(LEVERS[lever].axes)), np.nan)
            )
            if index:
                whole[:, index[0]] = course
            else:
                whole[:] = course
            self._check_course(course, limits[lever], index, path)
        return courses

    def _check_course(
        self, course: Array, limit: LeverLimits, index: tuple[int, ...], path: KeyPath
    ) -> None:
        low, high = limit.lower[index], limit.upper[index]
        beyond = (course < low - 1e-9) | (course > high + 1e-9)
        if beyond.any():
            value = course[beyond].flat[0]
            self._findings.warning(
                path,
                f"{value:g} is beyond the lever's own limits {np.min(low):g} to {np.max(high):g}",
                at_key=True,
            )


def _marks(chosen: list[tuple[str, ...]], known: tuple[str, ...]) -> Array:
    """Return a table of ones where a row names a column, (row, column)."""
    table = np.zeros((len(chosen), len(known)))
    for row, names in enumerate(chosen):
        for name in names:
            if name in known:
                table[row, known.index(name)] = 1.0
    return table


