"""Ways of playing without a player: every kind of policy that a scenario can name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gosplan_game.core.misspelt import Unknown
from gosplan_game.scenario.reasons import no_such
from gosplan_game.sim.policies.balances import BalancesPolicy
from gosplan_game.sim.policies.base import Policy, View
from gosplan_game.sim.policies.drawn import RandomPolicy
from gosplan_game.sim.policies.mandates import MandatesPolicy
from gosplan_game.sim.policies.orders import OrdersPolicy, StandingPolicy
from gosplan_game.sim.policies.rules import RulesPolicy

if TYPE_CHECKING:
    from gosplan_game.scenario import Scenario

_KINDS: dict[str, type[Policy]] = {
    "orders": OrdersPolicy,
    "standing": StandingPolicy,
    "random": RandomPolicy,
    "mandates": MandatesPolicy,
    "balances": BalancesPolicy,
    "rules": RulesPolicy,
}


def policy_named(scenario: Scenario, name: str) -> Policy:
    """Return a scenario's policy; GosplanError listing those it has if there is none."""
    definition = scenario.definition.policies.get(name)
    if definition is None:
        known = sorted(scenario.definition.policies)
        raise Unknown(no_such("policy", name, known, where=scenario.id))
    return _KINDS[definition.kind](scenario, name)


__all__ = ["Policy", "View", "policy_named"]
