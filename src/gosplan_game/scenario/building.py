"""Building the compiled scenario from the definition, in one pass over all tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from gosplan_game.core.labels import Labels
from gosplan_game.core.quantities import Array, Quantity, quantities
from gosplan_game.core.state import State
from gosplan_game.core.variables import VARIABLES, Variable
from gosplan_game.scenario.arrays import check_names
from gosplan_game.scenario.building_orders import OrderBuilder
from gosplan_game.scenario.compiled import PARAMETERS, Tables
from gosplan_game.scenario.findings import Findings
from gosplan_game.scenario.names import (
    OUTSIDE,
    ScenarioNames,
    branch_variable,
    product_variable,
)
from gosplan_game.scenario.places import KeyPath
from gosplan_game.scenario.reasons import problem
from gosplan_game.scenario.schema import ScenarioDefinition
from gosplan_game.scenario.table_builder import TableBuilder

STATE: Mapping[str, Quantity] = quantities(State)

FROM_LISTS = frozenset(
    {
        "product_branch",
        "product_workshops",
        "project_branch",
        "project_cost",
        "project_earliest",
        "project_fed_by",
        "project_local_fuel",
        "project_makes",
        "project_megawatts",
        "project_needs",
        "project_quarters",
        "project_region",
        "project_yield",
    }
)
"""Parameters that are made from the lists of products and projects."""

UNBOUNDED = 1e12
"""Stands for works without a limit, units a year."""


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
    numbers = _NumberBuilder(definition, names, findings)
    levers = OrderBuilder(definition, names, findings)
    orders = levers.orders()
    limits = levers.limits()
    levers.check_orders(orders, limits)
    return Tables(
        initial=numbers.initial(),
        parameters=numbers.parameters(),
        overlays={name: numbers.overlay(name) for name in definition.parameters.overlays},
        outside=numbers.outside(),
        orders=orders,
        policies={
            name: levers.policy(name, policy, limits)
            for name, policy in definition.policies.items()
        },
        limits=limits,
        authority=levers.authority(),
    )


class _NumberBuilder(TableBuilder):
    """Builds stocks, parameters and outside series."""

    def initial(self) -> dict[str, Array]:
        given = self.definition.initial.root
        check_names(given, STATE, ("initial",), self.findings, "field_of_the_state")
        return {
            name: self.filler.fill(given[name], declared, ("initial", name))
            if name in given
            else self.absent(declared, ("initial",), "stock")
            for name, declared in STATE.items()
        }

    def parameters(self) -> dict[str, Array]:
        given = self.definition.parameters.base
        path = ("parameters", "base")
        check_names(given, PARAMETERS, path, self.findings, "parameter")
        derived = self._from_lists()
        values: dict[str, Array] = {}
        for name, declared in PARAMETERS.items():
            if name in derived:
                values[name] = derived[name]
                if name in given:
                    self.findings.error(
                        (*path, name), problem("made_from_lists"), at_key=True,
                    )
            elif name in given:
                values[name] = self._parameter(name, declared, (*path, name))
            else:
                values[name] = self.absent(declared, path, "parameter")
        return values

    def _within(
        self, array: Array, bounds: Sequence[float] | None, path: KeyPath, said: str
    ) -> None:
        """Warn of a value outside the range that is documented for it."""
        if bounds is None:
            return
        outside = (array < bounds[0]) | (array > bounds[1])
        if outside.any():
            self.findings.warning(path, problem(
                said, number=f"{array[outside].flat[0]:g}", low=f"{bounds[0]:g}",
                high=f"{bounds[1]:g}"))

    def _parameter(self, name: str, declared: Quantity, path: KeyPath) -> Array:
        parameter = self.definition.parameters.base[name]
        if parameter.unit and parameter.unit != declared.unit:
            self.findings.warning(
                (*path, "unit"), problem(
                    "other_unit", found=repr(parameter.unit), expected=repr(declared.unit))
            )
        array = self.filler.fill(parameter.value, declared, (*path, "value"))
        self._within(array, parameter.range, (*path, "value"), "outside_range")
        if parameter.status == "sourced" and not parameter.source:
            self.findings.warning(path, problem("no_source.sourced"), at_key=True)
        return array

    def _from_lists(self) -> dict[str, Array]:
        labels, definition = self.names.labels, self.definition
        projects, products = definition.projects, definition.products
        return {
            "project_cost": np.array([each.cost for each in projects], dtype=np.float64),
            "project_quarters": np.array([each.quarters for each in projects], dtype=np.float64),
            "project_yield": np.array([each.yields for each in projects], dtype=np.float64),
            "project_earliest": np.array(
                [each.earliest - definition.start for each in projects], dtype=np.float64
            ),
            "project_megawatts": np.array(
                [each.megawatts for each in projects], dtype=np.float64
            ),
            "project_local_fuel": np.array(
                [each.local_fuel for each in projects], dtype=np.float64
            ),
            "project_branch": _marks([(each.branch,) for each in projects], labels.branches),
            "project_region": _marks([(each.region,) for each in projects], labels.regions),
            "project_needs": _marks([each.needs for each in projects], labels.projects),
            "project_fed_by": _amounts([each.fed_by for each in projects], labels.projects),
            "project_makes": _amounts([each.makes for each in projects], labels.products),
            "product_branch": _marks([(each.branch,) for each in products], labels.branches),
            "product_workshops": np.array(
                [UNBOUNDED if each.workshops is None else each.workshops for each in products],
                dtype=np.float64,
            ),
        }

    def overlay(self, name: str) -> dict[str, Array]:
        overlay = self.definition.parameters.overlays[name]
        path = ("parameters", name, "values")
        known = {key: value for key, value in PARAMETERS.items() if key not in FROM_LISTS}
        check_names(overlay.values, known, path, self.findings, "parameter")
        if not overlay.source:
            self.findings.warning(
                ("parameters", name), problem("no_source.overlay"), at_key=True,
            )
        filled = {
            key: self.filler.fill(value, known[key], (*path, key), missing=np.nan)
            for key, value in overlay.values.items()
            if key in known
        }
        base = self.definition.parameters.base
        for key, array in filled.items():
            if key in base:
                self._within(array, base[key].range, (*path, key), "outside_base_range")
        return filled

    def outside(self) -> dict[str, Array]:
        given = self.definition.exogenous
        check_names(given, OUTSIDE, ("exogenous",), self.findings, "outside_series")
        values: dict[str, Array] = {}
        for name, declared in OUTSIDE.items():
            if name in given:
                values[name] = self._outside_series(name, declared)
            else:
                array = self.absent(declared, ("exogenous",), "outside_series")
                values[name] = np.broadcast_to(array, (self.turns, *array.shape))
        return values

    def _outside_series(self, name: str, declared: Quantity) -> Array:
        series = self.definition.exogenous[name]
        path = ("exogenous", name)
        if series.unit and series.unit != declared.unit:
            self.findings.warning(
                (*path, "unit"), problem(
                    "other_unit", found=repr(series.unit), expected=repr(declared.unit))
            )
        default = declared.default
        return self.filler.series(
            series.points,
            declared,
            (*path, "points"),
            start=self.definition.start,
            turns=self.turns,
            linear=series.interpolate == "linear",
            before=None if default is None else self.nothing(declared, default),
            missing=default,
        )


def _amounts(given: list[dict[str, float]], known: tuple[str, ...]) -> Array:
    """Return a table of the amounts that each row gives for a column, (row, column)."""
    table = np.zeros((len(given), len(known)))
    for row, amounts in enumerate(given):
        for name, amount in amounts.items():
            if name in known:
                table[row, known.index(name)] = amount
    return table


def _marks(chosen: list[tuple[str, ...]], known: tuple[str, ...]) -> Array:
    """Return a table of ones where a row names a column, (row, column)."""
    table = np.zeros((len(chosen), len(known)))
    for row, names in enumerate(chosen):
        for name in names:
            if name in known:
                table[row, known.index(name)] = 1.0
    return table


