"""Replaying: a saved game's decisions made again, stop by stop, up to where it was left."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Literal

from gosplan_game.core.calendar import Quarter
from gosplan_game.core.errors import Impossible
from gosplan_game.sim.advancing import Advancing
from gosplan_game.sim.policies.saved import allowed_orders
from gosplan_game.sim.reasons import noted, reason
from gosplan_game.sim.saves import SavedGame, SavedStop, SaveError
from gosplan_game.sim.variants import VARIANTS

if TYPE_CHECKING:
    from gosplan_game.scenario import Scenario


class Replaying(Advancing):
    """A game that can decide as a saved one did."""

    def _replay(self, game: SavedGame, until: Quarter | None) -> None:
        """Decide as a saved game did, as far as it was played."""
        played = game.played
        end = self.quarter if not played else played[-1] + 1
        last_stop = Quarter.parse(game.stops[-1].date) if game.stops else self.quarter
        end = max(end, last_stop)
        if until is not None:
            end = min(end, until)
        stops = {stop.date: stop for stop in game.stops}
        while not self.is_over:
            stop = stops.get(str(self.quarter))
            if stop is not None and (until is None or self.quarter < until):
                self._decide(stop)
            if self.quarter >= end:
                break
            self._play_quarter()
        if until is None:
            self._restore_draft(game)

    def _decide(self, stop: SavedStop) -> None:
        """Repeat the answers, orders and choices of one saved stop."""
        for plan, signed in stop.plans.items():
            try:
                self.sign_five_year_plan(plan, signed.variant, signed.figures)
            except Impossible as error:
                self.notes += (noted(error, subject=plan),)
        for mandate, answer in stop.answers.items():
            if any(
                self._engine.mandates.mandates[index].id == mandate for index in self._unanswered
            ):
                known = _known_answer(answer)
                self.answer(mandate, known if known in self.answers(mandate) else "accept")
        for lever, reply in stop.replies.items():
            with suppress(Impossible):
                self.reply(lever, _known_reply(reply))
        if stop.decisions is not None:
            orders, notes = allowed_orders(self._engine.levers, stop.decisions)
            self.notes += tuple(noted(note, subject=Quarter.parse(stop.date)) for note in notes)
            self._signed = self._engine.levers.with_items(self._signed, orders)
            self._engine.release(orders)
            self._stop.decisions = {**(self._stop.decisions or {}), **orders}
        self._stop.choices.update(stop.choices)
        self._stop.predictions.update(stop.predictions)
        places = self._engine.inspections.places
        self._stop.inspections += [each for each in stop.inspections if each in places]
        self._stop.advice.update(stop.advice)
        self._stop.remarks.update(stop.remarks)

    def _restore_draft(self, game: SavedGame) -> None:
        for name, orders in game.draft.variants.items():
            if name in VARIANTS and self.at_stop:
                kept, notes = allowed_orders(self._engine.levers, orders)
                self._draft.kept[name] = kept
                self.notes += tuple(noted(note, subject=name) for note in notes)
        for event, choice in game.draft.choices.items():
            try:
                self.choose(event, choice)
            except Impossible as error:
                self.notes += (noted(error, subject=event),)
        for item_id, value in game.draft.decisions.items():
            try:
                self.order(item_id, value)
            except Impossible as error:
                self.notes += (noted(error, lever=item_id),)


def recorded_events(game: SavedGame, scenario: Scenario) -> dict[int, tuple[str, ...]] | None:
    """Return the events of a saved game by turn, the quarter it stands before included."""
    played = game.played
    if not played:
        return None
    known = {each.id for each in scenario.definition.events}
    start = scenario.quarter(0)
    found: dict[int, tuple[str, ...]] = {}
    for turn in range(played[-1] - start + 2):
        found[turn] = game.fired.get(str(start + turn), ())
    for events in found.values():
        for event in events:
            if event not in known:
                raise SaveError(reason("save.unknown_event", event=event))
    return found


def _known_answer(text: str) -> Literal["accept", "counter", "look_well"]:
    """Return a saved answer to a mandate; what is not known counts as accepted."""
    return "counter" if text == "counter" else "look_well" if text == "look_well" else "accept"


def _known_reply(text: str) -> Literal["comply", "delay", "object"]:
    """Return a saved reply to an order from above; what is not known is compliance."""
    return "delay" if text == "delay" else "object" if text == "object" else "comply"
