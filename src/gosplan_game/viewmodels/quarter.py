"""The quarter's report: fulfilment of the plan, what changed, what happened."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from gosplan_game.report.numbers import is_known, percent_change
from gosplan_game.report.reading import REPORTED, Reading
from gosplan_game.viewmodels.inspection import finding_line, inspected_place, inspected_series
from gosplan_game.viewmodels.paper import Newspaper, newspaper
from gosplan_game.viewmodels.plates import Plate, plates
from gosplan_game.viewmodels.prices import MoneyRow, money_row
from gosplan_game.viewmodels.record import Record, record

CHANGES = ("grain_stocks_state", "nutrition_urban", "nutrition_rural", "horses", "real_wage",
           "kolkhoz_market_ratio", "foreign_debt", "gold", "peasant_disturbances",
           "collectivised_households")
FULL = 100.0
MOST = 1.5


@dataclass(frozen=True, slots=True)
class FulfilmentRow:
    """One branch: target, reported output, fulfilment; the truth where it was learned."""

    branch: str
    series: str
    name: str
    pictogram: str
    made: str
    target: str
    percent: str
    share: float
    """Fulfilment for a bar, cut at 1.5."""
    fulfilled: bool
    true: str
    due: str = ""
    """The target with its unit."""


@dataclass(frozen=True, slots=True)
class Learned:
    """What inspectors found behind a report: told and true, as shares of the larger."""

    place: str
    when: str
    told: str
    found: str
    percent: str
    told_share: float
    found_share: float


@dataclass(frozen=True, slots=True)
class Happening:
    """An event of the quarters reported on."""

    id: str
    title: str
    when: str
    answer: str


@dataclass(frozen=True, slots=True)
class Quarter:
    """The quarter report screen."""

    title: str
    subtitle: str
    fulfilment: str
    columns: tuple[str, ...]
    rows: tuple[FulfilmentRow, ...]
    no_plan: str
    plates: tuple[Plate, ...]
    changes_title: str
    changes_note: str
    changes: tuple[MoneyRow, ...]
    events_title: str
    events: tuple[Happening, ...]
    no_events: str
    learned_title: str
    learned_note: str
    learned: tuple[Learned, ...]
    """The last findings of inspectors, the newest first."""
    nothing_learned: str
    newspaper: Newspaper
    record: Record
    honesty: str
    go_on: str
    footer: str


def quarter(session: Any, texts: Any, reports: Sequence[Any] = ()) -> Quarter:
    """Return the report on the quarters just played.

    Args:
        session: The game.
        texts: The text catalogue.
        reports: The session's reports of these quarters; the last quarter where empty.
    """
    reading = Reading(session, texts)
    words = reading.words
    first = reports[0].quarter if reports else reading.past
    span = words.months(reading.past)
    if first != reading.past:
        span = words("quarter.span", first=words.quarter(first), last=words.quarter(reading.past))
    return Quarter(
        title=words("quarter.title"),
        subtitle=span,
        fulfilment=words("series.plan_fulfilment"),
        columns=tuple(words(f"quarter.column.{name}") for name in
                      ("branch", "target", "made", "percent")),
        rows=tuple(row for branch in reading.branches() if (row := _row(reading, branch))),
        no_plan=words("quarter.no_plan"),
        plates=plates(reading),
        changes_title=words("quarter.changes"),
        changes_note=words("prices.money_note"),
        changes=tuple(line for name in CHANGES if (line := money_row(reading, name))),
        events_title=words("quarter.events"),
        events=_events(reading, reports),
        no_events=words("quarter.no_events"),
        learned_title=words("quarter.learned"),
        learned_note=words("quarter.learned_note"),
        learned=_learned(reading),
        nothing_learned=words("quarter.nothing_learned"),
        newspaper=newspaper(session, texts),
        record=record(session, texts),
        honesty=words("quarter.true" if reading.over else "quarter.reported"),
        go_on=words("quarter.go_on"),
        footer=words("quarter.footer"),
    )


def _row(reading: Reading, branch: Any) -> FulfilmentRow | None:
    """Return one branch; nothing before it has been reported on."""
    words = reading.words
    made = reading.last(branch.series)
    if not is_known(made):
        return None
    fulfilment = reading.last(f"plan_fulfilment.{branch.id}")
    target = made / fulfilment * FULL if is_known(fulfilment) and fulfilment > 0 else math.nan
    almost = is_known(fulfilment) and fulfilment < FULL <= round(fulfilment)
    true = ""
    if reading.over:
        seen = reading.true(branch.series + REPORTED)
        if len(seen):
            true = words("quarter.was_reported", amount=words.figure(float(seen[-1]), branch.unit))
    return FulfilmentRow(
        branch=branch.id,
        series=branch.series,
        name=words.branch(branch.id),
        pictogram=branch.pictogram,
        made=words.amount(made, branch.unit),
        target=words.figure(target, branch.unit) if is_known(target) else "",
        due=words.amount(target, branch.unit) if is_known(target) else "",
        percent=words("number.percent", number=words.number(fulfilment, 1 if almost else 0))
        if is_known(fulfilment) else "",
        share=min(fulfilment / FULL, MOST) if is_known(fulfilment) else math.nan,
        fulfilled=is_known(fulfilment) and fulfilment >= FULL,
        true=true,
    )


def _learned(reading: Reading) -> tuple[Learned, ...]:
    """Return the last findings, one of each place, the newest first."""
    words = reading.words
    newest = {found.place: found for found in
              sorted(reading.session.findings(), key=lambda each: each.turn)}
    made = []
    for found in sorted(newest.values(), key=lambda each: -each.turn):
        unit = reading.unit(inspected_series(reading, found.place))
        most = max(found.reported, found.true)
        over = percent_change(found.reported, found.true)
        made.append(Learned(
            place=inspected_place(reading, found.place),
            when=words.quarter(reading.session.scenario.quarter(found.turn)),
            told=words.amount(found.reported, unit),
            found=words.amount(found.true, unit),
            percent=words("number.percent", number=words.signed(over, 1)),
            told_share=found.reported / most if most > 0 else 0.0,
            found_share=found.true / most if most > 0 else 0.0))
    return tuple(made)


def _inspected(reading: Reading) -> list[Happening]:
    """Return what inspectors found in the last quarter."""
    words = reading.words
    last = int(reading.session.turn) - 1
    return [
        Happening("", words("inspection.back", place=inspected_place(reading, each.place)),
                  words.quarter(reading.past), finding_line(reading, each))
        for each in reading.session.findings() if each.turn == last
    ]


def _bent(reading: Reading, quarters: int) -> list[Happening]:
    """Return where the line took another course than history's, or came back to it."""
    words, session = reading.words, reading.session
    return [
        Happening("", words("line.bend_began" if began else "line.bend_ended"),
                  words.quarter(session.scenario.quarter(turn)), words.content(f"bend.{name}"))
        for turn, name, began in session.bends_moved(int(session.turn) - quarters + 1)
    ]


def _events(reading: Reading, reports: Sequence[Any]) -> tuple[Happening, ...]:
    """Return the events of the reports."""
    words = reading.words
    found = [*_inspected(reading), *_bent(reading, max(len(reports), 1))]
    for report in reports:
        for fired in report.events_fired:
            event = getattr(fired, "event", fired)
            choice = getattr(fired, "choice", "")
            answer = words.content(f"event.{event}.choice.{choice}") if choice else ""
            found.append(Happening(str(event), words.name(f"event.{event}.title"),
                                   words.quarter(report.quarter), answer))
    return tuple(found)


