import numpy as np
import pytest

from gosplan_game.model.money import trade


def settled(**changes):
    """Return a quarter of trade: 200 of gold above a floor of 100, 50 of exports, no debt."""
    arguments = {
        "gold": 300.0, "debt_short": 0.0, "debt_long": 0.0, "export_earnings": 50.0,
        "gold_production": 10.0, "grain_cost": 0.0, "ordered": 40.0, "credit_wanted": 0.0,
        "credit_offer": 20.0, "access": 1.0, "default_history": 0.0, "services_share": 0.0,
        "staff": 0.0,
        "short_share": 0.6, "interest_rate": 0.08, "long_term": 16.0, "gold_floor": 100.0,
        "spent": 0.25,
        "profits": 0.0, "bonds": 0.0, "withheld": 0.0,
    }  # fmt: skip
    found = trade.settle(
        **{name: np.array([value]) for name, value in {**arguments, **changes}.items()}
    )
    return {name: getattr(found, name).item() for name in found._fields}


def test_trade_by_hand():
    """Forty bought of sixty earned leave twenty more in the vault."""
    found = settled()
    assert found["fulfilment"] == 1.0
    assert found["gold"] == pytest.approx(320.0)


def test_orders_beyond_the_purse_are_cut():
    """A quarter of 200 and 60 of income pay 110 of 220 ordered."""
    found = settled(ordered=220.0)
    assert found["fulfilment"] == pytest.approx(0.5)
    assert found["gold"] == pytest.approx(250.0)


def test_debt_by_hand():
    """Of 100 short and 160 long: 5.2 interest and 25 principal are paid, 10 falls due."""
    found = settled(debt_short=100.0, debt_long=160.0, credit_wanted=20.0)
    assert found["interest"] == pytest.approx(5.2)
    assert found["service"] == pytest.approx(30.2)
    assert found["debt_short"] == pytest.approx(100 - 25 + 10 + 12)
    assert found["debt_long"] == pytest.approx(160 - 10 + 8)


def test_debt_is_served_before_anything_is_bought_and_credit_adds_to_the_purse_by_hand():
    """A purse of 110 and 20 of credit less 30.2 of service buys 99.8, with freight on top."""
    found = settled(
        debt_short=100.0, debt_long=160.0, credit_wanted=20.0, ordered=200.0, services_share=0.25
    )
    assert found["fulfilment"] == pytest.approx(99.8 / 250)
    assert found["imports"] == pytest.approx(99.8 * 0.8)
    assert found["gold"] == pytest.approx(300 + 60 + 20 - 99.8 - 30.2)


def test_grain_is_paid_before_service_and_what_is_missed_is_counted_by_hand():
    """Of 30 in hand 20 buy grain and ten pay interest: 27 were due, of them two in interest."""
    found = settled(gold=20.0, export_earnings=0.0, grain_cost=20.0, debt_short=100.0)
    assert found["service"] == pytest.approx(10.0)
    assert found["interest"] == pytest.approx(2.0)
    assert found["defaulted"] == pytest.approx(17.0)
    assert found["debt_short"] == pytest.approx(92.0)
    assert found["gold"] == pytest.approx(0.0)


def test_half_closed_markets_fill_half_of_an_order():
    """What an embargo leaves is bought whole; of shut markets a twentieth is left."""
    half = settled(access=0.5)
    assert half["imports"] == pytest.approx(20.0)
    assert half["fulfilment"] == pytest.approx(0.5)
    assert settled(access=0.0)["imports"] == pytest.approx(2.0)


def test_freight_and_staff_by_hand():
    """Forty of imports with a tenth for freight and staff leave sixteen more in the vault."""
    found = settled(services_share=0.1)
    assert found["services"] == pytest.approx(4.0)
    assert found["gold"] == pytest.approx(316.0)


def test_foreign_staff_is_paid_before_machines_are_bought():
    """Thirty of a purse of 110 leave eighty for 160 ordered; of a purse of 110 at most 110."""
    found = settled(ordered=160.0, staff=30.0)
    assert found["fulfilment"] == pytest.approx(0.5)
    assert found["services"] == pytest.approx(30.0)
    assert found["gold"] == pytest.approx(360 - 80 - 30)
    assert settled(staff=200.0)["services"] == pytest.approx(110.0)


def test_who_did_not_pay_gets_no_credit():
    """A full record of default closes the offer, and so do closed markets."""
    assert settled(credit_wanted=20.0, default_history=1.0)["credit"] == 0.0
    assert settled(credit_wanted=20.0, access=0.0)["credit"] == 0.0


def test_unpaid_service_is_default():
    """With neither gold nor income nothing is served and all is missed."""
    broke = {"gold": 0.0, "export_earnings": 0.0, "gold_production": 0.0}
    found = settled(**broke, debt_short=100.0)
    assert found["service"] == 0.0
    assert found["defaulted"] == pytest.approx(27.0)
    assert found["imports"] == 0.0


def test_profits_abroad_leave_less_for_machines_by_hand():
    """Of a purse of 110 thirty go to holders of concessions: eighty of 160 ordered are bought."""
    found = settled(profits=30.0, ordered=160.0)
    assert found["remitted"] == pytest.approx(30.0)
    assert found["fulfilment"] == pytest.approx(0.5)
    assert found["gold"] == pytest.approx(300 + 60 - 30 - 80)


def test_grain_comes_before_machines():
    """Fifty for grain leave sixty of the purse for machines."""
    found = settled(grain_cost=50.0, ordered=120.0)
    assert found["imports"] == pytest.approx(50 + 60.0)
    assert found["fulfilment"] == pytest.approx(0.5)


def test_grain_that_can_be_paid_by_hand():
    """A quarter of 200 and 10 of income at 60 a million tonnes."""
    found = trade.payable_grain(
        gold=np.array([300.0, 50.0]),
        gold_floor=np.array([100.0]),
        spent=np.array([0.25]),
        income=np.array([10.0, 0.0]),
        price=np.array([60.0]),
    )
    np.testing.assert_allclose(found, [1.0, 0.0])


@pytest.mark.parametrize("seed", range(5))
def test_gold_and_debt_are_conserved(seed):
    """Gold changes by what is paid, debt by what is drawn and repaid, and gold stays."""
    random = np.random.default_rng(seed)
    drawn = {
        "gold": random.uniform(0, 500), "debt_short": random.uniform(0, 900),
        "debt_long": random.uniform(0, 900), "export_earnings": random.uniform(0, 100),
        "gold_production": random.uniform(0, 20), "ordered": random.uniform(0, 900),
        "credit_wanted": random.uniform(0, 300), "access": random.uniform(0, 1),
        "default_history": random.uniform(0, 1), "withheld": random.uniform(0, 1),
    }  # fmt: skip
    found = settled(**drawn)
    received = found["exports"] + drawn["gold_production"] + found["credit"]
    assert found["gold"] == pytest.approx(
        drawn["gold"] + received - found["imports"] - found["service"]
    )
    principal = found["service"] - found["interest"]
    assert found["debt_short"] + found["debt_long"] == pytest.approx(
        drawn["debt_short"]
        + drawn["debt_long"]
        + found["credit"]
        + found["arrears"]
        - principal
    )
    assert found["gold"] >= -1e-9


def test_profits_of_concessions_leave_after_the_bills():
    """Five of profit leave the vault; with nothing left after service nothing is let out."""
    found = settled(profits=5.0)
    assert found["remitted"] == 5.0
    assert found["gold"] == pytest.approx(315.0)
    broke = {"gold": 0.0, "export_earnings": 10.0, "gold_production": 0.0}
    assert settled(**broke, debt_short=100.0, profits=5.0)["remitted"] == 0.0


def test_bonds_for_concessions_are_long_debt():
    """Eight of bonds stand in the long debt."""
    assert settled(bonds=8.0)["debt_long"] == pytest.approx(8.0)


def number(function, **arguments):
    """Return a function's number in one run."""
    return function(**{name: np.array([value]) for name, value in arguments.items()}).item()


def test_interest_rises_with_debt_beyond_what_is_safe():
    """Debt of one and a half years' exports, half a year safe, at 4 % a year: 7 and 4."""
    arguments = {"base": 0.07, "yearly_exports": 800.0, "safe": 0.5, "premium": 0.04}
    assert number(trade.interest, debt=1200.0, **arguments) == pytest.approx(0.11)
    assert number(trade.interest, debt=300.0, **arguments) == pytest.approx(0.07)


def test_default_is_remembered_for_years():
    """All missed closes the door; half of it is open again after some four years, not at once."""
    record = np.array([0.0])
    years = []
    for quarter in range(40):
        missed = np.array([1.0 if quarter == 0 else 0.0])
        record = trade.memory(record=record, lasting=np.array([0.955]), missed=missed)
        years.append(record.item())
    assert years[0] == 1.0
    assert years[4] > 0.8
    assert 0.4 < years[16] < 0.55
    assert years[39] < 0.2


def test_the_railways_bound_what_is_carried_out():
    """Half the railways of 1928 carry half; beyond that orders stay in the forest."""
    assert number(trade.carried_out, ordered=900.0, haulage=800.0, rail=0.5) == 400.0
    assert number(trade.carried_out, ordered=300.0, haulage=800.0, rail=0.5) == 300.0


def test_refused_interest_grows_the_debt():
    """Refused whole, 2 of interest on 100 are added to the debt and nothing is paid."""
    found = settled(debt_short=100.0, withheld=1.0)
    assert found["service"] == 0.0
    assert found["defaulted"] == pytest.approx(27.0)
    assert found["debt_short"] == pytest.approx(102.0)


def own_price(sold, **changes):
    """Return the price of a seller of 3 in a market of 60."""
    arguments = {"sold": sold, "usual": 3.0, "market": 60.0, "elasticity": 1.0, **changes}
    return trade.own_price(**{name: np.array([value]) for name, value in arguments.items()}).item()


def test_a_large_seller_undersells_by_hand():
    """Fifteen instead of three in a market of sixty, at an elasticity of one: 1 / 1.2."""
    assert own_price(3.0) == 1.0
    assert own_price(15.0) == pytest.approx(1 / 1.2)
    assert own_price(15.0, elasticity=2.0) == pytest.approx(1.2**-0.5)
    assert own_price(0.0) == pytest.approx(1 / 0.95)


def test_a_small_seller_takes_the_price():
    """In a market without bounds nothing that is sold moves it."""
    assert own_price(1000.0, market=1e12) == pytest.approx(1.0)
