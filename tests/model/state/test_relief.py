import numpy as np
import pytest

from gosplan_game.model.state import relief


def missing(**changes):
    """Return what 20 million villagers miss, a quarter of them in a dry part, Mt."""
    given = {
        "people": 20.0, "food_wish": 0.2, "bare": 0.7, "dry_hunger": 0.4, "hunger": 0.0,
        "dry_part": 0.25,
    } | changes  # fmt: skip
    return relief.missing(**{name: np.atleast_2d(value) for name, value in given.items()}).item()


def test_what_is_missing_by_hand():
    """5 million lack 0.4 of 0.7 of a quarter's 50 kg: 0.07 Mt; the fed miss nothing."""
    assert missing() == pytest.approx(0.07)
    assert missing(hunger=0.1) == pytest.approx(0.07 + 15 * 0.05 * 0.7 * 0.1)
    assert missing(dry_hunger=0.0) == 0.0
    assert missing(dry_part=0.0) == 0.0


def test_the_hungry_are_counted_and_not_what_they_lack():
    """At a tenth of bare life missing four in ten are hungry, from a quarter on all of them."""
    depth = np.array([[0.0, 0.1, 0.25, 0.9]])
    np.testing.assert_allclose(
        relief.hungry(hunger=depth, onset=np.array([4.0])), [[0.0, 0.4, 1.0, 1.0]]
    )


def test_a_kitchen_cooks_a_ration_for_a_head():
    """Ten million at 0.16 t a year need 0.4 Mt in a quarter, however much each of them lacks."""
    want = relief.wanted(hungry=np.array([[10.0]]), ration=np.array([0.16]))
    assert want.item() == pytest.approx(0.4)


def test_bare_barns_do_not_count():
    """Who buys bread and eats is not on the list, whatever his barn holds."""
    want = relief.wanted(hungry=np.array([[0.0], [5.0]]), ration=np.array([0.16]))
    given = relief.shared(amount=np.array([0.05]), want=want)
    np.testing.assert_allclose(given, [[0.0], [0.05]])


@pytest.mark.parametrize("amount", [0.0, 0.1, 0.3, 5.0])
def test_all_is_given_or_all_are_fed(amount):
    """Shares follow the hungry; no more is unloaded than they eat."""
    want = np.array([[0.1, 0.0], [0.2, 0.0], [0.0, 0.0]])
    given = relief.shared(amount=np.full(2, amount), want=want)
    np.testing.assert_allclose(given.sum(axis=0), [min(amount, 0.3), 0.0])
    np.testing.assert_allclose(given[0], given[1] / 2)
    fed = relief.fed(given=given, want=want)
    np.testing.assert_allclose(fed[:2, 0], min(amount / 0.3, 1.0))
    assert np.all(fed[2] == 0.0)


def test_who_is_fed_hungers_no_more_and_the_others_as_before():
    """A third fed leaves two thirds of the squares, by which deaths go; all fed, no hunger."""
    hunger, fed = np.full((1, 3), 0.3), np.array([[0.0, 1 / 3, 1.0]])
    found = relief.beside_kitchens(hunger=hunger, fed=fed)
    np.testing.assert_allclose(found**2, [[0.09, 0.06, 0.0]], atol=1e-15)
    for run in range(3):
        alone = relief.beside_kitchens(hunger=hunger[:, run:run + 1], fed=fed[:, run:run + 1])
        np.testing.assert_array_equal(alone[:, 0], found[:, run])
