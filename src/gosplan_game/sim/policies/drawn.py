"""Random play: every lever uniform within its limits, from a stream of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from gosplan_game.core.decisions import Decisions
from gosplan_game.core.quantities import Array, read_only
from gosplan_game.sim.decisions import FIELDS, SHARED_OUT, fields_of, shared_out
from gosplan_game.sim.events import Occurrence
from gosplan_game.sim.policies.base import Places, Policy, View
from gosplan_game.sim.shocks import Kind, uniform

_STREAM = 1_000
"""Room for the items of one lever within the stream of random orders."""


class RandomPolicy(Policy):
    """Orders drawn anew in every quarter of the office's decisions."""

    def orders(self, view: View) -> Decisions:
        """Return drawn orders; a lever without an upper limit is drawn about its last order."""
        standing = fields_of(view.standing_orders)
        arrays: dict[str, Any] = {}
        for number, name in enumerate(FIELDS):
            arrays[name] = read_only(self._drawn(view, number, name, standing[name]))
        return replace(view.standing_orders, **arrays)

    def _drawn(self, view: View, number: int, name: str, standing: Array) -> Array:
        engine = view.engine
        lower, upper = engine.levers.bounds(name)
        axis = standing.shape[:-1]
        index = number * _STREAM + np.arange(axis[0] if axis else 1, dtype=np.int64)
        draw = uniform(engine.seed, engine.runs, view.turn, Kind.RANDOM_POLICY, index)
        if not axis:
            draw = draw[0]
        limited = np.isfinite(upper)
        width = np.where(limited, upper - np.where(limited, lower, 0.0), 0.0)
        within = lower + draw * width
        about = np.maximum(standing * (0.7 + 0.6 * draw), lower)
        found = np.where(limited, within, about)
        return shared_out(found) if name in SHARED_OUT else found

    def choices(self, occurrence: Occurrence, view: View) -> Places:
        """Return drawn answers."""
        count = len(occurrence.event.choices)
        if count == 0:
            return np.full(view.runs, -1, dtype=np.int64)
        draw = uniform(
            view.engine.seed, view.engine.runs, view.turn, Kind.CHOICE, occurrence.index
        )
        return np.minimum((draw * count).astype(np.int64), count - 1)
