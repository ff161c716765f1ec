"""Wiring of the countryside: campaign, sowing, harvest."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from gosplan_game.core.decisions import Decisions
from gosplan_game.core.exogenous import Exogenous
from gosplan_game.core.parameters import Params
from gosplan_game.core.quantities import Array
from gosplan_game.core.state import State
from gosplan_game.model.agriculture import campaign, harvest, labour, soil, sowing
from gosplan_game.model.state import reports
from gosplan_game.sim.wiring import totals

SPRING, SUMMER = 1, 2


class Land(NamedTuple):
    """The countryside after campaign, sowing and harvest."""

    collectivised: Array
    pressure: Array
    disruption: Array
    experience: Array
    skill: Array
    implements: Array
    draught: Array
    grain_land: Array
    soil: Array
    sowing_done: Array
    planned_area: Array
    seed_due: Array
    sown_area: Array
    harvest: Array
    harvest_last: Array
    harvest_normal: Array
    harvest_reported: Array
    technical_crops: Array
    available: Array
    price_of_goods: Array


def land(
    state: State,
    decisions: Decisions,
    outside: Exogenous,
    params: Params,
    felt_ratio: Array,
    goods: Array,
) -> Land:
    """Run the campaign, decide the sowing in spring, reap in summer."""
    moved = campaign.advance_campaign(
        collectivised=state.collectivised,
        disruption=state.disruption,
        target=decisions.collectivisation_target,
        pace=decisions.collectivisation_pace,
        tilt=params.collectivisation_tilt,
        memory=params.disruption_memory,
        endured=params.uproar_endured,
        resistance=params.uproar_resistance,
    )
    learned = campaign.kolkhoz_experience(
        experience=state.kolkhoz_experience,
        collectivised=moved.collectivised,
        pressure=moved.pressure,
        tractor_power=state.tractor_power,
        tractors_needed=params.tractors_needed,
    )
    skill = campaign.farm_skill(
        skill=state.farm_skill,
        expropriated=decisions.dekulakisation / 4,
        loss=params.skill_loss,
        recovery=params.skill_recovery,
    )
    tools = campaign.implements(
        implements=state.implements, goods=goods, recovery=params.implement_recovery
    )
    grain_land = state.grain_land + outside.annexed_area
    draught = sowing.draught_power(
        horses=state.herds[:, 0],
        tractor_power=state.tractor_power,
        collectivised=moved.collectivised,
        area_1928=grain_land,
        horse_equivalent=params.horse_equivalent,
    )
    rural = totals.villagers(state)
    planned = state.planned_area
    if outside.season == SPRING:
        planned = sowing.planned_area(
            planned=planned,
            draught=draught,
            grievance=state.grievance,
            rural_people=rural,
            ordered_share=moved.collectivised
            + params.ordered_sowing
            * (1 - moved.collectivised)
            * decisions.coercion
            * decisions.plan_binding,
            sowing_push=decisions.sowing_push,
            area_1928=grain_land,
            people_1928=params.rural_1928,
            draught_1928=params.draught_1928,
            draught_elasticity=params.area_draught_elasticity,
            grievance_effect=params.area_grievance,
            private_level=params.private_area_level,
            adjustment=params.area_adjustment,
        )
    planned = planned + outside.annexed_area
    sowing_share = {SPRING: 1 - sowing.WINTER_SHARE, SUMMER: sowing.WINTER_SHARE}.get(
        outside.season, 0.0
    )
    hands, machines = _field_hands(state, params), _machine_work(state, params)
    sowing_done, ground = np.ones_like(planned), state.soil
    if sowing_share:
        sowing_done = labour.work_done(
            hands=hands,
            area=planned * sowing_share,
            days_per_hectare=params.sowing_labour,
            saved=machines,
            days=params.sowing_days,
            bend=params.labour_bend,
        )
    if outside.season == SPRING:
        ground = soil.soil(
            soil=ground,
            over=soil.overstretch(area=planned, area_1928=grain_land, norm=params.rotation_area),
            exhaustion=params.soil_exhaustion,
            recovery=params.soil_recovery,
        )
    seed_due = params.seed_rate * planned * sowing_share * sowing_done
    price_of_goods = felt_ratio / params.clearing_level
    crop = np.zeros_like(planned)
    last, normal, told = state.harvest_last, state.harvest_last, state.harvest_reported
    crops = state.technical_crops
    if outside.season == SUMMER:
        field_care = harvest.care(
            grievance=state.grievance,
            collectivised=moved.collectivised,
            experience=learned,
            disruption=moved.disruption,
            skill=skill * tools,
            nutrition=state.nutrition_rural,
            grievance_effect=params.care_grievance,
            initial_care=params.kolkhoz_care_initial,
            learned_care=params.kolkhoz_care_learned,
            learning_years=params.kolkhoz_learning_years,
            disruption_effect=params.care_disruption,
        )
        crop = harvest.harvest(
            area=state.sown_area,
            draught=draught,
            care=field_care,
            weather=outside.weather,
            soil=ground
            * soil.yield_on_added_land(
                over=soil.overstretch(
                    area=state.sown_area, area_1928=grain_land, norm=params.rotation_area
                ),
                added_yield=params.added_land_yield,
            ),
            reaped=labour.work_done(
                hands=hands,
                area=state.sown_area,
                days_per_hectare=params.harvest_labour,
                saved=machines,
                days=params.harvest_days,
                bend=params.labour_bend,
            ),
            base_yield=params.base_yield,
            draught_1928=params.draught_1928,
            draught_elasticity=params.yield_draught_elasticity,
        )
        last = crop
        normal = params.base_yield * state.sown_area
        told = reports.reported_harvest(
            harvest=crop,
            normal=normal,
            collectivised=moved.collectivised,
            reward=decisions.reward_success,
            audit=decisions.statistics_audit * state.statisticians,
            field_estimate=params.field_estimate_bias,
            pressure=params.harvest_pressure_bias,
        )
        crops = harvest.technical_crops(
            crops=crops,
            care=field_care,
            weather=outside.weather,
            area_weight=params.technical_crop_share,
            collectivised=moved.collectivised,
            experience=learned,
            nutrition=state.nutrition_rural,
            price_of_goods=price_of_goods,
            adjustment=params.technical_crop_adjustment,
            push=params.technical_crop_push,
            learning_years=params.kolkhoz_learning_years,
        )
    return Land(
        collectivised=moved.collectivised,
        pressure=moved.pressure,
        disruption=moved.disruption,
        experience=learned,
        skill=skill,
        implements=tools,
        draught=draught,
        grain_land=grain_land,
        soil=ground,
        sowing_done=sowing_done,
        planned_area=planned,
        seed_due=seed_due,
        sown_area=state.sown_area + outside.annexed_area,
        harvest=crop,
        harvest_last=last,
        harvest_normal=normal,
        harvest_reported=told,
        technical_crops=crops,
        available=state.peasant_grain + crop,
        price_of_goods=price_of_goods,
    )


def _field_hands(state: State, params: Params) -> Array:
    """Full field workers of the villages, million, (R, B)."""
    return labour.field_hands(people=state.rural, age_weight=params.field_age_weight)


def _machine_work(state: State, params: Params) -> Array:
    """Share of field work that machines do, (B,)."""
    return labour.machine_work(
        tractor_power=state.tractor_power,
        tractors_needed=params.tractors_needed,
        saving=params.machine_saving,
    )
