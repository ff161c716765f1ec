"""The almanac without a game: every published series of a scenario, to its end, with its source."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from gosplan_game.report.plots import Chart
from gosplan_game.report.reading import Reading
from gosplan_game.report.series import history_points, series_chart, source_of
from gosplan_game.viewmodels.almanac import PLAIN, Section, sections_of


@dataclass(frozen=True, slots=True)
class Published:
    """History's figures with one series open."""

    title: str
    subtitle: str
    find: str
    sections: tuple[Section, ...]
    series: str
    chart: Chart
    unit: str
    plain: bool
    source: str


def published(session: Any, texts: Any, series: str = "", find: str = "") -> Published:
    """Return history's figures with one series open; nothing of a game is in them.

    Args:
        session: A game of the scenario in which nothing has been played.
        texts: The text catalogue.
        series: The series to open; the first of the list where empty.
        find: Letters that the names of the listed series must hold.
    """
    reading = Reading(session, texts)
    reading.over = True  # history is not held back: there is no present
    words = reading.words

    def listed(chosen: str) -> tuple[Section, ...]:
        kept = []
        for section in sections_of(reading, chosen, find):
            known = tuple(each for each in section.entries if history_points(reading, each.series))
            if known:
                kept.append(replace(section, entries=known))
        return tuple(kept)

    first = next((each.series for section in listed("") for each in section.entries),
                 "grain_harvest")
    chosen = series or first
    chart = series_chart(reading, chosen)
    lines = tuple(line for line in chart.lines if line.role == "history")
    return Published(
        title=words("almanac.title"), subtitle=words("published.subtitle"),
        find=words("almanac.find"), sections=listed(chosen), series=chosen,
        chart=replace(chart, lines=lines), unit=reading.unit(chosen), plain=chosen in PLAIN,
        source=source_of(reading, chosen),
    )
