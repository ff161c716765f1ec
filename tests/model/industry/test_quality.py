"""Scrap: counted, and of no use to anybody."""

import numpy as np
import pytest

from gosplan_game.model.industry import quality

ONE = np.array([1.0])


def felt(**changes):
    """Return what presses on one branch in the rush of a planned year's last quarter."""
    arguments = {
        "pace": 0.06, "plan_binding": 1.0, "tautness": [1.2], "experience": 0.6,
        "experience_1928": 0.8, "shortage": [0.3], "storming_effect": 4.0,
        "tautness_effect": 1.0, "newcomer_effect": 2.0, "shortage_effect": 0.5, **changes,
    }  # fmt: skip
    shaped = {
        name: np.array([value], dtype=float).reshape((1, 1) if isinstance(value, list) else (1,))
        for name, value in arguments.items()
    }
    return quality.pressures(**shaped)


def test_scrap_by_hand():
    """A quarter of the norm for each of rush and targets, a half for newcomers, an eighth more."""
    found = felt()
    assert found.storming.item() == pytest.approx(0.24)
    assert found.tautness.item() == pytest.approx(0.2)
    assert found.newcomers.item() == pytest.approx(0.5)
    assert found.shortage.item() == pytest.approx(0.15)
    pressure = found.storming + found.tautness + found.newcomers + found.shortage
    scrap = quality.scrap(norm=np.array([[0.05]]), pressure=pressure)
    assert scrap.item() == pytest.approx(0.05 * 2.09)
    sound = quality.sound(scrap=scrap, norm=np.array([[0.05]]))
    assert sound.item() == pytest.approx((1 - 0.1045) / 0.95)


def test_storming_costs_one_to_two_percent_of_output():
    """The rush of the last quarter adds to scrap what docs/model.md (30) says."""
    assert 0.01 <= 0.06 * felt().storming.item() <= 0.02


def test_where_no_plan_binds_only_newcomers_spoil():
    """Nobody storms, strains or takes what material there is without a target."""
    found = felt(plan_binding=0.0)
    assert found.storming.item() == found.tautness.item() == found.shortage.item() == 0.0
    assert found.newcomers.item() == felt().newcomers.item()


def test_the_quality_of_1928_is_whole():
    """Without pressure a unit is worth a unit of 1928, and slack does not better it."""
    slack = felt(pace=-0.04, tautness=[0.7], experience=0.9, shortage=[0.0])
    assert [each.item() for each in slack] == [0.0] * 4
    norm = np.array([[0.05], [0.0]])
    scrap = quality.scrap(norm=norm, pressure=np.zeros((2, 1)))
    np.testing.assert_allclose(quality.sound(scrap=scrap, norm=norm), 1.0)


def test_bad_machines_break_plant():
    """With a tenth of the machines bad and a wear of 0.02, 0.2 % of plant break in a quarter."""
    sound, weight = np.array([[0.9], [0.5]]), np.array([[1.0], [0.0]])
    broken = quality.broken(sound=sound, weight=weight, wear=np.array([0.02]))
    assert broken.item() == pytest.approx(0.002)
    assert quality.broken(sound=np.ones((2, 1)), weight=weight, wear=ONE).item() == 0.0


def test_a_batch_is_its_columns():
    """Seven runs at once give what each gives alone."""
    random = np.random.default_rng(3)
    drawn = {
        "pace": random.normal(0, 0.05, 7), "plan_binding": random.uniform(0, 1, 7),
        "tautness": random.uniform(0.5, 2, (5, 7)), "experience": random.uniform(0.4, 1, 7),
        "shortage": random.uniform(0, 1, (5, 7)),
    }  # fmt: skip
    effects = ("experience_1928", "storming_effect", "tautness_effect", "newcomer_effect",
               "shortage_effect")  # fmt: skip
    fixed = dict.fromkeys(effects, ONE)
    whole = quality.pressures(**drawn, **fixed)
    for run in range(7):
        alone = quality.pressures(
            **{name: each[..., run:run + 1] for name, each in drawn.items()}, **fixed
        )
        for many, one in zip(whole, alone, strict=True):
            np.testing.assert_array_equal(many[..., run:run + 1], one)
