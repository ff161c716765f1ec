"""Fit and prediction: what the model says of points that it was not fitted to.

Every experiment searches anew from the middle of the documented ranges, so that it does not
begin from values that have seen the held-out points. Tables have no middle but their
values, and some ranges were drawn after looking at the record: the page says so.
A search of hundreds of numbers ends where chance has it; so each is run from several
seeds, and the middle one is reported for every series, with the least and the most.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from gosplan_game.lab.calibrate import CalibrationRequest, fit
from gosplan_game.lab.calibrate_errors import judged_series
from gosplan_game.lab.calibrate_report import as_document
from gosplan_game.lab.calibrate_space import ALL
from gosplan_game.lab.hindcast import FAIR, GOOD
from gosplan_game.lab.workers import in_parts
from gosplan_game.scenario import Scenario

GENERATIONS, POPULATION = 120, 128

SEEDS = (7, 8, 9)
"""One search each."""


@dataclass(frozen=True, slots=True)
class Experiment:
    """What is held out."""

    id: str
    text: str
    holdout: tuple[str, ...]
    totals: bool = True
    """Whether the published totals of the dead are fitted."""


EXPERIMENTS = (
    Experiment("joint", "Everything fitted", ()),
    Experiment("later", "Fitted to 1921-33, predicting 1934-40", ("1934-1941",)),
    Experiment("livestock", "Fitted without livestock", ("horses", "cattle", "pigs")),
    Experiment(
        "demography", "Fitted without population, births, deaths, migration and the dead",
        ("population", "births", "deaths", "rural_urban_migration"), totals=False,
    ),
)  # fmt: skip


def predictions(
    scenario: Scenario, *, generations: int = GENERATIONS, population: int = POPULATION
) -> list[dict[str, Any]]:
    """Run the experiments and return what each fitted and predicted."""
    parts = [
        _Part(scenario, experiment, seed, generations, population)
        for experiment in EXPERIMENTS
        for seed in SEEDS
    ]
    found = list(in_parts(_searched, parts))
    return [
        _row(experiment, found[first : first + len(SEEDS)])
        for experiment, first in zip(EXPERIMENTS, range(0, len(found), len(SEEDS)), strict=True)
    ]


@dataclass(frozen=True, slots=True)
class _Part:
    """One search."""

    scenario: Scenario
    experiment: Experiment
    seed: int
    generations: int
    population: int


def _searched(part: _Part) -> dict[str, Any]:
    """Return the report of one search, a part of the whole that can be sent."""
    scenario, experiment = part.scenario, part.experiment
    series = (ALL,) if experiment.totals else tuple(judged_series(scenario))
    request = CalibrationRequest(
        scenario=scenario.id, parameters=(ALL,), series=series, holdout=experiment.holdout,
        seed=part.seed, generations=part.generations, population=part.population,
        start="middle", out="",
    )  # fmt: skip
    return as_document(fit(scenario, request))


def _row(experiment: Experiment, searches: Sequence[dict[str, Any]]) -> dict[str, Any]:
    first = searches[0]
    summaries = [_summary(each["in_sample"], "best") for each in searches]
    return {
        "id": experiment.id,
        "text": experiment.text,
        "searches": len(searches),
        "numbers": first["free_parameters"],
        "points_fitted": first["points_fitted"],
        "points_held_out": first["points_held_out"],
        "generations": first["generations"],
        "population": first["population"],
        "loss": [each["loss"]["best"] for each in searches],
        "in_sample": {key: _middle([each[key] for each in summaries]) for key in summaries[0]},
        "in_sample_scenario": _summary(first["in_sample"], "scenario"),
        "held_out": {
            name: {**row, **_of_searches([each["held_out"][name]["best"] for each in searches])}
            for name, row in first["held_out"].items()
        },
        "ranges": [
            {
                **{key: row[key] for key in ("text", "lower", "upper")},
                **_of_searches([each["ranges"][place]["best"] for each in searches]),
            }
            for place, row in enumerate(first["ranges"])
            if row["lower"] is not None
        ],
    }


def _of_searches(values: Sequence[float | None]) -> dict[str, float | None]:
    """Return the middle, the least and the most of the searches' figures."""
    known = [value for value in values if value is not None]
    if not known:
        return {"best": None, "least": None, "most": None}
    return {"best": _middle(known), "least": min(known), "most": max(known)}


def _middle(values: Sequence[float]) -> float:
    return round(float(np.median(values)), 6)


def _summary(rows: dict[str, dict[str, Any]], column: str) -> dict[str, float]:
    """Return shares of series within the bar's limits, and the middle series' error."""
    errors = np.array([row[column] for row in rows.values()], dtype=np.float64)
    return {
        "series": len(errors),
        "good": round(float(np.mean(errors <= GOOD)), 3),
        "fair": round(float(np.mean(errors <= FAIR)), 3),
        "middle": round(float(np.median(errors)), 2),
    }
