import numpy as np
import pytest

from gosplan_game.model.agriculture import harvest

USUAL = {
    "grievance": 0.0, "collectivised": 0.0, "experience": 0.0, "disruption": 0.0, "skill": 1.0,
    "nutrition": 1.0,
}  # fmt: skip
COEFFICIENTS = {
    "grievance_effect": 0.225, "initial_care": 0.75, "learned_care": 1.05, "learning_years": 2.0,
    "disruption_effect": 0.12, "strong_at": 0.9,
}  # fmt: skip


def care(**changes):
    """Return the care of fields in one region of one run."""
    regional = {name: np.array([[value]]) for name, value in {**USUAL, **changes}.items()}
    shared = {name: np.array([value]) for name, value in COEFFICIENTS.items()}
    return harvest.care(**regional, **shared).item()


def test_care_by_hand():
    """Private farms are the measure; every trouble takes its share."""
    assert care() == 1.0
    assert care(grievance=0.4) == pytest.approx(1 - 0.225 * 0.4)
    # half collective, two years old: 0.75 + 0.3 (1 - 1/e) = 0.9396, mean with 1
    assert care(collectivised=0.5, experience=2.0) == pytest.approx(0.5 + 0.5 * 0.93964, abs=1e-5)
    assert care(disruption=2.0) == pytest.approx(0.88)
    # fed at 0.45 of a wish whose 0.9 suffices: (1/2)^(1/4)
    assert care(nutrition=0.45) == pytest.approx(0.5**0.25)


def test_lost_skill_costs_care_in_proportion():
    """A twentieth of skill gone is a twentieth of care, beside every other trouble."""
    assert care(skill=0.95) == pytest.approx(0.95)
    assert care(skill=0.9, grievance=0.4, disruption=0.5) == pytest.approx(0.9 * 0.91 * 0.94)


def test_an_old_kolkhoz_reaches_its_best():
    """With time all that can be learned is learned."""
    assert care(collectivised=1.0, experience=50.0) == pytest.approx(1.05)


def reaped(area=10.0, draught=3.0, weather=1.0, soil=1.0, done=1.0):
    """Return a harvest at 0.8 t/ha, 0.3 horses a hectare and an elasticity of 0.2."""
    return harvest.harvest(
        area=np.array([[area]]),
        draught=np.array([[draught]]),
        care=np.array([[0.9]]),
        weather=np.array([[weather]]),
        soil=np.array([[soil]]),
        reaped=np.array([[done]]),
        base_yield=np.array([[0.8]]),
        draught_1928=np.array([0.3]),
        draught_elasticity=np.array([0.2]),
    ).item()


def test_harvest_by_hand():
    """Ten million hectares at 0.8 t and care 0.9, then with half the horses."""
    assert reaped() == pytest.approx(7.2)
    assert reaped(draught=1.5) == pytest.approx(7.2 * 0.5**0.2)
    assert reaped(weather=0.5) == pytest.approx(3.6)
    assert reaped(soil=0.9, done=0.8) == pytest.approx(7.2 * 0.72)


def test_horses_beyond_need_add_nothing():
    """Draught counts up to 1.2 times 1928's, and bare land yields nothing."""
    assert reaped(draught=99.0) == pytest.approx(reaped(draught=3.6))
    assert reaped(area=0.0) == 0.0


def crops(**changes):
    """Return technical crops of two regions with shares of 3/4 and 1/4."""
    arguments = {
        "crops": np.array([0.6]),
        "care": np.ones((2, 1)),
        "weather": np.ones((2, 1)),
        "area_weight": np.array([[0.75], [0.25]]),
        "collectivised": np.zeros((2, 1)),
        "experience": np.zeros((2, 1)),
        "nutrition": np.ones((2, 1)),
        "price_of_goods": np.array([1.0]),
        "grain_price": np.array([1.0]),
        "private_trade": np.array([0.5]),
        "price_elasticity": np.array([0.4]),
        "adjustment": np.array([0.5]),
        "push": np.array([0.4]),
        "learning_years": np.array([2.0]),
    }
    return harvest.technical_crops(**{**arguments, **changes}).item()


def test_technical_crops_by_hand():
    """Half of the gap to the wish closes in a year."""
    assert crops() == pytest.approx(0.8)
    # a hungry quarter of the land wishes 0.25^1.5 = 1/8: 0.75 + 0.25/8
    hungry = np.array([[1.0], [0.25]])
    assert crops(nutrition=hungry) == pytest.approx(0.5 * (0.6 + 0.78125))


def test_crops_follow_care_weather_and_orders_by_hand():
    """Care 0.8, weather 0.81, all collective for two years at an order of two fifths more."""
    found = crops(
        care=np.full((2, 1), 0.8), weather=np.full((2, 1), 0.81),
        collectivised=np.ones((2, 1)), experience=np.full((2, 1), 2.0),
    )  # fmt: skip
    wish = 0.8 * 0.9 * (1 + 0.4 * (1 - np.exp(-1.0)))
    assert found == pytest.approx(0.5 * (0.6 + wish))
    # goods twice as dear in grain: 2^-0.4 of the wish
    assert crops(price_of_goods=np.array([2.0])) == pytest.approx(0.5 * (0.6 + 2**-0.4))


def test_dear_goods_turn_land_from_cotton_to_bread():
    """Who can buy nothing plants for the table."""
    assert crops(price_of_goods=np.array([2.0])) < crops()


def test_cheap_grain_turns_private_land_to_flax():
    """The state pays half for half of the grain: 0.75 of its price, and a wish of 0.75^-0.4."""
    cheap = np.array([0.5])
    assert crops(grain_price=cheap) == pytest.approx(0.3 + 0.5 * 0.75**-0.4)
    assert crops(grain_price=cheap, private_trade=np.array([1.0])) == pytest.approx(crops())
    planned = {"collectivised": np.ones((2, 1)), "push": np.array([0.0])}
    assert crops(grain_price=cheap, **planned) == pytest.approx(crops(**planned))
