"""Why something cannot be done: in English, with the key under which a catalogue says it.

The sentences stand in the catalogue like all others (`reason.…`). An error raised here reads in
English; a window asks `report.words.Words.reason` for the same in the player's language.
"""

from __future__ import annotations

import errno
from collections.abc import Mapping
from functools import cache

from gosplan_game import paths
from gosplan_game.core.errors import GosplanError, Reason
from gosplan_game.scenario.catalogue import FALLBACK, TextCatalogue

UNIT = "unit"
"""The value that is the unit of all numbers among the others."""
ERRNOS: Mapping[int, str] = {
    errno.ENOSPC: "full", errno.EDQUOT: "full", errno.EACCES: "denied", errno.EPERM: "denied",
    errno.ENOENT: "missing", errno.ENOTDIR: "missing", errno.EROFS: "read_only",
    errno.EISDIR: "folder",
}


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


def disk(error: OSError) -> Reason:
    """Return what a disk did not do."""
    return reason(f"disk.{ERRNOS.get(error.errno or 0, 'other')}", said=error.strerror or error)


def said(error: GosplanError) -> str:
    """Return what an error says; a reason stays one."""
    first = error.args[0] if error.args else ""
    return first if isinstance(first, str) else str(error)


def noted(why: GosplanError | str, *, subject: object = "", lever: str = "") -> Reason:
    """Return a reason with the thing, or the lever, that it is about before it."""
    text = said(why) if isinstance(why, GosplanError) else why
    if lever:
        return reason("save.note_lever", lever=lever, why=text)
    return reason("save.note", subject=subject, why=text)
