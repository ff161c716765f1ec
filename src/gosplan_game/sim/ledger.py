"""The ledger of a game: what was decided at each stop, and what is needed to check it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from gosplan_game.core.calendar import Quarter
from gosplan_game.sim.history import History
from gosplan_game.sim.saves import SavedPlan, SavedStop

CHECKED = (
    "grain_harvest", "grain_procurement", "grain_stocks_state", "population", "births",
    "deaths", "excess_deaths", "hungry_people", "nutrition_urban", "gross_industry",
    "gross_industry~reported", "real_wage", "price_level", "money_in_circulation", "gold",
    "foreign_debt", "investment", "gdp", "consumption_per_head", "readiness_defence",
)  # fmt: skip
"""Series that a saved game holds, so that a replay can be verified."""
RELATIVE, ABSOLUTE = 1e-5, 1e-9
"""Within either, two values count as equal: processors differ in the last bits."""


@dataclass(slots=True)
class Stop:
    """What is decided at one stop; grows while the player decides."""

    date: Quarter
    decisions: dict[str, float] | None = None
    answers: dict[str, str] = field(default_factory=dict)
    replies: dict[str, str] = field(default_factory=dict)
    plans: dict[str, SavedPlan] = field(default_factory=dict)
    advice: dict[str, dict[str, tuple[float, float, float]]] = field(default_factory=dict)
    remarks: dict[str, str] = field(default_factory=dict)
    choices: dict[str, str] = field(default_factory=dict)
    predictions: dict[str, tuple[float, float]] = field(default_factory=dict)
    inspections: list[str] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        """Whether nothing was decided or said."""
        return self.decisions is None and not (
            self.answers
            or self.replies
            or self.plans
            or self.choices
            or self.predictions
            or self.inspections
            or self.advice
            or self.remarks
        )

    def saved(self) -> SavedStop:
        """Return the stop as it is saved."""
        return SavedStop(
            date=str(self.date),
            decisions=None if self.decisions is None else dict(self.decisions),
            answers=dict(self.answers),
            replies=dict(self.replies),
            plans=dict(self.plans),
            advice={name: dict(by_series) for name, by_series in self.advice.items()},
            remarks=dict(self.remarks),
            choices=dict(self.choices),
            predictions=dict(self.predictions),
            inspections=tuple(self.inspections),
        )


def six_digits(value: float) -> float | None:
    """Return a value to six significant digits; None for what is not a finite number."""
    return float(f"{value:.6g}") if np.isfinite(value) else None


def check_values(history: History, first: int) -> dict[str, dict[str, float | None]]:
    """Return the checked series of one run by quarter, from a turn on."""
    known = [each for each in CHECKED if each in history]
    rows = {each: history.get(each)[:, 0] for each in known}
    return {
        str(history.quarter(turn)): {each: six_digits(rows[each][turn]) for each in known}
        for turn in range(first, history.turns)
    }


def fired_events(history: Sequence[tuple[int, str]], start: Quarter) -> dict[str, tuple[str, ...]]:
    """Return events by quarter from (turn, event) pairs."""
    found: dict[str, list[str]] = {}
    for turn, event in history:
        found.setdefault(str(start + turn), []).append(event)
    return {date: tuple(events) for date, events in found.items()}


@dataclass(frozen=True, slots=True)
class Difference:
    """One value that a replay gave otherwise than the saved game says."""

    date: str
    series: str
    saved: float | None
    replayed: float | None

    def __str__(self) -> str:
        return f"{self.date} {self.series}: saved {self.saved}, replayed {self.replayed}"


@dataclass(frozen=True, slots=True)
class VerifyResult:
    """Whether a replay gives what the saved game says."""

    quarters: int
    """How many quarters were compared."""
    differences: tuple[Difference, ...]
    notes: tuple[str, ...] = ()
    """Orders that had to be brought within limits."""

    @property
    def verified(self) -> bool:
        """Whether all values are equal within 1e-5."""
        return not self.differences and not self.notes


def _equal(saved: float | None, replayed: float | None) -> bool:
    if saved is None or replayed is None:
        return saved is replayed
    return abs(saved - replayed) <= max(RELATIVE * abs(saved), ABSOLUTE)


def compare(
    saved: Mapping[str, Mapping[str, float | None]], history: History
) -> tuple[Difference, ...]:
    """Return where a replay's history differs from the values of a saved game."""
    found = []
    for date, values in saved.items():
        turn = Quarter.parse(date) - history.start
        for series, value in values.items():
            replayed: float | None = None
            if series in history and 0 <= turn < history.turns:
                number = float(history.get(series)[turn, 0])
                replayed = number if np.isfinite(number) else None
            if not _equal(value, replayed):
                found.append(Difference(date, series, value, replayed))
    return tuple(found)
