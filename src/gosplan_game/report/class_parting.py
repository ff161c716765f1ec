"""The decisions on which groups parted, and what each road led to.

A decision counts as one on which groups parted if they stood differently: another answer,
another variant, another order in force. Among these the page shows those that did most,
by the forks of every group: for people, for promises, for output, in turn.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from gosplan_game.core.quantities import Array
from gosplan_game.core.variables import SeriesId
from gosplan_game.report.class_groups import Group
from gosplan_game.report.class_svg import Path, lines_svg
from gosplan_game.report.decided import decided, order_amount, order_unit
from gosplan_game.report.reading import Reading
from gosplan_game.report.turning import effect_lines
from gosplan_game.sim.counterfactual import LENSES, Difference
from gosplan_game.sim.decisions import levers_of

SHOWN = 6
APART = 0.02
"""Difference of an order, over its range, below which groups ordered the same."""
HISTORY = "historical"

Topic = tuple[str, str]
"""Kind and name of a decision: ``order`` and lever, ``choice`` and event, and so on."""


@dataclass(frozen=True, slots=True)
class Road:
    """One way of deciding, and who went it."""

    text: str
    groups: tuple[int, ...]
    historical: bool


@dataclass(frozen=True, slots=True)
class Consequence:
    """What it did in one group, by its own fork."""

    group: int
    decision: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Parting:
    """One decision on which groups parted."""

    title: str
    note: str
    roads: tuple[Road, ...]
    svg: str
    """The order in force over the years, for orders."""
    consequences: tuple[Consequence, ...]
    """By group; the first is that of the group in which it did most."""


def partings(reading: Reading, groups: Sequence[Group]) -> tuple[Parting, ...]:
    """Return the decisions on which groups parted, those that did most.

    Args:
        reading: A game of the scenario, for words and units.
        groups: The groups; a group's number is its place from 1.
    """
    if len(groups) < 2:
        return ()
    weights = _weights(groups)
    made: list[Parting] = []
    for topic in _in_turn(weights):
        found = _parting(reading, groups, topic)
        if found is not None:
            made.append(found)
        if len(made) == SHOWN:
            break
    return tuple(made)


def _weights(groups: Sequence[Group]) -> dict[Topic, tuple[float, ...]]:
    """Return how much each topic did in the group where it did most, by lens."""
    found: dict[Topic, tuple[float, ...]] = {}
    for group in groups:
        for each in group.differences:
            if each.decision.kind == "stop":
                continue
            topic = each.decision.kind, each.decision.name
            own = tuple(each.weight(lens) for lens in LENSES)
            found[topic] = tuple(map(max, found.get(topic, (0.0,) * len(LENSES)), own))
    return found


def _in_turn(weights: Mapping[Topic, tuple[float, ...]]) -> list[Topic]:
    """Return the topics, the weightiest of each lens in turn."""
    ranked = [sorted((topic for topic in weights if weights[topic][place] > 0.0),
                     key=lambda topic, place=place: -weights[topic][place])  # type: ignore[misc]
              for place in range(len(LENSES))]
    found: dict[Topic, None] = {}
    while any(ranked):
        for topics in ranked:
            while topics and topics[0] in found:
                topics.pop(0)
            if topics:
                found[topics.pop(0)] = None
    return list(found)


def _parting(reading: Reading, groups: Sequence[Group], topic: Topic) -> Parting | None:
    if topic[0] == "order":
        return _orders(reading, groups, topic)
    if topic[0] == "choice":
        return _event(reading, groups, topic)
    return _answers(reading, groups, topic)


# Answers -----------------------------------------------------------------------------------


def _event(reading: Reading, groups: Sequence[Group], topic: Topic) -> Parting | None:
    words, name = reading.words, topic[1]
    event = next((each for each in reading.scenario.definition.events if each.id == name), None)
    if event is None:
        return None
    said = {number: group.choices[name][0][1] for number, group in enumerate(groups, start=1)
            if group.choices.get(name)}
    if len(set(said.values())) < 2:
        return None
    roads = [
        Road(words.name(f"event.{name}.choice.{choice.id}"), _who(said, choice.id),
             choice.id == event.historical)
        for choice in event.choices
    ]
    missing = tuple(number for number in range(1, len(groups) + 1) if number not in said)
    if missing:
        roads.append(Road(words("class.not_met"), missing, False))
    turns = [group.choices[name][0][0] for group in groups if group.choices.get(name)]
    return Parting(
        title=words.name(f"event.{name}.title"),
        note=_span(reading, min(turns), max(turns)),
        roads=tuple(road for road in roads if road.groups or road.historical),
        svg="",
        consequences=_consequences(reading, groups, topic),
    )


def _answers(reading: Reading, groups: Sequence[Group], topic: Topic) -> Parting | None:
    words, (kind, name) = reading.words, topic
    said = {number: group.answers[topic] for number, group in enumerate(groups, start=1)
            if topic in group.answers}
    ways = sorted(set(said.values()))
    if len(ways) < 2:
        return None
    titles = {"answer": f"mandate.{name}", "reply": f"lever.{name}",
              "plan": f"five_year_plan.{name}"}
    texts = {way: words.name(f"five_year_plan.{name}.{way}") if kind == "plan"
             else words.optional(f"class.{kind}.{way}") or way for way in ways}
    historical = next((plan.historical for plan in reading.scenario.definition.five_year_plans
                       if kind == "plan" and plan.id == name), "")
    return Parting(
        title=words.name(titles[kind]),
        note=words(f"class.kind.{kind}"),
        roads=tuple(Road(texts[way], _who(said, way), way == historical) for way in ways),
        svg="",
        consequences=_consequences(reading, groups, topic),
    )


def _who(said: Mapping[int, str], way: str) -> tuple[int, ...]:
    return tuple(number for number, each in said.items() if each == way)


def _span(reading: Reading, first: int, last: int) -> str:
    words, start = reading.words, reading.scenario.start
    if first == last:
        return words.quarter(start + first)
    return words("record.range", low=words.quarter(start + first),
                 high=words.quarter(start + last))


# Orders ------------------------------------------------------------------------------------


def _orders(reading: Reading, groups: Sequence[Group], topic: Topic) -> Parting | None:
    """Return how an order stood in each group; of a lever with items, the furthest apart."""
    words, lever = reading.words, topic[1]
    items = [item for item in groups[0].levers if SeriesId.parse(item).name == lever]
    found = [(*_furthest(reading, groups, item), item) for item in items]
    if not found:
        return None
    apart, turn, item = max(found, key=lambda each: each[0])
    if apart < APART:
        return None
    now = {number: float(group.levers[item][turn])
           for number, group in enumerate(groups, start=1) if len(group.levers[item]) > turn}
    by_value: dict[str, list[int]] = {}
    for number, value in sorted(now.items(), key=lambda each: each[1]):
        by_value.setdefault(order_amount(reading, item, value), []).append(number)
    return Parting(
        title=words.lever(item),
        note=words("class.in_force", when=words.quarter(reading.scenario.start + turn)),
        roads=tuple(Road(text, tuple(sorted(numbers)), False)
                    for text, numbers in by_value.items()),
        svg=_order_chart(reading, groups, item),
        consequences=_consequences(reading, groups, topic),
    )


def _furthest(reading: Reading, groups: Sequence[Group], item: str) -> tuple[float, int]:
    """Return how far apart groups' orders of an item stood at most, over its range, and when."""
    first = reading.scenario.first_turn
    rows = [group.levers[item] for group in groups if item in group.levers]
    turns = sorted((len(row) for row in rows), reverse=True)
    if len(turns) < 2 or turns[1] <= first:
        return 0.0, first
    last = turns[1]
    table = np.full((len(rows), last - first), np.nan)
    for place, row in enumerate(rows):
        own = row[first:last]
        table[place, : len(own)] = own
    spread = np.nanmax(table, axis=0) - np.nanmin(table, axis=0)
    lower, upper = levers_of(reading.scenario).bounds(SeriesId.parse(item).name)
    size = float(np.max(upper) - np.min(lower))
    if not np.isfinite(size) or size <= 0:
        size = max(float(np.nanmax(np.abs(table))), 1e-9)
    turn = int(np.argmax(spread))
    return float(spread[turn]) / size, first + turn


def _order_chart(reading: Reading, groups: Sequence[Group], item: str) -> str:
    """Return the orders of an item over the years, history's dashed."""
    words, first = reading.words, reading.scenario.first_turn
    unit, factor = order_unit(reading, item)
    longest = max(len(group.levers[item]) for group in groups)

    def line(row: Array) -> tuple[tuple[float, float], ...]:
        start = reading.scenario.start
        return tuple((start.year + (start.season + turn) / 4.0, float(row[turn]) * factor)
                     for turn in range(first, len(row)))

    paths = [Path(number, group.name, line(group.levers[item]))
             for number, group in enumerate(groups, start=1)]
    history = line(_historical(reading, item, longest))
    values = [y for path in paths for _, y in path.points] + [y for _, y in history]
    if not values:
        return ""
    marks = (words.joined(words.figure(min(0.0, *values)), unit),
             words.joined(words.figure(max(values)), unit))
    return lines_svg(paths, history, marks, words.lever(item), stepped=True)


def _historical(reading: Reading, item: str, turns: int) -> Array:
    """Return history's orders of an item; nothing where the scenario has none."""
    scenario = reading.scenario
    policy = scenario.definition.policies.get(HISTORY)
    if policy is None or policy.kind != "orders":
        return np.zeros(0)
    orders = scenario.policy_orders(HISTORY)[:turns]
    return np.array([levers_of(scenario).value(each, item) for each in orders])


# What it did -------------------------------------------------------------------------------


def _consequences(
    reading: Reading, groups: Sequence[Group], topic: Topic
) -> tuple[Consequence, ...]:
    """Return what the decision did, in each group the date on which it did most."""
    made: list[tuple[tuple[float, ...], Consequence]] = []
    for number, group in enumerate(groups, start=1):
        own = [each for each in group.differences
               if (each.decision.kind, each.decision.name) == topic and _weighs(each)]
        if own:
            each = max(own, key=lambda each: tuple(each.weight(lens) for lens in LENSES))
            said = decided(reading, each.decision)
            told = reading.words("turning.column_note", date=said.date, instead=said.name)
            weight = tuple(each.weight(lens) for lens in LENSES)
            made.append((weight, Consequence(
                number, told, effect_lines(reading, each, group.dismissed))))
    if not made:
        return ()
    most = max(made, key=lambda pair: pair[0])
    return (most[1], *(told for _, told in made if told is not most[1]))


def _weighs(each: Difference) -> bool:
    return any(each.weight(lens) > 0.0 for lens in LENSES)
