"""One group's game, read for the class page: small enough to keep thirty of them.

A game that has reached its debrief is read as it truly was. The books of one that still runs
stay shut: figures are those its office sees, promises and forecasts are judged by reports, no
fork tells what a decision did, and of people stands what the record tells.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from gosplan_game.core.calendar import Quarter
from gosplan_game.core.quantities import Array
from gosplan_game.report.class_series import CHARTED, STRIPS
from gosplan_game.report.debrief import wanted_outcomes
from gosplan_game.report.padding import padding
from gosplan_game.report.reading import REPORTED, Reading
from gosplan_game.report.turning import needed
from gosplan_game.sim.counterfactual import Difference, counterfactual
from gosplan_game.sim.expected import Expectation, expectations
from gosplan_game.sim.office.commitments import Grade
from gosplan_game.sim.office.ending import HumanCost, human_cost

if TYPE_CHECKING:
    from gosplan_game.sim.session import Session

Years = Mapping[int, float]
ANSWERS = ("answer", "reply", "plan")
HARVEST = "grain_harvest"


@dataclass(frozen=True, slots=True)
class Group:
    """What one group did and what came of it: on true figures where the game is over."""

    name: str
    file: str
    scenario: str
    notes: tuple[str, ...]
    sky: tuple[Any, ...]
    """Seed and settings that make the weather and the rules; equal for equal games."""
    past: Quarter
    over: bool
    dismissed: Quarter | None
    people: HumanCost
    hungry: float
    """Most people below subsistence in a quarter, million."""
    grades: tuple[Grade, ...]
    annual: Mapping[str, Years]
    levers: Mapping[str, Array]
    """Orders in force by item and turn, (turn,)."""
    choices: Mapping[str, tuple[tuple[int, str], ...]]
    """Answers by event, with the turn of each."""
    answers: Mapping[tuple[str, str], str]
    """Answers to mandates, replies and variants signed, by kind and name."""
    expected: tuple[Expectation, ...]
    differences: tuple[Difference, ...]
    mattered: tuple[Difference, ...]
    padded: float
    """Grain reported over grain reaped in all years, percent above; nan while books are shut."""
    worst: str
    """Who padded most and when, in words; nothing where nobody did."""
    looked_well: int
    """Mandates accepted with the reports made to look well."""


def group_of(
    session: Session, texts: Any, *, name: str, file: str, notes: tuple[str, ...] = ()
) -> Group:
    """Read a game for the class page; plays its forks.

    Args:
        session: The game, finished or not.
        texts: The text catalogue.
        name: What the group is called.
        file: Name of its file.
        notes: What is to be known about the file.
    """
    reading = Reading(session, texts)
    scenario = session.scenario
    hungry = reading.recorded("hungry_people")[scenario.first_turn :]
    return Group(
        name=name,
        file=file,
        scenario=scenario.id,
        notes=notes,
        sky=(session.seed, *(session.settings.get(each) for each in
                             ("shocks", "overlay", "difficulty", "free"))),
        past=reading.past,
        over=reading.over,
        dismissed=session.dismissed,
        people=human_cost(session.history, scenario.first_turn),
        hungry=float(np.nanmax(hungry, initial=0.0)),
        grades=session.grade(told=not reading.over) if session.turn > scenario.first_turn else (),
        annual=_annual(reading),
        levers=_levers(session),
        choices=_choices(session),
        answers=_answers(session),
        expected=expectations(session, told=not reading.over),
        looked_well=sum(1 for view in session.mandates() if view.answer == "look_well"),
        **_opened(session, texts) if reading.over else _SHUT,
    )


_SHUT: Mapping[str, Any] = {"differences": (), "mattered": (), "padded": math.nan, "worst": ""}
"""What a group has in place of opened books."""


def _opened(session: Session, texts: Any) -> Mapping[str, Any]:
    """Return what the debrief opens: what decisions did, who padded and by how much."""
    told = padding(session, texts)
    found = counterfactual(session, needed(session, texts))
    rows = sorted(told.rows, key=lambda row: -max(
        (year.percent for year in row.years if np.isfinite(year.percent)), default=0.0))
    return {
        "differences": found.differences,
        "mattered": found.mattered,
        "padded": _padded(Reading(session, texts)),
        "worst": f"{rows[0].who}, {rows[0].what}: {rows[0].worst}" if rows else "",
    }


def _annual(reading: Reading) -> dict[str, Years]:
    """Return the years played of every series that the page shows, as the office sees them."""
    first = (reading.scenario.start + reading.scenario.first_turn).year
    wanted = dict.fromkeys((*STRIPS, *CHARTED, *(each for each, _ in wanted_outcomes(reading))))
    found: dict[str, Years] = {}
    for series in wanted:
        years, values = reading.annual(series)
        found[series] = {year: value for year, value in zip(years, values, strict=True)
                         if year >= first}
    return found


def _levers(session: Session) -> dict[str, Array]:
    """Return what was in force of every item, quarter by quarter."""
    keeper, levers = session.engine.keeper, session.engine.levers
    if keeper is None or not keeper.quarters:
        return {}
    rows = [levers.values(kept.in_force) for kept in keeper.quarters]
    return {item: np.array([row[item] for row in rows]) for item in levers.items}


def _choices(session: Session) -> dict[str, tuple[tuple[int, str], ...]]:
    found: dict[str, tuple[tuple[int, str], ...]] = {}
    for firing in session.history.fired:
        if firing.choices[0] and firing.turn < session.turn:
            found[firing.event] = (*found.get(firing.event, ()), (firing.turn, firing.choices[0]))
    return found


def _answers(session: Session) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for view in session.mandates():
        if view.answer:
            found["answer", view.id] = view.answer
    for stop in session.saved_game().stops:
        for lever, reply in stop.replies.items():
            found["reply", lever] = reply
    for plan in session.five_year_plans():
        if plan.variant:
            found["plan", plan.id] = plan.variant
    return found


def _padded(reading: Reading) -> float:
    true, told = (float(np.nansum(reading.true(series)[reading.scenario.first_turn :]))
                  for series in (HARVEST, HARVEST + REPORTED))
    return 100.0 * (told / true - 1.0) if true > 0 else 0.0
