"""How long a lesson takes."""

import shutil
from pathlib import Path

import pytest

from gosplan_game.lab.lesson import lesson_estimate
from gosplan_game.lab.validate import validate
from gosplan_game.scenario import load_scenario

TWO_RIVERS = Path(__file__).resolve().parents[1] / "scenarios" / "two-rivers"


def test_the_shipped_lesson_fits_its_forty_minutes():
    """Briefing, first plan, stops, debrief and class page of the longest bot's game fit."""
    found = lesson_estimate(load_scenario("scissors-1922-24"))
    assert found is not None
    assert found.allowed == 40
    assert 25 < found.minutes <= found.longest <= 40
    assert found.stops <= found.allowed_stops <= 10
    assert found.levers <= 12
    assert found.faults == ()


def test_the_whole_term_is_no_lesson():
    """A scenario without `[lesson]` has no estimate."""
    assert lesson_estimate(load_scenario("ussr-1921-1941")) is None


def test_validate_says_how_long_and_what_does_not_fit(tmp_path):
    """A lesson with too little time is a warning; the estimate stands among the lines."""
    folder = tmp_path / "two-rivers"
    shutil.copytree(TWO_RIVERS, folder)
    main = folder / "scenario.toml"
    text = main.read_text(encoding="utf-8")
    lesson = text[text.index("[lesson]"):]
    minutes = next(line for line in lesson.splitlines() if line.startswith("minutes"))
    main.write_text(text.replace(lesson, lesson.replace(minutes, "minutes = 12")),
                    encoding="utf-8")
    found = validate([str(folder)], play=True)
    assert not found.errors
    assert "two-rivers: the lesson takes about" in found.as_lines()
    assert any("but it has 12" in problem.text for problem in found.problems)
    assert '"notes"' in found.as_json()


@pytest.mark.parametrize("more", [1, 3])
def test_more_stops_take_longer(tmp_path, more):
    """Each further stop costs the minutes of a report, a plan and a look at the levers."""
    folder = tmp_path / "scissors-1922-24"
    shutil.copytree(Path(__file__).resolve().parents[2] / "scenarios" / "scissors-1922-24",
                    folder)
    main = folder / "scenario.toml"
    text = main.read_text(encoding="utf-8")
    first = text.index('"1923-Q2"', text.index("[stops]"))
    added = ['"1923-Q1"', '"1924-Q2"'][:more]
    main.write_text(text[:first] + ", ".join(added) + ", " + text[first:], encoding="utf-8")
    long, plain = (lesson_estimate(load_scenario(place))
                   for place in (folder, "scissors-1922-24"))
    assert long is not None
    assert plain is not None
    assert long.minutes > plain.minutes
