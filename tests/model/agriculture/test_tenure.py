import numpy as np
import pytest

from gosplan_game.model.agriculture import tenure


def one(value):
    """Return a number of one region of one run."""
    return np.array([[value]])


def test_state_farms_go_where_the_steppe_is_and_no_faster_than_they_can():
    """2 Mha ordered on 10 and 20 Mha, three quarters of them in the first region."""
    found = tenure.state_farms(
        share=np.array([[0.12], [0.0]]),
        ordered_area=np.array([2.0]),
        region_share=np.array([[0.75], [0.25]]),
        sown_area=np.array([[10.0], [20.0]]),
        speed=np.array([0.05]),
    )
    # 1.5 of 10 and 0.5 of 20 are within a quarter's reach
    np.testing.assert_allclose(found, [[0.15], [0.025]])
    hurried = tenure.state_farms(
        share=one(0.0),
        ordered_area=np.array([9.0]),
        region_share=one(1.0),
        sown_area=one(10.0),
        speed=np.array([0.05]),
    )
    assert hurried.item() == pytest.approx(0.05)


def test_those_outside_the_kolkhoz_keep_less_land():
    """Half of the households with exponent 2 hold three quarters; at 1 their own part."""
    half = one(0.5)
    held = tenure.kolkhoz_land(collectivised=half, land_exponent=np.array([2.0]))
    assert held.item() == pytest.approx(0.75)
    fair = tenure.kolkhoz_land(collectivised=half, land_exponent=np.array([1.0]))
    assert fair.item() == pytest.approx(0.5)


def test_animals_go_to_barns_slowly_and_never_all():
    """With half a plot and a limit of 0.6, 0.7 of members' cows go to barns, a tenth a quarter."""
    found = tenure.collective_herds(
        share=np.full((1, 2, 1), 0.2),
        collectivised=one(1.0),
        kept_on_plots=0.5 * np.array([[0.6], [0.0]]),
        speed=np.array([0.1]),
    )
    # cows 0.2 + 0.1 (0.7 - 0.2), horses, of which a plot keeps none, 0.2 + 0.1 (1 - 0.2)
    np.testing.assert_allclose(found[0, :, 0], [0.25, 0.28])


def test_the_state_crop_is_a_part_of_one_harvest():
    """At 0.8 of the yield a tenth of the land gives 0.08 / 0.98 of the grain; at 1 a tenth."""
    tenth = one(0.1)
    part = tenure.state_crop(harvest=one(9.8), state_share=tenth, state_yield=np.array([0.8]))
    assert part.item() == pytest.approx(0.8)
    care = tenure.mean_care(care=one(0.9), state_share=tenth, state_yield=np.array([0.8]))
    assert care.item() == pytest.approx(0.9 * 0.98)
    whole = tenure.state_crop(harvest=one(9.8), state_share=one(1.0), state_yield=np.array([0.8]))
    assert whole.item() == pytest.approx(9.8)


def test_a_plot_feeds_and_sells_and_takes_hands_from_the_field():
    """All in kolkhozy: with a full plot nothing is missing but hands, without one the garden."""
    both = {"collectivised": np.array([[1.0, 1.0, 0.0]]), "plot_concession": np.array([1.0, 0, 0])}
    eaten = tenure.with_gardens(food=np.ones((1, 3)), garden_food=np.array([0.1]), **both)
    np.testing.assert_allclose(eaten[0], [1.0, 0.9, 1.0])
    hands = tenure.field_hands(hands=np.ones((1, 3)), plot_labour=np.array([0.08]), **both)
    np.testing.assert_allclose(hands[0], [0.92, 1.0, 1.0])
    np.testing.assert_allclose(tenure.free_households(**both)[0], [1.0, 0.0, 1.0])


def founded(*new_area, investment=1.0):
    """Return what new state farms cost at 75 roubles a hectare, at most a half of investment."""
    return tenure.founding(
        new_area=np.array(new_area)[:, None],
        cost=np.array([75.0]),
        investment=np.array([investment]),
    ).item()


def test_new_state_farms_are_built_by_hand():
    """Two and one million hectares: 225 million roubles; land given up brings nothing back."""
    assert founded(2.0, 1.0) == pytest.approx(0.225)
    assert founded(2.0, -1.0) == pytest.approx(0.15)
    assert founded(-2.0, -1.0) == 0.0
    assert founded(9.0, investment=0.4) == pytest.approx(0.2), "the rest is ploughed from tents"
