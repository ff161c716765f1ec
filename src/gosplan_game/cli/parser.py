"""Reading arguments, and what is said of those that mean nothing."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, NoReturn

from gosplan_game.cli.language import OPTION
from gosplan_game.report.spoken import languages, said, told

_Group = argparse._SubParsersAction  # the type of add_subparsers(), which has no public name
if TYPE_CHECKING:
    Commands = _Group["Parser"]
else:
    Commands = _Group

Command = Callable[[argparse.Namespace], int]

FAULTS = (
    (re.compile(r"the following arguments are required: (?P<names>.+)"), "required"),
    (re.compile(r"argument (?P<name>.+?): expected one argument"), "one_argument"),
    (re.compile(r"argument (?P<name>.+?): expected at least one argument"), "some_arguments"),
    (re.compile(r"argument (?P<name>.+?): ignored explicit argument (?P<found>.+)"), "no_argument"),
    (re.compile(r"argument (?P<name>.+?): not allowed with argument (?P<other>.+)"),
     "not_together"),
    (re.compile(r"ambiguous option: (?P<name>.+?) could match (?P<names>.+)"), "ambiguous"),
    (re.compile(r"argument (?P<name>.+?): (?P<what>.+)"), "argument"),
)
"""What argparse says, and the key under which the catalogue says it."""


def say(text: str, status: int) -> int:
    """Say one thing on the terminal's error stream and return the exit status."""
    print(f"gosplan-game: {text}", file=sys.stderr)
    return status


def no_such(what: str, name: str, known: Iterable[str], of: str = "") -> int:
    """Say that a name means nothing, and what was meant; return 2."""
    from gosplan_game.scenario.reasons import no_such

    return say(told(no_such(what, name, known, of=of)), 2)


class Formatter(argparse.HelpFormatter):
    """Help whose first word is in the language in force."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """Add the line of usage."""
        super().add_usage(usage, actions, groups, said("command.usage") if prefix is None
                          else prefix)


class Parser(argparse.ArgumentParser):
    """A parser that speaks the language in force and offers the nearest name for a wrong one."""

    def __init__(self, **given: Any) -> None:
        super().__init__(add_help=False, formatter_class=Formatter, **given)
        self._positionals.title = said("command.positionals")
        self._optionals.title = said("command.options")
        self.add_argument("-h", "--help", action="help", help=said("command.help"))

    def _check_value(self, action: argparse.Action, value: object) -> None:
        if action.choices is not None and value not in action.choices:
            what = "/".join(action.option_strings) or "command"
            self.exit(no_such(what, str(value), map(str, action.choices)))

    def error(self, message: str) -> NoReturn:
        """Say what argparse finds wrong in the language in force, and exit with 2."""
        self.print_usage(sys.stderr)
        text = said("command.error", program=self.prog, what=_fault(message))
        self.exit(2, f"{text}\n")

    def misspelt(self, arguments: argparse.Namespace, word: str) -> int:
        """Say what an argument that means nothing may have meant, and return 2."""
        chosen = getattr(arguments, "word", None) or ""
        parser = self._words.choices[chosen] if chosen else self
        if not word.startswith("-"):
            shown = f"gosplan-game {chosen}".strip()
            return say(said("command.nothing_to_do", word=repr(word), command=shown), 2)
        return no_such("option", word.partition("=")[0], parser._option_string_actions, chosen)

    @property
    def _words(self) -> Commands:
        return next(each for each in self._actions if isinstance(each, _Group))


def _fault(message: str) -> str:
    for pattern, key in FAULTS:
        found = pattern.fullmatch(message)
        if found is not None:
            fields: dict[str, Any] = found.groupdict()
            return said(f"command.fault.{key}", **fields)
    return message


def add(commands: Commands, name: str, command: Command) -> Parser:
    """Add a command with what the catalogue says of it."""
    text = said(f"command.about.{name}")
    parser: Parser = commands.add_parser(
        name, help=text, description=f"{text[0].upper()}{text[1:]}.")
    parser.set_defaults(command=command)
    option_language(parser)
    return parser


def option_language(parser: Parser) -> None:
    """Add the option that chooses the language; it may stand before the command or after it."""
    parser.add_argument(
        OPTION, default=argparse.SUPPRESS, metavar=said("command.metavar.language"),
        help=said("command.lang", known=", ".join(languages())),
    )


def metavar(name: str) -> str:
    """Return how help writes what is to be given."""
    return said(f"command.metavar.{name}")


def names(text: str) -> tuple[str, ...]:
    """Return the names of a list with commas."""
    return tuple(name.strip() for name in text.split(",") if name.strip())


def count(text: str) -> int:
    """Return a number of runs, 1 or more."""
    return _whole(text, 1, "count")


def several(text: str) -> int:
    """Return a number of 2 or more."""
    return _whole(text, 2, "several")


def whole(text: str) -> int:
    """Return a whole number."""
    try:
        return int(text)
    except ValueError:
        raise _refused("whole", text) from None


def size(text: str) -> tuple[int, int]:
    """Return width and height written like 1280x720."""
    width, _, height = text.partition("x")
    if not (width.isdecimal() and height.isdecimal() and int(width) >= 640 and int(height) >= 360):
        raise _refused("size", text)
    return int(width), int(height)


def _whole(text: str, least: int, what: str) -> int:
    if not text.isdecimal() or int(text) < least:
        raise _refused(what, text)
    return int(text)


def _refused(what: str, text: str) -> argparse.ArgumentTypeError:
    return argparse.ArgumentTypeError(said(f"command.not.{what}", text=repr(text)))
