"""What reports make of totals and products: the same sums over what branches and farms report.

Pig iron, large-scale industry and the national product are reckoned from branches'
outputs, so whoever is told more steel than was made is told more of these as well. In the
office they are read as told; the true ones would show what reports hide.

Food of villages and what is reckoned from it follow the balance of grain, as the believed
state has them: grain that was reported and never reaped is taken to have been eaten.

    nutrition~reported    max(n, min(n G_rep / G, 1))
    hungry~reported       hungry + N (min(c h(n_rep), 1) - min(c h(n), 1))
    consumption~reported  consumption + bread of villages (n_rep / n - 1), a head
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from gosplan_game.core.flows import Flows
from gosplan_game.core.labels import Labels
from gosplan_game.core.parameters import Params
from gosplan_game.core.quantities import Array
from gosplan_game.core.state import State
from gosplan_game.sim.believed import nutrition_reported
from gosplan_game.sim.wiring import totals
from gosplan_game.sim.wiring.hunger import (
    hungry_villagers,
    village_animals,
    village_hunger,
)


def product_told(after: State, flows: Flows, params: Params) -> Array:
    """Return the national product as it is reckoned from reports, m roubles 1926/27, (B,)."""
    more = params.price_1926 * params.value_added_share * (after.output_reported - after.output)
    grain = (after.harvest_reported - after.harvest_last).sum(axis=0) / params.harvest_1928
    farms = params.farm_product_1928 / 4 * params.grain_in_farm_product * grain
    told: Array = flows.national_product + more.sum(axis=0) + farms
    return told


def food_told(before: State, after: State, flows: Flows, params: Params) -> dict[str, Array]:
    """Return the reported twins of food and hunger by key.

    Where harvests are reported as they were, each is its true value.

    Args:
        before: Stocks at the quarter's start.
        after: Stocks at its end.
        flows: Its named flows.
        params: The model's parameters.
    """
    true = after.nutrition_rural
    fed, animal = nutrition_reported(after), village_animals(before, params)
    dry, kitchens = flows.drought_felt, flows.fed_by_kitchens
    believed, real = (
        hungry_villagers(village_hunger(each, animal, dry, kitchens, params), before, params)
        for each in (flows.village_food + (fed - true), flows.village_food)
    )
    more = (flows.food_rural * (fed / np.maximum(true, 1e-9) - 1)).sum(axis=0)
    bread = (1 - params.housing_weight) * params.consumption_bread / (params.food_1928 / 4)
    per_head = bread * params.people_1928 / after.reference_people
    return {
        "nutrition_rural~reported": fed,
        "hungry_people~reported": flows.hungry + (believed - real),
        "consumption_per_head~reported": 100 * (flows.consumption + per_head * more),
    }


def told(
    found: Mapping[str, Array], before: State, after: State, flows: Flows, params: Params,
    labels: Labels,
) -> dict[str, Array]:
    """Return the reported twins of food, totals and products by key.

    Args:
        found: The true indicators of the quarter.
        before: Stocks at its start.
        after: Stocks at its end.
        flows: Its named flows.
        params: The model's parameters.
        labels: For the names of products.
    """
    output = after.output_reported
    product = product_told(after, flows, params)
    ratio = product / np.maximum(flows.national_product, 1e-9)
    of_branch = params.product_branch[:, :, 0]
    over = (of_branch @ output) / np.maximum(of_branch @ after.output, 1e-12)
    return {
        **food_told(before, after, flows, params),
        "pig_iron~reported": (params.pig_iron_ratio * output).sum(axis=0),
        "largescale_industry~reported": (
            params.price_1926 * params.large_scale * output
        ).sum(axis=0),
        "national_product~reported": product,
        "gdp~reported": 400 * product / totals.product_1928(params),
        "gdp_per_head~reported": found["gdp_per_head"] * ratio,
        # Reports hold themselves to be true.
        "statistics_honesty~reported": np.full_like(found["statistics_honesty"], 100.0),
        **{f"{name}~reported": flows.products[row] * over[row]
           for row, name in enumerate(labels.products)},
    }
