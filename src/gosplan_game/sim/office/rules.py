"""What of the office's rules is chosen at the start: how hard it is, and free mode.

Difficulty is the tautness of mandates, the line's patience, the quality of reports and the
weather. It never touches the model's parameters: the country is the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gosplan_game.core.misspelt import Unknown
from gosplan_game.scenario.reasons import no_such
from gosplan_game.scenario.schema import Effect

if TYPE_CHECKING:
    from gosplan_game.scenario import Scenario

ORDINARY = "ordinary"
"""Name of the difficulty that changes nothing."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one game beside the scenario's own."""

    difficulty: str = ORDINARY
    tautness: float = 1.0
    """Factor on the figures of mandates."""
    patience: float = 1.0
    """Factor on the scenario's patience."""
    audit: float = 0.0
    """Added to the effort of auditing reports."""
    weather: float = 1.0
    """Factor on the spread of drawn weather."""
    free: bool = False
    """Whether there is no line at the table."""
    floor: float | None = None
    """Standing below which a review dismisses; None for the scenario's own."""

    def on_reports(self) -> Effect:
        """Return what the difficulty does to the quality of reports."""
        return Effect(lever="statistics_audit", add=self.audit)


def rules_of(
    scenario: Scenario, *, difficulty: str | None = None, free: bool | None = None
) -> Rules:
    """Return the rules of a game.

    Args:
        scenario: What is played.
        difficulty: Id of one of the scenario's difficulties; None for the ordinary one.
        free: Whether there is no line at the table; None for the scenario's own setting.

    Raises:
        GosplanError: There is no such difficulty.
    """
    known = {each.id: each for each in scenario.definition.difficulties}
    name = ORDINARY if difficulty is None else difficulty
    found = known.get(name)
    if found is None and name != ORDINARY:
        raise Unknown(no_such("difficulty", name, dict.fromkeys((*known, ORDINARY))))
    alone = scenario.definition.office.free if free is None else free
    if found is None:
        return Rules(free=alone)
    return Rules(
        difficulty=name,
        tautness=found.tautness,
        patience=found.patience,
        audit=found.audit,
        weather=found.weather,
        free=alone,
    )
