"""Reading a number as people type it: comma or point, gaps, percent, simple arithmetic."""

from __future__ import annotations

import math
import re

_TOKEN = re.compile(r"(\d+(?:\.\d*)?|\.\d+)|([-+*/()])")
_LONGEST = 40


def parse_number(text: str) -> float | None:
    """Return the value of a typed number or a simple sum such as ``4.2*1.1``; None if it is none.

    Gaps between digits are thousands; ``−``, ``–``, ``×``, ``·`` and ``:`` count as signs; a
    closing percent sign is allowed and ignored.
    """
    cleaned = re.sub(r"[\s\u00a0\u2009\u202f']", "", text).rstrip("%")
    for sign, plain in (("−", "-"), ("–", "-"), ("×", "*"), ("·", "*"), (":", "/"), (",", ".")):
        cleaned = cleaned.replace(sign, plain)
    if not cleaned or len(cleaned) > _LONGEST:
        return None
    tokens: list[str] = []
    at = 0
    while at < len(cleaned):
        found = _TOKEN.match(cleaned, at)
        if found is None:
            return None
        tokens.append(found.group())
        at = found.end()
    try:
        value, rest = _sum(tokens)
    except (ValueError, ZeroDivisionError, OverflowError, IndexError):
        return None
    return value if not rest and math.isfinite(value) else None


def _sum(tokens: list[str]) -> tuple[float, list[str]]:
    value, tokens = _product(tokens)
    while tokens and tokens[0] in "+-":
        sign = tokens[0]
        other, tokens = _product(tokens[1:])
        value = value + other if sign == "+" else value - other
    return value, tokens


def _product(tokens: list[str]) -> tuple[float, list[str]]:
    value, tokens = _factor(tokens)
    while tokens and tokens[0] in "*/":
        sign = tokens[0]
        other, tokens = _factor(tokens[1:])
        value = value * other if sign == "*" else value / other
    return value, tokens


def _factor(tokens: list[str]) -> tuple[float, list[str]]:
    first = tokens[0]
    if first in ("-", "+"):
        value, rest = _factor(tokens[1:])
        return (-value if first == "-" else value), rest
    if first == "(":
        value, rest = _sum(tokens[1:])
        if not rest or rest[0] != ")":
            raise ValueError("a bracket is open")
        return value, rest[1:]
    return float(first), tokens[1:]
