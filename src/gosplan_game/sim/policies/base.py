"""What every policy is asked, and what it may look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from gosplan_game.core.decisions import Decisions
from gosplan_game.core.quantities import Array
from gosplan_game.sim.context import Context
from gosplan_game.sim.events import Occurrence, choice_number, declared_choice
from gosplan_game.sim.expressions import condition_mask, expression
from gosplan_game.sim.office.five_year_plans import variant_number

if TYPE_CHECKING:
    from gosplan_game.scenario import Scenario
    from gosplan_game.sim.engine import Engine

Mask = npt.NDArray[np.bool_]
Places = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class View:
    """What a policy sees at the beginning of a quarter: the office's table."""

    engine: Engine

    @property
    def turn(self) -> int:
        """The quarter about to be played."""
        return self.engine.turn

    @property
    def runs(self) -> int:
        """How many columns there are."""
        return int(self.engine.runs.size)

    @property
    def standing_orders(self) -> Decisions:
        """What the office wanted the quarter before."""
        return self.engine.wanted

    @property
    def context(self) -> Context:
        """The record up to the last quarter."""
        return self.engine.context

    @property
    def reports(self) -> Mapping[str, Array]:
        """All indicators of the last quarter; empty before the first."""
        return self.engine.values


class Policy:
    """A way of playing. Subclasses say what they order; the rest has ordinary answers."""

    def __init__(self, scenario: Scenario, name: str) -> None:
        """Read the policy's own part of the scenario."""
        self.scenario = scenario
        self.name = name
        self.definition = scenario.definition.policies[name]

    def series(self) -> tuple[str, ...]:
        """Return the series that must be recorded for this policy to see them."""
        return ()

    def orders(self, view: View) -> Decisions:
        """Return the orders wanted this quarter, run axis 1 or as the view's."""
        raise NotImplementedError

    def choices(self, occurrence: Occurrence, view: View) -> Places:
        """Return the number of the choice made in each run, (run,).

        What the policy declares goes first; then history's choice while the office is
        off, or the declared default while it is on.
        """
        event = occurrence.event
        number = choice_number(event, self.definition.choices.get(event.id))
        if number < 0:
            number = declared_choice(event, historical=not view.engine.office)
        return np.full(view.runs, number, dtype=np.int64)

    def counters(self, index: int, view: View) -> tuple[Mask, Array]:
        """Return where a mandate is countered and the shortage shown, both (run,)."""
        del index
        return np.zeros(view.runs, dtype=np.bool_), np.zeros(view.runs)

    def looks_well(self, index: int, view: View) -> Mask:
        """Return where a mandate is accepted with the reports made to look well, (run,)."""
        mandate = view.engine.mandates.mandates[index]
        return self._where(self.definition.look_well.get(mandate.id), view)

    def reply(self, lever: str, view: View) -> tuple[Mask, Mask]:
        """Return where a new order from above is delayed and objected to, both (run,)."""
        return (
            self._where(self.definition.delays.get(lever), view),
            self._where(self.definition.objections.get(lever), view),
        )

    def plan(self, index: int, view: View) -> tuple[Places, Mapping[str, float] | None]:
        """Return the variant of a five-year plan that is signed, (run,), and own figures.

        What the policy declares goes first, then the line's.
        """
        plan = view.engine.plans.plans[index]
        name = self.definition.five_year_plans.get(plan.id, plan.line)
        return np.full(view.runs, variant_number(plan, name), dtype=np.int64), None

    def inspections(self, view: View) -> tuple[str, ...]:
        """Return the places to which inspectors are sent."""
        del view
        return ()

    def ordered(self, view: View) -> tuple[str, ...]:
        """Return items ordered anew even where the order is the number that stood."""
        del view
        return ()

    def _where(self, text: str | None, view: View) -> Mask:
        """Return where a condition of the policy holds; nowhere if it has none, (run,)."""
        if not text:
            return np.zeros(view.runs, dtype=np.bool_)
        return condition_mask(expression(text), view.context)

    def base_orders(self, view: View) -> Decisions:
        """Return the orders of the policy that this one builds on, or the standing ones."""
        base = self.definition.base
        if base is None:
            return view.standing_orders
        return self._dated(base)[min(view.turn, len(self._dated(base)) - 1)]

    def _dated(self, name: str) -> tuple[Decisions, ...]:
        return self.scenario.policy_orders(name)
