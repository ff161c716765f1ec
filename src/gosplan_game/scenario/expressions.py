"""Expressions of scenarios: conditions, rules and grades, written by modders.

An expression is parsed with `ast` and rebuilt from a whitelist of a few nodes,
so it can read indicators and orders and do arithmetic, and nothing else: there
are no attributes, calls of anything but a dozen functions, strings or loops. Its
length, depth and powers are bounded, so it cannot hang. It is evaluated on all
runs at once.

Comparisons round both sides to nine significant digits, because processors
differ in the last bits; what is not a number compares as false, and a division
by zero is not a number.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gosplan_game.core.quantities import Array
from gosplan_game.scenario.expression_compiler import FUNCTIONS, Compiler
from gosplan_game.scenario.expression_parsing import LONGEST
from gosplan_game.scenario.expression_terms import (
    Context,
    ExpressionError,
    Kind,
    Names,
    Remark,
    Term,
)
from gosplan_game.scenario.reasons import expression

__all__ = [
    "FUNCTIONS",
    "LONGEST",
    "Context",
    "Expression",
    "ExpressionError",
    "Kind",
    "Names",
    "Remark",
    "Term",
    "compile_expression",
]


@dataclass(frozen=True, slots=True)
class Expression:
    """A compiled expression."""

    text: str
    kind: Kind
    series: tuple[str, ...]
    """Ids of the series it reads."""
    levers: tuple[str, ...]
    """Items of the levers it reads."""
    remarks: tuple[Remark, ...]
    """What is doubtful in it, such as a comparison of tonnes with people."""
    term: Term

    def evaluate(self, context: Context) -> Array:
        """Return the value in every run; truth is 1.0 or 0.0. Shape (B,) or ()."""
        with np.errstate(all="ignore"):
            return np.asarray(self.term.evaluate(context), dtype=np.float64)


def compile_expression(
    text: str, *, kind: Kind | None = None, names: Names | None = None
) -> Expression:
    """Return an expression ready for evaluation.

    Args:
        text: The expression.
        kind: What it must yield; None for either.
        names: Knows the series and levers; without it ids are not checked.

    Raises:
        ExpressionError: it is not an expression of the whitelist, too long or deep,
            names something unknown, or yields a number where truth is wanted.
    """
    compiler = Compiler(text, names)
    term = compiler.compile()
    if kind is not None and term.kind != kind:
        raise ExpressionError(expression(f"wanted.{kind}"), 1)
    return Expression(
        text=text,
        kind=term.kind,
        series=tuple(dict.fromkeys(compiler.series)),
        levers=tuple(dict.fromkeys(compiler.levers)),
        remarks=tuple(compiler.remarks),
        term=term,
    )
