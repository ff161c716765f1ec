"""Orders from above: what the line tells the office to carry out, and its answers.

The office can comply, delay by a quarter, or object in writing. A delay and an objection
cost standing. An objection is heard by a keyed draw whose chance rises with standing;
where it is heard, part of the change is taken off for a while. Nothing else moves: no
answer makes an order from above disappear.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from gosplan_game.core.decisions import Decisions
from gosplan_game.core.quantities import Array
from gosplan_game.sim.decisions import FIELDS, Levers
from gosplan_game.sim.shocks import Integers, Kind, uniform

if TYPE_CHECKING:
    from gosplan_game.scenario import Scenario

Mask = npt.NDArray[np.bool_]
Codes = npt.NDArray[np.int8]
_LEAST = 1e-9
"""Change below which an order counts as the same."""


class Reply(IntEnum):
    """What the office said to an order, and what came of that."""

    COMPLY = 0
    DELAYED = 1
    HEARD = 2
    OVERRULED = 3


REPLY_NAMES = {
    Reply.COMPLY: "comply",
    Reply.DELAYED: "delayed",
    Reply.HEARD: "heard",
    Reply.OVERRULED: "overruled",
}
REPLIES = ("comply", "delay", "object")
"""What the office can say."""


@dataclass(frozen=True, slots=True)
class NewOrder:
    """An order from above that takes force this quarter."""

    lever: str
    mask: Mask
    """In which runs, (run,)."""


def objection_chance(standing: Array) -> Array:
    """Return the chance that an objection is heard, (run,).

    Args:
        standing: Standing of the office, 0 to 100, (run,).

    Source: ours. Even officials in good standing were overruled as a rule; those in
    disgrace were not read.
    """
    return np.clip(0.1 + 0.008 * (standing - 40.0), 0.02, 0.5)


@lru_cache(maxsize=16)
def _finest_steps(scenario: Scenario, levers: Levers) -> Mapping[str, float]:
    """Return by lever the finest step of its items."""
    return {
        name: min(scenario.lever_limits(item.id)[2] for item in levers.items.values()
                  if item.lever == name)
        for name in FIELDS
    }


class OrderBook:
    """The line's new orders in some runs, and where the office does not simply comply."""

    def __init__(
        self, scenario: Scenario, levers: Levers, *, seed: int, runs: Integers
    ) -> None:
        """Begin with nothing ordered."""
        self._office = scenario.definition.office
        self._steps = _finest_steps(scenario, levers)
        self._seed = seed
        self._runs = runs
        self._before: Decisions | None = None
        self._carried: frozenset[str] = frozenset()
        self._share: dict[str, Array] = {}
        self._end: dict[str, npt.NDArray[np.int64]] = {}
        self._anchor: dict[str, Array] = {}
        self.answered: list[tuple[int, str, Codes]] = []
        """What came of the answers so far: the quarter, the lever, and the `Reply`, (run,)."""
        self.new: tuple[NewOrder, ...] = ()
        """Orders that take force in the quarter that was last begun."""

    def copy(self) -> OrderBook:
        """Return a book with the same answers that can go on by itself."""
        twin = copy(self)
        twin._share, twin._end = dict(self._share), dict(self._end)
        twin._anchor = dict(self._anchor)
        twin.answered = list(self.answered)
        return twin

    def begin(self, carried: list[str], line: Decisions, wanted: Decisions) -> None:
        """Find the orders that change with this quarter.

        Args:
            carried: Levers that the office must carry out in it.
            line: The line's orders of the quarter.
            wanted: What stood as the office's orders the quarter before.
        """
        found = []
        for name in carried:
            stood = getattr(wanted, name)
            if name in self._carried and self._before is not None:
                stood = getattr(self._before, name)
            moved = np.abs(getattr(line, name) - stood) >= self._least(name)
            mask = moved.any(axis=0) if moved.ndim > 1 else moved
            mask = np.broadcast_to(mask, (self._runs.size,))
            if mask.any():
                found.append(NewOrder(name, mask.copy()))
                self._anchor[name] = getattr(wanted, name)
                if name in self._share:
                    self._share[name] = np.where(mask, 0.0, self._share[name])
        self.new = tuple(found)
        self._before, self._carried = line, frozenset(carried)

    def _least(self, lever: str) -> float:
        """Return the smallest change that is worth a paper."""
        return max(0.5 * self._steps[lever], _LEAST)

    def is_new(self, lever: str) -> NewOrder | None:
        """Return the order of a lever that takes force this quarter."""
        return next((each for each in self.new if each.lever == lever), None)

    def answer(
        self, lever: str, delay: Mask, objection: Mask, *, standing: Array, turn: int
    ) -> Codes:
        """Record what the office says to an order and return what comes of it, (run,).

        Args:
            lever: The lever ordered.
            delay: Where it is put off by a quarter, (run,).
            objection: Where the office objects, (run,).
            standing: Standing, 0 to 100, (run,).
            turn: The quarter.

        Raises:
            KeyError: That lever is not newly ordered.
        """
        order = self.is_new(lever)
        if order is None:
            raise KeyError(lever)
        draw = uniform(self._seed, self._runs, turn, Kind.OBJECTION, FIELDS.index(lever))
        asked = objection & order.mask
        heard = asked & (draw < objection_chance(standing))
        delayed = delay & order.mask & ~objection
        outcome = np.where(
            heard, Reply.HEARD, np.where(asked, Reply.OVERRULED, np.where(delayed, 1, 0))
        ).astype(np.int8)
        share = np.where(heard, self._office.heard, np.where(delayed, 1.0, 0.0))
        quarters = np.where(heard, self._office.heard_quarters, 1)
        self._share[lever] = share
        self._end[lever] = turn + quarters
        self.answered.append((turn, lever, outcome))
        return outcome

    def carried(self, lever: str, line: Array, turn: int) -> Array:
        """Return what is carried out of the line's order of a lever on a turn."""
        share = self._share.get(lever)
        if share is None or not share.any():
            return line
        acting = np.where(self._end[lever] > turn, share, 0.0)
        if not acting.any():
            return line
        anchor = self._anchor[lever]
        return np.where(acting > 0.0, line + acting * (anchor - line), line)
