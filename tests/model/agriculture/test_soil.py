import numpy as np
import pytest

from gosplan_game.model.agriculture import soil


def after(state, over, years=1):
    """Return the soil after some years of the same overstretch."""
    ground = np.array([[state]])
    for _ in range(years):
        ground = soil.soil(
            soil=ground,
            over=np.array([[over]]),
            exhaustion=np.array([0.2]),
            recovery=np.array([0.3]),
        )
    return ground.item()


def test_overstretch_by_hand():
    """11 Mha on land for ten, of which rotations bear 1.1 times, is none; 13.2 is a fifth."""
    area = np.array([[11.0, 13.2]])
    over = soil.overstretch(area=area, area_1928=np.array([[10.0]]), norm=np.array([1.1]))
    assert over[0] == pytest.approx([0.0, 0.2])


def test_soil_by_hand():
    """A tenth too much costs 2 % in the first year; rest gives back three tenths of the gap."""
    assert after(1.0, 0.1) == pytest.approx(0.98)
    assert after(0.9, 0.0) == pytest.approx(0.93)


def test_whole_rotations_keep_and_heal_the_soil():
    """Limits: nothing happens to good soil, and tired soil comes back."""
    assert after(1.0, 0.0, 10) == 1.0
    assert after(0.7, 0.0, 40) == pytest.approx(1.0, abs=1e-5)
    # without end: 1 - e over / r
    assert after(1.0, 0.1, 60) == pytest.approx(1 - 0.2 * 0.1 / 0.3)


def test_added_land_by_hand():
    """A fifth more at 0.6 of the yield: 1.12 grain from 1.2 land."""
    found = soil.yield_on_added_land(over=np.array([[0.2]]), added_yield=np.array([0.6]))
    assert found.item() == pytest.approx(1.12 / 1.2)


def test_in_the_long_run_ordered_area_brings_less_than_its_seed():
    """At the flagship's sort of numbers the last tenth of area costs more grain than it gives."""
    over = 0.15

    def harvest(over):
        added = soil.yield_on_added_land(over=np.array([[over]]), added_yield=np.array([0.65]))
        return (1 + over) * 0.8 * added.item() * after(1.0, over, 60)

    gained = harvest(over) - harvest(over - 0.1)
    assert gained < 0.115 * 0.1
