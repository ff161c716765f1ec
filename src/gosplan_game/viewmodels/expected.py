"""Your own forecast: an interval committed with the plan, before the fan is believed."""

from __future__ import annotations

import math
from dataclasses import dataclass

from gosplan_game.report.numbers import decimals_for, is_known
from gosplan_game.report.reading import QUARTERS, Reading
from gosplan_game.sim.accounts import is_flow

MOST = 3
"""Series of which an interval can be committed at one stop."""


@dataclass(frozen=True, slots=True)
class OwnForecast:
    """The entry for one series at one stop."""

    series: str
    title: str
    what: str
    """Series and time, in words."""
    unit: str
    lower: float
    upper: float
    step: float
    decimals: int
    between: str
    commit: str
    committed: str
    """What has been committed for this series at this stop; empty if nothing has."""
    can_commit: bool
    why_not: str
    help: str


def own_forecast(
    reading: Reading, series: str, guess: tuple[float, float] | None = None
) -> OwnForecast | None:
    """Return the entry for a series; None where no plan can be made.

    Args:
        reading: The game.
        series: The series of the open fan.
        guess: What the player has set but not committed; last year's value where None.
    """
    words, session = reading.words, reading.session
    if session.is_over or not session.at_stop:
        return None
    unit = reading.unit(series)
    made = session.predictions().get(reading.now, {})
    last = _last_year(reading, series)
    lower, upper = guess or made.get(series) or (last, last)
    size = max(abs(lower), abs(upper), abs(last) if is_known(last) else 0.0)
    decimals = decimals_for([size])
    step = 10.0 ** -decimals * (5 if size * 10.0**decimals > 400 else 1)
    committed = ""
    if series in made:
        low, high = made[series]
        committed = words("expected.committed", low=words.number(low, decimals),
                          high=words.number(high, decimals))
    full = len(made) >= MOST and series not in made
    narrow = not (is_known(lower) and is_known(upper) and lower < upper)
    return OwnForecast(
        series=series,
        title=words("expected.title"),
        what=words("expected.what" if is_flow(reading.variable(series)) else "expected.what_end",
                   series=words.series(series), when=words.quarter(reading.now + (QUARTERS - 1))),
        unit=words.unit(unit),
        lower=lower if is_known(lower) else 0.0,
        upper=upper if is_known(upper) else 0.0,
        step=step,
        decimals=decimals,
        between=words("expected.between"),
        commit=words("expected.commit"),
        committed=committed,
        can_commit=not (full or narrow),
        why_not=words("expected.full", MOST) if full else words("expected.narrow"),
        help=words("expected.help"),
    )


def _last_year(reading: Reading, series: str) -> float:
    if is_flow(reading.variable(series)):
        return reading.total(series, QUARTERS)
    value = reading.last(series)
    return value if is_known(value) else math.nan
