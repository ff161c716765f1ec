"""Where play stops: the scenario's dates, and events that ask for an answer."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gosplan_game.scenario import Scenario


@lru_cache(maxsize=16)
def planned_stops(scenario: Scenario) -> frozenset[int]:
    """Return the turns on which a plan is due, within the played part.

    A scenario that names none stops in the first quarter of every year. Play always
    opens with a stop, and stops where a five-year plan is to be signed.
    """
    stops = scenario.definition.stops
    found = {scenario.first_turn}
    for turn in range(scenario.first_turn, scenario.turns):
        quarter = scenario.quarter(turn)
        yearly = any(
            each.quarter == quarter.season + 1 and each.first <= quarter.year <= each.last
            for each in stops.yearly
        )
        unnamed = not stops.dates and not stops.yearly and quarter.season == 0
        signing = any(plan.sign == quarter for plan in scenario.definition.five_year_plans)
        if quarter in stops.dates or yearly or unnamed or signing:
            found.add(turn)
    return frozenset(found)
