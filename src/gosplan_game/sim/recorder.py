"""Writes the quarters of a batch of games into arrays while they are played."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from itertools import groupby

import numpy as np

from gosplan_game.core.quantities import Array
from gosplan_game.sim.columns import FEW
from gosplan_game.sim.series import Catalogue, Series, positive

Group = tuple[str, tuple[str, ...]]
"""Weights of averages, empty for sums, and the keys of arrays of equal shape."""


class Recorder:
    """Writes quarters into arrays while a game is played."""

    def __init__(
        self, catalogue: Catalogue, ids: Sequence[str], *, turns: int, runs: int
    ) -> None:
        """Make room for ``turns`` quarters of ``runs`` runs of the given series."""
        series = {each: catalogue.resolve(each) for each in ids}
        ordered = sorted(series, key=lambda each: _way(series[each]))
        self.rows: Mapping[str, int] = {each: ordered.index(each) for each in ids}
        self._series = tuple(series[each] for each in ordered)
        # Most series are a row of an indicator: no call is needed to find them.
        self._plain = tuple(each.key for each in self._series if each.how == "plain")
        self._parts = tuple((each.key, each.index) for each in self._series if each.how == "row")
        self._groups = tuple(_groups(self._series))
        self.runs = runs
        self._added_up = together if runs <= FEW else one_by_one
        self._quarters: Array = np.full((turns, len(series), runs), np.nan)
        self.turns = 0

    @property
    def data(self) -> Array:
        """The series, (row, turn, run), as a view."""
        return self._quarters.transpose(1, 0, 2)

    def copy(self) -> Recorder:
        """Return a recorder with the same quarters that writes into its own array."""
        twin = copy(self)
        twin._quarters = self._quarters.copy()
        return twin

    def record(self, turn: int, values: Mapping[str, Array]) -> None:
        """Write one quarter of all runs; a value with a run axis of 1 holds for each."""
        target = self._quarters[turn]
        try:
            np.concatenate(self._lines(values), out=target.reshape(-1))
        except ValueError:  # something has fewer axes, or stands once for all runs
            for row, series in enumerate(self._series):
                target[row] = series.row(values)
        self.turns = max(self.turns, turn + 1)

    def _lines(self, values: Mapping[str, Array]) -> Sequence[Array]:
        """Return the rows of a quarter in their order, several in one where that is quicker."""
        lines = [values[key] for key in self._plain]
        lines += [values[key][index] for key, index in self._parts]
        if self.runs > FEW:  # what is the same for all of many may stand there once
            lines = [each if each.size > 1 else each.repeat(self.runs) for each in lines]
        for weights, keys in self._groups:
            arrays = [values[key] for key in keys]
            lines += self._added_up(arrays, values[weights] if weights else None)
        return lines

    def share(self, other: Recorder, *, turns: int) -> None:
        """Look at the first quarters of another recorder of the same runs, without copying.

        It has at least these series and goes on in its own time.
        """
        self._quarters = other._quarters
        self.rows = {each: other.rows[each] for each in self.rows}
        self.turns = turns

    def take(self, other: Recorder, *, first: int, count: int, turns: int) -> None:
        """Copy the first quarters of another recorder, which has at least these series.

        Its first ``count`` runs become the runs from ``first`` on.
        """
        for each, row in self.rows.items():
            self._quarters[:turns, row, first : first + count] = other._quarters[
                :turns, other.rows[each], :count
            ]
        self.turns = max(self.turns, turns)


def one_by_one(arrays: Sequence[Array], weights: Array | None) -> Sequence[Array]:
    """Return the sums or averages of arrays (part, run) along the first axis."""
    if weights is None:
        return [np.add.reduce(each, 0) for each in arrays]
    divisor = positive(np.add.reduce(weights, 0))
    return [np.add.reduce(each * weights, 0) / divisor for each in arrays]


def together(arrays: Sequence[Array], weights: Array | None) -> Sequence[Array]:
    """Return the same, one behind another in one array: it takes more memory and fewer calls."""
    if weights is None:
        return [np.add.reduce(np.concatenate(arrays, axis=1), 0)]
    sums = np.add.reduce(np.concatenate([each * weights for each in arrays], axis=1), 0)
    divisor = positive(np.add.reduce(weights, 0))
    return [(sums.reshape(len(arrays), -1) / divisor).reshape(-1)]


def _way(series: Series) -> tuple[int, str, tuple[str, ...]]:
    """Return what series are ordered by: those that are made in the same way stand together."""
    way = ("plain", "row", "sum", "mean").index(series.how)
    if series.how in ("plain", "row"):
        return way, "", ()
    weights = series.variable.weights if series.how == "mean" else None
    return way, weights or "", tuple(series.variable.axes)


def _groups(series: Sequence[Series]) -> Iterator[Group]:
    """Yield the sums and the averages that are made in the same way."""
    made = [each for each in series if each.how in ("sum", "mean")]
    for (_, weights, _), group in groupby(made, key=_way):
        yield weights, tuple(each.key for each in group)
