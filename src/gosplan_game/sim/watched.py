"""Which series a game must record so that its rules and policies can see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gosplan_game.sim.expressions import expression, texts
from gosplan_game.sim.policies.base import Policy
from gosplan_game.sim.series import Catalogue

if TYPE_CHECKING:
    from gosplan_game.scenario import Scenario


def watched_series(scenario: Scenario, catalogue: Catalogue, player: Policy) -> tuple[str, ...]:
    """Return the series that expressions, mandates and a policy look at, with their parts."""
    found: dict[str, None] = {}
    for text in texts(scenario):
        found.update(dict.fromkeys(expression(text).series))
    for mandate in scenario.definition.mandates:
        found[mandate.indicator] = None
    found.update(dict.fromkeys(player.series()))
    return catalogue.with_parts(tuple(found))
