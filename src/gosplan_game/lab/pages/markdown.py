"""Markdown from values, tables and docstrings."""

from __future__ import annotations

import math
import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

DOCS = Path(__file__).resolve().parents[4] / "docs"
PARTS = DOCS / "parts"
MADE = "Made by `python -m gosplan_game.lab.pages`; do not edit."


def part(name: str) -> str:
    """Return a part written by hand, without the blank lines around it."""
    return (PARTS / f"{name}.md").read_text(encoding="utf-8").strip()


def row(cells: Iterable[str]) -> str:
    """Return one row of a table."""
    escaped = (cell.replace("|", "\\|").replace("\n", " ") for cell in cells)
    return f"| {' | '.join(escaped)} |"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a table and a blank one; nothing when there are no rows."""
    body = [row(cells) for cells in rows]
    if body:
        yield row(head)
        yield "|" + "---|" * len(head)
        yield from body
        yield ""


def paragraph(*sentences: str) -> Iterator[str]:
    """Yield the lines of a paragraph and a blank one."""
    yield from textwrap.wrap(" ".join(sentences), 100, break_long_words=False,
                             break_on_hyphens=False)
    yield ""


def number(value: float) -> str:
    """Return a number as people write it, to six significant digits."""
    if value and math.log2(abs(value)).is_integer() and abs(value) >= 2**53:
        return f"2^{math.log2(value):g}"
    text = f"{value:.6g}"
    if "e" in text:
        return text
    whole, dot, rest = text.partition(".")
    return f"{int(whole):,}".replace(",", " ") + dot + rest if len(whole) > 4 else text


def anchor(heading: str) -> str:
    """Return the address of a heading within its page."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def prose(docstring: str) -> Iterator[str]:
    """Yield a docstring's lines, what is indented as a block of code."""
    inside = False
    for line in docstring.splitlines():
        indented = line.startswith("    ") or (inside and not line.strip())
        if indented and not inside:
            yield "```text"
        if inside and not indented:
            yield "```"
            yield ""
        inside = indented
        if inside and not line.strip():
            inside = False
            yield "```"
            yield ""
        elif line.strip() or not inside:
            yield line.removeprefix("    ") if inside else line
    if inside:
        yield "```"
