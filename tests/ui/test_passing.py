"""Going on: to the next stop, a quarter or a date; what halts it; the desk while years pass."""

from __future__ import annotations

from pathlib import Path

import pytest

from gosplan_game import Session, load_scenario
from gosplan_game.core.calendar import Quarter
from gosplan_game.ui.app import App
from gosplan_game.ui.dialog import Dialog
from gosplan_game.ui.pilot import Pilot
from gosplan_game.ui.screens.advance import AdvancePlate, DateStepper
from gosplan_game.ui.screens.debrief import DebriefScreen
from gosplan_game.ui.screens.opening import opening
from gosplan_game.ui.screens.passing import WHOLE, PassingScreen
from gosplan_game.ui.screens.quarter import QuarterScreen
from gosplan_game.ui.settings import Settings


def _desk(tmp_path: Path, *, until: Quarter | None = None, motion: bool = False,
          seed: int = 1) -> tuple[Pilot, Session]:
    """Return the desk of a game whose plan has been signed."""
    game = Session.new(load_scenario("ussr-1921-1941"), seed=seed)
    while until is not None and game.quarter < until and game.dismissed is None:
        if game.needs_signature:
            game.sign()
        game.advance()
    if game.needs_signature:
        game.sign()
    saved = game.save(tmp_path / "one.gosplan.json")
    settings = Settings(reduced_motion=not motion, tutorial=False)
    opened = opening(settings, str(saved))
    pilot = Pilot(App(opened.texts, opened.first, settings, keep=opened.keep))
    assert opened.context.session is not None
    return pilot, opened.context.session


def _go(pilot: Pilot) -> None:
    pilot.click("more")
    pilot.wait(10)
    assert isinstance(pilot.screen, AdvancePlate)


def _end(pilot: Pilot) -> None:
    """End the quarter, whatever lies open."""
    pilot.click("main")
    if isinstance(pilot.screen, Dialog):
        pilot.click("go")


def test_one_quarter_is_one_quarter(tmp_path: Path) -> None:
    """The plate's second way plays three months, wherever the next stop lies."""
    pilot, game = _desk(tmp_path, until=Quarter(1925, 1))
    before = game.turn
    _go(pilot)
    pilot.screen.way = "quarter"  # type: ignore[attr-defined]
    pilot.click("go")
    pilot.wait(10)
    assert game.turn == before + 1
    assert isinstance(pilot.screen, QuarterScreen)


@pytest.mark.parametrize("through", [False, True])
def test_a_date_is_reached_through_stops_only_if_wished(tmp_path: Path, through: bool) -> None:
    """Two years ahead there are stops between: play halts there, or passes them."""
    pilot, game = _desk(tmp_path, until=Quarter(1925, 1))
    date = game.quarter + 8
    _go(pilot)
    plate = pilot.screen
    assert isinstance(plate, AdvancePlate)
    plate.way, plate.date, plate.through = "date", date, through
    pilot.click("go")
    pilot.wait(10)
    assert (game.quarter < date) is not through
    assert game.at_stop or through


@pytest.mark.parametrize("typed", ["1927 IV", "1927-4", "1927-Q4", "1927iv", " 1927 / 4 "])
def test_a_date_is_typed_as_it_is_written(tmp_path: Path, typed: str) -> None:
    """A date is typed as the field shows it, or with a plain figure for the quarter."""
    pilot, game = _desk(tmp_path, until=Quarter(1925, 1))
    _go(pilot)
    plate = pilot.screen
    assert isinstance(plate, AdvancePlate)
    plate.way = "date"
    plate.rebuild()
    pilot.click("date", (0.5, 0.5))
    pilot.key("ctrl+a")
    pilot.type(typed)
    pilot.key("enter")
    assert plate.date == Quarter(1927, 3)
    assert game.quarter < plate.date


@pytest.mark.parametrize("typed", ["1927 V", "4", "1955", "soon"])
def test_what_is_no_date_ahead_says_what_is_expected(tmp_path: Path, typed: str) -> None:
    """A date that is none, or lies outside the term, is refused with an example."""
    pilot, game = _desk(tmp_path, until=Quarter(1925, 1))
    _go(pilot)
    plate = pilot.screen
    assert isinstance(plate, AdvancePlate)
    before, plate.way = plate.date, "date"
    plate.rebuild()
    pilot.click("date", (0.5, 0.5))
    pilot.key("ctrl+a", "backspace")
    pilot.type(f"1{typed}" if typed == "soon" else typed)
    pilot.key("enter")
    field = pilot.find("date")
    assert isinstance(field, DateStepper)
    assert field.wrong
    assert field.expected.endswith("1941 III, such as 1925 III")
    assert plate.date == before
    assert game.quarter == Quarter(1925, 1)


def test_the_plate_says_what_the_chosen_way_brings(tmp_path: Path) -> None:
    """Passing stops says that nothing is decided on the way; the next stop says when."""
    pilot, _ = _desk(tmp_path, until=Quarter(1925, 1))
    _go(pilot)
    plate = pilot.screen
    assert isinstance(plate, AdvancePlate)
    said = {}
    for way, through in (("stop", False), ("quarter", False), ("date", False), ("date", True)):
        plate.way, plate.through = way, through
        said[way, through] = plate.model.carries
    assert len(set(said.values())) == 4
    assert said["date", True].startswith("Nothing is decided on the way")


def test_years_pass_on_the_desk_within_two_seconds(tmp_path: Path) -> None:
    """With motion the desk shows every quarter; the stop is reached in the time promised."""
    pilot, game = _desk(tmp_path, until=Quarter(1925, 1), motion=True)
    before, seen, waited = game.turn, set(), 0
    _end(pilot)
    while isinstance(pilot.screen, PassingScreen) or waited == 0:
        seen.add(game.turn)
        pilot.picture()
        pilot._now += 40  # `wait` would see it through to the end
        pilot.app.tick()
        waited += 40
        assert waited <= WHOLE + 400
    assert game.at_stop
    assert len(seen) >= game.turn - before
    assert isinstance(pilot.screen, QuarterScreen)


def test_a_key_lets_the_rest_pass_at_once(tmp_path: Path) -> None:
    """Nobody has to wait for the plates."""
    pilot, game = _desk(tmp_path, until=Quarter(1925, 1), motion=True)
    _end(pilot)
    pilot.key("x")
    pilot.wait(1)
    assert not isinstance(pilot.screen, PassingScreen)
    assert game.at_stop


def test_a_dismissal_is_told_and_the_years_pass_to_the_debrief(tmp_path: Path) -> None:
    """An office that only ever signs loses it; the notice leads to the debrief of 1941."""
    pilot, game = _desk(tmp_path, until=Quarter(1932, 0))
    for _ in range(80):
        if game.dismissed is not None:
            break
        pilot.click("main")  # signs on the plan, goes there, or ends the quarter
        pilot.wait(10)
        if isinstance(pilot.screen, Dialog) and game.dismissed is None:
            pilot.click("go")
            pilot.wait(10)
    assert game.dismissed is not None
    assert not game.is_over
    notice = pilot.screen
    assert isinstance(notice, Dialog)
    assert str(game.dismissed.year) in notice.text
    pilot.click("go")
    pilot.wait(10)
    assert game.is_over
    assert isinstance(pilot.screen, DebriefScreen)
