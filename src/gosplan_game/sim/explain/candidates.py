"""Candidates for causes: what changed in a window, and can be thought away.

A lever's order that changed, an event's answer that is not its declared default, an
event's own effect, and a shock that is not neutral. Slow trends (base birth and death
rates, participation, product mix) were under way and are no candidates.

How finely they are told apart is a rule: levers item by item along the axis of the
asked series (branches for steel, regions for a region's deaths), projects always one by
one, every date for itself; coarser, step by step, until no more than `MOST` are left.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

import numpy as np

from gosplan_game.core.exogenous import Exogenous
from gosplan_game.core.labels import Axis
from gosplan_game.core.quantities import Array
from gosplan_game.sim.decisions import FIELDS, QUANTITIES
from gosplan_game.sim.events import declared_choice
from gosplan_game.sim.explain.kept import Kept

if TYPE_CHECKING:
    from gosplan_game.sim.engine import Engine

Kind = Literal["under_way", "order", "choice", "event", "shock", "rest"]

MOST = 119
"""Candidates that are each removed alone in the first batch; one row has them all."""

NEUTRAL = {
    "weather": 1.0,
    "war_scare": 0.0,
    "foreign_relief_offer": 0.0,
    "annexed_people": 0.0,
    "annexed_area": 0.0,
    "annexed_herds": 0.0,
}
"""Shocks that have a neutral value of their own."""
STEADY = (
    "world_grain_price", "world_export_price", "world_import_price", "trade_access",
    "credit_offer", "threat", "gold_production", "tractor_imports",
)  # fmt: skip
"""Shocks whose neutral value is that of the quarter before the window."""
ANNEXATION = "annexation"
_JOINED = {name: ANNEXATION for name in NEUTRAL if name.startswith("annexed")}

Place = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Atom:
    """The smallest thing that can be thought away."""

    kind: Kind
    name: str
    """Lever, event, answer as ``event.choice``, or shock."""
    turn: int
    """Turn on which it took force."""
    decided: int
    """Turn on which it was decided: for a proposal the quarter before."""
    item: str = ""
    """Id along the axis, with its sign; empty for the whole."""
    by: str = ""
    """``office`` or ``line``, for orders and answers."""
    field: str = ""
    """Lever or outside series."""
    place: Place = ()
    event: int = -1
    choice: int = -1
    before: float = np.nan
    after: float = np.nan


@dataclass(frozen=True, slots=True)
class Candidate:
    """Atoms that are thought away together."""

    id: str
    kind: Kind
    name: str
    atoms: tuple[Atom, ...] = field(repr=False)

    @property
    def turns(self) -> tuple[int, int]:
        """First and last turn on which something of it was decided or happened."""
        decided = [atom.decided for atom in self.atoms]
        return min(decided), max(decided)

    @property
    def by(self) -> str:
        """Whose orders they are, if all are of one hand."""
        hands = {atom.by for atom in self.atoms}
        return hands.pop() if len(hands) == 1 else ""

    @property
    def item(self) -> str:
        """The item with its sign, where a lever's items go together and one alone was moved."""
        items = {atom.item for atom in self.atoms}
        alone = self.kind == "order" and len(items) == 1
        return items.pop() if alone and self.atoms[0].name == self.name else ""

    @property
    def values(self) -> tuple[float | None, float | None]:
        """What it was before and became, where it is one number."""
        places = {(atom.field, atom.place) for atom in self.atoms}
        if len(places) > 1 or self.atoms[0].kind not in ("order", "shock"):
            return None, None
        return self.atoms[0].before, self.atoms[-1].after


def candidates(
    engine: Engine, quarters: Sequence[Kept], split: str | None
) -> tuple[Candidate, ...]:
    """Return what changed in a window, at most `MOST`, in a fixed order.

    Args:
        engine: The game.
        quarters: The window's quarters, in order.
        split: Axis along which levers and shocks are told apart: region, branch or None.
    """
    atoms = [
        *_orders(engine, quarters),
        *_events(engine, quarters),
        *_shocks(engine, quarters),
    ]
    found: list[Candidate] = []
    for level in range(_LEVELS):
        found = _grouped(engine, atoms, level, split, quarters)
        if len(found) <= MOST:
            return tuple(found)
    tail = tuple(atom for each in found[MOST - 1 :] for atom in each.atoms)
    return (*found[: MOST - 1], Candidate("rest", "rest", "rest", tail))


def decisions_of(engine: Engine, quarters: Sequence[Kept], turn: int) -> tuple[str, ...]:
    """Return what was decided or happened in a quarter, as ``kind:name``, in a fixed order.

    Args:
        engine: The game.
        quarters: The quarter and, where it has been played, the next: proposals of the one
            take force in the other.
        turn: The quarter.
    """
    found: dict[str, None] = {}
    for atom in (*_orders(engine, quarters), *_events(engine, quarters),
                 *_shocks(engine, quarters)):
        if atom.decided == turn:
            found[f"{atom.kind}:{atom.name}"] = None
            found[f"{atom.kind}:{atom.name}{atom.item}"] = None
    return tuple(found)


# Coarser from level to level: 0 every date for itself; 1 orders of the window's first
# quarter and later ones; 2 projects together; 3 all items together; 4 all dates together.
_LEVELS = 5


def _grouped(
    engine: Engine, atoms: Sequence[Atom], level: int, split: str | None, quarters: Sequence[Kept]
) -> list[Candidate]:
    groups: dict[tuple[Kind, str, str], list[Atom]] = {}
    for atom in atoms:
        name = atom.name + _item_kept(atom, level, split)
        date = "" if len(quarters) == 1 else _date(engine, atom, level, quarters[0].turn)
        groups.setdefault((atom.kind, name, date), []).append(atom)
    return [
        Candidate(f"{kind}:{name}" + (f":{date}" if date else ""), kind, name, tuple(members))
        for (kind, name, date), members in groups.items()
    ]


def _item_kept(atom: Atom, level: int, split: str | None) -> str:
    axes = QUANTITIES[atom.name].axes if atom.kind == "order" else ("region",)
    apart = (split in axes and level < 3) or ("project" in axes and level < 2)
    return atom.item if apart else ""


def _date(engine: Engine, atom: Atom, level: int, first: int) -> str:
    """Return what tells the dates of a window apart at a level."""
    if atom.kind == "shock":
        yearly = level == 0 and atom.field in NEUTRAL
        return str(engine.scenario.quarter(atom.turn).year) if yearly else ""
    if level >= 4:
        return ""
    if atom.kind == "order" and level >= 1:
        return "first" if atom.decided <= first else "later"
    return str(engine.scenario.quarter(atom.decided))


def _orders(engine: Engine, quarters: Sequence[Kept]) -> Iterator[Atom]:
    """Orders that differ from those of the quarter before."""
    for kept in quarters:
        for lever in FIELDS:
            old: Array = getattr(kept.ordered_before, lever)
            new: Array = getattr(kept.ordered, lever)
            if old is new:
                continue
            old, new = old[..., 0], new[..., 0]
            changed = np.argwhere(old != new)
            if not len(changed):
                continue
            authority = engine.scenario.authority(lever, kept.turn)
            ours = authority in ("decide", "propose") and not kept.dismissed
            proposed = authority == "propose" and not kept.dismissed
            for place in (tuple(int(each) for each in row) for row in changed):
                yield Atom(
                    kind="order",
                    name=lever,
                    turn=kept.turn,
                    decided=kept.turn - 1 if proposed else kept.turn,
                    item=_item(engine, QUANTITIES[lever].axes, place),
                    by="office" if ours else "line",
                    field=lever,
                    place=place,
                    before=float(old[place]),
                    after=float(new[place]),
                )


def _item(engine: Engine, axes: tuple[Axis, ...], place: Place) -> str:
    if not axes:
        return ""
    sign = "@" if axes[0] == "region" else "."
    return f"{sign}{engine.scenario.labels.along(axes[0])[place[0]]}"


def _events(engine: Engine, quarters: Sequence[Kept]) -> Iterator[Atom]:
    """Events that did something, and answers other than the declared default."""
    for kept in quarters:
        for index, choice in kept.answers:
            event = engine.events.events[index]
            if any(effect.standing is None for effect in event.effects):
                yield Atom(
                    kind="event", name=event.id, turn=kept.turn, decided=kept.turn, event=index
                )
            if choice >= 0 and choice != declared_choice(event, historical=False):
                yield Atom(
                    kind="choice",
                    name=f"{event.id}.{event.choices[choice].id}",
                    turn=kept.turn,
                    decided=kept.turn,
                    by="office",
                    event=index,
                    choice=choice,
                )


def sky_before(engine: Engine, first: int) -> Exogenous | None:
    """Return the outside conditions before a window, if there was a quarter before it."""
    return engine.sky.exogenous(first - 1) if first > 0 else None


def neutral(name: str, now: Exogenous, before: Exogenous | None) -> Array:
    """Return the neutral value of a shock, one run.

    Args:
        name: Outside series.
        now: Outside conditions of the turn asked about.
        before: Those of the quarter before the window, see `sky_before`.
    """
    here: Array = getattr(now, name)[..., :1]
    if name in NEUTRAL:
        return np.full(here.shape, NEUTRAL[name])
    steady: Array = here if before is None else getattr(before, name)[..., :1]
    return steady


def _shocks(engine: Engine, quarters: Sequence[Kept]) -> Iterator[Atom]:
    """Outside series that are not neutral."""
    before = sky_before(engine, quarters[0].turn)
    for kept in quarters:
        now = engine.sky.exogenous(kept.turn)
        for name in (*NEUTRAL, *STEADY):
            value = getattr(now, name)[..., 0]
            plain = np.broadcast_to(neutral(name, now, before)[..., 0], value.shape)
            for row in np.argwhere(value != plain):
                place = tuple(int(each) for each in row)
                yield Atom(
                    kind="shock",
                    name=_JOINED.get(name, name),
                    turn=kept.turn,
                    decided=kept.turn,
                    item=_item(engine, ("region",), place) if place else "",
                    field=name,
                    place=place,
                    before=float(plain[place]),
                    after=float(value[place]),
                )
