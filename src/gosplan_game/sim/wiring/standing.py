"""Wiring of reports, mood and defence."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from gosplan_game.core.decisions import Decisions
from gosplan_game.core.exogenous import Exogenous
from gosplan_game.core.parameters import Params
from gosplan_game.core.quantities import Array, clipped
from gosplan_game.core.state import State
from gosplan_game.model.state import defence, reports, support
from gosplan_game.sim.wiring import totals
from gosplan_game.sim.wiring.bread import Bread
from gosplan_game.sim.wiring.building import Building
from gosplan_game.sim.wiring.confined import Confined
from gosplan_game.sim.wiring.industry import Industry
from gosplan_game.sim.wiring.land import Land
from gosplan_game.sim.wiring.population import Vitals
from gosplan_game.sim.wiring.work import Work


class Standing(NamedTuple):
    """Reports, mood and defence after the quarter."""

    padding: Array
    statisticians: Array
    output_reported: Array
    value_true: Array
    value_reported: Array
    workers: Array
    peasants: Array
    party: Array
    disturbances: Array
    equipment_delivered: Array
    equipment: Array
    officers: Array
    readiness: Array
    invasion_loss: Array
    invasion_drawn: Array
    training: Array
    exposed: Array
    evacuated: Array


def standing(
    state: State,
    decisions: Decisions,
    outside: Exogenous,
    params: Params,
    at_hand: Land,
    eaten: Bread,
    alive: Vitals,
    people: Confined,
    hands: Work,
    output: Industry,
    built: Building,
    real_wage: Array,
) -> Standing:
    """Write the reports, weigh the mood, count the arms."""
    made = output.made.output
    padded = reports.padding(
        output=made,
        target=decisions.plan_target,
        plan_binding=decisions.plan_binding,
        reward=decisions.reward_success,
        audit=decisions.statistics_audit * state.statisticians,
        terror=decisions.terror,
        slope=params.padding_slope,
        largest=params.padding_limit,
        fear=params.padding_fear,
    )
    told = made * (1 + padded)
    value = {
        "base_output": params.base_output,
        "price": params.price_1926,
        "industrial": params.industrial,
    }
    true_value = (totals.price_in_industry(params) * made).sum(axis=0)
    told_value = reports.value_index(output=told, drift=params.value_drift, **value)
    last_value = reports.value_index(
        output=state.output_reported, drift=params.value_drift, **value
    )
    rural = people.rural.sum(axis=1)
    weight = rural / rural.sum(axis=0)
    grieved = (weight * eaten.grievance).sum(axis=0)
    disorder = (weight * at_hand.disruption).sum(axis=0)
    collective = (weight * at_hand.collectivised).sum(axis=0)
    speed = params.mood_speed
    target_value = (totals.price_in_industry(params) * decisions.plan_target / 4).sum(axis=0)
    missing = support.mourning(
        people=rural.sum(axis=0)
        + people.urban.sum(axis=(0, 1))
        + people.settlers
        + people.prisoners
        + people.soldiers,
        reference_people=people.reference_people,
        memory=params.mourning,
    )
    workers = support.towards(
        support=state.support_workers,
        aim=support.workers_aim(
            nutrition=alive.nutrition_urban,
            real_wage=real_wage / params.real_wage_1928,
            unemployment=hands.market.unemployed / np.maximum(hands.supply, 1e-9),
            decree=decisions.labour_decree,
            fatigue=hands.fatigue,
            housing=params.support_slight * np.maximum(alive.crowding, 0.0)
            + params.support_small * (decisions.wage_spread - 1)
            + params.queue_support * (state.queue_hours - params.queue_usual)
            + params.loan_support * decisions.bond_sales
            + params.support_slight
            * (1 - state.currency_trust)
            * clipped(state.expected_inflation, 0.0, 1.5),
            content=params.support_content,
            food_effect=params.support_great,
            wage_effect=params.support_middle,
            jobless_effect=params.workers_jobless,
            decree_effect=params.support_small,
            fatigue_effect=params.support_small,
        ),
        speed=speed,
        missing=missing,
    )
    bought = eaten.bought.sum(axis=0)
    peasants = support.towards(
        support=state.support_peasants,
        aim=support.peasants_aim(
            nutrition=(weight * alive.nutrition_rural).sum(axis=0),
            grievance=grieved,
            price_of_goods=support.price_felt(
                price_of_goods=at_hand.price_of_goods,
                state_price=decisions.grain_price,
                to_state=bought,
                sold=bought + eaten.private_to_towns.sum(axis=0),
            ),
            disruption=disorder,
            plots=decisions.plot_concession,
            collectivised=collective,
            valuables=params.support_slight * (decisions.church_seizure + decisions.gold_shops),
            content=params.support_content,
            food_effect=params.support_great,
            grievance_effect=params.support_middle,
            price_effect=params.support_small,
            disruption_effect=params.support_middle,
            kolkhoz_effect=params.support_small,
        ),
        speed=speed,
        missing=missing,
    )
    party = support.towards(
        support=state.support_party,
        aim=support.party_aim(
            industry_growth=clipped(
                4 * np.log(told_value / np.maximum(last_value, 1e-9)), -0.3, 0.4
            ),
            threat=outside.threat,
            fulfilment=told_value / np.maximum(target_value, 1e-9),
            terror=decisions.terror,
            private=params.support_slight
            * (
                state.leased
                + decisions.concessions
                + decisions.private_trade**params.licensed_elasticity * (1 - collective)
            ),
            content=params.party_content,
            growth_effect=params.support_great,
            threat_effect=params.support_small,
            fulfilment_effect=params.support_middle,
            terror_effect=params.support_small,
        ),
        speed=speed,
    )
    passed = made * output.sound
    machines = (params.equipment_weight * passed * params.price_1926).sum(axis=0)
    arms = (
        (params.defence_weight * passed * params.price_1926).sum(axis=0)
        + machines * decisions.defence_share
    ) / 1000
    gear = defence.equipment(equipment=state.equipment, delivered=arms, wear=params.equipment_wear)
    growth = people.soldiers / np.maximum(state.soldiers, 1e-6) - 1
    staff = defence.officers(
        officers=state.officers,
        terror=decisions.terror,
        learning=params.commander_learning,
        terror_loss=params.commander_loss,
        terror_threshold=params.terror_threshold,
        growth_of_army=growth,
        recruits=params.recruit_training,
    )
    trained = defence.training(
        training=state.training,
        officers=staff,
        growth_of_army=growth,
        recruits=params.recruit_training,
        learning=params.training_learning,
    )
    industry_weight = params.industrial * built.capital
    exposed = 1 - (industry_weight * built.eastern).sum(axis=0) / industry_weight.sum(axis=0)
    ready = defence.readiness(
        equipment=gear,
        equipment_1928=params.equipment_1928,
        soldiers=people.soldiers,
        soldiers_1928=params.soldiers_1928,
        officers=staff,
        training=trained,
        mobilisation=(params.mobilisation_weight * output.relative).sum(axis=0),
        exposed=exposed,
        equipment_exponent=params.readiness_equipment,
        forces_exponent=(1 - params.readiness_equipment) / 2,
        exposure_effect=params.readiness_exposure,
    )
    moved = defence.evacuated(
        exposed=exposed,
        rail=(params.haulage_weight * output.relative).sum(axis=0),
        most=params.evacuation,
        half_rail=params.evacuation_rail,
    )
    loss = defence.invasion_loss(
        readiness=ready,
        exposed=exposed,
        threat_strength=params.threat_strength,
        held_at_most=params.held_at_most,
        evacuated=moved,
    )
    return Standing(
        padding=padded,
        statisticians=reports.courage(
            courage=state.statisticians,
            terror=decisions.terror,
            reward=decisions.reward_success,
            learning=params.commander_learning,
            purge=params.commander_loss,
            selection=params.statistician_selection,
            terror_threshold=params.terror_threshold,
        ),
        output_reported=told,
        value_true=true_value,
        value_reported=told_value,
        workers=workers,
        peasants=peasants,
        party=party,
        disturbances=support.disturbances(
            rural_people=rural,
            resisted=at_hand.resisted,
            leaving=at_hand.leaving,
            disruption=at_hand.disruption,
            grievance=eaten.grievance,
            coercion=decisions.coercion,
            collectivised=at_hand.collectivised,
            campaign_effect=params.unrest_campaign,
            memory_effect=params.unrest_memory,
        ),
        equipment_delivered=arms,
        equipment=gear,
        officers=staff,
        readiness=ready,
        invasion_loss=loss,
        invasion_drawn=defence.under_blow(
            loss=loss,
            readiness=ready,
            threat_strength=params.threat_strength,
            spread=params.threat_spread,
            held_at_most=params.held_at_most,
            blow=outside.invasion_blow,
        ),
        training=trained,
        exposed=exposed,
        evacuated=moved,
    )
