"""Births, deaths and ages: children, working ages, old.

    births = b f N,    f' = f + v (g - f),    g' = g + v (min(n, 1)^e max(1 - y w, 0) - g)
    deaths_a = d w_a / mean(w) N_a
    children grow up at 1/16 a year, workers grow old at 1/z a year

A child is born three quarters after its parents were fed or hungry, so births f
trail food. Bodies that starved, families that were parted and those that lost a husband or
wife conceive fewer until they have recovered, w, so that a famine's deficit lasts beyond its
hunger and is deepest in the year after it. Base rates are
smooth exogenous paths; every wave comes from food, crowding, law, migration and
repression. Those who die of hunger are drawn from all ages, children and the old
first.

Source: base rates after Andreev, Darskii and Kharkova (1993), smoothed with at
most three knots; births of 1931-36 from the same, whose least year is 1934;
exponent and speed of births ours, docs/model.md (18).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from gosplan_game.core.quantities import Array


class Vital(NamedTuple):
    """A quarter's births and deaths, million."""

    births: Array
    """(R, B)"""
    births_lost: Array
    """Births that hunger prevented, (R, B)."""
    deaths: Array
    """Ordinary deaths by age, (R, A, B)."""
    excess: Array
    """Deaths from hunger by age, (R, A, B)."""
    ageing: Array
    """Net change by ageing, (R, A, B), summing to 0 over ages."""


class Bearing(NamedTuple):
    """Conceptions and births against those of the fed, of the shape of the food they follow."""

    conceived: Array
    fertility: Array


def bearing(
    *,
    conceived: Array,
    fertility: Array,
    nutrition: Array,
    weakness: Array,
    speed: Array,
    food_elasticity: Array,
    weakness_effect: Array,
) -> Bearing:
    """Return who conceives, and the conceptions that come to birth; 1 where all are fed.

    At a speed of a half births follow the food by three quarters in the mean.

    Args:
        conceived: g, last quarter.
        fertility: f, last quarter.
        nutrition: n, food against wish.
        weakness: w, what hunger has used up, 0 to 1, the shape of ``nutrition``.
        speed: v a quarter, of each of both steps, (1|B,).
        food_elasticity: e, (1|B,).
        weakness_effect: y, (1|B,).
    """
    now = np.minimum(np.maximum(nutrition, 0.3), 1.0) ** food_elasticity
    now = now * np.maximum(1 - weakness_effect * weakness, 0.0)
    return Bearing(
        conceived=conceived + speed * (now - conceived),
        fertility=fertility + speed * (conceived - fertility),
    )


def vital_events(
    *,
    people: Array,
    fertility: Array,
    birth_rate: Array,
    death_rate: Array,
    abortion_ban: Array,
    ban_effect: Array,
    excess_risk: Array,
    death_weight: Array,
    hunger_weight: Array,
    growing_up: Array,
    growing_old: Array,
) -> Vital:
    """Return the births, deaths and ageing of a quarter.

    Args:
        people: N, million, (R, A, B).
        fertility: f, conceptions of fed people that come to birth, (R, B) or (1, B).
        birth_rate: b, a head a year when well fed, (1|B,).
        death_rate: d, a head a year when well fed, (1|B,).
        abortion_ban: 0 to 1, (B,).
        ban_effect: Rise of births under a ban, (1|B,).
        excess_risk: Excess deaths a head this quarter, (R, B) or (1, B).
        death_weight: w, relative risk by age, (A, 1|B).
        hunger_weight: Relative risk of hunger by age, (A, 1|B).
        growing_up: Share of children who come of age in a year, (1|B,).
        growing_old: Share of workers who grow old in a year, (1|B,).
    """
    total = people.sum(axis=1)
    fed = total * (birth_rate * (1 + ban_effect * abortion_ban) / 4)
    births = fed * fertility
    somebody = np.maximum(total, 1e-9)
    mortal = np.maximum((people * death_weight).sum(axis=1) / somebody, 1e-9)
    ordinary = death_weight * (death_rate / 4 / mortal)[:, None, :]
    deaths = people * np.minimum(ordinary, 0.3)
    weak = np.maximum((people * hunger_weight).sum(axis=1) / somebody, 1e-9)
    hungry = hunger_weight * (excess_risk / weak)[:, None, :]
    excess = people * np.minimum(hungry, 0.4)
    up = people[:, 0] * (growing_up / 4)
    old = people[:, 1] * (growing_old / 4)
    return Vital(
        births=births,
        births_lost=fed - births,
        deaths=deaths,
        excess=excess,
        ageing=np.stack([-up, up - old, old], axis=1),
    )
