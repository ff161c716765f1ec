"""Events: when they happen, in which runs, and what their answers change.

Conditions are evaluated for all runs at once on the record up to the quarter
before. An event can also depend on what was answered to an earlier one. What an answer
changes is put in force in the runs where it was given.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from gosplan_game.core.calendar import Quarter
from gosplan_game.core.decisions import Decisions
from gosplan_game.core.exogenous import Exogenous
from gosplan_game.core.quantities import Array
from gosplan_game.sim.context import Context
from gosplan_game.sim.decisions import Levers
from gosplan_game.sim.effects import FOREVER, EffectBook
from gosplan_game.sim.expressions import condition_mask, expression
from gosplan_game.sim.history import Firing

if TYPE_CHECKING:
    from gosplan_game.scenario import Scenario
    from gosplan_game.scenario.schema import Earlier, Effect, Event

Mask = npt.NDArray[np.bool_]
Places = npt.NDArray[np.int64]
Bends = Callable[[str], Mask]
Signed = Callable[[str, Sequence[str], int], Mask]
"""Says in which runs a plan's variants were signed, up to a turn."""
NEVER = -1_000_000
"""Turn of what has not happened."""
ONCE = 1_000_000_000
"""Pause after what happens no more."""


@dataclass(frozen=True, slots=True)
class Occurrence:
    """An event that happens at the beginning of a quarter, and in which runs."""

    index: int
    event: Event
    mask: Mask


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
        self._scenario = scenario
        self.events: tuple[Event, ...] = tuple(scenario.definition.events)
        self._runs = runs
        self._script = dict(script or {})
        self._numbers = {event.id: number for number, event in enumerate(self.events)}
        pauses = [ONCE if event.once else event.pause for event in self.events]
        self._pauses: Places = np.array(pauses, dtype=np.int64).reshape(-1, 1)
        self._last: Places = np.full((len(self.events), runs), NEVER, dtype=np.int64)
        self._answers: Places = np.full((len(self.events), runs), -1, dtype=np.int64)
        self.effects = EffectBook(levers, scenario.labels)
        """Everything in force that acts on orders and outside series."""
        self.log: list[Firing] = []

    def copy(self) -> EventBook:
        """Return a book with the same events that can go on by itself."""
        twin = copy(self)
        twin._last, twin._answers = self._last.copy(), self._answers.copy()
        twin.effects = self.effects.copy()
        twin.log = list(self.log)
        return twin

    def first_run(self) -> EventBook:
        """Return a book with the effects of the first run alone, for any number of runs."""
        twin = self.copy()
        twin.effects = self.effects.first_run()
        return twin

    def due(
        self, context: Context, signed: Signed | None = None, bends: Bends | None = None
    ) -> list[Occurrence]:
        """Return what happens at the beginning of the context's turn, and note it.

        Args:
            context: The record up to the quarter before.
            signed: Says in which runs a variant of a five-year plan was signed.
            bends: Says in which runs a bend of the line holds.
        """
        scripted = self._script.get(context.turn)
        found: list[Occurrence] = []
        for index, mask in self._free(context.turn) if scripted is None else self._all(scripted):
            event = self.events[index]
            if scripted is None:
                if event.after or event.unless:
                    mask &= self.allowed(event.after, event.unless, context.turn, signed)
                if event.bend is not None:
                    mask &= False if bends is None else bends(event.bend)
                if event.condition and np.count_nonzero(mask):
                    mask &= condition_mask(expression(event.condition), context)
            if np.count_nonzero(mask):
                self._last[index, mask] = context.turn
                found.append(Occurrence(index, event, mask))
        return found

    def _all(self, scripted: Sequence[str]) -> Iterator[tuple[int, Mask]]:
        """Yield every event, and whether it happens in a saved game."""
        for index, event in enumerate(self.events):
            yield index, np.full(self._runs, event.id in scripted)

    def _free(self, turn: int) -> Iterator[tuple[int, Mask]]:
        """Yield the events whose time a turn lies in, and where they have not happened lately."""
        places = _open_on(self._scenario, turn)
        last = self._last[places]
        free = (last == NEVER) | (turn - last > self._pauses[places])
        for row in np.flatnonzero(np.logical_or.reduce(free, 1)).tolist():
            yield int(places[row]), free[row]

    def allowed(
        self,
        after: Sequence[Earlier],
        unless: Sequence[Earlier],
        turn: int,
        signed: Signed | None = None,
    ) -> Mask:
        """Return where all of some earlier answers were given and none of others, (run,)."""
        mask = np.ones(self._runs, dtype=np.bool_)
        for earlier in after:
            mask &= self._was(earlier, turn, signed)
        for earlier in unless:
            mask &= ~self._was(earlier, turn, signed)
        return mask

    def _was(self, earlier: Earlier, turn: int, signed: Signed | None) -> Mask:
        """Return where an earlier answer was given, and long enough ago."""
        if earlier.plan is not None:
            if signed is None:
                return np.zeros(self._runs, dtype=np.bool_)
            return signed(earlier.plan, earlier.choices, turn - earlier.quarters)
        index = self._numbers[earlier.event or ""]
        event, last = self.events[index], self._last[index]
        found: Mask = (last != NEVER) & (last <= turn - earlier.quarters)
        if earlier.choices:
            answers = self._answers[index]
            numbers = [choice_number(event, choice) for choice in earlier.choices]
            found &= np.logical_or.reduce([answers == number for number in numbers])
        return found

    def happened(self, event_id: str) -> Mask:
        """Return in which runs an event has happened; KeyError if there is none of that id."""
        mask: Mask = self._last[self._numbers[event_id]] != NEVER
        return mask

    def answer(self, occurrence: Occurrence, choices: Places, turn: int) -> Array:
        """Put an event's effects in force and return the change of standing, (run,).

        Args:
            occurrence: What happened, and in which runs.
            choices: Number of the choice in each run, (run,); -1 for none.
            turn: The turn on which it happened.
        """
        event, mask = occurrence.event, occurrence.mask
        standing = np.zeros(self._runs)
        self._begin(event.effects, mask, turn, standing, f"event:{event.id}")
        for number, choice in enumerate(event.choices):
            chosen = mask & (choices == number)
            if chosen.any():
                origin = f"event:{event.id}:{choice.id}"
                self._begin(choice.effects, chosen, turn, standing, origin)
        self._answers[occurrence.index, mask] = choices[mask]
        runs = np.flatnonzero(mask)
        names = {number: choice.id for number, choice in enumerate(event.choices)}
        answers = tuple(names.get(number, "") for number in choices[runs].tolist())
        self.log.append(Firing(event.id, turn, tuple(runs.tolist()), answers))
        return standing

    def on_advisers(self, occurrence: Occurrence, choices: Places) -> list[tuple[Effect, Mask]]:
        """Return what the answers to an event do to advisers, and in which runs."""
        event, mask = occurrence.event, occurrence.mask
        found = [(effect, mask) for effect in event.effects if effect.adviser is not None]
        for number, choice in enumerate(event.choices):
            chosen = mask & (choices == number)
            found += [(effect, chosen) for effect in choice.effects if effect.adviser is not None]
        return found

    def force(
        self, effects: Sequence[Effect], mask: Mask, turn: int, origin: str = ""
    ) -> None:
        """Put effects in force in some runs, leaving standing alone; ``mask`` is (run,)."""
        self._begin(effects, mask, turn, np.zeros(mask.shape), origin)

    def _begin(
        self, effects: Sequence[Effect], mask: Mask, turn: int, standing: Array, origin: str
    ) -> None:
        for effect in effects:
            if effect.standing is not None:
                standing[mask] += effect.standing
            elif effect.adviser is None:
                self.effects.begin(effect, mask, turn=turn, origin=origin)

    def on_orders(self, decisions: Decisions, turn: int) -> Decisions:
        """Return the orders as everything in force leaves them."""
        return self.effects.on_orders(decisions, turn)

    def on_outside(self, exogenous: Exogenous, turn: int) -> Exogenous:
        """Return the outside conditions as everything in force leaves them."""
        return self.effects.on_outside(exogenous, turn)


@lru_cache(maxsize=512)
def _open_on(scenario: Scenario, turn: int) -> Places:
    """Return the places of the events whose time a turn lies in."""
    spans = (_span(event, scenario.quarter(0)) for event in scenario.definition.events)
    found = [index for index, (first, last) in enumerate(spans) if first <= turn <= last]
    places: Places = np.array(found, dtype=np.int64)
    places.flags.writeable = False
    return places


def _span(event: Event, start: Quarter) -> tuple[int, int]:
    """Return the first and the last turn on which an event may happen."""
    if event.when is not None:
        return event.when - start, event.when - start
    first = NEVER if event.first is None else event.first - start
    return first, FOREVER if event.until is None else event.until - start


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
