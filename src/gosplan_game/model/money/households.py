"""Wages, prices and the money of households.

    dln w = u ln(w28 P W / w) + (1 - h control)(a tightness + v b)     a year
    P' moves to parity or, as plans bind, to wage cost over (1 - turnover tax),
       and up when cash piles up
    cash' = cash + incomes - shop purchases - taxes - loans
    market price = P overhang^a scarcity^-b min(m, 1)^-g (1 + c (1 - freedom))

Money that finds no goods in the shops waits in hands and drives the free
markets. A list price below what would clear does not lower what is paid: the free
price keeps to the clearing one (Novozhilov 1926), so that the gap of free over state
prices is the inverse of the mark-up m. Trade between town and village moves cash and makes none.

Source: form ours, docs/model.md (34)-(35); Kornai (1980) on soft budgets; Neary and Roberts
(1980) on virtual prices; coefficients estimated on wages, state prices and money
in circulation 1925-40.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from gosplan_game.core.quantities import Array, clipped


class Purse(NamedTuple):
    """Household money in a quarter, million roubles, (B,)."""

    wages: Array
    grain_payments: Array
    other_farm_payments: Array
    sales: Array
    taxes: Array
    loans: Array
    kept: Array
    """Profits of private people, which shops and state works do not see again."""
    cash: Array
    wish: Array
    """What households would have spent in shops."""
    interest: Array


def wage(
    *,
    wage: Array,
    wage_1928: Array,
    retail_price: Array,
    real_wage: Array,
    tightness: Array,
    control: Array,
    plan_binding: Array,
    soft_wages: Array,
    catch_up: Array,
    scarcity_effect: Array,
    held: Array,
) -> Array:
    """Return the yearly money wage after a quarter, roubles, (B,).

    Args:
        wage: w, roubles a year, (B,).
        wage_1928: Roubles a year, (1|B,).
        retail_price: P, 1928 = 1, (B,).
        real_wage: W, what a wage buys, 1928 = 1, (B,).
        tightness: Orders over what is made, less 1: enterprises bid for hands, (B,).
        control: 0 to 1, (B,).
        plan_binding: b, 0 to 1, (B,).
        soft_wages: v, log a year, drift under soft budgets, (1|B,).
        catch_up: u, share of the gap to the goods' worth closed in a year, (1|B,).
        scarcity_effect: a, log a year, (1|B,).
        held: h, share of such rises that full control of wages holds back, (1|B,).
    """
    worth = wage_1928 * retail_price * real_wage
    scarce = (1 - held * control) * (
        scarcity_effect * clipped(tightness, 0.0, 1.0) + soft_wages * plan_binding
    )
    rise = (catch_up * np.log(np.maximum(worth, 1.0) / wage) + scarce) / 4
    return wage * np.exp(clipped(rise, -0.02, 0.2))


def retail_price(
    *,
    price: Array,
    wage: Array,
    wage_1928: Array,
    plan_binding: Array,
    productivity: Array,
    pass_through: Array,
    turnover_tax: Array,
    tax_1928: Array,
    overhang: Array,
    overhang_effect: Array,
    adjustment: Array,
) -> Array:
    """Return state retail prices after a quarter, 1928 = 1, (B,).

    While trade is free and the currency stands on gold, prices keep to parity;
    as plans bind they follow wage cost and turnover tax:
    ln P* = b ln[(w/w28) productivity^-c (1 - t28)/(1 - t)].

    Args:
        price: P, (B,).
        wage: Roubles a year, (B,).
        wage_1928: Roubles a year, (1|B,).
        plan_binding: b, (B,).
        productivity: Consumer goods a worker against 1928, (B,).
        pass_through: c, share of lost productivity that shops charge, (1|B,).
        turnover_tax: Share of the retail price, (B,).
        tax_1928: (1|B,).
        overhang: Cash against its normal share of income, (B,).
        overhang_effect: Rise a quarter per unit of overhang, (1|B,).
        adjustment: Share of the gap to cost closed in a quarter, (1|B,).
    """
    cost = wage / wage_1928 * clipped(productivity, 0.3, 3.0) ** -pass_through
    aim = (cost * (1 - tax_1928) / (1 - turnover_tax)) ** plan_binding
    pressure = overhang_effect * clipped(overhang - 1, -0.5, 1.5)
    return price * np.exp(clipped(adjustment * np.log(aim / price) + pressure, -0.1, 0.25))


def purse(
    *,
    cash: Array,
    wage: Array,
    employed: Array,
    soldiers: Array,
    soldier_pay: Array,
    grain_bought: Array,
    grain_price: Array,
    other_farm_sales: Array,
    goods_value: Array,
    farm_tax: Array,
    loan_share: Array,
    normal_cash: Array,
    spending_speed: Array,
    kept_share: Array,
    interest: Array,
) -> Purse:
    """Return the flows of household money in a quarter.

    Households spend their income and a part of the cash above its normal share,
    but no more than the shops hold at list prices.

    Args:
        cash: Million roubles, (B,).
        wage: Roubles a year, (B,).
        employed: Million, (B,).
        soldiers: Million, (B,).
        soldier_pay: Over a wage, (1|B,).
        grain_bought: Mt sold to the state, (B,).
        grain_price: Roubles a tonne, (B,).
        other_farm_sales: Paid for crops, meat and milk, million roubles, (B,).
        goods_value: Goods and services at list prices, million roubles, (B,).
        farm_tax: Million roubles a year, (B,).
        loan_share: Of wages, (B,).
        normal_cash: Cash over yearly income, (1|B,).
        spending_speed: Share of excess cash spent in a quarter, (1|B,).
        kept_share: Profit of leaseholders and licensed traders over all sales, (B,).
        interest: On loans of the state, million roubles, (B,).
    """
    wages = wage / 4 * (employed + soldier_pay * soldiers)
    grain = grain_bought * grain_price
    income = wages + grain + other_farm_sales
    taxes = np.minimum(farm_tax / 4, (cash + income) / 2)
    loans = loan_share * wages
    after = income + interest - taxes - loans
    excess = cash - normal_cash * 4 * income
    wish = clipped(after + spending_speed * excess, 0.0, cash + after)
    wish = wish / (1 - kept_share)  # traders spend what they earn, as others do
    sales = np.minimum(wish, goods_value)
    kept = kept_share * sales
    return Purse(
        wages=wages,
        grain_payments=grain,
        other_farm_payments=other_farm_sales,
        sales=sales,
        taxes=taxes,
        loans=loans,
        kept=kept,
        cash=cash + after - sales + kept,
        wish=wish,
        interest=interest,
    )


def market_price(
    *,
    price: Array,
    retail: Array,
    overhang: Array,
    scarcity: Array,
    freedom: Array,
    markup: Array,
    overhang_elasticity: Array,
    scarcity_elasticity: Array,
    shop_gap_elasticity: Array,
    closed_margin: Array,
    speed: Array,
) -> Array:
    """Return free-market food prices after a quarter, 1928 = 1, (B,).

    Args:
        price: Last quarter's, (B,).
        retail: State prices, 1928 = 1, (B,).
        overhang: Cash against its normal share of income, (B,).
        scarcity: Food of towns against wish, with what lies on markets unbought, (B,).
        freedom: Of private trade: a market half closed is dearer, (B,).
        markup: m, list over clearing price of manufactures, (B,).
        overhang_elasticity: a, (1|B,).
        scarcity_elasticity: b, (1|B,).
        shop_gap_elasticity: g, 1 where money buys alike on all free markets, (1|B,).
        closed_margin: c, of traders where trade is wholly closed, (1|B,).
        speed: Share of the gap to the aim, in logs, closed in a quarter, (1|B,).
    """
    ratio = (
        clipped(overhang, 0.3, 4.0) ** overhang_elasticity
        * clipped(scarcity, 0.4, 1.1) ** -scarcity_elasticity
        * clipped(markup, 0.2, 1.0) ** -shop_gap_elasticity
        * (1 + closed_margin * (1 - freedom))
    )
    aim = retail * clipped(ratio, 0.7, 40.0)
    return price * np.exp(clipped(speed * np.log(aim / price), -0.7, 0.9))


def real_wage(
    *, nutrition: Array, goods_per_head: Array, food_weight: Array
) -> Array:
    """Return what a wage buys, 1928 = 1, (B,): food and goods there are to buy.

    Where prices do not clear, goods in hand measure the wage, not its roubles.

    Args:
        nutrition: Town food against 1928, (B,).
        goods_per_head: Consumer goods a head of town against 1928, (B,).
        food_weight: Share of food in workers' budgets, (1|B,).
    """
    basket: Array = food_weight * nutrition + (1 - food_weight) * goods_per_head
    return basket


def overhang(
    *,
    cash: Array,
    yearly_wages: Array,
    currency_trust: Array,
    normal_cash: Array,
    money_income: Array,
    closed: Array,
) -> Array:
    """Return cash against its normal share of income, 1 = normal, (B,).

    Before the stable currency nobody holds
    cash to spend later, and there is no overhang.

    Args:
        cash: Million roubles, (B,).
        yearly_wages: Million roubles, (B,).
        currency_trust: Share of money in the stable currency, (B,).
        normal_cash: Share of yearly income, (1|B,).
        money_income: Incomes in money over wages, (1|B,).
        closed: Share of the stable currency from which no paper circulates, (1|B,).
    """
    normal = normal_cash * money_income * yearly_wages
    return np.where(currency_trust > closed, cash / np.maximum(normal, 1e-6), 1.0)
