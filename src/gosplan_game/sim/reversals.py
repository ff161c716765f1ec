"""Decisions of a game that can be thought away: the ledger, decision by decision.

A decision is what was signed of one lever at one stop, an answer to an event, or an
answer to the line. Reversed it leaves the lever as it stood, takes the event's declared
default, accepts the mandate, carries out the order, or signs the line's variant of a
five-year plan; everything else stays decided.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from gosplan_game.core.calendar import Quarter
from gosplan_game.core.variables import SeriesId
from gosplan_game.sim.events import declared_choice
from gosplan_game.sim.saves import SavedStop

if TYPE_CHECKING:
    from gosplan_game.scenario import Scenario
    from gosplan_game.sim.session import Session

Kind = Literal["order", "choice", "answer", "reply", "plan", "stop"]

MOST = 255
"""Decisions reversed side by side; one more column is the game itself."""
LEAST = 1e-9
"""Change of an order, relative to its size, below which it counts as the same."""


@dataclass(frozen=True, slots=True)
class Reversal:
    """One decision, and what would stand in its place."""

    id: str
    """Stable: kind, name and date, such as ``order:grain_quota:1928-Q4``."""
    kind: Kind
    name: str
    """Lever, event, mandate, five-year plan, or nothing for all that was signed at a stop."""
    date: Quarter
    turn: int
    said: str = ""
    """Choice, answer, reply or variant that was given."""
    instead: str = ""
    """Choice, answer, reply or variant that takes its place."""
    items: Mapping[str, float] = field(default_factory=dict)
    """What was ordered, by item; own figures by branch in a five-year plan."""
    stood: Mapping[str, float] = field(default_factory=dict)
    """What the same items stood at before; filled in when the game is played again."""

    def moved(self) -> dict[str, tuple[float, float]]:
        """Return the items that changed, as they stood and as they were ordered."""
        return {
            item: (self.stood[item], value)
            for item, value in self.items.items()
            if item in self.stood
            and abs(self.stood[item] - value) > LEAST * max(1.0, abs(value))
        }


def reversals(session: Session) -> tuple[Reversal, ...]:
    """Return the decisions of a game that have been played, in order."""
    scenario = session.scenario
    return tuple(
        each
        for stop in session.saved_game().stops
        if Quarter.parse(stop.date) < session.quarter
        for each in _of_stop(scenario, stop)
    )


def together(found: Sequence[Reversal]) -> tuple[Reversal, ...]:
    """Return decisions with the orders of each stop thought away as one."""
    made: dict[str, Reversal] = {}
    for each in found:
        if each.kind != "order":
            made[each.id] = each
            continue
        name = f"stop:{each.date}"
        before = made.get(name)
        items = {**(before.items if before else {}), **each.items}
        made[name] = Reversal(name, "stop", "", each.date, each.turn, items=items)
    return tuple(made.values())[:MOST]


def _of_stop(scenario: Scenario, stop: SavedStop) -> Iterator[Reversal]:
    date = Quarter.parse(stop.date)
    turn = date - scenario.quarter(0)
    if stop.decisions:
        yield from _orders(stop.decisions, date, turn)
    yield from _answers("answer", stop.answers, "accept", date, turn)
    yield from _answers("reply", stop.replies, "comply", date, turn)
    lines = {plan.id: plan.line for plan in scenario.definition.five_year_plans}
    for name, signed in stop.plans.items():
        if name in lines and (signed.variant != lines[name] or signed.figures):
            yield Reversal(f"plan:{name}:{date}", "plan", name, date, turn, signed.variant,
                           lines[name], items=dict(signed.figures))
    events = {event.id: event for event in scenario.definition.events}
    for name, said in stop.choices.items():
        event = events.get(name)
        number = -1 if event is None else declared_choice(event, historical=False)
        if event is not None and number >= 0 and event.choices[number].id != said:
            instead = event.choices[number].id
            yield Reversal(f"choice:{name}:{date}", "choice", name, date, turn, said, instead)


def _answers(
    kind: Kind, given: Mapping[str, str], plain: str, date: Quarter, turn: int
) -> Iterator[Reversal]:
    for name, said in given.items():
        if said != plain:
            yield Reversal(f"{kind}:{name}:{date}", kind, name, date, turn, said, plain)


def _orders(orders: Mapping[str, float], date: Quarter, turn: int) -> Iterator[Reversal]:
    by_lever: dict[str, dict[str, float]] = {}
    for item, value in orders.items():
        by_lever.setdefault(SeriesId.parse(item).name, {})[item] = value
    for lever, items in by_lever.items():
        yield Reversal(f"order:{lever}:{date}", "order", lever, date, turn, items=items)


def with_stood(
    found: Sequence[Reversal], stood: Mapping[tuple[int, str], float]
) -> tuple[Reversal, ...]:
    """Return decisions with what their items stood at, by turn and item."""
    return tuple(
        replace(each, stood={item: stood[each.turn, item] for item in each.items
                             if (each.turn, item) in stood})
        if each.kind in ("order", "stop") else each
        for each in found
    )
