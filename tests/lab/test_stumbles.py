"""What a newcomer reads from the command line: the played years alone, the window's own default."""

import json

import numpy as np
import pytest

from gosplan_game import Session, load_scenario
from gosplan_game.cli import main
from gosplan_game.lab.outcomes import outcomes
from gosplan_game.sim.run import simulate

LESSON = "scissors-1922-24"


def test_outcomes_of_a_lesson_leave_out_the_years_it_replays():
    """The dead of 1921 are not those of the played years, and sums begin where play does."""
    scenario = load_scenario(LESSON)
    history = simulate(scenario, runs=1)
    found, dead = outcomes(history, scenario), history.get("excess_deaths")
    assert scenario.first_turn > 0
    assert found["excess_deaths"] == pytest.approx(dead[scenario.first_turn:].sum(axis=0))
    assert found["excess_deaths"][0] < 0.1 * dead.sum()
    wage = history.get("real_wage")[scenario.first_turn:]
    assert found["real_wage"] == pytest.approx(wage.mean(axis=0))
    assert np.isfinite(found["gross_industry"]).all()


def test_why_asks_a_flow_of_seasons_over_the_year(tmp_path, capsys):
    """Without --window the harvest is explained over four quarters, as in the window of a game."""
    session = Session.new(load_scenario("ussr-1921-1941"), seed=2)
    while session.turn < 5:
        if session.needs_signature:
            session.sign()
        session.advance("quarter")
    saved = str(session.save(tmp_path / "ada.gosplan.json"))

    def window(*arguments):
        assert main(["why", saved, "--json", *arguments]) == 0
        return json.loads(capsys.readouterr().out)["window"]

    year = window("--series", "grain_harvest")
    assert year == window("--series", "grain_harvest", "--window", "year")
    first, _, last = year.partition("/")
    assert (first[-2:], last[-2:]) == ("Q2", "Q1")
    assert window("--series", "grain_harvest", "--window", "quarter") == last
    assert window("--series", "gold") == last


def test_a_value_beyond_its_range_is_warned_of(tmp_path, capsys):
    """`run --set` says which range it leaves and where the range is from; within, nothing."""
    base = load_scenario("ussr-1921-1941").definition.parameters.base
    name, known = next((name, each) for name, each in base.items()
                       if each.range is not None and each.source and isinstance(each.value, float))

    def warned(value):
        assert main(["run", "ussr-1921-1941", "--until", "1921-Q2", "--out",
                     str(tmp_path / "rows.csv"), "--set", f"{name}={value}"]) == 0
        return capsys.readouterr().err

    low, high = known.range
    text = warned(high + 0.001 * (high - low))
    assert name in text
    assert f"{low:g} to {high:g}" in text
    assert known.source in text
    assert "outside the range" not in warned(0.5 * (low + high))
