"""An ensemble of parameters: each run draws the uncertain ones from their ranges.

Source: ours. The draw is triangular with its peak at the base value, so that the
middle of the ensemble is the base; parameters read in a source stay as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gosplan_game.core.quantities import Array
from gosplan_game.sim.shocks import Integers, Kind, uniform

if TYPE_CHECKING:
    from gosplan_game.scenario import Scenario


def triangular(draw: Array, lower: float, peak: float, upper: float) -> Array:
    """Return the triangular deviate of uniform draws; ``lower <= peak <= upper``."""
    width = upper - lower
    if width <= 0.0:
        return np.full_like(draw, peak)
    turn = (peak - lower) / width
    rising = lower + np.sqrt(draw * width * (peak - lower))
    falling = upper - np.sqrt((1.0 - draw) * width * (upper - peak))
    return np.where(draw < turn, rising, falling)


def ensemble_changes(scenario: Scenario, *, seed: int, runs: Integers) -> dict[str, Array]:
    """Return values (run,) of the uncertain single-valued parameters by name.

    The draw is keyed by the parameter's place among the names in order, so that a run
    has the same parameters in every batch.
    """
    columns = np.repeat(runs, 2) if runs.size == 1 else runs
    changes: dict[str, Array] = {}
    base = scenario.definition.parameters.base
    for place, name in enumerate(sorted(base)):
        parameter = base[name]
        if parameter.range is None or parameter.status == "sourced":
            continue
        if not isinstance(parameter.value, float):
            continue
        lower, upper = parameter.range
        peak = min(max(parameter.value, lower), upper)
        draw = uniform(seed, columns, 0, Kind.PARAMETER, place)
        changes[name] = triangular(draw, lower, peak, upper)
    return changes
