"""Levers by id, and the one place where an order meets its limits.

An item is one number that can be ordered: ``grain_quota``, ``quota_weight@ukraine``,
``plan_target.coal``. The session refuses what lies outside the limits; policies and
events are clipped; both read `Levers`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from difflib import get_close_matches
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from gosplan_game.core.decisions import Decisions
from gosplan_game.core.errors import Impossible
from gosplan_game.core.quantities import Array, Quantity, clipped, quantities, read_only
from gosplan_game.sim.reasons import reason

if TYPE_CHECKING:
    from gosplan_game.scenario import Scenario

QUANTITIES: Mapping[str, Quantity] = quantities(Decisions)
"""The declaration of every lever by name."""

FIELDS = tuple(item.name for item in fields(Decisions))

SHARED_OUT = ("investment_share",)
"""Levers whose parts are shares of one whole."""


@dataclass(frozen=True, slots=True)
class Item:
    """One number that can be ordered: its lever, and its place along the lever's axis."""

    id: str
    lever: str
    index: int | None


@dataclass(frozen=True, slots=True)
class Limits:
    """What an order may be: bounds, the step of a slider, and who decides."""

    lower: float
    upper: float
    step: float
    decimals: int
    unit: str
    authority: str


def fields_of(decisions: Decisions) -> dict[str, Array]:
    """Return the arrays of all levers by name."""
    return {name: getattr(decisions, name) for name in FIELDS}


def _separator(declared: Quantity) -> str:
    return "@" if declared.axes == ("region",) else "."


class Levers:
    """The levers of one scenario: their items, bounds and authority."""

    def __init__(self, scenario: Scenario) -> None:
        """Read the axes and bounds from a scenario."""
        self._scenario = scenario
        self.items: Mapping[str, Item] = {item.id: item for item in self._listing()}
        self._limits = {each: scenario.lever_limits(each) for each in self.items}
        self._bounds = {name: self._joined(name) for name in FIELDS}

    def _joined(self, lever: str) -> tuple[Array, Array]:
        """Return a lever's bounds as arrays of its axes plus one run."""
        limits = [self._limits[each.id] for each in self.items.values() if each.lever == lever]
        lower = np.array([float(each[0]) for each in limits])
        upper = np.array([float(each[1]) for each in limits])
        if not QUANTITIES[lever].axes:
            return lower, upper
        return lower[:, None], upper[:, None]

    def _listing(self) -> Iterator[Item]:
        labels = self._scenario.labels
        for name, declared in QUANTITIES.items():
            if not declared.axes:
                yield Item(name, name, None)
                continue
            for index, label in enumerate(labels.along(declared.axes[0])):
                yield Item(f"{name}{_separator(declared)}{label}", name, index)

    def item(self, item_id: str) -> Item:
        """Return an item by id; Impossible with the nearest names if there is none."""
        found = self.items.get(item_id)
        if found is None:
            near = get_close_matches(item_id, self.items, n=1)
            if near:
                raise Impossible(reason("no_lever_but", item=item_id, near=near[0]))
            raise Impossible(reason("no_lever", item=item_id))
        return found

    def targets(self, text: str) -> tuple[str, tuple[int, ...]]:
        """Return the lever that a text names and the index of the item, if it names one."""
        if text in QUANTITIES:
            return text, ()
        item = self.item(text)
        return item.lever, () if item.index is None else (item.index,)

    def bounds(self, lever: str) -> tuple[Array, Array]:
        """Return the lowest and highest orders of a lever (the highest may be inf)."""
        return self._bounds[lever]

    def limits(self, item_id: str, turn: int) -> Limits:
        """Return the limits of an item and who decides it on a turn."""
        item = self.item(item_id)
        lower, upper, step, decimals = self._limits[item.id]
        return Limits(
            lower=float(lower),
            upper=float(upper),
            step=float(step),
            decimals=int(decimals),
            unit=QUANTITIES[item.lever].unit,
            authority=self._scenario.authority(item.lever, turn),
        )

    def value(self, decisions: Decisions, item_id: str, column: int = 0) -> float:
        """Return what one item is ordered to be in one run."""
        item = self.item(item_id)
        array: Array = getattr(decisions, item.lever)
        row = array if item.index is None else array[item.index]
        return float(row[min(column, row.shape[-1] - 1)])

    def values(self, decisions: Decisions, column: int = 0) -> dict[str, float]:
        """Return what every item is ordered to be in one run."""
        found: dict[str, float] = {}
        columns = {
            name: array[..., min(column, array.shape[-1] - 1)]
            for name, array in fields_of(decisions).items()
        }
        for item in self.items.values():
            array = columns[item.lever]
            found[item.id] = float(array if item.index is None else array[item.index])
        return found

    def with_items(self, decisions: Decisions, orders: Mapping[str, float]) -> Decisions:
        """Return the decisions with some items ordered anew, in every run."""
        if not orders:
            return decisions
        arrays = fields_of(decisions)
        fresh: set[str] = set()
        for item_id, value in orders.items():
            item = self.item(item_id)
            if item.lever not in fresh:
                arrays[item.lever] = arrays[item.lever].copy()
                fresh.add(item.lever)
            if item.index is None:
                arrays[item.lever][...] = value
            else:
                arrays[item.lever][item.index] = value
        for name in fresh:
            read_only(arrays[name])
        return Decisions(**arrays)

    def clip(self, lever: str, array: Array) -> Array:
        """Return an order brought within the limits of its lever."""
        lower, upper = self._bounds[lever]
        return clipped(array, lower, upper)

    def clipped(self, decisions: Decisions) -> Decisions:
        """Return decisions with every lever within its limits."""
        arrays = {
            name: read_only(self.clip(name, array))
            for name, array in fields_of(decisions).items()
        }
        return Decisions(**arrays)


def shared_out(array: Array) -> Array:
    """Return parts that add up to one along the first axis; all zero stays zero."""
    total = array.sum(axis=0)
    return array / np.where(total > 0.0, total, 1.0)



@lru_cache(maxsize=16)
def levers_of(scenario: Scenario) -> Levers:
    """Return the levers of a scenario, made once."""
    return Levers(scenario)
