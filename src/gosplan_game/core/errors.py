"""Errors whose text is meant for the person who can mend them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


class Reason(str):
    """An English sentence that knows under which key, with what in it, a catalogue says it."""

    key: str
    values: Mapping[str, object]

    def __new__(cls, text: str, key: str, values: Mapping[str, object]) -> Reason:
        """Return the sentence with its key and the values of its fields."""
        made = super().__new__(cls, text)
        made.key, made.values = key, dict(values)
        return made

    def __reduce__(self) -> tuple[type[Reason], tuple[str, str, dict[str, object]]]:
        """Return what a copy is made from."""
        return Reason, (str(self), self.key, dict(self.values))


class GosplanError(Exception):
    """Something the user can mend: the message says what is wrong, where, what to do."""


class Impossible(GosplanError):
    """An order the rules do not allow; the text is shown to the player."""


class InvariantError(GosplanError):
    """A stock changed by something that is not a named flow: a bug in the model."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One finding about a file: where, how bad, what to do."""

    file: str
    line: int
    column: int
    severity: Severity
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.severity}: {self.text}"


class ScenarioError(GosplanError):
    """A scenario that cannot be used, with every problem found in it."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))
