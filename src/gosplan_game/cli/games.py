"""Commands that play or read one game: play, replay, why, class."""

from __future__ import annotations

import argparse

from gosplan_game.cli.parser import Commands, add, metavar, say
from gosplan_game.report.spoken import language, said

HEADLESS = ("run", "hindcast", "calibrate", "counterfactual", "validate", "balance", "replay",
            "why", "class", "schema", "new-scenario", "shots")


def add_play(commands: Commands) -> None:
    """Add `play`."""
    parser = add(commands, "play", play)
    parser.add_argument(
        "game", nargs="?", metavar=f"{metavar('scenario')}|{metavar('game')}",
        help=said("command.play.game"),
    )


def play(arguments: argparse.Namespace) -> int:
    """Open the window."""
    import os
    import sys

    windowless = sys.platform.startswith("linux") and not any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")
    )
    if windowless:
        return _no_display("")
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    from gosplan_game.ui.app import NoDisplay
    from gosplan_game.ui.app import play as open_window

    try:
        return open_window(arguments.game)
    except NoDisplay as error:
        return _no_display(str(error))


def _no_display(why: str) -> int:
    key = "command.no_display.why" if why else "command.no_display.plain"
    return say(said(key, why=why, commands=", ".join(HEADLESS)), 1)


def add_replay(commands: Commands) -> None:
    """Add `replay`."""
    parser = add(commands, "replay", replay)
    parser.add_argument("game", metavar=metavar("game"))
    parser.add_argument("--until", metavar=metavar("quarter"), help=said("command.run.until"))
    parser.add_argument("--verify", action="store_true", help=said("command.replay.verify"))


def replay(arguments: argparse.Namespace) -> int:
    """Play a saved game again."""
    from gosplan_game.lab.replay import replay, verify

    if not arguments.verify:
        replay(arguments.game, until=arguments.until)
        return 0
    agrees, text = verify(arguments.game)
    print(text)
    return 0 if agrees else 1


def add_why(commands: Commands) -> None:
    """Add `why`."""
    parser = add(commands, "why", why)
    parser.add_argument("game", metavar=metavar("game"))
    parser.add_argument("--series", required=True, metavar="ID")
    parser.add_argument("--turn", metavar=metavar("quarter"), help=said("command.why.turn"))
    parser.add_argument(
        "--window",
        metavar=f"quarter|year|signed|{metavar('quarter')}|{metavar('decision')}",
        help=said("command.why.window"),
    )
    parser.add_argument("--json", action="store_true", help=said("command.json"))


def why(arguments: argparse.Namespace) -> int:
    """Explain a number of a saved game."""
    from gosplan_game.lab.why import why

    answer = why(
        arguments.game, arguments.series, turn=arguments.turn, window=arguments.window
    )
    print(answer.as_json() if arguments.json else answer.as_text())
    return 0 if answer.found.adds_up else 1


def add_class(commands: Commands) -> None:
    """Add `class`."""
    parser = add(commands, "class", classroom)
    parser.add_argument("folder", metavar=metavar("folder"), help=said("command.class.folder"))
    parser.add_argument("--out", required=True, metavar=metavar("page"))


def classroom(arguments: argparse.Namespace) -> int:
    """Compare the games of a class on one page, in the language in force."""
    from gosplan_game.lab.classroom import ClassRequest, classroom

    print(classroom(ClassRequest(
        folder=arguments.folder, out=arguments.out, language=language()
    )))
    return 0
