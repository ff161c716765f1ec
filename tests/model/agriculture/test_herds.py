import numpy as np
import pytest

from gosplan_game.model.agriculture import herds

SPECIES = 4


def changed(**changes):
    """Return changes of a herd of one in one region of one run, half of its room filled."""
    arguments = {
        "herds": np.ones((1, SPECIES, 1)),
        "feed_adequacy": np.array([[1.0]]),
        "pressure": np.array([[0.0]]),
        "collective": np.zeros((1, SPECIES, 1)),
        "disruption": np.array([[0.0]]),
        "levy": np.array([[0.0]]),
        "herds_1928": np.ones((1, SPECIES, 1)),
        "growth": np.full((SPECIES, 1), 0.4),
        "ceiling": np.full((SPECIES, 1), 2.0),
        "kolkhoz_ceiling": np.full((SPECIES, 1), 0.5),
        "feed_threshold": np.array([0.8]),
        "feed_room": np.full((SPECIES, 1), 0.0),
        "plot_feed": np.zeros((SPECIES, 1)),
        "plots": np.array([[0.0]]),
        "cull": np.full((SPECIES, 1), 0.5),
        "starvation": np.full((SPECIES, 1), 1.5),
        "starvation_steepness": np.array([1.2]),
        "kolkhoz_starvation": np.array([1.0]),
        "neglect": np.full((SPECIES, 1), 0.2),
        "slaughter": np.full((SPECIES, 1), 0.5),
        "spared": np.zeros((SPECIES, 1)),
        "household_minimum": np.array([0.2]),
    }
    found = herds.herd_change(**{**arguments, **changes})
    return {name: getattr(found, name)[0, 0, 0] for name in found._fields}


def test_growth_by_hand():
    """Half of the room is free: a quarter of 0.4 x 0.5."""
    found = changed()
    assert found["births"] == pytest.approx(0.05)
    assert found["starved"] == found["slaughtered"] == found["levied"] == 0.0


def test_plots_add_room_for_those_that_live_on_potatoes_by_hand():
    """Plots of half of the villages at v = 0.5 make a room of 2.5: three fifths are free."""
    with_plots = {"plots": np.array([[0.5]]), "plot_feed": np.full((SPECIES, 1), 0.5)}
    assert changed(**with_plots)["births"] == pytest.approx(0.06)
    assert changed(plots=np.array([[0.5]]))["births"] == changed()["births"]


def test_a_full_herd_does_not_grow():
    """At its ceiling a herd stays."""
    assert changed(herds=np.full((1, SPECIES, 1), 2.0))["births"] == 0.0


def test_room_follows_the_feed_and_excess_is_culled_within_bounds():
    """At 0.9 of the feed the room is 2 x 0.81 and births are fed by 0.9; pigs go first."""
    half_fed = {"feed_adequacy": np.array([[0.9]]), "feed_room": np.full((SPECIES, 1), 2.0)}
    assert changed(**half_fed)["births"] == pytest.approx(0.4 * (1 - 1 / 1.62) * 0.9 / 4)
    crowded = changed(herds=np.full((1, SPECIES, 1), 8.0))
    # eight where two have room would lose three times the herd; the cull stops at half
    assert crowded["births"] == pytest.approx(-8 * 0.4 * 0.5 / 4)


def test_hunger_slaughter_and_levy_by_hand():
    """Feed at 0.3 against a threshold of 0.8, then fear, then the levy on what is left."""
    # starved 1.5 x 0.5^1.2 / 4 = 0.16323; slaughtered 0.83677 x 0.5 x 0.4 = 0.16735
    found = changed(
        feed_adequacy=np.array([[0.3]]), pressure=np.array([[0.4]]), levy=np.array([[0.1]])
    )
    assert found["starved"] == pytest.approx(1.5 * 0.5**1.2 / 4)
    assert found["slaughtered"] == pytest.approx((1 - found["starved"]) * 0.2)
    left = 1 - found["starved"] - found["slaughtered"]
    assert found["levied"] == pytest.approx(0.1 * left)


def test_a_household_keeps_its_last_cow():
    """At the household's minimum nothing is slaughtered in fear."""
    small = changed(herds=np.full((1, SPECIES, 1), 0.2), pressure=np.array([[0.9]]))
    assert small["slaughtered"] == 0.0


def test_what_may_stay_in_the_yard_is_not_slaughtered():
    """Of a cow that may be kept with three chances in four a quarter of the fear is left."""
    afraid = changed(pressure=np.array([[0.4]]))["slaughtered"]
    assert afraid == pytest.approx(0.2)
    calmer = changed(pressure=np.array([[0.4]]), spared=np.full((SPECIES, 1), 0.75))
    assert calmer["slaughtered"] == pytest.approx(0.05)


def test_collective_barns_hold_fewer():
    """Where all animals stand in barns half of the room is lost; where two fifths do, a fifth."""
    # room 1 - 1 / (2 x 0.5) = 0, and 1 - 1 / (2 x 0.8)
    assert changed(collective=np.ones((1, SPECIES, 1)))["births"] == pytest.approx(0.0)
    mostly_plots = changed(collective=np.full((1, SPECIES, 1), 0.4))["births"]
    assert mostly_plots == pytest.approx(0.1 * (1 - 1 / 1.6))


def test_kolkhozy_learn_to_keep_animals_by_hand():
    """A kolkhoz without a year lacks all of a half; after the time of learning 0.5 / e of it."""
    lacking = herds.barns_wanting(
        loss=np.full((SPECIES, 1), 0.5), experience=np.array([[0.0], [8.0]]), years=np.array([8.0])
    )
    assert lacking.shape == (2, SPECIES, 1)
    assert lacking[0] == pytest.approx(0.5)
    assert lacking[1] == pytest.approx(0.5 / np.e)


def test_disorder_and_hunger_strike_the_barns_not_the_plots():
    """In disorder 0.5 a fifth of the barn's neglect; in hunger a barn loses twice a yard's."""
    uproar = {"disruption": np.array([[0.5]])}
    assert changed(**uproar)["starved"] == 0.0
    assert changed(**uproar, collective=np.ones((1, SPECIES, 1)))["starved"] == pytest.approx(
        0.2 * 0.5 / 4
    )
    hungry = {"feed_adequacy": np.array([[0.5]])}
    yard = changed(**hungry)["starved"]
    assert changed(**hungry, collective=np.ones((1, SPECIES, 1)))["starved"] == pytest.approx(
        2 * yard
    )


@pytest.mark.parametrize("seed", range(3))
def test_losses_never_exceed_the_herd(seed):
    """Whatever comes together, animals are lost once at most."""
    random = np.random.default_rng(seed)
    found = changed(
        feed_adequacy=np.array([[0.0]]),
        pressure=random.uniform(0, 0.9, (1, 1)),
        collective=np.ones((1, SPECIES, 1)),
        disruption=np.array([[1.5]]),
        levy=random.uniform(0, 1, (1, 1)),
        starvation=np.full((SPECIES, 1), 9.0),
        slaughter=np.full((SPECIES, 1), 5.0),
    )
    assert found["starved"] + found["slaughtered"] + found["levied"] <= 1.0


def test_feed_by_hand():
    """Two regions' herds against norms of 1 and 0.1 t, one fed at half of the norm."""
    need = herds.feed_need(
        herds=np.array([[[2.0], [10.0]], [[1.0], [0.0]]]),
        feed_norm=np.array([[1.0], [0.1]]),
        grain_feeding=np.array([[1.0], [0.5]]),
    )
    np.testing.assert_allclose(need, [[3.0], [0.5]])
    adequacy = herds.feed_adequacy(
        adequacy=np.array([[1.0]]), fed=np.array([[1.0]]), need=np.array([[2.0]]),
        memory=np.array([0.6]),
    )  # fmt: skip
    assert adequacy.item() == pytest.approx(0.8)


def test_feed_is_remembered_for_two_quarters_by_hand():
    """Six tenths of a half and four tenths of 1.2 at most, however much there is to eat."""
    found = herds.feed_adequacy(
        adequacy=np.array([[0.5, 0.5]]), fed=np.array([[9.0, 0.0]]), need=np.array([[2.0, 2.0]]),
        memory=np.array([0.6]),
    )  # fmt: skip
    np.testing.assert_allclose(found, [[0.3 + 0.48, 0.3]])


def test_tractors_by_hand():
    """Two million horsepower, 3 % scrapped, 0.1 delivered."""
    found = herds.tractor_stock(
        power=np.array([2.0]), delivered=np.array([0.1]), scrapping=np.array([0.03])
    )
    assert found.item() == pytest.approx(2.04)
