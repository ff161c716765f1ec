"""The newspaper: the official voice, written from what was reported and nothing else."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from gosplan_game.report.numbers import is_known, percent_change
from gosplan_game.report.reading import QUARTERS, Reading
from gosplan_game.report.signs import Count, count

FIRST_NUMBER = 1
NUMBERS_A_QUARTER = 75
AUTUMN = 3
FULL = 100.0
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


@dataclass(frozen=True, slots=True)
class _Story:
    weight: float
    headline: str
    line: str
    series: str
    pictogram: str


def newspaper(session: Any, texts: Any) -> Newspaper:
    """Return the front page of the present quarter."""
    reading = Reading(session, texts)
    words = reading.words
    stories = sorted(_stories(reading), key=lambda story: (-story.weight, story.series))
    lead = stories[0] if stories else None
    lines = tuple(story.line for story in stories[1 : MOST_LINES + 1])
    turn = int(session.turn)
    return Newspaper(
        name=words("paper.name"),
        number=words("paper.number", number=FIRST_NUMBER + turn * NUMBERS_A_QUARTER),
        date=words(f"paper.date.{reading.now.season + 1}", year=reading.now.year),
        price=words("paper.price"),
        headline=lead.headline if lead else words("paper.quiet"),
        lines=((lead.line, *lines) if lead else (words("paper.quiet_line"),))[:MOST_LINES],
        picture=_picture(reading, lead) if lead else None,
        caption=words("paper.caption", series=words.series(lead.series)) if lead else "",
        doubt=words("paper.doubt"),
    )


def _stories(reading: Reading) -> list[_Story]:
    """Return what there is to print: the plan, the harvest, branches that rose."""
    stories = [story for branch in reading.branches() if (story := _branch(reading, branch))]
    harvest = _harvest(reading)
    return [*stories, harvest] if harvest else stories


def _branch(reading: Reading, branch: Any) -> _Story | None:
    """Return the story of a branch: fulfilment first, else its rise on a year ago."""
    words = reading.words
    name = words.branch(branch.id)
    made = reading.last(branch.series)
    amount = words.amount(made, branch.unit)
    fulfilment = reading.last(f"plan_fulfilment.{branch.id}")
    rise = percent_change(made, reading.last(branch.series, QUARTERS))
    if is_known(fulfilment) and fulfilment >= FULL:
        line = words(
            "paper.fulfilled_line", branch=name, amount=amount, percent=words.number(fulfilment)
        )
        headline = words("paper.fulfilled", branch=name, percent=words.number(fulfilment))
        return _Story(50 + min(fulfilment - FULL, 40.0), headline, line, branch.series,
                      branch.pictogram)
    if is_known(rise) and rise >= 1:
        headline = words("paper.rose", branch=name, percent=words.number(rise))
        line = words("paper.rose_line", branch=name, amount=amount, percent=words.number(rise))
        return _Story(min(rise, 45.0), headline, line, branch.series, branch.pictogram)
    return None


def _harvest(reading: Reading) -> _Story | None:
    """Return the story of the harvest, in the quarter after it was brought in."""
    words = reading.words
    if reading.now.season != AUTUMN:
        return None
    harvest = reading.total("grain_harvest", 1)
    before = reading.total("grain_harvest", 1, QUARTERS)
    if not is_known(harvest) or harvest <= 0:
        return None
    rise = percent_change(harvest, before)
    amount = words.amount(harvest, "Mt")
    if is_known(rise) and rise > 0:
        line = words("paper.harvest_rose_line", amount=amount, percent=words.number(rise))
    else:
        line = words("paper.harvest_line", amount=amount)
    weight = 60.0 if not is_known(rise) or rise >= 0 else 5.0
    return _Story(weight, words("paper.harvest", amount=amount), line, "grain_harvest", "sheaf")


def _picture(reading: Reading, story: _Story) -> Count | None:
    """Return the same quarter of the last three years, counted."""
    values, labels = [], []
    for back in (2 * QUARTERS, QUARTERS, 0):
        value = reading.last(story.series, back)
        if is_known(value) and not math.isclose(value, 0.0):
            values.append(value)
            labels.append(str((reading.past + -back).year))
    if not values:
        return None
    return count(
        reading.words, pictogram=story.pictogram, unit=reading.unit(story.series),
        labels=labels, values=values, most=6,
    )
