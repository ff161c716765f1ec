"""What a calibration may turn: parameters by name, each between two bounds.

``name`` is a parameter of one number, or a factor on a whole table; ``name.item`` is one
number of a table. The bounds are the range that the scenario documents. A table's range
is taken as relative to its middle, and a table without one may vary by a factor
of `TABLE_FACTOR`. A value that lies outside its documented range widens the bounds to
itself, and the report says so.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from gosplan_game.core.errors import GosplanError
from gosplan_game.core.misspelt import Unknown
from gosplan_game.core.parameters import Params
from gosplan_game.core.quantities import Array, Quantity, quantities
from gosplan_game.scenario import Scenario
from gosplan_game.scenario.reasons import no_such, reason

TABLE_FACTOR = 1.5
"""How far a table without a documented range may vary, up and down."""

MOST_ITEMS = 12
"""Tables up to this size that were estimated are turned number by number."""

FIXED = (
    "_1928", "_1913", "_1926", "_weight", "_mix", "_coefficients", "exile_share", "ration_need",
)  # fmt: skip
"""Endings of base-year levels, and of shares and scales of which only the proportions count.

``all`` leaves them alone.
"""

ALL = "all"

PRIOR = 0.01
"""Weight of a number's distance from the middle of its range, percent of mean error."""

_DECLARED = quantities(Params)


@dataclass(frozen=True, slots=True)
class Dimension:
    """One number that may be turned."""

    name: str
    parameter: str
    item: tuple[int, ...]
    """Place in the parameter's table; empty for a single number or a whole table."""
    factor: bool
    """Whether it multiplies a whole table instead of being a value itself."""
    central: float
    lower: float
    upper: float
    status: str
    documented: bool
    """Whether the scenario gives a range and the value lies in it."""
    middle: float
    """Middle of the documented range; the value itself in tables and without a range."""

    @property
    def width(self) -> float:
        """Distance of the bounds."""
        return self.upper - self.lower


@dataclass(frozen=True, slots=True)
class Space:
    """All numbers that may be turned, in order."""

    scenario: Scenario
    dimensions: tuple[Dimension, ...]

    def __len__(self) -> int:
        return len(self.dimensions)

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the dimensions."""
        return tuple(each.name for each in self.dimensions)

    def unit(self, values: Array) -> Array:
        """Return values (dimension, run) as places between the bounds, 0 to 1."""
        lower, width = self._bounds()
        return (values - lower) / width

    def values(self, unit: Array) -> Array:
        """Return places between the bounds, (dimension, run), as values."""
        lower, width = self._bounds()
        return lower + unit * width

    def central(self) -> Array:
        """Return the scenario's own values, (dimension,)."""
        return np.array([each.central for each in self.dimensions])

    def middle(self) -> Array:
        """Return the middle of the documented ranges, (dimension,).

        A table has no middle apart from its values, which are kept.
        """
        return np.array([each.middle for each in self.dimensions])

    def prior(self, unit: Array) -> Array:
        """Return the weak prior's part of a loss, percent of mean error, (run,).

            w sum_i (2 (u_i - c_i))^2

        It holds what the record does not feel near the literature: without it a search of
        hundreds of numbers lets them drift by chance, and a forecast drifts with them.

        Args:
            unit: u, places between the bounds, (dimension, run).
        """
        centre = np.clip(self.unit(self.middle()[:, None]), 0.0, 1.0)
        found: Array = PRIOR * ((2 * (unit - centre)) ** 2).sum(axis=0)
        return found

    def _bounds(self) -> tuple[Array, Array]:
        lower = np.array([[each.lower] for each in self.dimensions])
        width = np.array([[each.width] for each in self.dimensions])
        return lower, width

    def changes(self, values: Array) -> dict[str, Array]:
        """Return what `simulate` takes as ``changes`` for values (dimension, run)."""
        tables: dict[str, Array] = {}
        runs = values.shape[1]
        for row, each in enumerate(self.dimensions):
            if each.parameter not in tables:
                base = self.scenario.tables.parameters[each.parameter]
                tables[each.parameter] = np.repeat(base[..., None], runs, axis=-1)
            table = tables[each.parameter]
            if each.factor:
                tables[each.parameter] = table * values[row]
            else:
                table[each.item] = values[row]
        return tables


def space_of(scenario: Scenario, names: Sequence[str]) -> Space:
    """Return the space of some parameters.

    Args:
        scenario: Gives values, ranges and status.
        names: ``parameter``, ``parameter.item``, or ``all`` for everything that was not read
            in a source.

    Raises:
        GosplanError: there is no such parameter or it has no room to move.
    """
    wanted: dict[str, None] = {}
    for name in names:
        wanted.update(dict.fromkeys(uncertain(scenario) if name == ALL else (name,)))
    found = [_dimension(scenario, name) for name in wanted]
    # Factors first: an item that is named as well has the last word.
    found.sort(key=lambda each: not each.factor)
    return Space(scenario, tuple(found))


def uncertain(scenario: Scenario) -> list[str]:
    """Return the names of all dimensions that were not read in a source.

    A nought in a table, and the whole of a share, is a yes or no and not a number to turn.
    """
    names = []
    for name, entry in scenario.definition.parameters.base.items():
        if entry.status == "sourced" or name.endswith(FIXED):
            continue
        table = scenario.tables.parameters[name]
        if table.ndim == 0:
            names += [name] if entry.range and entry.range[0] < entry.range[1] else []
        elif table.ndim == 1 and entry.status == "estimated" and table.size <= MOST_ITEMS:
            members = scenario.labels.along(_DECLARED[name].axes[0])
            names += [
                f"{name}.{member}"
                for member, value in zip(members, table, strict=True)
                if value not in (0.0, _DECLARED[name].upper)
            ]
        elif table.any():
            names.append(name)
    return names


def _dimension(scenario: Scenario, name: str) -> Dimension:
    parameter, *members = name.split(".")
    base = scenario.definition.parameters.base
    if parameter not in base:
        raise Unknown(no_such("parameter", parameter, base, where=scenario.id))
    declared, table = _DECLARED[parameter], scenario.tables.parameters[parameter]
    item = _item(scenario, declared, members)
    entry = base[parameter]
    factor = table.ndim > 0 and not members
    central = 1.0 if factor else float(table[item])
    lower, upper, documented = _bounds(central, entry.range, table.ndim == 0)
    lower, upper = _possible(lower, upper, declared, table if factor else None)
    lower, upper = min(lower, central), max(upper, central)
    if lower >= upper:
        raise GosplanError(reason("lab.no_room", name=name, value=f"{central:g}"))
    middle = sum(entry.range) / 2 if entry.range and table.ndim == 0 else central
    return Dimension(
        name, parameter, item, factor, central, lower, upper, entry.status, documented, middle
    )


def _item(scenario: Scenario, declared: Quantity, members: Sequence[str]) -> tuple[int, ...]:
    """Return the place of an item in its table."""
    if not members:
        return ()
    if len(members) != len(declared.axes):
        axes = ", ".join(declared.axes) or reason("lab.one_number")
        raise GosplanError(reason(
            "lab.goes_by", name=declared.name, axes=axes, found=repr(".".join(members))))
    place = []
    for member, axis in zip(members, declared.axes, strict=True):
        known = scenario.labels.along(axis)
        if member not in known:
            raise GosplanError(no_such(axis, member, known, where=declared.name))
        place.append(known.index(member))
    return tuple(place)


def _bounds(
    central: float, given: tuple[float, float] | None, single: bool
) -> tuple[float, float, bool]:
    """Return bounds and whether the scenario documents them and the value keeps to them."""
    if given is not None and (single or given[0] <= central <= given[1]):
        return *given, given[0] <= central <= given[1]
    if single:
        return central, central, False
    low, high = 1 / TABLE_FACTOR, TABLE_FACTOR
    if given is not None and given[0] + given[1] > 0:
        middle = (given[0] + given[1]) / 2
        low, high = given[0] / middle, given[1] / middle
    ends = (central * low, central * high)
    return min(ends), max(ends), given is not None


def _possible(
    lower: float, upper: float, declared: Quantity, table: Array | None
) -> tuple[float, float]:
    """Return bounds cut to what the model can read."""
    if table is None:
        return max(lower, declared.lower), min(upper, declared.upper)
    if math.isfinite(declared.upper) and declared.upper > 0 and (table > 0).any():
        upper = min(upper, declared.upper / float(table.max()))
    if math.isfinite(declared.lower) and declared.lower < 0 and (table < 0).any():
        upper = min(upper, declared.lower / float(table.min()))
    return lower, upper
