"""A sitting from the title on: briefing, the first stops together, saving, settings."""

from pathlib import Path

import pytest

from gosplan_game import Session
from gosplan_game.ui.app import App
from gosplan_game.ui.coach import STEPS
from gosplan_game.ui.dialog import Dialog
from gosplan_game.ui.pilot import Pilot
from gosplan_game.ui.screens.briefing import BriefingScreen
from gosplan_game.ui.screens.desk import DeskScreen
from gosplan_game.ui.screens.event import EventScreen
from gosplan_game.ui.screens.help import HelpScreen
from gosplan_game.ui.screens.menu import MenuScreen
from gosplan_game.ui.screens.opening import Opening, opening
from gosplan_game.ui.screens.plan import PlanScreen
from gosplan_game.ui.screens.preferences import PreferencesScreen
from gosplan_game.ui.screens.registry import SCREENS, has_screen
from gosplan_game.ui.screens.saves import SavesScreen
from gosplan_game.ui.screens.shelf import ShelfScreen
from gosplan_game.ui.screens.storage import game_name
from gosplan_game.ui.screens.title import TitleScreen
from gosplan_game.ui.settings import Settings, changed
from gosplan_game.ui.widgets.frame import Timeline
from gosplan_game.ui.widgets.label import Paragraph


class Sitting:
    """An opened game without a window."""

    def __init__(self) -> None:
        settings = Settings(reduced_motion=True)
        self.opened: Opening = opening(settings)
        self.pilot = Pilot(App(self.opened.texts, self.opened.first, settings,
                               keep=self.opened.keep, configured=self.opened.configured,
                               link=self.opened.context.linked))

    def names(self, start: str) -> list[str]:
        """Return the names of widgets that begin so."""
        return [w.name for top in self.pilot.screen.widgets for w in top.walk()
                if w.name.startswith(start)]

    def coached(self) -> str:
        """Return what the plate says; nothing without one."""
        for top in self.pilot.screen.widgets:
            if isinstance(top, Paragraph) and top.name == "coach text":
                return top.text
        return ""

    def take_office(self) -> None:
        """Go from the title to the desk of a new game."""
        pilot = self.pilot
        pilot.key("n")
        pilot.wait(10)
        for name in self.names("promise:")[:3]:
            pilot.click(name, (0.5, 0.3))
        pilot.click("begin")
        pilot.wait(10)


@pytest.fixture
def sitting() -> Sitting:
    """An opened game."""
    return Sitting()


def test_title_opens_every_line_of_its_menu(sitting: Sitting) -> None:
    """Letters of the menu open shelf, saved games, settings and help; Esc comes back."""
    pilot = sitting.pilot
    for key, expected in (("s", ShelfScreen), ("l", SavesScreen), ("t", PreferencesScreen),
                          ("f1", HelpScreen)):
        pilot.key(key)
        pilot.wait(10)
        assert isinstance(pilot.screen, expected)
        pilot.picture()
        pilot.key("escape")
        assert isinstance(pilot.screen, TitleScreen)


def test_office_is_taken_with_three_promises(sitting: Sitting) -> None:
    """The briefing begins only when three commitments are chosen; a fourth replaces the first."""
    pilot = sitting.pilot
    pilot.key("n")
    pilot.wait(10)
    briefing = pilot.screen
    assert isinstance(briefing, BriefingScreen)
    pilot.click("begin")
    assert pilot.screen is briefing
    names = sitting.names("promise:")
    for name in names[:4]:
        pilot.click(name, (0.5, 0.3))
    assert briefing.promises == [name.removeprefix("promise:") for name in names[1:4]]
    pilot.click("begin")
    assert isinstance(pilot.screen, DeskScreen)
    assert sitting.opened.context.game.commitments == tuple(briefing.promises)


def test_first_two_stops_are_played_together(sitting: Sitting) -> None:
    """Each step waits for what it asks, and the last one ends the lesson for good."""
    sitting.take_office()
    pilot, get = sitting.pilot, sitting.opened.context.words
    said = [get(f"tutorial.{step.key}") for step in STEPS]
    assert sitting.coached() == said[0]
    pilot.click(sitting.names("dossier:event")[0])
    assert isinstance(pilot.screen, EventScreen)
    pilot.key("1", "enter")
    assert sitting.coached() == said[1]
    pilot.key("2")
    pilot.click("coach-next")
    pilot.click("coach-next")
    assert sitting.coached() == said[4]
    pilot.click("main")
    assert sitting.coached() == said[5]
    pilot.click("main")
    assert sitting.coached() == said[6]
    pilot.key("1")
    for step in (7, 8, 9, 10):
        assert sitting.coached() == said[step]
        pilot.click("coach-next")
    assert sitting.coached() == ""
    assert not sitting.opened.context.settings.tutorial


def test_whoever_goes_ahead_is_not_held_back(sitting: Sitting) -> None:
    """A step that was read and walked away from is done: no plate lies over the plan's rows."""
    sitting.take_office()
    pilot, get = sitting.pilot, sitting.opened.context.words
    pilot.key("2")
    assert sitting.coached() == get("tutorial.targets")
    pilot.click("lever:plan_target.coal", (0.95, 0.5))
    assert sitting.opened.context.game.changed()


def test_closing_the_window_loses_no_turn(sitting: Sitting) -> None:
    """A game left at any moment is offered as the one to continue, at the same turn."""
    sitting.take_office()
    context = sitting.opened.context
    turn = context.game.turn
    sitting.pilot.app._keep_safely()
    again = Sitting()
    assert again.names("continue") == ["continue"]
    again.pilot.click("continue")
    assert isinstance(again.pilot.screen, DeskScreen)
    assert again.opened.context.game.turn == turn


def test_game_is_saved_under_a_name_and_loaded(sitting: Sitting, home: Path) -> None:
    """Ctrl+S asks for a name; the list loads it; deleting asks first."""
    sitting.take_office()
    pilot = sitting.pilot
    pilot.key("ctrl+s")
    assert isinstance(pilot.screen, SavesScreen)
    pilot.type("class 9b")
    pilot.key("enter")
    assert isinstance(pilot.screen, DeskScreen)
    assert (home / "saves" / "class 9b.gosplan.json").is_file()
    pilot.key("escape")
    assert isinstance(pilot.screen, MenuScreen)
    pilot.click("load")
    assert isinstance(pilot.screen, SavesScreen)
    pilot.click("delete")
    pilot.key("escape")
    pilot.click("load")
    assert isinstance(pilot.screen, DeskScreen)


def test_a_name_without_letters_is_refused(sitting: Sitting) -> None:
    """A name that is no name is answered with what is expected."""
    sitting.take_office()
    pilot = sitting.pilot
    pilot.key("ctrl+s")
    pilot.type("///")
    pilot.key("enter")
    assert "letters or digits" in pilot.find("dialog text").children[0].label


def test_settings_are_in_force_at_once(sitting: Sitting) -> None:
    """Text size and inks change under the player's eyes and are kept."""
    pilot = sitting.pilot
    pilot.key("t")
    pilot.click("text_size", (0.9, 0.5))
    assert pilot.app.stage.theme.text_size == 150
    pilot.click("palette", (0.9, 0.5))
    assert pilot.app.stage.theme.palette == "high-contrast"
    pilot.click("motion", (0.05, 0.5))
    assert not sitting.opened.context.settings.reduced_motion
    pilot.picture()


def test_digits_open_the_screens_of_the_rail(sitting: Sitting) -> None:
    """Every screen of the rail opens by its digit, is drawn, and comes back to the desk."""
    sitting.take_office()
    pilot = sitting.pilot
    desk = pilot.screen
    assert isinstance(desk, DeskScreen)
    for item in desk.frame.rail:
        if has_screen(item.screen):
            pilot.key(item.key)
            assert type(pilot.screen).__name__ == SCREENS[item.screen].partition(":")[2]
            pilot.picture()


def test_shelf_searches_and_shows_broken_scenarios(sitting: Sitting, home: Path) -> None:
    """A scenario that cannot be read stands on the shelf with its error."""
    folder = home / "scenarios" / "torn"
    folder.mkdir(parents=True)
    (folder / "scenario.toml").write_text('format = 1\nid = "torn"\nnonsense = [\n')
    pilot = sitting.pilot
    pilot.key("s")
    pilot.wait(10)
    shelf = pilot.screen
    assert isinstance(shelf, ShelfScreen)
    card = next(card for card in shelf.cards if card.id == "torn")
    assert card.broken
    assert card.error
    pilot.picture()
    pilot.click("find")
    pilot.type("torn")
    assert [card.id for card in shelf.cards] == ["torn"]
    with pytest.raises(LookupError):
        pilot.find("play")


def test_a_new_game_draws_a_seed_that_can_be_typed_and_a_lesson_keeps_its_own(sitting):
    """Seeds of new games differ, are shown and enterable; what is no seed does not begin."""
    context = sitting.opened.context
    seeds = {BriefingScreen(context, "ussr-1921-1941").seed for _ in range(8)}
    assert len(seeds) > 1
    lesson = BriefingScreen(context, "scissors-1922-24")
    assert lesson.seed == str(lesson.scenario.definition.seed)


def test_words_of_the_glossary_open_wherever_they_stand(sitting: Sitting) -> None:
    """A dotted word explains itself after 300 ms, one inside it too; a click opens the glossary."""
    sitting.take_office()
    pilot = sitting.pilot
    pilot.click("coach-stop")
    pilot.picture()
    rect = next(rect for rect, target in pilot.screen.opening
                if "](term:" in sitting.opened.context.explained(target))
    pilot.move(*rect.centre)
    pilot.wait(290)
    assert pilot.screen.tips.open == []
    pilot.wait(20)
    (tip,) = pilot.screen.tips.open
    _, place = next(iter(tip.words()))
    pilot.move(*place.centre)
    pilot.wait(310)
    assert len(pilot.screen.tips.open) == 2
    pilot.picture()
    pilot.move(*rect.centre)
    pilot.click_at(*rect.centre)
    help_screen = pilot.screen
    assert isinstance(help_screen, HelpScreen)
    assert help_screen.search


def test_words_of_the_glossary_are_read_by_key(sitting: Sitting) -> None:
    """G explains one word after the other, Shift+G a word inside, Esc closes, Enter opens."""
    sitting.take_office()
    pilot = sitting.pilot
    pilot.click("coach-stop")
    pilot.picture()
    words = [rect for rect, _ in pilot.screen.opening]
    seen = []
    for _ in words:
        pilot.key("g")
        seen.append(pilot.screen.tips.first)
    assert seen == words
    nested = next(rect for rect, target in pilot.screen.opening
                  if "](term:" in sitting.opened.context.explained(target))
    while pilot.screen.tips.first != nested:
        pilot.key("g")
    pilot.key("shift+g")
    assert len(pilot.screen.tips.open) == 2
    pilot.picture()
    pilot.key("escape")
    assert pilot.screen.tips.open == []
    assert isinstance(pilot.screen, DeskScreen)
    pilot.key("g", "enter")
    assert isinstance(pilot.screen, HelpScreen)


def test_f5_saves_at_once(sitting: Sitting) -> None:
    """F5 writes the game without asking for a name, the unsigned orders too, and says so."""
    sitting.take_office()
    pilot, context = sitting.pilot, sitting.opened.context
    pilot.key("2")
    pilot.click("lever:plan_target.coal", (0.95, 0.5))
    pilot.key("f5")
    path = context.game.path
    assert path is not None
    assert isinstance(pilot.screen, Dialog)
    assert game_name(context, path) in pilot.screen.text
    assert Session.load(path).changed() == context.game.changed()
    pilot.key("escape")
    assert isinstance(pilot.screen, PlanScreen)


def test_hints_vanish_once_what_they_hint_at_was_used(sitting: Sitting) -> None:
    """The footer hints at one thing after the other; used, it never comes again."""
    sitting.take_office()
    pilot, context = sitting.pilot, sitting.opened.context
    pilot.click("coach-stop")
    pilot.key("2")

    def footer() -> str:
        return next(top.note for top in pilot.screen.widgets if isinstance(top, Timeline))

    assert footer() == context.words("hint.numbers")
    pilot.click("lever:plan_target.coal", (0.95, 0.5))
    assert footer() == context.words("hint.variants")
    pilot.click("keep:A")
    assert not footer().startswith(context.words("hint.variants")[:12])
    again = Sitting()
    assert {"numbers", "variants"} <= again.opened.context.hints.used


def test_players_at_one_machine_take_turns(sitting: Sitting) -> None:
    """Each stop belongs to the next name; it is said when the report is closed, and on the desk."""
    pilot, context = sitting.pilot, sitting.opened.context
    context.settings = changed(context.settings, players=("Ada", "Vera"), tutorial=False)
    sitting.take_office()
    desk = pilot.screen
    assert isinstance(desk, DeskScreen)
    assert desk.heading()[1].endswith("Ada")
    pilot.key("2")
    pilot.click("sign")
    assert context.seat == "Ada"
    pilot.click("main")
    if isinstance(pilot.screen, Dialog):
        pilot.key("space")
    pilot.wait(60_000)
    pilot.wait(60_000)
    while not sitting.names("on"):
        pilot.key("enter")
        pilot.wait(60_000)
    pilot.click("on")
    assert isinstance(pilot.screen, Dialog)
    assert "Vera" in pilot.screen.text
    pilot.key("escape")
    assert isinstance(pilot.screen, DeskScreen)
    assert pilot.screen.heading()[1].endswith("Vera")
