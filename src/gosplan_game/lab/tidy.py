"""Tidy rows: one number a row, written while the games are run.

The histories of some runs are written after another, so that memory does not grow
with the number of runs. Numbers are written as ``repr``, the shortest text
that reads back as the same number.
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import TextIO

import numpy as np

from gosplan_game.core.errors import GosplanError
from gosplan_game.core.quantities import Array
from gosplan_game.scenario.reasons import reason
from gosplan_game.sim.history import History

QUARTERLY = "run,turn,date,series,unit,value"
ANNUAL = "run,year,series,unit,value"


@dataclass(frozen=True, slots=True)
class _Block:
    """The rows of one quarter or year: their time, their series, their numbers."""

    time: str
    series: Sequence[str]
    values: Array
    """(series, run)"""


def heading(*, annual: bool) -> str:
    """Return the first line of a table."""
    return (ANNUAL if annual else QUARTERLY) + "\n"


def write_rows(stream: TextIO, history: History, *, first_run: int, annual: bool) -> None:
    """Write all recorded series of a history, ordered by run, time and series.

    Args:
        stream: Where the rows go.
        history: Some finished runs.
        first_run: Number of the first column among all runs.
        annual: Whether a row is a year's value instead of a quarter's.
    """
    series = {name: _cells(name, history.variable(name).unit) for name in history.ids()}
    blocks = list(_years(history, series) if annual else _quarters(history, series))
    for column in range(history.runs):
        run = f"{first_run + column},"
        for block in blocks:
            start = run + block.time
            numbers = block.values[:, column].tolist()
            stream.writelines(
                f"{start}{cells}{number!r}\n"
                for cells, number in zip(block.series, numbers, strict=True)
            )


def _quarters(history: History, series: Mapping[str, str]) -> Iterator[_Block]:
    cells = list(series.values())
    numbers = np.stack([history.get(name) for name in series], axis=1)
    for turn, values in enumerate(numbers):
        yield _Block(f"{turn},{history.start + turn},", cells, values)


def _years(history: History, series: Mapping[str, str]) -> Iterator[_Block]:
    by_year: dict[int, list[tuple[str, Array]]] = {}
    for name, cells in series.items():
        years, values = history.annual(name)
        for year, value in zip(years.tolist(), values, strict=True):
            by_year.setdefault(year, []).append((cells, value))
    for year in sorted(by_year):
        rows = by_year[year]
        values = np.stack([value for _, value in rows])
        yield _Block(f"{year},", [cells for cells, _ in rows], values)


def _cells(*texts: str) -> str:
    """Return texts as CSV cells, quoted where needed, each followed by a comma."""
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(texts)
    return line.getvalue() + ","


@contextmanager
def open_output(target: str) -> Iterator[TextIO]:
    """Open ``FILE.csv``, ``FILE.parquet`` or ``-`` for tidy rows.

    A file appears under its name only when it is complete.

    Raises:
        GosplanError: the name ends otherwise, or parquet lacks its library.
    """
    if target == "-":
        yield sys.stdout
        return
    path = Path(target)
    if path.suffix not in (".csv", ".parquet"):
        raise GosplanError(reason("lab.out_rows", path=target))
    if path.suffix == ".parquet":
        _polars()
    if not path.absolute().parent.is_dir():
        raise GosplanError(reason("lab.out_folder", path=target, folder=path.parent))
    rows = path.with_name(path.name + ".tmp")
    try:
        with rows.open("w", encoding="utf-8", newline="") as stream:
            yield stream
        if path.suffix == ".parquet":
            _to_parquet(rows, path)
        else:
            rows.replace(path)
    finally:
        rows.unlink(missing_ok=True)


def _to_parquet(rows: Path, path: Path) -> None:
    """Turn CSV rows into parquet, streaming, so that memory stays small."""
    complete = path.with_name(path.name + ".part.tmp")
    try:
        _polars().scan_csv(rows).sink_parquet(complete)
        complete.replace(path)
    finally:
        complete.unlink(missing_ok=True)


def _polars() -> ModuleType:
    """Import polars, an extra that only parquet needs."""
    try:
        return import_module("polars")
    except ModuleNotFoundError:
        raise GosplanError(reason("lab.no_polars")) from None
