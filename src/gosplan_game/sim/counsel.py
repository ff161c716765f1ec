"""Advisers at the desk: what they expect, what they say, and how they did so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from gosplan_game.core.calendar import Quarter
from gosplan_game.core.parameters import Params
from gosplan_game.core.quantities import quantities
from gosplan_game.scenario.schema import Adviser, RemarkRule
from gosplan_game.sim.expressions import condition_mask, expression
from gosplan_game.sim.inspecting import Inspecting
from gosplan_game.sim.office.advisers import (
    Forecast,
    Interval,
    Record,
    advice,
    head_of,
    measured_record,
    reported_year,
)
from gosplan_game.sim.office.press import Printed, front_page
from gosplan_game.sim.office.seats import STAYS
from gosplan_game.sim.shocks import Kind, uniform

REMEMBERED = 6
"""Stops for which an adviser does not repeat a remark, if there is another to make."""


@dataclass(frozen=True, slots=True)
class Belief:
    """A parameter that an adviser holds to be other than the base has it."""

    parameter: str
    unit: str
    base: float
    theirs: float


@dataclass(frozen=True, slots=True)
class Remark:
    """What an adviser says: a text of the scenario, and the figures that it may name."""

    key: str
    series: str
    """Series that the figures belong to; empty where the text names none."""
    figures: Mapping[str, float]
    """``now``, ``lower``, ``middle``, ``upper`` in the series' unit, ``change`` in percent."""


@dataclass(frozen=True, slots=True)
class AdviserView:
    """One adviser as they stand in one game."""

    id: str
    head: str
    """Who speaks; empty where no name is known."""
    pictogram: str
    present: bool
    removed: Quarter | None
    """Quarter in which the line removed them."""
    beliefs: tuple[Belief, ...]
    forecasts: Mapping[str, Interval]
    """What they expect to be reported over the coming year, by series."""
    remark: Remark | None
    record: Record
    past: tuple[Forecast, ...]
    """The forecasts that are kept, the oldest first."""


class Counsel(Inspecting):
    """A game at a stop, with its advisers."""

    def advisers(self) -> tuple[AdviserView, ...]:
        """Return the advisers, those who were removed included.

        What they expect follows the draft. The first forecast of a calendar year that is
        asked for is kept with the stop and measured a year later.
        """
        if self.at_stop:
            self._ask()
        past = self._forecasts()
        book = self._engine.advisers
        return tuple(
            self._adviser_view(index, adviser, past.get(adviser.id, ()))
            for index, adviser in enumerate(book.advisers)
            if book.arrives[index] <= self.turn
        )

    def newspaper(self) -> tuple[Printed, ...]:
        """Return what the newspaper prints now, the lead first, from reports alone."""
        if self._page is None or self._page[0] != self.turn:
            self._page = (self.turn, front_page(self._engine))
        return self._page[1]

    def _ask(self) -> None:
        """Ask the advisers under the present draft, unless they have been."""
        key = (self.turn, tuple(sorted(self._draft.current.orders.items())))
        if self._asked is not None and self._asked[0] == key:
            return
        engine = self._engine
        present = engine.advisers.present(self.turn)
        found = advice(engine, self.drafted(), present)
        self._asked = (key, found)
        for adviser in present:
            if adviser.id not in self._stop.remarks:
                said = self._remark(adviser)
                if said:
                    self._stop.remarks[adviser.id] = said
            # What was said to the draft that was signed is kept; later looks add nothing to it.
            if self._stop.decisions is None and self._is_first_of_year(adviser.id):
                self._stop.advice[adviser.id] = {
                    series: (each.lower, each.middle, each.upper)
                    for series, each in found[adviser.id].items()
                }

    def _is_first_of_year(self, adviser_id: str) -> bool:
        year = self.quarter.year
        return not any(
            stop.date.year == year and adviser_id in stop.advice for stop in self._stops
        )

    def _forecasts(self) -> dict[str, tuple[Forecast, ...]]:
        """Return the forecasts kept by adviser, the oldest first."""
        found: dict[str, list[Forecast]] = {}
        for stop in (*self._stops, self._stop):
            made = stop.date - self.scenario.quarter(0)
            for adviser, by_series in stop.advice.items():
                for series, (lower, middle, upper) in by_series.items():
                    due = made + 3
                    reported = reported_year(self._engine.history, self._engine, series, due)
                    found.setdefault(adviser, []).append(
                        Forecast(adviser, series, made, Interval(lower, middle, upper), reported)
                    )
        return {adviser: tuple(forecasts) for adviser, forecasts in found.items()}

    def _adviser_view(
        self, index: int, adviser: Adviser, past: tuple[Forecast, ...]
    ) -> AdviserView:
        book = self._engine.advisers
        gone = bool(book.gone[index, 0])
        left = int(book.leaves[index, 0])
        asked = {} if self._asked is None else self._asked[1].get(adviser.id, {})
        head = head_of(adviser, self.scenario, min(self.turn, left - 1) if gone else self.turn)
        return AdviserView(
            id=adviser.id,
            head="" if head is None else head.name,
            pictogram=adviser.pictogram,
            present=not gone,
            removed=self.scenario.quarter(left) if gone and left < STAYS else None,
            beliefs=self._beliefs(adviser),
            forecasts={} if gone else asked,
            remark=None if gone else self._said(adviser, asked),
            record=measured_record(past),
            past=past,
        )

    def _beliefs(self, adviser: Adviser) -> tuple[Belief, ...]:
        if not adviser.overlay:
            return ()
        base = self.scenario.parameters()
        theirs = self.scenario.parameters((adviser.overlay,))
        found = []
        for name, declared in quantities(Params).items():
            if declared.axes:
                continue
            one, other = float(getattr(base, name)[0]), float(getattr(theirs, name)[0])
            if one != other:
                found.append(Belief(name, declared.unit, one, other))
        return tuple(found)

    # What they say

    def _remark(self, adviser: Adviser) -> str:
        """Return the remark that an adviser makes now, ``ID.NUMBER``; empty if none holds."""
        alarm = self.alarms().get(adviser.id)
        holds = [rule for rule in adviser.remarks
                 if (rule.id == alarm if alarm else self._holds(rule))]
        if not holds:
            return ""
        before = [stop.remarks.get(adviser.id, "") for stop in reversed(self._stops)]
        lately = {each.partition(".")[0] for each in before[:REMEMBERED] if each}
        unsaid = [rule for rule in holds if any(
            f"{rule.id}.{number}" not in before for number in range(1, rule.variants + 1))]
        # What has not been said goes before what has, and another matter before the same one.
        matters = [rule for rule in unsaid if rule.id not in lately] or unsaid
        if matters:
            rule = max(matters, key=lambda each: (each.weight, each.id))
            return f"{rule.id}.{self._variant(adviser, rule, before)}"
        return max((f"{rule.id}.{number}" for rule in holds
                    for number in range(1, rule.variants + 1)), key=before.index)

    def _variant(self, adviser: Adviser, rule: RemarkRule, before: list[str]) -> int:
        """Return which of a remark's texts is used, drawn from those never said.

        ``before`` is what was said, the latest first.
        """
        engine = self._engine
        index = engine.advisers.index(adviser.id)
        fresh = [number for number in range(1, rule.variants + 1)
                 if f"{rule.id}.{number}" not in before]
        draw = float(uniform(engine.seed, engine.runs, self.turn, Kind.REMARK, index)[0])
        return fresh[int(draw * len(fresh))]

    def _holds(self, rule: RemarkRule) -> bool:
        if not rule.condition:
            return True
        return bool(condition_mask(expression(rule.condition), self._engine.context)[0])

    def _said(self, adviser: Adviser, asked: Mapping[str, Interval]) -> Remark | None:
        """Return what an adviser says at this stop."""
        name, _, number = self._stop.remarks.get(adviser.id, "").partition(".")
        rule = next((each for each in adviser.remarks if each.id == name), None)
        if rule is None:
            return None
        key = f"adviser.{adviser.id}.remark.{rule.id}"
        if rule.variants > 1:
            key = f"{key}.{number}"
        figures: dict[str, float] = {}
        if rule.series in asked:
            interval = asked[rule.series]
            now = reported_year(
                self._engine.history, self._engine, rule.series, self.turn - 1
            )
            change = 100.0 * (interval.middle / now - 1.0) if now else float("nan")
            figures = {
                "now": now,
                "lower": interval.lower,
                "middle": interval.middle,
                "upper": interval.upper,
                "change": change,
            }
        return Remark(key, rule.series, {k: v for k, v in figures.items() if np.isfinite(v)})
