"""Operands brought to the shape of their result, where calling numpy is what takes time.

Arrays of equal shape, or one beside a single number, numpy joins in a quarter of the time that
it takes to find out how smaller ones stand for larger. So what depends on parameters is
repeated once for all quarters, and what does not is taken by a list of places.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import replace
from typing import Any

import numpy as np

from gosplan_game.core.quantities import Array
from gosplan_game.sim.straight.memory import JOINING
from gosplan_game.sim.straight.simpler import POWER
from gosplan_game.sim.straight.traced import COLUMNS, Statement, Trace

Shape = tuple[int, ...]

AS_ARRAY = "array({})"
"""How a plain number becomes an array without an axis."""

TAKEN = "{}.take({})"

VIEW = re.compile(r"\{\}\[[^{}]*\]")
"""Part of an array that is the same part whatever the numbers are."""


def even_out(
    trace: Trace, needed: Collection[str], number: Callable[[str], bool], columns: int
) -> None:
    """Bring the operands of operations that join arrays to the shape of their result.

    Args:
        trace: The operations, which change in place.
        needed: Those that are written out.
        number: Says of a name whether it stands for a plain number.
        columns: Columns that arrays have in which the lines are played.
    """
    evened = _Evened(trace, number, columns)
    for name, statement in trace.statements.items():
        every_quarter = name in needed and not statement.early
        evened.statements[name] = evened.operation(name, statement) if every_quarter else statement
    trace.statements = evened.statements


class _Evened:
    """Operations in their order, with what brings their operands to shape before them."""

    def __init__(self, trace: Trace, number: Callable[[str], bool], columns: int) -> None:
        self.trace = trace
        self.number = number
        self.columns = columns
        self.statements: dict[str, Statement] = {}
        self._known: dict[tuple[str, Shape], str] = {}
        trace.names.update(array=np.array, repeated=repeated, without_axis=without_axis)

    def operation(self, name: str, statement: Statement) -> Statement:
        """Return an operation whose operands have the shape of its result."""
        if statement.pattern in JOINING and not self.number(name):
            operands = [self.operand(each, statement.shape) for each in statement.operands]
        elif statement.pattern == POWER and not self.number(name):
            base, exponent = statement.operands
            operands = [base, self.whole(exponent, statement.shape)]
        else:
            return statement
        return replace(statement, operands=tuple(operands))

    def whole(self, name: str, shape: Shape) -> str:
        """Return what stands for a parameter, in full for every number of a result."""
        statement = self.statements.get(name)
        if statement is None or not statement.early or statement.shape == shape:
            return name
        made = replace(statement, pattern=f"repeated({{}}, {self._here(shape)})", shape=shape)
        return self._before(name, made, (name,))

    def _here(self, shape: Shape) -> Shape:
        return (*shape[:-1], self.columns)

    def operand(self, name: str, shape: Shape) -> str:
        """Return what stands for an operand in an operation whose result has a shape."""
        if (name, shape) not in self._known:
            self._known[name, shape] = self._made(name, shape)
        return self._known[name, shape]

    def _made(self, name: str, shape: Shape) -> str:
        statement = self.statements.get(name)
        if statement is None:
            constant = self.trace.names.get(name)
            if not isinstance(constant, np.ndarray) or constant.ndim == 0:
                return name
            return self._constant(name, repeated(constant, self._here(shape)))
        if self.number(name):
            pattern = "without_axis({})" if statement.early else AS_ARRAY
            return self._before(name, replace(statement, pattern=pattern, shape=()), (name,))
        if statement.shape in ((), shape):
            return name
        if statement.early:
            return self.whole(name, shape)
        if statement.shape[-1:] != (COLUMNS,):
            return name
        source, places = self._source(name)
        listed = self._constant(f"{name}_places", repeated(places, self._here(shape)))
        made = replace(statement, pattern=TAKEN, shape=shape)
        return self._before(name, made, (source, listed))

    def _source(self, name: str) -> tuple[str, Any]:
        """Return an array and where in it the numbers of one stand that may be part of it."""
        statement = self.statements[name]
        if VIEW.fullmatch(statement.pattern):
            source, places = self._source(statement.operands[0])
            return source, eval(statement.pattern.format("places"), {"places": places})
        shape = self._here(statement.shape)
        return name, np.arange(np.prod(shape)).reshape(shape)

    def _before(self, name: str, statement: Statement, operands: tuple[str, ...]) -> str:
        """Put an operation before those to come and return the name of its result."""
        made = f"{name}_{len(self.statements)}"
        self.statements[made] = replace(statement, operands=operands)
        return made

    def _constant(self, name: str, value: Any) -> str:
        made = f"{name}_{len(self.trace.names)}"
        self.trace.names[made] = value
        return made


def repeated(array: Array, shape: Shape) -> Array:
    """Return an array in full in a shape that it can stand for."""
    return np.ascontiguousarray(np.broadcast_to(array, shape))


def without_axis(numbers: Array) -> Array:
    """Return equal numbers, one a run, as an array of one without an axis."""
    return numbers[:1].reshape(())
