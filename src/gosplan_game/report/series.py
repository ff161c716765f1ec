"""One series as chart, table and CSV: the run, the reports, history beside it."""

from __future__ import annotations

import math

from gosplan_game.core.errors import GosplanError
from gosplan_game.report.numbers import decimals_for, is_known, mark_texts, ticks
from gosplan_game.report.periods import bound, end_of, start_of
from gosplan_game.report.plots import Band, Chart, Line, Mark, points, value_range, year_marks
from gosplan_game.report.reading import REPORTED, Reading
from gosplan_game.report.tables import Cell, Table, TableRow
from gosplan_game.report.words import Words


def history_points(reading: Reading, series: str) -> list[tuple[float, float, float, float]]:
    """Return history as (x, value, lower, upper), up to the present unless the game is over."""
    try:
        found = reading.scenario.reference(series)
    except (KeyError, GosplanError):
        return []
    latest = math.inf if reading.over else reading.here
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


def series_chart(reading: Reading, series: str) -> Chart:
    """Return the years of a series, history dashed beside it, reports as diamonds at the end."""
    words = reading.words
    name = series.removesuffix(REPORTED)
    unit = reading.unit(name)
    years, values = reading.annual(series)
    lines: list[Line] = []
    reported = reading.voice(series)[1]
    if reported:
        lines.append(Line("reported", words("chart.reported", value=_last(words, values, unit)),
                          points(years, values)))
    else:
        lines.append(Line("yours", words("chart.yours", value=_last(words, values, unit)),
                          points(years, values)))
        if reading.over and reading.variable(name).reported:
            report_years, report = reading.annual(name + REPORTED, seen=False)
            lines.append(Line("reported",
                              words("chart.reported", value=_last(words, report, unit)),
                              points(report_years, report)))
    history = history_points(reading, name)
    bands: list[Band] = []
    if history:
        last = history[-1][1]
        lines.append(Line("history", words("chart.history", value=words.figure(last, unit)),
                          tuple((x, value) for x, value, _, _ in history)))
        ranged = tuple((x, low, high) for x, _, low, high in history
                       if is_known(low) and is_known(high))
        if len(ranged) > 1:
            bands.append(Band("range", words("chart.range"), ranged))
    first = float(reading.scenario.start.year)
    last_year = max([first + 4, float(reading.past.year), *(x for x, *_ in history)])
    low, high = value_range(lines, bands)
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
    )


def _titled(words: Words, series: str, unit: str) -> str:
    """Return the title of a chart with its unit, which the axis then leaves out."""
    return words("chart.title", series=series, unit=unit) if unit else series


def _last(words: Words, values: tuple[float, ...], unit: str) -> str:
    return words.figure(values[-1], unit) if values else words.figure(math.nan)


def series_table(reading: Reading, series: str) -> Table:
    """Return the years of a series beside history's."""
    words = reading.words
    name = series.removesuffix(REPORTED)
    unit = reading.unit(name)
    years, values = reading.annual(series)
    history = {int(x): value for x, value, _, _ in history_points(reading, name)}
    yours = dict(zip(years, values, strict=True))
    report: dict[int, float] = {}
    if reading.over and reading.variable(name).reported:
        report = dict(zip(*reading.annual(name + REPORTED, seen=False), strict=True))
    decimals = decimals_for([*values, *history.values()], unit)
    rows = []
    for year in sorted({*yours, *history}):
        cells = [yours.get(year, math.nan), history.get(year, math.nan)]
        if report:
            cells.insert(1, report.get(year, math.nan))
        rows.append(TableRow(str(year), str(year), tuple(
            Cell(words.number(value, decimals) if is_known(value) else "", value)
            for value in cells)))
    heads = [words("table.year"),
             words("almanac.show.reported" if reading.voice(series)[1] else "almanac.show.yours"),
             words("almanac.show.history")]
    if report:
        heads.insert(2, words("almanac.show.reported"))
    return Table(words.series(name), tuple(heads), tuple(rows))


def series_csv(reading: Reading, series: str) -> str:
    """Return the years of a series as CSV: year, value, history."""
    table = series_table(reading, series)
    lines = [",".join(("year", "value", "history") if len(table.heads) < 4
                      else ("year", "value", "reported", "history"))]
    lines += [
        ",".join([row.id, *(repr(cell.value) if is_known(cell.value) else ""
                            for cell in row.cells)])
        for row in table.rows
    ]
    return "\n".join(lines) + "\n"
