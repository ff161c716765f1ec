"""How far the game can go on, and what carries it meanwhile."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from gosplan_game.core.calendar import Quarter
from gosplan_game.report.reading import Reading
from gosplan_game.report.words import ROMAN

_TYPED = re.compile(r"\s*(\d{4})(?:[\s\-–/.:Qq]*(IV|I{1,3}|[1-4]))?\s*", re.IGNORECASE)
"""A year, and a quarter in Roman or Arabic figures where one is named."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way to go on."""

    id: str
    name: str
    help: str


@dataclass(frozen=True, slots=True)
class Advance:
    """What the plate says."""

    title: str
    ways: tuple[Way, ...]
    date_name: str
    date: str
    quarters: int
    """Quarters from now to the date."""
    most: int
    through: str
    through_help: str
    expected: str
    """What a typed date has to be."""
    carries: str
    """What happens until then, on the chosen way."""
    rooms: tuple[str, ...]
    """The same on every way, so that the plate has room for each."""
    go: str
    back: str


@dataclass(frozen=True, slots=True)
class Dismissal:
    """What is said when the office is taken away."""

    title: str
    text: str
    account: str
    go: str


def typed_quarter(text: str) -> Quarter | None:
    """Return a quarter as people type it: ``1923 IV``, ``1923-4``, or a year's first."""
    found = _TYPED.fullmatch(text)
    if found is None:
        return None
    year, season = found.groups(default="1")
    return Quarter(int(year), ROMAN.index(season.upper()) if season.upper() in ROMAN
                   else int(season) - 1)


def advance(session: Any, texts: Any, date: Quarter, way: str = "stop", *,
            through: bool = False) -> Advance:
    """Return the ways to go on, the date among them, and what the chosen one brings."""
    reading = Reading(session, texts)
    words = reading.words
    planned = session.next_planned_stop()
    stop = words("advance.stop_by", when=words.quarter(planned)) if planned else (
        words("advance.stop_end"))
    said = {"stop": stop, "quarter": words("advance.quarter_help"),
            "date": words("advance.date_help")}
    rooms = {each: f"{text} {words('advance.carries')}" for each, text in said.items()}
    rooms["through"] = words("advance.through_help")
    last = session.scenario.quarter(session.scenario.turns)
    return Advance(
        title=words("advance.title"),
        ways=(
            Way("stop", words("advance.stop"), stop),
            Way("quarter", words("advance.quarter"), words("advance.quarter_help")),
            Way("date", words("advance.date"), words("advance.date_help")),
        ),
        date_name=words("advance.date"),
        date=words.quarter(date),
        quarters=date - session.quarter,
        most=int(session.scenario.turns - session.turn),
        through=words("advance.through"),
        through_help=words("advance.through_help"),
        expected=words("advance.expected", first=words.quarter(session.quarter + 1),
                       last=words.quarter(last)),
        carries=rooms["through" if way == "date" and through else way],
        rooms=tuple(rooms.values()),
        go=words("advance.go"),
        back=words("common.back"),
    )


def dismissal(session: Any, texts: Any) -> Dismissal:
    """Return what is said when a review has taken the office away."""
    reading = Reading(session, texts)
    words = reading.words
    return Dismissal(
        title=words("dismissal.title"),
        text=words("dismissal.text", when=words.quarter_said(session.dismissed),
                   value=words.number(session.standing_value),
                   floor=words.number(float(session.scenario.definition.office.floor))),
        account=words("standing.account"),
        go=words("dismissal.go"),
    )
