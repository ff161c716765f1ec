"""What a member of the ensemble has to meet.

Where the scenario's own parameters meet the bar of the hindcast, so must every
member. Where they do not, a member may be no worse than they are, by a margin that is
stated; the texts say which, so that nobody takes one for the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from gosplan_game.core.quantities import Array
from gosplan_game.lab import bar
from gosplan_game.lab.calibrate_errors import Errors, Mask, mask
from gosplan_game.lab.hindcast import FAIR, GOOD, WORST

MARGIN = 1.1
"""How much worse than the scenario's own parameters a series outside the bar may be."""

SERIES_MARGIN = 2
"""How many series fewer within 8 and 15 % a member may have than they, outside the bar."""

LARGEST_DISTANCE = 10.0
"""Percent outside a published total that a member is allowed where the scenario is outside."""


@dataclass(frozen=True, slots=True)
class Criteria:
    """Limits, each the bar's or, where the scenario misses the bar, its own with a margin."""

    good: int
    """Series that must have a median of at most 8 %."""
    fair: int
    """Series that must have a median of at most 15 %."""
    judged: int
    worst: Mapping[str, float]
    """Greatest median by series, percent."""
    far: Mapping[tuple[str, str], float]
    """Greatest error of the points of critical years, by series and period, percent."""
    ranges: Mapping[str, float]
    """Percent by which a total may lie outside its range, by its text."""
    is_bar: bool

    def meets(self, errors: Errors) -> Mask:
        """Return which runs meet all limits, (run,)."""
        medians = errors.medians()
        meets: Mask = (medians <= GOOD).sum(axis=0) >= self.good
        meets &= (medians <= FAIR).sum(axis=0) >= self.fair
        limits = np.array([[self.worst[name]] for name in errors.series()])
        meets &= (medians <= limits).all(axis=0)
        far = np.array(
            [self.far.get((point.series, point.period), np.inf) for point in errors.points]
        )
        meets &= (errors.error <= far[:, None]).all(axis=0)
        for each in errors.ranges:
            meets &= each.distance() <= self.ranges[each.text] + 1e-9
        return meets

    def texts(self) -> list[str]:
        """Return the criteria for people."""
        found = [
            (
                f"at least {self.good} of {self.judged} series with a median error of at most "
                f"{GOOD:g} %, and {self.fair} of at most {FAIR:g} %"
            ),
            f"no series with a median error above {WORST:g} %"
            + _but({name: limit for name, limit in self.worst.items() if limit > WORST}),
            f"no critical year of a vital series off by more than {bar.VITAL_LIMIT:g} %"
            + _but(
                {
                    f"{name} {period}": limit
                    for (name, period), limit in self.far.items()
                    if limit > bar.VITAL_LIMIT
                }
            ),
            "excess deaths inside the published ranges"
            + _but({text: limit for text, limit in self.ranges.items() if limit > 0}, "% outside"),
        ]
        opening = (
            "Every member meets the bar of the hindcast:"
            if self.is_bar
            else "The scenario's own parameters do not meet the bar of the hindcast; where they do "
            "not, members are no worse than they by more than a tenth:"
        )
        return [opening, *found]


def _but(exceptions: Mapping[str, float], unit: str = "%") -> str:
    if not exceptions:
        return ""
    listed = ", ".join(f"{name} {limit:.0f} {unit}" for name, limit in exceptions.items())
    return f", but: {listed}"


def criteria_for(central: Errors) -> Criteria:
    """Return the criteria of an ensemble about parameters with these errors (one run)."""
    medians = central.medians()[:, 0]
    judged = len(medians)
    good, fair = int((medians <= GOOD).sum()), int((medians <= FAIR).sum())
    wanted_good, wanted_fair = -(-judged // 2), int(np.ceil(judged * 0.9 - 1e-9))
    worst = {
        name: _limit(WORST, median)
        for name, median in zip(central.series(), medians, strict=True)
    }
    vital = mask(
        central.points,
        lambda point: point.series in bar.VITAL and int(point.period[:4]) in bar.CRITICAL_YEARS,
    )
    far = {
        (point.series, point.period): _limit(bar.VITAL_LIMIT, float(error))
        for point, error, counts in zip(central.points, central.error[:, 0], vital, strict=True)
        if counts
    }
    ranges = {each.text: _allowed(each.distance()) for each in central.ranges}
    strict = (
        good >= wanted_good
        and fair >= wanted_fair
        and all(limit == WORST for limit in worst.values())
        and all(limit == bar.VITAL_LIMIT for limit in far.values())
        and not any(ranges.values())
    )
    return Criteria(
        good=wanted_good if good >= wanted_good else max(0, good - SERIES_MARGIN),
        fair=wanted_fair if fair >= wanted_fair else max(0, fair - SERIES_MARGIN),
        judged=judged,
        worst=worst,
        far=far,
        ranges=ranges,
        is_bar=strict,
    )


def _limit(bound: float, own: float) -> float:
    return bound if own <= bound else own * MARGIN


def _allowed(distance: Array) -> float:
    """Return how far outside a range members may lie, by how far the scenario does."""
    own = float(distance[0])
    return 0.0 if own <= 0 else max(own * MARGIN, LARGEST_DISTANCE)
