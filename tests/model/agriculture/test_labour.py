import numpy as np
import pytest

from gosplan_game.model.agriculture import labour


def done(hands, area=10.0, saved=0.0):
    """Return the share of a harvest that takes 0.4 hands a hectare, bend 3."""
    return labour.work_done(
        hands=np.array([[hands]]),
        area=np.array([[area]]),
        hands_per_hectare=np.array([0.4]),
        saved=np.array([saved]),
        bend=np.array([3.0]),
    ).item()


def test_hands_by_hand():
    """Children count a fifth, the old two fifths."""
    people = np.array([[[10.0], [12.0], [2.0]]])
    hands = labour.field_hands(people=people, age_weight=np.array([[0.2], [1.0], [0.4]]))
    assert hands.item() == pytest.approx(2 + 12 + 0.8)


def test_work_by_hand():
    """120 million man-days wanted and 120 to be had: (1 + 1)^(-1/3)."""
    assert done(4.0) == pytest.approx(2 ** (-1 / 3))
    # machines that save half halve the strain
    assert done(4.0, saved=0.5) == pytest.approx((1 + 0.125) ** (-1 / 3))


def test_the_two_limits():
    """Hands without end do it all; few hands do what they can in the days they have."""
    assert done(1e4) == pytest.approx(1.0)
    few = 0.01
    assert done(few) == pytest.approx(few * 30 / (12 * 10), rel=1e-5)
    assert done(0.0) < 1e-6


@pytest.mark.parametrize("hands", [0.5, 4.0, 20.0])
def test_a_person_less_always_costs_work(hands):
    """Nowhere are there hands whose loss is free."""
    assert done(0.99 * hands) < done(hands)


def test_machine_work_by_hand():
    """Half of the tractors save half, and more than all of them save no more."""
    shared = {"tractors_needed": np.array([4.0]), "saving": np.array([0.4])}
    assert labour.machine_work(tractor_power=np.array([2.0]), **shared).item() == 0.2
    assert labour.machine_work(tractor_power=np.array([9.0]), **shared).item() == 0.4


def test_a_batch_works_as_one_by_one():
    """The last axis is the run."""
    hands = np.array([[2.0, 5.0]])
    both = labour.work_done(
        hands=hands,
        area=np.array([[10.0, 8.0]]),
        hands_per_hectare=np.array([0.4]),
        saved=np.array([0.0, 0.2]),
        bend=np.array([3.0]),
    )
    assert both[0] == pytest.approx([done(2.0), done(5.0, area=8.0, saved=0.2)])
