"""The names a scenario knows: series, levers and outside series, with near misses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from gosplan_game.core.decisions import Decisions
from gosplan_game.core.exogenous import Exogenous
from gosplan_game.core.labels import Axis, Labels
from gosplan_game.core.quantities import Quantity, quantities
from gosplan_game.core.variables import ALIASES, SeriesId, Variable
from gosplan_game.scenario.reasons import hint, problem, thing
from gosplan_game.scenario.schema.country import Branch, Product

LEVERS: Mapping[str, Quantity] = quantities(Decisions)
OUTSIDE: Mapping[str, Quantity] = quantities(Exogenous)

_PLAN_UNIT = "plan unit"
_SUMMED = ("million", "bn roubles 1926/27")
"""Units in which branches may be added up."""


def branch_variable(branch: Branch, meaning: str) -> Variable:
    """Return the indicator under which a branch's output is published."""
    return Variable(
        id=str(branch.series),
        unit=branch.unit,
        meaning=meaning,
        role=branch.role,
        error=branch.error,
        annual="sum",
        reported=True,
        tolerance=branch.tolerance,
    )


def product_variable(product: Product, meaning: str) -> Variable:
    """Return the indicator of a product."""
    return Variable(
        id=product.id,
        unit=product.unit,
        meaning=meaning,
        role=product.role,
        error=product.error,
        annual="sum",
        reported=True,
        tolerance=product.tolerance,
    )


class ScenarioNames:
    """Series, levers and outside series of one scenario, by id."""

    def __init__(
        self, labels: Labels, variables: Mapping[str, Variable], branch_units: Mapping[str, str]
    ) -> None:
        """Know the labels, the whole catalogue and the plan units of the branches."""
        self.labels = labels
        self.variables = variables
        self._branch_units = branch_units

    def series(self, text: str) -> Variable:
        """Return the variable of a series id; ValueError with the nearest name if none."""
        parts = parsed(text)
        if parts.name in ALIASES and parts.name not in self.variables:
            parts = SeriesId.parse(text.replace(parts.name, ALIASES[parts.name], 1))
        variable = self.variables.get(parts.name)
        if variable is None:
            near = hint(parts.name, [*self.variables, *ALIASES])
            raise ValueError(problem("unknown", kind=thing("series"), name=repr(text), hint=near))
        if parts.reported and not variable.reported:
            raise ValueError(problem("no_twin", name=parts.name))
        axes: list[Axis] = [axis for axis in variable.axes if axis != "region"]
        self._member(text, parts.branch, axes)
        self._member(text, parts.region, [axis for axis in variable.axes if axis == "region"])
        if axes and not parts.branch and variable.unit not in _SUMMED:
            first = self.labels.along(axes[0])[0]
            raise ValueError(problem("no_total", name=text, example=f"{parts.name}.{first}"))
        return variable

    def _member(self, text: str, member: str, axes: Sequence[Axis]) -> None:
        if not member:
            return
        if not axes:
            raise ValueError(problem("not_divided", name=text, member=repr(member)))
        known = self.labels.along(axes[0])
        if member not in known:
            raise ValueError(_no_member(text, axes[0], member, known))

    def series_unit(self, series_id: str) -> str:
        """Return the unit of a series; ValueError with the nearest name if none."""
        variable = self.series(series_id)
        if variable.unit == _PLAN_UNIT:
            return self._branch_units.get(SeriesId.parse(series_id).branch, "")
        return variable.unit

    def lever_unit(self, item_id: str) -> str:
        """Return the unit of a lever or item, '' where branches differ.

        Raises ValueError with the nearest name if there is no such lever.
        """
        unit = LEVERS[self.lever(item_id)[0]].unit
        return "" if _PLAN_UNIT in unit else unit

    def lever(self, item_id: str) -> tuple[str, tuple[int, ...]]:
        """Return a lever's field and the index of an item; ValueError if there is none.

        The index is empty for a whole lever.
        """
        return _item(item_id, LEVERS, self.labels, "lever")

    def outside(self, item_id: str) -> tuple[str, tuple[int, ...]]:
        """Return an outside series' field and the index of an item; ValueError if none."""
        return _item(item_id, OUTSIDE, self.labels, "outside_series")


def item_id(declared: Quantity, member: str) -> str:
    """Return the id of one item of a quantity: ``@`` before regions, ``.`` before others."""
    sign = "@" if declared.axes[:1] == ("region",) else "."
    return f"{declared.name}{sign}{member}"


def _item(
    text: str, known: Mapping[str, Quantity], labels: Labels, what: str
) -> tuple[str, tuple[int, ...]]:
    name = text.partition("@")[0].partition(".")[0]
    member = text[len(name) + 1 :]
    declared = known.get(name)
    if declared is None:
        raise ValueError(problem("unknown", kind=thing(what), name=repr(text),
                                 hint=hint(name, known)))
    if not member and text == name:
        return name, ()
    if not declared.axes:
        raise ValueError(problem("no_items", name=name))
    axis = declared.axes[0]
    sign = "@" if axis == "region" else "."
    members = labels.along(axis)
    if text[len(name)] != sign:
        raise ValueError(problem("item_written", text=repr(text), name=name,
                                 example=f"{name}{sign}{members[0]}"))
    if member not in members:
        raise ValueError(_no_member(repr(text), axis, member, members))
    return name, (members.index(member),)


def _no_member(text: str, axis: Axis, member: str, known: Sequence[str]) -> str:
    return problem("at", where=text, what=problem(
        "unknown", kind=thing(axis), name=repr(member), hint=hint(member, known)))


def parsed(text: str) -> SeriesId:
    """Return the parts of a series id; ValueError with a reason if it has none."""
    try:
        return SeriesId.parse(text)
    except ValueError:
        key = "only_reported" if text.find("~") > 0 else "no_id"
        raise ValueError(problem(key, text=repr(text))) from None
