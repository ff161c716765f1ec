"""Why something cannot be done: in English, with the key under which a catalogue says it."""

from __future__ import annotations

import errno
from collections.abc import Mapping

from gosplan_game.core.calendar import Quarter
from gosplan_game.core.errors import GosplanError, Reason
from gosplan_game.scenario.compiled import Scenario
from gosplan_game.scenario.reasons import reason

__all__ = ["ERRNOS", "disk", "noted", "outside", "reason", "said"]

ERRNOS: Mapping[int, str] = {
    errno.ENOSPC: "full", errno.EDQUOT: "full", errno.EACCES: "denied", errno.EPERM: "denied",
    errno.ENOENT: "missing", errno.ENOTDIR: "missing", errno.EROFS: "read_only",
    errno.EISDIR: "folder",
}


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


def outside(what: str, quarter: Quarter, scenario: Scenario) -> Reason:
    """Return that a quarter lies outside a scenario; ``what`` is the option that named it."""
    return reason(
        "quarter_outside", what=what, when=str(quarter), scenario=scenario.id,
        first=str(scenario.quarter(0)), last=str(scenario.quarter(scenario.turns - 1)))
