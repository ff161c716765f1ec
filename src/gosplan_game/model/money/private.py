"""Leases, foreign concessions and licensed trade.

    leased' = leased + v (order - leased)
    idle plant of a branch that leaseholders start = e leased w (1 - u)
    licensed share of retail = p0 freedom^f (1 - collectivised)
    freedom of carts and bags = max(freedom, b)
    profit kept = margin (leased product + licensed turnover), what the till does not see again
    F' = F + i access (A - F)^+ - c (F - A)^+,    A = order x most that would come x (1 - record)

Small works stood idle in 1921 for want of fuel, raw material and a master. Whoever leased one
brought his own and paid a rent in kind or money; what he earned was his. Foreigners who
took a mine, a forest or a plant brought machines, paid a share to the treasury and took
their profit abroad. Ended, a concession was bought out with long bonds, in part. No order of
1918-20 kept bagmen from the towns: where trade is closed, grain is carried as it was in the
hardest winters.

Source: form ours. Bagmen: half and more of the bread of towns in 1918-19 (Kritsman 1924; Lih 1990).
Leases: decree of 5 July 1921; some 3,800 works with 68 thousand workers by
September 1922 (Carr 1952, vol. 2, from memory). Concessions: output of 11.5 and 35.4 million
roubles in 1924/25 and 1925/26; Harriman's manganese was bought out in 1928 and the Lena Goldfields,
wound up in 1930, settled with in 1934 with bonds (Sutton 1968, from memory). Private trade: near
two fifths of retail in 1926 and a fifth in 1928 (Carr and Davies 1969; Larin 1927, from memory).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from gosplan_game.core.quantities import Array


class Concessions(NamedTuple):
    """Foreign concessions after a quarter, million gold roubles, (B,)."""

    capital: Array
    arrived: Array
    """Machines that the holders brought in."""
    closed: Array
    bought_out: Array
    """Bonds given for what was closed; they fall due with the long debt."""
    profit: Array
    """What the holders wish to take abroad."""
    rent: Array
    """Share of the product paid to the treasury, at the prices of 1928."""


def leased(*, leased: Array, ordered: Array, speed: Array) -> Array:
    """Return the share of small works under lease after a quarter, (B,).

    Args:
        leased: Share, (B,).
        ordered: Share that may be let, (B,).
        speed: v, share of the gap closed in a quarter, (1|B,).
    """
    return leased + speed * (ordered - leased)


def restarted(*, leased: Array, small_works: Array, readiness: Array, effect: Array) -> Array:
    """Return the plant that leaseholders bring back in a quarter, share of a branch's, (S, B).

    Args:
        leased: Share of small works under lease, (B,).
        small_works: w, share of a branch's plant in works small enough to let, (S, 1|B).
        readiness: u, share of plant fit to run, (S, B).
        effect: e, share of leased idle works started in a quarter, (1|B,).
    """
    started: Array = effect * leased * small_works * (1 - readiness)
    return started


def licensed_share(
    *, freedom: Array, collectivised: Array, full: Array, elasticity: Array
) -> Array:
    """Return the share of retail trade in the hands of licensed traders, (B,).

    On the markets of collective farms no trader stands between.

    Args:
        freedom: Of private trade, 0 to 1, (B,).
        collectivised: Share of the country's peasants, (B,).
        full: p0, share where trade is wholly free, (1|B,).
        elasticity: f, of the share to freedom, (1|B,).
    """
    return full * freedom**elasticity * (1 - collectivised)


def carrying(*, freedom: Array, bagmen: Array) -> Array:
    """Return how freely grain is carted and carried to markets in fact, 0 to 1, (B,).

    Args:
        freedom: Of private trade, as ordered, (B,).
        bagmen: b, freedom that they take where all trade is closed, (1|B,).
    """
    return np.maximum(freedom, bagmen)


def concessions(
    *,
    capital: Array,
    ordered: Array,
    access: Array,
    record: Array,
    most: Array,
    entry: Array,
    closing: Array,
    compensation: Array,
    profit_rate: Array,
    rent_rate: Array,
) -> Concessions:
    """Return the concessions after a quarter.

    Args:
        capital: F, (B,).
        ordered: How far foreigners are admitted, 0 to 1, (B,).
        access: How far foreign markets are open, 0 to 1, (1|B,).
        record: Memory of unpaid debts: who was not paid does not come, (B,).
        most: Most capital that would come, (1|B,).
        entry: i, share of the gap that comes in a quarter, (1|B,).
        closing: c, share of the excess wound up in a quarter, (1|B,).
        compensation: Share of what is wound up that is bought out, (1|B,).
        profit_rate: A year, (1|B,).
        rent_rate: A year, (1|B,).
    """
    admitted = ordered * most
    arrived = entry * access * np.maximum(admitted * (1 - record) - capital, 0.0)
    closed = closing * np.maximum(capital - admitted, 0.0)
    return Concessions(
        capital=capital + arrived - closed,
        arrived=arrived,
        closed=closed,
        bought_out=compensation * closed,
        profit=profit_rate / 4 * capital,
        rent=rent_rate / 4 * capital,
    )
