"""Wiring of work: who is employed, practised, tired and on strike."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from gosplan_game.core.decisions import Decisions
from gosplan_game.core.exogenous import Exogenous
from gosplan_game.core.parameters import Params
from gosplan_game.core.quantities import Array, clipped
from gosplan_game.core.state import State
from gosplan_game.model.industry import labour
from gosplan_game.model.money import queues
from gosplan_game.model.people import participation
from gosplan_game.sim.wiring import totals
from gosplan_game.sim.wiring.plant import running_capital
from gosplan_game.sim.wiring.population import Vitals
from gosplan_game.sim.wiring.schools import Schools

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
    wanted = params.jobs_pull - params.idle_push * idle
    return clipped(wanted + params.boom_pull * clipped(boom - 1, -0.6, 1.2), 0.05, 2.2)


def _hands(
    state: State, decisions: Decisions, params: Params, schools: Schools
) -> tuple[Array, participation.Supply]:
    """Return women's participation and the supply of labour."""
    employed = totals.employed(state)
    women = participation.womens_participation(
        share=state.womens_participation,
        idle=state.unemployed / np.maximum(state.unemployed + employed, 1e-9),
        base=params.women_base,
        jobs_effect=params.women_jobs,
        full=params.usual_idle,
        discouragement=params.women_discouraged,
        speed=params.women_speed,
    )
    return women, participation.labour_supply(
        townspeople=state.urban[:, 1].sum(axis=0),
        women_share=women,
        men_share=params.men_participation,
        village_employed=params.village_workers * employed,
        villagers=state.rural[:, 1].sum(axis=0),
        away=schools.away + decisions.town_brigades / 1000,
    )


def work(
    state: State,
    decisions: Decisions,
    outside: Exogenous,
    params: Params,
    alive: Vitals,
    schools: Schools,
) -> Work:
    """Employ, teach and tire people."""
    base = params.base_output
    spread = decisions.wage_spread - 1
    women, hands = _hands(state, decisions, params, schools)
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
        ),
        previous=state.employment,
        hiring=params.hiring_most,
        shedding=params.shedding_most,
        value_ordered=(totals.price_in_industry(params) * decisions.plan_target / 4).sum(axis=0),
        value_made=(totals.price_in_industry(params) * state.output).sum(axis=0),
        between_places=params.between_places,
    )
    employed = market.employed.sum(axis=0)
    gained = labour.experience(
        experience=state.experience,
        employed=employed,
        previous=totals.employed(state),
        terror=decisions.terror,
        with_trade=schools.with_trade,
        learning=params.learning * (1 + params.spread_learning * spread),
        terror_loss=params.terror_experience,
        terror_threshold=params.terror_threshold,
    )
    in_industry = (params.industrial * market.employed).sum(axis=0)
    left = labour.separations(
        employed=in_industry,
        real_wage=state.real_wage / params.real_wage_1928,
        tightness=market.tightness,
        decree=decisions.labour_decree,
        crowding=alive.crowding,
        base_rate=params.turnover * (1 - params.spread_turnover * spread),
        wage_effect=params.turnover_wage,
        tightness_effect=params.turnover_tightness,
        decree_effect=params.turnover_decree,
        crowding_effect=params.turnover_crowding,
        outbidding=decisions.plan_binding * (1 - decisions.wage_control),
        outbidding_effect=params.turnover_outbidding,
    )
    struck = labour.strikers(
        employed=in_industry,
        support=state.support_workers,
        law=decisions.labour_decree,
        terror=decisions.terror,
        plan_binding=decisions.plan_binding,
        bread_cut=state.nutrition_urban - alive.nutrition_urban,
        slope=params.strike_slope,
        threshold=params.strike_support,
        bread_effect=params.strike_bread,
        law_effect=params.strike_law,
        unions=params.strike_unions,
    )
    lost = labour.lost_time(
        separations=left,
        employed=in_industry,
        base_rate=params.turnover,
        queueing=queues.working_time_lost(
            hours=state.queue_hours,
            usual=params.queue_usual,
            absence=params.queue_absence,
            week=params.working_week,
        ),
        weeks_lost=params.separation_weeks,
        striking_days=struck / 1000 * params.strike_days / (WORKING_DAYS * in_industry),
        sentences=params.decree_sentences * decisions.labour_decree,
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
            lists=params.branch_lists,
            hours=decisions.working_hours * (1 - lost),
            fatigue=state.campaign_fatigue,
            campaign=decisions.norm_campaign,
            unskilled=params.newcomer_quality
            + params.literacy_effect * state.literacy,
            crew=params.crew,
            experience_1928=params.experience_1928,
            food_elasticity=params.food_effort,
            campaign_gain=params.campaign_gain,
            fatigue_effect=params.campaign_fatigue_effect,
            hours_threshold=params.hours_threshold,
            hours_elasticity=params.hours_elasticity,
            hours_concavity=params.hours_concavity,
        ),
        fatigue=labour.fatigue(
            fatigue=state.campaign_fatigue,
            campaign=decisions.norm_campaign,
            hours=decisions.working_hours,
            hours_threshold=params.hours_threshold,
            weariness=params.hours_weariness,
            recovery=params.fatigue_recovery,
        ),
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
