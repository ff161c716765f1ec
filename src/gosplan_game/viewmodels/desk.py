"""The desk: the state of the country, what to decide now, what is printed, what is so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from gosplan_game.report.promises import promise_help
from gosplan_game.report.reading import Reading
from gosplan_game.viewmodels.advisers import AdviserPanel, adviser_panel
from gosplan_game.viewmodels.five_year_plan import plan_line
from gosplan_game.viewmodels.mandate import MandateRow, desk_mandates
from gosplan_game.viewmodels.paper import Newspaper, newspaper
from gosplan_game.viewmodels.plates import MoodPlate, Plate, mood, plates
from gosplan_game.viewmodels.record import Record, record

Gravity = Literal["act", "open", "notice"]
MOST_DOSSIERS = 3


@dataclass(frozen=True, slots=True)
class DossierCard:
    """One thing to decide: its gravity (a shape), its words and where it opens."""

    kind: str
    id: str
    gravity: Gravity
    title: str
    text: str
    button: str
    answered: bool


@dataclass(frozen=True, slots=True)
class CommitmentRow:
    """One of the three commitments."""

    id: str
    name: str
    help: str
    word: str
    """Kept, broken, or not yet due."""


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A five-year plan that runs."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Desk:
    """The main screen."""

    title: str
    subtitle: str
    plates: tuple[Plate, ...]
    mood: MoodPlate
    dossiers_title: str
    dossiers_note: str
    dossiers: tuple[DossierCard, ...]
    carried_title: str
    carried_tip: str
    carried: tuple[DossierCard, ...]
    """Papers beyond the three: they follow standing orders unless opened."""
    plans: tuple[PlanRow, ...]
    advisers: AdviserPanel
    quiet: str
    """What to say where nothing is to be decided."""
    mandates_title: str
    mandates: tuple[MandateRow, ...]
    no_mandates: str
    commitments_title: str
    commitments: tuple[CommitmentRow, ...]
    newspaper: Newspaper
    record: Record
    footer: str
    settled: str = ""
    """How many mandates were met and missed before those; empty where none."""
    bends: str = ""
    """That the line differs from history, and in how many ways; empty where it does not."""
    bends_tip: str = ""


def desk(session: Any, texts: Any) -> Desk:
    """Return the desk of the present stop."""
    reading = Reading(session, texts)
    words = reading.words
    known = {each.id: each for each in session.scenario.definition.commitments}
    dossiers = tuple(
        _card(reading, dossier) for dossier in tuple(session.dossiers())[:MOST_DOSSIERS]
    )
    carried = tuple(_card(reading, dossier) for dossier in session.carried_dossiers())
    grades = {grade.id: grade.grade for grade in session.grade(told=True)}
    mandates, met, missed = desk_mandates(reading)
    bends = tuple(words.content(f"bend.{name}") for name in session.bends)
    waiting = sum(1 for dossier in dossiers if not dossier.answered)
    return Desk(
        title=words("desk.title"),
        subtitle=words("desk.subtitle", months=words.months(reading.shown)),
        plates=plates(reading),
        mood=mood(reading),
        dossiers_title=words("desk.dossiers"),
        dossiers_note=words("desk.open", waiting) if waiting else words("desk.none_open"),
        dossiers=dossiers,
        carried_title=words("desk.carried", len(carried)) if carried else "",
        carried_tip=words("desk.carried_tip"),
        carried=carried,
        plans=tuple(PlanRow(plan, words("desk.five_year", name=name, until=until))
                    for plan, name, until in plan_line(session, texts)),
        advisers=adviser_panel(session, texts),
        quiet=words("desk.quiet"),
        mandates_title=words("desk.mandates"),
        mandates=mandates,
        settled=words("desk.settled", met + missed, met=words.number(met),
                      missed=words.number(missed)) if met + missed else "",
        bends=words("desk.bends", len(bends)) if bends else "",
        bends_tip="\n".join(bends),
        no_mandates=words("desk.no_mandates"),
        commitments_title=words("desk.commitments"),
        commitments=tuple(
            CommitmentRow(item, words.name(f"commitment.{item}"),
                          promise_help(words, known[item]),
                          words(f"grade.{grades[item]}"))
            for item in session.commitments
        ),
        newspaper=newspaper(session, texts),
        record=record(session, texts),
        footer=words("desk.footer"),
    )


def _card(reading: Reading, dossier: Any) -> DossierCard:
    """Return the card of a dossier."""
    words = reading.words
    if dossier.kind == "plan":
        title = words("desk.plan_title", year=reading.shown.year)
        text = words("desk.plan_signed" if dossier.answered else "desk.plan_text")
        button = words("rail.plan")
    elif dossier.kind == "five_year_plan":
        title = words.name(f"five_year_plan.{dossier.id}")
        text = words("desk.five_year_plan_signed" if dossier.answered else
                     "desk.five_year_plan_text")
        button = words("desk.open_event")
    elif dossier.kind == "line_orders":
        title = words("desk.line_orders")
        text = words("desk.line_orders_answered" if dossier.answered else "desk.line_orders_text")
        button = words("desk.answer")
    elif dossier.kind == "alarm":
        title = words("desk.alarm", adviser=words.name(f"adviser.{dossier.id}"))
        text = words("desk.alarm_text")
        button = words("desk.open_event")
    elif dossier.kind == "mandate":
        title = words.name(f"mandate.{dossier.id}")
        text = words("desk.mandate_answered" if dossier.answered else "desk.mandate_text")
        button = words("desk.answer")
    else:
        title = words.name(f"event.{dossier.id}.title")
        text = words.content(f"event.{dossier.id}.question") or words("desk.event_text")
        if dossier.answered:
            text = words("desk.event_answered")
        button = words("desk.open_event")
    return DossierCard(
        dossier.kind, dossier.id, dossier.gravity, title, text, button, bool(dossier.answered)
    )
