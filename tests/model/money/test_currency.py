import numpy as np
import pytest

from gosplan_game.model.money import currency


def printed(**changes):
    """Return a quarter of paper money worth 100, with nothing printed or expected."""
    arguments = {
        "money_value": 100.0, "expected": 0.0, "deficit": 0.0, "trust_before": 0.0, "trust": 0.0,
        "activity": 1.0, "real_balances": 100.0, "sensitivity": 1.0,
        "learning": 0.5, "closed": 0.95,
    }  # fmt: skip
    found = currency.paper_money(
        **{name: np.array([value]) for name, value in {**arguments, **changes}.items()}
    )
    return {name: getattr(found, name).item() for name in found._fields}


def test_a_balanced_budget_keeps_prices():
    """Nothing printed, nothing expected: no inflation."""
    assert printed()["inflation"] == pytest.approx(0.0)


def test_inflation_by_hand():
    """Where nobody flees, printing a half in three months raises prices by ln (7/6) each."""
    found = printed(deficit=50.0, sensitivity=0.0)
    assert found["inflation"] == pytest.approx(3 * np.log(7 / 6))
    assert found["money_value"] == pytest.approx(100.0)
    assert found["inflation_tax"] == pytest.approx(50.0)
    # the same rise every month: expectations have gone half of the way
    assert found["expected"] == pytest.approx(0.5 * 3 * np.log(7 / 6))


def test_flight_from_money_quickens_the_rise():
    """The more people shun paper that falls, the faster it falls."""
    rises = [printed(deficit=50.0, sensitivity=each)["inflation"] for each in (0.0, 0.5, 1.0)]
    assert rises == sorted(rises)
    assert rises[2] > 1.2 * rises[0]


def test_fear_of_inflation_makes_it():
    """Who expects a half spends at once: prices rise as far, and further as that is seen."""
    found = printed(expected=0.5)
    assert found["issued"] == 0.0
    assert 0.5 < found["inflation"] < 1.0


def test_steady_inflation_is_the_tax_that_pays_the_deficit():
    """In the long run the tax on holders is what the press pays, at the balances of Cagan."""
    state = {"money_value": 60.0, "expected": 0.5}
    for _ in range(200):
        found = printed(deficit=20.0, sensitivity=0.5, **state)
        state = {name: found[name] for name in state}
    assert found["inflation_tax"] == pytest.approx(20.0)
    assert found["money_value"] == pytest.approx(100 * np.exp(-0.5 * found["inflation"]))


def test_leaving_paper_for_gold_makes_the_paper_fall():
    """Half of the money turns to the new currency: paper must fall to half, nothing printed."""
    assert printed(trust=0.5, sensitivity=0.0)["inflation"] == pytest.approx(np.log(2))


def test_gold_money_given_up_is_changed_for_paper_at_par():
    """Half of the money goes back to paper: 50 are issued, and no price moves."""
    found = printed(money_value=0.0, trust_before=1.0, trust=0.5, sensitivity=0.0)
    assert found["issued"] == pytest.approx(50.0)
    assert found["money_value"] == pytest.approx(50.0)
    assert found["inflation"] == pytest.approx(0.0)


def test_more_trade_holds_more_paper_and_a_half_stable_money_prints_for_half():
    """Twice the trade wants twice the paper: prices fall by their bound, a fifth a month."""
    assert printed(activity=2.0, sensitivity=0.0)["inflation"] == pytest.approx(-0.2 * 3)
    assert printed(activity=0.5, sensitivity=0.0)["inflation"] == pytest.approx(np.log(2))
    # trust stays at a half: nothing moves, where the paper is worth half of all money
    still = printed(trust_before=0.5, trust=0.5, money_value=50.0, sensitivity=0.0)
    assert still["inflation"] == pytest.approx(0.0)
    assert still["money_value"] == pytest.approx(50.0)


def test_a_stable_currency_ends_the_press():
    """Under full trust no paper is issued; what is left of it loses its worth."""
    found = printed(trust_before=1.0, trust=1.0, deficit=50.0)
    assert found["issued"] == 0.0
    assert found["money_value"] < 100.0


def test_money_is_kept_where_it_keeps_its_worth():
    """Three tenths a quarter and nobody keeps paper; at half of that everybody does."""

    def kept(trust, expected):
        arrays = {"trust": trust, "expected": expected, "melting": 0.3}
        return currency.kept(**{name: np.array([value]) for name, value in arrays.items()}).item()

    assert kept(0.0, 0.3) == 0.0
    assert kept(0.0, 0.225) == pytest.approx(0.5)
    assert kept(0.0, 0.1) == 1.0
    assert kept(0.7, 2.0) == pytest.approx(0.7)


def test_peasants_lose_on_melting_paper():
    """Half in paper that halves in a quarter, spent after a quarter: a fourth is lost."""

    def worth(trust, expected):
        arrays = {"trust": trust, "expected": expected, "delay": 1.0}
        found = currency.worth_kept(**{name: np.array([value]) for name, value in arrays.items()})
        return found.item()

    assert worth(0.5, np.log(2)) == pytest.approx(0.75)
    assert worth(1.0, 3.0) == 1.0
    assert worth(0.0, -0.2) == 1.0


@pytest.mark.parametrize("deficit", [0.0, 10.0, 1e6])
def test_value_is_conserved(deficit):
    """What was held and printed is held or lost."""
    found = printed(deficit=deficit, expected=0.3)
    assert found["money_value"] + found["inflation_tax"] == pytest.approx(100.0 + found["issued"])


def lacking(**changes):
    """Return the money that a budget of 400 and an army of 2 million at 50 lacks."""
    arguments = {
        "spending": 400.0, "monetised": 1.0, "soldiers": 2.0, "soldier_cost": 50.0,
        "revenue": 900.0, "goods": 0.2, "tax": 0.1, "tax_1928": 0.2,
    }  # fmt: skip
    return currency.cash_deficit(
        **{name: np.array([value]) for name, value in {**arguments, **changes}.items()}
    ).item()


def test_the_deficit_by_hand():
    """Needs of 500 less excises of 90 a year; payment in kind, taxes and peace lessen it."""
    assert lacking() == pytest.approx(410 / 4)
    assert lacking(monetised=0.5) == pytest.approx(210 / 4)
    assert lacking(tax=0.2) == pytest.approx(320 / 4)
    assert lacking(soldiers=0.0) == pytest.approx(310 / 4)
    assert lacking(goods=2.0) == 0.0


def trusted(**changes):
    """Return trust after a quarter in which all money is ordered to be stable."""
    arguments = {"trust": 0.0, "ordered": 1.0, "deficit": 50.0, "capacity": 50.0, "speed": 0.8,
                 "closed": 0.95}
    return currency.stable_trust(
        **{name: np.array([value]) for name, value in {**arguments, **changes}.items()}
    ).item()


def test_a_reform_must_be_affordable():
    """A deficit of twice what the new money can bear lets half of the order be believed."""
    assert trusted() == pytest.approx(0.8)
    assert trusted(deficit=100.0) == pytest.approx(0.4)
    trust = 0.0
    for _ in range(50):
        trust = trusted(deficit=100.0, trust=trust)
    assert trust == pytest.approx(0.5)


def test_a_reform_that_was_made_stands():
    """Once paper is closed, a deficit shows in cash and prices, not in paper money."""
    assert trusted(trust=0.96, deficit=1e6) == pytest.approx(0.96 + 0.8 * 0.04)
