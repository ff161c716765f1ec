"""What was recorded of a batch of games: series as arrays (turn, run)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from gosplan_game.core.calendar import Quarter
from gosplan_game.core.quantities import Array
from gosplan_game.core.variables import Variable
from gosplan_game.scenario.reasons import reason
from gosplan_game.sim.annual import annual_values, trailing_value
from gosplan_game.sim.recorder import Recorder
from gosplan_game.sim.series import Catalogue, UnknownSeries, ratio_parts

if TYPE_CHECKING:
    from gosplan_game.sim.office.results import Results

Years = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Firing:
    """An event that happened: in which quarter, in which runs, what was answered."""

    event: str
    turn: int
    runs: tuple[int, ...]
    """Runs in which it happened."""
    choices: tuple[str, ...]
    """Answer of each of these runs; empty text where there was nothing to answer."""


class History:
    """The record of a batch of games.

    Turn 0 is the quarter ``start``; a flow is the quarter's amount, a stock stands at
    the quarter's end.
    """

    def __init__(
        self,
        *,
        catalogue: Catalogue,
        start: Quarter,
        recorder: Recorder,
        fired: Sequence[Firing] = (),
        columns: slice = slice(None),
    ) -> None:
        """Wrap some columns of a recorder; quarters that it writes later are seen too."""
        self._catalogue = catalogue
        self._recorder = recorder
        self._data = recorder.data[:, :, columns]
        self.start = start
        self.results: Results | None = None
        """How the office fared in each run, where the games were graded."""
        self.fired: list[Firing] = list(fired)

    @property
    def turns(self) -> int:
        """How many quarters are recorded."""
        return self._recorder.turns

    @property
    def runs(self) -> int:
        """How many runs there are."""
        return int(self._data.shape[2])

    def quarter(self, turn: int) -> Quarter:
        """Return the quarter of a turn."""
        return self.start + turn

    def ids(self) -> tuple[str, ...]:
        """Return the ids that were recorded."""
        return tuple(self._recorder.rows)

    def __contains__(self, series_id: str) -> bool:
        return self._row(series_id) is not None

    def _row(self, series_id: str) -> int | None:
        row = self._recorder.rows.get(series_id)
        if row is not None:
            return row
        try:
            wanted = self._catalogue.resolve(series_id)
        except UnknownSeries:
            return None
        return self._recorder.rows.get(wanted.id)

    def variable(self, series_id: str) -> Variable:
        """Return what the catalogue says of a series."""
        return self._catalogue.resolve(series_id).variable

    def get(self, series_id: str) -> Array:
        """Return a series, (turn, run), as a view.

        Raises UnknownSeries if there is none of that id or it was not recorded.
        """
        row = self._row(series_id)
        if row is None:
            self._catalogue.resolve(series_id)
            raise UnknownSeries(reason("not_recorded", name=series_id))
        return self._data[row, : self.turns]

    def get_or_nan(self, series_id: str, turn: int) -> Array:
        """Return one quarter of a series, (run,); not a number before the record began."""
        if turn < 0 or turn >= self.turns:
            return np.full(self.runs, np.nan)
        row: Array = self.get(series_id)[turn]
        return row

    def _annual_inputs(self, series_id: str) -> tuple[Variable, Array, Array | None, Array | None]:
        series = self._catalogue.resolve(series_id)
        parts = [self.get(part) for part in ratio_parts(series) if part in self]
        numerator, denominator = parts if len(parts) == 2 else (None, None)
        return series.variable, self.get(series_id), numerator, denominator

    def annual(self, series_id: str) -> tuple[Years, Array]:
        """Return the years and yearly values (year, run) as the catalogue makes them.

        A year is labelled by its first calendar year (1925 for 1925/26); one that lacks
        a quarter is left out.
        """
        variable, values, numerator, denominator = self._annual_inputs(series_id)
        return annual_values(
            variable, values, start=self.start, numerator=numerator, denominator=denominator
        )

    def trailing(self, series_id: str, turn: int, *, quarters: int = 4) -> Array:
        """Return the value over the ``quarters`` that end with a turn, (run,).

        Flows are added up, rates averaged, stocks taken at the end. Quarters before the
        record began make it not a number.
        """
        variable, values, numerator, denominator = self._annual_inputs(series_id)
        return trailing_value(
            variable, values, turn, quarters=quarters, numerator=numerator,
            denominator=denominator,
        )

    def run(self, number: int) -> History:
        """Return the history of one run alone."""
        fired = [
            Firing(each.event, each.turn, (0,), (each.choices[each.runs.index(number)],))
            for each in self.fired
            if number in each.runs
        ]
        alone = History(
            catalogue=self._catalogue, start=self.start, recorder=self._recorder, fired=fired
        )
        alone._data = self._data[:, :, number : number + 1]
        return alone
