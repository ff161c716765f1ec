"""The line: who decides a lever, and the orders of levers that are not the office's.

``decide`` levers follow the office at once. What it may only ``propose`` takes force
a quarter after it was asked for. ``carry_out`` and ``not_ours`` levers follow the line.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from gosplan_game.core.decisions import Decisions
from gosplan_game.sim.decisions import FIELDS, fields_of

if TYPE_CHECKING:
    from gosplan_game.scenario import Scenario


class Line:
    """The leadership's orders over time, and the authority of the office."""

    def __init__(self, scenario: Scenario) -> None:
        """Read the line's policy; a line that gives no orders keeps the opening ones."""
        self._scenario = scenario
        name = scenario.definition.line.policy
        policy = scenario.definition.policies.get(name)
        if policy is not None and policy.kind == "orders":
            self._orders = tuple(scenario.policy_orders(name))
        else:
            self._orders = (scenario.standing_orders(),)
        self._authority: dict[int, dict[str, str]] = {}

    def orders(self, turn: int) -> Decisions:
        """Return the line's own orders of a turn."""
        return self._orders[min(turn, len(self._orders) - 1)]

    def authority(self, lever: str, turn: int) -> str:
        """Return ``decide``, ``propose``, ``carry_out`` or ``not_ours``."""
        known = self._authority.get(turn)
        if known is None:
            known = {name: self._scenario.authority(name, turn) for name in FIELDS}
            self._authority[turn] = known
        return known[lever]

    def mixed(self, wanted: Decisions, wanted_before: Decisions, turn: int) -> Decisions:
        """Return the orders that come into force.

        Args:
            wanted: What the office wants this quarter.
            wanted_before: What it wanted the quarter before.
            turn: The quarter.
        """
        arrays = fields_of(wanted)
        line = self.orders(turn)
        for name in FIELDS:
            authority = self.authority(name, turn)
            if authority == "propose":
                arrays[name] = getattr(wanted_before, name)
            elif authority != "decide":
                arrays[name] = getattr(line, name)
        return Decisions(**arrays)

    def kept(self, wanted: Decisions, turn: int) -> Decisions:
        """Return what stands as the office's orders after a quarter.

        Levers that the line ordered keep its order, so that one which comes back to the
        office stands where the line left it.
        """
        arrays = fields_of(wanted)
        line = self.orders(turn)
        for name in FIELDS:
            if self.authority(name, turn) in ("carry_out", "not_ours"):
                arrays[name] = getattr(line, name)
        return Decisions(**arrays)

    def successor(
        self, orders: Decisions, turn: int, dismissed: npt.NDArray[np.bool_]
    ) -> Decisions:
        """Return the orders with the line's own in the runs whose office is dismissed."""
        line = self.orders(turn)
        return Decisions(
            **{
                name: np.where(dismissed, getattr(line, name), array)
                for name, array in fields_of(orders).items()
            }
        )


@lru_cache(maxsize=16)
def line_of(scenario: Scenario) -> Line:
    """Return the line of a scenario, made once."""
    return Line(scenario)
