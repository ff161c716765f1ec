import numpy as np
import pytest

from gosplan_game.model.money import valuables


def offered(**changes):
    """Return what is offered of 300 millions at a usual share of 0.05, half of the shops open."""
    given = {
        "valuables": 300.0, "shops": 0.5, "usual": 0.05, "hunger": 0.25, "response": 0.6,
    } | changes  # fmt: skip
    return valuables.offered(**{name: np.array([value]) for name, value in given.items()})


def test_rings_for_flour_by_hand():
    """0.05 + 0.6 x 0.25 = 0.2, half of it: 300 (1 - exp(-0.1)), three quarters of it for bread."""
    found = offered()
    brought = 300 * (1 - np.exp(-0.1))
    assert found.for_bread.item() == pytest.approx(0.75 * brought)
    assert found.for_goods.item() == pytest.approx(0.25 * brought)


def test_no_hunger_no_bread_no_shops_no_gold():
    """The fed bring little and none of it for bread; where no shop is open nothing is brought."""
    assert offered(hunger=0.0).for_bread.item() == 0.0
    assert offered(hunger=0.0).for_goods.item() == pytest.approx(300 * (1 - np.exp(-0.025)))
    assert offered(shops=0.0) == (0.0, 0.0)
    assert offered(valuables=0.0) == (0.0, 0.0)


@pytest.mark.parametrize("hunger", [0.0, 0.2, 1.0])
def test_nobody_brings_more_than_he_has(hunger):
    """Whatever the hunger, and gold for which there is no bread stays with its owner."""
    found = offered(hunger=hunger, response=50.0, shops=1.0)
    assert 0 < found.for_goods.item() + found.for_bread.item() <= 300.0
    short = valuables.paid(
        for_goods=found.for_goods, for_bread=found.for_bread, bread=np.array([0.0]),
        bread_of_rouble=np.array([0.0025]),
    )  # fmt: skip
    assert short.item() == found.for_goods.item()
    served = valuables.paid(
        for_goods=np.array([10.0]), for_bread=np.array([40.0]), bread=np.array([0.05]),
        bread_of_rouble=np.array([0.0025]),
    )  # fmt: skip
    assert served.item() == pytest.approx(10 + 20)
