"""Who sits at the table: advisers arrive, are removed by the line, and can be defended."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from gosplan_game.sim.context import Context
from gosplan_game.sim.expressions import condition_mask, expression

if TYPE_CHECKING:
    from gosplan_game.scenario import Scenario
    from gosplan_game.scenario.schema import Adviser

Mask = npt.NDArray[np.bool_]
Places = npt.NDArray[np.int64]
PATIENCE = 8
"""Quarters for which an adviser who gave the alarm gives no other."""
SETTLING = 4
"""Quarters after taking office before which nobody gives the alarm: all is alarming then."""
STAYS = 1_000_000
"""Turn on which an adviser leaves who is not removed."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """An adviser who asks to be heard before the next stop."""

    adviser: str
    remark: str
    mask: Mask
    """In which runs, (run,)."""


class AdviserBook:
    """Which advisers sit at the table in some runs."""

    def __init__(self, scenario: Scenario, *, runs: int) -> None:
        """Begin as the scenario dates them."""
        start = scenario.quarter(0)
        self.advisers: tuple[Adviser, ...] = tuple(scenario.definition.advisers)
        self.arrives = tuple(
            0 if each.arrives is None else each.arrives - start for each in self.advisers
        )
        leaves = [STAYS if each.leaves is None else each.leaves - start for each in self.advisers]
        self.leaves: Places = np.array(leaves, dtype=np.int64)[:, None] * np.ones(
            (1, runs), dtype=np.int64
        )
        """Turn from which an adviser is gone, (adviser, run)."""
        self.gone: Mask = np.zeros((len(self.advisers), runs), dtype=np.bool_)
        self._alarms = tuple(
            (index, rule)
            for index, adviser in enumerate(self.advisers)
            for rule in adviser.remarks
            if rule.alarm
        )
        self._looked = False
        self._held: Mask = np.zeros((len(self._alarms), runs), dtype=np.bool_)
        """Where an alarm's condition held the quarter before, (alarm, run)."""
        settled = scenario.first_turn + SETTLING - PATIENCE
        self._heard: Places = np.full((len(self.advisers), runs), settled, dtype=np.int64)
        """Turn on which an adviser last gave the alarm, (adviser, run)."""

    def copy(self) -> AdviserBook:
        """Return a book with the same advisers that can go on by itself."""
        twin = copy(self)
        twin.leaves, twin.gone = self.leaves.copy(), self.gone.copy()
        twin._held, twin._heard = self._held.copy(), self._heard.copy()
        return twin

    def index(self, adviser_id: str) -> int:
        """Return the place of an adviser; KeyError if there is none of that id."""
        for index, adviser in enumerate(self.advisers):
            if adviser.id == adviser_id:
                return index
        raise KeyError(adviser_id)

    def move(self, adviser_id: str, quarters: int | None, mask: Mask, turn: int) -> None:
        """Put an adviser's removal off by some quarters, or silence them now, in some runs."""
        index = self.index(adviser_id)
        leaves = self.leaves[index]
        moved = np.full_like(leaves, turn + 1)
        if quarters is not None:
            moved = np.where(leaves == STAYS, STAYS, np.maximum(leaves, turn) + quarters)
        self.leaves[index] = np.where(mask & ~self.gone[index], moved, leaves)

    def remove(self, context: Context) -> list[tuple[int, Mask]]:
        """Remove who has to go on the context's turn; return them and in which runs."""
        found = []
        for index, adviser in enumerate(self.advisers):
            mask = ~self.gone[index] & (self.leaves[index] <= context.turn)
            if mask.any() and adviser.condition:
                holds = condition_mask(expression(adviser.condition), context)
                self.leaves[index] = np.where(mask & ~holds, STAYS, self.leaves[index])
                mask &= holds
            if mask.any():
                self.gone[index] |= mask
                found.append((index, mask))
        return found

    def alarms(self, context: Context) -> tuple[Alarm, ...]:
        """Return who gives the alarm at the beginning of the context's turn.

        An alarm is given once, when its condition begins to hold, and by the same adviser
        not again for `PATIENCE` quarters; the first year of an office gives none.
        """
        found = []
        for place, (index, rule) in enumerate(self._alarms):
            now = condition_mask(expression(rule.condition), context)
            here = (self.arrives[index] <= context.turn) & ~self.gone[index]
            rested = context.turn - self._heard[index] >= PATIENCE
            mask = now & ~self._held[place] & here & rested & self._looked
            self._held[place] = now
            if mask.any():
                self._heard[index] = np.where(mask, context.turn, self._heard[index])
                found.append(Alarm(self.advisers[index].id, rule.id, mask))
        self._looked = True
        return tuple(found)

    def present(self, turn: int, column: int = 0) -> tuple[Adviser, ...]:
        """Return the advisers at the table on a turn in one run."""
        return tuple(
            adviser
            for index, adviser in enumerate(self.advisers)
            if self.arrives[index] <= turn and not self.gone[index, column]
        )
