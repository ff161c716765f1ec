"""Relief: kitchens go where people hunger and cook what is missing there for bare life.

    W = p (f/4) b (a h_d + (1 - a) h_o)       wanting in the quarter, p villagers, f their wish
    given_r = W_r min(1, G / sum W)

A committee counts the hungry, not the empty barns: a region that buys its bread has bare barns and
eats, and one whose mean is fed may starve in a part. G is what is sent, and what is sent beyond
the want of a quarter is not unloaded. It is eaten in its quarter by those it is cooked for.

Source: form ours; kitchens of the American Relief Administration were opened by district and
village committee, by lists of the hungry: Fisher (1927), The Famine in Soviet Russia.
"""

from __future__ import annotations

import numpy as np

from gosplan_game.core.quantities import Array


def wanted(
    *,
    people: Array,
    food_wish: Array,
    bare: Array,
    dry_hunger: Array,
    hunger: Array,
    dry_part: Array,
) -> Array:
    """Return the food that villages miss for bare life in a quarter, W, Mt, (R, B).

    Args:
        people: p, villagers, million, (R, B).
        food_wish: f, t a head a year, (R, 1|B).
        bare: b, food against wish that keeps people alive, (1|B,).
        dry_hunger: h_d, depth of hunger in the dry part, 0 to 1, (R, B).
        hunger: h_o, of the rest, (R, B).
        dry_part: a, (R, 1|B).
    """
    depth = dry_part * dry_hunger + (1 - dry_part) * hunger
    missing: Array = people * (food_wish / 4) * bare * depth
    return missing


def shared(*, amount: Array, want: Array) -> Array:
    """Return what of an amount each region's hungry are given, Mt, (R, B).

    Args:
        amount: G, Mt in the quarter, (B,).
        want: W, Mt, (R, B).
    """
    given: Array = want * np.minimum(1.0, amount / np.maximum(want.sum(axis=0), 1e-9))
    return given
