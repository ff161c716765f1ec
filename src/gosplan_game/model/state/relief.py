"""Relief: kitchens are opened where people hunger and feed by the head.

    q = a min(c h_d, 1) + (1 - a) min(c h_o, 1)      hungry, of the villagers of a region
    W = q p r/4                                      what kitchens for all of them would cook
    given_r = W_r min(1, G / sum W),    s = given / W
    h = sqrt(1 - s) h_r                              hunger of the region beside its kitchens

A committee counts the hungry, not the empty barns: a region that buys its bread has bare barns and
eats, and one whose mean is fed may starve in a part. Nobody measures what each house lacks: who is
on the list gets the ration of the kitchen, and who is not gets nothing. G is what is
sent; what is beyond rations for all is not unloaded. Hunger adds up by its square, as deaths do,
so that a share s fed takes that share of the squares away.

Source: form ours; kitchens of the American Relief Administration were opened by district and
village committee, by lists of the hungry, a child's meal a day and from March 1922 a pound of
maize for an adult, 10.5 million rations a day in August: Fisher (1927), The Famine in Soviet
Russia.
"""

from __future__ import annotations

import numpy as np

from gosplan_game.core.quantities import Array, clipped


def hungry(*, hunger: Array, onset: Array) -> Array:
    """Return the share of people below bare life at a depth of hunger, min(c h, 1).

    Args:
        hunger: h, depth in a place whose houses differ, 0 to 1, any shape.
        onset: c, share hungry for each point of a shallow hunger, (1|B,).
    """
    return clipped(onset * hunger, 0.0, 1.0)


def missing(
    *,
    people: Array,
    food_wish: Array,
    bare: Array,
    dry_hunger: Array,
    hunger: Array,
    dry_part: Array,
) -> Array:
    """Return the food that villages miss for bare life in a quarter, Mt, (R, B).

    p (f/4) b (a h_d + (1 - a) h_o): what they would buy if they could.

    Args:
        people: p, villagers, million, (R, B).
        food_wish: f, t a head a year, (R, 1|B).
        bare: b, food against wish that keeps people alive, (1|B,).
        dry_hunger: h_d, depth of hunger in the dry part, 0 to 1, (R, B).
        hunger: h_o, of the rest, (R, B).
        dry_part: a, (R, 1|B).
    """
    depth = dry_part * dry_hunger + (1 - dry_part) * hunger
    lacking: Array = people * (food_wish / 4) * bare * depth
    return lacking


def wanted(*, hungry: Array, ration: Array) -> Array:
    """Return what kitchens for all the hungry would cook in a quarter, W, Mt, (R, B).

    Args:
        hungry: People below bare life, million, (R, B).
        ration: r, of a kitchen, t a head a year, (1|B,).
    """
    rations: Array = hungry * (ration / 4)
    return rations


def shared(*, amount: Array, want: Array) -> Array:
    """Return what of an amount each region's hungry are given, Mt, (R, B).

    Args:
        amount: G, Mt in the quarter, (B,).
        want: W, Mt, (R, B).
    """
    given: Array = want * np.minimum(1.0, amount / np.maximum(want.sum(axis=0), 1e-9))
    return given


def fed(*, given: Array, want: Array) -> Array:
    """Return the share of the hungry that kitchens feed, s, (R, B).

    Args:
        given: Cooked in the quarter, Mt, (R, B).
        want: W, Mt, (R, B).
    """
    return clipped(given / np.maximum(want, 1e-9), 0.0, 1.0)


def eaters(*, given: Array, ration: Array) -> Array:
    """Return who eats in kitchens, million, (R, B).

    Args:
        given: Cooked in the quarter, Mt, (R, B).
        ration: r, t a head a year, (1|B,).
    """
    people: Array = given / (ration / 4)
    return people


def beside_kitchens(*, hunger: Array, fed: Array) -> Array:
    """Return the depth of a region's hunger when a share is fed, sqrt(1 - s) h, (R, B).

    Args:
        hunger: h, without kitchens, 0 to 1, (R, B).
        fed: s, (R, B).
    """
    return hunger * np.sqrt(1 - fed)
