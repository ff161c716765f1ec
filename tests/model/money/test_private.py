"""Leases, concessions and licensed trade."""

import numpy as np
import pytest

from gosplan_game.model.money import private


def alone(function, **arguments):
    """Return a function's number in one run."""
    return function(**{name: np.array([value]) for name, value in arguments.items()}).item()


def held(**changes):
    """Return a quarter of concessions: 40 million of 100 that would be let in."""
    arguments = {
        "capital": 40.0, "ordered": 0.5, "access": 1.0, "record": 0.0, "most": 200.0,
        "entry": 0.05, "closing": 0.3, "compensation": 0.5, "profit_rate": 0.2, "rent_rate": 0.1,
    }  # fmt: skip
    found = private.concessions(
        **{name: np.array([value]) for name, value in {**arguments, **changes}.items()}
    )
    return {name: getattr(found, name).item() for name in found._fields}


def test_leases_by_hand():
    """A third of the way from a tenth to seven tenths; without change nothing moves."""
    assert alone(private.leased, leased=0.1, ordered=0.7, speed=1 / 3) == pytest.approx(0.3)
    assert alone(private.leased, leased=0.4, ordered=0.4, speed=0.3) == pytest.approx(0.4)


def test_leaseholders_start_small_idle_works_only():
    """Half let, a fifth of a branch small, half of it idle, two fifths started: a fiftieth."""
    arguments = {"leased": 0.5, "effect": 0.4}
    started = alone(private.restarted, small_works=0.2, readiness=0.5, **arguments)
    assert started == pytest.approx(0.02)
    assert alone(private.restarted, small_works=0.0, readiness=0.5, **arguments) == 0.0
    assert alone(private.restarted, small_works=0.2, readiness=1.0, **arguments) == 0.0


def test_licensed_trade_by_hand():
    """Half of retail at full freedom; an eighth of that at a quarter; none on kolkhoz markets."""
    given = {"full": 0.5, "elasticity": 1.5}
    assert alone(private.licensed_share, freedom=1.0, collectivised=0.0, **given) == 0.5
    quarter = alone(private.licensed_share, freedom=0.25, collectivised=0.0, **given)
    assert quarter == pytest.approx(0.0625)
    assert alone(private.licensed_share, freedom=1.0, collectivised=1.0, **given) == 0.0


def test_bagmen_carry_where_trade_is_closed():
    """What is freer than they are is as free as ordered; nothing is closed further."""
    found = private.carrying(freedom=np.array([0.0, 0.05, 0.4]), bagmen=np.array([0.1]))
    np.testing.assert_array_equal(found, [0.1, 0.1, 0.4])


def test_concessions_by_hand():
    """A twentieth of the sixty still to come arrives; a fifth and a tenth a year are earned."""
    found = held()
    assert found["arrived"] == pytest.approx(3.0)
    assert found["closed"] == 0.0
    assert (found["profit"], found["rent"]) == pytest.approx((2.0, 1.0))
    assert found["capital"] == pytest.approx(43.0)


def test_concessions_are_wound_up_and_half_bought_out():
    """Without an order three tenths go, and half of that is given in bonds."""
    found = held(ordered=0.0)
    assert found["closed"] == pytest.approx(12.0)
    assert found["bought_out"] == pytest.approx(6.0)
    assert found["arrived"] == 0.0


def test_nobody_comes_to_a_country_that_does_not_pay():
    """A full record of default, or a blockade, and no machine arrives."""
    assert held(record=1.0)["arrived"] == 0.0
    assert held(access=0.0)["arrived"] == 0.0


@pytest.mark.parametrize("seed", range(5))
def test_foreign_capital_is_conserved_alone_and_in_a_batch(seed):
    """Capital changes by what arrived and what was closed, and a batch equals its runs."""
    random = np.random.default_rng(seed)
    drawn = {
        "capital": random.uniform(0, 200, 7), "ordered": random.uniform(0, 1, 7),
        "access": random.uniform(0, 1, 7), "record": random.uniform(0, 1, 7),
        "most": random.uniform(50, 300, 7), "entry": random.uniform(0, 0.2, 7),
        "closing": random.uniform(0, 1, 7), "compensation": random.uniform(0, 1, 7),
        "profit_rate": random.uniform(0, 0.3, 7), "rent_rate": random.uniform(0, 0.3, 7),
    }  # fmt: skip
    found = private.concessions(**drawn)
    np.testing.assert_allclose(found.capital, drawn["capital"] + found.arrived - found.closed)
    assert np.all(found.capital >= 0)
    for run in range(7):
        one = held(**{name: values[run] for name, values in drawn.items()})
        for name in found._fields:
            assert one[name] == pytest.approx(getattr(found, name)[run], rel=1e-12)
