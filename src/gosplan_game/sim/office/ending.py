"""The ending: people first, then the term, the commitments, the vector of outcomes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from gosplan_game.core.calendar import Quarter
from gosplan_game.sim.engine import Engine
from gosplan_game.sim.history import History
from gosplan_game.sim.office.commitments import Grade, grades

CAUSES = ("hunger", "deportation", "camps", "executions")
"""Causes by which excess deaths are counted."""

OUTCOMES = (
    "gross_industry", "capital", "consumption_per_head", "nutrition_urban", "nutrition_rural",
    "readiness_defence", "invasion_loss_low", "invasion_loss", "invasion_loss_high",
    "invasion_drawn", "statistics_honesty", "support_workers", "support_peasants",
    "support_party", "foreign_debt", "gold",
)  # fmt: skip
"""Series of the vector of outcomes, over the last year."""


@dataclass(frozen=True, slots=True)
class HumanCost:
    """What the years cost people; counted over the played quarters, never netted."""

    excess_deaths: Mapping[str, float]
    """Thousand, by cause."""
    births_lost: float
    """Thousand."""
    deported: float
    """Thousand."""
    executed: float
    """Thousand, on political charges."""
    prisoners_most: float
    """Most people in camps at the end of a quarter, thousand."""
    settlers_most: float
    """Most people in special settlements at the end of a quarter, thousand."""
    hungry_person_quarters: float
    """Million person-quarters below bare subsistence."""

    @property
    def all_excess_deaths(self) -> float:
        """Thousand, of all causes."""
        return float(sum(self.excess_deaths.values()))


@dataclass(frozen=True, slots=True)
class Ending:
    """How a game stands at its end, or would stand if it ended now."""

    people: HumanCost
    served: bool
    """Whether the office was held to the end."""
    dismissed: Quarter | None
    """Quarter of the review that dismissed it."""
    commitments: tuple[Grade, ...]
    outcomes: Mapping[str, float]
    """True figures over the last year by series id."""
    standing: float
    over: bool


def _total(history: History, series_id: str, first: int) -> float:
    return float(history.get(series_id)[first:, 0].sum()) if series_id in history else 0.0


def _most(history: History, series_id: str, first: int) -> float:
    if series_id not in history or history.turns <= first:
        return 0.0
    return float(history.get(series_id)[first:, 0].max())


def human_cost(history: History, first: int) -> HumanCost:
    """Return the human cost of one run from a turn on."""
    return HumanCost(
        excess_deaths={
            cause: _total(history, f"excess_deaths_{cause}", first) for cause in CAUSES
        },
        births_lost=_total(history, "births_lost", first),
        deported=_total(history, "deported_persons", first),
        executed=_total(history, "excess_deaths_executions", first),
        prisoners_most=_most(history, "camp_prisoners", first) / 1000.0,
        settlers_most=_most(history, "special_settlers", first),
        hungry_person_quarters=_total(history, "hungry_people", first),
    )


def ending(engine: Engine, chosen: tuple[str, ...]) -> Ending:
    """Return the ending of a game of one run."""
    history = engine.history
    last = history.turns - 1
    outcomes = {
        each: float(history.trailing(each, last, quarters=min(4, max(last + 1, 1)))[0])
        for each in OUTCOMES
        if each in history and last >= 0
    }
    turn = int(engine.standing.dismissed_turn[0])
    return Ending(
        people=human_cost(history, engine.scenario.first_turn),
        served=not bool(engine.standing.dismissed[0]),
        dismissed=engine.scenario.quarter(turn) if turn >= 0 else None,
        commitments=grades(engine, chosen),
        outcomes={each: value for each, value in outcomes.items() if np.isfinite(value)},
        standing=float(engine.standing.value[0]),
        over=engine.turn >= engine.scenario.turns,
    )
