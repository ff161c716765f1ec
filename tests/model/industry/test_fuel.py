import numpy as np
import pytest

from gosplan_game.model.industry import fuel


def firewood(horses, feed):
    """Return firewood of two regions that had 20 and 10 million horses."""
    return fuel.firewood(
        horses=np.array([[each] for each in horses]),
        horses_1928=np.array([[20.0], [10.0]]),
        feed_adequacy=np.array([[each] for each in feed]),
    ).item()


def test_firewood_by_hand():
    """Ten of twenty million horses, half fed, and five well fed ones cart a third of 1928's."""
    assert firewood((10.0, 5.0), (0.5, 1.1)) == pytest.approx((5.0 + 5.0) / 30.0)
    assert firewood((40.0, 10.0), (1.0, 1.0)) == 1.0
    assert firewood((0.0, 0.0), (1.0, 1.0)) == 0.0


def test_wood_fills_part_of_the_gap():
    """With a quarter of the coal, wood for half of what is asked and a half that can burn wood."""
    def burned(mineral, wood):
        return fuel.fuel(
            mineral=np.array([mineral]), firewood=np.array([wood]), substitution=np.array([0.5])
        ).item()

    assert burned(0.25, 0.5) == pytest.approx(0.25 + 0.5 * 0.75 * 0.5)
    assert burned(1.4, 0.0) == 1.0
    assert burned(0.0, 1.0) == 0.5
