"""What a finished game comes to, as one number a run for each main outcome.

People come first, and no outcome is weighed against another.
"""

from __future__ import annotations

import numpy as np

from gosplan_game.core.quantities import Array
from gosplan_game.sim.history import History
from gosplan_game.sim.office.results import BROKEN

_TOTALS = ("excess_deaths", "births_lost", "hungry_people")
"""Sums over the whole game: thousand persons, thousand births, million person-quarters."""

_LAST = ("population", "readiness_defence", "gold", "foreign_debt")
"""Values at the end of the last quarter."""

_LATE = ("gross_industry",)
"""Means of the last full years, `LATE_YEARS` of them."""

_MEANS = ("consumption_per_head", "real_wage", "statistics_honesty")
"""Means over all quarters."""

LATE_YEARS = 4


def outcomes(history: History) -> dict[str, Array]:
    """Return the main outcomes by name, (run,) each, on true figures.

    Args:
        history: The finished games, with the national series recorded.
    """
    found: dict[str, Array] = {}
    for name in _TOTALS:
        found[name] = history.get(name).sum(axis=0)
    for name in _LAST:
        found[name] = history.get(name)[-1]
    for name in _LATE:
        _, years = history.annual(name)
        found[name] = (
            years[-LATE_YEARS:].mean(axis=0) if len(years) else np.full(history.runs, np.nan)
        )
    for name in _MEANS:
        found[name] = history.get(name).mean(axis=0)
    if history.results is not None:
        found["dismissed"] = (history.results.dismissed_turn >= 0).astype(np.float64)
        found["standing"] = history.results.standing
        for name, grade in history.results.grades.items():
            found[f"commitment {name}"] = grade
        kept = history.results.grades.values()
        found["commitments broken"] = sum(
            (grade == BROKEN for grade in kept), np.zeros(history.runs)
        )
    return found
