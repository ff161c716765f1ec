"""A game played again in many columns, each with one of its decisions reversed.

The same engine, seed and sky: column 0 is the game itself, every other column leaves one
decision of the ledger out from its stop on. Unlike the causes of a number (`causes`),
which keep events and the line as they came, a fork is a whole game: events happen where
their conditions hold in it, the line bends to it, mandates are judged in it.

An event that comes on another date than in the game is answered as the player answered
it; one that the player never saw takes its declared default. From the review that
dismissed the game's own office on, the successor follows the line in every column: what
a player who was not there would have ordered nobody knows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from gosplan_game.core.calendar import Quarter
from gosplan_game.core.decisions import Decisions
from gosplan_game.core.quantities import Array
from gosplan_game.core.variables import SeriesId
from gosplan_game.sim.balances import shortage_shown
from gosplan_game.sim.decisions import fields_of
from gosplan_game.sim.engine import Engine, Opening
from gosplan_game.sim.ensemble import country
from gosplan_game.sim.events import Occurrence, choice_number, declared_choice
from gosplan_game.sim.office.five_year_plans import variant_number
from gosplan_game.sim.office.mandates import Answer
from gosplan_game.sim.office.rules import rules_of
from gosplan_game.sim.policies import View
from gosplan_game.sim.policies.mandates import demanded
from gosplan_game.sim.policies.saved import allowed_orders
from gosplan_game.sim.reversals import Reversal
from gosplan_game.sim.run import decided, replayed_policy
from gosplan_game.sim.saves import SavedStop

if TYPE_CHECKING:
    from gosplan_game.sim.session import Session

Mask = npt.NDArray[np.bool_]


class Forks:
    """The game and its forks, quarter by quarter; `done` when the game's last is played."""

    def __init__(
        self, session: Session, reversed_: Sequence[Reversal], series: Sequence[str]
    ) -> None:
        """Stand before the first quarter.

        Args:
            session: The game; it is not moved.
            reversed_: The decisions that are left out, one to a column after the first.
            series: Ids to record.
        """
        settings, scenario = session.settings, session.scenario
        self.scenario = scenario
        self.decisions = tuple(reversed_)
        self.columns = len(self.decisions) + 1
        self.until = session.turn
        self.engine = Engine(
            scenario,
            seed=session.seed,
            runs=np.zeros(self.columns, dtype=np.int64),
            params=country(scenario, settings, session.seed),
            drawn=settings.get("shocks", "drawn") == "drawn",
            office=True,
            ids=series,
            extra_turns=4,
            rules=rules_of(scenario, difficulty=settings.get("difficulty"),
                           free=settings.get("free")),
        )
        start = scenario.quarter(0)
        self._stops: dict[int, SavedStop] = {
            Quarter.parse(stop.date) - start: stop for stop in session.saved_game().stops
        }
        self._answered = {event: choice for stop in self._stops.values()
                          for event, choice in stop.choices.items()}
        self._out = {each.id: column for column, each in enumerate(self.decisions, start=1)}
        self._chosen = [(each, column) for column, each in enumerate(self.decisions, start=1)
                        if each.kind == "choice"]
        self._pending: list[int] = []
        self._opening_policy = replayed_policy(scenario)
        self.stood: dict[tuple[int, str], float] = {}
        """What an item stood at in the game before it was ordered, by turn and item."""

    @property
    def done(self) -> bool:
        """Whether all quarters of the game have been played."""
        return self.engine.turn >= self.until

    def advance(self) -> None:
        """Play one quarter in every column."""
        engine = self.engine
        if self._opening_policy is not None and engine.turn < self.scenario.first_turn:
            opening = engine.begin()
            engine.finish(decided(engine, self._opening_policy, opening))
            return
        if engine.turn == self.scenario.first_turn:
            for index in engine.mandates.open():
                engine.mandates.answers[index] = Answer.ACCEPTED
        if engine.standing.dismissed[0]:
            engine.standing.dismissed = np.ones(engine.runs.size, dtype=np.bool_)
        opening = engine.begin()
        self._pending += opening.given
        stop = self._stops.get(engine.turn) or SavedStop(date=str(self._date))
        self._sign_plans(stop)
        self._answer_mandates(stop)
        self._reply(stop)
        for place in stop.inspections:
            engine.inspect(place)
        wanted = self._ordered(stop)
        self._answer_events(opening, stop)
        if opening.at_stop[0] and not engine.standing.dismissed[0]:
            self._accept()
        for index in opening.drafted:
            self._sign_plan(index, engine.plans.plans[index].line, {}, "")
        engine.finish(wanted)

    @property
    def _date(self) -> Quarter:
        return self.scenario.quarter(self.engine.turn)

    def _in_force(self, identity: str) -> Mask:
        """Return the columns in which a decision stands, all but the one that reverses it."""
        mask = np.ones(self.engine.runs.size, dtype=np.bool_)
        column = self._out.get(identity)
        if column is not None:
            mask[column] = False
        return mask

    # What was decided at a stop

    def _sign_plans(self, stop: SavedStop) -> None:
        plans = self.engine.plans
        for name, signed in stop.plans.items():
            known = {each.id: index for index, each in enumerate(plans.plans)}
            if name in known:
                identity = f"plan:{name}:{stop.date}"
                self._sign_plan(known[name], signed.variant, signed.figures, identity)

    def _sign_plan(
        self, index: int, variant: str, figures: Mapping[str, float], identity: str
    ) -> None:
        """Sign a plan wherever it lies on the table; the line's where that is reversed."""
        plan = self.engine.plans.plans[index]
        known = [each.id for each in plan.variants]
        mask = self._in_force(identity)
        line = variant_number(plan, plan.line)
        chosen = known.index(variant) if variant in known else line
        self.engine.sign_plan(index, np.where(mask, chosen, line), figures, own=mask)

    def _answer_mandates(self, stop: SavedStop) -> None:
        engine = self.engine
        for index in tuple(self._pending):
            mandate = engine.mandates.mandates[index]
            said = stop.answers.get(mandate.id)
            if said is None:
                continue
            mask = self._in_force(f"answer:{mandate.id}:{stop.date}")
            gap = np.zeros(mask.shape)
            if said == "counter":
                gap = shortage_shown(engine, engine.wanted, index, demanded(View(engine), index))
            engine.answer_mandate(
                index, mask & (said == "counter"), gap, mask & (said == "look_well")
            )
            self._pending.remove(index)

    def _accept(self) -> None:
        """Take mandates that nobody answered at a stop as accepted."""
        nobody = np.zeros(self.engine.runs.size, dtype=np.bool_)
        for index in self._pending:
            self.engine.answer_mandate(index, nobody, np.zeros(nobody.shape))
        self._pending.clear()

    def _reply(self, stop: SavedStop) -> None:
        engine = self.engine
        for lever, said in stop.replies.items():
            if engine.line.from_above.is_new(lever) is not None:
                mask = self._in_force(f"reply:{lever}:{stop.date}")
                engine.answer_order(lever, mask & (said == "delay"), mask & (said == "object"))

    def _ordered(self, stop: SavedStop) -> Decisions:
        """Return the orders wanted: the stop's, but in the columns that leave them out."""
        engine = self.engine
        if not stop.decisions:
            return engine.wanted
        allowed, _ = allowed_orders(engine.levers, stop.decisions)
        arrays = fields_of(engine.wanted)
        wide: set[str] = set()
        serving = ~engine.standing.dismissed
        for item_id, value in allowed.items():
            item = engine.levers.item(item_id)
            self.stood[engine.turn, item_id] = engine.levers.value(engine.wanted, item_id)
            if item.lever not in wide:
                arrays[item.lever] = _wide(arrays[item.lever], engine.runs.size)
                wide.add(item.lever)
            mask = self._stands(item_id, stop)
            place = arrays[item.lever] if item.index is None else arrays[item.lever][item.index]
            np.copyto(place, value, where=mask)
            engine.release((item_id,), mask & serving)
        return Decisions(**arrays)

    def _stands(self, item_id: str, stop: SavedStop) -> Mask:
        """Return the columns in which an order of a stop was given."""
        lever = SeriesId.parse(item_id).name
        return self._in_force(f"order:{lever}:{stop.date}") & self._in_force(f"stop:{stop.date}")

    def _answer_events(self, opening: Opening, stop: SavedStop) -> None:
        for each in opening.occurrences:
            self.engine.answer_event(each, self._choices(each, stop))

    def _choices(self, occurrence: Occurrence, stop: SavedStop) -> npt.NDArray[np.int64]:
        """Return the number of the choice in each column, (run,)."""
        event = occurrence.event
        default = declared_choice(event, historical=False)
        given = stop.choices.get(event.id)
        if given is None and not occurrence.mask[0]:
            given = self._answered.get(event.id)  # only forks meet it on this date
        number = choice_number(event, given)
        found = np.full(self.engine.runs.size, default if number < 0 else number, dtype=np.int64)
        for each, column in self._chosen:
            if each.name == event.id and (event.once or each.turn == self.engine.turn):
                found[column] = default
        return found


def _wide(array: Array, runs: int) -> Array:
    """Return a copy of an array that holds as many runs."""
    return np.broadcast_to(array, (*array.shape[:-1], runs)).copy()


def played_again(
    session: Session, decisions: Sequence[Reversal], series: Sequence[str]
) -> Forks:
    """Return a game and its forks, played as far as the game was."""
    forks = Forks(session, decisions, series)
    while not forks.done:
        forks.advance()
    return forks
