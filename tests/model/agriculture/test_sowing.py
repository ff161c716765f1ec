import numpy as np
import pytest

from gosplan_game.model.agriculture import sowing


def test_draught_by_hand():
    """Tractors go where collective farms are; in all, no horsepower is lost."""
    found = sowing.draught_power(
        horses=np.array([[2.0], [3.0]]),
        stations=np.array([1.0]),
        state_farms=np.array([0.5]),
        collectivised=np.array([[0.29], [0.09]]),
        state_share=np.array([[0.0], [0.1]]),
        area_1928=np.array([[10.0], [10.0]]),
        horse_equivalent=np.array([0.8]),
    )
    # weights 3 and 1: 0.8 (2 + 0.75) and 0.8 (3 + 0.25 + 0.5), state farms being in the second
    np.testing.assert_allclose(found, [[2.2], [3.0]], rtol=5e-3)  # but for the guard
    assert found.sum() == pytest.approx(0.8 * 6.5)


def test_tractors_go_by_land_and_share_by_hand():
    """Twice the land at the same share draws twice the stations' tractors; state farms likewise."""
    found = sowing.draught_power(
        horses=np.zeros((2, 1)), stations=np.array([3.0]), state_farms=np.array([1.0]),
        collectivised=np.array([[0.49], [0.49]]), state_share=np.array([[0.1], [0.3]]),
        area_1928=np.array([[10.0], [5.0]]), horse_equivalent=np.array([1.0]),
    )  # fmt: skip
    np.testing.assert_allclose(found, [[2.0 + 0.4], [1.0 + 0.6]])


def planned(**changes):
    """Return next year's area of a region that sowed 10 Mha in 1928."""
    arguments = {
        "draught": np.array([[3.0]]),
        "grievance": np.array([[0.0]]),
        "rural_people": np.array([[5.0]]),
        "ordered_share": np.array([[0.0]]),
        "sowing_push": np.array([1.1]),
        "new_land": np.array([[0.0]]),
        "area_1928": np.array([[10.0]]),
        "people_1928": np.array([[5.0]]),
        "draught_1928": np.array([0.3]),
        "draught_elasticity": np.array([0.5]),
        "grievance_effect": np.array([0.4]),
        "private_level": np.array([1.0]),
    }
    return sowing.planned_area(**{**arguments, **changes}).item()


def test_planned_area_by_hand():
    """The area of 1928 at its draught; less with few horses or a grudge."""
    assert planned() == pytest.approx(10.0)
    # a quarter of the horses halves the wish
    assert planned(draught=np.array([[0.75]])) == pytest.approx(5.0)
    # a full grudge takes two fifths
    assert planned(grievance=np.array([[1.0]])) == pytest.approx(6.0)


def test_fewer_hands_and_the_level_of_private_farms_move_the_wish_by_hand():
    """Half the people: 0.5^0.5 of 10; farms that sow nine tenths as much: nine; more hands: 1.1."""
    halved = planned(rural_people=np.array([[2.5]]))
    assert halved == pytest.approx(10 * 0.5**0.5)
    assert planned(private_level=np.array([0.9])) == pytest.approx(9.0)
    crowded = planned(rural_people=np.array([[50.0]]))
    assert crowded == pytest.approx(10 * 1.1**0.5)


def test_ordered_land_follows_the_order():
    """Land planned from above is sown by the push, whatever farmers think."""
    ordered = {"ordered_share": np.array([[1.0]])}
    assert planned(**ordered) == pytest.approx(11.0)
    assert planned(**ordered, grievance=np.array([[1.5]])) == planned(**ordered)


def test_steppe_of_state_farms_comes_beside_the_peasants_land():
    """Half a million hectares of new land are sown beside all others."""
    steppe = {"new_land": np.array([[0.5]])}
    assert planned(**steppe) - planned() == pytest.approx(0.5)
    ordered = {"ordered_share": np.array([[1.0]])}
    assert planned(**steppe, **ordered) - planned(**ordered) == pytest.approx(0.5)


def test_seed_that_was_not_put_down_does_not_grow():
    """Winter seed counts for 38 % of the area, spring seed for the rest."""
    found = sowing.sown_area(
        planned=np.array([[10.0, 10.0, 10.0]]),
        winter_seed=np.array([[1.0, 0.5, 0.0]]),
        spring_seed=np.array([[1.0, 1.0, 0.0]]),
        winter_share=np.array([0.38]),
    )
    np.testing.assert_allclose(found, [[10.0, 8.1, 0.0]])
