"""The frame of a game's screens and the desk, on view models made by hand."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from tests.ui import samples

from gosplan_game.scenario import load_scenario
from gosplan_game.sim.session import Session
from gosplan_game.ui.dialog import Dialog
from gosplan_game.ui.pilot import Pilot
from gosplan_game.ui.screens.context import Context
from gosplan_game.ui.screens.desk import DeskScreen
from gosplan_game.ui.screens.menu import MenuScreen
from gosplan_game.ui.screens.registry import screen
from gosplan_game.ui.settings import Settings
from gosplan_game.ui.stage import render_to_surface
from gosplan_game.ui.theme import Theme
from gosplan_game.ui.widgets.dossier import DossierRow
from gosplan_game.viewmodels.desk import Desk
from gosplan_game.viewmodels.frame import Frame
from gosplan_game.viewmodels.standing import Standing

Fly = Callable[..., Pilot]


class SampleDesk(DeskScreen):
    """The desk of autumn 1928."""

    question = ""

    def view(self) -> Desk:
        """The sample."""
        return samples.desk()

    @property
    def standing(self) -> Standing:
        """The sample."""
        return samples.standing()

    @property
    def frame(self) -> Frame:
        """The sample."""
        return samples.frame(self.question)


def session(screen: object) -> samples.Session:
    """Return what the screen's game was asked to do."""
    assert isinstance(screen, DeskScreen)
    assert isinstance(screen.session, samples.Session)
    return screen.session


@pytest.mark.parametrize("size", [(1280, 720), (1366, 768), (1920, 1080), (1280, 1024)])
@pytest.mark.parametrize("text", [100, 150])
def test_desk_is_drawn_at_every_size(size: tuple[int, int], text: int) -> None:
    """The desk can be drawn at each window size and text size."""
    surface = render_to_surface(SampleDesk(samples.context()), size, Theme(text_size=text))
    assert surface.get_size() == size


@pytest.mark.parametrize("text", [100, 125, 150])
def test_rows_do_not_overlap(fly: Fly, text: int) -> None:
    """Dossiers and mandates lie below each other at every text size."""
    pilot = fly(lambda: SampleDesk(samples.context()), settings=Settings(text_size=text))
    rows = [w for w in pilot.find("decisions").walk() if w.name and w.name != "decisions"]
    assert len(rows) == 9  # dossiers, papers beyond them, mandates, a plan
    for upper, lower in pairwise(rows):
        assert lower.rect.y >= upper.rect.bottom - 0.01


def test_undo_by_button_and_key(fly: Fly) -> None:
    """Ctrl+Z and the bent arrow undo; nothing is redone that cannot be."""
    pilot = fly(lambda: SampleDesk(samples.context()))
    desk = pilot.screen
    pilot.click("undo")
    pilot.key("ctrl+z", "ctrl+y")
    assert session(desk).done == ["undo", "undo"]


def test_space_without_focus_ends_the_quarter(fly: Fly) -> None:
    """With nothing focused Space does the main act, and the turn is saved."""
    pilot = fly(lambda: SampleDesk(samples.context()), settings=Settings(reduced_motion=True))
    desk = pilot.screen
    pilot.key("space")
    assert session(desk).done[:2] == ["advance quarter", "keep"]


def test_open_dossiers_are_asked_about_first(fly: Fly) -> None:
    """With an open dossier the main act asks; the safe answer changes nothing."""

    class Asking(SampleDesk):
        question = "2 dossiers are open."

    pilot = fly(lambda: Asking(samples.context()))
    desk = pilot.screen
    pilot.click("main")
    assert isinstance(pilot.screen, Dialog)
    pilot.key("escape")
    assert pilot.screen is desk
    assert session(desk).done == []


def test_escape_lets_go_of_the_focus_then_opens_the_menu(fly: Fly) -> None:
    """Esc backs out step by step."""
    pilot = fly(lambda: SampleDesk(samples.context()))
    pilot.key("tab", "escape")
    assert pilot.screen.focus is None
    pilot.key("escape")
    assert isinstance(pilot.screen, MenuScreen)
    pilot.key("escape")
    assert isinstance(pilot.screen, SampleDesk)


def test_the_whole_desk_is_reached_by_tab(fly: Fly) -> None:
    """Plates, dossiers, mandates, rail and buttons are all stops of Tab."""
    pilot = fly(lambda: SampleDesk(samples.context()))
    seen = set()
    for _ in range(40):
        pilot.key("tab")
        assert pilot.screen.focus is not None
        seen.add(pilot.screen.focus.name)
    assert {"undo", "main", "rail", "why:steel", "mood", "dossier:event:grain_strike",
            "mandate:coal", "doubt"} <= seen


def test_record_is_always_in_sight(fly: Fly) -> None:
    """Deaths and hunger stand on the desk without scrolling."""
    pilot = fly(lambda: SampleDesk(samples.context()))
    record = pilot.find("record")
    for child in list(record.children)[:3]:
        assert child.rect.bottom <= record.rect.bottom


def test_a_desk_without_mandates_is_drawn(fly: Fly) -> None:
    """Before the line has ordered anything the promises still stand under the dossiers."""

    class Early(SampleDesk):
        def view(self) -> Desk:
            return replace(samples.desk(), mandates=(), plans=(), carried=(), carried_title="")

    pilot = fly(lambda: Early(samples.context()))
    shown = [w.label for w in pilot.find("decisions").walk()]
    assert "Bread in the towns" in shown
    pilot.picture()


def test_standing_opens_its_account(fly: Fly) -> None:
    """The standing tells what moved it, the latest first."""
    pilot = fly(lambda: SampleDesk(samples.context()))
    pilot.click("standing")
    dialog = pilot.screen
    assert isinstance(dialog, Dialog)
    assert dialog.text.index("11 Mt of grain") < dialog.text.index("coal")


def test_gravity_has_a_shape(fly: Fly) -> None:
    """Each dossier knows its gravity, so that no state rests on colour."""
    pilot = fly(lambda: SampleDesk(samples.context()))
    rows = [w for w in pilot.find("decisions").walk() if isinstance(w, DossierRow)]
    assert [row.gravity for row in rows] == ["act", "open", "notice"]
    assert [row.answered for row in rows] == [False, False, True]


def test_first_stop_says_what_is_taken_over(fly: Fly) -> None:
    """Before anything was counted the desk has no empty plates."""

    class First(SampleDesk):
        def view(self) -> Desk:
            made = samples.desk()
            return replace(made, plates=tuple(replace(p, count=None) for p in made.plates))

    pilot = fly(lambda: First(samples.context()))
    with pytest.raises(LookupError):
        pilot.find("why:steel")
    assert pilot.find("decisions").rect.h > 300


def test_a_game_without_commitments_has_no_heading_for_them(fly: Fly) -> None:
    """A game begun without any, as lessons are, leaves no empty heading on the desk."""
    context = Context.standard(Settings())
    for promised in (0, 1):
        scenario = load_scenario("ussr-1921-1941")
        names = tuple(each.id for each in scenario.definition.commitments[:promised])
        context.take(Session.new(scenario, commitments=names, settings={"free": True}))
        pilot = fly(lambda: screen("desk", context))
        shown = pilot.screen.model  # type: ignore[attr-defined]
        titles = [widget.label for top in pilot.screen.widgets for widget in top.walk()]
        assert (shown.commitments_title in titles) == bool(promised)
