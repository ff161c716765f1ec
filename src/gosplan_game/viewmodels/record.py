"""The record: the second voice, which always gives this game's deaths and hunger.

It is the one view of a running game that reads true series, and it reads only
these. Figures are rounded to two digits; below them stands what history counts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from gosplan_game.report.numbers import people
from gosplan_game.report.periods import HistoryCount, history_counts
from gosplan_game.report.reading import Reading
from gosplan_game.report.words import Words
from gosplan_game.sim.doubted_record import in_doubt

THOUSAND = 1e3
MILLION = 1e6
LEAST = 500.0
"""Fewer deaths than this are below what the model can tell from none, persons."""


@dataclass(frozen=True, slots=True)
class Record:
    """The plain caption about people."""

    title: str
    deaths: str
    """The sentence with the number."""
    deaths_figure: str
    hungry: str
    hungry_figure: str
    note: str
    history_title: str
    history: tuple[HistoryCount, ...]
    no_history: str
    there: tuple[str, ...] = ()
    """How many of them in the region that was asked for."""


def record(session: Any, texts: Any, region: str = "") -> Record:
    """Return the record to the present quarter.

    Args:
        session: The game.
        texts: The text catalogue.
        region: A region of which is told how many of the dead and the hungry are its own.
    """
    reading = Reading(session, texts)
    words = reading.words
    first = reading.scenario.first_turn
    dead = float(np.sum(reading.recorded("excess_deaths")[first:])) * THOUSAND
    hungry_series = reading.recorded("hungry_people")
    hungry = float(hungry_series[-1]) * MILLION if len(hungry_series) else 0.0
    dead = dead if dead >= LEAST else 0.0
    dead_text, hungry_text = people(dead, words.style), people(hungry, words.style)
    doubt = in_doubt(session)
    when = words.quarter_said(reading.past)
    if not len(hungry_series):
        deaths, hunger = words("record.not_begun"), ""
        dead_text = hungry_text = ""
    else:
        hunger = words("record.hungry" if hungry else "record.no_hungry",
                       number=_ranged(words, _asked(reading, "hungry_people", hungry_text),
                                      doubt.hungry if doubt else None, MILLION))
        if int(session.turn) > first:
            deaths = words("record.deaths" if dead else "record.no_deaths", when=when,
                           number=_ranged(words, _asked(reading, "deaths", dead_text),
                                          doubt.dead if doubt else None, THOUSAND))
        else:
            deaths, dead_text = _taken_over(reading), ""
    return Record(
        title=words("record.title"),
        deaths=deaths,
        deaths_figure=dead_text if dead else "",
        hungry=hunger,
        hungry_figure=hungry_text if hungry else "",
        note=words("record.note"),
        history_title=words("record.history"),
        history=history_counts(reading),
        no_history=words("record.no_history"),
        there=_there(reading, region) if region and len(hungry_series) else (),
    )


def _taken_over(reading: Reading) -> str:
    """Return what the history that a game takes over has cost, before anything is played."""
    words, first = reading.words, reading.scenario.first_turn
    dead = float(np.sum(reading.recorded("excess_deaths")[:first])) * THOUSAND
    number = people(dead if dead >= LEAST else 0.0, words.style)
    return words("record.taken_over" if dead >= LEAST else "record.not_begun", number=number,
                 first=words.quarter_said(reading.scenario.start),
                 last=words.quarter_said(reading.past))


def _asked(reading: Reading, series: str, number: str) -> str:
    """Return a figure that opens *Why?* of the series the office has on it, if it has one."""
    open_ = reading.known(series) and not reading.shut(series)
    return f"[{number}](why:{series})" if open_ else number


def _ranged(words: Words, number: str, span: tuple[float, float] | None, scale: float) -> str:
    """Return a figure with the ensemble's range in brackets, where that is wider than it."""
    if span is None:
        return number
    low, high = (people(scale * each, words.style) for each in span)
    bare = number.removeprefix("[").partition("]")[0]
    return number if low == high == bare else words(
        "record.ranged", number=number, low=low, high=high)


def _there(reading: Reading, region: str) -> tuple[str, ...]:
    """Return the lines of a region: how many of the dead and the hungry are its own."""
    words = reading.words
    dead = float(np.sum(reading.recorded(f"excess_deaths@{region}")[reading.scenario.first_turn :]))
    hungry = float(reading.recorded(f"hungry_people@{region}")[-1])
    found = (("record.dead_there", dead * THOUSAND), ("record.hungry_there", hungry * MILLION))
    return tuple(words(key, region=words.region(region), number=people(value, words.style))
                 for key, value in found if value >= LEAST)


def grieved(session: Any, texts: Any, quarters: int) -> bool:
    """Return whether people died of hunger or repression in the quarters played last."""
    dead = Reading(session, texts).recorded("excess_deaths")[-max(1, quarters):]
    return bool(np.sum(dead) * THOUSAND >= LEAST)
