"""Seams and wells are spent by what is raised."""

import numpy as np
import pytest

from gosplan_game.lab.counterfactual_outcomes import years
from gosplan_game.model.industry.depletion import worked_out
from gosplan_game.scenario import load_scenario
from gosplan_game.sim.run import simulate

CAPITAL, SHARE = np.array([[1.0], [2.0]]), np.array([[0.01], [0.0]])


def of(output):
    """Return what is worked out at outputs of 1928 = 1, (2, B)."""
    return worked_out(
        capital_1928=CAPITAL, relative_output=np.asarray(output, dtype=float), depletion=SHARE
    )


def test_depletion_by_hand():
    """At three times the output of 1928 a hundredth of a billion goes three times."""
    assert of([[3.0], [3.0]]).ravel() == pytest.approx([0.03, 0.0])


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
