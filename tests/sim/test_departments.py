"""The departments' draft: ready where a plan is due, taken whole, changed and undone."""

from pathlib import Path

import pytest

from gosplan_game import Session, load_scenario
from gosplan_game.core.errors import Impossible

TWO_RIVERS = Path(__file__).resolve().parents[1] / "scenarios" / "two-rivers"


def test_it_drafts_what_the_office_may_order_and_nothing_else():
    """Every order lies within its limits, is the office's, and waits for a signature."""
    game = Session.new(load_scenario("ussr-1921-1941"))
    while str(game.quarter) < "1925-Q4":
        if game.needs_signature:
            game.sign()
        game.advance()
    assert game.departments_drafted
    moved = game.take_departments_draft()
    orders = game.changed()
    assert moved == len(orders) > 10
    for item, (before, after) in orders.items():
        limits = game.limits(item)
        assert limits.authority in ("decide", "propose")
        assert limits.lower <= after <= limits.upper
        assert before != after
    coal = game.history.trailing("coal~reported", game.turn - 1)[0]
    assert game.lever("plan_target.coal") == pytest.approx(max(11.0, 1.25 * coal), abs=0.1)
    assert game.undo()
    assert game.changed() == {}


def test_taken_and_signed_it_is_in_the_ledger():
    """A loaded game orders the same."""
    game = Session.new(load_scenario("ussr-1921-1941"))
    game.take_departments_draft()
    game.order("plan_target.coal", 12.5)
    game.sign()
    game.advance("quarter")
    again = Session.from_game(game.to_game(), game.scenario)
    assert again.to_game() == game.to_game()
    assert again.standing("plan_target.coal") == 12.5


def test_a_lesson_opens_no_more_levers_by_it():
    """Only what the lesson leaves open is drafted."""
    game = Session.new(load_scenario("scissors-1922-24"))
    game.take_departments_draft()
    opened = set(game.scenario.definition.lesson.open_levers)
    assert game.changed()
    assert {item.partition(".")[0].partition("@")[0] for item in game.changed()} <= opened


def test_where_there_are_no_departments_there_is_no_draft():
    """A scenario that names no policy offers none."""
    game = Session.new(load_scenario(TWO_RIVERS))
    assert not game.departments_drafted
    with pytest.raises(Impossible, match="No draft"):
        game.take_departments_draft()


def test_it_leaves_alone_what_an_answer_has_set():
    """Who chose to wait with the dam is not made to build it by taking a draft."""
    game = Session.new(load_scenario("ussr-1921-1941"))
    while str(game.quarter) < "1927-Q4":
        for each in game.questions():
            if each.event.id == "dneprostroi_go":
                game.choose("dneprostroi_go", "wait")
        if game.needs_signature:
            game.sign()
        game.advance()
    assert [each.operation for each in game.acting("project_start.dneprostroi")] == ["set"]
    game.take_departments_draft()
    assert "project_start.dneprostroi" not in game.changed()
    assert game.in_force("project_start.dneprostroi") == 0.0
