"""The language of help, messages and tables: asked for, else the environment's, else English.

Nothing that programs read depends on it: CSV, JSON and ids are the same in every language. A
script that wants English messages whatever the machine sets ``LC_ALL=C``, as for any command.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence

from gosplan_game.report.spoken import languages, speak
from gosplan_game.scenario.catalogue import FALLBACK

OPTION = "--lang"
VARIABLE = "GOSPLAN_LANG"
LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")
"""Variables of the environment's locale; the first that is set counts."""


class NoLanguage(Exception):
    """A language was asked for that there are no texts in; the text is its name."""


def choose(argv: Sequence[str] | None) -> str:
    """Say everything in the language of a command line or, without one, of the environment.

    It is looked for before the arguments are read, since help and errors are said in it too.

    Args:
        argv: Arguments without the program's name; None takes them from the shell.

    Raises:
        NoLanguage: the language asked for does not exist.
    """
    asked = _asked(sys.argv[1:] if argv is None else argv)
    speak(FALLBACK if asked else of_environment(os.environ))
    if asked and asked not in languages():
        raise NoLanguage(asked)
    chosen = asked or of_environment(os.environ)
    speak(chosen)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a pipe of old encoding must not stop a command
            stream.reconfigure(errors="replace")
    return chosen


def _asked(argv: Sequence[str]) -> str:
    """Return the last language that an option gives, or ''."""
    found = ""
    for place, word in enumerate(argv):
        if word == OPTION and place + 1 < len(argv):
            found = argv[place + 1]
        elif word.startswith(f"{OPTION}="):
            found = word.partition("=")[2]
    return found


def of_environment(environment: Mapping[str, str]) -> str:
    """Return the language of the environment where there are texts in it, else English."""
    wanted = environment.get(VARIABLE) or next(
        (environment[name] for name in LOCALE if environment.get(name)), "")
    code = wanted[:2].lower()
    whole = not wanted[2:3].isalpha()  # 'es_ES.UTF-8' and 'es', not 'estonian'
    return code if whole and code in languages() else FALLBACK
