"""A traced function as straight lines of Python: no branch, no name looked up twice.

What depends on parameters alone is done once for all quarters, equal operations are done
once, what nobody asks for is not done, and a result gives its memory back when it has been
used for the last time.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from gosplan_game.sim.straight.traced import Trace, Traced, Untraceable

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
        self.names = {**trace.names, "assert_length": _assert_length}
        wanted: list[str] = []
        text = self._written(result, wanted)
        needed = _needed(trace, [*wanted, *trace.lengths])
        early = [name for name in needed if trace.statements[name].early]
        late = [name for name in needed if not trace.statements[name].early]
        asked = {each for name in late for each in trace.statements[name].operands} | set(wanted)
        kept = [name for name in early if name in asked]
        last = {each: place for place, name in enumerate(late)
                for each in trace.statements[name].operands}
        registers = _Registers({*kept, *wanted, *self.names, *roots})
        prepare = [f"    {name} = {_line(trace, name, {})}" for name in early]
        prepare += [f"    assert_length({name}, {count})" for name, count in trace.lengths.items()]
        body = []
        for place, name in enumerate(late):
            line = _line(trace, name, registers.places)
            for each in dict.fromkeys(trace.statements[name].operands):
                if last[each] == place:
                    registers.release(each)
            body.append(f"    {registers.take(name)} = {line}")
        listed = "".join(f"{name}, " for name in kept)
        self.source = "\n".join([
            f"def prepare({roots[0]}):",
            *prepare,
            f"    return ({listed})",
            "",
            f"def play(kept, {', '.join(roots[1:])}):",
            *([f"    ({listed}) = kept"] if kept else []),
            *body,
            f"    return {text}",
            "",
        ])
        made: dict[str, Any] = dict(self.names)
        exec(compile(self.source, "<straight lines>", "exec"), made)
        self.prepare: Callable[[Any], Prepared] = made["prepare"]
        self.play: Callable[..., Any] = made["play"]

    def _written(self, value: Any, wanted: list[str]) -> str:
        """Return a result as text, and note the names in it."""
        if isinstance(value, Traced):
            wanted.append(value.name)
            return value.name
        if isinstance(value, tuple):
            return "(" + "".join(f"{self._written(each, wanted)}, " for each in value) + ")"
        if isinstance(value, Mapping):
            inner = (f"{key!r}: {self._written(each, wanted)}" for key, each in value.items())
            return "{" + ", ".join(inner) + "}"
        if is_dataclass(value):
            inner = (f"{item.name}={self._written(getattr(value, item.name), wanted)}"
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


def _line(trace: Trace, name: str, places: Mapping[str, str]) -> str:
    statement = trace.statements[name]
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
