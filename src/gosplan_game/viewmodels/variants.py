"""Variants of the plan: what can be kept and gone back to, and how they compare."""

from __future__ import annotations

import math
from dataclasses import dataclass

from gosplan_game.report.reading import Reading
from gosplan_game.sim.variants import VARIANTS
from gosplan_game.viewmodels.balances import balance_rows
from gosplan_game.viewmodels.levers import lever, stands

RUNS = 100
DRAFT = ""
"""The draft in hand, beside the letters."""


@dataclass(frozen=True, slots=True)
class Variant:
    """One letter: whether a draft is kept under it, and whether it is the one in hand."""

    letter: str
    keep: str
    back: str
    forget: str
    kept: bool
    in_hand: bool


@dataclass(frozen=True, slots=True)
class CompareRow:
    """One line of the comparison: what it is, and a cell for each draft.

    Attributes:
        name: What is compared.
        cells: The drafts' figures.
        beneath: Whether it tells more of the line above.
    """

    name: str
    cells: tuple[str, ...]
    beneath: bool = False


@dataclass(frozen=True, slots=True)
class Comparison:
    """The kept variants beside the draft in hand."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[CompareRow, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Variants:
    """The bar of variants over the plan."""

    title: str
    letters: tuple[Variant, ...]
    in_hand: str
    compare: str
    can_compare: bool
    why_not: str


def variants(reading: Reading) -> Variants:
    """Return what is kept and what can be done with it."""
    words, session = reading.words, reading.session
    kept, in_hand = session.variants(), session.variant_in_hand()
    return Variants(
        title=words("variants.title"),
        letters=tuple(
            Variant(letter, words("variants.keep", letter=letter),
                    words("variants.back", letter=letter),
                    words("variants.forget", letter=letter), letter in kept, letter == in_hand)
            for letter in VARIANTS
        ),
        in_hand=words("variants.in_hand"),
        compare=words("variants.compare"),
        can_compare=bool(kept),
        why_not=words("variants.none"),
    )


def comparison(reading: Reading, series: tuple[tuple[str, str], ...]) -> Comparison:
    """Return the draft and the kept variants side by side.

    Args:
        reading: The game.
        series: Ids and short names of the series whose forecasts are compared.
    """
    words, session = reading.words, reading.session
    kept = session.variants()
    names = (DRAFT, *kept)
    ids = [name for name, _ in series]
    fans = {name: session.variant_forecast(name, ids, runs=RUNS) if name
            else session.forecast(ids, runs=RUNS) for name in names}
    rows = _short(reading, names)
    for identity, name in series:
        unit = reading.unit(identity)
        middles, ranges = [], []
        for draft in names:
            low, middle, high = (words.figure(float(value), unit)
                                 for value in fans[draft][identity][-1])
            middles.append(middle)
            ranges.append(words("variants.range", low=low, high=high) if low != high else "")
        rows.append(CompareRow(words("variants.forecast", series=name, unit=words.unit(unit)),
                               tuple(middles)))
        if any(ranges):
            rows.append(CompareRow(words("variants.interval"), tuple(ranges), beneath=True))
    rows += _orders(reading, names)
    return Comparison(
        title=words("variants.compared"),
        heads=("", words("variants.draft"), *kept),
        rows=tuple(rows),
        note=words("variants.note", when=words.quarter(reading.now + 3)),
    )


def _short(reading: Reading, names: tuple[str, ...]) -> list[CompareRow]:
    """Return a row for each good that a draft leaves short, and by how much each does."""
    words = reading.words
    drafts = [{row.id: row for row in balance_rows(reading, name) if row.short} for name in names]
    goods = {good: row for draft in drafts for good, row in draft.items()}
    if not goods:
        return [CompareRow(words("variants.short"),
                           tuple(words("variants.nothing_short") for _ in names))]
    return [CompareRow(words("variants.short_of", good=row.name, unit=row.unit),
                       tuple(draft[good].missing if good in draft else words.number(math.nan)
                             for draft in drafts))
            for good, row in goods.items()]


def _orders(reading: Reading, names: tuple[str, ...]) -> list[CompareRow]:
    """Return every order that is not the same in all drafts."""
    session = reading.session
    kept = session.variants()
    drafts = [dict(kept[name]) if name else
              {item: new for item, (_, new) in session.changed().items()} for name in names]
    items = list(dict.fromkeys(item for draft in drafts for item in draft))
    rows = []
    for item in items:
        standing = stands(reading, item)
        values = [draft.get(item, standing) for draft in drafts]
        if len(set(values)) < 2:
            continue
        shown = lever(reading, item)
        if shown is None:
            continue
        texts = tuple(reading.words.joined(
            reading.words.number(value * shown.factor, shown.decimals), shown.unit)
            for value in values)
        rows.append(CompareRow(shown.name, texts))
    return rows
