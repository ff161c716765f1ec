"""Collecting problems of a document with the place of each."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from gosplan_game.core.errors import Problem, Severity
from gosplan_game.scenario.merging import Piece, dotted
from gosplan_game.scenario.places import KeyPath
from gosplan_game.scenario.reasons import hint, problem, thing

MOST_ERRORS = 300
"""Errors after which a check gives up: nobody mends more at once, and hints take time."""


class TooManyErrors(Exception):
    """A document with so many errors that looking for more is of no use."""


class Findings:
    """Problems found in one merged document."""

    def __init__(self, piece: Piece) -> None:
        """Begin without problems in a document that knows where it was written."""
        self._data, self._origin = piece
        self._found: dict[Problem, bool] = {}
        # With whether it stands in a base's file.
        self._errors = 0
        self.doubtful: set[str] = set()
        """Ids that a faulty table meant to define: references to them are no news."""

    def move_to(self, piece: Piece) -> None:
        """Take places from a changed document from now on."""
        self._data, self._origin = piece

    @property
    def problems(self) -> list[Problem]:
        """Everything found, in the order of files and lines.

        Errors in a base's files are what a fault of the scenario's own has broken in it: they
        are told only where there is no such fault, as when something dropped is still named.
        """
        own = [each for each, inherited in self._found.items() if not inherited]
        broken = any(each.severity == "error" for each in own)
        return sorted(own if broken else self._found)

    @property
    def has_errors(self) -> bool:
        """Whether anything found prevents play."""
        return self._errors > 0

    def is_inherited(self, path: KeyPath) -> bool:
        """Return whether the value at a path was written in a base."""
        return self._origin.at(path).file.inherited

    def folder(self, path: KeyPath) -> Path | None:
        """Return the folder of the scenario that wrote the value at a path."""
        return self._origin.at(path).file.folder

    def error(self, path: KeyPath, text: str, *, at_key: bool = False, shift: int = 0) -> None:
        """Note something that prevents play.

        Args:
            path: Key path in the merged document.
            text: What is wrong, what was expected.
            at_key: Whether to point at the key instead of the value.
            shift: Columns to the right of the value's begin, for a place within a string.
        """
        self._note("error", path, text, at_key, shift)

    def warning(self, path: KeyPath, text: str, *, at_key: bool = False, shift: int = 0) -> None:
        """Note something doubtful; arguments as for `error`."""
        self._note("warning", path, text, at_key, shift)

    def unknown(self, path: KeyPath, what: str, name: str, known: Iterable[str]) -> None:
        """Note a name that is not known, with the nearest one that is.

        A base may speak of a region that the scenario has removed: that is no problem.
        """
        if name not in self.doubtful and not self.is_inherited(path):
            said = problem("unknown", kind=thing(what), name=repr(name), hint=hint(name, known))
            self.error(path, said, at_key=True)

    def _note(
        self, severity: Severity, path: KeyPath, text: str, at_key: bool, shift: int
    ) -> None:
        origin = self._origin.at(path)
        if severity == "warning" and origin.file.inherited:
            return  # the base's own check says so
        place = origin.place(of_key=at_key)
        named = problem("at", where=dotted(path, self._data), what=text) if path else text
        found = Problem(origin.file.name, place.line, place.column + shift, severity, named)
        self._found.setdefault(found, origin.file.inherited)
        self._errors += severity == "error"
        if self._errors > MOST_ERRORS:
            raise TooManyErrors
