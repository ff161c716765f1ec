"""Figures that are printed rounded and still add up."""

from __future__ import annotations

import math
from collections.abc import Sequence


def adding_up(parts: Sequence[float], total: float, decimals: int) -> tuple[float, ...]:
    """Return parts rounded so that they add up to the rounded total.

    Each is rounded down or up, the largest remainders up: no part is off by more than one
    unit of the last decimal printed.

    Args:
        parts: They add up to the total but for rounding.
        total: What they add up to.
        decimals: Decimals that are printed.
    """
    unit = 10.0 ** -decimals
    scaled = [part / unit for part in parts]
    low = [math.floor(value + 1e-9) for value in scaled]
    missing = round(total / unit) - sum(low)
    order = sorted(range(len(low)), key=lambda index: low[index] - scaled[index])
    step = 1 if missing > 0 else -1
    # A total that was itself rounded may ask for a unit or two beyond the remainders.
    for turn in range(min(abs(missing), len(low))):
        index = order[turn] if step > 0 else order[-1 - turn]
        low[index] += step
    return tuple(round(value * unit, decimals) for value in low)
