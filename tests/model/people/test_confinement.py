import numpy as np
import pytest

from gosplan_game.model.people import confinement


def held(**changes):
    """Return a quarter of 1 million held people, no arrivals."""
    arguments = {
        "people": 1.0, "arrivals": 0.0, "nutrition": 1.0, "ordinary_death_rate": 0.02,
        "death_rate": 0.04, "hunger_slope": 0.5, "hunger_threshold": 0.9, "arrival_deaths": 0.05,
        "release_rate": 0.2,
    }  # fmt: skip
    found = confinement.confinement(
        **{name: np.array([value]) for name, value in {**arguments, **changes}.items()}
    )
    return {name: getattr(found, name).item() for name in found._fields}


def test_confinement_by_hand():
    """A hundredth dies in a quarter, half of it beyond the ordinary; a twentieth is freed."""
    found = held()
    assert found["deaths"] == pytest.approx(0.01)
    assert found["excess_deaths"] == pytest.approx(0.005)
    assert found["releases"] == pytest.approx(0.05)


def test_arrivals_and_hunger_by_hand():
    """Arrivals are held for half of the quarter and die of the journey; hunger adds its slope."""
    # held 1.2 at 0.04 + 0.5 x 0.2 = 0.14 a year, and 5 % of 0.4
    found = held(arrivals=0.4, nutrition=0.7)
    assert found["deaths"] == pytest.approx(1.2 * 0.14 / 4 + 0.02)
    assert found["arrivals"] == 0.4


def test_nobody_dies_where_nobody_is_held():
    """An empty settlement has no deaths and no releases."""
    found = held(people=0.0)
    assert found["deaths"] == found["releases"] == found["excess_deaths"] == 0.0


def test_people_are_taken_in_proportion():
    """Of 4 and 12 million with double weight on the second age, 0.7 are taken 0.1 to 0.6."""
    people = np.array([[[4.0], [12.0]]])
    found = confinement.drawn_from(
        people=people, number=np.array([0.7]), weight=np.array([[1.0], [2.0]])
    )
    np.testing.assert_allclose(found[0, :, 0], [0.1, 0.6])


def test_no_more_than_a_quarter_is_taken():
    """However many are ordered, a group loses at most one in four in a quarter."""
    people = np.array([[[4.0], [12.0]]])
    found = confinement.drawn_from(
        people=people, number=np.array([99.0]), weight=np.array([[1.0], [0.0]])
    )
    np.testing.assert_allclose(found[0, :, 0], [1.0, 0.0])
