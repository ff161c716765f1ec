"""What a road not taken comes to: a vector of outcomes, people first.

No outcome is weighed against another. Deaths are counted on true figures, consumption on
the people there would have been without excess deaths.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from gosplan_game.core.calendar import Quarter
from gosplan_game.core.quantities import Array
from gosplan_game.scenario.reasons import reason
from gosplan_game.sim.history import History


@dataclass(frozen=True, slots=True)
class Outcome:
    """One number a run."""

    id: str
    unit: str
    series: tuple[str, ...]
    value: Callable[[History], Array]

    @property
    def text(self) -> str:
        """What it is, in words."""
        return reason(f"lab.outcome.{self.id}")


def total(history: History, series: str, first: str, last: str) -> Array:
    """Return the sum of a quarterly series over quarters, both ends included, (run,)."""
    start = Quarter.parse(first) - history.start
    end = Quarter.parse(last) - history.start + 1
    found: Array = history.get(series)[start:end].sum(axis=0)
    return found


def years(history: History, series: str, first: int, last: int) -> Array:
    """Return the yearly values from one year to another, (year, run)."""
    found, values = history.annual(series)
    return values[(found >= first) & (found <= last)]


def year(history: History, series: str, wanted: int) -> Array:
    """Return the value of one year, (run,)."""
    row: Array = years(history, series, wanted, wanted)[0]
    return row


def _deaths(name: str, first: str, last: str, series: str = "excess_deaths") -> Outcome:
    return Outcome(
        name, "thousand", (series,), lambda history: total(history, series, first, last)
    )


def _year(name: str, unit: str, series: str, wanted: int) -> Outcome:
    return Outcome(name, unit, (series,), lambda history: year(history, series, wanted))


def _mean(name: str, unit: str, series: str, first: int, last: int) -> Outcome:
    return Outcome(
        name, unit, (series,),
        lambda history: years(history, series, first, last).mean(axis=0),
    )


OUTCOMES: tuple[Outcome, ...] = (
    _deaths("deaths_1921_23", "1921-Q3", "1923-Q2"),
    _deaths("deaths_1930_34", "1930-Q1", "1934-Q4"),
    _deaths("deaths_ukraine", "1932-Q1", "1934-Q4", "excess_deaths@ukraine"),
    _deaths("deaths_1935_40", "1935-Q1", "1940-Q4"),
    _deaths("births_lost", "1928-Q1", "1940-Q4", "births_lost"),
    _mean("consumption_1929_36", "1928=100", "consumption_per_head", 1929, 1936),
    _mean("consumption_1937_40", "1928=100", "consumption_per_head", 1937, 1940),
    _mean("village_food_1929_36", "ratio", "nutrition_rural", 1929, 1936),
    _mean("real_wage_1926_29", "1913=100", "real_wage", 1926, 1929),
    _mean("procurement_1926_29", "Mt", "grain_procurement", 1926, 1929),
    _year("harvest_1932", "Mt", "grain_harvest", 1932),
    _year("horses_1934", "million head", "horses", 1934),
    _year("cattle_1934", "million head", "cattle", 1934),
    _mean("investment_1925_28", "bn roubles", "investment_by_plan",
          1925, 1928),
    _mean("investment_1929_37", "bn roubles", "investment_by_plan",
          1929, 1937),
    _year("capital_1939", "bn roubles", "capital", 1939),
    _year("industry_1939", "million roubles", "gross_industry",
          1939),
    _year("steel_1940", "Mt", "steel", 1940),
    _year("readiness_1940", "1928=100", "readiness_defence", 1940),
)  # fmt: skip


def measured(history: History, known: Mapping[str, Outcome] | None = None) -> dict[str, Array]:
    """Return the outcomes of a history by id, (run,) each."""
    wanted = OUTCOMES if known is None else tuple(known.values())
    return {each.id: np.asarray(each.value(history)) for each in wanted}


def needed() -> tuple[str, ...]:
    """Return the series that the outcomes and the claims read."""
    return tuple(dict.fromkeys(name for each in OUTCOMES for name in each.series))
