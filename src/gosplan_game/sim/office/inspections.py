"""Inspections: people of the office's own go and look, at one branch or in one region.

    seen = true / reported,   measured in the quarter in which inspectors are there

They cost standing, since nobody likes to be looked at, and there are few of them: a team
is away for some quarters. What they find does not change what is reported; it changes
what the office takes to be true (`believed`): the last inspected value, carried forward
with reported growth, that is, every later report times ``seen``. Of a branch they find
output and capacity, of a region the last harvest and with it the grain of farms.

Source: ours; on the inspectorate and its limits, Rees (1987), "State Control in Soviet
Russia", and Markevich and Harrison on reporting; costs are a matter of difficulty and
stand in the scenario.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from gosplan_game.core.errors import Impossible
from gosplan_game.core.quantities import Array
from gosplan_game.sim.reasons import reason

if TYPE_CHECKING:
    from gosplan_game.core.state import State
    from gosplan_game.scenario import Scenario

BOOKS = 8
"""Quarters of a place's books that an inspection opens: the year, and the one before it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What one inspection found in the first run."""

    turn: int
    place: str
    """``.BRANCH`` or ``@REGION``."""
    reported: float
    """Output of the quarter or last harvest, as reported."""
    true: float


class InspectionBook:
    """The inspections of some runs: who is away, and what was found."""

    def __init__(self, scenario: Scenario, *, runs: int) -> None:
        """Begin with nothing seen: reports are all there is."""
        labels = scenario.labels
        self._places = {f".{name}": index for index, name in enumerate(labels.branches)}
        self._places.update({f"@{name}": index for index, name in enumerate(labels.regions)})
        self.output: Array = np.ones((len(labels.branches), runs))
        """True over reported output when last inspected, ratio, (S, B)."""
        self.capacity: Array = np.ones((len(labels.branches), runs))
        """Capacity over what was stated of it, ratio, (S, B)."""
        self.harvest: Array = np.ones((len(labels.regions), runs))
        """True over reported harvest, ratio, (R, B)."""
        self.sent: list[tuple[int, str, npt.NDArray[np.bool_]]] = []
        """Turn, place and runs of every inspection."""
        self.findings: list[Finding] = []

    def copy(self) -> InspectionBook:
        """Return a book that can go on by itself."""
        twin = copy(self)
        twin.output, twin.capacity = self.output.copy(), self.capacity.copy()
        twin.harvest = self.harvest.copy()
        twin.sent, twin.findings = list(self.sent), list(self.findings)
        return twin

    @property
    def places(self) -> tuple[str, ...]:
        """Every place that can be inspected."""
        return tuple(self._places)

    def check(self, place: str) -> None:
        """Refuse a place that the scenario lacks."""
        if place not in self._places:
            raise Impossible(reason("no_place", place=place))

    def send(self, place: str, mask: npt.NDArray[np.bool_], turn: int) -> None:
        """Send a team to a place for the quarter about to be played."""
        self.check(place)
        self.sent.append((turn, place, mask))

    def away(self, turn: int, quarters: int) -> int:
        """Return how many teams are away at the beginning of a turn, in the first run."""
        return sum(mask[0] and turn - sent < quarters for sent, _, mask in self.sent)

    def report(self, turn: int, values: Mapping[str, Array], state: State) -> None:
        """Take down what those found who were away in the quarter just played.

        Args:
            turn: The quarter.
            values: Its indicators.
            state: The country at its end.
        """
        for sent, place, mask in self.sent:
            if sent == turn:
                self._look(turn, place, mask, values, state)

    def _look(
        self,
        turn: int,
        place: str,
        mask: npt.NDArray[np.bool_],
        values: Mapping[str, Array],
        state: State,
    ) -> None:
        index = self._places[place]
        if place.startswith("@"):
            true, told = state.harvest_last[index], state.harvest_reported[index]
            _see(self.harvest[index], true, told, mask)
        else:
            true, told = (values[f"gross_output{end}"][index] for end in ("", "~reported"))
            _see(self.output[index], true, told, mask)
            _see(self.capacity[index], values["capacity"][index],
                 values["capacity~reported"][index], mask)
        if mask[0]:
            self.findings.append(Finding(turn, place, float(told[0]), float(true[0])))


def _see(seen: Array, true: Array, told: Array, mask: npt.NDArray[np.bool_]) -> None:
    """Put true over reported where inspectors were; nothing reported stays unseen."""
    np.copyto(seen, true / np.where(told > 0.0, told, 1.0), where=mask & (told > 0.0))
