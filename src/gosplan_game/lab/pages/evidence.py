"""Where each mechanism of the model stands in the code, and the test that shows it working.

The rows are written by hand in `docs/parts/mechanisms/*.toml`, a file a field of the economy:
``title``, and rows of ``mechanism``, ``equation`` (its number or empty), ``code`` (the dotted
name of a function, class or module) and ``test`` (``tests/FILE.py::NAME``). The four kinds of
test that every module has stand in `docs/parts/kinds-of-test.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import tomli

from gosplan_game.lab.pages import markdown

FOLDER = markdown.PARTS / "mechanisms"
KINDS = markdown.PARTS / "kinds-of-test.toml"
BATCH = "tests/model/test_axes.py::test_a_batch_equals_its_runs_one_by_one"
"""The one test that holds every equation against its runs, one by one."""


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
    yield from _kinds_table()


@dataclass(frozen=True, slots=True)
class Kinds:
    """The tests of one module of the model, by kind, as names of functions."""

    module: str
    """``money.trade``"""
    hand: str
    limit: str
    kept: str
    """Its law of conservation; empty where nothing is kept."""
    nothing_kept: str
    """Why there is none."""

    @property
    def file(self) -> str:
        """The module's own file of tests."""
        field, _, name = self.module.partition(".")
        return f"tests/model/{field}/test_{name}.py"

    def tests(self) -> list[str]:
        """Return the named tests, ``tests/FILE.py::NAME``."""
        return [
            f"{self.file}::test_{name}" for name in (self.hand, self.limit, self.kept) if name
        ]


def kinds(file: Path = KINDS) -> list[Kinds]:
    """Return the tests of every module, by kind."""
    document = tomli.loads(file.read_text(encoding="utf-8"))
    return [
        Kinds(
            row["name"], row["hand"], row["limit"], row.get("kept", ""),
            row.get("nothing_kept", ""),
        )
        for row in document["module"]
    ]  # fmt: skip


def _kinds_table() -> Iterator[str]:
    """Yield the table of the kinds of test, module by module."""
    yield "### Four kinds of test"
    yield ""
    yield from markdown.paragraph(
        "Every module of equations has a number worked by hand, a limit case and, where it moves",
        "stocks, a law of conservation in its own file of tests. That a batch equals its runs one",
        f"by one is held for every equation at once: `{BATCH}`.",
    )
    yield from markdown.table(
        ("module", "by hand", "limit", "conserved"),
        [
            (
                f"`{each.module}`", f"`{each.hand}`", f"`{each.limit}`",
                f"`{each.kept}`" if each.kept else each.nothing_kept,
            )
            for each in kinds()
        ],
    )  # fmt: skip


def short(code: str) -> str:
    """Return a dotted name without the package's own."""
    return code.removeprefix("gosplan_game.")
