"""The engine: some runs of one scenario, carried through the quarters side by side.

`simulate` and `Session` both drive it: ``begin`` says what happens at the start of a
quarter, answers are given, and ``finish`` plays the quarter with the orders wanted.
A single run is carried as two equal columns, so that its sums round as a batch's do.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from gosplan_game.core.decisions import Decisions
from gosplan_game.core.exogenous import Exogenous
from gosplan_game.core.parameters import Params
from gosplan_game.core.quantities import Array
from gosplan_game.core.state import State
from gosplan_game.sim.columns import for_few, paired, widened
from gosplan_game.sim.context import Context
from gosplan_game.sim.decisions import fields_of, levers_of
from gosplan_game.sim.events import EventBook, Occurrence, has_question
from gosplan_game.sim.explain.kept import Begun, Keeper, Released
from gosplan_game.sim.history import History
from gosplan_game.sim.office.five_year_plans import FAR, QUARTERS, PlanBook
from gosplan_game.sim.office.inspections import InspectionBook
from gosplan_game.sim.office.line import LineBook
from gosplan_game.sim.office.mandates import Answer, MandateBook
from gosplan_game.sim.office.rules import Rules, rules_of
from gosplan_game.sim.office.seats import AdviserBook, Alarm
from gosplan_game.sim.office.standing import StandingBook
from gosplan_game.sim.office.stops import planned_stops
from gosplan_game.sim.quarters import measured, played, stepped
from gosplan_game.sim.recorder import Recorder
from gosplan_game.sim.series import catalogue_of
from gosplan_game.sim.shocks import Integers, Sky
from gosplan_game.sim.watched import watched_series

if TYPE_CHECKING:
    from gosplan_game.scenario import Scenario
    from gosplan_game.scenario.schema import Effect


@dataclass(frozen=True, slots=True)
class Opening:
    """What the beginning of a quarter brings."""

    turn: int
    occurrences: tuple[Occurrence, ...]
    given: tuple[int, ...]
    """Places of the mandates given now."""
    drafted: tuple[int, ...]
    """Places of the five-year plans that lie on the table to be signed."""
    at_stop: npt.NDArray[np.bool_]
    """In which runs play stops here, (run,)."""
    alarms: tuple[Alarm, ...] = ()
    """Advisers who ask to be heard now."""


class Engine:
    """Some runs of one scenario at one moment."""

    def __init__(
        self,
        scenario: Scenario,
        *,
        seed: int,
        runs: Integers,
        params: Params,
        drawn: bool,
        office: bool,
        ids: Sequence[str] = (),
        extra_turns: int = 0,
        script: Mapping[int, Sequence[str]] | None = None,
        rules: Rules | None = None,
        doctrine: Params | None = None,
    ) -> None:
        """Stand before the first quarter.

        Args:
            scenario: What is played.
            seed: Key of all draws.
            runs: Numbers of the runs; a single one is carried twice.
            params: The model's parameters, run axis 1 or as the columns.
            drawn: Whether weather is drawn instead of recorded.
            office: Whether the rules of the office hold.
            ids: Series to record beside those that the scenario's rules look at.
            extra_turns: Room in the record for quarters after the end.
            script: By turn, the events of a saved game.
            rules: Difficulty and free mode; by default the scenario's own.
            doctrine: What the office takes the parameters to be, run axis 1; by default
                what they are.
        """
        self.scenario = scenario
        self.seed = seed
        self.runs = paired(runs)
        self.alone = np.size(runs) == 1
        self.params = params
        self.doctrine = params if doctrine is None else doctrine
        self.office = office
        self.catalogue = catalogue_of(scenario)
        self.levers = levers_of(scenario)
        self.turn = 0
        count = self.runs.size
        self.state: State = widened(scenario.initial_state(), count)
        self.wanted: Decisions = scenario.standing_orders()
        self.in_force: Decisions = self.wanted
        self.recorder = Recorder(
            self.catalogue,
            watched_series(scenario, ids),
            turns=scenario.turns + extra_turns,
            runs=count,
        )
        self.history = History(
            catalogue=self.catalogue, start=scenario.quarter(0), recorder=self.recorder
        )
        self.context = Context(scenario, self.levers, self.history)
        self.rules = rules_of(scenario) if rules is None else rules
        self.sky = Sky(
            scenario, seed=seed, runs=self.runs, drawn=drawn, spread=self.rules.weather
        )
        self.line = LineBook(
            scenario, self.levers, seed=seed, runs=self.runs, free=self.rules.free
        )
        self.events = EventBook(scenario, self.levers, runs=count, script=script)
        self.mandates = MandateBook(
            scenario, seed=seed, runs=self.runs, tautness=self.rules.tautness
        )
        self.plans = PlanBook(scenario, runs=count)
        self.advisers = AdviserBook(scenario, runs=count)
        self.standing = StandingBook(
            scenario, runs=count, patience=self.rules.patience, floor=self.rules.floor
        )
        self.inspections = InspectionBook(scenario, runs=count)
        self.good_name: Array = self.standing.value
        """Standing at the beginning of the quarter: what answers are heard with."""
        self.stops = planned_stops(scenario)
        self.stopped: npt.NDArray[np.int64] = np.zeros(count, dtype=np.int64)
        """At how many stops play has waited for the office, (run,)."""
        self.values: Mapping[str, Array] = {}
        self.keeper: Keeper | None = None
        """Keeps the quarters of a game that is to be explained."""

    def clone(self) -> Engine:
        """Return an engine at the same moment that can go on without moving this one."""
        twin = copy(self)
        twin.recorder = self.recorder.copy()
        twin.history = History(
            catalogue=self.catalogue, start=self.history.start, recorder=twin.recorder
        )
        twin.context = Context(self.scenario, self.levers, twin.history)
        twin.context.turn, twin.context.decisions = self.turn, self.in_force
        twin.line = self.line.copy()
        twin.events = self.events.copy()
        twin.mandates = self.mandates.copy()
        twin.plans = self.plans.copy()
        twin.advisers = self.advisers.copy()
        twin.standing = self.standing.copy()
        twin.inspections = self.inspections.copy()
        twin.keeper = None
        return twin

    def begin(self) -> Opening:
        """Return what happens at the beginning of the quarter about to be played."""
        self.context.turn = self.turn
        self.context.decisions = self.in_force
        self.good_name = self.standing.value
        if self.keeper is not None:
            self.keeper.begin(self)
        if self.governed and self.turn == self.scenario.first_turn:
            self._take_office()
        given: tuple[int, ...] = ()
        drafted: tuple[int, ...] = ()
        if self.governed:
            self.line.begin(self.context, self.wanted)
            drafted = self.plans.draft(self.context)
            self.plans.raise_now(self.context, self._allowed_raises())
        if self.governed and not self.rules.free:
            for index, mask in self.advisers.remove(self.context):
                adviser = self.advisers.advisers[index]
                self._begin_effects(adviser.effects, mask, f"adviser:{adviser.id}")
        if not self.rules.free:
            given = self.mandates.issue(self.turn, self.context)
        occurrences = tuple(
            self.events.due(self.context, self.plans.was_signed, self.line.bends.hold)
        )
        at_stop = np.full(self.runs.size, self.turn in self.stops)
        for each in occurrences:
            if has_question(each.event):
                at_stop = at_stop | each.mask
        alarms: tuple[Alarm, ...] = ()
        if self.governed:
            alarms = self.advisers.alarms(self.context)
            for alarm in alarms:
                at_stop = at_stop | alarm.mask
            self.stopped = self.stopped + (at_stop & ~self.standing.dismissed)
        return Opening(self.turn, occurrences, given, drafted, at_stop, alarms)

    def _allowed_raises(self) -> dict[str, npt.NDArray[np.bool_]]:
        """Return where earlier answers let the line raise a plan, by plan and raise."""
        return {
            f"{plan.id}.{each.id}": self.events.allowed(
                each.after, each.unless, self.turn, self.plans.was_signed
            )
            for plan in self.plans.plans
            for each in plan.raises
            if each.when - self.scenario.quarter(0) == self.turn
        }

    @property
    def governed(self) -> bool:
        """Whether the rules of the office hold in the quarter about to be played."""
        return self.office and self.turn >= self.scenario.first_turn

    def _take_office(self) -> None:
        """Set what the difficulty makes of the quality of reports."""
        if self.rules.audit != 0.0:
            everywhere = np.ones(self.runs.size, dtype=np.bool_)
            self._begin_effects((self.rules.on_reports(),), everywhere, "difficulty")

    def _begin_effects(
        self,
        effects: Iterable[Effect],
        mask: npt.NDArray[np.bool_],
        origin: str,
        end: int | None = None,
    ) -> None:
        """Put effects in force that no event called for."""
        for effect in effects:
            self.events.effects.begin(effect, mask, turn=self.turn, origin=origin, end=end)
            if self.keeper is not None and mask[0]:
                self.keeper.amend(self, Begun(effect, origin, end))

    def answer_event(self, occurrence: Occurrence, choices: npt.NDArray[np.int64]) -> None:
        """Answer an event in all runs; ``choices`` are numbers, (run,)."""
        change = self.events.answer(occurrence, choices, self.turn)
        for effect, mask in self.events.on_advisers(occurrence, choices):
            self.advisers.move(effect.adviser or "", effect.quarters, mask, self.turn)
        if self.office and not self.rules.free:
            self.standing.change(
                change, turn=self.turn, reason=f"event:{occurrence.event.id}"
            )

    def answer_mandate(
        self,
        index: int,
        counter: npt.NDArray[np.bool_],
        gap: Array,
        look_well: npt.NDArray[np.bool_] | None = None,
    ) -> npt.NDArray[np.int8]:
        """Answer a mandate in all runs and return what came of it, (run,)."""
        outcome = self.mandates.answer(
            index,
            counter,
            gap=gap,
            standing=self.good_name,
            turn=self.turn,
            look_well=look_well,
        )
        mandate = self.mandates.mandates[index]
        padded = outcome == Answer.LOOKS_WELL
        if padded.any():
            self._begin_effects(
                self.scenario.definition.office.look_well,
                padded,
                f"mandate:{mandate.id}",
                end=self.mandates.turn_of(index)[1] + 1,
            )
        self.standing.answered(outcome, turn=self.turn, mandate=mandate.id)
        return outcome

    def sign_plan(
        self,
        index: int,
        variant: npt.NDArray[np.int64],
        figures: Mapping[str, float] | None = None,
        own: npt.NDArray[np.bool_] | None = None,
    ) -> None:
        """Sign a five-year plan in all runs.

        Args:
            index: Place of the plan.
            variant: Number of the variant in each run, (run,).
            figures: The office's own figures by branch.
            own: In which runs these are signed, (run,); by default in all.
        """
        moved = self.plans.sign(index, variant, turn=self.turn, figures=figures, own=own)
        if not self.rules.free:
            plan = self.plans.plans[index].id
            self.standing.change(moved, turn=self.turn, reason=f"plan:{plan}")

    def answer_order(
        self, lever: str, delay: npt.NDArray[np.bool_], objection: npt.NDArray[np.bool_]
    ) -> npt.NDArray[np.int8]:
        """Answer a new order from above in all runs and return what came of it, (run,)."""
        outcome = self.line.from_above.answer(
            lever, delay, objection, standing=self.good_name, turn=self.turn
        )
        self.standing.replied(outcome, turn=self.turn, lever=lever)
        return outcome

    def inspect(self, place: str) -> None:
        """Send inspectors to a place for the quarter about to be played, where one serves."""
        self.inspections.send(place, ~self.standing.dismissed, self.turn)
        if self.office and not self.rules.free:
            cost = np.full(self.runs.size, -self.scenario.definition.office.inspection_cost)
            self.standing.change(cost, turn=self.turn, reason=f"inspection:{place}")

    def release(self, items: Iterable[str], mask: npt.NDArray[np.bool_] | None = None) -> None:
        """End what earlier events set of items that the office orders anew.

        Args:
            items: Items ordered this quarter; those that are not the office's are left.
            mask: In which runs, (run,); by default in all.
        """
        if not self.governed:
            return
        everywhere = np.ones(self.runs.size, dtype=np.bool_)
        found = [self.levers.item(each) for each in items]
        places = [
            (item.lever, item.index)
            for item in found
            if self.line.authority(item.lever, self.turn) in ("decide", "propose")
        ]
        self._release(places, everywhere if mask is None else mask)

    def _release(
        self, places: Sequence[tuple[str, int | None]], mask: npt.NDArray[np.bool_]
    ) -> None:
        if places:
            self.events.effects.release(places, mask, self.turn)
            if self.keeper is not None and mask[0]:
                for lever, place in places:
                    self.keeper.amend(self, Released(lever, place))

    def _release_changed(self, wanted: Decisions) -> None:
        """End what events set of items whose order is another than the quarter before."""
        if not self.governed:
            return
        before, after = fields_of(self.wanted), fields_of(wanted)
        for name in self.events.effects.set_levers(self.turn):
            if self.line.authority(name, self.turn) not in ("decide", "propose"):
                continue
            moved = np.broadcast_to(
                after[name] != before[name], (*after[name].shape[:-1], self.runs.size)
            )
            rows = [(None, moved)] if moved.ndim == 1 else list(enumerate(moved))
            for place, row in rows:
                if row.any():
                    self._release([(name, place)], row)

    def orders_in_force(self, wanted: Decisions) -> Decisions:
        """Return the orders that the quarter would be played with, if these were wanted."""
        return self.orders_at(self.turn, wanted, self.wanted)

    def orders_at(self, turn: int, wanted: Decisions, wanted_before: Decisions) -> Decisions:
        """Return the orders in force on a turn: the office's, the line's, and events'.

        Args:
            turn: The quarter.
            wanted: What the office wants in it.
            wanted_before: What it wanted the quarter before.
        """
        return self.events.on_orders(self.ordered_at(turn, wanted, wanted_before), turn)

    def ordered_at(self, turn: int, wanted: Decisions, wanted_before: Decisions) -> Decisions:
        """Return the orders of the office and the line on a turn, without those of events."""
        orders = wanted
        if self.office and turn >= self.scenario.first_turn:
            orders = self.line.mixed(wanted, wanted_before, turn)
            if self.standing.dismissed.any():
                orders = self.line.successor(orders, turn, self.standing.dismissed)
        return orders

    def outside(self) -> Exogenous:
        """Return the outside conditions of the quarter about to be played."""
        return self.events.on_outside(self.sky.exogenous(self.turn), self.turn)

    def finish(self, wanted: Decisions) -> Mapping[str, Array]:
        """Play the quarter with the orders wanted and return its indicators."""
        self._release_changed(wanted)
        ordered = self.ordered_at(self.turn, wanted, self.wanted)
        orders = self.events.on_orders(for_few(ordered, self.runs.size), self.turn)
        self._play(ordered, orders, self.outside())
        self.inspections.report(self.turn, self.values, self.state)
        self.recorder.record(self.turn, self.values)
        if self.governed and not self.rules.free:
            judged = self.mandates.judge(self.turn, self.history)
            self.standing.judged(self.mandates, judged, turn=self.turn)
            self._measure_plans(orders)
            self.standing.review(self.turn)
        self.in_force = orders
        self.wanted = self.line.kept(wanted, self.turn) if self.governed else wanted
        self.turn += 1
        return self.values

    def _play(self, ordered: Decisions, orders: Decisions, outside: Exogenous) -> None:
        """Carry the country through the quarter; flows are written down for a keeper alone."""
        quarter = self.state, orders, outside, self.params, self.scenario
        if self.keeper is None:
            self.state, self.values = played(*quarter, alone=self.alone)
            return
        before = self.state
        self.state, flows = stepped(*quarter, alone=self.alone)
        self.keeper.finish(
            self, before=before, flows=flows, ordered=ordered, in_force=orders, outside=outside,
        )
        self.values = measured(
            before, self.state, flows, orders, outside, self.params, self.scenario,
            alone=self.alone,
        )

    def _measure_plans(self, orders: Decisions) -> None:
        """Hold yearly targets against the plans at the review, and declare plans fulfilled."""
        quarter = self.scenario.quarter(self.turn)
        if quarter.season + 1 == self.scenario.definition.office.review_quarter:
            for index, mask in self.plans.running(self.turn):
                plan = self.plans.plans[index]
                year = self.turn - QUARTERS + 1
                below = self.plans.shortfall(index, orders.plan_target, year)
                loss = np.where(mask, plan.departure * np.clip(below / FAR, 0.0, 1.0), 0.0)
                self.standing.change(-loss, turn=self.turn, reason=f"departure:{plan.id}")
        value = self.params.price_1926
        for index, moved in self.plans.declare(self.turn, self.context, value):
            plan = self.plans.plans[index]
            self.standing.change(moved, turn=self.turn, reason=f"plan:{plan.id}")
