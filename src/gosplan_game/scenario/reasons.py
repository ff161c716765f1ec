"""Sentences of the catalogue in English that can be said in the player's language.

The sentences stand in the catalogue like all others (`reason.…`). A problem or an error made
from one reads in English, as the command line has it; a window asks `report.words.Words.reason`
for the same in the player's language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from gosplan_game import paths
from gosplan_game.core.calendar import Quarter
from gosplan_game.core.errors import Reason
from gosplan_game.core.misspelt import LISTED, nearest
from gosplan_game.scenario.catalogue import FALLBACK, TextCatalogue

PARTS = ("reasons", "problems")
"""Files of the catalogue that hold reasons, by what follows the language in their names."""
UNIT = "unit"
"""The value that is the unit of all numbers among the others."""


@cache
def _english() -> TextCatalogue:
    folder = paths.assets_dir() / "texts"
    return TextCatalogue.read([folder / f"{FALLBACK}-{part}.toml" for part in PARTS])


def reason(key: str, **values: object) -> Reason:
    """Return a reason in English that can be said in other languages.

    Args:
        key: Key in the catalogue, without ``reason.``.
        values: Its fields: texts, numbers, other reasons; ``unit`` goes with all numbers,
            ``count`` chooses the plural form.
    """
    unit = values.get(UNIT, "")
    shown: dict[str, Any] = {
        name: f"{value:g} {unit}".strip() if isinstance(value, float) else value
        for name, value in values.items()
    }
    full = f"reason.{key}"
    return Reason(_english().get(full, **shown), full, values)


def problem(key: str, **values: object) -> Reason:
    """Return what is wrong with a scenario's file; arguments as for `reason`."""
    return reason(f"problem.{key}", **values)


def expression(key: str, **values: object) -> Reason:
    """Return what is wrong with an expression; arguments as for `reason`."""
    return reason(f"problem.expression.{key}", **values)


def plate(key: str, **values: object) -> Reason:
    """Return what is wrong with a scenario's plate; arguments as for `reason`."""
    return reason(f"problem.plate.{key}", **values)


def thing(what: str) -> str:
    """Return the word for a kind of thing, such as ``lever``; the word itself if it has none."""
    key = f"thing.{what}"
    return problem(key) if _english().has(f"reason.problem.{key}") else what


def hint(name: str, known: Iterable[str]) -> str:
    """Return '; did you mean ...?' for the nearest known name, or ''."""
    near = nearest(name, known)
    return problem("did_you_mean", near=repr(near)) if near else ""


def listed(names: Iterable[str], most: int | None = None) -> str:
    """Return names with commas, at most so many of them; 'none' if there are none."""
    every = list(names)
    if not every:
        return problem("none")
    if most is None or len(every) <= most:
        return ", ".join(every)
    return problem("and_more", names=", ".join(every[:most]), count=len(every) - most)


def either(choices: Iterable[object]) -> str:
    """Return values to choose from, in quotation marks: ``'drawn' or 'historical'``."""
    *others, last = map(repr, choices)
    return problem("either", first=", ".join(others), second=last) if others else last


def no_such(
    what: str, name: str, known: Iterable[str], *, where: str = "", of: str = ""
) -> Reason:
    """Return what is said of a name that means nothing.

    Args:
        what: What it should name: a kind of `thing`, such as ``policy``.
        name: The name as it was given.
        known: The names there are, in the order in which they are listed.
        where: The scenario or quarter in which such names stand; '' where it needs no saying.
        of: The command to which they belong, likewise.
    """
    names = list(known)
    near = hint(name, names)
    said = {"kind": thing(what), "name": repr(name), "where": where or of, "hint": near}
    key = f"no_such.{'in' if where else 'of' if of else 'anywhere'}"
    if near and len(names) > LISTED:
        return reason(key, **said)
    return reason("no_such.listed", what=reason(key, **said), stop="" if near else ".",
                  known=listed(names, LISTED))


def foreign(message: str) -> str:
    """Return what a reader of TOML, of expressions or of SVG says, where the catalogue knows it.

    What it does not know is quoted.
    """
    bare = re.sub(r"'[^']*'|\"[^\"]*\"|\([^)]*\)", " ", message.lower())
    key = "foreign." + re.sub(r"[^a-z0-9]+", "_", bare).strip("_")
    if _english().has(f"reason.problem.{key}"):
        return problem(key)
    return problem("foreign.quoted", text=message)


def quarter_of(text: str) -> Quarter:
    """Return the quarter written as ``1928-Q3``; ValueError with a reason if it is not one."""
    try:
        return Quarter.parse(text)
    except ValueError:
        raise ValueError(problem("no_quarter", text=repr(text))) from None
