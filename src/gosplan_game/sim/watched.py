"""Which series a game must record so that its rules and policies can see them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from gosplan_game.sim.expressions import expression, texts
from gosplan_game.sim.series import catalogue_of

if TYPE_CHECKING:
    from gosplan_game.scenario import Scenario


@lru_cache(maxsize=16)
def _ruled_by(scenario: Scenario) -> tuple[str, ...]:
    """Return the series that a scenario's expressions, commitments and mandates name."""
    found: dict[str, None] = {}
    for text in texts(scenario):
        found.update(dict.fromkeys(expression(text).series))
    for mandate in scenario.definition.mandates:
        found[mandate.indicator] = None
    for commitment in scenario.definition.commitments:
        if commitment.indicator:
            found[commitment.indicator] = None
    for adviser in scenario.definition.advisers:
        for rule in adviser.remarks:
            if rule.alarm:
                found.update(dict.fromkeys(expression(rule.condition).series))
    if scenario.definition.five_year_plans:
        for branch in scenario.definition.branches:
            if branch.series:
                found[f"{branch.series}~reported"] = None
    return tuple(found)


def watched_series(scenario: Scenario, more: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the series that a scenario's rules look at, and more, with their parts."""
    ids = dict.fromkeys((*_ruled_by(scenario), *more))
    return catalogue_of(scenario).with_parts(tuple(ids))
