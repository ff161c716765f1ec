"""Production: capacity, claims on materials, rationing, output.

    C_i = X28_i z_i (u K/K28)^(1-a) (L/L28)^a (q/q28)^a' (1 - w_i terror)
    claim_ij = a_ij norm [b T_j + (1 - b) C_j]
    in hand_ij = delivered_ij [1 - h b (1 - supply_i/claims_i)^+]
    X_j = min(C_j e_j, plan ceiling) (1 - lam max_i shortage_ij exposure_j)

Enterprises claim inputs for their targets. Deliveries go by rank and claim; what
exceeds need is hoarded. So a target above capacity starves others, and one below
it leaves plant idle. Planners balance in a few rounds only, as Gosplan did, and
the further they must cut claims, the more goods lie with those who claimed well
while others stand still: tautness everywhere is not neutral.

Source: form ours, docs/model.md (24)-(29); Montias (1959), Levine (1959), Manove (1971) on
rounds and ranks; Kornai (1980) on shortage that breeds hoarding; Weitzman (1980)
on effort under a ratchet; coefficients estimated or guessed, as the
scenario states.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from gosplan_game.core.quantities import Array

ROUNDS = 4
"""Rounds of balancing within a quarter (Montias)."""

HOARDED = 1.8
"""h, share of deliveries put by or misplaced per share of claims cut (a guess).

At 1.8, targets 30 % above capacity cost a year of a fully binding plan 3 to 12 %
of its output; without hoarding they would cost nothing.
"""

MOST_HOARDED = 0.75
"""Largest share of deliveries that lies idle with those who claimed it."""

SEASON_OF_WORK = (0.965, 0.99, 0.985, 1.06)
"""Pace of work in Q1 to Q4: storming at the year's end."""


class Output(NamedTuple):
    """A quarter of industry."""

    output: Array
    """Plan units, (S, B)."""
    used: Array
    """Materials used by all branches, plan units of the good, (S, B)."""
    delivered: Array
    """Materials delivered to branches, (S, B)."""
    claimed: Array
    """Materials claimed by branches, (S, B)."""
    shortage: Array
    """Worst shortage felt by each branch, 0 to 1, (S, B)."""
    final: Array
    """Goods for final use, (S, B)."""
    lost: Array
    """Waste and unstorable remainder, (S, B)."""
    inventories: Array
    """Closing stocks, (S, B)."""


def readiness(
    *,
    readiness: Array,
    food: Array,
    fuel: Array,
    working_capital: Array,
    speed: Array,
) -> Array:
    """Return the share of plant fit to run, (S, B): idle works come back as a logistic.

    u' = u + rho u (1.03 - u) food fuel money, at most 1.

    Args:
        readiness: u, (S, B).
        food: Town food against wish, (B,).
        fuel: Fuel against need, (B,).
        working_capital: Credit and trade that keep works running, (B,).
        speed: rho a quarter, (S, 1|B).
    """
    help_given = np.clip(food, 0.3, 1.0) * np.clip(fuel, 0.2, 1.0) * working_capital
    return np.minimum(readiness + speed * readiness * (1.03 - readiness) * help_given, 1.0)


def capacity(
    *,
    base_output: Array,
    technique: Array,
    running_capital: Array,
    employment_ratio: Array,
    quality: Array,
    terror: Array,
    labour_share: Array,
    terror_effect: Array,
) -> Array:
    """Return the output that plant and people could give, plan units a quarter, (S, B).

    Args:
        base_output: X28 a year, plan units, (S, 1|B).
        technique: z, 1928 = 1, (S, B).
        running_capital: u K over K28, (S, B).
        employment_ratio: L over L28, (S, B).
        quality: q over q28, (B,).
        terror: 0 to 1, (B,).
        labour_share: a, (1|B,).
        terror_effect: w, capacity lost in full terror, (S, 1|B).
    """
    ratio = np.maximum(employment_ratio, 1e-4) / np.maximum(running_capital, 1e-4)
    fear = 1 - terror_effect * np.maximum(terror - 0.3, 0.0)
    return base_output / 4 * technique * running_capital * ratio**labour_share * quality * fear


def effort(
    *, tautness: Array, plan_binding: Array, slope: Array, collapse: Array, limit: Array
) -> Array:
    """Return the effect of taut targets on work, (S, B).

    e = 1 + b [c (y - 0.95) - d max(0, y - y1)^2], y = T/C clipped to 0.3-1.8.

    Args:
        tautness: y, target over capacity, (S, B).
        plan_binding: b, (B,).
        slope: c, (1|B,).
        collapse: d, (1|B,).
        limit: y1, (1|B,).
    """
    y = np.clip(tautness, 0.3, 1.8)
    over = np.maximum(y - limit, 0.0)
    return 1 + plan_binding * (slope * (y - 0.95) - collapse * over * over)


class _Claims(NamedTuple):
    """Claims on each good, by user and in all; they do not change between rounds."""

    by_user: Array
    """(I, S, B)"""
    total: Array
    """(I, B)"""
    ranked: Array
    """Weighted by rank, (I, S, B)."""
    weight: Array
    """(I, B)"""


def _claims(by_user: Array, priority: Array) -> _Claims:
    ranked = by_user * priority
    return _Claims(by_user, by_user.sum(axis=1), ranked, ranked.sum(axis=1))


def _deliveries(claims: _Claims, supply: Array) -> Array:
    """Ration each good among users by rank; (I, S, B), never above claim or supply."""
    by_rank = supply / np.maximum(claims.weight, 1e-12)
    first = np.minimum(claims.by_user, claims.ranked * by_rank[:, None, :])
    left = np.maximum(supply - first.sum(axis=1), 0.0)
    still_open = claims.by_user - first
    open_total = still_open.sum(axis=1)
    second = still_open * np.minimum(1.0, left / np.maximum(open_total, 1e-12))[:, None, :]
    enough = (claims.total <= supply)[:, None, :]
    return np.where(enough, claims.by_user, first + second)


def rationed(*, by_user: Array, priority: Array, supply: Array) -> Array:
    """Return what each user is given of each good, plan units, (I, S, B).

    Args:
        by_user: Claims of user j on good i, plan units, (I, S, B).
        priority: Rank of users, (S, B).
        supply: What there is of each good, plan units, (I, B).
    """
    return _deliveries(_claims(by_user, priority), supply)


def _in_hand(delivered: Array, claims: _Claims, supply: Array, plan_binding: Array) -> Array:
    """Return deliveries that work where they are needed, (I, S, B); the rest is hoarded."""
    cut = np.maximum(1 - supply / np.maximum(claims.total, 1e-12), 0.0)
    put_by = np.minimum(HOARDED * plan_binding * cut, MOST_HOARDED)
    return delivered * (1 - put_by)[:, None, :]


def produce(
    *,
    capacity: Array,
    effort: Array,
    target: Array,
    plan_binding: Array,
    previous: Array,
    inventories: Array,
    imported: Array,
    exported_share: Array,
    coefficients: Array,
    norm: Array,
    priority: Array,
    raw_limit: Array,
    final_share: Array,
    base_output: Array,
    season: int,
    shortage_effect: Array,
    exposure: Array,
    overfulfilment: Array,
    stock_cover: Array,
    storable: Array,
    stock_loss: Array,
    inertia: Array,
) -> Output:
    """Return the quarter's output and the use of every good.

    Only goods that some branch needs are claimed and rationed.

    Args:
        capacity: C, plan units a quarter, (S, B).
        effort: e, (S, B).
        target: T, plan units a year, (S, B).
        plan_binding: b, (B,).
        previous: Last quarter's output, (S, B).
        inventories: Opening stocks, (S, B).
        imported: Materials from abroad, plan units, (S, B).
        exported_share: Share of output sold abroad, (S, B).
        coefficients: a_ij, input i per unit of j, plan units, (S, S, 1|B).
        norm: Input norms against 1928, (B,).
        priority: Rank of users, (S, B).
        raw_limit: Ceiling from farm raw materials, share of capacity, (S, B).
        final_share: Share of last output that final users claim first, (S, 1|B).
        base_output: X28 a year, (S, 1|B).
        season: 0 to 3.
        shortage_effect: lam, (1|B,).
        exposure: How hard a shortage hits a branch, (S, 1|B).
        overfulfilment: Greatest output over target where plans bind, (1|B,).
        stock_cover: Stocks wanted, quarters of output, (1|B,).
        storable: Share of a remainder that can be kept, (S, 1|B).
        stock_loss: Loss of stocks a quarter, (1|B,).
        inertia: Weight of last quarter's output, (1|B,).
    """
    goods = np.flatnonzero((coefficients > 0).any(axis=(1, 2)))
    coefficients = coefficients[goods]
    pace = 1 + plan_binding * (SEASON_OF_WORK[season] - 1)
    possible = capacity * effort * pace * raw_limit
    ceiling = np.maximum(target / 4 * overfulfilment * pace, 0.02 * base_output / 4)
    cover = inventories / np.maximum(stock_cover * base_output / 4, 1e-9)
    glut = np.clip(1.15 - 0.15 * cover, 0.6, 1.0)
    possible = possible * (1 - (1 - plan_binding) * (1 - glut))
    possible = (1 - plan_binding) * possible + plan_binding * np.minimum(possible, ceiling)
    activity = plan_binding * target / 4 + (1 - plan_binding) * possible
    per_unit = coefficients * norm
    claims = _claims(per_unit * activity, priority)
    enough = np.maximum(per_unit * possible, 1e-12)
    users = coefficients > 0
    output = possible
    first_final = final_share * np.minimum(previous, possible)
    at_home = 1 - exported_share
    brought = (imported + 0.5 * inventories - first_final)[goods]
    for _ in range(ROUNDS):
        supply = np.maximum((output * at_home)[goods] + brought, 0.05 * output[goods])
        delivered = _deliveries(claims, supply)
        in_hand = _in_hand(delivered, claims, supply, plan_binding)
        lack = np.where(users, 1 - in_hand / enough, 0.0)
        shortage = np.clip(lack.max(axis=0, initial=0.0), 0.0, 1.0)
        output = possible * np.clip(1 - shortage_effect * exposure * shortage, 0.15, 1.0)
    output = np.minimum(inertia * previous + (1 - inertia) * output, np.maximum(possible, 0.0))
    supply = output * at_home + imported + inventories
    total = delivered.sum(axis=1)
    within = np.minimum(1.0, supply[goods] / np.maximum(total, 1e-12))[:, None, :]
    used, given, claimed = (np.zeros_like(supply) for _ in range(3))
    used[goods] = np.minimum(in_hand * within, per_unit * output).sum(axis=1)
    given[goods] = (delivered * within).sum(axis=1)
    claimed[goods] = claims.total
    remainder = np.maximum(supply - used, 0.0)
    wanted_stock = stock_cover * np.maximum(output, 0.02 * base_output / 4) + (given - used)
    kept = np.minimum(remainder * storable, wanted_stock)
    lost = kept * stock_loss
    return Output(
        output=output,
        used=used,
        delivered=given,
        claimed=claimed,
        shortage=shortage,
        final=remainder - kept,
        lost=lost,
        inventories=kept - lost,
    )
