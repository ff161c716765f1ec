"""Who sits at the table: advisers arrive, are removed by the line, and can be defended."""

from __future__ import annotations

from copy import copy
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
STAYS = 1_000_000
"""Turn on which an adviser leaves who is not removed."""


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

    def copy(self) -> AdviserBook:
        """Return a book with the same advisers that can go on by itself."""
        twin = copy(self)
        twin.leaves, twin.gone = self.leaves.copy(), self.gone.copy()
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

    def present(self, turn: int, column: int = 0) -> tuple[Adviser, ...]:
        """Return the advisers at the table on a turn in one run."""
        return tuple(
            adviser
            for index, adviser in enumerate(self.advisers)
            if self.arrives[index] <= turn and not self.gone[index, column]
        )
