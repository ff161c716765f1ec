"""What was expected: intervals committed with a plan, held against what came.

An interval speaks of the coming year: the four quarters from its stop on. Of a flow it is
their sum, of anything else the value at their end. It is measured by the interval score
of an 80 % interval, width + 10 x distance outside: the less, the better, and narrow
intervals that hold are better than wide ones.

Source: Gneiting and Raftery (2007), strictly proper scoring rules.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gosplan_game.core.calendar import Quarter
from gosplan_game.sim.accounts import is_flow
from gosplan_game.sim.forecast import reported_series

if TYPE_CHECKING:
    from gosplan_game.sim.session import Session

YEAR = 4
PENALTY = 10.0
"""Weight of the distance outside: 2 / (1 - 0.8)."""


@dataclass(frozen=True, slots=True)
class Expectation:
    """One interval, and what came; nan while the year has not been played."""

    stop: Quarter
    series: str
    lower: float
    upper: float
    true: float
    reported: float

    @property
    def known(self) -> bool:
        """Whether the year has been played."""
        return math.isfinite(self.true)

    @property
    def held(self) -> bool:
        """Whether the true value lies inside."""
        return self.known and self.lower <= self.true <= self.upper

    @property
    def width(self) -> float:
        """Upper less lower."""
        return self.upper - self.lower

    @property
    def outside(self) -> float:
        """How far the true value lies outside; 0 inside, nan while it is not known."""
        if not self.known:
            return math.nan
        return max(self.lower - self.true, self.true - self.upper, 0.0)

    @property
    def interval_score(self) -> float:
        """Width and penalty, in the unit of the series."""
        return self.width + PENALTY * self.outside


def expectations(session: Session, *, told: bool = False) -> tuple[Expectation, ...]:
    """Return all intervals committed in a game, in order of stop and commitment.

    Args:
        session: The game.
        told: Whether the reported value stands for the true one, which is then not read.
    """
    start = session.scenario.quarter(0)
    catalogue = session.engine.catalogue
    made = []
    for stop, found in session.predictions().items():
        for series, (lower, upper) in found.items():
            first = stop - start
            reported = reported_series(catalogue, series).id
            made.append(Expectation(
                stop, series, lower, upper,
                true=_over_the_year(session, reported if told else series, first),
                reported=_over_the_year(session, reported, first),
            ))
    return tuple(made)


def _over_the_year(session: Session, series_id: str, first: int) -> float:
    series = session.engine.catalogue.resolve(series_id)
    row = session.engine.history.get(series_id)[:, 0]
    last = first + YEAR
    if min(len(row), session.turn) < last:
        return math.nan
    return float(row[first:last].sum() if is_flow(series.variable) else row[last - 1])
