"""What the ends of a plan need of every good in full, by the Leontief inverse.

A balance looks at one good after another: it takes the targets of its users as they stand.
But a target for coal was set without knowing what the steel for the machines for the mines
takes. Solved at once, with the targets of the branches that only deliver ends (machines,
building, arms, consumer goods) held as drafted:

    x = (I - A)^-1 (e + f + exported - stock - imported)

x is the output of each good at which every balance closes with nothing over; e is what the
ends take of it at once. Where x is above what can be made, no revision of the inputs' own
targets closes the plan: an end must give way, or more be bought.

Source: Leontief (1936), "Quantitative input and output relations"; Montias (1959) on why a
few rounds come near it only where coefficients are small; docs/model.md (26)-(29).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gosplan_game.core.quantities import Array
from gosplan_game.sim.balances import Sheet


@dataclass(frozen=True, slots=True)
class FullNeed:
    """A good in a draft, plan units a year."""

    target: float
    made: float
    """What its makers state that they can make of the target."""
    full: float
    """Output that the draft's ends need in full; 0 where stocks and imports cover it."""

    @property
    def missing(self) -> float:
        """What the ends need and nobody can make, plan units a year."""
        return max(self.full - self.made, 0.0)


def total_requirements(direct: Array) -> Array:
    """Return (I - A)^-1, plan units of i per unit of j, (S, S).

    Args:
        direct: A, (S, S); must be productive, that is, use less than it makes.

    Raises:
        ValueError: no output whatever covers its own inputs.
    """
    if np.abs(np.linalg.eigvals(direct)).max(initial=0.0) >= 1.0:
        raise ValueError("this technique uses up more than it makes")
    found: Array = np.asarray(np.linalg.inv(np.eye(len(direct)) - direct), dtype=np.float64)
    return found


def full_outputs(found: Sheet, column: int = 0) -> Array:
    """Return the outputs at which all balances of a draft close at once, plan units a year, (S,).

    Goods are the branches that some branch takes from; the targets of the others, the ends,
    are held, and are returned as they stand.

    Args:
        found: The balances of drafts.
        column: Which draft.

    Raises:
        ValueError: no output whatever covers its own inputs.
    """
    uses, target = found.uses[..., column], found.target[:, column]
    goods = uses.any(axis=1)
    direct = uses / np.maximum(target, 1e-12)
    ends = uses[:, ~goods].sum(axis=1) + found.final[:, column] + found.exported[:, column]
    asked = (ends - found.stock[:, column] - found.imported[:, column])[goods]
    outputs: Array = target.copy()
    outputs[goods] = total_requirements(direct[np.ix_(goods, goods)]) @ asked
    return outputs


def full_needs(found: Sheet, column: int = 0) -> tuple[FullNeed, ...]:
    """Return every branch's target, what can be made of it, and what is needed in full."""
    return tuple(
        FullNeed(float(target), float(made), max(float(full), 0.0))
        for target, made, full in zip(
            found.target[:, column], found.made[:, column], full_outputs(found, column),
            strict=True)
    )
