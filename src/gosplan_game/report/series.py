"""One series as chart, table and CSV: the run, the reports, history beside it."""

from __future__ import annotations

import math
from dataclasses import dataclass

from gosplan_game.core.errors import GosplanError
from gosplan_game.report.numbers import decimals_for, is_known, mark_texts, ticks
from gosplan_game.report.periods import bound, end_of, start_of
from gosplan_game.report.plots import (
    Band,
    Chart,
    Line,
    Mark,
    points,
    stands_high,
    value_range,
    year_marks,
)
from gosplan_game.report.reading import REPORTED, Reading
from gosplan_game.report.tables import Cell, Table, TableRow
from gosplan_game.report.words import Words

AFTERMATH = 4.0
"""Years of history after the term that are shown once it is over."""


def history_points(reading: Reading, series: str) -> list[tuple[float, float, float, float]]:
    """Return history as (x, value, lower, upper), up to the present.

    Once the game is over it goes on a little beyond the term, no further: beside the whole
    century the years of a lesson would be lost.
    """
    try:
        found = reading.scenario.reference(series)
    except (KeyError, GosplanError):
        return []
    latest = reading.scenario.end.year + AFTERMATH if reading.over else reading.here
    first = float(reading.scenario.start.year)
    made = []
    for point in found:
        text = str(point.period)
        end = end_of(text)
        if end > latest + 1e-9 or end <= first:
            continue
        made.append((start_of(text), float(point.value), bound(point, "low"),
                     bound(point, "high")))
    return sorted(made)


@dataclass(frozen=True, slots=True)
class Beside:
    """Another game whose years are laid beside: its name and its numbers."""

    name: str
    reading: Reading

    def annual(self, reading: Reading, series: str) -> tuple[tuple[int, ...], tuple[float, ...]]:
        """Return the other game's years, in the voice in which this game shows the series.

        What is shut in either game stays shut; where the other one still runs it is read as
        its office sees it.
        """
        if reading.shut(series):
            return (), ()
        wanted = reading.voice(series)[0]
        return self.reading.annual(wanted, seen=self.reading.closed(wanted))


def series_chart(
    reading: Reading, series: str, beside: Beside | None = None, *, history: bool = True,
    quarterly: bool = False,
) -> Chart:
    """Return the years of a series, history dashed beside it, reports as diamonds at the end.

    Args:
        reading: The game.
        series: Which series.
        beside: Another game, in blue.
        history: Whether history's line is drawn.
        quarterly: Whether the game's own line has a point for every quarter, as it stood at its
            end, instead of one for every year: for stocks, whose last figure a year's mean hides.
    """
    words = reading.words
    name = series.removesuffix(REPORTED)
    unit = reading.unit(name)
    years, values = _quarters(reading, series) if quarterly else reading.annual(series)
    lines: list[Line] = []
    reported = reading.voice(series)[1]
    if reported:
        lines.append(Line("reported", words("chart.reported", value=_last(words, values, unit)),
                          points(years, values)))
    elif not reading.shut(series):
        lines.append(Line("yours", words("chart.yours", value=_last(words, values, unit)),
                          points(years, values)))
        if reading.over and reading.variable(name).reported:
            report_years, report = reading.annual(name + REPORTED, seen=False)
            lines.append(Line("reported",
                              words("chart.reported", value=_last(words, report, unit)),
                              points(report_years, report)))
    lines += _other(reading, series, unit, beside)
    past = history_points(reading, name) if history else []
    bands: list[Band] = []
    if past:
        last = past[-1][1]
        lines.append(Line("history", words("chart.history", value=words.figure(last, unit)),
                          tuple((x, value) for x, value, _, _ in past)))
        ranged = tuple((x, low, high) for x, _, low, high in past
                       if is_known(low) and is_known(high))
        if len(ranged) > 1:
            bands.append(Band("range", words("chart.range"), ranged))
    first = float(reading.scenario.start.year)
    last_year = max([first + 4, float(reading.past.year), *years[-1:], *(x for x, *_ in past),
                     *(x for line in lines if line.role == "other" for x, _ in line.points)])
    low, high = value_range(lines, bands, from_zero=not stands_high(lines, bands))
    marks = ticks(low, high, 5)
    return Chart(
        title=_titled(words, words.series(name), words.unit(unit)),
        unit="",
        lines=tuple(lines),
        bands=tuple(bands),
        x_range=(first, last_year),
        y_range=(low, high),
        x_marks=tuple(Mark(year, str(int(year))) for year in year_marks(first, last_year)),
        y_marks=tuple(map(Mark, marks, mark_texts(marks, words.style))),
        measure=unit,
        source=source_of(reading, name) if history else "",
    )


def source_of(reading: Reading, series: str) -> str:
    """Return the sources of history's line, each once."""
    words = reading.words
    try:
        found = reading.scenario.reference(series.removesuffix(REPORTED))
    except (KeyError, GosplanError):
        found = ()
    sources = list(dict.fromkeys(str(point.source) for point in found if point.source))
    if not sources:
        return words("almanac.no_source")
    return words("almanac.source", sources="; ".join(map(words.cited, sources[:4])))


def _quarters(reading: Reading, series: str) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return the ends of the quarters in years, and the values there."""
    values = tuple(float(value) for value in reading.quarters(series))
    return tuple(reading.place(index, len(values)) for index in range(len(values))), values


def _other(reading: Reading, series: str, unit: str, beside: Beside | None) -> list[Line]:
    if beside is None:
        return []
    words = reading.words
    years, values = beside.annual(reading, series)
    label = words("chart.other", name=beside.name, value=_last(words, values, unit))
    return [Line("other", label, points(years, values))]


def _titled(words: Words, series: str, unit: str) -> str:
    """Return the title of a chart with its unit, which the axis then leaves out."""
    return words("chart.title", series=series, unit=unit) if unit else series


def _last(words: Words, values: tuple[float, ...], unit: str) -> str:
    return words.figure(values[-1], unit) if values else words.figure(math.nan)


def series_table(reading: Reading, series: str, beside: Beside | None = None) -> Table:
    """Return the years of a series beside history's, and beside another game's."""
    words = reading.words
    name = series.removesuffix(REPORTED)
    unit = reading.unit(name)
    years, values = reading.annual(series)
    history = {int(x): value for x, value, _, _ in history_points(reading, name)}
    yours = dict(zip(years, values, strict=True))
    report: dict[int, float] = {}
    if reading.over and reading.variable(name).reported:
        report = dict(zip(*reading.annual(name + REPORTED, seen=False), strict=True))
    other = dict(zip(*beside.annual(reading, series), strict=True)) if beside else {}
    decimals = decimals_for([*values, *history.values()], unit)
    rows = []
    for year in sorted({*yours, *history, *other}):
        cells = [yours.get(year, math.nan), history.get(year, math.nan)]
        if report:
            cells.insert(1, report.get(year, math.nan))
        if beside:
            cells.append(other.get(year, math.nan))
        rows.append(TableRow(str(year), str(year), tuple(
            Cell(words.number(value, decimals) if is_known(value) else "", value)
            for value in cells)))
    heads = [words("table.year"),
             words("almanac.show.reported" if reading.voice(series)[1] else "almanac.show.yours"),
             words("almanac.show.history")]
    if report:
        heads.insert(2, words("almanac.show.reported"))
    if beside:
        heads.append(beside.name)
    return Table(words.series(name), tuple(heads), tuple(rows))


def series_csv(reading: Reading, series: str, beside: Beside | None = None) -> str:
    """Return the years of a series as CSV: year, value, history, and the other game's value."""
    table = series_table(reading, series, beside)
    reports = len(table.heads) - (beside is not None) > 3
    lines = [",".join(("year", "value", *(("reported",) if reports else ()), "history",
                       *(("other",) if beside else ())))]
    lines += [
        ",".join([row.id, *(repr(cell.value) if is_known(cell.value) else ""
                            for cell in row.cells)])
        for row in table.rows
    ]
    return "\n".join(lines) + "\n"
