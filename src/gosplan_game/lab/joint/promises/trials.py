"""What targets must do to a year's output, and what no removal of people may improve."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from gosplan_game.core.calendar import Quarter
from gosplan_game.core.parameters import Params
from gosplan_game.core.quantities import Array
from gosplan_game.core.state import State
from gosplan_game.lab.joint.promises.broken import HISTORY, Broken, less
from gosplan_game.lab.joint.variants import Played, play, tiled, unchanged
from gosplan_game.scenario import Scenario

TAUT_YEARS = (1931, 1932, 1933, 1934, 1935, 1936, 1937)
"""Years in which targets 30 % above capacity must cost 5 % of a year's output."""

NO_HELP_YEARS = (1928, 1940)
"""Before plans bound and after the surge: targets beyond capacity must not help either."""

BEST_YEARS = (1929, 1931, 1933)
BEST_WAYS = (0.85, 1.0, 1.15, 1.3)

TARGET_YEARS = tuple(sorted({*TAUT_YEARS, *BEST_YEARS, *NO_HELP_YEARS}))

REMOVAL_DATES = (
    "1921-Q2", "1922-Q3", "1925-Q4", "1928-Q4", "1930-Q1", "1931-Q1", "1932-Q3", "1933-Q1",
    "1935-Q2", "1938-Q1",
)  # fmt: skip
REMOVAL_OUTCOMES = (
    "gross_industry", "readiness_defence", "consumption_per_head", "support_workers",
    "support_peasants", "support_party",
)  # fmt: skip
LEAST_REGRET = 0.001
"""Share by which, in some year, another way of setting targets has to beat each."""

REMOVAL_MOST = 0.08
"""Percent by which one percent of people gone may raise an outcome; the test allows 0.1."""


def targets_matter(
    found: Played, scenario: Scenario, params: Params, states: Mapping[str, State]
) -> Iterator[Broken]:
    """Yield what targets must do to the year's output, equation (29)'s test."""
    behind = []
    for year in TARGET_YEARS:
        eve = str(Quarter(year - 1, 3))
        capacity = found.rows("capacity", HISTORY, eve, eve)[0]
        ways = sorted({*BEST_WAYS, 0.6} if year in BEST_YEARS else {0.6, 1.0, 1.3})
        output = _under_targets(scenario, params, states[f"{year}-Q1"], capacity, year, ways)
        if year in TAUT_YEARS:
            yield less(f"taut targets cost in {year}", output[1.3], 0.95 * output[1.0], 0.004)
            yield less(f"slack targets cost in {year}", output[0.6], output[1.0], 0.002)
        if year in NO_HELP_YEARS:
            yield less(f"taut targets do not help in {year}", output[1.3], output[1.0], 0.002)
        if year in BEST_YEARS:
            yields = np.array([output[way] for way in BEST_WAYS])
            rivals = [np.delete(yields, way, axis=0).max(axis=0) for way in range(len(yields))]
            behind.append(np.array(rivals) / yields - 1)
    # Whatever way is chosen, in some year another one beats it.
    least = np.max(behind, axis=0).min(axis=0)
    yield Broken("the best targets change", LEAST_REGRET - least)


def _under_targets(
    scenario: Scenario,
    params: Params,
    state: State,
    capacity: Array,
    year: int,
    ways: Sequence[float],
) -> dict[float, Array]:
    """Return the year's output with all targets at shares of the eve's capacity, (set,)."""
    names = {way: f"{way:g}" for way in ways}
    first, last = f"{year}-Q1", f"{year}-Q4"
    found = play(
        scenario, params, capacity.shape[-1], dict.fromkeys(names.values(), unchanged),
        keys=("gross_industry",), first=first, until=last, opening=tiled(state, len(ways)),
        targets={name: 4 * way * capacity for way, name in names.items()},
    )  # fmt: skip
    return {way: found.total("gross_industry", name, first, last) for way, name in names.items()}


def removals(
    scenario: Scenario, params: Params, sets: int, states: Mapping[str, State]
) -> Iterator[Broken]:
    """Yield what no removal of people may improve (docs/model.md, section on people)."""
    regions = scenario.labels.regions
    variants = {HISTORY: unchanged, **dict.fromkeys(regions, unchanged)}
    keys = (*REMOVAL_OUTCOMES, "population", "reference_people")
    for date in REMOVAL_DATES:
        last = str(Quarter.parse(date) + 11)
        poorer = _without_people(tiled(states[date], len(variants)), len(regions), sets)
        found = play(
            scenario, params, sets, variants, keys=keys, first=date, until=last, opening=poorer
        )
        for outcome in REMOVAL_OUTCOMES:
            values = _means(found, outcome, date, last)
            rise = 100 * (values[1:].max(axis=0) / np.maximum(values[0], 1e-9) - 1)
            yield Broken(f"{outcome} without people of {date}", (rise - REMOVAL_MOST) / 10)


def _means(found: Played, outcome: str, first: str, last: str) -> Array:
    """Return the mean of an outcome by variant and set; support counts the dead."""
    rows = []
    for name in found.names:
        value = found.rows(outcome, name, first, last)
        if outcome.startswith("support"):
            alive = found.rows("population", name, first, last).sum(axis=1)
            value = value * alive / found.rows("reference_people", name, first, last)
        rows.append(value.mean(axis=0))
    return np.array(rows)


def _without_people(state: State, regions: int, sets: int) -> State:
    """Return a state where block r + 1 of columns lacks 1 % of region r's people and their jobs."""
    rural, urban = state.rural.copy(), state.urban.copy()
    for region in range(regions):
        block = slice((region + 1) * sets, (region + 2) * sets)
        rural[region, :, block] *= 0.99
        urban[region, :, block] *= 0.99
    left = urban.sum(axis=(0, 1)) / state.urban.sum(axis=(0, 1))
    return replace(
        state, rural=rural, urban=urban, employment=state.employment * left,
        unemployed=state.unemployed * left,
    )  # fmt: skip
