import numpy as np
import pytest

from gosplan_game.model.money import households


def alone(function, arguments, changes):
    """Return a function's number in one run."""
    values = {name: np.array([value]) for name, value in {**arguments, **changes}.items()}
    return function(**values).item()


def wage(**changes):
    """Return next quarter's wage of 700 roubles that is worth what it was in 1928."""
    arguments = {
        "wage": 700.0, "wage_1928": 700.0, "retail_price": 1.0, "real_wage": 1.0,
        "tightness": 0.0, "control": 0.0, "plan_binding": 0.0, "soft_wages": 0.08,
        "catch_up": 0.4, "scarcity_effect": 0.2, "held": 0.6,
    }  # fmt: skip
    return alone(households.wage, arguments, changes)


def test_wages_by_hand():
    """Wages stay where they are worth 1928's, and drift under soft budgets."""
    assert wage() == pytest.approx(700.0)
    assert wage(plan_binding=1.0) == pytest.approx(700 * np.exp(0.02))
    # full control holds six tenths of the drift
    assert wage(plan_binding=1.0, control=1.0) == pytest.approx(700 * np.exp(0.008))
    assert wage(tightness=0.5) == pytest.approx(700 * np.exp(0.025))


def test_wages_make_up_for_prices_by_hand():
    """Prices doubled and goods for half of a wage's worth more: four tenths of ln 1.5 a year."""
    found = wage(retail_price=2.0, real_wage=0.75)
    assert found == pytest.approx(700 * 1.5**0.1)
    assert wage(retail_price=0.8, wage=560.0) == pytest.approx(560.0)


def test_wages_fall_slowly():
    """However little a wage buys, it falls by no more than 2 % in a quarter."""
    assert wage(real_wage=0.01) == pytest.approx(700 * np.exp(-0.02))


def retail(**changes):
    """Return retail prices after a quarter."""
    arguments = {
        "price": 1.0, "wage": 700.0, "wage_1928": 700.0, "plan_binding": 1.0,
        "productivity": 1.0, "pass_through": 0.5, "turnover_tax": 0.2, "tax_1928": 0.2,
        "overhang": 1.0, "overhang_effect": 0.05, "adjustment": 0.1,
    }  # fmt: skip
    return alone(households.retail_price, arguments, changes)


def test_retail_prices_by_hand():
    """Prices follow wages and the turnover tax where plans bind."""
    assert retail() == pytest.approx(1.0)
    assert retail(wage=1400.0) == pytest.approx(2**0.1)
    # a tax of 60 % instead of 20 % doubles the cost that prices close in on
    assert retail(turnover_tax=0.6) == pytest.approx(2**0.1)
    assert retail(plan_binding=0.0, wage=1400.0) == pytest.approx(1.0)
    assert retail(overhang=2.0) == pytest.approx(np.exp(0.05))


def test_shops_charge_a_part_of_lost_productivity_by_hand():
    """Half of 1928's output a worker at twice the wage: cost 2 x 2^0.5, a tenth of the way."""
    assert retail(productivity=0.5, wage=1400.0) == pytest.approx(2**0.15)
    # prices above their cost come down by the same rule, and towards the cost
    assert retail(price=2.0) == pytest.approx(2 * 0.5**0.1)
    assert retail(price=2.0, plan_binding=0.5, wage=2800.0) == pytest.approx(2.0)


def purse(**changes):
    """Return household money of 10 million at 700 roubles, with shops that hold enough."""
    arguments = {
        "cash": 100.0, "wage": 700.0, "employed": 10.0, "soldiers": 0.0, "soldier_pay": 0.3,
        "grain_bought": 2.0,
        "grain_price": 60.0, "other_farm_sales": 130.0, "goods_value": 9999.0, "farm_tax": 400.0,
        "loan_share": 0.02, "normal_cash": 0.0125, "spending_speed": 0.5,
        "kept_share": 0.0, "interest": 0.0,
    }  # fmt: skip
    found = households.purse(
        **{name: np.array([value]) for name, value in {**arguments, **changes}.items()}
    )
    return {name: getattr(found, name).item() for name in found._fields}


def test_the_purse_by_hand():
    """Wages 1,750, grain 120, other 130: 2,000, less 100 tax and 35 of loans."""
    found = purse()
    assert found["wages"] == pytest.approx(1750.0)
    assert found["taxes"] == pytest.approx(100.0)
    assert found["loans"] == pytest.approx(35.0)
    # cash is 1.25 % of a year's income, as wished: all that came in is spent
    assert found["sales"] == pytest.approx(1865.0)
    assert found["cash"] == pytest.approx(100.0)


def test_savings_are_spent_by_parts_and_soldiers_paid_three_tenths_by_hand():
    """Half of the 400 above the wished 100 is spent too; a soldier costs 0.3 of a wage."""
    found = purse(cash=500.0)
    assert found["sales"] == pytest.approx(1865.0 + 0.5 * (500 - 100))
    assert found["cash"] == pytest.approx(300.0)
    paid = purse(soldiers=2.0)
    assert paid["wages"] == pytest.approx(175 * 10.6)
    # wanting 400 where they have 300, households keep back half of what is missing
    kept = purse(cash=300.0, normal_cash=0.05)
    assert kept["sales"] == pytest.approx(1865.0 - 0.5 * 100)
    assert kept["cash"] == pytest.approx(350.0)


def test_empty_shops_leave_money_in_hands():
    """What finds no goods is kept."""
    found = purse(goods_value=500.0)
    assert found["sales"] == 500.0
    assert found["cash"] == pytest.approx(100 + 1365.0)


def test_profits_of_traders_stay_among_households_and_are_spent():
    """A tenth of sales comes back to traders, who spend it: 2,072 are sold, cash is as wished."""
    found = purse(kept_share=0.1)
    assert found["sales"] == pytest.approx(1865.0 / 0.9)
    assert found["kept"] == pytest.approx(1865.0 / 9)
    assert found["cash"] == pytest.approx(100.0)
    assert purse(kept_share=0.1, goods_value=500.0)["cash"] == pytest.approx(100 + 1365 + 50.0)


def test_interest_on_loans_is_income():
    """Ten of interest are spent with the rest; the wish of buyers is known."""
    found = purse(interest=10.0)
    assert found["sales"] == pytest.approx(1875.0)
    assert found["wish"] == found["sales"]


@pytest.mark.parametrize("goods", [0.0, 700.0, 1e9])
@pytest.mark.parametrize("tax", [0.0, 4000.0, 1e9])
@pytest.mark.parametrize("kept", [0.0, 0.3])
def test_money_is_conserved_and_not_negative(goods, tax, kept):
    """Every rouble is spent, paid, lent or kept."""
    found = purse(goods_value=goods, farm_tax=tax, kept_share=kept)
    income = found["wages"] + found["grain_payments"] + found["other_farm_payments"]
    outgoings = found["sales"] + found["taxes"] + found["loans"]
    assert found["cash"] == pytest.approx(100 + income + found["kept"] - outgoings)
    assert found["cash"] >= 0.0


def test_a_tax_above_income_is_paid_from_savings():
    """Whoever pays more than came in buys as savings allow; shops pay nobody."""
    found = purse(cash=50_000.0, farm_tax=40_000.0, spending_speed=0.0)
    assert found["taxes"] == pytest.approx(10_000.0)
    assert found["sales"] == 0.0
    assert found["cash"] == pytest.approx(50_000.0 + 2000.0 - 35.0 - 10_000.0)


def market(**changes):
    """Return free-market prices after a quarter from 1."""
    arguments = {
        "speed": 0.5, "price": 1.0, "retail": 1.0, "overhang": 1.0, "scarcity": 1.0, "freedom": 1.0,
        "markup": 1.0, "overhang_elasticity": 1.0, "scarcity_elasticity": 2.0,
        "shop_gap_elasticity": 1.0, "closed_margin": 0.6,
    }  # fmt: skip
    return alone(households.market_price, arguments, changes)


def test_market_prices_by_hand():
    """Half of the way, in logs, to what cash and hunger make them."""
    assert market() == pytest.approx(1.0)
    assert market(overhang=4.0) == pytest.approx(2.0)
    assert market(scarcity=0.5) == pytest.approx(2.0)
    assert market(freedom=0.0) == pytest.approx(1.6**0.5)


def test_a_low_list_price_does_not_cheapen_free_markets():
    """Shops a quarter below the clearing price leave free prices at it; dear ones do not."""
    assert market(markup=0.64) == pytest.approx(1.25)
    assert market(markup=1.5) == pytest.approx(1.0)


def test_market_prices_move_within_bounds():
    """No quarter more than multiplies prices by e^0.9."""
    assert market(overhang=99.0, scarcity=0.0) == pytest.approx(np.exp(0.9))


def test_market_prices_come_down_towards_their_aim():
    """From nine times the shops' price half of the way, in logs, to where nothing is scarce."""
    assert market(price=2.25) == pytest.approx(1.5)
    assert market(retail=1.44) == pytest.approx(1.2)


def test_the_overhang_by_hand():
    """Incomes are a quarter more than wages: 300 of cash at a tenth of 2,000 are three halves."""
    def found(cash, trust):
        return households.overhang(
            cash=np.array([cash]), yearly_wages=np.array([1600.0]),
            currency_trust=np.array([trust]), normal_cash=np.array([0.1]),
            money_income=np.array([1.25]), closed=np.array([0.9]),
        ).item()  # fmt: skip

    assert found(300.0, 1.0) == pytest.approx(1.5)
    assert found(200.0, 1.0) == pytest.approx(1.0)
    assert found(0.0, 1.0) == 0.0
    assert found(300.0, 0.5) == 1.0


def test_real_wages_by_hand():
    """Six tenths food, four tenths goods: hunger cannot be paid with notes."""
    found = households.real_wage(
        nutrition=np.array([0.8]),
        goods_per_head=np.array([0.5]),
        food_weight=np.array([0.6]),
    )
    assert found.item() == pytest.approx(0.68)
