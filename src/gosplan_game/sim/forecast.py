"""The forecast fan: what the coming year may bring under other skies.

A batch of runs starts from what the office takes to be the state, with weather drawn
anew for every run; the player sees the middle and the tenths of what was reported. On
request every run takes its own parameters from the ensemble, since nobody at the table
knows how the country answers: without that a branch of industry, which weather hardly
moves, would seem certain. How often the intervals hold is measured by `lab.fan_coverage`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any, TypeVar

import numpy as np

from gosplan_game.core.decisions import Decisions
from gosplan_game.core.parameters import Params
from gosplan_game.core.quantities import Array
from gosplan_game.core.state import State
from gosplan_game.sim.believed import believed_state
from gosplan_game.sim.columns import widened
from gosplan_game.sim.engine import Engine
from gosplan_game.sim.quarters import played
from gosplan_game.sim.series import REPORTED, Catalogue, Series, UnknownSeries
from gosplan_game.sim.shocks import Sky

PERCENTILES = (10.0, 50.0, 90.0)
_FIRST_RUN = 1_000_000
"""Numbers of the fan's runs, so that its skies are never the game's own."""

Container = TypeVar("Container")


def one_column(container: Container) -> Container:
    """Return a container with the first run alone."""
    arrays: dict[str, Any] = {}
    for item in fields(container):  # type: ignore[arg-type]
        value = getattr(container, item.name)
        arrays[item.name] = value[..., :1] if isinstance(value, np.ndarray) else value
    return type(container)(**arrays)


def tenths(rows: Array) -> Array:
    """Return P10, P50 and P90 along the last axis, (..., 3).

    With n runs the value of rank r stands at r / (n + 1): one more run falls between the
    tenths in 80 of 100 cases whatever n is. The rank over n - 1 would make intervals too
    narrow, by more the fewer runs there are.

    Source: Weibull (1939), "The phenomenon of rupture in solids"; Hyndman and Fan (1996),
    "Sample quantiles in statistical packages", definition 6.
    """
    found: Array = np.moveaxis(np.percentile(rows, PERCENTILES, axis=-1, method="weibull"), 0, -1)
    return found


def start_state(engine: Engine) -> State:
    """Return the state that forecasts start from, one run.

    It is what the office takes to be true: see `believed`.
    """
    return one_column(believed_state(engine))


def reported_series(catalogue: Catalogue, series_id: str) -> Series:
    """Return the reported twin of a series, or the series where reports are true."""
    series = catalogue.resolve(series_id)
    if series.key.endswith(REPORTED):
        return series
    try:
        return catalogue.resolve(f"{series_id}{REPORTED}")
    except UnknownSeries:
        return series


def fan(
    engine: Engine,
    wanted: Decisions,
    series: Sequence[str],
    *,
    quarters: int = 4,
    runs: int = 200,
    params: Params | None = None,
) -> Mapping[str, Array]:
    """Return P10, P50 and P90 of reported series, (quarters, 3), by the id asked for.

    Args:
        engine: The game at the beginning of a quarter.
        wanted: Orders that would be given now and kept.
        series: Ids.
        quarters: How far to look; at most to four quarters past the scenario's end.
        runs: How many skies.
        params: What is believed of the country, run axis 1 or ``runs``; by default what
            the office takes the parameters to be.
    """
    found = futures(engine, wanted, series, quarters=quarters, runs=runs, params=params)
    return {each: tenths(rows) for each, rows in found.items()}


def futures(
    engine: Engine,
    wanted: Decisions,
    series: Sequence[str],
    *,
    quarters: int = 4,
    runs: int = 200,
    params: Params | None = None,
    copies: int = 1,
) -> Mapping[str, Array]:
    """Return reported series as they may come, (quarters, run), by the id asked for.

    Args:
        engine: The game at the beginning of a quarter.
        wanted: Orders that would be given now and kept.
        series: Ids.
        quarters: How far to look; at most to four quarters past the scenario's end.
        runs: How many skies.
        params: What is believed of the country, run axis 1 or ``copies * runs``; by
            default what the office takes the parameters to be.
        copies: How often the same skies are gone through, one after the other.
    """
    scenario = engine.scenario
    found = {each: reported_series(engine.catalogue, each) for each in series}
    last = max(min(quarters, scenario.turns + 4 - engine.turn), 0)
    count = copies * runs
    result = {each: np.empty((last, count)) for each in series}
    skies = np.tile(np.arange(_FIRST_RUN, _FIRST_RUN + runs, dtype=np.int64), copies)
    sky = Sky(scenario, seed=engine.seed, runs=skies, drawn=True, spread=engine.rules.weather,
              foreseen=False)
    believed = engine.doctrine if params is None else params
    state = widened(start_state(engine), count)
    before = engine.wanted
    events = engine.events.first_run()
    for ahead in range(last):
        turn = engine.turn + ahead
        orders = one_column(engine.orders_at(turn, wanted, before))
        outside = events.on_outside(sky.exogenous(turn), turn)
        after, values = played(state, orders, outside, believed, scenario)
        for each, place in found.items():
            result[each][ahead] = place.row(values)
        state, before = after, wanted
    return result
