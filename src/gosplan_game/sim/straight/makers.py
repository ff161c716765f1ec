"""Functions written for a length: what a loop over the parts would do, without one."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from gosplan_game.core.making import written
from gosplan_game.core.quantities import Array


@cache
def total_of(rows: int) -> Callable[[Array], float]:
    """Return a function that adds up the rows of two equal columns to a number.

    One row after the other, as numpy does for two columns, in a third of the time.
    """
    parts = [f"part{row}" for row in range(rows)]
    source = "\n".join([
        "def total(array):",
        f"    {', '.join(f'{part}, _' for part in parts)} = array.ravel().tolist()",
        f"    return {' + '.join(parts)}",
    ])
    return written("total", source, {})
