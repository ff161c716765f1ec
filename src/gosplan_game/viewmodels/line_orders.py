"""Orders from above: what changes, what can be said, at what cost, and where the line bends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from gosplan_game.report.reading import Reading
from gosplan_game.viewmodels.event import lever_amount

SHOWN = 4
"""Numbers of one order that are named; those that move most."""
HUNDRED = 100.0
REPLIES = ("comply", "delay", "object")


@dataclass(frozen=True, slots=True)
class Reply:
    """Something that can be said to an order."""

    id: str
    name: str
    stated: str
    unknown: str
    cost: str
    """What it does to the standing; empty where nothing."""


@dataclass(frozen=True, slots=True)
class OrderRow:
    """One order from above."""

    lever: str
    name: str
    help: str
    changes: tuple[str, ...]
    """Its numbers before and now, in words."""
    chance: str
    replies: tuple[Reply, ...]
    answered: str
    """What was said and what came of it; empty while nothing was."""


@dataclass(frozen=True, slots=True)
class CarriedRow:
    """A lever that the line orders: what is in force, and since when it does."""

    name: str
    value: str
    since: str
    help: str


@dataclass(frozen=True, slots=True)
class LineOrders:
    """The sheet of orders from above."""

    title: str
    subtitle: str
    orders: tuple[OrderRow, ...]
    none: str
    not_known: str
    bends_title: str
    bends: tuple[str, ...]
    carried_title: str
    carried_note: str
    carried: tuple[CarriedRow, ...]
    """Levers that the line orders."""
    proposed_title: str
    proposed: tuple[CarriedRow, ...]
    """Levers that the office may only propose by now."""
    footer: str


def line_orders(session: Any, texts: Any) -> LineOrders:
    """Return the sheet of the orders that take force at this stop."""
    reading = Reading(session, texts)
    words = reading.words
    orders = tuple(_order(reading, each) for each in session.orders_from_above())
    return LineOrders(
        title=words("line.orders"),
        subtitle=words("line.of", when=words.quarter_said(reading.shown)),
        orders=orders,
        none=words("line.none"),
        not_known=words("event.not_known"),
        bends_title=words("line.bends"),
        bends=tuple(words.content(f"bend.{name}") or note
                    for name, note in session.bends.items()),
        carried_title=words("line.carried"),
        carried_note=words("line.carried_note"),
        carried=_levers(reading, "carry_out"),
        proposed_title=words("line.proposed"),
        proposed=tuple(row for row in _levers(reading, "propose") if row.since),
        footer=words("line.footer"),
    )


def _levers(reading: Reading, authority: str) -> tuple[CarriedRow, ...]:
    """Return the levers under an authority."""
    return tuple(_carried(reading, lever, items)
                 for lever, items in reading.session.levers_under(authority).items())


def _carried(reading: Reading, lever: str, items: Sequence[str]) -> CarriedRow:
    """Return a lever of the line's; where it has several numbers, the lowest and the highest."""
    words, session = reading.words, reading.session
    unit = session.limits(items[0]).unit
    values = [session.standing(each) for each in items]
    low, high = (lever_amount(reading, value, unit) for value in (min(values), max(values)))
    since = session.authority_since(items[0])
    return CarriedRow(
        words.lever(lever), low if low == high else words("line.carried_span", low=low, high=high),
        words("authority.date", first=words.quarter(since)) if since else "",
        words.lever_help(lever))


def _order(reading: Reading, order: Any) -> OrderRow:
    words = reading.words
    moved = sorted(order.items, key=lambda each: -_moved(each))
    changes = [_change(reading, each) for each in moved[:SHOWN]]
    if len(moved) > SHOWN:
        changes.append(words("line.more", len(moved) - SHOWN))
    costs = {"comply": 0.0, "delay": -order.delay_cost, "object": -order.objection_cost}
    return OrderRow(
        lever=order.lever,
        name=words.lever(order.lever),
        help=words.lever_help(order.lever),
        changes=tuple(changes),
        chance=words("line.chance", percent=words.number(HUNDRED * order.chance)),
        replies=tuple(
            Reply(
                reply, words(f"line.{reply}"), words(f"line.{reply}.stated"),
                words(f"line.{reply}.unknown"),
                words("event.standing", change=words.signed(costs[reply], 1))
                if costs[reply] else "",
            )
            for reply in REPLIES
        ),
        answered=words(f"line.answered.{order.outcome}") if order.outcome else "",
    )


def _moved(item: Any) -> float:
    return abs(item.now - item.before) / max(abs(item.before), abs(item.now), 1e-9)


def _change(reading: Reading, item: Any) -> str:
    words, session = reading.words, reading.session
    unit = session.limits(item.item).unit
    return words(
        "line.change", name=words.lever(item.item),
        before=lever_amount(reading, item.before, unit), now=lever_amount(reading, item.now, unit),
    )
