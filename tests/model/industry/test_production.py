from typing import Any

import numpy as np
import pytest

from gosplan_game.model.industry import production

ONE = np.array([1.0])


def test_readiness_is_a_logistic_that_stops_at_one():
    """From 0.5 at a speed of 0.2 with half the fuel: 0.5 + 0.2 x 0.5 x 0.53 x 0.5."""
    found = production.readiness(
        readiness=np.array([[0.5], [1.0]]),
        food=ONE,
        fuel=np.array([0.5]),
        working_capital=ONE,
        repair=ONE,
        hands=ONE,
        speed=np.array([[0.2], [9.0]]),
        aim=np.array([1.03]),
    )
    np.testing.assert_allclose(found, [[0.5265], [1.0]])


def capacity(**changes):
    """Return the capacity of a branch that made 400 in 1928."""
    arguments = {
        "base_output": np.array([[400.0]]),
        "technique": np.array([[1.0]]),
        "running_capital": np.array([[1.0]]),
        "employment_ratio": np.array([[1.0]]),
        "quality": ONE,
        "commanders": ONE,
        "labour_share": np.array([0.5]),
        "substitution": np.array([0.5]),
        "terror_effect": np.array([[0.2]]),
    }
    return production.capacity(**{**arguments, **changes}).item()


def test_capacity_by_hand():
    """Plant and hands of 1928 make a quarter of its output; four times the plant, 1.6 times."""
    assert capacity() == pytest.approx(100.0)
    # an elasticity of a half is a harmonic mean: 1 / (0.5 / 4 + 0.5)
    assert capacity(running_capital=np.array([[4.0]])) == pytest.approx(160.0)
    assert capacity(employment_ratio=np.array([[4.0]])) == pytest.approx(160.0)
    # half of the practised directors and engineers gone: 1 - 0.2 x 0.5
    assert capacity(commanders=np.array([0.5])) == pytest.approx(90.0)


def test_technique_and_practised_hands_multiply_by_hand():
    """A fifth better technique, nine tenths of the quality, half of the posts held: 97.2."""
    found = capacity(
        technique=np.array([[1.2]]), quality=np.array([0.9]), commanders=np.array([0.5])
    )
    assert found == pytest.approx(100 * 1.2 * 0.9 * 0.9)


def test_much_plant_with_few_hands_gives_ever_less():
    """Beyond a point more plant gives nothing: capacity stays under twice that of the hands."""
    many = [capacity(running_capital=np.array([[plant]])) for plant in (1.0, 10.0, 1000.0)]
    assert many[0] < many[1] < many[2] < 200.0
    near_one = {"substitution": np.array([0.9999]), "running_capital": np.array([[4.0]])}
    assert capacity(**near_one) == pytest.approx(200.0, rel=1e-3)


def test_a_well_run_and_a_poorly_supplied_recovery_by_hand():
    """Credit for half of the works and a quarter of the food: half and half of the return."""
    def restored(food, money):
        return production.readiness(
            readiness=np.array([[0.5]]), food=np.array([food]), fuel=ONE,
            working_capital=np.array([money]), repair=ONE, hands=ONE, speed=np.array([[0.2]]),
            aim=np.array([1.03]),
        ).item() - 0.5  # fmt: skip

    assert restored(1.0, 1.0) == pytest.approx(0.053)
    assert restored(1.0, 0.5) == pytest.approx(0.0265)
    assert restored(0.64, 0.5) == pytest.approx(0.8 * 0.0265)


def test_idle_works_are_not_restored_without_parts():
    """Where new works take all capital goods nothing comes back."""
    found = production.readiness(
        readiness=np.array([[0.5]]), food=ONE, fuel=ONE, working_capital=ONE,
        repair=np.array([0.0]), hands=ONE, speed=np.array([[0.2]]),
        aim=np.array([1.03]),
    )
    assert found.item() == 0.5


def test_no_plant_makes_nothing():
    """Hands without plant have next to no capacity."""
    assert capacity(running_capital=np.array([[0.0]])) == 0.0


def effort(tautness, binding=1.0):
    """Return effort at a slope of 0.15, a collapse of 0.9 and a limit of 1.1."""
    return production.effort(
        tautness=np.array([[tautness]]),
        plan_binding=np.array([binding]),
        usual=np.array([0.95]),
        slope=np.array([0.15]),
        collapse=np.array([0.9]),
        limit=np.array([1.1]),
    ).item()


def test_effort_by_hand():
    """Work follows the target a little, and breaks beyond the limit."""
    assert effort(0.95) == pytest.approx(1.0)
    assert effort(1.1) == pytest.approx(1.0225)
    assert effort(1.4) == pytest.approx(1 + 0.15 * 0.45 - 0.9 * 0.09)
    assert effort(1.4, binding=0.0) == 1.0


def test_rationing_by_hand():
    """Sixty for claims of 60 and 40 at ranks 2 and 1: by rank first, then by what is open."""
    def given(supply, ranks=(2.0, 1.0)):
        return production.rationed(
            by_user=np.array([[[60.0], [40.0]]]), priority=np.array(ranks)[:, None],
            supply=np.array([[supply]]),
        )[0, :, 0]  # fmt: skip

    # 60 / (120 + 40) = 0.375 a rank: 45 and 15 take all
    np.testing.assert_allclose(given(60.0), [45.0, 15.0])
    # 90: 0.5625 a rank; the first is served, the second gets 22.5 and the other 7.5 that are left
    np.testing.assert_allclose(given(90.0), [60.0, 30.0])
    np.testing.assert_allclose(given(60.0, ranks=(1.0, 1.0)), [36.0, 24.0])
    np.testing.assert_allclose(given(500.0), [60.0, 40.0])
    np.testing.assert_allclose(given(0.0), [0.0, 0.0])


def produced(**changes):
    """Return a quarter of a mine and a mill: a unit of the mill's needs a unit of the mine's.

    The mine can make 100 and the mill 50, targets are at capacity, plans bind fully.
    """
    arguments: dict[str, Any] = {
        "capacity": np.array([[100.0], [50.0]]),
        "effort": np.ones((2, 1)),
        "target": np.array([[400.0], [200.0]]),
        "plan_binding": ONE,
        "previous": np.array([[100.0], [50.0]]),
        "inventories": np.zeros((2, 1)),
        "imported": np.zeros((2, 1)),
        "exported_share": np.zeros((2, 1)),
        "sound": np.ones((2, 1)),
        "coefficients": np.array([[0.0, 1.0], [0.0, 0.0]])[:, :, None],
        "norm": ONE,
        "fuel_ratio": np.ones((9, 1, 1)),
        "priority": np.ones((2, 1)),
        "raw_limit": np.ones((2, 1)),
        "final_share": np.zeros((2, 1)),
        "base_output": np.array([[400.0], [200.0]]),
        "season_of_work": np.array([-0.01]),
        "shortage_effect": np.array([0.4]),
        "hoarding": np.array([1.8]),
        "hoarding_limit": np.array([0.75]),
        "overfulfilment": np.array([1.1]),
        "stock_cover": np.array([0.3]),
        "stocks_at_hand": np.array([0.5]),
        "overstock": np.array([0.15]),
        "storable": np.ones((2, 1)),
        "stock_loss": np.array([0.01]),
        "inertia": np.array([0.0]),
    }
    return production.produce(**{**arguments, **changes})


def test_production_by_hand():
    """In the second quarter work goes at 0.99: 99 from the mine, of which the mill uses 49.5."""
    found = produced()
    np.testing.assert_allclose(found.output[:, 0], [99.0, 49.5])
    np.testing.assert_allclose(found.claimed[:, 0], [50.0, 0.0])
    np.testing.assert_allclose(found.delivered[:, 0], [50.0, 0.0])
    np.testing.assert_allclose(found.used[:, 0], [49.5, 0.0])
    # wanted stock 0.3 x 99 + 0.5 that was delivered and not used; a hundredth of it is lost
    assert found.inventories[0, 0] == pytest.approx(0.99 * 30.2)
    assert found.final[0, 0] == pytest.approx(99 - 49.5 - 30.2)
    assert found.shortage.max() == 0.0


def test_a_half_binding_plan_and_exports_by_hand():
    """Effort 1.1, farm raw materials for 0.8: 88 possible; an order of 60 binds half of it."""
    found = produced(
        effort=np.array([[1.1], [1.0]]), raw_limit=np.array([[0.8], [1.0]]),
        target=np.array([[240.0], [0.0]]), plan_binding=np.array([0.5]),
        exported_share=np.array([[0.25], [0.0]]), season_of_work=np.array([0.0]),
        final_share=np.array([[0.1], [0.0]]),
    )  # fmt: skip
    # half at 88, half at 1.1 x 60; the mill without an order at half of its 50, and a thousandth
    mine, mill = 0.5 * 88 + 0.5 * 66, 0.5 * 50 + 0.5 * 1e-3 * 50
    # it claims half for an order of nothing, half for what it could make, and lacks the rest
    np.testing.assert_allclose(found.output[:, 0], [mine, mill * (1 - 0.4 * 0.5)])
    assert found.claimed[0, 0] == pytest.approx(0.5 * mill)
    assert found.used[0, 0] == pytest.approx(0.5 * mill)
    kept_home = 0.75 * mine
    stock = 0.3 * mine + found.delivered[0, 0] - found.used[0, 0]
    assert found.final[0, 0] == pytest.approx(kept_home - found.used[0, 0] - stock)


def test_input_norms_scale_claims_and_use():
    """Three quarters of 1928's need: as much less is claimed and used."""
    usual, thrifty = produced(), produced(norm=np.array([0.75]))
    assert thrifty.claimed[0, 0] == pytest.approx(0.75 * usual.claimed[0, 0])
    assert thrifty.used[0, 0] == pytest.approx(0.75 * usual.used[0, 0])


def test_full_sheds_slow_a_market_and_not_a_plan_by_hand():
    """Three times the stocks wanted: 1.15 - 0.15 x 3 = 0.7 of the output where trade is free."""
    full = {"inventories": np.array([[90.0], [45.0]]), "season_of_work": np.array([0.0])}
    free = produced(**full, plan_binding=np.array([0.0]))
    np.testing.assert_allclose(free.output[:, 0], [70.0, 35.0])
    bound = produced(**full, plan_binding=np.array([1.0]))
    np.testing.assert_allclose(bound.output[:, 0], [100.0, 50.0])
    half = produced(**full, plan_binding=np.array([0.5]))
    assert 70.0 < half.output[0, 0] < 100.0


def test_output_moves_by_its_inertia():
    """Three tenths of last quarter's 50 and seven tenths of 99, never above what is possible."""
    slow = produced(inertia=np.array([0.3]), previous=np.array([[50.0], [50.0]]))
    assert slow.output[0, 0] == pytest.approx(0.3 * 50 + 0.7 * 99)
    falling = produced(inertia=np.array([0.3]), previous=np.array([[900.0], [50.0]]))
    assert falling.output[0, 0] == pytest.approx(99.0)


def test_imports_and_stocks_feed_a_mill_whose_mine_stands_still():
    """Nothing raised, 20 from abroad and half of a stock of 60: enough for the mill's 49.5."""
    still = {"capacity": np.array([[0.0], [50.0]]), "target": np.array([[0.0], [200.0]]),
             "previous": np.array([[0.0], [50.0]])}  # fmt: skip
    fed = produced(**still, imported=np.array([[20.0], [0.0]]),
                   inventories=np.array([[60.0], [0.0]]))  # fmt: skip
    assert fed.output[1, 0] == pytest.approx(49.5)
    starved = produced(**still)
    assert starved.output[1, 0] == pytest.approx(49.5 * 0.6)
    assert starved.used[0, 0] == 0.0


def test_storming_swings_the_pace_of_the_plan_year():
    """Six in a hundred more in the last quarter, by a sixth of that less in the second."""
    even = produced(season_of_work=0 * ONE).output[0]
    assert produced(season_of_work=0.06 * ONE).output[0] == pytest.approx(1.06 * even)
    assert produced().output[0] == pytest.approx(0.99 * even)
    free = {"plan_binding": 0 * ONE, "inventories": np.full((2, 1), 10.0)}
    assert produced(season_of_work=0.06 * ONE, **free).output[0] == produced(**free).output[0]


def test_a_starved_mill_by_hand():
    """With a mine of a quarter the mill gets less than its claim, and hoards of that."""
    small = {"capacity": np.array([[25.0], [50.0]]), "target": np.array([[100.0], [200.0]])}
    found = produced(**small)
    # supply 24.75 of 50 claimed: a cut of 0.505 makes 75 % of deliveries lie idle
    in_hand = 24.75 * (1 - min(1.8 * 0.505, 0.75))
    lack = 1 - in_hand / 49.5
    assert found.shortage[1, 0] == pytest.approx(lack)
    assert found.output[1, 0] == pytest.approx(49.5 * (1 - 0.4 * lack))


def test_bad_coal_starves_the_mill_that_its_tonnage_would_feed():
    """Of 99 tons counted a half is slate: what the mill can burn is 49.5, its need to the ton."""
    half = produced(sound=np.array([[0.5], [1.0]]))
    assert half.output[0, 0] == pytest.approx(99.0)
    worse = produced(sound=np.array([[0.4], [1.0]]))
    assert worse.output[0, 0] == pytest.approx(99.0)
    assert worse.output[1, 0] < 0.9 * half.output[1, 0]


def test_a_market_does_not_hoard_what_it_claimed():
    """Where no plan binds, goods that are there go to use."""
    small = {"capacity": np.array([[25.0], [50.0]]), "plan_binding": np.array([0.0])}
    assert produced(**small).shortage[1, 0] == pytest.approx(0.5)


def test_a_low_target_leaves_plant_idle():
    """A binding target of half the capacity holds output to 1.1 of it."""
    found = produced(target=np.array([[200.0], [100.0]]))
    np.testing.assert_allclose(found.output[:, 0], [54.45, 27.225 * (1 - 0.4 * (1 - 25 / 27.225))])


def test_priority_decides_who_starves():
    """Of two equal mills on one mine the one ranked higher makes more, the other less."""
    two = {
        "capacity": np.array([[50.0], [50.0], [50.0]]),
        "effort": np.ones((3, 1)),
        "target": np.array([[200.0], [200.0], [200.0]]),
        "previous": np.full((3, 1), 50.0),
        "inventories": np.zeros((3, 1)),
        "imported": np.zeros((3, 1)),
        "exported_share": np.zeros((3, 1)),
        "sound": np.ones((3, 1)),
        "coefficients": np.array([[0, 1.0, 1.0], [0, 0, 0], [0, 0, 0]])[:, :, None],
        "raw_limit": np.ones((3, 1)),
        "final_share": np.zeros((3, 1)),
        "base_output": np.full((3, 1), 200.0),
        "storable": np.ones((3, 1)),
    }
    equal = produced(**two, priority=np.ones((3, 1)))
    ranked = produced(**two, priority=np.array([[1.0], [1.0], [2.0]]))
    assert equal.output[1, 0] == pytest.approx(equal.output[2, 0])
    assert ranked.output[2, 0] > equal.output[2, 0]
    assert ranked.output[1, 0] < equal.output[1, 0]


@pytest.mark.parametrize("seed", range(4))
def test_goods_are_conserved(seed):
    """Stocks, output and imports are used, exported, spoiled, lost, for final use or kept."""
    random = np.random.default_rng(seed)
    s, b = 5, 7
    drawn = {
        name: random.uniform(0.0, high, (s, b))
        for name, high in {
            "capacity": 100, "effort": 1.2, "target": 600, "previous": 100, "inventories": 90,
            "imported": 20, "exported_share": 0.6, "raw_limit": 1, "sound": 1,
        }.items()
    }  # fmt: skip
    found = produced(
        **drawn,
        plan_binding=random.uniform(0, 1, b),
        coefficients=random.uniform(0, 0.4, (s, s, 1)),
        norm=random.uniform(0.5, 1, b),
        priority=random.uniform(0.2, 3, (s, b)),
        final_share=random.uniform(0, 0.3, (s, 1)),
        base_output=np.full((s, 1), 400.0),
        storable=random.uniform(0, 1, (s, 1)),
    )
    sources = drawn["inventories"] + drawn["imported"] + found.output
    kept = found.output * (1 - drawn["exported_share"])
    spoiled = kept * (1 - drawn["sound"])
    uses = found.used + (found.output - kept) + spoiled + found.final + found.lost
    np.testing.assert_allclose(found.inventories, sources - uses, atol=1e-9)
    assert all(part.min() >= 0.0 for part in found)
    assert np.all(found.used <= found.delivered + 1e-9)


def test_products_are_bounded_by_the_plants_that_make_them():
    """Half of a works of 40 and shops of 8 make at most 28 a year, whatever the branch gives."""
    def made(wanted, standing):
        return production.products(
            wanted=np.array([[wanted]]), workshops=np.array([[8.0]]),
            makes=np.array([[[40.0]]]), standing=np.array([[standing]]),
        ).item()

    assert made(5.0, 0.5) == 5.0
    assert made(9.0, 0.5) == pytest.approx(7.0)
    assert made(9.0, 0.0) == pytest.approx(2.0)


def test_works_are_restored_by_people():
    """Half of the hands restore half as much; more than there were in 1928 restore no more."""
    def restored(hands):
        return production.readiness(
            readiness=np.array([[0.5]]), food=ONE, fuel=ONE, working_capital=ONE, repair=ONE,
            hands=np.array([hands]), speed=np.array([[0.2]]),
            aim=np.array([1.03]),
        ).item() - 0.5  # fmt: skip

    assert restored(0.5) == pytest.approx(restored(1.0) / 2)
    assert restored(2.0) == restored(1.0)


def test_half_the_need_of_a_fuel_is_half_the_claim():
    """A mill that burns peat for half of its work asks the mine for half as much."""
    ratio = np.ones((2, 2, 1))
    ratio[0, 1] = 0.5
    usual, spared = produced(), produced(fuel_ratio=ratio)
    assert spared.claimed[0].item() == pytest.approx(0.5 * usual.claimed[0].item())


def test_grain_at_hand_by_hand_and_in_its_limits():
    """Four fifths of the market's grain and half of the state's, three quarters planned: 0.575."""
    def at_hand(binding, issued=0.5):
        return production.grain_at_hand(
            marketings=np.array([0.8]), issued=np.array([issued]), plan_binding=np.array([binding])
        ).item()

    assert at_hand(0.75) == pytest.approx(0.25 * 0.8 + 0.75 * 0.5)
    assert at_hand(0.0) == at_hand(0.0, issued=9.0) == 0.8
    assert at_hand(1.0) == 0.5
    assert at_hand(1.0, issued=0.0) == 0.0


def test_credit_beyond_need_breeds_hoards_by_hand():
    """At a response of 0.6, half as much credit again as need: 1.3 times; less adds nothing."""
    found = production.hoarding_on_credit(
        hoarding=np.array([2.0]), credit=np.array([0.5, 1.0, 1.5]), response=np.array([0.6])
    )
    np.testing.assert_allclose(found, [2.0, 2.0, 2.6])
