"""What a finished game comes to, as one number a run for each main outcome.

People come first, and no outcome is weighed against another.
"""

from __future__ import annotations

import numpy as np

from gosplan_game.core.quantities import Array
from gosplan_game.core.variables import VARIABLES
from gosplan_game.scenario import Scenario
from gosplan_game.sim.history import History
from gosplan_game.sim.office.results import BROKEN, KEPT, Results

_TOTALS = ("excess_deaths", "births_lost", "hungry_people")
"""Sums over the quarters played: thousand persons, thousand births, million person-quarters."""

_LAST = ("population", "readiness_defence", "gold", "foreign_debt")
"""Values at the end of the last quarter."""

_LATE = ("gross_industry",)
"""Means of the last full years, `LATE_YEARS` of them."""

_MEANS = ("consumption_per_head", "real_wage", "statistics_honesty")
"""Means over the quarters played."""

LATE_YEARS = 4


_UNITS = {
    "births_lost": "thousand", "excess_deaths": "thousand", "hungry_people": "million quarters",
    "dismissed": "share of games", "standing": "of 100", "commitments kept": "number",
    "commitments broken": "number", "stops": "number",
}
"""Units of what is not an indicator's own value."""
GRADED = "commitment "


def unit_of(name: str) -> str:
    """Return the unit of an outcome; of a commitment that 1 is kept and 0 broken."""
    if name.startswith(GRADED):
        return "0 to 1"
    known = VARIABLES.get(name)
    return _UNITS.get(name) or (known.unit if known is not None else "")


def outcomes(history: History, scenario: Scenario | None = None) -> dict[str, Array]:
    """Return the main outcomes by name, (run,) each, on true figures.

    Quarters that a lesson only replays before it begins are no outcome of what was played:
    sums, means and years begin with the scenario's first turn.

    Args:
        history: The finished games, with the national series recorded.
        scenario: What was played; with it, how the office fared is told too.
    """
    found: dict[str, Array] = {}
    first = scenario.first_turn if scenario is not None else 0
    for name in _TOTALS:
        found[name] = history.get(name)[first:].sum(axis=0)
    for name in _LAST:
        found[name] = history.get(name)[-1]
    for name in _LATE:
        years = _played_years(history, name, first)
        found[name] = (
            years[-LATE_YEARS:].mean(axis=0) if len(years) else np.full(history.runs, np.nan)
        )
    for name in _MEANS:
        found[name] = history.get(name)[first:].mean(axis=0)
    if history.results is not None and scenario is not None:
        found.update(_office(scenario, history, history.results))
    if history.results is not None:
        found["dismissed"] = (history.results.dismissed_turn >= 0).astype(np.float64)
        found["standing"] = history.results.standing
        for name, grade in history.results.grades.items():
            found[f"{GRADED}{name}"] = grade
        for name, figure in history.results.figures.items():
            found[f"{FIGURE}{name}"] = figure
        kept = history.results.grades.values()
        found["commitments kept"] = sum(
            (grade == KEPT for grade in kept), np.zeros(history.runs)
        )
        found["commitments broken"] = sum(
            (grade == BROKEN for grade in kept), np.zeros(history.runs)
        )
    return found


def _played_years(history: History, name: str, first: int) -> Array:
    """Return the yearly values (year, run) of the years of which any quarter was played."""
    labels, years = history.annual(name)
    began = history.quarter(first).year
    return years[np.asarray(labels) >= began]


REASONS = ("mandate", "counter", "event", "line", "plan", "departure")
"""Kinds of what moves standing, as its account writes them."""
FIGURE = "figure "
"""How the columns begin that hold what promises turn on."""
NEVER = -1.0
"""Turn of a dismissal that did not come."""


def _office(scenario: Scenario, history: History, results: Results) -> dict[str, Array]:
    """Return how the office fared: stops, reviews, what moved its standing, what happened."""
    found: dict[str, Array] = {
        "stops": results.stops,
        "dismissed turn": results.dismissed_turn.astype(np.float64),
        "lowest standing": results.lowest,
    }
    moved = {reason: np.zeros(history.runs) for reason in REASONS}
    mandates = {each.id: np.zeros(history.runs) for each in scenario.definition.mandates}
    for _, reason, amount in results.moves:
        kind, _, identity = reason.partition(":")
        moved[kind] += amount
        if kind == "mandate" and identity in mandates:
            mandates[identity] += amount
    found.update({f"moved {kind}": amount for kind, amount in moved.items()})
    found.update({f"mandate {name}": amount for name, amount in mandates.items()})
    for event in scenario.definition.events:
        fired = np.zeros(history.runs)
        for firing in history.fired:
            if firing.event == event.id:
                fired[list(firing.runs)] = 1.0
        found[f"event {event.id}"] = fired
    return found
