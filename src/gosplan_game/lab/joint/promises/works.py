"""What ranks, investment, machines, terror, arms, mines and their ground must do to industry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

import numpy as np

from gosplan_game.core.parameters import Params
from gosplan_game.core.quantities import Array
from gosplan_game.core.state import State
from gosplan_game.lab.joint.promises.broken import HISTORY, Broken, less
from gosplan_game.lab.joint.variants import Played, play, unchanged
from gosplan_game.scenario import Scenario

GROUND_DATE = "1937-Q1"
"""From here on the ground is spared, in one history of `ground`."""
LAST_YEAR = ("1940-Q1", "1940-Q4")


def works(found: Played, scenario: Scenario) -> Iterator[Broken]:
    """Yield the promises of industry."""
    branches = scenario.labels.branches
    for branch in ("coal", "construction"):
        change = np.stack([_gain(found, each, f"{branch} first", branches) for each in branches])
        own = change[branches.index(branch)]
        others = np.delete(change, branches.index(branch), axis=0).min(axis=0)
        yield less(f"{branch} first gains", 1.005 + 0 * own, own, 0.001)
        yield less(f"{branch} first takes", others, 0.9995 + 0 * others, 0.0001)
    year = ("1937-Q1", "1937-Q4")
    poor, steel = "little investment", branches.index("metals")
    yield less("investment is missed", found.total("gross_industry", poor, *year),
                0.8 * found.total("gross_industry", HISTORY, *year))  # fmt: skip
    yield less("investment is missed in steel", _branch(found, poor, steel, *year),
                0.8 * _branch(found, HISTORY, steel, *year))  # fmt: skip
    soon = ("1926-Q1", "1926-Q4")
    yield less("but not at once", 0.97 * found.total("gross_industry", HISTORY, *soon),
                found.total("gross_industry", poor, *soon), 0.0)  # fmt: skip
    made = {
        each: _branch(found, HISTORY, steel, f"{each}-Q1", f"{each}-Q4")
        for each in (1930, 1932, 1933, 1936)
    }
    yield less("steel stands still in 1930-32", made[1932], 1.12 * made[1930], 0.004)
    yield less("and surges from 1933 to 1936", 2.05 * made[1933], made[1936])
    yield less("but not before the famine", made[1933], 1.25 * made[1932], 0.002)
    years = ("1932-Q1", "1934-Q4")
    yield less("foreign machines matter", found.total("gross_industry", "no machines", *years),
                0.98 * found.total("gross_industry", HISTORY, *years), 0.003)  # fmt: skip
    year, food = ("1930-Q1", "1930-Q4"), branches.index("food")
    yield less("bread of a higher norm is missing in food works",
                _branch(found, "higher norm", food, *year),
                0.975 * _branch(found, HISTORY, food, *year), 0.002)  # fmt: skip
    years = ("1938-Q1", "1938-Q4")
    yield less("terror costs output", found.total("gross_industry", HISTORY, *years),
                found.total("gross_industry", "no purge", *years), 0.005)  # fmt: skip
    yield less("terror costs readiness", found.at("readiness_defence", HISTORY, "1939-Q4"),
                found.at("readiness_defence", "no purge", "1939-Q4"), 0.003)  # fmt: skip
    soon, later = ("1935-Q4", "1936-Q1"), ("1936-Q4", "1937-Q4")
    yield less("records gain at first", found.total("gross_industry", "no records", *soon),
                0.993 * found.total("gross_industry", HISTORY, *soon), 0.001)  # fmt: skip
    yield less("and are paid for", found.total("gross_industry", HISTORY, *later),
                0.994 * found.total("gross_industry", "no records", *later), 0.002)  # fmt: skip
    yield less("arms slow industry", found.total("gross_industry", HISTORY, *LAST_YEAR),
                0.955 * found.total("gross_industry", "arms of 1936", *LAST_YEAR))  # fmt: skip
    years = ("1937-Q1", "1939-Q4")
    yield less("works need their coal", _branch(found, "no mines", steel, *years),
                0.967 * _branch(found, HISTORY, steel, *years), 0.002)  # fmt: skip
    idle, plant = (
        found.rows("unmastered_plant", name, "1937-Q4", "1937-Q4")[0, steel]
        for name in ("no mines", HISTORY)
    )
    yield less("and stand idle without it", plant + 0.5, idle, 0.005)


def ground(
    found: Played, scenario: Scenario, params: Params, sets: int, states: Mapping[str, State]
) -> Iterator[Broken]:
    """Yield what seams, wells and pits worked out from 1937 on must cost by 1940."""
    none = {
        name: np.zeros_like(getattr(params, name)) for name in ("depletion", "ore_exhaustion")
    }
    spared = play(
        scenario, replace(params, **none), sets, {HISTORY: unchanged}, keys=("gross_industry",),
        first=GROUND_DATE, until=LAST_YEAR[1], opening=states[GROUND_DATE],
    )  # fmt: skip
    yield less("ground that is used up slows industry",
                found.total("gross_industry", HISTORY, *LAST_YEAR),
                0.97 * spared.total("gross_industry", HISTORY, *LAST_YEAR), 0.005)  # fmt: skip


def _branch(found: Played, variant: str, branch: int, first: str, last: str) -> Array:
    total: Array = found.rows("gross_output", variant, first, last)[:, branch].sum(axis=0)
    return total


def _gain(found: Played, branch: str, variant: str, branches: tuple[str, ...]) -> Array:
    place, years = branches.index(branch), ("1931-Q1", "1932-Q4")
    return _branch(found, variant, place, *years) / _branch(found, HISTORY, place, *years)
