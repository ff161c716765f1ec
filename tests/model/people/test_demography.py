import numpy as np
import pytest

from gosplan_game.model.people import demography

PEOPLE = np.array([[[40.0], [50.0], [10.0]]])


def quarter(people=PEOPLE, fertility=1.0, excess_risk=0.0, abortion_ban=0.0):
    """Return a quarter of a village of 100 million, the old dying at five times the rate."""
    return demography.vital_events(
        people=people,
        fertility=np.array([[fertility]]),
        birth_rate=np.array([0.044]),
        death_rate=np.array([0.020]),
        abortion_ban=np.array([abortion_ban]),
        ban_effect=np.array([0.1]),
        excess_risk=np.array([[excess_risk]]),
        death_weight=np.array([[2.0], [1.0], [5.0]]),
        hunger_weight=np.array([[2.0], [1.0], [2.0]]),
        growing_up=np.array([1 / 16]),
        growing_old=np.array([1 / 40]),
    )


def test_births_and_deaths_by_hand():
    """Births 44 and deaths 20 a thousand a year; the mean weight is 0.8 + 0.5 + 0.5 = 1.8."""
    found = quarter()
    assert found.births.item() == pytest.approx(1.1)
    assert found.births_lost.item() == 0.0
    np.testing.assert_allclose(found.deaths[0, :, 0], 0.005 / 1.8 * np.array([80, 50, 50]))
    assert found.deaths.sum() == pytest.approx(0.5)
    assert found.excess.sum() == 0.0


def test_hunger_prevents_births():
    """Where half conceive half of the births are lost; a ban adds a tenth."""
    found = quarter(fertility=0.5)
    assert found.births.item() == pytest.approx(1.1 * 0.5)
    assert found.births.item() + found.births_lost.item() == pytest.approx(1.1)
    assert quarter(abortion_ban=1.0).births.item() == pytest.approx(1.21)


def bearing(path, weakness=0.0, speed=0.5):
    """Return births against those of the fed, quarter by quarter, along a path of food."""
    conceived = fertility = np.array([[1.0]])
    found = []
    for food in path:
        conceived, fertility = demography.bearing(
            conceived=conceived, fertility=fertility, nutrition=np.array([[food]]),
            weakness=np.array([[weakness]]), speed=np.array([speed]),
            food_elasticity=np.array([1.5]), weakness_effect=np.array([0.5]),
        )
        found.append(fertility.item())
    return found


def test_births_follow_hunger_by_three_quarters_by_hand():
    """A hungry year at 0.512 of conceptions empties the cradles of the year after it most."""
    path = bearing((0.64,) * 4 + (1.0,) * 8)
    assert path[0] == 1.0
    assert path[1] == pytest.approx(1 - 0.5 * 0.5 * 0.488)
    assert np.argmin(path) == 4
    pulse = 1 - np.array(bearing((0.64,) + (1.0,) * 60))
    assert (pulse * np.arange(61)).sum() / pulse.sum() == pytest.approx(3.0)
    assert pulse.sum() == pytest.approx(0.488)


def test_the_starved_conceive_fewer_though_they_are_fed_again():
    """Fed bodies that have spent 0.4 of themselves conceive a fifth less; plenty adds nothing."""
    assert bearing((1.0,) * 60, weakness=0.4)[-1] == pytest.approx(0.8)
    assert bearing((1.2,) * 8) == [1.0] * 8


def test_hunger_takes_children_and_the_old_first():
    """One in a hundred dies; the mean weight is 0.8 + 0.5 + 0.2 = 1.5."""
    found = quarter(excess_risk=0.01)
    np.testing.assert_allclose(found.excess[0, :, 0], 0.01 / 1.5 * np.array([80, 50, 20]))
    assert found.excess.sum() == pytest.approx(1.0)


def test_ageing_moves_people_and_makes_none():
    """Forty children give 40 / 64 to the working, who give 50 / 160 to the old."""
    found = quarter().ageing[0, :, 0]
    np.testing.assert_allclose(found, [-0.625, 0.625 - 0.3125, 0.3125])
    assert found.sum() == pytest.approx(0.0)


@pytest.mark.parametrize("ages", [(1.0, 0.0, 0.0), (0.0, 0.0, 1.0), (0.0, 0.0, 0.0)])
def test_no_age_loses_more_than_it_has(ages):
    """In the worst quarter deaths and ageing leave every group at or above nothing."""
    people = np.array(ages)[None, :, None]
    found = quarter(people=people, excess_risk=0.125)
    assert np.all(people + found.ageing - found.deaths - found.excess >= 0.0)
