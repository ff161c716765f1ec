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


def typed_number(text: str, value: float, *, percent: bool = False) -> float | None:
    """Return what was typed into a field that holds a value; None if it is no number.

    ``+5%`` and ``-5%`` change the value by a share of itself, in a field of percents by
    percentage points; ``+5``, ``*1.1`` and ``/2`` go on from the value; all else is a number or
    a sum in its own right, ``-5`` a negative one.

    Args:
        text: What was typed.
        value: What the field holds.
        percent: Whether the field counts in percent.
    """
    bare = text.strip().replace("−", "-").replace("–", "-").replace("×", "*").replace(":", "/")
    sign, rest = bare[:1], bare[1:]
    if sign in "+-" and sign and rest.endswith("%"):
        share = parse_number(rest[:-1])
        if share is None:
            return None
        step = share if percent else value * share / 100
        return value + step if sign == "+" else value - step
    if sign in "+*/" and sign:
        other = parse_number(rest)
        if other is None or (sign == "/" and other == 0):
            return None
        return {"+": value + other, "*": value * other}.get(sign, value / (other or 1.0))
    return parse_number(text)


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
