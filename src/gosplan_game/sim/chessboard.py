"""The chessboard: who needs what of whom, where a draft does not close, and what would help.

    board = chessboard(engine, drafted)

Goods stand in rows, their users in columns, as in the balance of 1923/24, which its makers
called the chess-board table. On it stand:

- the gaps, and on whom they fall: short goods are given out by rank, as in the model;
- total requirements, (I - A)^-1: what a unit of a good takes in the end, its inputs' inputs
  included;
- what a little more of a short good would be worth, by a trial row with a little more of
  it: the binding bottleneck is where that frees the most output;
- what would relieve it and by how much: imports, exports, a target that is lowered, a
  target raised to what is stated. Each is tried in a row of its own, on the balance and on
  a year of the believed country;
- rounds of revision as planners made them: goods that can be made are asked for, users of
  what cannot be had are cut, three times; what is open then stays open.

All of it is reckoned from reports (`believed`).

Source: Popov, ed. (1926), "Balans narodnogo khozyaistva SSSR 1923/24"; Leontief (1936);
Montias (1959) and Levine (1959) on rounds and on relief before iteration.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

import numpy as np

from gosplan_game.core.decisions import Decisions
from gosplan_game.core.quantities import Array, read_only
from gosplan_game.model.industry.production import rationed
from gosplan_game.sim.balances import Sheet, sheet
from gosplan_game.sim.full_need import FullNeed, full_needs, total_requirements
from gosplan_game.sim.trials import side_by_side, trials

if TYPE_CHECKING:
    from gosplan_game.sim.engine import Engine

ROUNDS = 3
"""Rounds of revision that a season of planning left time for (Montias)."""
LEAST = 0.005
"""A gap below this share of all uses is not called one."""
HALF_WAY = 0.5
"""How far a round goes to meet a user: ours, as fast as three rounds need."""
SHORTEST = 3
"""Short goods for which relief is looked for, those that bind most."""
LEAST_TARGET = 0.5
"""No trial lowers a target below this share of it."""
GIFT = 0.01
"""Size of the little more that a good's worth is tried with, share of a year's need."""
OUTPUT = "gross_industry"

Means = Literal["import", "export", "target", "own_target"]


@dataclass(frozen=True, slots=True)
class Starved:
    """One edge of the graph of who starves whom."""

    good: str
    user: str
    missing: float
    """Plan units of the good a year."""
    share: float
    """Of what the user needs of it, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Relief:
    """One order that would relieve a short good."""

    good: str
    means: Means
    item: str
    """Id of the order."""
    before: float
    after: float
    closes: float
    """How much of the gap it closes, plan units a year; below zero where it widens it."""
    left: float
    """Gap that stays."""
    output: float
    """What it does to a year of reported industry, million roubles 1926/27."""


@dataclass(frozen=True, slots=True)
class Round:
    """A draft after some rounds of revision."""

    number: int
    """0 is the draft."""
    targets: Mapping[str, float]
    """Plan units a year by branch."""
    gaps: Mapping[str, float]
    """Goods that are short and by how much, plan units a year."""
    short: float
    """Largest gap as a share of what is needed of the good."""
    output: float
    """A year of reported industry under it, million roubles 1926/27."""
    full: Mapping[str, FullNeed]
    """What its ends need of each branch in full, beside its target: Leontief's check."""


@dataclass(frozen=True, slots=True)
class Chessboard:
    """What a draft needs, what it lacks, and what can be done."""

    branches: tuple[str, ...]
    uses: Array
    """Need of good i by branch j, plan units a year, (S, S)."""
    sources: Mapping[str, Array]
    """``made``, ``stock`` and ``imported``, (S,)."""
    others: Mapping[str, Array]
    """Uses that are no branch: ``final`` and ``exports``, (S,)."""
    gap: Array
    """(S,)."""
    direct: Array
    """A: good i that a unit of j takes at once, plan units, (S, S)."""
    total: Array
    """(I - A)^-1: good i that a unit of j takes in the end, itself included, (S, S)."""
    starved: tuple[Starved, ...]
    """Largest shares first."""
    worth: Mapping[str, float]
    """Output that a rouble's worth of a short good would free, roubles a rouble."""
    binding: str
    """The short good whose gap costs most output, or is largest where a little more of none
    would free any; empty where none is short."""
    reliefs: tuple[Relief, ...]
    """For the goods that bind most; what does most for output first."""
    rounds: tuple[Round, ...]
    """The draft and the rounds of its revision."""


def missing(found: Sheet, priority: Array) -> Array:
    """Return what each user lacks of each good, plan units a year, (S, S, B).

    What there is goes to final users and abroad first, then to branches by rank, as the
    model gives it out.
    """
    supply = np.maximum(found.supply - found.final - found.exported, 0.0)
    ranks = priority + np.zeros_like(found.target)
    lack: Array = found.uses - rationed(by_user=found.uses, priority=ranks, supply=supply)
    return np.maximum(lack, 0.0)


def revised(engine: Engine, orders: Decisions) -> Array:
    """Return the targets of a draft after one round of revision, plan units a year, (S,).

    Makers of a short good are asked for what they state they can make. Users of it that
    claim for more than their plant is stated to bear, and what they then still lack, are
    met half-way: so each round leaves something open for the next.
    """
    found = _sheet_of(engine, [orders])
    target, capacity = found.target[:, 0], found.capacity[:, 0]
    short = found.gap[:, 0] > LEAST * found.need[:, 0]
    users = (found.uses[short, :, 0] > 0.0).any(axis=0)
    moved = np.where(short, np.clip(capacity, target, target + found.gap[:, 0]), target)
    over = np.where(users, np.maximum(moved - capacity, 0.0), 0.0)
    moved = moved - HALF_WAY * over
    again = _sheet_of(engine, [_with_targets(orders, moved)])
    lack = missing(again, engine.orders_in_force(orders).priority)[..., 0]
    share = lack / np.maximum(again.uses[..., 0], 1e-12)
    cut: Array = moved * (1.0 - HALF_WAY * np.where(share > LEAST, share, 0.0).max(axis=0))
    return cut


def chessboard(engine: Engine, wanted: Decisions, *, rounds: int = ROUNDS) -> Chessboard:
    """Return the chessboard of a draft, one run.

    Args:
        engine: The game at the beginning of a quarter.
        wanted: The orders as drafted.
        rounds: Rounds of revision.
    """
    names = engine.scenario.labels.branches
    draft = side_by_side([wanted])
    found = _sheet_of(engine, [draft])
    need, gap = found.need[:, 0], found.gap[:, 0]
    short = [place for place in np.argsort(-gap / np.maximum(need, 1e-12))
             if gap[place] > LEAST * need[place]][:SHORTEST]
    measures = [each for place in short for each in _measures(engine, draft, found, int(place))]
    drafts = _rounds(engine, draft, rounds) if short else [draft]
    rows = [*drafts, *(_ordered(engine, draft, each) for each in measures), *([draft] * len(short))]
    output = _output(engine, rows, found, short)
    balanced = _sheet_of(engine, rows)
    first, gifts = len(drafts), len(rows) - len(short)
    worth = _worth(engine, found, short, output[gifts:] - output[0])
    direct = found.uses[..., 0] / np.maximum(found.target[:, 0], 1e-12)
    return Chessboard(
        branches=names,
        uses=found.uses[..., 0],
        sources={"made": found.made[:, 0], "stock": found.stock[:, 0],
                 "imported": found.imported[:, 0]},
        others={"final": found.final[:, 0], "exports": found.exported[:, 0]},
        gap=gap,
        direct=direct,
        total=total_requirements(direct),
        starved=_starved(names, found, engine.orders_in_force(draft).priority),
        worth=worth,
        binding=_binding(engine, names, gap, worth),
        reliefs=_reliefs(names, measures, gap, balanced.gap[:, first:gifts],
                         output[first:gifts] - output[0]),
        rounds=tuple(
            _round(number, names, balanced, float(output[number]))
            for number in range(first)
        ),
    )


def _sheet_of(engine: Engine, drafts: Sequence[Decisions]) -> Sheet:
    """Return the balances of drafts as they would be in force, a column each."""
    return sheet(engine, side_by_side([engine.orders_in_force(each) for each in drafts]),
                 trials=True)


def _with_targets(orders: Decisions, target: Array) -> Decisions:
    return replace(orders, plan_target=read_only(target[:, None]))


def _rounds(engine: Engine, draft: Decisions, rounds: int) -> list[Decisions]:
    """Return the draft and what each round of revision makes of it."""
    made = [draft]
    for _ in range(rounds):
        made.append(_with_targets(made[-1], revised(engine, made[-1])))
    return made


def _output(
    engine: Engine, rows: Sequence[Decisions], found: Sheet, short: Sequence[int]
) -> Array:
    """Return a year of reported industry in every row; the last rows are given a little."""
    gifts = np.zeros((len(found.target), len(rows)))
    for number, place in enumerate(short):
        gifts[place, len(rows) - len(short) + number] = GIFT * found.need[place, 0]
    total: Array = trials(engine, rows, (OUTPUT,), gifts=gifts)[OUTPUT].sum(axis=0)
    return total


def _worth(
    engine: Engine, found: Sheet, short: Sequence[int], gained: Array
) -> dict[str, float]:
    """Return what a rouble's worth of each short good frees, roubles a rouble."""
    price, names = engine.doctrine.price_1926[:, 0], engine.scenario.labels.branches
    return {
        names[place]: float(gain / (GIFT * found.need[place, 0] * price[place]))
        for place, gain in zip(short, gained, strict=True)
    }


def _binding(
    engine: Engine, names: Sequence[str], gap: Array, worth: Mapping[str, float]
) -> str:
    """Return the good whose gap costs most; ``worth`` has the largest gap first."""
    price = engine.doctrine.price_1926[:, 0]
    cost = {good: max(each, 0.0) * gap[names.index(good)] * price[names.index(good)]
            for good, each in worth.items()}
    return max(cost, key=cost.__getitem__, default="")


def _starved(names: Sequence[str], found: Sheet, priority: Array) -> tuple[Starved, ...]:
    lack = missing(found, priority)[..., 0]
    edges = [
        Starved(names[i], names[j], float(lack[i, j]), float(lack[i, j] / found.uses[i, j, 0]))
        for i, j in zip(*np.nonzero(lack > LEAST * found.uses[..., 0]), strict=True)
    ]
    return tuple(sorted(edges, key=lambda each: -each.share))


@dataclass(frozen=True, slots=True)
class _Measure:
    place: int
    means: Means
    item: str
    before: float
    after: float


def _measures(
    engine: Engine, draft: Decisions, found: Sheet, place: int
) -> list[_Measure]:
    """Return what could be ordered to close the gap of a good, as far as orders reach."""
    names, gap = engine.scenario.labels.branches, float(found.gap[place, 0])
    wishes: list[tuple[Means, str, float]] = []
    mix = float(engine.doctrine.material_import_mix[place, 0])
    if mix > 0.0:
        price = float(engine.outside().world_import_price[..., 0])
        paid = engine.levers.value(engine.orders_in_force(draft), "material_imports")
        wishes.append(("import", "material_imports", paid + gap * price / mix))
    if found.exported[place, 0] > 0.0:
        item = f"export_share.{names[place]}"
        sold = engine.levers.value(engine.orders_in_force(draft), item)
        kept = max(1.0 - gap / float(found.exported[place, 0]), 0.0)
        wishes.append(("export", item, sold * kept))
    users = np.argsort(-found.uses[place, :, 0])[:2]
    for user in (int(each) for each in users if found.uses[place, each, 0] > 0.0):
        own = float(found.target[user, 0])
        norm = float(found.uses[place, user, 0]) / max(own, 1e-12)
        wishes.append(("target", f"plan_target.{names[user]}",
                       max(own - gap / norm, LEAST_TARGET * own)))
    target, capacity = float(found.target[place, 0]), float(found.capacity[place, 0])
    if capacity > target:
        wishes.append(("own_target", f"plan_target.{names[place]}", min(capacity, target + gap)))
    made = [_measure(engine, draft, place, *wish) for wish in wishes]
    return [each for each in made if each is not None]


def _measure(
    engine: Engine, draft: Decisions, place: int, means: Means, item: str, wish: float
) -> _Measure | None:
    """Return a measure within the limits of its order; None where that changes nothing.

    What events add to an order in force they go on adding to it.
    """
    if engine.line.authority(engine.levers.item(item).lever, engine.turn) not in (
        "decide", "propose"
    ):
        return None
    limits = engine.levers.limits(item, engine.turn)
    before = engine.levers.value(draft, item)
    added = engine.levers.value(engine.orders_in_force(draft), item) - before
    after = min(max(wish - added, limits.lower), limits.upper)
    moved = abs(after - before) > 1e-3 * max(abs(before), limits.step)
    return _Measure(place, means, item, before, after) if moved else None


def _ordered(engine: Engine, draft: Decisions, measure: _Measure) -> Decisions:
    return engine.levers.with_items(draft, {measure.item: measure.after})


def _reliefs(
    names: Sequence[str], measures: Sequence[_Measure], gap: Array, gaps: Array, output: Array
) -> tuple[Relief, ...]:
    found = [
        Relief(
            names[each.place], each.means, each.item, each.before, each.after,
            closes=float(gap[each.place] - gaps[each.place, column]),
            left=float(gaps[each.place, column]),
            output=float(output[column]),
        )
        for column, each in enumerate(measures)
    ]
    return tuple(sorted(found, key=lambda each: -each.output))


def _round(number: int, names: Sequence[str], found: Sheet, output: float) -> Round:
    gap, need = found.gap[:, number], found.need[:, number]
    share = gap / np.maximum(need, 1e-12)
    return Round(
        number,
        {name: float(each) for name, each in zip(names, found.target[:, number], strict=True)},
        {name: float(gap[place]) for place, name in enumerate(names) if share[place] > LEAST},
        float(share.max(initial=0.0)),
        output,
        dict(zip(names, full_needs(found, number), strict=True)),
    )
