"""Special settlements and camps: people taken, dead, fled and released.

    D = p (m0 + m1 max(n0 - n, 0)) + m2 arrivals        deaths of a quarter
    X = p x                                              escapes and releases

Settlers and prisoners remain people of the population and of every sum. Their
work enters no equation of output: nothing here can pay for a life. That is not to
say they did not work. They felled timber, dug canals and mined gold, at about half
of a free worker's output and at the cost of guards (Gregory and Lazarev 2003); each
was missing from a farm or a bench, where the model does count the loss. Net of that
loss their work was less than nothing, and no reading of the record needs more. What
they dug stands in the costs of its projects and in the gold found each year, which
come from the record and do not grow with the number of prisoners.

Source: Zemskov's tables of settlers and camps, as in the scenario's history;
coefficients estimated on them.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from gosplan_game.core.quantities import Array


class Confinement(NamedTuple):
    """A quarter's flows, million, (B,)."""

    arrivals: Array
    deaths: Array
    excess_deaths: Array
    releases: Array


def confinement(
    *,
    people: Array,
    arrivals: Array,
    nutrition: Array,
    ordinary_death_rate: Array,
    death_rate: Array,
    hunger_slope: Array,
    hunger_threshold: Array,
    arrival_deaths: Array,
    release_rate: Array,
) -> Confinement:
    """Return deaths and releases among confined people in a quarter.

    Args:
        people: p, million, (B,).
        arrivals: Million this quarter, (B,).
        nutrition: n of towns, whose stores feed them last, (B,).
        ordinary_death_rate: A year, in freedom, (1|B,).
        death_rate: m0 a year, (1|B,).
        hunger_slope: m1, (1|B,).
        hunger_threshold: n0, (1|B,).
        arrival_deaths: m2, share who die of the journey and first months, (1|B,).
        release_rate: x a year, (1|B,).
    """
    risk = death_rate + hunger_slope * np.maximum(hunger_threshold - nutrition, 0.0)
    held = people + arrivals / 2  # who comes in the quarter is held for half of it
    deaths = held * np.minimum(risk, 0.8) / 4 + arrival_deaths * arrivals
    return Confinement(
        arrivals=arrivals,
        deaths=deaths,
        excess_deaths=np.maximum(deaths - held * ordinary_death_rate / 4, 0.0),
        releases=people * release_rate / 4,
    )


def drawn_from(*, people: Array, number: Array, weight: Array) -> Array:
    """Return who is taken, million by region and age, (R, A, B); sums to ``number``.

    At most a quarter of any group can be taken in a quarter.

    Args:
        people: Million, (R, A, B).
        number: Million to be taken, (B,).
        weight: Relative weight by age, (A, 1|B).
    """
    pool = people * weight
    part = number / np.maximum(pool.sum(axis=(0, 1)), 1e-9)
    return np.minimum(pool * part, people / 4)
