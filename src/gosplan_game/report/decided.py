"""A decision in words: what was decided, and what would stand in its place."""

from __future__ import annotations

from dataclasses import dataclass

from gosplan_game.core.decisions import Decisions
from gosplan_game.core.quantities import quantities
from gosplan_game.core.variables import SeriesId
from gosplan_game.report.numbers import decimals_for
from gosplan_game.report.reading import Reading
from gosplan_game.sim.reversals import Reversal

ORDERS = quantities(Decisions)
SHARES = ("share", "share/year", "share/quarter")
NAMED = 2
"""Items of one lever that are told with their numbers; the rest is counted."""


@dataclass(frozen=True, slots=True)
class Decided:
    """One decision as a page names it."""

    date: str
    name: str
    """What was decided."""
    instead: str
    """What stands in the country where it is reversed."""


def decided(reading: Reading, decision: Reversal) -> Decided:
    """Return a decision of a game in words."""
    name, instead = _WAYS[decision.kind](reading, decision)
    return Decided(reading.words.quarter(decision.date), name, instead)


def order_unit(reading: Reading, item: str) -> tuple[str, float]:
    """Return the unit of an order in words and the factor by which it is printed."""
    parts = SeriesId.parse(item)
    unit = ORDERS[parts.name].unit
    if unit in SHARES or unit.startswith("share of"):
        return reading.words.unit(unit), 100.0
    if unit.startswith("plan unit"):
        found = [each.unit for each in reading.branches() if each.id == parts.branch]
        return (reading.words.unit(found[0]) if found else ""), 1.0
    return reading.words.unit(unit), 1.0


def order_pair(reading: Reading, item: str, before: float, after: float) -> tuple[str, str]:
    """Return two orders of an item: the first bare, the second with its unit."""
    words = reading.words
    unit, factor = order_unit(reading, item)
    values = (before * factor, after * factor)
    decimals = next((places for places in range(3)
                     if all(abs(round(value, places) - value) < 1e-6 for value in values)),
                    max(decimals_for(values), 1))
    first, second = (words.number(value, decimals) for value in values)
    return first, words.joined(second, unit)


def order_amount(reading: Reading, item: str, value: float) -> str:
    """Return an order with its unit."""
    return order_pair(reading, item, value, value)[1]


def _order(reading: Reading, decision: Reversal) -> tuple[str, str]:
    words = reading.words
    moved = decision.moved() or {item: (value, value) for item, value in decision.items.items()}
    ranked = sorted(moved, key=lambda item: -_leap(*moved[item]))
    changes = []
    for item in ranked[:NAMED]:
        before, after = order_pair(reading, item, *moved[item])
        changes.append(words("decided.order", lever=words.lever(item), before=before, after=after))
    name = "; ".join(changes)
    if len(ranked) > NAMED:
        name = words("decided.more", len(ranked) - NAMED, changes=name)
    if len(moved) == 1:
        stood = order_amount(reading, ranked[0], moved[ranked[0]][0])
        return name, words("decided.stays", lever=words.lever(ranked[0]), amount=stood)
    return name, words("decided.not_given", len(moved), lever=words.name(f"lever.{decision.name}"))


def _leap(before: float, after: float) -> float:
    """Return how far an order moved, relative to its size."""
    return abs(after - before) / max(abs(before), abs(after), 1e-9)


def _choice(reading: Reading, decision: Reversal) -> tuple[str, str]:
    words = reading.words
    title = words.name(f"event.{decision.name}.title")
    said, instead = (words.name(f"event.{decision.name}.choice.{choice}")
                     for choice in (decision.said, decision.instead))
    return (words("decided.choice", event=title, choice=said),
            words("decided.choice", event=title, choice=instead))


def _answer(reading: Reading, decision: Reversal) -> tuple[str, str]:
    words = reading.words
    mandate = words.name(f"mandate.{decision.name}")
    return (words(f"decided.answer.{decision.said}", mandate=mandate),
            words("decided.answer.accept", mandate=mandate))


def _reply(reading: Reading, decision: Reversal) -> tuple[str, str]:
    words = reading.words
    lever = words.name(f"lever.{decision.name}")
    return (words(f"decided.reply.{decision.said}", lever=lever),
            words("decided.reply.comply", lever=lever))


def _plan(reading: Reading, decision: Reversal) -> tuple[str, str]:
    words = reading.words
    title = words.name(f"five_year_plan.{decision.name}")
    said, instead = (words.name(f"five_year_plan.{decision.name}.{variant}")
                     for variant in (decision.said, decision.instead))
    key = "decided.plan_own" if decision.items else "decided.plan"
    return (words(key, plan=title, variant=said),
            words("decided.plan", plan=title, variant=instead))


def _stop(reading: Reading, decision: Reversal) -> tuple[str, str]:
    words = reading.words
    count = len(decision.moved() or decision.items)
    return words("decided.stop", count), words("decided.nothing_signed")


_WAYS = {"order": _order, "choice": _choice, "answer": _answer, "reply": _reply, "plan": _plan,
         "stop": _stop}
