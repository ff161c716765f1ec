"""Values in five classes between round bounds: the steps of a map."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

STEPS = 5
WIDTHS = (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10, 12, 15)


@dataclass(frozen=True, slots=True)
class Classes:
    """Each value's step (1 to 5, 0 where it is not known) and the bounds of the steps.

    There is one more bound than steps; no bounds where all values are alike.
    """

    steps: tuple[int, ...]
    bounds: tuple[float, ...]


def classes(values: Sequence[float]) -> Classes:
    """Return values sorted into five equal steps between round bounds.

    Args:
        values: One a region; nan where it is not known.
    """
    known = [value for value in values if math.isfinite(value)]
    if not known or max(known) <= min(known):
        return Classes(tuple(1 if math.isfinite(value) else 0 for value in values), ())
    low, high = min(known), max(known)
    unit = 10.0 ** math.floor(math.log10((high - low) / STEPS))
    width = next(
        many * unit for many in WIDTHS
        if many * unit * STEPS >= high - math.floor(low / (many * unit)) * many * unit - 1e-12
    )
    start = math.floor(low / width) * width
    bounds = tuple(start + index * width for index in range(STEPS + 1))
    steps = tuple(
        min(STEPS, int((value - start) / width + 1e-9) + 1) if math.isfinite(value) else 0
        for value in values
    )
    return Classes(steps, bounds)
