"""What believing padded reports cost: the same orders, the same sky, reports that are true.

    found = believing(session)

The game is played again beside itself as a fork is (`forks`), with one thing changed:
nobody pads. Orders, answers and events' conditions are the game's own rules, so what
differs is what was done because a report was believed: grain asked of harvests that were
not there, targets raised from output that was not made, mandates judged by figures that
nobody had checked. It is reckoned for the debrief alone.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from gosplan_game.core.calendar import Quarter
from gosplan_game.core.quantities import read_only
from gosplan_game.sim.forks import Forks
from gosplan_game.sim.office.mandates import Status

if TYPE_CHECKING:
    from gosplan_game.sim.history import History
    from gosplan_game.sim.session import Session

PADDING = ("padding_slope", "padding_fear", "field_estimate_bias", "harvest_pressure_bias")
"""Parameters without which no report is padded."""
DEATHS, OUTPUT, TAKEN, HARVEST = (
    "excess_deaths", "gross_industry", "grain_procurement", "grain_harvest"
)
SERIES = (DEATHS, OUTPUT, TAKEN, HARVEST, f"{HARVEST}~reported")
_KEY = "believing"


@dataclass(frozen=True, slots=True)
class Believed:
    """The game less the game without padding, over the quarters played."""

    deaths: float
    """Excess deaths, thousand."""
    output: float
    """Gross industrial output, million roubles 1926/27."""
    taken: float
    """Grain taken by the state, Mt."""
    paper: float
    """Grain that was reported and never reaped, Mt, in the game."""
    dismissed: Quarter | None
    """Review that dismissed the office in the game without padding."""
    mandates: int
    """Mandates that passed as met in the game and would not have without padding."""


def believing(session: Session) -> Believed:
    """Return what padded reports did to a game, reckoned once for a game as it stands."""
    keeper = session.engine.keeper
    if keeper is None:
        return _reckoned(session)
    return keeper.remembered((_KEY, session.turn), lambda: _reckoned(session))


def _reckoned(session: Session) -> Believed:
    forks = Forks(session, (), session.engine.catalogue.with_parts(SERIES))
    zero = read_only(np.zeros(1))
    forks.engine.params = replace(forks.engine.params, **dict.fromkeys(PADDING, zero))
    while not forks.done:
        forks.advance()
    game, honest, first = session.history, forks.engine.history, session.scenario.first_turn
    turn = int(forks.engine.standing.dismissed_turn[0])
    told = _sum(game, f"{HARVEST}~reported", first) - _sum(game, HARVEST, first)
    return Believed(
        deaths=_sum(game, DEATHS, first) - _sum(honest, DEATHS, first),
        output=_sum(game, OUTPUT, first) - _sum(honest, OUTPUT, first),
        taken=_sum(game, TAKEN, first) - _sum(honest, TAKEN, first),
        paper=told,
        dismissed=session.scenario.quarter(turn) if turn >= 0 else None,
        mandates=_passed(session, forks),
    )


def _sum(history: History, series: str, first: int) -> float:
    return float(np.nansum(history.get(series)[first:, 0]))


def _passed(session: Session, forks: Forks) -> int:
    """Return how many mandates were met in the game and missed without padding."""
    own, other = session.engine.mandates.status[:, 0], forks.engine.mandates.status[:, 0]
    return int(((own == Status.MET) & (other == Status.MISSED)).sum())
