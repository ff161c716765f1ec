"""The window's habits: nothing drawn without change, errors said, no turn lost."""

from collections.abc import Callable, Sequence

import pygame
import pytest

from gosplan_game.core.errors import Impossible
from gosplan_game.ui.actions import Action, Pop, Push, Quit, Series
from gosplan_game.ui.dialog import Answer, Dialog, Working
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.input import Translator
from gosplan_game.ui.pilot import Pilot
from gosplan_game.ui.screen import Screen
from gosplan_game.ui.settings import Settings, cleaned, load_settings, save_settings
from gosplan_game.ui.stage import Stage
from gosplan_game.ui.widgets.base import Message, Widget
from gosplan_game.ui.widgets.button import Button

Fly = Callable[..., Pilot]


class Buttons(Screen):
    """Buttons that do what their name says."""

    def build(self, area: Rect) -> Sequence[Widget]:
        """One button below the other."""
        names = ("push", "quit", "impossible", "broken", "ask", "work")
        return [Button(name, Rect(40, 40 + 50 * i, 200, 40), name)
                for i, name in enumerate(names)]

    def receive(self, message: Message) -> Action | None:
        """Do it."""
        match message.name:
            case "push":
                return Push(Buttons())
            case "quit":
                return Quit()
            case "impossible":
                raise Impossible("The quota is the line's to set.")
            case "broken":
                raise ZeroDivisionError("a broken screen")
            case "ask":
                return Push(Dialog("Sure?", "It cannot be undone.", (
                    Answer("no", "No"), Answer("yes", "Yes", "red", key="y")),
                    lambda name: Push(Buttons()) if name == "yes" else None))
            case "work":
                return Push(Working("Playing", iter((0.2, (0.5, "1934"), 0.9)), "Stop",
                                    lambda finished: Push(Buttons()) if finished else None))
        return None


def test_stack_grows_and_shrinks(fly: Fly) -> None:
    """Push puts a screen on top, Esc takes it away, the last one gone ends the game."""
    pilot = fly(Buttons)
    pilot.click("push")
    assert len(pilot.app.stage.stack) == 2
    pilot.key("escape")
    assert len(pilot.app.stage.stack) == 1
    pilot.key("escape")
    pilot.key("escape")
    assert not pilot.open


def test_what_cannot_be_done_is_said(fly: Fly) -> None:
    """An error of the rules becomes a dialog with its reason; the game goes on."""
    pilot = fly(Buttons)
    pilot.click("impossible")
    dialog = pilot.screen
    assert isinstance(dialog, Dialog)
    assert dialog.text == "The quota is the line's to set."
    pilot.key("enter")
    assert isinstance(pilot.screen, Buttons)


def test_unforeseen_error_saves_and_goes_on(fly: Fly) -> None:
    """A bug in a screen saves the game, is told, and does not end the game."""
    kept: list[str] = []
    pilot = fly(Buttons, keep=lambda: kept.append("saved"))
    pilot.click("broken")
    assert kept == ["saved"]
    assert isinstance(pilot.screen, Dialog)
    assert "a broken screen" in pilot.screen.text
    pilot.key("escape")
    assert pilot.open


def test_closing_the_window_keeps_the_game(fly: Fly) -> None:
    """The game in hand is saved before the window goes."""
    kept: list[str] = []
    pilot = fly(Buttons, keep=lambda: kept.append("saved"))
    pilot.app.process(pygame.Event(pygame.QUIT))
    assert kept == ["saved"]
    assert not pilot.open


def test_dialog_keeps_the_safe_answer_on_escape(fly: Fly) -> None:
    """Esc gives the first answer, the answer's key and Enter the asked one."""
    pilot = fly(Buttons)
    pilot.click("ask")
    pilot.key("escape")
    assert len(pilot.app.stage.stack) == 1
    pilot.click("ask")
    pilot.key("y")
    assert [type(s) for s in pilot.app.stage.stack] == [Buttons, Buttons]


def test_long_work_shows_progress_and_can_be_stopped(fly: Fly) -> None:
    """Work goes on in pieces; what follows depends on whether it was finished."""
    pilot = fly(Buttons)
    pilot.click("work")
    working = pilot.screen
    assert isinstance(working, Working)
    pilot.app.tick()
    assert working.share == pytest.approx(0.2)
    pilot.key("escape")
    assert len(pilot.app.stage.stack) == 1
    pilot.click("work")
    pilot.wait(10)
    assert len(pilot.app.stage.stack) == 2
    assert isinstance(pilot.screen, Buttons)


def test_nothing_is_drawn_without_a_change(fly: Fly) -> None:
    """A drawn screen is clean until something changes; then the window is idle."""
    pilot = fly(Buttons)
    pilot.picture()
    assert not pilot.screen.dirty
    assert pilot.screen.due() is None
    pilot.move(700, 700)
    assert not pilot.screen.dirty
    pilot.move(50, 50)
    assert pilot.screen.dirty


def test_resizing_lays_out_anew_and_keeps_the_focus(fly: Fly) -> None:
    """A larger window keeps the logical layout, the focus, and real text sizes."""
    pilot = fly(Buttons)
    pilot.key("tab", "tab")
    before = pilot.find("quit").rect
    pilot.app.stage.resize((1920, 1080))
    assert pilot.find("quit").rect == before
    assert pilot.find("quit").focused
    assert pilot.app.stage.setter.pixels("button") == 24
    pilot.click("push")
    assert len(pilot.app.stage.stack) == 2


def test_series_of_actions_are_done_in_order() -> None:
    """Several actions in one are done one after the other."""
    stage = Stage((1280, 720))
    first, second = Buttons(), Buttons()
    stage.do(Push(first))
    stage.do(Series((Push(Buttons()), Pop(), Push(second))))
    assert stage.stack == [first, second]


def test_settings_survive_and_nonsense_falls_back() -> None:
    """Settings are kept; a damaged file gives the usual ones."""
    assert load_settings() == Settings()
    settings = Settings(language="ru", text_size=125, palette="colour-blind", players=("A", "B"))
    assert save_settings(settings)
    assert load_settings() == settings
    wild = cleaned({"text_size": 900, "palette": "neon", "language": 7, "players": "x"})
    assert wild == Settings(text_size=150)


def test_a_held_key_acts_once_except_where_holding_means_going_on() -> None:
    """Arrows repeat while they are held; Space, letters and digits do not."""
    translator = Translator()

    def sent(kind: int, key: int) -> object:
        return translator.event(pygame.Event(kind, key=key, mod=0, unicode="", scancode=0), 1.0, 0)

    for key, again in ((pygame.K_SPACE, False), (pygame.K_w, False), (pygame.K_RIGHT, True)):
        assert sent(pygame.KEYDOWN, key) is not None
        assert (sent(pygame.KEYDOWN, key) is not None) == again
        assert sent(pygame.KEYUP, key) is None
        assert sent(pygame.KEYDOWN, key) is not None
    translator.let_go()
    assert sent(pygame.KEYDOWN, pygame.K_SPACE) is not None


def test_repeats_that_piled_up_while_the_program_worked_are_left_out() -> None:
    """A key let go meanwhile acts once; one still held goes a step a frame; new presses count."""
    translator = Translator()

    def acted(*steps: str) -> int:
        events = translator.fresh([
            pygame.Event(pygame.KEYUP if step == "up" else pygame.KEYDOWN, key=pygame.K_TAB,
                         mod=0) for step in steps])
        return sum(translator.event(event, 1.0, 0) is not None for event in events)

    assert acted("down", "down", "down", "up") == 1
    assert acted("down") == 1
    assert acted("down", "down", "down") == 1
    assert acted("down", "down", "up", "down", "up") == 1
    assert acted("down", "up", "down", "up") == 2
