"""Shapley values: the fair share of each group in what all of them do together.

    phi_i = sum over S without i of |S|! (k - |S| - 1)! / k! [v(S + i) - v(S)]

The average, over all orders in which the groups could come, of what a group adds when
it comes. The shares add up to v(all) - v(none), equal groups get equal shares, and a
group that changes nothing gets exactly nothing.

Source: Shapley (1953), A value for n-person games.
"""

from __future__ import annotations

from math import comb

import numpy as np
import numpy.typing as npt

from gosplan_game.core.quantities import Array


def subsets(groups: int) -> npt.NDArray[np.bool_]:
    """Return every subset of some groups, (group, 2^groups).

    Row r of the subsets has group i where bit i of r is set: the first has none, the
    last has all.
    """
    numbers = np.arange(2**groups)
    return (numbers >> np.arange(groups)[:, None]) & 1 == 1


def shapley(values: Array) -> Array:
    """Return the Shapley value of each group, (groups,).

    Args:
        values: v of every subset, in the order of `subsets`, (2^groups,).
    """
    groups = values.shape[0].bit_length() - 1
    if values.shape != (2**groups,):
        raise ValueError(f"values has shape {values.shape}, expected a power of two")
    have = subsets(groups)
    sizes = have.sum(axis=0)
    found = np.empty(groups)
    for group in range(groups):
        without = np.flatnonzero(~have[group])
        added = values[without + (1 << group)] - values[without]
        weight = np.array([1.0 / (groups * comb(groups - 1, int(size))) for size in sizes[without]])
        found[group] = (weight * added).sum()
    return found
