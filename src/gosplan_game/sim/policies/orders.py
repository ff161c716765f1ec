"""Orders by date, and no orders at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gosplan_game.core.decisions import Decisions
from gosplan_game.sim.policies.base import Policy, View

if TYPE_CHECKING:
    from gosplan_game.scenario import Scenario


class OrdersPolicy(Policy):
    """The scenario gives every lever by date."""

    def __init__(self, scenario: Scenario, name: str) -> None:
        """Read the dated orders."""
        super().__init__(scenario, name)
        self._orders = tuple(scenario.policy_orders(name))

    def orders(self, view: View) -> Decisions:
        """Return the orders of the date."""
        return self._orders[min(view.turn, len(self._orders) - 1)]


class StandingPolicy(Policy):
    """The standing orders of the start are never changed."""

    def orders(self, view: View) -> Decisions:
        """Return what stood before."""
        return view.standing_orders
