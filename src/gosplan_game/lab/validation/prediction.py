"""Fit and prediction: what the model says of points that it was not fitted to.

Every experiment searches anew from the middle of the documented ranges, so that it does not
begin from values that have seen the held-out points. Tables have no middle but their
values, and some ranges were drawn after looking at the record: the page says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from gosplan_game.lab.calibrate import Calibration, CalibrationRequest, fit
from gosplan_game.lab.calibrate_errors import judged_series
from gosplan_game.lab.calibrate_report import as_document
from gosplan_game.lab.calibrate_space import ALL
from gosplan_game.lab.hindcast import FAIR, GOOD
from gosplan_game.scenario import Scenario

GENERATIONS, POPULATION, SEED = 120, 128, 7


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
    return [
        _row(experiment, _fitted(scenario, experiment, generations, population))
        for experiment in EXPERIMENTS
    ]


def _fitted(
    scenario: Scenario, experiment: Experiment, generations: int, population: int
) -> Calibration:
    series = (ALL,) if experiment.totals else tuple(judged_series(scenario))
    return fit(
        scenario,
        CalibrationRequest(
            scenario=scenario.id, parameters=(ALL,), series=series, holdout=experiment.holdout,
            seed=SEED, generations=generations, population=population, start="middle", out="",
        ),
    )  # fmt: skip


def _row(experiment: Experiment, found: Calibration) -> dict[str, Any]:
    document = as_document(found)
    return {
        "id": experiment.id,
        "text": experiment.text,
        "numbers": document["free_parameters"],
        "points_fitted": document["points_fitted"],
        "points_held_out": document["points_held_out"],
        "generations": document["generations"],
        "population": document["population"],
        "loss": document["loss"],
        "in_sample": _summary(document["in_sample"], "best"),
        "in_sample_scenario": _summary(document["in_sample"], "scenario"),
        "held_out": document["held_out"],
        "ranges": [
            {key: each[key] for key in ("text", "lower", "upper", "best")}
            for each in document["ranges"]
            if each["lower"] is not None
        ],
    }


def _summary(rows: dict[str, dict[str, Any]], column: str) -> dict[str, float]:
    """Return shares of series within the bar's limits, and the middle series' error."""
    errors = np.array([row[column] for row in rows.values()], dtype=np.float64)
    return {
        "series": len(errors),
        "good": round(float(np.mean(errors <= GOOD)), 3),
        "fair": round(float(np.mean(errors <= FAIR)), 3),
        "middle": round(float(np.median(errors)), 2),
    }
