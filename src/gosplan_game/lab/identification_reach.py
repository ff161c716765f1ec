"""Where a number that the record does not feel acts at all.

A model carries numbers for roads that history did not take: what an hour beyond the norm
costs, what a drought does in a region that had none. The record says nothing of them, and
they stay; a number that moves nothing anywhere ought to go. Each number alone is set near
the other end of its range and every national series of a road is compared.

Roads: history, every policy of the scenario that draws nothing, drawn skies, and history with
each lever of one number in turn held at each of its bounds. The first that moves is named.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

from gosplan_game.core.errors import GosplanError
from gosplan_game.core.quantities import Array
from gosplan_game.lab.calibrate_space import Space
from gosplan_game.scenario import Scenario
from gosplan_game.sim.decisions import levers_of
from gosplan_game.sim.history import History
from gosplan_game.sim.run import simulate

MOVED = 1e-9
"""Change of a series relative to its greatest value above which it has moved."""

NEAR_END = 0.1
"""Share of a range between a trial and the end of the range."""

UNBOUNDED = 1e4
"""A bound above this is none, and is not held."""

SKIES = 4
"""How many drawn skies are tried."""

RANDOM = "random"
"""The policy that draws its orders: its columns would differ by themselves."""

NOWHERE = ""
"""What stands for a number that moves nothing on any road."""


def reach(scenario: Scenario, space: Space) -> dict[str, str]:
    """Return by number the first road on which it moves any series, or `NOWHERE`."""
    found = dict.fromkeys(space.names, NOWHERE)
    for name, road in _roads(scenario):
        left = [number for number, where in found.items() if where == NOWHERE]
        if not left:
            break
        for number in moved(scenario, space, left, road):
            found[number] = name
    return found


def _roads(scenario: Scenario) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield roads by name as arguments of `simulate`."""
    recorded = {"shocks": "historical"}
    yield "historical", {"policy": "historical"}
    for policy in scenario.definition.policies:
        if policy not in (RANDOM, "historical"):
            yield policy, {"policy": policy, **recorded}
    for sky in range(SKIES):
        yield "a drawn sky", {"policy": "historical", "shocks": "drawn", "first_run": sky}
    for item in levers_of(scenario).items.values():
        if item.id != item.lever:
            continue  # one branch or region of many: they go the same ways
        for bound in scenario.lever_limits(item.id):
            if np.isfinite(bound) and abs(bound) < UNBOUNDED:
                held = {"policy": "historical", "held": {item.id: float(bound)}, **recorded}
                yield f"{item.id} at {bound:g}", held


def moved(
    scenario: Scenario, space: Space, numbers: list[str], road: Mapping[str, Any]
) -> list[str]:
    """Return which of some numbers, moved alone, move any national series of a road."""
    rows = [space.names.index(number) for number in numbers]
    values = np.repeat(space.central()[:, None], len(rows) + 1, axis=1)
    unit = space.unit(values)[:, 0]
    for column, row in enumerate(rows, start=1):
        each = space.dimensions[row]
        place = NEAR_END if unit[row] > 0.5 else 1.0 - NEAR_END
        values[row, column] = each.lower + place * each.width
    if road.get("shocks") == "drawn":  # runs of one batch have skies of their own
        parts = [values[:, [column]] for column in range(values.shape[1])]
    else:
        parts = [values]
    histories = [_played(scenario, space, part, road) for part in parts]
    if histories[0] is None:
        return []
    still = np.zeros(len(rows), dtype=np.bool_)
    for series in histories[0].ids():
        whole = np.concatenate([h.get(series) for h in histories if h is not None], axis=1)
        still |= _differs(whole)
    return [number for number, moves in zip(numbers, still, strict=True) if moves]


def _differs(rows: Array) -> npt.NDArray[np.bool_]:
    """Return which columns differ from the first, (run - 1,)."""
    size = MOVED * np.nanmax(np.abs(rows[:, :1]), initial=0.0)
    found: npt.NDArray[np.bool_] = (np.abs(rows[:, 1:] - rows[:, :1]) > size).any(axis=0)
    return found


def _played(
    scenario: Scenario, space: Space, values: Array, road: Mapping[str, Any]
) -> History | None:
    """Return the history of some sets on a road; None where the model cannot play it."""
    try:
        return simulate(scenario, runs=values.shape[1], changes=space.changes(values), **road)
    except GosplanError:
        return None
