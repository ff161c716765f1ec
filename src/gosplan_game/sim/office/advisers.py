"""Advisers: institutions that forecast from the reports, each by its own doctrine.

All start from the state that the office takes to be true and go through the same skies;
they differ in what they believe of the country, a few parameters within their defensible
ranges. Their intervals are kept and measured by what was reported a year later: how many
came true, and the interval score, width + 10 x distance outside. The line removes them,
and what they knew goes with them.

Source: Gneiting and Raftery (2007), "Strictly proper scoring rules", for the interval score
of a central 80 % interval; the doctrines are named in the scenario.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np

from gosplan_game.core.decisions import Decisions
from gosplan_game.core.parameters import Params
from gosplan_game.core.quantities import Array, quantities, read_only
from gosplan_game.sim.annual import trailing_value
from gosplan_game.sim.forecast import futures, reported_series, tenths
from gosplan_game.sim.history import History
from gosplan_game.sim.series import ratio_parts
from gosplan_game.sim.shocks import Kind, uniform

if TYPE_CHECKING:
    from gosplan_game.scenario import Scenario
    from gosplan_game.scenario.schema import Adviser, Head
    from gosplan_game.sim.engine import Engine

_DECLARED = quantities(Params)
SKIES = 24
"""Skies that an adviser looks at."""
_MEASURED = "_1928"
"""Ending of parameters that say how the base year was, which nobody at the table doubts."""
AHEAD = 4
"""Quarters that a forecast covers."""
OUTSIDE = 10.0
"""Weight of the distance outside an interval of 80 %: 2 over the share left out."""


@dataclass(frozen=True, slots=True)
class Interval:
    """What an adviser expects a series to be reported at over the coming year."""

    lower: float
    middle: float
    upper: float


@dataclass(frozen=True, slots=True)
class Forecast:
    """A forecast that was made, and what came of it."""

    adviser: str
    series: str
    made: int
    """Turn with which its year began."""
    interval: Interval
    reported: float
    """What was reported over that year; nan before it is over."""

    @property
    def due(self) -> int:
        """Turn with which its year ends."""
        return self.made + AHEAD - 1

    @property
    def over(self) -> bool:
        """Whether it can be measured."""
        return bool(np.isfinite(self.reported))

    @property
    def inside(self) -> bool:
        """Whether what was reported lies within the interval."""
        return self.interval.lower <= self.reported <= self.interval.upper

    @property
    def score(self) -> float:
        """The interval score over the reported size, ratio; the smaller the better."""
        outside = max(self.interval.lower - self.reported, self.reported - self.interval.upper, 0)
        width = self.interval.upper - self.interval.lower
        return (width + OUTSIDE * outside) / max(abs(self.reported), 1e-9)


@dataclass(frozen=True, slots=True)
class Record:
    """How an adviser's forecasts came out so far."""

    measured: int
    inside: int
    score: float
    """Mean interval score, ratio; nan before one can be measured."""


def measured_record(forecasts: Sequence[Forecast]) -> Record:
    """Return how those forecasts came out that can be measured."""
    over = [each for each in forecasts if each.over]
    mean = float(np.mean([each.score for each in over])) if over else float("nan")
    return Record(len(over), sum(each.inside for each in over), mean)


def head_of(adviser: Adviser, scenario: Scenario, turn: int) -> Head | None:
    """Return who speaks for an adviser on a turn, if a name is known."""
    quarter = scenario.quarter(turn)
    for head in adviser.heads:
        if head.first <= quarter and (head.until is None or quarter <= head.until):
            return head
    return None


def advice(
    engine: Engine, wanted: Decisions, advisers: Sequence[Adviser], *, skies: int = SKIES
) -> Mapping[str, Mapping[str, Interval]]:
    """Return what advisers expect of their series over the coming year, by adviser and series.

    All are asked at once: one batch, in which each has its own parameters.

    Args:
        engine: The game at the beginning of a quarter.
        wanted: Orders that would be given now and kept.
        advisers: Who is asked.
        skies: How many skies each looks at.
    """
    if not advisers:
        return {}
    named = dict.fromkeys(series for each in advisers for series in each.series)
    needed = dict(named)
    for series in named:
        parts = ratio_parts(reported_series(engine.catalogue, series))
        needed.update(dict.fromkeys(parts))
    beliefs = tuple((each.overlay, each.doubt) for each in advisers)
    params = doctrines(engine.scenario, beliefs, skies)
    found = futures(
        engine, wanted, tuple(needed), quarters=AHEAD, runs=skies, params=params,
        copies=len(advisers),
    )
    result: dict[str, dict[str, Interval]] = {}
    for number, adviser in enumerate(advisers):
        own = slice(number * skies, (number + 1) * skies)
        result[adviser.id] = {
            series: _interval(engine, series, found, own) for series in adviser.series
        }
    return result


def _interval(
    engine: Engine, series: str, found: Mapping[str, Array], own: slice
) -> Interval:
    place = reported_series(engine.catalogue, series)
    rows = found[series][:, own]
    parts = [found[part][:, own] for part in ratio_parts(place)]
    numerator, denominator = parts if len(parts) == 2 else (None, None)
    year = trailing_value(
        place.variable, rows, rows.shape[0] - 1, quarters=rows.shape[0], numerator=numerator,
        denominator=denominator,
    )
    low, middle, high = tenths(year)
    return Interval(float(low), float(middle), float(high))


@lru_cache(maxsize=16)
def doctrines(
    scenario: Scenario, beliefs: tuple[tuple[str, float], ...], skies: int
) -> Params:
    """Return the parameters that several advisers believe in, side by side.

    Args:
        scenario: What is played.
        beliefs: Overlay, empty for the base, and doubt of each adviser.
        skies: Columns of each; every column doubts in its own direction, the same one for
            all advisers.
    """
    known = [scenario.parameters((name,) if name else ()) for name, _ in beliefs]
    arrays: dict[str, Any] = {}
    for number, item in enumerate(fields(Params)):
        values = [getattr(each, item.name) for each in known]
        limits = _limits(scenario, item.name)
        if limits is None and all(np.array_equal(values[0], value) for value in values[1:]):
            arrays[item.name] = values[0]
            continue
        columns = [np.repeat(value, skies, axis=-1) for value in values]
        if limits is not None:
            turned = _directions(number, skies) * (limits[1] - limits[0]) / 2.0
            columns = [
                np.clip(column + doubt * turned, min(limits[0], value), max(limits[1], value))
                for column, value, (_, doubt) in zip(
                    columns, (float(each[0]) for each in values), beliefs, strict=True
                )
            ]
        arrays[item.name] = read_only(np.concatenate(columns, axis=-1))
    return Params(**arrays)


def _limits(scenario: Scenario, name: str) -> tuple[float, float] | None:
    """Return the range of a parameter that can be doubted: one number, not read in a source."""
    found = scenario.definition.parameters.base.get(name)
    if found is None or found.range is None or found.status == "sourced":
        return None
    if _DECLARED[name].axes or name.endswith(_MEASURED):
        return None
    return found.range


def _directions(number: int, skies: int) -> Array:
    """Return how far the columns doubt a parameter, -1 to 1, most of them little, (run,)."""
    runs = np.arange(skies, dtype=np.int64)
    draws = uniform(0, runs, number, Kind.PARAMETER, np.arange(2, dtype=np.int64))
    turned: Array = draws.sum(axis=0) - 1.0
    return turned


def reported_year(history: History, engine: Engine, series: str, due: int) -> float:
    """Return what was reported of a series over the year that ends with a turn; nan before."""
    if due >= history.turns:
        return float("nan")
    place = reported_series(engine.catalogue, series)
    return float(history.trailing(place.id, due, quarters=AHEAD)[0])
