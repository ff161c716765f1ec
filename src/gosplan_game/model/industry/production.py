"""Production: capacity, claims on materials, rationing, output.

    C_i = X28_i z_i [(1-a)(u K/K28)^r + a (L/L28)^r]^(1/r) q/q28 (1 - w_i (1 - c))
    claim_ij = a_ij norm [b T_j + (1 - b) C_j]
    in hand_ij = delivered_ij [1 - h b (1 - supply_i/claims_i)^+]
    X_j = min(C_j e_j, plan ceiling) (1 - lam max_i shortage_ij)

Enterprises claim inputs for their targets. Deliveries go by rank and claim; what
exceeds need is hoarded. Rank alone parts a favoured branch from a neglected one: who is
last gets less, and what is missing hurts all alike. So a target above capacity starves
others, and one below it leaves plant idle. Planners balance in a few rounds only, as
Gosplan did, and the further they must cut claims, the more goods lie with those who
claimed well while others stand still: tautness everywhere is not neutral.

Source: form ours, docs/model.md (24)-(29); Montias (1959), Levine (1959), Manove (1971) on
rounds and ranks; Kornai (1980) on shortage that breeds hoarding; Weitzman (1980)
on effort under a ratchet; coefficients estimated or guessed, as the
scenario states.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from gosplan_game.core.quantities import Array, clipped

ROUNDS = 4
"""Rounds of balancing within a quarter (Montias)."""


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
    repair: Array,
    hands: Array,
    speed: Array,
    aim: Array,
) -> Array:
    """Return the share of plant fit to run, (S, B): idle works come back as a logistic.

    u' = u + rho u (v - u) food^0.5 fuel money parts hands, at most 1.

    Idle works were restored with parts and materials that new works also want, by people.

    Args:
        readiness: u, (S, B).
        food: Town food against wish, (B,).
        fuel: Fuel against need, (B,).
        working_capital: Credit and trade that keep works running, (B,).
        repair: Effect of the capital goods left for repair, 1 where they suffice, (B,).
        hands: People who work or seek work against those of 1928, (B,).
        speed: rho a quarter, (S, 1|B).
        aim: v, share that works are restored toward; above 1, so that the last of them come
            back in a finite time, (1|B,).
    """
    supplies = np.sqrt(clipped(food, 0.3, 1.0)) * clipped(fuel, 0.2, 1.0) * working_capital
    help_given = supplies * repair * np.minimum(hands, 1.0)
    return np.minimum(readiness + speed * readiness * (aim - readiness) * help_given, 1.0)


def capacity(
    *,
    base_output: Array,
    technique: Array,
    running_capital: Array,
    employment_ratio: Array,
    quality: Array,
    commanders: Array,
    labour_share: Array,
    substitution: Array,
    terror_effect: Array,
) -> Array:
    """Return the output that plant and people could give, plan units a quarter, (S, B).

    A constant elasticity of substitution below one: much plant with few hands, or many
    hands with little plant, give less than a Cobb-Douglas function would have it.
    Weitzman (1970) found 0.4 for Soviet industry.

    Args:
        base_output: X28 a year, plan units, (S, 1|B).
        technique: z, 1928 = 1, (S, B).
        running_capital: u K over K28, (S, B).
        employment_ratio: L over L28, (S, B).
        quality: q over q28, (S, B).
        commanders: c, share of posts held by practised directors and engineers, (B,).
        labour_share: a, (1|B,).
        substitution: Elasticity s, r = 1 - 1/s, (1|B,).
        terror_effect: w, capacity lost without any of them, (S, 1|B).
    """
    ratio = np.maximum(employment_ratio, 1e-4) / np.maximum(running_capital, 1e-4)
    power = 1 - 1 / substitution
    mixed = (1 - labour_share + labour_share * ratio**power) ** (1 / power)
    led = 1 - terror_effect * (1 - commanders)
    return base_output / 4 * technique * running_capital * mixed * quality * led


def effort(
    *,
    tautness: Array,
    plan_binding: Array,
    usual: Array,
    slope: Array,
    collapse: Array,
    limit: Array,
) -> Array:
    """Return the effect of taut targets on work, (S, B).

    e = 1 + b [c (y - y0) - d max(0, y - y1)^2], y = T/C clipped to 0.3-1.8.

    Args:
        tautness: y, target over capacity, (S, B).
        plan_binding: b, (B,).
        usual: y0, tautness that neither drives nor slackens, (1|B,).
        slope: c, (1|B,).
        collapse: d, (1|B,).
        limit: y1, (1|B,).
    """
    y = clipped(tautness, 0.3, 1.8)
    over = np.maximum(y - limit, 0.0)
    return 1 + plan_binding * (slope * (y - usual) - collapse * over * over)


def hoarding_on_credit(*, hoarding: Array, credit: Array, response: Array) -> Array:
    """Return the share of deliveries put by per share of claims cut, (B,).

    h (1 + r max(credit - 1, 0)): who is paid by the bank whether he sells or not has no reason to
    part with what he claimed. From the credit reform of January 1930 deliveries were paid for by
    the plan, whatever came; stocks piled up until it was undone in 1931 (Davies 1958, ch. 6).

    Args:
        hoarding: h, at credit that covers need, (1|B,).
        credit: Bank credit against need, (B,).
        response: r, (1|B,).
    """
    return hoarding * (1 + response * np.maximum(credit - 1, 0.0))


def grain_at_hand(*, marketings: Array, issued: Array, plan_binding: Array) -> Array:
    """Return the grain that industry can work up, 1928 = 1, (B,): (1 - b) m + b g.

    Mills and distilleries of the NEP bought on markets. Where plans bind they live on what the
    state's stores leave them behind the army, exports and relief, beside the towns: bread for
    towns above a store's pace is spirits, groats and sweets not made.

    Args:
        marketings: m, grain brought to all markets, 1928 = 1, (B,).
        issued: g, grain that the state gave industry, 1928 = 1, (B,).
        plan_binding: b, 0 to 1, (B,).
    """
    return marketings + plan_binding * (issued - marketings)


def products(*, wanted: Array, workshops: Array, makes: Array, standing: Array) -> Array:
    """Return named products of a quarter, units, (P, B): never above what plants can make.

    Tractors come from tractor works: without the works no share of machine-building
    makes them.

    Args:
        wanted: A branch's output times the product's share of it, units, (P, B).
        workshops: Capacity of works that are no named project, units a year, (P, 1|B).
        makes: What each project can make a year, units, (J, P, 1).
        standing: Share of each project handed over, (J, B).
    """
    plants = makes[:, :, 0].T @ standing
    return np.minimum(wanted, (workshops + plants) / 4)


class _Claims(NamedTuple):
    """Claims on each good; they do not change between rounds."""

    by_user: Array
    """(I, S, B)"""
    total: Array
    """(I, B)"""
    weight: Array
    """Sum weighted by rank, (I, B)."""
    priority: Array
    """Rank of users, (1, S, B)."""


def _claims(by_user: Array, priority: Array) -> _Claims:
    total, weight = by_user.sum(axis=1), (by_user * priority).sum(axis=1)
    return _Claims(by_user, total, np.maximum(weight, 1e-12), priority[None])


def _deliveries(claims: _Claims, supply: Array) -> Array:
    """Ration each good among users by rank; share of each claim delivered, (I, S, B).

    First everybody gets by rank, at most what was claimed; what is left is shared out in
    proportion to what is still open. So claims that supply covers are met in full.
    """
    by_rank = claims.priority * (supply / claims.weight)[:, None, :]
    np.minimum(by_rank, 1.0, out=by_rank)
    first = (claims.by_user * by_rank).sum(axis=1)
    still_open = np.maximum(claims.total - first, 1e-12)
    second = clipped((supply - first) / still_open, 0.0, 1.0)
    met = 1 - by_rank
    met *= second[:, None, :]
    met += by_rank
    return met


def rationed(*, by_user: Array, priority: Array, supply: Array) -> Array:
    """Return what each user is given of each good, plan units, (I, S, B).

    Args:
        by_user: Claims of user j on good i, plan units, (I, S, B).
        priority: Rank of users, (S, B).
        supply: What there is of each good, plan units, (I, B).
    """
    return by_user * _deliveries(_claims(by_user, priority), supply)


def _idle(claims: _Claims, supply: Array, hoarding: Array, limit: Array) -> Array:
    """Return the share of deliveries that lies idle with those who claimed it, (I, B)."""
    cut = np.maximum(1 - supply / np.maximum(claims.total, 1e-12), 0.0)
    return np.minimum(hoarding * cut, limit)


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
    sound: Array,
    coefficients: Array,
    norm: Array,
    fuel_ratio: Array,
    priority: Array,
    raw_limit: Array,
    final_share: Array,
    base_output: Array,
    season_of_work: Array,
    shortage_effect: Array,
    hoarding: Array,
    hoarding_limit: Array,
    overfulfilment: Array,
    stock_cover: Array,
    stocks_at_hand: Array,
    overstock: Array,
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
        sound: Use of a unit kept at home against a unit of 1928, (S, B).
        coefficients: a_ij, input i per unit of j, plan units, (S, S, 1|B).
        norm: Input norms against 1928, (B,).
        fuel_ratio: Use of each good against the norm by user, where water and local fuel spare
            it (`power.fuel_ratio`), (S, S, B).
        priority: Rank of users, (S, B).
        raw_limit: Ceiling from farm raw materials, share of capacity, (S, B).
        final_share: Share of last output that final users claim first, (S, 1|B).
        base_output: X28 a year, (S, 1|B).
        season_of_work: Pace of the quarter above that of an even year where plans bind, (1|B,).
        shortage_effect: lam, (1|B,).
        hoarding: Share of deliveries put by or misplaced per share of claims cut, (1|B,).
        hoarding_limit: Largest share of deliveries that lies idle, (1|B,).
        overfulfilment: Greatest output over target where plans bind, (1|B,).
        stock_cover: Stocks wanted, quarters of output, (1|B,).
        stocks_at_hand: Share of opening stocks that can be shared out at once, (1|B,).
        overstock: Output not made per wanted stock in excess, where plans do not bind, (1|B,).
        storable: Share of a remainder that can be kept, (S, 1|B).
        stock_loss: Loss of stocks a quarter, (1|B,).
        inertia: Weight of last quarter's output, (1|B,).
    """
    goods = np.flatnonzero((coefficients > 0).any(axis=(1, 2)))
    coefficients = coefficients[goods]
    pace = 1 + plan_binding * season_of_work
    possible = capacity * effort * pace * raw_limit
    ceiling = np.maximum(target / 4 * overfulfilment * pace, 1e-3 * base_output / 4)
    cover = inventories / np.maximum(stock_cover * base_output / 4, 1e-9)
    glut = clipped(1 + overstock - overstock * cover, 0.6, 1.0)
    possible = possible * (1 - (1 - plan_binding) * (1 - glut))
    possible = (1 - plan_binding) * possible + plan_binding * np.minimum(possible, ceiling)
    activity = plan_binding * target / 4 + (1 - plan_binding) * possible
    per_unit = coefficients * norm
    per_unit *= fuel_ratio[goods]
    claims = _claims(per_unit * activity, priority)
    users = coefficients > 0
    strangers = np.where(users, 0.0, np.inf)
    claimed_of_need = np.where(users.any(axis=0), activity / np.maximum(possible, 1e-12), 1.0)
    output = possible
    first_final = final_share * np.minimum(previous, possible)
    at_home = (1 - exported_share) * sound
    kept_home = at_home[goods]
    brought = (imported + stocks_at_hand * inventories - first_final)[goods]
    put_by = hoarding * plan_binding
    for _ in range(ROUNDS):
        made = output[goods]
        supply = np.maximum(made * kept_home + brought, 0.0)
        met = _deliveries(claims, supply)
        at_work = 1 - _idle(claims, supply, put_by, hoarding_limit)
        at_hand = met * at_work[:, None, :]
        at_hand += strangers
        scarcest = at_hand.min(axis=0, initial=np.inf)
        shortage = clipped(1 - claimed_of_need * scarcest, 0.0, 1.0)
        output = possible * np.maximum(1 - shortage_effect * shortage, 0.15)
    output = np.minimum(inertia * previous + (1 - inertia) * output, np.maximum(possible, 0.0))
    supply = output * at_home + imported + inventories
    met *= claims.by_user
    asked = met.sum(axis=1)
    within = np.minimum(1.0, supply[goods] / np.maximum(asked, 1e-12))
    met *= (within * at_work)[:, None, :]
    used, given, claimed = np.zeros_like(supply), np.zeros_like(supply), np.zeros_like(supply)
    used[goods] = np.minimum(met, per_unit * output).sum(axis=1)
    given[goods] = asked * within
    claimed[goods] = claims.total
    remainder = np.maximum(supply - used, 0.0)
    wanted_stock = stock_cover * np.maximum(output, 1e-3 * base_output / 4) + (given - used)
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
