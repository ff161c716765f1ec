"""Opening the window, and pictures of every screen."""

import pygame
import pytest

from gosplan_game import Session, load_scenario
from gosplan_game.cli import main
from gosplan_game.core.errors import GosplanError
from gosplan_game.ui.screens.opening import opening
from gosplan_game.ui.screens.registry import SCREENS, has_screen
from gosplan_game.ui.settings import Settings
from gosplan_game.ui.shots import shots


def _opened(source):
    return type(opening(Settings(), source).first()).__name__


def test_play_opens_on_the_title_or_a_saved_game(tmp_path):
    """Without a source the title is shown, with a saved game its desk."""
    assert _opened(None) == "TitleScreen"
    saved = Session.new(load_scenario("ussr-1921-1941")).save(tmp_path / "one.gosplan.json")
    assert _opened(str(saved)) == "DeskScreen"


def test_a_source_that_is_not_there_is_named():
    """A scenario or game that does not exist is an error before the window opens."""
    with pytest.raises(GosplanError, match="nowhere"):
        _opened("nowhere")
    with pytest.raises(GosplanError, match=r"none\.gosplan\.json"):
        _opened("none.gosplan.json")


def test_the_window_opens_and_closes(capsys):
    """The window opens on a display, and closing it ends with status 0."""
    pygame.display.init()
    pygame.event.post(pygame.Event(pygame.QUIT))
    try:
        assert main(["play"]) == 0
    finally:
        pygame.quit()
    assert not capsys.readouterr().err


def test_the_other_pygame_is_refused(monkeypatch, capsys):
    """An installed pygame that is not pygame-ce is named in one line."""
    monkeypatch.setattr(pygame, "IS_CE", 0)
    assert main(["play"]) == 1
    assert "pygame-ce" in capsys.readouterr().err


@pytest.mark.slow
def test_shots_of_every_screen(tmp_path):
    """Every screen there is gives a picture of the size asked for."""
    pictures = list(shots(tmp_path / "new", size=(1366, 768), text_size=125))
    shown = [path.stem for path in pictures]
    assert [name for name in SCREENS if has_screen(name)
            and not any(each == name or each.startswith(f"{name}_") for each in shown)] == []
    assert all(pygame.image.load(path).get_size() == (1366, 768) for path in pictures)


def test_an_unknown_language_is_refused(tmp_path, capsys):
    """A language without texts is an error that lists those there are."""
    assert main(["shots", "--out", str(tmp_path), "--lang", "xx"]) == 2
    assert "en" in capsys.readouterr().err.partition("There are")[2]
