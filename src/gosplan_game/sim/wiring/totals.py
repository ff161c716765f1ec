"""Sums that several parts of the quarter need, each made once.

Parameters and states are frozen and told apart by identity. What follows from
parameters alone is therefore computed once a game, what follows from the opening
stocks once a quarter.
"""

from __future__ import annotations

from functools import lru_cache

from gosplan_game.core.parameters import Params
from gosplan_game.core.quantities import Array
from gosplan_game.core.state import State

once = lru_cache(maxsize=2)
"""Remembers what a function made of the last states or parameters."""


@once
def output_1928(params: Params) -> Array:
    """Return a quarter's output of 1928, plan units, (S, 1|B)."""
    return params.base_output / 4


@once
def value_1928(params: Params) -> Array:
    """Return the value of a year's output of 1928, million roubles of 1926/27, (S, 1|B)."""
    return params.price_1926 * params.base_output


@once
def all_value_1928(params: Params) -> Array:
    """Return that value summed over branches, (1|B,)."""
    total: Array = value_1928(params).sum(axis=0)
    return total


@once
def branch_weight(params: Params) -> Array:
    """Return each branch's part of it, (S, 1|B)."""
    return value_1928(params) / all_value_1928(params)


@once
def price_in_industry(params: Params) -> Array:
    """Return the value of a plan unit, naught outside industry, (S, 1|B)."""
    return params.price_1926 * params.industrial


@once
def product_1928(params: Params) -> Array:
    """Return the national product of 1928, million roubles of 1926/27, (1|B,)."""
    added = params.price_1926 * params.value_added_share * params.base_output
    product: Array = added.sum(axis=0) + params.farm_product_1928
    return product


@once
def employed_1928(params: Params) -> Array:
    """Return all employed of 1928, million, (1|B,)."""
    total: Array = params.employment_1928.sum(axis=0)
    return total


@once
def index_points(params: Params) -> Array:
    """Return points of the official index per million roubles of output a quarter, (1|B,)."""
    value = (price_in_industry(params) * params.base_output).sum(axis=0)
    points: Array = 4 * params.industry_index_1928 / value
    return points


@once
def animals_1928(params: Params) -> Array:
    """Return the food that the animals of 1928 were, in cows, million, (1|B,)."""
    food: Array = (params.herds_1928 * params.herd_food_weight).sum(axis=(0, 1))
    return food


@once
def bread_norm(params: Params) -> Array:
    """Return the mean bread norm of the ration categories, t a head a quarter, (1|B,)."""
    people = params.ration_people / params.ration_people.sum(axis=0)
    norm: Array = 91.25e-6 * (people * params.ration_norm).sum(axis=0)
    return norm


@once
def villagers(state: State) -> Array:
    """Return village people by region, million, (R, B)."""
    people: Array = state.rural.sum(axis=1)
    return people


@once
def townspeople(state: State) -> Array:
    """Return people of all towns, million, (B,)."""
    people: Array = state.urban.sum(axis=(0, 1))
    return people


@once
def collectivised(state: State) -> Array:
    """Return the share of the country's peasants in kolkhozy, (B,)."""
    people = villagers(state)
    share: Array = (people * state.collectivised).sum(axis=0) / people.sum(axis=0)
    return share


@once
def employed(state: State) -> Array:
    """Return all employed, million, (B,)."""
    total: Array = state.employment.sum(axis=0)
    return total


@once
def relative_output(state: State, params: Params) -> Array:
    """Return last quarter's output against 1928, (S, B)."""
    return state.output / output_1928(params)
