"""What a game's decisions did: the same country, the same sky, one decision reversed.

    reckoning = Reckoning(session)
    while not reckoning.done:
        reckoning.advance()           # a quarter in all forks
    found = reckoning.result()

or `counterfactual(session)` at once; it is remembered with the game. Every decision of
the ledger is reversed in a column of its own (`forks`), so that all of them cost one
batch. Where there are too many, the orders of each stop are first reversed together, and
then one by one those of the stops that mattered most. What a decision did is the game
less its fork: deaths, output, promises. They are three lenses and stay three: nothing
adds people to roubles.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import cycle
from typing import TYPE_CHECKING, Literal

import numpy as np

from gosplan_game.core.calendar import Quarter
from gosplan_game.core.quantities import Array
from gosplan_game.sim.forks import Forks
from gosplan_game.sim.history import History
from gosplan_game.sim.office.results import BROKEN, KEPT, PARTLY, results
from gosplan_game.sim.reversals import MOST, Reversal, reversals, together, with_stood

if TYPE_CHECKING:
    from gosplan_game.sim.session import Session

Lens = Literal["people", "promises", "output"]
LENSES: tuple[Lens, ...] = ("people", "promises", "output")
"""What a decision can matter for, people first."""
DEATHS, OUTPUT, HUNGRY = "excess_deaths", "gross_industry", "hungry_people"
CAUSES = ("hunger", "deportation", "camps", "executions")
SERIES = (
    DEATHS, *(f"{DEATHS}_{cause}" for cause in CAUSES), HUNGRY, "births_lost",
    "deported_persons", OUTPUT, "grain_harvest", "horses", "population", "real_wage",
    "consumption_per_head",
)  # fmt: skip
"""Series recorded of every fork."""
LEAST_DEATHS = 0.5
"""Thousand; fewer are below what the model can tell from none."""
LEAST_OUTPUT = 5e-4
"""Share of the output of all years below which a difference is not worth telling."""
SHOWN = 3
GRADE_NAMES = {KEPT: "kept", PARTLY: "partly", BROKEN: "broken"}


@dataclass(frozen=True, slots=True)
class Regraded:
    """A promise that one decision made a different one."""

    id: str
    grade: str
    """``kept``, ``partly`` or ``broken`` in the game."""
    without: str
    """The same with the decision reversed."""


@dataclass(frozen=True, slots=True)
class Difference:
    """What one decision did: the game less the game without it."""

    decision: Reversal
    deaths: float
    """Excess deaths, thousand, over the quarters played; below zero where it kept alive."""
    output: float
    """Gross industrial output of the quarters played, million roubles 1926/27."""
    output_share: float
    """The same as a share of the fork's output."""
    regraded: tuple[Regraded, ...]
    """Promises of the player whose grade it changed."""
    dismissed: Quarter | None
    """Review that dismissed the office in the fork."""
    lens: Lens = "people"
    """What it mattered for, among those that mattered most."""

    def weight(self, lens: Lens) -> float:
        """Return how much it mattered in one lens; 0 where it did not."""
        if lens == "people":
            return abs(self.deaths) if abs(self.deaths) >= LEAST_DEATHS else 0.0
        if lens == "output":
            return abs(self.output_share) if abs(self.output_share) >= LEAST_OUTPUT else 0.0
        worth = {name: value for value, name in GRADE_NAMES.items()}
        return sum(abs(worth[each.grade] - worth[each.without]) for each in self.regraded)


@dataclass(frozen=True, slots=True)
class Counterfactual:
    """A game beside its forks."""

    differences: tuple[Difference, ...]
    """Of every decision, in the order of the ledger."""
    mattered: tuple[Difference, ...]
    """The three that mattered most: for people, for promises, for output, in turn."""
    game: History
    """The game itself as the forks were played, one run."""
    countries: Mapping[str, History]
    """The country with a decision reversed, by the decision's id, one run each."""
    exact: bool
    """Whether `game` is the game as it was played."""


class Reckoning:
    """The forks of a game on their way; a quarter at a time, so that it can be shown."""

    def __init__(self, session: Session, series: Sequence[str] = ()) -> None:
        """Prepare the forks of all decisions.

        Args:
            session: The game; it is not moved.
            series: Ids to record besides `SERIES`.
        """
        self._session = session
        known = (each for each in (*SERIES, *series) if each in session.history)
        self._series = session.engine.catalogue.with_parts(tuple(dict.fromkeys(known)))
        self._decisions = reversals(session)
        self._stages = 1 if len(self._decisions) <= MOST else 2
        first = self._decisions if self._stages == 1 else together(self._decisions)
        self._played: list[Forks] = [Forks(session, first, self._series)]

    @property
    def done(self) -> bool:
        """Whether the last quarter has been played."""
        return len(self._played) == self._stages and self._played[-1].done

    @property
    def share(self) -> float:
        """How much has been played, 0 to 1."""
        turns = sum(forks.engine.turn for forks in self._played)
        return turns / max(self._played[0].until * self._stages, 1)

    def advance(self) -> None:
        """Play a quarter in all forks."""
        self._played[-1].advance()
        if self._played[-1].done and len(self._played) < self._stages:
            self._played.append(Forks(self._session, self._closer(), self._series))

    def _closer(self) -> tuple[Reversal, ...]:
        """Return the orders, lever by lever, of the stops that mattered most."""
        chosen: list[Reversal] = []
        for stop in mattered(self._differences(self._played[0]), MOST):
            own = [each for each in self._decisions
                   if each.kind == "order" and each.turn == stop.decision.turn]
            if stop.decision.kind == "stop" and len(chosen) + len(own) <= MOST:
                chosen += own
        return tuple(chosen)

    def result(self) -> Counterfactual:
        """Return what the decisions did; all quarters must have been played."""
        found: dict[str, Difference] = {}
        countries: dict[str, History] = {}
        closer = {each.turn for forks in self._played[1:] for each in forks.decisions}
        for forks in self._played:
            history = forks.engine.history
            for column, each in enumerate(self._differences(forks), start=1):
                if each.decision.kind == "stop" and each.decision.turn in closer:
                    continue
                found[each.decision.id] = each
                countries[each.decision.id] = history.run(column)
        ordered = tuple(sorted(found.values(), key=lambda each: each.decision.turn))
        game = self._played[0].engine.history.run(0)
        return Counterfactual(ordered, mattered(ordered), game, countries, self._exact(game))

    def _differences(self, forks: Forks) -> tuple[Difference, ...]:
        """Return what the decisions of one batch did."""
        session, history = self._session, forks.engine.history
        first = session.scenario.first_turn
        totals = {name: _total(history, name, first) for name in (DEATHS, OUTPUT)}
        judged = results(forks.engine, forks.columns)
        grades = {each: judged.grades[each] for each in session.commitments}
        return tuple(
            Difference(
                decision=decision,
                deaths=float(totals[DEATHS][0] - totals[DEATHS][column]),
                output=float(totals[OUTPUT][0] - totals[OUTPUT][column]),
                output_share=_share(totals[OUTPUT], column),
                regraded=_regraded(grades, column),
                dismissed=_dismissed(session, int(judged.dismissed_turn[column])),
            )
            for column, decision in enumerate(with_stood(forks.decisions, forks.stood), start=1)
        )

    def _exact(self, game: History) -> bool:
        """Return whether the first column is the game, within what processors may differ."""
        own = self._session.history
        return all(
            np.allclose(game.get(name), own.get(name), rtol=1e-6, atol=1e-9, equal_nan=True)
            for name in (DEATHS, OUTPUT) if name in game
        )


def counterfactual(session: Session, series: Sequence[str] = ()) -> Counterfactual:
    """Return what the decisions of a game did, reckoned once for a game as it stands."""
    known = remembered(session, series)
    if known is not None:
        return known
    reckoning = Reckoning(session, series)
    while not reckoning.done:
        reckoning.advance()
    return remember(session, series, reckoning.result())


_KEY = "counterfactual"


def remembered(session: Session, series: Sequence[str] = ()) -> Counterfactual | None:
    """Return what was reckoned for a game as it stands, or None."""
    keeper = session.engine.keeper
    return None if keeper is None else keeper.known((_KEY, session.turn, tuple(series)))


def remember(
    session: Session, series: Sequence[str], found: Counterfactual
) -> Counterfactual:
    """Keep a result with the game and return it."""
    keeper = session.engine.keeper
    if keeper is None:
        return found
    return keeper.remembered((_KEY, session.turn, tuple(series)), lambda: found)


def mattered(found: Sequence[Difference], most: int = SHOWN) -> tuple[Difference, ...]:
    """Return the decisions that mattered most: the weightiest of each lens in turn.

    What matters in no lens is left out; earlier decisions go first among equals.
    """
    ranked = {lens: _ranked(found, lens) for lens in LENSES}
    chosen: dict[str, Difference] = {}
    for lens in cycle(LENSES):
        left = [each for each in ranked[lens] if each.decision.id not in chosen]
        ranked[lens] = left
        if len(chosen) == most or not any(ranked.values()):
            break
        if left:
            chosen[left[0].decision.id] = replace(left[0], lens=lens)
    return tuple(chosen.values())


def _ranked(found: Sequence[Difference], lens: Lens) -> list[Difference]:
    """Return the decisions that matter in a lens, the weightiest first."""
    weighty = [each for each in found if each.weight(lens) > 0.0]
    return sorted(weighty, key=lambda each: -each.weight(lens))


def _total(history: History, series: str, first: int) -> Array:
    if series not in history:
        return np.zeros(history.runs)
    total: Array = np.nansum(history.get(series)[first:], axis=0)
    return total


def _share(totals: Array, column: int) -> float:
    return float(totals[0] / totals[column] - 1.0) if totals[column] > 0.0 else 0.0


def _regraded(grades: Mapping[str, Array], column: int) -> tuple[Regraded, ...]:
    return tuple(
        Regraded(name, GRADE_NAMES[float(values[0])], GRADE_NAMES[float(values[column])])
        for name, values in grades.items()
        if values[0] != values[column]
    )


def _dismissed(session: Session, turn: int) -> Quarter | None:
    return session.scenario.quarter(turn) if turn >= 0 else None
