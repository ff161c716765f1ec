import numpy as np
import pytest

from gosplan_game.model.people import migration


def rate(**changes):
    """Return the quarterly rate of a village whose townspeople eat 1.6 times as well."""
    arguments = {
        "town_level": np.array([1.6]),
        "village_level": np.array([[1.0]]),
        "collectivised": np.array([[0.0]]),
        "terror": np.array([0.0]),
        "jobs": np.array([1.0]),
        "exit_ban": np.array([0.0]),
        "ban_effect": np.array([0.5]),
        "papers": np.array([0.0]),
        "papers_effect": np.array([0.4]),
        "slope": np.array([0.005]),
        "level": np.array([0.2]),
        "pressed_slope": np.array([0.01875]),
        "pressed_level": np.array([0.98]),
        "fear": np.array([1.2]),
    }
    return 4 * migration.migration_rate(**{**arguments, **changes}).item()


def test_allen_s_rates_by_hand():
    """At a ratio of 1.6: 0.7 % a year under NEP, 1.2 % under collectivisation."""
    assert rate() == pytest.approx(0.007)
    assert rate(collectivised=np.array([[1.0]])) == pytest.approx(0.011625)
    assert rate(terror=np.array([1.0])) == pytest.approx(0.011625)
    assert rate(exit_ban=np.array([1.0])) == pytest.approx(0.0035)
    assert rate(papers=np.array([1.0])) == pytest.approx(0.0042)
    assert rate(papers=np.array([1.0]), exit_ban=np.array([1.0])) == pytest.approx(0.0021)
    assert rate(jobs=np.array([0.0])) == 0.0


def test_villages_that_eat_half_as_well_send_more_by_hand():
    """A town at 0.9 over a village at 0.5 is 1.8; at half the slope half as many go."""
    gap = {"town_level": np.array([0.9]), "village_level": np.array([[0.5]])}
    assert rate(**gap) == pytest.approx(0.005 * (1.8 - 0.2))
    assert rate(**gap, slope=np.array([0.0025])) == pytest.approx(0.0025 * 1.6)


def test_hungry_towns_send_people_back():
    """Where the town eats less than the village of the kolkhoz, people return, slowly."""
    found = rate(town_level=np.array([0.1]), collectivised=np.array([[1.0]]))
    assert found == pytest.approx(0.01875 * 0.8 - 0.018375)
    fast = rate(town_level=np.array([0.1]), collectivised=np.array([[1.0]]), jobs=np.array([9.0]))
    assert fast == pytest.approx(-0.008)


def test_passports_are_issued_over_quarters_and_expel_those_refused():
    """Half of the gap a quarter; of a million newly under the rule three in a hundred go."""
    papers = np.array([0.2])
    issued = migration.passported(
        papers=papers, ordered=np.array([1.0]), speed=np.array([0.5])
    )
    assert issued.item() == pytest.approx(0.6)
    urban, refused = np.array([[2.5], [5.0]]), np.array([0.03])
    gone = migration.expelled(urban=urban, issued=issued - papers, refused=refused)
    np.testing.assert_allclose(gone[:, 0], [0.03, 0.06])
    lifted = migration.expelled(urban=urban, issued=papers - issued, refused=refused)
    assert lifted.sum() == 0.0


def test_starving_towns_empty_where_villages_have_bread():
    """At a hunger of a half seven in eighty a quarter leave; nobody for hungrier villages."""
    gone = migration.flight(
        urban=np.array([[1.0], [1.0], [1.0]]),
        hunger_town=np.array([[0.5], [0.5], [0.0]]),
        hunger_village=np.array([[0.0], [0.6], [0.4]]),
        readiness=np.array([0.7]),
    )
    np.testing.assert_allclose(gone[:, 0], [0.0875, 0.0, 0.0])


def _flight(**changed):
    """Return refugees of three regions of 10, 6 and 3 million, the first of which starves."""
    given = {
        "rural": np.array([[[4.0], [6.0]], [[2.0], [4.0]], [[1.0], [2.0]]]),
        "hunger": np.array([[0.4], [0.0], [0.0]]),
        "destitute": np.array([[0.2], [0.0], [0.0]]),
        "held": np.array([[0.0], [0.0], [0.0]]),
        "readiness": np.array([0.5]),
        "onset": np.array([4.0]),
    }
    return migration.refugees(**(given | changed))


def test_villagers_flee_from_hunger_by_hand():
    """A fortieth of ten million go, two thirds to six million and one third to three."""
    net = _flight()
    np.testing.assert_allclose(net.sum(axis=1)[:, 0], [0.25, -0.25 * 2 / 3, -0.25 / 3])
    np.testing.assert_allclose(net[0, :, 0], [0.1, 0.15])


def test_nobody_is_lost_in_flight_and_nobody_flees_into_a_famine():
    """The sum over regions is nothing; a region that starves takes nobody in."""
    net = _flight(hunger=np.array([[0.4], [0.3], [0.0]]))
    np.testing.assert_allclose(net.sum(axis=0), 0.0, atol=1e-12)
    assert net[1].sum() == pytest.approx(0.0, abs=1e-6)


def test_closed_roads_hold_the_starving_where_they_are():
    """A ban that stops three quarters leaves one quarter; without want nobody goes."""
    held = _flight(held=np.array([[0.75], [0.0], [0.0]]))
    np.testing.assert_allclose(held, _flight() / 4)
    assert not _flight(destitute=np.zeros((3, 1))).any()


def test_movers_by_hand():
    """One in a hundred of 20 million; the working move four times as readily."""
    found = migration.movers(
        people=np.array([[[10.0], [10.0]]]),
        rate=np.array([[0.01]]),
        age_weight=np.array([[1.0], [4.0]]),
    )
    np.testing.assert_allclose(found[0, :, 0], [0.04, 0.16])


def test_arrivals_by_hand():
    """Half stay in their region, half spread as 1 to 3; nobody is lost on the road."""
    urban = np.array([[[1.0]], [[3.0]]])
    found = migration.placed(
        urban=urban, moving=np.array([[[0.4]], [[0.0]]])
    )
    np.testing.assert_allclose(found.to_towns[:, 0, 0], [0.2 + 0.05, 0.15])
    assert found.to_towns.sum() == pytest.approx(found.from_villages.sum())


def test_towns_are_never_emptied_by_returns():
    """However many would go back, a town gives a quarter of an age at most."""
    urban = np.array([[[0.1]], [[3.0]]])
    found = migration.placed(
        urban=urban, moving=np.array([[[-9.0]], [[0.5]]])
    )
    assert np.all(urban + found.to_towns >= 0.75 * urban - 1e-12)
    assert found.to_towns.sum() == pytest.approx(found.from_villages.sum())
