"""Sources as a scenario cites them: works in their own titles, the words around them in a language.

A source is written in English where the number or the event stands. What is said around the
works (*from memory*, *table of*, *and others*) is translated part by part, the parts set apart
by semicolons, under the key ``cited.PART``; a part without a translation stands as it is, as a
bare title should.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gosplan_game.scenario.schema import ScenarioDefinition

CITED = "cited."
"""First part of the key of a translated source."""
_APART = re.compile(r"; (?![^(]*\))")
"""A semicolon that is not inside brackets."""


def parts_of(source: str) -> tuple[str, ...]:
    """Return the parts of a source that are translated each by itself."""
    return tuple(_APART.split(source))


def cited_sources(definition: ScenarioDefinition) -> Iterator[str]:
    """Yield every source that a player can be shown, some more than once."""
    for event in definition.events:
        yield from event.sources
    plans = definition.five_year_plans
    for found in (
        (mandate.source for mandate in definition.mandates),
        (project.source for project in definition.projects),
        (variant.source for plan in plans for variant in plan.variants),
        (each.source for plan in plans for each in plan.raises),
        (point.source for series in definition.history for point in series.points),
    ):
        yield from filter(None, found)
