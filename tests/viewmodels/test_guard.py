"""No view of the office reads a true series that it may not know."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import gosplan_game
from gosplan_game.core.knowledge import RECORDED, shut
from gosplan_game.core.variables import SeriesId
from gosplan_game.report.measures import MEASURES
from gosplan_game.report.reading import REPORTED, Closed, Reading
from gosplan_game.scenario import load_scenario
from gosplan_game.scenario.catalogue import TextCatalogue
from gosplan_game.sim import desk as desks
from gosplan_game.sim.history import History
from gosplan_game.sim.office.commitments import grades
from gosplan_game.sim.session import Session
from gosplan_game.viewmodels.almanac import almanac
from gosplan_game.viewmodels.chessboard import board
from gosplan_game.viewmodels.countryside import countryside
from gosplan_game.viewmodels.debrief import Findings, debrief, reported_charts
from gosplan_game.viewmodels.desk import desk
from gosplan_game.viewmodels.frame import frame
from gosplan_game.viewmodels.industry import industry
from gosplan_game.viewmodels.paper import newspaper
from gosplan_game.viewmodels.people import people
from gosplan_game.viewmodels.plan import plan
from gosplan_game.viewmodels.prices import prices
from gosplan_game.viewmodels.quarter import quarter
from gosplan_game.viewmodels.record import record
from gosplan_game.viewmodels.regions import regions
from gosplan_game.viewmodels.trade import trade
from gosplan_game.viewmodels.why import why

VIEWS: dict[str, Callable[[Session, TextCatalogue], Any]] = {
    view.__name__: view
    for view in (frame, desk, plan, countryside, prices, people, industry, trade, regions,
                 almanac, quarter, record, newspaper, board, debrief)
}
HIDDEN = ("steel", "coal", "grain_harvest", "grain_harvest@volga", "gross_industry", "horses",
          "capacity.metals", "grain_stocks_peasant", "sown_area_grain@ukraine",
          "nutrition_rural", "nutrition_rural@ukraine", "hungry_people@volga",
          "consumption_per_head")
SHUT = ("excess_deaths", "excess_deaths@ukraine", "excess_deaths_hunger", "births_lost",
        "weakness_rural", "technique.coal", "statisticians")
"""What no office has: no report stands in its place either."""


def hidden(session: Session, series: str) -> bool:
    """Return whether reports stand in the place of a series, or no office has it."""
    if series.endswith(REPORTED):
        return False
    return shut(SeriesId.parse(series).name) or f"{series}{REPORTED}" in session.history


@pytest.fixture
def truth(middle: Session, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Give the hidden true series that are read from now on."""
    return watched_truth(middle, monkeypatch)


def watched_truth(session: Session, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the list to which every hidden true series is added when it is read."""
    read: list[str] = []
    recording: list[str] = []
    plainly = Reading.recorded

    def recorded(self: Reading, series: str) -> Any:
        recording.append(series)
        try:
            return plainly(self, series)
        finally:
            recording.pop()

    def judged(engine: Any, chosen: tuple[str, ...], *rest: Any, **named: Any) -> Any:
        """Promises about the dead are judged by the record; the others are watched."""
        dead = {each.id for each in engine.scenario.definition.commitments
                if "excess_deaths" in each.kept}
        found = list(grades(engine, tuple(one for one in chosen if one not in dead), *rest,
                            **named))
        recording.append("promises")
        try:
            found += grades(engine, tuple(one for one in chosen if one in dead), *rest, **named)
        finally:
            recording.pop()
        return tuple(sorted(found, key=lambda grade: chosen.index(grade.id)))

    monkeypatch.setattr(Reading, "recorded", recorded)
    monkeypatch.setattr(desks, "grades", judged)
    for way in ("get", "annual", "trailing", "get_or_nan"):
        plain = getattr(History, way)

        def watched(self: History, series: str, *rest: Any, plain: Any = plain, **named: Any
                    ) -> Any:
            if hidden(session, series) and not recording:
                read.append(series)
            return plain(self, series, *rest, **named)

        monkeypatch.setattr(History, way, watched)
    return read


def test_the_watch_watches(middle: Session, truth: list[str]) -> None:
    """A look at a hidden series is noticed, one at a report or at state grain is not."""
    for series in ("grain_stocks_state", "steel~reported", "births", "nutrition_rural~reported"):
        middle.history.get(series)
    assert truth == []
    middle.history.get("steel")
    middle.history.annual("grain_harvest")
    assert truth[0] == "steel"
    assert "grain_harvest" in truth


@pytest.mark.parametrize("series", ["nutrition_rural@ukraine", "hungry_people", "excess_deaths"])
def test_a_view_that_leaks_is_caught(
    series: str, middle: Session, texts: TextCatalogue, truth: list[str]
) -> None:
    """A map that read food, hunger or the dead past the reading would be seen by the watch."""
    regions(middle, texts)
    assert truth == []
    middle.history.get(series)
    assert truth == [series]


def test_only_the_record_reads_the_record() -> None:
    """Two series, asked for in three files: the caption, the debrief and the class's page."""
    assert {"excess_deaths", "hungry_people"} == RECORDED
    source = Path(gosplan_game.__file__).parent
    callers = {path.name for path in source.rglob("*.py")
               if ".recorded(" in path.read_text(encoding="utf-8")}
    assert callers == {"record.py", "debrief.py", "class_groups.py"}


@pytest.mark.parametrize("measure", sorted(one.id for one in MEASURES))
def test_no_map_reads_what_reports_hide(
    measure: str, middle: Session, texts: TextCatalogue, truth: list[str]
) -> None:
    """Nor does any map of a region, the record beside it included."""
    shown = regions(middle, texts, measure=measure, region="ukraine")
    assert truth == []
    assert shown.measure == measure or shut(
        next(one.series for one in MEASURES if one.id == measure))


@pytest.mark.parametrize("name", sorted(VIEWS))
def test_no_view_reads_what_reports_hide(
    name: str, middle: Session, texts: TextCatalogue, truth: list[str]
) -> None:
    """While the game runs every screen, the newspaper too, gets by on reports."""
    VIEWS[name](middle, texts)
    assert truth == []


def test_the_debrief_of_a_running_game_tells_what_the_record_tells(
    middle: Session, texts: TextCatalogue, truth: list[str]
) -> None:
    """Two figures about people, no charts of the truth, and nothing found out of decisions."""
    made = debrief(middle, texts)
    assert len(made.people) <= 2
    assert made.reports == ()
    assert reported_charts(middle, texts) == ()
    findings = Findings(middle, texts)
    assert findings.work()
    assert findings.found is None
    assert truth == []


def test_the_advisers_read_no_hidden_series(middle: Session, truth: list[str]) -> None:
    """What they expect, say and are measured by is reported."""
    middle._asked = None
    assert middle.advisers()
    assert middle.newspaper()
    assert truth == []


@pytest.mark.parametrize("series", HIDDEN)
def test_the_reading_refuses_what_is_hidden(
    series: str, middle: Session, over: Session, texts: TextCatalogue
) -> None:
    """Not by care: asking for the truth fails while the game runs, and works after it."""
    reading = Reading(middle, texts)
    with pytest.raises(Closed):
        reading.true(series)
    with pytest.raises(Closed):
        reading.annual(series, seen=False)
    assert len(reading.true(series + REPORTED)) == len(reading.quarters(series))
    assert len(Reading(over, texts).true(series)) == over.turn


@pytest.mark.parametrize("series", SHUT)
def test_what_no_office_has_is_shut_until_the_debrief(
    series: str, middle: Session, over: Session, texts: TextCatalogue, truth: list[str]
) -> None:
    """No figure, no chart and no account of it while the game runs; all of them after it."""
    reading = Reading(middle, texts)
    with pytest.raises(Closed):
        reading.true(series)
    with pytest.raises(Closed):
        reading.annual(series, seen=False)
    if SeriesId.parse(series).name not in RECORDED:
        with pytest.raises(Closed):
            reading.recorded(series)
    assert not len(reading.quarters(series))
    assert reading.annual(series) == ((), ())
    asked = why(middle, texts, series, voice="true")
    assert asked.problem == texts.get("why.shut")
    assert not asked.account
    page = almanac(middle, texts, series)
    assert page.voice == texts.get("almanac.shut")
    assert {line.role for line in page.chart.lines} <= {"history"}
    assert page.regions == ()
    assert truth == []
    assert len(Reading(over, texts).quarters(series)) == over.turn
    assert not why(over, texts, series).problem


@pytest.mark.parametrize("series", HIDDEN)
@pytest.mark.parametrize("window", ["quarter", "year", "signed", "decision"])
def test_why_is_not_talked_into_the_truth(
    series: str, window: str, middle: Session, texts: TextCatalogue
) -> None:
    """Asked for the true voice it answers with the reported one, as long as books are shut."""
    asked = why(middle, texts, series, window, voice="true")
    told = why(middle, texts, series, window, voice="reported")
    assert asked == told
    assert {choice.id: bool(choice.reason) for choice in asked.voices} == {
        "reported": False, "true": True,
    }


def test_promises_on_the_desk_are_judged_by_reports(
    texts: TextCatalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A promise about coal that is due shows whether it was kept as reported, not in truth."""
    scenario = load_scenario("ussr-1921-1941")
    session = Session.new(scenario, seed=2, commitments=("goelro",))
    orders = scenario.policy_orders("historical")
    while str(session.quarter) < "1934-Q1":
        session._signed = orders[session.turn]
        session._play_quarter()
    read = watched_truth(session, monkeypatch)
    shown = desk(session, texts)
    assert shown.commitments
    assert read == []
    session.grade()
    assert "coal" in read
