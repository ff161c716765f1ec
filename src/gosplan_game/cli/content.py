"""Commands about content and the program: validate, schema, new-scenario, shots, version."""

from __future__ import annotations

import argparse

from gosplan_game.cli.parser import Commands, add, metavar, size, whole
from gosplan_game.report.spoken import language, said


def add_validate(commands: Commands) -> None:
    """Add `validate`."""
    parser = add(commands, "validate", validate)
    parser.add_argument(
        "paths", nargs="+", metavar=metavar("path"), help=said("command.validate.paths"))
    parser.add_argument("--play", action="store_true", help=said("command.validate.play"))
    parser.add_argument("--json", action="store_true", help=said("command.json"))


def validate(arguments: argparse.Namespace) -> int:
    """Check scenarios and say what to mend."""
    from gosplan_game.lab.validate import validate

    found = validate(arguments.paths, play=arguments.play)
    print(found.as_json() if arguments.json else found.as_lines())
    return 2 if found.unknown else 1 if found.errors else 0


def add_schema(commands: Commands) -> None:
    """Add `schema`."""
    add(commands, "schema", schema)


def schema(_arguments: argparse.Namespace) -> int:
    """Print the JSON schema of scenario files."""
    import json

    from gosplan_game.scenario import json_schema

    print(json.dumps(json_schema(), indent=2, ensure_ascii=False))
    return 0


def add_new_scenario(commands: Commands) -> None:
    """Add `new-scenario`."""
    parser = add(commands, "new-scenario", new_scenario)
    parser.add_argument("id", metavar="ID", help=said("command.new.id"))
    parser.add_argument(
        "--from", dest="base", default="ussr-1921-1941", metavar=metavar("base"),
        help=said("command.new.base"))
    parser.add_argument("--dir", metavar=metavar("folder"), help=said("command.new.folder"))


def new_scenario(arguments: argparse.Namespace) -> int:
    """Start a scenario of one's own."""
    from gosplan_game.lab.new_scenario import new_scenario

    written = new_scenario(arguments.id, base=arguments.base, folder=arguments.dir)
    print(said("command.new.ready", path=written))
    return 0


def add_shots(commands: Commands) -> None:
    """Add `shots`."""
    parser = add(commands, "shots", shots)
    parser.add_argument("--out", required=True, metavar=metavar("folder"))
    parser.add_argument("--size", default="1280x720", metavar=metavar("size"), type=size)
    parser.add_argument(
        "--palette", default="default", choices=("default", "colour-blind", "high-contrast"),
        help=said("command.shots.palette"))
    parser.add_argument(
        "--text-size", type=whole, default=100, metavar=metavar("percent"),
        help=said("command.shots.text_size"))


def shots(arguments: argparse.Namespace) -> int:
    """Save a picture of every screen, in the language in force."""
    import os

    os.environ["SDL_VIDEODRIVER"] = "dummy"
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    from gosplan_game.ui.shots import shots

    for picture in shots(
        arguments.out,
        size=arguments.size,
        language=language(),
        palette=arguments.palette,
        text_size=arguments.text_size,
    ):
        print(picture)
    return 0


def version(_arguments: argparse.Namespace) -> int:
    """Print the version."""
    from gosplan_game import __version__

    print(f"gosplan-game {__version__}")
    return 0
