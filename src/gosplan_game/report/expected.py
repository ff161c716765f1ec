"""Intervals committed with the plans, held against what came: for the debrief."""

from __future__ import annotations

from dataclasses import dataclass

from gosplan_game.report.numbers import decimals_for
from gosplan_game.report.reading import Reading
from gosplan_game.sim.expected import Expectation, expectations

SURE = 80
"""Percent of intervals that should hold."""


@dataclass(frozen=True, slots=True)
class ExpectedRow:
    """One interval beside what came; places are shares of the row's own axis."""

    series: str
    name: str
    when: str
    interval: str
    true: str
    reported: str
    word: str
    held: bool
    known: bool
    lower_at: float
    upper_at: float
    true_at: float
    reported_at: float
    measure: str
    """Width and ten times the distance outside, in the unit of the series."""


@dataclass(frozen=True, slots=True)
class Expected:
    """All intervals of a game."""

    title: str
    summary: str
    rows: tuple[ExpectedRow, ...]
    heads: tuple[str, ...]
    note: str
    none: str


def expected(reading: Reading) -> Expected:
    """Return the intervals that were committed, on true figures with the reported beside."""
    words = reading.words
    # While the game runs the office measures itself by the reports.
    found = expectations(reading.session, told=not reading.over)
    known = [one for one in found if one.known]
    held = sum(one.held for one in known)
    summary = ""
    if known:
        summary = words("expected.summary", len(known), held=held,
                        due=words.number(len(known) * SURE / 100, 1))
    return Expected(
        title=words("expected.past"),
        summary=summary,
        rows=tuple(_row(reading, one) for one in found),
        heads=tuple(words(f"expected.head.{name}")
                    for name in ("what", "interval", "came", "reported", "measure")),
        note=words("expected.note"),
        none=words("expected.none"),
    )


def _row(reading: Reading, one: Expectation) -> ExpectedRow:
    words = reading.words
    unit = words.unit(reading.unit(one.series))
    numbers = [one.lower, one.upper, *((one.true, one.reported) if one.known else ())]
    decimals = decimals_for(numbers)
    low, high = min(numbers), max(numbers)
    span = (high - low) or max(abs(high), 1.0)
    low, span = low - 0.1 * span, 1.2 * span

    def text(value: float) -> str:
        return words.number(value, decimals)

    def at(value: float) -> float:
        return (value - low) / span if one.known or value in (one.lower, one.upper) else -1.0

    return ExpectedRow(
        series=one.series,
        name=words.series(one.series),
        when=words("expected.year_from", when=words.quarter(one.stop)),
        interval=words("expected.interval", low=text(one.lower),
                       high=words.joined(text(one.upper), unit)),
        true=text(one.true) if one.known else "",
        reported=text(one.reported)
        if one.known and text(one.reported) != text(one.true) else "",
        word=words("expected.open" if not one.known else "expected.held" if one.held
                   else "expected.missed"),
        held=one.held,
        known=one.known,
        lower_at=at(one.lower),
        upper_at=at(one.upper),
        true_at=at(one.true),
        reported_at=at(one.reported),
        measure=words.number(one.interval_score, decimals_for([one.interval_score]))
        if one.known else "",
    )
