"""Sentences of the catalogue in English that can be said in the player's language.

The sentences stand in the catalogue like all others (`reason.…`). A problem or an error made
from one reads in English, as the command line has it; a window asks `report.words.Words.reason`
for the same in the player's language.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from gosplan_game import paths
from gosplan_game.core.errors import Reason
from gosplan_game.core.misspelt import nearest
from gosplan_game.scenario.catalogue import FALLBACK, TextCatalogue

UNIT = "unit"
"""The value that is the unit of all numbers among the others."""


@cache
def _english() -> TextCatalogue:
    return TextCatalogue.read([paths.assets_dir() / "texts" / f"{FALLBACK}-reasons.toml"])


def reason(key: str, **values: object) -> Reason:
    """Return a reason in English that can be said in other languages.

    Args:
        key: Key in the catalogue, without ``reason.``.
        values: Its fields: texts, numbers, other reasons; ``unit`` goes with all numbers.
    """
    unit = values.get(UNIT, "")
    shown = {
        name: f"{value:g} {unit}".strip() if isinstance(value, float) else value
        for name, value in values.items()
    }
    full = f"reason.{key}"
    return Reason(_english().get(full, None, **shown), full, values)


def problem(key: str, **values: object) -> Reason:
    """Return what is wrong with a scenario's file; arguments as for `reason`."""
    return reason(f"problem.{key}", **values)


def thing(what: str) -> str:
    """Return the word for a kind of thing, such as ``lever``; the word itself if it has none."""
    key = f"thing.{re.sub('[^a-z]+', '_', what)}"
    return problem(key) if _english().has(f"reason.problem.{key}") else what


def hint(name: str, known: Iterable[str]) -> str:
    """Return '; did you mean ...?' for the nearest known name, or ''."""
    near = nearest(name, known)
    return problem("did_you_mean", near=repr(near)) if near else ""
