"""Wiring of work, production and investment."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from gosplan_game.core.decisions import Decisions
from gosplan_game.core.exogenous import Exogenous
from gosplan_game.core.parameters import Params
from gosplan_game.core.quantities import Array, clipped
from gosplan_game.core.state import State
from gosplan_game.model.industry import (
    fuel,
    investment,
    labour,
    mastering,
    planning,
    production,
)
from gosplan_game.model.people import housing, participation, schooling
from gosplan_game.sim.wiring import totals
from gosplan_game.sim.wiring.population import Vitals
from gosplan_game.sim.wiring.schools import Schools
from gosplan_game.sim.wiring.totals import once

WORKING_DAYS = 65.0
"""Working days of a quarter."""


class Work(NamedTuple):
    """Labour of the quarter."""

    supply: Array
    market: labour.Employment
    employed: Array
    """All branches, million, (B,)."""
    in_industry: Array
    experience: Array
    quality: Array
    fatigue: Array
    separations: Array
    strikers: Array
    hands: participation.Supply
    women: Array
    registration: Array


def jobs_pull(state: State, params: Params) -> Array:
    """Return the pull of jobs on villagers, (B,): strong where hands are wanted."""
    idle = state.unemployed / np.maximum(state.unemployed + totals.employed(state), 1e-9)
    building = (state.construction_early + state.construction_late).sum(axis=0)
    boom = building / np.maximum(params.unfinished_normal, 1e-9)
    return clipped(1.25 - 5.0 * idle + params.boom_pull * clipped(boom - 1, -0.6, 1.2), 0.05, 2.2)


def running_capital(state: State, params: Params) -> Array:
    """Return capital fit to run over that of 1928, (S, B)."""
    working = mastering.working_capital(
        capital=state.capital,
        unmastered=state.unmastered,
        unmastered_yield=params.unmastered_yield,
    )
    return state.readiness * working / params.capital_1928


def left_from_works(decisions: Decisions, params: Params) -> Array:
    """Return the share of capital goods that new works leave, against that of 1928, (B,)."""
    left: Array = (1 - decisions.investment_effort) / (1 - params.investment_effort_1928)
    return left


def _hands(
    state: State, params: Params, schools: Schools
) -> tuple[Array, participation.Supply]:
    """Return women's participation and the supply of labour."""
    employed = totals.employed(state)
    women = participation.womens_participation(
        share=state.womens_participation,
        idle=state.unemployed / np.maximum(state.unemployed + employed, 1e-9),
        real_wage=state.real_wage / params.real_wage_1928,
        base=params.women_base,
        jobs_effect=params.women_jobs,
        full=params.usual_idle,
        discouragement=params.women_discouraged,
        wage_effect=params.women_wage,
        speed=params.women_speed,
    )
    return women, participation.labour_supply(
        townspeople=state.urban[:, 1].sum(axis=0),
        women_share=women,
        men_share=params.men_participation,
        village_employed=params.village_workers * employed,
        villagers=state.rural[:, 1].sum(axis=0),
        away=schools.away,
    )


def work(
    state: State,
    decisions: Decisions,
    outside: Exogenous,
    params: Params,
    alive: Vitals,
    schools: Schools,
    overhang: Array,
) -> Work:
    """Employ, teach and tire people."""
    base = params.base_output
    spread = decisions.wage_spread - 1
    women, hands = _hands(state, params, schools)
    supply = hands.men + hands.women + hands.village
    market = labour.employment(
        supply=supply,
        running_capital=running_capital(state, params),
        target_ratio=decisions.plan_target / base,
        plan_binding=decisions.plan_binding,
        employment_1928=params.employment_1928,
        hoarding_exponent=params.labour_hoarding,
        soft_budget=params.soft_budget,
        productivity=np.maximum(
            (totals.value_1928(params) * state.technique).sum(axis=0)
            / totals.all_value_1928(params),
            0.5,
        )
        * params.planned_productivity,
        previous=state.employment,
        value_ordered=(totals.price_in_industry(params) * decisions.plan_target / 4).sum(axis=0),
        value_made=(totals.price_in_industry(params) * state.output).sum(axis=0),
    )
    employed = market.employed.sum(axis=0)
    gained = labour.experience(
        experience=state.experience,
        employed=employed,
        previous=totals.employed(state),
        terror=decisions.terror,
        learning=params.learning * (1 + params.spread_learning * spread),
        terror_loss=params.terror_experience,
    )
    in_industry = (params.industrial * market.employed).sum(axis=0)
    left = labour.separations(
        employed=in_industry,
        real_wage=state.real_wage / params.real_wage_1928,
        tightness=market.tightness,
        decree=decisions.labour_decree,
        crowding=alive.crowding,
        base_rate=params.turnover
        * (1 + params.turnover_control * decisions.wage_control)
        * (1 - params.spread_turnover * spread),
        wage_effect=params.turnover_wage,
        tightness_effect=params.turnover_tightness,
        decree_effect=params.turnover_decree,
        crowding_effect=params.turnover_crowding,
    )
    struck = labour.strikers(
        employed=in_industry,
        support=state.support_workers,
        law=decisions.labour_decree,
        terror=decisions.terror,
        slope=params.strike_slope,
        threshold=params.strike_support,
        law_effect=params.strike_law,
    )
    lost = labour.lost_time(
        separations=left,
        employed=in_industry,
        base_rate=params.turnover,
        overhang=overhang,
        weeks_lost=params.separation_weeks,
        absence=params.overhang_absence,
        striking_days=struck / 1000 * params.strike_days / (WORKING_DAYS * in_industry),
    )
    return Work(
        supply=supply,
        market=market,
        employed=employed,
        in_industry=in_industry,
        experience=gained,
        quality=labour.labour_quality(
            experience=gained,
            nutrition=alive.nutrition_workers,
            hours=decisions.working_hours * (1 - lost),
            fatigue=state.campaign_fatigue,
            campaign=decisions.norm_campaign,
            unskilled=params.newcomer_quality
            + params.literacy_effect * (state.literacy - params.literacy_1928),
            food_elasticity=params.food_effort,
            campaign_gain=params.campaign_gain,
            fatigue_effect=params.campaign_fatigue_effect,
        ),
        fatigue=labour.fatigue(fatigue=state.campaign_fatigue, campaign=decisions.norm_campaign),
        separations=left,
        strikers=struck,
        hands=hands,
        women=women,
        registration=participation.registration(
            registration=state.registration,
            law=decisions.labour_decree,
            plan_binding=decisions.plan_binding,
            law_effect=params.registration_law,
            speed=params.registration_speed,
        ),
    )


class Industry(NamedTuple):
    """Production of the quarter."""

    readiness: Array
    capacity: Array
    tautness: Array
    made: production.Output
    imported: Array
    exported: Array
    hidden: Array
    belief: Array
    products: Array
    relative: Array
    at_home: Array
    """Output left in the country against 1928, (S, B)."""
    goods: Array
    relative_last: Array


def _raw_limit(
    state: State, params: Params, crops: Array, marketings: Array, capacity: Array
) -> Array:
    """Ceiling that farm raw materials set to each branch, share of capacity, (S, B)."""
    animals = (state.herds * params.herd_food_weight).sum(axis=(0, 1))
    animals = animals / totals.animals_1928(params)
    cotton = params.home_fibre * crops + (1 - params.home_fibre) * (
        4 * state.materials_arriving / params.material_imports_1928
    )
    food = 0.45 * crops + 0.3 * animals + 0.25 * marketings / params.marketings_1928
    raw = params.fibre_dependence * cotton + params.farm_food_dependence * food
    dependence = params.fibre_dependence + params.farm_food_dependence
    relative = np.maximum(capacity / totals.output_1928(params), 1e-6)
    share = np.minimum(raw / np.maximum(dependence, 1e-9) / relative, 1.0)
    return 1 - dependence * (1 - share)


def industry(
    state: State,
    decisions: Decisions,
    outside: Exogenous,
    params: Params,
    alive: Vitals,
    hands: Work,
    crops: Array,
    marketings: Array,
) -> Industry:
    """Bring plant back, claim, ration and produce."""
    base = params.base_output
    before = totals.relative_output(state, params)
    left = left_from_works(decisions, params)
    ready = production.readiness(
        readiness=state.readiness,
        food=alive.nutrition_urban,
        fuel=fuel.fuel(
            mineral=(params.fuel_weight * before).sum(axis=0),
            firewood=fuel.firewood(
                horses=state.herds[:, 0],
                horses_1928=params.herds_1928[:, 0],
                feed_adequacy=state.feed_adequacy,
            ),
            substitution=params.firewood_substitution,
        ),
        working_capital=clipped(0.55 + 0.45 * decisions.trade_credit, 0.3, 1.2)
        * clipped(1 - 0.15 * state.unsold_goods, 0.5, 1.0),
        repair=clipped(left, 1e-3, 1.0) ** params.repair_parts,
        hands=hands.supply / totals.employed_1928(params),
        speed=params.recovery_speed,
    )
    possible = production.capacity(
        base_output=base,
        technique=state.technique,
        running_capital=running_capital(state, params),
        employment_ratio=hands.market.employed / params.employment_1928,
        quality=hands.quality / params.labour_quality_1928,
        commanders=state.commanders,
        labour_share=params.labour_share,
        substitution=params.substitution,
        terror_effect=params.terror_capacity,
    ) * (1 - 0.5 * state.hidden_reserve)
    taut = decisions.plan_target / np.maximum(4 * possible, 1e-9)
    working = production.effort(
        tautness=taut,
        plan_binding=decisions.plan_binding,
        slope=params.effort_slope,
        collapse=params.effort_collapse,
        limit=params.effort_limit,
    )
    imported = params.material_import_mix * state.materials_arriving
    made = production.produce(
        capacity=possible,
        effort=working,
        target=decisions.plan_target,
        plan_binding=decisions.plan_binding,
        previous=state.output,
        inventories=state.inventories,
        imported=imported,
        exported_share=decisions.export_share * outside.trade_access,
        coefficients=params.technical_coefficients,
        norm=params.input_norm
        ** np.maximum(
            (totals.value_1928(params) * (state.technique - 1)).sum(axis=0)
            / totals.all_value_1928(params),
            0.0,
        ),
        priority=decisions.priority,
        raw_limit=_raw_limit(state, params, crops, marketings, possible),
        final_share=params.final_share,
        base_output=base,
        season=outside.season,
        shortage_effect=params.shortage_effect,
        exposure=params.shortage_exposure,
        hoarding=params.hoarding,
        hoarding_limit=params.hoarding_limit,
        storming=params.storming,
        overfulfilment=params.overfulfilment,
        stock_cover=params.stock_cover,
        storable=params.storable,
        stock_loss=params.stock_loss,
        inertia=params.output_inertia,
    )
    relative = made.output / totals.output_1928(params)
    exported = made.output * decisions.export_share * outside.trade_access
    at_home = (made.output - exported) / totals.output_1928(params)
    return Industry(
        readiness=ready,
        capacity=possible,
        tautness=taut,
        made=made,
        imported=imported,
        exported=exported,
        hidden=planning.hidden_reserve(
            hidden=state.hidden_reserve,
            ratchet_belief=state.ratchet_belief,
            plan_binding=decisions.plan_binding,
            largest=params.hidden_reserve_limit,
            patience=params.patience,
        ),
        belief=planning.ratchet_belief(
            belief=state.ratchet_belief,
            target=decisions.plan_target,
            target_last=state.target_last,
            reported_ratio=4 * state.output_reported / np.maximum(state.target_last, 1e-9),
            weight=totals.branch_weight(params),
        ),
        products=production.products(
            wanted=params.product_branch[:, :, 0] @ made.output
            * outside.product_share,
            workshops=params.product_workshops,
            makes=params.project_makes,
            standing=_handed_over(state, params),
        ),
        relative=relative,
        at_home=at_home,
        goods=(params.consumer_weight * at_home).sum(axis=0)
        * (1 - params.metalware_share * (1 - clipped(left, 0.0, 1.0)))
        + 4 * state.goods_arriving / params.consumer_goods_1928,
        relative_last=before,
    )


@once
def _handed_over(state: State, params: Params) -> Array:
    """Share of each project handed over as the quarter opens, (P, B)."""
    return investment.standing(spent=state.project_spent, cost=params.project_cost)


class Building(NamedTuple):
    """Investment of the quarter."""

    total: Array
    by_branch: Array
    projects: investment.Spending
    works: investment.Works
    depreciation: Array
    capital: Array
    new_plant: mastering.NewPlant
    commanders: Array
    technique: Array
    eastern: Array
    project_spent: Array
    housing_investment: Array
    dwellings: housing.Dwellings


def _by_branch(of_projects: Array, params: Params) -> Array:
    """Sum (P, B) over the projects of each branch, (S, B)."""
    summed: Array = params.project_branch[:, :, 0].T @ of_projects
    return summed


@once
def _in_industry_1928(params: Params) -> Array:
    """Industry's employed of 1928, million, (1|B,)."""
    employed: Array = (params.industrial * params.employment_1928).sum(axis=0)
    return employed


@once
def _east_of_project(params: Params) -> Array:
    """Share of a project that lies outside reach of a western invasion, (P, 1|B)."""
    share: Array = (params.project_region * params.eastern_region).sum(axis=1)
    return share


def building(
    state: State,
    decisions: Decisions,
    outside: Exogenous,
    params: Params,
    output: Industry,
    hands: Work,
) -> Building:
    """Make capital goods, start, continue and finish works."""
    relative = output.at_home
    employed = hands.employed / totals.employed_1928(params)
    materials = (params.construction_weight * relative).sum(axis=0)
    foreign = 4 * state.machines_arriving / params.machine_imports_1928
    home = (params.equipment_weight * relative).sum(axis=0)
    total = investment.capital_goods(
        machines=home,
        imported_machines=foreign,
        builders=0.55 * materials + 0.45 * np.minimum(1.3 * materials, 1.2 * employed),
        effort=decisions.investment_effort / params.investment_effort_1928,
        defence_share=decisions.defence_share,
        investment_1928=params.investment_1928,
        home_weight=params.home_machine_weight,
    )
    shares = decisions.investment_share / np.maximum(decisions.investment_share.sum(axis=0), 1e-9)
    on_dwellings = total * decisions.housing_share
    by_branch = (total - on_dwellings) * shares
    done = state.project_spent >= params.project_cost * (1 - 1e-9)
    blocked = params.project_needs[:, :, 0] @ (1.0 - done) > 0
    open_now = (outside.turn >= params.project_earliest) & ~blocked
    projects = investment.project_spending(
        spent=state.project_spent,
        ordered=decisions.project_start,
        cost=params.project_cost,
        quarters=params.project_quarters,
        allotment=by_branch,
        membership=params.project_branch,
        available=open_now.astype(np.float64),
        largest_share=params.project_limit,
    )
    on_projects = _by_branch(projects.spent, params)
    handed_over = _by_branch(projects.delivered, params)
    ordinary = investment.works(
        early=state.construction_early,
        late=state.construction_late,
        started=by_branch - on_projects,
        gestation=params.gestation,
        crowding=params.crowding,
    )
    neglect = decisions.investment_effort - params.investment_effort_1928
    depreciation = state.capital * np.minimum(
        params.depreciation * np.maximum(1 + params.repair_effect * neglect, 0.6), 0.5
    )
    over = clipped(output.tautness - params.effort_limit, 0.0, 0.7) * decisions.plan_binding
    depreciation = np.minimum(
        depreciation + state.capital * params.breakage * (over + 0.5 * decisions.norm_campaign),
        0.5 * state.capital,
    )
    kept = state.capital - depreciation
    capital = kept + ordinary.completed + handed_over
    better = _by_branch(projects.delivered * (params.project_yield - 1), params)
    advanced = investment.technique(
        technique=state.technique,
        capital=state.capital,
        completed=ordinary.completed + handed_over,
        project_gain=state.technique * better / capital,
        modernity=params.modernity
        * schooling.staffing(
            staff=state.engineers,
            served=hands.in_industry,
            staff_1928=params.engineers_1928,
            served_1928=_in_industry_1928(params),
            elasticity=params.engineer_effect,
        ),
        novelty=clipped(
            foreign
            * (1 - params.home_machine_weight)
            / (
                foreign * (1 - params.home_machine_weight)
                + params.home_machine_weight * home
                + 1e-9
            ),
            0.0,
            1.0,
        ),
        engineers=decisions.foreign_engineers,
    )
    standing = params.project_cost * _handed_over(state, params)
    unfed = investment.unfed(
        spent=state.project_spent, cost=params.project_cost, fed_by=params.project_fed_by
    )
    eastern_new = ordinary.completed * params.eastern_investment + _by_branch(
        projects.delivered * _east_of_project(params), params
    )
    return Building(
        total=total,
        by_branch=by_branch,
        projects=projects,
        works=ordinary,
        depreciation=depreciation,
        capital=capital,
        new_plant=mastering.new_plant(
            unmastered=state.unmastered,
            capital=state.capital,
            completed=ordinary.completed + handed_over,
            held=_by_branch(standing * unfed, params),
            experience=hands.experience,
            experience_1928=params.experience_1928,
            commanders=state.commanders,
            speed=params.mastering_speed,
            crowding=params.mastering_crowding,
            depreciation=depreciation / np.maximum(state.capital, 1e-9),
        ),
        commanders=mastering.commanders(
            commanders=state.commanders,
            terror=decisions.terror,
            learning=params.commander_learning,
            loss=params.commander_loss,
        ),
        technique=advanced,
        eastern=clipped((state.eastern_share * kept + eastern_new) / capital, 0.0, 1.0),
        project_spent=state.project_spent + projects.spent,
        housing_investment=on_dwellings,
        dwellings=housing.dwellings(
            stock=state.housing,
            unfinished=state.housing_unfinished,
            spent=on_dwellings,
            people=totals.townspeople(state),
            materials=materials,
            free_trade=decisions.private_trade,
            cost=params.housing_cost,
            completion=params.housing_completion,
            own_rate=params.housing_own,
            own_without_trade=params.housing_own_banned,
            wear=params.housing_wear,
        ),
    )
