import numpy as np
import pytest

from gosplan_game.model.state import support


def alone(function, **arguments):
    """Return a function's number in one run."""
    return function(**{name: np.array([value]) for name, value in arguments.items()}).item()


def test_support_moves_towards_its_aim_and_stays_a_share():
    """A fifth of the way from 0.5 to 0.9; an aim beyond one counts as one."""
    assert alone(support.towards, support=0.5, aim=0.9, speed=0.2) == pytest.approx(0.58)
    assert alone(support.towards, support=1.0, aim=3.0, speed=0.5) == 1.0
    assert alone(support.towards, support=0.0, aim=-3.0, speed=0.5) == 0.0


def workers(**changes):
    """Return the aim of fed workers of 1928's wage, fully employed."""
    arguments = {
        "nutrition": 1.0, "real_wage": 1.0, "unemployment": 0.0, "decree": 0.0, "fatigue": 0.0,
        "housing": 0.0, "content": 0.6, "food_effect": 0.8, "wage_effect": 0.25,
        "jobless_effect": 0.8, "decree_effect": 0.1, "fatigue_effect": 0.1,
    }  # fmt: skip
    return alone(support.workers_aim, **{**arguments, **changes})


def test_workers_by_hand():
    """Bread, wages and work each move them."""
    assert workers() == pytest.approx(0.6)
    assert workers(nutrition=0.8) == pytest.approx(0.44)
    assert workers(real_wage=0.6) == pytest.approx(0.5)
    assert workers(unemployment=0.1) == pytest.approx(0.52)
    assert workers(housing=0.03) == pytest.approx(0.57)


def test_law_and_campaigns_cost_workers_support_by_hand():
    """The full decree a tenth, half of the greatest fatigue a twentieth, and both together."""
    assert workers(decree=1.0) == pytest.approx(0.5)
    assert workers(fatigue=0.5) == pytest.approx(0.55)
    assert workers(decree=0.5, fatigue=1.0, unemployment=0.05) == pytest.approx(0.41)


def peasants(**changes):
    """Return the aim of fed peasants with cheap goods and no kolkhoz."""
    arguments = {
        "nutrition": 1.0, "grievance": 0.0, "price_of_goods": 1.0, "disruption": 0.0,
        "plots": 1.0, "collectivised": 0.0, "valuables": 0.0,
        "content": 0.6, "food_effect": 0.7,
        "grievance_effect": 0.3, "price_effect": 0.15, "disruption_effect": 0.35,
        "kolkhoz_effect": 0.15,
    }  # fmt: skip
    return alone(support.peasants_aim, **{**arguments, **changes})


def test_peasants_by_hand():
    """Forced grain, dear goods, disorder and a lost plot each cost support."""
    assert peasants() == pytest.approx(0.6)
    assert peasants(grievance=1.0) == pytest.approx(0.3)
    assert peasants(price_of_goods=2.0) == pytest.approx(0.45)
    assert peasants(collectivised=1.0) == pytest.approx(0.6)
    assert peasants(collectivised=1.0, plots=0.0) == pytest.approx(0.45)
    assert peasants(valuables=0.05) == pytest.approx(0.55)


def test_a_low_state_price_makes_goods_dear_by_hand():
    """Four fifths sold at half of the market's price: goods at 1.2 cost 2; sold freely, 1.2."""

    def felt(state_price, to_state, sold=5.0):
        return support.price_felt(
            price_of_goods=np.array([1.2]), state_price=np.array([state_price]),
            to_state=np.array([to_state]), sold=np.array([sold]),
        ).item()

    assert felt(0.5, 4.0) == pytest.approx(1.2 / 0.6)
    assert felt(0.5, 0.0) == felt(1.0, 4.0) == pytest.approx(1.2)
    assert felt(0.5, 0.0, 0.0) == pytest.approx(1.2)
    assert felt(0.0, 5.0) == pytest.approx(12.0)


def test_hunger_and_disorder_cost_peasants_support_by_hand():
    """A fifth less food 0.14, full disorder 0.35, half of it with a grievance of a half 0.325."""
    assert peasants(nutrition=0.8) == pytest.approx(0.46)
    assert peasants(disruption=1.0) == pytest.approx(0.25)
    assert peasants(disruption=0.5, grievance=0.5) == pytest.approx(0.6 - 0.175 - 0.15)


def test_the_party_by_hand():
    """Growth of a tenth, a plan kept, no threat: 0.63; terror costs even here."""
    arguments = {"industry_growth": 0.1, "threat": 0.0, "fulfilment": 1.0, "terror": 0.0,
                 "private": 0.0, "content": 0.55, "growth_effect": 0.8, "threat_effect": 0.1,
                 "fulfilment_effect": 0.3, "terror_effect": 0.15}
    assert alone(support.party_aim, **arguments) == pytest.approx(0.63)
    assert alone(support.party_aim, **{**arguments, "terror": 1.0}) == pytest.approx(0.48)
    assert alone(support.party_aim, **{**arguments, "private": 0.04}) == pytest.approx(0.59)


def test_a_plan_missed_and_an_enemy_seen_move_the_party_by_hand():
    """A fifth short costs 0.06, full danger closes ranks by 0.1; falling industry costs twice."""
    arguments = {"industry_growth": 0.0, "threat": 0.0, "fulfilment": 1.0, "terror": 0.0,
                 "private": 0.0, "content": 0.55, "growth_effect": 0.8, "threat_effect": 0.1,
                 "fulfilment_effect": 0.3, "terror_effect": 0.15}
    assert alone(support.party_aim, **{**arguments, "fulfilment": 0.8}) == pytest.approx(0.49)
    assert alone(support.party_aim, **{**arguments, "threat": 1.0}) == pytest.approx(0.65)
    assert alone(support.party_aim, **{**arguments, "industry_growth": -0.1}) == pytest.approx(0.47)


def unrest(**changes):
    """Return disturbances among 10 million villagers under full coercion."""
    arguments = {
        "rural_people": np.array([[10.0]]),
        "resisted": np.array([[0.3]]),
        "leaving": np.array([[0.1]]),
        "disruption": np.array([[0.0]]),
        "grievance": np.array([[0.0]]),
        "coercion": np.array([1.0]),
        "collectivised": np.array([[0.5]]),
        "campaign_effect": np.array([100.0]),
        "memory_effect": np.array([10.0]),
    }
    return support.disturbances(**{**arguments, **changes}).item()


def test_disturbances_by_hand():
    """10 x 100 x (0.3 + 0.1) x 2 x 0.5, and a quiet village where nobody is pushed or leaves."""
    quiet = {"resisted": np.array([[0.0]]), "leaving": np.array([[0.0]])}
    assert unrest() == pytest.approx(400.0)
    assert unrest(**quiet) == 0.0
    # disorder of one and a grievance of 0.8: 10 x 10 x 1.8 x 2 more
    more = unrest(disruption=np.array([[1.0]]), grievance=np.array([[0.8]]))
    assert more == pytest.approx(760.0)
    # the same disorder with hardly a memory of force, under half the coercion: 1.1 x 1.5
    calm = unrest(**quiet, disruption=np.array([[1.0]]),
                  grievance=np.array([[0.1]]), coercion=np.array([0.5]))
    assert calm == pytest.approx(10 * 10 * 1.1 * 1.5)


def test_the_dead_are_missed_by_hand():
    """Three in a hundred gone: a fiftieth of support at a memory of two thirds; never a gain."""
    lost = support.mourning(
        people=np.array([97.0, 103.0]),
        reference_people=np.array([100.0, 100.0]),
        memory=np.array([2 / 3]),
    )
    assert lost == pytest.approx([0.02, 0.0])
    moved = support.towards(
        support=np.array([0.5]),
        aim=np.array([0.5]),
        speed=np.array([0.5]),
        missing=lost[:1],
    )
    assert moved.item() == pytest.approx(0.49)
