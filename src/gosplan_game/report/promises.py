"""What a promise asks for, in words: its text with the figures that it turns on."""

from __future__ import annotations

import re

from gosplan_game.core.variables import VARIABLES, SeriesId
from gosplan_game.report.words import Words
from gosplan_game.scenario.schema import Commitment
from gosplan_game.scenario.thresholds import threshold_of


def in_times(measure: str) -> bool:
    """Return whether one figure is measured against another, so that the units cancel."""
    depth = 0
    for place, sign in enumerate(measure):
        depth += (sign == "(") - (sign == ")")
        if sign == "/" and not depth:
            return re.search(r"[a-z]", measure[place:]) is not None
    return False


def compares(kept: str) -> bool:
    """Return whether a promise turns on one figure measured against another."""
    found = threshold_of(kept)
    return found is not None and in_times(found.measure)


def promise_help(words: Words, commitment: Commitment) -> str:
    """Return a promise's text; its fields ``kept`` and ``partly`` are the scenario's figures."""
    unit = ""
    if commitment.indicator:
        name = SeriesId.parse(commitment.indicator).name
        known = words.scenario.variables.get(name) or VARIABLES.get(name)
        unit = known.unit if known is not None else ""
    fields = {}
    for word, text in (("kept", commitment.kept), ("partly", commitment.partly)):
        found = threshold_of(text)
        if found is not None:
            fields[word] = words.joined(_plainly(words, found.value),
                                        "" if in_times(found.measure) else words.unit(unit))
    return words.content(f"commitment.{commitment.id}.help", **fields)


def _plainly(words: Words, value: float) -> str:
    """Return a number with no more decimals than it was written with."""
    decimals = next((places for places in range(4) if abs(round(value, places) - value) < 1e-9), 4)
    return words.number(value, decimals)
