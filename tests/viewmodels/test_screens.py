"""What the screens say, at the start, in the middle and at the end of a game."""

import dataclasses
import math
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from gosplan_game.core.calendar import Quarter
from gosplan_game.report.periods import end_of, start_of
from gosplan_game.report.reading import Reading
from gosplan_game.report.series import history_points, series_chart, series_csv
from gosplan_game.scenario import load_scenario
from gosplan_game.scenario.catalogue import TextCatalogue
from gosplan_game.sim.session import Session
from gosplan_game.viewmodels.advisers import adviser_panel, advisers
from gosplan_game.viewmodels.almanac import almanac
from gosplan_game.viewmodels.briefing import briefing
from gosplan_game.viewmodels.chessboard import board
from gosplan_game.viewmodels.countryside import countryside, grain_account
from gosplan_game.viewmodels.debrief import debrief
from gosplan_game.viewmodels.desk import desk
from gosplan_game.viewmodels.event import event
from gosplan_game.viewmodels.frame import frame
from gosplan_game.viewmodels.help import help_sheet
from gosplan_game.viewmodels.industry import industry
from gosplan_game.viewmodels.levers import lever
from gosplan_game.viewmodels.line_orders import line_orders
from gosplan_game.viewmodels.mandate import mandate
from gosplan_game.viewmodels.paper import newspaper
from gosplan_game.viewmodels.people import people
from gosplan_game.viewmodels.plan import plan
from gosplan_game.viewmodels.prices import prices
from gosplan_game.viewmodels.quarter import quarter
from gosplan_game.viewmodels.record import record
from gosplan_game.viewmodels.regions import regions
from gosplan_game.viewmodels.shelf import shelf
from gosplan_game.viewmodels.title import title
from gosplan_game.viewmodels.trade import trade

SCREENS: dict[str, Callable[[Session, TextCatalogue], Any]] = {
    view.__name__: view
    for view in (frame, desk, plan, countryside, prices, people, industry, trade, regions,
                 almanac, quarter, record, newspaper, debrief, board,
                 advisers, adviser_panel, line_orders)
}
CONTEST = re.compile(r"\b(win|wins|won|winner|victory|victories|scores?|points?)\b", re.IGNORECASE)
HOLE = re.compile(r"\{[a-z_]+\}|\bnan\b|\binf\b")


def said(view: object) -> Iterator[str]:
    """Yield every text inside a view model."""
    if isinstance(view, str):
        yield view
    elif dataclasses.is_dataclass(view) and not isinstance(view, type):
        for field in dataclasses.fields(view):
            yield from said(getattr(view, field.name))
    elif isinstance(view, tuple):
        for item in view:
            yield from said(item)


@pytest.mark.parametrize("name", sorted(SCREENS))
def test_a_screen_says_something_and_leaves_no_hole(
    name: str, session: Session, texts: TextCatalogue
) -> None:
    """No field stays unfilled, no number unsaid, no key unknown, at any moment of a game."""
    texts.missing.clear()
    spoken = [text for text in said(SCREENS[name](session, texts)) if text]
    assert spoken
    assert [text for text in spoken if HOLE.search(text)] == []
    assert texts.missing == set()


@pytest.mark.parametrize("name", sorted(set(SCREENS) - {"almanac"}))
def test_no_screen_speaks_of_a_contest(name: str, over: Session, texts: TextCatalogue) -> None:
    """Nothing is won, lost or counted in points, least of all at the end."""
    view = SCREENS[name](over, texts)
    if name == "debrief":  # sources are quoted in their own words
        view = dataclasses.replace(view, sources=())
    assert [text for text in said(view) if CONTEST.search(text)] == []


def test_views_are_frozen(middle: Session, texts: TextCatalogue) -> None:
    """A view model cannot be changed by a screen."""
    with pytest.raises(dataclasses.FrozenInstanceError):
        desk(middle, texts).title = ""  # type: ignore[misc]


def test_a_running_game_shows_reports(middle: Session, over: Session, texts: TextCatalogue) -> None:
    """While the game runs the harvest is the reported one; at the end it is the true one."""
    running, ended = Reading(middle, texts), Reading(over, texts)
    assert running.voice("grain_harvest") == ("grain_harvest~reported", True)
    assert running.voice("population") == ("population~reported", True)
    assert running.voice("population_urban") == ("population_urban", False)
    assert ended.voice("grain_harvest") == ("grain_harvest", False)


def test_the_chart_of_a_running_game_has_no_true_line(
    middle: Session, over: Session, texts: TextCatalogue
) -> None:
    """The reported line stands alone until the debrief opens the true one beside it."""
    assert next(line.role for line in series_chart(Reading(middle, texts), "steel").lines) == (
        "reported")
    roles = [line.role for line in series_chart(Reading(over, texts), "steel").lines]
    assert roles == ["yours", "reported", "history"]


def test_history_is_drawn_up_to_the_present_only(
    middle: Session, over: Session, texts: TextCatalogue
) -> None:
    """No figure of a year that is not over is shown in play; all are at the end."""
    now = Reading(middle, texts).past.year
    shown = history_points(Reading(middle, texts), "steel")
    assert max(x for x, *_ in shown) <= now
    assert max(x for x, *_ in history_points(Reading(over, texts), "steel")) >= 1940


def test_the_record_gives_true_deaths_rounded(over: Session, texts: TextCatalogue) -> None:
    """The record's number is the game's true sum, rounded to two digits."""
    true = float(over.history.get("excess_deaths")[over.scenario.first_turn :, 0].sum()) * 1000
    shown = record(over, texts).deaths_figure
    figure = float("".join(sign for sign in shown if sign.isdigit()))
    assert figure == pytest.approx(true, rel=0.06)
    assert shown.strip("0\u00a0")
    assert len(shown.replace("\u00a0", "").rstrip("0")) <= 2


def test_the_record_counts_history_only_when_it_is_over(
    middle: Session, over: Session, texts: TextCatalogue
) -> None:
    """A famine that is still to come is not told of; past ones are, with range and source."""
    before = record(middle, texts).history
    after = record(over, texts).history
    assert len(before) < len(after)
    assert all(item.source in item.line for item in after)


def test_every_lever_says_its_value_and_limits(middle: Session, texts: TextCatalogue) -> None:
    """A lever's shown value lies within its shown limits, in the unit that is shown."""
    reading = Reading(middle, texts)
    for item in middle.scenario.lever_items:
        found = lever(reading, item)
        assert found is not None
        held = any(each.operation == "set" and each.first <= middle.turn
                   for each in middle.acting(item))
        stands = middle.in_force(item) if held else middle.lever(item)
        assert found.value == pytest.approx(stands * found.factor)
        assert bool(found.set_note) == held
        assert found.name
        assert found.help
        if found.authority == "not_ours":
            assert not found.enabled


def test_terror_is_never_ours(session: Session, texts: TextCatalogue) -> None:
    """No screen offers an order of terror, arrests or executions."""
    reading = Reading(session, texts)
    for item in ("terror", "arrests", "executions"):
        found = lever(reading, item)
        assert found is not None
        assert not found.enabled


def test_a_changed_lever_is_marked(middle: Session, texts: TextCatalogue) -> None:
    """A drafted order is marked and can be taken back."""
    game = middle
    standing = game.standing("ration")
    game.order("ration", standing + 0.01)
    try:
        found = lever(Reading(game, texts), "ration")
        assert found is not None
        assert found.changed
        assert found.standing == pytest.approx(standing)
        assert frame(game, texts).can_undo
    finally:
        game.reset_draft()


def test_the_grain_account_closes(middle: Session, texts: TextCatalogue) -> None:
    """Sources and uses of the village's grain are equal."""
    account = grain_account(Reading(middle, texts))
    assert account is not None
    into = sum(flow.amount for flow in account.sources)
    assert into == pytest.approx(account.village.amount)
    assert sum(flow.amount for flow in account.uses) == pytest.approx(into, rel=1e-6)


def test_the_plan_has_a_row_for_each_branch(middle: Session, texts: TextCatalogue) -> None:
    """Every branch has target and share, and every good its balance."""
    made = plan(middle, texts)
    branches = [branch.id for branch in middle.scenario.definition.branches]
    assert [row.branch for row in made.rows] == branches
    assert all(row.target and row.investment for row in made.rows)
    assert {row.id for row in made.balances} == set(branches)
    assert not made.fan.empty
    low, high = made.fan.y_range
    assert all(low <= y <= high for line in made.fan.lines for _, y in line.points)


def test_the_first_plan_has_the_base_that_the_record_gives(
    start: Session, texts: TextCatalogue
) -> None:
    """Before anything was reported a column holds the year before, with 1913 and the source."""
    made = plan(start, texts)
    assert {name: head for name, head, _ in made.columns}["last_year"] == "1920"
    rows = {row.branch: row for row in made.rows}
    known = {point.period: point.value for point in start.scenario.reference("coal")}
    assert float(rows["coal"].last_year) == pytest.approx(known["1920"], rel=0.01)
    assert rows["coal"].rise.startswith("+")
    assert str(known["1913"]) in rows["coal"].base
    assert "ource" in rows["coal"].base
    assert rows["machinery"].last_year == "–"
    assert rows["machinery"].rise == rows["machinery"].base == ""


def test_balances_show_what_is_short(middle: Session, texts: TextCatalogue) -> None:
    """A short good has its gap drawn; no bar is longer than the longest."""
    for row in plan(middle, texts).balances:
        assert sum(part.share for part in row.sources) <= 1 + 1e-9
        assert sum(part.share for part in row.uses) <= 1 + 1e-9
        assert (row.gap > 0) == row.short


def test_the_rail_has_a_key_for_every_screen(middle: Session, texts: TextCatalogue) -> None:
    """Ten screens, ten digits."""
    rail = frame(middle, texts).rail
    assert len({item.key for item in rail}) == len(rail) == 10


def test_events_name_what_is_not_known(texts: TextCatalogue, middle: Session) -> None:
    """Every choice of every event says what it states and what nobody knows."""
    for declared in middle.scenario.definition.events:
        sheet = event(middle, texts, declared.id)
        assert sheet.title
        assert sheet.situation
        for choice in sheet.choices:
            assert choice.name
            assert choice.stated
            assert choice.unknown


def test_mandates_can_be_read_and_answered(middle: Session, texts: TextCatalogue) -> None:
    """A mandate's sheet gives figure, deadline and its answers with what is not known."""
    assert middle.mandates()
    for given in middle.mandates():
        sheet = mandate(middle, texts, given.id)
        marks = [row.mark.kind for row in sheet.balances if row.mark]
        wanted = given.status == "open" and given.lever.startswith("plan_target.")
        assert marks.count("to_make") == wanted
        told = {kind for kind, _ in sheet.legend}
        assert ("demanded" in told) == wanted
        assert {part.kind for row in sheet.balances
                for part in (*row.sources, *row.uses)} <= told
        assert sheet.row.figure
        assert sheet.row.deadline
        assert tuple(answer.id for answer in sheet.answers) == middle.answers(given.id)
        assert {"accept", "counter"} <= {answer.id for answer in sheet.answers}
        assert all(answer.unknown for answer in sheet.answers)


def test_the_newspaper_is_silent_on_hunger(session: Session, texts: TextCatalogue) -> None:
    """The official voice prints reports; it has no words for deaths."""
    printed = " ".join(said(newspaper(session, texts))).lower()
    assert not any(word in printed for word in ("hunger", "famine", "death", "died"))


def test_csv_holds_the_same_years(over: Session, texts: TextCatalogue) -> None:
    """The table that is copied out has the head and one line a year."""
    lines = series_csv(Reading(over, texts), "steel").splitlines()
    assert lines[0] == "year,value,reported,history"
    assert lines[1].startswith("1921,")
    assert math.isfinite(float(lines[5].split(",")[1]))


def test_the_shelf_shows_a_broken_scenario(texts: TextCatalogue, middle: Session) -> None:
    """A scenario that cannot be used stands beside the others with its first problem."""
    from gosplan_game.core.errors import Problem

    problem = Problem("mods/x/branches.toml", 41, 3, "error", "unknown branch stel")
    made = shelf(texts, [middle.scenario], [("x", [problem, problem])])
    good, broken = made.cards
    assert not good.broken
    assert good.turns
    assert good.years
    assert broken.broken
    assert "stel" in broken.error
    assert "41" in broken.where


def test_three_commitments_are_chosen(texts: TextCatalogue, middle: Session) -> None:
    """The briefing says how many promises are still to be made."""
    scenario = middle.scenario
    ids = [item.id for item in scenario.definition.commitments]
    assert not briefing(texts, scenario).ready
    assert briefing(texts, scenario, ids[:3]).ready
    assert briefing(texts, scenario, ids[:2]).why_not


def test_title_offers_to_continue_only_what_there_is(texts: TextCatalogue) -> None:
    """Continue is off without a game and says which one there is."""
    assert not title(texts).items[0].enabled
    assert title(texts, continue_note="1928 IV").items[0].note == "1928 IV"


def test_help_finds_terms(texts: TextCatalogue) -> None:
    """The glossary is searched by letters."""
    assert len(help_sheet(texts).terms) > 100
    assert any(term.id == "scissors" for term in help_sheet(texts, "scissors").terms)


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [("1928", 1928, 1929), ("1928-Q3", 1928.5, 1928.75), ("1928-07", 1928.5, 1928 + 7 / 12),
     ("1925/26", 1925, 1926.75), ("1932-1934", 1932, 1935)],
)
def test_periods_have_a_place_and_an_end(period: str, first: float, last: float) -> None:
    """A published figure is shown where it belongs and only once its period is over."""
    assert start_of(period) == pytest.approx(first)
    assert end_of(period) == pytest.approx(last)


def test_quarters_are_written_in_roman(texts: TextCatalogue, middle: Session) -> None:
    """1928-Q4 is the fourth quarter, in Roman figures."""
    assert Reading(middle, texts).words.quarter(Quarter(1928, 3)) == "1928 IV"


def test_a_lesson_counts_its_own_turns(texts: TextCatalogue) -> None:
    """The first stop of a lesson of ten quarters is turn 1 of 10, whatever was played before."""
    scenario = load_scenario("scissors-1922-24")
    session = Session.new(scenario, commitments=[
        each.id for each in scenario.definition.commitments[:3]], seed=1)
    made = frame(session, texts)
    assert (made.turn, made.turns, made.turn_now) == ("turn 1 of 10", 10, 0)
    assert (made.first_year, made.first_season) == ("1922", 2)
