"""Livestock: four species, each with its own feed, growth and fear.

    H' = H [1 + (g max(1 - H/(Hmax min(f, 1)^e (1 + v s p)), -u) min(f, 1)
                 - m (1 + h c) max(f0 - f, 0)^j - n c d)/4] (1 - k P x (1 - K p)) - levy

f is feed against need, P the campaign's pressure, x the part of the herd above
what a household keeps to live, c the share of animals in collective barns, d disorder,
and the room Hmax is smaller by a share of c, which shrinks by exp(-E/T) as a kolkhoz of E years
builds barns and cellars and finds people who know animals. A member's own animals live as a
farmer's do, and what the charter of the kolkhoz leaves in the yard (K p) is not slaughtered in
fear of losing it. Animals eaten before they could be taken do not come back when people leave.
An owner keeps a hungry horse alive on straw and thatch; a collective stable did not (h).
A sow farrows ten a year and eats what people eat: the room for pigs follows the grain
that can be fed (e), and what has no room is eaten within the year (u). Grass and
straw carry a cow through a bad harvest. A farmer works his fields, a member's own hours go to the
plot: its potatoes and roots feed pigs beside the grain (v), s households in kolkhozy with p of
a full plot.

Source: form ours, docs/model.md (5)-(6); growth and slaughter estimated on the counts of
1922-38 in the scenario's history; livestock farms of the kolkhozy from 1933: Karcz (1979),
The Economics of Communist Agriculture. Potatoes: 46 Mt in 1928, 50 to 70 in 1934-37, nearly half
of them from households' plots; pigs doubled from 1934 to 1936 with hardly more grain (Jasny 1949).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from gosplan_game.core.quantities import Array, clipped


class HerdChange(NamedTuple):
    """Changes of a quarter, million head, (R, H, B); all but births are losses."""

    births: Array
    starved: Array
    slaughtered: Array
    levied: Array


def feed_need(*, herds: Array, feed_norm: Array, grain_feeding: Array) -> Array:
    """Return the grain feed of a year, Mt, (R, B).

    Args:
        herds: Million head, (R, H, B).
        feed_norm: Grain a head a year, t, (H, 1|B).
        grain_feeding: Grain against the norm in a region, (R, 1|B).
    """
    return (herds * feed_norm).sum(axis=1) * grain_feeding


def herd_change(
    *,
    herds: Array,
    feed_adequacy: Array,
    pressure: Array,
    collective: Array,
    disruption: Array,
    levy: Array,
    herds_1928: Array,
    growth: Array,
    ceiling: Array,
    kolkhoz_ceiling: Array,
    feed_threshold: Array,
    feed_room: Array,
    plot_feed: Array,
    plots: Array,
    cull: Array,
    starvation: Array,
    starvation_steepness: Array,
    kolkhoz_starvation: Array,
    neglect: Array,
    slaughter: Array,
    spared: Array,
    household_minimum: Array,
) -> HerdChange:
    """Return births and losses of livestock in a quarter.

    Args:
        herds: H, million head, (R, H, B).
        feed_adequacy: f, (R, B).
        pressure: P, (R, B).
        collective: c, share of animals in collective barns, (R, H, B).
        disruption: d, (R, B).
        levy: Share of animals taken this quarter, (R, B).
        herds_1928: Million head, (R, H, 1|B).
        growth: g, a year, (H, 1|B).
        ceiling: Hmax over the herd of 1928, (H, 1|B).
        kolkhoz_ceiling: Share of that ceiling lost where all are in such barns, (R, H, B).
        feed_threshold: f0, feed below which animals die, (1|B,).
        feed_room: e, how the room follows the feed, (H, 1|B).
        plot_feed: v, room that full plots of all households add, (H, 1|B).
        plots: s p, plots of members, of those that all households would have, (R, B).
        cull: u, greatest excess over the room that is culled at the rate g, (H, 1|B).
        starvation: m, (H, 1|B).
        starvation_steepness: j, how deaths rise with the want, (1|B,).
        kolkhoz_starvation: h, (1|B,).
        neglect: n, (H, 1|B).
        slaughter: k, (H, 1|B).
        spared: K p, share of animals that a newcomer may keep, (H, B).
        household_minimum: Herd over 1928's that is not slaughtered in fear, (1|B,).
    """
    fed = clipped(feed_adequacy, 0.05, 1.0)[:, None, :]
    gardens = 1 + plot_feed * plots[:, None, :]
    most = herds_1928 * ceiling * (1 - kolkhoz_ceiling * collective) * fed**feed_room * gardens
    room = np.maximum(1 - herds / np.maximum(most, 1e-9), -cull)
    births = herds * clipped(growth * room * fed / 4, -0.4, 0.6)
    hunger = (np.maximum(feed_threshold - feed_adequacy, 0.0) ** starvation_steepness)[
        :, None, :
    ]
    disorder = np.minimum(disruption, 1.0)[:, None, :]
    starved_share = (
        starvation * hunger * (1 + kolkhoz_starvation * collective)
        + neglect * disorder * collective
    ) / 4
    starved = herds * np.minimum(starved_share, 0.5)
    exposed = clipped(
        (herds / np.maximum(herds_1928, 1e-9) - household_minimum) / (1 - household_minimum), 0, 1
    )
    left = herds - starved + np.minimum(births, 0.0)
    fear = slaughter * (1 - spared) * pressure[:, None, :]
    slaughtered = left * np.minimum(fear * exposed, 0.7)
    levied = (left - slaughtered) * np.minimum(levy, 0.6)[:, None, :]
    return HerdChange(births=births, starved=starved, slaughtered=slaughtered, levied=levied)


def barns_wanting(*, loss: Array, experience: Array, years: Array) -> Array:
    """Return the share of the room for animals that collective barns still lack, (R, H, B).

    K exp(-E / T): at first animals stood in yards that were built for one cow.

    Args:
        loss: K, of a kolkhoz without a barn, (H, 1|B).
        experience: E, years that kolkhozy have existed, mean of a region, (R, B).
        years: T, (1|B,).
    """
    return loss * np.exp(-experience / years)[:, None, :]


def feed_adequacy(*, adequacy: Array, fed: Array, need: Array, memory: Array) -> Array:
    """Return feed against need, smoothed, (R, B): f' = w f + (1 - w) min(fed/need, 1.2).

    Args:
        adequacy: Last value, (R, B).
        fed: Grain fed this quarter, Mt, (R, B).
        need: Grain feed wanted this quarter, Mt, (R, B).
        memory: w, weight of last quarter, (1|B,).
    """
    return memory * adequacy + (1 - memory) * clipped(fed / np.maximum(need, 1e-9), 0, 1.2)


def tractor_stock(*, power: Array, delivered: Array, scrapping: Array) -> Array:
    """Return tractor power on the farms, million hp, (B,): T' = T (1 - z) + delivered."""
    return power * (1 - scrapping) + delivered
