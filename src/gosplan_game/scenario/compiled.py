"""The compiled scenario: labels, arrays by turn, names and texts, all read-only."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TypeVar

import numpy as np

from gosplan_game.core.calendar import Quarter
from gosplan_game.core.decisions import Decisions
from gosplan_game.core.errors import GosplanError, Problem, ScenarioError
from gosplan_game.core.exogenous import Exogenous
from gosplan_game.core.labels import Labels
from gosplan_game.core.misspelt import Unknown
from gosplan_game.core.parameters import Params
from gosplan_game.core.quantities import Array, Quantity, quantities, read_only
from gosplan_game.core.state import State
from gosplan_game.core.variables import Variable
from gosplan_game.scenario.arrays import bounds_text
from gosplan_game.scenario.catalogue import TextCatalogue
from gosplan_game.scenario.expressions import Expression, Kind, compile_expression
from gosplan_game.scenario.names import LEVERS, ScenarioNames, item_id
from gosplan_game.scenario.reasons import hint, no_such, problem, thing
from gosplan_game.scenario.schema import Point, ScenarioDefinition

AFTER_END = 4
"""Quarters past the end for which outside series and orders are known."""

NOT_OURS = "not_ours"

_Container = TypeVar("_Container")
PARAMETERS: Mapping[str, Quantity] = quantities(Params)


@dataclass(frozen=True, slots=True)
class LeverLimits:
    """Limits of one lever, by item: arrays of the lever's axes, without runs."""

    lower: Array
    upper: Array
    step: Array
    decimals: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """A scenario's numbers as arrays of the declared axes, without the run axis."""

    initial: Mapping[str, Array]
    parameters: Mapping[str, Array]
    overlays: Mapping[str, Mapping[str, Array]]
    """By overlay and parameter; NaN where the overlay leaves the base."""
    outside: Mapping[str, Array]
    """Turn first."""
    orders: Mapping[str, Array]
    policies: Mapping[str, Mapping[str, Array]]
    """By policy and lever, turn first; NaN where the policy's base stands."""
    limits: Mapping[str, LeverLimits]
    authority: Mapping[str, tuple[tuple[int, str], ...]]
    """By lever: from which turn on who decides."""


@dataclass(frozen=True, eq=False)
class Scenario:
    """A scenario ready for the simulation; nothing in it can be changed."""

    definition: ScenarioDefinition
    """What the files say, merged and validated."""
    sha256: str
    """Hash of the merged document as canonical JSON."""
    path: Path
    """Folder or file that it was read from."""
    names: ScenarioNames
    """Series, levers and outside series by id."""
    tables: Tables
    texts: TextCatalogue
    """The scenario's texts, in English until `texts.speaking` is asked."""
    plates: Mapping[str, str] = field(default_factory=dict, repr=False)
    """SVG of the events' own plates, by event."""
    _cache: dict[str, tuple[Decisions, ...]] = field(default_factory=dict, repr=False)
    _params: dict[tuple[str, ...], Params] = field(default_factory=dict, repr=False)

    @property
    def id(self) -> str:
        """Id, equal to the folder's name."""
        return self.definition.id

    @property
    def version(self) -> str:
        """Version of the content."""
        return self.definition.version

    @property
    def labels(self) -> Labels:
        """Ids along the axes."""
        return self.names.labels

    @property
    def variables(self) -> Mapping[str, Variable]:
        """The catalogue of indicators, branch series and products included, by id."""
        return self.names.variables

    @property
    def start(self) -> Quarter:
        """Quarter of turn 0."""
        return self.definition.start

    @property
    def end(self) -> Quarter:
        """Last quarter played."""
        return self.definition.end

    @property
    def turns(self) -> int:
        """Quarters from start to end, replayed ones included."""
        return self.end - self.start + 1

    @property
    def first_turn(self) -> int:
        """First turn that is played; above 0 if the opening is replayed."""
        replay = self.definition.replay
        return 0 if replay is None else replay.until - self.start + 1

    @property
    def bands(self) -> Mapping[str, float]:
        """Greatest median error of the replay of history by series, percent."""
        return self.definition.hindcast.bands

    def quarter(self, turn: int) -> Quarter:
        """Return the quarter of a turn."""
        return self.start + turn

    def turn(self, quarter: Quarter) -> int:
        """Return the turn of a quarter; negative before the start."""
        return quarter - self.start

    def initial_state(self) -> State:
        """Return the opening stocks, run axis 1."""
        return _container(State, self.tables.initial)

    def exogenous(self, turn: int) -> Exogenous:
        """Return the central (historical) outside conditions of a turn, run axis 1.

        Raises:
            ValueError: the turn lies before 0 or more than four quarters past the end.
        """
        self._check_turn(turn)
        if turn not in self._outside:
            values = {name: course[turn] for name, course in self.tables.outside.items()}
            self._outside[turn] = Exogenous(
                turn=turn, season=self.quarter(turn).season, **_with_runs(values)
            )
        return self._outside[turn]

    @cached_property
    def _outside(self) -> dict[int, Exogenous]:
        """Central outside conditions by turn, as far as they were asked for."""
        return {}

    def _check_turn(self, turn: int) -> None:
        if not 0 <= turn < self.turns + AFTER_END:
            raise ValueError(f"turn {turn} lies outside 0 to {self.turns + AFTER_END - 1}")

    def standing_orders(self) -> Decisions:
        """Return the orders in force at the start, run axis 1."""
        return _container(Decisions, self.tables.orders)

    def policy_orders(self, policy: str) -> tuple[Decisions, ...]:
        """Return a policy's orders for every turn and four quarters more.

        Args:
            policy: A policy of kind ``orders`` or ``standing``.

        Raises:
            GosplanError: there is no such policy, or its orders do not go by date.
        """
        if policy not in self._cache:
            self._cache[policy] = tuple(self._orders_by_turn(policy))
        return self._cache[policy]

    def _orders_by_turn(self, policy: str) -> list[Decisions]:
        courses = self._courses(policy)
        return [
            _container(Decisions, {name: course[turn] for name, course in courses.items()})
            for turn in range(self.turns + AFTER_END)
        ]

    def _courses(self, policy: str) -> dict[str, Array]:
        found = self.definition.policies.get(policy)
        if found is None:
            raise Unknown(no_such("policy", policy, self.definition.policies, where=self.id))
        if found.kind not in ("orders", "standing"):
            raise GosplanError(problem("not_by_date", policy=repr(policy), kind=repr(found.kind)))
        turns = self.turns + AFTER_END
        courses = (
            self._courses(found.base)
            if found.base is not None
            else {
                name: np.broadcast_to(order, (turns, *order.shape))
                for name, order in self.tables.orders.items()
            }
        )
        for name, course in self.tables.policies.get(policy, {}).items():
            courses[name] = np.where(np.isnan(course), courses[name], course)
        return courses

    def parameters(
        self,
        overlays: Sequence[str] = (),
        changes: Mapping[str, float | Array] | None = None,
    ) -> Params:
        """Return the parameters with overlays and changes laid over the base.

        Args:
            overlays: Names of overlays, later ones over earlier ones.
            changes: New values by parameter or by one of its items
                (``capital_productivity.coal``): a number, numbers by run (B,), or an
                array of the parameter's axes plus runs.

        Returns:
            Parameters with run axis 1, or as long as the changes'. Without changes they are
            the same object every time: what is prepared from it serves the next game too.

        Raises:
            Unknown: an overlay or parameter is unknown.
            ScenarioError: a value is out of bounds or
                of a wrong shape.
        """
        if changes:
            return self._parameters(overlays, changes)
        known = tuple(overlays)
        if known not in self._params:
            self._params[known] = self._parameters(known, {})
        return self._params[known]

    def _parameters(
        self, overlays: Sequence[str], changes: Mapping[str, float | Array]
    ) -> Params:
        values = dict(self.tables.parameters)
        for name in overlays:
            overlay = self.tables.overlays.get(name)
            if overlay is None:
                raise Unknown(no_such("overlay", name, self.tables.overlays, where=self.id))
            for parameter, new in overlay.items():
                values[parameter] = np.where(np.isnan(new), values[parameter], new)
        arrays = _with_runs(values)
        for key, value in changes.items():
            name, *members = key.split(".")
            if name not in PARAMETERS:
                raise Unknown(no_such("parameter", name, PARAMETERS, where=self.id))
            arrays[name] = self._changed(PARAMETERS[name], arrays[name], members, value)
        return Params(**{name: read_only(array) for name, array in arrays.items()})

    def _changed(
        self, declared: Quantity, old: Array, members: Sequence[str], value: float | Array
    ) -> Array:
        new = np.asarray(value, dtype=np.float64)
        if not np.all((new >= declared.lower) & (new <= declared.upper) & np.isfinite(new)):
            raise self._refusal(problem(
                "out_of_bounds", number=declared.name, bounds=bounds_text(declared)))
        if new.ndim == len(declared.axes) + 1 and not members:
            shape = (*self.labels.shape(declared.axes), new.shape[-1])
            try:
                return np.broadcast_to(new, shape).copy()
            except ValueError:
                raise self._refusal(problem(
                    "shape", name=declared.name, found=str(new.shape), expected=str(shape)
                )) from None
        if new.ndim > 1:
            raise self._refusal(problem("by_run", name=declared.name, found=str(new.shape)))
        index = self._index(declared, members)
        runs = new.shape[0] if new.ndim else old.shape[-1]
        result = np.broadcast_to(old, (*old.shape[:-1], max(runs, old.shape[-1]))).copy()
        result[index] = new
        return result

    def _index(self, declared: Quantity, members: Sequence[str]) -> tuple[int, ...]:
        if len(members) > len(declared.axes):
            raise self._refusal(problem(
                "no_item", name=declared.name, item=repr(".".join(members))))
        index = []
        for member, axis in zip(members, declared.axes, strict=False):
            known = self.labels.along(axis)
            if member not in known:
                raise self._refusal(problem("at", where=declared.name, what=problem(
                    "unknown", kind=thing(axis), name=repr(member), hint=hint(member, known))))
            index.append(known.index(member))
        return tuple(index)

    def _refusal(self, text: str) -> ScenarioError:
        return ScenarioError([Problem(self.id, 1, 1, "error", text)])

    def authority(self, lever: str, turn: int) -> str:
        """Return who decides a lever (or its item) on a turn.

        One of ``decide``, ``propose``, ``carry_out``, ``not_ours``.
        """
        name = self.names.lever(lever)[0]
        found = NOT_OURS
        for since, authority in self.tables.authority.get(name, ()):
            if since <= turn:
                found = authority
        return found

    def authorities(self, lever: str) -> tuple[tuple[int, str], ...]:
        """Return from which turn on who decides a lever (or its item), in order."""
        return self.tables.authority.get(self.names.lever(lever)[0], ())

    def lever_limits(self, lever: str) -> tuple[float, float, float, int]:
        """Return (lower, upper, step, decimals) of a lever or of one of its items.

        A whole lever with several items has the widest bounds and the finest step.
        """
        name, index = self.names.lever(lever)
        limits = self.tables.limits[name]
        return (
            float(np.min(limits.lower[index])),
            float(np.max(limits.upper[index])),
            float(np.min(limits.step[index])),
            limits.decimals,
        )

    @cached_property
    def lever_items(self) -> tuple[str, ...]:
        """Every item that can be ordered: ``grain_quota``, ``quota_weight@ukraine`` ..."""
        items: list[str] = []
        for name, declared in LEVERS.items():
            if declared.axes:
                items += [item_id(declared, each) for each in self.labels.along(declared.axes[0])]
            else:
                items.append(name)
        return tuple(items)

    @cached_property
    def _history(self) -> Mapping[str, list[Point]]:
        return {found.series: list(found.points) for found in self.definition.history}

    def reference(self, series: str) -> list[Point]:
        """Return the published figures of a series; none if it has no reference."""
        return self._history.get(series, [])

    def text(self, key: str, lang: str = "en", count: float | None = None, **values: object) -> str:
        """Return a text of the scenario with its fields filled in."""
        return self.texts.speaking(lang).get(key, count, **values)

    def expression(self, text: str, kind: Kind | None = None) -> Expression:
        """Return an expression compiled against this scenario's names."""
        return compile_expression(text, kind=kind, names=self.names)


def _with_runs(values: Mapping[str, Array]) -> dict[str, Array]:
    return {name: read_only(np.asarray(value)[..., None]) for name, value in values.items()}


def _container(kind: type[_Container], values: Mapping[str, Array]) -> _Container:
    return kind(**_with_runs(values))
