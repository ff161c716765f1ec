"""What mattered most: three decisions, each beside the same country without it.

Deaths, promises and output are told side by side and never added up. Both countries had
the same weather and the same foreign world.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from gosplan_game.core.calendar import Quarter
from gosplan_game.core.errors import GosplanError
from gosplan_game.report.debrief import OUTCOMES, Outcome, outcomes_of, wanted_outcomes
from gosplan_game.report.decided import decided
from gosplan_game.report.numbers import is_known, sign_unit
from gosplan_game.report.numbers import people as persons
from gosplan_game.report.plots import Chart, Line, points, value_range
from gosplan_game.report.reading import Reading
from gosplan_game.report.signs import Count, counted
from gosplan_game.report.words import Words
from gosplan_game.sim.counterfactual import (
    DEATHS,
    LEAST_DEATHS,
    Counterfactual,
    Difference,
    Lens,
    Reckoning,
    counterfactual,
    remember,
    remembered,
)
from gosplan_game.sim.history import History

THOUSAND = 1e3
LEAST_PERSONS = 500.0
FIGURES = 40
CHARTED = ("grain_harvest", "horses", "population", "gross_industry", "real_wage",
           "consumption_per_head")


@dataclass(frozen=True, slots=True)
class Cost:
    """Deaths of one country, in whole figures on a scale that both share."""

    figure: str
    figures: int


@dataclass(frozen=True, slots=True)
class OtherOutcome:
    """One outcome in the country with a decision reversed."""

    count: Count | None
    text: str


@dataclass(frozen=True, slots=True)
class Turn:
    """One decision and the country without it."""

    id: str
    date: str
    name: str
    instead: str
    lens: Lens
    figure: str
    """What it mattered by, short: a number of people, a promise, or percent of output."""
    line: str
    """What it did in its lens, in a sentence."""
    lines: tuple[str, ...]
    """Deaths, promises, output and the office, in sentences."""
    column_title: str
    column_note: str
    yours: Cost
    other: Cost
    figure_legend: str
    outcomes: tuple[OtherOutcome, ...]
    """As many as the debrief's own, in their order."""
    quarter: Quarter
    """The stop, as it can be played on from."""
    play_on: str
    play_on_note: str


@dataclass(frozen=True, slots=True)
class Turning:
    """The decisions that mattered most."""

    title: str
    note: str
    method: str
    nothing: str
    """Said where no decision mattered; the rows are then empty."""
    yours_title: str
    outcomes_title: str
    rows: tuple[Turn, ...]
    all_title: str
    heads: tuple[str, ...]
    all: tuple[tuple[str, ...], ...]
    """Every decision that did something: date, decision, deaths, output, promises."""


def needed(session: Any, texts: Any) -> tuple[str, ...]:
    """Return the series that the pages show of a country with a decision reversed."""
    reading = Reading(session, texts)
    own = [series for series, _ in wanted_outcomes(reading)]
    return tuple(dict.fromkeys((*own, *(series for series, _ in OUTCOMES), *CHARTED)))


def reckoning(session: Any, texts: Any) -> Reckoning:
    """Return the work of finding out; `settled` takes its result."""
    return Reckoning(session, needed(session, texts))


def settled(session: Any, texts: Any, work: Reckoning) -> Counterfactual:
    """Keep the result of finished work with the game and return it."""
    return remember(session, needed(session, texts), work.result())


def known(session: Any, texts: Any) -> Counterfactual | None:
    """Return what has been found out for the game as it stands, if it has been."""
    return remembered(session, needed(session, texts))


def turning(session: Any, texts: Any) -> Turning:
    """Return the decisions that mattered most; plays the forks if that was not done yet."""
    reading = Reading(session, texts)
    reading.over = True
    words = reading.words
    found = counterfactual(session, needed(session, texts))
    outcomes = outcomes_of(reading)
    weighty = [each for each in found.differences
               if any(each.weight(lens) > 0.0 for lens in ("people", "promises", "output"))]
    return Turning(
        title=words("turning.title"),
        note=words("turning.note"),
        method=words("turning.method"),
        nothing="" if found.mattered else words("turning.nothing"),
        yours_title=words("debrief.yours"),
        outcomes_title=words("turning.outcomes"),
        rows=tuple(_turn(reading, found, each, outcomes) for each in found.mattered),
        all_title=words("turning.all", len(weighty)),
        heads=(words("turning.head.date"), words("turning.head.decision"),
               words("turning.head.deaths"), words("turning.head.output"),
               words("turning.head.promises")),
        all=tuple(_row(reading, each) for each in weighty),
    )


def _turn(
    reading: Reading, found: Counterfactual, each: Difference, outcomes: Sequence[Outcome]
) -> Turn:
    words = reading.words
    country = found.countries[each.decision.id]
    first = reading.scenario.first_turn
    yours, other = (_dead(history, first) for history in (found.game, country))
    one = max(10_000.0, sign_unit(max(yours, other), FIGURES))
    said = decided(reading, each.decision)
    lines = effect_lines(reading, each, reading.session.dismissed)
    return Turn(
        id=each.decision.id,
        date=said.date,
        name=said.name,
        instead=said.instead,
        lens=each.lens,
        figure=_figure(words, each),
        line=_line_of(words, each, lines),
        lines=lines,
        column_title=words("turning.column"),
        column_note=words("turning.column_note", date=said.date, instead=said.instead),
        yours=_cost(words, yours, one),
        other=_cost(words, other, one),
        figure_legend=words("turning.legend", number=persons(one, words.style)),
        outcomes=tuple(_other(reading, country, outcome) for outcome in outcomes),
        quarter=each.decision.date,
        play_on=words("turning.play_on", date=said.date),
        play_on_note=words("turning.play_on_note"),
    )


def _dead(history: History, first: int) -> float:
    """Return the excess deaths of a country over the quarters played, persons."""
    if DEATHS not in history:
        return 0.0
    dead = float(np.nansum(history.get(DEATHS)[first:, 0])) * THOUSAND
    return dead if dead >= LEAST_PERSONS else 0.0


def _cost(words: Words, dead: float, one: float) -> Cost:
    return Cost(persons(dead, words.style), math.floor(dead / one + 0.5))


def _figure(words: Words, each: Difference) -> str:
    """Return what a decision mattered by in its lens."""
    if each.lens == "people":
        return persons(abs(each.deaths) * THOUSAND, words.style)
    if each.lens == "output":
        return words("number.percent", number=words.signed(each.output_share * 100.0, 1))
    return words("turning.promises", len(each.regraded))


def effect_lines(
    reading: Reading, each: Difference, dismissed: Quarter | None
) -> tuple[str, ...]:
    """Return what a decision did, people first.

    Args:
        reading: A game of the scenario, for words.
        each: The decision and its effects.
        dismissed: Review that dismissed the office in the game that decided so.
    """
    words = reading.words
    made = [_people_line(words, each)]
    made += [
        words("turning.regraded", commitment=words.name(f"commitment.{one.id}"),
              grade=words(f"grade.{one.grade}"), without=words(f"grade.{one.without}"))
        for one in each.regraded
    ]
    if each.weight("output") > 0.0:
        made.append(words("turning.output", percent=_percent(words, each)))
    if each.dismissed != dismissed:
        made.append(
            words("turning.office_kept") if each.dismissed is None
            else words("turning.office_lost", when=words.quarter_said(each.dismissed)))
    return tuple(made)


def _line_of(words: Words, each: Difference, lines: Sequence[str]) -> str:
    """Return the line that tells what a decision did in its own lens."""
    if each.lens == "people":
        return lines[0]
    if each.lens == "promises":
        return lines[1]
    return words("turning.output_line")


def _people_line(words: Words, each: Difference) -> str:
    if abs(each.deaths) < LEAST_DEATHS:
        return words("turning.people_alike")
    number = persons(abs(each.deaths) * THOUSAND, words.style)
    return words("turning.died" if each.deaths > 0 else "turning.lived", number=number)


def _percent(words: Words, each: Difference) -> str:
    return words("number.percent", number=words.signed(each.output_share * 100.0, 1))


def _row(reading: Reading, each: Difference) -> tuple[str, ...]:
    words, said = reading.words, decided(reading, each.decision)
    deaths = each.deaths * THOUSAND if abs(each.deaths) >= LEAST_DEATHS else 0.0
    sign = "+" if deaths > 0 else ""
    return (
        said.date, said.name, sign + persons(deaths, words.style) if deaths else "",
        _percent(words, each) if each.weight("output") > 0.0 else "",
        "; ".join(words("turning.regraded", commitment=words.name(f"commitment.{one.id}"),
                        grade=words(f"grade.{one.grade}"), without=words(f"grade.{one.without}"))
                  for one in each.regraded),
    )


def _other(reading: Reading, country: History, outcome: Outcome) -> OtherOutcome:
    """Return an outcome of the other country in the same year, in the same sign."""
    value = annual_value(country, outcome.series, int(outcome.year))
    if not is_known(value):
        return OtherOutcome(None, "")
    text = reading.words.amount(value, reading.unit(outcome.series))
    drawn = counted(outcome.pictogram, outcome.legend, [(outcome.year, value / outcome.one, text)])
    return OtherOutcome(drawn, text)


def annual_value(history: History, series: str, year: int) -> float:
    """Return one year of a series of one run; nan where it was not recorded."""
    try:
        years, values = history.annual(series)
    except (KeyError, ValueError, GosplanError):
        return math.nan
    found = np.flatnonzero(years == year)
    return float(values[found[0], 0]) if found.size else math.nan


def with_other(chart: Chart, series: str, country: History, words: Words) -> Chart:
    """Return a chart with the line of the country with a decision reversed, in blue."""
    try:
        years, values = country.annual(series)
    except (KeyError, ValueError, GosplanError):
        return chart
    made = points([float(year) for year in years], [float(value) for value in values[:, 0]])
    if not made:
        return chart
    label = words("turning.chart", value=words.figure(made[-1][1]))
    lines = (*chart.lines, Line("other", label, made))
    low, high = value_range(lines, chart.bands)
    return replace(chart, lines=lines,
                   y_range=(min(low, chart.y_range[0]), max(high, chart.y_range[1])))
