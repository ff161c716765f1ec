"""Mandates: an indicator, a figure, a deadline; accepted or countered.

The line gives a mandate by date, where its condition holds in this game, with a figure
that conditions may scale. A counter-proposal rests on a material balance. Its chance
rises with the shortage shown and with the office's standing; the draw is keyed, so the
same proposal in the same game has the same answer. A mandate that nobody answers counts
as accepted. One that is judged by reports can also be accepted with the reports made to
look well: until its deadline success is rewarded more and checked less, in every branch,
and the office plans on what it is then told.
"""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from gosplan_game.core.quantities import Array, clipped
from gosplan_game.sim.context import Context
from gosplan_game.sim.expressions import condition_mask, expression, value_of
from gosplan_game.sim.history import History
from gosplan_game.sim.series import REPORTED
from gosplan_game.sim.shocks import Integers, Kind, uniform

if TYPE_CHECKING:
    from gosplan_game.scenario import Scenario
    from gosplan_game.scenario.schema import Mandate

Mask = npt.NDArray[np.bool_]
Codes = npt.NDArray[np.int8]


class Status(IntEnum):
    """How a mandate stands."""

    NOT_GIVEN = 0
    OPEN = 1
    MET = 2
    MISSED = 3


class Answer(IntEnum):
    """What the office said to it, and what came of that."""

    NONE = 0
    ACCEPTED = 1
    EASED = 2
    REFUSED = 3
    LOOKS_WELL = 4


STATUS_NAMES = {Status.OPEN: "open", Status.MET: "met", Status.MISSED: "missed"}
ANSWER_NAMES = {
    Answer.NONE: "",
    Answer.ACCEPTED: "accept",
    Answer.EASED: "eased",
    Answer.REFUSED: "refused",
    Answer.LOOKS_WELL: "look_well",
}


@dataclass(frozen=True, slots=True)
class MandateView:
    """One mandate as it stands in one game."""

    id: str
    indicator: str
    figure: float
    """What is demanded now, after a successful counter-proposal the eased figure."""
    first_figure: float
    at_most: bool
    issued: str
    deadline: str
    deadline_turn: int
    status: str
    answer: str
    current: float
    """The indicator over the last year (or quarter) recorded; nan before there is one."""
    lever: str
    weight: float
    quarters: int = 4
    """How many quarters the figure covers."""


def span_quarters(mandate: Mandate) -> int:
    """Return how many quarters a mandate's figure covers."""
    return 1 if mandate.year in ("quarter", "date") else 4


def answers_to(mandate: Mandate) -> tuple[str, ...]:
    """Return what the office can say to a mandate.

    Reports can be made to look well only where a report is what is judged.
    """
    known = ("accept", "counter")
    return (*known, "look_well") if mandate.indicator.endswith(REPORTED) else known


def counter_chance(gap: Array, standing: Array) -> Array:
    """Return the chance that a counter-proposal is heard, (run,).

    Args:
        gap: Shortage shown by the material balance, share of the need, (run,).
        standing: Standing of the office, 0 to 100, (run,).

    Source: ours. Without a shortage hardly anybody was heard; with a large one and a
    good name most were; nobody was heard always.
    """
    return clipped(0.05 + 1.6 * gap + 0.004 * (standing - 50.0), 0.02, 0.85)


class MandateBook:
    """The mandates of some runs."""

    def __init__(
        self, scenario: Scenario, *, seed: int, runs: Integers, tautness: float = 1.0
    ) -> None:
        """Begin with none given; ``tautness`` is a factor on every figure demanded."""
        self.mandates: tuple[Mandate, ...] = tuple(scenario.definition.mandates)
        self._scenario = scenario
        start = scenario.quarter(0)
        self._turns = tuple((each.first - start, each.deadline - start) for each in self.mandates)
        self._given: dict[int, list[int]] = {}
        """Places of the mandates by the turn they are given on; earlier ones on the first."""
        for index, (first, deadline) in enumerate(self._turns):
            if first >= 0 or deadline >= 0:
                self._given.setdefault(max(first, 0), []).append(index)
        self._seed = seed
        self._runs = runs
        count = len(self.mandates)
        self.status: Codes = np.zeros((count, runs.size), dtype=np.int8)
        self.answers: Codes = np.zeros((count, runs.size), dtype=np.int8)
        taut = [1.0 / tautness if each.at_most else tautness for each in self.mandates]
        named = np.array([each.figure for each in self.mandates]) * np.array(taut)
        self.given_figures: Array = named[:, None] * np.ones((1, runs.size))
        """Figures as the line gave them, (mandate, run)."""
        self.figures: Array = self.given_figures.copy()
        """Figures as they stand after counter-proposals, (mandate, run)."""

    def copy(self) -> MandateBook:
        """Return a book with the same answers that can go on by itself."""
        twin = copy(self)
        twin.status = self.status.copy()
        twin.answers = self.answers.copy()
        twin.figures = self.figures.copy()
        twin.given_figures = self.given_figures.copy()
        return twin

    def turn_of(self, index: int) -> tuple[int, int]:
        """Return the turns on which a mandate is given and judged."""
        return self._turns[index]

    def index(self, mandate_id: str) -> int:
        """Return the place of a mandate; KeyError if there is none of that id."""
        for index, mandate in enumerate(self.mandates):
            if mandate.id == mandate_id:
                return index
        raise KeyError(mandate_id)

    def issue(self, turn: int, context: Context | None = None) -> tuple[int, ...]:
        """Open the mandates given on a turn and return their places.

        Args:
            turn: The quarter.
            context: The record, on which conditions and scales look; without it all
                mandates of the turn are given as they are written.
        """
        given = []
        for index in self._given.get(turn, ()):
            mandate = self.mandates[index]
            mask = np.ones(self._runs.size, dtype=np.bool_)
            if mandate.condition and context is not None:
                mask = condition_mask(expression(mandate.condition), context)
            if mandate.scale and context is not None:
                scale = np.nan_to_num(value_of(expression(mandate.scale), context), nan=1.0)
                self.given_figures[index] *= clipped(scale, 0.1, 10.0)
                self.figures[index] = self.given_figures[index]
            if mask.any():
                self.status[index] = np.where(mask, Status.OPEN, self.status[index])
                given.append(index)
        return tuple(given)

    def open(self) -> tuple[int, ...]:
        """Return the places of mandates that are open in any run."""
        return tuple(int(i) for i in np.flatnonzero((self.status == Status.OPEN).any(axis=1)))

    def answer(
        self,
        index: int,
        counter: Mask,
        *,
        gap: Array,
        standing: Array,
        turn: int,
        look_well: Mask | None = None,
    ) -> Codes:
        """Record the answers in all runs and return what came of them, (run,).

        Args:
            index: Place of the mandate.
            counter: Where the office counters, (run,).
            gap: Shortage shown, share of the need, (run,).
            standing: Standing, 0 to 100, (run,).
            turn: Quarter of the answer.
            look_well: Where it accepts and lets the reports look well, (run,); where it
                does neither it accepts.
        """
        mandate = self.mandates[index]
        draw = uniform(self._seed, self._runs, turn, Kind.COUNTER, index)
        heard = counter & (draw < counter_chance(gap, standing))
        told = np.where(heard, Answer.EASED, np.where(counter, Answer.REFUSED, Answer.ACCEPTED))
        if look_well is not None and "look_well" in answers_to(mandate):
            told = np.where(look_well & ~counter, Answer.LOOKS_WELL, told)
        given = self.status[index] == Status.OPEN
        outcome: Codes = np.where(given, told, Answer.NONE).astype(np.int8)
        ease = -mandate.counter.ease if not mandate.at_most else mandate.counter.ease
        self.figures[index] = np.where(
            heard & given, self.given_figures[index] * (1.0 + ease), self.figures[index]
        )
        self.answers[index] = outcome
        return outcome

    def judge(self, turn: int, history: History) -> list[tuple[int, Mask, Array]]:
        """Judge the mandates whose deadline is the quarter just recorded.

        Returns:
            For each: its place, where it was met (run,), and the shortfall as a share
            of the figure, 0 where met (run,).
        """
        judged = []
        for index, mandate in enumerate(self.mandates):
            if self.turn_of(index)[1] != turn:
                continue
            reached = np.round(
                history.trailing(mandate.indicator, turn, quarters=span_quarters(mandate)), 9
            )
            figure = np.round(self.figures[index], 9)
            met = reached <= figure if mandate.at_most else reached >= figure
            distance = np.abs(reached - figure) / np.maximum(np.abs(figure), 1e-9)
            open_now = self.status[index] == Status.OPEN
            self.status[index] = np.where(
                open_now, np.where(met, Status.MET, Status.MISSED), self.status[index]
            )
            judged.append((index, met, np.where(met, 0.0, np.nan_to_num(distance, nan=1.0))))
        return judged

    def view(self, index: int, history: History, column: int = 0) -> MandateView:
        """Return one mandate as it stands in one run."""
        mandate = self.mandates[index]
        first, deadline = self.turn_of(index)
        seen = min(history.turns - 1, deadline)
        current = history.trailing(mandate.indicator, seen, quarters=span_quarters(mandate))
        return MandateView(
            id=mandate.id,
            indicator=mandate.indicator,
            figure=float(self.figures[index, column]),
            first_figure=float(self.given_figures[index, column]),
            at_most=mandate.at_most,
            issued=str(self._scenario.quarter(0) + first),
            deadline=str(mandate.deadline),
            deadline_turn=deadline,
            status=STATUS_NAMES.get(Status(int(self.status[index, column])), ""),
            answer=ANSWER_NAMES[Answer(int(self.answers[index, column]))],
            current=float(current[min(column, current.size - 1)]),
            lever=mandate.lever,
            weight=float(mandate.weight),
            quarters=span_quarters(mandate),
        )
