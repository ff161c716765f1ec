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
        speed=np.array([[0.2], [9.0]]),
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
        "terror": np.array([0.0]),
        "labour_share": np.array([0.5]),
        "terror_effect": np.array([[0.2]]),
    }
    return production.capacity(**{**arguments, **changes}).item()


def test_capacity_by_hand():
    """Plant and hands of 1928 make a quarter of its output; four times the plant, twice."""
    assert capacity() == pytest.approx(100.0)
    assert capacity(running_capital=np.array([[4.0]])) == pytest.approx(200.0)
    assert capacity(employment_ratio=np.array([[4.0]])) == pytest.approx(200.0)
    # terror of 0.8 is 0.5 above what costs nothing: 1 - 0.2 x 0.5
    assert capacity(terror=np.array([0.8])) == pytest.approx(90.0)


def test_no_plant_makes_nothing():
    """Hands without plant have next to no capacity."""
    assert capacity(running_capital=np.array([[0.0]])) == 0.0


def effort(tautness, binding=1.0):
    """Return effort at a slope of 0.15, a collapse of 0.9 and a limit of 1.1."""
    return production.effort(
        tautness=np.array([[tautness]]),
        plan_binding=np.array([binding]),
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
        "coefficients": np.array([[0.0, 1.0], [0.0, 0.0]])[:, :, None],
        "norm": ONE,
        "priority": np.ones((2, 1)),
        "raw_limit": np.ones((2, 1)),
        "final_share": np.zeros((2, 1)),
        "base_output": np.array([[400.0], [200.0]]),
        "season": 1,
        "shortage_effect": np.array([0.4]),
        "exposure": np.ones((2, 1)),
        "overfulfilment": np.array([1.1]),
        "stock_cover": np.array([0.3]),
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


def test_a_starved_mill_by_hand():
    """With a mine of a quarter the mill gets less than its claim, and hoards of that."""
    small = {"capacity": np.array([[25.0], [50.0]]), "target": np.array([[100.0], [200.0]])}
    found = produced(**small)
    # supply 24.75 of 50 claimed: a cut of 0.505 makes 75 % of deliveries lie idle
    in_hand = 24.75 * (1 - min(production.HOARDED * 0.505, production.MOST_HOARDED))
    lack = 1 - in_hand / 49.5
    assert found.shortage[1, 0] == pytest.approx(lack)
    assert found.output[1, 0] == pytest.approx(49.5 * (1 - 0.4 * lack))


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
        "coefficients": np.array([[0, 1.0, 1.0], [0, 0, 0], [0, 0, 0]])[:, :, None],
        "raw_limit": np.ones((3, 1)),
        "final_share": np.zeros((3, 1)),
        "base_output": np.full((3, 1), 200.0),
        "exposure": np.ones((3, 1)),
        "storable": np.ones((3, 1)),
    }
    equal = produced(**two, priority=np.ones((3, 1)))
    ranked = produced(**two, priority=np.array([[1.0], [1.0], [2.0]]))
    assert equal.output[1, 0] == pytest.approx(equal.output[2, 0])
    assert ranked.output[2, 0] > equal.output[2, 0]
    assert ranked.output[1, 0] < equal.output[1, 0]


@pytest.mark.parametrize("seed", range(4))
def test_goods_are_conserved(seed):
    """Stocks, output and imports are used, exported, lost, taken for final use or kept."""
    random = np.random.default_rng(seed)
    s, b = 5, 7
    drawn = {
        name: random.uniform(0.0, high, (s, b))
        for name, high in {
            "capacity": 100, "effort": 1.2, "target": 600, "previous": 100, "inventories": 90,
            "imported": 20, "exported_share": 0.6, "raw_limit": 1,
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
        exposure=np.ones((s, 1)),
        storable=random.uniform(0, 1, (s, 1)),
    )
    sources = drawn["inventories"] + drawn["imported"] + found.output
    uses = found.used + found.output * drawn["exported_share"] + found.final + found.lost
    np.testing.assert_allclose(found.inventories, sources - uses, atol=1e-9)
    assert all(part.min() >= 0.0 for part in found)
    assert np.all(found.used <= found.delivered + 1e-9)
