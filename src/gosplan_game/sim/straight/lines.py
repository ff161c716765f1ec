"""A traced function as straight lines of Python: no branch, no name looked up twice.

What depends on parameters alone is done once for all quarters, equal operations are done
once, what nobody asks for is not done, some are put more simply (`simpler`), and a result that
has been used for the last time leaves its memory to another (`memory`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Any, ClassVar

import numpy as np

from gosplan_game.core.making import maker
from gosplan_game.sim.straight.memory import ELEMENTWISE, FRESH, IN_PLACE, JOINING, Registers
from gosplan_game.sim.straight.simpler import (
    POWER,
    SAME,
    clip,
    each_run,
    in_blocks,
    number_in,
    simplify,
    single,
)
from gosplan_game.sim.straight.traced import (
    ASSIGNED,
    COLUMNS,
    Statement,
    Trace,
    Traced,
    Untraceable,
)

Prepared = tuple[Any, ...]


END = "end"

GROUP = 64
"""How many of what is prepared are taken out at once."""


class Lines:
    """A function written out: what is prepared from its first argument, and the rest."""

    IN_PLACE: ClassVar[Mapping[str, str]] = IN_PLACE
    """Operations that are quicker when their result needs no new memory."""

    IN_PARTS: ClassVar[bool] = True
    """Whether there may be so many runs that matrices are multiplied some columns at a time."""

    def __init__(self, trace: Trace, roots: Sequence[str], result: Any) -> None:
        """Write out what the result of a traced function needs.

        Args:
            trace: Its operations.
            roots: Names of its arguments; the first holds what is prepared from.
            result: What it returned, with `Traced` arrays.
        """
        self.trace = trace
        self.names = {
            **trace.names, "assert_length": _assert_length, "clip": clip, "in_blocks": in_blocks,
            "single": single, "each_run": each_run, "zeros": np.zeros, "ones": np.ones,
        }
        self._constants: dict[float, int] = {}
        self.wanted: list[str] = []
        text = self._written(result)
        simplify(
            trace, _needed(trace, [*self.wanted, *trace.lengths]), self.wanted,
            number=self.number, in_parts=self.IN_PARTS,
        )
        self.adapt(_needed(trace, [*self.wanted, *trace.lengths]))
        self.names.update(trace.names)
        needed = _needed(trace, [*self.wanted, *trace.lengths])
        early = [name for name in needed if trace.statements[name].early]
        late = [name for name in needed if not trace.statements[name].early]
        asked = {each for name in late for each in trace.statements[name].operands}
        self._whole = {
            each
            for name in late
            if trace.statements[name].pattern not in JOINING
            for each in trace.statements[name].operands
        }.union(self.wanted)
        self._last = self._last_uses(late)
        self.ahead: list[str] = []
        """Lines that have to stand before the one that is being written."""
        self.also_kept: dict[str, str] = {}
        """What else is prepared: names, and how each is made."""
        body = list(self._body(late, {*asked, *self.wanted, *self.names, *roots} - set(late)))
        kept = [name for name in early if name in asked or name in self.wanted]
        listed = _in_groups([*kept, *self.also_kept])
        made_once = _in_groups([*map(self.as_kept, kept), *self.also_kept.values()])
        self.source = "\n".join([
            f"def prepare({roots[0]}, runs):",
            *(f"    {name} = {line_of(trace.statements[name], {})}" for name in early),
            *(f"    assert_length({name}, {count})" for name, count in trace.lengths.items()),
            f"    return {made_once}",
            "",
            f"def play(kept, {', '.join(roots[1:])}):",
            f"    {listed} = kept",
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

    def line(self, name: str, places: Mapping[str, str], target: str | None) -> str:
        """Return an operation as text.

        Args:
            name: Of the result.
            places: The locals its operands stand in.
            target: The local whose array can take the result, if there is one.
        """
        return self.arithmetic(name, places, target)

    def arithmetic(self, name: str, places: Mapping[str, str], target: str | None) -> str:
        """Return an operation of numpy, put into an array that is needed no more."""
        statement = self.trace.statements[name]
        found = [places.get(each, each) for each in statement.operands]
        if statement.pattern in (*JOINING, POWER) and self._of_real_numbers(statement):
            for place, each in enumerate(statement.operands):
                number = number_in(each)
                if number is not None:
                    found[place] = self._constant(number)
        if target is not None:
            return self.IN_PLACE[statement.pattern].format(*found, target)
        if statement.pattern.startswith(ASSIGNED):
            array, values, *parts = found
            index = statement.pattern.removeprefix(ASSIGNED)[:-1].format(*parts)
            self.ahead += [f"copy = {array}.copy()", f"copy[{index}] = {values}"]
            return "copy"
        return statement.pattern.format(*found)

    def _of_real_numbers(self, statement: Statement) -> bool:
        """Whether an operation joins real numbers, so that a number among them may be one."""
        parts = [self.trace.statements.get(each) for each in statement.operands]
        return statement.real or any(each is not None and each.real for each in parts)

    def _constant(self, number: float) -> str:
        """Return the name of a number as an array: numpy takes that sooner than a plain one."""
        name = f"k{self._constants.setdefault(number, len(self._constants))}"
        self.names[name] = np.array(number)
        return name

    def adapt(self, needed: Sequence[str]) -> None:
        """Change the needed operations so that they suit the number of runs."""

    def number(self, name: str) -> bool:
        """Whether a name stands for a plain number where these lines are played."""
        del name
        return False

    def owned(self, name: str) -> bool:
        """Whether a result stands in memory of its own that another of its shape can take."""
        made = self.trace.statements.get(name)
        return (
            made is not None and made.full and not made.early and made.pattern.startswith(FRESH)
        )

    def _target(self, name: str, registers: Registers) -> str | None:
        """Return the local whose array can take a result: an operand's, or an idle one."""
        statement = self.trace.statements[name]
        if statement.pattern not in self.IN_PLACE or not statement.full:
            return None
        for each in statement.operands:
            if (
                self._last.get(each) == name
                and self.owned(each)
                and self.trace.statements[each].shape == statement.shape
                and statement.pattern in ELEMENTWISE
            ):
                return registers.hand_over(each)
        return None if name in self.wanted else registers.idle(statement.shape)

    def _last_uses(self, late: Sequence[str]) -> Mapping[str, str]:
        """Return by which operation each result is used last, through views of it as well."""
        statements = self.trace.statements
        place = {name: number for number, name in enumerate([*late, END])}
        last = dict.fromkeys(self.wanted, END)
        for name in reversed(late):
            pattern = statements[name].pattern
            may_be_view = pattern == SAME or pattern.startswith(("{}[", "{}.", "np_"))
            used = last.get(name, name) if may_be_view else name
            for each in statements[name].operands:
                if each not in last or place[used] > place[last[each]]:
                    last[each] = used
        return last

    def as_kept(self, name: str) -> str:
        """Return how what is prepared is kept: a number of all runs has no axis where it may."""
        statement = self.trace.statements[name]
        if statement.shape != (COLUMNS,):
            return name
        return f"{'each_run' if name in self._whole else 'single'}({name}, runs)"

    def as_result(self, name: str) -> str:
        """Return how a part of the result is given back."""
        return name

    def last_lines(self) -> Sequence[str]:
        """Return what is done before the result is given back."""
        return ()

    def _body(self, late: Sequence[str], fixed: set[str]) -> Iterator[str]:
        registers = Registers(fixed | set(self.wanted))
        leaving: dict[str, list[str]] = {}
        for each, name in self._last.items():
            leaving.setdefault(name, []).append(each)
        for name in late:
            target = self._target(name, registers)
            line = self.line(name, registers.places, target)
            yield from (f"    {each}" for each in self.ahead)
            self.ahead.clear()
            for each in leaving.get(name, ()):
                owned = self.owned(each)
                registers.release(each, self.trace.statements[each].shape if owned else None)
            yield f"    {registers.take(name, target)} = {line}"

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
            kind: Any = type(value)
            parts = [self._written(getattr(value, item.name)) for item in fields(kind)]
            self.names[kind.__name__] = maker(kind)
            return f"{kind.__name__}({', '.join(parts)})"
        name = f"r{len(self.names)}"
        self.names[name] = value
        return name


def spread(container: Any, *, all_of_it: bool) -> Any:
    """Return a container with as many runs as traced arrays have.

    Args:
        container: What a function is traced on.
        all_of_it: Whether arrays that hold one run for all are spread as well. Single
            numbers always are: whoever plays a quarter has them stand for every run.
    """
    arrays = {item.name: getattr(container, item.name) for item in fields(container)}
    for name, value in arrays.items():
        if isinstance(value, np.ndarray) and (
            all_of_it or value.ndim == 1 or value.shape[-1] > 1
        ):
            arrays[name] = value[..., :1].repeat(COLUMNS, -1)
    return type(container)(**arrays)


def _in_groups(parts: Sequence[str]) -> str:
    """Return a tuple of tuples as text.

    What Python takes out of a tuple lies on its stack all at once: hundreds there, beside as
    many locals, are more than it has at hand, and every call asks the system for memory.
    """
    groups = (parts[first : first + GROUP] for first in range(0, len(parts), GROUP))
    return "(" + "".join(f"({''.join(f'{each}, ' for each in group)}), " for group in groups) + ")"


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
