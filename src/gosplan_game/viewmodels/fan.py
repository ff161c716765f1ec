"""The forecast fan: the last quarters of a series and the interval of the next ones."""

from __future__ import annotations

from collections.abc import Sequence

from gosplan_game.report.numbers import decimals_for, mark_texts, ticks
from gosplan_game.report.plots import Band, Chart, Line, Mark, points, value_range
from gosplan_game.report.reading import QUARTERS, Reading
from gosplan_game.report.words import SHARE, Words

PAST = 4
"""Quarters shown before the present at most."""
SEEN = 0.12
"""Share of a fan's height that its widest interval takes, if leaving out the past can do it."""


HUNDRED = 100.0
MORE = 2
"""Decimals added at most, where an interval is narrower than the usual ones."""


def shown_past(past: Sequence[float], fan: Sequence[tuple[float, float, float]]) -> int:
    """Return how many quarters before the last one are drawn: so few that the fan can be read.

    Where the past climbed so far that its height would press the interval flat, the chart begins
    later; one quarter of the past is always there.

    Args:
        past: The last quarters, the present one last.
        fan: Time, lower and upper bound of each point of the fan.
    """
    most = max(0, min(PAST, len(past) - 1))
    widest = max((upper - lower for _, lower, upper in fan), default=0.0)
    for quarters in range(most, 1, -1):
        ys = [*past[-quarters - 1:], *(y for _, lower, upper in fan for y in (lower, upper))]
        if widest >= SEEN * (max(ys) - min(ys)):
            return quarters
    return min(1, most)


def told(words: Words, values: Sequence[float], unit: str) -> tuple[str, ...]:
    """Return lower bound, middle and upper bound with so many decimals that they can differ."""
    texts = tuple(words.figure(value, unit) for value in values)
    if texts[0] != texts[-1] or values[0] == values[-1] or max(map(abs, values)) >= HUNDRED:
        return texts
    scale = HUNDRED if unit == SHARE else 1.0
    decimals = decimals_for([value * scale for value in values], unit)
    for more in range(1, MORE + 1):
        texts = tuple(words.number(value * scale, decimals + more) for value in values)
        if texts[0] != texts[-1]:
            break
    return texts


def fan(reading: Reading, series: str, quarters: int = 4) -> Chart:
    """Return the last quarters of a series and the fan of the next ones."""
    words, session = reading.words, reading.session
    past = [float(value) for value in reading.quarters(series)[-PAST - 1 :]]
    start = reading.past
    here = start.year + (start.season + 1) / QUARTERS
    lines: list[Line] = []
    bands: list[Band] = []
    back = min(PAST, max(0, len(past) - 1))
    if not session.is_over:
        table = session.forecast([series], quarters=quarters)[series]
        ahead = [here + (index + 1) / QUARTERS for index in range(len(table))]
        now = past[-1] if past else float(table[0][1])
        middle = [now, *(float(row[1]) for row in table)]
        band = ((here, now, now),
                *((x, float(row[0]), float(row[2])) for x, row in zip(ahead, table, strict=True)))
        unit = reading.unit(series)
        back = shown_past(past, band)
        least, centre, most = told(words, [float(value) for value in table[-1]], unit)
        lines.append(Line("middle", words("fan.middle", value=centre),
                          points([here, *ahead], middle)))
        bands.append(Band("fan", words("fan.interval", low=least, high=most), band))
    shown = past[-back - 1:]
    xs = [here - (len(shown) - 1 - index) / QUARTERS for index in range(len(shown))]
    lines.insert(0, Line("plain", "", points(xs, shown)))
    low, high = value_range(lines, bands, from_zero=False)
    unit = reading.unit(series)
    marks = ticks(low, high, 4)
    return Chart(
        title=words.series(series),
        unit=words.unit(unit) if reading.variable(series).annual != "sum"
        else words("plate.unit_a_quarter", unit=words.unit(unit)),
        lines=tuple(lines),
        bands=tuple(bands),
        x_range=(here - max(1, back) / QUARTERS, here + quarters / QUARTERS),
        y_range=(low, high),
        x_marks=tuple(Mark(here + step / QUARTERS, words.quarter(start + step))
                      for step in (-max(1, back), 0, quarters)),
        y_marks=tuple(map(Mark, marks, mark_texts(marks, words.style))),
        now=here,
        measure=unit,
    )
