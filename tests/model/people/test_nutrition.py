import numpy as np
import pytest

from gosplan_game.model.people import nutrition


def test_nutrition_by_hand():
    """A wish half met after a full quarter: 0.45 + 0.55 x 0.5; waste feeds nobody."""
    found = nutrition.nutrition(
        nutrition=np.array([1.0, 1.0]), food=np.array([2.0, 99.0]), wish=np.array([4.0, 4.0]),
        memory=np.array([0.45]),
    )  # fmt: skip
    np.testing.assert_allclose(found, [0.725, 0.45 + 0.55 * 1.3])


def test_animal_food_by_hand():
    """A cow for every second head in 1928, now one for every fourth, sheep at a tenth."""
    found = nutrition.animal_food(
        herds=np.array([[[2.0], [5.0]]]),
        herds_1928=np.array([[[4.0], [10.0]]]),
        people=np.array([[10.0]]),
        people_1928=np.array([[10.0]]),
        food_weight=np.array([[[1.0], [0.1]]]),
    )
    assert found.item() == pytest.approx(0.5)


def hunger(grain, animals, share=0.6):
    """Return the depth of hunger where bare life takes 0.8 of grain and 0.6 of animal food."""
    return nutrition.hunger(
        nutrition=np.array([[grain]]),
        animal_food=np.array([[animals]]),
        animal_share=np.array([[share]]),
        bare=np.array([0.8]),
        bare_animal=np.array([0.6]),
    ).item()


def test_hunger_by_hand():
    """In the steppe the loss of herds starves people whose grain is unchanged."""
    # threshold 0.4 x 0.8 + 0.6 x 0.6 = 0.68; diet 0.4 + 0.6 x 0.2 = 0.52
    assert hunger(1.0, 0.2) == pytest.approx(1 - 0.52 / 0.68)
    assert hunger(1.0, 0.2, share=0.08) == 0.0


def test_the_fed_do_not_hunger_and_total_want_is_one():
    """The two ends of the scale."""
    assert hunger(0.8, 0.6) == pytest.approx(0.0)
    assert hunger(0.0, 0.0) == 1.0


PACE = {"speed": np.array([0.25]), "recovery": np.array([0.1])}
"""Hunger wears a quarter of the way in a quarter; a tenth of it comes back."""


def risk(depth, ban=0.0, epidemics=0.0, weakness=None, reserve=0.75, spread=1e-6):
    """Return deaths a head in a quarter at 1.6 a year in total want, by default lasting."""
    return nutrition.excess_mortality(
        hunger=np.array([depth]),
        rate=np.array([1.6]),
        weakness=np.array([depth if weakness is None else weakness]),
        reserve=np.array([reserve]),
        spread=np.array([spread]),
        exits_shut=np.array([ban]),
        closed_exits=np.array([0.3]),
        epidemics=np.array([epidemics]),
    ).item()


def test_excess_deaths_by_hand():
    """A fifth of bare life long missing: 1.6 x 0.04 a year, three tenths more behind a ban."""
    assert risk(0.2) == pytest.approx(0.016)
    assert risk(0.2, ban=1.0) == pytest.approx(0.0208)
    assert risk(0.2, epidemics=1.0) == pytest.approx(0.032)


def test_deaths_wait_until_reserves_are_spent():
    """With reserves whole a quarter die of those who would; without reserves nothing waits."""
    assert risk(0.2, weakness=0.0) == pytest.approx(0.25 * risk(0.2))
    assert risk(0.2, weakness=0.0, reserve=0.0) == pytest.approx(risk(0.2))
    assert risk(0.2, weakness=0.0, reserve=1.0) == 0.0


def test_the_worst_quarter_comes_after_the_worst_want():
    """Hunger of one depth kills more in every quarter that it lasts."""
    used, found = np.zeros(1), []
    for _ in range(4):
        used = nutrition.weakness(weakness=used, hunger=np.array([0.2]), **PACE)
        found.append(risk(0.2, weakness=used.item()))
    assert found == sorted(found)
    assert found[3] > 1.5 * found[0]


def test_the_second_hungry_winter_kills_more():
    """Used up by a third, people die of a fifth at half as much again; fed, nobody dies."""
    assert risk(0.2, weakness=0.2 + 0.4 / 3) == pytest.approx(1.5 * risk(0.2))
    assert risk(0.0, weakness=1.0) == 0.0
    used = nutrition.weakness(weakness=np.array([0.1]), hunger=np.array([0.3]), **PACE)
    assert used.item() == pytest.approx(0.15)
    for _ in range(100):
        used = nutrition.weakness(weakness=used, hunger=np.zeros(1), **PACE)
    assert used.item() < 1e-5


def test_houses_that_hold_something_live_through_the_first_winter():
    """Half of the houses have nothing left at the hunger lived through that is the spread."""
    # 1.6 x 0.2 / 4 x (0.25 x 0.2 + 0.75 x 0.1 / 2) at w = k = 0.1
    assert risk(0.2, weakness=0.1, spread=0.1) == pytest.approx(0.08 * (0.05 + 0.0375))
    first = risk(0.3, weakness=0.1, reserve=1.0, spread=0.15)
    second = risk(0.3, weakness=0.25, reserve=1.0, spread=0.15)
    assert second > 5 * first
    assert risk(0.3, weakness=0.0, reserve=1.0, spread=0.15) == 0.0


def test_recovery_is_slower_than_hunger():
    """A year of want and a year of bread leave a house below where it began."""
    used = np.zeros(1)
    for depth in (0.3, 0.3, 0.3, 0.3, 0.0, 0.0, 0.0, 0.0):
        used = nutrition.weakness(weakness=used, hunger=np.array([depth]), **PACE)
    assert used.item() == pytest.approx(0.3 * (1 - 0.75**4) * 0.9**4)
    assert used.item() > 0.1


def test_unequal_hunger_kills_more():
    """The risk is convex: one village at 0.4 loses more than two at 0.2, and is bounded."""
    assert risk(0.4) > 2 * risk(0.2)
    assert risk(1.0, ban=1.0, epidemics=9.0) == pytest.approx(0.125)
