"""What an account is made of: rules that read a quarter's stocks, flows and orders.

A rule never calculates an indicator: it names what the engine recorded. Four forms:

    Moves    closing = opening + the sum of signed flows         (stocks, smoothed indices)
    Parts    value = the sum of parts                            (flows, indices, prices)
    Ratio    value = numerator / denominator
    Product  value = factor x (value / factor)

Arrays have the axes of the indicator, and runs last.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from gosplan_game.core.decisions import Decisions
from gosplan_game.core.exogenous import Exogenous
from gosplan_game.core.flows import Flows
from gosplan_game.core.labels import Labels
from gosplan_game.core.parameters import Params
from gosplan_game.core.quantities import Array
from gosplan_game.core.state import State


@dataclass(frozen=True, slots=True, eq=False)
class Played:
    """A quarter as it was played, with its indicators."""

    before: State
    after: State
    flows: Flows
    orders: Decisions
    outside: Exogenous
    params: Params
    labels: Labels
    values: Mapping[str, Array]


Amounts = Callable[[Played], Mapping[str, Array]]
Amount = Callable[[Played], Array]


@dataclass(frozen=True, slots=True)
class Moves:
    """Signed flows by name, which add up to the change of the quarter."""

    flows: Amounts


@dataclass(frozen=True, slots=True)
class Parts:
    """Parts by name, which add up to the value of the quarter."""

    parts: Amounts


@dataclass(frozen=True, slots=True)
class Ratio:
    """A numerator and a denominator with their names; scale is in the numerator."""

    numerator: str
    above: Amount
    denominator: str
    below: Amount


@dataclass(frozen=True, slots=True)
class Product:
    """A factor, and the name of what it is multiplied by to give the value."""

    factor: str
    first: Amount
    rest: str


Rule = Moves | Parts | Ratio | Product


def whole(name: str, key: str) -> Parts:
    """Return the rule of an amount that the model makes in one piece."""
    return Parts(lambda q: {name: q.values[key]})


def shift(name: str, field: str, scale: float = 1.0) -> Moves:
    """Return the rule of a state that one named process moves."""
    return Moves(lambda q: {name: scale * (getattr(q.after, field) - getattr(q.before, field))})


def by_branch(name: str, amounts: Array, labels: Labels) -> dict[str, Array]:
    """Return an array (S, B) as one amount a branch."""
    return {f"{name}.{branch}": amounts[row] for row, branch in enumerate(labels.branches)}


def zeros_like(array: Array) -> Array:
    """Return zeros of an array's shape."""
    return np.zeros_like(array)
