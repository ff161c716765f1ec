"""Best practice, and the plant in place that follows it."""

import numpy as np
import pytest

from gosplan_game.model.industry import technique

ONE = np.array([1.0])


def best_practice(best=1.0, completed=2.0, lessons=0.4, engineers=0.5):
    """Return best practice after a quarter in which 2 of 20 bn roubles were handed over."""
    return technique.best_practice(
        best=np.array([best]), completed=np.array([completed]), capital=np.array([20.0]),
        staffing=ONE, lessons=np.array([lessons]), engineers=np.array([engineers]),
        building_gain=np.array([0.1]), import_gain=np.array([0.05]), engineer_gain=ONE,
    ).item()  # fmt: skip


def plant(z=1.0, renewed=0.1, better=0.0, best=1.2):
    """Return the technique of plant a share of which was renewed; new plant leads by half."""
    return technique.technique(
        technique=np.array([[z]]), renewed=np.array([[renewed]]), better=np.array([[better]]),
        best=np.array([best]), lead=np.array([1.5]),
    ).item()  # fmt: skip


def test_best_practice_by_hand():
    """A tenth built anew teaches a hundredth; two fifths foreign half a percent, half more."""
    assert best_practice() == pytest.approx(1 + 0.1 * 0.1 + 0.05 / 4 * 0.4 * 1.5)


def test_technique_by_hand():
    """A tenth of the plant is renewed at 1.8 where the old gives 1."""
    assert plant() == pytest.approx(1.08)
    # a twentieth of it is a works that gives a fifth more than other new ones
    assert plant(better=0.05 * 0.2) == pytest.approx(1.08 + 0.018)


def test_who_neither_builds_nor_buys_learns_nothing():
    """Best practice does not grow with time, and engineers without machines teach nobody."""
    assert best_practice(completed=0.0, lessons=0.0, engineers=1.0) == 1.0


def test_renewal_closes_up_on_best_practice_and_no_further():
    """Plant renewed for ever is as good as new plant, not better."""
    z = 1.0
    for _ in range(400):
        z = plant(z)
        assert z <= 1.8
    assert z == pytest.approx(1.8)


def test_technique_is_the_mean_of_its_vintages():
    """Vintages kept apart and weighed by their capital give the same."""
    capital, z, vintages = 10.0, 1.0, [(10.0, 1.0)]
    for best in (1.0, 1.1, 1.3):
        vintages = [(0.97 * k, quality) for k, quality in vintages] + [(1.0, 1.5 * best)]
        capital = 0.97 * capital + 1.0
        z = plant(z, renewed=1.0 / capital, best=best)
    weighed = sum(k * quality for k, quality in vintages) / sum(k for k, _ in vintages)
    assert z == pytest.approx(weighed)


def test_foreign_machines_teach_about_a_year_later():
    """With a mean lag of four quarters, 68 % of a change is learned after four."""
    lessons = np.array([0.0])
    for _ in range(4):
        lessons = technique.foreign_lessons(
            lessons=lessons, imported=np.array([0.4]), lag=np.array([4.0])
        )
    assert lessons.item() == pytest.approx(0.4 * (1 - 0.75**4))


def test_a_batch_is_its_runs_one_by_one():
    """Runs do not touch each other."""
    best = np.array([1.0, 1.3])
    both = technique.technique(
        technique=np.array([[1.0, 1.1]]), renewed=np.array([[0.1, 0.2]]),
        better=np.zeros((1, 2)), best=best, lead=ONE,
    )  # fmt: skip
    for run in range(2):
        alone = technique.technique(
            technique=np.array([[[1.0, 1.1][run]]]), renewed=np.array([[[0.1, 0.2][run]]]),
            better=np.zeros((1, 1)), best=best[run : run + 1], lead=ONE,
        )  # fmt: skip
        assert alone[0, 0] == both[0, run]


def test_too_few_engineers_learn_less_from_building_by_hand():
    """Half as well staffed, a tenth built anew at 0.2 and lessons of 0.4 with a teacher for all."""
    found = technique.best_practice(
        best=np.array([1.2]), completed=np.array([2.0]), capital=np.array([20.0]),
        staffing=np.array([0.5]), lessons=np.array([0.4]), engineers=np.array([1.0]),
        building_gain=np.array([0.2]), import_gain=np.array([0.08]),
        engineer_gain=np.array([0.5]),
    )  # fmt: skip
    assert found.item() == pytest.approx(1.2 * (1 + 0.2 * 0.5 * 0.1 + 0.02 * 0.4 * 1.5))


def test_engineers_teach_at_the_machines_that_come():
    """With machines of 1928 four tenths of all find work, however many are paid."""
    def teaching(hired, machines):
        return technique.teachers(
            hired=np.array([hired]), machines=np.array([machines]), per_machine=np.array([0.4])
        ).item()

    assert teaching(0.3, 1.0) == 0.3
    assert teaching(1.0, 1.0) == pytest.approx(0.4)
    assert teaching(1.0, 0.0) == 0.0
