"""Advancing: the stop closed, quarters played, and the next stop reached."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from gosplan_game.core.calendar import Quarter
from gosplan_game.core.errors import Impossible
from gosplan_game.sim.engine import Opening
from gosplan_game.sim.events import choice_number, declared_choice
from gosplan_game.sim.reasons import reason
from gosplan_game.sim.variants import Variants


@dataclass(frozen=True, slots=True)
class QuarterReport:
    """What a quarter brought."""

    turn: int
    quarter: Quarter
    events_fired: tuple[str, ...]
    values: Mapping[str, float]
    """National series of the quarter."""


OnQuarter = Callable[[QuarterReport], None]


class Advancing(Variants):
    """A game at a stop that can be left for the next."""

    def advance(
        self,
        to: Literal["stop", "quarter"] | Quarter = "stop",
        on_quarter: OnQuarter | None = None,
    ) -> list[QuarterReport]:
        """Play on and return a report of every quarter played.

        Args:
            to: ``"stop"`` plays to the next stop or the end, ``"quarter"`` one quarter;
                a quarter plays until it is the next to be played, or to a stop before.
            on_quarter: Called with each report as soon as its quarter is played.

        Raises:
            Impossible: The game is over, or orders wait for a signature.
        """
        if self.is_over:
            raise Impossible(reason("over"))
        if self.needs_signature:
            raise Impossible(reason("unsigned"))
        if isinstance(to, Quarter) and to <= self.quarter:
            raise Impossible(reason("behind", to=to, quarter=self.quarter))
        reports = []
        while True:
            report = self._play_quarter()
            reports.append(report)
            if on_quarter is not None:
                on_quarter(report)
            if self.is_over or self.at_stop or to == "quarter" or to == self.quarter:
                break
        self._keep()
        return reports

    def _play_quarter(self) -> QuarterReport:
        """Close the present stop, play one quarter, and stand before the next."""
        engine, turn = self._engine, self.turn
        self._stop.choices.update(self._draft.current.choices)
        for occurrence in self._opening.occurrences:
            number = choice_number(
                occurrence.event, self._stop.choices.get(occurrence.event.id)
            )
            if number < 0:
                number = declared_choice(occurrence.event, historical=False)
            engine.answer_event(occurrence, np.full(engine.runs.size, number, dtype=np.int64))
        if self.at_stop:
            self._accept_unanswered()
        self._sign_unsigned()
        self._send_inspectors()
        if not self._stop.empty:
            self._stops.append(self._stop)
        fired = tuple(each.event.id for each in self._opening.occurrences if each.mask[0])
        engine.finish(self._signed)
        report = QuarterReport(turn, self.scenario.quarter(turn), fired, self._values(turn))
        if self.is_over:
            nowhere = np.zeros(engine.runs.size, dtype=np.bool_)
            self._opening = Opening(self.turn, (), (), (), nowhere)
        else:
            self._opening = engine.begin()
        self._arrive()
        return report

    def _accept_unanswered(self) -> None:
        """Take mandates that nobody answered at this stop as accepted."""
        engine = self._engine
        for index in self._unanswered:
            engine.answer_mandate(
                index, np.zeros(engine.runs.size, dtype=np.bool_), np.zeros(engine.runs.size)
            )
        self._unanswered.clear()

    def _values(self, turn: int) -> Mapping[str, float]:
        recorder = self._engine.recorder
        column = recorder.data[:, turn, 0]
        return {
            each: float(column[recorder.rows[each]])
            for each in self._engine.catalogue.national()
        }
