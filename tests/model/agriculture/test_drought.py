import numpy as np
import pytest

from gosplan_game.model.agriculture import drought


def test_the_dry_part_loses_all_that_the_region_lacks():
    """A region at 0.85 of three others, a quarter of it dry: there 1 - 0.15 / 0.25 = 0.4 grows."""
    parts = np.array([[0.25], [0.0], [0.0], [0.5]])
    floor = np.array([0.25])
    whole = np.ones((4, 1))
    for general in (1.0, 0.8, 1.2):
        found = drought.drought(
            weather=general * np.array([[0.85], [1.0], [1.0], [1.0]]),
            cover=whole, dry_part=parts, floor=floor,
        )  # fmt: skip
        np.testing.assert_allclose(found, [[1 - 0.4 / 0.85], [0.0], [0.0], [0.0]], atol=1e-12)
    fine = drought.drought(
        weather=np.full((4, 1), 1.1), cover=whole, dry_part=parts, floor=floor
    )
    np.testing.assert_allclose(fine, 0.0)


def test_a_poor_year_of_all_is_poor_in_every_part():
    """Seven tenths everywhere leave no part drier; of nine regions the best three are the year."""
    alike = {"cover": np.ones((9, 1)), "dry_part": np.full((9, 1), 0.3), "floor": np.array([0.2])}
    np.testing.assert_array_equal(drought.drought(weather=np.full((9, 1), 0.7), **alike), 0.0)
    one_lucky = np.full((9, 1), 0.7)
    one_lucky[0] = 0.73
    found = drought.drought(weather=one_lucky, **alike)
    share = 0.7 / 0.71
    np.testing.assert_allclose(found[1:], 1 - (1 - (1 - share) / 0.3) / share)
    assert found[0] == 0.0


def test_what_the_dry_part_could_not_sow_is_missing_there():
    """A tenth of the region's fields lies fallow, all in the dry quarter: 0.6 grows of 0.9."""
    found = drought.drought(
        weather=np.array([[1.0], [1.0]]),
        cover=np.array([[0.9], [0.9]]),
        dry_part=np.array([[0.25], [0.0]]),
        floor=np.array([0.25]),
    )
    np.testing.assert_allclose(found, [[1 - 0.6 / 0.9], [0.0]])


def test_food_is_parted_and_none_is_lost():
    """Food of the parts adds up to the region's; with all made up both eat the same."""
    n, part = np.array([[0.9]]), np.array([[0.25]])
    dry, rest = drought.split_food(
        nutrition=n, drought=np.array([[0.4]]), dry_part=part, made_up=np.array([0.5])
    )
    assert dry.item() == pytest.approx(0.72)
    assert (part * dry + (1 - part) * rest).item() == pytest.approx(0.9)
    same = drought.split_food(
        nutrition=n, drought=np.array([[0.4]]), dry_part=part, made_up=np.array([1.0])
    )
    assert same[0].item() == same[1].item() == pytest.approx(0.9)
    whole = drought.split_food(
        nutrition=n, drought=np.array([[0.0]]), dry_part=np.array([[0.0]]), made_up=np.array([0.5])
    )
    assert whole[1].item() == pytest.approx(0.9)


def felt(since_harvest, want=0.6):
    """Return how a want that is 0.4 of its mean at the harvest is felt."""
    return drought.felt(
        drought=np.array([[want]]), since_harvest=since_harvest, at_harvest=np.array([0.4])
    ).item()


def test_want_grows_until_the_next_harvest_by_hand():
    """Of 0.6: 0.4, 0.8, 1.2 and 1.6 times that, at most all; the mean of a mild year stays."""
    assert [felt(quarter) for quarter in range(4)] == pytest.approx([0.24, 0.48, 0.72, 0.96])
    assert felt(3, want=0.8) == 1.0
    assert np.mean([felt(quarter) for quarter in range(4)]) == pytest.approx(0.6)


def test_hunger_adds_up_as_deaths_do():
    """A quarter at 0.4 and the rest fed: the mean of squares is 0.04; at 0.2, 0.07."""
    both = drought.mean_hunger(
        dry=np.array([[0.4]]), rest=np.array([[0.2]]), dry_part=np.array([[0.25]])
    )
    assert both.item() == pytest.approx(0.07**0.5)
    found = drought.mean_hunger(
        dry=np.array([[0.4]]), rest=np.array([[0.0]]), dry_part=np.array([[0.25]])
    )
    assert found.item() == pytest.approx(0.2)


def kept(**changes):
    """Return what a half-dry hungry region with 3 Mt of grain, seed 1 and bare food 1 keeps."""
    given = {
        "grain": 3.0, "seed": 1.0, "bare_food": 1.0, "drought": 0.6, "dry_part": 0.5,
        "spread": 0.15, "in_common": 0.0, "nutrition": 0.9, "bare": 0.7, "made_up": 0.0,
        "lent": 0.0,
    } | changes
    return drought.seed_kept(**{name: np.atleast_2d(value) for name, value in given.items()})


def test_the_dry_part_has_eaten_its_seed():
    """At the rate of 1.2 of 2 Mt the dry half has bread and a fifth of its seed."""
    alike = kept(spread=0.001)
    assert alike.item() == pytest.approx(1 - 0.5 * (1 - 0.2), abs=1e-4)
    scale = 0.15 * 1.2
    dry = scale * (np.log1p(np.exp(0.2 / scale)) - np.log1p(np.exp(-0.8 / scale)))
    assert kept().item() == pytest.approx(1 - 0.5 * (1 - dry), rel=1e-12)


def test_neighbours_sow_a_part_of_what_was_eaten():
    """With two fifths lent three fifths of the gap stay; with all lent none."""
    gap = 1 - kept().item()
    assert 1 - kept(lent=0.4).item() == pytest.approx(0.6 * gap)
    assert kept(lent=1.0).item() == 1.0


def test_the_fed_leave_their_seed_alone():
    """At 0.94 and 0.6 made up the dry part eats 0.7144 and half-starves; with all made up less."""
    half = kept(spread=0.001, nutrition=0.94, drought=0.6, made_up=0.6)
    hunger = (1 - 0.94 * (1 - 0.6 * 0.4)) / 0.3
    assert half.item() == pytest.approx(1 - 0.5 * hunger * 0.8, abs=1e-4)
    assert kept(nutrition=1.0, made_up=1.0).item() == pytest.approx(1.0)
    everywhere = kept(nutrition=0.6, drought=0.0, grain=1.0)
    assert everywhere.item() < 0.2


def test_seed_is_whole_without_a_dry_part_and_under_one_lock():
    """No dry part, a common barn or plenty: nothing is eaten."""
    assert kept(dry_part=0.0).item() == pytest.approx(1.0)
    assert kept(in_common=1.0).item() == pytest.approx(1.0)
    assert kept(grain=1e6, spread=0.05).item() == pytest.approx(1.0)


def test_more_grain_keeps_more_seed_and_runs_do_not_mix():
    """Each of four runs has what it has alone."""
    grain = np.array([[2.0, 2.5, 3.0, 4.0]])
    together = kept(grain=grain)
    assert np.all(np.diff(together) > 0)
    alone = np.concatenate([kept(grain=grain[:, [run]]) for run in range(4)], axis=1)
    np.testing.assert_array_equal(together, alone)
