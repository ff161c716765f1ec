"""The debrief as a page."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from gosplan_game import paths
from gosplan_game.report.page import debrief_page, write_debrief
from gosplan_game.report.plots import Band, Chart, Line, Mark
from gosplan_game.report.svg import SignSheet, chart_svg
from gosplan_game.scenario import load_scenario
from gosplan_game.scenario.catalogue import TextCatalogue
from gosplan_game.sim.session import Session

SIGNS = paths.assets_dir() / "pictograms"
VOID = {"meta", "br", "link", "img", "input", "hr", "path", "use", "circle", "polyline",
        "polygon"}


class Balanced(HTMLParser):
    """Notes tags that are closed in the wrong place."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a tag."""
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close a tag."""
        if tag in VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


@pytest.fixture(scope="module")
def texts() -> TextCatalogue:
    """The interface's texts."""
    return TextCatalogue.read(paths.assets_dir() / "texts")


@pytest.fixture(scope="module")
def game() -> Session:
    """A game played to its end under standing orders."""
    scenario = load_scenario("ussr-1921-1941")
    chosen = [item.id for item in scenario.definition.commitments[:3]]
    session = Session.new(scenario, commitments=chosen)
    while not session.is_over:
        if session.needs_signature:
            session.sign()
        session.advance()
    return session


@pytest.fixture(scope="module")
def page(game: Session, texts: TextCatalogue) -> str:
    """The page of that game."""
    return debrief_page(game, texts, SIGNS)


def test_the_page_needs_nothing_from_outside(page: str) -> None:
    """No address, script, style sheet or picture file is asked for."""
    assert not re.search(r"https?://|<script|<link|<img|url\(|@import|src=", page)


def test_the_page_is_well_formed(page: str) -> None:
    """Every tag is closed where it should be."""
    parser = Balanced()
    parser.feed(page)
    assert parser.wrong == []
    assert parser.open == []


def test_people_come_first(page: str) -> None:
    """The dead stand before steel and grain."""
    assert page.index('class="people"') < page.index("Steel")


def test_the_page_holds_charts_and_their_tables(page: str) -> None:
    """Each chart has its figures as a table for those who read or hear them."""
    assert page.count("<figure") >= 5
    assert page.count("<figure") == page.count("<details>")


def test_nothing_is_won_on_the_page(page: str) -> None:
    """The page speaks of no contest."""
    text = re.sub(r"<style.*?</style>|<[^>]+>", " ", page, flags=re.DOTALL)
    assert not re.search(r"\b(win|winner|won|victory|scores?)\b", text, re.IGNORECASE)


def test_writing_leaves_one_file(game: Session, texts: TextCatalogue, tmp_path: Path) -> None:
    """The page appears whole under its name and nothing else stays."""
    target = tmp_path / "made" / "debrief.html"
    assert write_debrief(game, texts, SIGNS, target) == target
    assert [item.name for item in target.parent.iterdir()] == ["debrief.html"]


def test_a_person_is_never_cut() -> None:
    """A row of people has whole figures only; goods may end in a part."""
    sheet = SignSheet(SIGNS)
    assert sheet.row("peasant", 2.4).count("<use") == 2
    assert sheet.row("ingot", 2.5).count("<use") == 4
    assert sheet.row("ingot", 0) == ""
    assert sheet.row("no_such_sign", 3) == ""


def test_a_chart_keeps_its_scales() -> None:
    """Equal steps on the axis are equal steps on paper; names are escaped."""
    line = Line("yours", "a < b", ((1921.0, 0.0), (1922.0, 5.0), (1923.0, 10.0)))
    chart = Chart("T", "", (line,), (Band("range", "", ((1921.0, 1.0, 2.0), (1923.0, 2.0, 3.0))),),
                  (1921.0, 1923.0), (0.0, 10.0), (Mark(1921.0, "1921"),), (Mark(0.0, "0"),))
    made = chart_svg(chart, 352, 240)
    assert "a &lt; b" in made
    found = re.search(r'<polyline points="([^"]+)"', made)
    assert found is not None
    (x0, y0), (x1, y1), (x2, y2) = (
        tuple(map(float, pair.split(","))) for pair in found.group(1).split())
    assert x1 - x0 == pytest.approx(x2 - x1)
    assert y0 - y1 == pytest.approx(y1 - y2)
