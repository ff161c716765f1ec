"""Counted pictograms: how many signs a value makes and what one sign stands for."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from gosplan_game.report.numbers import is_known, sign_unit
from gosplan_game.report.words import Words

PEOPLE_SIGNS = frozenset({"worker", "peasant", "woman", "child", "engineer", "soldier", "doctor"})
"""Signs that are never cut: people are counted whole."""
PERSONS = ("woman", "peasant", "child")
"""The dead are drawn as who they were: women, men and children, by turns, not in proportion."""


@dataclass(frozen=True, slots=True)
class Column:
    """One counted column or row: its label, how many signs, the exact figure."""

    label: str
    signs: float
    text: str
    now: bool = False
    said: str = ""
    """The exact figure with its unit; empty where the figure needs none."""

    @property
    def exact(self) -> str:
        """The figure as it is read aloud."""
        return self.said or self.text


@dataclass(frozen=True, slots=True)
class Count:
    """Columns of one pictogram with their legend (``1 = 15 Mt``)."""

    pictogram: str
    legend: str
    columns: tuple[Column, ...]


def count(
    words: Words,
    *,
    pictogram: str,
    unit: str,
    labels: Sequence[str],
    values: Sequence[float],
    most: int = 5,
) -> Count:
    """Return the values as counted signs, at most ``most`` to a column; the last one is now."""
    known = [value if is_known(value) else 0.0 for value in values]
    one = sign_unit(max(known, default=0.0), most)
    columns = tuple(
        Column(
            label, _signs(value / one, pictogram), words.figure(value, unit), place == len(known),
            words.amount(value, unit),
        )
        for place, (label, value) in enumerate(zip(labels, known, strict=True), start=1)
    )
    return Count(pictogram, words.legend(one, unit), columns)


def _signs(exact: float, pictogram: str) -> float:
    """Return the signs to draw: whole for people, else to the quarter."""
    if exact <= 0:
        return 0.0
    if pictogram in PEOPLE_SIGNS:
        return float(max(1, math.floor(exact + 0.5)))
    return math.floor(exact * 4 + 0.5) / 4


def out_of_ten(share: float) -> float:
    """Return a share as whole signs out of ten."""
    return float(math.floor(min(max(share, 0.0), 1.0) * 10 + 0.5)) if is_known(share) else 0.0


def counted(pictogram: str, legend: str, columns: Sequence[tuple[str, float, str]]) -> Count:
    """Return columns whose signs were already reckoned: label, signs, exact figure."""
    last = len(columns)
    return Count(
        pictogram,
        legend,
        tuple(
            Column(label, _signs(signs, pictogram), text, place == last)
            for place, (label, signs, text) in enumerate(columns, start=1)
        ),
    )
