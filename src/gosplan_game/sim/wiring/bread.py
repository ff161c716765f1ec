"""Wiring of grain: needs, collection, the state's stores, use on the farm."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from gosplan_game.core.decisions import Decisions
from gosplan_game.core.exogenous import Exogenous
from gosplan_game.core.parameters import Params
from gosplan_game.core.quantities import Array, clipped
from gosplan_game.core.state import State
from gosplan_game.model.agriculture import drought, grain, herds, sowing, stations, tenure
from gosplan_game.model.money import currency, private
from gosplan_game.model.people import supply_lists
from gosplan_game.model.state import relief, stores
from gosplan_game.sim.wiring import abroad, claims, hunger, shops, totals
from gosplan_game.sim.wiring.land import SPRING, SUMMER, WINTER, Land


class Bread(NamedTuple):
    """Grain of the quarter: what was taken, served, eaten and left."""

    saleable: Array
    bought: Array
    forced: Array
    delivered: stations.Delivered
    served: stores.Stores
    shops: shops.Sold
    foreign_relief: Array
    fed_by_relief: Array
    """Who eats in kitchens, million, (R, B)."""
    kitchens: Array
    """Share of the hungry that eat in kitchens, (R, B)."""
    village_trade: Array
    private_to_towns: Array
    lists: supply_lists.Wanted
    bought_in_towns: supply_lists.Bought
    unbought: Array
    town_market: Array
    use: grain.Use
    peasant_grain: Array
    seed_fund: Array
    collected: Array
    marketings: Array
    grievance: Array
    feed_need: Array
    food_wish: Array
    sown_area: Array
    state_farm_area: Array
    winter_seed: Array
    imported: Array


def _needs(
    state: State, outside: Exogenous, params: Params, at_hand: Land
) -> tuple[grain.Needs, Array]:
    rural = totals.villagers(state)
    quarters = grain.QUARTERS_TO_HARVEST[outside.season]
    seed_left = 1.0 if outside.season == SUMMER else 1 - params.winter_share
    feed_year = herds.feed_need(
        herds=state.herds, feed_norm=params.feed_norm, grain_feeding=params.grain_feeding
    )
    wish = params.food_wish * rural / 4
    return (
        grain.Needs(
            seed=params.seed_rate * at_hand.planned_area * seed_left,
            feed=feed_year * params.feed_to_harvest[outside.season],
            food=wish * quarters,
            subsistence=params.food_bare * wish * quarters,
        ),
        feed_year,
    )


def bread(
    state: State,
    decisions: Decisions,
    outside: Exogenous,
    params: Params,
    at_hand: Land,
    overhang: Array,
) -> Bread:
    """Collect grain, serve the state's claims, feed villages and animals."""
    season = outside.season
    needs, feed_year = _needs(state, outside, params, at_hand)
    own = _delivered(decisions, params, at_hand, season)
    unasked = own.machine_payments + own.state_farms
    available = at_hand.available - unasked
    new_year = season == SUMMER
    collected_before = (
        np.zeros_like(state.collected_this_year) if new_year else (state.collected_this_year)
    )
    served_by_shops = 1 - decisions.blacklist
    carrying = private.carrying(freedom=decisions.private_trade, bagmen=params.bagmen)
    offered = grain.offer(
        available=available,
        needs=needs,
        price_of_goods=at_hand.price_of_goods / np.maximum(served_by_shops, 0.05),
        state_price=decisions.grain_price
        * currency.worth_kept(
            trust=state.currency_trust,
            expected=state.expected_inflation,
            delay=params.paper_delay,
        ),
        war_scare=np.minimum(
            outside.war_scare + params.money_mistrust * clipped(overhang - 1, 0.0, 1.5), 1.0
        )
        * (1 - at_hand.collectivised),
        sold_in_season=params.sold_in_season[season],
        propensity=params.marketing_propensity,
        elasticity=params.marketing_elasticity,
        state_share=params.state_market_share,
        price_elasticity=params.state_price_elasticity,
        own_use=params.own_use,
        private=1 - at_hand.collectivised,
        hoarding=params.war_scare_hoarding,
        hoarding_discount=params.hoarding_discount,
    )
    due = grain.quota_by_region(
        quota=decisions.grain_quota,
        weight=decisions.quota_weight,
        reported_harvest=at_hand.harvest_reported,
        collected=collected_before,
        due_by_now=params.collected_by[season],
    )
    due = np.maximum(due - unasked, 0.0)
    fund = np.ones_like(state.seed_fund) if new_year else state.seed_fund
    taken = grain.collect(
        available=available,
        to_state=offered.to_state,
        to_markets=offered.elsewhere * carrying * served_by_shops,
        due=due,
        coercion=decisions.coercion,
        collectivised=at_hand.collectivised,
        seed_need=needs.seed,
        seed_fund=fund,
        seed_protection=decisions.seed_protection,
        reach_in_season=params.reach_in_season[season],
        blacklist=decisions.blacklist,
        search=params.blacklist_search,
        reach=params.reach,
        reach_kolkhoz=params.reach_kolkhoz,
        reach_force=params.reach_force,
    )
    procured = taken.bought + taken.forced + unasked
    left = available - taken.bought - taken.forced
    traded = grain.village_trade(
        saleable=np.minimum(offered.saleable, left),
        available=left,
        needs=needs,
        freedom=carrying,
        blacklist=decisions.blacklist,
        season=season,
        reach=params.village_trade_reach,
    )
    left = left + traded
    fund = taken.seed_fund
    if season in (WINTER, SUMMER):
        fund = np.minimum(fund, _seed_of_houses(state, params, at_hand, needs, left))
    food_gap = grain.food_gap(
        available=left,
        needs=needs,
        seed_kept=params.seed_kept * fund,
        food_first=params.food_first,
    )
    food_gap = food_gap * served_by_shops
    gift = outside.foreign_relief_offer * decisions.foreign_relief
    alone = _use(left, needs, fund, params, at_hand, season).food
    asking = hunger.wanting(state, decisions, outside, params, at_hand, alone)
    want = asking.kitchens * served_by_shops
    foreign = relief.shared(amount=gift, want=want)
    asked = shops.counter(state, decisions, params, asking.missing * served_by_shops)
    sown_soon = at_hand.seed_due if season == SUMMER else needs.seed
    seed_gap = np.zeros_like(sown_soon)
    if season in (WINTER, SPRING, SUMMER):
        own_seed = np.minimum(np.maximum(left - needs.subsistence, 0.0), fund * sown_soon)
        seed_gap = np.maximum(sown_soon - own_seed, 0.0) * served_by_shops
    urban = totals.townspeople(state)
    imported = np.minimum(
        decisions.grain_imports / 4 * outside.trade_access,
        abroad.payable_grain(state, decisions, outside, params),
    )
    served = stores.serve(
        stock=state.state_grain + procured.sum(axis=0) + imported,
        reserve=decisions.grain_reserve,
        export_order=decisions.grain_exports / 4 * outside.trade_access,
        relief_order=decisions.grain_relief / 4 + asked.bread,
        seed_order=decisions.seed_loans / 4,
        sales_order=claims.village_orders(state, decisions, params, at_hand, urban),
        food_want=want - foreign,
        seed_gap=seed_gap,
        poor_weight=claims.poor_villages(state, params, food_gap),
        industry_need=params.industry_grain / 4 * claims.food_industry(state, params),
        army_need=params.army_grain / 4 * (state.soldiers + state.prisoners + state.settlers),
        town_need=decisions.ration / 4 * params.grain_per_ration * urban,
        quota=decisions.grain_quota,
        inflow_ahead=np.maximum(1 - params.collected_by[season], 0.0) * params.quota_counted_on,
        pace_ahead=params.pace_of_eating,
        quarters=params.bread_quarters[season],
        drawn_most=params.drawn_most,
        loss_rate=params.grain_loss,
    )
    left = left + served.seed + served.sales
    stocked = np.minimum(fund + served.seed / np.maximum(sown_soon, 1e-9), 1.0)
    lists = claims.town_lists(state, decisions, params, served.towns)
    carried = stores.private_supply(
        available=left,
        seed_need=needs.seed,
        subsistence=needs.subsistence,
        kept=params.seed_kept,
        gap=params.town_food_wish / 4 * (lists.people.sum(axis=0) * lists.lacking).sum(axis=0),
        freedom=carrying
        * served_by_shops
        * tenure.free_households(
            collectivised=at_hand.collectivised, plot_concession=decisions.plot_concession
        ),
        reach=params.private_reach,
        price=state.market_price / state.retail_price,
        price_elasticity=params.private_price,
        townspeople=urban / params.urban_1928,
        quarters=params.bread_quarters[season],
    )
    on_sale = carried.sum(axis=0)
    buying = supply_lists.bought(
        people=lists.people,
        lacking=lists.lacking,
        affordable=claims.purse(state, params),
        carried=on_sale,
        wish=params.town_food_wish / 4,
        glut=params.market_glut,
    )
    traders = carried * np.minimum(
        buying.demand.sum(axis=0) / np.maximum(on_sale, 1e-12), 1.0
    )
    left = left - traders
    use = _use(left, needs, stocked, params, at_hand, season)
    given = foreign + served.relief
    kitchens = relief.fed(given=given, want=asking.kitchens)
    paid = shops.sold(asked, decisions, params, served.relief)
    use = use._replace(food=use.food + given)
    left = left + given
    cover = clipped(use.seed / np.maximum(at_hand.seed_due, 1e-9), 0.0, 1.0)
    sown, winter = at_hand.sown_area, state.winter_seed
    if season == SPRING:
        sown = sowing.sown_area(
            planned=at_hand.planned_area,
            winter_seed=winter,
            spring_seed=cover * at_hand.sowing_done,
            winter_share=params.winter_share,
        )
    if season == SUMMER:
        winter = cover * at_hand.sowing_done
    claimed = taken.forced + own.machine_payments
    sold = taken.bought.sum(axis=0) + traders.sum(axis=0)
    return Bread(
        saleable=offered.saleable,
        bought=taken.bought,
        forced=taken.forced,
        delivered=own,
        served=served,
        shops=paid,
        foreign_relief=foreign,
        fed_by_relief=relief.eaters(given=given - paid.grain, ration=params.kitchen_ration),
        kitchens=kitchens,
        village_trade=traded,
        private_to_towns=traders,
        lists=lists,
        bought_in_towns=buying,
        unbought=on_sale - traders.sum(axis=0),
        town_market=supply_lists.sold(
            supply=traders, demand=buying.demand, nearness=params.market_nearness
        ),
        use=use,
        peasant_grain=np.maximum(left - use.food - use.feed - use.seed - use.loss, 0.0),
        seed_fund=fund if season == SUMMER else stocked,
        collected=collected_before + procured.sum(axis=0),
        marketings=grain.marketings(
            marketings=state.marketings,
            sold=sold,
            season_share=params.marketed_in_season[season],
        ),
        grievance=_grievance(state, params, claimed, at_hand.available, season),
        feed_need=feed_year * params.feed_in_season[season],
        food_wish=params.food_wish / 4 * totals.villagers(state),
        sown_area=sown,
        state_farm_area=(sown * at_hand.state_farms).sum(axis=0),
        winter_seed=winter,
        imported=imported,
    )


def _use(
    left: Array,
    needs: grain.Needs,
    stocked: Array,
    params: Params,
    at_hand: Land,
    season: int,
) -> grain.Use:
    """Return what farms eat, feed and sow of the grain they have, with a share of seed stocked."""
    return grain.use_on_farm(
        available=left,
        needs=needs,
        # A kolkhoz sows from its common grain what its members' houses have eaten.
        seed_due=at_hand.seed_due * np.minimum(stocked + at_hand.collectivised, 1.0),
        collectivised=at_hand.collectivised,
        season=season,
        feed_in_season=params.feed_in_season[season],
        feed_to_harvest=params.feed_to_harvest[season],
        seed_kept=params.seed_kept * stocked,
        food_first=params.food_first,
        food_weight=params.food_weight,
        foresight=params.food_foresight,
        pace=params.pace_of_eating,
        plenty_use=params.plenty_use,
        loss_rate=params.grain_loss,
        kolkhoz_loss=params.kolkhoz_loss,
    )


def _grievance(
    state: State, params: Params, claimed: Array, available: Array, season: int
) -> Array:
    """Memory of force: the harvest's claims renew it, those of other quarters may add to it."""
    fresh = grain.grievance(
        grievance=state.grievance if season == SUMMER else np.zeros_like(state.grievance),
        forced=claimed,
        available=available,
        memory=params.grievance_memory,
        full=params.force_remembered,
    )
    return fresh if season == SUMMER else np.maximum(state.grievance, fresh)


def _seed_of_houses(
    state: State, params: Params, at_hand: Land, needs: grain.Needs, left: Array
) -> Array:
    """Share of the seed that houses have not eaten when it is time to sow, (R, B)."""
    return drought.seed_kept(
        grain=left,
        seed=needs.seed,
        bare_food=needs.subsistence,
        drought=at_hand.drought,
        dry_part=params.dry_part,
        spread=params.seed_spread,
        in_common=at_hand.collectivised,
        nutrition=state.nutrition_rural,
        bare=params.food_bare,
        made_up=params.drought_made_up,
        lent=params.seed_lent_by_neighbours,
    )


def _delivered(
    decisions: Decisions, params: Params, at_hand: Land, season: int
) -> stations.Delivered:
    """Payments in kind to stations and deliveries of state farms, Mt, (R, B)."""
    crop = tenure.state_crop(
        harvest=at_hand.harvest_last,
        state_share=at_hand.state_farms,
        state_yield=params.state_farm_yield,
    )
    return stations.delivered(
        available=at_hand.available,
        kolkhoz_crop=(at_hand.harvest_last - crop) * at_hand.kolkhoz_land,
        state_crop=crop,
        ploughed_share=at_hand.ploughed,
        payment=decisions.machine_payment,
        delivery=params.state_farm_delivery,
        part=params.delivered_in_season[season],
        most=params.drawn_most,
    )
