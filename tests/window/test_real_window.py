"""The real window, driven with mouse and keyboard from the title to the debrief."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.window.driver import Window

from gosplan_game.cli import main
from gosplan_game.sim.saves import SUFFIX

LESSON = "scissors-1922-24"


def saved(window: Window) -> Path:
    """Return the one saved game of the window's home."""
    (path,) = (window.home / "saves").glob(f"*{SUFFIX}")
    return path


def answer_dossiers(window: Window) -> None:
    """Open every dossier but the plan from the desk and take its first answer."""
    session = window.opened.context.game
    seen = set()
    while waiting := [d for d in session.dossiers() if not d.answered and d not in seen]:
        seen.add(waiting[0])
        if waiting[0].kind in ("event", "mandate"):
            window.click(f"dossier:{waiting[0].kind}:{waiting[0].id}")
            assert window.screen in ("EventScreen", "MandateScreen")
            window.keys("1", "enter")
            if window.screen != "DeskScreen":  # what came of it is read and closed
                window.keys("escape")


@pytest.mark.slow
def test_from_the_title_to_the_debrief(window, capsys, monkeypatch):
    """A lesson is chosen, played and talked over by mouse and keys; its file verifies."""
    assert window.screen == "TitleScreen"
    window.click("scenarios")
    window.click(f"card:{LESSON}")
    if window.screen == "ShelfScreen":  # it was not the chosen one yet
        window.click("play")
    assert window.screen == "BriefingScreen"
    window.keys("space", "down", "space", "down", "space")
    window.click("begin")
    assert window.screen == "DeskScreen"
    session = window.opened.context.game
    stops = 0
    while not session.is_over:
        answer_dossiers(window)
        if session.needs_signature:
            window.keys("2")
            window.click("sign")
            assert not session.needs_signature
            window.keys("1")
        if window.pilot.screen.focus:
            window.keys("escape")
        window.keys("space")
        stops += 1
        if not session.is_over:
            assert window.screen == "QuarterScreen"
            window.keys("enter")
            assert window.screen == "DeskScreen"
    assert window.screen == "DebriefScreen"
    assert 4 <= stops <= 8
    window.click("page")
    window.keys("enter")
    (page,) = (window.home / "debriefs").glob("*.html")
    assert "</html>" in page.read_text(encoding="utf-8")
    window.click("title")
    window.click("quit")
    assert window.closed() == 0
    found = json.loads(saved(window).read_text(encoding="utf-8"))
    assert found["check"] == session.to_game()["check"]
    monkeypatch.setenv("GOSPLAN_HOME", str(window.home))
    assert main(["replay", str(saved(window)), "--verify"]) == 0
    assert capsys.readouterr().out


@pytest.mark.slow
def test_a_target_is_dragged_in_the_window(window):
    """A target follows the pointer, Esc gives the old one back, undo takes a whole drag back."""
    hand = Hand(window, mouse=True)
    hand.leave_title()
    session = window.opened.context.game
    window.keys("2")
    item = next(each for each in ("plan_target.textiles", "plan_target.coal", "turnover_tax",
                                  "trade_credit")
                if session.why_not(each) is None and has(window, f"lever:{each}"))
    before = session.lever(item)
    start = window.pilot.find(f"lever:{item}").on_screen().centre
    there = (start[0] + 40.0, start[1] + 30.0)
    window.hold(start, (start[0] + 16.0, start[1]), there)
    dragged = session.lever(item)
    assert dragged != before
    window.keys("escape")
    window.release(there)
    assert session.lever(item) == before
    window.hold(start, there)
    window.release(there)
    assert session.lever(item) == dragged
    window.keys("escape", "ctrl+z")
    assert session.lever(item) == before
    assert not session.can_undo


def has(window: Window, name: str) -> bool:
    """Return whether the screen in front has a widget of that name."""
    return any(widget.name == name for top in window.pilot.screen.widgets
               for widget in top.walk())


class Hand:
    """A player with one hand: does everything by mouse, or everything by keys."""

    def __init__(self, window: Window, *, mouse: bool) -> None:
        self.window, self.mouse = window, mouse

    def press(self, name: str) -> None:
        """Press what has that name."""
        if self.mouse:
            self.window.click(name)
            return
        self.window.tab_to(name)
        self.window.keys("space")

    def first(self, start: str) -> str:
        """Return the name of the first widget that begins so and can be used; empty if none."""
        return next((widget.name for top in self.window.pilot.screen.widgets
                     for widget in top.walk()
                     if widget.name.startswith(start) and widget.enabled), "")

    def leave_title(self) -> None:
        """Choose the lesson and three promises, and begin."""
        window = self.window
        self.press("scenarios")
        self.press(f"card:{LESSON}")
        if window.screen == "ShelfScreen":
            self.press("play")
        assert window.screen == "BriefingScreen"
        promises = [widget.name for top in window.pilot.screen.widgets for widget in top.walk()
                    if widget.name.startswith("promise:")]
        for name in promises[:3]:
            self.press(name)
        self.press("begin")
        self.press("coach-stop")

    def answer(self) -> None:
        """Take the first answer of every dossier that waits."""
        window, session = self.window, self.window.opened.context.game
        seen = set()
        while waiting := [d for d in session.dossiers()
                          if not d.answered and d.id not in seen and d.kind in ("event",
                                                                                 "mandate")]:
            seen.add(waiting[0].id)
            self.press(f"dossier:{waiting[0].kind}:{waiting[0].id}")
            self.press(self.first("choice:") or self.first("answer:"))
            for ways in (("order", "send"), ("close", "later", "back")):
                if window.screen != "DeskScreen":
                    self.press(next(filter(None, map(self.first, ways))))

    def stop(self) -> None:
        """Answer, step a target, sign, and play to the next stop."""
        window, session = self.window, self.window.opened.context.game
        self.answer()
        if session.needs_signature:
            if self.mouse:
                window.click("rail", (0.5, 0.15))
            else:
                window.tab_to("rail")
                window.keys("down", "enter")
            assert window.screen == "PlanScreen"
            if session.limits("plan_target.coal").authority == "decide":
                if self.mouse:
                    window.click("lever:plan_target.coal", (0.93, 0.5))
                else:
                    window.tab_to("lever:plan_target.coal")
                    window.keys("up")
                assert session.changed()
            self.press("sign")
            assert not session.needs_signature
        self.press("main")
        if window.screen == "Dialog":
            self.press("go")


@pytest.mark.slow
@pytest.mark.parametrize("mouse", [True, False], ids=["mouse", "keyboard"])
def test_from_the_title_to_the_debrief_with_one_hand(window, mouse):
    """A lesson is chosen, played and left by the mouse alone, and by the keyboard alone."""
    hand = Hand(window, mouse=mouse)
    hand.leave_title()
    session = window.opened.context.game
    while not session.is_over:
        assert window.screen == "DeskScreen"
        hand.stop()
        if not session.is_over:
            assert window.screen == "QuarterScreen"
            hand.press("on")
    assert window.screen == "DebriefScreen"
    hand.press("title")
    assert window.screen == "TitleScreen"
    hand.press("quit")
    assert window.closed() == 0
    found = json.loads(saved(window).read_text(encoding="utf-8"))
    assert found["check"] == session.to_game()["check"]
