"""What a map can show of its regions: amounts a head, shares, rates; never bare totals.

A large region is not dark because it is large: every amount is set against people, land or
the harvest it came from. The amount itself stands beside it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from gosplan_game.report.reading import QUARTERS, Reading

JULY = 2
"""The season in which the agricultural year begins."""
LEAST = 500.0
"""Fewer people than this are below what the model can tell from none."""


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure.

    Attributes:
        id: Its name in texts.
        theme: The tab it stands under.
        series: What is measured.
        per: The series it is set against; an empty text for none.
        scale: Factor from the recorded units to the measure's.
        plain: Whether it speaks of deaths or hunger, and is set outside the album's colours.
        ever: Whether it is summed since the game began.
        people: How many persons one unit of the series is, where people are counted.
    """

    id: str
    theme: str
    series: str
    per: str = ""
    scale: float = 1.0
    plain: bool = False
    ever: bool = False
    people: float = 0.0


MEASURES = (
    Measure("harvest", "grain", "grain_harvest", "population", 1000.0),
    Measure("collected", "grain", "grain_procurement", "grain_harvest", 100.0),
    Measure("barns", "grain", "grain_stocks_peasant", "population_rural", 1000.0),
    Measure("sown", "grain", "sown_area_grain", "population_rural", 1.0),
    Measure("horses", "herds", "horses", "population_rural", 100.0),
    Measure("cattle", "herds", "cattle", "population_rural", 100.0),
    Measure("pigs", "herds", "pigs", "population_rural", 100.0),
    Measure("sheep", "herds", "sheep_goats", "population_rural", 100.0),
    Measure("collectivised", "village", "collectivised_households"),
    Measure("disturbances", "village", "peasant_disturbances", "population_rural"),
    Measure("village_food", "village", "nutrition_rural", "", 100.0),
    Measure("towns", "people", "population_urban", "population", 100.0),
    Measure("births", "people", "births", "population"),
    Measure("migration", "people", "rural_urban_migration", "population_rural"),
    Measure("hungry", "hunger", "hungry_people", "population", 100.0, plain=True, people=1e6),
    Measure("deaths", "hunger", "deaths", "population", plain=True, people=1e3),
    Measure("excess", "hunger", "excess_deaths", "population", plain=True, people=1e3),
    Measure("excess_ever", "hunger", "excess_deaths", "population", plain=True, ever=True,
            people=1e3),
)
THEMES = ("grain", "herds", "village", "people", "hunger")


def known_measures(reading: Reading) -> tuple[Measure, ...]:
    """Return the measures whose series the scenario records by region and the office has."""
    regions = reading.scenario.labels.regions
    return tuple(
        measure for measure in MEASURES
        if not reading.shut(measure.series)
        and any(reading.known(f"{measure.series}@{region}") for region in regions)
    )


def place_of(series: str, region: str) -> str:
    """Return the id of a series in a region; of the whole country for an empty one."""
    return f"{series}@{region}" if region else series


def amount(reading: Reading, measure: Measure, region: str, back: int = 0) -> float:
    """Return what a measure counts, ``back`` quarters ago, in the series' own unit."""
    found = _amount(reading, measure, region, back)
    if measure.people and abs(found) * measure.people < LEAST:
        return 0.0
    return found


def _amount(reading: Reading, measure: Measure, region: str, back: int) -> float:
    series = place_of(measure.series, region)
    if measure.ever:
        values = reading.quarters(series)[reading.scenario.first_turn :]
        values = values[: len(values) - back] if back else values
        return float(np.sum(values)) if len(values) else math.nan
    if measure.per == "grain_harvest":
        return _campaign(reading, series, back)
    return _year(reading, series, measure.series, back)


def value(reading: Reading, measure: Measure, region: str, back: int = 0) -> float:
    """Return a measure in its own unit, ``back`` quarters ago; nan where it is not known."""
    above = amount(reading, measure, region, back)
    if not measure.per:
        return above * measure.scale
    per = place_of(measure.per, region)
    below = (_campaign(reading, per, back) if measure.per == "grain_harvest"
             else _year(reading, per, measure.per, back))
    return above / below * measure.scale if below > 0 else math.nan


def _year(reading: Reading, series: str, name: str, back: int) -> float:
    """Return a stock or rate as it stood, or a flow over four quarters."""
    variable = reading.variable(name)
    if variable.annual != "sum" or variable.stock:
        return reading.last(series, back)
    return reading.total(series, QUARTERS, back)


def _campaign(reading: Reading, series: str, back: int) -> float:
    """Return a flow since July of the year whose autumn has been played."""
    began, last = campaign(reading, back)
    return reading.total(series, last - began + 1, back + _skipped(reading, back))


def _skipped(reading: Reading, back: int) -> int:
    """Return how many quarters lie between the campaign's last one and the present."""
    season = (reading.past + -back).season
    return 1 if season == JULY else 0


def campaign(reading: Reading, back: int = 0) -> tuple[int, int]:
    """Return first and last quarter of the agricultural year that is measured.

    As numbers of quarters since the scenario's start. In July to September the year before
    is still the one that can be judged.
    """
    last = int(reading.session.turn) - 1 - back - _skipped(reading, back)
    season = (reading.scenario.start + last).season
    return last - (season - JULY) % QUARTERS, last


def harvest_year(reading: Reading) -> int:
    """Return the year of the harvest that ``collected`` speaks of."""
    began, _ = campaign(reading)
    return (reading.scenario.start + began).year
