"""People: how many, where, fed how, in what mood; the deaths, plainly."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from gosplan_game.report.numbers import is_known
from gosplan_game.report.reading import Reading
from gosplan_game.report.signs import Count, count
from gosplan_game.report.tables import Table, region_table
from gosplan_game.viewmodels.levers import Consequences, LeverGroup, consequences, groups
from gosplan_game.viewmodels.plates import MoodPlate, mood
from gosplan_game.viewmodels.prices import MoneyRow, money_row
from gosplan_game.viewmodels.record import Record, record

GROUPS = (
    ("rations", ("ration", "ration_ranking", "list_priority", "grain_relief", "village_sales",
                 "foreign_relief")),
    ("work", ("labour_decree", "youth_call_up", "norm_campaign", "working_hours", "wage_control",
              "wage_spread", "army")),
    ("schools", ("schooling", "technical_training", "medical_training")),
    ("dwellings", ("housing_share",)),
    ("family", ("abortion_ban", "exit_ban", "passports")),
    ("repression", ("terror", "arrests", "executions", "dekulakisation", "deportation")),
)
CONSEQUENCES = (
    ("nutrition_urban", "loaf", True),
    ("nutrition_rural", "sack", True),
    ("real_wage", "rouble", True),
    ("support_workers", "worker", True),
)
LIFE = ("bread_ration", "nutrition_urban", "nutrition_third_list", "nutrition_rural",
        "real_wage", "consumption_per_head", "rural_urban_migration", "unemployment_registered",
        "workers_and_employees", "labour_turnover")
TRADES = ("living_space", "housing_completed", "women_in_work", "strikers", "literacy", "pupils",
          "engineers", "doctors")
UNFREE = ("special_settlers", "camp_prisoners", "deported_persons", "armed_forces")
COLUMNS = ("population", "population_urban", "nutrition_rural", "hungry_people",
           "rural_urban_migration", "births")
SIGNS = 20
LEAST_MISSING = 50.0
"""Thousand people not found by a census that are worth a sentence."""


@dataclass(frozen=True, slots=True)
class People:
    """The people screen."""

    title: str
    subtitle: str
    population_title: str
    population: Count
    population_total: str
    counted: str
    """What the last census found missing; empty where none was held or nobody was missing."""
    life_title: str
    life_note: str
    life: tuple[MoneyRow, ...]
    trades_title: str
    trades: tuple[MoneyRow, ...]
    unfree_title: str
    unfree: tuple[MoneyRow, ...]
    mood: MoodPlate
    record: Record
    groups: tuple[LeverGroup, ...]
    consequences: Consequences
    table: Table
    footer: str


def people(session: Any, texts: Any, *, with_forecast: bool = True) -> People:
    """Return the people screen of the present draft."""
    reading = Reading(session, texts)
    words = reading.words
    total = reading.last("population")
    return People(
        title=words("people.title"),
        subtitle=words("people.subtitle"),
        population_title=words("people.population"),
        population=_population(reading),
        population_total=words.amount(total, "million") if is_known(total) else "",
        counted=_counted(reading),
        life_title=words("people.life"),
        life_note=words("prices.money_note"),
        life=tuple(row for name in LIFE if (row := money_row(reading, name))),
        trades_title=words("people.trades"),
        trades=tuple(row for name in TRADES if (row := money_row(reading, name))),
        unfree_title=words("people.unfree"),
        unfree=tuple(row for name in UNFREE if (row := money_row(reading, name))),
        mood=mood(reading),
        record=record(session, texts),
        groups=groups(reading, GROUPS),
        consequences=consequences(reading, CONSEQUENCES if with_forecast else ()),
        table=region_table(reading, COLUMNS, words("people.regions")),
        footer=words("people.footer"),
    )


def _counted(reading: Reading) -> str:
    """Return what the last census found against the registers of its quarter, as a sentence."""
    missing = reading.quarters("census_missing")
    held = np.flatnonzero(missing >= LEAST_MISSING)
    if not held.size:
        return ""
    turn = int(held[-1])
    found = float(reading.quarters("population")[turn])
    return reading.words(
        "people.counted",
        quarter=reading.words.quarter(reading.session.scenario.quarter(turn)),
        found=reading.words.amount(found, "million"),
        registered=reading.words.amount(found + missing[turn] / 1000, "million"),
    )


def _population(reading: Reading) -> Count:
    """Return village and town people as whole figures."""
    words = reading.words
    labels, values = [], []
    for series in ("population_rural", "population_urban"):
        value = reading.last(series)
        if is_known(value):
            labels.append(words.series(series))
            values.append(value)
    return count(words, pictogram="peasant", unit="million", labels=labels, values=values,
                 most=SIGNS)


