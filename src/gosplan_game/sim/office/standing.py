"""Standing: what the line thinks of the office, 0 to 100.

It moves by reported results, by answers and by events, never by what is true and not
reported. Below the floor at a yearly review the office is dismissed: a successor
carries out the line, and the years pass.

Source: ours; the sizes are a matter of difficulty and stand in the scenario.
"""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from gosplan_game.core.quantities import Array
from gosplan_game.sim.office.from_above import Reply
from gosplan_game.sim.office.mandates import Answer, MandateBook, Status

if TYPE_CHECKING:
    from gosplan_game.scenario import Scenario

@dataclass(frozen=True, slots=True)
class StandingChange:
    """One line of the account of standing in one run."""

    turn: int
    reason: str
    """``mandate:ID``, ``counter:ID``, ``event:ID``, ``line:LEVER``, ``plan:ID`` (a
    five-year plan signed or judged), ``departure:ID`` (a yearly plan below its path) or
    ``inspection:PLACE``."""
    amount: float


class StandingBook:
    """Standing of the offices of some runs, with its account."""

    def __init__(
        self, scenario: Scenario, *, runs: int, patience: float = 1.0, floor: float | None = None
    ) -> None:
        """Begin with the scenario's standing.

        Args:
            scenario: What is played.
            runs: Columns.
            patience: Factor on the scenario's patience.
            floor: Standing below which a review dismisses, if not the scenario's.
        """
        self._office = scenario.definition.office
        self.floor = self._office.floor if floor is None else floor
        self.patience = max(self._office.patience * patience, 0.05)
        """What losses of standing are divided by."""
        self._scenario = scenario
        self.value: Array = np.full(runs, float(self._office.standing))
        self.dismissed: npt.NDArray[np.bool_] = np.zeros(runs, dtype=np.bool_)
        self.dismissed_turn: npt.NDArray[np.int64] = np.full(runs, -1, dtype=np.int64)
        self.lowest: Array = np.full(runs, 100.0)
        """Lowest standing at any review that the office lived to see, (run,)."""
        self._account: list[tuple[int, str, Array]] = []

    def copy(self) -> StandingBook:
        """Return a book with the same account that can go on by itself."""
        twin = copy(self)
        twin._account = list(self._account)
        return twin

    def change(self, amount: Array, *, turn: int, reason: str) -> None:
        """Move the standing of offices that still serve."""
        eased = np.where(amount < 0, amount / self.patience, amount)
        moved = np.where(self.dismissed, 0.0, eased)
        before = self.value
        self.value = np.clip(before + moved, 0.0, 100.0)
        if np.any(self.value != before):
            self._account.append((turn, reason, self.value - before))

    def answered(self, outcome: npt.NDArray[np.int8], *, turn: int, mandate: str) -> None:
        """Take notice of the answers to a mandate."""
        loss = np.where(outcome == Answer.REFUSED, -self._office.countered, 0.0)
        self.change(loss, turn=turn, reason=f"counter:{mandate}")

    def replied(self, outcome: npt.NDArray[np.int8], *, turn: int, lever: str) -> None:
        """Take notice of what was said to an order from above."""
        objected = (outcome == Reply.HEARD) | (outcome == Reply.OVERRULED)
        loss = np.where(objected, self._office.objection_cost, 0.0)
        loss = np.where(outcome == Reply.DELAYED, self._office.delay_cost, loss)
        self.change(-loss, turn=turn, reason=f"line:{lever}")

    def judged(
        self,
        book: MandateBook,
        judged: list[tuple[int, npt.NDArray[np.bool_], Array]],
        *,
        turn: int,
    ) -> None:
        """Take notice of mandates met and missed."""
        office = self._office
        for index, met, shortfall in judged:
            mandate = book.mandates[index]
            distance = np.clip(shortfall / office.far, 0.0, 1.0)
            loss = -office.missed * (office.narrowly + (1.0 - office.narrowly) * distance)
            answers = book.answers[index]
            warned = (answers == Answer.EASED) | (answers == Answer.REFUSED)
            loss = np.where(warned, office.warned, 1.0) * loss
            given = book.status[index] != Status.NOT_GIVEN
            moved = np.where(given, np.where(met, office.met, loss), 0.0)
            amount = float(mandate.weight) * moved
            self.change(amount, turn=turn, reason=f"mandate:{mandate.id}")

    def review(self, turn: int) -> None:
        """Hold the yearly review when the quarter just played is the one of reviews."""
        if self._scenario.quarter(turn).season + 1 != self._office.review_quarter:
            return
        self.lowest = np.where(self.dismissed, self.lowest, np.minimum(self.lowest, self.value))
        fallen = ~self.dismissed & (np.round(self.value, 9) < self.floor)
        self.dismissed = self.dismissed | fallen
        self.dismissed_turn = np.where(fallen, turn, self.dismissed_turn)

    def moves(self) -> tuple[tuple[int, str, Array], ...]:
        """Return all that moved standing: the quarter, the reason, and how much, (run,)."""
        return tuple(self._account)

    def account(self, column: int = 0) -> tuple[StandingChange, ...]:
        """Return the account of one run's standing."""
        return tuple(
            StandingChange(turn, reason, float(amount[column]))
            for turn, reason, amount in self._account
            if amount[column] != 0.0
        )
