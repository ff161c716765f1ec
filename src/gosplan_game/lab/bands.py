"""The bands of the hindcast: `python -m gosplan_game.lab.bands SCENARIO` prints them.

A band is the present median error rounded up to the next five points, and never
wider than the one that stands in the scenario: bands may only narrow.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Iterator, Mapping

from gosplan_game.lab.hindcast import SeriesFit, hindcast

STEP = 5


def bands(series: tuple[SeriesFit, ...]) -> Mapping[str, float]:
    """Return the band of every series that is held to one, in percent."""
    found = {}
    for fit in series:
        if not fit.held:
            continue
        present = STEP * max(1, math.ceil(fit.median / STEP))
        found[fit.series] = present if fit.band is None else min(fit.band, present)
    return found


def as_toml(series: tuple[SeriesFit, ...]) -> Iterator[str]:
    """Yield the lines of ``[hindcast.bands]``; a median outside its band is marked."""
    present = {fit.series: fit.median for fit in series}
    yield "[hindcast.bands]"
    for name, band in bands(series).items():
        note = f"  # now {present[name]:.1f}" if present[name] > band else ""
        yield f"{name} = {band:g}{note}"


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in as_toml(hindcast(sys.argv[1]).series))
