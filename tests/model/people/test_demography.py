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


def test_births_follow_hunger_late():
    """A hungry year empties the cradles of the year after; fed again, they fill as slowly."""
    arguments = {"speed": np.array([0.4]), "food_elasticity": np.array([1.5])}
    path, fertility = [], np.array([[1.0]])
    for food in (0.64, 0.64, 0.64, 0.64, 1.0, 1.0, 1.0, 1.0):
        fertility = demography.fertility(
            fertility=fertility, nutrition=np.array([[food]]), **arguments
        )
        path.append(fertility.item())
    assert path[0] == pytest.approx(1 - 0.4 * (1 - 0.512))
    assert np.argmin(path) == 3
    assert path[4] == pytest.approx(path[3] + 0.4 * (1 - path[3]))
    well_fed = demography.fertility(
        fertility=np.array([[1.0]]), nutrition=np.array([[1.2]]), **arguments
    )
    assert well_fed.item() == 1.0


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
