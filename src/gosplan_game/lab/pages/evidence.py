"""Where each mechanism of the model stands in the code, and the test that shows it working.

The rows are written by hand in `docs/parts/mechanisms/*.toml`, a file a field of the economy:
``title``, and rows of ``mechanism``, ``equation`` (its number or empty), ``code`` (the dotted
name of a function, class or module) and ``test`` (``tests/FILE.py::NAME``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import tomli

from gosplan_game.lab.pages import markdown

FOLDER = markdown.PARTS / "mechanisms"


@dataclass(frozen=True, slots=True)
class Row:
    """One mechanism, its place and its proof."""

    field: str
    mechanism: str
    equation: str
    code: str
    test: str


def rows(folder: Path = FOLDER) -> list[Row]:
    """Return all rows, file by file in the order of their names."""
    found = []
    for file in sorted(folder.glob("*.toml")):
        document = tomli.loads(file.read_text(encoding="utf-8"))
        field = document.get("title", file.stem.capitalize())
        found += [
            Row(field, row["mechanism"], row.get("equation", ""), row["code"], row["test"])
            for row in document.get("row", ())
        ]
    return found


def render() -> Iterator[str]:
    """Yield the section of docs/model.md; nothing where there are no rows."""
    found = rows()
    if not found:
        return
    yield "## Mechanism, code and test"
    yield ""
    yield from markdown.paragraph(
        f"{len(found)} mechanisms that the sources of this model name, each with the code that",
        "carries it and a test that shows it working: by hand-worked numbers, or by a history",
        "in which it is missing.",
    )
    for field in dict.fromkeys(row.field for row in found):
        yield f"### {field}"
        yield ""
        yield from markdown.table(
            ("mechanism", "equation", "code", "test"),
            [
                (row.mechanism, row.equation, f"`{short(row.code)}`", f"`{row.test}`")
                for row in found
                if row.field == field
            ],
        )


def short(code: str) -> str:
    """Return a dotted name without the package's own."""
    return code.removeprefix("gosplan_game.")
