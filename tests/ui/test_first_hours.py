"""What a new player leans on: hints, explanations that stay, the lesson, what undo took back."""

from __future__ import annotations

import pygame
import pytest
from tests.ui.test_sitting import Sitting

from gosplan_game.ui.coach import STEPS
from gosplan_game.ui.pilot import Pilot
from gosplan_game.ui.screens.desk import DeskScreen
from gosplan_game.ui.screens.help import HelpScreen
from gosplan_game.ui.screens.opening import opening
from gosplan_game.ui.screens.storage import load_game
from gosplan_game.ui.settings import load_settings
from gosplan_game.ui.widgets.frame import Timeline
from gosplan_game.ui.widgets.label import TERM


def in_office() -> Sitting:
    """Return a new game at its desk."""
    made = Sitting()
    made.take_office()
    return made


def footer(sitting: Sitting) -> str:
    """Return what the footer says, as it is drawn."""
    sitting.pilot.picture()
    return next(top.note for top in sitting.pilot.screen.widgets if isinstance(top, Timeline))


def test_what_cannot_be_done_here_is_not_hinted_at() -> None:
    """Why? is hinted at where a number can be asked, the key G only where a word is dotted."""
    sitting = in_office()
    pilot, words = sitting.pilot, sitting.opened.context.words
    pilot.click("coach-stop")
    hints = {name: words(f"hint.{name}") for name in ("why", "words")}
    for key in "1234567890":
        pilot.key(key)
        said = footer(sitting)
        dotted = any(target.startswith(TERM) for _, target in pilot.screen.opening)
        asked = any(getattr(inner, "series", "") or inner.name.startswith("why:")
                    for top in pilot.screen.widgets for inner in top.walk())
        assert said != hints["words"] or dotted
        assert said != hints["why"] or asked


def with_a_term_pinned() -> Pilot:
    """Return a game at its first stop in which a word's explanation has been clicked."""
    pilot = in_office().pilot
    pilot.click("coach-stop")
    pilot.picture()
    rect = next(rect for rect, target in pilot.screen.opening if target.startswith(TERM))
    pilot.move(*rect.centre)
    pilot.wait(310)
    (tip,) = pilot.screen.tips.open
    pilot.click_at(tip.rect.x + 4, tip.rect.y + 4)
    return pilot


def test_a_pinned_explanation_stays() -> None:
    """A click keeps a tooltip wherever the pointer goes; Esc closes it and nothing else."""
    pilot = with_a_term_pinned()
    pilot.move(5, 715)
    pilot.wait(1000)
    assert pilot.screen.tips.open
    assert pilot.screen.tips.pinned
    pilot.key("escape")
    assert not pilot.screen.tips.open
    assert isinstance(pilot.screen, DeskScreen)


def test_a_click_elsewhere_closes_a_pinned_explanation() -> None:
    """What is clicked beside it is used at once."""
    pilot = with_a_term_pinned()
    pilot.click("help")
    assert isinstance(pilot.screen, HelpScreen)


def test_a_pinned_explanation_is_copied_and_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl+C takes its words; a click on a word in it opens the glossary there."""
    board: list[str] = []
    monkeypatch.setattr(pygame.scrap, "put_text", board.append)
    sitting = in_office()
    pilot, context = sitting.pilot, sitting.opened.context
    pilot.click("coach-stop")
    pilot.picture()
    rect = next(rect for rect, target in pilot.screen.opening
                if "](term:" in context.explained(target))
    pilot.move(*rect.centre)
    pilot.wait(310)
    (tip,) = pilot.screen.tips.open
    pilot.click_at(tip.rect.x + 4, tip.rect.y + 4)
    pilot.key("ctrl+c")
    assert board
    assert "**" not in board[0]
    assert pilot.screen.tips.pinned
    _, place = next(iter(tip.words()))
    pilot.click_at(*place.centre)
    assert isinstance(pilot.screen, HelpScreen)
    assert pilot.screen.search


def test_undo_names_what_it_takes_back() -> None:
    """An order of another screen is named where it is taken back, with what holds now."""
    sitting = in_office()
    pilot, context = sitting.pilot, sitting.opened.context
    pilot.click("coach-stop")
    before = footer(sitting)
    pilot.key("2")
    pilot.click("lever:plan_target.coal", (0.95, 0.5))
    pilot.key("escape", "1", "ctrl+z")
    name = context.words.lever("plan_target.coal")
    assert name in footer(sitting)
    assert not context.game.changed()
    pilot.key("ctrl+y")
    assert name in footer(sitting)
    pilot.key("2", "1")
    assert footer(sitting) == before


def test_the_lesson_goes_on_in_a_game_that_is_loaded() -> None:
    """Whoever closes the window in the middle of the lesson finds the same step again."""
    first = in_office()
    first.pilot.click(first.names("dossier:event")[0])
    first.pilot.key("1", "enter")
    said = first.coached()
    assert said == first.opened.context.words(f"tutorial.{STEPS[1].key}")
    path = first.opened.context.game.path
    first.opened.keep()
    again = Sitting()
    load_game(again.opened.context, str(path))
    assert again.opened.context.coach is not None
    assert again.opened.context.coach.index == 1
    begun = opening(load_settings(), str(path))
    begun.first()
    assert begun.context.coach is not None


def test_a_lesson_that_was_stopped_is_taken_up_from_the_help() -> None:
    """Stopped at any step it is not forced on anybody; the help takes it up there."""
    sitting = in_office()
    pilot, words = sitting.pilot, sitting.opened.context.words
    pilot.click(sitting.names("dossier:event")[0])
    pilot.key("1", "enter")
    said = sitting.coached()
    pilot.click("coach-stop")
    assert not sitting.coached()
    pilot.key("f1")
    assert pilot.find("tutorial").label == words("tutorial.resume")
    pilot.click("tutorial")
    assert sitting.coached() == said


def test_enter_takes_office_with_the_focus_on_a_box() -> None:
    """The button says Enter, so a box beside it is turned by Space alone."""
    sitting = Sitting()
    pilot = sitting.pilot
    pilot.key("n")
    pilot.wait(10)
    for name in sitting.names("promise:")[:3]:
        pilot.click(name, (0.5, 0.3))
    pilot.screen.focus_on("free")
    pilot.key("space", "enter")
    assert isinstance(pilot.screen, DeskScreen)
    assert sitting.opened.context.game.settings["free"] is True


def test_another_game_has_no_part_in_a_lesson() -> None:
    """A lesson is that of its game alone."""
    first = in_office()
    first.pilot.click(first.names("dossier:event")[0])
    first.pilot.key("1", "enter")
    other = in_office()
    assert other.opened.context.coach is not None
    assert other.opened.context.coach.index == 0
    load_game(other.opened.context, str(first.opened.context.game.path))
    assert other.opened.context.coach is None
