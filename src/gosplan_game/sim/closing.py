"""The end of a quarter: its parts gathered into closing stocks."""

from __future__ import annotations

import numpy as np

from gosplan_game.core.decisions import Decisions
from gosplan_game.core.exogenous import Exogenous
from gosplan_game.core.state import State
from gosplan_game.model.people.registers import Registers
from gosplan_game.sim.wiring.bread import Bread
from gosplan_game.sim.wiring.building import Building
from gosplan_game.sim.wiring.commerce import Commerce
from gosplan_game.sim.wiring.confined import Confined
from gosplan_game.sim.wiring.industry import Industry
from gosplan_game.sim.wiring.land import SUMMER, Land
from gosplan_game.sim.wiring.livestock import Livestock
from gosplan_game.sim.wiring.population import Vitals
from gosplan_game.sim.wiring.reserves import Reserves
from gosplan_game.sim.wiring.schools import Schools
from gosplan_game.sim.wiring.standing import Standing
from gosplan_game.sim.wiring.treasury import Money, Scissors
from gosplan_game.sim.wiring.work import Work


def closing(
    state: State,
    decisions: Decisions,
    outside: Exogenous,
    cut: Scissors,
    fields: Land,
    grain: Bread,
    alive: Vitals,
    books: Registers,
    people: Confined,
    trades: Reserves,
    taught: Schools,
    hands: Work,
    output: Industry,
    built: Building,
    animals: Livestock,
    purse: Money,
    abroad: Commerce,
    mood: Standing,
) -> State:
    """Gather the stocks at the quarter's end."""
    year_ends = outside.season == SUMMER
    return State(
        planned_area=fields.planned_area,
        grain_land=fields.grain_land,
        sown_area=grain.sown_area,
        winter_seed=grain.winter_seed,
        seed_fund=grain.seed_fund,
        drought=fields.drought,
        soil=fields.soil,
        peasant_grain=grain.peasant_grain,
        state_grain=grain.served.closing,
        harvest_last=fields.harvest_last,
        harvest_reported=fields.harvest_reported,
        collected_this_year=grain.collected,
        collected_last_year=state.collected_this_year if year_ends else state.collected_last_year,
        marketings=grain.marketings,
        collectivised=fields.collectivised,
        state_farms=fields.state_farms,
        collective_herds=animals.collective,
        kolkhoz_experience=fields.experience,
        disruption=fields.disruption,
        grievance=grain.grievance,
        farm_skill=fields.skill,
        implements=fields.implements,
        herds=animals.herds,
        feed_adequacy=animals.feed_adequacy,
        tractor_power=animals.tractor_power,
        technical_crops=fields.technical_crops,
        rural=people.rural,
        urban=people.urban,
        settlers=people.settlers,
        prisoners=people.prisoners,
        soldiers=people.soldiers,
        reference_people=people.reference_people,
        nutrition_rural=alive.nutrition_rural,
        nutrition_urban=alive.nutrition_urban,
        nutrition_lists=alive.nutrition_lists,
        weakness_rural=alive.weakness_rural,
        weakness_urban=alive.weakness_urban,
        passported=alive.passported,
        dead_registered=books.missing,
        fertility_rural=alive.fertility_rural,
        fertility_urban=alive.fertility_urban,
        schooled=taught.schooled,
        literacy=taught.literacy,
        engineers=taught.engineers.staff,
        engineers_early=taught.engineers.early,
        engineers_late=taught.engineers.late,
        doctors=taught.doctors.staff,
        doctors_early=taught.doctors.early,
        doctors_late=taught.doctors.late,
        trade_pupils=trades.schools.pupils,
        housing=built.dwellings.stock,
        housing_unfinished=built.dwellings.unfinished,
        employment=hands.market.employed,
        unemployed=hands.market.unemployed,
        registration=hands.registration,
        womens_participation=hands.women,
        experience=hands.experience,
        real_wage=purse.real_wage,
        campaign_fatigue=hands.fatigue,
        capital=built.capital,
        readiness=output.readiness,
        unmastered=built.new_plant.unmastered,
        commanders=built.commanders,
        construction_early=built.works.early,
        construction_late=built.works.late,
        project_spent=built.project_spent,
        technique=built.technique,
        ore_capacity=built.mines.capacity,
        ore_sinking=built.mines.sinking,
        best_practice=built.best_practice,
        foreign_lessons=built.foreign_lessons,
        eastern_share=built.eastern,
        output=output.made.output,
        inventories=output.made.inventories,
        hidden_reserve=output.hidden,
        ratchet_belief=output.belief,
        target_last=decisions.plan_target + np.zeros_like(state.target_last),
        output_reported=mood.output_reported,
        statisticians=mood.statisticians,
        shortage=0.5 * state.shortage + 0.5 * output.made.shortage,
        markup=cut.markup,
        unsold_goods=cut.unsold,
        price_level=purse.price_level,
        expected_inflation=purse.paper.expected,
        money_value=purse.paper.money_value,
        currency_trust=purse.trust,
        nominal_wage=purse.wage,
        retail_price=purse.retail,
        market_price=purse.market,
        cash=purse.purse.cash,
        queue_hours=purse.queue_hours,
        goods_bought=purse.goods_bought,
        state_loans=state.state_loans + purse.purse.loans,
        leased=purse.leased,
        concession_capital=abroad.concessions.capital,
        gold=abroad.settled.gold,
        debt_short=abroad.settled.debt_short,
        debt_long=abroad.settled.debt_long,
        valuables=state.valuables - grain.shops.gold,
        church_plate=state.church_plate - abroad.church_valuables,
        default_record=abroad.default_record,
        machines_arriving=abroad.machines_real,
        materials_arriving=abroad.materials_real,
        goods_arriving=abroad.goods_real,
        support_workers=mood.workers,
        support_peasants=mood.peasants,
        support_party=mood.party,
        equipment=mood.equipment,
        training=mood.training,
        officers=mood.officers,
    )
