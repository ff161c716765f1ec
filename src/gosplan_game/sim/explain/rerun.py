"""Playing a window again in many rows, each without some of the candidates.

*Without it* means: a lever keeps the order it had, an answer is the declared default,
an event does nothing, a shock takes its neutral value. Everything else stays as it was:
the same step, the same sky, the same events on the same dates, and the effects and
orders that were in force before the window. The row with everything is the game itself.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from gosplan_game.core.decisions import Decisions
from gosplan_game.core.exogenous import Exogenous
from gosplan_game.core.quantities import Array
from gosplan_game.sim.columns import widened
from gosplan_game.sim.decisions import fields_of
from gosplan_game.sim.events import EventBook, declared_choice
from gosplan_game.sim.explain.candidates import Atom, Candidate, neutral, sky_before
from gosplan_game.sim.explain.kept import Amendment, Kept, Released
from gosplan_game.sim.forecast import one_column
from gosplan_game.sim.quarters import played

if TYPE_CHECKING:
    from gosplan_game.scenario.schema import Event
    from gosplan_game.sim.engine import Engine

Masks = npt.NDArray[np.bool_]
Marked = list[tuple[Atom, npt.NDArray[np.bool_]]]


def rerun(
    engine: Engine, quarters: Sequence[Kept], groups: Sequence[Candidate], masks: Masks
) -> Iterator[Mapping[str, Array]]:
    """Yield the indicators of each quarter of a window, played again in many rows.

    Args:
        engine: The game; it is not moved.
        quarters: The window, in order.
        groups: What can be left out; between them everything that changed.
        masks: Whether a row has a group, (group, row).
    """
    scenario, params = engine.scenario, engine.params
    by_turn: dict[int, Marked] = defaultdict(list)
    for group, mask in zip(groups, masks, strict=True):
        for atom in group.atoms:
            by_turn[atom.turn].append((atom, mask))
    rows = masks.shape[1]
    state = widened(one_column(quarters[0].before), rows)
    orders = fields_of(one_column(quarters[0].ordered_before))
    book = quarters[0].events.copy()
    before = sky_before(engine, quarters[0].turn)
    for kept in quarters:
        marked = by_turn[kept.turn]
        _order(orders, marked, rows)
        _happen(book, kept, marked, rows)
        in_force = book.on_orders(Decisions(**orders), kept.turn)
        outside = book.on_outside(_sky(engine, kept.turn, before, marked, rows), kept.turn)
        after, values = played(state, in_force, outside, params, scenario)
        yield values
        state = after


def _order(orders: dict[str, Array], marked: Marked, rows: int) -> None:
    """Give the quarter's new orders in the rows that have them; elsewhere the old hold."""
    fresh: set[str] = set()
    for atom, mask in marked:
        if atom.kind != "order":
            continue
        if atom.field not in fresh:
            orders[atom.field] = _wide(orders[atom.field], rows)
            fresh.add(atom.field)
        np.copyto(orders[atom.field][atom.place], atom.after, where=mask)


def _wide(array: Array, rows: int) -> Array:
    return np.broadcast_to(array, (*array.shape[:-1], rows)).copy()


def _happen(book: EventBook, kept: Kept, marked: Marked, rows: int) -> None:
    """Put in force what the quarter's events did and what was done beside them, in order."""
    own = {atom.event: mask for atom, mask in marked if atom.kind == "event"}
    chosen = {atom.event: mask for atom, mask in marked if atom.kind == "choice"}
    ordered = {(atom.field, atom.place): mask for atom, mask in marked if atom.kind == "order"}
    amendments = deque(zip(kept.amended_after, kept.amendments, strict=True))
    for answered, (index, choice) in enumerate(kept.answers):
        while amendments and amendments[0][0] <= answered:
            _amend(book, amendments.popleft()[1], ordered, kept.turn, rows)
        _answer(
            book, book.events[index], choice, own.get(index), chosen.get(index), kept.turn, rows
        )
    for _, each in amendments:
        _amend(book, each, ordered, kept.turn, rows)


def _answer(
    book: EventBook,
    event: Event,
    choice: int,
    own: Masks | None,
    chosen: Masks | None,
    turn: int,
    rows: int,
) -> None:
    """Let an event happen in its rows, answered as each row answers."""
    everywhere = np.ones(rows, dtype=np.bool_)
    book.force(event.effects, everywhere if own is None else own, turn)
    if choice >= 0:
        effects = event.choices[choice].effects
        book.force(effects, everywhere if chosen is None else chosen, turn)
    if chosen is not None:
        default = declared_choice(event, historical=False)
        if default >= 0:
            book.force(event.choices[default].effects, ~chosen, turn)


def _amend(
    book: EventBook,
    amendment: Amendment,
    ordered: Mapping[tuple[str, tuple[int, ...]], Masks],
    turn: int,
    rows: int,
) -> None:
    """End or put in force what was beside the events; a decree ends what it replaces."""
    everywhere = np.ones(rows, dtype=np.bool_)
    if isinstance(amendment, Released):
        place = () if amendment.place is None else (amendment.place,)
        mask = ordered.get((amendment.lever, place), everywhere)
        book.effects.release([(amendment.lever, amendment.place)], mask, turn)
    else:
        book.effects.begin(
            amendment.effect, everywhere, turn=turn, origin=amendment.origin, end=amendment.end
        )


def _sky(
    engine: Engine, turn: int, before: Exogenous | None, marked: Marked, rows: int
) -> Exogenous:
    """Return the outside conditions of a turn, neutral in the rows without a shock."""
    now = one_column(engine.sky.exogenous(turn))
    changed: dict[str, Any] = {}
    plain: dict[str, Array] = {}
    for atom, mask in marked:
        if atom.kind != "shock":
            continue
        name = atom.field
        if name not in changed:
            value: Array = getattr(now, name)
            changed[name] = _wide(value, rows)
            plain[name] = np.broadcast_to(neutral(name, now, before), value.shape)
        np.copyto(changed[name][atom.place], plain[name][atom.place], where=~mask)
    return replace(now, **changed) if changed else now
