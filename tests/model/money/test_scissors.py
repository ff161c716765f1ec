import numpy as np
import pytest

from gosplan_game.model.money import scissors


def clearing(marketings, goods, unsold=0.0):
    """Return the clearing ratio where 1928's was 1.2 and a tenth of goods is home-made."""
    return scissors.clearing_ratio(
        marketings=np.array([marketings]),
        marketings_1928=np.array([12.0]),
        goods=np.array([goods]),
        unsold=np.array([unsold]),
        sale=np.array([0.5]),
        floor=np.array([0.1]),
        level=np.array([1.2]),
    ).item()


def test_the_clearing_ratio_by_hand():
    """Half the goods at 1928's marketings: 1.2 / 0.55."""
    assert clearing(12.0, 1.0) == pytest.approx(1.2)
    assert clearing(12.0, 0.5) == pytest.approx(1.2 / 0.55)


def test_a_glut_that_is_sold_off_lowers_the_clearing_price():
    """Two quarters' stock, half of it sold beside the output: twice the goods."""
    assert clearing(12.0, 0.5, unsold=2.0) == pytest.approx(clearing(12.0, 1.0))


def test_stocks_are_carried_on_credit():
    """At a third of the need three times as much is sold off, and never more than there is."""
    found = scissors.sold_off(
        share=np.array([0.25]), credit=np.array([0.75, 1.5, 0.25, 0.0]),
        neutral_credit=np.array([0.75]),
    )  # fmt: skip
    np.testing.assert_allclose(found, [0.25, 0.125, 0.75, 1.0])


def test_grain_is_cheap_in_autumn_and_dear_in_spring():
    """Four times the flow of spring and an elasticity of a half: twice as dear in spring."""
    found = scissors.in_season(
        clearing=np.array([1.0]), season_share=np.array([0.4, 0.25, 0.1]),
        season_price=np.array([0.5]),
    )  # fmt: skip
    assert found[0] / found[2] == pytest.approx(2.0)
    assert found[1] == pytest.approx(1.0)


def test_no_goods_at_all_keep_a_price():
    """The ratio is bounded where goods or grain run out."""
    assert clearing(99.0, 0.0) == 6.0
    assert clearing(0.0, 1.0) == 0.2


def marked(**changes):
    """Return the mark-up after a quarter from 1."""
    arguments = {
        "markup": 1.0, "unsold": 0.0, "credit": 0.5, "ceiling": 4.0, "power": 1.0,
        "neutral_credit": 0.5, "distress": 0.6, "glut_drag": 0.5, "adjustment": 0.4,
        "enforcement": 0.8,
    }  # fmt: skip
    given = {name: np.array([value]) for name, value in {**arguments, **changes}.items()}
    later = ("markup", "ceiling", "adjustment", "enforcement")
    asked = scissors.asked(**{name: each for name, each in given.items() if name not in later})
    return scissors.markup(asked=asked, **{name: given[name] for name in later}).item()


def test_the_markup_by_hand():
    """Easy credit opens the scissors, unsold goods and a ceiling close them."""
    assert marked() == pytest.approx(1.0)
    assert marked(credit=1.5) == pytest.approx(1.4)
    assert marked(credit=1.5, unsold=2.0) == pytest.approx(1.0)
    # four fifths of what lies above the ceiling go at once
    assert marked(ceiling=0.5) == pytest.approx(0.6)
    assert marked(credit=1.5, ceiling=0.9) == pytest.approx(1.4 - 0.8 * 0.5)


def test_trusts_without_credit_sell_off_their_stocks():
    """Below the neutral credit they sell under the clearing price, but not for nothing."""
    assert marked(credit=0.3) == pytest.approx(1 - 0.4 * 0.2)
    assert marked(credit=0.0) == marked(credit=0.1) == pytest.approx(1 - 0.4 * 0.4)


def test_unsold_goods_by_hand():
    """Three quarters stay, a high mark-up adds, and the store has a bottom and a top."""
    found = scissors.unsold_goods(
        unsold=np.array([1.0, 1.0, 9.0, 1.0]),
        markup=np.array([1.5, 0.0, 1.0, 1.0]),
        sale=np.array([0.25]),
        response=np.array([1.0, 1.0, 1.0, 1.0]),
        left=np.array([0.0, 0.0, 0.0, 0.2]),
    )
    np.testing.assert_allclose(found, [1.25, 0.0, 3.0, 0.95])


def test_the_felt_ratio_by_hand():
    """Above the clearing price the list is felt, below it queues take most of it back."""
    found = scissors.felt_ratio(
        clearing=np.array([2.0, 2.0, 2.0]),
        markup=np.array([1.5, 1.0, 0.25]),
        resale=np.array([0.5]),
    )
    np.testing.assert_allclose(found, [3.0, 2.0, 1.0])


def test_a_low_list_price_is_no_gift():
    """Where resale takes all back, the ceiling changes nothing for the village."""
    found = scissors.felt_ratio(
        clearing=np.array([2.0]), markup=np.array([0.3]), resale=np.array([1.0])
    )
    assert found.item() == pytest.approx(2.0)


def test_cheap_goods_that_never_reach_the_village_are_dear_there():
    """Where towns buy them up first, a lower list price raises what the village pays."""
    dear, dearer = (
        scissors.felt_ratio(
            clearing=np.array([2.0]), markup=np.array([markup]), resale=np.array([1.2])
        ).item()
        for markup in (0.8, 0.5)
    )
    assert 2.0 < dear < dearer == pytest.approx(2.0 * 0.5**-0.2)


def test_traders_next_door_take_market_power():
    """A half of trade in private hands takes a half of the power, and two thirds if they answer.

    The half that is left loses more by the next tenth than by the first.
    """
    def left(rivalry, licensed):
        return scissors.market_power(
            power=np.array([0.6]), rivalry=np.array([rivalry]), licensed=np.array(licensed),
            foreign=np.array([0.0]), bound=np.array([0.0]),
        )  # fmt: skip

    np.testing.assert_allclose(left(0.0, [0.0, 0.5, 1.0, 5.0]), [0.6, 0.3, 0.0, 0.0])
    np.testing.assert_allclose(left(1.0, [0.0, 0.5, 1.0]), [0.6, 0.2, 0.0])
    first, before, after = left(1.0, [0.1, 0.5, 0.6])
    assert after / before < first / 0.6


def test_no_syndicate_has_power_over_a_plan_by_hand():
    """Where plans bind by half, half of it is left; where they bind, none."""
    found = scissors.market_power(
        power=np.array([0.6]), rivalry=np.array([0.0]), licensed=np.array([0.0]),
        foreign=np.array([0.0]), bound=np.array([0.0, 0.5, 1.0]),
    )  # fmt: skip
    np.testing.assert_allclose(found, [0.6, 0.3, 0.0])


def test_goods_from_abroad_are_not_a_syndicate_s_to_hold_by_hand():
    """A tenth of the goods on sale takes a tenth of the power; nothing but imports takes all."""
    found = scissors.market_power(
        power=np.array([0.8]), rivalry=np.array([0.5]), licensed=np.array([0.4]),
        foreign=np.array([0.0, 0.1, 1.0]), bound=np.array([0.0]),
    )  # fmt: skip
    np.testing.assert_allclose(found, [0.4, 0.36, 0.0])
