"""Iron ore: furnaces cannot smelt more than mines raise.

    V' = V + k I - V/G,   O' = O - d R h + V/G
    ceiling = 1 - a [1 - min(u O / (4 r C), 1)]
    r = r0 [1 - min(v (W/X - W28/X28)^+, m)]

Shafts and pits are begun with the works they will serve, and take longer than most: the
Krivoi Rog, which gave nine tenths of the ore, had to be sunk below what the civil war
had drowned, and Magnitogorsk was built beside a mountain because new furnaces had
nothing to smelt. Rich ore near the surface runs out: a pit or a level of a mine is spent by the
ore R that is raised from it, and sooner when it is raised in haste h, for records and targets are
met from levels already open while the next is not driven (`depletion.pressed`). So the mines
that were opened by 1936 and doubled the ore were used up by it, and steel stood still with them.
Scrap stands in for a part of the iron, as much as in 1928 at all times (r0). What is worn out W
is broken up wherever it stood: beside furnaces X that hardly smelt, as in 1921-24, it is far more.

Source: old iron as the feed of the first years: Carr (1952), vol. 2, from memory; ore raised
stood still in 1930-32, doubled in 1933-35 and stood still again to 1939
(facts iron_ore_Mt), as steel did; Clark (1956), The Economics of Soviet Steel; form ours.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from gosplan_game.core.quantities import Array


class Mines(NamedTuple):
    """Mines after the quarter, Mt a year, (B,)."""

    capacity: Array
    sinking: Array
    opened: Array
    """In the quarter."""


def mines(
    *,
    capacity: Array,
    sinking: Array,
    started: Array,
    per_investment: Array,
    gestation: Array,
    exhaustion: Array,
    raised: Array,
    pressed: Array,
) -> Mines:
    """Begin, open and work out mines.

    Args:
        capacity: O, Mt a year, (B,).
        sinking: V, mines begun, Mt a year, (B,).
        started: I, investment of the branches that smelt, bn roubles, (B,).
        per_investment: k, Mt a year begun per bn roubles, (1|B,).
        gestation: G, quarters, (1|B,).
        exhaustion: d, capacity worked out per ore raised, 1/years, (1|B,).
        raised: R, ore of the quarter, Mt, (B,).
        pressed: h, ground spent for a tonne against unhurried work, (B,).
    """
    opened = sinking / gestation
    return Mines(
        capacity=capacity - exhaustion * raised * pressed + opened,
        sinking=sinking + per_investment * started - opened,
        opened=opened,
    )


def rate(
    *, usual: Array, worn: Array, worn_1928: Array, output: Array, output_1928: Array,
    old_iron: Array, most: Array,
) -> Array:
    """Return the ore that a unit of output takes beside scrap, Mt, (B,).

    Args:
        usual: r0, with as much scrap as in 1928, Mt a plan unit, (1|B,).
        worn: W, plant worn out in the quarter, bn roubles, (B,).
        worn_1928: W28, in a quarter of 1928, bn roubles, (1|B,).
        output: X, of the branches that smelt, plan units a quarter, (B,).
        output_1928: X28, plan units a quarter, (1|B,).
        old_iron: v, plan units made without ore for a billion roubles of worn plant, (1|B,).
        most: m, share of the iron that such scrap can be, (1|B,).
    """
    usually = worn_1928 / np.maximum(output_1928, 1e-9)
    more = np.maximum(worn / np.maximum(output, 1e-9) - usually, 0.0)
    found: Array = usual * (1 - np.minimum(old_iron * more, most))
    return found


def ceiling(
    *, capacity: Array, readiness: Array, possible: Array, rate: Array, dependence: Array
) -> Array:
    """Return the ceiling that ore sets to each branch, share of its capacity, (S, B).

    Args:
        capacity: O, Mt a year, (B,).
        readiness: u, share of a branch's plant fit to run, its mines among it, (S, B).
        possible: C, plan units a quarter, (S, B).
        rate: r, Mt of ore per plan unit, (1|B,).
        dependence: a, share of output that hangs on ore, (S, 1|B).
    """
    served = readiness * capacity / np.maximum(4 * rate * possible, 1e-9)
    return 1 - dependence * (1 - np.minimum(served, 1.0))


def raised(*, capacity: Array, readiness: Array, output: Array, rate: Array, dependence: Array
           ) -> Array:
    """Return ore raised in a quarter, Mt, (B,): what furnaces ask for, at most what mines give.

    Args:
        capacity: O, Mt a year, (B,).
        readiness: u, (S, B).
        output: Plan units a quarter, (S, B).
        rate: r, (1|B,).
        dependence: a, (S, 1|B); only branches that smelt ask.
    """
    smelts = dependence > 0
    asked = np.minimum(rate * output, readiness * capacity / 4) * smelts
    total: Array = asked.sum(axis=0)
    return total
