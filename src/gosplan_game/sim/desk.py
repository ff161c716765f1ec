"""The desk: orders in draft, dossiers to answer, and what the office can calculate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from gosplan_game.core.calendar import Quarter
from gosplan_game.core.decisions import Decisions
from gosplan_game.core.errors import Impossible
from gosplan_game.core.quantities import Array
from gosplan_game.sim import balances as material
from gosplan_game.sim.decisions import Limits
from gosplan_game.sim.events import Occurrence, choice_number, has_question
from gosplan_game.sim.forecast import fan
from gosplan_game.sim.moment import Moment
from gosplan_game.sim.office.commitments import Grade, grades
from gosplan_game.sim.office.ending import Ending, ending
from gosplan_game.sim.office.mandates import Answer, MandateView, Status
from gosplan_game.sim.policies import View
from gosplan_game.sim.policies.mandates import demanded

MOST_DOSSIERS = 3
"""Dossiers that a stop shows; all else follows standing orders and defaults."""
OUTCOME_TEXTS = {
    Answer.ACCEPTED: "mandate.answer.accepted",
    Answer.EASED: "mandate.answer.eased",
    Answer.REFUSED: "mandate.answer.refused",
}
"""Keys of the texts that say what came of an answer."""
_GRAVITY = {"act": 0, "open": 1, "notice": 2}


@dataclass(frozen=True, slots=True)
class Dossier:
    """Something that lies on the table to be decided."""

    kind: Literal["plan", "event", "mandate"]
    id: str
    gravity: str
    answered: bool


class Desk(Moment):
    """A game at a stop, with everything that can be decided and asked there."""

    # Orders

    def limits(self, item_id: str) -> Limits:
        """Return the bounds, step, unit and authority of an item now."""
        return self._engine.levers.limits(item_id, self.turn)

    def standing(self, item_id: str) -> float:
        """Return the order in force for an item: as signed, or as the line has it."""
        source = self._signed
        if self._follows_line(item_id):
            source = self._engine.line.orders(self.turn)
        return self._engine.levers.value(source, item_id)

    def _follows_line(self, item_id: str) -> bool:
        lever = self._engine.levers.item(item_id).lever
        authority = self.scenario.authority(lever, min(self.turn, self.scenario.turns - 1))
        return authority in ("carry_out", "not_ours")

    def lever(self, item_id: str) -> float:
        """Return the drafted order of an item, or the one in force."""
        drafted = self._draft.current.orders.get(item_id)
        return self.standing(item_id) if drafted is None else drafted

    def changed(self) -> dict[str, tuple[float, float]]:
        """Return the drafted items with the order in force and the drafted one."""
        return {
            item_id: (self.standing(item_id), value)
            for item_id, value in self._draft.current.orders.items()
        }

    def order(self, item_id: str, value: float) -> None:
        """Draft an order.

        Raises:
            Impossible: With the reason, for the player.
        """
        limits = self.limits(item_id)
        if not self.at_stop:
            raise Impossible("Orders are given at stops. Advance to the next one.")
        lesson = self.scenario.definition.lesson
        lever = self._engine.levers.item(item_id).lever
        if lesson is not None and not {item_id, lever} & set(lesson.open_levers):
            raise Impossible("This lesson leaves that lever as it stands.")
        if limits.authority == "not_ours":
            raise Impossible("This is not the office's to decide: the line orders it.")
        if limits.authority == "carry_out":
            raise Impossible("The office carries this out as the line orders it.")
        if not np.isfinite(value):
            raise Impossible("An order must be a number.")
        if not limits.lower <= value <= limits.upper:
            raise Impossible(
                f"An order of {value:g} is out of reach: between {limits.lower:g} and "
                f"{limits.upper:g} {limits.unit} can be ordered."
            )
        if value == self.standing(item_id):
            self._draft.put(self._draft.current.without_order(item_id))
        else:
            self._draft.put(self._draft.current.with_order(item_id, float(value)))

    @property
    def can_undo(self) -> bool:
        """Whether a drafted order or choice can be taken back."""
        return self._draft.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether something taken back can be restored."""
        return self._draft.can_redo

    def undo(self) -> bool:
        """Take back the last drafted order or choice; False if there is none."""
        return self._draft.undo()

    def redo(self) -> bool:
        """Restore what was last taken back; False if there is nothing."""
        return self._draft.redo()

    def reset_draft(self) -> None:
        """Discard the drafted orders; this too can be undone."""
        current = self._draft.current
        for item_id in tuple(current.orders):
            current = current.without_order(item_id)
        self._draft.put(current)

    def drafted(self) -> Decisions:
        """Return the orders as they would be signed now."""
        return self._engine.levers.with_items(self._signed, self._draft.current.orders)

    @property
    def needs_signature(self) -> bool:
        """Whether a plan is due or orders are drafted that nobody has signed."""
        if not self.at_stop:
            return False
        return bool(self._draft.current.orders) or (
            self.plan_due and self._stop.decisions is None
        )

    def sign(self) -> None:
        """Sign the draft: its orders stand from this quarter on."""
        if not self.at_stop:
            raise Impossible("There is nothing to sign between stops.")
        self._signed = self.drafted()
        orders = dict(self._draft.current.orders)
        self._stop.decisions = {**(self._stop.decisions or {}), **orders}
        self._draft.begin(self._draft.current.choices)
        self._keep()

    # Dossiers

    def questions(self) -> tuple[Occurrence, ...]:
        """Return the events of this stop that ask for an answer, the gravest first."""
        if not self.at_stop:
            return ()
        asked = [
            each
            for each in self._opening.occurrences
            if each.mask[0] and has_question(each.event)
        ]
        return tuple(sorted(asked, key=lambda each: _GRAVITY[each.event.gravity]))

    def dossiers(self) -> tuple[Dossier, ...]:
        """Return what lies on the table, at most three."""
        if not self.at_stop:
            return ()
        chosen = self._draft.current.choices
        found = [
            Dossier("event", each.event.id, each.event.gravity, each.event.id in chosen)
            for each in self.questions()
        ]
        if self.plan_due:
            plan = Dossier("plan", str(self.quarter), "act", not self.needs_signature)
            found.insert(0, plan)
        for index in self._unanswered:
            mandate = self._engine.mandates.mandates[index].id
            found.append(Dossier("mandate", mandate, "act", mandate in self._stop.answers))
        found.sort(key=lambda each: _GRAVITY[each.gravity])
        return tuple(found[:MOST_DOSSIERS])

    def choose(self, event_id: str, choice_id: str) -> None:
        """Draft the answer to an event of this stop."""
        for each in self.questions():
            if each.event.id == event_id:
                if choice_number(each.event, choice_id) < 0:
                    raise Impossible(f"{event_id} has no choice {choice_id!r}.")
                self._draft.put(self._draft.current.with_choice(event_id, choice_id))
                return
        raise Impossible("That question is not on the table now.")

    def chosen(self, event_id: str) -> str | None:
        """Return the drafted answer to an event of this stop."""
        return self._draft.current.choices.get(event_id)

    def mandates(self) -> tuple[MandateView, ...]:
        """Return every mandate given so far, as it stands."""
        book = self._engine.mandates
        return tuple(
            book.view(index, self._engine.history)
            for index in range(len(book.mandates))
            if book.status[index, 0] != Status.NOT_GIVEN
        )

    def answer(self, mandate_id: str, answer: Literal["accept", "counter"]) -> str:
        """Answer a mandate and return the key of the text that says what came of it.

        An answer is given once. A counter-proposal rests on the balance of the orders
        in force before this stop.
        """
        if answer not in ("accept", "counter"):
            raise Impossible("A mandate is accepted or countered.")
        for index in self._unanswered:
            if self._engine.mandates.mandates[index].id == mandate_id:
                break
        else:
            raise Impossible("That mandate does not wait for an answer.")
        if not self.at_stop:
            raise Impossible("Answers are given at stops.")
        outcome = self._engine.answer_mandate(
            index, np.full(self._engine.runs.size, answer == "counter"), self._shown(index)
        )
        self._stop.answers[mandate_id] = answer
        self._unanswered.remove(index)
        self._keep()
        return OUTCOME_TEXTS[Answer(int(outcome[0]))]

    def shortage_shown(self, mandate_id: str) -> float:
        """Return the shortage that a counter-proposal would show, share of the need."""
        return float(self._shown(self._engine.mandates.index(mandate_id))[0])

    def _shown(self, index: int) -> Array:
        order = demanded(View(self._engine), index)
        return material.shortage_shown(self._engine, self._engine.wanted, index, order)

    def predict(self, series_id: str, lower: float, upper: float) -> None:
        """Commit an 80 % interval for a series' coming year, kept with the stop."""
        self._engine.catalogue.resolve(series_id)
        if not (np.isfinite(lower) and np.isfinite(upper) and lower <= upper):
            raise Impossible("An interval needs two numbers, the smaller first.")
        self._stop.predictions[series_id] = (float(lower), float(upper))

    def predictions(self) -> dict[Quarter, dict[str, tuple[float, float]]]:
        """Return the intervals committed so far by stop and series."""
        return {
            stop.date: dict(stop.predictions)
            for stop in (*self._stops, self._stop)
            if stop.predictions
        }

    # What the office can calculate

    def forecast(
        self, series: Sequence[str], quarters: int = 4, runs: int = 200
    ) -> Mapping[str, Array]:
        """Return P10, P50 and P90 of reported series under the draft, (quarters, 3)."""
        return fan(self._engine, self.drafted(), series, quarters=quarters, runs=runs)

    def balances(self) -> tuple[material.Balance, ...]:
        """Return the material balances of the draft."""
        orders = self._engine.orders_in_force(self.drafted())
        return material.balances(self._engine, orders)

    def grade(self) -> tuple[Grade, ...]:
        """Return the commitments as kept, partly kept or broken.

        On true figures after a further year under standing orders; before the end, as
        they would be graded if the game ended now.
        """
        return grades(self._engine, self.commitments)

    def ending(self) -> Ending:
        """Return how the game ends, or would if it ended now."""
        return ending(self._engine, self.commitments)
