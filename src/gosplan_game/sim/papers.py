"""The papers on the table: events, mandates, orders from above, and the answers to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from gosplan_game.core.decisions import Decisions
from gosplan_game.core.errors import Impossible
from gosplan_game.core.quantities import Array
from gosplan_game.sim import balances as material
from gosplan_game.sim.events import Occurrence, choice_number, has_question
from gosplan_game.sim.moment import Moment
from gosplan_game.sim.office.from_above import (
    REPLIES,
    REPLY_NAMES,
    NewOrder,
    Reply,
    objection_chance,
)
from gosplan_game.sim.office.mandates import (
    Answer,
    MandateView,
    Status,
    answers_to,
    counter_chance,
)
from gosplan_game.sim.policies import View
from gosplan_game.sim.policies.mandates import demanded
from gosplan_game.sim.reasons import reason

MOST_DOSSIERS = 3
"""Dossiers that a stop shows; all else follows standing orders and defaults."""
OUTCOME_TEXTS = {
    Answer.ACCEPTED: "mandate.answer.accepted",
    Answer.EASED: "mandate.answer.eased",
    Answer.REFUSED: "mandate.answer.refused",
    Answer.LOOKS_WELL: "mandate.answer.look_well",
}
"""Keys of the texts that say what came of an answer."""
REPLY_TEXTS = {
    Reply.COMPLY: "line.reply.comply",
    Reply.DELAYED: "line.reply.delayed",
    Reply.HEARD: "line.reply.heard",
    Reply.OVERRULED: "line.reply.overruled",
}
"""Keys of the texts that say what came of a reply to an order from above."""
_GRAVITY = {"act": 0, "open": 1, "notice": 2}
_LEAST_MOVED = 1e-9
_SIGNED_FIRST = {"plan": 200.0, "five_year_plan": 100.0}
"""Papers without which play does not go on, or goes on for years."""
_ALARM = 5.0
"""What an adviser's alarm counts as, in standing: it moves none."""
_GRAVE = {"act": 6.0, "open": 3.0, "notice": 1.0}
"""What an event of a gravity counts as at least, in standing."""
_LIVES = 8.0
"""What it counts for that an event is about deaths, hunger or unfreedom: it is seldom hidden."""


@dataclass(frozen=True, slots=True)
class Dossier:
    """Something that lies on the table to be decided."""

    kind: Literal["plan", "event", "mandate", "five_year_plan", "line_orders", "alarm"]
    id: str
    gravity: str
    answered: bool


@dataclass(frozen=True, slots=True)
class OrderedItem:
    """One number of an order from above."""

    item: str
    before: float
    now: float


@dataclass(frozen=True, slots=True)
class OrderFromAbove:
    """An order of the line that the office is to carry out from this quarter on."""

    lever: str
    items: tuple[OrderedItem, ...]
    """The items that change."""
    answer: str
    """``comply``, ``delay`` or ``object``; empty while nothing was said."""
    outcome: str
    """``comply``, ``delayed``, ``heard`` or ``overruled``; empty while nothing was said."""
    chance: float
    """Chance that an objection is heard."""
    delay_cost: float
    """Standing that a delay costs."""
    objection_cost: float
    """Standing that an objection costs, heard or not."""


class Papers(Moment):
    """A game at a stop, with what was laid on its table."""

    # Events

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

    @property
    def needs_signature(self) -> bool:
        """Whether a plan is due or orders are drafted that nobody has signed."""
        if not self.at_stop:
            return False
        return bool(self._draft.current.orders) or (
            self.plan_due and self._stop.decisions is None
        )

    def dossiers(self) -> tuple[Dossier, ...]:
        """Return what lies on the table, what has most at stake first, at most three."""
        return self._ranked()[:MOST_DOSSIERS]

    def carried_dossiers(self) -> tuple[Dossier, ...]:
        """Return what the stop has no room for; it follows standing orders unless opened."""
        return self._ranked()[MOST_DOSSIERS:]

    def _ranked(self) -> tuple[Dossier, ...]:
        if not self.at_stop:
            return ()
        found = [
            *self._plan_dossiers(),
            *self._five_year_dossiers(),
            *self._event_dossiers(),
            *self._mandate_dossiers(),
        ]
        found += [Dossier("alarm", each, "notice", False) for each in self.alarms()]
        if self.orders_from_above():
            replied = bool(self._stop.replies)
            found.append(Dossier("line_orders", str(self.quarter), "notice", replied))
        found.sort(key=lambda each: -self._stake(each))
        return tuple(found)

    def _stake(self, dossier: Dossier) -> float:
        """Return what a paper has at stake, in standing; it orders the table, nothing else.

        What must be signed comes first. A mandate puts at stake what missing it would
        cost; an event what its answers differ by, and more where people's lives hang on it.
        """
        if dossier.kind in _SIGNED_FIRST:
            return _SIGNED_FIRST[dossier.kind]
        if dossier.kind == "mandate":
            book = self._engine.mandates
            office = self.scenario.definition.office
            return office.missed * float(book.mandates[book.index(dossier.id)].weight)
        if dossier.kind == "alarm":
            return _ALARM
        if dossier.kind == "line_orders":
            orders = self.orders_from_above()
            return max((each.objection_cost for each in orders), default=0.0)
        return self._event_stake(dossier)

    def _event_stake(self, dossier: Dossier) -> float:
        event = next(each.event for each in self.questions() if each.event.id == dossier.id)
        moved = [
            sum(effect.standing or 0.0 for effect in choice.effects) for choice in event.choices
        ]
        spread = max(moved, default=0.0) - min(moved, default=0.0)
        return spread + _GRAVE[event.gravity] + (_LIVES if event.plate == "plain" else 0.0)

    def alarms(self) -> dict[str, str]:
        """Return the advisers who ask to be heard at this stop, with their remarks."""
        return {each.adviser: each.remark for each in self._opening.alarms if each.mask[0]}

    def _plan_dossiers(self) -> list[Dossier]:
        if not self.plan_due:
            return []
        return [Dossier("plan", str(self.quarter), "act", not self.needs_signature)]

    def _five_year_dossiers(self) -> list[Dossier]:
        """Return the five-year plans to be signed; see `planning`."""
        return []

    def drafted(self) -> Decisions:
        """Return the orders as they would be signed now."""
        return self._engine.levers.with_items(self._signed, self._draft.current.orders)

    def _event_dossiers(self) -> list[Dossier]:
        chosen = self._draft.current.choices
        return [
            Dossier("event", each.event.id, each.event.gravity, each.event.id in chosen)
            for each in self.questions()
        ]

    def _mandate_dossiers(self) -> list[Dossier]:
        names = [self._engine.mandates.mandates[index].id for index in self._unanswered]
        return [Dossier("mandate", each, "act", each in self._stop.answers) for each in names]

    def choose(self, event_id: str, choice_id: str) -> None:
        """Draft the answer to an event of this stop."""
        for each in self.questions():
            if each.event.id == event_id:
                if choice_number(each.event, choice_id) < 0:
                    raise Impossible(reason("no_choice", event=event_id, choice=choice_id))
                self._draft.put(self._draft.current.with_choice(event_id, choice_id))
                return
        raise Impossible(reason("no_question"))

    def chosen(self, event_id: str) -> str | None:
        """Return the drafted answer to an event of this stop."""
        return self._draft.current.choices.get(event_id)

    # Mandates

    def mandates(self) -> tuple[MandateView, ...]:
        """Return every mandate given so far, as it stands."""
        book = self._engine.mandates
        return tuple(
            book.view(index, self._engine.history)
            for index in range(len(book.mandates))
            if book.status[index, 0] != Status.NOT_GIVEN
        )

    def answers(self, mandate_id: str) -> tuple[str, ...]:
        """Return what can be said to a mandate: accept, counter, look_well."""
        book = self._engine.mandates
        return answers_to(book.mandates[book.index(mandate_id)])

    def answer(
        self, mandate_id: str, answer: Literal["accept", "counter", "look_well"]
    ) -> str:
        """Answer a mandate and return the key of the text that says what came of it.

        An answer is given once. A counter-proposal rests on the balance of the orders
        in force before this stop. ``look_well`` accepts, and until the deadline has
        success rewarded more and checked less, so that reports come out higher.
        """
        for index in self._unanswered:
            if self._engine.mandates.mandates[index].id == mandate_id:
                break
        else:
            raise Impossible(reason("no_mandate"))
        if answer not in self.answers(mandate_id):
            known = " or ".join(self.answers(mandate_id))
            raise Impossible(reason("no_answer", known=known))
        if not self.at_stop:
            raise Impossible(reason("answers_at_stops"))
        outcome = self._engine.answer_mandate(
            index,
            self._everywhere(answer == "counter"),
            self._shown(index),
            self._everywhere(answer == "look_well"),
        )
        self._stop.answers[mandate_id] = answer
        self._unanswered.remove(index)
        self._keep()
        return OUTCOME_TEXTS[Answer(int(outcome[0]))]

    def _everywhere(self, value: bool) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
        return np.full(self._engine.runs.size, value)

    def shortage_shown(self, mandate_id: str) -> float:
        """Return the shortage that a counter-proposal would show, share of the need."""
        return float(self._shown(self._engine.mandates.index(mandate_id))[0])

    def demanded_goods(self, mandate_id: str) -> Mapping[str, float]:
        """Return what a mandate asks of the goods, the draft being otherwise as it is.

        Plan units a year: of its own good, which comes first, what is to be made; of those
        that go into it what all would then use. Empty where no branch's output is demanded.
        """
        index = self._engine.mandates.index(mandate_id)
        orders = self._engine.orders_in_force(self.drafted())
        figure = demanded(View(self._engine), index)
        return material.demanded_goods(self._engine, orders, index, figure)

    def counter_chance(self, mandate_id: str) -> float:
        """Return the chance that a counter-proposal to a mandate would be heard now."""
        shown = self._shown(self._engine.mandates.index(mandate_id))
        return float(counter_chance(shown, self._engine.good_name)[0])

    def _shown(self, index: int) -> Array:
        order = demanded(View(self._engine), index)
        return material.shortage_shown(self._engine, self._engine.wanted, index, order)

    # Orders from above

    def orders_from_above(self) -> tuple[OrderFromAbove, ...]:
        """Return what the line orders the office to carry out from this quarter on."""
        if not self.at_stop:
            return ()
        return tuple(
            self._order_from_above(each)
            for each in self._engine.line.from_above.new
            if each.mask[0]
        )

    def _order_from_above(self, order: NewOrder) -> OrderFromAbove:
        engine, office = self._engine, self.scenario.definition.office
        now = engine.line.orders(self.turn)
        items = [
            OrderedItem(item.id, before, after)
            for item in engine.levers.items.values()
            if item.lever == order.lever
            for before, after in (
                (engine.levers.value(engine.wanted, item.id), engine.levers.value(now, item.id)),
            )
            if abs(after - before) > _LEAST_MOVED
        ]
        return OrderFromAbove(
            lever=order.lever,
            items=tuple(items),
            answer=self._stop.replies.get(order.lever, ""),
            outcome=self._reply_outcomes.get(order.lever, ""),
            chance=float(objection_chance(engine.good_name)[0]),
            delay_cost=office.delay_cost / engine.standing.patience,
            objection_cost=office.objection_cost / engine.standing.patience,
        )

    def reply(self, lever: str, reply: Literal["comply", "delay", "object"]) -> str:
        """Answer an order from above and return the key of the text that says what came.

        A reply is given once; an order that nobody answers is carried out.

        Raises:
            Impossible: With the reason, for the player.
        """
        if reply not in REPLIES:
            raise Impossible(reason("no_reply"))
        order = self._engine.line.from_above.is_new(lever) if self.at_stop else None
        if order is None or not order.mask[0]:
            raise Impossible(reason("nothing_ordered"))
        if lever in self._stop.replies:
            raise Impossible(reason("order_answered"))
        outcome = self._engine.answer_order(
            lever, self._everywhere(reply == "delay"), self._everywhere(reply == "object")
        )
        found = Reply(int(outcome[0]))
        self._stop.replies[lever] = reply
        self._reply_outcomes[lever] = REPLY_NAMES[found]
        self._keep()
        return REPLY_TEXTS[found]

    @property
    def bends(self) -> Mapping[str, str]:
        """Where the line differs now from what history ordered: bends and their notes."""
        notes = {each.id: each.note for each in self.scenario.definition.line.bends}
        return {each: notes[each] for each in self._engine.line.bends.holding()}

    def bends_moved(self, first: int) -> tuple[tuple[int, str, bool], ...]:
        """Return the bends that began or ended from a turn on: turn, bend, whether it began."""
        return tuple(
            (turn, name, bool(began[0]))
            for turn, name, began, ended in self._engine.line.bends.moved
            if turn >= first and (began[0] or ended[0])
        )
