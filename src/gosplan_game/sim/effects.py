"""Effects in force: what answers, mandates and the line's other acts change, and how long.

An effect adds to, multiplies or sets a lever or an outside series, in the runs where it
was called for. What it sets of a lever that the office decides ends when the office
orders that item anew: the later decree replaces the earlier one. Everything in force can
be listed, so that nothing acts unseen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import copy
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
import numpy.typing as npt

from gosplan_game.core.decisions import Decisions
from gosplan_game.core.exogenous import Exogenous
from gosplan_game.core.labels import Labels
from gosplan_game.core.quantities import Array, clipped, quantities, read_only, with_arrays
from gosplan_game.sim.decisions import Levers

if TYPE_CHECKING:
    from gosplan_game.scenario.schema import Effect

Mask = npt.NDArray[np.bool_]
Operation = Literal["add", "multiply", "set"]
FOREVER = 10_000
"""A turn that no game reaches."""

_OUTSIDE = quantities(Exogenous)
_OPERATIONS: tuple[Operation, ...] = ("add", "multiply", "set")


@dataclass(frozen=True, slots=True)
class _Active:
    """An effect in force: on what, from when to when, in which runs."""

    name: str
    index: tuple[int, ...]
    operation: Operation
    amount: float
    first: int
    end: int
    mask: Mask
    origin: str
    given: int
    """Turn on which it was called for."""

    def holds(self, turn: int) -> bool:
        return self.first <= turn < self.end

    def changed(self, array: Array) -> Array:
        """Return a copy of the array with the effect in the runs of the mask."""
        runs = max(self.mask.shape[0], array.shape[-1])
        result = array.copy() if array.shape[-1] == runs else array.repeat(runs, -1)
        part = result[self.index] if self.index else result
        new: Array | float = self.amount
        if self.operation == "add":
            new = part + self.amount
        elif self.operation == "multiply":
            new = part * self.amount
        np.copyto(part, new, where=self.mask)
        return result


@dataclass(frozen=True, slots=True)
class ActingEffect:
    """What acts on one item of a lever in one run, beside the order for it."""

    origin: str
    """``event:ID:CHOICE``, ``mandate:ID``, ``adviser:ID`` or ``difficulty``."""
    operation: Operation
    amount: float
    first: int
    """Turn from which it acts."""
    end: int | None
    """Turn on which it no longer acts; None for the rest of the game."""


def operation_of(effect: Effect) -> tuple[Operation, float]:
    """Return what an effect does and by how much."""
    for name in _OPERATIONS:
        amount = getattr(effect, name)
        if amount is not None:
            return name, float(amount)
    return "add", 0.0


def _outside_place(item_id: str, labels: Labels) -> tuple[str, tuple[int, ...]]:
    """Return an outside series' field and the index of the item named."""
    sign = "@" if "@" in item_id else "."
    name, _, label = item_id.partition(sign)
    if not label:
        return name, ()
    return name, (labels.along(_OUTSIDE[name].axes[0]).index(label),)


class EffectBook:
    """The effects in force in some runs."""

    def __init__(self, levers: Levers, labels: Labels) -> None:
        """Begin with none."""
        self._levers = levers
        self._labels = labels
        self._orders: list[_Active] = []
        self._outside: list[_Active] = []

    def copy(self) -> EffectBook:
        """Return a book with the same effects that can go on by itself."""
        twin = copy(self)
        twin._orders, twin._outside = list(self._orders), list(self._outside)
        return twin

    def first_run(self) -> EffectBook:
        """Return a book with the effects of the first run alone, for any number of runs."""
        twin = self.copy()
        twin._orders = [replace(each, mask=each.mask[:1]) for each in self._orders]
        twin._outside = [replace(each, mask=each.mask[:1]) for each in self._outside]
        return twin

    def begin(
        self, effect: Effect, mask: Mask, *, turn: int, origin: str, end: int | None = None
    ) -> None:
        """Put an effect on a lever or an outside series in force.

        Args:
            effect: What it does; one on the standing is not for this book.
            mask: In which runs, (run,).
            turn: The turn on which it is called for.
            origin: What called for it.
            end: Turn on which it ends at the latest.
        """
        operation, amount = operation_of(effect)
        first = turn + effect.delay
        last = FOREVER if effect.quarters is None else first + effect.quarters
        if end is not None:
            last = min(last, end)
        if effect.lever is not None:
            name, index = self._levers.targets(effect.lever)
            book = self._orders
        else:
            assert effect.exogenous is not None
            name, index = _outside_place(effect.exogenous, self._labels)
            book = self._outside
        book.append(
            _Active(name, index, operation, amount, first, last, mask.copy(), origin, turn)
        )

    def release(self, items: Iterable[tuple[str, int | None]], mask: Mask, turn: int) -> None:
        """End what earlier turns set of items that are ordered anew.

        Args:
            items: Levers, and places along their axis (None for a lever without one).
            mask: In which runs, (run,).
            turn: The turn of the new order; what is called for on it stays.
        """
        places = set(items)
        kept = []
        for each in self._orders:
            own = each.name, each.index[0] if each.index else None
            if each.operation == "set" and each.given < turn and own in places:
                left = each.mask & ~mask
                if left.any():
                    kept.append(replace(each, mask=left))
            else:
                kept.append(each)
        self._orders = kept

    def set_levers(self, turn: int) -> frozenset[str]:
        """Return the levers that something called for earlier sets now or later."""
        return frozenset(
            each.name
            for each in self._orders
            if each.operation == "set" and each.given < turn and each.end > turn
        )

    def acting(self, item_id: str, turn: int, column: int = 0) -> tuple[ActingEffect, ...]:
        """Return what acts on an item of a lever now or later in one run, in order."""
        item = self._levers.item(item_id)
        return tuple(
            ActingEffect(
                each.origin,
                each.operation,
                each.amount,
                each.first,
                None if each.end == FOREVER else each.end,
            )
            for each in self._orders
            if each.name == item.lever
            and (not each.index or each.index[0] == item.index)
            and each.end > turn
            and each.mask[column]
        )

    def on_orders(self, decisions: Decisions, turn: int) -> Decisions:
        """Return the orders as effects leave them in force, within their limits."""
        changed: dict[str, Array] = {}
        for effect in self._orders:
            if effect.holds(turn):
                array = changed.get(effect.name, getattr(decisions, effect.name))
                changed[effect.name] = self._levers.clip(effect.name, effect.changed(array))
        return with_arrays(decisions, _frozen(changed)) if changed else decisions

    def on_outside(self, exogenous: Exogenous, turn: int) -> Exogenous:
        """Return the outside conditions as effects leave them, within their bounds."""
        changed: dict[str, Array] = {}
        for effect in self._outside:
            if effect.holds(turn):
                array = changed.get(effect.name, getattr(exogenous, effect.name))
                declared = _OUTSIDE[effect.name]
                changed[effect.name] = clipped(
                    effect.changed(array), declared.lower, declared.upper
                )
        return with_arrays(exogenous, _frozen(changed)) if changed else exogenous


def _frozen(arrays: Mapping[str, Array]) -> dict[str, Any]:
    return {name: read_only(array) for name, array in arrays.items()}
