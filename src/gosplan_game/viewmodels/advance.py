"""How far the game can go on, and what carries it meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from gosplan_game.core.calendar import Quarter
from gosplan_game.report.reading import Reading


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
    carries: str
    go: str
    back: str


@dataclass(frozen=True, slots=True)
class Dismissal:
    """What is said when the office is taken away."""

    title: str
    text: str
    account: str
    go: str


def advance(session: Any, texts: Any, date: Quarter) -> Advance:
    """Return the ways to go on, the date among them."""
    reading = Reading(session, texts)
    words = reading.words
    planned = session.next_planned_stop()
    stop = words("advance.stop_by", when=words.quarter(planned)) if planned else (
        words("advance.stop_end"))
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
        carries=f"{stop} {words('advance.carries')}",
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
