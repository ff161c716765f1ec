"""What expressions are made of: their context, their terms, arithmetic on runs."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, Protocol

import numpy as np
import numpy.typing as npt

from gosplan_game.core.errors import Problem, ScenarioError
from gosplan_game.core.quantities import Array

Kind = Literal["truth", "number"]
Values = npt.NDArray[Any]
"""Numbers or truths, (B,) or ()."""
Mask = npt.NDArray[np.bool_]

class Context(Protocol):
    """What an expression is evaluated on."""

    @property
    def turn(self) -> int:
        """Turn, counted from 0."""

    @property
    def year(self) -> int:
        """Calendar year."""

    @property
    def season(self) -> int:
        """Quarter of the year, 1 to 4."""

    def value(self, series_id: str, lag: int = 0) -> Array:
        """Return a series so many quarters ago, (B,); not a number where unknown."""

    def annual(self, series_id: str, year: int) -> Array:
        """Return a series' value of a year, (B,); not a number where unknown."""

    def lever(self, item_id: str) -> Array:
        """Return the order in force, (B,)."""


class ExpressionError(ScenarioError):
    """An expression that cannot be used: what is wrong, and at which character."""

    def __init__(self, text: str, column: int) -> None:
        """Keep the text and the column, counted from 1."""
        super().__init__([Problem("expression", 1, column, "error", text)])
        self.text = text
        self.column = column


class Names(Protocol):
    """What an expression may refer to; used to check ids while compiling."""

    def series_unit(self, series_id: str) -> str:
        """Return a series' unit, '' if mixed; ValueError with a hint if there is none."""

    def lever_unit(self, item_id: str) -> str:
        """Return the unit of a lever or an item; ValueError with a hint if none."""


Evaluate = Callable[[Context], Values]


@dataclass(frozen=True, slots=True)
class Term:
    """A compiled part: how to evaluate it, whether it is true or false, its unit."""

    evaluate: Evaluate
    kind: Kind = "number"
    unit: str | None = None
    """Unit where it is known to be one; plain numbers go with any unit."""
    whole: bool = False
    """Whether it is a whole number that no rounding can have touched: the clock, or written."""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something doubtful in an expression: what, and at which character."""

    text: str
    column: int


Comparison = Callable[[Values, Values], Mask]

COMPARISONS: dict[type[ast.cmpop], Comparison] = {
    ast.Lt: np.less,
    ast.LtE: np.less_equal,
    ast.Gt: np.greater,
    ast.GtE: np.greater_equal,
    ast.Eq: np.equal,
    ast.NotEq: np.not_equal,
}


NINTH_DIGIT = 1e-8
"""Numbers further apart than this part of the larger stay in order when rounded."""


def truth(value: Values) -> Mask:
    """Return truths as booleans."""
    return np.asarray(value, dtype=np.bool_)


def divided(above: Values, below: Values) -> Values:
    """Return a quotient; not a number where the divisor is zero."""
    return np.where(below == 0.0, np.nan, above / np.where(below == 0.0, 1.0, below))


def nine_digits(value: Values) -> Values:
    """Return numbers rounded to nine significant digits."""
    size = np.abs(value)
    known = (size > 0.0) & np.isfinite(size)
    with np.errstate(all="ignore"):
        power = np.floor(np.log10(np.where(known, size, 1.0))) - 8.0
        scale = np.power(10.0, np.abs(power))
        rounded = np.where(
            power < 0.0, np.round(value * scale) / scale, np.round(value / scale) * scale
        )
    return np.where(known & np.isfinite(rounded), rounded, value)


def compared(comparison: Comparison, left: Values, right: Values) -> Mask:
    """Return where a comparison holds between numbers rounded to nine digits."""
    sound = np.isfinite(left) & np.isfinite(right)
    size = np.maximum(np.abs(left), np.abs(right))
    if np.count_nonzero(np.abs(left - right) <= NINTH_DIGIT * size):
        left, right = nine_digits(left), nine_digits(right)
    holds: Mask = comparison(left, right) & sound
    return holds
