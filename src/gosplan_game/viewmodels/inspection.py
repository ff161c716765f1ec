"""Inspections as screens say them: whom one can send, and what they found."""

from __future__ import annotations

from dataclasses import dataclass

from gosplan_game.report.numbers import percent_change
from gosplan_game.report.reading import Reading
from gosplan_game.sim.office.inspections import Finding


@dataclass(frozen=True, slots=True)
class Inspection:
    """The inspection that can be ordered for a series."""

    place: str
    """Empty where nothing can be inspected; everything else is then empty."""
    ordered: bool = False
    text: str = ""
    """Words of the button: send, or call back."""
    tip: str = ""
    can: bool = False
    why_not: str = ""
    found: str = ""
    """What the last one found."""


def inspection(reading: Reading, series: str) -> Inspection:
    """Return what can be inspected behind a series, and what was found there."""
    words, session = reading.words, reading.session
    place = session.place_of(series)
    if not place or reading.over:
        return Inspection("")
    view = session.inspection(place)
    name = inspected_place(reading, place)
    return Inspection(
        place=place,
        ordered=view.ordered,
        text=words("inspection.call_back" if view.ordered else "inspection.send"),
        tip=words("inspection.help", place=name, free=view.free, teams=view.teams,
                  cost=words.number(view.cost, 1)),
        can=view.ordered or not view.why_not,
        why_not=words(f"inspection.{view.why_not}") if view.why_not else "",
        found=words("inspection.found", when=words.quarter(session.scenario.quarter(
            view.found.turn)), what=finding_line(reading, view.found)) if view.found else "",
    )


def seen_of_late(reading: Reading, series: str) -> str:
    """Return what inspectors found behind a reported series of late; empty where nobody was.

    A series that is true, or has no report, is not marked.
    """
    if not reading.voice(series)[1]:
        return ""
    words, session = reading.words, reading.session
    lines = [
        words("inspection.seen", place=inspected_place(reading, found.place),
              when=words.quarter(session.scenario.quarter(found.turn)),
              what=finding_line(reading, found))
        for found in session.seen_of_late(series)
    ]
    return " ".join(lines)


def inspected_place(reading: Reading, place: str) -> str:
    """Return the name of a branch or region."""
    words = reading.words
    return words.region(place[1:]) if place.startswith("@") else words.branch(place[1:])


def inspected_series(reading: Reading, place: str) -> str:
    """Return the series that inspectors look into: a branch's product, a region's harvest."""
    if place.startswith("@"):
        return "grain_harvest"
    return next(branch.series for branch in reading.branches() if branch.id == place[1:])


def finding_line(reading: Reading, found: Finding) -> str:
    """Return what was found beside what had been reported."""
    words = reading.words
    series = inspected_series(reading, found.place)
    unit = reading.unit(series)
    over = percent_change(found.reported, found.true)
    return words("inspection.finding", series=words.series(series),
                 true=words.amount(found.true, unit), reported=words.amount(found.reported, unit),
                 percent=words("number.percent", number=words.signed(over, 1)))
