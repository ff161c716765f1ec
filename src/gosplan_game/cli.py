"""The command line. Each command imports what it needs only when it is run."""

import argparse
from collections.abc import Iterable

_HEADLESS = (
    "run, hindcast, calibrate, counterfactual, validate, balance, replay, why, class, schema, "
    "new-scenario and shots"
)


def main(argv: list[str] | None = None) -> int:
    """Run one command and return its exit status.

    Args:
        argv: Arguments without the program's name; None takes them from the shell.

    Returns:
        0 when all is well, 1 when something the user can mend went wrong, 2 on
        misuse, 130 after Ctrl+C.
    """
    parser = _parser()
    arguments, rest = parser.parse_known_args(argv)
    if rest:
        return parser.misspelt(arguments, rest[0])
    try:
        return int(arguments.command(arguments))
    except KeyboardInterrupt:
        return _say("stopped", 130)
    except BrokenPipeError:
        return _close_pipe()
    except Exception as error:
        return _explain(error)


class _Parser(argparse.ArgumentParser):
    """A parser that offers the nearest name for one that means nothing."""

    def _check_value(self, action: argparse.Action, value: object) -> None:
        if action.choices is not None and value not in action.choices:
            what = "/".join(action.option_strings) or "command"
            self.exit(_no_such(what, str(value), map(str, action.choices)))

    def misspelt(self, arguments: argparse.Namespace, word: str) -> int:
        """Say what an argument that means nothing may have meant, and return 2."""
        chosen = getattr(arguments, "word", None)
        parser = self._words.choices[chosen] if chosen else self
        if not word.startswith("-"):
            return _say(f"nothing to do with {word!r}; see gosplan-game {chosen or ''} --help", 2)
        known = parser._option_string_actions
        return _no_such("option", word.partition("=")[0], known, chosen or "")

    @property
    def _words(self) -> "_Commands[_Parser]":
        return next(each for each in self._actions if isinstance(each, _Commands))


def _no_such(what: str, name: str, known: Iterable[str], of: str = "") -> int:
    """Say that a name means nothing, and what was meant; return 2."""
    from gosplan_game.scenario.reasons import no_such

    return _say(no_such(what, name, known, of=of), 2)


def _parser() -> _Parser:
    parser = _Parser(
        prog="gosplan-game",
        description="Plan the economy of the Soviet Union, 1921-1941; without a command, play.",
    )
    parser.set_defaults(command=_play, game=None)
    parser.add_argument(
        "--version",
        action="store_const",
        const=_version,
        dest="command",
        help="show the version and exit",
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", dest="word")
    _add_play(commands)
    _add_run(commands)
    _add_hindcast(commands)
    _add_calibrate(commands)
    _add_counterfactual(commands)
    _add_validate(commands)
    _add_balance(commands)
    _add_replay(commands)
    _add_why(commands)
    _add_class(commands)
    _add_schema(commands)
    _add_new_scenario(commands)
    _add_shots(commands)
    return parser


_Commands = argparse._SubParsersAction  # the type of add_subparsers(), which has no public name


def _add(
    commands: "_Commands[_Parser]", name: str, text: str, command: object
) -> _Parser:
    parser = commands.add_parser(name, help=text, description=text[0].upper() + text[1:] + ".")
    parser.set_defaults(command=command)
    return parser


def _add_play(commands: "_Commands[_Parser]") -> None:
    parser = _add(commands, "play", "open the window", _play)
    parser.add_argument(
        "game",
        nargs="?",
        metavar="SCENARIO|GAME",
        help="scenario id, scenario path or saved game; default: title screen",
    )


def _add_run(commands: "_Commands[_Parser]") -> None:
    parser = _add(commands, "run", "run games without a window and write tidy rows", _run)
    parser.add_argument("scenario", metavar="SCENARIO")
    parser.add_argument("--policy", default="historical")
    parser.add_argument("--runs", type=_count, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--shocks",
        choices=("drawn", "historical"),
        help="default: historical for the historical policy, else drawn",
    )
    parser.add_argument(
        "--office",
        choices=("on", "off"),
        default="off",
        help="whether the rules of the office bind the policy",
    )
    parser.add_argument(
        "--overlay", action="append", default=[], help="a named set of parameters; may be repeated"
    )
    parser.add_argument(
        "--ensemble",
        action="store_true",
        help="give each run its own parameters: tested members, or drawn where there are none",
    )
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="PARAM=VALUE",
        help="change a parameter; may be repeated",
    )
    parser.add_argument("--decisions", metavar="GAME", help="take the orders of a saved game")
    parser.add_argument("--until", metavar="QUARTER", help="last quarter, like 1932-Q4")
    parser.add_argument("--regions", action="store_true", help="write regional series too")
    parser.add_argument("--annual", action="store_true", help="write years instead of quarters")
    parser.add_argument(
        "--out",
        default="-",
        metavar="FILE",
        help="FILE.csv, FILE.parquet or - for the terminal (default)",
    )


def _add_hindcast(commands: "_Commands[_Parser]") -> None:
    parser = _add(
        commands, "hindcast", "replay the historical orders and compare with the record", _hindcast
    )
    parser.add_argument("scenario", metavar="SCENARIO")
    parser.add_argument("--overlay", action="append", default=[])
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--strict", action="store_true", help="test the final bar, not the bands")


def _add_calibrate(commands: "_Commands[_Parser]") -> None:
    parser = _add(
        commands, "calibrate", "fit parameters to the record within their ranges", _calibrate
    )
    parser.add_argument("scenario", metavar="SCENARIO")
    parser.add_argument(
        "--parameters",
        default="all",
        help="names, or name.item for one number of a table, with commas; default: all that "
        "were not read in a source",
    )
    parser.add_argument(
        "--series",
        default="all",
        help="ids with commas; excess_deaths stands for the published totals; default: all judged",
    )
    parser.add_argument(
        "--holdout", default="", help="series, years or spans like 1934-1940 that are not fitted"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--generations", type=_several, default=100)
    parser.add_argument("--population", type=_several, default=64, help="games in a generation")
    parser.add_argument(
        "--start",
        choices=("base", "middle"),
        default="base",
        help="begin from the scenario's values or from the middle of the documented ranges",
    )
    parser.add_argument("--out", required=True, metavar="DIR")
    parser.add_argument("--resume", action="store_true", help="go on in the same folder")


def _add_counterfactual(commands: "_Commands[_Parser]") -> None:
    parser = _add(
        commands,
        "counterfactual",
        "compare policies under history's sky, beside what authors claim",
        _counterfactual,
    )
    parser.add_argument("scenario", metavar="SCENARIO")
    parser.add_argument("--policies", required=True, help="names with commas")
    parser.add_argument(
        "--ensemble", action="store_true", help="play every member of the ensemble, for bands"
    )
    parser.add_argument("--overlay", action="append", default=[])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", metavar="FILE.csv", help="write every run as a row as well")


def _add_validate(commands: "_Commands[_Parser]") -> None:
    parser = _add(commands, "validate", "check scenarios and say what to mend", _validate)
    parser.add_argument("paths", nargs="+", metavar="PATH", help="scenario folder, file or id")
    parser.add_argument("--play", action="store_true", help="play it with the bots as well")
    parser.add_argument("--json", action="store_true")


def _add_balance(commands: "_Commands[_Parser]") -> None:
    parser = _add(commands, "balance", "play many games by several policies and compare", _balance)
    parser.add_argument("scenario", metavar="SCENARIO")
    parser.add_argument("--policies", default="passive,random,obedient,candid,planner")
    parser.add_argument("--runs", type=_count, default=200, help="games for each policy")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--office", choices=("on", "off"), default="on")
    parser.add_argument("--out", metavar="DIR", help="default: balance-SCENARIO")
    parser.add_argument("--compare", metavar="OTHER", help="folder of an earlier balance")
    parser.add_argument(
        "--tune", action="store_true",
        help="find floor and patience with which the bar of the game holds, and figures with "
        "which commitments are kept in some games and broken in others",
    )
    parser.add_argument(
        "--write", action="store_true",
        help="with --tune: write those figures into the scenario's files",
    )
    parser.add_argument(
        "--matters", action="store_true",
        help="find levers and answers to events that change nothing",
    )
    parser.add_argument(
        "--difficulties", action="store_true",
        help="play the policies under every difficulty: who stays, what is kept",
    )


def _add_replay(commands: "_Commands[_Parser]") -> None:
    parser = _add(commands, "replay", "play a saved game again and show its course", _replay)
    parser.add_argument("game", metavar="GAME")
    parser.add_argument("--until", metavar="QUARTER")
    parser.add_argument(
        "--verify", action="store_true", help="compare with the figures that the file holds"
    )


def _add_why(commands: "_Commands[_Parser]") -> None:
    parser = _add(commands, "why", "explain a number of a saved game by what was decided", _why)
    parser.add_argument("game", metavar="GAME")
    parser.add_argument("--series", required=True, metavar="ID")
    parser.add_argument("--turn", metavar="QUARTER", help="like 1933-Q1; default: the last played")
    parser.add_argument(
        "--window",
        default="quarter",
        metavar="quarter|signed|QUARTER|DECISION",
        help="the quarter alone (default), since the last signature, from a date on, or since a "
        "decision, like order:grain_quota:1930-Q1",
    )
    parser.add_argument("--json", action="store_true")


def _add_class(commands: "_Commands[_Parser]") -> None:
    parser = _add(commands, "class", "compare the games of a class on one page", _class)
    parser.add_argument("folder", metavar="FOLDER", help="saved games, one to a group")
    parser.add_argument("--out", required=True, metavar="PAGE.html")
    parser.add_argument("--lang", default="en", help="language of the page")


def _add_schema(commands: "_Commands[_Parser]") -> None:
    _add(commands, "schema", "print the JSON schema of scenario files", _schema)


def _add_new_scenario(commands: "_Commands[_Parser]") -> None:
    parser = _add(commands, "new-scenario", "start a scenario of your own", _new_scenario)
    parser.add_argument("id", metavar="ID", help="lower-case letters, digits and hyphens")
    parser.add_argument("--from", dest="base", default="ussr-1921-1941", metavar="BASE")
    parser.add_argument("--dir", metavar="DIR", help="default: your scenarios folder")


def _add_shots(commands: "_Commands[_Parser]") -> None:
    parser = _add(commands, "shots", "save a picture of every screen, without a display", _shots)
    parser.add_argument("--out", required=True, metavar="DIR")
    parser.add_argument("--size", default="1280x720", metavar="WxH", type=_size)
    parser.add_argument("--lang", default="en")
    parser.add_argument(
        "--palette", default="default", choices=("default", "colour-blind", "high-contrast")
    )
    parser.add_argument("--text-size", type=int, default=100, metavar="PERCENT")


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of runs: give 1 or more")
    return int(text)


def _several(text: str) -> int:
    if not text.isdecimal() or int(text) < 2:
        raise argparse.ArgumentTypeError(f"{text!r} is too few: give 2 or more")
    return int(text)


def _size(text: str) -> tuple[int, int]:
    width, _, height = text.partition("x")
    if not (width.isdecimal() and height.isdecimal() and int(width) >= 640 and int(height) >= 360):
        raise argparse.ArgumentTypeError(f"{text!r} is not a size: write it like 1280x720")
    return int(width), int(height)


def _play(arguments: argparse.Namespace) -> int:
    import os
    import sys

    windowless = sys.platform.startswith("linux") and not any(
        os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER")
    )
    if windowless:
        return _say(f"no display to open a window on; these commands need none: {_HEADLESS}", 1)
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    from gosplan_game.ui.app import NoDisplay, play

    try:
        return play(arguments.game)
    except NoDisplay as error:
        return _say(f"{error} to open a window on; these commands need none: {_HEADLESS}", 1)


def _run(arguments: argparse.Namespace) -> int:
    from gosplan_game.lab.run import RunRequest, run

    run(
        RunRequest(
            scenario=arguments.scenario,
            policy=arguments.policy,
            runs=arguments.runs,
            seed=arguments.seed,
            shocks=arguments.shocks,
            office=arguments.office == "on",
            overlays=tuple(arguments.overlay),
            ensemble=arguments.ensemble,
            changes=tuple(arguments.set),
            decisions=arguments.decisions,
            until=arguments.until,
            regions=arguments.regions,
            annual=arguments.annual,
            out=arguments.out,
        )
    )
    return 0


def _hindcast(arguments: argparse.Namespace) -> int:
    from gosplan_game.lab.hindcast import hindcast
    from gosplan_game.lab.hindcast_table import as_json, print_table

    result = hindcast(arguments.scenario, overlays=tuple(arguments.overlay))
    if arguments.json:
        print(as_json(result, strict=arguments.strict))
    else:
        print_table(result, strict=arguments.strict)
    return 0 if result.passes(strict=arguments.strict) else 1


def _calibrate(arguments: argparse.Namespace) -> int:
    from gosplan_game.lab.calibrate import CalibrationRequest, calibrate

    return calibrate(
        CalibrationRequest(
            scenario=arguments.scenario,
            parameters=_names(arguments.parameters),
            series=_names(arguments.series),
            holdout=_names(arguments.holdout),
            seed=arguments.seed,
            generations=arguments.generations,
            population=arguments.population,
            start=arguments.start,
            out=arguments.out,
            resume=arguments.resume,
        )
    )


def _counterfactual(arguments: argparse.Namespace) -> int:
    from gosplan_game.lab.counterfactual import CounterfactualRequest, counterfactual

    return counterfactual(
        CounterfactualRequest(
            scenario=arguments.scenario,
            policies=_names(arguments.policies),
            ensemble=arguments.ensemble,
            overlays=tuple(arguments.overlay),
            seed=arguments.seed,
            out=arguments.out,
        )
    )


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())


def _validate(arguments: argparse.Namespace) -> int:
    from gosplan_game.lab.validate import validate

    found = validate(arguments.paths, play=arguments.play)
    print(found.as_json() if arguments.json else found.as_lines())
    return 2 if found.unknown else 1 if found.errors else 0


def _balance(arguments: argparse.Namespace) -> int:
    from gosplan_game.lab.balance import BalanceRequest, balance

    return balance(
        BalanceRequest(
            scenario=arguments.scenario,
            policies=_names(arguments.policies),
            runs=arguments.runs,
            seed=arguments.seed,
            office=arguments.office == "on",
            out=arguments.out,
            compare=arguments.compare,
            tune=arguments.tune,
            write=arguments.write,
            matters=arguments.matters,
            difficulties=arguments.difficulties,
        )
    )


def _replay(arguments: argparse.Namespace) -> int:
    from gosplan_game.lab.replay import replay, verify

    if not arguments.verify:
        replay(arguments.game, until=arguments.until)
        return 0
    agrees, text = verify(arguments.game)
    print(text)
    return 0 if agrees else 1


def _why(arguments: argparse.Namespace) -> int:
    from gosplan_game.lab.why import why

    answer = why(
        arguments.game, arguments.series, turn=arguments.turn, window=arguments.window
    )
    print(answer.as_json() if arguments.json else answer.as_text())
    return 0 if answer.found.adds_up else 1


def _class(arguments: argparse.Namespace) -> int:
    from gosplan_game.lab.classroom import ClassRequest, classroom

    print(classroom(ClassRequest(
        folder=arguments.folder, out=arguments.out, language=arguments.lang
    )))
    return 0


def _schema(_arguments: argparse.Namespace) -> int:
    import json

    from gosplan_game.scenario import json_schema

    print(json.dumps(json_schema(), indent=2, ensure_ascii=False))
    return 0


def _new_scenario(arguments: argparse.Namespace) -> int:
    from gosplan_game.lab.new_scenario import new_scenario

    written = new_scenario(arguments.id, base=arguments.base, folder=arguments.dir)
    print(f"{written} is ready: gosplan-game validate {written}")
    return 0


def _shots(arguments: argparse.Namespace) -> int:
    import os

    os.environ["SDL_VIDEODRIVER"] = "dummy"
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    from gosplan_game.ui.shots import languages, shots

    known = languages()
    if arguments.lang not in known:
        return _no_such("language", arguments.lang, known)
    for picture in shots(
        arguments.out,
        size=arguments.size,
        language=arguments.lang,
        palette=arguments.palette,
        text_size=arguments.text_size,
    ):
        print(picture)
    return 0


def _version(_arguments: argparse.Namespace) -> int:
    from gosplan_game import __version__

    print(f"gosplan-game {__version__}")
    return 0


def _say(text: str, status: int) -> int:
    import sys

    print(f"gosplan-game: {text}", file=sys.stderr)
    return status


def _close_pipe() -> int:
    """Leave quietly when the reader of our output has gone, as `| head` does."""
    import os
    import sys

    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _explain(error: Exception) -> int:
    """Say what went wrong in one line; what the user cannot mend goes to a file as well."""
    from gosplan_game.core.errors import GosplanError, ScenarioError
    from gosplan_game.core.misspelt import Unknown

    if isinstance(error, Unknown):
        told = error.problems[0].text if isinstance(error, ScenarioError) else str(error)
        return _say(told, 2)
    if isinstance(error, ScenarioError):
        count = len(error.problems)
        what = "1 problem" if count == 1 else f"{count} problems"
        return _say(f"the scenario cannot be used:\n{error}\n{what}; mend and try again", 1)
    if isinstance(error, GosplanError):
        return _say(str(error), 1)
    if isinstance(error, OSError):
        place = f"{error.filename}: " if error.filename else ""
        return _say(f"{place}{error.strerror or error}", 1)
    return _say(
        f"{type(error).__name__}: {error}. This is a fault in the program; "
        f"{_keep_traceback(error)}",
        1,
    )


def _keep_traceback(error: Exception) -> str:
    import traceback

    from gosplan_game.paths import user_dir

    report = user_dir() / "last-fault.txt"
    try:
        report.parent.mkdir(parents=True, exist_ok=True)
        report.write_text("".join(traceback.format_exception(error)), encoding="utf-8")
    except OSError:
        return "please report it with the command you gave"
    return f"please report it with {report}"
