"""Town dwellings: what is built, what is lost, how crowded people are."""

import numpy as np
import pytest

from gosplan_game.model.people import housing

BASE = {
    "stock": 150.0, "unfinished": 0.2, "spent": 0.1, "people": 26.0, "materials": 0.5,
    "free_trade": 1.0, "cost": 0.2, "completion": 0.25, "own_rate": 0.12,
    "own_without_trade": 0.4, "wear": 0.01,
}  # fmt: skip


def quarter(**changes):
    """Return a quarter of building."""
    values = {**BASE, **changes}
    return housing.dwellings(
        **{name: np.atleast_1d(np.asarray(value, dtype=float)) for name, value in values.items()}
    )


def test_a_quarter_by_hand():
    """A quarter of 0.3 bn is finished at 0.2 a million m2; people add their own; some wears out."""
    found = quarter()
    assert found.completed.item() == pytest.approx(0.375)
    assert found.unfinished.item() == pytest.approx(0.225)
    assert found.own.item() == pytest.approx(0.12 / 4 * 26 * 0.5)
    assert found.worn.item() == pytest.approx(0.375)
    assert found.stock.item() == pytest.approx(150 + 0.375 + 0.39 - 0.375)


def test_money_and_space_are_conserved():
    """What was spent is unfinished or stands; the stock changes by named flows alone."""
    found = quarter(spent=0.7, stock=80.0)
    accounted = found.unfinished + 0.2 * found.completed
    assert accounted.item() == pytest.approx(0.9)
    change = found.completed + found.own - found.worn
    assert found.stock.item() == pytest.approx(80 + change.item())


def test_nothing_is_built_from_nothing():
    """Without money and materials the stock only wears; a ban leaves two fifths of own building."""
    idle = quarter(unfinished=0.0, spent=0.0, materials=0.0)
    assert idle.stock.item() == pytest.approx(150 * (1 - 0.0025))
    assert quarter(free_trade=0.0).own.item() == pytest.approx(0.4 * quarter().own.item())


def test_crowding_by_hand():
    """None at the space of 1928, 0.45 at four metres, bounded where there is no house."""
    arguments = {"people": np.array([25.0]), "space_1928": np.array([5.8])}
    for stock, expected in ((145.0, 0.0), (100.0, 0.45), (0.0, 1.5), (1e4, -0.4)):
        found = housing.crowding(stock=np.array([stock]), **arguments)
        assert found.item() == pytest.approx(expected)


def test_batch_is_each_alone():
    """Three runs side by side are three runs."""
    spent = np.array([0.0, 0.1, 0.5])
    together = quarter(spent=spent).stock
    assert [quarter(spent=each).stock.item() for each in spent] == together.tolist()
