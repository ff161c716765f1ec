"""Drought inside a region: the dry part of it loses first.

    w   = min(y / g, 1)                       weather of the region beside the country's
    w_d = max(1 - (1 - w) / a, b w)           and that of its dry part
    c_d = max(1 - (1 - c) / a, b c)           sown there of what was meant, c in the region
    z   = 1 - w_d c_d / (w c)                 how far its harvest lies below the region's
    z_q = min(z (e + (2 - 2e) q/3), 1)        how much of that is felt q quarters after it
    n_d = n (1 - z_q (1 - m))                 its food, when a part m is made up by the rest
    n_o = (n - a n_d) / (1 - a)               food of the rest
    h   = sqrt(a h(n_d)^2 + (1 - a) h(n_o)^2)

A region's mean hides a famine in a part of it: in 1921 the harvest failed on the steppe of southern
Ukraine while the north of it fed itself, and the tax in kind of the whole went to Russia.
From 0.2 to 1.0 million died there in 1921-23. The mean of food stays what it is;
hunger adds up by its square, as deaths do. A poor year of the whole country, g, the mean of its
three best regions, is poor in every part: it is what a region lost beside the others
that was lost in one part of it. Houses eat what they reaped while it lasts, so that a
year's want is small after the harvest (e below one) and greatest before the next. What
kitchens cook is told in `gosplan_game.model.state.relief`.

Seed is what a house has left when it has fed itself. Houses of a part whose grain covers Q of
seed s and bare food f together hold some x, logistic about Q (f + s) with scale b, and keep of
their seed, with b = k Q (f + s) and L(y) = ln(1 + e^y),

    kept(Q) = E min(max((x - f)/s, 0), 1)
            = (b/s) (L((Q (f + s) - f)/b) - L((Q - 1)(f + s)/b))

The dry part holds (1 - z) Q and eats what the region's mean would have sown. Who is fed does not
touch it: villages that buy their bread sow with less grain in the barn than they will eat. So

    lost = (1 - v) [a e(n_d) (1 - kept(Q_d)) + (1 - a) e(n_o) (1 - kept(Q_o))],
    e = (1 - n)/(1 - bare)

of the seed is gone: a part v is lent by neighbours, or the field is sown by them for half of what
it bears. A kolkhoz keeps its seed under one lock. What was not sown is missing in the
same part's next harvest, so that hunger there outlives its drought, as in southern Ukraine and on
the Volga in the winter of 1922-23.

Source: form ours; the twenty worst provinces of 1921 harvested 2.9 Mt against 8.5 in 1920
and about 20 before the war; southern Ukraine: Kulchytsky (2002), range after the literature.
Registered deaths of the Volga rose from the autumn of 1921 to the spring of 1922, those of Ukraine
to June 1933.
Cereal area of 1922 against 1920: Volga -37 %, Urals -50 %, south-east -31 %, centre +27 %
(Dronin and Bellinger 2005, table 4.1, after the statistical yearbooks).
"""

from __future__ import annotations

import numpy as np

from gosplan_game.core.quantities import Array, clipped

BEST = 3
"""Regions by which a year is measured: it is as good as in these, the best of it."""

LAST_QUARTER = 3
"""The last before a harvest, counted from that of the one before."""


def drought(*, weather: Array, cover: Array, dry_part: Array, floor: Array) -> Array:
    """Return how far the harvest of the dry part lies below the region's, share, (R, B).

    Args:
        weather: y, yield factor of the region, (R, B).
        cover: c, area sown of what was meant to be, (R, B).
        dry_part: a, share of the region that dries first, 0 where all is alike, (R, 1|B).
        floor: b, what the dry part has of the region's in the worst of droughts, which reach
            the rest too, (1|B,).
    """
    part = np.maximum(dry_part, 1e-9)
    best = np.sort(weather, axis=0)[-BEST:]
    general = best.sum(axis=0) / np.ones_like(best).sum(axis=0)
    grown = _behind(clipped(weather / general, 1e-3, 1.0), part, floor)
    sown = _behind(clipped(cover, 1e-3, 1.0), part, floor)
    return (1 - grown * sown) * (dry_part > 0)


def _behind(share: Array, part: Array, floor: Array) -> Array:
    """Return what a part has of the region's share when it bears the whole loss, at least floor."""
    return np.maximum((1 - (1 - share) / part) / share, floor)


def felt(*, drought: Array, since_harvest: int, at_harvest: Array) -> Array:
    """Return how far the food of the dry part lies below the region's in a quarter, z_q, (R, B).

    Args:
        drought: z, of the last harvest, (R, B).
        since_harvest: q, quarters since that of the harvest, 0 to 3.
        at_harvest: e, share of the year's mean want felt in the quarter of the harvest, (1|B,).
    """
    pace = at_harvest + (2 - 2 * at_harvest) * (since_harvest / LAST_QUARTER)
    return np.minimum(drought * pace, 1.0)


def split_food(
    *, nutrition: Array, drought: Array, dry_part: Array, made_up: Array
) -> tuple[Array, Array]:
    """Return food against wish in the dry part and in the rest, two of (R, B).

    Args:
        nutrition: n, mean of the region, (R, B).
        drought: z_q, as it is felt, (R, B).
        dry_part: a, (R, 1|B).
        made_up: m, part of the gap that the rest of the region makes up, (1|B,).
    """
    dry = nutrition * (1 - drought * (1 - made_up))
    return dry, (nutrition - dry_part * dry) / np.maximum(1 - dry_part, 1e-9)


def mean_hunger(*, dry: Array, rest: Array, dry_part: Array) -> Array:
    """Return the depth of hunger whose square is the mean of squares, (R, B).

    Args:
        dry: Hunger of the dry part, 0 to 1, (R, B).
        rest: Hunger of the rest, 0 to 1, (R, B).
        dry_part: a, (R, 1|B).
    """
    return np.sqrt(dry_part * dry * dry + (1 - dry_part) * rest * rest)


def seed_kept(
    *,
    grain: Array,
    seed: Array,
    bare_food: Array,
    drought: Array,
    dry_part: Array,
    spread: Array,
    in_common: Array,
    nutrition: Array,
    bare: Array,
    made_up: Array,
    lent: Array,
) -> Array:
    """Return the share of its seed that a region still has when houses have eaten, (R, B).

    Args:
        grain: Held by farms, Mt, (R, B).
        seed: s, wanted until the harvest, Mt, (R, B).
        bare_food: f, wanted until the harvest to stay alive, Mt, (R, B).
        drought: z, (R, B).
        dry_part: a, (R, 1|B).
        spread: k, how unequally houses hold grain, (1|B,).
        in_common: Share of the land whose seed lies under one lock, (R, B).
        nutrition: n, food of the region against wish, (R, B).
        bare: Food against wish that keeps people alive, (1|B,).
        made_up: m, part of the gap that the rest of the region makes up, (1|B,).
        lent: v, part of the eaten seed that others sow, (1|B,).
    """
    need = np.maximum(seed, 1e-9)
    wet = (1 - dry_part * (1 - drought)) / np.maximum(1 - dry_part, 1e-9)
    dry, rest = split_food(
        nutrition=nutrition, drought=drought, dry_part=dry_part, made_up=made_up
    )
    lost = dry_part * clipped((1 - dry) / (1 - bare), 0.0, 1.0) * (
        1 - _kept(grain * (1 - drought), need, bare_food, spread)
    ) + (1 - dry_part) * clipped((1 - rest) / (1 - bare), 0.0, 1.0) * (
        1 - _kept(grain * wet, need, bare_food, spread)
    )
    return 1 - (1 - in_common) * (dry_part > 0) * (1 - lent) * lost


def _kept(grain: Array, seed: Array, bare_food: Array, spread: Array) -> Array:
    """Return the share of seed left to houses that hold grain about a mean."""
    scale = spread * np.maximum(grain, 1e-6)
    left = (grain - bare_food) / scale
    whole: Array = np.logaddexp(0.0, left) - np.logaddexp(0.0, left - seed / scale)
    return whole * scale / seed
