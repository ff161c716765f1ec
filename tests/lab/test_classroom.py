"""A folder of games as one page, whatever lies in the folder."""

import json
import math
import re
from contextlib import suppress
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gosplan_game import paths
from gosplan_game.cli import main
from gosplan_game.core.errors import GosplanError
from gosplan_game.lab.classroom import ClassRequest, NoGames, classroom
from gosplan_game.report.class_groups import group_of
from gosplan_game.report.class_sheet import sheet
from gosplan_game.report.reading import Reading
from gosplan_game.scenario import Scenario, load_scenario
from gosplan_game.scenario.catalogue import TextCatalogue
from gosplan_game.sim.session import Session

VOID = {"meta", "br", "link", "img", "input", "hr", "path", "use", "circle", "polyline", "polygon",
        "rect"}
CONTEST = re.compile(r"\b(win|winner|won|victory|scores?|best|worst group|rank(ing|ed)?)\b", re.I)


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
        if tag not in VOID and (not self.open or self.open.pop() != tag):
            self.wrong.append(tag)


@pytest.fixture(scope="module")
def lesson() -> Scenario:
    """The scenario that a class plays."""
    return load_scenario("scissors-1922-24")


def _play(
    lesson: Scenario, player: str, quota: float, *, until: str = "9999-Q1", seed: int = 1,
    **orders: float,
) -> Session:
    names = [each.id for each in lesson.definition.commitments]
    game = Session.new(lesson, seed=seed, players=(player,) if player else (),
                       commitments=names[:2])
    first = True
    while not game.is_over and str(game.quarter) < until:
        if game.at_stop and first:
            game.order("grain_quota", quota)
            for item, value in orders.items():
                game.order(item, value)
            game.predict("grain_harvest", 40.0, 60.0)
            first = False
        for each in game.questions():
            place = 0 if quota > 4 else -1
            game.choose(each.event.id, each.event.choices[place].id)
        if game.needs_signature:
            game.sign()
        game.advance()
    return game


@pytest.fixture(scope="module")
def folder(lesson: Scenario, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three groups, one of them unfinished, and what else lies in a teacher's folder."""
    place = tmp_path_factory.mktemp("class")
    _play(lesson, "Smychka", 3.0).save(place / "one.gosplan.json")
    _play(lesson, "Zarya <b>", 7.0, grain_exports=2.0).save(place / "two.gosplan.json")
    inner = place / "late"
    inner.mkdir()
    _play(lesson, "", 5.0, until="1923-Q3").save(inner / "group-c.gosplan.json")
    _play(lesson, "Smychka", 3.0, until="1923-Q3").save(place / "one-earlier.gosplan.json")
    (place / "notes.txt").write_text("homework", encoding="utf-8")
    (place / "list.json").write_text("[1, 2]", encoding="utf-8")
    whole = (place / "two.gosplan.json").read_text(encoding="utf-8")
    (place / "cut.gosplan.json").write_text(whole[: len(whole) // 2], encoding="utf-8")
    document = json.loads(whole)
    document["scenario"]["id"] = "../../etc"
    (place / "path.gosplan.json").write_text(json.dumps(document), encoding="utf-8")
    (place / "bytes.gosplan.json").write_bytes(b"\xff\xfe\x00")
    return place


@pytest.fixture(scope="module")
def page(folder: Path) -> str:
    """The page of that folder."""
    target = folder / "page.html"
    said = classroom(ClassRequest(folder=str(folder), out=str(target)))
    assert said.endswith("3 games compared, 6 files left out")
    return target.read_text(encoding="utf-8")


def test_the_page_is_whole_and_needs_nothing(page: str) -> None:
    """Well formed, and no address, script or file from outside."""
    parser = Balanced()
    parser.feed(page)
    assert parser.wrong == []
    assert parser.open == []
    assert not re.search(r"https?://|<script|<link|<img|url\(|@import|src=", page)


def test_groups_are_named_and_their_names_are_only_text(page: str) -> None:
    """Players' names, or the file's; what looks like a tag stays text."""
    for name in ("Smychka", "Zarya &lt;b&gt;", "group-c"):
        assert name in page
    assert "Zarya <b>" not in page


def test_people_come_first_and_nobody_is_ranked(page: str) -> None:
    """The dead stand before commitments and output; the page knows no contest."""
    text = re.sub(r"<style.*?</style>|<[^>]+>", " ", page, flags=re.DOTALL)
    assert text.index("People") < text.index("Commitments") < text.index("Grain harvest")
    assert not CONTEST.search(text)


def test_every_file_left_out_has_its_reason(page: str) -> None:
    """Broken, foreign, hostile and earlier files are listed, each with why."""
    for file, reason in (
        ("notes.txt", "does not end in .json"),
        ("list.json", "not a saved game"),
        ("cut.gosplan.json", "breaks off or is damaged"),
        ("path.gosplan.json", "not the name of a scenario"),
        ("bytes.gosplan.json", "not a text file"),
        ("one-earlier.gosplan.json", "An earlier state of the game in one.gosplan.json"),
    ):
        row = re.search(rf"<td>{re.escape(file)}</td>.*?</tr>", page, re.DOTALL)
        assert row is not None, file
        assert reason in row.group(), file


def test_an_unfinished_game_says_where_it_stands(page: str) -> None:
    """A group that did not come to the end is on the page as far as it went."""
    assert "stands at 1923 II" in page
    assert "term served" in page


def test_the_books_of_an_unfinished_game_stay_shut(lesson: Scenario) -> None:
    """What it is read by is what its office sees; nothing of what its reports hide is told."""
    texts = TextCatalogue.read(paths.assets_dir() / "texts").speaking("en")
    game = _play(lesson, "C", 5.0, until="1923-Q3")
    recorder = game.engine.recorder
    made = group_of(game, texts, name="C", file="c")
    told = dict(zip(*Reading(game, texts).annual("grain_harvest~reported"), strict=True))
    assert made.annual["grain_harvest"]
    assert all(told[year] == value for year, value in made.annual["grain_harvest"].items())
    assert made.differences == made.mattered == ()
    harvest = sheet(Reading(game, texts), (made,)).strips[0].rows[0]
    assert harvest[2].endswith("Mt, as reported")
    assert math.isnan(made.padded)
    hidden = [row for series, row in recorder.rows.items()
              if not series.endswith("~reported") and f"{series}~reported" in recorder.rows
              and series != "hungry_people"]
    recorder.data[hidden] *= 1.37
    assert repr(group_of(game, texts, name="C", file="c")) == repr(made)


def test_an_unfinished_game_is_marked(page: str) -> None:
    """Its number is hollow, its figures say that they are reports, and the page says why."""
    assert "1 game has not reached its debrief (hollow number)" in page
    assert "opens with the debrief" in page
    assert page.count('stroke-dasharray="4 2"') >= 3


def test_the_decisions_on_which_groups_parted_are_shown(page: str) -> None:
    """The grain quota differed and did something, and history's line stands beside it."""
    assert "Where the groups parted" in page
    assert re.search(r"<h3>Grain (quota|exports)</h3>", page)
    assert "stroke-dasharray" in page


def test_forecasts_are_pooled(page: str) -> None:
    """The intervals of all groups are counted together."""
    assert "The class committed 3 intervals that can be judged" in page


def test_other_weather_and_edited_figures_are_said(lesson: Scenario, tmp_path: Path) -> None:
    """Different seeds are a caveat; figures that decisions do not give are noted."""
    game = _play(lesson, "A", 3.0, until="1923-Q3")
    document = game.to_game()
    date = sorted(document["check"])[2]
    document["check"][date]["gold"] = 1e6
    (tmp_path / "a.gosplan.json").write_text(json.dumps(document), encoding="utf-8")
    _play(lesson, "A", 5.0, until="1923-Q3", seed=2).save(tmp_path / "b.gosplan.json")
    target = tmp_path / "page.html"
    classroom(ClassRequest(folder=str(tmp_path), out=str(target)))
    text = target.read_text(encoding="utf-8")
    assert "Not all groups had the same weather" in text
    assert "1 figure in the file is not what its decisions give" in text
    assert "A (a)" in text
    assert "A (b)" in text


def test_a_game_from_another_edition_is_played_again(lesson: Scenario, tmp_path: Path) -> None:
    """An edited scenario is said, and the game is on the page."""
    document = _play(lesson, "A", 3.0, until="1923-Q1").to_game()
    document["scenario"]["sha256"] = "0" * 64
    (tmp_path / "a.gosplan.json").write_text(json.dumps(document), encoding="utf-8")
    classroom(ClassRequest(folder=str(tmp_path), out=str(tmp_path / "page.html")))
    assert "The scenario has changed since" in (tmp_path / "page.html").read_text("utf-8")


@pytest.mark.parametrize(("folder_name", "out", "language", "said"), [
    ("nowhere", "page.html", "en", "no such folder"),
    (".", "page.pdf", "en", "takes FILE.html"),
    (".", "no/such/page.html", "en", "takes FILE.html"),
    (".", "page.html", "tlh", "no language 'tlh'"),
    (".", "page.html", "en", "holds no saved game"),
])
def test_what_cannot_be_done_says_why(
    tmp_path: Path, folder_name: str, out: str, language: str, said: str
) -> None:
    """A wrong folder, place, language or an empty folder is explained."""
    with pytest.raises(GosplanError, match=said):
        classroom(ClassRequest(folder=str(tmp_path / folder_name), out=str(tmp_path / out),
                               language=language))


def test_the_command_writes_the_page(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """From the shell, with the exit status of success; an empty folder is status 1."""
    assert main(["class", str(folder), "--out", str(tmp_path / "p.html"), "--lang", "es"]) == 0
    assert "3 partidas comparadas" in capsys.readouterr().out
    assert 'lang="es"' in (tmp_path / "p.html").read_text(encoding="utf-8")
    (tmp_path / "empty").mkdir()
    assert main(["class", str(tmp_path / "empty"), "--out", str(tmp_path / "q.html")]) == 1
    assert "holds no saved game" in capsys.readouterr().err


_ODD = st.one_of(st.none(), st.booleans(), st.floats(-1e9, 1e9), st.text(max_size=5),
                 st.lists(st.integers(), max_size=2))


@settings(max_examples=25, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.sampled_from(["seed", "settings", "players", "commitments", "stops", "check",
                              "fired", "draft", "scenario"]), odd=_ODD)
def test_odd_files_never_stop_the_page(
    folder: Path, tmp_path: Path, place: str, odd: object
) -> None:
    """Whatever a handed-in file holds, the page is made or the file is named with its reason."""
    here = tmp_path / "odd"
    here.mkdir(exist_ok=True)
    document = json.loads((folder / "late" / "group-c.gosplan.json").read_text("utf-8"))
    document[place] = odd
    (here / "odd.gosplan.json").write_text(json.dumps(document), encoding="utf-8")
    said = ""
    with suppress(NoGames):
        said = classroom(ClassRequest(folder=str(here), out=str(tmp_path / "odd.html")))
    assert said == "" or "1 game compared" in said
