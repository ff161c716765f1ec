"""The newspaper: the official voice, written from what was reported and nothing else.

What is printed is chosen by the rules of the game's press; here it is put in words.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from gosplan_game.report.numbers import is_known
from gosplan_game.report.reading import QUARTERS, Reading
from gosplan_game.report.signs import Count, count
from gosplan_game.report.words import Words

FIRST_NUMBER = 1
NUMBERS_A_QUARTER = 75
MOST_LINES = 3


@dataclass(frozen=True, slots=True)
class Newspaper:
    """The front page: headline, lines, a counted picture."""

    name: str
    number: str
    date: str
    price: str
    headline: str
    lines: tuple[str, ...]
    picture: Count | None
    caption: str
    doubt: str
    """The line that reminds that what is printed is not proven."""


def newspaper(session: Any, texts: Any) -> Newspaper:
    """Return the front page of the present quarter."""
    reading = Reading(session, texts)
    words = reading.words
    page = tuple(session.newspaper())
    lead = page[0] if page else None
    series, pictogram = (lead.series, lead.pictogram) if lead else ("", "")
    picture = _picture(reading, series, pictogram) if series and pictogram else None
    turn = int(session.turn)
    return Newspaper(
        name=words("paper.name"),
        number=words("paper.number", number=FIRST_NUMBER + turn * NUMBERS_A_QUARTER),
        date=words(f"paper.date.{reading.now.season + 1}", year=reading.now.year),
        price=words("paper.price"),
        headline=_said(words, lead.headline, lead) if lead else words("paper.quiet"),
        lines=tuple(_said(words, story.line, story) for story in page[:MOST_LINES])
        or (words("paper.quiet_line"),),
        picture=picture,
        caption=words("paper.caption", series=words.series(series)) if picture else "",
        doubt=words("paper.doubt"),
    )


def _said(words: Words, key: str, story: Any) -> str:
    """Return a text of a story with its names and figures in it."""
    values: dict[str, str] = {name: words.name(each) for name, each in story.names.items()}
    for name, figure in story.figures.items():
        if figure.kind == "amount":
            values[name] = words.amount(figure.value, figure.unit)
        else:
            values[name] = words.number(figure.value)
    return words.content(key, **values)


def _picture(reading: Reading, series: str, pictogram: str) -> Count | None:
    """Return the same quarter of the last three years, counted."""
    values, labels = [], []
    for back in (2 * QUARTERS, QUARTERS, 0):
        value = reading.last(series, back)
        if is_known(value) and not math.isclose(value, 0.0):
            values.append(value)
            labels.append(str((reading.past + -back).year))
    if not values:
        return None
    return count(
        reading.words, pictogram=pictogram, unit=reading.unit(series),
        labels=labels, values=values, most=6,
    )
