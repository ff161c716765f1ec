"""Whatever goes wrong is said clearly, and nothing that was played is lost."""

from __future__ import annotations

import errno
import json
import os
import random
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pygame
import pytest
from tests.window.driver import ROOT, start, twin

from gosplan_game import Session, load_scenario, paths
from gosplan_game.cli import main
from gosplan_game.sim.saves import SUFFIX
from gosplan_game.ui.dialog import Dialog
from gosplan_game.ui.pilot import Pilot
from gosplan_game.ui.screens.briefing import BriefingScreen
from gosplan_game.ui.screens.desk import DeskScreen
from gosplan_game.ui.screens.opening import Opening
from gosplan_game.ui.screens.quarter import QuarterScreen
from gosplan_game.ui.screens.saves import SavesScreen
from gosplan_game.ui.screens.shelf import ShelfScreen
from gosplan_game.ui.screens.title import TitleScreen
from gosplan_game.ui.settings import Settings, save_settings

LESSON = "scissors-1922-24"
SIZE = (1280, 720)
COAL = "lever:plan_target.coal"


def begin() -> tuple[Pilot, Opening]:
    """Return a lesson's desk at its first stop, without a coach."""
    save_settings(Settings(tutorial=False))
    pilot, opened = twin(SIZE, LESSON)
    promises = [w.name for top in pilot.screen.widgets for w in top.walk()
                if w.name.startswith("promise:")]
    for name in promises[:3]:
        pilot.click(name, (0.3, 0.3))
    pilot.click("begin")
    pilot.wait(1000)
    return pilot, opened


def draft(pilot: Pilot) -> None:
    """Change an order of the plan without signing it."""
    pilot.key("2")
    pilot.click(COAL, (0.93, 0.5))


def sign_and_advance(pilot: Pilot) -> None:
    """Sign, leave the dossiers to their defaults, play to the next stop."""
    pilot.key("2")
    pilot.click("sign")
    pilot.click("main")
    if isinstance(pilot.screen, Dialog):
        pilot.key("space")
    pilot.wait(1000)


def told(pilot: Pilot) -> str:
    """Return what the dialog in front says, and close it."""
    assert isinstance(pilot.screen, Dialog)
    text = pilot.screen.text
    pilot.key("escape")
    return text


def saves() -> list[Path]:
    """Return the saved games, oldest first."""
    return sorted(paths.saves_dir().glob(f"*{SUFFIX}"), key=lambda path: path.stat().st_mtime_ns)


def fill_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every write of a saved game fail as on a full disk."""

    def fail(_file: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", fail)


# Scenarios -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('id = "mod"\nextends "x"', 3, "not TOML"),
        (f'id = "mod"\nversion = "1"\nextends = "{LESSON}"\nhardnes = 2', 5, "hardnes"),
        (f'id = "mod"\nversion = "1"\nextends = "{LESSON}"\n[orders]\nsteel_quota = 2', 6,
         "steel_quota"),
    ],
)
def test_a_broken_scenario_stands_on_the_shelf_with_its_error(home, text, line, words):
    """A mod that cannot be read is shown with file, line and reason; the others are playable."""
    folder = home / "scenarios" / "mod"
    folder.mkdir(parents=True)
    (folder / "scenario.toml").write_text(f"format = 1\n{text}\n", encoding="utf-8")
    pilot, _ = twin(SIZE)
    pilot.key("s")
    pilot.wait(1000)
    pilot.click("card:mod")
    pilot.key("enter")
    shelf = pilot.screen
    assert isinstance(shelf, ShelfScreen)
    (card,) = [card for card in shelf.cards if card.broken]
    assert words in card.error
    assert card.where == f"scenario.toml, line {line}"
    pilot.click(f"card:{LESSON}")
    pilot.click("play")
    assert isinstance(pilot.screen, BriefingScreen)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("notes.txt", b"hello", "not a .toml file"),
        ("picture.gosplan.json", b"\x89PNG\xff", "not a text file"),
        ("cut.gosplan.json", b'{"format": 1, "scena', "not complete"),
        ("other.json", b"[1, 2]", "not a saved game"),
        ("new.gosplan.json", b'{"format": 99}', "format 99"),
        ("broken.toml", b"format = = 1", "not TOML"),
    ],
)
def test_a_wrong_file_is_named_before_the_window_opens(tmp_path, capsys, name, content, words):
    """Opening anything but a scenario or a game ends with 1, the file's name and what it is."""
    path = tmp_path / name
    path.write_bytes(content)
    assert main(["play", str(path)]) == 1
    said = capsys.readouterr().err
    assert name in said
    assert words in said


def test_impossible_orders_are_refused_and_say_what_is_expected():
    """Rubbish and numbers out of reach change nothing; a number within bounds does."""
    pilot, opened = begin()
    game = opened.context.game
    pilot.key("2")
    before = game.lever("plan_target.coal")
    for typed in ("abc", "1e99", "-5", "1.2.3"):
        pilot.click(COAL)
        pilot.type(typed)
        pilot.key("enter")
        assert game.lever("plan_target.coal") == before
        assert pilot.find(COAL).wrong
        pilot.key("escape")
    pilot.click(COAL)
    pilot.type("12.5")
    pilot.key("enter")
    assert game.changed()["plan_target.coal"][1] == pytest.approx(12.5)


# Saved games ---------------------------------------------------------------------------------


def test_unreadable_games_are_listed_and_the_last_good_one_continues(home):
    """Games of another version and truncated ones are shown as such; Continue passes them by."""
    pilot, opened = begin()
    sign_and_advance(pilot)
    (good,) = saves()
    turn = opened.context.game.turn
    text = good.read_text(encoding="utf-8")
    broken = {"cut": text[: len(text) // 2], "later": text.replace('"format": 1', '"format": 9'),
              "empty": ""}
    for name, content in broken.items():
        (good.parent / f"{name}{SUFFIX}").write_text(content, encoding="utf-8")
    pilot, opened = twin(SIZE)
    pilot.click("continue")
    pilot.wait(1000)
    assert opened.context.game.turn == turn
    pilot, _ = twin(SIZE)
    pilot.key("l")
    pilot.wait(1000)
    screen = pilot.screen
    assert isinstance(screen, SavesScreen)
    listed = {Path(game.path).name: game for game in screen.model.games}
    assert all(listed[f"{name}{SUFFIX}"].broken for name in broken)
    assert all(listed[f"{name}{SUFFIX}"].error for name in broken)
    assert not listed[good.name].broken


def test_a_game_of_an_edited_scenario_is_replayed_on_request_only():
    """It is said first; accepted, play goes on in a new file and the old one stays as it was."""
    pilot, opened = begin()
    sign_and_advance(pilot)
    (path,) = saves()
    edited = path.read_text(encoding="utf-8").replace(
        opened.context.game.scenario.sha256, "0" * 64)
    path.write_text(edited, encoding="utf-8")
    pilot, opened = twin(SIZE)
    pilot.click("continue")
    assert "played with other numbers" in told(pilot)
    assert isinstance(pilot.screen, TitleScreen)
    assert opened.context.session is None
    pilot.click("continue")
    pilot.click("go")
    pilot.wait(1000)
    assert isinstance(pilot.screen, DeskScreen)
    sign_and_advance(pilot)
    assert path.read_text(encoding="utf-8") == edited
    assert len(saves()) == 2
    assert Session.load(saves()[-1]).turn == opened.context.game.turn


def test_a_named_game_stays_as_it_was_saved():
    """Play goes on in the game's own file, before and after loading; the named one is kept."""
    pilot, opened = begin()
    pilot.key("ctrl+s")
    pilot.type("First")
    pilot.key("enter")
    named = paths.saves_dir() / f"First{SUFFIX}"
    before = named.read_bytes()
    sign_and_advance(pilot)
    assert named.read_bytes() == before
    pilot, opened = twin(SIZE, str(named))
    sign_and_advance(pilot)
    assert named.read_bytes() == before
    assert opened.context.game.path not in (None, named)


def test_two_windows_do_not_overwrite_each_other():
    """A game opened twice goes on in two files; the second window says so."""
    pilot, _ = begin()
    draft(pilot)
    pilot.app.process(pygame.Event(pygame.QUIT))
    (path,) = saves()
    one, first = twin(SIZE, str(path))
    other, second = twin(SIZE, str(path))
    sign_and_advance(one)
    draft(other)
    other.click("sign")
    assert "another window" in told(other)
    other.click("main")
    if isinstance(other.screen, Dialog):
        other.key("space")
    assert len(saves()) == 2
    assert first.context.game.path == path
    for game in (first.context.game, second.context.game):
        assert Session.load(game.path).to_game() == game.to_game()


def test_a_full_disk_is_told_and_the_game_goes_on(monkeypatch):
    """Signing and advancing work on a full disk; the file stays whole; closing warns once."""
    pilot, opened = begin()
    sign_and_advance(pilot)
    (path,) = saves()
    before = path.read_bytes()
    turn = opened.context.game.turn
    with monkeypatch.context() as full:
        fill_disk(full)
        pilot.key("2")
        pilot.click("sign")
        assert "the disk is full" in told(pilot)
        pilot.click("main")
        if isinstance(pilot.screen, Dialog):
            pilot.key("space")
        pilot.wait(1000)
        assert isinstance(pilot.screen, QuarterScreen)
        assert opened.context.game.turn > turn
        assert path.read_bytes() == before
        pilot.app.process(pygame.Event(pygame.QUIT))
        assert pilot.open
        assert "still open" in told(pilot)
    pilot.app.process(pygame.Event(pygame.QUIT))
    assert not pilot.open
    assert Session.load(path).to_game() == opened.context.game.to_game()


def test_a_debrief_that_cannot_be_written_is_told(monkeypatch):
    """On a full disk the page is not written, the reason is said, and nothing half lies about."""
    pilot, opened = begin()
    while not opened.context.game.is_over:
        sign_and_advance(pilot)
    pilot.wait(100)

    def fail(place: Path, *_: object, **__: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(place))

    with monkeypatch.context() as full:
        full.setattr(Path, "write_text", fail)
        pilot.click("page")
        assert "the disk is full" in told(pilot)
    pilot.click("page")
    assert ".html" in told(pilot)
    (page,) = (paths.user_dir() / "debriefs").iterdir()
    assert page.read_text(encoding="utf-8").rstrip().endswith("</html>")


def test_a_window_on_a_full_disk_can_be_closed_at_last(monkeypatch):
    """Closing twice leaves without saving: nobody is locked in."""
    pilot, _ = begin()
    fill_disk(monkeypatch)
    pilot.app.process(pygame.Event(pygame.QUIT))
    assert pilot.open
    pilot.app.process(pygame.Event(pygame.QUIT))
    assert not pilot.open


@pytest.mark.parametrize("place", ["file", "missing drive"])
def test_a_home_that_cannot_be_written_does_not_stop_play(tmp_path, monkeypatch, place):
    """Without a writable folder a game begins, says that it is not saved, and can be left."""
    if place == "file":
        (tmp_path / "file").write_text("no folder")
    home = tmp_path / "file" if place == "file" else Path("/proc/none")
    monkeypatch.setenv("GOSPLAN_HOME", str(home))
    pilot, opened = begin()
    assert "could not be saved" in told(pilot)
    assert isinstance(pilot.screen, DeskScreen)
    sign_and_advance(pilot)
    assert opened.context.game.turn > opened.context.game.scenario.first_turn
    pilot.key("escape", "escape")
    pilot.click("title_screen")
    pilot.click("go")
    assert isinstance(pilot.screen, TitleScreen)


def test_without_a_home_the_platforms_own_folder_is_used(tmp_path, monkeypatch):
    """GOSPLAN_HOME unset, saved games go to the user's data folder."""
    monkeypatch.delenv("GOSPLAN_HOME")
    for name in ("HOME", "XDG_DATA_HOME", "LOCALAPPDATA", "APPDATA", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path))
    _, opened = begin()
    path = opened.context.game.path
    assert path is not None
    assert path.is_file()
    assert path.parent.name == "saves"
    assert "gosplan-game" in str(path)


def test_closing_in_mid_turn_keeps_the_unsigned_plan():
    """A window closed with a drafted plan and an answered dossier reopens with both."""
    pilot, opened = begin()
    event = next(d for d in opened.context.game.dossiers() if d.kind == "event")
    pilot.click(f"dossier:event:{event.id}")
    pilot.key("1", "enter")
    draft(pilot)
    changed = opened.context.game.changed()
    chosen = opened.context.game.chosen(event.id)
    pilot.app.process(pygame.Event(pygame.QUIT))
    pilot, opened = twin(SIZE)
    pilot.click("continue")
    assert changed
    assert chosen
    assert opened.context.game.changed() == changed
    assert opened.context.game.chosen(event.id) == chosen


# Processes -----------------------------------------------------------------------------------

PLAYER = """
import sys
from tests.window.test_faults import begin, sign_and_advance
pilot, opened = begin()
while not opened.context.game.is_over:
    print(opened.context.game.turn, flush=True)
    sign_and_advance(pilot)
print(opened.context.game.turn, flush=True)
"""


def _environment(home: Path) -> dict[str, str]:
    found = os.pathsep.join(filter(None, (str(ROOT / "src"), str(ROOT),
                                          os.environ.get("PYTHONPATH"))))
    return os.environ | {"PYTHONPATH": found, "GOSPLAN_HOME": str(home)}


@pytest.mark.slow
def test_killed_at_any_moment_the_last_signed_turn_is_there(tmp_path):
    """Killed without warning, in the middle of anything, a game is whole up to its last turn."""
    draw = random.Random(1941)
    scenario = load_scenario(LESSON)
    for number in range(6):
        home = tmp_path / str(number)
        player = subprocess.Popen([sys.executable, "-c", PLAYER], stdout=subprocess.PIPE,
                                  stderr=subprocess.DEVNULL, text=True, cwd=ROOT,
                                  env=_environment(home))
        assert player.stdout is not None
        turn = first = int(next(line for line in player.stdout if line.strip().isdecimal()))
        for line in player.stdout:
            turn = int(line)
            if turn >= first + number:
                break
        time.sleep(draw.random() * 0.2)
        player.kill()
        turn = max([turn, *map(int, player.communicate()[0].split())])
        (path,) = (home / "saves").glob(f"*{SUFFIX}")
        game = Session.load(path, scenario=scenario)
        assert game.turn >= turn
        assert not list((home / "saves").glob("*.part"))


@pytest.mark.slow
def test_a_terminated_window_saves_the_draft_and_leaves(window):
    """SIGTERM, as at the end of a session, is a closed window: saved, status 0."""
    window.click("scenarios")
    window.click(f"card:{LESSON}")
    if window.screen == "ShelfScreen":
        window.click("play")
    window.keys("space", "down", "space", "down", "space")
    window.click("begin")
    window.keys("2")
    window.click("lever:plan_target.services", (0.93, 0.5))
    window.game.send_signal(signal.SIGTERM)
    assert window.closed() == 0
    (path,) = (window.home / "saves").glob(f"*{SUFFIX}")
    found = json.loads(path.read_text(encoding="utf-8"))
    assert found["draft"]["decisions"] == window.opened.context.game.to_game()["draft"]["decisions"]
    assert found["draft"]["decisions"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="displays are found differently")
def test_a_display_that_does_not_answer_is_named(command):
    """A DISPLAY without a server behind it ends with one line, not with an unseen game."""
    done = command("play", DISPLAY=":4094", WAYLAND_DISPLAY="", SDL_VIDEODRIVER="")
    assert done.returncode == 1
    assert "no display" in done.stderr
    assert "hindcast" in done.stderr


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl+C is sent differently")
def test_ctrl_c_ends_a_long_run_at_once_and_leaves_no_half_file(tmp_path, home):
    """Ctrl+C in the middle of a batch of runs ends within seconds, with 130 and no file."""
    out = tmp_path / "runs.csv"
    # A shell in the background starts its children deaf to Ctrl+C; a terminal does not.
    run = subprocess.Popen(
        [sys.executable, "-m", "gosplan_game", "run", "ussr-1921-1941", "--runs", "20000",
         "--out", str(out)], stderr=subprocess.PIPE, text=True, env=_environment(home),
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler))
    try:
        time.sleep(4)
        began = time.monotonic()
        os.killpg(run.pid, signal.SIGINT)
        said = run.communicate(timeout=30)[1]
    finally:
        with suppress(ProcessLookupError):
            os.killpg(run.pid, signal.SIGKILL)
        run.communicate()
    assert run.returncode == 130
    assert said == "gosplan-game: stopped\n"
    assert time.monotonic() - began < 15
    assert not out.exists()


@pytest.mark.slow
def test_two_real_windows_play_beside_each_other(display, tmp_path):
    """Two processes with one user folder start, and both end cleanly."""
    home = tmp_path / "shared"
    games = [start(display, home, "play", LESSON) for _ in range(2)]
    until = time.monotonic() + 20
    while display.picture().max() == 0 and time.monotonic() < until:
        time.sleep(0.05)
    time.sleep(1.5)
    for game in games:
        assert game.poll() is None
        game.send_signal(signal.SIGTERM)
    for game in games:
        assert game.wait(20) == 0
        assert game.communicate()[1] == ""
