"""Wiring of building: capital goods, works, named projects, technique and dwellings."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from gosplan_game.core.decisions import Decisions
from gosplan_game.core.exogenous import Exogenous
from gosplan_game.core.parameters import Params
from gosplan_game.core.quantities import Array, clipped
from gosplan_game.core.state import State
from gosplan_game.model.agriculture import tenure
from gosplan_game.model.industry import (
    depletion,
    investment,
    mastering,
    ore,
    power,
    quality,
    technique,
)
from gosplan_game.model.people import housing, schooling
from gosplan_game.sim.wiring import totals
from gosplan_game.sim.wiring.industry import Industry
from gosplan_game.sim.wiring.land import Land
from gosplan_game.sim.wiring.plant import handed_over
from gosplan_game.sim.wiring.schools import Schools
from gosplan_game.sim.wiring.totals import once
from gosplan_game.sim.wiring.work import Work


class Building(NamedTuple):
    """Investment of the quarter."""

    total: Array
    by_branch: Array
    projects: investment.Spending
    works: investment.Works
    depreciation: Array
    worked_out: Array
    """Of seams and wells, bn roubles, (S, B)."""
    capital: Array
    mines: ore.Mines
    new_plant: mastering.NewPlant
    commanders: Array
    technique: Array
    best_practice: Array
    foreign_lessons: Array
    eastern: Array
    project_spent: Array
    housing_investment: Array
    walls: Array
    """Schools and hospitals, bn roubles."""
    state_farm_building: Array
    """Bn roubles."""
    dwellings: housing.Dwellings


def _by_branch(of_projects: Array, params: Params) -> Array:
    """Sum (P, B) over the projects of each branch, (S, B)."""
    summed: Array = params.project_branch[:, :, 0].T @ of_projects
    return summed


def _of_branch(values: Array, params: Params) -> Array:
    """Return a value of each project's branch, (P, 1|B), from those of branches, (S, 1|B)."""
    found: Array = params.project_branch[:, :, 0] @ values
    return found


def _lead(delivered: Array, params: Params) -> Array:
    """Return what new works give above their roubles, bn roubles of usual plant, (P, B)."""
    return power.lead(
        delivered=delivered,
        megawatts=params.project_megawatts,
        cost=params.project_cost,
        otherwise=params.project_yield,
        installed=_of_branch(params.power_installed, params),
        capital=_of_branch(params.capital_1928, params),
    )


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


def teachers(state: State, decisions: Decisions, params: Params) -> Array:
    """Return foreign engineers who have something to teach, 0 to 1, (B,)."""
    return technique.teachers(
        hired=decisions.foreign_engineers,
        machines=4 * state.machines_arriving / params.machine_imports_1928,
        per_machine=params.engineers_per_machine,
    )


def _best_practice(
    state: State,
    params: Params,
    hands: Work,
    works: investment.Works,
    delivered: Array,
    foreign: Array,
    home: Array,
    teaching: Array,
) -> tuple[Array, Array]:
    """Return best practice and the lessons of foreign machines after the quarter, (B,)."""
    bought = foreign * (1 - params.home_machine_weight)
    imported = bought / (bought + params.home_machine_weight * home + 1e-9)
    best = technique.best_practice(
        best=state.best_practice,
        completed=(works.completed + delivered).sum(axis=0),
        capital=state.capital.sum(axis=0),
        staffing=schooling.staffing(
            staff=state.engineers,
            served=hands.in_industry,
            staff_1928=params.engineers_1928,
            served_1928=_in_industry_1928(params),
            elasticity=params.engineer_effect,
        ),
        lessons=state.foreign_lessons,
        engineers=teaching,
        building_gain=params.building_lessons,
        import_gain=params.import_lessons,
        engineer_gain=params.engineer_help,
    )
    lessons = technique.foreign_lessons(
        lessons=state.foreign_lessons, imported=imported, lag=params.lesson_lag
    )
    return best, lessons


def _walls(state: State, params: Params, taught: Schools, total: Array) -> Array:
    """Return what the quarter builds for new pupils and patients, bn roubles, (B,)."""
    return schooling.walls(
        new_pupils=taught.new_pupils,
        new_doctors=taught.new_beds_for,
        pupils_per_place=params.pupils_per_place,
        place_cost=params.place_cost,
        beds_per_doctor=params.beds_per_doctor,
        bed_cost=params.bed_cost,
        investment=total,
        limit=params.walls_limit,
    )


def _of_smelters(values: Array, output: Industry, params: Params) -> Array:
    """Return the mean over the branches that smelt, by their output, (B,)."""
    made = (params.ore_dependence > 0) * output.made.output
    mean: Array = (made * values).sum(axis=0) / np.maximum(made.sum(axis=0), 1e-9)
    return mean


def building(
    state: State,
    decisions: Decisions,
    outside: Exogenous,
    params: Params,
    output: Industry,
    hands: Work,
    taught: Schools,
    fields: Land,
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
        builders=params.materials_in_building * materials
        + (1 - params.materials_in_building)
        * np.minimum(
            params.builders_most * materials, params.builders_most * employed
        ),
        effort=decisions.investment_effort / params.investment_effort_1928,
        defence_share=decisions.defence_share,
        investment_1928=params.investment_1928,
        home_weight=params.home_machine_weight,
        scarcer_weight=params.scarcer_weight,
    )
    shares = decisions.investment_share / np.maximum(decisions.investment_share.sum(axis=0), 1e-9)
    on_dwellings = total * decisions.housing_share
    on_walls = _walls(state, params, taught, total)
    on_farms = tenure.founding(
        new_area=(fields.state_farms - state.state_farms) * state.planned_area,
        cost=params.state_farm_cost,
        investment=total - on_dwellings - on_walls,
    )
    by_branch = (total - on_dwellings - on_walls - on_farms) * shares
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
    delivered = _by_branch(projects.delivered, params)
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
        depreciation
        + state.capital
        * params.breakage
        * (over + params.campaign_breakage * decisions.norm_campaign)
        + state.capital
        * quality.broken(
            sound=output.sound, weight=params.equipment_weight, wear=params.scrap_wear
        ),
        state.capital / 2,
    )
    pressed = depletion.pressed(
        over=over, campaign=decisions.norm_campaign, weight=params.haste_depletion
    )
    worked_out = depletion.worked_out(
        capital_1928=params.capital_1928,
        relative_output=totals.relative_output(state, params),
        depletion=params.depletion,
        pressed=pressed,
    )
    kept = np.maximum(state.capital - depreciation - worked_out, 0.0)
    capital = kept + ordinary.completed + delivered
    teaching = teachers(state, decisions, params)
    best, lessons = _best_practice(
        state, params, hands, ordinary, delivered, foreign, home, teaching
    )
    advanced = technique.technique(
        technique=state.technique,
        renewed=(ordinary.completed + delivered) / capital,
        better=_by_branch(_lead(projects.delivered, params), params) / capital,
        best=state.best_practice,
        lead=params.new_plant_lead,
    )
    standing = params.project_cost * handed_over(state, params)
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
        worked_out=state.capital - depreciation - kept,
        capital=capital,
        mines=ore.mines(
            capacity=state.ore_capacity,
            sinking=state.ore_sinking,
            started=((params.ore_dependence > 0) * by_branch).sum(axis=0),
            per_investment=params.ore_per_investment,
            gestation=params.ore_gestation,
            exhaustion=params.ore_exhaustion,
            raised=output.ore,
            pressed=_of_smelters(pressed, output, params),
        ),
        new_plant=mastering.new_plant(
            unmastered=state.unmastered,
            capital=state.capital,
            completed=ordinary.completed + delivered,
            held=_by_branch(standing * unfed, params),
            experience=hands.experience,
            experience_1928=params.experience_1928,
            commanders=state.commanders,
            foreign_help=params.engineer_help
            * teaching
            * state.foreign_lessons,
            speed=params.mastering_speed,
            crowding=params.mastering_crowding,
            depreciation=depreciation / np.maximum(state.capital, 1e-9),
        ),
        commanders=mastering.commanders(
            commanders=state.commanders,
            terror=decisions.terror,
            learning=params.commander_learning,
            loss=params.commander_loss,
            terror_threshold=params.terror_threshold,
        ),
        technique=advanced,
        best_practice=best,
        foreign_lessons=lessons,
        eastern=clipped((state.eastern_share * kept + eastern_new) / capital, 0.0, 1.0),
        project_spent=state.project_spent + projects.spent,
        housing_investment=on_dwellings,
        walls=on_walls,
        state_farm_building=on_farms,
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
