"""Collectivisation: how fast, how disruptive, how much is learned.

    c  = clip(s* - s, -pace, pace (1 + b))    s*_r = S* (1 + tilt_r (1 - S*))
    ds = min(c, 0) + f
    f (1 + u max(f - f0, 0) / (1 + b)) = max(c, 0)
    pressure = f (1 + k f)/2
    d' = m d + f

A faster quarter frightens more than in proportion, and a retreat does not undo
the disorder. A push beyond f0 in a quarter meets villages in uproar, which hold it back within the
same quarter: of the households driven into kolkhozy by 1 March 1930 a third had left by 1 April,
after 6,528 disturbances in that month (Viola 1996). By the autumn there were hardly a hundred a
month: what is left in fields and barns, d, outlasts the uproar. Brigades from towns (b) carry
the campaign further: 27,519 workers went out in the winter of 1929-30, to lead farms of whose work
they knew nothing, and most
had left by the end of 1931 (Viola 1987). Experience counts only as far as machines
replace lost horses: without that tie, faster collectivisation would wrongly cost fewer lives.

Source: form ours, after Davies & Wheatcroft (2004) and Hunter & Szyrmer (1992)
on draught power as the main loss; coefficients estimated; docs/model.md (5).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from gosplan_game.core.quantities import Array, clipped


class Campaign(NamedTuple):
    """Result of a quarter's campaign; all (R, B)."""

    collectivised: Array
    pressure: Array
    disruption: Array
    resisted: Array
    """Households that were pushed and held out, share."""
    leaving: Array
    """Households that left, share."""


def advance_campaign(
    *,
    collectivised: Array,
    disruption: Array,
    target: Array,
    pace: Array,
    tilt: Array,
    drive: Array,
    memory: Array,
    endured: Array,
    resistance: Array,
    shock: Array,
) -> Campaign:
    """Move the collectivised share towards its target.

    Args:
        collectivised: s, share of households at the quarter's start, (R, B).
        disruption: d, disorder carried over, (R, B).
        target: S*, national share ordered, (B,).
        pace: Greatest change a quarter, (B,).
        tilt: How far a region goes ahead of the nation, (R, 1|B).
        drive: b, what brigades from towns add to the pace, (B,).
        memory: Share of disorder that lasts a quarter, (1|B,).
        endured: f0, share of households that can be driven in a quarter without uproar, (1|B,).
        resistance: u, how far a push beyond it is held back, (1|B,).
        shock: k, how much more a faster quarter frightens than in proportion, (1|B,).

    Returns:
        Share, pressure of the campaign and disorder at the quarter's end; who held out, who left.
    """
    regional = clipped(target * (1 + tilt * (1 - target)), 0, 0.985)
    driven = 1 + drive
    change = clipped(regional - collectivised, -pace, pace * driven)
    push = np.maximum(change, 0)
    forced = np.minimum(push, _held_back(push, endured, resistance / driven))
    leaving = np.maximum(-change, 0)
    return Campaign(
        collectivised=collectivised + forced - leaving,
        pressure=np.minimum(forced * (1 + shock * forced) / 2, 0.9),
        disruption=np.minimum(memory * disruption + forced, 1.5),
        resisted=push - forced,
        leaving=leaving,
    )


def _held_back(push: Array, endured: Array, resistance: Array) -> Array:
    """Return the positive root f of f (1 + u (f - f0)) = push, stable where u is small."""
    slow = 1 - resistance * endured
    root: Array = 2 * push / np.maximum(slow + np.sqrt(slow * slow + 4 * resistance * push), 1e-9)
    return root


def led_by_strangers(
    *, care: Array, brigades: Array, kolkhoz_land: Array, ignorance: Array
) -> Array:
    """Return the care of field work under leaders from towns, (R, B).

    Args:
        care: Without them, (R, B).
        brigades: Workers from towns in the villages, thousand, (B,).
        kolkhoz_land: Share of the land that they lead, (R, B).
        ignorance: Care lost there for a thousand of them, (1|B,).
    """
    return care * (1 - np.minimum(ignorance * brigades, 0.3) * kolkhoz_land)


def kolkhoz_experience(
    *,
    experience: Array,
    collectivised: Array,
    pressure: Array,
    tractor_power: Array,
    tractors_needed: Array,
    start: Array,
) -> Array:
    """Return years of collective work, as far as machines let them count, (R, B).

    e' = (e + clip(T / (T1 max(s, 0.2)), 0.25, 1)/4) (1 - min(2 pressure, 0.3)),
    zero up to the start, where kolkhozy are too few to learn from each other.

    Args:
        experience: e, years, (R, B).
        collectivised: s, (R, B).
        pressure: Of this quarter's campaign: newcomers dilute experience, (R, B).
        tractor_power: T, million hp, (B,).
        tractors_needed: T1, million hp that a fully collective country needs, (1|B,).
        start: Share of households up to which nobody learns from another, (1|B,).
    """
    cover = clipped(tractor_power / (tractors_needed * np.maximum(collectivised, 0.2)), 0.25, 1)
    grown = (experience + cover / 4) * (1 - np.minimum(2 * pressure, 0.3))
    return np.where(collectivised > start, grown, 0.0)


def farm_skill(*, skill: Array, expropriated: Array, loss: Array, recovery: Array) -> Array:
    """Return the skill of the farmers left, (R, B).

    k' = k (1 - loss x) + recovery (1 - k), with x the share of households
    expropriated in the quarter. Expropriation takes the able farmers first:
    4 % of households cost 3 to 6 % of care.

    Args:
        skill: k, 1928 = 1, (R, B).
        expropriated: x, share of households this quarter, (B,).
        loss: Care lost per share of households, (1|B,).
        recovery: Share of the gap closed in a quarter, (1|B,).
    """
    return clipped(skill * (1 - loss * expropriated) + recovery * (1 - skill), 0.3, 1.1)


def implements(*, implements: Array, goods: Array, recovery: Array) -> Array:
    """Return the state of ploughs, carts and harness, 1928 = 1, (R, B).

    i' = i + r min(goods, 1.2) (1 - i): villages mend as industry gives them goods.

    Args:
        implements: i, (R, B).
        goods: Consumer manufactures against 1928, (B,).
        recovery: r, (1|B,).
    """
    return implements + recovery * clipped(goods, 0.0, 1.2) * (1 - implements)
