import numpy as np
import pytest

from gosplan_game.model.agriculture import stations

AUTUMN = 3


def test_state_farms_take_their_tractors_first():
    """A tenth of a hp on 20 Mha of 3 m hp, and all of one million; nothing is lost."""
    need = np.array([0.1])
    some = stations.tractors(power=np.array([3.0]), state_area=np.array([20.0]), need=need)
    assert (some.state_farms.item(), some.stations.item()) == pytest.approx((2.0, 1.0))
    few = stations.tractors(power=np.array([1.0]), state_area=np.array([20.0]), need=need)
    assert (few.state_farms.item(), few.stations.item()) == pytest.approx((1.0, 0.0))


def test_kerosene_limits_tractors_by_hand():
    """Six million hp need 0.9 Mt a quarter: 0.6 drive four million, 2 all of them, 0 none."""
    found = stations.fuelled(
        power=np.full(3, 6.0), kerosene=np.array([0.6, 2.0, 0.0]), need=np.array([0.6])
    )
    assert found == pytest.approx([4.0, 6.0, 0.0])


def test_land_that_stations_plough():
    """At as many hp a hectare as the reach 1 - 1/e of the land; none without tractors."""
    found = stations.ploughed(
        stations=np.array([0.0, 2.0, 200.0]),
        kolkhoz_area=np.array([80.0, 80.0, 80.0]),
        reach=np.array([0.025]),
    )
    np.testing.assert_allclose(found, [0.0, 1 - np.exp(-1), 1.0], atol=1e-12)


def delivered(season=AUTUMN, available=40.0, payment=0.1):
    """Return deliveries of one region: 20 Mt from kolkhozy, 5 from state farms."""
    return stations.delivered(
        available=np.array([[available]]),
        kolkhoz_crop=np.array([[20.0]]),
        state_crop=np.array([[5.0]]),
        ploughed_share=np.array([0.5]),
        payment=np.array([payment]),
        delivery=np.array([0.4]),
        part=np.array([(0.0, 0.0, 0.4, 0.6)[season]]),
        most=np.array([0.5]),
    )


def test_payment_in_kind_by_hand():
    """A tenth of 20 Mt for half of the land, and 0.4 of 5 Mt, six tenths of both in autumn."""
    found = delivered()
    assert found.machine_payments.item() == pytest.approx(0.6)
    assert found.state_farms.item() == pytest.approx(1.2)
    summer = delivered(season=2)
    assert summer.machine_payments.item() + found.machine_payments.item() == pytest.approx(1.0)


def test_nothing_is_paid_without_a_rate_or_out_of_season_or_beyond_the_barns():
    """No rate, no payment; in winter and spring none; never more than half of what is there."""
    assert delivered(payment=0.0).machine_payments.item() == 0.0
    for season in (0, 1):
        late = delivered(season=season)
        assert late.machine_payments.item() == late.state_farms.item() == 0.0
    short = delivered(available=1.8)
    assert (short.machine_payments + short.state_farms).item() == pytest.approx(0.9)
