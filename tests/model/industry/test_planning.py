import numpy as np
import pytest

from gosplan_game.model.industry import planning


def hidden(belief, binding, reserve=0.1):
    """Return the reserve of one branch after a quarter, at most 0.4, with patience 1."""
    return planning.hidden_reserve(
        hidden=np.array([[reserve]]),
        ratchet_belief=np.array([belief]),
        plan_binding=np.array([binding]),
        largest=np.array([0.4]),
        patience=np.array([1.0]),
        speed=np.array([0.1]),
    ).item()


def test_hidden_reserve_by_hand():
    """Who fears the ratchet by one half wishes to hide 0.4 / 3."""
    assert hidden(0.5, 1.0) == pytest.approx(0.1 + 0.1 * (0.4 / 3 - 0.1))


def test_without_a_plan_there_is_nothing_to_hide():
    """Reserves come out by a tenth a quarter where no plan binds."""
    assert hidden(0.5, 0.0) == pytest.approx(0.09)


def believed(target, reported):
    """Return belief after a quarter of two branches with weights 3/4 and 1/4."""
    return planning.ratchet_belief(
        belief=np.array([0.2]),
        target=np.array([[target], [100.0]]),
        target_last=np.array([[100.0], [100.0]]),
        reported_ratio=np.array([[reported], [1.0]]),
        weight=np.array([[0.75], [0.25]]),
        learning=np.array([0.15]),
    ).item()


def test_the_ratchet_is_learned_from_what_planners_do():
    """A target raised by all of an over-fulfilment teaches the branch's weight of the lesson."""
    # seen 1, lesson 0.75 x 0.8, speed 0.15
    assert believed(110.0, 1.10) == pytest.approx(0.2 + 0.15 * 0.6)
    # raised by half of it: seen 0.5
    assert believed(105.0, 1.10) == pytest.approx(0.2 + 0.15 * 0.75 * 0.3)


def test_nothing_is_learned_without_a_revision():
    """Unchanged targets, and raised ones after failure, teach nothing."""
    assert believed(100.0, 1.2) == pytest.approx(0.2)
    assert believed(120.0, 0.9) == pytest.approx(0.2)


def test_a_small_surplus_teaches_little_and_belief_stays_a_belief():
    """Raised by half where two in a hundred were over: seen whole; below a thousandth, not."""
    assert believed(150.0, 1.02) == pytest.approx(0.2 + 0.15 * 0.75 * 0.8)
    assert believed(150.0, 1.0004) == pytest.approx(0.2)
    belief = 0.2
    for _ in range(400):
        belief = planning.ratchet_belief(
            belief=np.array([belief]), target=np.array([[200.0]]),
            target_last=np.array([[100.0]]), reported_ratio=np.array([[1.5]]),
            weight=np.array([[1.0]]), learning=np.array([0.15]),
        ).item()  # fmt: skip
    assert belief == pytest.approx(0.98)


def test_reserves_are_hidden_and_shown_but_never_lost():
    """After long fear the wish is reached: 0.4 x 0.5 / 1.5; what is hidden stays a share."""
    reserve = 0.0
    for _ in range(300):
        reserve = hidden(0.5, 1.0, reserve)
    assert reserve == pytest.approx(0.4 / 3)
    assert hidden(0.0, 1.0, 0.0) == 0.0
