"""The debrief on the screen: what the page says, with the people counted whole.

What the decisions did takes a second or two to find out, so it comes apart from the rest:
`Findings` does a piece of the work at a time and then has the answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from gosplan_game.report.debrief import Debrief, Outcome
from gosplan_game.report.debrief import debrief as made
from gosplan_game.report.expected import ExpectedRow
from gosplan_game.report.numbers import people as persons
from gosplan_game.report.padding import PaddedRow, Padding, padding, with_cost
from gosplan_game.report.plots import Chart
from gosplan_game.report.reading import REPORTED, Reading
from gosplan_game.report.series import Beside, series_chart
from gosplan_game.report.turning import (
    Turn,
    Turning,
    known,
    reckoning,
    settled,
    turning,
    with_other,
)
from gosplan_game.sim.counterfactual import Reckoning

__all__ = [
    "BesideGame", "Debrief", "ExpectedRow", "Findings", "Outcome", "PaddedRow", "Padding",
    "Turn", "Turning", "beside_game", "debrief", "padding", "reported_charts", "with_cost",
]

TOLD = ("gross_industry", "grain_harvest")
"""Series drawn as reported and as true, before the branches whose reports were furthest off."""
MOST_TOLD = 6
DEATHS, THOUSAND = "excess_deaths", 1000.0


def debrief(session: Any, texts: Any) -> Debrief:
    """Return the debrief of a game: on true figures once it is over."""
    return made(session, texts)


def reported_charts(session: Any, texts: Any) -> tuple[Chart, ...]:
    """Return charts of what was reported beside what was true: those furthest off first."""
    reading = Reading(session, texts)
    if not reading.over:
        return ()
    branches = sorted((branch.series for branch in reading.branches()),
                      key=lambda series: -_off(reading, series))
    wanted = [series for series in dict.fromkeys((*TOLD, *branches))
              if reading.variable(series).reported]
    charts = [series_chart(reading, series, history=False) for series in wanted[:MOST_TOLD]]
    return tuple(chart for chart in charts if not chart.empty)


@dataclass(frozen=True, slots=True)
class BesideGame:
    """Another game of the same scenario, laid beside this one."""

    dead: str
    """How many died in either, over the quarters that both have played."""
    charts: tuple[Chart, ...]


def beside_game(session: Any, texts: Any, name: str, other: Any) -> BesideGame:
    """Return what another game was beside this one, in the voice of this one."""
    reading, beside = Reading(session, texts), Beside(name, Reading(other, texts))
    words, first = reading.words, reading.scenario.first_turn
    last = min(session.turn, other.turn)
    own, theirs = (persons(float(np.nansum(each.true(DEATHS)[first:last])) * THOUSAND, words.style)
                   for each in (reading, beside.reading))
    charts = (series_chart(reading, series, beside) for series in made(session, texts).charted)
    return BesideGame(
        dead=words("debrief.beside_dead", name=name, number=theirs, own=own,
                   when=words.quarter_said(reading.scenario.quarter(max(last - 1, 0)))),
        charts=tuple(chart for chart in charts if not chart.empty),
    )


def _off(reading: Reading, series: str) -> float:
    """Return the largest share by which a year's report stood off the truth."""
    true = dict(zip(*reading.annual(series, seen=False), strict=True))
    told = dict(zip(*reading.annual(series + REPORTED, seen=False), strict=True))
    return max((abs(told[year] / value - 1.0) for year, value in true.items()
                if value > 0 and year in told), default=0.0)


class Findings:
    """What each decision of a game did; found out a piece at a time."""

    def __init__(self, session: Any, texts: Any) -> None:
        """Take a game; what was found out before is known at once."""
        self._session, self._texts = session, texts
        self._work: Reckoning | None = None
        self._found: Turning | None = None

    @property
    def found(self) -> Turning | None:
        """The decisions that mattered most; None while the work goes on."""
        if self._found is None and known(self._session, self._texts) is not None:
            self._found = turning(self._session, self._texts)
        return self._found

    @property
    def share(self) -> float:
        """How much of the work is done, 0 to 1."""
        return 1.0 if self._found is not None else self._work.share if self._work else 0.0

    def work(self) -> bool:
        """Do a piece; return whether all is done. A game that runs has nothing to find out."""
        if not self._session.is_over or self.found is not None:
            return True
        if self._work is None:
            self._work = reckoning(self._session, self._texts)
        if not self._work.done:
            self._work.advance()
        if self._work.done:
            settled(self._session, self._texts, self._work)
        return self.found is not None

    def chart(self, chart: Chart, series: str, turn: Turn) -> Chart:
        """Return a chart with the line of the country without a decision, in blue."""
        found = known(self._session, self._texts)
        if found is None:
            return chart
        reading = Reading(self._session, self._texts)
        return with_other(chart, series, found.countries[turn.id], reading.words)
