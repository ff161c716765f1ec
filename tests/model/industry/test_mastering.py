import numpy as np
import pytest

from gosplan_game.model.industry import mastering

ONE = np.array([1.0])


def new_plant(unmastered=2.0, capital=8.0, completed=0.5, **changes):
    """Return a quarter of a branch a quarter of whose plant is new."""
    arguments = {
        "unmastered": np.array([[unmastered]]),
        "capital": np.array([[capital]]),
        "completed": np.array([[completed]]),
        "held": np.array([[0.0]]),
        "experience": np.array([0.8]),
        "experience_1928": np.array([0.8]),
        "commanders": ONE,
        "foreign_help": 0.0 * ONE,
        "speed": np.array([[0.2]]),
        "crowding": ONE,
        "depreciation": np.array([0.01]),
    }
    return mastering.new_plant(**{**arguments, **changes})


def test_mastering_by_hand():
    """Old hands teach three quarters of the plant: 0.2 x 0.75 of 2 bn roubles are mastered."""
    found = new_plant()
    assert found.mastered.item() == pytest.approx(0.3)
    assert found.unmastered.item() == pytest.approx(2.0 - 0.3 + 0.5)


def test_the_more_is_new_the_slower_it_is_mastered():
    """Twice the new plant is not mastered twice as fast; fewer practised people teach less."""
    assert new_plant(unmastered=4.0).mastered.item() == pytest.approx(0.4)
    assert new_plant(experience=np.array([0.4])).mastered.item() == pytest.approx(0.15)
    assert new_plant(commanders=np.array([0.5])).mastered.item() == pytest.approx(0.15)


def test_foreign_foremen_teach():
    """People who know the machine add a fifth to the pace."""
    assert new_plant(foreign_help=np.array([0.2])).mastered.item() == pytest.approx(0.36)


def test_works_that_stand_unfed_are_not_mastered():
    """Half of the new plant waits for its coal; all of it may."""
    assert new_plant(held=np.array([[1.0]])).mastered.item() == pytest.approx(0.15)
    assert new_plant(held=np.array([[5.0]])).mastered.item() == 0.0


def test_what_wears_out_needs_no_mastering():
    """Without any teacher the stock of new plant still shrinks as plant wears."""
    assert new_plant(commanders=np.array([0.0])).mastered.item() == pytest.approx(0.02)


def test_new_plant_is_conserved():
    """Completed plant is mastered or waits."""
    stock, mastered = np.zeros((1, 1)), 0.0
    for _ in range(200):
        found = new_plant(unmastered=stock.item(), capital=1e3, completed=0.5)
        stock, mastered = found.unmastered, mastered + found.mastered.item()
    assert stock.item() + mastered == pytest.approx(100.0)
    assert stock.item() == pytest.approx(0.5 / 0.2, rel=0.01)


def test_new_plant_gives_a_share_of_its_worth():
    """Six of eight mastered, the rest at 0.3; plant that works is never below what is old."""
    working = mastering.working_capital(
        capital=np.array([[8.0]]), unmastered=np.array([[2.0]]), unmastered_yield=np.array([0.3])
    )
    assert working.item() == pytest.approx(6.6)
    none_old = mastering.working_capital(
        capital=np.array([[8.0]]), unmastered=np.array([[9.0]]), unmastered_yield=np.array([0.0])
    )
    assert 0.0 < none_old.item() < 0.05 * 8.0


def commanders(held, terror):
    """Return the share of posts held a quarter on."""
    return mastering.commanders(
        commanders=np.array([held]), terror=np.array([terror]), learning=np.array([0.06]),
        loss=np.array([0.2]), terror_threshold=np.array([0.3]),
    ).item()  # fmt: skip


def test_commanders_by_hand():
    """Full terror takes 0.2 x 0.7 of them a quarter; newcomers close 6 % of the gap."""
    assert commanders(1.0, 1.0) == pytest.approx(0.86)
    assert commanders(0.5, 0.2) == pytest.approx(0.53)
    assert commanders(0.5, 1.0) == pytest.approx(0.5 + 0.03 - 0.07)


def test_a_purge_is_felt_for_years():
    """Two years of full terror are not made good in two years of peace."""
    held = 1.0
    for _ in range(8):
        held = commanders(held, 1.0)
    after_purge = held
    for _ in range(8):
        held = commanders(held, 0.0)
    assert after_purge < 0.55
    assert 0.6 < held < 0.85
