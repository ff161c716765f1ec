"""The frame around every screen of a game: date, seasons, rail, main action, timeline."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from gosplan_game.report.reading import Reading

SEASONS = (("winter", "snow"), ("spring", "sprout"), ("summer", "sun"), ("autumn", "sheaf"))
RAIL = (
    ("desk", "scale"),
    ("plan", "stamp"),
    ("countryside", "sheaf"),
    ("prices", "rouble"),
    ("people", "worker"),
    ("industry", "factory"),
    ("trade", "ship"),
    ("regions", "pin"),
    ("almanac", "newspaper"),
    ("report", "eye"),
)


@dataclass(frozen=True, slots=True)
class Season:
    """One of the four plates of the season strip."""

    name: str
    pictogram: str
    now: bool


@dataclass(frozen=True, slots=True)
class RailItem:
    """A screen on the rail and the key that opens it."""

    screen: str
    key: str
    name: str
    pictogram: str


@dataclass(frozen=True, slots=True)
class MainAction:
    """The main act now: sign the plan, advance to the next stop, or read the debrief."""

    kind: Literal["sign", "advance", "debrief"]
    text: str
    question: str
    """What to ask before doing it; nothing where nothing is open."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What the rail, the band and the footer say."""

    year: str
    quarter: str
    months: str
    seasons: tuple[Season, ...]
    rail: tuple[RailItem, ...]
    help: str
    menu: str
    can_undo: bool
    can_redo: bool
    undo: str
    redo: str
    action: MainAction
    more: str
    """Other ways to go on."""
    why_not: str
    """Why there is no other way now."""
    turn: str
    first_year: str
    first_season: int
    last_year: str
    turns: int
    turn_now: int
    changes: str


def frame(session: Any, texts: Any) -> Frame:
    """Return the frame around the screens of a game."""
    reading = Reading(session, texts)
    words = reading.words
    scenario = session.scenario
    quarter = reading.past if session.is_over else reading.now
    played = min(int(session.turn), scenario.turns - 1)
    changed = len(session.changed())
    return Frame(
        year=str(quarter.year),
        quarter=words.quarter_name(quarter),
        months=words.months(quarter),
        seasons=tuple(
            Season(words(f"season.{name}"), pictogram, index == quarter.season)
            for index, (name, pictogram) in enumerate(SEASONS)
        ),
        rail=tuple(
            RailItem(screen, str((index + 1) % 10), words(f"rail.{screen}"), pictogram)
            for index, (screen, pictogram) in enumerate(RAIL)
        ),
        help=words("frame.help"),
        menu=words("frame.menu"),
        can_undo=bool(session.can_undo),
        can_redo=bool(session.can_redo),
        undo=words("frame.undo"),
        redo=words("frame.redo"),
        action=_action(reading),
        more=words("advance.title"),
        why_not=words("advance.not_now"),
        turn=turn_said(reading, played),
        first_year=str(scenario.quarter(scenario.first_turn).year),
        first_season=int(scenario.quarter(scenario.first_turn).season),
        last_year=str(scenario.end.year),
        turns=int(scenario.turns - scenario.first_turn),
        turn_now=played - scenario.first_turn,
        changes=words("frame.changes", changed) if changed else "",
    )


def turn_said(reading: Reading, played: int) -> str:
    """Return which turn of the term it is; years before the office was taken up do not count."""
    first, turns = reading.scenario.first_turn, reading.scenario.turns
    return reading.words("frame.turn", turn=played + 1 - first, turns=turns - first)


def _action(reading: Reading) -> MainAction:
    """Return the main act and what stands open before it."""
    session, words = reading.session, reading.words
    if session.is_over:
        return MainAction("debrief", words("frame.debrief"), "")
    open_dossiers = sum(
        1 for dossier in session.dossiers()
        if not dossier.answered and dossier.kind not in ("plan", "line_orders", "alarm")
    )
    if session.needs_signature:
        return MainAction("sign", words("frame.sign"), "")
    question = words("frame.open_dossiers", open_dossiers) if open_dossiers else ""
    stop = session.next_planned_stop()
    # A button says what it does: not every stop is the next quarter.
    text = words("frame.advance_far", when=words.quarter(stop)) \
        if stop is not None and stop - reading.now > 1 else words("frame.advance")
    return MainAction("advance", text, question)
