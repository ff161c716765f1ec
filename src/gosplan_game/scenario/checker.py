"""What all checks of a document share: names, expressions, the period, findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from gosplan_game.core.calendar import Quarter
from gosplan_game.scenario.expressions import ExpressionError, Kind, compile_expression
from gosplan_game.scenario.findings import Findings
from gosplan_game.scenario.names import ScenarioNames
from gosplan_game.scenario.places import KeyPath
from gosplan_game.scenario.reasons import hint, listed, problem, thing
from gosplan_game.scenario.schema import ScenarioDefinition

MOST_LISTED = 12
"""Names that are listed where none is near."""


class Checker:
    """A document with what its checks share."""

    def __init__(
        self, definition: ScenarioDefinition, names: ScenarioNames, findings: Findings
    ) -> None:
        """Keep the document, the names it knows, and where findings go."""
        self.definition = definition
        self.names = names
        self.findings = findings

    def one_of(self, name: str, known: Iterable[str], path: KeyPath, what: str) -> None:
        """Note a name that is not among the known."""
        names = list(known)
        if name not in names and name not in self.findings.doubtful:
            near: str = hint(name, names)
            if not near and len(names) <= MOST_LISTED:
                near = problem("there_are", known=listed(names))
            self.findings.error(
                path, problem("unknown", kind=thing(what), name=repr(name), hint=near))

    def series(self, text: str, path: KeyPath, *, at_key: bool = False) -> None:
        """Note an id that is no series."""
        self._resolved(self.names.series, text, path, at_key=at_key)

    def lever(self, text: str, path: KeyPath, *, at_key: bool = False) -> None:
        """Note an id that is no lever or item of one."""
        self._resolved(self.names.lever, text, path, at_key=at_key)

    def outside(self, text: str, path: KeyPath) -> None:
        """Note an id that is no outside series or item of one."""
        self._resolved(self.names.outside, text, path)

    def _resolved(
        self, resolve: Callable[[str], Any], text: str, path: KeyPath, *, at_key: bool = False
    ) -> None:
        try:
            resolve(text)
        except ValueError as error:
            if not any(name and name in text for name in self.findings.doubtful):
                self.findings.error(path, error.args[0], at_key=at_key)

    def expression(self, text: str, path: KeyPath, kind: Kind) -> None:
        """Note what is wrong with an expression, at its place within the string."""
        try:
            compiled = compile_expression(text, kind=kind, names=self.names)
        except ExpressionError as error:
            if not any(name and name in text for name in self.findings.doubtful):
                self.findings.error(path, error.text, shift=_shift(text, error.column))
            return
        for remark in compiled.remarks:
            self.findings.warning(path, remark.text, shift=_shift(text, remark.column))

    def played(self, quarter: Quarter | None, path: KeyPath) -> None:
        """Note a date of the scenario's own that lies outside the period."""
        start, end = self.definition.start, self.definition.end
        if quarter is None or start <= quarter <= end or self.findings.is_inherited(path):
            return
        self.findings.error(path, problem("outside", when=str(quarter), first=str(start),
                                          last=str(end)))


def _shift(text: str, column: int) -> int:
    return 0 if "\n" in text else column
