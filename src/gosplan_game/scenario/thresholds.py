"""The figure that a promise turns on, found in its expression.

A promise is an expression such as ``cattle >= 65 and horses >= 26``. Its threshold is the
number of the first comparison; what follows ``and`` are conditions beside it. Texts name
the number by a field, and the balance proposes another one, without either knowing more of
the expression than this.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_FIRST = re.compile(
    r"(?P<operator>>=|<=|>|<)\s*(?P<value>-?\d+(?:\.\d+)?)\s*(?:$|\band\b(?P<rest>.*)$)", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Threshold:
    """The first comparison of an expression with a number."""

    measure: str
    """Expression that is compared."""
    operator: str
    """``>=``, ``>``, ``<=`` or ``<``."""
    value: float
    rest: str
    """Conditions beside it; empty where there are none."""
    first: int
    """Where the number begins in the text."""
    last: int
    """Where it ends."""

    @property
    def at_least(self) -> bool:
        """Whether more is better."""
        return self.operator.startswith(">")


def threshold_of(text: str) -> Threshold | None:
    """Return the threshold of an expression; None where it does not open with one."""
    depth = 0
    for place, sign in enumerate(text):
        depth += (sign == "(") - (sign == ")")
        if depth or sign not in "<>":
            continue
        found = _FIRST.match(text, place)
        if found is None or re.search(r"\b(or|if)\b", found["rest"] or ""):
            return None
        first, last = found.span("value")
        rest = (found["rest"] or "").strip()
        measure = text[:place].strip()
        return Threshold(measure, found["operator"], float(found["value"]), rest, first, last)
    return None


def with_value(text: str, value: float) -> str:
    """Return an expression with another number in its first comparison."""
    found = threshold_of(text)
    if found is None:
        raise ValueError(f"no threshold in {text!r}")
    return f"{text[:found.first]}{value:.10g}{text[found.last:]}"
