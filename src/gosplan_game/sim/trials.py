"""Trials: many drafts for the same year, side by side, from what the office believes.

    found = trials(engine, drafts, ("gross_industry",))   # (quarters, draft) by id

Every draft starts from the believed state and lives under one sky, the same for all, so
that they differ by their orders alone. The sky is drawn, not the game's own: nobody at
the table knows that.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from gosplan_game.core.decisions import Decisions
from gosplan_game.core.quantities import Array, read_only
from gosplan_game.core.state import State
from gosplan_game.sim.columns import widened
from gosplan_game.sim.decisions import FIELDS
from gosplan_game.sim.forecast import one_column, reported_series, start_state
from gosplan_game.sim.quarters import played
from gosplan_game.sim.shocks import Sky

if TYPE_CHECKING:
    from gosplan_game.sim.engine import Engine

_RUN = 2_000_000
"""Number of the run whose sky all drafts share: neither the game's nor the fan's."""
YEAR = 4


def side_by_side(drafts: Sequence[Decisions]) -> Decisions:
    """Return several drafts as the columns of one; each must have one run or equal runs."""
    return Decisions(**{
        name: read_only(np.concatenate([getattr(each, name)[..., :1] for each in drafts], -1))
        for name in FIELDS
    })


def trials(
    engine: Engine,
    drafts: Sequence[Decisions],
    series: Sequence[str],
    *,
    quarters: int = YEAR,
    gifts: Array | None = None,
) -> Mapping[str, Array]:
    """Return reported series under each draft, (quarters, draft), by the id asked for.

    Args:
        engine: The game at the beginning of a quarter.
        drafts: Orders that would be given now and kept.
        series: Ids.
        quarters: How far to look.
        gifts: Stock that each draft is given on top of what is there, plan units,
            (S, draft); to learn what a little more of a good would be worth.
    """
    scenario, count = engine.scenario, len(drafts)
    state = widened(start_state(engine), count)
    if gifts is not None:
        state = _with_stock(state, gifts)
    sky = Sky(scenario, seed=engine.seed, runs=np.full(1, _RUN, dtype=np.int64), drawn=True,
              spread=engine.rules.weather, foreseen=False)
    events, params = engine.events.first_run(), one_column(engine.doctrine)
    found = {each: reported_series(engine.catalogue, each) for each in series}
    result = {each: np.empty((quarters, count)) for each in series}
    before: Sequence[Decisions] = [engine.wanted] * count
    for ahead in range(quarters):
        turn = engine.turn + ahead
        orders = side_by_side([engine.orders_at(turn, wanted, earlier)
                               for wanted, earlier in zip(drafts, before, strict=True)])
        outside = one_column(events.on_outside(sky.exogenous(turn), turn))
        after, values = played(state, orders, outside, params, scenario)
        for each, place in found.items():
            result[each][ahead] = place.row(values)
        state, before = after, drafts
    return result


def _with_stock(state: State, gifts: Array) -> State:
    return replace(state, inventories=read_only(state.inventories + gifts))
