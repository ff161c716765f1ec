"""Accounts of industry: output, capacity, materials, works, labour, product, defence."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from gosplan_game.core.quantities import Array
from gosplan_game.model.state.reports import value_index
from gosplan_game.sim.explain.rules import (
    Moves,
    Parts,
    Played,
    Product,
    Ratio,
    Rule,
    by_branch,
    shift,
    whole,
    zeros_like,
)
from gosplan_game.sim.wiring import totals
from gosplan_game.sim.wiring.building import teachers
from gosplan_game.sim.wiring.industry import pressures
from gosplan_game.sim.wiring.plant import megawatts

THOUSAND = 1000.0
SMOOTHED = 0.5
"""Weight of the quarter in the smoothed shortage (sim.step)."""


def _by_branch_of_project(q: Played, amounts: Array) -> Array:
    """Sum project amounts (P, B) by the branch they belong to, (S, B)."""
    total: Array = (q.params.project_branch * amounts[:, None, :]).sum(axis=0)
    return total


def _materials(q: Played) -> Mapping[str, Array]:
    f = q.flows
    return {
        "made": q.after.output,
        "material_imports": f.material_imports,
        "used": -f.used,
        "branch_exports": -f.branch_exports,
        "final_use": -f.final_use,
        "material_loss": -f.material_loss,
        "spoiled": -f.spoiled,
    }


def _scrap(q: Played) -> Mapping[str, Array]:
    felt = pressures(
        q.params,
        season=q.outside.season,
        plan_binding=q.orders.plan_binding,
        tautness=q.orders.plan_target / np.maximum(4 * q.flows.capacity, 1e-9),
        experience=q.after.experience,
        shortage=q.before.shortage,
    )
    norm = 100 * q.params.scrap_norm
    return {
        "scrap_of_1928": norm + zeros_like(q.flows.scrap),
        "scrap_of_storming": norm * felt.storming,
        "scrap_of_targets": norm * felt.tautness,
        "scrap_of_newcomers": norm * felt.newcomers,
        "scrap_of_shortage": norm * felt.shortage,
    }


def _capital(q: Played) -> Mapping[str, Array]:
    f = q.flows
    return {
        "completed": f.completed,
        "project_delivery": _by_branch_of_project(q, f.project_delivery),
        "depreciation": -f.depreciation,
        "worked_out": -f.worked_out,
    }


def _works(q: Played) -> Mapping[str, Array]:
    f = q.flows
    return {
        "investment": f.investment,
        "spent_on_projects": -_by_branch_of_project(q, f.project_spending),
        "completed": -f.completed,
    }


def _new_plant(q: Played) -> Mapping[str, Array]:
    f = q.flows
    return {
        "completed": f.completed,
        "project_delivery": _by_branch_of_project(q, f.project_delivery),
        "mastered": -f.mastered,
    }


def _commanders(q: Played) -> Mapping[str, Array]:
    learned = 100 * q.params.commander_learning * (1 - q.before.commanders)
    return {
        "learned_their_posts": learned,
        "commanders_lost": 100 * (q.after.commanders - q.before.commanders) - learned,
    }


def _technique(q: Played) -> Mapping[str, Array]:
    handed_over = q.flows.completed + _by_branch_of_project(q, q.flows.project_delivery)
    lead = q.params.new_plant_lead * q.before.best_practice - q.before.technique
    newer = handed_over / q.after.capital * lead
    return {
        "newer_plant": newer,
        "works_unlike_others": q.after.technique - q.before.technique - newer,
    }


def _mines(q: Played) -> Mapping[str, Array]:
    return {
        "mines_opened": q.flows.ore_opened,
        "mines_worked_out": q.after.ore_capacity - q.before.ore_capacity - q.flows.ore_opened,
    }


def _sinking(q: Played) -> Mapping[str, Array]:
    return {
        "mines_begun": q.after.ore_sinking - q.before.ore_sinking + q.flows.ore_opened,
        "mines_opened": -q.flows.ore_opened,
    }


def _best_practice(q: Played) -> Mapping[str, Array]:
    p, before = q.params, q.before
    helped = 1 + p.engineer_help * teachers(before, q.orders, p)
    copied = before.best_practice * p.import_lessons / 4 * before.foreign_lessons * helped
    return {
        "learned_by_building": q.after.best_practice - before.best_practice - copied,
        "copied_from_abroad": copied,
    }


def _statisticians(q: Played) -> Mapping[str, Array]:
    gained = 100 * q.params.commander_learning * (1 - q.before.statisticians)
    return {
        "courage_found": gained,
        "statisticians_lost": 100 * (q.after.statisticians - q.before.statisticians) - gained,
    }


def _projects(q: Played) -> Mapping[str, Array]:
    return {"project_spending": q.flows.project_spending / np.maximum(q.params.project_cost, 1e-12)}


def _stations(q: Played) -> Mapping[str, Array]:
    before, after = q.before.project_spent, q.after.project_spent
    return {"project_delivery": megawatts(after, q.params) - megawatts(before, q.params)}


def _shortage(q: Played) -> Mapping[str, Array]:
    older = -SMOOTHED * q.before.shortage
    return {
        "shortage_of_the_quarter": q.after.shortage - q.before.shortage - older,
        "earlier_shortage": older,
    }


def _value(q: Played, output: Array, drift: Array, scale: Array | float = 1.0) -> dict[str, Array]:
    """Value of each branch as the reports' index counts it, (B,) by branch."""
    p = q.params
    found = {}
    for row, branch in enumerate(q.labels.branches):
        one = slice(row, row + 1)
        found[f"output.{branch}"] = scale * value_index(
            output=output[one],
            base_output=p.base_output[one],
            price=p.price_1926[one],
            drift=drift[one],
            industrial=p.industrial[one],
        )
    return found


def _true_value(q: Played) -> Mapping[str, Array]:
    return _value(q, q.after.output, np.zeros_like(q.params.value_drift))


def _reported_value(q: Played) -> Mapping[str, Array]:
    return _value(q, q.after.output_reported, q.params.value_drift)


def _official(q: Played) -> Mapping[str, Array]:
    scale = totals.index_points(q.params)
    return _value(q, q.after.output_reported, q.params.value_drift, scale)


def _large_scale(q: Played) -> Mapping[str, Array]:
    p = q.params
    return by_branch("output", p.price_1926 * p.large_scale * q.after.output, q.labels)


def _pig_iron(q: Played) -> Mapping[str, Array]:
    return by_branch("output", q.params.pig_iron_ratio * q.after.output, q.labels)


def _product(q: Played) -> dict[str, Array]:
    p = q.params
    added = p.price_1926 * p.value_added_share * q.after.output
    return {
        **by_branch("value_added", added, q.labels),
        "value_added.farms": q.flows.national_product - added.sum(axis=0),
    }


def _gdp(q: Played) -> Mapping[str, Array]:
    p = q.params
    base = (p.price_1926 * p.value_added_share * p.base_output).sum(axis=0)
    scale = 400 / (base + p.farm_product_1928)
    return {name: scale * amount for name, amount in _product(q).items()}


def everyone(q: Played) -> Array:
    """Return all people, million, (B,)."""
    s = q.after
    total: Array = (
        s.rural.sum(axis=(0, 1)) + s.urban.sum(axis=(0, 1)) + s.settlers + s.prisoners + s.soldiers
    )
    return total


def people_of_reference(q: Played) -> Array:
    """Return the people there would be without excess deaths, against those of 1928, (B,)."""
    return q.after.reference_people / q.params.people_1928


def _defence_product(q: Played) -> Mapping[str, Array]:
    arms = THOUSAND * q.flows.equipment_delivered
    return {"equipment_delivered": arms, "upkeep_of_forces": q.flows.defence_product - arms}


def _honesty(q: Played) -> Mapping[str, Array]:
    industry = 50 * q.flows.value_true / q.flows.value_reported
    return {
        "industry_true_over_reported": industry,
        "harvest_true_over_reported": q.values["statistics_honesty"] - industry,
    }


def _hired(q: Played) -> Mapping[str, Array]:
    return {"hired": q.after.employment - q.before.employment}


def _hired_by_branch(q: Played) -> Mapping[str, Array]:
    return by_branch("hired", q.after.employment - q.before.employment, q.labels)


def _hired_in_industry(q: Played) -> Mapping[str, Array]:
    change = q.params.industrial * (q.after.employment - q.before.employment)
    return by_branch("hired", change, q.labels)


def _total_investment(q: Played) -> Array:
    building = q.flows.housing_investment + q.flows.walls + q.flows.state_farm_building
    total: Array = q.flows.investment.sum(axis=0) + building
    return total


def _investment_by_plan(q: Played) -> Mapping[str, Array]:
    rouble = q.params.comparable_rouble
    found = by_branch("investment", rouble * q.flows.investment, q.labels)
    return {
        **found,
        "dwellings": rouble * q.flows.housing_investment,
        "walls": rouble * q.flows.walls,
        "state_farm_building": rouble * q.flows.state_farm_building,
    }


RULES: dict[str, Rule] = {
    "gross_output": Product("capacity", lambda q: q.flows.capacity, "use_of_capacity"),
    "gross_output~reported": Product(
        "capacity_reported", lambda q: q.values["capacity~reported"], "use_of_capacity"
    ),
    "capacity": Product("capital", lambda q: q.before.capital, "output_per_capital"),
    "capacity~reported": whole("capacity_stated", "capacity~reported"),
    "plan_fulfilment": Ratio(
        "output_reported",
        lambda q: 400 * q.after.output_reported,
        "plan_target",
        lambda q: np.maximum(q.orders.plan_target, 1e-9),
    ),
    "inventories": Moves(_materials),
    "inventories~reported": Moves(_materials),
    "shortage": Moves(_shortage),
    "scrap": Parts(_scrap),
    "capital": Moves(_capital),
    "unfinished_works": Moves(_works),
    "unmastered_plant": Moves(_new_plant),
    "iron_ore": whole("ore_raised", "iron_ore"),
    "ore_capacity": Moves(_mines),
    "ore_sinking": Moves(_sinking),
    "technique": Moves(_technique),
    "best_practice": Moves(_best_practice),
    "foreign_equipment": shift("foreign_machines_installed", "foreign_lessons", 100.0),
    "commanders": Moves(_commanders),
    "statisticians": Moves(_statisticians),
    "project_progress": Moves(_projects),
    "station_power": Moves(_stations),
    "pig_iron": Parts(_pig_iron),
    "largescale_industry": Parts(_large_scale),
    "gross_industry": Parts(_true_value),
    "gross_industry~reported": Parts(_reported_value),
    "industry_official": Parts(_official),
    "gdp": Parts(_gdp),
    "gdp_per_head": Ratio(
        "gdp", lambda q: q.values["gdp_per_head"] * everyone(q), "population", everyone
    ),
    "national_product": Parts(_product),
    "consumption_per_head": Ratio(
        "consumption",
        lambda q: 100 * q.flows.consumption * people_of_reference(q),
        "reference_people",
        people_of_reference,
    ),
    "statistics_honesty": Parts(_honesty),
    "employment": Moves(_hired),
    "workers_and_employees": Moves(_hired_by_branch),
    "industrial_employment": Moves(_hired_in_industry),
    "separations": whole("separations", "separations"),
    "labour_turnover": Ratio(
        "separations",
        lambda q: 400 * q.flows.separations,
        "industrial_employment",
        lambda q: np.maximum(q.values["industrial_employment"], 1e-9),
    ),
    "real_wage": shift("food_and_goods_of_a_wage", "real_wage", 100.0),
    "investment": Product("volume", _total_investment, "prices_of_works"),
    "investment_by_plan": Parts(_investment_by_plan),
    "defence_product": Parts(_defence_product),
    "defence_share_gnp": Ratio(
        "defence_product",
        lambda q: 100 * q.flows.defence_product,
        "national_product",
        lambda q: np.maximum(q.flows.national_product, 1e-9),
    ),
    "readiness_defence": whole("readiness", "readiness_defence"),
    "training": shift("drill_and_recruits", "training", 100.0),
    "war_industry_east": whole("plant_in_the_east", "war_industry_east"),
    "exposed_industry": whole("plant_within_reach", "exposed_industry"),
    "evacuated": whole("railways_and_room", "evacuated"),
    "invasion_drawn": whole("exposed_and_not_held", "invasion_drawn"),
    "invasion_loss": whole("exposed_and_not_held", "invasion_loss"),
    "invasion_loss_low": whole("exposed_and_not_held", "invasion_loss_low"),
    "invasion_loss_high": whole("exposed_and_not_held", "invasion_loss_high"),
}
"""Accounts by key of the indicator."""
