"""The games of one scenario side by side: what the class page says of them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from gosplan_game.report.class_groups import Group
from gosplan_game.report.class_parting import Parting, partings
from gosplan_game.report.class_series import CHARTED, STRIPS
from gosplan_game.report.class_svg import Dot, Path, forecasts_svg, lines_svg, strip_svg
from gosplan_game.report.debrief import Grade as GradeName
from gosplan_game.report.debrief import person_unit, wanted_outcomes
from gosplan_game.report.decided import decided
from gosplan_game.report.expected import SURE
from gosplan_game.report.numbers import is_known
from gosplan_game.report.numbers import people as persons
from gosplan_game.report.periods import HistoryCount, history_counts
from gosplan_game.report.reading import Reading
from gosplan_game.report.series import history_points
from gosplan_game.report.turning import effect_lines

THOUSAND, MILLION = 1e3, 1e6
LEAST_PERSONS = 500.0
MOST_FORECASTS = 240
QUESTIONS = 6


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A group in the list: who, how far, under what conditions."""

    number: int
    name: str
    file: str
    stands: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PeopleLine:
    """The human cost of one group's country; figures on a scale that all share."""

    number: int
    name: str
    deaths: str
    figures: int
    causes: str
    hungry: str


@dataclass(frozen=True, slots=True)
class Promise:
    """One commitment of one group."""

    name: str
    grade: GradeName
    word: str


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """The commitments of one group."""

    number: int
    name: str
    promises: tuple[Promise, ...]


@dataclass(frozen=True, slots=True)
class Strip:
    """One outcome in one year, all groups on one axis."""

    title: str
    svg: str
    history: str
    rows: tuple[tuple[int, str, str], ...]
    """Number, name and figure of each group."""


@dataclass(frozen=True, slots=True)
class Turned:
    """What mattered most in one group."""

    number: int
    name: str
    decision: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ForecastLine:
    """The intervals of one group."""

    number: int
    name: str
    held: str
    figures: tuple[str, ...]
    """By series, mean width and ten times the miss."""


@dataclass(frozen=True, slots=True)
class ReportLine:
    """What the reports of one group's country hid."""

    number: int
    name: str
    harvest: str
    worst: str
    own: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everything the page says of the games of one scenario."""

    title: str
    span: str
    sky: str
    groups: tuple[GroupLine, ...]
    running: frozenset[int]
    """Numbers of the groups whose games still run."""
    people: tuple[PeopleLine, ...]
    figure_legend: str
    history: tuple[HistoryCount, ...]
    promises: tuple[PromiseLine, ...]
    promise_sums: tuple[str, ...]
    strips: tuple[Strip, ...]
    charts: tuple[tuple[str, str], ...]
    partings: tuple[Parting, ...]
    turned: tuple[Turned, ...]
    forecasts: tuple[ForecastLine, ...]
    forecast_sum: str
    forecast_svg: str
    reports: tuple[ReportLine, ...]
    questions: tuple[str, ...]


def sheet(reading: Reading, groups: Sequence[Group]) -> Sheet:
    """Return the games of one scenario side by side.

    Args:
        reading: One of the games, for words, units and history.
        groups: All of them; a group's number is its place from 1.
    """
    words = reading.words
    opens = reading.scenario.quarter(reading.scenario.first_turn)
    one = person_unit(max((_dead(group) for group in groups), default=0.0))
    parted = partings(reading, groups)
    forecast_sum, picture = _forecast_sum(reading, groups)
    return Sheet(
        title=words.content("scenario.title") or reading.scenario.id,
        span=words("record.range", low=words.quarter(opens),
                   high=words.quarter(max(group.past for group in groups))),
        sky=words("class.same_sky" if len({group.sky for group in groups}) == 1
                  else "class.other_sky") if len(groups) > 1 else "",
        groups=tuple(_group(reading, number, group)
                     for number, group in enumerate(groups, start=1)),
        running=frozenset(number for number, group in enumerate(groups, start=1)
                          if not group.over),
        people=tuple(_people(reading, number, group, one)
                     for number, group in enumerate(groups, start=1)),
        figure_legend=words("debrief.figure", number=persons(one, words.style)),
        history=history_counts(reading),
        promises=tuple(_promises(reading, number, group)
                       for number, group in enumerate(groups, start=1)),
        promise_sums=_promise_sums(reading, groups),
        strips=_strips(reading, groups),
        charts=_charts(reading, groups),
        partings=parted,
        turned=tuple(_turned(reading, number, group)
                     for number, group in enumerate(groups, start=1) if group.mattered),
        forecasts=tuple(_forecast(reading, number, group)
                        for number, group in enumerate(groups, start=1)
                        if any(each.known for each in group.expected)),
        forecast_sum=forecast_sum,
        forecast_svg=picture,
        reports=tuple(_report(reading, number, group)
                      for number, group in enumerate(groups, start=1)),
        questions=_questions(reading, groups, parted),
    )


def _dead(group: Group) -> float:
    dead = group.people.all_excess_deaths * THOUSAND
    return dead if dead >= LEAST_PERSONS else 0.0


def _group(reading: Reading, number: int, group: Group) -> GroupLine:
    words = reading.words
    when = words.quarter(group.past)
    if not group.over:
        stands = words("class.not_over", when=when)
    elif group.dismissed is not None:
        stands = words("class.dismissed", when=words.quarter(group.dismissed))
    else:
        stands = words("class.served")
    return GroupLine(number, group.name, group.file, stands, group.notes)


def _figure(reading: Reading, group: Group, series: str, value: float) -> str:
    """Return a group's figure, marked where its books are shut and reports stand in its place."""
    words = reading.words
    text = words.amount(value, reading.unit(series))
    told = not group.over and reading.variable(series).reported
    return words("class.as_reported", figure=text) if told else text


def _people(reading: Reading, number: int, group: Group, one: float) -> PeopleLine:
    words, dead = reading.words, _dead(group)
    causes = [
        words("class.cause", number=persons(value * THOUSAND, words.style),
              cause=words(f"debrief.people.{cause}"))
        for cause, value in group.people.excess_deaths.items()
        if group.over and value * THOUSAND >= LEAST_PERSONS
    ]
    hungry = group.hungry * MILLION
    return PeopleLine(
        number, group.name, persons(dead, words.style), math.floor(dead / one + 0.5),
        "; ".join(causes),
        words("class.hungry", number=persons(hungry, words.style))
        if hungry >= LEAST_PERSONS else "",
    )


def _promises(reading: Reading, number: int, group: Group) -> PromiseLine:
    words = reading.words
    return PromiseLine(number, group.name, tuple(
        Promise(words.name(f"commitment.{grade.id}"), grade.grade,  # type: ignore[arg-type]
                words(f"grade.{grade.grade}"))
        for grade in group.grades
    ))


def _promise_sums(reading: Reading, groups: Sequence[Group]) -> tuple[str, ...]:
    """Return how often each commitment was made and kept."""
    words = reading.words
    found: dict[str, list[str]] = {}
    for group in groups:
        for grade in group.grades:
            found.setdefault(grade.id, []).append(grade.grade)
    return tuple(
        words("class.promised", len(grades), commitment=words.name(f"commitment.{name}"),
              kept=grades.count("kept"), partly=grades.count("partly"),
              broken=grades.count("broken"))
        for name, grades in sorted(found.items(), key=lambda pair: -len(pair[1]))
    )


# Outcomes ----------------------------------------------------------------------------------


def _strips(reading: Reading, groups: Sequence[Group]) -> tuple[Strip, ...]:
    wanted = dict.fromkeys((*(series for series, _ in wanted_outcomes(reading)), *STRIPS))
    made = (_strip(reading, groups, series) for series in wanted)
    return tuple(strip for strip in made if strip is not None)


def _strip(reading: Reading, groups: Sequence[Group], series: str) -> Strip | None:
    """Return one outcome in the last year that half of the groups have, with history's."""
    words, unit = reading.words, reading.unit(series)
    history = {int(x): value for x, value, _, _ in history_points(reading, series)
               if float(x).is_integer()}
    counts: dict[int, int] = {}
    for group in groups:
        for year in group.annual[series]:
            counts[year] = counts.get(year, 0) + 1
    common = [year for year, count in counts.items() if 2 * count >= len(groups)]
    if not common:
        return None
    both = [year for year in common if year in history]
    year = max(both or common)
    values = [(number, group, group.annual[series].get(year, math.nan))
              for number, group in enumerate(groups, start=1)]
    dots = [Dot(number, group.name, value, _figure(reading, group, series, value), not group.over)
            for number, group, value in values if is_known(value)]
    title = words("class.in_year", series=words.series(series), year=year)
    told = words("chart.history", value=words.amount(history[year], unit)) \
        if year in history else words("class.no_history")
    return Strip(
        title,
        strip_svg(dots, history.get(year), lambda value: words.amount(value, unit), title),
        told,
        tuple((number, group.name,
               _figure(reading, group, series, value) if is_known(value) else words("class.none"))
              for number, group, value in values),
    )


def _charts(reading: Reading, groups: Sequence[Group]) -> tuple[tuple[str, str], ...]:
    """Return charts with a line to a group: title and picture."""
    words = reading.words
    made = []
    for series in CHARTED:
        unit = reading.unit(series)
        paths = [Path(number, group.name,
                      tuple((float(year), value) for year, value in group.annual[series].items()),
                      not group.over)
                 for number, group in enumerate(groups, start=1)]
        every = [point for path in paths for point in path.points]
        if len({x for x, _ in every}) < 2:
            continue
        first, last = min(x for x, _ in every), max(x for x, _ in every)
        history = [(x, value) for x, value, _, _ in history_points(reading, series)
                   if first <= x <= last]
        highest = max(y for _, y in [*every, *history])
        title = words("chart.title", series=words.series(series), unit=words.unit(unit))
        marks = (words.figure(0.0, unit), words.figure(highest, unit))
        made.append((title, lines_svg(paths, history, marks, title)))
    return tuple(made)


# Decisions, forecasts, reports -------------------------------------------------------------


def _turned(reading: Reading, number: int, group: Group) -> Turned:
    """Return the decision that mattered most in a group, people first."""
    each = group.mattered[0]
    said = decided(reading, each.decision)
    return Turned(
        number, group.name,
        reading.words("turning.column_note", date=said.date, instead=said.name),
        effect_lines(reading, each, group.dismissed))


def _forecast(reading: Reading, number: int, group: Group) -> ForecastLine:
    words = reading.words
    known = [each for each in group.expected if each.known]
    figures = []
    for series in dict.fromkeys(each.series for each in known):
        own = [each.interval_score for each in known if each.series == series]
        amount = words.amount(sum(own) / len(own), reading.unit(series))
        figures.append(words("class.interval", series=words.series(series), amount=amount))
    return ForecastLine(number, group.name,
                        words("class.held", held=sum(each.held for each in known),
                              all=len(known)), tuple(figures))


def _forecast_sum(reading: Reading, groups: Sequence[Group]) -> tuple[str, str]:
    """Return how many of all intervals held, and their picture."""
    words = reading.words
    known = [(number, group, each) for number, group in enumerate(groups, start=1)
             for each in group.expected if each.known]
    if not known:
        return "", ""
    held = sum(each.held for _, _, each in known)
    text = words("class.coverage", len(known), held=held,
                 percent=words.number(100.0 * held / len(known)), due=SURE)
    places = []
    for number, group, each in known[:MOST_FORECASTS]:
        place = (each.true - each.lower) / each.width if each.width > 0 \
            else 0.5 if each.held else 2.0 if each.true > each.upper else -1.0
        unit = reading.unit(each.series)
        title = words("class.forecast", group=group.name, when=words.quarter(each.stop),
                      series=words.series(each.series), low=words.figure(each.lower, unit),
                      high=words.amount(each.upper, unit), came=words.amount(each.true, unit))
        places.append((number, title, place))
    return text, forecasts_svg(places, text)


def _report(reading: Reading, number: int, group: Group) -> ReportLine:
    words = reading.words
    return ReportLine(
        number, group.name,
        words("number.percent", number=words.signed(group.padded, 1)) if group.over
        else words("class.books_shut"),
        group.worst,
        words("class.looked_well", group.looked_well) if group.looked_well else "",
    )


def _questions(
    reading: Reading, groups: Sequence[Group], parted: Sequence[Parting]
) -> tuple[str, ...]:
    """Return questions from what these groups did, then the scenario's own."""
    words = reading.words
    made = []
    for each in parted[:2]:
        roads = [road for road in each.roads if road.groups]
        if len(roads) >= 2:
            made.append(words("class.question.parted", decision=each.title,
                              first=_named(groups, roads[0].groups), one=roads[0].text,
                              second=_named(groups, roads[-1].groups), other=roads[-1].text))
    grades: dict[str, dict[str, list[int]]] = {}
    for number, group in enumerate(groups, start=1):
        for grade in group.grades:
            grades.setdefault(grade.id, {}).setdefault(grade.grade, []).append(number)
    for name, found in grades.items():
        if found.get("kept") and found.get("broken"):
            made.append(words("class.question.promise",
                              commitment=words.name(f"commitment.{name}"),
                              kept=_named(groups, found["kept"]),
                              broken=_named(groups, found["broken"])))
            break
    if any(group.padded >= 1.0 for group in groups):
        made.append(words("class.question.reports"))
    own = [line.strip() for line in words.content("scenario.questions").splitlines()
           if line.strip()]
    general = own or [words("debrief.question.bread"), words("debrief.question.history")]
    return tuple([*made, *general][:QUESTIONS])


def _named(groups: Sequence[Group], numbers: Sequence[int]) -> str:
    """Return groups by number and name, at most three by name."""
    names = [f"{number} {groups[number - 1].name}" for number in numbers[:3]]
    return ", ".join(names) + (", \u2026" if len(numbers) > 3 else "")
