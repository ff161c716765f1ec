"""Feedback rules: a lever is an expression of what was recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from gosplan_game.core.decisions import Decisions
from gosplan_game.core.quantities import Array, read_only
from gosplan_game.sim.decisions import fields_of
from gosplan_game.sim.expressions import expression, value_of
from gosplan_game.sim.policies.base import Policy, View

if TYPE_CHECKING:
    from gosplan_game.scenario import Scenario


class RulesPolicy(Policy):
    """The scenario gives an expression for each lever, or item of one, that it moves."""

    def __init__(self, scenario: Scenario, name: str) -> None:
        """Compile the rules."""
        super().__init__(scenario, name)
        self._rules = {
            lever: expression(text) for lever, text in self.definition.rules.items()
        }

    def orders(self, view: View) -> Decisions:
        """Return the base's orders with the rules' values, brought within limits.

        Where a rule has no value yet, because it looks at quarters before the record,
        the order stays as it was.
        """
        arrays: dict[str, Any] = fields_of(self.base_orders(view))
        levers = view.engine.levers
        for text, compiled in self._rules.items():
            lever, index = levers.targets(text)
            value = value_of(compiled, view.context)
            array: Array = np.broadcast_to(
                arrays[lever], (*arrays[lever].shape[:-1], view.runs)
            ).copy()
            known = np.isfinite(value)
            part = array[index] if index else array
            np.copyto(part, np.where(known, value, 0.0), where=known)
            arrays[lever] = read_only(levers.clip(lever, array))
        return Decisions(**arrays)
