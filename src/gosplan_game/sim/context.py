"""What an expression of a scenario may look at: the record up to now, and the orders."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from gosplan_game.core.decisions import Decisions
from gosplan_game.core.quantities import Array
from gosplan_game.sim.decisions import Levers
from gosplan_game.sim.history import History

if TYPE_CHECKING:
    from gosplan_game.scenario import Scenario


class Context:
    """The record of some runs seen from the beginning of a quarter.

    ``value(id, 0)`` is the last recorded quarter, ``turn`` the quarter about to be
    played. What lies before the record is not a number, so comparisons fail on it.
    """

    def __init__(self, scenario: Scenario, levers: Levers, history: History) -> None:
        """Look at a history that may still grow."""
        self._scenario = scenario
        self._levers = levers
        self._history = history
        self.turn = 0
        self.decisions: Decisions = scenario.standing_orders()

    @property
    def runs(self) -> int:
        """How many runs are looked at."""
        return self._history.runs

    @property
    def year(self) -> int:
        """Calendar year of the quarter about to be played."""
        return self._scenario.quarter(self.turn).year

    @property
    def season(self) -> int:
        """Quarter of the year about to be played, 1 to 4."""
        return self._scenario.quarter(self.turn).season + 1

    def value(self, series_id: str, lag: int = 0) -> Array:
        """Return a series ``lag`` quarters before the last recorded one, (run,)."""
        return self._history.get_or_nan(series_id, self._history.turns - 1 - lag)

    def annual(self, series_id: str, year: int) -> Array:
        """Return a series' value of a year, (run,); not a number if it is not complete."""
        years, values = self._history.annual(series_id)
        found = np.flatnonzero(years == year)
        if found.size == 0:
            return np.full(self.runs, np.nan)
        row: Array = values[found[0]]
        return row

    def trailing(self, series_id: str, quarters: int = 4) -> Array:
        """Return a series over the last quarters, made as a year is, (run,)."""
        return self._history.trailing(series_id, self._history.turns - 1, quarters=quarters)

    def lever(self, item_id: str) -> Array:
        """Return the order in force for a lever or an item of it, (run,)."""
        item = self._levers.item(item_id)
        array: Array = getattr(self.decisions, item.lever)
        row = array if item.index is None else array[item.index]
        return np.broadcast_to(row, (self.runs,))
