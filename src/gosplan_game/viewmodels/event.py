"""An event: the situation, the choices with what is stated of them and what is not known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from gosplan_game.core.decisions import Decisions
from gosplan_game.core.quantities import quantities
from gosplan_game.core.variables import SeriesId
from gosplan_game.report.reading import Reading
from gosplan_game.report.series import source_of
from gosplan_game.report.signs import Count, count
from gosplan_game.viewmodels.almanac import PLAIN, sign_of
from gosplan_game.viewmodels.frame import turn_said

HUNDRED = 100.0
FIGURE = "peasant"
"""The standing figure in which the hungry, the dead and the unfree are counted."""
YEARS = 3
MOST = {"plain": 12, "poster": 9}
"""Most signs in a row."""
THOUSAND = 1e3
LEAST = 0.5
"""Below it hunger, deaths and the like are not told from none, thousand persons."""


@dataclass(frozen=True, slots=True)
class ChoiceCard:
    """One answer."""

    id: str
    key: str
    name: str
    stated: str
    effects: tuple[str, ...]
    unknown: str
    order: str
    """The words of the button that orders it."""


@dataclass(frozen=True, slots=True)
class Counted:
    """The last years of a series, counted in signs."""

    title: str
    count: Count
    source: str
    """Where history's figures of it come from."""
    sober: bool
    """Whether it is about deaths, hunger or the unfree: ink only, whole figures."""


@dataclass(frozen=True, slots=True)
class EventSheet:
    """The screen of one event."""

    id: str
    title: str
    date: str
    turn: str
    plain: bool
    """Set plainly: no poster, no red, no motion."""
    pictogram: str
    picture: str
    """SVG of the scenario's own plate; empty where the program's is drawn."""
    situation: tuple[str, ...]
    question: str
    choices: tuple[ChoiceCard, ...]
    chosen: str
    not_known: str
    effects_word: str
    history_title: str
    history: str
    source: str
    close: str
    later: str
    counted: tuple[Counted, ...]


def event(session: Any, texts: Any, event_id: str, chosen: str = "") -> EventSheet:
    """Return the sheet of an event.

    Args:
        session: The game.
        texts: The text catalogue.
        event_id: Which event.
        chosen: The choice already made, if any.
    """
    reading = Reading(session, texts)
    words = reading.words
    found = next(item for item in session.scenario.definition.events if item.id == event_id)
    base = f"event.{event_id}"
    situation = words.content(f"{base}.situation", **{
        series: words.amount(reading.last(series), reading.unit(series))
        for series in found.figures
    })
    return EventSheet(
        id=event_id,
        title=words.name(f"{base}.title"),
        date=words.months(reading.now),
        turn=turn_said(reading, int(session.turn)),
        plain=found.plate == "plain",
        pictogram=found.pictogram or ("candle" if found.plate == "plain" else "newspaper"),
        picture=session.scenario.plates.get(event_id, ""),
        situation=tuple(part.strip() for part in situation.split("\n\n") if part.strip()),
        question=words.content(f"{base}.question") or words("event.question"),
        choices=tuple(
            _choice(reading, base, place, choice)
            for place, choice in enumerate(found.choices, start=1)
        ),
        chosen=chosen,
        not_known=words("event.not_known"),
        effects_word=words("event.effects"),
        history_title=words("event.history"),
        history=words.content(f"{base}.note"),
        source=words("almanac.source", sources=words.cited("; ".join(found.sources)))
        if found.sources else "",
        close=words("common.continue"),
        later=words("event.later"),
        counted=tuple(made for series in found.counted
                      if (made := _counted(reading, series, found.plate)) is not None),
    )


def _counted(reading: Reading, series: str, plate: str) -> Counted | None:
    """Return the last finished years of a series in signs; None while there are none."""
    years, values = reading.annual(series)
    if not years:
        return None
    sober = series in PLAIN
    unit = reading.unit(series)
    least = LEAST / THOUSAND if unit.startswith("million") else LEAST
    seen = [0.0 if sober and value < least else value for value in values[-YEARS:]]
    return Counted(
        title=reading.words.series(series),
        count=count(reading.words, pictogram=FIGURE if sober else sign_of(reading, series),
                    unit=unit, labels=[str(year) for year in years[-YEARS:]], values=seen,
                    most=MOST[plate]),
        source=source_of(reading, series),
        sober=sober,
    )


def _choice(reading: Reading, base: str, place: int, choice: Any) -> ChoiceCard:
    words = reading.words
    key = f"{base}.choice.{choice.id}"
    name = words.content(key) or words.name(key)
    return ChoiceCard(
        id=choice.id,
        key=str(place),
        name=name,
        stated=words.content(f"{key}.stated"),
        effects=tuple(text for effect in choice.effects if (text := effect_text(reading, effect))),
        unknown=words.content(f"{key}.unknown"),
        order=words("event.order", choice=name),
    )


def effect_text(reading: Reading, effect: Any) -> str:
    """Return an effect in words: what, how much, how long; outside series stay unsaid."""
    words = reading.words
    if effect.standing is not None:
        return words("event.standing", change=words.signed(effect.standing))
    if effect.lever is None:
        return ""
    unit = quantities(Decisions)[SeriesId.parse(effect.lever).name].unit
    name = words.lever(effect.lever)
    if effect.multiply is not None:
        text = words("event.multiply", lever=name,
                     percent=words.signed(HUNDRED * (effect.multiply - 1.0)))
    else:
        adds = effect.add is not None
        value = effect.add if adds else effect.set
        amount = lever_amount(reading, float(value), unit, adds=adds)
        text = words("event.add" if adds else "event.set", lever=name, amount=amount)
    if effect.quarters:
        text = words("event.for_quarters", effect.quarters, effect=text)
    if effect.delay:  # two orders of one lever in a row would else read as a contradiction
        text = words("event.from_then", when=words.quarter(reading.now + effect.delay), effect=text)
    return text


def lever_amount(reading: Reading, value: float, unit: str, *, adds: bool = False) -> str:
    """Return an amount of a lever as the controls show it."""
    words = reading.words
    if unit.startswith("share"):
        value = round(value * HUNDRED, 6)  # 55 hundredths are 55 percent, not a hair more
    decimals = 0 if abs(value) >= HUNDRED or float(value).is_integer() else 1
    number = words.signed(value, decimals) if adds else words.number(value, decimals)
    return words.joined(number, words.unit(unit))
