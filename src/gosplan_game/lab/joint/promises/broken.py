"""A promise, and how far parameter sets miss it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gosplan_game.core.quantities import Array

HISTORY = "history"
"""The variant with history's own orders."""

HUNGER = "excess_deaths_hunger"


@dataclass(frozen=True, slots=True)
class Broken:
    """How far a promise is missed by each set: at most 0 where it is kept."""

    id: str
    miss: Array
    """(set,)."""


def less(name: str, smaller: Array, greater: Array, margin: float = 0.01) -> Broken:
    """Return the promise that one figure stays below another."""
    return Broken(name, smaller / np.maximum(greater, 1e-9) - 1.0 + margin)
