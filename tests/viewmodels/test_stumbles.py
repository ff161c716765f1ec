"""What stopped a newcomer on the plan, the mandates and the debrief is said in words."""

import pytest

from gosplan_game import Session, load_scenario
from gosplan_game.report.debrief import _people
from gosplan_game.report.reading import Reading
from gosplan_game.viewmodels.event import event
from gosplan_game.viewmodels.levers import lever
from gosplan_game.viewmodels.mandate import desk_mandates
from gosplan_game.viewmodels.plan import plan


def test_a_branch_says_what_it_is_counted_in(start, texts):
    """The food industry is counted in sugar; coal is coal and needs no word."""
    rows = {row.branch: row for row in plan(start, texts).rows}
    assert "sugar" in rows["food"].unit
    assert "Sugar" in rows["food"].counted
    assert rows["coal"].counted == ""
    shares = [name for name, _, told in plan(start, texts).columns if "need not sum" in told]
    assert shares == ["share"]


def test_silence_to_a_mandate_is_told_as_silence(texts):
    """A mandate that was judged without an answer does not read as if it had been accepted."""
    session = Session.new(load_scenario("ussr-1921-1941"), seed=2)
    seen = []
    while session.turn < 24 and not seen:
        if session.needs_signature:
            session.sign()
        session.advance("quarter")
        seen = [row for row in desk_mandates(Reading(session, texts))[0]
                if row.sign in ("met", "missed")]
    assert seen
    assert {row.answer for row in seen} == {"unanswered"}


@pytest.mark.parametrize(("scenario", "said"), [("scissors-1922-24", True),
                                                ("ussr-1921-1941", False)])
def test_births_lost_to_hunger_before_a_lesson_are_told_apart(scenario, said, texts):
    """A lesson that begins after a famine says that its births lost count that hunger too."""
    session = Session.new(load_scenario(scenario), seed=2)
    while session.turn < 9:
        if session.needs_signature:
            session.sign()
        session.advance("quarter")
    reading = Reading(session, texts)
    reading.over = True
    lines = [line.text for line in _people(reading, 0.0) if "not born" in line.text]
    assert lines
    assert ["before these years" in line for line in lines] == [said]


def test_orders_of_one_lever_in_a_row_say_when_each_holds(start, texts):
    """Four targets of one lever are told with the quarter from which each holds."""
    sheet = event(start, texts, "collectivisation_tempo")
    effects = next(each.effects for each in sheet.choices if each.id == "two_to_five")
    same = [text for text in effects if "ollectiv" in text]
    starts = [text.partition(":")[0] for text in same if text.startswith("from ")]
    assert len(starts) == 3
    assert len(set(starts)) == 3
    assert str(start.quarter.year + 1) in starts[0]


@pytest.mark.parametrize(("item", "base"), [
    ("price_ceiling", "clearing price = 1"), ("trade_credit", "need = 1"),
    ("working_hours", "1928 = 1"),
])
def test_a_ratio_says_what_it_is_measured_against(start, texts, item, base):
    """A bare 0.95 says nothing: its base stands beside the number, in the control too."""
    shown = lever(Reading(start, texts), item)
    assert base in shown.text
    assert base in f"{shown.field} {shown.note}"


def test_a_plan_left_from_1921_points_to_the_departments_draft(texts):
    """Two years far above an old target are told; with the draft taken they are not."""
    session = Session.new(load_scenario("ussr-1921-1941"), seed=2)
    assert plan(session, texts).outgrown == ""
    while session.turn < 40 and not (session.turn > 8 and session.departments_drafted
                                     and plan(session, texts).outgrown):
        if session.needs_signature:
            session.sign()
        session.advance("quarter")
    told = plan(session, texts).outgrown
    assert "departments" in told
    session.take_departments_draft()
    assert plan(session, texts).outgrown != told
