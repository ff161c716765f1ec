"""Standing of the office: where it is, where dismissal begins, and what moved it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from gosplan_game.report.words import Words

FULL = 100.0


@dataclass(frozen=True, slots=True)
class StandingLine:
    """One thing that moved the standing."""

    when: str
    what: str
    amount: str
    rose: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """The standing with its account, the latest change first."""

    title: str
    value: str
    """The figure of 100."""
    share: float
    """For a bar, 0 to 1."""
    floor: float
    """Where dismissal begins, as a share."""
    floor_text: str
    floor_name: str
    floor_value: str
    last: str
    """The latest change, in a few words; nothing before the first."""
    rose: bool
    account_title: str
    account: tuple[StandingLine, ...]
    no_account: str
    source: str
    free: str
    """What stands in its place where nobody reviews the office; empty elsewhere."""


def standing(session: Any, texts: Any) -> Standing:
    """Return the standing of the office in hand."""
    words = Words(texts, session.scenario)
    office = session.scenario.definition.office
    value = float(session.standing_value)
    lines = tuple(
        StandingLine(
            when=words.quarter(session.scenario.quarter(change.turn)),
            what=_reason(words, str(change.reason)),
            amount=words.signed(float(change.amount), 1),
            rose=change.amount >= 0,
        )
        for change in reversed(tuple(session.standing_account()))
    )
    latest = lines[0] if lines else None
    return Standing(
        title=words("desk.standing"),
        value=words("standing.of", value=words.number(value)),
        share=min(1.0, max(0.0, value / FULL)),
        floor=min(1.0, max(0.0, float(office.floor) / FULL)),
        floor_text=words("standing.floor", value=words.number(float(office.floor)),
                         quarter=("I", "II", "III", "IV")[int(office.review_quarter) - 1]),
        floor_name=words("standing.floor_name"),
        floor_value=words("standing.of", value=words.number(float(office.floor))),
        last=words("standing.last", amount=latest.amount, what=latest.what) if latest else "",
        rose=bool(latest and latest.rose),
        account_title=words("standing.account"),
        account=lines,
        no_account=words("standing.no_account"),
        source=words("standing.source"),
        free=words("standing.free") if session.engine.rules.free else "",
    )


def _reason(words: Words, reason: str) -> str:
    """Return what moved the standing, from its key."""
    kind, _, identity = reason.partition(":")
    if kind == "event":
        return words.name(f"event.{identity}.title")
    if kind == "line":
        return words("standing.line", name=words.lever(identity))
    if kind in ("plan", "departure"):
        return words(f"standing.{kind}", name=words.name(f"five_year_plan.{identity}"))
    if kind == "inspection":
        where = words.region(identity[1:]) if identity.startswith("@") \
            else words.branch(identity[1:])
        return words("standing.inspection", place=where)
    name = words.name(f"mandate.{identity}")
    return words("standing.counter", mandate=name) if kind == "counter" else name
