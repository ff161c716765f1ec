"""Arrays that write down what is done with them.

A quarter's arithmetic is pure: which operations it takes depends on the season alone, never
on a number. So a function run once on `Traced` arrays leaves a complete list of its
operations. Equal operations are written once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from numbers import Number
from typing import Any

import numpy as np
from numpy.lib.mixins import NDArrayOperatorsMixin

COLUMNS = 97
"""Runs that the traced arrays have: a length that no other axis has tells the run axis apart."""


ASSIGNED = "assigned({}, {}, "
"""How an array with values in place is written: the array, the values, and the place."""


class Untraceable(TypeError):
    """What a function does cannot be written down: it decides by a number, or writes into one."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One operation: a line of Python with a gap for every operand."""

    pattern: str
    operands: tuple[str, ...]
    early: bool
    """Whether it depends on the first argument alone."""
    shape: tuple[int, ...]
    """Shape of its result where it was traced."""
    full: bool
    """Whether its result is real numbers of every run, where others may hold one for all."""
    real: bool
    """Whether its result is real numbers."""


class Trace:
    """The operations of one run of a function, in order."""

    def __init__(self) -> None:
        """Begin an empty list."""
        self.statements: dict[str, Statement] = {}
        """What each name stands for."""
        self.names: dict[str, Any] = {"inf": np.inf, "nan": np.nan}
        """Functions and constants that the lines use."""
        self.viewed: set[str] = set()
        """Arrays of which a part was taken, which would change with them."""
        self.lengths: dict[str, int] = {}
        """How long an array was that a loop went through: the lines hold for that alone."""
        self._known: dict[tuple[str, tuple[str, ...]], tuple[str, Any]] = {}
        self._constants: dict[int, str] = {}

    def argument(self, root: str, value: Any, *, early: bool, full: bool) -> Any:
        """Return a container like the value whose arrays write down, named by a root.

        ``full`` says that all its arrays hold every run; those of one axis always do, but for
        what is prepared from.
        """
        found = {
            item.name: self._loaded(root, item.name, getattr(value, item.name), early, full)
            for item in fields(value)
        }
        return type(value)(**found)

    def _loaded(self, root: str, name: str, value: Any, early: bool, full: bool) -> Any:
        if name == "season":  # the lines are those of one season
            return value
        array = np.asarray(value)
        full = full or (array.ndim == 1 and not early)
        return self.record(f"{root}.{name}", (), array, early=early, full=full)

    def record(
        self,
        pattern: str,
        operands: Sequence[Any],
        value: Any,
        *,
        early: bool = True,
        full: bool = False,
    ) -> Traced:
        """Return the result of an operation, written down unless it is known already."""
        named = tuple(self.name_of(each) for each in operands)
        key = (pattern, named)
        if key not in self._known:
            name = f"v{len(self.statements)}"
            parts = [self.statements[each] for each in named if each in self.statements]
            shape, real = np.shape(value), np.asarray(value).dtype == np.float64
            self.statements[name] = Statement(
                pattern,
                named,
                early=early and all(each.early for each in parts),
                shape=shape,
                real=real,
                full=real
                and shape[-1:] == (COLUMNS,)
                and (full or any(each.full for each in parts)),
            )
            self._known[key] = name, value
        return Traced(self, *self._known[key])

    def name_of(self, operand: Any) -> str:
        """Return the name or the literal of an operand."""
        if isinstance(operand, Traced):
            return operand.name
        if isinstance(operand, Number | bool) and not isinstance(operand, np.generic):
            return repr(operand)
        if id(operand) not in self._constants:
            name = f"c{len(self._constants)}"
            self._constants[id(operand)] = name
            self.names[name] = operand
        return self._constants[id(operand)]

    def called(self, name: str, function: Any, arguments: Any, named: Mapping[str, Any]) -> Traced:
        """Write down a call of a function of numpy."""
        self.names[name] = function
        operands: list[Any] = []
        text = ", ".join(
            [_gap(each, operands) for each in arguments]
            + [f"{key}={_gap(each, operands)}" for key, each in named.items()]
        )
        given = {key: plain(each) for key, each in named.items()}
        value = function(*plain(tuple(arguments)), **given)
        return self.record(f"{name}({text})", operands, value)


def _gap(argument: Any, operands: list[Any]) -> str:
    if isinstance(argument, list | tuple) and any(isinstance(each, Traced) for each in argument):
        inner = "".join(f"{_gap(each, operands)}, " for each in argument)
        return f"[{inner}]" if isinstance(argument, list) else f"({inner})"
    if argument is None or isinstance(argument, tuple | bool):
        return repr(argument)
    operands.append(argument)
    return "{}"


def _subscript(part: Any) -> str:
    if isinstance(part, slice):
        ends = ["" if each is None else repr(each) for each in (part.start, part.stop)]
        return ":".join(ends if part.step is None else [*ends, repr(part.step)])
    if part is Ellipsis:
        return "..."
    return "{}" if isinstance(part, Traced | np.ndarray) else repr(part)


def _assigned(array: Any, values: Any, index: Any) -> Any:
    """Return a copy of an array with some values in place."""
    copy = array.copy()
    copy[index] = values
    return copy


def plain(value: Any) -> Any:
    """Return the arrays behind arrays that write down, in whatever they stand."""
    if isinstance(value, Traced):
        return value.value
    if isinstance(value, list | tuple):
        return type(value)(plain(each) for each in value)
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    return value


class Traced(NDArrayOperatorsMixin):
    """An array together with the name it has in a trace."""

    __slots__ = ("name", "trace", "value")

    def __init__(self, trace: Trace, name: str, value: Any) -> None:
        self.trace = trace
        self.name = name
        self.value = value

    def __array_ufunc__(self, ufunc: Any, method: str, *inputs: Any, **named: Any) -> Traced:
        (target,) = named.pop("out", (None,))
        if method == "__call__":
            made = self.trace.called(ufunc.__name__, ufunc, inputs, named)
        elif method == "reduce":
            made = self.trace.called(f"{ufunc.__name__}_reduce", ufunc.reduce, inputs, named)
        else:
            raise Untraceable(f"{ufunc.__name__}.{method} cannot be written down")
        if target is None:
            return made
        changed: Traced = target
        changed.become(made)
        return changed

    def __array_function__(self, function: Any, types: Any, arguments: Any, named: Any) -> Traced:
        return self.trace.called(f"np_{function.__name__}", function, arguments, named)

    def __getitem__(self, index: Any) -> Traced:
        parts = index if isinstance(index, tuple) else (index,)
        self.trace.viewed.add(self.name)
        masks = [each for each in parts if isinstance(each, Traced | np.ndarray)]
        text = ", ".join(map(_subscript, parts))
        return self.trace.record(f"{{}}[{text}]", (self, *masks), self.value[plain(index)])

    def __setitem__(self, index: Any, values: Any) -> None:
        """Write down a copy with some values in place, which stands for this array from here on."""
        self.become(self.trace.called("assigned", _assigned, (self, values, index), {}))

    def become(self, made: Traced) -> None:
        """Stand for what was written into this array from here on."""
        if self.name in self.trace.viewed:
            raise Untraceable("an array was written into after a part of it had been taken")
        self.name, self.value = made.name, made.value

    def __pow__(self, exponent: Any) -> Traced:
        """Write down a power as Python writes it: numpy has short ways for squares and roots."""
        return self.trace.record("{} ** {}", (self, exponent), self.value ** plain(exponent))

    def __bool__(self) -> bool:
        raise Untraceable("a decision by a number cannot be written down")

    def __array__(self, *_: Any, **__: Any) -> Any:
        raise Untraceable("an array that writes down was taken for a plain one")

    def __iter__(self) -> Iterator[Traced]:
        if not self.trace.statements[self.name].early:
            raise Untraceable("a loop over what changes by the quarter cannot be written down")
        self.trace.lengths[self.name] = len(self.value)
        return (self[place] for place in range(len(self.value)))

    def __getattr__(self, name: str) -> Any:
        raise Untraceable(f"{name} of an array cannot be written down")

    def transpose(self) -> Traced:
        """Write down the transpose."""
        self.trace.viewed.add(self.name)
        return self.trace.record("{}.T", (self,), self.value.T)

    T = property(transpose)

    def sum(self, axis: Any = None) -> Traced:
        """Write down a sum."""
        return self.trace.called("add_reduce", np.add.reduce, (self, axis), {})

    def min(self, axis: Any = None, **named: Any) -> Traced:
        """Write down a smallest value."""
        return self.trace.called("minimum_reduce", np.minimum.reduce, (self, axis), named)

    def max(self, axis: Any = None, **named: Any) -> Traced:
        """Write down a largest value."""
        return self.trace.called("maximum_reduce", np.maximum.reduce, (self, axis), named)

    def any(self, axis: Any = None) -> Traced:
        """Write down whether anything holds."""
        return self.trace.called("logical_or_reduce", np.logical_or.reduce, (self, axis), {})

    def astype(self, kind: Any) -> Traced:
        """Write down a change of type."""
        return self.trace.record("{}.astype({})", (self, kind), self.value.astype(kind))
