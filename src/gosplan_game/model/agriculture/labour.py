"""Hands in the fields: what a season's people can sow, reap and cart.

    need = A n (1 - m T/T1)                      hands, n for a hectare in the days there are
    done = (1 + (need/hands)^rho)^(-1/rho)

Most villages of 1928 had hands to spare, so a person less cost little; after famine,
deportation and flight steppe regions could not bring in what had grown (Davies and
Wheatcroft 2004, harvests of 1932 and 1933). The curve bends before it breaks: no
death and no departure is without a cost in area or grain.

Source: form ours, a smooth minimum of two factors; days of work after the labour
budgets of the 1920s (about 20 man-days a hectare of grain, reaping, carting and
threshing more than half of them), order of magnitude.
"""

from __future__ import annotations

import numpy as np

from gosplan_game.core.quantities import Array


def field_hands(*, people: Array, age_weight: Array) -> Array:
    """Return full field workers of the villages, million, (R, B).

    Args:
        people: Million by age, (R, A, B).
        age_weight: Work of a person of an age against a grown worker's, (A, 1|B).
    """
    return (people * age_weight).sum(axis=1)


def work_done(
    *, hands: Array, area: Array, hands_per_hectare: Array, saved: Array, bend: Array
) -> Array:
    """Return the share of a season's field work that the hands get done, (R, B).

    Args:
        hands: Full workers, million, (R, B).
        area: Mha to be worked, (R, B).
        hands_per_hectare: n, full workers a hectare in the days of the season, (1|B,).
        saved: Share of the work that machines do, (1|B,).
        bend: rho, how sharply the curve turns, (1|B,).
    """
    strain = area * (hands_per_hectare * (1 - saved)) / np.maximum(hands, 1e-9)
    done: Array = (1 + strain**bend) ** (-1 / bend)
    return done


def machine_work(*, tractor_power: Array, tractors_needed: Array, saving: Array) -> Array:
    """Return the share of field work that machines do, (1|B,).

    Args:
        tractor_power: T, million hp, (B,).
        tractors_needed: T1, million hp of a fully mechanised country, (1|B,).
        saving: m, share of work saved there, (1|B,).
    """
    return saving * np.minimum(tractor_power / tractors_needed, 1.0)
