import numpy as np
import pytest

from gosplan_game.model.state import stores


def served(**changes):
    """Return the use of a store of 10 Mt in the first quarter, two regions, nothing asked."""
    arguments = {
        "stock": np.array([10.0]),
        "reserve": np.array([1.0]),
        "export_order": np.array([0.0]),
        "relief_order": np.array([0.0]),
        "seed_order": np.array([0.0]),
        "sales_order": np.array([0.0]),
        "food_want": np.zeros((2, 1)),
        "seed_gap": np.zeros((2, 1)),
        "poor_weight": np.array([[3.0], [1.0]]),
        "industry_need": np.array([0.0]),
        "army_need": np.array([0.0]),
        "town_need": np.array([0.0]),
        "quota": np.array([0.0]),
        "inflow_ahead": np.array([0.13 * 0.85]),
        "pace_ahead": np.array([1.05]),
        "quarters": np.array([2.0]),
        "drawn_most": np.array([0.6]),
        "loss_rate": np.array([0.01]),
    }
    return stores.serve(**{**arguments, **changes})


def test_the_queue_by_hand():
    """Exports stand first, villages get what their gap asks, towns what paces to the harvest."""
    found = served(
        export_order=np.array([2.0]),
        army_need=np.array([1.0]),
        relief_order=np.array([3.0]),
        food_want=np.array([[1.5], [0.5]]),
        town_need=np.array([9.0]),
    )
    assert found.exports.item() == pytest.approx(2.0)
    assert found.army.item() == pytest.approx(1.0)
    np.testing.assert_allclose(found.relief, [[1.5], [0.5]])
    # left 5, less the reserve 4, over two quarters at 1.05
    assert found.towns.item() == pytest.approx(2.1)
    assert found.loss.item() == pytest.approx(0.029)
    assert found.closing.item() == pytest.approx(2.871)


def test_relief_goes_by_want_and_no_further_than_ordered():
    """One million tonnes ordered for a gap of four: three quarters to the hungrier region."""
    found = served(relief_order=np.array([1.0]), food_want=np.array([[3.0], [1.0]]))
    np.testing.assert_allclose(found.relief, [[0.75], [0.25]])


def test_nothing_is_given_where_nobody_asks():
    """Orders for relief and seed without a gap move no grain."""
    found = served(relief_order=np.array([5.0]), seed_order=np.array([5.0]))
    assert found.relief.sum() + found.seed.sum() == 0.0


def test_the_reserve_is_kept_from_exports_and_sales():
    """At the reserve nothing is sold, abroad or in villages, though relief may still come."""
    found = served(
        stock=np.array([1.0]),
        export_order=np.array([5.0]),
        sales_order=np.array([5.0]),
        relief_order=np.array([0.2]),
        food_want=np.array([[1.0], [0.0]]),
    )
    assert found.exports.item() == found.sales.sum() == 0.0
    assert found.relief.sum() == pytest.approx(0.2)


@pytest.mark.parametrize("seed", range(5))
def test_grain_of_the_state_is_conserved(seed):
    """Every tonne is served, lost or left, whatever is ordered."""
    random = np.random.default_rng(seed)
    names = (
        "stock", "reserve", "export_order", "relief_order", "seed_order", "sales_order",
        "industry_need", "army_need", "town_need", "quota",
    )  # fmt: skip
    drawn = {name: random.uniform(0, 12, 7) for name in names}
    found = served(
        **drawn,
        food_want=random.uniform(0, 3, (2, 7)),
        seed_gap=random.uniform(0, 3, (2, 7)),
        quarters=np.array([(2.0, 1.15, 4.0, 3.0)[seed % 4]]),
    )
    given = sum(
        part.sum(axis=0) if part.ndim == 2 else part
        for name, part in found._asdict().items()
        if name != "closing"
    )
    np.testing.assert_allclose(found.closing, drawn["stock"] - given, atol=1e-12)
    assert all(part.min() >= 0.0 for part in found)


def test_grain_poor_villages_are_cut_deeper_than_towns_by_hand():
    """5 Mt over two quarters at 1.05 for 4.2 asked: five eighths of it, squared in villages.

    Fill 2.625/4.2 = 0.625: villages 0.3906 x 2 = 0.78, towns what is left of 2.625.
    """
    found = served(
        stock=np.array([6.0]), sales_order=np.array([2.0]), town_need=np.array([2.2])
    )
    assert found.sales.sum() == pytest.approx(2 * 0.625**2)
    assert found.towns.item() == pytest.approx(2.625 - 2 * 0.625**2)


def supplied(gap, freedom=1.0, price=1.0, townspeople=1.0):
    """Return what traders bring in the third quarter from regions of 10 and 2 Mt."""
    return stores.private_supply(
        available=np.array([[10.0], [2.0]]),
        seed_need=np.array([[1.0], [1.0]]),
        subsistence=np.array([[2.0], [2.0]]),
        gap=np.array([gap]),
        kept=np.array([0.95]),
        freedom=np.array([freedom]),
        reach=np.array([0.5]),
        price=np.array([price]),
        price_elasticity=np.array([0.5]),
        townspeople=np.array([townspeople]),
        quarters=np.array([4.0]),
    )


def test_private_supply_by_hand():
    """Spare 10 - 0.95 x 3 = 7.15, half of it over four quarters; nothing from the hungry."""
    np.testing.assert_allclose(supplied(99.0), [[0.89375], [0.0]])


def test_dear_bread_draws_carts_from_further():
    """At four times the state price twice as much, and never more than nine tenths."""
    assert supplied(99.0, price=2.0).sum() == pytest.approx(0.89375 * 2**0.5)
    assert supplied(99.0, price=99.0).sum() == pytest.approx(0.9 * 7.15 / 4)
    assert supplied(99.0, price=0.5).sum() == pytest.approx(0.89375)


def test_fewer_townspeople_fetch_less():
    """One in a hundred gone: a hundredth less bread, so that nobody left is the better for it."""
    assert supplied(99.0, townspeople=0.99).sum() == pytest.approx(0.99 * 0.89375)


def test_traders_bring_no_more_than_is_wanted():
    """A small gap is filled exactly, and without freedom there is no trade."""
    assert supplied(0.3).sum() == pytest.approx(0.3)
    assert supplied(99.0, freedom=0.0).sum() == 0.0
