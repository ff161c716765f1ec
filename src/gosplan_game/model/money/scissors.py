"""The scissors: manufactures against grain.

    c = k (4 w)^g (marketings/m28) / (a + (1 - a) goods (1 + s v))   the ratio that would clear
    list ratio = c x mark-up
    felt ratio = list                       if mark-up > 1   (goods pile up)
               = list^(1-b) c^b             if mark-up < 1   (queues, resale)

Stocks v are carried on credit: what is held back while it is easy is missing on the market, and
what is sold off, s a quarter, when it is cut brings the clearing price down (Dobb 1948). Grain is
cheap in autumn and dear in spring, so that the ratio as counted moves with the season.

Syndicates with easy bank credit can wait for buyers: their mark-up rises with
credit and market power, falls with unsold stocks, and yields to a ceiling. Power is that
of a large seller beside a fringe of small ones: what traders sell is lost to him, and they
sell more when he asks more. A ceiling above the list does nothing. Trusts
without credit must sell off stocks for bread, below what would clear (the
`razbazarivanie` of the first half of 1922). Where a list price lies below the clearing
price, queues, favour and resale take the difference: with b = 1 the village pays the
clearing price; above 1 it pays more, since cheap goods are bought up in towns before
they come to it (Novozhilov 1926; Johnson and Temin 1993).

Source: form ours, docs/model.md (8); Preobrazhensky (1926); Dobb (1948), ch. 7; Sah and
Stiglitz (1984); Gregory and Mokhtari (1993) on 1923; Carr (1952), vol. 2, on 1922;
the large seller and his fringe after Forchheimer (1908) and Saving (1970); who the fringe of
1922-23 was, Banerji (1997); coefficients estimated or guessed.
"""

from __future__ import annotations

import numpy as np

from gosplan_game.core.quantities import Array, clipped


def clearing_ratio(
    *,
    marketings: Array,
    marketings_1928: Array,
    goods: Array,
    unsold: Array,
    sale: Array,
    floor: Array,
    level: Array,
) -> Array:
    """Return the price of manufactures in grain that would clear over a year, 1913 = 1, (B,).

    What was held back before is sold beside what is made: a glut built up at high lists
    is what brings them down once it must be sold.

    Args:
        marketings: Grain brought to all markets, Mt a year, (B,).
        marketings_1928: Mt a year, (1|B,).
        goods: Consumer manufactures made and bought abroad, against 1928, (B,).
        unsold: v, manufactures in store, quarters of sales, (B,).
        sale: s, share of them brought to market in a quarter, (1|B,).
        floor: a, goods that never depend on industry, (1|B,).
        level: k, ratio of 1928, (1|B,).
    """
    supply = floor + (1 - floor) * goods * (1 + sale * unsold)
    return clipped(level * (marketings / marketings_1928) / np.maximum(supply, 0.02), 0.2, 6.0)


def in_season(*, clearing: Array, season_share: Array, season_price: Array) -> Array:
    """Return the price of manufactures in grain that clears in the quarter, 1913 = 1, (B,).

    c (4 w)^g: grain is cheap when it is carted and dear in spring, by less than its flow varies,
    for whoever can store it waits. Peasants know the seasons, and go by the year.

    Args:
        clearing: c, over a year, (B,).
        season_share: w, usual share of the year's sales of grain in the quarter, (1|B,).
        season_price: g, fall of the grain price per rise of its flow in the season, (1|B,).
    """
    found: Array = clearing * (4 * season_share) ** season_price
    return found


def sold_off(*, share: Array, credit: Array, neutral_credit: Array) -> Array:
    """Return the share of unsold goods that is brought to market in the quarter, (B,).

    s = min(s0 k / credit, 1): stocks are carried on credit. Who gets as much as he needs and
    more waits for buyers; who must pay wages and bills without it sells off what he has.

    Args:
        share: s0, where credit makes syndicates neither wait nor sell off, (1|B,).
        credit: Bank credit against need, (B,).
        neutral_credit: k, (1|B,).
    """
    return np.minimum(share * neutral_credit / np.maximum(credit, 0.05), 1.0)


def market_power(
    *, power: Array, rivalry: Array, licensed: Array, foreign: Array, bound: Array
) -> Array:
    """Return the syndicates' market power where other sellers stand beside them, (B,).

    p' = p (1 - b) (1 - s) (1 - i) / (1 + r s): the mark-up of a seller with the share 1 - s of
    a market is in that proportion to a sole seller's, for the demand left to him answers his price
    by its own response and by what traders next door then sell more. Goods that are bought
    abroad were never the syndicates' to hold. That a licensed trader's whole counter is his own,
    and not the syndicate's, is a judgement: he also sells what leaseholders and craftsmen make.
    Where plans bind, lists are set for syndicates.

    Args:
        power: p, where nobody else sells, (1|B,).
        rivalry: r, supply of traders to the list price against the demand's response, (1|B,).
        licensed: s, share of retail trade in private hands, (B,).
        foreign: i, share of the goods on sale that come from abroad, (B,).
        bound: b, how far plans bind, 0 to 1, (B,).
    """
    theirs = np.maximum(1 - licensed, 0.0) / (1 + rivalry * licensed)
    return power * (1 - bound) * theirs * np.maximum(1 - foreign, 0.0)


def asked(
    *,
    unsold: Array,
    credit: Array,
    power: Array,
    neutral_credit: Array,
    distress: Array,
    glut_drag: Array,
) -> Array:
    """Return the list over clearing price that syndicates aim at of themselves, (B,).

    a = max(1 + p (credit - k) - d unsold, f)

    Args:
        unsold: Quarters of sales, (B,).
        credit: Bank credit against need, (B,).
        power: p, market power of the syndicates, (1|B,).
        neutral_credit: k, credit at which they neither wait nor sell off, (1|B,).
        distress: f, least mark-up of trusts that must sell off, (1|B,).
        glut_drag: d, (1|B,).
    """
    return np.maximum(1 + power * (credit - neutral_credit) - glut_drag * unsold, distress)


def markup(
    *,
    markup: Array,
    asked: Array,
    ceiling: Array,
    adjustment: Array,
    enforcement: Array,
) -> Array:
    """Return list over clearing price after a quarter, (B,).

    m1 = m + v (a - m);  m' = m1 - w (m1 - ceiling)^+

    Args:
        markup: m, (B,).
        asked: a, what syndicates aim at, (B,).
        ceiling: Ordered, (B,).
        adjustment: v, (1|B,).
        enforcement: w, share of the excess that an ordered ceiling takes in a quarter, (1|B,).
    """
    marked = markup + adjustment * (asked - markup)
    return marked - enforcement * np.maximum(marked - ceiling, 0.0)


def unsold_goods(
    *, unsold: Array, markup: Array, sale: Array, response: Array, left: Array
) -> Array:
    """Return manufactures without a buyer, quarters of sales, (B,).

    v' = max((1 - s) v + r (m - 1) + l, 0): too dear for the village, or for anybody.

    Args:
        unsold: v, (B,).
        markup: m, list over clearing price, (B,).
        sale: s, share of earlier stocks brought to market in a quarter, (1|B,).
        response: r, (1|B,).
        left: l, share of last quarter's goods that nobody had the money for, (B,).
    """
    return clipped((1 - sale) * unsold + response * (markup - 1) + left, 0.0, 3.0)


def felt_ratio(*, clearing: Array, markup: Array, resale: Array) -> Array:
    """Return the ratio that a peasant meets, queues and resale included, (B,).

    Args:
        clearing: c, (B,).
        markup: m, (B,).
        resale: b, share of the gap that scarcity takes back; above 1 cheap goods do not
            reach the village, (1|B,).
    """
    return np.where(markup >= 1, clearing * markup, clearing * markup ** (1 - resale))
