"""Wiring of gold shops: hunger brings valuables, bread goes out beside relief."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from gosplan_game.core.decisions import Decisions
from gosplan_game.core.parameters import Params
from gosplan_game.core.quantities import Array
from gosplan_game.core.state import State
from gosplan_game.model.money import valuables
from gosplan_game.sim.wiring import totals


class Counter(NamedTuple):
    """What is asked of the shops before the state's grain is shared out."""

    offered: valuables.Offered
    bread: Array
    """Grain that households would pay for, Mt, (B,)."""


def counter(state: State, decisions: Decisions, params: Params, want: Array) -> Counter:
    """Return what hungry households would give for bread, by the food they miss, Mt, (R, B)."""
    bare = (params.food_bare * params.food_wish / 4 * totals.villagers(state)).sum(axis=0)
    offered = valuables.offered(
        valuables=state.valuables,
        shops=decisions.gold_shops,
        usual=params.valuables_usual,
        hunger=want.sum(axis=0) / np.maximum(bare, 1e-9),
        response=params.valuables_hunger,
    )
    return Counter(offered=offered, bread=offered.for_bread * params.bread_for_gold)


class Sold(NamedTuple):
    """What crossed the counter."""

    grain: Array
    """Mt, (R, B)."""
    gold: Array
    """Million gold roubles, (B,)."""


def sold(asked: Counter, decisions: Decisions, params: Params, given: Array) -> Sold:
    """Part what villages were given, Mt, (R, B): relief first, the rest was paid for."""
    total = given.sum(axis=0)
    bread = np.minimum(np.maximum(total - decisions.grain_relief / 4, 0.0), asked.bread)
    return Sold(
        grain=given * (bread / np.maximum(total, 1e-9)),
        gold=valuables.paid(
            for_goods=asked.offered.for_goods,
            for_bread=asked.offered.for_bread,
            bread=bread,
            bread_of_rouble=params.bread_for_gold,
        ),
    )
