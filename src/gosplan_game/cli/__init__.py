"""The command line. Each command imports what it needs only when it is run."""

from __future__ import annotations

from contextvars import copy_context

from gosplan_game.cli import content, games, many, runs
from gosplan_game.cli.faults import close_pipe, explain
from gosplan_game.cli.language import NoLanguage, choose
from gosplan_game.cli.parser import Commands, Parser, no_such, option_language, say
from gosplan_game.report.spoken import languages, said


def main(argv: list[str] | None = None) -> int:
    """Run one command and return its exit status.

    Args:
        argv: Arguments without the program's name; None takes them from the shell.

    Returns:
        0 when all is well, 1 when something the user can mend went wrong, 2 on
        misuse, 130 after Ctrl+C.
    """
    return copy_context().run(_main, argv)  # the language ends with the command


def _main(argv: list[str] | None) -> int:
    try:
        choose(argv)
    except NoLanguage as unknown:
        return no_such("language", str(unknown), languages())
    parser = program()
    arguments, rest = parser.parse_known_args(argv)
    if rest:
        return parser.misspelt(arguments, rest[0])
    try:
        return int(arguments.command(arguments))
    except KeyboardInterrupt:
        return say(said("command.stopped"), 130)
    except BrokenPipeError:
        return close_pipe()
    except Exception as error:
        return explain(error)


def program() -> Parser:
    """Return the parser of all commands, its help in the language in force."""
    made = Parser(prog="gosplan-game", description=said("command.description"))
    made.set_defaults(command=games.play, game=None)
    made.add_argument(
        "--version", action="store_const", const=content.version, dest="command",
        help=said("command.version"),
    )
    option_language(made)
    commands: Commands = made.add_subparsers(
        title=said("command.commands"), metavar=said("command.metavar.command"), dest="word")
    games.add_play(commands)
    runs.add_run(commands)
    runs.add_hindcast(commands)
    many.add_calibrate(commands)
    runs.add_counterfactual(commands)
    content.add_validate(commands)
    many.add_balance(commands)
    games.add_replay(commands)
    games.add_why(commands)
    games.add_class(commands)
    content.add_schema(commands)
    content.add_new_scenario(commands)
    content.add_shots(commands)
    return made
