"""The games of one scenario side by side: what the class page says of them."""

from __future__ import annotations

import math
from collections.abc import Sequence

from gosplan_game.report.class_forecasts import forecast_line, forecast_sum
from gosplan_game.report.class_groups import Group
from gosplan_game.report.class_lines import (
    GroupLine,
    PeopleLine,
    Promise,
    PromiseLine,
    ReportLine,
    Sheet,
    Turned,
)
from gosplan_game.report.class_outcomes import charts, strips
from gosplan_game.report.class_parting import partings
from gosplan_game.report.class_questions import questions
from gosplan_game.report.debrief import person_unit
from gosplan_game.report.decided import decided
from gosplan_game.report.numbers import people as persons
from gosplan_game.report.periods import history_counts
from gosplan_game.report.reading import Reading
from gosplan_game.report.turning import effect_lines

THOUSAND, MILLION = 1e3, 1e6
LEAST_PERSONS = 500.0


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
    told, picture = forecast_sum(reading, groups)
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
        strips=strips(reading, groups),
        charts=charts(reading, groups),
        partings=parted,
        turned=tuple(_turned(reading, number, group)
                     for number, group in enumerate(groups, start=1) if group.mattered),
        forecasts=tuple(forecast_line(reading, number, group)
                        for number, group in enumerate(groups, start=1)
                        if any(each.known for each in group.expected)),
        forecast_sum=told,
        forecast_svg=picture,
        reports=tuple(_report(reading, number, group)
                      for number, group in enumerate(groups, start=1)),
        questions=questions(reading, groups, parted),
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


def _turned(reading: Reading, number: int, group: Group) -> Turned:
    """Return the decision that mattered most in a group, people first."""
    each = group.mattered[0]
    said = decided(reading, each.decision)
    return Turned(
        number, group.name,
        reading.words("turning.column_note", date=said.date, instead=said.name),
        effect_lines(reading, each, group.dismissed))


def _report(reading: Reading, number: int, group: Group) -> ReportLine:
    words = reading.words
    return ReportLine(
        number, group.name,
        words("number.percent", number=words.signed(group.padded, 1)) if group.over
        else words("class.books_shut"),
        group.worst,
        words("class.looked_well", group.looked_well) if group.looked_well else "",
    )
