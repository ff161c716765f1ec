import numpy as np
import pytest

from gosplan_game.model.state import defence


def alone(function, **arguments):
    """Return a function's number in one run."""
    return function(**{name: np.array([value]) for name, value in arguments.items()}).item()


def test_equipment_by_hand():
    """Two billion, 3 % worn out, a tenth delivered."""
    assert alone(defence.equipment, equipment=2.0, delivered=0.1, wear=0.03) == pytest.approx(2.04)


def officers(**changes):
    """Return officers' quality after a quarter from 1928's."""
    arguments = {
        "officers": 1.0, "terror": 0.0, "learning": 0.02, "terror_loss": 0.3,
        "terror_threshold": 0.4, "growth_of_army": 0.0, "recruits": 0.4,
    }  # fmt: skip
    return alone(defence.officers, **{**arguments, **changes})


def test_officers_by_hand():
    """They learn towards those of 1928, newcomers dilute them, terror above 0.4 kills them."""
    assert officers() == pytest.approx(1.0)
    assert officers(officers=0.9) == pytest.approx(0.902)
    assert officers(growth_of_army=0.1) == pytest.approx(0.97 + 0.02 * 0.03)
    assert officers(terror=0.9) == pytest.approx(0.85 + 0.02 * 0.15)


def test_a_shrinking_army_does_not_improve_its_officers():
    """Discharge dilutes nothing and teaches nothing."""
    assert officers(growth_of_army=-0.5) == officers()


def readiness(**changes):
    """Return readiness with everything as in 1928 and no industry exposed."""
    arguments = {
        "equipment": 2.0, "equipment_1928": 2.0, "soldiers": 0.6, "soldiers_1928": 0.6,
        "officers": 1.0, "training": 1.0, "mobilisation": 1.0, "exposed": 0.0,
        "equipment_exponent": 0.45, "forces_exponent": 0.3, "exposure_effect": 0.5,
    }  # fmt: skip
    return alone(defence.readiness, **{**arguments, **changes})


def test_readiness_by_hand():
    """1928 is one; four times the arms count 4^0.45; half within reach takes a quarter."""
    assert readiness() == pytest.approx(1.0)
    assert readiness(equipment=8.0) == pytest.approx(4**0.45)
    assert readiness(soldiers=1.2, officers=0.5) == pytest.approx(1.0)
    assert readiness(soldiers=1.2, training=0.5) == pytest.approx(1.0)
    assert readiness(exposed=0.5) == pytest.approx(0.75)


def test_industry_counts_for_a_quarter_of_readiness_by_hand():
    """Twice the steel, machines and oil: 2^(1 - 0.45 - 0.3); with none behind them, hardly any."""
    assert readiness(mobilisation=2.0) == pytest.approx(2**0.25)
    assert readiness(soldiers=0.3) == pytest.approx(0.5**0.3)
    assert readiness(equipment=1.0, mobilisation=16.0, exposed=1.0) == pytest.approx(0.5**0.45)
    assert readiness(mobilisation=0.0) < 0.05


def test_no_arms_no_readiness():
    """The three parts do not replace each other."""
    assert readiness(equipment=0.0) == 0.0


def lost(**changes):
    """Return the loss of a country at the strength of its enemy, of which nothing is moved."""
    arguments = {
        "readiness": 10.0, "exposed": 0.6, "threat_strength": 10.0, "held_at_most": 0.6,
        "evacuated": 0.0,
    }  # fmt: skip
    return alone(defence.invasion_loss, **{**arguments, **changes})


def test_invasion_by_hand():
    """At the threat's strength half is held: 0.6 exposed, of which 0.3 is saved."""
    assert lost() == pytest.approx(0.6 * 0.7)
    assert lost(readiness=0.0) == pytest.approx(0.6)
    assert lost(evacuated=0.1) == pytest.approx(0.6 * 0.7 * 0.9)


def test_evacuation_needs_railways_and_room():
    """Railways of 1940 move half of a fifth; none move nothing; a wholly western industry too."""
    moved = {"rail": 4.0, "most": 0.2}
    assert alone(defence.evacuated, half_rail=4.0, exposed=0.5, **moved) == pytest.approx(0.1)
    assert alone(defence.evacuated, half_rail=4.0, exposed=0.8, **moved) == pytest.approx(0.025)
    assert alone(defence.evacuated, half_rail=4.0, exposed=1.0, **moved) == 0.0
    assert alone(defence.evacuated, half_rail=4.0, exposed=0.5, rail=0.0, most=0.2) == 0.0


def trained(**changes):
    """Return training after a quarter from 1928's, under officers of 1928."""
    arguments = {
        "training": 1.0, "officers": 1.0, "growth_of_army": 0.0, "recruits": 0.4, "learning": 0.1
    }  # fmt: skip
    return alone(defence.training, **{**arguments, **changes})


def test_training_by_hand():
    """A quarter more men who know two fifths: 0.88, and a tenth of the gap is learnt."""
    assert trained() == 1.0
    assert trained(growth_of_army=0.25) == pytest.approx(0.88 + 0.012)
    assert trained(officers=0.5) == 1.0
    assert trained(training=0.6, officers=0.8) == pytest.approx(0.62)


def blows(**changes):
    """Return the deciles of the loss of a country at the strength of its enemy."""
    arguments = {
        "loss": 0.42, "readiness": 10.0, "threat_strength": 10.0, "spread": 0.6,
        "held_at_most": 0.6,
    }  # fmt: skip
    return [
        alone(defence.under_blow, **{**arguments, **changes, "blow": blow})
        for blow in (-defence.DECILE, defence.DECILE)
    ]


def test_the_deciles_of_an_invasion_by_hand():
    """0.6 exposed; a blow e^0.77 = 2.158 times stronger or weaker holds 0.317 or 0.683 of it."""
    low, high = blows()
    assert low == pytest.approx(0.6 * (1 - 0.6 * 0.6834), abs=1e-4)
    assert high == pytest.approx(0.6 * (1 - 0.6 * 0.3166), abs=1e-4)


def test_a_certain_enemy_leaves_one_number():
    """Without spread both deciles are the loss; without arms nothing is held in any case."""
    assert blows(spread=0.0) == pytest.approx([0.42, 0.42])
    assert blows(readiness=0.0) == pytest.approx([0.42, 0.42])


def test_the_deciles_are_those_of_drawn_blows():
    """A tenth of many drawn blows takes less than the lower decile, a tenth more than the upper."""
    blow = np.random.default_rng(1).standard_normal(20_000)
    losses = defence.under_blow(
        loss=np.full_like(blow, 0.42), readiness=np.array([10.0]),
        threat_strength=np.array([10.0]), spread=np.array([0.6]), held_at_most=np.array([0.6]),
        blow=blow,
    )  # fmt: skip
    assert np.quantile(losses, (0.1, 0.9)) == pytest.approx(blows(), abs=0.004)
