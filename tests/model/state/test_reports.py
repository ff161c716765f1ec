import numpy as np
import pytest

from gosplan_game.model.state import reports


def padded(output, target, *, reward=1.0, audit=0.0, terror=0.0, binding=1.0):
    """Return the padding of one branch, at most 10 %."""
    return reports.padding(
        output=np.array([[output]]),
        target=np.array([[target]]),
        plan_binding=np.array([binding]),
        reward=np.array([reward]),
        audit=np.array([audit]),
        terror=np.array([terror]),
        slope=np.array([0.5]),
        largest=np.array([0.1]),
        fear=np.array([0.05]),
    ).item()


def test_padding_by_hand():
    """A target missed by a tenth is padded by half of it; an audit of one half halves that."""
    assert padded(100.0, 440.0) == pytest.approx(0.05)
    assert padded(100.0, 440.0, audit=0.5) == pytest.approx(0.025)
    assert padded(100.0, 400.0, terror=1.0) == pytest.approx(0.05)
    assert padded(100.0, 4000.0) == pytest.approx(0.1)


def test_half_the_reward_pads_half_as_much_by_hand():
    """Missed by a tenth at half of the reward, a half-binding plan: 0.5 x 0.5 x 0.5 x 0.1."""
    assert padded(100.0, 440.0, reward=0.5) == pytest.approx(0.025)
    assert padded(100.0, 440.0, reward=0.5, binding=0.5) == pytest.approx(0.0125)


def test_nobody_pads_without_a_plan_or_under_a_full_audit():
    """The two ways to true reports."""
    assert padded(100.0, 800.0, binding=0.0) == 0.0
    assert padded(100.0, 800.0, audit=1.0, terror=1.0) == 0.0


def told(harvest, *, collectivised=1.0, reward=1.0, audit=0.0):
    """Return the reported harvest where 10 Mt are normal."""
    return reports.reported_harvest(
        harvest=np.array([[harvest]]),
        normal=np.array([[10.0]]),
        collectivised=np.array([[collectivised]]),
        reward=np.array([reward]),
        audit=np.array([audit]),
        field_estimate=np.array([0.2]),
        pressure=np.array([0.5]),
    ).item()


def test_reported_harvests_by_hand():
    """The crop on the stalk is a fifth more; a bad year is padded by half of what is missing."""
    assert told(10.0) == pytest.approx(12.0)
    assert told(8.0) == pytest.approx(8 * (1 + 0.2 + 0.125))


def test_private_farms_and_auditors_tell_the_truth():
    """Without kolkhozy, reward, or with a full audit the barn is reported."""
    assert told(8.0, collectivised=0.0) == told(8.0, reward=0.0) == told(8.0, audit=1.0) == 8.0


def test_the_value_index_by_hand():
    """Twice the machines at a drift of a half count 2^1.5; what is no industry counts nothing."""
    found = reports.value_index(
        output=np.array([[20.0], [50.0], [50.0]]),
        base_output=np.array([[40.0], [200.0], [200.0]]),
        price=np.array([[3.0], [1.0], [1.0]]),
        drift=np.array([[0.5], [0.5], [0.0]]),
        industrial=np.array([[1.0], [1.0], [0.0]]),
    )
    assert found.item() == pytest.approx(30 * 2**1.5 + 50)


def courage(held, *, terror=0.0, reward=0.0):
    """Return the share of statisticians who report what they find, a quarter on."""
    return reports.courage(
        courage=np.array([held]), terror=np.array([terror]), reward=np.array([reward]),
        learning=np.array([0.04]), purge=np.array([0.2]), selection=np.array([0.05]),
        terror_threshold=np.array([0.3]),
    ).item()  # fmt: skip


def test_courage_by_hand():
    """Full terror takes 0.14 of them a quarter, success as the only measure 0.05."""
    assert courage(0.5) == pytest.approx(0.52)
    assert courage(0.5, terror=1.0) == pytest.approx(0.52 - 0.07)
    assert courage(0.5, reward=1.0) == pytest.approx(0.52 - 0.025)
    assert courage(1.0) == 1.0


def test_courage_settles_where_gains_and_losses_meet():
    """Under full reward and no terror: 0.04 / (0.04 + 0.05)."""
    held = 1.0
    for _ in range(300):
        held = courage(held, reward=1.0)
    assert held == pytest.approx(4 / 9)
