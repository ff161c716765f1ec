"""The linter that plays."""

import shutil
from pathlib import Path

import pytest

from gosplan_game.lab.playtest import playtest
from gosplan_game.scenario import load_scenario

TWO_RIVERS = Path(__file__).resolve().parents[1] / "scenarios" / "two-rivers"

FAULTS = """
[[events]]
id = "snow_in_june"
condition = "grain_harvest > 100000"

[[commitments]]
id = "the_moon"
kept = "grain_harvest > 100000"

[[commitments]]
id = "a_harvest"
kept = "total(grain_harvest, 8) > 0"
"""


@pytest.fixture(scope="module")
def findings(tmp_path_factory):
    """What playing a scenario with planted faults finds."""
    folder = tmp_path_factory.mktemp("mod") / "two-rivers"
    shutil.copytree(TWO_RIVERS, folder)
    (folder / "faults.toml").write_text(FAULTS, encoding="utf-8")
    main = folder / "scenario.toml"
    lines = main.read_text(encoding="utf-8")
    main.write_text(lines.replace("max_stops = 6", "max_stops = 1"), encoding="utf-8")
    return playtest(load_scenario(folder), "faults")


@pytest.mark.parametrize(
    "expected",
    [
        "event 'snow_in_june' never happens",
        "commitment 'the_moon' is kept, even in part, by none of",
        "commitment 'a_harvest' is kept by doing nothing",
        "stops, but the lesson allows 1",
    ],
)
def test_planted_faults_are_found(findings, expected):
    """What cannot happen, cannot be kept, asks for nothing or takes too long is reported."""
    assert any(expected in problem.text for problem in findings)


def test_findings_are_warnings_of_the_file(findings):
    """The author may mean it: nothing found by playing prevents play."""
    assert {problem.severity for problem in findings} == {"warning"}
    assert {problem.file for problem in findings} == {"faults"}


def test_what_works_is_not_reported(findings):
    """An event that happens in the bots' games is no finding."""
    assert not any("'flood_fair'" in problem.text for problem in findings)
