"""Another policy with some answers or orders of its own: what one of them matters."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import numpy as np

from gosplan_game.core.decisions import Decisions
from gosplan_game.core.quantities import Array, read_only
from gosplan_game.sim.decisions import fields_of
from gosplan_game.sim.events import Occurrence, choice_number
from gosplan_game.sim.office.from_above import Mask
from gosplan_game.sim.policies.base import Places, Policy, View


class Altered(Policy):
    """Plays as another policy does, except for what it was given."""

    def __init__(
        self, policy: Policy, choices: Mapping[str, str], held: Mapping[str, float],
        opposed: Collection[str] = (),
    ) -> None:
        """Take a policy.

        Args:
            policy: Whose place it takes.
            choices: Answers by event.
            held: Orders by lever, or by item of one, in every quarter; they end what events
                set of those items.
            opposed: Levers of which every order from above is objected to.
        """
        self.scenario, self.name = policy.scenario, policy.name
        self._policy, self._choices, self._held = policy, choices, held
        self._opposed = frozenset(opposed)

    def series(self) -> tuple[str, ...]:
        """Return the series that the policy looks at."""
        return self._policy.series()

    def orders(self, view: View) -> Decisions:
        """Return the policy's orders with those that are held."""
        arrays: dict[str, Any] = fields_of(self._policy.orders(view))
        for item, value in self._held.items():
            lever, index = view.engine.levers.targets(item)
            array: Array = np.array(arrays[lever], dtype=np.float64)
            if index:
                array[index] = value
            else:
                array[...] = value
            arrays[lever] = read_only(view.engine.levers.clip(lever, array))
        return Decisions(**arrays)

    def choices(self, occurrence: Occurrence, view: View) -> Places:
        """Return the answer that was given, else the policy's."""
        number = choice_number(occurrence.event, self._choices.get(occurrence.event.id))
        if number < 0:
            return self._policy.choices(occurrence, view)
        return np.full(view.runs, number, dtype=np.int64)

    def counters(self, index: int, view: View) -> tuple[Mask, Array]:
        """Counter where the policy does."""
        return self._policy.counters(index, view)

    def looks_well(self, index: int, view: View) -> Mask:
        """Let reports look well where the policy does."""
        return self._policy.looks_well(index, view)

    def reply(self, lever: str, view: View) -> tuple[Mask, Mask]:
        """Object where that was asked for, else reply as the policy does."""
        if lever in self._opposed:
            return np.zeros(view.runs, dtype=np.bool_), np.ones(view.runs, dtype=np.bool_)
        return self._policy.reply(lever, view)

    def plan(self, index: int, view: View) -> tuple[Places, Mapping[str, float] | None]:
        """Sign what the policy signs."""
        return self._policy.plan(index, view)

    def ordered(self, view: View) -> tuple[str, ...]:
        """Order anew what the policy does and what is held."""
        items = view.engine.levers.items.values()
        held = (each.id for each in items if each.id in self._held or each.lever in self._held)
        return (*self._policy.ordered(view), *held)
