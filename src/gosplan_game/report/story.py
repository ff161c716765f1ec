"""The story of a term, from its papers: what was ordered, refused, falsified, kept and broken.

It adds nothing to what the game keeps: signatures, answers and what came of them, plans,
mandates, inspections, promises. It is told when the game is over, because what was padded
is only known then.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from gosplan_game.core.calendar import Quarter
from gosplan_game.core.variables import SeriesId
from gosplan_game.report.decided import order_pair
from gosplan_game.report.numbers import is_known, percent_change
from gosplan_game.report.promises import compares
from gosplan_game.report.reading import REPORTED, Reading
from gosplan_game.sim.office.from_above import REPLY_NAMES, Reply
from gosplan_game.sim.saves import SavedStop

MOST_LEVERS = 5
"""Levers named as those ordered most often."""
MOST_COURSES = 6
"""Levers of which the first and the last order are told."""
MOST_PADDED = 4
"""Branches named as those whose reports stood furthest above the truth."""
SILENCE = "silence"
"""What a mandate that nobody answered is told to have been answered: it counts as accepted."""
JUDGED = {"met": "kept", "missed": "broken"}
"""How a mandate's end is marked."""
LEAST_PADDED = 2.0
"""Percent from which a report over the whole term counts as above the truth."""


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A thing told, for a table: what it is, a note on it, its figure, and how it ended."""

    name: str
    note: str
    figure: str
    mark: str = ""
    """``kept``, ``partly`` or ``broken``; empty where nothing was judged."""
    share: float = 0.0
    """Of the largest figure of its table, for a bar; zero where there is none to draw."""
    said: str = ""
    """The figure with its unit, where it is shown without one."""


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of the story, and the rows that say the same as a table under a head."""

    text: str
    head: str = ""
    rows: tuple[PaperRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """One part of the story."""

    id: str
    """``ordered``, ``refused``, ``falsified``, ``mandates`` or ``promises``."""
    title: str
    told: tuple[Told, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """The chapter in sentences."""
        return tuple(told.text for told in self.told)


@dataclass(frozen=True, slots=True)
class Story:
    """The story of a term; without chapters while the game runs."""

    title: str
    note: str
    chapters: tuple[Chapter, ...]


def story(session: Any, texts: Any) -> Story:
    """Return the story of a finished game."""
    reading = Reading(session, texts)
    words = reading.words
    made = []
    if reading.over:
        for name, lines in (("ordered", _ordered), ("refused", _refused),
                            ("falsified", _falsified), ("mandates", _mandates),
                            ("promises", _promises)):
            found = tuple(_told(line) for line in lines(reading))
            found = found or (Told(words(f"story.{name}.none")),)
            made.append(Chapter(name, words(f"story.{name}"), found))
    return Story(words("story.title"), words("story.note"), tuple(made))


def _told(line: str | Told) -> Told:
    """Return a sentence with its rows; a unit may end in a full stop of its own."""
    told = line if isinstance(line, Told) else Told(line)
    return replace(told, text=told.text.replace("..", "."))


def _ordered(reading: Reading) -> Iterator[str | Told]:
    """Yield how often was signed, what was ordered most, the plans, and own answers."""
    words, session = reading.words, reading.session
    stops = session.saved_game().stops
    signed = [stop for stop in stops if stop.decisions is not None]
    orders = Counter(SeriesId.parse(item).name for stop in signed for item in stop.decisions)
    if signed and not orders:
        yield words("story.signed_plain", len(signed))
    if orders:
        yield words("story.signed", len(signed),
                    orders=words("story.orders", sum(orders.values())))
        most = ", ".join(words("story.times", lever=words.name(f"lever.{name}"),
                               times=words.number(count))
                         for name, count in orders.most_common(MOST_LEVERS))
        highest = max(orders.values())
        yield Told(words("story.most", levers=most), words("story.most_head"), tuple(
            PaperRow(words.name(f"lever.{name}"), "", words.number(count), share=count / highest,
                     said=words("story.orders", count))
            for name, count in orders.most_common(MOST_LEVERS)))
        yield from _courses(reading, stops)
    yield from _plans(reading)
    for stop in stops:
        for event, choice in stop.choices.items():
            yield words("story.answered", when=words.quarter(Quarter.parse(stop.date)),
                        event=words.name(f"event.{event}.title"),
                        choice=words.name(f"event.{event}.choice.{choice}"))


def _courses(reading: Reading, stops: Sequence[SavedStop]) -> Iterator[Told]:
    """Yield the first and the last order of those levers of the country that moved most often."""
    given: dict[str, list[float]] = {}
    for stop in stops:
        for item, value in (stop.decisions or {}).items():
            if item == SeriesId.parse(item).name:
                given.setdefault(item, []).append(float(value))
    ranked = sorted(given, key=lambda item: -len(set(given[item])))
    words = reading.words
    moved = [(words.lever(item), *order_pair(reading, item, given[item][0], given[item][-1]))
             for item in ranked[:MOST_COURSES] if given[item][0] != given[item][-1]]
    if moved:
        orders = "; ".join(words("decided.order", lever=lever, before=before, after=after)
                           for lever, before, after in moved)
        yield Told(words("story.courses", orders=orders), words("story.courses_head"), tuple(
            PaperRow(lever, words("story.from", before=before), after)
            for lever, before, after in moved))


def _plans(reading: Reading) -> Iterator[str]:
    words, session = reading.words, reading.session
    own = {name for stop in session.saved_game().stops
           for name, plan in stop.plans.items() if plan.figures}
    for plan in session.five_year_plans():
        if not plan.variant:
            continue
        name = words.name(f"five_year_plan.{plan.id}")
        variant = words.name(f"five_year_plan.{plan.id}.{plan.variant}")
        parts = [words("story.plan_own" if plan.id in own else "story.plan", plan=name,
                       variant=variant)]
        parts += [words.content(f"five_year_plan.{plan.id}.raise.{each}") for each in plan.raised]
        if is_known(plan.fulfilment):
            parts.append(words("story.declared", percent=words(
                "number.percent", number=words.number(100.0 * plan.fulfilment))))
        yield " ".join(part for part in parts if part)


def _refused(reading: Reading) -> Iterator[str]:
    """Yield mandates countered, and orders from above put off and objected to, by date."""
    words, session = reading.words, reading.session
    found: list[tuple[Quarter, str]] = []
    for view in session.mandates():
        if view.answer not in ("eased", "refused"):
            continue
        unit, issued = reading.unit(view.indicator), Quarter.parse(view.issued)
        found.append((issued, words(
            f"story.counter.{view.answer}", mandate=words.name(f"mandate.{view.id}"),
            when=words.quarter(issued), first=words.amount(float(view.first_figure), unit),
            now=words.amount(float(view.figure), unit))))
    for turn, lever, outcome in session.engine.line.from_above.answered:
        reply, when = Reply(int(outcome[0])), reading.scenario.quarter(turn)
        if reply is not Reply.COMPLY:
            found.append((when, words(f"story.reply.{REPLY_NAMES[reply]}",
                                      lever=words.name(f"lever.{lever}"),
                                      when=words.quarter(when))))
    yield from (text for _, text in sorted(found, key=lambda each: each[0]))


def _falsified(reading: Reading) -> Iterator[str | Told]:
    """Yield what was made to look well, who padded most, and who was sent to look."""
    words, session = reading.words, reading.session
    told = [view for view in session.mandates() if view.answer == "look_well"]
    for view in told:
        yield words("story.look_well", mandate=words.name(f"mandate.{view.id}"),
                    when=words.quarter(Quarter.parse(view.issued)))
    gaps = sorted(((_padded(reading, each.series), each.series) for each in reading.branches()),
                  reverse=True)
    gaps = [(percent, series) for percent, series in gaps if percent >= LEAST_PADDED]
    if gaps and not told:
        yield words("story.padded_below")
    for percent, series in gaps[:MOST_PADDED]:
        said = words("number.percent", number=words.signed(percent))
        yield Told(words("story.padded", series=words.series(series), percent=said), "",
                   (PaperRow(words.series(series), "", said, share=percent / gaps[0][0]),))
    found = session.findings()
    if found:
        yield words("story.inspected", len(found))


def _padded(reading: Reading, series: str) -> float:
    """Return how far the reports of a series stood above the truth over the term, percent."""
    if not reading.known(series + REPORTED):
        return 0.0
    first = reading.scenario.first_turn
    true, told = (float(np.nansum(reading.true(name)[first:]))
                  for name in (series, series + REPORTED))
    gap = percent_change(told, true)
    return gap if is_known(gap) else 0.0


def _mandates(reading: Reading) -> Iterator[str | Told]:
    """Yield every mandate of the term with its answer and how it was judged."""
    words, dismissed = reading.words, reading.session.dismissed
    for view in reading.session.mandates():
        deadline = Quarter.parse(view.deadline)
        if dismissed is not None and deadline > dismissed:
            continue  # whoever came after had to answer for it
        answer = answer_told(reading.session, view)
        name, judged = words.name(f"mandate.{view.id}"), words(f"mandate.status.{view.status}")
        figure = words.amount(float(view.figure), reading.unit(view.indicator))
        brief = words(f"mandate.answered.{answer}")
        said = words("story.silence") if answer == SILENCE else brief
        yield Told(
            words("story.mandate", mandate=name, figure=figure, when=words.quarter(deadline),
                  answer=said, judged=judged),
            "", (PaperRow(name, words("story.demanded", figure=figure, when=words.quarter(deadline),
                                      answer=brief), judged, JUDGED.get(view.status, "")),))
    gone = [(view.removed, view.id) for view in reading.session.advisers()
            if view.removed is not None]
    for when, adviser in sorted(gone):
        yield words("story.removed", adviser=words.name(f"adviser.{adviser}"),
                    when=words.quarter(when))
    yield from _bends(reading)


def answer_told(session: Any, mandate: Any) -> str:
    """Return what was answered to a mandate, and of one passed over that silence was consent."""
    if mandate.answer == "accept" and mandate.id not in session.mandates_answered:
        return SILENCE
    return str(mandate.answer or SILENCE)


def _bends(reading: Reading) -> Iterator[str]:
    """Yield where the line took another course than history's, each once."""
    words, session = reading.words, reading.session
    told: set[str] = set()
    for turn, name, began in session.bends_moved(reading.scenario.first_turn):
        if began and name not in told:
            told.add(name)
            yield words("story.bent", when=words.quarter(reading.scenario.quarter(turn)),
                        what=words.content(f"bend.{name}"))


def _promises(reading: Reading) -> Iterator[str | Told]:
    """Yield the promises with their grades, the way of standing, and the end of the term."""
    words, session = reading.words, reading.session
    asked = {each.id: each.kept for each in reading.scenario.definition.commitments}
    for grade in session.grade(told=not reading.over):
        figure = float(grade.figure)
        amount = ""
        if is_known(figure) and compares(asked[grade.id]):
            amount = words("story.compared", number=words.figure(figure))
        elif is_known(figure):
            amount = words.amount(figure, reading.unit(grade.indicator))
        name, said = words.name(f"commitment.{grade.id}"), words(f"grade.{grade.grade}")
        text = words("story.promise" if amount else "story.promise_bare", promise=name, grade=said,
                     amount=amount)
        yield Told(text, "", (PaperRow(name, amount, said, grade.grade),))
    value = lowest = float(session.scenario.definition.office.standing)
    when = None
    for change in session.standing_account():
        value += float(change.amount)
        if value < lowest:
            lowest, when = value, reading.scenario.quarter(change.turn)
    key = "story.standing" if when is not None else "story.standing_rose"
    yield words(key, first=words.number(float(session.scenario.definition.office.standing)),
                lowest=words.number(lowest), last=words.number(float(session.standing_value)),
                when=words.quarter(when) if when is not None else "")
    if session.dismissed is not None:
        yield words("debrief.dismissed", when=words.quarter_said(session.dismissed))
    else:
        yield words("debrief.served", when=words.quarter_said(reading.past))
