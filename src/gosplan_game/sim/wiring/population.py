"""Wiring of people: food, deaths, births and migration."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from gosplan_game.core.decisions import Decisions
from gosplan_game.core.exogenous import Exogenous
from gosplan_game.core.parameters import Params
from gosplan_game.core.quantities import Array, clipped
from gosplan_game.core.state import State
from gosplan_game.model.agriculture import tenure
from gosplan_game.model.people import (
    demography,
    housing,
    migration,
    nutrition,
    rationing,
    schooling,
)
from gosplan_game.sim.wiring import hunger, totals
from gosplan_game.sim.wiring.bread import Bread
from gosplan_game.sim.wiring.land import Land


class Vitals(NamedTuple):
    """People after food, births, deaths and migration (million)."""

    nutrition_rural: Array
    nutrition_urban: Array
    drought_felt: Array
    """How far the food of the dry part lies below the region's, share, (R, B)."""
    village_food: Array
    """Food of villages against wish without that of kitchens, (R, B)."""
    nutrition_workers: Array
    weakness_rural: Array
    weakness_urban: Array
    food_on_sale: Array
    nutrition_lists: Array
    passported: Array
    expelled: Array
    town_food: Array
    hungry: Array
    conceived_rural: Array
    conceived_urban: Array
    fertility_rural: Array
    fertility_urban: Array
    crowding: Array
    rural_events: demography.Vital
    urban_events: demography.Vital
    migration: Array
    refugees: Array
    arrivals: Array
    rural: Array
    urban: Array


def _with_births(people: Array, births: Array) -> Array:
    """Add births (R, B) to the youngest age of (R, A, B)."""
    return np.concatenate([people[:, :1] + births[:, None, :], people[:, 1:]], axis=1)


def _animal_food(state: State, params: Params) -> Array:
    """Return meat, milk and fat a head of the country against 1928, (B,)."""
    people = totals.townspeople(state) + totals.villagers(state).sum(axis=0)
    animals = (state.herds * params.herd_food_weight).sum(axis=(0, 1))
    return animals / totals.animals_1928(params) * (params.people_1928 / people)


def vitals(
    state: State,
    decisions: Decisions,
    outside: Exogenous,
    params: Params,
    at_hand: Land,
    eaten: Bread,
    jobs: Array,
) -> Vitals:
    """Feed, bear, bury and move people for a quarter."""
    fed_rural = nutrition.nutrition(
        nutrition=state.nutrition_rural,
        food=tenure.with_gardens(
            food=eaten.use.food,
            collectivised=at_hand.collectivised,
            plot_concession=decisions.plot_concession,
            garden_food=params.garden_food,
        ),
        wish=eaten.food_wish,
        memory=params.food_memory,
    )
    urban_total = totals.townspeople(state)
    town_food = eaten.served.towns / params.grain_per_ration + eaten.private_to_towns.sum(axis=0)
    fed_urban = nutrition.nutrition(
        nutrition=state.nutrition_urban,
        food=town_food,
        wish=params.town_food_wish / 4 * urban_total,
        memory=params.food_memory,
    )
    animal = hunger.village_animals(state, params)
    cooked = (eaten.foreign_relief + eaten.served.relief) / np.maximum(eaten.food_wish, 1e-9)
    dry = hunger.drought_felt(at_hand, outside, params)
    alone = np.maximum(fed_rural - (1 - params.food_memory) * cooked, 0.0)
    hunger_rural = hunger.village_hunger(alone, animal, dry, eaten.kitchens, params)
    lists = eaten.lists
    buying = eaten.bought_in_towns
    bought = buying.head * (eaten.town_market / np.maximum(buying.demand, 1e-12))[:, None, :]
    cells = lists.issued + bought
    fed_towns = nutrition.nutrition(
        nutrition=state.nutrition_lists,
        food=cells,
        wish=np.ones_like(urban_total),
        memory=params.food_memory,
    )
    table = rationing.rationed(
        nutrition=fed_towns,
        animal=rationing.animal_food(
            animals=_animal_food(state, params),
            people=lists.people.sum(axis=0),
            norm=params.list_meat,
            priority=decisions.list_priority,
        ),
        animal_share=params.town_animal_share,
        townspeople=lists.people,
        bare=params.food_bare,
        ranking=decisions.ration_ranking,
        state_share=lists.issued / np.maximum(cells, 1e-9),
        people=params.ration_people,
        norm=params.ration_norm,
        need=params.ration_need,
        pooling=params.ration_pooling,
        filled=lists.filled,
        cut=params.ration_cut,
    )
    hunger_urban = table.hunger
    fuel = (params.fuel_weight * totals.relative_output(state, params)).sum(axis=0)
    epidemics = params.epidemics * (1 - clipped(fuel, 0.0, 1.0))
    risk = {
        "rate": params.hunger_mortality,
        "closed_exits": params.closed_exits,
        "epidemics": epidemics,
        "spread": params.hunger_spread,
    }
    papers = migration.passported(
        papers=state.passported, ordered=decisions.passports, speed=params.passport_speed
    )
    barred = 1 - (1 - decisions.exit_ban) * (1 - decisions.blacklist)
    shut = 1 - (1 - barred) * (1 - params.passport_effect * papers)
    wear = {"speed": params.hunger_memory, "recovery": params.hunger_recovery}
    weak_rural = nutrition.weakness(weakness=state.weakness_rural, hunger=hunger_rural, **wear)
    weak_urban = nutrition.weakness(weakness=state.weakness_urban, hunger=hunger_urban, **wear)
    risk_rural = nutrition.excess_mortality(
        hunger=hunger_rural,
        weakness=weak_rural,
        # Where people live on herds the herd is the reserve: nothing else is left to wait on.
        reserve=params.hunger_reserve * (1 - params.animal_diet_share),
        exits_shut=shut,
        **risk,
    )
    risk_urban = nutrition.excess_mortality(
        hunger=hunger_urban,
        weakness=weak_urban,
        reserve=params.hunger_reserve,
        exits_shut=np.zeros_like(decisions.exit_ban),
        **risk,
    )
    shared = {
        "abortion_ban": decisions.abortion_ban,
        "ban_effect": params.abortion_ban_births,
        "death_weight": params.death_age_weight,
        "hunger_weight": params.hunger_age_weight,
        "growing_up": params.growing_up,
        "growing_old": params.growing_old,
    }
    conceiving = {
        "speed": params.conception_speed,
        "food_elasticity": params.birth_food,
        "weakness_effect": params.birth_weakness,
    }
    village_bears = demography.bearing(
        conceived=state.conceived_rural,
        fertility=state.fertility_rural,
        nutrition=fed_rural,
        weakness=weak_rural,
        **conceiving,
    )
    town_bears = demography.bearing(
        conceived=state.conceived_urban,
        fertility=state.fertility_urban,
        nutrition=fed_urban,
        weakness=(weak_urban * lists.people.sum(axis=1)).sum(axis=0) / urban_total,
        **conceiving,
    )
    crowded = housing.crowding(
        stock=state.housing, people=urban_total, space_1928=params.living_space_1928
    )
    doctors = schooling.staffing(
        staff=state.doctors,
        served=state.rural.sum(axis=(0, 1)) + urban_total,
        staff_1928=params.doctors_1928,
        served_1928=params.people_1928,
        elasticity=-params.doctor_effect,
    )
    village = demography.vital_events(
        people=state.rural,
        fertility=village_bears.fertility,
        birth_rate=outside.birth_rate,
        death_rate=outside.death_rate * doctors,
        excess_risk=risk_rural,
        **shared,
    )
    town = demography.vital_events(
        people=state.urban,
        fertility=town_bears.fertility[None, :],
        birth_rate=outside.birth_rate
        * params.urban_birth_ratio
        * np.maximum(1 - params.crowding_births * crowded, 0.5),
        death_rate=outside.death_rate
        * doctors
        * params.urban_death_ratio
        * (1 + params.crowding_deaths * crowded),
        excess_risk=risk_urban,
        **shared,
    )
    rural = _with_births(state.rural, village.births) + village.ageing - village.deaths
    rural = rural - village.excess
    urban = _with_births(state.urban, town.births) + town.ageing - town.deaths - town.excess
    rate = migration.migration_rate(
        town_level=params.town_advantage * fed_urban,
        village_level=fed_rural,
        collectivised=at_hand.collectivised,
        terror=decisions.terror,
        jobs=jobs,
        exit_ban=barred,
        ban_effect=params.exit_ban_effect,
        papers=papers,
        papers_effect=params.passport_effect,
        slope=params.migration_slope,
        level=params.migration_level,
        pressed_slope=params.migration_pressed_slope,
        pressed_level=params.migration_pressed_level,
        fear=params.migration_fear,
    )
    of_region = lists.people.sum(axis=1)
    expelled = migration.expelled(
        urban=of_region, issued=papers - state.passported, refused=params.passport_refused
    )
    fled = migration.flight(
        urban=of_region,
        hunger_town=table.depth,
        hunger_village=hunger_rural,
        readiness=params.flight_readiness,
    )
    weight = params.migrant_age_weight
    moved = migration.placed(
        urban=urban,
        moving=migration.movers(people=rural, rate=rate, age_weight=weight)
        - migration.movers(
            people=urban,
            rate=(expelled + fled) / np.maximum(urban.sum(axis=1), 1e-12),
            age_weight=weight,
        ),
    )
    refugees = migration.refugees(
        rural=rural,
        hunger=hunger_rural,
        destitute=nutrition.destitution(weakness=weak_rural, spread=params.hunger_spread),
        held=params.exit_ban_effect * barred,
        readiness=params.flight_readiness,
        onset=params.hungry_onset,
    )
    rural = rural - moved.from_villages - refugees
    urban = urban + moved.to_towns
    return Vitals(
        nutrition_rural=fed_rural,
        nutrition_urban=fed_urban,
        drought_felt=dry,
        village_food=alone,
        nutrition_workers=table.at_work,
        weakness_rural=weak_rural,
        weakness_urban=weak_urban,
        food_on_sale=fed_urban
        + (1 - params.food_memory)
        * eaten.unbought
        / np.maximum(params.town_food_wish / 4 * urban_total, 1e-9),
        passported=papers,
        expelled=expelled,
        town_food=(fed_towns * lists.people).sum(axis=1) / lists.people.sum(axis=1),
        nutrition_lists=(fed_towns * lists.people).sum(axis=0)
        / np.maximum(lists.people.sum(axis=0), 1e-9),
        hungry=hunger.hungry_villagers(hunger_rural, state, params)
        + state.urban.sum(axis=1) * clipped(params.hungry_onset * hunger_urban, 0, 1),
        conceived_rural=village_bears.conceived,
        fertility_rural=village_bears.fertility,
        conceived_urban=town_bears.conceived,
        fertility_urban=town_bears.fertility,
        crowding=crowded,
        rural_events=village,
        urban_events=town,
        migration=moved.from_villages,
        refugees=refugees,
        arrivals=moved.to_towns,
        rural=rural,
        urban=urban,
    )
