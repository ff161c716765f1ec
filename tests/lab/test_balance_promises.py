"""Promises that can be kept and broken: the rule, the figures proposed, and writing them."""

import shutil

import numpy as np
import pytest

from gosplan_game import load_scenario, paths
from gosplan_game.lab.balance_promises import BAND, proposals, written
from gosplan_game.scenario.schema import Commitment
from gosplan_game.scenario.thresholds import threshold_of


class Country:
    """As much of a scenario as proposals need."""

    def __init__(self, *commitments):
        self.definition = self
        self.commitments = commitments


def promise(name, kept, partly="", **more):
    """Return a promise."""
    return Commitment.model_validate({"id": name, "kept": kept, "partly": partly, **more})


def games(**figures):
    """Return games by policy from figures of one promise, spread evenly between two numbers."""
    return {policy: {f"figure {word}": np.linspace(low, high, 100)
                     for word, (low, high) in found.items()}
            for policy, found in figures.items()}


def test_a_figure_that_some_policy_keeps_in_half_its_games_stands():
    """Within the band nothing is proposed, however seldom the others keep it."""
    found = proposals(Country(promise("steel", "annual(steel, 1940) >= 18")), games(
        candid={"kept steel": (10.0, 26.0)}, passive={"kept steel": (0.0, 1.0)}))
    assert [each.stands for each in found] == [True]
    assert found[0].best == "candid"


@pytest.mark.parametrize("now", [5, 40])
def test_outside_the_band_the_best_keeper_decides(now):
    """What all keep and what nobody keeps is moved to where the best keeps it in 40 of 100."""
    found = proposals(Country(promise("steel", f"annual(steel, 1940) >= {now}")), games(
        candid={"kept steel": (10.0, 20.0)}, obedient={"kept steel": (14.0, 16.0)}))[0]
    assert found.value == 16.0
    assert BAND[0] <= max(found.shares.values()) <= BAND[1]
    assert found.shares["obedient"] <= found.shares["candid"]


def test_less_can_be_better_and_failing_conditions_never_keep():
    """With at-most figures the lower tail counts; nan is a game whose other condition failed."""
    losses = np.r_[np.full(50, np.nan), np.linspace(40.0, 60.0, 50)]
    found = proposals(
        Country(promise("ready", "average(loss, 4) <= 30 and army > 1")),
        {"candid": {"figure kept ready": losses}})[0]
    assert found.shares["candid"] == pytest.approx(0.4, abs=0.05)
    assert found.value == pytest.approx(56.0, abs=1.0)


def test_lives_and_history_are_left_alone():
    """A settled promise is shown, with what it comes to, and never moved."""
    found = proposals(Country(promise("lives", "total(deaths, 70) < 300", settled=True)),
                      {"candid": {"figure kept lives": np.full(10, 5.0)}})[0]
    assert found.stands
    assert not found.within
    shipped = {each.id: each for each in load_scenario("ussr-1921-1941").definition.commitments}
    assert all(each.settled for each in shipped.values() if "deaths" in each.kept)


def test_what_counts_in_part_is_easier_than_what_is_kept():
    """A part that asked for more than the new figure is moved below it."""
    found = proposals(
        Country(promise("cloth", "annual(cloth, 1937) >= 50", "annual(cloth, 1937) >= 45")),
        games(candid={"kept cloth": (10.0, 20.0), "partly cloth": (10.0, 20.0)}))
    kept, partly = found
    assert partly.value < kept.value
    assert max(partly.shares.values()) > max(kept.shares.values())


def test_proposed_figures_are_written_into_the_files_and_read_again(tmp_path):
    """Only the figures of the promises named change; the scenario stays sound."""
    folder = tmp_path / "ussr-1921-1941"
    shutil.copytree(paths.scenarios_dir() / "ussr-1921-1941", folder)
    before = load_scenario(folder).definition.commitments
    steel = next(each for each in before if each.id == "steel")
    low = games(candid={"kept steel": (1.0, 2.0), "partly steel": (1.0, 2.0)})
    moved = [each for each in proposals(Country(steel), low) if not each.stands]
    assert moved
    assert written(folder, moved) == (folder / "commitments.toml",)
    after = load_scenario(folder).definition.commitments
    assert threshold_of(next(e for e in after if e.id == "steel").kept).value == moved[0].value
    assert [e for e in before if e.id != "steel"] == [e for e in after if e.id != "steel"]
