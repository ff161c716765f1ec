"""A traced function as straight lines of Python: no branch, no name looked up twice.

What depends on parameters alone is done once for all quarters, equal operations are done
once, what nobody asks for is not done, and a result gives its memory back when it has been
used for the last time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Any, ClassVar

import numpy as np

from gosplan_game.sim.straight.traced import COLUMNS, Statement, Trace, Traced, Untraceable

Prepared = tuple[Any, ...]


ARITHMETIC = {
    "add({}, {})": "add({}, {}, {})",
    "subtract({}, {})": "subtract({}, {}, {})",
    "multiply({}, {})": "multiply({}, {}, {})",
    "divide({}, {})": "divide({}, {}, {})",
    "maximum({}, {})": "maximum({}, {}, out={})",
    "minimum({}, {})": "minimum({}, {}, out={})",
}
"""Operations whose result can be put where an operand stood that is needed no more."""

END = "end"


class Lines:
    """A function written out: what is prepared from its first argument, and the rest."""

    IN_PLACE: ClassVar[frozenset[str]] = frozenset(ARITHMETIC)
    """Operations that are quicker when their result needs no new memory."""
    FILLED: ClassVar[frozenset[str]] = frozenset({"maximum({}, {})", "minimum({}, {})"})
    """Operations that are quicker with a number for every element than with one for all."""

    def __init__(self, trace: Trace, roots: Sequence[str], result: Any) -> None:
        """Write out what the result of a traced function needs.

        Args:
            trace: Its operations.
            roots: Names of its arguments; the first holds what is prepared from.
            result: What it returned, with `Traced` arrays.
        """
        self.trace = trace
        self.names = {**trace.names, "assert_length": _assert_length, "full": np.full}
        self.wanted: list[str] = []
        text = self._written(result)
        needed = _needed(trace, [*self.wanted, *trace.lengths])
        early = [name for name in needed if trace.statements[name].early]
        late = [name for name in needed if not trace.statements[name].early]
        asked = {each for name in late for each in trace.statements[name].operands}
        self._last = self._last_uses(late)
        self._filled: dict[tuple[str, tuple[int, ...]], str] = {}
        body = list(self._body(late, {*asked, *self.wanted, *self.names, *roots} - set(late)))
        kept = [name for name in early if name in asked or name in self.wanted]
        listed = "".join(f"{name}, " for name in [*kept, *self._filled.values()])
        filled = "".join(
            f"full(({''.join(f'{each}, ' for each in shape)}runs), float({literal})), "
            for literal, shape in self._filled
        )
        self.source = "\n".join([
            f"def prepare({roots[0]}, runs):",
            *(f"    {name} = {line_of(trace.statements[name], {})}" for name in early),
            *(f"    assert_length({name}, {count})" for name, count in trace.lengths.items()),
            f"    return ({''.join(f'{self.as_kept(name)}, ' for name in kept)}{filled})",
            "",
            f"def play(kept, {', '.join(roots[1:])}):",
            *([f"    ({listed}) = kept"] if listed else []),
            *body,
            *self.last_lines(),
            f"    return {text}",
            "",
        ])
        made: dict[str, Any] = dict(self.names)
        exec(compile(self.source, "<straight lines>", "exec"), made)
        del self.trace  # and with it every array that was traced
        self.prepare: Callable[[Any, int], Prepared] = made["prepare"]
        self.play: Callable[..., Any] = made["play"]

    def line(self, name: str, places: Mapping[str, str]) -> str:
        """Return an operation as text; ``places`` are the locals its operands stand in."""
        return self.arithmetic(name, places)

    def arithmetic(self, name: str, places: Mapping[str, str]) -> str:
        """Return an operation of numpy, put where an operand stood if that is needed no more."""
        statements = self.trace.statements
        statement = statements[name]
        stand = dict(places)
        operands = [statements.get(each) for each in statement.operands]
        if statement.pattern in self.FILLED and any(
            each is not None and each.full and each.shape == statement.shape for each in operands
        ):
            for each in statement.operands:
                if each not in statements and each not in self.names:
                    place = each, statement.shape[:-1]
                    stand[each] = self._filled.setdefault(place, f"f{len(self._filled)}")
        for each in statement.operands:
            if statement.pattern in self.IN_PLACE and self._spare(name, each):
                target = stand.get(each, each)
                found = (stand.get(other, other) for other in statement.operands)
                return ARITHMETIC[statement.pattern].format(*found, target)
        return line_of(statement, stand)

    def _spare(self, name: str, operand: str) -> bool:
        """Whether an operand's memory can take an operation's result."""
        made = self.trace.statements.get(operand)
        return (
            made is not None
            and made.pattern in ARITHMETIC
            and not made.early
            and made.full
            and made.shape == self.trace.statements[name].shape
            and self._last.get(operand) == name
        )

    def _last_uses(self, late: Sequence[str]) -> Mapping[str, str]:
        """Return by which operation each result is used last, through views of it as well."""
        statements = self.trace.statements
        place = {name: number for number, name in enumerate([*late, END])}
        last = dict.fromkeys(self.wanted, END)
        for name in reversed(late):
            may_be_view = statements[name].pattern.startswith(("{}[", "{}.", "np_"))
            used = last.get(name, name) if may_be_view else name
            for each in statements[name].operands:
                if each not in last or place[used] > place[last[each]]:
                    last[each] = used
        return last

    def as_kept(self, name: str) -> str:
        """Return how what is prepared is kept."""
        return name

    def as_result(self, name: str) -> str:
        """Return how a part of the result is given back."""
        return name

    def last_lines(self) -> Sequence[str]:
        """Return what is done before the result is given back."""
        return ()

    def _body(self, late: Sequence[str], fixed: set[str]) -> Iterator[str]:
        registers = _Registers(fixed | set(self.wanted))
        leaving: dict[str, list[str]] = {}
        for each, name in self._last.items():
            leaving.setdefault(name, []).append(each)
        for name in late:
            line = self.line(name, registers.places)
            for each in leaving.get(name, ()):
                registers.release(each)
            yield f"    {registers.take(name)} = {line}"

    def _written(self, value: Any) -> str:
        """Return a result as text, and note the names in it."""
        if isinstance(value, Traced):
            self.wanted.append(value.name)
            return self.as_result(value.name)
        if isinstance(value, tuple):
            return "(" + "".join(f"{self._written(each)}, " for each in value) + ")"
        if isinstance(value, Mapping):
            inner = (f"{key!r}: {self._written(each)}" for key, each in value.items())
            return "{" + ", ".join(inner) + "}"
        if is_dataclass(value):
            inner = (f"{item.name}={self._written(getattr(value, item.name))}"
                     for item in fields(value))
            self.names[type(value).__name__] = type(value)
            return f"{type(value).__name__}({', '.join(inner)})"
        name = f"r{len(self.names)}"
        self.names[name] = value
        return name


def spread(container: Any, *, all_of_it: bool) -> Any:
    """Return a container with as many runs as traced arrays have.

    Args:
        container: What a function is traced on.
        all_of_it: Whether arrays that hold one run for all are spread as well.
    """
    arrays = {item.name: getattr(container, item.name) for item in fields(container)}
    for name, value in arrays.items():
        if isinstance(value, np.ndarray) and (all_of_it or value.shape[-1] > 1):
            arrays[name] = value[..., :1].repeat(COLUMNS, -1)
    return type(container)(**arrays)


class _Registers:
    """Local names that are taken again when what they hold has been used."""

    def __init__(self, fixed: set[str]) -> None:
        self.fixed = fixed
        self.places: dict[str, str] = {}
        self.free: list[str] = []

    def take(self, name: str) -> str:
        if name in self.fixed:
            return name
        self.places[name] = self.free.pop() if self.free else f"x{len(self.places)}"
        return self.places[name]

    def release(self, name: str) -> None:
        if name in self.places:
            self.free.append(self.places[name])


def line_of(statement: Statement, places: Mapping[str, str]) -> str:
    """Return an operation as text; ``places`` are the locals its operands stand in."""
    return statement.pattern.format(*(places.get(each, each) for each in statement.operands))


def _assert_length(array: Any, length: int) -> None:
    """Raise Untraceable where a loop would go round another number of times."""
    if len(array) != length:
        raise Untraceable("a loop of another length")


def _needed(trace: Trace, wanted: Sequence[str]) -> list[str]:
    """Return the names of the operations that lead to what is wanted, in order."""
    found: set[str] = set()
    ahead = list(wanted)
    while ahead:
        name = ahead.pop()
        if name in trace.statements and name not in found:
            found.add(name)
            ahead += trace.statements[name].operands
    return [name for name in trace.statements if name in found]
