"""Events: when they happen, in which runs, and what their answers change.

Conditions are evaluated for all runs at once on the record up to the quarter
before. What an answer changes is applied to orders and outside series in the runs
where it was given, for the quarters it holds, and then brought within bounds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from gosplan_game.core.calendar import Quarter
from gosplan_game.core.decisions import Decisions
from gosplan_game.core.exogenous import Exogenous
from gosplan_game.core.labels import Labels
from gosplan_game.core.quantities import Array, quantities, read_only
from gosplan_game.sim.context import Context
from gosplan_game.sim.decisions import Levers
from gosplan_game.sim.expressions import condition_mask, expression
from gosplan_game.sim.history import Firing

if TYPE_CHECKING:
    from gosplan_game.scenario import Scenario
    from gosplan_game.scenario.schema import Effect, Event

Mask = npt.NDArray[np.bool_]
Places = npt.NDArray[np.int64]
FOREVER = 10_000
"""A turn that no game reaches."""

_OUTSIDE = quantities(Exogenous)


@dataclass(frozen=True, slots=True)
class Occurrence:
    """An event that happens at the beginning of a quarter, and in which runs."""

    index: int
    event: Event
    mask: Mask


@dataclass(frozen=True, slots=True)
class _Active:
    """An effect in force: on what, from when to when, in which runs."""

    name: str
    index: tuple[int, ...]
    operation: str
    amount: float
    first: int
    end: int
    mask: Mask

    def holds(self, turn: int) -> bool:
        return self.first <= turn < self.end

    def changed(self, array: Array) -> Array:
        """Return a copy of the array with the effect in the runs of the mask."""
        runs = max(self.mask.shape[0], array.shape[-1])
        result = np.broadcast_to(array, (*array.shape[:-1], runs)).copy()
        part = result[self.index] if self.index else result
        if self.operation == "add":
            new = part + self.amount
        elif self.operation == "multiply":
            new = part * self.amount
        else:
            new = np.full_like(part, self.amount)
        np.copyto(part, new, where=self.mask)
        return result


def _operation(effect: Effect) -> tuple[str, float]:
    for name in ("add", "multiply", "set"):
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


class EventBook:
    """The events of some runs: what has happened, and the effects in force."""

    def __init__(
        self,
        scenario: Scenario,
        levers: Levers,
        *,
        runs: int,
        script: Mapping[int, Sequence[str]] | None = None,
    ) -> None:
        """Begin with nothing happened.

        ``script`` gives by turn the events of a saved game: on these turns they happen
        as recorded, whatever the conditions say.
        """
        self.events: tuple[Event, ...] = tuple(scenario.definition.events)
        self._scenario = scenario
        self._levers = levers
        self._runs = runs
        self._script = dict(script or {})
        self._happened: Mask = np.zeros((len(self.events), runs), dtype=np.bool_)
        self._orders: list[_Active] = []
        self._outside: list[_Active] = []
        self.log: list[Firing] = []

    def copy(self) -> EventBook:
        """Return a book with the same events that can go on by itself."""
        twin = copy(self)
        twin._happened = self._happened.copy()
        twin._orders, twin._outside = list(self._orders), list(self._outside)
        twin.log = list(self.log)
        return twin

    def first_run(self) -> EventBook:
        """Return a book with the effects of the first run alone, for any number of runs."""
        twin = self.copy()
        twin._orders = [replace(each, mask=each.mask[:1]) for each in self._orders]
        twin._outside = [replace(each, mask=each.mask[:1]) for each in self._outside]
        return twin

    def due(self, context: Context) -> list[Occurrence]:
        """Return what happens at the beginning of the context's turn, and note it."""
        quarter = self._scenario.quarter(context.turn)
        scripted = self._script.get(context.turn)
        found: list[Occurrence] = []
        for index, event in enumerate(self.events):
            if scripted is not None:
                mask = np.full(self._runs, event.id in scripted)
            elif not _in_time(event, quarter):
                continue
            else:
                mask = np.ones(self._runs, dtype=np.bool_)
                if event.condition:
                    mask = condition_mask(expression(event.condition), context)
                if event.once:
                    mask &= ~self._happened[index]
            if mask.any():
                self._happened[index] |= mask
                found.append(Occurrence(index, event, mask))
        return found

    def happened(self, event_id: str) -> Mask:
        """Return in which runs an event has happened."""
        for index, event in enumerate(self.events):
            if event.id == event_id:
                mask: Mask = self._happened[index]
                return mask
        raise KeyError(event_id)

    def answer(self, occurrence: Occurrence, choices: Places, turn: int) -> Array:
        """Put an event's effects in force and return the change of standing, (run,).

        Args:
            occurrence: What happened, and in which runs.
            choices: Number of the choice in each run, (run,); -1 for none.
            turn: The turn on which it happened.
        """
        event, mask = occurrence.event, occurrence.mask
        standing = np.zeros(self._runs)
        for effect in event.effects:
            self._begin(effect, mask, turn, standing)
        for number, choice in enumerate(event.choices):
            chosen = mask & (choices == number)
            if chosen.any():
                for effect in choice.effects:
                    self._begin(effect, chosen, turn, standing)
        runs = np.flatnonzero(mask)
        names = tuple(
            event.choices[choices[run]].id if 0 <= choices[run] < len(event.choices) else ""
            for run in runs
        )
        self.log.append(Firing(event.id, turn, tuple(int(run) for run in runs), names))
        return standing

    def force(self, effects: Sequence[Effect], mask: Mask, turn: int) -> None:
        """Put effects in force in some runs, leaving standing alone; ``mask`` is (run,)."""
        for effect in effects:
            self._begin(effect, mask, turn, np.zeros(mask.shape))

    def _begin(self, effect: Effect, mask: Mask, turn: int, standing: Array) -> None:
        if effect.standing is not None:
            standing[mask] += effect.standing
            return
        operation, amount = _operation(effect)
        first = turn + effect.delay
        end = FOREVER if effect.quarters is None else first + effect.quarters
        if effect.lever is not None:
            names = self._levers.targets(effect.lever)
            book = self._orders
        else:
            assert effect.exogenous is not None
            names = _outside_place(effect.exogenous, self._scenario.labels)
            book = self._outside
        book.append(_Active(names[0], names[1], operation, amount, first, end, mask.copy()))

    def on_orders(self, decisions: Decisions, turn: int) -> Decisions:
        """Return the orders as events leave them in force."""
        changed: dict[str, Array] = {}
        for effect in self._orders:
            if effect.holds(turn):
                array = changed.get(effect.name, getattr(decisions, effect.name))
                changed[effect.name] = self._levers.clip(effect.name, effect.changed(array))
        return replace(decisions, **_frozen(changed)) if changed else decisions

    def on_outside(self, exogenous: Exogenous, turn: int) -> Exogenous:
        """Return the outside conditions as events leave them."""
        changed: dict[str, Array] = {}
        for effect in self._outside:
            if effect.holds(turn):
                array = changed.get(effect.name, getattr(exogenous, effect.name))
                declared = _OUTSIDE[effect.name]
                changed[effect.name] = np.clip(
                    effect.changed(array), declared.lower, declared.upper
                )
        return replace(exogenous, **_frozen(changed)) if changed else exogenous


def _in_time(event: Event, quarter: Quarter) -> bool:
    if event.when is not None:
        return event.when == quarter
    if event.first is not None and quarter < event.first:
        return False
    return event.until is None or quarter <= event.until


def _frozen(arrays: dict[str, Array]) -> dict[str, Any]:
    return {name: read_only(array) for name, array in arrays.items()}


def has_question(event: Event) -> bool:
    """Return whether an event asks for an answer."""
    return len(event.choices) > 1 and event.gravity != "notice"


def choice_number(event: Event, choice_id: str | None) -> int:
    """Return the place of a choice among an event's; -1 if there is none of that id."""
    for number, choice in enumerate(event.choices):
        if choice.id == choice_id:
            return number
    return -1


def declared_choice(event: Event, *, historical: bool) -> int:
    """Return the choice taken when nobody answers.

    History's where it is asked for and declared, else the default, else the first.
    """
    names = (event.historical, event.default) if historical else (event.default, event.historical)
    for name in names:
        number = choice_number(event, name)
        if number >= 0:
            return number
    return 0 if event.choices else -1
