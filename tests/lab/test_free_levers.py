"""The test of free levers: it holds what it says, exempts what it must, and judges rightly."""

import numpy as np
import pytest

from gosplan_game import simulate
from gosplan_game.lab.free_levers import TARGET, page
from gosplan_game.lab.free_levers_trials import Effect, Trial, effects, mixtures, trials
from gosplan_game.lab.free_levers_verdicts import (
    UNJUDGED,
    Verdict,
    kind_of,
    no_longer,
    verdict_on,
    verdicts,
)
from gosplan_game.scenario import load_scenario
from gosplan_game.sim.decisions import levers_of


@pytest.fixture(scope="module")
def flagship():
    """Return the shipped game."""
    return load_scenario("ussr-1921-1941")


def held(name, value, authority="decide"):
    """Return a trial of one item."""
    return Trial(((name, value),), name, "highest", authority)


def test_every_item_is_tried_at_both_bounds_and_relief_audits_and_terror_are_exempt(flagship):
    """Two trials an item; nothing is free to be forgotten."""
    found = trials(flagship)
    assert len(found) == 2 * len(levers_of(flagship).items)
    kinds = {each.name: each.authority for each in found}
    assert kinds["grain_relief"] == kinds["statistics_audit"] == "exempt"
    assert kinds["terror"] == "not_ours"
    assert kinds["investment_effort"] == "decide"
    assert kinds["plan_binding"] == "propose"
    assert all(np.isfinite(each.held[0][1]) for each in found)


def test_history_held_against_itself_changes_nothing_and_a_trial_is_alone_as_in_a_batch(flagship):
    """Holding nothing is history; a column does not feel its neighbours."""
    starved, idle = held("ration", 0.05), held("investment_effort", 0.05)
    alone = effects(flagship, [idle], workers=1)[0]
    both = effects(flagship, [starved, idle], workers=1)
    assert alone.industry[0] < -20
    assert both[1].industry == pytest.approx(alone.industry, rel=1e-9)
    assert both[0].deaths[0] > 100
    base = simulate(flagship, series=["excess_deaths"]).get("excess_deaths").sum()
    assert both[0].deaths_before[0] == pytest.approx(base, rel=1e-9)
    assert not effects(flagship, [Trial((), "none", "mixture", "decide")])[0].free()[0]


def test_free_needs_all_three():
    """More industry and consumption with one more death is not free."""
    def effect(industry, consumption, deaths):
        row = [np.array([each]) for each in (industry, consumption, deaths, 1000.0, 0.0)]
        return Effect(held("ration", 0.2), *row)

    assert effect(1.0, 1.0, -10.0).free()[0]
    assert not effect(1.0, 1.0, 0.001).free()[0]
    assert not effect(-0.1, 1.0, -10.0).free()[0]
    assert not effect(1.0, 0.0, -10.0).free()[0]


def test_mixtures_stay_within_bounds_and_come_back_with_the_seed(flagship):
    """The same seed gives the same policies; every order can be given."""
    found = mixtures(flagship, 40, seed=3)
    assert found == mixtures(flagship, 40, seed=3)
    assert found != mixtures(flagship, 40, seed=4)
    levers = levers_of(flagship)
    for trial in found:
        assert 2 <= len(trial.held) <= 8
        for name, value in trial.held:
            limits = levers.limits(name, 0)
            assert limits.lower <= value <= limits.upper


def printed():
    """Return the free bounds that the page in docs/ names, with what it calls them."""
    section = TARGET.read_text(encoding="utf-8").split("## Free: ")[1].split("\n##")[0]
    rows = [line.strip("| ").split(" | ") for line in section.splitlines() if "| `" in line]
    return {(row[0].strip("`"), row[1].split(",")[0]): row[-1] for row in rows}


def test_every_free_bound_of_the_page_has_a_verdict_with_a_source():
    """No reader is left to wonder whether a free bound is a finding or a gap."""
    written, found = verdicts(), printed()
    unjudged = [each for each in found if verdict_on(*each, written) is None]
    assert not unjudged, f"write a verdict in docs/parts/free-levers.toml on {unjudged}"
    assert found
    for bound, kind in found.items():
        assert kind == kind_of(*bound, written)


def test_every_verdict_is_on_a_bound_of_the_office_and_free_or_said_not_to_be(flagship):
    """Each name stands for an item; each bound that is free no more is named on the page."""
    written, found = verdicts(), printed()
    ours = {(each.name, each.bound) for each in trials(flagship) if each.authority == "decide"}
    for verdict in written:
        for lever in verdict.levers:
            alone = verdict.model_copy(update={"levers": (lever,)})
            assert any(alone.of(*each) for each in ours), f"no item is called {lever}"
    page_text = " ".join(TARGET.read_text(encoding="utf-8").split())
    for item, bound in no_longer(found, written):
        said = page_text.split("Judged too, and not free now: ")[1].split(". ")[0]
        assert f"`{item}` {bound}" in said


def test_a_verdict_speaks_of_its_bound_alone_and_the_unjudged_are_called_so():
    """A star stands for any item; the other bound is another matter."""
    one = Verdict(
        levers=("priority.*",), bound="highest", kind="finding", why="x" * 20, source="A (1990)"
    )
    assert verdict_on("priority.food", "highest", [one]) is one
    assert kind_of("priority.food", "lowest", [one]) == UNJUDGED
    assert no_longer([("priority.food", "highest")], [one]) == []
    assert no_longer([("priority.food", "lowest")], [one]) == [("priority.*", "highest")]
    with pytest.raises(ValueError, match="kind"):
        Verdict(levers=("a",), bound="lowest", kind="luck", why="x" * 20, source="A (1990)")


@pytest.mark.slow
def test_the_page_names_every_bound(flagship):
    """Every trial has its row, and the ensemble its column."""
    text = page(flagship, policies=20, members=2)
    for trial in trials(flagship):
        assert f"`{trial.name}` | {trial.bound}" in text
