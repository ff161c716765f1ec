"""The debrief: three countries, the decisions that mattered, padded reports, playing on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from gosplan_game import paths
from gosplan_game.scenario import load_scenario
from gosplan_game.sim.again import from_stop, stops_of
from gosplan_game.sim.session import Session
from gosplan_game.ui.dialog import Working
from gosplan_game.ui.pilot import Pilot
from gosplan_game.ui.screens.again import AgainScreen
from gosplan_game.ui.screens.context import Context
from gosplan_game.ui.screens.debrief import PAGES, DebriefScreen
from gosplan_game.ui.screens.desk import DeskScreen
from gosplan_game.ui.screens.registry import screen
from gosplan_game.ui.settings import Settings
from gosplan_game.ui.stage import render_to_surface
from gosplan_game.ui.widgets.menu import DropDown

Fly = Callable[..., Pilot]


@pytest.fixture
def context(tmp_path: Path) -> Context:
    """A lesson played to its end with three different decisions."""
    scenario = load_scenario("scissors-1922-24")
    promises = [each.id for each in scenario.definition.commitments[:3]]
    game = Session.new(scenario, commitments=promises)
    game.order("grain_quota", 7.0)
    game.order("price_ceiling", game.limits("price_ceiling").lower)
    while not game.is_over:
        if str(game.quarter) == "1923-Q2" and game.at_stop:
            game.order("grain_exports", 3.0)
        if game.needs_signature:
            game.sign()
        game.advance()
    game.path = tmp_path / "lesson.gosplan.json"
    found = Context.standard(Settings())
    found.take(game)
    return found


def _finished(pilot: Pilot) -> DebriefScreen:
    screen = pilot.screen
    assert isinstance(screen, DebriefScreen)
    for _ in range(200):
        if not screen.busy:
            break
        pilot.app.tick()
    assert not screen.busy
    return screen


def test_it_opens_at_once_and_finds_out_meanwhile(context: Context, fly: Fly) -> None:
    """People stand on the screen before the forks are played; then the window is idle."""
    pilot = fly(lambda: DebriefScreen(context))
    screen = pilot.screen
    assert isinstance(screen, DebriefScreen)
    assert screen.page == "people"
    assert screen.busy
    assert _finished(pilot).due() is None


def test_a_decision_is_chosen_for_the_other_country(context: Context, fly: Fly) -> None:
    """Another row of the list changes what the third column and the blue lines show."""
    pilot = fly(lambda: DebriefScreen(context, "decisions"))
    screen = _finished(pilot)
    first = screen._turn
    pilot.click("turn:1")
    assert screen._turn is not None
    assert screen._turn is not first
    assert any(line.role == "other" for chart in screen._charts() for line in chart.lines)


def test_playing_on_begins_a_new_game_at_the_stop(context: Context, fly: Fly) -> None:
    """The old game keeps its file; the new one stands undecided at that stop."""
    old = context.game
    pilot = fly(lambda: DebriefScreen(context, "decisions"))
    turn = _finished(pilot)._turn
    assert turn is not None
    pilot.click("play_on")
    assert isinstance(pilot.screen, DeskScreen)
    assert context.game is not old
    assert context.game.quarter == turn.quarter
    assert context.game.path is None or context.game.path != old.path
    assert old.is_over


def test_the_page_waits_for_what_is_found_out(context: Context, fly: Fly) -> None:
    """Saved too early, the work shows its progress and the page follows with all in it."""
    pilot = fly(lambda: DebriefScreen(context))
    pilot.click("page")
    assert isinstance(pilot.screen, Working)
    pilot.wait(1000)
    (page,) = (paths.user_dir() / "debriefs").glob("debrief-lesson.html")
    assert 'class="turn"' in page.read_text(encoding="utf-8")


def test_a_game_without_decisions_says_so(fly: Fly) -> None:
    """Nothing mattered, nothing is chosen, and every page is still there."""
    found = Context.standard(Settings())
    game = Session.new(load_scenario("scissors-1922-24"))
    while not game.is_over:
        if game.needs_signature:
            game.sign()
        game.advance()
    found.take(game)
    pilot = fly(lambda: DebriefScreen(found, "decisions"))
    screen = _finished(pilot)
    assert screen._turn is None
    for page in PAGES[:-1]:
        render_to_surface(DebriefScreen(found, page), (1280, 720))


@pytest.mark.parametrize("text_size", [100, 150])
@pytest.mark.parametrize("page", PAGES)
def test_every_page_is_drawn(context: Context, page: str, text_size: int) -> None:
    """Each page can be drawn in both sizes, with its work done or under way."""
    theme = Settings(text_size=text_size).theme()
    for done in (False, True):
        if page == "expected":
            continue
        screen = DebriefScreen(context, page)
        if done:
            screen.settle()
        surface = render_to_surface(screen, (1280, 720), theme)
        colours = {tuple(surface.get_at((x, y)))[:3]
                   for x in range(40, 1240, 40) for y in range(130, 640, 10)}
        assert len(colours) > 3


def test_another_course_is_laid_beside_in_the_debrief(
    context: Context, fly: Fly, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fork that was kept is chosen on the page of the years: its dead first, then its lines."""
    monkeypatch.setenv("GOSPLAN_HOME", str(tmp_path))
    game = context.game
    fork = from_stop(game, stops_of(game)[1])
    while not fork.is_over:
        if fork.needs_signature:
            fork.sign()
        fork.advance()
    (tmp_path / "saves").mkdir()
    fork.save(tmp_path / "saves" / "without.gosplan.json")
    pilot = fly(lambda: DebriefScreen(context, page="years"))
    page = _finished(pilot)
    page._beside.games = None
    page.rebuild()
    page.receive(DropDown.Changed("beside", page._beside.games[0][0]))  # type: ignore[index]
    assert page._beside.beside is not None
    assert "without" in page._beside.beside.dead
    charts = page._beside.beside.charts
    assert charts
    assert all(any(line.role == "other" for line in chart.lines) for chart in charts)
    pilot.picture()


def test_a_running_game_goes_back_to_any_stop(context: Context, fly: Fly) -> None:
    """The menu offers the stops that were passed; the game stands there again, both are kept."""
    game = from_stop(context.game, stops_of(context.game)[-1])
    context.take(game)
    stops = stops_of(game)
    pilot = fly(lambda: screen("again", context))
    plate = pilot.screen
    assert isinstance(plate, AgainScreen)
    assert [stop for stop, _ in plate.model.stops] == list(reversed(stops))
    plate.receive(DropDown.Changed("stop", str(stops[0])))
    pilot.picture()
    pilot.click("go")
    assert isinstance(pilot.screen, DeskScreen)
    assert context.game is not game
    assert context.game.quarter == stops[0]
