"""The desk: orders in draft, predictions, and what the office can calculate."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import cast

import numpy as np

from gosplan_game.core.calendar import Quarter
from gosplan_game.core.errors import Impossible, Reason
from gosplan_game.core.parameters import Params
from gosplan_game.core.quantities import Array
from gosplan_game.sim import balances as material
from gosplan_game.sim.chessboard import Chessboard, Round, chessboard
from gosplan_game.sim.counsel import Counsel
from gosplan_game.sim.decisions import Limits
from gosplan_game.sim.effects import ActingEffect
from gosplan_game.sim.ensemble import doubted
from gosplan_game.sim.events import EventBook, choice_number
from gosplan_game.sim.forecast import fan
from gosplan_game.sim.office.commitments import Grade, grades
from gosplan_game.sim.office.ending import Ending, ending
from gosplan_game.sim.office.line import CARRIED
from gosplan_game.sim.papers import MOST_DOSSIERS, OUTCOME_TEXTS, Dossier
from gosplan_game.sim.reasons import reason

__all__ = ["MOST_DOSSIERS", "OUTCOME_TEXTS", "Desk", "Dossier"]


class Desk(Counsel):
    """A game at a stop, with everything that can be decided and asked there."""

    # Orders

    def limits(self, item_id: str) -> Limits:
        """Return the bounds, step, unit and authority of an item now."""
        found = self._engine.levers.limits(item_id, self.turn)
        lever = self._engine.levers.item(item_id).lever
        return replace(found, authority=self._authority(lever))

    def _authority(self, lever: str) -> str:
        return self._engine.line.authority(lever, min(self.turn, self.scenario.turns - 1))

    def standing(self, item_id: str) -> float:
        """Return the order for an item: as signed, or as the line has it.

        What events and answers make of it in force is told by `in_force` and `acting`.
        """
        source = self._signed
        if self._authority(self._engine.levers.item(item_id).lever) in CARRIED:
            engine = self._engine
            source = engine.line.mixed(self._signed, engine.wanted, self.turn)
        return self._engine.levers.value(source, item_id)

    def in_force(self, item_id: str, *, anew: bool = True) -> float:
        """Return what the coming quarter would be played with for an item, if signed now.

        Unlike `standing` it knows what is only proposed, what earlier events and answers
        still change, and what the drafted answers of this stop would. With ``anew`` False the
        drafted order for this item does not count: it is what stands if that is taken back.
        """
        orders = self._orders_drafted(item_id, anew)
        drafted = self._engine.levers.with_items(self._signed, orders)
        ordered = self._engine.ordered_at(self.turn, drafted, self._engine.wanted)
        acted = self._events_drafted(orders).on_orders(ordered, self.turn)
        return self._engine.levers.value(acted, item_id)

    def acting(self, item_id: str, *, anew: bool = True) -> tuple[ActingEffect, ...]:
        """Return what acts on an item beside the order for it, now or later.

        The drafted answers of this stop are among it. What earlier turns set ends with
        the signature if the item is ordered anew here, unless ``anew`` is False.
        """
        orders = self._orders_drafted(item_id, anew)
        return self._events_drafted(orders).effects.acting(item_id, self.turn)

    def _orders_drafted(self, item_id: str, anew: bool) -> Mapping[str, float]:
        """Return the drafted orders, with or without that for one item."""
        draft = self._draft.current
        return (draft if anew else draft.without_order(item_id)).orders

    def _events_drafted(self, orders: Mapping[str, float]) -> EventBook:
        """Return the events as they would act with the answers drafted now, and such orders."""
        book = self._engine.events.first_run()
        everywhere = np.ones(1, dtype=np.bool_)
        for each in self.questions():
            choice = self._draft.current.choices.get(each.event.id)
            number = choice_number(each.event, choice)
            effects = each.event.choices[number].effects if number >= 0 else ()
            origin = f"event:{each.event.id}:{choice}"
            book.force((*each.event.effects, *effects), everywhere, self.turn, origin)
        places = [self._engine.levers.item(each) for each in orders]
        pairs = [(each.lever, each.index) for each in places]
        book.effects.release(pairs, everywhere, self.turn)
        return book

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

    def why_not(self, item_id: str) -> Reason | None:
        """Return why nothing can be ordered for an item now; None if something can."""
        try:
            self._check_open(item_id)
        except Impossible as refused:
            return cast(Reason, refused.args[0])
        return None

    def _check_open(self, item_id: str) -> None:
        """Raise Impossible if nothing can be ordered for an item now."""
        lesson = self.scenario.definition.lesson
        lever = self._engine.levers.item(item_id).lever
        if lesson is not None and not {item_id, lever} & set(lesson.open_levers):
            raise Impossible(reason("lesson"))
        authority = self._authority(lever)
        if authority == "not_ours":
            raise Impossible(reason("not_ours"))
        if authority == "carry_out":
            raise Impossible(reason("carried_out"))
        if not self.at_stop:
            raise Impossible(reason("at_stops"))

    def authority_since(self, item_id: str) -> Quarter | None:
        """Return since when the authority over an item is what it is; None if from the start."""
        lever = self._engine.levers.item(item_id).lever
        last = min(self.turn, self.scenario.turns - 1)
        now = self._authority(lever)
        since = [turn for turn, _ in self.scenario.authorities(lever) if turn <= last]
        if now != self.scenario.authority(lever, last) or since[-1] <= self.scenario.first_turn:
            return None
        return self.scenario.quarter(since[-1])

    def levers_under(self, authority: str) -> Mapping[str, tuple[str, ...]]:
        """Return the levers over which the office has an authority now, with their items."""
        found: dict[str, tuple[str, ...]] = {}
        for item in self._engine.levers.items.values():
            if self._authority(item.lever) == authority:
                found[item.lever] = (*found.get(item.lever, ()), item.id)
        return found

    def order(self, item_id: str, value: float, *, going_on: bool = False) -> None:
        """Draft an order.

        Args:
            item_id: What is ordered.
            value: How much, in the unit of its limits.
            going_on: Whether this goes on from the order before, as while a value is dragged:
                undo takes both back at once.

        Raises:
            Impossible: With the reason, for the player.
        """
        limits = self.limits(item_id)
        self._check_open(item_id)
        if not isinstance(value, int | float | np.number) or not np.isfinite(value):
            raise Impossible(reason("no_number"))
        if not limits.lower <= value <= limits.upper:
            raise Impossible(reason(
                "order_out_of_reach", value=float(value), lower=float(limits.lower),
                upper=float(limits.upper), unit=limits.unit,
            ))
        if math.isclose(value, self.standing(item_id), rel_tol=1e-12) and not self._is_set(item_id):
            drafted = self._draft.current.without_order(item_id)
        else:
            drafted = self._draft.current.with_order(item_id, float(value))
        self._draft.put(drafted, going_on=going_on)

    def _is_set(self, item_id: str) -> bool:
        """Return whether an earlier answer sets the item, so that ordering it ends that."""
        acting = self._engine.events.effects.acting(item_id, self.turn)
        return any(each.operation == "set" for each in acting)

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

    def follow_plan(self, plan_id: str) -> None:
        """Draft the yearly targets that lie on a signed plan's way, within their limits."""
        for each in self.five_year_plan(plan_id).branches:
            item = f"plan_target.{each.branch}"
            limits = self.limits(item)
            size = math.floor(math.log10(each.path)) if each.path > 0.0 else 0
            value = round(each.path, max(limits.decimals, 2 - size))
            self.order(item, min(max(value, limits.lower), limits.upper))

    def sign(self) -> None:
        """Sign the draft: its orders stand from this quarter on."""
        if not self.at_stop:
            raise Impossible(reason("nothing_to_sign"))
        self._signed = self.drafted()
        orders = dict(self._draft.current.orders)
        self._engine.release(orders)
        self._stop.decisions = {**(self._stop.decisions or {}), **orders}
        self._draft.begin(self._draft.current.choices)
        self._keep()

    # What was expected

    def predict(self, series_id: str, lower: float, upper: float) -> None:
        """Commit an 80 % interval for a series' coming year, kept with the stop."""
        self._engine.catalogue.resolve(series_id)
        if not (np.isfinite(lower) and np.isfinite(upper) and lower <= upper):
            raise Impossible(reason("no_interval"))
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
        self, series: Sequence[str], quarters: int = 4, runs: int = 200, *,
        ensemble: bool = True,
    ) -> Mapping[str, Array]:
        """Return P10, P50 and P90 of reported series under the draft, (quarters, 3).

        Args:
            series: Ids.
            quarters: How far to look.
            runs: How many runs, each under its own sky.
            ensemble: Whether each run also takes its own parameters from the ensemble;
                else weather alone is in doubt.
        """
        return fan(self._engine, self.drafted(), series, quarters=quarters, runs=runs,
                   params=self._in_doubt(runs) if ensemble else None)

    def _in_doubt(self, runs: int) -> Params:
        """Return the parameters of the ensemble under this game's overlay."""
        return doubted(self.scenario, self.settings.get("overlay") or "", runs)

    @property
    def quarters_of_plan(self) -> int:
        """Quarters from here to the end of the five-year plan that runs; 4 without one."""
        left = [each.deadline - self.quarter + 1 for each in self.five_year_plans()
                if each.stage == "signed"]
        return max([4, *left])

    def balances(self) -> tuple[material.Balance, ...]:
        """Return the material balances of the draft."""
        orders = self._engine.orders_in_force(self.drafted())
        return material.balances(self._engine, orders)

    def chessboard(self) -> Chessboard:
        """Return who needs what of whom under the draft, what is short, and what would help."""
        return chessboard(self._engine, self.drafted())

    def take_round(self, found: Round) -> tuple[str, ...]:
        """Draft the targets of a round of revision and return the branches that moved.

        Within the limits of each order; what is not the office's to decide stays.
        """
        moved = []
        for branch, target in found.targets.items():
            item = f"plan_target.{branch}"
            limits = self.limits(item)
            value = min(max(round(target, limits.decimals), limits.lower), limits.upper)
            if value != self.lever(item) and limits.authority in ("decide", "propose"):
                self.order(item, value)
                moved.append(branch)
        return tuple(moved)

    def grade(self, *, told: bool = False) -> tuple[Grade, ...]:
        """Return the commitments as kept, partly kept or broken.

        On true figures after a further year under standing orders; before the end, those
        that are due, on what has been.

        Args:
            told: Whether figures are read as they were reported, as long as the game runs.
        """
        return grades(self._engine, self.commitments, told=told)

    def ending(self) -> Ending:
        """Return how the game ends, or would if it ended now."""
        return ending(self._engine, self.commitments)
