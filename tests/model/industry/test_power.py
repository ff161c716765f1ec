"""Megawatts for roubles, and the coal that water and peat spare."""

import numpy as np
import pytest

from gosplan_game.model.industry import power


def lead(megawatts, cost=0.1, installed=1700.0, delivered=0.05):
    """Return the lead of half a project in a branch with 1,700 MW on 0.68 bn: 2,500 a bn."""
    return power.lead(
        delivered=np.array([[delivered]]), megawatts=np.array([[megawatts]]),
        cost=np.array([[cost]]), otherwise=np.array([[1.1]]),
        installed=np.array([[installed]]), capital=np.array([[0.68]]),
    ).item()  # fmt: skip


def test_a_dear_dam_and_a_cheap_peat_station_by_hand():
    """100 MW for 0.1 bn are two fifths of 2,500 a bn, 500 MW twice as many."""
    assert lead(100.0) == pytest.approx(0.05 * (0.4 - 1))
    assert lead(500.0) == pytest.approx(0.05 * (2.0 - 1))


def test_what_is_no_station_keeps_its_yield():
    """Nor does a branch change that has no stations of 1928."""
    assert lead(0.0) == pytest.approx(0.05 * 0.1)
    assert lead(100.0, installed=0.0) == pytest.approx(0.05 * 0.1)


def test_both_halves_of_a_station_give_its_megawatts():
    """Roubles and lead together are worth the megawatts, whatever they cost."""
    for cost in (0.02, 0.1, 0.4):
        assert 2 * (cost / 2 + lead(250.0, cost, delivered=cost / 2)) == pytest.approx(0.1)


def share(megawatts, output):
    """Return the local share at 4,000 hours a year and an output of a quarter."""
    return power.local_share(
        local_megawatts=np.array([[megawatts]]), hours=np.array([4000.0]),
        output=np.array([[output]]),
    ).item()  # fmt: skip


def test_local_share_by_hand():
    """500 MW at 4,000 hours are 2 bn kWh: half of four quarters of 1 bn, and never above all."""
    assert share(500.0, 1.0) == pytest.approx(0.5)
    assert share(0.0, 1.0) == 0.0
    assert share(500.0, 0.1) == 1.0


@pytest.mark.parametrize(("local", "expected"), [(0.2, 1.0), (0.0, 1.25), (1.0, 0.0)])
def test_coal_need_by_hand(local, expected):
    """At the usual fifth the norm holds; without it a quarter more, all of it none."""
    found = power.coal_need(local=np.array([[local]]), usual=np.array([[0.2]]))
    assert found.item() == pytest.approx(expected)


def test_a_batch_is_its_columns():
    """Two runs together give what each gives alone."""
    local, output = np.array([[300.0, 700.0]]), np.array([[1.0, 2.0]])
    both = power.local_share(local_megawatts=local, hours=np.array([4300.0]), output=output)
    for run in range(2):
        alone = power.local_share(
            local_megawatts=local[:, [run]], hours=np.array([4300.0]), output=output[:, [run]]
        )
        assert both[:, [run]] == pytest.approx(alone)


def test_no_more_fuel_is_spared_than_is_burnt():
    """Half the need of coal by nine tenths of it; a part above the whole spares the whole."""
    need = np.array([[0.5], [0.0], [1.0]])
    ratio = power.fuel_ratio(replaced=np.array([[0.9], [1.3], [0.0]]), coal_need=need)
    assert ratio[0, :, 0] == pytest.approx([0.55, 0.1, 1.0])
    assert ratio[1, :, 0] == pytest.approx([0.5, 0.0, 1.0])
    assert ratio[2, :, 0] == pytest.approx([1.0, 1.0, 1.0])
