"""The list of saved games: what each is called, what is told of it, what is replaced."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.ui.test_sitting import Sitting

from gosplan_game import paths
from gosplan_game.ui.dialog import Dialog
from gosplan_game.ui.screens.desk import DeskScreen
from gosplan_game.ui.screens.saves import SavesScreen
from gosplan_game.ui.screens.storage import described, games_beside
from gosplan_game.ui.settings import Settings, save_settings

ENDING = ".gosplan.json"


@pytest.fixture
def sitting() -> Sitting:
    """A game that has been played to its second stop."""
    save_settings(Settings(tutorial=False))
    made = Sitting()
    made.take_office()
    game = made.opened.context.game
    game.sign()
    game.advance()
    made.opened.keep()
    return made


def own(sitting: Sitting) -> Path:
    """Return the file of the game in hand."""
    path = sitting.opened.context.game.path
    assert path is not None
    return path


def test_no_game_is_called_by_its_file(sitting: Sitting) -> None:
    """A game without a name of the player's is called by the moment it was begun."""
    context, path = sitting.opened.context, own(sitting)
    named = path.with_name(f"class 9b{ENDING}")
    shutil.copy(path, named)
    found = described(context, path)
    assert not found.named
    assert path.name.removesuffix(ENDING) not in found.name
    assert path.name[-28:-24] in found.name  # the year
    assert described(context, named).name == "class 9b"
    beside = dict(games_beside(context, 10))
    assert set(beside) == {str(named)}
    assert beside[str(named)] == context.words(
        "saves.beside", name="class 9b", quarter=context.words.quarter(context.game.quarter))


def test_a_game_before_its_first_signature_is_told_like_others() -> None:
    """Left at once after taking office, it is offered by its scenario's title and first stop."""
    made = Sitting()
    made.take_office()
    context = made.opened.context
    found = described(context, own(made))
    assert found.scenario == context.words.name("scenario.title")
    assert found.quarter == context.words("saves.at_first")
    assert len(found.promises) == 3


def test_the_chosen_game_is_described(sitting: Sitting) -> None:
    """Beside the list stand the stops played, the seed, the promises and the last events."""
    context = sitting.opened.context
    found = described(context, own(sitting))
    facts = dict(found.facts)
    assert facts[context.words("saves.fact.seed")] == str(context.game.seed)
    assert facts[context.words("saves.fact.signed")] == context.words("saves.signed", 1)
    assert found.promises == tuple(context.words.name(f"commitment.{each}")
                                   for each in context.game.commitments)
    fired = {context.words.name(f"event.{each}.title") for firing in context.game.history.fired
             for each in (firing.event,)}
    assert {title for _, title in found.happened} <= fired
    assert 0 < found.part < 0.1
    sitting.pilot.key("ctrl+s")
    shown = {inner.label for top in sitting.pilot.screen.widgets for inner in top.walk()}
    assert {*found.promises, str(context.game.seed)} <= shown


def test_a_name_is_replaced_only_when_asked(sitting: Sitting) -> None:
    """Saving under a name that is there asks first, however it is written; Esc leaves the file."""
    pilot = sitting.pilot
    pilot.key("ctrl+s")
    pilot.type("Class 9b")
    pilot.key("enter")
    assert isinstance(pilot.screen, DeskScreen)
    path = paths.saves_dir() / f"Class 9b{ENDING}"
    before = path.read_bytes()
    path.write_bytes(before + b"\n")
    for typed in ("class 9b", "Class 9b!"):
        pilot.key("ctrl+s")
        pilot.type(typed)
        pilot.key("enter")
        assert isinstance(pilot.screen, Dialog)
        pilot.key("enter")  # a second Enter, pressed without reading, loses nothing
        assert isinstance(pilot.screen, SavesScreen)
        pilot.key("escape")
        assert path.read_bytes() == before + b"\n"


def test_a_game_that_saves_itself_lends_no_name(sitting: Sitting) -> None:
    """Choosing it while saving leaves what was typed."""
    pilot = sitting.pilot
    pilot.key("ctrl+s")
    pilot.type("mine")
    saves = pilot.screen
    assert isinstance(saves, SavesScreen)
    pilot.click("games", (0.2, 0.1))
    assert saves.name == "mine"
