"""The shelf of scenarios: a card for each, and for one that is broken its error."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from gosplan_game.core.errors import Problem
from gosplan_game.report.words import Words

DIFFICULTIES = 5


@dataclass(frozen=True, slots=True)
class Card:
    """One scenario on the shelf; a broken one carries its problems instead."""

    id: str
    title: str
    years: str
    teaches: str
    turns: str
    minutes: str
    difficulty: int
    difficulty_word: str
    author: str
    warning: str
    pictogram: str
    broken: bool
    where: str
    error: str
    summary: str
    period: str
    cover: str = ""
    """Event whose plate stands for it."""
    picture: str = ""
    """SVG of the cover, where it is the scenario's own."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """The scenario shelf."""

    title: str
    search: str
    cards: tuple[Card, ...]
    play: str
    briefing: str
    back: str
    empty: str
    cannot: str
    footer: str


def shelf(
    texts: Any, scenarios: Sequence[Any], broken: Sequence[tuple[str, Sequence[Problem]]] = ()
) -> Shelf:
    """Return the shelf.

    Args:
        texts: The text catalogue.
        scenarios: The scenarios that can be played.
        broken: Names of those that cannot, with their problems.
    """
    words = Words(texts)
    cards = [_card(Words(texts, scenario)) for scenario in scenarios]
    cards += [_broken_card(words, name, problems) for name, problems in broken]
    return Shelf(
        title=words("shelf.title"),
        search=words("shelf.search"),
        cards=tuple(cards),
        play=words("shelf.play"),
        briefing=words("shelf.briefing"),
        back=words("common.back"),
        empty=words("shelf.empty"),
        cannot=words("shelf.cannot"),
        footer=words("shelf.footer"),
    )


def _card(words: Words) -> Card:
    scenario = words.scenario
    definition = scenario.definition
    opens = scenario.quarter(scenario.first_turn)
    turns = scenario.turns - scenario.first_turn
    hours = definition.minutes // 60
    minutes = (words("shelf.hours", hours) if definition.minutes >= 120
               else words("shelf.minutes", definition.minutes))
    authors = ", ".join(map(words.cited, definition.authors))
    years = (str(opens.year) if opens.year == scenario.end.year
             else f"{opens.year}\u2013{scenario.end.year}")
    first_branch = definition.branches[0].pictogram if definition.branches else ""
    cover = next((event for event in definition.events if event.id == definition.cover), None)
    sign = cover.pictogram if cover is not None else first_branch
    return Card(
        id=scenario.id,
        title=words.content("scenario.title") or scenario.id,
        years=years,
        teaches=words.content("scenario.teaches"),
        turns=words("shelf.turns", turns),
        minutes=minutes,
        difficulty=max(0, min(DIFFICULTIES, int(definition.difficulty))),
        difficulty_word=words("shelf.difficulty"),
        author=words("shelf.by", author=authors) if authors else words("shelf.built_in"),
        warning=words("shelf.warning") if definition.content_warning else "",
        pictogram=words.content("scenario.pictogram") or sign or "scale",
        broken=False,
        where="",
        error="",
        summary=words.content("scenario.summary"),
        period=words("shelf.period", first=words.months(opens), last=words.months(scenario.end)),
        cover=cover.id if cover is not None else "",
        picture=scenario.plates.get(cover.id, "") if cover is not None else "",
    )


def _broken_card(words: Words, name: str, problems: Sequence[Problem]) -> Card:
    first = problems[0] if problems else None
    more = len(problems) - 1
    error = words.problem(first.text) if first else words("shelf.unreadable")
    if more > 0:
        error = words("shelf.more_problems", more, first=error)
    return Card(
        id=name,
        title=name,
        years="",
        teaches="",
        turns="",
        minutes="",
        difficulty=0,
        difficulty_word="",
        author="",
        warning="",
        pictogram="",
        broken=True,
        where=words("shelf.where", file=first.file.rpartition("/")[2], line=first.line)
        if first else "",
        error=error,
        summary="",
        period=words("shelf.cannot"),
    )
