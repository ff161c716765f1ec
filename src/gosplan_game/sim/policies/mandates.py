"""Obedience: every mandate is taken as given and its lever set to the figure."""

from __future__ import annotations

from typing import Any

import numpy as np

from gosplan_game.core.decisions import Decisions
from gosplan_game.core.quantities import Array, read_only
from gosplan_game.sim.decisions import fields_of
from gosplan_game.sim.office.mandates import Status, span_quarters
from gosplan_game.sim.policies.base import Policy, View


class MandatesPolicy(Policy):
    """Sets the lever of every open mandate so that the figure would be reached in time."""

    def series(self) -> tuple[str, ...]:
        """Return the series that mandates judge."""
        return tuple(each.indicator for each in self.scenario.definition.mandates)

    def orders(self, view: View) -> Decisions:
        """Return the base's orders with the mandates' figures in their levers."""
        arrays: dict[str, Any] = fields_of(self.base_orders(view))
        for text, value, given in _demands(view):
            lever, index = view.engine.levers.targets(text)
            array: Array = np.broadcast_to(
                arrays[lever], (*arrays[lever].shape[:-1], view.runs)
            ).copy()
            part = array[index] if index else array
            np.copyto(part, value, where=given)
            arrays[lever] = read_only(view.engine.levers.clip(lever, array))
        return Decisions(**arrays)


def _demands(view: View) -> list[tuple[str, Array, Array]]:
    """Return for each open mandate its lever, the order it asks for, and where, (run,)."""
    book = view.engine.mandates
    found = []
    for index in book.open():
        mandate = book.mandates[index]
        if mandate.lever:
            given = book.status[index] == Status.OPEN
            found.append((mandate.lever, demanded(view, index), given))
    return found


def demanded(view: View, index: int) -> Array:
    """Return the order of a mandate's lever that lies on the way to its figure, (run,).

    A yearly target grows evenly from the last recorded year to the figure in the last
    year before the deadline; any other lever takes the figure at once.
    """
    book = view.engine.mandates
    mandate = book.mandates[index]
    figure: Array = book.figures[index]
    deadline = book.turn_of(index)[1]
    span = span_quarters(mandate)
    per_year = figure * (4 / span)
    if not mandate.lever.startswith("plan_target"):
        return figure
    left = max(deadline - view.turn + 1, 1)
    if left <= 4:
        return per_year
    now = view.context.trailing(mandate.indicator, span) * (4 / span)
    start = np.where(np.isfinite(now) & (now > 0.0), now, per_year)
    ratio = np.clip(per_year / np.maximum(start, 1e-9), 0.1, 50.0)
    return start * ratio ** (4.0 / left)
