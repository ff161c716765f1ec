"""The advisers: what they say and expect now, how that came out, who is gone and at what cost.

All of it is measured by the reports, which are the only figures at the table.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np

from gosplan_game.report.numbers import decimals_for
from gosplan_game.report.reading import QUARTERS, Reading
from gosplan_game.sim.accounts import is_flow
from gosplan_game.viewmodels.event import effect_text

SPEAKERS = 2
"""Advisers whose words the desk gives: those who differ most."""
MARGIN = 0.08
"""Room left and right of what an axis shows, share of its span."""
HUNDRED = 100.0
LEAST_SPREAD = 1e-9


@dataclass(frozen=True, slots=True)
class Expects:
    """An interval for a series' coming year, and its place on an axis shared by all advisers."""

    series: str
    name: str
    text: str
    lower_at: float
    middle_at: float
    upper_at: float
    now_at: float
    """What was reported of the last four quarters; below 0 where nothing was."""
    what: str = ""
    """The series and the year that it is expected for."""
    said: str = ""
    """Whose estimate it is, of what, of which year, from where to where."""


@dataclass(frozen=True, slots=True)
class PastRow:
    """One forecast for the year to a quarter, beside what was reported.

    Places are shares of its own axis.
    """

    when: str
    name: str
    interval: str
    reported: str
    word: str
    inside: bool
    known: bool
    lower_at: float
    upper_at: float
    reported_at: float
    said: str = ""
    """What was reported, with its unit."""


@dataclass(frozen=True, slots=True)
class AdviserCard:
    """One institution."""

    id: str
    name: str
    pictogram: str
    present: bool
    head: str
    """Who speaks for it, in a sentence; nothing where no name is known."""
    says: str
    """What it says at this stop; once removed, what became of its people."""
    record: str
    score: str
    """The record in figures alone."""
    record_note: str
    doctrine: str
    gone: str
    """When it was removed; empty while it sits at the table."""
    cost: str
    """What the table loses with it, whenever it goes."""
    first: Expects | None
    """What it expects of the series that it is asked about most now."""
    expects: tuple[Expects, ...]
    past: tuple[PastRow, ...]
    figures: str = ""
    """What the figures in its words are of; empty where it names none."""


@dataclass(frozen=True, slots=True)
class AdviserPanel:
    """What the desk shows of them."""

    title: str
    note: str
    strip: tuple[AdviserCard, ...]
    """All institutions, those gone too: where they sat is empty."""
    speakers: tuple[AdviserCard, ...]
    source: str = ""
    """What advisers know, and under which orders they expect it."""


@dataclass(frozen=True, slots=True)
class Advisers:
    """The sheet of all advisers."""

    title: str
    subtitle: str
    cards: tuple[AdviserCard, ...]
    says_title: str
    doctrine_title: str
    cost_title: str
    expects_title: str
    expects_note: str
    past_title: str
    past_note: str
    no_past: str
    nobody: str
    footer: str


def advisers(session: Any, texts: Any) -> Advisers:
    """Return the sheet of all advisers."""
    reading = Reading(session, texts)
    words = reading.words
    cards = _cards(reading)
    present = sum(card.present for card in cards)
    return Advisers(
        title=words("advisers.title"),
        subtitle=words("advisers.present", present),
        cards=cards,
        says_title=words("advisers.says"),
        doctrine_title=words("advisers.doctrine"),
        cost_title=words("advisers.cost"),
        expects_title=words("advisers.expects"),
        expects_note=words("advisers.expects_note"),
        past_title=words("advisers.past"),
        past_note=words("advisers.past_note"),
        no_past=words("advisers.no_past"),
        nobody=words("advisers.nobody"),
        footer=words("advisers.footer"),
    )


def adviser_panel(session: Any, texts: Any) -> AdviserPanel:
    """Return the desk's panel: everybody, and those present who differ most."""
    reading = Reading(session, texts)
    words = reading.words
    cards = _cards(reading)
    present = tuple(card for card in cards if card.present)
    ranked = sorted(present, key=lambda card: -_distance(card, present))
    disagree = any(_distance(card, present) > 1.0 for card in present)
    spoken = "advisers.disagree" if disagree else "advisers.agree"
    return AdviserPanel(
        title=words(spoken, len(present)) if present else words("advisers.none"),
        note=words("advisers.empty", len(cards) - len(present)) if len(present) < len(cards)
        else "",
        strip=cards,
        speakers=tuple(card for card in ranked if card.says)[:SPEAKERS],
        source=words("advisers.footer"),
    )


def _distance(card: AdviserCard, others: tuple[AdviserCard, ...]) -> float:
    """Return how far an adviser's intervals lie from others', in widths of the two."""
    found = [0.0]
    for mine in card.expects:
        for other in others:
            for theirs in other.expects:
                if other.id != card.id and mine.series == theirs.series:
                    width = (mine.upper_at - mine.lower_at + theirs.upper_at - theirs.lower_at) / 2
                    gap = abs(mine.middle_at - theirs.middle_at)
                    found.append(gap / max(width, LEAST_SPREAD))
    return max(found)


def _cards(reading: Reading) -> tuple[AdviserCard, ...]:
    found = tuple(reading.session.advisers())
    axes = _axes(reading, found)
    return tuple(_card(reading, view, axes) for view in found)


def _axes(reading: Reading, found: tuple[Any, ...]) -> dict[str, tuple[float, float, float]]:
    """Return the axis of every series that is forecast, with what was reported last."""
    spans: dict[str, list[float]] = {}
    for view in found:
        for series, each in view.forecasts.items():
            spans.setdefault(series, []).extend((each.lower, each.upper))
    axes = {}
    for series, values in spans.items():
        now = _now(reading, series)
        known = [*values, *([now] if np.isfinite(now) else [])]
        low, span = _axis(known)
        axes[series] = (low, span, now)
    return axes


def _now(reading: Reading, series: str) -> float:
    """Return what was reported of a series over the last four quarters; nan before."""
    history = reading.session.history
    voice = reading.voice(series)[0]
    if history.turns < 1 or voice not in history:
        return float("nan")
    return float(history.trailing(voice, history.turns - 1)[0])


def _axis(values: list[float]) -> tuple[float, float]:
    low, high = min(values), max(values)
    span = (high - low) or max(abs(high), 1.0)
    return low - MARGIN * span, (1.0 + 2.0 * MARGIN) * span


def _card(
    reading: Reading, view: Any, axes: dict[str, tuple[float, float, float]]
) -> AdviserCard:
    words = reading.words
    base = f"adviser.{view.id}"
    name = words.name(base)
    expects = tuple(_expects(reading, name, series, each, axes[series])
                    for series, each in view.forecasts.items())
    spoken = view.remark.series if view.remark else ""
    first = next((each for each in expects if each.series == spoken), None) or _contested(
        reading, view, expects)
    gone = "" if view.present else words("advisers.gone")
    if view.removed is not None:
        gone = words("advisers.removed", when=words.quarter_said(view.removed))
    record = view.record
    return AdviserCard(
        id=view.id,
        name=name,
        pictogram=view.pictogram or "stamp",
        present=view.present,
        head=words("advisers.head", name=_person(words, view.head)) if view.head else "",
        says=_says(reading, view),
        record=words("advisers.record", record.measured, inside=record.inside)
        if record.measured else words("advisers.no_record"),
        score=words("advisers.score", inside=record.inside, count=record.measured)
        if record.measured else "",
        record_note=words("advisers.width", percent=words.number(HUNDRED * record.score))
        if record.measured else "",
        doctrine=" ".join(part for part in (words.content(f"{base}.help"),
                                            words.content(f"{base}.doctrine")) if part),
        gone=gone,
        cost=_cost(reading, view.id),
        first=first,
        expects=expects,
        past=tuple(_past(reading, each) for each in reversed(view.past)),
        figures=first.said if first and first.series == spoken else "",
    )


def _contested(reading: Reading, view: Any, expects: tuple[Expects, ...]) -> Expects | None:
    """Return the forecast that others at the table make too, else the first."""
    shared = [
        series for one, other in combinations(reading.scenario.definition.advisers, 2)
        for series in one.series if series in other.series and view.id in (one.id, other.id)
    ]
    return next((each for each in expects if each.series in shared),
                expects[0] if expects else None)


def _expects(
    reading: Reading, adviser: str, series: str, interval: Any,
    axis: tuple[float, float, float],
) -> Expects:
    words = reading.words
    low, span, now = axis
    what = words("expected.what" if is_flow(reading.variable(series)) else "expected.what_end",
                 series=words.series(series), when=words.quarter(reading.now + (QUARTERS - 1)))
    text = _interval(reading, series, interval)
    return Expects(
        series=series,
        name=words.series(series),
        text=text,
        what=what,
        said=words("advisers.estimate", adviser=adviser, what=what, interval=text),
        lower_at=(interval.lower - low) / span,
        middle_at=(interval.middle - low) / span,
        upper_at=(interval.upper - low) / span,
        now_at=(now - low) / span if np.isfinite(now) else -1.0,
    )


def _interval(reading: Reading, series: str, interval: Any) -> str:
    words = reading.words
    decimals = decimals_for([interval.lower, interval.upper])
    return words(
        "expected.interval", low=words.number(interval.lower, decimals),
        high=words.joined(words.number(interval.upper, decimals),
                          words.unit(reading.unit(series))),
    )


def _says(reading: Reading, view: Any) -> str:
    """Return what an adviser says now, with the figures of its own forecast in it."""
    words = reading.words
    if not view.present:
        return words.content(f"adviser.{view.id}.removed")
    if view.remark is None:
        return ""
    unit = reading.unit(view.remark.series) if view.remark.series else ""
    # An index is spoken without its base: "1.7 times their old ratio", not "1.7 (1913 = 1)".
    spoken = "" if "=" in words.unit(unit) else unit
    values = {
        name: words.number(value) if name == "change" else words.amount(value, spoken)
        for name, value in view.remark.figures.items()
    }
    # A remark that names a figure which nobody has reported yet says the word for that.
    missing = dict.fromkeys(("now", "lower", "middle", "upper", "change"),
                            words("advisers.unknown"))
    return words.content(view.remark.key, **{**missing, **values})


def _cost(reading: Reading, adviser_id: str) -> str:
    """Return what the table loses with an adviser."""
    adviser = next(each for each in reading.scenario.definition.advisers if each.id == adviser_id)
    effects = [text for effect in adviser.effects if (text := effect_text(reading, effect))]
    own = reading.words.content(f"adviser.{adviser_id}.cost")
    return " ".join(part for part in (own, "; ".join(effects)) if part)


def _past(reading: Reading, forecast: Any) -> PastRow:
    words = reading.words
    interval, known = forecast.interval, forecast.over
    values = [interval.lower, interval.upper, *([forecast.reported] if known else [])]
    low, span = _axis(values)
    word = "expected.open" if not known else (
        "expected.held" if forecast.inside else "expected.missed")
    return PastRow(
        when=words("advisers.until",
                   when=words.quarter(reading.scenario.quarter(forecast.made + QUARTERS - 1))),
        name=words.series(forecast.series),
        interval=_interval(reading, forecast.series, interval),
        reported=words.figure(forecast.reported, reading.unit(forecast.series)) if known else "",
        word=words(word),
        inside=bool(known and forecast.inside),
        known=bool(known),
        lower_at=(interval.lower - low) / span,
        upper_at=(interval.upper - low) / span,
        reported_at=(forecast.reported - low) / span if known else -1.0,
        said=words.amount(forecast.reported, reading.unit(forecast.series)) if known else "",
    )


def _person(words: Any, name: str) -> str:
    """Return a person's name as the language writes it; as the scenario has it without a text."""
    key = re.sub(r"[^a-z]+", "_", name.lower()).strip("_")
    return words.content(f"person.{key}") or name
