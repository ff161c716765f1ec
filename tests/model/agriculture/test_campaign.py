import numpy as np
import pytest

from gosplan_game.model.agriculture import campaign


def advanced(
    collectivised, target, pace, *, tilt=0.0, disruption=0.0, drive=0.0, endured=0.4, resistance=3.0
):
    """Return a campaign's quarter in one region of one run."""
    return campaign.advance_campaign(
        collectivised=np.array([[collectivised]]),
        disruption=np.array([[disruption]]),
        target=np.array([target]),
        pace=np.array([pace]),
        tilt=np.array([[tilt]]),
        drive=np.array([drive]),
        memory=np.array([0.86]),
        endured=np.array([endured]),
        resistance=np.array([resistance]),
        shock=np.array([2.6]),
    )


def test_villages_in_uproar_brake_the_campaign_but_not_the_retreat():
    """A push of 0.36 beyond 0.1 becomes 0.2: 0.2 (1 + 8 x 0.1); people leave at their own pace."""
    hard = {"endured": 0.1, "resistance": 8.0}
    found = advanced(0.1, 0.9, 0.36, **hard)
    assert found.collectivised.item() == pytest.approx(0.3)
    assert found.resisted.item() == pytest.approx(0.16)
    assert advanced(0.1, 0.9, 0.1, **hard).collectivised.item() == pytest.approx(0.2)
    assert advanced(0.1, 0.9, 0.1, **hard).resisted.item() == pytest.approx(0.0)
    leaving = advanced(0.9, 0.1, 0.4, **hard)
    assert leaving.collectivised.item() == pytest.approx(0.5)
    assert leaving.leaving.item() == pytest.approx(0.4)
    free = advanced(0.1, 0.9, 0.36, endured=0.1, resistance=1e-9)
    assert free.collectivised.item() == pytest.approx(0.46)


def test_brigades_carry_the_campaign_through_uproar():
    """A drive of 0.25 makes a push of 0.4 into 0.5 and a resistance of 10 into 8."""
    hard = {"endured": 0.1, "resistance": 10.0}
    found = advanced(0.1, 0.9, 0.4, drive=0.25, **hard)
    forced = found.collectivised.item() - 0.1
    assert forced * (1 + 8 * (forced - 0.1)) == pytest.approx(0.5)
    assert found.disruption.item() > advanced(0.1, 0.9, 0.4, **hard).disruption.item()
    leaving = advanced(0.9, 0.1, 0.4, drive=0.25)
    assert leaving.collectivised.item() == pytest.approx(0.5)


def test_leaders_from_towns_cost_care_where_they_lead():
    """25 thousand at 0.1 % each cost 2.5 % of a kolkhoz's care and nothing of a farmer's."""
    found = campaign.led_by_strangers(
        care=np.array([[0.8], [1.0]]),
        brigades=np.array([25.0]),
        kolkhoz_land=np.array([[1.0], [0.0]]),
        ignorance=np.array([0.001]),
    )
    np.testing.assert_allclose(found, [[0.78], [1.0]])


def test_a_quarter_of_the_campaign_by_hand():
    """From 10 % towards 90 % at 40 points a quarter."""
    # ds = 0.4; pressure = 0.4 (1 + 2.6 x 0.4)/2 = 0.408; d' = 0.86 x 0.2 + 0.4 = 0.572
    found = advanced(0.1, 0.9, 0.4, disruption=0.2)
    assert found.collectivised.item() == pytest.approx(0.5)
    assert found.pressure.item() == pytest.approx(0.408)
    assert found.disruption.item() == pytest.approx(0.572)


def test_a_region_ahead_of_the_nation_by_hand():
    """A tilt of 0.5 at a target of 0.4 means 0.4 (1 + 0.5 x 0.6) = 0.52."""
    found = advanced(0.0, 0.4, 1.0, tilt=0.5, endured=0.6)
    assert found.collectivised.item() == pytest.approx(0.52)


def test_a_retreat_frightens_nobody_and_heals_nothing():
    """Leaving lowers the share, adds no pressure, and the disorder only fades."""
    found = advanced(0.6, 0.2, 0.3, disruption=0.5)
    assert found.collectivised.item() == pytest.approx(0.3)
    assert found.pressure.item() == 0.0
    assert found.disruption.item() == pytest.approx(0.43)


def test_haste_frightens_more_than_in_proportion():
    """One quarter of 40 points presses harder than two of 20."""
    assert advanced(0, 1, 0.4).pressure.item() > 2 * advanced(0, 1, 0.2).pressure.item()


def learned(experience, collectivised, tractors, pressure=0.0):
    """Return experience after a quarter, where 10 m hp mechanise the country."""
    return campaign.kolkhoz_experience(
        experience=np.array([[experience]]),
        collectivised=np.array([[collectivised]]),
        pressure=np.array([[pressure]]),
        tractor_power=np.array([tractors]),
        tractors_needed=np.array([10.0]),
        start=np.array([0.02]),
    ).item()


def test_experience_grows_as_fast_as_machines_come():
    """At 80 % collective and 4 m hp the cover is 4 / 8, so a quarter counts an eighth."""
    assert learned(1.0, 0.8, 4.0) == pytest.approx(1.0 + 0.25 * 0.5)
    # a push with pressure 0.1 dilutes a fifth of it: (1 + 0.25 x 0.25) x 0.8
    assert learned(1.0, 0.8, 0.0, pressure=0.1) == pytest.approx(0.85)


def test_without_kolkhozy_nothing_is_learned():
    """Experience is lost where almost nobody is collectivised."""
    assert learned(5.0, 0.01, 100.0) == 0.0


def test_faster_collectivisation_never_speeds_learning():
    """More collective land on the same machines learns more slowly."""
    assert learned(0.0, 0.9, 3.0) < learned(0.0, 0.4, 3.0)


def test_expropriation_takes_skill():
    """1 % of households in a quarter at a loss of 1.2: 1 x (1 - 0.012)."""
    found = campaign.farm_skill(
        skill=np.array([[1.0, 0.5]]),
        expropriated=np.array([0.01, 0.0]),
        loss=np.array([1.2]),
        recovery=np.array([0.1]),
    )
    # the second run heals a tenth of its gap: 0.5 + 0.1 x 0.5
    np.testing.assert_allclose(found, [[0.988, 0.55]])


def test_implements_mend_with_goods_only():
    """At 1928's goods a fifth of the gap closes; without goods nothing does."""
    found = campaign.implements(
        implements=np.array([[0.5, 0.5]]), goods=np.array([1.0, 0.0]), recovery=np.array([0.2])
    )
    np.testing.assert_allclose(found, [[0.6, 0.5]])
