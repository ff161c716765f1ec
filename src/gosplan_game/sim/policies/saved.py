"""A saved game played again: its orders, answers and choices, quarter by quarter."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from gosplan_game.core.calendar import Quarter
from gosplan_game.core.decisions import Decisions
from gosplan_game.core.errors import Impossible, Reason
from gosplan_game.core.quantities import Array
from gosplan_game.sim.balances import shortage_shown
from gosplan_game.sim.decisions import Levers
from gosplan_game.sim.events import Occurrence, choice_number, declared_choice
from gosplan_game.sim.office.five_year_plans import variant_number
from gosplan_game.sim.policies.base import Mask, Places, Policy, View
from gosplan_game.sim.policies.mandates import demanded
from gosplan_game.sim.reasons import reason, said
from gosplan_game.sim.saves import SavedGame, SavedStop, SaveError, parse_game, read_game

if TYPE_CHECKING:
    from gosplan_game.scenario import Scenario


def as_game(source: SavedGame | Mapping[str, Any] | str | Path) -> SavedGame:
    """Return a saved game from a game, its JSON values or its file."""
    if isinstance(source, SavedGame):
        return source
    if isinstance(source, Mapping):
        return parse_game(source)
    return read_game(source)


def allowed_orders(
    levers: Levers, orders: Mapping[str, float]
) -> tuple[dict[str, float], tuple[Reason, ...]]:
    """Return saved orders within the present limits, and a note for each one changed.

    Raises:
        SaveError: An order names a lever that the scenario does not have.
    """
    allowed: dict[str, float] = {}
    notes: list[Reason] = []
    for item_id, value in orders.items():
        try:
            item = levers.item(item_id)
        except Impossible as error:
            raise SaveError(reason("save.unknown_order", why=said(error))) from None
        lower, upper = levers.bounds(item.lever)
        place = 0 if item.index is None or lower.ndim == 1 else item.index
        low, high = float(lower[place].item()), float(upper[place].item())
        allowed[item_id] = min(max(value, low), high)
        if allowed[item_id] != value:
            notes.append(reason("save.limited", lever=item_id, value=float(value),
                                limit=allowed[item_id]))
    return allowed, tuple(notes)


class SavedPolicy(Policy):
    """Gives the orders of a saved game on their dates, and keeps them in between."""

    def __init__(
        self,
        scenario: Scenario,
        name: str,
        source: SavedGame | Mapping[str, Any] | str | Path,
    ) -> None:
        """Read the game; ``name`` is what the policy is called."""
        self.scenario = scenario
        self.name = name
        self.game = as_game(source)
        self._stops: dict[int, SavedStop] = {
            Quarter.parse(stop.date) - scenario.quarter(0): stop for stop in self.game.stops
        }

    def _stop(self, view: View) -> SavedStop | None:
        return self._stops.get(view.turn)

    def orders(self, view: View) -> Decisions:
        """Return the last orders with those of the date."""
        stop = self._stop(view)
        if stop is None or not stop.decisions:
            return view.standing_orders
        allowed, _ = allowed_orders(view.engine.levers, stop.decisions)
        return view.engine.levers.with_items(view.standing_orders, allowed)

    def ordered(self, view: View) -> tuple[str, ...]:
        """Return what was ordered on the date."""
        stop = self._stop(view)
        return () if stop is None or not stop.decisions else tuple(stop.decisions)

    def inspections(self, view: View) -> tuple[str, ...]:
        """Send inspectors where the game did."""
        stop = self._stop(view)
        return () if stop is None else stop.inspections

    def looks_well(self, index: int, view: View) -> Mask:
        """Let the reports look well where the game did."""
        stop = self._stop(view)
        mandate = view.engine.mandates.mandates[index]
        told = stop is not None and stop.answers.get(mandate.id) == "look_well"
        return np.full(view.runs, told)

    def plan(self, index: int, view: View) -> tuple[Places, Mapping[str, float] | None]:
        """Sign what the game signed, else the line's variant."""
        stop = self._stop(view)
        plan = view.engine.plans.plans[index]
        signed = None if stop is None else stop.plans.get(plan.id)
        if signed is None or all(each.id != signed.variant for each in plan.variants):
            return np.full(view.runs, variant_number(plan, plan.line), dtype=np.int64), None
        number = variant_number(plan, signed.variant)
        return np.full(view.runs, number, dtype=np.int64), signed.figures

    def reply(self, lever: str, view: View) -> tuple[Mask, Mask]:
        """Delay and object where the game did."""
        stop = self._stop(view)
        said = "" if stop is None else stop.replies.get(lever, "")
        return np.full(view.runs, said == "delay"), np.full(view.runs, said == "object")

    def choices(self, occurrence: Occurrence, view: View) -> Places:
        """Return the game's choice, else the event's declared default."""
        stop = self._stop(view)
        number = -1
        if stop is not None:
            number = choice_number(occurrence.event, stop.choices.get(occurrence.event.id))
        if number < 0:
            number = declared_choice(occurrence.event, historical=False)
        return np.full(view.runs, number, dtype=np.int64)

    def counters(self, index: int, view: View) -> tuple[Mask, Array]:
        """Counter where the game did."""
        stop = self._stop(view)
        mandate = view.engine.mandates.mandates[index]
        countered = stop is not None and stop.answers.get(mandate.id) == "counter"
        gap = shortage_shown(
            view.engine, view.standing_orders, index, demanded(view, index)
        )
        return np.full(view.runs, countered), gap
