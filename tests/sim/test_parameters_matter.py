"""No number of the model is idle: a tenth more of it moves some stock or flow of history."""

from dataclasses import fields, replace

import numpy as np
import pytest
from tests.sim.paths import historical_quarters

from gosplan_game.core.parameters import Params
from gosplan_game.sim.columns import widened
from gosplan_game.sim.step import step

MEASURES = {
    "exile_share", "gdp_per_head_1928", "industry_index_1928", "large_scale",
    "pig_iron_ratio", "comparable_rouble", "village_women", "threat_spread",
}  # fmt: skip
"""Read by indicators alone: how things are told, not what happens."""
BOUNDS = {
    "export_haulage", "hours_weariness", "kerosene_weight", "paper_melting", "queue_most",
    "walls_limit",
}  # fmt: skip
"""Limits that history's orders did not reach; other orders do, as tests beside them show."""
TABLES = {"product_branch", "project_branch", "project_local_fuel", "project_makes",
          "project_needs"}  # fmt: skip
"""Who belongs to whom: no quantities."""
SHARES = {
    "death_age_weight", "herd_food_weight", "hunger_age_weight", "list_meat",
    "migrant_age_weight", "ration_need", "ration_people",
}  # fmt: skip
"""Weights that count against each other: all of them a tenth larger change nothing."""


@pytest.fixture(scope="module")
def moved(flagship):
    """Return by parameter the largest relative change of any stock or flow of twenty years."""
    params = flagship.parameters()
    names = [
        item.name for item in fields(Params) if isinstance(getattr(params, item.name), np.ndarray)
    ]
    columns, wide = len(names) + 1, {}
    for place, name in enumerate(names, start=1):
        array = np.repeat(getattr(params, name)[..., :1], columns, axis=-1).astype(float)
        array[..., place] = 1.1 * array[..., place] + (0.0 if array.any() else 1e-3)
        wide[name] = array
    params, state = replace(params, **wide), widened(flagship.initial_state(), columns)
    largest = np.zeros(columns)
    with np.errstate(all="ignore"):
        for orders, outside in historical_quarters(flagship)[: flagship.turns]:
            state, flows = step(state, orders, outside, params)
            for container in (state, flows):
                for item in fields(container):
                    array = getattr(container, item.name)
                    change = np.abs(array - array[..., :1]).reshape(-1, columns).max(axis=0)
                    largest = np.fmax(largest, change / (np.abs(array[..., :1]).max() + 1e-12))
    return dict(zip(names, largest[1:], strict=True))


def test_every_parameter_moves_something(moved):
    """What moves nothing measures, bounds, belongs or weighs, and is named above as such."""
    idle = {name for name, change in moved.items() if change < 1e-9}
    assert idle <= MEASURES | BOUNDS | TABLES | SHARES


def test_what_is_named_idle_is_a_parameter(moved):
    """The lists above do not outlive what they name."""
    assert set(moved) >= MEASURES | BOUNDS | TABLES | SHARES
