"""Wiring of prices, money and the budget."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from gosplan_game.core.decisions import Decisions
from gosplan_game.core.parameters import Params
from gosplan_game.core.quantities import Array, clipped
from gosplan_game.core.state import State
from gosplan_game.model.money import currency, households, private, queues, scissors
from gosplan_game.sim.wiring import totals
from gosplan_game.sim.wiring.bread import (
    Bread,
)
from gosplan_game.sim.wiring.building import Building
from gosplan_game.sim.wiring.confined import Confined
from gosplan_game.sim.wiring.industry import Industry
from gosplan_game.sim.wiring.population import Vitals
from gosplan_game.sim.wiring.schools import Schools
from gosplan_game.sim.wiring.totals import once
from gosplan_game.sim.wiring.work import Work


class Scissors(NamedTuple):
    """Price of manufactures against grain, (B,)."""

    clearing: Array
    asked: Array
    """List over clearing price that syndicates aim at of themselves."""
    markup: Array
    unsold: Array
    felt: Array
    goods: Array
    """Consumer manufactures of last quarter against 1928."""


def _licensed(state: State, decisions: Decisions, params: Params) -> Array:
    """Return the share of retail trade in the hands of licensed traders, (B,)."""
    return private.licensed_share(
        freedom=decisions.private_trade,
        collectivised=totals.collectivised(state),
        full=params.licensed_full,
        elasticity=params.licensed_elasticity,
    )


def prices(state: State, decisions: Decisions, season: int, params: Params) -> Scissors:
    """Set the scissors of the quarter from last quarter's markets."""
    relative = totals.relative_output(state, params)
    foreign = 4 * state.goods_arriving / params.consumer_goods_1928
    goods = (params.consumer_weight * relative).sum(axis=0) + foreign
    sale = scissors.sold_off(
        share=params.glut_sale, credit=decisions.trade_credit, neutral_credit=params.neutral_credit
    )
    clearing = scissors.clearing_ratio(
        marketings=state.marketings,
        marketings_1928=params.marketings_1928,
        goods=goods,
        unsold=state.unsold_goods,
        sale=sale,
        floor=params.goods_floor,
        level=params.clearing_level,
    )
    asked = scissors.asked(
        unsold=state.unsold_goods,
        credit=decisions.trade_credit,
        power=scissors.market_power(
            power=params.market_power,
            bound=decisions.plan_binding,
            rivalry=params.rivalry,
            licensed=_licensed(state, decisions, params),
            foreign=foreign / np.maximum(goods, 1e-9),
        ),
        neutral_credit=params.neutral_credit,
        distress=params.distress_markup,
        glut_drag=params.glut_drag,
    )
    marked = scissors.markup(
        markup=state.markup,
        asked=asked,
        ceiling=decisions.price_ceiling,
        adjustment=params.markup_speed,
        enforcement=params.ceiling_enforcement,
    )
    return Scissors(
        clearing=scissors.in_season(
            clearing=clearing,
            season_share=params.marketed_in_season[season],
            season_price=params.season_price,
        ),
        asked=asked,
        markup=marked,
        unsold=scissors.unsold_goods(
            unsold=state.unsold_goods,
            markup=marked,
            sale=sale,
            response=params.glut_response,
            left=1 - state.goods_bought,
        ),
        felt=scissors.felt_ratio(clearing=clearing, markup=marked, resale=params.resale),
        goods=goods,
    )


@once
def overhang_of(state: State, params: Params) -> Array:
    """Return cash against its normal share of income as the quarter opens, (B,)."""
    return households.overhang(
        cash=state.cash,
        yearly_wages=state.nominal_wage * totals.employed(state),
        currency_trust=currency.kept(
            trust=state.currency_trust,
            expected=state.expected_inflation,
            melting=params.paper_melting,
        ),
        normal_cash=params.normal_cash,
        money_income=params.money_income,
        closed=params.paper_closed,
    )


class Money(NamedTuple):
    """Money and budget of the quarter."""

    paper: currency.Paper
    price_level: Array
    trust: Array
    wage: Array
    retail: Array
    market: Array
    real_wage: Array
    purse: households.Purse
    revenue: Array
    expenditure: Array
    defence: Array
    bank_credit: Array
    leased: Array
    rents: Array
    queue_hours: Array
    goods_bought: Array


class PrivateHands(NamedTuple):
    """What leaseholders and licensed traders sell, over all that shops sell, (B,)."""

    goods: Array
    trade: Array


def _private_hands(
    state: State, decisions: Decisions, params: Params, output: Industry
) -> PrivateHands:
    """Return the share of what is sold that leased works made and licensed traders sold."""
    small = (params.consumer_weight * params.small_works * output.relative).sum(axis=0)
    return PrivateHands(
        goods=state.leased * small / np.maximum(output.goods, 0.02),
        trade=_licensed(state, decisions, params),
    )


def money(
    state: State,
    decisions: Decisions,
    params: Params,
    cut: Scissors,
    eaten: Bread,
    alive: Vitals,
    people: Confined,
    hands: Work,
    output: Industry,
    built: Building,
    taught: Schools,
) -> Money:
    """Pay wages and farmers, sell in shops, tax, borrow and print."""
    employed = hands.employed
    urban = people.urban.sum(axis=(0, 1))
    goods_per_head = state.goods_bought * output.goods / np.maximum(urban / params.urban_1928, 0.2)
    worth = households.real_wage(
        nutrition=np.minimum(alive.nutrition_urban, 1.15),
        goods_per_head=goods_per_head,
        food_weight=params.food_budget_share,
    )
    overhang = overhang_of(state, params)
    productivity = output.goods / np.maximum(employed / totals.employed_1928(params), 0.1)
    retail = households.retail_price(
        price=state.retail_price,
        wage=state.nominal_wage,
        wage_1928=params.wage_1928,
        plan_binding=decisions.plan_binding,
        productivity=clipped(productivity, 0.5, 1.5),
        pass_through=params.cost_pass_through,
        turnover_tax=decisions.turnover_tax,
        tax_1928=params.turnover_tax_1928,
        overhang=overhang,
        overhang_effect=params.overhang_price,
        adjustment=params.retail_speed,
    )
    wage = households.wage(
        wage=state.nominal_wage,
        wage_1928=params.wage_1928,
        retail_price=retail,
        real_wage=worth,
        tightness=hands.market.tightness,
        control=decisions.wage_control,
        plan_binding=decisions.plan_binding,
        soft_wages=params.wage_soft,
        catch_up=params.wage_catch_up,
        scarcity_effect=params.wage_scarcity,
        held=params.wage_control,
    )
    deficit = currency.cash_deficit(
        spending=params.paper_spending,
        monetised=decisions.private_trade,
        soldiers=people.soldiers,
        soldier_cost=params.paper_soldier,
        revenue=params.paper_revenue,
        goods=output.goods,
        tax=decisions.turnover_tax,
        tax_1928=params.turnover_tax_1928,
    )
    in_money = 1 - params.trade_in_money * (1 - decisions.private_trade)
    activity = in_money * clipped(1 + (1 - params.trade_in_money) * (output.goods - 1), 0.2, 1.2)
    trust = currency.stable_trust(
        trust=state.currency_trust,
        ordered=decisions.stable_currency,
        deficit=deficit,
        capacity=params.reform_capacity * params.real_balances * activity,
        speed=params.trust_speed,
        closed=params.paper_closed,
    )
    kept = currency.kept(
        trust=trust, expected=state.expected_inflation, melting=params.paper_melting
    )
    grain_rouble = params.grain_rouble * decisions.grain_price * np.sqrt(retail)
    goods_value = (
        params.retail_1928
        / 4
        * retail
        * np.sqrt(np.minimum(cut.markup, 1.0))
        * (
            (1 - params.food_budget_share) * output.goods
            + params.food_budget_share
            * (alive.nutrition_urban * urban / params.urban_1928)
        )
    )
    let = _private_hands(state, decisions, params, output)
    bought = (eaten.bought + eaten.forced + eaten.delivered.state_farms).sum(axis=0)
    farm_hands = (
        params.state_farm_wages / 4 * eaten.state_farm_area * (wage / params.wage_1928 * kept)
    )
    purse = households.purse(
        cash=state.cash,
        wage=wage * kept,
        employed=employed,
        soldiers=people.soldiers,
        soldier_pay=params.soldier_pay,
        grain_bought=bought * kept,
        grain_price=grain_rouble,
        other_farm_sales=params.other_farm_sales
        / 4
        * retail
        * kept
        * np.minimum((params.grain_using_weight * output.relative).sum(axis=0), 3.0)
        + farm_hands,
        goods_value=goods_value * np.maximum(kept, 0.02),
        farm_tax=decisions.farm_tax * kept,
        loan_share=decisions.bond_sales,
        normal_cash=params.normal_cash,
        spending_speed=params.spending_speed,
        kept_share=params.private_margin * (let.goods + let.trade),
        interest=params.loan_interest / 4 * state.state_loans,
    )
    army_cost = params.soldier_cost / 4 * people.soldiers * retail
    arms = (params.defence_weight * output.made.output * params.price_1926).sum(axis=0)
    civil = (params.equipment_weight * output.made.output * params.price_1926).sum(
        axis=0
    ) * decisions.defence_share
    defence = army_cost + (arms + civil) * np.sqrt(retail)
    investing = built.total * 1000 * (
        1 + (1 - params.materials_in_building) * (wage / params.wage_1928 - 1)
    )
    offices = params.administration / 4 + taught.cost
    expenditure = (
        defence
        + params.budget_in_investment * investing
        + offices * wage / params.wage_1928
        + purse.interest
        + farm_hands
    )
    turnover = (params.price_1926 * output.made.output).sum(axis=0)
    rents = (
        params.private_rent * let.goods + params.licence_tax * let.trade
    ) * purse.sales + params.private_rent / 4 * state.concession_capital * retail
    revenue = (
        rents
        + decisions.turnover_tax * purse.sales
        + params.profit_share * turnover * (1 + params.prices_in_profit * (retail - 1))
        + purse.taxes
        + purse.loans
    )
    paper = currency.paper_money(
        money_value=state.money_value,
        expected=state.expected_inflation,
        deficit=deficit,
        trust_before=state.currency_trust,
        trust=trust,
        activity=activity,
        real_balances=params.real_balances,
        sensitivity=params.cagan,
        learning=params.expectation_learning,
        closed=params.paper_closed,
    )
    issue = purse.cash - state.cash
    stable = trust > params.paper_closed
    reform = stable & (state.currency_trust <= params.paper_closed)
    new_level = params.price_1928 * retail
    lists = np.log(retail / state.retail_price)
    # a press at rest leaves paper a money like any other, whose prices go as lists do
    falling = paper.inflation + np.where(deficit > 0, 0.0, lists)
    level = np.where(stable, new_level, state.price_level * np.exp(falling))
    rise = np.where(stable, lists, falling)
    market = households.market_price(
        price=state.market_price,
        retail=retail,
        overhang=overhang,
        scarcity=alive.food_on_sale,
        freedom=decisions.private_trade,
        markup=cut.markup,
        overhang_elasticity=params.overhang_elasticity,
        scarcity_elasticity=params.scarcity_elasticity,
        shop_gap_elasticity=params.shop_gap_elasticity,
        closed_margin=params.closed_market_margin,
        speed=params.spending_speed,
    )
    steady = kept > params.paper_closed
    in_shops = goods_value * np.maximum(kept, 0.02)
    gap = queues.shop_gap(
        wish=purse.wish * steady,
        goods_value=in_shops,
        markup=cut.markup,
        asked=cut.asked,
        bid=queues.credit_bid(
            credit=decisions.trade_credit,
            neutral_credit=params.neutral_credit,
            demand=params.credit_demand,
            bound=decisions.plan_binding,
        ),
        food_share=params.food_budget_share,
    )
    sold = queues.bought(sales=purse.sales, goods_value=in_shops, shelf=params.shop_shelf)
    return Money(
        queue_hours=queues.hours(gap=gap, time=params.queue_time, most=params.queue_most),
        goods_bought=np.where(steady, sold, 1.0),
        paper=paper._replace(
            inflation=np.where(reform, 0.0, rise),
            expected=np.where(
                stable, (1 - params.expectation_learning) * state.expected_inflation, paper.expected
            ),
        ),
        price_level=level,
        trust=trust,
        wage=wage,
        retail=retail,
        market=market,
        real_wage=worth * params.real_wage_1928,
        purse=purse,
        revenue=revenue,
        expenditure=expenditure,
        defence=defence,
        bank_credit=issue - (expenditure - revenue),
        leased=private.leased(
            leased=state.leased, ordered=decisions.leasing, speed=params.lease_speed
        ),
        rents=rents,
    )
