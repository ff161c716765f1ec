"""Slips that every author makes once: the message says what to write instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from gosplan_game.scenario import check

MOD = """format = 1
id = "mod"
version = "1"
extends = "scissors-1922-24"
minutes = 40

[[events]]
id = "wells"
condition = "season == 4"
default = "wait"
[[events.choices]]
id = "wait"
effects = [ { lever = "grain_exports", multiply = 0.5, quarters = 4 } ]

[parameters.mine]
source = "Ours"
[parameters.mine.values]
marketing_elasticity = 0.6

[texts.en]
"scenario.title" = "Mod"
"""


def told(folder: Path, old: str, new: str, severity: str = "error") -> list[str]:
    """Return what is said of the mod with one slip, as line and text."""
    assert old in MOD
    home = folder / "mod"
    home.mkdir()
    (home / "scenario.toml").write_text(MOD.replace(old, new, 1), encoding="utf-8")
    _, problems = check(home)
    return [f"{each.line}: {each.text}" for each in problems if each.severity == severity]


def test_the_mod_itself_has_no_errors(tmp_path: Path) -> None:
    """What the slips are made in can be played."""
    assert told(tmp_path, "Mod", "Mod") == []


@pytest.mark.parametrize(("old", "new", "line", "advice"), [
    ('version = "1"', 'version = "1', 3, "ends with one in the same line"),
    ("0.5, quarters", "0,5, quarters", 13, "decimals are set off by a dot"),
    ("0.5, quarters", "0.5 quarters", 13, "commas stand between the entries"),
    ("marketing_elasticity = 0.6", "marketing_elasticity = 0,6", 18, "set off by a dot"),
    ("minutes = 40", "minutes = 40\nminutes = 45", 6, "the key stands twice"),
    ("season == 4", "season = 4", 9, "two figures are compared by =="),
    ("season == 4", "coal > 6 Mt", 9, "a number stands without its unit"),
    ("[[events]]", "[events]", 7, "write [[events]] in two brackets"),
])
def test_a_slip_is_told_with_what_to_write(
    tmp_path: Path, old: str, new: str, line: int, advice: str
) -> None:
    """One error, at the line of the slip, with advice; nothing of what follows from it."""
    found = told(tmp_path, old, new)
    assert len(found) == 1, found
    assert found[0].startswith(f"{line}: ")
    assert advice in found[0]


def test_errors_in_the_base_are_told_where_nothing_of_ones_own_is_wrong(tmp_path: Path) -> None:
    """Who drops what the base speaks of is told where the base speaks of it."""
    found = told(tmp_path, "minutes = 40", 'minutes = 40\ndrop = ["events"]')
    assert found
    assert all("unknown event" in each for each in found)


def test_another_authors_value_outside_the_documented_range_is_doubted(tmp_path: Path) -> None:
    """An overlay may leave the range that the base documents, but not unseen."""
    found = told(tmp_path, "marketing_elasticity = 0.6", "marketing_elasticity = 60", "warning")
    assert any("60 lies outside the range" in each for each in found)
