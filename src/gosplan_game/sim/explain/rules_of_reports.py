"""Accounts of totals as reports have them: their parts are what branches report."""

from __future__ import annotations

from collections.abc import Mapping

from gosplan_game.core.quantities import Array
from gosplan_game.sim.believed import nutrition_reported
from gosplan_game.sim.explain.rules import Moves, Parts, Played, Ratio, Rule, by_branch, whole
from gosplan_game.sim.explain.rules_of_industry import everyone, people_of_reference
from gosplan_game.sim.explain.rules_of_people import smoothed_food
from gosplan_game.sim.wiring import totals


def _pig_iron(q: Played) -> Mapping[str, Array]:
    return by_branch("output", q.params.pig_iron_ratio * q.after.output_reported, q.labels)


def _large_scale(q: Played) -> Mapping[str, Array]:
    p = q.params
    return by_branch("output", p.price_1926 * p.large_scale * q.after.output_reported, q.labels)


def _product(q: Played) -> Mapping[str, Array]:
    p = q.params
    added = p.price_1926 * p.value_added_share * q.after.output_reported
    farms = q.values["national_product~reported"] - added.sum(axis=0)
    return {**by_branch("value_added", added, q.labels), "value_added.farms": farms}


def _gdp(q: Played) -> Mapping[str, Array]:
    scale = 400 / totals.product_1928(q.params)
    return {name: scale * amount for name, amount in _product(q).items()}


def _village_food(q: Played) -> Mapping[str, Array]:
    """Food as it was eaten, and what the balance of grain makes of it."""
    more_now = nutrition_reported(q.after) - q.after.nutrition_rural
    more_before = nutrition_reported(q.before) - q.before.nutrition_rural
    return {**smoothed_food(q, "nutrition_rural"), "estimate_revised": more_now - more_before}


RULES: dict[str, Rule] = {
    "nutrition_rural~reported": Moves(_village_food),
    "hungry_people~reported": whole("hungry", "hungry_people~reported"),
    "consumption_per_head~reported": Ratio(
        "consumption",
        lambda q: q.values["consumption_per_head~reported"] * people_of_reference(q),
        "reference_people",
        people_of_reference,
    ),
    "pig_iron~reported": Parts(_pig_iron),
    "largescale_industry~reported": Parts(_large_scale),
    "national_product~reported": Parts(_product),
    "gdp~reported": Parts(_gdp),
    "gdp_per_head~reported": Ratio(
        "gdp", lambda q: q.values["gdp_per_head~reported"] * everyone(q), "population", everyone
    ),
    "statistics_honesty~reported": whole("reported_over_reported", "statistics_honesty~reported"),
}
"""Accounts by key of the indicator."""
