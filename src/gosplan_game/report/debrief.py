"""The debrief: people first, then the term, the promises, the country beside history.

Made once and shown twice: by the window, and as one page of HTML (`page.py`).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from gosplan_game.core.errors import GosplanError
from gosplan_game.report.expected import Expected, expected
from gosplan_game.report.numbers import is_known, percent_change, sign_unit
from gosplan_game.report.numbers import people as persons
from gosplan_game.report.periods import HistoryCount, history_counts
from gosplan_game.report.plots import Chart
from gosplan_game.report.promises import compares, promise_help
from gosplan_game.report.reading import REPORTED, Reading
from gosplan_game.report.series import history_points, series_chart
from gosplan_game.report.signs import Count, counted
from gosplan_game.report.story import Story, story

Grade = Literal["kept", "partly", "broken", "open"]
THOUSAND, MILLION = 1e3, 1e6
SIGNS = 9
CAUSES = ("hunger", "deportation", "camps", "executions")
INVASION = "invasion_drawn"
OUTCOMES = (("grain_harvest", "sheaf"), ("horses", "horse"), ("real_wage", "rouble"),
            ("consumption_per_head", "cloth"), ("population", "peasant"),
            (INVASION, "factory"))
CHARTS = ("grain_harvest", "horses", "population", "gross_industry", "real_wage",
          "consumption_per_head")
REPORTS = ("grain_harvest", "gross_industry")
QUESTIONS = 4
MOST_OWN = 12
"""So many questions of its own a scenario may number."""


@dataclass(frozen=True, slots=True)
class PeopleLine:
    """One figure about people: the number first, then whose it is."""

    figure: str
    text: str


@dataclass(frozen=True, slots=True)
class CommitmentGrade:
    """A promise and how it stands on true figures."""

    name: str
    help: str
    grade: Grade
    word: str
    figure: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """One outcome in one year: this country and history, counted in one sign."""

    series: str
    name: str
    year: str
    legend: str
    pictogram: str
    yours: Count
    history: Count | None
    your_text: str
    history_text: str
    one: float
    """How much one sign stands for, in the unit of the series."""


@dataclass(frozen=True, slots=True)
class ReportGap:
    """How far a report stood from the truth over the whole game."""

    name: str
    percent: str
    text: str


@dataclass(frozen=True, slots=True)
class Debrief:
    """The end of a game, for the class to talk about."""

    title: str
    subtitle: str
    people_title: str
    people_note: str
    people: tuple[PeopleLine, ...]
    figures: int
    """Whole standing figures to draw for the dead."""
    figures_legend: str
    history_title: str
    history: tuple[HistoryCount, ...]
    term_title: str
    term: str
    story: Story
    """What was ordered, refused, falsified, kept and broken."""
    commitments_title: str
    commitments_note: str
    commitments: tuple[CommitmentGrade, ...]
    outcomes_title: str
    yours_title: str
    beside_title: str
    outcomes: tuple[Outcome, ...]
    mattered_title: str
    cost_title: str
    cost_note: str
    working: str
    """Said while what the decisions did is being found out."""
    reports_title: str
    reports_note: str
    reports: tuple[ReportGap, ...]
    charts_title: str
    charts: tuple[Chart, ...]
    charted: tuple[str, ...]
    """The series of the charts."""
    expected: Expected
    questions_title: str
    questions: tuple[str, ...]
    sources_title: str
    sources: tuple[str, ...]
    page: str
    to_title: str
    footer: str


def debrief(session: Any, texts: Any) -> Debrief:
    """Return the debrief of a game: on true figures once it is over.

    While it runs the office is shown what it may know: the record's two figures about
    people, promises as the reports have them, and nothing of what the reports hid.
    """
    reading = Reading(session, texts)
    words = reading.words
    opens = session.scenario.quarter(session.scenario.first_turn)
    dead = _recorded(reading, "excess_deaths") * THOUSAND
    one = person_unit(dead)
    outcomes = outcomes_of(reading)
    charts = {name: chart for name in _charted(reading)
              if not (chart := series_chart(reading, name)).empty}
    return Debrief(
        title=words("debrief.title"),
        subtitle=words(
            "debrief.subtitle",
            scenario=words.content("scenario.title") or session.scenario.id,
            first=words.quarter(opens), last=words.quarter(reading.past),
        ),
        people_title=words("debrief.people"),
        people_note=words("debrief.people_note"),
        people=_people(reading, dead),
        figures=round(dead / one) if dead >= one / 2 else 0,
        figures_legend=words("debrief.figure", number=persons(one, words.style)),
        history_title=words("record.history"),
        history=history_counts(reading),
        term_title=words("debrief.term"),
        term=_term(reading),
        story=story(session, texts),
        commitments_title=words("desk.commitments"),
        commitments_note=words("debrief.graded"),
        commitments=_grades(reading),
        outcomes_title=words("debrief.outcomes"),
        yours_title=words("debrief.yours"),
        beside_title=words("debrief.history"),
        outcomes=outcomes,
        mattered_title=words("turning.title"),
        cost_title=words("turning.cost"),
        cost_note=words("turning.cost_note"),
        working=words("turning.working"),
        reports_title=words("debrief.reports"),
        reports_note=words("debrief.against_true"),
        reports=_report_gaps(reading),
        charts_title=words("debrief.charts"),
        charts=tuple(charts.values()),
        charted=tuple(charts),
        expected=expected(reading),
        questions_title=words("debrief.questions"),
        questions=_questions(reading),
        sources_title=words("briefing.sources"),
        sources=_sources(reading, [outcome.series for outcome in outcomes]),
        page=words("debrief.page"),
        to_title=words("debrief.to_title"),
        footer=words("debrief.footer", seed=session.seed,
                     version=session.scenario.version),
    )


def _sum(reading: Reading, series: str) -> float:
    """Return the total of a true series over the quarters played; zero if not recorded."""
    return float(np.nansum(_played(reading, series)))


def _played(reading: Reading, series: str) -> np.ndarray[Any, np.dtype[np.float64]]:
    """Return the quarters of a true series that were played, not replayed."""
    return reading.true(series)[reading.scenario.first_turn :]


def _recorded(reading: Reading, series: str) -> float:
    return float(np.nansum(_told_by_record(reading, series)))


def _told_by_record(reading: Reading, series: str) -> np.ndarray[Any, np.dtype[np.float64]]:
    """Return the quarters played of what the record tells while the game runs too."""
    return reading.recorded(series)[reading.scenario.first_turn :]


def person_unit(dead: float) -> float:
    """Return how many people one standing figure means: a round number, at most forty figures."""
    return max(10_000.0, sign_unit(dead, 40)) if dead > 0 else 10_000.0


def _people(reading: Reading, dead: float) -> tuple[PeopleLine, ...]:
    """Return the human account: deaths by cause, births, people moved and held."""
    words = reading.words

    def line(key: str, value: float) -> PeopleLine:
        return PeopleLine(persons(value, words.style), words(f"debrief.people.{key}"))

    hungry = float(np.nanmax(_told_by_record(reading, "hungry_people"), initial=0.0)) * MILLION
    lines = [line("deaths", dead)]
    if not reading.over:  # what the record tells, and no more
        return (*lines, line("hungry", hungry)) if hungry >= THOUSAND / 2 else tuple(lines)
    for cause in CAUSES:
        value = _sum(reading, f"excess_deaths_{cause}") * THOUSAND
        if value >= THOUSAND / 2:
            lines.append(line(cause, value))
    for key, value in (
        ("births_before" if reading.scenario.first_turn else "births",
         _sum(reading, "births_lost") * THOUSAND),
        ("deported", _sum(reading, "deported_persons") * THOUSAND),
        ("prisoners", reading.last("camp_prisoners")),
        ("hungry", hungry),
    ):
        if is_known(value) and value >= THOUSAND / 2:
            lines.append(line(key, value))
    return tuple(lines)


def _term(reading: Reading) -> str:
    """Return whether the term was served."""
    words, session = reading.words, reading.session
    if session.dismissed is not None:
        return words("debrief.dismissed", when=words.quarter_said(session.dismissed))
    if not session.is_over:
        return words("debrief.not_over", when=words.quarter_said(reading.past))
    return words("debrief.served", when=words.quarter_said(reading.past))


def _grades(reading: Reading) -> tuple[CommitmentGrade, ...]:
    """Return the promises as graded by the session."""
    words = reading.words
    made = []
    known = {each.id: each for each in reading.scenario.definition.commitments}
    for grade in reading.session.grade(told=not reading.over):
        state: Grade = grade.grade
        made.append(
            CommitmentGrade(
                name=words.name(f"commitment.{grade.id}"),
                help=promise_help(words, known[grade.id]),
                grade=state,
                word=words(f"grade.{state}"),
                figure=_grade_figure(reading, grade, known[grade.id].kept),
            )
        )
    return tuple(made)


def _grade_figure(reading: Reading, grade: Any, kept: str) -> str:
    """Return the figure a promise was graded on, once it is."""
    if not grade.final or not grade.indicator or not is_known(float(grade.figure)):
        return ""
    words = reading.words
    if compares(kept):
        return words("debrief.grade_times", series=words.series(grade.indicator),
                     number=words.figure(float(grade.figure)))
    return words("debrief.grade_figure", series=words.series(grade.indicator),
                 amount=words.amount(float(grade.figure), reading.unit(grade.indicator)))


def wanted_outcomes(reading: Reading) -> list[tuple[str, str]]:
    """Return the outcomes compared: metals and power first, then people's goods."""
    branches = {branch.id: branch for branch in reading.branches()}
    first = [branches[name] for name in ("metals", "electricity") if name in branches]
    if not first:
        first = list(branches.values())[:2]
    promised = {each.indicator.partition("_")[0]
                for each in reading.scenario.definition.commitments if each.indicator}
    # What an invasion would take is no outcome where nothing in the scenario turns on one.
    outcomes = [each for each in OUTCOMES
                if each[0] != INVASION or INVASION.partition("_")[0] in promised]
    return [(branch.series, branch.pictogram) for branch in first] + outcomes


def outcomes_of(reading: Reading) -> tuple[Outcome, ...]:
    """Return the outcomes of a game beside history's."""
    made = [_outcome(reading, series, pictogram) for series, pictogram in wanted_outcomes(reading)]
    return tuple(outcome for outcome in made if outcome is not None)


def _outcome(reading: Reading, series: str, pictogram: str) -> Outcome | None:
    """Return one outcome in the last year both have, else in this game's last year."""
    words = reading.words
    years, values = reading.annual(series)
    if not years:
        return None
    yours = dict(zip(years, values, strict=True))
    history = {int(x): value for x, value, _, _ in history_points(reading, series)
               if float(x).is_integer()}
    both = [year for year in years if year in history]
    year = both[-1] if both else years[-1]
    unit = reading.unit(series)
    beside = history.get(year, math.nan)
    one = sign_unit(max(yours[year], beside if is_known(beside) else 0.0), SIGNS)
    legend = words.legend(one, unit)
    text = words.amount(yours[year], unit)
    beside_text = words.amount(beside, unit) if is_known(beside) else ""
    return Outcome(
        series=series,
        name=words.series(series),
        year=str(year),
        legend=legend,
        pictogram=pictogram,
        yours=counted(pictogram, legend, [(str(year), yours[year] / one, text)]),
        history=counted(pictogram, legend, [(str(year), beside / one, beside_text)])
        if is_known(beside) else None,
        your_text=text,
        history_text=beside_text or words("debrief.no_history"),
        one=one,
    )


def _report_gaps(reading: Reading) -> tuple[ReportGap, ...]:
    """Return how far reports stood above or below the truth, added up over the game."""
    words = reading.words
    if not reading.over:
        return ()
    names = [*REPORTS, *(branch.series for branch in reading.branches()[:1])]
    made = []
    for series in dict.fromkeys(names):
        true, report = _sum(reading, series), _sum(reading, series + REPORTED)
        gap = percent_change(report, true)
        if is_known(gap) and report > 0:
            text = words("number.percent", number=words.signed(gap))
            made.append(ReportGap(words.series(series), text, words("debrief.against_true")))
    return tuple(made)


def _charted(reading: Reading) -> tuple[str, ...]:
    return (wanted_outcomes(reading)[0][0], *CHARTS)


def _questions(reading: Reading) -> tuple[str, ...]:
    """Return the scenario's questions, else general ones chosen by what happened."""
    words = reading.words
    own = tuple(words.content(f"scenario.question.{place}") for place in range(1, MOST_OWN + 1))
    if any(own):
        return tuple(question for question in own if question)
    keys = ["reports", "investment", "history"]
    if _recorded(reading, "excess_deaths") >= 1:
        keys.insert(0, "deaths")
    else:
        keys.insert(0, "bread")
    return tuple(words(f"debrief.question.{key}") for key in keys[:QUESTIONS])


def _sources(reading: Reading, series: Sequence[str]) -> tuple[str, ...]:
    """Return the sources of the history shown, each once."""
    found: dict[str, None] = {}
    for name in series:
        try:
            points = reading.scenario.reference(name)
        except (KeyError, GosplanError):
            continue
        found.update(dict.fromkeys(str(point.source) for point in points if point.source))
    return tuple(map(reading.words.cited, found))
