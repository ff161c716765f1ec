"""Defence in the whole model: men and arms, where the works stand, June 1941 drawn."""

import numpy as np
import pytest
from tests.sim.paths import Histories, between, played, unchanged

from gosplan_game import simulate

ALWAYS = ("1921-Q1", "1941-Q2")

@pytest.fixture(scope="module")
def forces(flagship) -> Histories:
    """History, and other orders in the forces and in the east."""
    return played(
        flagship,
        {
            "history": unchanged,
            "no terror": between("1936-Q3", "1939-Q4", terror=0.1),
            "army kept small": between("1937-Q1", "1941-Q2", army=1600.0),
            "no works in the east": between(*ALWAYS, project_start=0.0),
        },
        series=(
            "training", "officers", "readiness_defence", "invasion_loss", "invasion_loss_low",
            "invasion_loss_high", "invasion_drawn", "exposed_industry", "evacuated",
            "war_industry_east", "defence_published", "defence_spending",
        ),
    )  # fmt: skip


def test_a_purge_costs_training_through_those_who_teach(forces):
    """Without terror officers stay, and so does what recruits learn from them."""
    assert forces.at("training", "no terror", "1940-Q4") > 1.1 * forces.at(
        "training", "history", "1940-Q4"
    )


def test_a_mass_of_recruits_is_less_trained(forces):
    """The army that was trebled knows less than one kept small, and is more ready all the same."""
    trained = {name: forces.at("training", name, "1940-Q4") for name in forces.names}
    assert trained["army kept small"] > 1.03 * trained["history"]
    ready = {name: forces.at("readiness_defence", name, "1940-Q4") for name in forces.names}
    assert ready["army kept small"] < ready["history"]


def test_works_in_the_east_take_industry_out_of_reach(forces):
    """Without named sites more of industry lies in the west, and less can be moved."""
    exposed = {name: forces.at("exposed_industry", name, "1941-Q2") for name in forces.names}
    assert exposed["no works in the east"] > exposed["history"] + 0.5
    assert forces.at("evacuated", "no works in the east", "1941-Q2") < forces.at(
        "evacuated", "history", "1941-Q2"
    )


def test_evacuation_saves_about_what_it_saved(forces):
    """A twentieth to an eighth of the plant that is not held."""
    assert 4 < forces.at("evacuated", "history", "1941-Q2") < 13


def test_the_blow_of_june_1941_is_drawn(flagship):
    """Under drawn skies each game meets a blow of its own, spread as the deciles say."""
    drawn = simulate(
        flagship,
        runs=48,
        seed=3,
        shocks="drawn",
        until="1922-Q1",
        office=False,
        series=["invasion_drawn", "invasion_loss_low", "invasion_loss_high"],
    )
    found = drawn.get("invasion_drawn")[-1]
    assert len(np.unique(found.round(9))) == found.size
    within = (drawn.get("invasion_loss_low")[-1] <= found) & (
        found <= drawn.get("invasion_loss_high")[-1]
    )
    assert 0.6 < within.mean() < 0.95


def test_history_meets_the_middling_blow(forces):
    """The record draws nothing: the middling blow, between a weak and a strong one."""
    middle = forces.at("invasion_drawn", "history", "1941-Q2")
    assert middle == pytest.approx(forces.at("invasion_loss", "history", "1941-Q2"))
    low = forces.at("invasion_loss_low", "history", "1941-Q2")
    high = forces.at("invasion_loss_high", "history", "1941-Q2")
    assert low + 5 < middle < high - 3


def test_the_published_budget_hides_most_of_defence_in_1933(forces):
    """Some third was published of what was spent in 1933 (1,421 of 4,299 million), all in 1926."""
    told = {
        year: forces.total("defence_published", "history", f"{year}-Q1", f"{year}-Q4")
        / forces.total("defence_spending", "history", f"{year}-Q1", f"{year}-Q4")
        for year in (1926, 1933)
    }
    assert told[1933] == pytest.approx(1421 / 4299, abs=0.1)
    assert told[1926] > 0.9
