import numpy as np
import pytest

from gosplan_game.model.money import currency


def printed(**changes):
    """Return a quarter of paper money worth 100, with nothing printed or expected."""
    arguments = {
        "money_value": 100.0, "expected": 0.0, "deficit": 0.0, "trust": 0.0, "activity": 1.0,
        "real_balances": 100.0, "sensitivity": 1.0,
    }  # fmt: skip
    found = currency.paper_money(
        **{name: np.array([value]) for name, value in {**arguments, **changes}.items()}
    )
    return {name: getattr(found, name).item() for name in found._fields}


def test_a_balanced_budget_keeps_prices():
    """Nothing printed, nothing expected: no inflation."""
    assert printed()["inflation"] == pytest.approx(0.0)


def test_inflation_by_hand():
    """Printing a half of the money raises prices by ln 1.5 and takes 50 from its holders."""
    found = printed(deficit=50.0)
    assert found["inflation"] == pytest.approx(np.log(1.5))
    assert found["money_value"] == pytest.approx(100.0)
    assert found["inflation_tax"] == pytest.approx(50.0)
    assert found["expected"] == pytest.approx(0.5 * np.log(1.5))


def test_fear_of_inflation_makes_it():
    """An expected half empties people's hands: prices rise without a note being printed."""
    assert printed(expected=0.5)["inflation"] == pytest.approx(0.5)


def test_a_stable_currency_ends_the_press():
    """Under full trust no paper is issued; what is left of it loses its worth."""
    found = printed(trust=1.0, deficit=50.0)
    assert found["issued"] == 0.0
    assert found["money_value"] < 100.0


@pytest.mark.parametrize("deficit", [0.0, 10.0, 1e6])
def test_value_is_conserved(deficit):
    """What was held and printed is held or lost."""
    found = printed(deficit=deficit, expected=0.3)
    assert found["money_value"] + found["inflation_tax"] == pytest.approx(100.0 + found["issued"])
