"""The base of a game's first plan: what the record gives for the years before it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gosplan_game.core.errors import GosplanError
from gosplan_game.report.reading import Branch, Reading

PRE_WAR = 1913


@dataclass(frozen=True, slots=True)
class BaseYear:
    """The year before the first plan as the record has it.

    Attributes:
        year: The year.
        values: The figures that are known, by branch.
        told: What is known of each branch before the first plan, in words with its sources.
    """

    year: int
    values: Mapping[str, float]
    told: Mapping[str, str]


def base_year(reading: Reading, branches: Sequence[Branch]) -> BaseYear | None:
    """Return the base of the first plan; nothing once quarters have been reported."""
    if reading.session.turn > 0:
        return None
    words, before = reading.words, reading.now.year - 1
    values: dict[str, float] = {}
    told: dict[str, str] = {}
    for branch in branches:
        known = _years(reading, branch.series)
        if before in known:
            values[branch.id] = known[before][0]
        shown = [(year, *known[year]) for year in (before, PRE_WAR) if year in known]
        if shown:
            sources = dict.fromkeys(words.cited(source) for _, _, source in shown if source)
            told[branch.id] = " ".join((
                "; ".join(words("plan.base", year=year, amount=words.amount(value, branch.unit))
                          for year, value, _ in shown) + ".",
                words("almanac.source", sources="; ".join(sources)) + ".")).strip()
    return BaseYear(before, values, told)


def _years(reading: Reading, series: str) -> dict[int, tuple[float, str]]:
    """Return value and source of the whole years that the record has of a series."""
    try:
        found = reading.scenario.reference(series)
    except (KeyError, GosplanError):
        return {}
    return {int(str(point.period)): (float(point.value), str(point.source or ""))
            for point in found if str(point.period).isdigit()}
