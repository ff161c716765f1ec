import numpy as np
import pytest

from gosplan_game.model.state import relief


def wanted(**changes):
    """Return what 20 million villagers miss, a quarter of them in a dry part, Mt."""
    given = {
        "people": 20.0, "food_wish": 0.2, "bare": 0.7, "dry_hunger": 0.4, "hunger": 0.0,
        "dry_part": 0.25,
    } | changes  # fmt: skip
    return relief.wanted(**{name: np.atleast_2d(value) for name, value in given.items()}).item()


def test_want_by_hand():
    """5 million lack 0.4 of 0.7 of a quarter's 50 kg: 0.07 Mt; the fed miss nothing."""
    assert wanted() == pytest.approx(0.07)
    assert wanted(hunger=0.1) == pytest.approx(0.07 + 15 * 0.05 * 0.7 * 0.1)
    assert wanted(dry_hunger=0.0) == 0.0
    assert wanted(dry_part=0.0) == 0.0


def test_bare_barns_do_not_count():
    """Who buys bread and eats is not on the list, whatever his barn holds."""
    want = np.array([[wanted(dry_hunger=0.0)], [wanted()]])
    given = relief.shared(amount=np.array([0.05]), want=want)
    np.testing.assert_allclose(given, [[0.0], [0.05]])


@pytest.mark.parametrize("amount", [0.0, 0.1, 0.3, 5.0])
def test_all_is_given_or_all_want_is_met(amount):
    """Shares follow the want; no more is unloaded than is missing."""
    want = np.array([[0.1, 0.0], [0.2, 0.0], [0.0, 0.0]])
    given = relief.shared(amount=np.full(2, amount), want=want)
    np.testing.assert_allclose(given.sum(axis=0), [min(amount, 0.3), 0.0])
    np.testing.assert_allclose(given[0], given[1] / 2)
    assert np.all(given <= want + 1e-12)
