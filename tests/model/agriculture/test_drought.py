import numpy as np
import pytest

from gosplan_game.model.agriculture import drought


def test_the_dry_part_loses_all_that_the_region_lacks():
    """A region at 0.85 with a quarter of it dry: there 1 - 0.15 / 0.25 = 0.4 grows."""
    parts = np.array([[0.25], [0.0]])
    floor = np.array([0.25])
    found = drought.drought(
        weather=np.array([[0.85], [0.85]]), dry_part=parts, floor=floor
    )
    np.testing.assert_allclose(found, [[1 - 0.4 / 0.85], [0.0]])
    fine = drought.drought(weather=np.array([[1.1], [1.1]]), dry_part=parts, floor=floor)
    np.testing.assert_allclose(fine, 0.0)


def test_food_is_parted_and_none_is_lost():
    """Food of the parts adds up to the region's; with all made up both eat the same."""
    n, part = np.array([[0.9]]), np.array([[0.25]])
    dry, rest = drought.split_food(
        nutrition=n, drought=np.array([[0.4]]), dry_part=part, made_up=np.array([0.5])
    )
    assert dry.item() == pytest.approx(0.72)
    assert (part * dry + (1 - part) * rest).item() == pytest.approx(0.9)
    same = drought.split_food(
        nutrition=n, drought=np.array([[0.4]]), dry_part=part, made_up=np.array([1.0])
    )
    assert same[0].item() == same[1].item() == pytest.approx(0.9)
    whole = drought.split_food(
        nutrition=n, drought=np.array([[0.0]]), dry_part=np.array([[0.0]]), made_up=np.array([0.5])
    )
    assert whole[1].item() == pytest.approx(0.9)


def test_hunger_adds_up_as_deaths_do():
    """A quarter at 0.4 and the rest fed: the mean of squares is 0.04; at 0.2, 0.07."""
    both = drought.mean_hunger(
        dry=np.array([[0.4]]), rest=np.array([[0.2]]), dry_part=np.array([[0.25]])
    )
    assert both.item() == pytest.approx(0.07**0.5)
    found = drought.mean_hunger(
        dry=np.array([[0.4]]), rest=np.array([[0.0]]), dry_part=np.array([[0.25]])
    )
    assert found.item() == pytest.approx(0.2)
