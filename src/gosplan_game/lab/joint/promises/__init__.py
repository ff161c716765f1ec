"""What must follow when orders differ, whatever the numbers: the tests' promises, in a loss.

Each promise is a ratio that must stay below 1 under every parameter set:

    miss = smaller / greater - 1 + margin        (positive: broken)

The bounds are those of tests/sim (test_behaviour.py, test_people.py); the margins keep the
fitted set clear of them. A promise that the fit was held to is no evidence for the model,
and docs/validation.md says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from gosplan_game.core.calendar import Quarter
from gosplan_game.core.parameters import Params
from gosplan_game.lab.joint.promises.broken import HISTORY, HUNGER, Broken
from gosplan_game.lab.joint.promises.countryside import countryside
from gosplan_game.lab.joint.promises.markets import BOOM, CRISIS, markets
from gosplan_game.lab.joint.promises.path import (
    first_famine,
    path,
    second_winter,
    towns_and_stations,
)
from gosplan_game.lab.joint.promises.trials import (
    REMOVAL_DATES,
    TARGET_YEARS,
    removals,
    targets_matter,
)
from gosplan_game.lab.joint.promises.works import GROUND_DATE, ground, works
from gosplan_game.lab.joint.variants import (
    Change,
    Orders,
    arms_of,
    between,
    both,
    play,
    states_before,
    unchanged,
)
from gosplan_game.scenario import Scenario

__all__ = ["HISTORY", "HUNGER", "Broken", "broken_promises"]

KEYS = (
    HUNGER, "excess_deaths", "gross_industry", "horses", "cattle", "pigs", "scissors_ratio",
    "readiness_defence", "gross_output", "capacity", "women_in_work", "jobless", "sown_area_grain",
    "grain_harvest", "unmastered_plant", "grain_procurement", "kolkhoz_market_ratio", "strikers",
    "excess_deaths_towns", "nutrition_towns", "births", "births_lost", "population",
    "population~reported", "tractors_fuelled",
    "state_farm_deliveries", "living_space", "queue_hours",
)  # fmt: skip


def broken_promises(scenario: Scenario, params: Params, sets: int) -> list[Broken]:
    """Return every promise with its miss.

    Args:
        scenario: The flagship, or one with its branches, regions and projects.
        params: Arrays whose last axis is the set.
        sets: How many sets.
    """
    found = play(scenario, params, sets, _variants(scenario), keys=KEYS)
    eves = [f"{year}-Q1" for year in TARGET_YEARS]
    states = states_before(scenario, params, sets, (*eves, *REMOVAL_DATES, GROUND_DATE))
    return [
        *countryside(found),
        *markets(found),
        *works(found, scenario),
        *ground(found, scenario, params, sets, states),
        *path(found, scenario),
        *first_famine(found, scenario),
        *second_winter(found, scenario),
        *towns_and_stations(found, scenario),
        *targets_matter(found, scenario, params, states),
        *removals(scenario, params, sets, states),
    ]


@lru_cache(maxsize=2)
def _variants(scenario: Scenario) -> Mapping[str, Change]:
    hungry, first = ("1931-Q3", "1933-Q2"), ("1921-Q1", "1923-Q2")
    return {
        HISTORY: unchanged,
        "higher norm": between("1929-Q1", "1930-Q4", ration=0.35),
        "lower quota": between(*hungry, times=True, grain_quota=0.75),
        "higher quota": between(*hungry, times=True, grain_quota=1.25),
        "bought": between(*hungry, coercion=0.0, blacklist=0.0, grain_price=1.0),
        "no collectivisation": between(
            "1928-Q1", "1941-Q2", collectivisation_target=0.02, dekulakisation=0.0
        ),
        "no retreat": between(
            "1930-Q1", "1930-Q4", collectivisation_target=1.0, collectivisation_pace=0.5
        ),
        "no exports": between("1930-Q3", "1933-Q2", grain_exports=0.0),
        "exports to the hungry": both(
            between("1930-Q3", "1933-Q2", grain_exports=0.0), between(*hungry, grain_relief=6.0)
        ),
        "open roads": between("1932-Q4", "1934-Q4", exit_ban=0.0),
        "no seizure": between("1921-Q1", "1922-Q4", coercion=0.0),
        "no relief": between(*first, grain_relief=0.0, foreign_relief=0.0),
        "no foreign relief": between(*first, foreign_relief=0.0),
        "more relief": between(*first, grain_relief=3.0, foreign_relief=1.0),
        "seed taken": between(*hungry, seed_protection=0.0),
        "seed left": between(*hungry, seed_protection=1.0),
        "more sown": between("1930-Q1", "1936-Q4", sowing_push=1.25),
        "grain cheap in 1924": between("1924-Q3", "1925-Q2", grain_price=0.6),
        "barns shut": between(
            "1936-Q3", "1937-Q2", grain_relief=0.0, seed_loans=0.0, village_sales=0.0
        ),
        "goods from abroad": between(*CRISIS, consumer_imports=200.0),
        "lists cut": between(*CRISIS, price_ceiling=1.3),
        "trade set free": between(*CRISIS, private_trade=1.0),
        "trade pressed": between(*CRISIS, private_trade=0.5),
        "no private trade": between(*CRISIS, private_trade=0.0),
        "less credit in 1925": between(*BOOM, trade_credit=0.8),
        "more credit in 1925": between(*BOOM, trade_credit=1.5),
        "no credit": between("1922-Q3", "1923-Q4", trade_credit=0.5),
        "many state farms": between("1930-Q1", "1941-Q2", times=True, state_farm_area=2.5),
        "oil abroad": _sold_abroad(scenario, "oil"),
        "coal first": _ranked(scenario, "coal"),
        "construction first": _ranked(scenario, "construction"),
        "little investment": between("1926-Q1", "1941-Q2", times=True, investment_effort=0.4),
        "no machines": between("1928-Q1", "1934-Q4", machinery_imports=0.0),
        "no purge": between("1936-Q3", "1938-Q4", terror=0.0),
        "no records": between("1935-Q4", "1936-Q4", norm_campaign=0.1),
        "arms of 1936": arms_of(scenario, "1936-Q4"),
        "no mines": _without_project(scenario, "kuzbass_coal"),
        "no payment": between("1930-Q1", "1941-Q2", machine_payment=0.0),
        "double payment": between("1930-Q1", "1941-Q2", times=True, machine_payment=2.0),
    }


def _ranked(scenario: Scenario, branch: str) -> Change:
    """Put a branch first in 1931 and 1932."""
    place = scenario.labels.branches.index(branch)

    def change(orders: Orders, quarter: Quarter) -> None:
        if quarter.year in (1931, 1932):
            orders["priority"] = orders["priority"].copy()
            orders["priority"][place] = 3.0

    return change


def _sold_abroad(scenario: Scenario, branch: str) -> Change:
    """Sell two fifths of a branch abroad from 1935 on."""
    place = scenario.labels.branches.index(branch)

    def change(orders: Orders, quarter: Quarter) -> None:
        if quarter.year >= 1935:
            orders["export_share"] = orders["export_share"].copy()
            orders["export_share"][place] = 0.4

    return change


def _without_project(scenario: Scenario, project: str) -> Change:
    place = scenario.labels.projects.index(project)

    def change(orders: Orders, _quarter: Quarter) -> None:
        orders["project_start"] = orders["project_start"].copy()
        orders["project_start"][place] = 0.0

    return change
