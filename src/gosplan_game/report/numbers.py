"""Numbers as they are printed: decimals, thousands, signs, rounding.

Thousands are set apart by U+00A0, which the window draws as a narrow gap and a
browser as a space that never breaks. Minus is U+2212. A number that is not
known is an en dash.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

GAP = "\u00a0"
MINUS = "\u2212"
UNKNOWN = "\u2013"

WHOLE_UNITS = frozenset({"count", "persons", "roubles a year"})
"""Units of which no part is printed."""


@dataclass(frozen=True, slots=True)
class NumberStyle:
    """How a language writes numbers."""

    decimal: str = "."
    gap: str = GAP


PLAIN = NumberStyle()


def is_known(value: float) -> bool:
    """Say whether the value can be printed as a number."""
    return math.isfinite(value)


def number(value: float, decimals: int = 0, style: NumberStyle = PLAIN) -> str:
    """Return the value with thousands set apart and a true minus sign."""
    if not is_known(value):
        return UNKNOWN
    digits = f"{abs(value):,.{max(decimals, 0)}f}"
    whole, _, part = digits.partition(".")
    # Four figures alone read better closed up only in years; amounts are always set apart.
    text = whole.replace(",", style.gap) + (style.decimal + part if part else "")
    zero = not any(character in "123456789" for character in text)
    return (MINUS if value < 0 and not zero else "") + text


def signed(value: float, decimals: int = 0, style: NumberStyle = PLAIN) -> str:
    """Return the value with its sign, plus included; zero has none."""
    text = number(value, decimals, style)
    if not is_known(value) or text.startswith(MINUS):
        return text
    return "+" + text if any(character in "123456789" for character in text) else text


def decimals_for(values: Iterable[float], unit: str = "") -> int:
    """Return the decimals that give the largest value about three figures, two at most."""
    if unit in WHOLE_UNITS:
        return 0
    largest = max((abs(value) for value in values if is_known(value)), default=0.0)
    if largest == 0:
        return 0
    return min(2, max(0, 2 - math.floor(math.log10(largest) + 1e-12)))


def rounded(value: float, digits: int = 2) -> float:
    """Return the value rounded to so many significant digits."""
    if not is_known(value) or value == 0:
        return value
    return round(value, digits - 1 - math.floor(math.log10(abs(value))))


def people(value: float, style: NumberStyle = PLAIN) -> str:
    """Return a number of persons rounded to two significant digits."""
    return number(rounded(value), 0, style)


def percent_change(new: float, old: float) -> float:
    """Return the change in percent; nan where there is nothing to compare with."""
    if not is_known(new) or not is_known(old) or old <= 0:
        return math.nan
    return 100.0 * (new / old - 1.0)


NICE = (1.0, 2.0, 2.5, 4.0, 5.0, 10.0)


def sign_unit(largest: float, most: int) -> float:
    """Return the round amount one pictogram stands for, so that ``most`` show the largest."""
    if not is_known(largest) or largest <= 0:
        return 1.0
    exact = largest / max(most, 1)
    power = 10.0 ** math.floor(math.log10(exact))
    for step in NICE:
        if step * power >= exact * (1 - 1e-9):
            return step * power
    return 10.0 * power


def ticks(lower: float, upper: float, about: int = 5) -> tuple[float, ...]:
    """Return round values between the bounds, for an axis."""
    if not (is_known(lower) and is_known(upper)) or upper <= lower:
        return (lower,) if is_known(lower) else ()
    step = sign_unit(upper - lower, about)
    first = math.ceil(lower / step - 1e-9)
    last = math.floor(upper / step + 1e-9)
    return tuple(round(index * step, 12) for index in range(first, last + 1))


def mark_texts(marks: Sequence[float], style: NumberStyle = PLAIN) -> tuple[str, ...]:
    """Return round values written with as few decimals as tell them exactly."""
    decimals = next(
        (places for places in range(6)
         if all(abs(round(mark, places) - mark) <= 1e-9 * max(1.0, abs(mark)) for mark in marks)),
        6,
    )
    return tuple(number(mark, decimals, style) for mark in marks)


def span(series: Sequence[float]) -> tuple[float, float]:
    """Return the least and greatest known value, or nan twice."""
    known = [value for value in series if is_known(value)]
    return (min(known), max(known)) if known else (math.nan, math.nan)
