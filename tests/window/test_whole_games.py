"""Whole games played through injected events, without a window, and games nobody meant."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path

import numpy as np
import pygame
import pytest
from tests.window.driver import twin

from gosplan_game import Session
from gosplan_game.cli import main
from gosplan_game.ui.dialog import Dialog
from gosplan_game.ui.pilot import Pilot
from gosplan_game.ui.screens.briefing import BriefingScreen
from gosplan_game.ui.screens.debrief import DebriefScreen
from gosplan_game.ui.screens.event import EventScreen
from gosplan_game.ui.screens.game import GameScreen
from gosplan_game.ui.screens.mandate import MandateScreen
from gosplan_game.ui.screens.opening import Opening

FLAGSHIP = "ussr-1921-1941"


def take_office(pilot: Pilot, opened: Opening) -> None:
    """Go from the title to the desk of the whole term."""
    pilot.app.settings = replace(pilot.app.settings, tutorial=False)
    opened.configured(pilot.app.settings)
    pilot.key("n")
    pilot.wait(1000)
    for name in ("bread_in_towns", "no_village_hunger", "save_the_volga"):
        pilot.click(f"promise:{name}")
    pilot.click("seed")
    pilot.key("ctrl+a")
    pilot.type("1")
    assert isinstance(pilot.screen, BriefingScreen)
    assert pilot.screen.seed == "1"  # the same game at every run
    pilot.click("begin")
    pilot.wait(1000)


def play_stop(pilot: Pilot, opened: Opening) -> None:
    """Answer what is open, change two orders, sign, and play to the next stop."""
    session = opened.context.game
    pilot.key("1")
    seen = set()
    while waiting := [d for d in session.dossiers() if not d.answered and d not in seen]:
        seen.add(waiting[0])
        pilot.click(f"dossier:{waiting[0].kind}:{waiting[0].id}")
        if isinstance(pilot.screen, EventScreen | MandateScreen):
            pilot.key(str(1 + session.turn % 2), "enter")
        if not isinstance(pilot.screen, GameScreen):  # a sheet, or an answer that was told
            pilot.key("escape")
        pilot.key("1")
    pilot.key("2")
    for item in ("plan_target.coal", "investment_share.metals"):
        if session.limits(item).authority in ("decide", "propose"):
            pilot.click(f"lever:{item}", (0.93, 0.5))
    if session.needs_signature:
        pilot.click("sign")
    assert not session.needs_signature
    pilot.click("main")
    if isinstance(pilot.screen, Dialog):
        pilot.key("space")
    pilot.wait(1000)
    if isinstance(pilot.screen, Dialog):  # the office was taken away: let the years pass
        pilot.key("space")
        pilot.wait(1000)


@pytest.mark.slow
def test_the_whole_term_is_played_saved_reopened_and_verified(home, capsys):
    """June 1941 is reached through the window; reopened and headless the numbers are the same."""
    pilot, opened = twin((1280, 720))
    take_office(pilot, opened)
    first = opened.context.game
    while opened.context.game.quarter.year < 1930:
        play_stop(pilot, opened)
    pilot.key("ctrl+s")
    pilot.type("before the turn")
    pilot.key("enter", "escape")
    left = first.to_game()

    pilot, opened = twin((1280, 720))  # the program is started again
    pilot.key("l")
    pilot.wait(1000)
    pilot.click("load")
    pilot.wait(1000)
    game = opened.context.game
    assert game is not first
    assert game.to_game() == left
    while not game.is_over:
        play_stop(pilot, opened)
    assert isinstance(pilot.screen, DebriefScreen)
    assert (str(game.quarter + -1), game.turn) == ("1941-Q2", 82)
    assert len(game.signatures) >= 30

    assert game.path is not None
    again = Session.load(game.path)
    for series in game.history.ids():
        assert np.array_equal(again.history.get(series), game.history.get(series))
    assert main(["replay", str(game.path), "--verify"]) == 0
    assert "82" in capsys.readouterr().out
    named = home / "saves" / "before the turn.gosplan.json"
    assert Session.load(named).to_game() == left


class Monkey:
    """Presses, clicks, types, drags, resizes and waits without sense, but repeatably."""

    KEYS = ("tab", "shift+tab", "enter", "space", "escape", "left", "right", "up", "down", "home",
            "end", "pageup", "pagedown", "backspace", "delete", "f1", "ctrl+z", "ctrl+y", "ctrl+s",
            "ctrl+c", "ctrl+v", "f5", "f11", "shift+g", "ctrl+a", *"1234567890wgnslt")
    SIZES = ((1280, 720), (1366, 768), (960, 540), (1920, 1080), (1280, 1024), (640, 900))

    def __init__(self, pilot: Pilot, seed: int) -> None:
        self.pilot, self.draw = pilot, np.random.default_rng(seed)

    def _place(self) -> tuple[float, float]:
        """Return a place, mostly that of a widget."""
        area = self.pilot.app.stage.area
        widgets = [w for top in self.pilot.screen.widgets for w in top.walk() if w.focusable]
        if widgets and self.draw.random() < 0.8:
            rect = widgets[int(self.draw.integers(len(widgets)))].on_screen()
            return (rect.x + rect.w * float(self.draw.random()),
                    rect.y + rect.h * float(self.draw.random()))
        return area.w * float(self.draw.random()), area.h * float(self.draw.random())

    def act(self) -> None:
        """Do one thing."""
        pilot, kind = self.pilot, self.draw.random()
        if kind < 0.5:
            pilot.click_at(*self._place(), clicks=1 + int(self.draw.random() < 0.1))
        elif kind < 0.8:
            pilot.key(self.KEYS[int(self.draw.integers(len(self.KEYS)))])
        elif kind < 0.85:
            pilot.type("".join(self.draw.choice(list("12.,-5eж%_ "), 4)))
        elif kind < 0.9:
            x, y = self._place()
            pilot.move(x, y)
            pilot.app.process(pygame.Event(
                pygame.MOUSEWHEEL, x=0, y=int(self.draw.integers(-3, 4)), precise_y=0.0,
                at=(round(x * pilot.app.stage.scale), round(y * pilot.app.stage.scale))))
        elif kind < 0.93:
            pilot.drag(self._place(), self._place())
        elif kind < 0.95:
            pilot.app.stage.resize(self.SIZES[int(self.draw.integers(len(self.SIZES)))])
        else:
            pilot.wait(int(self.draw.integers(1, 900)))


@pytest.mark.parametrize(("seed", "events"), [
    (1, 3000), pytest.param(2, 20_000, marks=pytest.mark.long)])
def test_a_monkey_neither_breaks_nor_loses_the_game(seed, events, caplog):
    """Thousands of senseless events raise no error, and what was played can always be loaded."""
    caplog.set_level(logging.ERROR)
    pilot, opened = twin((1280, 720))
    monkey, played, restarts = Monkey(pilot, seed), 0, 0
    for number in range(events):
        monkey.act()
        assert not caplog.records, caplog.text
        if number % 50 == 0 and pilot.open:
            pilot.picture()
        game = opened.context.session
        if game is not None:
            played = max(played, game.turn)
        if number % 250 == 0 or not pilot.open:
            newest = newest_save(opened)
            if newest is not None:
                assert Session.load(newest).turn == kept_turn(game, newest)
        if not pilot.open:
            restarts += 1
            pilot, opened = twin((1280, 720))
            pilot.key("c")
            monkey.pilot = pilot
    assert played >= 1
    assert restarts < events / 10


def newest_save(opened: Opening) -> Path | None:
    """Return the file of the game in hand, once there is one."""
    game = opened.context.session
    return game.path if game is not None and game.path is not None and game.path.exists() else None


def kept_turn(game: Session | None, path: Path) -> int:
    """Return the turn that a game's file must stand at."""
    assert game is not None
    assert path == game.path
    return game.turn
