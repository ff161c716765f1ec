"""Orders as arrays: standing orders, limits, authority, policies by date."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from gosplan_game.core.quantities import Array, Quantity
from gosplan_game.scenario.arrays import check_names
from gosplan_game.scenario.compiled import LeverLimits
from gosplan_game.scenario.names import LEVERS
from gosplan_game.scenario.places import KeyPath
from gosplan_game.scenario.reasons import problem
from gosplan_game.scenario.schema import Policy
from gosplan_game.scenario.schema.base import parse_point_key
from gosplan_game.scenario.table_builder import TableBuilder


class OrderBuilder(TableBuilder):
    """Builds everything that concerns levers."""

    def orders(self) -> dict[str, Array]:
        """Return the standing orders by lever."""
        given = self.definition.orders
        whole = {name: value for name, value in given.items() if name in LEVERS}
        values = {
            name: self.filler.fill(whole[name], declared, ("orders", name))
            if name in whole
            else self.absent(declared, ("orders",), "standing_order")
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
            values[name][index] = self.filler.fill(
                self.definition.orders[item], declared, ("orders", item)
            )

    def _lever(self, item: str, path: KeyPath) -> tuple[str, tuple[int, ...]] | None:
        try:
            return self.names.lever(item)
        except ValueError as error:
            if item not in self.findings.doubtful:
                self.findings.error(path, error.args[0], at_key=True)
            return None

    def limits(self) -> dict[str, LeverLimits]:
        """Return the limits of every lever, the model's where the scenario sets none."""
        given = self.definition.levers
        check_names(given, LEVERS, ("levers",), self.findings, "lever")
        found: dict[str, LeverLimits] = {}
        for name, declared in LEVERS.items():
            lever = given.get(name)
            path = ("levers", name)
            lower = self._limit(lever and lever.lower, declared, (*path, "lower"), declared.lower)
            upper = self._limit(lever and lever.upper, declared, (*path, "upper"), declared.upper)
            free = replace(declared, lower=0.0, upper=np.inf)
            step = self._limit(lever and lever.step, free, (*path, "step"), 0.1)
            if (lower > upper).any():
                self.findings.error(path, problem("upside_down"), at_key=True)
            if (step <= 0).any():
                self.findings.error((*path, "step"), problem("no_step"))
            found[name] = LeverLimits(lower, upper, step, lever.decimals if lever else 1)
        return found

    def _limit(self, value: Any, declared: Quantity, path: KeyPath, missing: float) -> Array:
        if value is None:
            return self.nothing(declared, missing)
        return self.filler.fill(value, declared, path, missing=missing)

    def check_orders(self, orders: dict[str, Array], limits: dict[str, LeverLimits]) -> None:
        """Note standing orders beyond the scenario's own limits."""
        for name, order in orders.items():
            limit = limits[name]
            beyond = (order < limit.lower - 1e-9) | (order > limit.upper + 1e-9)
            inside_model = (order >= LEVERS[name].lower) & (order <= LEVERS[name].upper)
            if (beyond & inside_model).any():
                self.findings.warning(
                    ("orders", name),
                    _beyond(order[beyond].flat[0], limit.lower, limit.upper),
                )

    def authority(self) -> dict[str, tuple[tuple[int, str], ...]]:
        """Return who decides a lever from which turn on."""
        start = self.definition.start
        found: dict[str, tuple[tuple[int, str], ...]] = {}
        for name, lever in self.definition.levers.items():
            dated = sorted(
                (parse_point_key(key) - start, who) for key, who in lever.authority.items()
            )
            found[name] = tuple(dated)
            if dated[0][0] > 0:
                self.findings.error(
                    ("levers", name, "authority"),
                    problem("no_authority", start=str(start), first=str(start + dated[0][0])),
                )
        return found

    def policy(
        self, name: str, policy: Policy, limits: dict[str, LeverLimits]
    ) -> dict[str, Array]:
        """Return the courses of the levers that a policy orders by date, turn first."""
        courses: dict[str, Array] = {}
        for item, series in policy.orders.items():
            path = ("policies", name, "orders", item)
            found = self._lever(item, path)
            if found is None:
                continue
            lever, index = found
            declared = replace(LEVERS[lever], axes=LEVERS[lever].axes[len(index):])
            course = self.filler.series(
                series.points,
                declared,
                (*path, "points"),
                start=self.definition.start,
                turns=self.turns,
                linear=series.interpolate == "linear",
                before=self.nothing(declared, np.nan),
                missing=np.nan,
            )
            whole = courses.setdefault(
                lever, np.full((self.turns, *self.names.labels.shape(LEVERS[lever].axes)), np.nan)
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
            self.findings.warning(
                path,
                _beyond(value, low, high),
                at_key=True,
            )


def _beyond(value: float, low: Array, high: Array) -> str:
    return problem("beyond_limits", number=f"{value:g}", low=f"{np.min(low):g}",
                   high=f"{np.max(high):g}")
