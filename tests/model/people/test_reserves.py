"""State labour reserves: youths called up, taught, and out as hands with a trade."""

import numpy as np
import pytest

from gosplan_game.model.people import reserves

VILLAGERS = np.array([[30.0], [10.0]])
TOWNSPEOPLE = np.array([[6.0], [2.0]])


def called(number=0.2, share=0.75):
    """Return the call-up of a quarter in two regions."""
    return reserves.call_up(
        villagers=VILLAGERS,
        townspeople=TOWNSPEOPLE,
        number=np.array([number]),
        village_share=np.array([share]),
    )


def taught(pupils=0.44, call_up=0.2, years=1.375):
    """Return pupils and graduates after a quarter."""
    found = reserves.trade_schools(
        pupils=np.array([pupils]), called=np.array([call_up]), years=np.array([years])
    )
    return found.pupils.item(), found.graduates.item()


def test_a_quarter_of_the_call_up_by_hand():
    """Three quarters of 200,000 leave villages by their size; of 440,000 pupils 80,000 are done."""
    found = called()
    np.testing.assert_allclose(found.left[:, 0], [0.1125, 0.0375])
    np.testing.assert_allclose(found.came[:, 0], [0.1125, 0.0375])
    assert found.called.item() == pytest.approx(0.2)
    assert taught() == pytest.approx((0.56, 0.08))


def test_where_nobody_is_called_nothing_changes():
    """No order moves nobody, to the bit, and empty schools stay empty."""
    found = called(number=0.0)
    assert not found.left.any()
    assert not found.came.any()
    assert found.called.item() == 0.0
    assert taught(pupils=0.0, call_up=0.0) == (0.0, 0.0)


@pytest.mark.parametrize("number", [0.0, 0.1, 1.0, 50.0])
@pytest.mark.parametrize("share", [0.0, 0.7, 1.0])
def test_nobody_is_lost_on_the_way_to_school(number, share):
    """Whoever leaves a village comes to a town; no order takes more than a twentieth."""
    found = called(number, share)
    assert found.came.sum() == pytest.approx(found.left.sum(), abs=1e-15)
    assert (found.left <= 0.05 * VILLAGERS + 1e-15).all()
    of_towns = found.called.item() - found.left.sum()
    assert -1e-15 <= of_towns <= 0.05 * TOWNSPEOPLE.sum() + 1e-15
    pupils, graduates = taught(call_up=found.called.item())
    assert pupils + graduates == pytest.approx(0.44 + found.called.item())


def test_a_course_shorter_than_a_quarter_empties_the_school():
    """Nobody graduates twice."""
    assert taught(years=0.1) == pytest.approx((0.2, 0.44))
