"""Operations of a trace put more simply: one call of numpy in place of two, the same result."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from gosplan_game.core.quantities import Array
from gosplan_game.sim.straight.traced import COLUMNS, Trace

PRODUCTS = 250_000
"""Products of a matrix and columns made at once: fewer than BLAS would share among threads."""

def _two_bounds(
    values: Array, lower: Array | float, upper: Array | float, out: Array | None = None
) -> Array:
    """Return values brought within bounds, element by element."""
    return np.minimum(np.maximum(values, lower), upper, out=out)


_UFUNCS = getattr(getattr(np, "_core", None), "umath", None)
clip: Callable[..., Array] = getattr(_UFUNCS, "clip", _two_bounds)
"""Values within bounds as one operation of numpy, which `np.clip` takes long to find."""

LOWEST, HIGHEST = "maximum({}, {})", "minimum({}, {})"
BOUNDED = "clip({}, {}, {})"
MATRIX = "matmul({}, {})"
CONSTANT = {"np_zeros_like({})": "zeros", "np_ones_like({})": "ones"}
"""Arrays of one number, and how they are made."""
NEUTRAL = {"add({}, {})": "zeros(", "multiply({}, {})": "ones("}
"""Operations that leave numbers as they are, if one of the two is this."""
POWER = "power({}, {})"
SHORT_POWERS = {2.0: "square({})", 0.5: "sqrt({})"}
"""What numpy itself makes of a power written with one of these numbers."""
LONG_WAYS = (-1.0, 0.0, 1.0)
"""Exponents of which numpy makes something that is not worth a rule."""
PLACES = "np_flatnonzero("
STACK = re.compile(r"np_stack\(\[((?:\{\}, )+)\], axis=\{\}\)")
SAME = "{}"
"""What stands for an operand itself."""


def simplify(
    trace: Trace,
    needed: Sequence[str],
    wanted: Sequence[str],
    *,
    number: Callable[[str], bool],
    in_parts: bool,
) -> None:
    """Put the needed operations of a trace more simply, in place.

    A number's bounds, ``minimum(maximum(x, low), high)`` or the other way round, become one
    operation, as does one bound alone: numpy compares with the same number for every element
    sooner in that than in a maximum. Noughts and ones are made once, and what they leave as it
    is stands for itself. A matrix times columns is done in blocks. Powers, stacks and places in
    a list are asked for where numpy does them, not where it finds out what to do.

    Args:
        trace: The operations.
        needed: Those that are written out.
        wanted: Names in the result.
        number: Says of a name whether it stands for a plain number; those are left.
        in_parts: Whether there may be so many columns that blocks pay.
    """
    used = Counter(each for name in needed for each in trace.statements[name].operands)
    used.update(wanted)
    for name in needed:
        statement = trace.statements[name]
        _more_directly(trace, name)
        if number(name):
            continue
        if statement.pattern in (LOWEST, HIGHEST) and statement.real:
            _bound(trace, name, used)
        elif statement.pattern in CONSTANT and statement.full:
            _constant(trace, name)
        elif statement.pattern in NEUTRAL and statement.full:
            _unchanged(trace, name)
        elif in_parts and statement.pattern == MATRIX and statement.shape[-1:] == (COLUMNS,):
            trace.statements[name] = replace(statement, pattern="in_blocks({}, {})")


def _more_directly(trace: Trace, name: str) -> None:
    """Ask numpy for an operation without the functions in Python that lead to it."""
    statement = trace.statements[name]
    pattern, operands = statement.pattern, statement.operands
    if pattern == "{} ** {}" and statement.real:
        exponent = number_in(operands[1])
        if exponent in SHORT_POWERS:
            pattern, operands = SHORT_POWERS[exponent], operands[:1]
        elif exponent not in LONG_WAYS:
            pattern = POWER
        trace.names.update(power=np.power, square=np.square, sqrt=np.sqrt)
    elif (stack := STACK.fullmatch(pattern)) and operands[-1] == "1":
        parts = stack[1].replace("{}", "{}[:, None]")
        pattern = f"np_concatenate([{parts}], axis={{}})"
        trace.names["np_concatenate"] = np.concatenate
    elif pattern == "np_cumsum({}, axis={})":
        pattern = "add_accumulate({}, {})"
        trace.names["add_accumulate"] = np.add.accumulate
    elif pattern == "{}[{}]" and trace.statements[operands[1]].pattern.startswith(PLACES):
        pattern = "{}.take({}, 0)"
    trace.statements[name] = replace(statement, pattern=pattern, operands=operands)


def _bound(trace: Trace, name: str, used: Counter[str]) -> None:
    """Write a bound that is a number as bounds, together with the other one if there is one."""
    statement = trace.statements[name]
    numbers = [each for each in statement.operands if _same_for_all(trace, each)]
    inner = next((each for each in statement.operands if each not in numbers), None)
    if len(numbers) != 1 or inner not in trace.statements:
        return
    bound, lowest = numbers[0], statement.pattern == LOWEST
    operands = (inner, bound, "inf") if lowest else (inner, "-inf", bound)
    before = trace.statements[inner]
    if before.pattern == BOUNDED and used[inner] == 1:
        values, low, high = before.operands
        if not lowest and high == "inf":
            operands = (values, low, bound)
        elif lowest and low == "-inf" and _in_order(bound, high):
            operands = (values, bound, high)
    trace.statements[name] = replace(statement, pattern=BOUNDED, operands=operands)


def _constant(trace: Trace, name: str) -> None:
    """Make an array of noughts or ones once for all quarters: it depends on the runs alone."""
    statement = trace.statements[name]
    lengths = "".join(f"{each}, " for each in statement.shape[:-1])
    made = f"{CONSTANT[statement.pattern]}(({lengths}runs,))"
    trace.statements[name] = replace(statement, pattern=made, operands=(), early=True)


def _unchanged(trace: Trace, name: str) -> None:
    """Let numbers stand for themselves that nought is added to or that are taken once."""
    statement = trace.statements[name]
    for here, there in (statement.operands, statement.operands[::-1]):
        values, neutral = trace.statements.get(here), trace.statements.get(there)
        if (
            values is not None
            and neutral is not None
            and neutral.pattern.startswith(NEUTRAL[statement.pattern])
            and values.full
            and values.shape == statement.shape
        ):
            trace.statements[name] = replace(statement, pattern=SAME, operands=(here,))
            return


def _same_for_all(trace: Trace, operand: str) -> bool:
    """Whether an operand is a number, or a parameter that is one number a run."""
    made = trace.statements.get(operand)
    if made is None:
        return number_in(operand) is not None
    return made.early and made.shape == (COLUMNS,)


def _in_order(low: str, high: str) -> bool:
    """Whether two operands are numbers, the second no less than the first."""
    first, second = number_in(low), number_in(high)
    return first is not None and second is not None and first <= second


def number_in(operand: str) -> float | None:
    """Return the number that an operand is written as; None for a name."""
    try:
        return float(operand)
    except ValueError:
        return None


def single(numbers: Array, runs: int) -> Array:
    """Return a number that every run shares as an array without an axis, others as they are.

    Such an array is joined with one of many runs as soon as an equally long one, and takes no
    room in the processor's cache. Of a single run it keeps its axis: noughts made for all runs
    have no more numbers there, and two arrays without an axis make no array.
    """
    return numbers.reshape(()) if numbers.shape == (1,) and runs > 1 else numbers


def each_run(numbers: Array, runs: int) -> Array:
    """Return numbers, one a run, in full for every run."""
    return numbers.repeat(runs) if numbers.shape == (1,) and runs > 1 else numbers


def in_blocks(matrix: Array, columns: Array, out: Array | None = None) -> Array:
    """Return a matrix times columns, (rows, runs), some columns at a time."""
    runs = columns.shape[-1]
    block = max(PRODUCTS // max(matrix.size, 1), 1)
    if runs <= block or columns.ndim != 2 or matrix.ndim != 2:
        return np.matmul(matrix, columns, out=out)
    if out is None:
        out = np.empty((matrix.shape[0], runs))
    for first in range(0, runs, block):
        part = slice(first, first + block)
        np.matmul(matrix, columns[:, part], out=out[:, part])
    return out
