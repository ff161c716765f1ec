"""Reported against true: who padded what, and when.

Open in the debrief only. What the office let happen stands beside what others did: a
mandate accepted with the reports made to look well bends what every branch reports.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from gosplan_game.core.calendar import Quarter
from gosplan_game.report.numbers import is_known, percent_change
from gosplan_game.report.numbers import people as persons
from gosplan_game.report.reading import REPORTED, Reading
from gosplan_game.report.words import Words
from gosplan_game.sim.believing import Believed, believing
from gosplan_game.sim.counterfactual import LEAST_DEATHS

LEAST = 1.0
"""Percent below which a report counts as true."""
REGIONS = 3
"""Regions shown of the harvest, those whose reports were furthest off."""
STEEP = 20.0
"""Percent at which a cell is fully inked."""
LEAST_SHARE = 0.05
"""Percent of output below which a difference is not told."""
THOUSAND = 1000.0
HARVEST, INDUSTRY = "grain_harvest", "gross_industry"


@dataclass(frozen=True, slots=True)
class PaddedYear:
    """One year of one reporter: percent above true, its text, and its ink, 0 to 1."""

    percent: float
    text: str
    ink: float


@dataclass(frozen=True, slots=True)
class PaddedRow:
    """Who reported, what, and how far above the truth in each year."""

    who: str
    what: str
    years: tuple[PaddedYear, ...]
    worst: str
    """The worst year in words; nothing where all were true."""


@dataclass(frozen=True, slots=True)
class Padding:
    """The whole table."""

    title: str
    note: str
    who_head: str
    years: tuple[str, ...]
    rows: tuple[PaddedRow, ...]
    own_title: str
    own: tuple[str, ...]
    """What the office itself let happen, mandate by mandate."""
    prices: str
    """What became of the reckoning in unchanged prices; nothing where it held."""
    nothing: str
    """Said where every report was true."""
    cost_title: str = ""
    cost: tuple[str, ...] = ()
    """What believing the reports cost, people first; see `with_cost`."""


def padding(session: Any, texts: Any) -> Padding:
    """Return who padded what and when in a game, on true figures."""
    reading = Reading(session, texts)
    reading.over = True
    words = reading.words
    years = _years(reading)
    rows = [row for row in (_row(reading, *each, years) for each in _reporters(reading, years))
            if row is not None]
    own = _own(reading)
    return Padding(
        title=words("debrief.reports"),
        note=words("padding.note"),
        who_head=words("padding.who"),
        years=tuple(str(year) for year in years),
        rows=tuple(rows),
        own_title=words("padding.own"),
        own=own,
        prices=_prices(reading),
        nothing="" if rows or own else words("padding.nothing"),
    )


def with_cost(found: Padding, session: Any, texts: Any) -> Padding:
    """Return the table with what believing the reports cost: the game played with true ones."""
    if found.nothing:
        return found
    reading = Reading(session, texts)
    words, cost = reading.words, believing(session)
    lines = [words("padding.cost"), _died(words, cost)]
    if cost.paper > 0.0:
        lines.append(words("padding.cost_paper", amount=words.amount(cost.paper, "Mt")))
    made = float(np.nansum(session.history.get(INDUSTRY)[reading.scenario.first_turn :]))
    share = 100.0 * cost.output / max(made - cost.output, 1e-9)
    if abs(share) >= LEAST_SHARE:
        lines.append(words("padding.cost_output", percent=words(
            "number.percent", number=words.signed(-share, 1))))
    if cost.mandates:
        lines.append(words("padding.cost_mandates", cost.mandates))
    if cost.dismissed != session.dismissed:
        lines.append(words("padding.cost_kept") if cost.dismissed is None else words(
            "padding.cost_dismissed", when=words.quarter_said(cost.dismissed)))
    return replace(found, cost_title=words("padding.cost_title"), cost=tuple(lines))


def _died(words: Words, cost: Believed) -> str:
    """Return how many more, or fewer, people died than with true reports."""
    if abs(cost.deaths) < LEAST_DEATHS:
        return words("padding.cost_alike")
    number = persons(abs(cost.deaths) * THOUSAND, words.style)
    return words("padding.cost_died" if cost.deaths > 0 else "padding.cost_lived", number=number)


def _years(reading: Reading) -> tuple[int, ...]:
    """Return the finished years that were played."""
    first = (reading.scenario.start + reading.scenario.first_turn).year
    years, _ = reading.annual(INDUSTRY, seen=False)
    return tuple(year for year in years if year >= first)


def _reporters(reading: Reading, years: tuple[int, ...]) -> list[tuple[str, str, str]]:
    """Return the series that somebody reports: its id, who, and what."""
    words = reading.words
    made = [(HARVEST, words("padding.countryside"), words.series(HARVEST))]
    regions = sorted(reading.scenario.labels.regions,
                     key=lambda region: -_most(reading, f"{HARVEST}@{region}", years))
    made += [(f"{HARVEST}@{region}", words.region(region), words.series(HARVEST))
             for region in regions[:REGIONS]]
    made += [(f"gross_output.{branch.id}", words.branch(branch.id), words.series(branch.series))
             for branch in reading.branches()]
    return made


def _gaps(reading: Reading, series: str, years: tuple[int, ...]) -> list[float]:
    """Return how far reports of a series stood above the truth, percent by year."""
    true = dict(zip(*reading.annual(series, seen=False), strict=True))
    told = dict(zip(*reading.annual(series + REPORTED, seen=False), strict=True))
    return [percent_change(told.get(year, math.nan), true.get(year, math.nan)) for year in years]


def _most(reading: Reading, series: str, years: tuple[int, ...]) -> float:
    known = [gap for gap in _gaps(reading, series, years) if is_known(gap)]
    return max(known, default=0.0)


def _row(
    reading: Reading, series: str, who: str, what: str, years: tuple[int, ...]
) -> PaddedRow | None:
    """Return a reporter's years; nothing where it always told the truth."""
    words = reading.words
    gaps = _gaps(reading, series, years)
    known = [gap for gap in gaps if is_known(gap)]
    if not known or max(known) < LEAST:
        return None
    worst = years[int(np.nanargmax(np.array(gaps)))]
    cells = tuple(
        PaddedYear(gap, words.signed(gap) if is_known(gap) and gap >= LEAST else "",
                   min(max(gap / STEEP, 0.0), 1.0) if is_known(gap) else 0.0)
        for gap in gaps
    )
    percent = words("number.percent", number=words.signed(max(known)))
    return PaddedRow(who, what, cells, words("padding.worst", percent=percent, year=worst))


def _own(reading: Reading) -> tuple[str, ...]:
    """Return the mandates that were accepted with the reports made to look well."""
    words = reading.words
    return tuple(
        words("padding.look_well", mandate=words.name(f"mandate.{view.id}"),
              first=words.quarter(Quarter.parse(view.issued)),
              last=words.quarter(Quarter.parse(view.deadline)))
        for view in reading.session.mandates()
        if view.answer == "look_well"
    )


def _prices(reading: Reading) -> str:
    """Return how far industry in unchanged prices outgrew industry, over the years played."""
    words = reading.words
    years = _years(reading)
    true = dict(zip(*reading.annual(INDUSTRY, seen=False), strict=True))
    told = dict(zip(*reading.annual(INDUSTRY + REPORTED, seen=False), strict=True))
    both = [year for year in years if true.get(year, 0.0) > 0 and told.get(year, 0.0) > 0]
    if len(both) < 2:
        return ""
    first, last = both[0], both[-1]
    grown, claimed = true[last] / true[first], told[last] / told[first]
    if claimed < grown * (1.0 + LEAST / 100.0):
        return ""
    return words("padding.prices", first=first, last=last, claimed=words.number(claimed, 1),
                 grown=words.number(grown, 1))
