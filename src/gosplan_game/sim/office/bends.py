"""How conditions in this game bend the line's dated orders.

The line follows a policy by date. A bend names levers, a condition and what is ordered
where it holds: the orders of another programme, an expression, or a multiple of the dated
order. A bend that ``hold``s keeps to what was once decided; any other is looked at every
quarter. Where no bend holds, the line is the dated one.
"""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from gosplan_game.core.decisions import Decisions
from gosplan_game.core.quantities import Array, read_only
from gosplan_game.sim.context import Context
from gosplan_game.sim.decisions import Levers, fields_of
from gosplan_game.sim.expressions import condition_mask, expression, value_of
from gosplan_game.sim.shocks import Integers, Kind, uniform

if TYPE_CHECKING:
    from gosplan_game.scenario import Scenario
    from gosplan_game.scenario.schema import Bend

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class _Rule:
    """A bend with its turns and the places of its levers."""

    bend: Bend
    first: int
    until: int
    decided: int
    targets: tuple[tuple[str, tuple[int, ...]], ...]
    programme: tuple[Decisions, ...]
    """Orders by turn of the other programme; empty if there is none."""


class BendBook:
    """Which bends hold in some runs, and what they order."""

    def __init__(self, scenario: Scenario, levers: Levers, *, seed: int, runs: Integers) -> None:
        """Begin with none holding; which can hold at all is drawn by seed and run."""
        start, end = scenario.quarter(0), scenario.turns + 4
        self._levers = levers
        self._runs = runs.size
        self._rules = tuple(
            _Rule(
                bend=bend,
                first=0 if bend.first is None else bend.first - start,
                until=end if bend.until is None else bend.until - start,
                decided=end if bend.decided is None else bend.decided - start,
                targets=tuple(levers.targets(text) for text in bend.levers),
                programme=tuple(scenario.policy_orders(bend.policy)) if bend.policy else (),
            )
            for bend in scenario.definition.line.bends
        )
        draws = uniform(seed, runs, 0, Kind.BEND, np.arange(len(self._rules), dtype=np.int64))
        chances = np.array([rule.bend.chance for rule in self._rules])
        self._can: Mask = draws < chances[:, None]
        self._holds: Mask = np.zeros((len(self._rules), runs.size), dtype=np.bool_)
        self._orders: dict[int, Array] = {}
        self.moved: list[tuple[int, str, Mask, Mask]] = []
        """Bends that began or ended: the quarter, the bend, and in which runs each, (run,)."""

    def copy(self) -> BendBook:
        """Return a book with the same bends that can go on by itself."""
        twin = copy(self)
        twin._holds = self._holds.copy()
        twin._orders = dict(self._orders)
        twin.moved = list(self.moved)
        return twin

    def look(self, context: Context) -> None:
        """Find out which bends hold at the beginning of the context's quarter."""
        before = self._holds.copy()
        self._look(context)
        for index in np.flatnonzero((before != self._holds).any(axis=1)):
            now, then = self._holds[index], before[index]
            self.moved.append(
                (context.turn, self._rules[index].bend.id, now & ~then, then & ~now))

    def _look(self, context: Context) -> None:
        for index, rule in enumerate(self._rules):
            if not rule.first <= context.turn <= rule.until:
                self._holds[index] = False
                continue
            bend, held = rule.bend, self._holds[index]
            if context.turn <= rule.decided:
                now = condition_mask(expression(bend.condition), context) & self._can[index]
                self._holds[index] = held | now if bend.hold else now
            elif not bend.hold:
                self._holds[index] = False
            text = bend.order or bend.multiply
            if text and self._holds[index].any():
                self._orders[index] = value_of(expression(text), context)

    def bent(self, orders: Decisions, turn: int) -> Decisions:
        """Return the line's orders of a turn with the bends that hold now."""
        arrays: dict[str, Any] = {}
        for index, rule in enumerate(self._rules):
            mask = self._holds[index]
            if not mask.any() or not rule.first <= turn <= rule.until:
                continue
            for lever, place in rule.targets:
                before = arrays.get(lever, getattr(orders, lever))
                array = np.broadcast_to(before, (*before.shape[:-1], self._runs)).copy()
                part = array[place] if place else array
                new = self._new(index, rule, lever, place, part, turn)
                known = mask & np.isfinite(new)
                np.copyto(part, np.where(known, new, 0.0), where=known)
                arrays[lever] = self._levers.clip(lever, array)
        if not arrays:
            return orders
        return replace(orders, **{name: read_only(array) for name, array in arrays.items()})

    def whole(self, orders: Decisions, turn: int) -> Decisions:
        """Return the line's dated orders of a turn, or those of another programme as a whole."""
        for index, rule in enumerate(self._rules):
            mask = self._holds[index]
            if rule.bend.whole and mask.any() and rule.first <= turn <= rule.until:
                other = fields_of(rule.programme[min(turn, len(rule.programme) - 1)])
                orders = Decisions(**{
                    name: read_only(np.where(mask, other[name], dated))
                    for name, dated in fields_of(orders).items()
                })
        return orders

    def _new(
        self, index: int, rule: _Rule, lever: str, place: tuple[int, ...], part: Array, turn: int
    ) -> Array:
        if rule.programme:
            source = getattr(rule.programme[min(turn, len(rule.programme) - 1)], lever)
            found: Array = source[place] if place else source
            return np.broadcast_to(found, part.shape)
        value = self._orders[index]
        return part * value if rule.bend.multiply else np.broadcast_to(value, part.shape)

    def holding(self, column: int = 0) -> tuple[str, ...]:
        """Return the bends that hold in one run."""
        return tuple(
            rule.bend.id
            for rule, holds in zip(self._rules, self._holds, strict=True)
            if holds[column]
        )

    def hold(self, bend_id: str) -> Mask:
        """Return where a bend holds now, (run,); nowhere if there is none of that id."""
        for index, rule in enumerate(self._rules):
            if rule.bend.id == bend_id:
                return self._holds[index]
        return np.zeros(self._runs, dtype=np.bool_)

    def ever(self) -> Mask:
        """Return which bends hold now, (bend, run), for those who count them."""
        return self._holds
