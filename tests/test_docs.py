"""What the pages for people point at exists."""

import argparse
import re
from pathlib import Path

import pytest

from gosplan_game.cli import program
from gosplan_game.lab.pages.markdown import anchor

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
LINK = re.compile(r"\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
COMMAND = re.compile(r"gosplan-game ([a-z][a-z-]+)([^`|\n]*)")


def _commands():
    """Return the options of each command of the parser."""
    for action in program()._actions:
        if isinstance(action, argparse._SubParsersAction):
            return {name: set(each._option_string_actions) for name, each in action.choices.items()}
    raise AssertionError("the command line has no commands")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page):
    """Each link to a file finds it, each link to a heading finds that."""
    broken = []
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        if "://" in target:
            continue
        name, _, place = target.partition("#")
        file = (page.parent / name).resolve() if name else page
        if not file.exists():
            broken.append(target)
        elif place:
            headings = HEADING.findall(file.read_text(encoding="utf-8"))
            if place not in {anchor(heading) for heading in headings}:
                broken.append(target)
    assert broken == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_in_pages_exist(page):
    """Every command and every long option that a page shows is one of the command line's."""
    known = _commands()
    for name, rest in COMMAND.findall(page.read_text(encoding="utf-8")):
        assert name in known, f"gosplan-game {name}"
        for option in re.findall(r"--[a-z][a-z-]*", rest):
            assert option in known[name], f"gosplan-game {name} {option}"


CITED = re.compile(
    r"(?:\(|; |after |\"|, |^    |Source: )((?:de )?[A-Z][a-zö-]{2,})(?:,? and [A-Za-z][\w-]+)? "
    r"\(?((?:18|19|20)\d\d)(?=[),;:])", re.MULTILINE)
DATES = {"January", "February", "March", "April", "May", "June", "July", "August", "September",
         "October", "November", "December", "Census", "Manchuria", "Munich", "Shakhty"}
PRESSES = {"Basingstoke", "Princeton"}


def test_works_cited_by_author_and_year_stand_in_the_list():
    """Whoever reads “(Carr 1954)” beside a number or in an equation's source finds the title."""
    listed = (ROOT / "docs" / "sources.md").read_text(encoding="utf-8")
    entries = re.split(r"\n- |; see |\.\n\n", listed)
    files = [path for path in (ROOT / "scenarios").rglob("*.toml") if "texts" not in path.parts]
    files += (ROOT / "src" / "gosplan_game" / "model").rglob("*.py")
    cited = {found for file in files for found in CITED.findall(file.read_text(encoding="utf-8"))
             if found[0] not in DATES | PRESSES}
    assert len(cited) > 40
    missing = sorted(f"{name} {year}" for name, year in cited
                     if not any(name in entry and year in entry for entry in entries))
    assert not missing
