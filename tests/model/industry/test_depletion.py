"""Seams and wells are spent by what is raised."""

import numpy as np
import pytest

from gosplan_game.lab.counterfactual_outcomes import years
from gosplan_game.model.industry.depletion import pressed, worked_out
from gosplan_game.scenario import load_scenario
from gosplan_game.sim.run import simulate

CAPITAL, SHARE = np.array([[1.0], [2.0]]), np.array([[0.01], [0.0]])


def of(output, haste=1.0):
    """Return what is worked out at outputs of 1928 = 1, (2, B)."""
    return worked_out(
        capital_1928=CAPITAL, relative_output=np.asarray(output, dtype=float), depletion=SHARE,
        pressed=np.array([[haste], [haste]]),
    )  # fmt: skip


def test_depletion_by_hand():
    """At three times the output of 1928 a hundredth of a billion goes three times."""
    assert of([[3.0], [3.0]]).ravel() == pytest.approx([0.03, 0.0])


def test_haste_by_hand():
    """A tenth over the limit and half a campaign, at a weight of 2: 2.2 times the ground."""
    found = pressed(
        over=np.array([[0.1], [0.0]]), campaign=np.array([0.5]), weight=np.array([2.0])
    )
    assert found.ravel() == pytest.approx([2.2, 2.0])
    assert of([[3.0], [3.0]], haste=2.2).ravel() == pytest.approx([0.066, 0.0])


def test_unhurried_work_spends_no_more_than_it_raises():
    """Without targets beyond the limit and without records a tonne takes its own ground."""
    found = pressed(over=np.zeros((2, 1)), campaign=np.zeros(1), weight=np.array([5.0]))
    assert found.ravel() == pytest.approx([1.0, 1.0])


def test_a_batch_of_haste_is_its_runs_one_by_one():
    """Runs do not touch each other."""
    over, campaign = np.array([[0.1, 0.3]]), np.array([0.2, 0.8])
    both = pressed(over=over, campaign=campaign, weight=np.array([1.5]))
    for run in range(2):
        alone = pressed(
            over=over[:, run : run + 1], campaign=campaign[run : run + 1], weight=np.array([1.5])
        )
        assert alone[0, 0] == both[0, run]


def test_nothing_raised_wears_no_seam():
    """Idle pits lose nothing but what all plant loses."""
    assert of([[0.0], [0.0]]).ravel() == pytest.approx([0.0, 0.0])


def test_the_same_tonnes_cost_the_same_seams():
    """What is worked out follows from the sum raised, not from when it was raised."""
    at_once, in_two = of([[4.0], [1.0]]), of([[1.0], [0.5]]) + of([[3.0], [0.5]])
    assert at_once == pytest.approx(in_two)


def test_wells_that_were_emptied_cost_growth_later():
    """Twice the depletion takes more of the oil of 1940 than of the oil of 1928."""
    scenario = load_scenario("ussr-1921-1941")
    usual = scenario.tables.parameters["depletion"]
    oil = [
        years(simulate(scenario, changes={"depletion": share[:, None]}), "oil", 1928, 1940)
        for share in (usual, 2 * usual)
    ]
    lost = (1 - oil[1] / oil[0])[:, 0]
    assert lost[-1] > 2 * lost[0] > 0
