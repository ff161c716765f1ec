"""Scenarios that cannot be used, each with what the author is told.

Every file under tests/broken ends with the problems expected, one a line after
``#!``: line, column, severity and text; three dots at the end stand for anything.
"""

import re
from pathlib import Path

import pytest

from gosplan_game.core.errors import Problem, ScenarioError
from gosplan_game.scenario import check, load_scenario

BROKEN = sorted((Path(__file__).resolve().parents[1] / "broken").glob("*.toml"))


def expected_in(path: Path) -> list[str]:
    """Return the problems that a file says it has."""
    return re.findall(r"^#! (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)


def shown(problem: Problem) -> str:
    """Return a problem as the files write it."""
    return f"{problem.line}:{problem.column}: {problem.severity}: {problem.text}"


def fits(found: str, expected: str) -> bool:
    """Return whether a problem is the expected one."""
    if expected.endswith("..."):
        return found.startswith(expected[:-3])
    return found == expected


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_broken_scenario_is_told_what_to_mend(path: Path) -> None:
    """All problems of a file are reported at once, at their places, and no others."""
    scenario, problems = check(path)
    expected = expected_in(path)
    found = [shown(problem) for problem in problems]
    assert scenario is None
    assert len(found) == len(expected), found
    for one, other in zip(found, expected, strict=True):
        assert fits(one, other), one
    assert all(Path(problem.file).resolve() == path for problem in problems)


def test_loading_a_broken_scenario_raises_its_errors_without_warnings() -> None:
    """`load_scenario` carries every error, each as file:line:column: severity: text."""
    path = next(path for path in BROKEN if path.stem == "texts")
    with pytest.raises(ScenarioError) as raised:
        load_scenario(path)
    assert [problem.severity for problem in raised.value.problems] == ["error"]
    assert re.search(r"texts\.toml:\d+:\d+: error: texts\.es\.scenario\.title", str(raised.value))
