"""The loss of the joint fit: one number a parameter set, and what it is made of.

    loss = E + 0.8 sum_s (m_s - b_s + 0.25)+  + 0.05 sum_s (m_s - 14.5)+  + 0.05 sum_s (m_s - 29)+
         + 0.01 sum_s min((m_s - 7.8)+, 5)  + 0.3 sum_v (e_v - 33.5)+  + 0.08 sum_r d_r
         + 0.01 sum_i (2 (u_i - c_i))^2  + sum_f (min(d_f, 1) + 0.15 [d_f > 0])
         + sum_p (15 min(x_p, 0.5) + 1.5 [x_p > 0])

E: mean error of the series, half median and half mean, percent; m_s: median error of a
series; b_s: its band; e_v: error of a vital series in a critical year; d_r: percent
outside a published total, drawn in by a margin; d_f: a stylised fact's distance from its
bounds, relative, and that of all facts from their order, eight quarters as one; x_p: a
promise's miss (`promises`); u_i, c_i: a number's place in its documented range and the
range's middle, from 0 to 1: a weak prior, so that what the record does not pin down stays
near the literature. The weights are a choice: they put the
bar's demands above the mean error and the promises above both. Promises are asked
of the best sets of a generation alone; the others take the worst of what was found.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from gosplan_game.core.errors import GosplanError
from gosplan_game.core.quantities import Array
from gosplan_game.lab import bar
from gosplan_game.lab.calibrate_errors import Errors, Judge, Range, mask
from gosplan_game.lab.calibrate_space import Space
from gosplan_game.lab.joint.promises import Broken, broken_promises
from gosplan_game.lab.validation.facts import FACTS, ORDER, Fact, disorder, needed
from gosplan_game.scenario import Scenario
from gosplan_game.sim.history import History

FAILED = 1e6
"""Loss of a set that the model cannot play."""

ASKED = 8
"""How many sets of a generation are held to the promises."""

QUIET_MARGIN, LOWER_MARGIN, UPPER_MARGIN = 15.0, 1.08, 0.92
"""Thousand deaths below a quiet year's limit; factors that draw in a range's two ends."""

QUARTERS_OUT = 8.0
"""Quarters out of their order that count as a fact missed by all of its bound."""

EDGE = 0.03
"""Share of a range at either end that a weak pull keeps clear of."""


class _Judge(Judge):
    """A judge that measures the stylised facts as well, batch by batch."""

    def __init__(self, scenario: Scenario) -> None:
        super().__init__(scenario)
        self._ids = sorted({*self._ids, *needed(scenario)})
        self._found: list[Array] = []

    def figures(self, space: Space, values: Array) -> tuple[Errors, Array]:
        """Return errors, and the figure of each fact and the disorder, (fact + 1, set)."""
        self._found = []
        return self.judge(space, values), np.concatenate(self._found, axis=1)

    def measured(self, history: History) -> Errors:
        """Return the errors of a history, and keep the figures of its facts."""
        found = super().measured(history)
        figures = [np.nan_to_num(fact.figure(history)) for fact in FACTS]
        self._found.append(np.stack([*figures, disorder(history) / QUARTERS_OUT]))
        return found

    def _failed(self) -> Errors:
        self._found.append(np.full((len(FACTS) + 1, 1), np.nan))
        return super()._failed()


PRIORS = ("edge", "prior")
"""Parts that speak of the numbers themselves, not of what follows from them."""


@dataclass(frozen=True, slots=True)
class Loss:
    """Losses of a generation."""

    parts: Mapping[str, Array]
    """By name: (set,)."""
    errors: Errors
    facts: Mapping[str, Array]
    """Distance of each fact from its bounds, relative, (set,)."""

    @property
    def total(self) -> Array:
        """Return the sum, (set,)."""
        found: Array = np.nan_to_num(np.sum(list(self.parts.values()), axis=0), nan=FAILED)
        return found

    @property
    def of_the_record(self) -> Array:
        """Return the sum without what speaks of the numbers themselves, (set,)."""
        found: Array = self.total - np.sum([self.parts[name] for name in PRIORS], axis=0)
        return found


class Objective:
    """Measures parameter sets of a scenario's space."""

    def __init__(self, scenario: Scenario, space: Space) -> None:
        self.scenario, self.space = scenario, space
        self._judge = _Judge(scenario)
        self._vital = mask(
            self._judge.points,
            lambda point: point.series in bar.VITAL and point.year in bar.CRITICAL_YEARS,
        )

    def figures(self, unit: Array) -> tuple[Errors, Array]:
        """Return the errors of sets between 0 and 1, and the figures of the facts.

        Returns:
            The errors; each fact's figure and, last, the disorder of all, eight quarters
            as one, (fact + 1, set), not a number where a set cannot be played.
        """
        return self._judge.figures(self.space, self.space.values(unit))

    def vital(self, errors: Errors) -> Array:
        """Return the errors of vital series in critical years, percent, (point, set)."""
        found: Array = np.nan_to_num(errors.error[self._vital], nan=1e3, posinf=1e3)
        return found

    def record(self, unit: Array) -> Loss:
        """Return the loss without promises of sets between 0 and 1, (dimension, set)."""
        errors, figures = self.figures(unit)
        missed = [_distance(fact, row) for fact, row in zip(FACTS, figures[:-1], strict=True)]
        distances = np.nan_to_num(np.stack([*missed, figures[-1]]), nan=1.0)
        medians = errors.medians()
        bands = np.array([[self.scenario.bands.get(name, np.inf)] for name in errors.series()])
        vital = self.vital(errors)
        edge = np.maximum(np.abs(unit - 0.5) - (0.5 - EDGE), 0.0)
        parts = {
            "mean": errors.loss(ranges=False),
            "bands": 0.8 * _over(medians, bands - 0.25, 100),
            "fair": 0.05 * _over(medians, 14.5, 20) + 0.05 * _over(medians, 29.0, 60),
            "good": 0.01 * _over(medians, 7.8, 5),
            "vital": 0.3 * _over(vital, bar.VITAL_LIMIT - 1.5, 60),
            "dead": 0.08 * np.sum([_outside(each) for each in errors.ranges], axis=0),
            "facts": (np.minimum(distances, 1.0) + 0.15 * (distances > 0)).sum(axis=0),
            "edge": 0.05 * edge.sum(axis=0),
            "prior": self.space.prior(unit),
        }
        names = [*(fact.id for fact in FACTS), ORDER]
        by_fact = dict(zip(names, distances, strict=True))
        return Loss(parts, errors, by_fact)

    def promises(self, unit: Array) -> list[Broken]:
        """Return the promises' misses of sets between 0 and 1, (dimension, set)."""
        changes = self.space.changes(self.space.values(unit))
        params = self.scenario.parameters((), changes)
        return broken_promises(self.scenario, params, unit.shape[1])

    def __call__(self, unit: Array, asked_too: bool = True) -> Array:
        """Return the loss of a generation, (set,), with or without what promises cost."""
        losses = self.record(unit).total
        if not asked_too:
            return losses
        order = np.argsort(losses)
        asked, rest = order[:ASKED], order[ASKED:]
        try:
            cost = penalty(self.promises(unit[:, asked]))
        except (GosplanError, FloatingPointError):
            cost = np.full(len(asked), FAILED)
        losses[asked] += cost
        losses[rest] += cost.max() + 0.2
        return losses


def penalty(broken: list[Broken]) -> Array:
    """Return what broken promises cost, (set,)."""
    misses = np.nan_to_num(np.stack([each.miss for each in broken]), nan=1.0)
    cost: Array = (15.0 * np.clip(misses, 0.0, 0.5) + 1.5 * (misses > 0)).sum(axis=0)
    return cost


def _over(values: Array, limit: Array | float, most: float) -> Array:
    total: Array = np.clip(values - limit, 0.0, most).sum(axis=0)
    return total


def _outside(each: Range) -> Array:
    """Return how far outside a range drawn in by the margins, percent, (set,)."""
    distance = each.distance()
    if math.isfinite(each.lower) and each.lower > 1.0:
        inner = np.maximum(LOWER_MARGIN * each.lower - each.model, 0.0) / each.lower
        outer = np.maximum(each.model - UPPER_MARGIN * each.upper, 0.0) / each.upper
        distance = distance + 40.0 * inner + 80.0 * outer
    if each.upper == bar.QUIET_YEAR_LIMIT:
        inner = np.maximum(each.model - (each.upper - QUIET_MARGIN), 0.0) / each.upper
        distance = distance + 40.0 * inner
    found: Array = np.minimum(np.nan_to_num(distance, nan=100.0), 100.0)
    return found


def _distance(fact: Fact, figure: Array) -> Array:
    found: Array = np.maximum(np.maximum(fact.lower - figure, figure - fact.upper), 0.0)
    return found / size(fact)


def size(fact: Fact) -> float:
    """Return the greater of a fact's finite bounds: what distances from it are shares of."""
    ends = [abs(end) for end in (fact.lower, fact.upper) if math.isfinite(end)]
    return max(*ends, 1e-9)
