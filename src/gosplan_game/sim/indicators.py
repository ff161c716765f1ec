"""Indicators: the catalogue's numbers, read off a quarter's stocks and flows.

Keys are the ids of `core.variables.VARIABLES`, ``gross_output`` and the scenario's
products, each with the axes of its variable plus runs; what the office is told
stands beside the truth under ``~reported``.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from gosplan_game.core.decisions import Decisions
from gosplan_game.core.exogenous import Exogenous
from gosplan_game.core.flows import Flows
from gosplan_game.core.labels import SPECIES, Labels
from gosplan_game.core.parameters import Params
from gosplan_game.core.quantities import Array
from gosplan_game.core.state import State
from gosplan_game.model.state import defence
from gosplan_game.sim.believed import peasant_grain_reported
from gosplan_game.sim.further_stocks import further_stocks
from gosplan_game.sim.told import told
from gosplan_game.sim.wiring import totals
from gosplan_game.sim.wiring.plant import megawatts

THOUSAND = 1000.0
DAYS = 91.25


def indicators(
    before: State,
    after: State,
    flows: Flows,
    decisions: Decisions,
    outside: Exogenous,
    params: Params,
    labels: Labels,
) -> Mapping[str, Array]:
    """Return every indicator of the quarter by key.

    Args:
        before: Stocks at the quarter's start.
        after: Stocks at its end.
        flows: Its named flows.
        decisions: Orders in force.
        outside: Outside conditions.
        params: The model's parameters.
        labels: For the names of products.
    """
    found = {
        "weather": outside.weather,
        **_countryside(after, flows),
        **_people(after, flows, params),
        **_livelihood(after, flows, params),
        **_industry(after, flows, decisions, params),
        **_products(flows, labels),
        **_money(after, flows, params),
        **_defence(after, flows, params),
        **further_stocks(after),
    }
    return {**found, **told(found, before, after, flows, params, labels)}


CATTLE = SPECIES.index("cattle")


def _countryside(after: State, flows: Flows) -> dict[str, Array]:
    told = after.harvest_reported / np.maximum(after.harvest_last, 1e-9)
    peasants = after.sown_area * (1 - after.state_farms)
    kolkhoz = peasants * flows.kolkhoz_land
    found = {
        "grain_harvest": flows.harvest,
        "grain_harvest~reported": flows.harvest * told,
        "grain_harvest_official": (flows.harvest * told).sum(axis=0),
        "grain_procurement": flows.bought
        + flows.forced
        + flows.machine_payments
        + flows.state_farm_grain,
        "grain_exports": flows.grain_exports,
        "grain_stocks_state": after.state_grain,
        "grain_stocks_state_july": after.state_grain,
        "grain_stocks_peasant": after.peasant_grain,
        "grain_stocks_peasant~reported": peasant_grain_reported(after),
        "sown_area_grain": after.sown_area,
        "sown_area_grain~reported": after.sown_area,
        "sown_area_state_farms": after.state_farms * after.sown_area,
        "sown_area_collectivised": 100 * kolkhoz.sum(axis=0) / peasants.sum(axis=0),
        "station_land": 100 * flows.ploughed_by_stations,
        "tractors_fuelled": 100 * flows.tractors_fuelled,
        "machine_payments": flows.machine_payments,
        "state_farm_deliveries": flows.state_farm_grain,
        "cattle_collective": after.collective_herds[:, CATTLE] * after.herds[:, CATTLE],
        "collectivised_households": 100 * after.collectivised,
        "peasant_disturbances": flows.disturbances,
    }
    for index, species in enumerate(SPECIES):
        found[species] = after.herds[:, index]
        found[f"{species}~reported"] = after.herds[:, index]
    return found


def _regions(after: State, params: Params) -> tuple[Array, Array, Array]:
    """Village, town and other people by region, million, (R, B).

    Settlers and prisoners live where they are held, soldiers are spread by people.
    """
    rural, urban = totals.villagers(after), after.urban.sum(axis=1)
    free = rural + urban
    other = params.exile_share * (after.settlers + after.prisoners)
    return rural, urban, other + free / free.sum(axis=0) * after.soldiers


def _people(after: State, flows: Flows, params: Params) -> dict[str, Array]:
    rural, urban, other = _regions(after, params)
    exile = params.exile_share
    hunger = flows.hunger_rural.sum(axis=1) + flows.hunger_urban.sum(axis=1)
    ordinary = flows.deaths_rural.sum(axis=1) + flows.deaths_urban.sum(axis=1)
    executed = flows.executed_rural.sum(axis=1) + flows.executed_urban.sum(axis=1)
    held = flows.settler_deaths + flows.prisoner_deaths
    held_excess = flows.settler_excess + flows.prisoner_excess
    free = rural + urban
    share = free / free.sum(axis=0)
    deaths = ordinary + hunger + executed + exile * held + share * flows.soldier_deaths
    return {
        "population": rural + urban + other,
        "population~reported": rural + urban + other + after.dead_registered,
        "population_urban": urban,
        "population_rural": rural,
        "population_rural~reported": rural + after.dead_registered,
        "dead_registered": THOUSAND * after.dead_registered,
        "unregistered_deaths": THOUSAND * flows.unregistered_deaths,
        "census_missing": THOUSAND * flows.census_missing,
        "births": THOUSAND * (flows.births_rural + flows.births_urban),
        "births_lost": THOUSAND * flows.births_lost,
        "deaths": THOUSAND * deaths,
        "deaths~reported": THOUSAND * (deaths - flows.unregistered_deaths),
        "excess_deaths": THOUSAND * (hunger + executed + exile * held_excess),
        "excess_deaths_hunger": THOUSAND * hunger.sum(axis=0),
        "excess_deaths_deportation": THOUSAND * flows.settler_excess,
        "excess_deaths_camps": THOUSAND * flows.prisoner_excess,
        "excess_deaths_executions": THOUSAND * executed.sum(axis=0),
        "excess_deaths_towns": THOUSAND * flows.hunger_urban.sum(axis=1),
        "hungry_people": flows.hungry,
        "fed_by_relief": flows.fed_by_relief,
        "rural_urban_migration": THOUSAND * flows.migration.sum(axis=1),
        "expelled_persons": THOUSAND * flows.expelled,
        "passported": 100 * after.passported,
        "deported_persons": THOUSAND * flows.deported.sum(axis=(0, 1)),
        "special_settlers": THOUSAND * after.settlers,
        "camp_prisoners": 1e6 * after.prisoners,
        "armed_forces": THOUSAND * after.soldiers,
    }


def _livelihood(after: State, flows: Flows, params: Params) -> dict[str, Array]:
    urban = totals.townspeople(after)
    population = (
        after.rural.sum(axis=(0, 1)) + urban + after.settlers + after.prisoners + after.soldiers
    )
    gdp = 4 * flows.national_product / totals.product_1928(params)
    industrial = (params.industrial * after.employment).sum(axis=0)
    return {
        "nutrition_rural": after.nutrition_rural,
        "nutrition_urban": after.nutrition_urban,
        "nutrition_towns": flows.town_food,
        "nutrition_special_list": after.nutrition_lists[0],
        "nutrition_third_list": after.nutrition_lists[-1],
        "weakness_rural": after.weakness_rural,
        "weakness_urban": after.weakness_urban,
        "bread_ration": THOUSAND * flows.town_grain / np.maximum(urban, 1e-9) / DAYS,
        "consumption_per_head": 100 * flows.consumption,
        "gdp": 100 * gdp,
        "gdp_per_head": params.gdp_per_head_1928 * gdp * params.people_1928 / population,
        "real_wage": 100 * after.real_wage,
        "unemployment_registered": THOUSAND * after.unemployed * after.registration,
        "jobless": after.unemployed,
        "women_in_work": 100
        * (flows.town_women + params.village_women * flows.village_hands)
        / np.maximum(flows.labour_supply, 1e-9),
        "strikers": flows.strikers,
        "literacy": 100 * after.literacy,
        "pupils": flows.pupils,
        "engineers": after.engineers,
        "doctors": after.doctors,
        "employment": after.employment,
        "workers_and_employees": totals.employed(after),
        "industrial_employment": industrial,
        "separations": flows.separations,
        "labour_turnover": 400 * flows.separations / np.maximum(industrial, 1e-9),
        "housing_stock": after.housing,
        "living_space": after.housing / np.maximum(urban, 1e-9),
        "housing_completed": flows.housing_completed + flows.housing_own,
        "support_workers": after.support_workers,
        "support_peasants": after.support_peasants,
        "support_party": after.support_party,
    }


def _industry(after: State, flows: Flows, decisions: Decisions, params: Params) -> dict[str, Array]:
    large = params.price_1926 * params.large_scale * after.output
    told = after.harvest_reported.sum(axis=0) / np.maximum(after.harvest_last.sum(axis=0), 1e-9)
    return {
        "gross_output": after.output,
        "gross_output~reported": after.output_reported,
        "plan_fulfilment": 400 * after.output_reported / np.maximum(decisions.plan_target, 1e-9),
        "capacity": flows.capacity,
        "capacity~reported": flows.capacity * (1 - after.hidden_reserve),
        "inventories": after.inventories,
        "inventories~reported": after.inventories,
        "shortage": after.shortage,
        "scrap": 100 * flows.scrap,
        "capital": after.capital,
        "unfinished_works": after.construction_early + after.construction_late,
        "unmastered_plant": after.unmastered,
        "technique": after.technique,
        "best_practice": after.best_practice,
        "foreign_equipment": 100 * after.foreign_lessons,
        "commanders": 100 * after.commanders,
        "project_progress": after.project_spent / np.maximum(params.project_cost, 1e-12),
        "station_power": megawatts(after.project_spent, params),
        "pig_iron": (params.pig_iron_ratio * after.output).sum(axis=0),
        "iron_ore": flows.ore_raised,
        "ore_capacity": after.ore_capacity,
        "ore_sinking": after.ore_sinking,
        "largescale_industry": large.sum(axis=0),
        "gross_industry": flows.value_true,
        "gross_industry~reported": flows.value_reported,
        "industry_official": flows.value_reported * totals.index_points(params),
        "tractors_in_use": THOUSAND * after.tractor_power / params.tractor_horsepower,
        "statisticians": 100 * after.statisticians,
        "statistics_honesty": 50 * (flows.value_true / flows.value_reported + 1 / told),
    }


def _products(flows: Flows, labels: Labels) -> dict[str, Array]:
    return {name: flows.products[row] for row, name in enumerate(labels.products)}


def _money(after: State, flows: Flows, params: Params) -> dict[str, Array]:
    building = flows.housing_investment + flows.walls + flows.state_farm_building
    invested = flows.investment.sum(axis=0) + building
    return {
        "scissors_ratio": flows.scissors,
        "scissors_ratio_year": flows.scissors,
        "price_level": after.price_level,
        "kolkhoz_market_ratio": after.market_price / after.retail_price,
        "nominal_wage": after.nominal_wage,
        "money_in_circulation": after.cash + after.money_value,
        "budget_balance": flows.budget_revenue - flows.budget_expenditure,
        "budget_expenditure": flows.budget_expenditure,
        "defence_spending": flows.defence_spending,
        "defence_published": flows.defence_published,
        "exports": flows.exports,
        "imports": flows.imports,
        "machinery_imports": flows.machinery_imports,
        "machinery_share_imports": 100 * flows.machinery_imports / np.maximum(flows.imports, 1e-9),
        "foreign_debt": after.debt_short + after.debt_long,
        "gold": after.gold,
        "queue_hours": after.queue_hours,
        "goods_bought": 100 * after.goods_bought,
        "state_loans": after.state_loans,
        "credit_record": 100 * (1 - after.default_record),
        "valuables": after.valuables,
        "church_plate": after.church_plate,
        "leased_works": 100 * after.leased,
        "concession_capital": after.concession_capital,
        "private_profits": flows.private_profits,
        "rents": flows.rents,
        "investment": invested * (0.5 + 0.5 * after.nominal_wage / params.wage_1928),
        "investment_by_plan": invested * params.comparable_rouble,
    }


def _defence(after: State, flows: Flows, params: Params) -> dict[str, Array]:
    low, high = (
        defence.under_blow(
            loss=flows.invasion_loss,
            readiness=flows.defence_readiness,
            threat_strength=params.threat_strength,
            spread=params.threat_spread,
            held_at_most=params.held_at_most,
            blow=blow,
        )
        for blow in (-defence.DECILE, defence.DECILE)
    )
    plant = params.defence_weight * after.capital
    in_the_east = (plant * after.eastern_share).sum(axis=0) / np.maximum(plant.sum(axis=0), 1e-12)
    return {
        "defence_budget_share": 100
        * flows.defence_spending
        / np.maximum(flows.budget_expenditure, 1e-9),
        "defence_product": flows.defence_product,
        "national_product": flows.national_product,
        "defence_share_gnp": 100 * flows.defence_product / np.maximum(flows.national_product, 1e-9),
        "readiness_defence": 100 * flows.defence_readiness,
        "training": 100 * after.training,
        "war_industry_east": 100 * in_the_east,
        "exposed_industry": 100 * flows.exposed,
        "evacuated": 100 * flows.evacuated,
        "invasion_drawn": 100 * flows.invasion_drawn,
        "invasion_loss": 100 * flows.invasion_loss,
        "invasion_loss_low": 100 * low,
        "invasion_loss_high": 100 * high,
    }
