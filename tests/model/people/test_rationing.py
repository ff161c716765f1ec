import numpy as np
import pytest

from gosplan_game.model.people import rationing

PEOPLE, NORM, NEED = [0.3, 0.1, 0.3, 0.3], [800.0, 400.0, 400.0, 400.0], [1.3, 1.0, 0.95, 0.65]


def table(
    nutrition=0.8, ranking=1.0, state_share=1.0, pooling=0.0, townspeople=None, animal=1.0,
    animal_share=0.0, filled=1.0, cut=0.5,
):  # fmt: skip
    """Return the food of four categories; bare life is 0.65 of the wish.

    Nutrition is that of one region and list, or an array (R, L, B).
    """
    column = [np.array(values)[:, None] for values in (PEOPLE, NORM, NEED)]
    towns = np.atleast_1d(nutrition)
    towns = towns if towns.ndim == 3 else towns[None, None, :]
    return rationing.rationed(
        nutrition=towns,
        animal=np.full_like(towns[0], animal),
        animal_share=np.array([animal_share]),
        townspeople=np.ones_like(towns) if townspeople is None else townspeople,
        bare=np.array([0.65]),
        ranking=np.atleast_1d(ranking),
        state_share=np.full_like(towns, state_share),
        people=column[0],
        norm=column[1],
        need=column[2],
        pooling=np.array([pooling]),
        filled=np.full_like(towns[0], filled),
        cut=np.array([cut]),
    )


def test_categories_by_hand():
    """Mean norm 520, mean need 0.97: a worker's 800 for 1.3 is 1.148 of the mean."""
    share = table().share[:, 0, 0, 0]
    assert share == pytest.approx(
        [800 / 1.3 * 0.97 / 520, 400 * 0.97 / 520, 400 / 0.95 * 0.97 / 520, 400 / 0.65 * 0.97 / 520]
    )


def test_those_at_work_by_hand():
    """Three workers to one employee."""
    found = table()
    share = found.share[:, 0, 0, 0]
    assert found.at_work.item() == pytest.approx(0.8 * (0.75 * share[0] + 0.25 * share[1]))


def test_what_one_gains_another_lacks():
    """Food is shared, not made: weighted by people and need the shares are one."""
    weight = np.array(PEOPLE) * np.array(NEED)
    for ranking in (0.0, 0.4, 1.0):
        share = table(ranking=ranking).share[:, 0, 0, 0]
        assert (weight * share).sum() == pytest.approx(weight.sum())


def test_equal_rations_and_shared_tables_leave_one_hunger():
    """Limits: no ranking, full pooling or no state bread give everybody the mean."""
    for equal in ({"ranking": 0.0}, {"pooling": 1.0}, {"state_share": 0.0}):
        found = table(0.5, **equal)
        assert found.share[:, 0, 0, 0] == pytest.approx([1.0] * 4)
        assert found.hunger.item() == pytest.approx(1 - 0.5 / 0.65)


def test_categories_starve_some_where_the_mean_would_feed_all():
    """At 0.75 of the wish the mean lives; employees at 0.75 x 0.746 do not."""
    assert table(0.75, ranking=0.0).hunger.item() == 0.0
    found = table(0.75)
    lack = 1 - 0.75 * found.share[:, 0, 0, 0] / 0.65
    assert lack[1] > 0
    assert found.hunger.item() == pytest.approx(
        np.sqrt(sum(w * max(x, 0) ** 2 for w, x in zip(PEOPLE, lack, strict=True)))
    )


def test_cuts_fall_on_those_who_do_not_work_by_hand():
    """Workers' 240 of 520 g: at seven tenths of the norm they keep all and others 124 of 280.

    At two fifths they get it all. Nothing is made by it, and without a shortage nothing changes.
    """
    whole = table().share[:, 0, 0, 0]
    found = table(filled=0.7, cut=1.0).share[:, 0, 0, 0]
    assert found[0] == pytest.approx(whole[0] / 0.7)
    assert found[1:] == pytest.approx(whole[1:] * (124 / 280) / 0.7)
    last = table(filled=0.4, cut=1.0).share[:, 0, 0, 0]
    assert last[1:] == pytest.approx([0.0] * 3)
    weight = np.array(PEOPLE) * np.array(NEED)
    for share in (found, last, table(filled=0.7, cut=0.5).share[:, 0, 0, 0]):
        assert (weight * share).sum() == pytest.approx(weight.sum())
    assert table(filled=1.2, cut=1.0).share[:, 0, 0, 0] == pytest.approx(whole)


def test_meat_and_milk_by_hand():
    """Of the bread wished 0.6 and no meat, a fifth of the diet: 0.48 of it all."""
    found = table(0.6, ranking=0.0, animal=0.0, animal_share=0.2)
    assert found.hunger.item() == pytest.approx(1 - 0.48 / 0.65)
    more = table(0.5, ranking=0.0, animal=3.0, animal_share=0.2)
    assert more.hunger.item() == pytest.approx(1 - (0.4 + 0.2) / 0.65)


def test_meat_of_lists_by_hand():
    """Norms of 4 and 0 for one and three million: the first list gets all of it, or a quarter."""
    norm, people = np.array([[4.0], [0.0]]), np.array([[1.0], [3.0]])
    for priority, shared in ((1.0, [2.0, 0.0]), (0.0, [0.5, 0.5]), (0.5, [1.25, 0.25])):
        found = rationing.animal_food(
            animals=np.array([0.5]), people=people, norm=norm, priority=np.array([priority])
        )
        assert found[:, 0] == pytest.approx(shared)
        assert (found * people).sum() == pytest.approx(0.5 * people.sum())


def test_meat_of_unequal_lists_by_hand():
    """Norms of 3 and 1 for two and three million: 5 / 9 of a head's share for each unit of norm."""
    found = rationing.animal_food(
        animals=np.array([0.9]), people=np.array([[2.0], [3.0]]), norm=np.array([[3.0], [1.0]]),
        priority=np.array([1.0]),
    )  # fmt: skip
    assert found[:, 0] == pytest.approx([1.5, 0.5])


def test_towns_are_weighted_by_their_people():
    """One million starve beside three who are fed: half the depth, and only in their region."""
    towns = np.array([[[0.325], [0.9]], [[0.9], [0.9]]])
    people = np.array([[[1.0], [3.0]], [[2.0], [2.0]]])
    found = table(towns, ranking=0.0, townspeople=people)
    assert found.hunger[:, 0] == pytest.approx([np.sqrt(0.25 * 0.5**2), 0.0])
    assert found.depth[:, 0] == pytest.approx([0.25 * 0.5, 0.0])
    assert found.at_work[:, 0] == pytest.approx([(0.325 + 2 * 0.9) / 3, 0.9])


def test_a_batch_eats_as_one_by_one():
    """The last axis is the run."""
    both = table(np.array([0.6, 0.9]), np.array([1.0, 0.3]))
    assert both.hunger[0, 0] == table(0.6, 1.0).hunger[0, 0]
    assert both.share[..., 1] == pytest.approx(table(0.9, 0.3).share[..., 0])
