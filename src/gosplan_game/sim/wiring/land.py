"""Wiring of the countryside: campaign, sowing, harvest."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from gosplan_game.core.decisions import Decisions
from gosplan_game.core.exogenous import Exogenous
from gosplan_game.core.parameters import Params
from gosplan_game.core.quantities import Array
from gosplan_game.core.state import State
from gosplan_game.model.agriculture import (
    campaign,
    drought,
    harvest,
    labour,
    soil,
    sowing,
    stations,
    tenure,
)
from gosplan_game.model.state import reports
from gosplan_game.sim.wiring import totals

WINTER, SPRING, SUMMER = 0, 1, 2


class Land(NamedTuple):
    """The countryside after campaign, sowing and harvest."""

    collectivised: Array
    kolkhoz_land: Array
    state_farms: Array
    ploughed: Array
    fuelled: Array
    """Share of tractor power that has kerosene, (B,)."""
    pressure: Array
    disruption: Array
    resisted: Array
    leaving: Array
    experience: Array
    skill: Array
    implements: Array
    draught: Array
    grain_land: Array
    soil: Array
    drought: Array
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
        drive=params.brigade_drive * decisions.town_brigades,
        memory=params.disruption_memory,
        endured=params.uproar_endured,
        resistance=params.uproar_resistance,
        shock=params.campaign_shock,
    )
    grain_land = state.grain_land + outside.annexed_area
    land_share = tenure.kolkhoz_land(
        collectivised=moved.collectivised, land_exponent=params.kolkhoz_land_exponent
    )
    materials = (params.construction_weight * totals.relative_output(state, params)).sum(axis=0)
    state_share = tenure.state_farms(
        share=state.state_farms,
        ordered_area=decisions.state_farm_area,
        region_share=params.state_farm_region,
        sown_area=state.planned_area,
        speed=params.state_farm_speed * np.minimum(materials, 1.0),
    )
    running = stations.fuelled(
        power=state.tractor_power,
        kerosene=_kerosene(state, decisions, outside, params),
        need=params.tractor_fuel,
    )
    machines_of = stations.tractors(
        power=running,
        state_area=(state_share * state.planned_area).sum(axis=0),
        need=params.state_farm_tractors,
    )
    learned = campaign.kolkhoz_experience(
        experience=state.kolkhoz_experience,
        collectivised=moved.collectivised,
        pressure=moved.pressure,
        tractor_power=running,
        tractors_needed=params.tractors_needed,
        start=params.kolkhoz_start,
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
    draught = sowing.draught_power(
        horses=state.herds[:, 0],
        stations=machines_of.stations,
        state_farms=machines_of.state_farms,
        collectivised=moved.collectivised,
        state_share=state_share,
        area_1928=grain_land,
        horse_equivalent=params.horse_equivalent,
    )
    rural = totals.villagers(state)
    planned = state.planned_area
    new_land = params.state_farm_new_land * state_share * planned
    if outside.season == SPRING:
        planned = sowing.planned_area(
            draught=draught,
            grievance=state.grievance,
            rural_people=rural,
            ordered_share=_ordered_share(land_share, state_share, decisions, params),
            sowing_push=decisions.sowing_push,
            new_land=new_land,
            area_1928=grain_land,
            people_1928=params.rural_1928,
            draught_1928=params.draught_1928,
            draught_elasticity=params.area_draught_elasticity,
            grievance_effect=params.area_grievance,
            private_level=params.private_area_level,
        )
    planned = planned + outside.annexed_area
    sowing_share = {SPRING: 1 - params.winter_share, SUMMER: params.winter_share}.get(
        outside.season
    )
    hands = tenure.field_hands(
        hands=_field_hands(state, params),
        collectivised=moved.collectivised,
        plot_concession=decisions.plot_concession,
        plot_labour=params.plot_labour,
    )
    machines = _machine_work(running, params)
    sowing_done, ground = np.ones_like(planned), state.soil
    seed_due = np.zeros_like(planned)
    if sowing_share is not None:
        sowing_done = labour.work_done(
            hands=hands,
            area=planned * sowing_share,
            hands_per_hectare=params.sowing_hands,
            saved=machines,
            bend=params.labour_bend,
        )
        seed_due = params.seed_rate * planned * sowing_share * sowing_done
    if outside.season == SPRING:
        ground = soil.soil(
            soil=ground,
            over=soil.overstretch(
                area=planned - new_land, area_1928=grain_land, norm=params.rotation_area
            ),
            exhaustion=params.soil_exhaustion,
            recovery=params.soil_recovery,
        )
    price_of_goods = felt_ratio / params.clearing_level
    crop = np.zeros_like(planned)
    last, normal, told = state.harvest_last, state.harvest_last, state.harvest_reported
    crops, dry = state.technical_crops, state.drought
    if outside.season == SUMMER:
        field_care = campaign.led_by_strangers(
            brigades=decisions.town_brigades,
            kolkhoz_land=land_share,
            ignorance=params.brigade_ignorance,
            care=harvest.care(
                grievance=state.grievance,
                collectivised=land_share,
                experience=learned,
                disruption=moved.disruption,
                skill=skill * tools,
                nutrition=state.nutrition_rural,
                grievance_effect=params.care_grievance,
                initial_care=params.kolkhoz_care_initial,
                learned_care=params.kolkhoz_care_learned,
                learning_years=params.kolkhoz_learning_years,
                disruption_effect=params.care_disruption,
                strong_at=params.strong_at,
            ),
        )
        crop = harvest.harvest(
            area=state.sown_area,
            draught=draught,
            care=tenure.mean_care(
                care=field_care, state_share=state_share, state_yield=params.state_farm_yield
            ),
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
                hands_per_hectare=params.harvest_hands,
                saved=machines,
                bend=params.labour_bend,
            ),
            base_yield=params.base_yield,
            draught_1928=params.draught_1928,
            draught_elasticity=params.yield_draught_elasticity,
        )
        last = crop
        unsown = 1 - state.sown_area / np.maximum(state.planned_area, 1e-9)
        dry = drought.drought(
            weather=outside.weather + np.zeros_like(crop),
            cover=1 - unsown * (1 - moved.collectivised),
            dry_part=params.dry_part,
            floor=params.drought_floor,
        )
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
            grain_price=decisions.grain_price,
            private_trade=decisions.private_trade,
            price_elasticity=params.technical_crop_price,
            adjustment=params.technical_crop_adjustment,
            push=params.technical_crop_push,
            learning_years=params.kolkhoz_learning_years,
        )
    return Land(
        collectivised=moved.collectivised,
        kolkhoz_land=land_share,
        state_farms=state_share,
        fuelled=(running + 1e-9) / (state.tractor_power + 1e-9),
        ploughed=stations.ploughed(
            stations=machines_of.stations,
            kolkhoz_area=(land_share * (1 - state_share) * planned).sum(axis=0),
            reach=params.station_reach,
        ),
        pressure=moved.pressure,
        disruption=moved.disruption,
        resisted=moved.resisted,
        leaving=moved.leaving,
        experience=learned,
        skill=skill,
        implements=tools,
        draught=draught,
        grain_land=grain_land,
        soil=ground,
        drought=dry,
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


def _ordered_share(
    land_share: Array, state_share: Array, decisions: Decisions, params: Params
) -> Array:
    """Share of grain land that is sown by order, (R, B)."""
    private = (1 - land_share) * (1 - state_share)
    pressed = params.ordered_sowing * decisions.coercion * decisions.plan_binding
    return 1 - private * (1 - pressed)


def _field_hands(state: State, params: Params) -> Array:
    """Full field workers of the villages, million, (R, B)."""
    return labour.field_hands(people=state.rural, age_weight=params.field_age_weight)


def _kerosene(
    state: State, decisions: Decisions, outside: Exogenous, params: Params
) -> Array:
    """Oil that this quarter's exports leave at home of last quarter's, Mt, (B,)."""
    home = 1 - decisions.export_share * outside.trade_access
    left: Array = (params.kerosene_weight * state.output * home).sum(axis=0)
    return left


def _machine_work(running: Array, params: Params) -> Array:
    """Share of field work that machines do, (B,)."""
    return labour.machine_work(
        tractor_power=running,
        tractors_needed=params.tractors_needed,
        saving=params.machine_saving,
    )
