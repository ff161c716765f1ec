"""Reading a number as people type it: comma or point, gaps, percent, simple arithmetic."""

from __future__ import annotations

import math
import re

_TOKEN = re.compile(r"(\d+(?:\.\d*)?|\.\d+)|([-+*/()])")
_LONGEST = 40
_AMOUNT = re.compile(r"[-+]?\d[\d\s.,'’]*")
_GROUPED = re.compile(r"[1-9]\d{0,2}[.,]\d{3}")


def _ungrouped(digits: str) -> str:
    """Return a number without the signs that set its thousands apart."""
    for sign, other in ((",", "."), (".", ",")):
        grouped = re.fullmatch(rf"\d{{1,3}}(\{sign}\d{{3}})+(\{other}\d*)?", digits)
        if grouped and (other in digits or digits.count(sign) > 1):
            return digits.replace(sign, "")
    return digits


def parse_number(text: str) -> float | None:
    """Return the value of a typed number or a simple sum such as ``4.2*1.1``; None if it is none.

    Gaps between digits are thousands, and so are commas before a point, points before a comma
    and either of them where it stands more than once; ``−``, ``–``, ``×``, ``·`` and ``:`` count
    as signs; a closing percent sign is allowed and ignored.
    """
    cleaned = re.sub(r"[\s\u00a0\u2009\u202f'’]", "", text).rstrip("%")
    cleaned = re.sub(r"\d[\d.,]*", lambda found: _ungrouped(found.group()), cleaned)
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


def pasted_number(text: str) -> str:
    """Return what of a pasted text goes into a number's field.

    Of a row of a table it is the last cell with a digit, of an amount the number without its
    unit; a sum is taken as it is, and what holds no number too.
    """
    cells = [cell.strip() for cell in re.split(r"[\t\r\n]+", text)
             if any(map(str.isdecimal, cell))]
    cell = cells[-1] if cells else text.strip()
    bare = re.sub(r"[\u2212\u2013]", "-", cell)
    found = _AMOUNT.match(bare)
    if found is None or parse_number(bare) is not None:
        return bare
    rest = bare[found.end():].lstrip()
    return found.group().strip() if rest[:1].isalpha() or rest[:1] in "%₽" else bare


def _near(text: str, value: float) -> float | None:
    """Return a number, taking ``4,200`` for the reading that is nearer to a value.

    One language groups thousands by the sign that another puts before decimals.
    """
    bare = text.strip()
    if _GROUPED.fullmatch(bare) is None or value <= 0:
        return parse_number(text)
    small = float(bare.replace(",", "."))
    large = 1000 * small
    return min(small, large, key=lambda each: abs(math.log(each / value)))


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
    return _near(text, value)


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
