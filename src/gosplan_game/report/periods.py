"""Published figures: their periods, their bounds, and what history counts of the dead."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Any

from gosplan_game.core.errors import GosplanError
from gosplan_game.report.numbers import is_known, people
from gosplan_game.report.reading import Reading

THOUSAND = 1e3
_PERIOD = re.compile(
    r"^(?P<year>\d{4})(?:-Q(?P<quarter>[1-4])|-(?P<last>\d{4})|-(?P<month>\d{2})"
    r"|(?P<split>/\d{2})|H(?P<half>[12]))?"
)


@dataclass(frozen=True, slots=True)
class HistoryCount:
    """What history counts over a period: the figure or range, and who says so."""

    text: str
    source: str
    line: str
    """Both in one line."""


DEATHS = (("excess_deaths", "record.history_line"),
          ("excess_deaths_executions", "record.executions_line"))


def history_counts(reading: Reading) -> tuple[HistoryCount, ...]:
    """Return what history counts of the dead for periods that are over, the latest last."""
    found: list[tuple[float, HistoryCount]] = []
    for series, key in DEATHS:
        try:
            points = reading.scenario.reference(series)
        except (KeyError, GosplanError):
            continue
        found += [(end_of(str(point.period)), _counted(reading, point, key, series))
                  for point in points]
    past = [item for item in found if item[0] <= reading.here + 1e-9]
    return tuple(count for _, count in sorted(past, key=lambda item: item[0]))


def _counted(reading: Reading, point: Any, key: str, series: str) -> HistoryCount:
    """Return one published count in words: period, figure or range, note, source."""
    words = reading.words
    low, high = bound(point, "low"), bound(point, "high")
    if is_known(low) and is_known(high):
        figure = words("record.range", low=people(low * THOUSAND, words.style),
                       high=people(high * THOUSAND, words.style))
    else:
        figure = words("record.about", number=people(point.value * THOUSAND, words.style))
    text = words(key, period=period(str(point.period)), figure=figure)
    # The scenario may say in each language what the reference series say in English.
    said = f"history.{series}.{point.period}"
    note = words.content(f"{said}.note") or str(getattr(point, "note", "") or "")
    text = f"{text} {note}".strip()
    begins = reading.scenario.start + reading.scenario.first_turn
    if start_of(str(point.period)) < begins.year + begins.season / 4 - 1e-9:
        # Two counts of different years must not be read as one set against the other.
        text = f"{text} {words('record.begins_later', when=words.quarter_said(begins))}"
    source = words.content(f"{said}.source") or words.cited(point.source)
    line = words("record.with_source", text=text, source=source) if source else text
    return HistoryCount(text, source, line)


def bound(point: Any, name: str) -> float:
    """Return the ``low`` or ``high`` estimate of a point, or nan where it has none."""
    value = getattr(point, name, None)
    return math.nan if value is None else float(value)


def end_of(text: str) -> float:
    """Return the end of a period in years: ``1928``, ``1928-Q3``, ``1928-07``, ``1932-1934``.

    A year written ``1925/26`` ends with September, the later of the two calendars.
    """
    found = _PERIOD.match(text)
    if found is None:
        return math.inf
    year = float(found["year"])
    if found["last"]:
        return float(found["last"]) + 1.0
    if found["split"]:
        return year + 1.75
    if found["quarter"]:
        return year + int(found["quarter"]) / 4
    if found["month"]:
        return year + int(found["month"]) / 12
    if found["half"]:
        return year + int(found["half"]) / 2
    return year + (0.25 if text.endswith("-early") else 1.0)


def start_of(text: str) -> float:
    """Return where a period stands on an axis of years: its year, or its month or quarter."""
    found = _PERIOD.match(text)
    if found is None:
        return math.nan
    year = float(found["year"])
    if found["quarter"]:
        return year + (int(found["quarter"]) - 1) / 4
    if found["month"]:
        return year + (int(found["month"]) - 1) / 12
    return year


def period(text: str) -> str:
    """Return a period with a true dash between years."""
    return re.sub(r"^(\d{4})-(\d{4})$", "\\1\u2013\\2", text)
