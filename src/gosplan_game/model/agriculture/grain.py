"""Grain on the farm: needs, offer, collection and use.

    E  = max(Av - seed - k (feed + food), 0)               what could be sold
    V  = E mu tot^eps season, state share b (price)^(h (1 - s))   what is sold
    G  = V + coercion max(min(quota_r, chi Av) - V, 0)       what is taken

Quotas are set on reported harvests with regional weights; what is left is shared
between seed, people and animals. Hunger is what remains when the state's share
is fixed and the harvest is not.

Source: form ours, docs/model.md (7)-(14); price elasticity of offers 0.3-0.8 an uncertainty
range (Allen 2003, appendix: split elasticity 0.93); needs after Davies &
Wheatcroft (2004) and Wheatcroft's grain balances.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from gosplan_game.core.quantities import Array, clipped

QUARTERS_TO_HARVEST = (2.0, 1.0, 4.0, 3.0)
"""Quarters of food still to be eaten before the next harvest, in Q1 to Q4."""



class Needs(NamedTuple):
    """Needs of the farms up to the next harvest, Mt, (R, B)."""

    seed: Array
    feed: Array
    food: Array
    subsistence: Array


class Marketing(NamedTuple):
    """Grain offered by farms, Mt in the quarter, (R, B)."""

    saleable: Array
    to_state: Array
    elsewhere: Array


class Use(NamedTuple):
    """Use of grain on the farms, Mt in the quarter, (R, B)."""

    food: Array
    feed: Array
    seed: Array
    loss: Array


def offer(
    *,
    available: Array,
    needs: Needs,
    price_of_goods: Array,
    state_price: Array,
    war_scare: Array,
    sold_in_season: Array,
    propensity: Array,
    elasticity: Array,
    state_share: Array,
    price_elasticity: Array,
    own_use: Array,
    private: Array,
    hoarding: Array,
    hoarding_discount: Array,
) -> Marketing:
    """Return what farms offer of their own will.

    What the state gets of it falls with its price against the market's: at a low one the
    village pays taxes with flax, butter and hides, and keeps, feeds or trades the grain.
    Fear holds grain back where waiting may pay: as far as the state's price lies below
    the market's (Gregory and Mokhtari 1993 on the autumn of 1927).

    Args:
        available: Av, grain on the farms, Mt, (R, B).
        needs: Up to the next harvest, (R, B).
        price_of_goods: Manufactures in grain, relative to 1928; dear where shops are closed,
            (R, B).
        state_price: State over market price of grain, (B,).
        war_scare: Fear of war or for the money where the grain is the household's to hold
            back, 0 to 1, (R, B) or (B,).
        sold_in_season: Share of what could be sold that is offered in the quarter, (1|B,).
        propensity: mu, share of the saleable surplus offered at 1928's terms, (1|B,).
        elasticity: eps of the offer to the terms of trade, (1|B,).
        state_share: Share of the offer that the state gets at the market price, (1|B,).
        price_elasticity: h of what the state gets to its price over the market's, (1|B,).
        own_use: Share of food and feed up to the harvest that is kept before anything is sold,
            (1|B,).
        private: Share of the land that households work: a kolkhoz does not choose its buyer,
            (R, B).
        hoarding: Share of the offer held back in full fear of war, (1|B,).
        hoarding_discount: State price below the market's, as a share, at which fear holds
            back all that it can, (1|B,).
    """
    saleable = np.maximum(
        available - needs.seed - own_use * (needs.feed + needs.food), 0.0
    )
    held_back = hoarding * war_scare * clipped((1 - state_price) / hoarding_discount, 0.0, 1.0)
    willing = clipped(propensity * clipped(price_of_goods, 0.2, 5.0) ** -elasticity, 0.05, 0.95) * (
        1 - held_back
    )
    offered = saleable * willing * sold_in_season
    share = clipped(state_share * state_price ** (price_elasticity * private), 0.02, 0.95)
    return Marketing(saleable=saleable, to_state=offered * share, elsewhere=offered * (1 - share))


def marketings(*, marketings: Array, sold: Array, season_share: Array) -> Array:
    """Return grain brought to all markets, Mt a year, smoothed over a year, (B,).

    M' = (1 - w) M + sold: a quarter that sells its usual share of a year leaves it as it is,
    so that autumn is no glut and spring no dearth.

    Args:
        marketings: M, (B,).
        sold: Mt in the quarter, (B,).
        season_share: w, usual share of the year's sales in the quarter, (1|B,).
    """
    return (1 - season_share) * marketings + sold


def quota_by_region(
    *, quota: Array, weight: Array, reported_harvest: Array, collected: Array, due_by_now: Array
) -> Array:
    """Return what each region still owes by the end of this quarter, Mt, (R, B).

    due = max(Q share_by_now - collected, 0), shared by weight times reported harvest.

    Args:
        quota: Q, Mt in the agricultural year, (B,).
        weight: Regional weight, (R, B).
        reported_harvest: As reported, Mt, (R, B).
        collected: Since July, Mt, (B,).
        due_by_now: Share of the year's quota due by the end of the quarter, (1|B,).
    """
    due = np.maximum(quota * due_by_now - collected, 0.0)
    base = weight * reported_harvest
    return due * base / np.maximum(base.sum(axis=0), 1e-9)


class Collection(NamedTuple):
    """Grain collected by the state, Mt in the quarter, (R, B)."""

    bought: Array
    forced: Array
    seed_fund: Array
    """Share of the seed need that is left in the barns, (R, B)."""


def collect(
    *,
    available: Array,
    to_state: Array,
    to_markets: Array,
    due: Array,
    coercion: Array,
    collectivised: Array,
    seed_need: Array,
    seed_fund: Array,
    seed_protection: Array,
    reach_in_season: Array,
    blacklist: Array,
    search: Array,
    reach: Array,
    reach_kolkhoz: Array,
    reach_force: Array,
) -> Collection:
    """Return what the state collects, by purchase and by force.

    open   = Av - protection seed - sold on free markets
    usual  = coercion max(min(due, chi open) - bought, 0) <= open - bought
    chi    = (r0 + r1 s + r2 coercion) season
    forced = (1 - b) usual + b max(usual, x season open - bought)

    Collectors find seed and bread in the same barns and take both in proportion. Seed
    that is taken is not put aside again from what people eat: it is missing at
    sowing unless it is lent back. (Seed was taken in autumn 1932 by order, and
    over a million tonnes lent in spring: Davies and Wheatcroft 2004.) A village on the
    blacklist (b) is searched for all it has, whatever it owes, and its seed is not left alone.
    What goes to an open market has left the barn before collectors come, for which reason trade
    was forbidden where plans were not met (decrees of 6 May and 2 December 1932).

    Args:
        available: Av, Mt, (R, B).
        to_state: Offered to the state, Mt, (R, B).
        to_markets: Offered elsewhere where trade is free, Mt, (R, B).
        due: Owed by the region, Mt, (R, B).
        coercion: 0 to 1, (B,).
        collectivised: s: a kolkhoz's grain is easier to reach, (R, B).
        seed_need: Seed wanted until the next harvest, Mt, (R, B).
        seed_fund: Share of it that is in the barns, (R, B).
        seed_protection: Share of it that collectors leave alone, (B,).
        reach_in_season: How much of it collectors reach in the quarter, (1|B,).
        blacklist: b, share of villages on it, (R, B).
        search: x, share of their grain taken in the harvest quarter, (1|B,).
        reach: r0, (1|B,).
        reach_kolkhoz: r1, (1|B,).
        reach_force: r2, (1|B,).
    """
    total = to_state.sum(axis=0)
    wanted = due.sum(axis=0)
    bought = to_state * np.minimum(1.0, wanted / np.maximum(total, 1e-9))
    own_seed = np.minimum(seed_fund * seed_need, available)
    protection = seed_protection * (1 - blacklist)
    open_to_force = np.maximum(available - to_markets - protection * own_seed, 0.0)
    chi = (reach + reach_kolkhoz * collectivised + reach_force * coercion) * reach_in_season
    aim = np.minimum(due, chi * open_to_force)
    usual = coercion * np.maximum(aim - bought, 0.0)
    searched = np.maximum(search * reach_in_season * open_to_force - bought, usual)
    forced = usual + blacklist * (searched - usual)
    forced = np.minimum(forced, np.maximum(open_to_force - bought, 0.0))
    exposed = (1 - protection) * own_seed / np.maximum(open_to_force, 1e-9)
    lost = forced * exposed / np.maximum(seed_need, 1e-9)
    return Collection(
        bought=np.minimum(bought, available),
        forced=forced,
        seed_fund=clipped(seed_fund - lost, 0.0, 1.0),
    )


def village_trade(
    *,
    saleable: Array,
    available: Array,
    needs: Needs,
    freedom: Array,
    blacklist: Array,
    season: int,
    reach: Array,
) -> Array:
    """Return grain that villages gain from trade with each other, Mt, (R, B); sums to 0.

    Villages on the blacklist neither buy nor sell.

    Args:
        saleable: What could be sold, Mt, (R, B).
        available: Grain on the farms, Mt, (R, B).
        needs: Up to the next harvest, (R, B).
        freedom: Of private trade, (B,).
        blacklist: Share of villages on it, (R, B).
        season: 0 to 3.
        reach: Share of a gap, and of what could be sold, that free traders reach, (1|B,).
    """
    quarters = QUARTERS_TO_HARVEST[season]
    open_part = (1 - blacklist) / quarters
    gap = np.maximum(needs.food + needs.seed - available, 0.0) * open_part
    spare = reach * saleable * open_part
    wanted = (freedom * reach * gap).sum(axis=0)
    supply = spare.sum(axis=0)
    volume = np.minimum(wanted, supply)
    bought = gap * volume / np.maximum(gap.sum(axis=0), 1e-9)
    sold = spare * volume / np.maximum(supply, 1e-9)
    return bought - sold


def _after_seed(available: Array, seed_need: Array, seed_kept: Array) -> Array:
    """Grain that farms will eat or feed, Mt, (R, B): all but the seed they keep."""
    return np.maximum(available - seed_kept * seed_need, 0.0)


def food_gap(
    *, available: Array, needs: Needs, seed_kept: Array, food_first: Array
) -> Array:
    """Return the grain with which villages could eat enough for bare life, Mt, (R, B).

    It counts as `use_on_farm` does: seed is kept from the hungry, and a part of the
    rest goes to animals.

    Args:
        available: Mt, (R, B).
        needs: Up to the next harvest, (R, B).
        seed_kept: Share of the seed need that farms keep from hunger, (R|1, B).
        food_first: Share of what is left after seed that goes to bare life first, (1|B,).
    """
    left = _after_seed(available, needs.seed, seed_kept)
    return np.maximum(needs.subsistence / food_first - left, 0.0)


def use_on_farm(
    *,
    available: Array,
    needs: Needs,
    seed_due: Array,
    collectivised: Array,
    season: int,
    feed_in_season: Array,
    feed_to_harvest: Array,
    seed_kept: Array,
    food_first: Array,
    food_weight: Array,
    foresight: Array,
    pace: Array,
    plenty_use: Array,
    loss_rate: Array,
    kolkhoz_loss: Array,
) -> Use:
    """Return how farms use their grain in the quarter.

    Families that go short do not go equally short in every quarter: what is left is
    spread over 1 + f (q - 1) of the q quarters to the harvest, and the hungry
    season is spring. Seed is kept first, then food for bare life; what remains is shared between
    more food and feed in fixed proportion, so animals compete with people.

    Grain beyond all needs up to the harvest is not kept for ever: a share of it is fed to
    animals fattened for sale, distilled and sold in the village,

        extra = w max(Av - seed - feed - food, 0)

    so that a farm with much left over is not richer every year.

    Args:
        available: Mt after collection and trade, (R, B).
        needs: Up to the next harvest, (R, B).
        seed_due: Seed to be sown this quarter, Mt, (R, B).
        collectivised: s: more is lost on collective farms, (R, B).
        season: 0 to 3.
        feed_in_season: Share of the year's feed eaten in this quarter.
        feed_to_harvest: Share of it still to be fed before the harvest.
        seed_kept: Share of the seed need that farms keep from hunger, (R|1, B).
        food_first: Share of what is left after seed that goes to bare life first, (1|B,).
        food_weight: Weight of food above subsistence against feed, (1|B,).
        foresight: f, 1 where a shortage is spread evenly up to the harvest, (1|B,).
        pace: What is eaten in the quarter at most, against an even pace of the wish, (1|B,).
        plenty_use: w, share of grain beyond all needs that is fed or distilled in a quarter,
            (1|B,).
        loss_rate: Of carried stock a quarter, (1|B,).
        kolkhoz_loss: Extra loss on collective land, as a multiple, (1|B,).
    """
    quarters = QUARTERS_TO_HARVEST[season]
    left = _after_seed(available, needs.seed, seed_kept)
    bare = np.minimum(food_first * left, needs.subsistence)
    rest = left - bare
    better = needs.food - needs.subsistence
    feed = np.minimum(
        needs.feed, rest * needs.feed / np.maximum(needs.feed + better * food_weight, 1e-9)
    )
    ahead = 1 + foresight * (quarters - 1)
    food = np.minimum(pace / quarters * needs.food, (bare + rest - feed) / ahead)
    beyond = np.maximum(available - (needs.seed + needs.feed + needs.food), 0.0)
    feed = feed * (feed_in_season / feed_to_harvest) + plenty_use * beyond
    seed = np.minimum(seed_due, np.maximum(available - food - feed, 0.0))
    carried = np.maximum(available - food - feed - seed, 0.0)
    return Use(
        food=food,
        feed=feed,
        seed=seed,
        loss=np.minimum(loss_rate * (1 + kolkhoz_loss * collectivised), 0.5) * carried,
    )


def grievance(
    *, grievance: Array, forced: Array, available: Array, memory: Array, full: Array
) -> Array:
    """Return the memory of force after a harvest quarter, (R, B).

    g' = w g + (1 - w) min(forced / (q Av), 1.5)

    Args:
        grievance: g, (R, B).
        forced: Grain taken by force, Mt, (R, B).
        available: Av before collection, Mt, (R, B).
        memory: w, weight of the year before, (1|B,).
        full: q, share of the grain that is remembered in full when force takes it, (1|B,).
    """
    blow = (1 - memory) * clipped(forced / np.maximum(full * available, 1e-9), 0, 1.5)
    return memory * grievance + blow
