"""Investment: capital goods, unfinished works, named projects.

    I = I28 [c min(M, B) + (1 - c) max(M, B)]
    W1' = W1 + I s_i - W1 r,  W2' = W2 + W1 r - W2 r,  K' = K (1 - d) + W2 r
    r = 2 / (G_i (1 + g max(starts/completions - 1, 0)))

Investment needs machines and builders together (Feldman); too many starts at
once lengthen every work (dolgostroi).

Source: Feldman (1928) after Domar (1957); docs/model.md (27)-(28); gestation and
depreciation estimated.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from gosplan_game.core.quantities import Array, clipped


class Works(NamedTuple):
    """Construction of a quarter, bn roubles, (S, B)."""

    early: Array
    late: Array
    completed: Array


def capital_goods(
    *,
    machines: Array,
    imported_machines: Array,
    builders: Array,
    effort: Array,
    defence_share: Array,
    investment_1928: Array,
    home_weight: Array,
    scarcer_weight: Array,
) -> Array:
    """Return investment in a quarter, bn roubles of 1926/27, (B,).

    M = w home effort (1 - defence) + (1 - w) imported, both 1 in 1928.

    Args:
        machines: Home equipment against 1928, (B,).
        imported_machines: Against 1928, (B,).
        builders: B, building materials and labour against 1928, (B,).
        effort: Share of capital goods put into new works over that of 1928, (B,).
        defence_share: Share of machine-building that works for defence, (B,).
        investment_1928: I28 a year, bn roubles, (1|B,).
        home_weight: w, (1|B,).
        scarcer_weight: c, of the scarcer of machines and builders, (1|B,).
    """
    equipment = (
        home_weight * machines * effort * (1 - defence_share)
        + (1 - home_weight) * imported_machines
    )
    building = builders * np.sqrt(np.maximum(effort, 0.0))
    low, high = np.minimum(equipment, building), np.maximum(equipment, building)
    return investment_1928 / 4 * (scarcer_weight * low + (1 - scarcer_weight) * high)


class Spending(NamedTuple):
    """Project spending and delivery of a quarter, bn roubles."""

    spent: Array
    """(P, B)"""
    delivered: Array
    """Capital handed over, (P, B)."""


def project_spending(
    *,
    spent: Array,
    ordered: Array,
    cost: Array,
    quarters: Array,
    allotment: Array,
    membership: Array,
    available: Array,
    largest_share: Array,
) -> Spending:
    """Return what named projects take from their branch and hand over.

    A project takes at most cost/quarters a quarter; all projects of a branch
    together at most a share of its investment. Capital is handed over in two
    stages, at half and at the whole of the cost.

    Args:
        spent: So far, (P, B).
        ordered: 0 to 1, (P, B).
        cost: In all, (P, 1|B).
        quarters: Shortest time, (P, 1|B).
        allotment: Investment of each branch this quarter, (S, B).
        membership: 1 where project p belongs to branch i, (P, S, 1).
        available: 1 where date and prerequisites allow work, (P, B).
        largest_share: Of a branch's investment, (1|B,).
    """
    wish = np.minimum(ordered * available * cost / quarters, np.maximum(cost - spent, 0.0))
    wish_by_branch = membership[:, :, 0].T @ wish
    share = np.minimum(1.0, largest_share * allotment / np.maximum(wish_by_branch, 1e-12))
    taken = wish * (membership[:, :, 0] @ share)
    return Spending(
        spent=taken,
        delivered=cost
        * (standing(spent=spent + taken, cost=cost) - standing(spent=spent, cost=cost)),
    )


def standing(*, spent: Array, cost: Array) -> Array:
    """Return the share handed over so far, (P, B): half at half of the cost, all at the end.

    Args:
        spent: So far, bn roubles, (P, B).
        cost: In all, bn roubles, (P, 1|B).
    """
    halves = 2 * spent / np.maximum(cost, 1e-12)
    return np.floor(np.minimum(halves, 2.0) + 2e-9) / 2


def unfed(*, spent: Array, cost: Array, fed_by: Array) -> Array:
    """Return the share of a project's plant that stands unfed, 0 to 1, (P, B).

    A works lives on the coal, ore, power or metal of others; if they are late, it waits.
    Magnitogorsk was built on an ore mountain two thousand kilometres from its coal.

    Args:
        spent: So far, bn roubles, (P, B).
        cost: In all, bn roubles, (P, 1|B).
        fed_by: Share of the second project that feeds the first whole, 0 for none, (P, P, 1).
    """
    missing = np.zeros_like(spent)
    progress = spent / np.maximum(cost, 1e-12)
    for project in np.flatnonzero(fed_by.any(axis=(1, 2))):
        feeders = np.flatnonzero(fed_by[project, :, 0])
        share = progress[feeders] / fed_by[project, feeders]
        missing[project] = clipped(1 - share.min(axis=0), 0.0, 1.0)
    return missing


def works(
    *,
    early: Array,
    late: Array,
    started: Array,
    gestation: Array,
    crowding: Array,
) -> Works:
    """Move unfinished works one quarter on.

    Args:
        early: W1, bn roubles, (S, B).
        late: W2, (S, B).
        started: Ordinary investment of the quarter, (S, B).
        gestation: G, quarters, (S, 1|B).
        crowding: Lengthening per excess of starts over completions, (1|B,).
    """
    normal = (early + late) / gestation
    excess = started.sum(axis=0) / np.maximum(normal.sum(axis=0), 1e-9) - 1
    rate = np.minimum(2 / (gestation * (1 + crowding * clipped(excess, 0.0, 2.0))), 0.9)
    moved, completed = early * rate, late * rate
    return Works(early=early + started - moved, late=late + moved - completed, completed=completed)
