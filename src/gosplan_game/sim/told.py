"""What reports make of totals and products: the same sums over what branches and farms report.

Pig iron, large-scale industry and the national product are reckoned from branches'
outputs, so whoever is told more steel than was made is told more of these as well. In the
office they are read as told; the true ones would show what reports hide.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from gosplan_game.core.flows import Flows
from gosplan_game.core.labels import Labels
from gosplan_game.core.parameters import Params
from gosplan_game.core.quantities import Array
from gosplan_game.core.state import State
from gosplan_game.sim.wiring import totals

GRAIN_IN_FARM_PRODUCT = 0.42
"""Weight of the harvest in the product of farms (sim.step)."""


def product_told(after: State, flows: Flows, params: Params) -> Array:
    """Return the national product as it is reckoned from reports, m roubles 1926/27, (B,)."""
    more = params.price_1926 * params.value_added_share * (after.output_reported - after.output)
    grain = (after.harvest_reported - after.harvest_last).sum(axis=0) / params.harvest_1928
    farms = params.farm_product_1928 / 4 * GRAIN_IN_FARM_PRODUCT * grain
    told: Array = flows.national_product + more.sum(axis=0) + farms
    return told


def told(
    found: Mapping[str, Array], after: State, flows: Flows, params: Params, labels: Labels
) -> dict[str, Array]:
    """Return the reported twins of totals and products by key.

    Args:
        found: The true indicators of the quarter.
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
