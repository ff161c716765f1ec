"""Mines, and what furnaces may ask of them."""

import numpy as np
import pytest

from gosplan_game.model.industry import ore

ONE = np.array([1.0])


def mines(capacity=10.0, sinking=4.0, started=0.5, raised=2.0, pressed=1.0):
    """Return a quarter of mines that take ten quarters and last for twenty years of output."""
    return ore.mines(
        capacity=np.array([capacity]), sinking=np.array([sinking]), started=np.array([started]),
        per_investment=np.array([3.0]), gestation=np.array([10.0]), exhaustion=np.array([0.05]),
        raised=np.array([raised]), pressed=np.array([pressed]),
    )  # fmt: skip


def ceiling(capacity, readiness=1.0, possible=1.0, dependence=0.7):
    """Return the ceiling of a branch that needs 2 Mt of ore for each of 4 Mt a year."""
    return ore.ceiling(
        capacity=np.array([capacity]), readiness=np.array([[readiness]]),
        possible=np.array([[possible]]), rate=np.array([2.0]),
        dependence=np.array([[dependence]]),
    ).item()  # fmt: skip


def test_mines_by_hand():
    """A tenth of 4 Mt opens, a twentieth of the 2 Mt raised is worked out, 1.5 Mt are begun."""
    found = mines()
    assert found.opened.item() == pytest.approx(0.4)
    assert found.capacity.item() == pytest.approx(10 - 0.05 * 2 + 0.4)
    assert found.sinking.item() == pytest.approx(4 - 0.4 + 1.5)


def test_mines_begun_are_open_or_being_sunk():
    """Nothing is lost on the way from the first shaft to the first ore."""
    found = mines(started=0.2)
    assert found.sinking.item() + found.opened.item() == pytest.approx(4 + 3 * 0.2)


def test_mines_are_spent_by_what_is_raised():
    """Idle mines lose nothing; haste by a half takes half as much more for the same ore."""
    assert mines(raised=0.0).capacity.item() == pytest.approx(10.4)
    lost = [10.4 - mines(pressed=haste).capacity.item() for haste in (1.0, 1.5)]
    assert lost[1] == pytest.approx(1.5 * lost[0])
    # twenty years of a mine's output spend it
    yearly = [10.4 - mines(raised=2.5).capacity.item() for _ in range(80)]
    assert sum(yearly) == pytest.approx(10.0)


def test_old_iron_by_hand():
    """0.1 bn worn out for 0.2 Mt, 0.3 a Mt more than in 1928: 0.15 less ore, and at most 0.7."""

    def rate(worn, output):
        return ore.rate(
            usual=np.array([2.0]), worn=np.array([worn]), worn_1928=np.array([0.2]),
            output=np.array([output]), output_1928=np.array([1.0]), old_iron=np.array([0.5]),
            most=np.array([0.7]),
        ).item()

    assert rate(0.1, 0.2) == pytest.approx(2 * 0.85)
    assert rate(0.1, 0.01) == pytest.approx(2 * 0.3)
    assert rate(0.2, 1.0) == rate(0.0, 0.2) == 2.0
    assert rate(0.1, 0.0) == pytest.approx(2 * 0.3)


def test_a_ceiling_by_hand():
    """Half of the ore wanted leaves the third that scrap makes, and half of the rest."""
    assert ceiling(4.0) == pytest.approx(0.3 + 0.7 * 0.5)
    assert ceiling(8.0) == 1.0
    assert ceiling(80.0) == 1.0
    # mines that stand idle with the works raise nothing
    assert ceiling(8.0, readiness=0.5) == pytest.approx(0.65)


def test_who_smelts_no_ore_needs_none():
    """Without dependence there is no ceiling, even where no mine is."""
    assert ceiling(0.0, dependence=0.0) == 1.0


def test_no_more_is_raised_than_asked_for_or_than_mines_give():
    """Furnaces ask for 2 Mt a unit; a branch that smelts none asks for none."""
    def raised(capacity):
        return ore.raised(
            capacity=np.array([capacity]), readiness=np.ones((2, 1)),
            output=np.array([[1.0], [50.0]]), rate=np.array([2.0]),
            dependence=np.array([[0.7], [0.0]]),
        ).item()  # fmt: skip

    assert raised(20.0) == pytest.approx(2.0)
    assert raised(4.0) == pytest.approx(1.0)


def test_a_batch_is_its_runs_one_by_one():
    """Runs do not touch each other."""
    values = {"capacity": np.array([4.0, 9.0]), "readiness": np.array([[0.5, 1.0]]),
              "possible": np.array([[1.0, 2.0]])}  # fmt: skip
    rest = {"rate": np.array([2.0]), "dependence": np.array([[0.7]])}
    both = ore.ceiling(**values, **rest)
    for run in range(2):
        alone = ore.ceiling(**{k: v[..., run : run + 1] for k, v in values.items()}, **rest)
        assert alone[0, 0] == both[0, run]


def test_twice_the_steel_asks_for_twice_the_ore_by_hand():
    """Mines of 8 Mt a year serve half of what 2 a quarter would need at 2 Mt each."""
    assert ceiling(8.0, possible=2.0, dependence=1.0) == pytest.approx(0.5)
    assert ceiling(8.0, possible=2.0, dependence=0.5) == pytest.approx(0.75)
    found = ore.raised(
        capacity=np.array([40.0]), readiness=np.ones((1, 1)), output=np.array([[1.5]]),
        rate=np.array([2.0]), dependence=np.array([[0.7]]),
    )  # fmt: skip
    assert found.item() == pytest.approx(3.0)
