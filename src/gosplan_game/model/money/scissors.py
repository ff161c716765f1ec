"""The scissors: manufactures against grain.

    c = k (marketings/m28) / (a + (1 - a) goods)        the ratio that would clear
    list ratio = c x mark-up
    felt ratio = list                       if mark-up > 1   (goods pile up)
               = list^(1-b) c^b             if mark-up < 1   (queues, resale)

Syndicates with easy bank credit can wait for buyers: their mark-up rises with
credit and market power, falls with unsold stocks, and yields to a ceiling. Trusts
without credit must sell off stocks for bread, below what would clear (the
`razbazarivanie` of the first half of 1922). Where a list price lies below the clearing
price, queues, favour and resale take the difference: with b = 1 the village pays the
clearing price; above 1 it pays more, since cheap goods are bought up in towns before
they come to it (Novozhilov 1926; Johnson and Temin 1993).

Source: form ours, docs/model.md (8); Preobrazhensky (1926); Sah and Stiglitz (1984); Gregory and
Mokhtari (1993) on 1923; Carr (1952), vol. 2, on 1922; coefficients estimated or guessed.
"""

from __future__ import annotations

import numpy as np

from gosplan_game.core.quantities import Array, clipped


def clearing_ratio(
    *, marketings: Array, marketings_1928: Array, goods: Array, floor: Array, level: Array
) -> Array:
    """Return the price of manufactures in grain that would clear, 1913 = 1, (B,).

    Args:
        marketings: Grain brought to all markets, Mt a year, (B,).
        marketings_1928: Mt a year, (1|B,).
        goods: Consumer manufactures against 1928, (B,).
        floor: a, goods that never depend on industry, (1|B,).
        level: k, ratio of 1928, (1|B,).
    """
    supply = floor + (1 - floor) * goods
    return clipped(level * (marketings / marketings_1928) / np.maximum(supply, 0.02), 0.2, 6.0)


def market_power(*, power: Array, rivalry: Array, licensed: Array, usual: Array) -> Array:
    """Return the syndicates' market power where other sellers stand beside them, (B,).

    p' = max(p (1 + r (n - s)), 0): a trader next door sells what a syndicate holds back.

    Args:
        power: p, at the usual share, (1|B,).
        rivalry: r, (1|B,).
        licensed: s, share of retail trade in private hands, (B,).
        usual: n, that share in 1922-23, (1|B,).
    """
    return np.maximum(power * (1 + rivalry * (usual - licensed)), 0.0)


def markup(
    *,
    markup: Array,
    unsold: Array,
    credit: Array,
    ceiling: Array,
    power: Array,
    neutral_credit: Array,
    distress: Array,
    glut_drag: Array,
    adjustment: Array,
    enforcement: Array,
) -> Array:
    """Return list over clearing price after a quarter, (B,).

    m1 = m + v (max(1 + p (credit - k) - d unsold, f) - m);  m' = m1 - w (m1 - ceiling)^+

    Args:
        markup: m, (B,).
        unsold: Quarters of sales, (B,).
        credit: Bank credit against need, (B,).
        ceiling: Ordered, (B,).
        power: p, market power of the syndicates, (1|B,).
        neutral_credit: k, credit at which they neither wait nor sell off, (1|B,).
        distress: f, least mark-up of trusts that must sell off, (1|B,).
        glut_drag: d, (1|B,).
        adjustment: v, (1|B,).
        enforcement: w, share of the excess that an ordered ceiling takes in a quarter, (1|B,).
    """
    free = np.maximum(1 + power * (credit - neutral_credit) - glut_drag * unsold, distress)
    marked = markup + adjustment * (free - markup)
    return marked - enforcement * np.maximum(marked - ceiling, 0.0)


def unsold_goods(*, unsold: Array, markup: Array, response: Array, left: Array) -> Array:
    """Return manufactures without a buyer, quarters of sales, (B,).

    v' = max(0.75 v + r (m - 1) + l, 0): too dear for the village, or for anybody.

    Args:
        unsold: v, (B,).
        markup: m, list over clearing price, (B,).
        response: r, (1|B,).
        left: l, share of last quarter's goods that nobody had the money for, (B,).
    """
    return clipped(0.75 * unsold + response * (markup - 1) + left, 0.0, 3.0)


def felt_ratio(*, clearing: Array, markup: Array, resale: Array) -> Array:
    """Return the ratio that a peasant meets, queues and resale included, (B,).

    Args:
        clearing: c, (B,).
        markup: m, (B,).
        resale: b, share of the gap that scarcity takes back; above 1 cheap goods do not
            reach the village, (1|B,).
    """
    return np.where(markup >= 1, clearing * markup, clearing * markup ** (1 - resale))
