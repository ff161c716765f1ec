"""A game's numbers as the office sees them: reported where a report stands for the truth."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from gosplan_game.core.calendar import Quarter
from gosplan_game.core.errors import GosplanError
from gosplan_game.core.knowledge import RECORDED, shut
from gosplan_game.core.variables import VARIABLES, SeriesId, Variable
from gosplan_game.report.words import Words
from gosplan_game.scenario.reasons import reason

REPORTED = "~reported"
QUARTERS = 4


class Closed(GosplanError):
    """A true series that the office may not read while the game runs."""


@dataclass(frozen=True, slots=True)
class Branch:
    """One branch as the scenario declares it."""

    id: str
    series: str
    unit: str
    decimals: int
    pictogram: str


class Reading:
    """A session's history, read by id.

    While the game runs, a series with a reported twin is read as reported, and asking for
    the true one is refused (`Closed`): no view can show it by oversight. What no office has
    (`core.knowledge`) reads as not known; `recorded` gives the record its two series. Once
    the game is over, or where the debrief sets ``over``, everything is read as it truly was.
    """

    def __init__(self, session: Any, texts: Any) -> None:
        self.session = session
        self.scenario = session.scenario
        self.words = Words(texts, session.scenario)
        self.over = bool(session.is_over)

    # Catalogue

    def variable(self, series: str) -> Variable:
        """Return the declaration of a series; one without unit where nothing is declared."""
        name = SeriesId.parse(series).name
        found = self.scenario.variables.get(name) or VARIABLES.get(name)
        return found or Variable(id=name, unit="", meaning=name)

    def unit(self, series: str) -> str:
        """Return the unit in which a series is recorded; a branch's own for its output."""
        parts = SeriesId.parse(series)
        declared = self.variable(series).unit
        if parts.branch and declared == "plan unit":
            for branch in self.branches():
                if branch.id == parts.branch:
                    return branch.unit
        return declared

    def branches(self) -> tuple[Branch, ...]:
        """Return the branches in the scenario's order."""
        return tuple(
            Branch(
                id=item.id,
                series=item.series or item.id,
                unit=item.unit,
                decimals=int(item.decimals),
                pictogram=item.pictogram or "factory",
            )
            for item in self.scenario.definition.branches
        )

    # Numbers

    def voice(self, series: str) -> tuple[str, bool]:
        """Return the id to be read for a series and whether it is a report."""
        if series.endswith(REPORTED):
            return series, True
        if not self.over and self.variable(series).reported and self.known(series + REPORTED):
            return series + REPORTED, True
        return series, False

    def known(self, series: str) -> bool:
        """Return whether the game records a series."""
        try:
            return series in self.session.history
        except ValueError:
            return False

    def closed(self, series: str) -> bool:
        """Return whether the office may not read the true series while the game runs."""
        return not self.over and (self.shut(series) or self.voice(series)[0] != series)

    def shut(self, series: str) -> bool:
        """Return whether no office has a series, in any voice, while the game runs."""
        return not self.over and shut(SeriesId.parse(series).name)

    def true(self, series: str) -> np.ndarray[Any, np.dtype[np.float64]]:
        """Return a series' quarters as they truly were, where they may be read.

        Raises:
            Closed: The game runs and the office is told something else.
        """
        if self.closed(series):
            raise Closed(reason("closed", name=series))
        return self._read(series)

    def _read(self, series: str) -> np.ndarray[Any, np.dtype[np.float64]]:
        try:
            return np.asarray(self.session.history.get(series))[:, 0]
        except (KeyError, ValueError, GosplanError):
            return np.full(0, np.nan)

    def recorded(self, series: str) -> np.ndarray[Any, np.dtype[np.float64]]:
        """Return the true quarters of excess deaths or hungry people, for the record alone.

        Raises:
            Closed: The record does not tell this series.
        """
        if SeriesId.parse(series).name not in RECORDED:
            raise Closed(reason("record_silent", name=series))
        return self._read(series)

    def quarters(self, series: str) -> np.ndarray[Any, np.dtype[np.float64]]:
        """Return a series' quarters as the office sees them; none of what it does not."""
        return np.full(0, np.nan) if self.shut(series) else self.true(self.voice(series)[0])

    def last(self, series: str, back: int = 0) -> float:
        """Return the value ``back`` quarters before the last recorded one; nan if none."""
        values = self.quarters(series)
        return float(values[-1 - back]) if len(values) > back else math.nan

    def total(self, series: str, quarters: int, back: int = 0) -> float:
        """Return the sum of so many quarters ending ``back`` quarters ago; nan if short."""
        values = self.quarters(series)
        end = len(values) - back
        if quarters < 1 or end < quarters:
            return math.nan
        return float(np.sum(values[end - quarters : end]))

    def since(self, series: str, season: int, back_years: int = 0) -> float:
        """Return the sum since the last quarter of that season began, up to the same quarter."""
        quarters = (self.now.season - 1 - season) % QUARTERS + 1
        return self.total(series, quarters, back_years * QUARTERS)

    def annual(
        self, series: str, *, seen: bool = True
    ) -> tuple[tuple[int, ...], tuple[float, ...]]:
        """Return the years and the values of the finished years."""
        wanted = self.voice(series)[0] if seen else series
        if not seen and self.closed(series):
            raise Closed(reason("closed", name=series))
        if self.shut(series):
            return (), ()
        try:
            years, values = self.session.history.annual(wanted)
        except (KeyError, ValueError, GosplanError):
            return (), ()
        column = np.asarray(values)
        column = column[:, 0] if column.ndim == 2 else column
        pairs = [
            (int(year), float(value))
            for year, value in zip(years, column, strict=True)
            if math.isfinite(float(value))
        ]
        return tuple(year for year, _ in pairs), tuple(value for _, value in pairs)

    # Time

    @property
    def now(self) -> Quarter:
        """The quarter about to be played; past the end, the one after the last."""
        return self.scenario.start + int(self.session.turn)

    @property
    def past(self) -> Quarter:
        """The last quarter played."""
        return self.now + -1

    @property
    def shown(self) -> Quarter:
        """The quarter a screen speaks of: the one to be played, past the end the last one."""
        return self.past if self.session.is_over else self.now

    @property
    def here(self) -> float:
        """The end of the last quarter played, in years."""
        return self.past.year + (self.past.season + 1) / QUARTERS

    def place(self, index: int, length: int) -> float:
        """Return the time in years of element ``index`` of a series of that length."""
        first = self.now + -length
        return first.year + (first.season + index + 1) / QUARTERS


def moved(values: Sequence[float]) -> float:
    """Return the last value less the one before; nan where one is missing."""
    return values[-1] - values[-2] if len(values) > 1 else math.nan
