"""How long a lesson takes: estimated from what the bots' games lay on the table.

Reading is counted in words, deciding in minutes; both are generous for pupils of 16 who
see the game for the first time. The rest of a lesson is fixed.

Source: ours. Adults read 238 words a minute silently (Brysbaert 2019, How many words do we
read per minute?); for pairs of pupils at a screen we take 150.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gosplan_game.core.errors import GosplanError
from gosplan_game.core.quantities import Array
from gosplan_game.scenario import Scenario
from gosplan_game.scenario.reasons import reason
from gosplan_game.sim.events import has_question
from gosplan_game.sim.history import History
from gosplan_game.sim.office.stops import planned_stops
from gosplan_game.sim.run import simulate

BRIEFING, FIRST_PLAN, DEBRIEF, CLASS_PAGE = 3.0, 5.0, 5.0, 7.0
"""Minutes of a lesson around the play."""
WORDS_A_MINUTE = 150.0
REPORT = 0.6
"""Minutes for the quarter's report and the desk at a stop."""
LEVER = 0.04
"""Minutes for an open lever at a stop: most are only looked at."""
CHOICE = 0.5
"""Minutes to agree on an answer, or on a plan."""
BOTS = ("obedient", "candid", "random", "passive")
RUNS = 20


@dataclass(frozen=True, slots=True)
class LessonEstimate:
    """How long the bots' games would take a class, in minutes, and how often they stop."""

    minutes: float
    """Of the middle game, with briefing, first plan, debrief and class page."""
    longest: float
    stops: int
    """Most stops of a game."""
    levers: int
    allowed: int
    """Minutes that the lesson has."""
    allowed_stops: int

    @property
    def text(self) -> str:
        """All of it in a sentence."""
        return reason(
            "lab.lesson.takes", minutes=f"{self.minutes:.0f}", allowed=self.allowed,
            longest=f"{self.longest:.0f}", stops=self.stops, most=self.allowed_stops,
            levers=self.levers)

    @property
    def faults(self) -> tuple[str, ...]:
        """What does not fit."""
        if self.longest <= self.allowed:
            return ()
        return (reason("lab.lesson.long", longest=f"{self.longest:.0f}", allowed=self.allowed),)


def lesson_estimate(scenario: Scenario) -> LessonEstimate | None:
    """Return how long a scenario's lesson takes; None if it is not a lesson."""
    lesson = scenario.definition.lesson
    if lesson is None:
        return None
    minutes, stops = [], []
    for bot in BOTS:
        if bot not in scenario.definition.policies:
            continue
        try:
            history = simulate(scenario, policy=bot, runs=RUNS, shocks="drawn", office=True,
                               series=())
        except GosplanError:
            continue  # playing the bots reports that by itself
        own = _played(scenario, history)
        minutes.append(own[0])
        stops.append(own[1])
    if not minutes:
        return None
    every = np.concatenate(minutes)
    return LessonEstimate(
        minutes=float(np.median(every)),
        longest=float(every.max()),
        stops=int(np.concatenate(stops).max()),
        levers=len(lesson.open_levers),
        allowed=lesson.minutes,
        allowed_stops=lesson.max_stops,
    )


def _played(scenario: Scenario, history: History) -> tuple[Array, Array]:
    """Return the minutes and the stops of each game, both (run,)."""
    lesson = scenario.definition.lesson
    levers = 0 if lesson is None else len(lesson.open_levers)
    asked = {event.id: _reading(scenario, event.id, [choice.id for choice in event.choices])
             for event in scenario.definition.events if has_question(event)}
    reading = np.zeros(history.runs)
    at_stop = np.zeros((scenario.turns, history.runs), dtype=np.bool_)
    at_stop[sorted(turn for turn in planned_stops(scenario) if turn < scenario.turns)] = True
    for firing in history.fired:
        if firing.event in asked and firing.turn >= scenario.first_turn:
            runs = list(firing.runs)
            at_stop[firing.turn, runs] = True
            reading[runs] += asked[firing.event] + CHOICE
    given = sum(scenario.first_turn <= each.first - scenario.quarter(0) < scenario.turns
                for each in scenario.definition.mandates)
    stops = at_stop[scenario.first_turn :].sum(axis=0).astype(np.float64)
    later = np.maximum(stops - 1.0, 0.0)
    play = later * (REPORT + CHOICE + LEVER * levers) + reading + given * CHOICE
    return BRIEFING + FIRST_PLAN + play + DEBRIEF + CLASS_PAGE, stops


def _reading(scenario: Scenario, event: str, choices: list[str]) -> float:
    """Return the minutes it takes to read an event's plate."""
    keys = [f"event.{event}.{part}" for part in ("title", "situation", "question")]
    keys += [f"event.{event}.choice.{choice}{part}" for choice in choices
             for part in ("", ".stated", ".unknown")]
    texts = scenario.texts.speaking("en")
    words = sum(len(texts.get(key).split()) for key in keys if texts.has(key))
    return words / WORDS_A_MINUTE
