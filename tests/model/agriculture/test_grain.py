import numpy as np
import pytest

from gosplan_game.model.agriculture import grain
from gosplan_game.model.agriculture.grain import Needs

ONE = np.array([1.0])


def needs(seed=1.0, feed=2.0, food=3.0, subsistence=2.0):
    """Return needs of two regions in one run, Mt."""
    return Needs(*(np.full((2, 1), each) for each in (seed, feed, food, subsistence)))


def offered(available, *, price_of_goods=1.0, state_price=1.0, war_scare=0.0, private=1.0):
    """Return the offer in the third quarter at a propensity of 0.5 and elasticity of 0.5."""
    return grain.offer(
        available=np.full((2, 1), available),
        needs=needs(),
        price_of_goods=price_of_goods * ONE,
        state_price=state_price * ONE,
        war_scare=war_scare * ONE,
        sold_in_season=np.array([0.38]),
        propensity=np.array([0.5]),
        elasticity=np.array([0.5]),
        state_share=np.array([0.8]),
        price_elasticity=np.array([2.0]),
        own_use=np.array([0.88]),
        private=np.full((2, 1), private),
        hoarding=np.array([0.4]),
        hoarding_discount=np.array([0.3]),
    )


def test_the_offer_by_hand():
    """Ten tonnes in the barn after a harvest."""
    # saleable 10 - 1 - 1.7 - 2.7 = 4.6; offered 4.6 x 0.5 x 0.38 = 0.874, 80 % to the state
    found = offered(10.0)
    assert found.saleable[0, 0] == pytest.approx(4.6)
    assert found.to_state[0, 0] == pytest.approx(0.6992)
    assert found.elsewhere[0, 0] == pytest.approx(0.1748)


def test_who_needs_all_sells_nothing():
    """Where needs exceed the barn nothing is offered."""
    assert offered(5.0).to_state.max() == 0.0


def test_dear_goods_low_prices_and_fear_of_war_hold_grain_back():
    """Each of the three lowers what the state is offered."""
    usual = offered(10.0).to_state[0, 0]
    # goods four times as dear: 4^-0.5 = a half
    assert offered(10.0, price_of_goods=4.0).to_state[0, 0] == pytest.approx(usual / 2)
    assert offered(10.0, state_price=0.5).to_state[0, 0] < usual


def test_a_low_price_from_the_state_sends_grain_elsewhere():
    """At seven tenths of the market's price it gets half as much; kolkhozy do not choose."""
    usual, low = (offered(10.0, state_price=price) for price in (1.0, 0.7))
    assert low.to_state[0, 0] == pytest.approx(0.49 * usual.to_state[0, 0])
    assert (low.to_state + low.elsewhere)[0, 0] == pytest.approx(0.874)
    assert offered(10.0, state_price=0.7, private=0.0).to_state[0, 0] == pytest.approx(0.6992)


def test_fear_of_war_holds_grain_back_where_waiting_may_pay():
    """Four tenths at a price far below the market's, half of that at a smaller gap, or none."""
    for price, kept in ((1.0, 1.0), (0.85, 0.8), (0.7, 0.6), (0.3, 0.6)):
        calm, afraid = (offered(10.0, state_price=price, war_scare=fear) for fear in (0.0, 1.0))
        assert afraid.to_state[0, 0] == pytest.approx(kept * calm.to_state[0, 0])


def test_quotas_follow_weighted_reports():
    """Forty per cent of 10 Mt less the 1 already in, shared as 2 x 3 to 1 x 2."""
    found = grain.quota_by_region(
        quota=np.array([10.0]),
        weight=np.array([[2.0], [1.0]]),
        reported_harvest=np.array([[3.0], [2.0]]),
        collected=np.array([1.0]),
        due_by_now=np.array([0.4]),
    )
    np.testing.assert_allclose(found, [[2.25], [0.75]])


def test_a_padded_report_raises_a_region_s_quota():
    """Reports, not harvests, are what quotas are set on."""
    honest = {
        "quota": 10 * ONE, "weight": np.ones((2, 1)), "collected": 0 * ONE, "due_by_now": ONE
    }  # fmt: skip
    true = grain.quota_by_region(reported_harvest=np.array([[4.0], [4.0]]), **honest)
    told = grain.quota_by_region(reported_harvest=np.array([[5.0], [4.0]]), **honest)
    assert told[0, 0] > true[0, 0]
    assert told.sum() == pytest.approx(true.sum())


def collected(
    coercion,
    *,
    due=3.0,
    to_state=1.0,
    to_markets=0.0,
    available=10.0,
    seed_protection=1.0,
    blacklist=0.0,
    seed_need=1.0,
    season=1.0,
):
    """Return what two equal regions give in the third quarter."""
    return grain.collect(
        available=np.full((2, 1), available),
        to_state=np.full((2, 1), to_state),
        to_markets=np.full((2, 1), to_markets),
        due=np.full((2, 1), due),
        coercion=coercion * ONE,
        collectivised=np.full((2, 1), 0.5),
        seed_need=np.full((2, 1), seed_need),
        seed_fund=np.full((2, 1), 1.0),
        seed_protection=seed_protection * ONE,
        reach_in_season=season * ONE,
        blacklist=np.full((2, 1), blacklist),
        search=np.array([0.4]),
        reach=np.array([0.1]),
        reach_kolkhoz=np.array([0.1]),
        reach_force=np.array([0.2]),
    )


def test_collection_by_hand():
    """Half coercion reaches a quarter of the open grain and takes half of what is still owed."""
    # chi = 0.1 + 0.05 + 0.1 = 0.25, aim = min(3, 0.25 x 9) = 2.25, forced = 0.5 (2.25 - 1)
    found = collected(0.5)
    assert found.bought[0, 0] == pytest.approx(1.0)
    assert found.forced[0, 0] == pytest.approx(0.625)
    assert found.seed_fund[0, 0] == 1.0


def test_what_goes_to_an_open_market_is_out_of_reach():
    """Of nine open tonnes two are carted to market: 0.25 of the other seven is the aim."""
    found = collected(0.5, to_markets=2.0)
    assert found.bought[0, 0] == pytest.approx(1.0)
    assert found.forced[0, 0] == pytest.approx(0.5 * (0.25 * 7 - 1))
    assert collected(1.0, to_markets=9.0, to_state=0.0).forced[0, 0] == 0.0


def test_the_season_and_the_seed_bound_collectors_by_hand():
    """Half the season's reach of 10 less half of 2 of seed: 0.5 x 0.3 x 9 owed, 1 bought."""
    found = collected(0.75, seed_need=2.0, seed_protection=0.5, season=0.5, available=10.0)
    # chi = (0.1 + 0.05 + 0.15) / 2 = 0.15; 0.15 x 9 = 1.35; forced = 0.75 x 0.35
    assert found.forced[0, 0] == pytest.approx(0.75 * 0.35)
    # of the nine open tonnes one is seed, and two are needed
    assert found.seed_fund[0, 0] == pytest.approx(1 - 0.2625 / 9 / 2)


def test_the_state_buys_little_beyond_its_plan():
    """Two regions offer two where one is due: a twentieth more than the plan is taken."""
    found = collected(0.0, due=0.5)
    assert found.bought.sum() == pytest.approx(1.0)


def test_a_search_in_a_poor_season_reaches_less_by_hand():
    """On the blacklist 0.4 x 0.5 of ten open tonnes are found, a tenth of them seed."""
    found = collected(0.0, due=0.0, to_state=0.0, blacklist=1.0, season=0.5)
    assert found.forced[0, 0] == pytest.approx(0.2 * 10)
    assert found.seed_fund[0, 0] == pytest.approx(1 - 2.0 * 0.1)


def test_without_coercion_nothing_is_forced_and_without_quota_nothing_is_taken():
    """The two limits of collection."""
    assert collected(0.0).forced.max() == 0.0
    none = collected(1.0, due=0.0)
    assert none.bought.max() + none.forced.max() == 0.0


def test_collectors_leave_protected_seed():
    """Of 1.2 with 1 of protected seed, 0.35 x 0.2 is open; an open door gives 0.35 x 1.2."""
    found = collected(1.0, due=99.0, to_state=0.0, available=1.2)
    assert found.forced[0, 0] == pytest.approx(0.07)
    bare = collected(1.0, due=99.0, to_state=0.1, available=1.2, seed_protection=0.0)
    assert (bare.bought + bare.forced)[0, 0] == pytest.approx(0.42)


def test_seed_is_taken_in_proportion_and_is_missing_at_sowing():
    """Of 10, one is seed, half of it open: 0.5 of 9.5; of what is forced so much is seed."""
    found = collected(1.0, due=99.0, to_state=0.0, seed_protection=0.5)
    forced = 0.35 * 9.5
    assert found.forced[0, 0] == pytest.approx(forced)
    assert found.seed_fund[0, 0] == pytest.approx(1 - forced * 0.5 / 9.5)
    untouched = collected(1.0, due=99.0, to_state=0.0, seed_protection=1.0)
    assert untouched.seed_fund[0, 0] == 1.0


def test_villages_on_the_blacklist_are_searched_whatever_they_owe():
    """A quarter of the villages lose 0.4 of all grain and seed, the rest what is usual."""
    # three quarters of the seed are left alone: open 10 - 0.75 = 9.25; searched 3.7 - 1 = 2.7;
    # usual 0.5 (min(3, 0.25 x 9.25) - 1) = 0.65625
    found = collected(0.5, blacklist=0.25)
    assert found.forced[0, 0] == pytest.approx(0.65625 + 0.25 * (2.7 - 0.65625))
    assert found.seed_fund[0, 0] == pytest.approx(1 - found.forced[0, 0] * 0.25 / 9.25)
    owing_nothing = collected(0.0, due=0.0, to_state=0.0, blacklist=0.25)
    assert owing_nothing.forced[0, 0] == pytest.approx(0.25 * 0.4 * 9.25)


def test_the_blacklist_never_takes_less_and_never_all():
    """Where the usual force already takes more it stays; nine tenths of the barn are the end."""
    hard = collected(1.0, due=99.0, to_state=0.0)
    assert np.all(collected(1.0, due=99.0, to_state=0.0, blacklist=1.0).forced >= hard.forced)
    assert np.all(collected(1.0, blacklist=1.0, available=0.5, to_state=0.0).forced <= 0.45)


def test_no_trade_reaches_the_blacklist():
    """With half of the hungry region's villages on it half of its gap is served."""
    shut = grain.village_trade(
        saleable=np.array([[4.0], [0.0]]),
        available=np.array([[9.0], [2.0]]),
        needs=needs(),
        freedom=ONE,
        blacklist=np.array([[0.0], [0.5]]),
        season=3,
        reach=np.array([0.5]),
    )
    np.testing.assert_allclose(shut, [[-1 / 6], [1 / 6]])


def test_village_trade_moves_grain_and_makes_none():
    """What poor villages gain rich ones lose, and only towards the gap."""
    found = grain.village_trade(
        saleable=np.array([[4.0], [0.0]]),
        available=np.array([[9.0], [2.0]]),
        needs=needs(),
        freedom=ONE,
        blacklist=np.zeros((2, 1)),
        season=3,
        reach=np.array([0.5]),
    )
    # gap of the second (3 + 1 - 2) / 3, half of it closed
    np.testing.assert_allclose(found, [[-1 / 3], [1 / 3]])
    assert found.sum() == pytest.approx(0.0, abs=1e-15)


def test_the_gap_of_the_hungry_by_hand():
    """Two tonnes of bare need behind one of kept seed ask for 2 / 0.85 after seed."""
    found = grain.food_gap(
        available=np.array([[2.0], [9.0]]), needs=needs(), seed_kept=ONE, food_first=0.85 * ONE
    )
    np.testing.assert_allclose(found, [[2 / 0.85 - 1.0], [0.0]])


def used(available, **changes):
    """Return the use of grain in the first quarter, two quarters before the harvest."""
    arguments = {
        "available": np.full((2, 1), available),
        "needs": needs(),
        "seed_due": np.full((2, 1), 0.5),
        "collectivised": np.full((2, 1), 0.5),
        "season": 0,
        "feed_in_season": np.array([0.35]),
        "feed_to_harvest": np.array([0.6]),
        "seed_kept": ONE,
        "food_first": 0.85 * ONE,
        "food_weight": ONE,
        "foresight": ONE,
        "pace": np.array([1.02]),
        "plenty_use": np.zeros(1),
        "loss_rate": np.array([0.01]),
        "kolkhoz_loss": ONE,
    }
    return grain.use_on_farm(**{**arguments, **changes})


def test_who_does_not_look_ahead_goes_short_in_spring():
    """At foresight 0.5 food for two quarters is eaten in one and a half, never above the wish."""
    assert used(3.0, foresight=0.5 * ONE).food[0, 0] == pytest.approx(
        used(3.0).food[0, 0] * 2 / 1.5
    )
    plenty = used(20.0)
    assert used(20.0, foresight=0.5 * ONE).food[0, 0] == plenty.food[0, 0]


def test_use_by_hand():
    """Seed first, then bare life, then food and feed in proportion."""
    # left 5 - 1 = 4, bare 2, rest 2; feed min(2, 2 x 2 / (2 + 1)) = 4/3; food (2 + 2 - 4/3) / 2
    found = used(5.0)
    assert found.food[0, 0] == pytest.approx(4 / 3)
    assert found.feed[0, 0] == pytest.approx(4 / 3 * 0.35 / 0.6)
    assert found.seed[0, 0] == pytest.approx(0.5)
    # carried 5 - 4/3 - 7/9 - 1/2, of which 1 % x 1.5
    assert found.loss[0, 0] == pytest.approx(0.015 * (5 - 4 / 3 - 7 / 9 - 0.5))


def test_animals_weigh_against_people_and_eat_in_season_by_hand():
    """At half the weight of people's better food animals get 2 x 2 / 2.5 of what is left."""
    found = used(5.0, food_weight=0.5 * ONE, foresight=0.0 * ONE)
    feed = 2 * 2 / 2.5
    # three of food wanted until the harvest: no more than 1.02 x 1.5 in the quarter
    assert found.food[0, 0] == pytest.approx(1.53)
    assert found.feed[0, 0] == pytest.approx(feed * 0.35 / 0.6)
    hungry = used(5.0, food_weight=0.5 * ONE, foresight=0.5 * ONE)
    assert hungry.food[0, 0] == pytest.approx(min(1.53, (4 - feed) / 1.5))
    more_seed = used(5.0, needs=needs(seed=2.0), food_weight=0.5 * ONE)
    # left 3, bare 2, rest 1: feed 2 / 2.5, food (2 + 1 - 0.8) / 2
    assert more_seed.food[0, 0] == pytest.approx(1.1)
    assert more_seed.feed[0, 0] == pytest.approx(0.8 * 0.35 / 0.6)


def test_plenty_is_fed_and_distilled():
    """Of twenty tonnes 1 + 2 + 3 are needed: a tenth of the other fourteen goes as well."""
    spare, free = used(20.0), used(20.0, plenty_use=np.array([0.1]))
    assert free.feed[0, 0] - spare.feed[0, 0] == pytest.approx(1.4)
    assert (free.food[0, 0], free.seed[0, 0]) == (spare.food[0, 0], spare.seed[0, 0])
    short = used(5.0)
    assert used(5.0, plenty_use=np.array([0.1])).feed[0, 0] == short.feed[0, 0]


@pytest.mark.parametrize("available", [0.0, 0.3, 1.0, 4.0, 50.0])
@pytest.mark.parametrize("plenty", [0.0, 0.2])
def test_farms_use_no_more_than_they_have(available, plenty):
    """Food, feed, seed and loss leave a stock that is not negative."""
    found = used(available, plenty_use=np.array([plenty]))
    assert np.all(sum(found) <= available + 1e-12)
    assert all(each.min() >= 0.0 for each in found)


def test_relief_of_the_gap_feeds_bare_life():
    """Grain that fills the gap brings food to what keeps people alive, and no further."""
    short = np.full((2, 1), 2.0)
    gap = grain.food_gap(available=short, needs=needs(), seed_kept=ONE, food_first=0.85 * ONE)
    fed = used(2.0 + gap[0, 0])
    assert 2 * fed.food[0, 0] == pytest.approx(2.0, rel=0.08)
    assert 2 * fed.food[0, 0] >= 2.0


def test_grievance_by_hand():
    """Three of a hundred parts taken by force are half of the mark: 0.2 + 0.25."""
    def remembered(before, forced):
        return grain.grievance(
            grievance=np.array([[before]]), forced=np.array([[forced]]),
            available=np.array([[100.0]]), memory=0.5 * ONE, full=0.06 * ONE,
        ).item()  # fmt: skip

    assert remembered(0.4, 3.0) == pytest.approx(0.45)
    assert remembered(1.5, 90.0) == pytest.approx(1.5)


def test_a_quarter_that_sells_its_usual_share_is_no_news():
    """Of ten million tonnes four are sold in autumn and one in spring, and ten they stay."""
    shares = np.array([0.2, 0.1, 0.3, 0.4])
    sold = np.array([10.0])
    for share in shares:
        sold = grain.marketings(marketings=sold, sold=10 * share, season_share=share)
    assert sold.item() == pytest.approx(10.0)
    more = grain.marketings(marketings=np.array([10.0]), sold=5.0, season_share=0.4)
    assert more.item() == pytest.approx(11.0)
