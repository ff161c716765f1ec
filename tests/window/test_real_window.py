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
