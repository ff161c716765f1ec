"""The named flows of a quarter, gathered from its parts."""

from __future__ import annotations

import numpy as np

from gosplan_game.core.decisions import Decisions
from gosplan_game.core.exogenous import Exogenous
from gosplan_game.core.flows import Flows
from gosplan_game.core.parameters import Params
from gosplan_game.core.quantities import Array
from gosplan_game.core.state import State
from gosplan_game.model.people.registers import Registers
from gosplan_game.sim.wiring import totals
from gosplan_game.sim.wiring.abroad import carried
from gosplan_game.sim.wiring.bread import Bread
from gosplan_game.sim.wiring.building import Building
from gosplan_game.sim.wiring.commerce import Commerce
from gosplan_game.sim.wiring.confined import Confined
from gosplan_game.sim.wiring.industry import Industry
from gosplan_game.sim.wiring.land import Land
from gosplan_game.sim.wiring.livestock import Livestock
from gosplan_game.sim.wiring.population import Vitals
from gosplan_game.sim.wiring.reserves import Reserves
from gosplan_game.sim.wiring.schools import Schools
from gosplan_game.sim.wiring.standing import Standing
from gosplan_game.sim.wiring.treasury import Money, Scissors
from gosplan_game.sim.wiring.work import Work


def flows_of(
    state: State,
    decisions: Decisions,
    outside: Exogenous,
    params: Params,
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
) -> Flows:
    """Gather the named flows of the quarter."""
    village, town, change = alive.rural_events, alive.urban_events, animals.change
    made = output.made
    beasts = _animals(params, animals)
    sold_abroad = params.animal_food_abroad * (
        carried(state, decisions, params) / params.other_exports_1928 - 1
    )
    farm = params.farm_product_1928 / 4 * _farm_index(params, fields, beasts)
    product = (params.price_1926 * params.value_added_share * made.output).sum(axis=0) + farm
    arms = mood.equipment_delivered * 1000
    return Flows(
        harvest=fields.harvest,
        bought=grain.bought,
        forced=grain.forced,
        machine_payments=grain.delivered.machine_payments,
        state_farm_grain=grain.delivered.state_farms,
        private_to_towns=grain.private_to_towns,
        village_trade=grain.village_trade,
        relief=grain.served.relief - grain.shops.grain,
        shop_grain=grain.shops.grain,
        foreign_relief=grain.foreign_relief,
        seed_lent=grain.served.seed,
        village_sales=grain.served.sales,
        food_rural=grain.use.food,
        feed=grain.use.feed,
        seed=grain.use.seed,
        farm_loss=grain.use.loss,
        saleable=grain.saleable,
        grain_imports=grain.imported,
        grain_exports=grain.served.exports,
        town_grain=grain.served.towns,
        army_grain=grain.served.army,
        industry_grain=grain.served.industry,
        state_loss=grain.served.loss,
        herd_births=change.births,
        herd_starved=change.starved,
        herd_slaughtered=change.slaughtered,
        herd_levied=change.levied,
        herd_annexed=outside.annexed_herds + np.zeros_like(change.births),
        ploughed_by_stations=fields.ploughed,
        tractors_fuelled=fields.fuelled,
        kolkhoz_land=fields.kolkhoz_land,
        tractors_delivered=animals.tractors_delivered,
        tractors_scrapped=animals.tractors_scrapped,
        births_rural=village.births,
        births_urban=town.births,
        births_lost=village.births_lost + town.births_lost,
        unregistered_deaths=books.unregistered,
        census_missing=books.found,
        deaths_rural=village.deaths,
        deaths_urban=town.deaths,
        drought_felt=alive.drought_felt,
        village_food=alive.village_food,
        fed_by_kitchens=grain.kitchens,
        fed_by_relief=grain.fed_by_relief,
        hunger_rural=village.excess,
        hunger_urban=town.excess,
        ageing_rural=village.ageing,
        ageing_urban=town.ageing,
        migration=alive.migration,
        refugees=alive.refugees,
        arrivals=alive.arrivals,
        deported=people.deported,
        arrested_rural=people.arrested_rural,
        arrested_urban=people.arrested_urban,
        executed_rural=people.executed_rural,
        executed_urban=people.executed_urban,
        drafted_rural=people.drafted_rural,
        drafted_urban=people.drafted_urban,
        annexed_people=people.annexed,
        released=people.released,
        settler_releases=people.settlement.releases,
        prisoner_releases=people.camps.releases,
        settler_deaths=people.settlement.deaths,
        settler_excess=people.settlement.excess_deaths,
        prisoner_deaths=people.camps.deaths,
        prisoner_excess=people.camps.excess_deaths,
        soldier_deaths=people.soldier_deaths,
        hungry=alive.hungry,
        expelled=alive.expelled,
        town_food=alive.town_food,
        separations=hands.separations,
        tightness=hands.market.tightness,
        labour_supply=hands.supply,
        town_men=hands.hands.men,
        town_women=hands.hands.women,
        village_hands=hands.hands.village,
        at_home=hands.hands.at_home,
        away=hands.hands.away,
        strikers=hands.strikers,
        pupils=taught.pupils,
        graduates=taught.engineers.graduates,
        new_doctors=taught.doctors.graduates,
        trade_called=trades.young.called,
        trade_left=trades.young.left,
        trade_came=trades.young.came,
        trade_graduates=trades.schools.graduates,
        capacity=output.capacity,
        claimed=made.claimed,
        delivered=made.delivered,
        used=made.used,
        final_use=made.final,
        material_imports=output.imported,
        branch_exports=output.exported,
        material_loss=made.lost,
        scrap=output.scrap,
        spoiled=output.spoiled,
        padding=mood.padding,
        products=output.products,
        investment=built.by_branch,
        completed=built.works.completed,
        ore_raised=output.ore,
        ore_opened=built.mines.opened,
        depreciation=built.depreciation,
        worked_out=built.worked_out,
        mastered=built.new_plant.mastered,
        project_spending=built.projects.spent,
        project_delivery=built.projects.delivered,
        equipment_delivered=mood.equipment_delivered,
        housing_investment=built.housing_investment,
        walls=built.walls,
        state_farm_building=built.state_farm_building,
        housing_completed=built.dwellings.completed,
        housing_own=built.dwellings.own,
        housing_worn=built.dwellings.worn,
        wages=purse.purse.wages,
        grain_payments=purse.purse.grain_payments,
        farm_payments=purse.purse.other_farm_payments,
        retail_sales=purse.purse.sales,
        household_taxes=purse.purse.taxes,
        private_profits=purse.purse.kept,
        rents=purse.rents,
        loans=purse.purse.loans,
        loan_interest=purse.purse.interest,
        budget_revenue=purse.revenue,
        budget_expenditure=purse.expenditure,
        defence_spending=purse.defence,
        defence_published=purse.defence * (1 - outside.defence_secrecy),
        bank_credit=purse.bank_credit,
        inflation=purse.paper.inflation,
        paper_issued=purse.paper.issued,
        inflation_tax=purse.paper.inflation_tax,
        exports=abroad.goods_exported,
        gold_sold=abroad.gold_sold,
        imports=abroad.settled.imports,
        foreign_services=abroad.settled.services,
        machinery_imports=abroad.machines,
        gold_mined=outside.gold_production / 4 + np.zeros_like(abroad.gold_sold),
        credit=abroad.settled.credit,
        debt_service=abroad.settled.service,
        debt_interest=abroad.settled.interest,
        debt_arrears=abroad.settled.arrears,
        valuables_sold=grain.shops.gold,
        church_valuables=abroad.church_valuables,
        concession_machines=abroad.concessions.arrived,
        concession_closed=abroad.concessions.closed,
        concession_bonds=abroad.concessions.bought_out,
        concession_profit=abroad.settled.remitted,
        import_fulfilment=abroad.settled.fulfilment,
        clearing_ratio=cut.clearing,
        scissors=cut.clearing * cut.markup,
        goods=output.goods,
        disturbances=mood.disturbances,
        harvest_normal=fields.harvest_normal,
        value_true=mood.value_true,
        value_reported=mood.value_reported,
        national_product=product,
        defence_product=arms + params.soldier_cost / 4 * people.soldiers,
        defence_readiness=mood.readiness,
        exposed=mood.exposed,
        evacuated=mood.evacuated,
        invasion_drawn=mood.invasion_drawn,
        invasion_loss=mood.invasion_loss,
        consumption=_consumption(
            params,
            grain,
            people,
            output,
            built,
            beasts - sold_abroad,
            purse.goods_bought,
        ),
    )


def _farm_index(params: Params, fields: Land, beasts: Array) -> Array:
    """Farm product against 1928: grain, animals and technical crops, (B,)."""
    crops = fields.harvest_last.sum(axis=0) / params.harvest_1928
    grain_weight, animal_weight = params.grain_in_farm_product, params.farm_animal_weight
    return (
        grain_weight * crops
        + animal_weight * beasts
        + (1 - grain_weight - animal_weight) * fields.technical_crops
    )


def _animals(params: Params, animals: Livestock) -> Array:
    """Food from animals against 1928, (B,)."""
    food: Array = (animals.herds * params.herd_food_weight).sum(axis=(0, 1))
    return food / totals.animals_1928(params)


def _consumption(
    params: Params,
    grain: Bread,
    people: Confined,
    output: Industry,
    built: Building,
    beasts: Array,
    found_a_buyer: Array,
) -> Array:
    """Consumption a head of the people there would be without excess deaths, 1928 = 1."""
    heads = people.reference_people
    bread_eaten = (
        grain.use.food.sum(axis=0) + grain.served.towns + grain.private_to_towns.sum(axis=0)
    )
    services = (params.service_weight * output.relative).sum(axis=0)
    rooms = built.dwellings.stock / (params.living_space_1928 * params.urban_1928)
    food = params.consumption_bread + params.consumption_animal_food
    bought = (
        params.consumption_bread * bread_eaten / (params.food_1928 / 4)
        + params.consumption_animal_food * beasts
        + params.consumption_goods * found_a_buyer * output.goods
        + (1 - food - params.consumption_goods) * services
    )
    weight = params.housing_weight
    return params.people_1928 / heads * ((1 - weight) * bought + weight * rooms)
