"""The line: who decides a lever, and the orders of levers that are not the office's.

``decide`` levers follow the office at once. What it may only ``propose`` takes force
a quarter after it was asked for. ``carry_out`` and ``not_ours`` levers follow the line,
whose orders bend to conditions in this game (`bends`); what it orders the office to carry
out can be delayed or objected to (`from_above`). In free mode there is no line at the
table: the office decides all but what is never its own.
"""

from __future__ import annotations

from copy import copy
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from gosplan_game.core.decisions import Decisions
from gosplan_game.core.quantities import Array
from gosplan_game.sim.context import Context
from gosplan_game.sim.decisions import FIELDS, Levers, fields_of
from gosplan_game.sim.office.bends import BendBook
from gosplan_game.sim.office.from_above import OrderBook

if TYPE_CHECKING:
    from gosplan_game.scenario import Scenario

Mask = npt.NDArray[np.bool_]
CARRIED = ("carry_out", "not_ours")
"""Authority under which the line's order stands."""


class Line:
    """The leadership's dated orders, and the authority of the office."""

    def __init__(self, scenario: Scenario) -> None:
        """Read the line's policy; a line that gives no orders keeps the opening ones."""
        self._scenario = scenario
        name = scenario.definition.line.policy
        policy = scenario.definition.policies.get(name)
        if policy is not None and policy.kind == "orders":
            self._orders = tuple(scenario.policy_orders(name))
        else:
            self._orders = (scenario.standing_orders(),)
        self._authority: dict[int, dict[str, str]] = {}

    def orders(self, turn: int) -> Decisions:
        """Return the line's own orders of a turn."""
        return self._orders[min(turn, len(self._orders) - 1)]

    def authority(self, lever: str, turn: int) -> str:
        """Return ``decide``, ``propose``, ``carry_out`` or ``not_ours``."""
        known = self._authority.get(turn)
        if known is None:
            known = {name: self._scenario.authority(name, turn) for name in FIELDS}
            self._authority[turn] = known
        return known[lever]


class LineBook:
    """The line in some runs of one game: bent by what happened, and answered."""

    def __init__(
        self, scenario: Scenario, levers: Levers, *, seed: int, runs: npt.NDArray[np.int64],
        free: bool,
    ) -> None:
        """Begin with the dated orders.

        Args:
            scenario: What is played.
            levers: Its levers.
            seed: Key of the draws that decide objections.
            runs: Numbers of the runs.
            free: Whether there is no line at the table.
        """
        self._line = line_of(scenario)
        self._free = free
        self.bends = BendBook(scenario, levers, seed=seed, runs=runs)
        self.from_above = OrderBook(scenario, levers, seed=seed, runs=runs)

    def copy(self) -> LineBook:
        """Return a book that can go on by itself."""
        twin = copy(self)
        twin.bends, twin.from_above = self.bends.copy(), self.from_above.copy()
        return twin

    def authority(self, lever: str, turn: int) -> str:
        """Return ``decide``, ``propose``, ``carry_out`` or ``not_ours``."""
        found = self._line.authority(lever, turn)
        return "decide" if self._free and found != "not_ours" else found

    def orders(self, turn: int) -> Decisions:
        """Return the line's orders of a turn as conditions bend them."""
        return self.bends.bent(self._line.orders(turn), turn)

    def begin(self, context: Context, wanted: Decisions) -> None:
        """Look at the country at the beginning of a quarter, and give new orders."""
        turn = context.turn
        self.bends.look(context)
        carried = [name for name in FIELDS if self.authority(name, turn) == "carry_out"]
        self.from_above.begin(carried, self.orders(turn), wanted)

    def mixed(self, wanted: Decisions, wanted_before: Decisions, turn: int) -> Decisions:
        """Return the orders that come into force.

        Args:
            wanted: What the office wants this quarter.
            wanted_before: What it wanted the quarter before.
            turn: The quarter.
        """
        arrays = fields_of(wanted)
        line = self.orders(turn)
        for name in FIELDS:
            authority = self.authority(name, turn)
            if authority == "propose":
                arrays[name] = getattr(wanted_before, name)
            elif authority == "carry_out":
                arrays[name] = self.from_above.carried(name, getattr(line, name), turn)
            elif authority == "not_ours":
                arrays[name] = getattr(line, name)
        return Decisions(**arrays)

    def kept(self, wanted: Decisions, turn: int) -> Decisions:
        """Return what stands as the office's orders after a quarter.

        Levers that the line ordered keep what was carried out, so that one which comes
        back to the office stands where the line left it.
        """
        arrays = fields_of(wanted)
        line = self.orders(turn)
        for name in FIELDS:
            authority = self.authority(name, turn)
            if authority == "carry_out":
                arrays[name] = self.from_above.carried(name, getattr(line, name), turn)
            elif authority == "not_ours":
                arrays[name] = getattr(line, name)
        return Decisions(**arrays)

    def successor(self, orders: Decisions, turn: int, dismissed: Mask) -> Decisions:
        """Return the orders with the line's own in the runs whose office is dismissed.

        Where a bend brought another programme as a whole, the successor carries that out.
        """
        line = self.bends.bent(self.bends.whole(self._line.orders(turn), turn), turn)
        arrays: dict[str, Array] = {
            name: np.where(dismissed, getattr(line, name), array)
            for name, array in fields_of(orders).items()
        }
        return Decisions(**arrays)


@lru_cache(maxsize=16)
def line_of(scenario: Scenario) -> Line:
    """Return the dated line of a scenario, made once."""
    return Line(scenario)
