"""A traced function as straight lines of Python: no branch, no name looked up twice.

What depends on parameters alone is done once for all quarters, equal operations are done
once, what nobody asks for is not done, and a result gives its memory back when it has been
used for the last time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from gosplan_game.sim.straight.traced import Statement, Trace, Traced, Untraceable

Prepared = tuple[Any, ...]


class Lines:
    """A function written out: what is prepared from its first argument, and the rest."""

    def __init__(self, trace: Trace, roots: Sequence[str], result: Any) -> None:
        """Write out what the result of a traced function needs.

        Args:
            trace: Its operations.
            roots: Names of its arguments; the first holds what is prepared from.
            result: What it returned, with `Traced` arrays.
        """
        self.trace = trace
        self.names = {**trace.names, "assert_length": _assert_length}
        self.wanted: list[str] = []
        text = self._written(result)
        needed = _needed(trace, [*self.wanted, *trace.lengths])
        early = [name for name in needed if trace.statements[name].early]
        late = [name for name in needed if not trace.statements[name].early]
        asked = {each for name in late for each in trace.statements[name].operands}
        kept = [name for name in early if name in asked or name in self.wanted]
        listed = "".join(f"{name}, " for name in kept)
        self.source = "\n".join([
            f"def prepare({roots[0]}):",
            *(f"    {name} = {line_of(trace.statements[name], {})}" for name in early),
            *(f"    assert_length({name}, {count})" for name, count in trace.lengths.items()),
            f"    return ({''.join(f'{self.as_kept(name)}, ' for name in kept)})",
            "",
            f"def play(kept, {', '.join(roots[1:])}):",
            *([f"    ({listed}) = kept"] if kept else []),
            *self._body(late, {*kept, *self.wanted, *self.names, *roots}),
            *self.last_lines(),
            f"    return {text}",
            "",
        ])
        made: dict[str, Any] = dict(self.names)
        exec(compile(self.source, "<straight lines>", "exec"), made)
        self.prepare: Callable[[Any], Prepared] = made["prepare"]
        self.play: Callable[..., Any] = made["play"]

    def line(self, name: str, places: Mapping[str, str]) -> str:
        """Return an operation as text; ``places`` are the locals its operands stand in."""
        return line_of(self.trace.statements[name], places)

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
        statements = self.trace.statements
        last = {each: name for name in late for each in statements[name].operands}
        registers = _Registers(fixed)
        for name in late:
            line = self.line(name, registers.places)
            for each in dict.fromkeys(statements[name].operands):
                if last[each] == name:
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
