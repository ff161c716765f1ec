import numpy as np
import pytest

from gosplan_game.model.industry import labour


def employed(**changes):
    """Return employment in two equal branches that employed 1 million each."""
    arguments = {
        "supply": np.array([4.0]),
        "running_capital": np.ones((2, 1)),
        "target_ratio": np.ones((2, 1)),
        "plan_binding": np.array([0.0]),
        "employment_1928": np.ones((2, 1)),
        "hoarding_exponent": np.array([0.5]),
        "soft_budget": np.array([0.1]),
        "productivity": np.array([1.0]),
        "previous": np.ones((2, 1)),
        "hiring": np.array([0.15]),
        "shedding": np.array([0.1]),
        "value_ordered": np.array([12.0]),
        "value_made": np.array([10.0]),
        "between_places": np.array([0.015]),
    }
    return labour.employment(**{**arguments, **changes})


def test_the_market_hires_for_running_plant():
    """A fifth more plant wants its square root more hands; the rest are unemployed."""
    found = employed(running_capital=np.full((2, 1), 1.21))
    np.testing.assert_allclose(found.employed, 1.1)
    assert found.unemployed.item() == pytest.approx(1.8)
    assert found.tightness.item() == 0.0


def test_a_half_binding_plan_hires_by_halves_by_hand():
    """Half for 1.21 times the plant, half for 1.2 ordered, a tenth more, at 1.32 a worker."""
    found = employed(
        running_capital=np.full((2, 1), 1.21), target_ratio=np.full((2, 1), 1.2),
        plan_binding=np.array([0.5]), productivity=np.array([1.32]),
    )  # fmt: skip
    # 1.1 and 1.2 x 1.1 / 1.32 = 1; a quarter of the binding squared absorbs no more than is wanted
    np.testing.assert_allclose(found.employed, 1.05)
    assert found.tightness.item() == pytest.approx(0.1)
    pressed = employed(plan_binding=np.array([0.9]))
    # 0.81 of the hands there are, above the 2.09 that works ask for
    assert pressed.employed.sum() == pytest.approx(0.81 * 0.985 * 4.0)


def test_a_binding_plan_absorbs_every_hand():
    """Where plans bind fully nearly all who seek work have it, and orders press."""
    found = employed(plan_binding=np.array([1.0]))
    assert found.employed.sum() == pytest.approx(0.985 * 4.0)
    assert found.tightness.item() == pytest.approx(0.2)


@pytest.mark.parametrize("binding", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("supply", [0.0, 1.5, 9.0])
def test_nobody_works_twice(binding, supply):
    """The employed and the unemployed are the supply."""
    found = employed(plan_binding=np.array([binding]), supply=np.array([supply]))
    assert found.employed.sum() + found.unemployed.item() == pytest.approx(supply, abs=1e-12)
    assert found.employed.min() >= 0.0


def test_branches_grow_and_shrink_by_steps():
    """No branch sheds more than a tenth or adds more than 15 % and 1,000 in a quarter."""
    found = employed(running_capital=np.array([[9.0], [0.01]]))
    np.testing.assert_allclose(found.employed[:, 0], [1.151, 0.9])


def experience(**changes):
    """Return experience after a quarter from one half."""
    arguments = {
        "experience": 0.5, "employed": 1.0, "previous": 1.0, "terror": 0.0, "with_trade": 0.0,
        "learning": 0.08, "terror_loss": 0.1, "terror_threshold": 0.3,
    }  # fmt: skip
    return labour.experience(
        **{name: np.array([value]) for name, value in {**arguments, **changes}.items()}
    ).item()


def test_experience_by_hand():
    """A twelfth of the gap is learned, newcomers dilute, terror above 0.3 takes."""
    assert experience() == pytest.approx(0.54)
    assert experience(employed=1.1) == pytest.approx(0.54 - 0.05)
    assert experience(employed=2.2, previous=2.0) == pytest.approx(0.54 - 0.05)
    assert experience(terror=0.8) == pytest.approx(0.54 * 0.95)
    assert experience(employed=1.1, with_trade=0.022) == pytest.approx(0.54 - 0.05 + 0.02)


def test_experience_stays_a_share():
    """Full experience stays full, and the worst quarter leaves fifteen in a hundred."""
    assert experience(experience=1.0) == 1.0
    assert experience(experience=0.15, employed=9.0, terror=1.0, terror_loss=1.0) == 0.15


def quality(**changes):
    """Return the work of a person where newcomers do six tenths."""
    arguments = {
        "experience": 1.0, "nutrition": 1.0, "lists": 1.0, "hours": 1.0, "fatigue": 0.0,
        "campaign": 0.0,
        "unskilled": 0.6, "crew": 1.0, "experience_1928": 0.75, "food_elasticity": 0.4,
        "campaign_gain": 0.05, "fatigue_effect": 0.08,
        "hours_threshold": 1.05, "hours_elasticity": 0.8, "hours_concavity": 1.3,
    }  # fmt: skip
    given = {name: np.array([value]) for name, value in {**arguments, **changes}.items()}
    given["crew"] = np.reshape(given["crew"], (-1, 1))
    given["lists"] = np.reshape(given["lists"], (1, -1, 1))
    given["nutrition"] = np.reshape(given["nutrition"], (-1, 1))
    return labour.labour_quality(**given).item()


def test_quality_by_hand():
    """Skill, food, hours and mood multiply."""
    assert quality() == 1.0
    assert quality(experience=0.5) == pytest.approx(0.8)
    assert quality(nutrition=0.64) == pytest.approx(0.64**0.4)
    assert quality(hours=0.9) == pytest.approx(0.9**0.8)
    assert quality(campaign=1.0, fatigue=0.5) == pytest.approx(1.01)


def test_a_heat_is_as_good_as_its_crew_by_hand():
    """Four at 0.8 where 0.9 was usual: 0.8 (8/9)^3; as many old hands as in 1928 change nothing."""
    assert quality(experience=0.5, crew=4.0) == pytest.approx(0.8 * (0.8 / 0.9) ** 3)
    assert quality(experience=0.75, crew=4.0) == quality(experience=0.75)
    assert quality(experience=0.5, crew=4.0) < quality(experience=0.5)
    assert quality(experience=0.9, crew=4.0) > quality(experience=0.9)


def test_a_branch_works_as_its_towns_eat():
    """Three quarters of the workers on a list that eats, one on a list at 0.64 of the wish."""
    fed = quality(nutrition=[1.0, 0.64], lists=[0.75, 0.25])
    assert fed == pytest.approx(0.75 + 0.25 * 0.64**0.4)
    assert quality(nutrition=[0.7, 0.7], lists=[0.9, 0.1]) == pytest.approx(quality(nutrition=0.7))


def test_more_than_enough_food_adds_no_work():
    """Food counts up to what people wish."""
    assert quality(nutrition=1.3) == quality()


def test_long_hours_bring_ever_less_by_hand():
    """A fifth beyond the threshold: 1 + 0.16 - 0.052; then less."""
    assert quality(hours=1.26) == pytest.approx(1.05**0.8 * 1.108)
    gains = np.diff([quality(hours=hours) for hours in (1.0, 1.1, 1.2, 1.3, 1.4, 1.5)])
    assert np.all(np.diff(gains) < 0)
    assert gains[-1] < 0


def tired_by(hours, quarters):
    """Return the fatigue that so many quarters of such hours leave."""
    tired = np.array([0.0])
    for _ in range(quarters):
        tired = labour.fatigue(
            fatigue=tired,
            campaign=np.array([0.0]),
            hours=np.array([hours]),
            hours_threshold=np.array([1.05]),
            weariness=np.array([4.0]),
            recovery=np.array([0.15]),
        )
    return tired.item()


def test_who_has_no_time_to_recover_tires():
    """A fifth beyond: 0.12 after a quarter, 0.8 in the end; hours of 1928 tire nobody."""
    assert tired_by(1.26, 1) == pytest.approx(0.15 * 4.0 * 0.2)
    assert tired_by(1.26, 99) == pytest.approx(0.8, abs=1e-4)
    assert tired_by(1.0, 9) == 0.0


def test_campaigns_leave_hostility_behind():
    """Six quarters of records: 1 - 0.85^6; a year later half of it is left."""
    rested = {
        "hours": np.array([1.0]),
        "hours_threshold": np.array([1.05]),
        "weariness": np.array([4.0]),
        "recovery": np.array([0.15]),
    }
    tired = np.array([0.0])
    for _ in range(6):
        tired = labour.fatigue(fatigue=tired, campaign=np.array([1.0]), **rested)
    assert tired.item() == pytest.approx(1 - 0.85**6)
    for _ in range(4):
        tired = labour.fatigue(fatigue=tired, campaign=np.array([0.0]), **rested)
    assert tired.item() == pytest.approx((1 - 0.85**6) * 0.85**4)


def test_separations_by_hand():
    """Three million at one and a half moves a year, more at low wages, fewer under decree."""
    arguments = {
        "employed": 3.0, "real_wage": 1.0, "tightness": 0.0, "decree": 0.0, "base_rate": 1.5,
        "wage_effect": 0.6, "tightness_effect": 0.5, "decree_effect": 0.5, "crowding": 0.0,
        "crowding_effect": 0.2, "outbidding": 0.0, "outbidding_effect": 0.3,
    }  # fmt: skip

    def left(**changes):
        return labour.separations(
            **{name: np.array([value]) for name, value in {**arguments, **changes}.items()}
        ).item()

    assert left() == pytest.approx(1.125)
    assert left(real_wage=0.5) == pytest.approx(1.125 * 1.3)
    assert left(tightness=0.4) == pytest.approx(1.125 * 1.2)
    assert left(decree=1.0) == pytest.approx(1.125 / 2)
    assert left(crowding=0.45) == pytest.approx(1.125 * 1.09)
    assert left(outbidding=0.5) == pytest.approx(1.125 * 1.15)


def test_strikes_by_hand():
    """Two million whose support lacks 0.2 strike; law and terror at one half stop three in four.

    So do unions that withdraw half of their backing where the plan binds, and only there. A
    tenth less bread than last quarter is felt like 0.2 of support; a tenth more undoes nothing.
    """
    arguments = {
        "employed": 2.0, "support": 0.45, "law": 0.0, "terror": 0.0, "plan_binding": 0.0,
        "slope": 0.1, "threshold": 0.65, "law_effect": 1.0, "unions": 0.5,
        "bread_cut": 0.0, "bread_effect": 2.0,
    }  # fmt: skip

    def struck(**changes):
        return labour.strikers(
            **{name: np.array([value]) for name, value in {**arguments, **changes}.items()}
        ).item()

    assert struck() == pytest.approx(1000 * 0.1 * 2 * 0.04)
    assert struck(law=0.5, terror=0.5) == pytest.approx(struck() / 4)
    assert struck(support=0.7) == 0.0
    assert struck(law=1.0, terror=1.0) == 0.0
    assert struck(plan_binding=1.0) == pytest.approx(struck() / 4)
    assert struck(plan_binding=1.0, unions=0.0) == pytest.approx(struck())
    assert struck(bread_cut=0.1) == pytest.approx(4 * struck())
    assert struck(bread_cut=-0.1) == struck()


def test_lost_time_by_hand():
    """A tenth more left, at four weeks: 0.031; queues and strikes come on top; at most 0.4."""

    def lost(**changes):
        arguments = {
            "separations": 1.25, "employed": 5.0, "base_rate": 0.6, "queueing": 0.0,
            "weeks_lost": 4.0, "striking_days": 0.0, "sentences": 0.0,
        }  # fmt: skip
        return labour.lost_time(
            **{name: np.array([value]) for name, value in {**arguments, **changes}.items()}
        ).item()

    assert lost() == pytest.approx(4 / 13 * 0.1)
    assert lost(queueing=0.03, striking_days=0.01) == pytest.approx(4 / 13 * 0.1 + 0.04)
    assert lost(sentences=0.005) == pytest.approx(4 / 13 * 0.1 + 0.005)
    assert lost(queueing=9.0) == 0.4
