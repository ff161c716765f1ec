"""Starting the program: quick, light, and plain about what is missing."""

import os
import subprocess
import sys
import time

import pytest

from gosplan_game import cli

HEAVY = {"numpy", "pygame", "pydantic", "rich", "jinja2", "tomli", "platformdirs", "polars"}
ROOTS = {"gosplan_game", "gosplan_game.core", "gosplan_game.report", "gosplan_game.scenario"}
LIGHT = ("gosplan_game.core.errors", "gosplan_game.paths", "gosplan_game.report.spoken",
         "gosplan_game.scenario.catalogue")
"""What is needed to say something in a language."""
COMMANDS = (
    "play",
    "run",
    "hindcast",
    "validate",
    "balance",
    "replay",
    "schema",
    "new-scenario",
    "shots",
)


def _modules_after(*arguments: str) -> set[str]:
    code = (
        "import sys\n"
        "from gosplan_game.cli import main\n"
        "try:\n"
        f"    main({list(arguments)!r})\n"
        "except SystemExit:\n"
        "    pass\n"
        "print('\\nMODULES', *sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.rpartition("MODULES")[2].split())


@pytest.mark.parametrize("arguments", [("--help",), ("run", "--help"), ("--version",)])
def test_help_imports_nothing_heavy(arguments):
    """Help and version load neither numpy nor any other library."""
    modules = _modules_after(*arguments)
    assert not HEAVY & modules
    ours = {name for name in modules if name.startswith("gosplan_game")}
    light = ("gosplan_game.cli.", *(f"{name}." for name in LIGHT))
    assert all(f"{name}.".startswith(light) or name in ROOTS for name in ours), ours


def _spent():
    """Return seconds of processor time that finished commands took; on Windows the clock."""
    times = os.times()
    return time.perf_counter() if os.name == "nt" else times.children_user + times.children_system


def test_help_is_quick(command):
    """Help answers within a tenth of a second, by the best of five starts."""
    times = []
    for _ in range(5):
        began = _spent()
        assert command("--help").returncode == 0
        times.append(_spent() - began)
    assert min(times) < 0.1


def test_help_names_every_command(command):
    """The help page lists the commands that exist."""
    text = command("--help").stdout
    assert all(name in text for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_has_help(command, name):
    """Every command explains itself."""
    done = command(name, "--help")
    assert done.returncode == 0
    assert "usage: gosplan-game" in done.stdout


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="displays are found differently")
def test_play_without_a_display_says_so(command):
    """Without a display, play names the commands that need none, in one line."""
    done = command("play", DISPLAY="", WAYLAND_DISPLAY="", SDL_VIDEODRIVER="")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert "no display" in done.stderr
    assert "hindcast" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("nonsense",), "no command 'nonsense'"),
        (("run",), "SCENARIO"),
        (("run", "x", "--runs", "0"), "number of runs"),
        (("shots", "--out", "x", "--size", "big"), "1280x720"),
    ],
)
def test_misuse_exits_with_two(command, arguments, expected):
    """Arguments that cannot be meant exit with 2 and say what was expected."""
    done = command(*arguments)
    assert done.returncode == 2
    assert expected in done.stderr
    assert "Traceback" not in done.stderr


def test_ctrl_c_is_quiet(monkeypatch, capsys):
    """Ctrl+C ends any command with status 130 and one word."""

    def interrupted(_arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr(cli.content, "schema", interrupted)
    assert cli.main(["schema"]) == 130
    assert capsys.readouterr().err == "gosplan-game: stopped\n"


def test_a_fault_is_reported_without_a_traceback(monkeypatch, capsys, home):
    """A fault of the program prints one line and keeps the traceback in the user's folder."""

    def faulty(_arguments):
        raise ZeroDivisionError("oops")

    monkeypatch.setattr(cli.content, "schema", faulty)
    assert cli.main(["schema"]) == 1
    message = capsys.readouterr().err
    assert message.count("\n") == 1
    assert "oops" in message
    assert "ZeroDivisionError" in (home / "last-fault.txt").read_text(encoding="utf-8")
