"""Tables as screens draw them: heads, rows, aligned figures, a chosen row."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gosplan_game.report.numbers import decimals_for, is_known
from gosplan_game.report.reading import Reading

TOTAL = "country"
"""Id of the row that gives the whole country."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure of a table; ``bar`` is a share to be drawn beside it, or nan."""

    text: str
    value: float
    bar: float = float("nan")
    worse: bool = False
    series: str = ""
    """The series it shows, for *Why?*."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row: its id, its name and its cells."""

    id: str
    name: str
    cells: tuple[Cell, ...]
    total: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its heads; the first column is the row's name."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[TableRow, ...]


def region_table(reading: Reading, columns: tuple[str, ...], title: str) -> Table:
    """Return one row a region: the last quarter of stocks, the last four quarters of flows.

    Args:
        reading: The game.
        columns: National ids that also exist by region.
        title: The table's title.
    """
    words = reading.words
    regions = reading.scenario.labels.regions
    columns_read = {name: [_regional(reading, name, region) for region in regions]
                    for name in columns}
    kept = tuple(name for name in columns
                 if any(is_known(value) for value in columns_read[name]))
    national = {name: _regional(reading, name, "") for name in kept}

    def cell(name: str, value: float, region: str = "") -> Cell:
        unit = reading.unit(name)
        share = value / 100.0 if unit == "percent" else float("nan")
        return Cell(words.number(value, decimals_for(columns_read[name], unit)), value, share,
                    series=f"{name}@{region}" if region else name)

    rows = [
        TableRow(region, words.region(region),
                 tuple(cell(name, columns_read[name][place], region) for name in kept))
        for place, region in enumerate(regions)
    ]
    if kept:
        rows.append(TableRow(TOTAL, words("table.country"),
                             tuple(cell(name, national[name]) for name in kept), total=True))
    heads = tuple(
        _head(reading, name)
        for name in kept
    )
    return Table(title, (words("table.region"), *heads), tuple(rows))


def _head(reading: Reading, name: str) -> str:
    """Return a short name with a short unit."""
    words = reading.words
    title = words.optional(f"head.{name}") or words.series(name)
    unit = words.short_unit(reading.unit(name))
    return words("table.head", series=title, unit=unit) if unit else title


def _regional(reading: Reading, name: str, region: str) -> float:
    """Return the last value of a stock or rate, or the last year of a flow; "" is the country."""
    variable = reading.variable(name)
    series = f"{name}@{region}" if region else name
    if variable.annual != "sum" or variable.stock:
        return reading.last(series)
    values = reading.quarters(series)[-4:]
    return float(np.sum(values)) if len(values) else float("nan")
