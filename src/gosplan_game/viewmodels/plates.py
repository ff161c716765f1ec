"""The vital plates of the desk: six series with their last turns, counted."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from gosplan_game.report.numbers import decimals_for, is_known
from gosplan_game.report.reading import QUARTERS, Branch, Reading
from gosplan_game.report.signs import Count, count, out_of_ten
from gosplan_game.viewmodels.inspection import seen_of_late

Direction = Literal["up", "down", "none"]
Course = Literal["better", "worse", "none"]
Kind = Literal["year", "season", "quarter"]

COLUMNS = 8
SEASONS = ("winter", "spring", "summer", "autumn")
JULY = 2
"""The season with which the agricultural year begins."""
MIN_QUARTERS = 2
SIGNS_OF_MOOD = 10
NO_CHANGE: tuple[str, Direction, Course] = ("", "none", "none")


@dataclass(frozen=True, slots=True)
class Plate:
    """One vital series: its figure, its change and its last turns as counted signs."""

    series: str
    title: str
    value: str
    unit: str
    change: str
    direction: Direction
    course: Course
    reported: bool
    """Whether the figure is a report that nobody checked (the struck eye)."""
    count: Count | None
    first: str
    last: str
    seen: str = ""
    """What inspectors found behind the report of late; the eye is then open over a line."""


@dataclass(frozen=True, slots=True)
class Mood:
    """One line of the mood plate: signs out of ten."""

    name: str
    pictogram: str
    signs: int
    change: str
    direction: Direction
    exact: str
    """Now and a year ago, in words."""


@dataclass(frozen=True, slots=True)
class MoodPlate:
    """The mood of workers, peasants and the party."""

    title: str
    of: str
    rows: tuple[Mood, ...]
    note: str


@dataclass(frozen=True, slots=True)
class _Vital:
    """How a vital series is read: yearly, since July, or by the quarter."""

    series: str
    pictogram: str
    kind: Kind
    more: Course


HARVEST = "grain_harvest"
VITAL = (
    _Vital(HARVEST, "sheaf", "year", "better"),
    _Vital("grain_procurement", "sack", "season", "better"),
    _Vital("", "ingot", "quarter", "better"),
    _Vital("kolkhoz_market_ratio", "loaf", "quarter", "worse"),
    _Vital("real_wage", "rouble", "quarter", "better"),
)
"""The empty id stands for the scenario's metals, or its first branch."""
SAID_AS = {"kolkhoz_market_ratio": "plate.of_state_price"}
"""What a ratio is a ratio to, where the bare number would say nothing."""


def plates(reading: Reading) -> tuple[Plate, ...]:
    """Return the five counted plates."""
    return tuple(_plate(reading, vital) for vital in VITAL)


def _plate(reading: Reading, vital: _Vital) -> Plate:
    series, pictogram = vital.series, vital.pictogram
    if not series:
        chosen = metals(reading)
        series, pictogram = chosen.series, chosen.pictogram
    if vital.kind == "year":
        return _yearly(reading, series, pictogram, vital.more)
    if vital.kind == "season":
        return _since_july(reading, series, pictogram, vital.more)
    return _quarterly(reading, series, pictogram, vital.more)


def metals(reading: Reading) -> Branch:
    """Return the metals branch, or the first one of the scenario."""
    found = reading.branches()
    return next((branch for branch in found if branch.id == "metals"), found[0])


def _yearly(reading: Reading, series: str, pictogram: str, more: Course) -> Plate:
    """Return a plate of finished years."""
    words = reading.words
    found = reading.annual(series)
    years, values = [int(year) for year in found[0]], [float(value) for value in found[1]]
    if series == HARVEST and reading.past.season == JULY:
        # It is brought in from July to September: in October the year's figure is known.
        years.append(reading.past.year)
        values.append(reading.last(series))
    years, values = years[-COLUMNS:], values[-COLUMNS:]
    unit = reading.unit(series)
    change, direction, course = NO_CHANGE
    if len(values) > 1:
        change, direction, course = _change(
            reading, values[-1], values[-2], unit, more, words("plate.on", when=years[-2])
        )
    labels = [str(year) for year in years]
    return _made(
        reading, series, pictogram, labels, values, unit,
        unit_text=words("plate.unit_year", unit=words.unit(unit), year=years[-1]) if years
        else words.unit(unit),
        change=change, direction=direction, course=course,
    )


def _since_july(reading: Reading, series: str, pictogram: str, more: Course) -> Plate:
    """Return a plate of agricultural years, each counted from July to the present season."""
    words = reading.words
    unit = reading.unit(series)
    values: list[float] = []
    labels: list[str] = []
    for back in range(COLUMNS - 1, -1, -1):
        value = reading.since(series, JULY, back)
        if is_known(value):
            values.append(value)
            began = reading.past.year - back - (1 if reading.past.season < JULY else 0)
            labels.append(str(began))
    quota = math.nan
    if _has_lever(reading, "grain_quota"):
        quota = reading.session.in_force("grain_quota")
    unit_text = words.unit(unit)
    if is_known(quota) and quota > 0:
        unit_text = words("plate.of_quota", amount=words.amount(quota, unit))
    change, direction, course = NO_CHANGE
    if len(values) > 1:
        change, direction, course = _change(
            reading, values[-1], values[-2], unit, more, words("plate.on_last_year")
        )
    return _made(
        reading, series, pictogram, labels, values, unit,
        unit_text=unit_text, change=change, direction=direction, course=course,
    )


def _quarterly(reading: Reading, series: str, pictogram: str, more: Course) -> Plate:
    """Return a plate of the last quarters."""
    words = reading.words
    unit = reading.unit(series)
    values = [float(value) for value in reading.quarters(series)[-COLUMNS:]]
    length = len(values)
    labels = [words.quarter(reading.past + (index - length + 1)) for index in range(length)]
    change, direction, course = NO_CHANGE
    if length >= MIN_QUARTERS:
        season = SEASONS[(reading.past.season - 1) % QUARTERS]
        change, direction, course = _change(
            reading, values[-1], values[-2], unit, more, words(f"plate.on_{season}")
        )
    stock = reading.variable(series).stock or reading.variable(series).annual != "sum"
    unit_text = words(SAID_AS[series]) if series in SAID_AS else words.unit(unit)
    if not stock:
        unit_text = words("plate.unit_quarter", unit=unit_text)
    return _made(
        reading, series, pictogram, labels, values, unit,
        unit_text=unit_text, change=change, direction=direction, course=course,
    )


def _made(
    reading: Reading,
    series: str,
    pictogram: str,
    labels: list[str],
    values: list[float] | tuple[float, ...],
    unit: str,
    *,
    unit_text: str,
    change: str,
    direction: Direction,
    course: Course,
) -> Plate:
    words = reading.words
    counted = (
        count(words, pictogram=pictogram, unit=unit, labels=labels, values=values)
        if values
        else None
    )
    return Plate(
        series=series,
        title=words.series(series),
        value=words.figure(values[-1], unit) if values else words.figure(math.nan),
        unit=unit_text,
        change=change,
        direction=direction,
        course=course,
        reported=reading.voice(series)[1],
        count=counted,
        first=labels[0] if labels else "",
        last=labels[-1] if len(labels) > 1 else "",
        seen=seen_of_late(reading, series),
    )


def _change(
    reading: Reading, new: float, old: float, unit: str, more: Course, when: str
) -> tuple[str, Direction, Course]:
    """Return the change in words, which way it goes and whether that is better."""
    words = reading.words
    difference = new - old
    if not is_known(difference):
        return NO_CHANGE
    decimals = decimals_for([new, old], unit)
    if round(difference, decimals) == 0:
        return words("plate.same", when=when), "none", "none"
    text = words("plate.change", amount=words.number(abs(difference), decimals), when=when)
    rising = difference > 0
    opposite: Course = "worse" if more == "better" else "better"
    return text, ("up" if rising else "down"), (more if rising else opposite)


def _has_lever(reading: Reading, item: str) -> bool:
    try:
        reading.session.lever(item)
    except (KeyError, ValueError):
        return False
    return True


def _exact_mood(reading: Reading, values: Sequence[float]) -> str:
    """Return a support out of ten to one place, now and a year ago."""
    if not len(values):
        return ""
    words = reading.words
    before = values[-1 - QUARTERS] if len(values) > QUARTERS else values[0]
    return words("mood.exact", now=words.number(float(values[-1]) * SIGNS_OF_MOOD, 1),
                 before=words.number(float(before) * SIGNS_OF_MOOD, 1))


def mood(reading: Reading) -> MoodPlate:
    """Return the mood of workers, peasants and the party, out of ten, against a year ago."""
    words = reading.words
    rows: list[Mood] = []
    for group, pictogram in (("workers", "worker"), ("peasants", "peasant"), ("party", "stamp")):
        values = reading.quarters(f"support_{group}")
        now = out_of_ten(float(values[-1])) if len(values) else 0.0
        before = out_of_ten(float(values[-1 - QUARTERS])) if len(values) > QUARTERS else now
        difference = int(now - before)
        rows.append(
            Mood(
                name=words(f"mood.{group}"),
                pictogram=pictogram,
                signs=int(now),
                change=words.number(abs(difference)) if difference else "",
                direction="up" if difference > 0 else "down" if difference < 0 else "none",
                exact=_exact_mood(reading, [float(value) for value in values]),
            )
        )
    return MoodPlate(words("mood.title"), words("mood.of"), tuple(rows), words("mood.note"))

