"""Which parameters the record pins down, and which it does not.

Two views. The ensemble's spread: how widely a number varies among the sets that the record
does not reject, against its prior (a triangle over its range); about one, the record
says nothing of it. And its pull: how far the errors move when the number alone
goes to either end of its range. A number without a pull does nothing for the record; whether
it does anything elsewhere, `identification_reach` tells.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from gosplan_game.core.quantities import Array
from gosplan_game.lab.calibrate_errors import Judge
from gosplan_game.lab.calibrate_space import Space, space_of
from gosplan_game.lab.identification_pulls import pulls_of
from gosplan_game.lab.identification_reach import NOWHERE, reach
from gosplan_game.scenario import Scenario
from gosplan_game.sim.ensemble import WHOLE, Ensemble

PINNED, PARTLY = 0.5, 0.8
"""Spread against the prior below which a number is pinned down, or partly."""

NO_PULL = 0.1
"""Percentage points of a series' mean error below which a number has no pull on it."""


@dataclass(frozen=True, slots=True)
class Identified:
    """What the record says of one number."""

    name: str
    status: str
    central: float
    lower: float
    upper: float
    low: float
    """Tenth percentile of the ensemble."""
    high: float
    """Ninetieth percentile."""
    spread: float
    """Spread against the prior's."""
    pull: float
    """Greatest change of a series' mean error, percentage points."""
    series: str
    """The series that changes most."""
    worse: float
    """Change of the loss at the worse end of the range, percentage points."""
    reach: str = NOWHERE
    """For a number without a pull: the road on which it moves anything at all."""

    @property
    def verdict(self) -> str:
        """Say in a word what the record does with the number."""
        if self.pull < NO_PULL:
            return "no effect" if self.reach == NOWHERE else "off the record"
        if self.spread < PINNED:
            return "pinned"
        return "partly" if self.spread < PARTLY else "not pinned"


def identification(scenario: Scenario, ensemble: Ensemble) -> list[Identified]:
    """Return what the record says of every number that the ensemble varies."""
    names = [name.removesuffix(f".{WHOLE}") for name in ensemble.names]
    space = space_of(scenario, names)
    order = [names.index(name) for name in space.names]
    members = ensemble.members[:, order].T
    spreads = spread(space, members)
    low, high = np.quantile(members, (0.1, 0.9), axis=1)
    pulls = pulls_of(Judge(scenario), space)
    silent = [
        name for name, pull in zip(space.names, pulls, strict=True) if pull.change < NO_PULL
    ]
    reached = reach(scenario, space_of(scenario, silent)) if silent else {}
    return [
        Identified(
            each.name, each.status, each.central, each.lower, each.upper,
            float(low[row]), float(high[row]), float(spreads[row]),
            pulls[row].change, pulls[row].series, pulls[row].worse,
            reached.get(each.name, NOWHERE),
        )
        for row, each in enumerate(space.dimensions)
    ]  # fmt: skip


def spread(space: Space, members: Array) -> Array:
    """Return the standard deviation of members against that of the prior, (dimension,).

    Args:
        space: Gives bounds and the prior's peak.
        members: Values, (dimension, member).
    """
    peak = space.unit(space.central()[:, None])[:, 0]
    prior = np.sqrt((1.0 + peak**2 - peak) / 18.0)
    found: Array = space.unit(members).std(axis=1, ddof=1) / prior
    return found


def as_rows(found: list[Identified]) -> list[dict[str, Any]]:
    """Return plain data, four significant digits."""
    return [
        {
            "name": each.name,
            "status": each.status,
            **{
                key: float(f"{getattr(each, key):.4g}")
                for key in ("central", "lower", "upper", "low", "high", "spread", "pull", "worse")
            },
            "series": each.series,
            "reach": each.reach,
            "verdict": each.verdict,
        }
        for each in found
    ]
