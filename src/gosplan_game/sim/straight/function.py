"""A pure function of a quarter that is written out in straight lines once it is called often."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, ClassVar, Concatenate, Generic, TypeVar

from gosplan_game.core.labels import Labels
from gosplan_game.core.parameters import Params
from gosplan_game.core.state import State
from gosplan_game.sim.columns import FEW, for_every_run
from gosplan_game.sim.straight.alone import Alone
from gosplan_game.sim.straight.lines import Lines, Prepared, spread
from gosplan_game.sim.straight.traced import Trace, Untraceable

OFTEN = 24
"""Calls in a season after which writing out pays: more than one game of the whole period."""

KEPT = 2
"""Sets of parameters whose preparations are kept for each season."""


Result = TypeVar("Result")
Key = tuple[int, int | None, bool]
"""Number of the labels, season, and whether a single game is played."""


class Straight(Generic[Result]):
    """A function of parameters and containers, played as it stands or as straight lines.

    Both give the same numbers to the last bit. Writing a season out takes some hundred
    milliseconds, so it waits until the function has been called often. What cannot be written
    down is played as it stands.
    """

    as_it_stands: ClassVar[bool] = False
    """Whether no function is written out: to measure, or to look for a mistake."""

    def __init__(
        self, function: Callable[Concatenate[Labels, Params, ...], Result], *roots: str
    ) -> None:
        """Take a function of labels and containers, and the containers' names, parameters first."""
        self.function = function
        self.roots = roots
        self._numbers: dict[Labels, int] = {}
        self._known: dict[int, tuple[Labels, int]] = {}
        self._calls: dict[Key, int] = {}
        self._lines: dict[Key, Lines | None] = {}
        self._prepared: dict[tuple[int, int, int], tuple[Params, Prepared]] = {}

    def __call__(
        self,
        labels: Labels,
        season: int | None,
        params: Params,
        *containers: Any,
        runs: int,
        alone: bool = False,
    ) -> Result:
        """Return the function's result.

        Args:
            labels: Names along the axes.
            season: The season, if the function's course depends on it.
            params: What is prepared from once.
            containers: The other arguments; their arrays of one axis hold every run.
            runs: How many runs they hold; an array may hold one for all.
            alone: Whether they hold a single game, in two equal columns.
        """
        lines = None if Straight.as_it_stands else self._lines_of(
            (self._number(labels), season, alone), labels, params, containers, runs
        )
        if lines is not None:
            try:
                kept = self._kept(lines, params, runs)
                result: Result = lines.play(kept, *containers)
            except (Untraceable, ZeroDivisionError, ValueError):
                pass  # numpy says, or lets pass, what Python does not
            else:
                return result
        return self.function(labels, for_every_run(params, runs), *containers)

    def _lines_of(
        self, key: Key, labels: Labels, params: Params, containers: Sequence[Any], runs: int
    ) -> Lines | None:
        """Return the straight lines for labels, season and columns, once they pay."""
        if key in self._lines:
            return self._lines[key]
        calls = self._calls[key] = self._calls.get(key, 0) + 1
        if calls < OFTEN:
            return None
        everywhere = for_every_run(params, runs)
        lines = self.written(labels, everywhere, *containers, alone=key[-1])
        self._lines[key] = lines
        return lines

    def _number(self, labels: Labels) -> int:
        """Return the number of equal labels, found by identity: to hash all names takes long."""
        known = self._known.get(id(labels))
        if known is None:
            number = self._numbers.setdefault(labels, len(self._numbers))
            known = self._known[id(labels)] = labels, number
        return known[1]

    def written(
        self, labels: Labels, params: Params, *containers: Any, alone: bool = False
    ) -> Lines | None:
        """Return the function as straight lines; None where it cannot be written down."""
        trace = Trace()
        arguments = [
            trace.argument(
                root,
                spread(value, all_of_it=alone),
                early=root == self.roots[0],
                full=alone or isinstance(value, State),
            )
            for root, value in zip(self.roots, (params, *containers), strict=True)
        ]
        try:
            result = self.function(labels, *arguments)
        except Untraceable:
            return None
        return (Alone if alone else Lines)(trace, self.roots, result)

    def _kept(self, lines: Lines, params: Params, runs: int) -> Prepared:
        """Return what is prepared from parameters, which are told apart by identity."""
        place = id(lines), id(params), runs
        known = self._prepared.get(place)
        if known is not None and known[0] is params:
            return known[1]
        # Beside many runs a number that all share is kept as one, which `Lines` spreads itself.
        kept = lines.prepare(for_every_run(params, runs) if runs <= FEW else params, runs)
        while len(self._prepared) >= KEPT * max(len(self._lines), 1):
            self._prepared.pop(next(iter(self._prepared)), None)
        self._prepared[place] = params, kept
        return kept
