"""Queues and goods that nobody has the money for."""

import numpy as np
import pytest

from gosplan_game.model.money import queues


def alone(function, **arguments):
    """Return a function's number in one run."""
    return function(**{name: np.array([value]) for name, value in arguments.items()}).item()


def gap(**changes):
    """Return the gap of shops where a half of the budget is food."""
    arguments = {"wish": 100.0, "goods_value": 100.0, "markup": 1.0, "asked": 1.2, "bid": 1.0,
                 "food_share": 0.5}
    return alone(queues.shop_gap, **{**arguments, **changes})


def test_the_gap_by_hand():
    """Money for half as much again, manufactures at half the clearing price: 0.25 and 0.5."""
    assert gap(wish=150.0) == pytest.approx(0.25)
    assert gap(markup=0.5) == pytest.approx(0.5)
    assert gap(wish=150.0, markup=0.5) == pytest.approx(0.75)


def test_no_queue_where_prices_clear():
    """Too little money, or a price above the clearing one, leaves nobody in line."""
    assert gap(wish=60.0, markup=1.4) == 0.0


def test_easy_credit_bids_where_lists_are_held_by_hand():
    """Half of the need lent beyond it, half of that spent: a quarter more is bid for goods.

    Where plans bind by half, an eighth; scarce credit bids for nothing.
    """
    asked = {"neutral_credit": 0.8, "demand": 0.5}
    bid = alone(queues.credit_bid, credit=1.3, bound=0.0, **asked)
    assert bid == pytest.approx(1.25)
    assert alone(queues.credit_bid, credit=1.3, bound=0.5, **asked) == pytest.approx(1.125)
    assert alone(queues.credit_bid, credit=0.4, bound=0.0, **asked) == 1.0
    assert gap(bid=bid) == pytest.approx(0.5 * 0.25)
    assert gap(bid=bid, markup=1.3) == 0.0


def test_trusts_that_sell_off_make_no_queue():
    """Sold at half price of their own will, goods go to traders; held down, buyers wait."""
    assert gap(markup=0.5, asked=0.5) == 0.0
    assert gap(markup=0.5, asked=0.75) == pytest.approx(0.25)


def test_hours_by_hand():
    """A quarter of the price unpaid at eighteen hours a unit: four and a half; at most forty."""
    assert alone(queues.hours, gap=0.25, time=18.0, most=40.0) == pytest.approx(4.5)
    assert alone(queues.hours, gap=99.0, time=18.0, most=40.0) == 40.0


def test_working_time_by_hand():
    """A quarter of 4.6 hours beyond the usual is a fortieth of the week."""
    lost = alone(queues.working_time_lost, hours=7.6, usual=3.0, absence=0.25, week=46.0)
    assert lost == pytest.approx(0.025)


def test_goods_too_dear_stay_on_the_shelf():
    """Used to sell four fifths, shops that sell two fifths have sold half; none sells twice."""
    assert alone(queues.bought, sales=40.0, goods_value=100.0, shelf=0.8) == pytest.approx(0.5)
    assert alone(queues.bought, sales=95.0, goods_value=100.0, shelf=0.8) == 1.0


def test_a_batch_equals_its_runs():
    """The gap of seven runs is that of each."""
    random = np.random.default_rng(4)
    drawn = {
        "wish": random.uniform(0, 300, 7), "goods_value": random.uniform(1, 200, 7),
        "markup": random.uniform(0.3, 2, 7), "asked": random.uniform(0.5, 2, 7),
        "bid": random.uniform(1, 1.5, 7), "food_share": random.uniform(0, 1, 7),
    }  # fmt: skip
    found = queues.shop_gap(**drawn)
    for run in range(7):
        assert gap(**{name: values[run] for name, values in drawn.items()}) == found[run]
