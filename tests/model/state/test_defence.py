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
        "officers": 1.0, "terror": 0.0, "learning": 0.02, "terror_loss": 0.3, "growth_of_army": 0.0
    }  # fmt: skip
    return alone(defence.officers, **{**arguments, **changes})


def test_officers_by_hand():
    """They learn towards 1.1, newcomers dilute them, terror above 0.4 kills them."""
    assert officers() == pytest.approx(1.002)
    assert officers(growth_of_army=0.1) == pytest.approx(0.97 + 0.02 * 0.13)
    assert officers(terror=0.9) == pytest.approx(0.85 + 0.02 * 0.25)


def test_a_shrinking_army_does_not_improve_its_officers():
    """Discharge dilutes nothing and teaches nothing."""
    assert officers(growth_of_army=-0.5) == officers()


def readiness(**changes):
    """Return readiness with everything as in 1928 and no industry exposed."""
    arguments = {
        "equipment": 2.0, "equipment_1928": 2.0, "soldiers": 0.6, "soldiers_1928": 0.6,
        "officers": 1.0, "mobilisation": 1.0, "exposed": 0.0,
    }  # fmt: skip
    return alone(defence.readiness, **{**arguments, **changes})


def test_readiness_by_hand():
    """1928 is one; four times the arms count 4^0.45; half within reach takes a quarter."""
    assert readiness() == pytest.approx(1.0)
    assert readiness(equipment=8.0) == pytest.approx(4**0.45)
    assert readiness(soldiers=1.2, officers=0.5) == pytest.approx(1.0)
    assert readiness(exposed=0.5) == pytest.approx(0.75)


def test_no_arms_no_readiness():
    """The three parts do not replace each other."""
    assert readiness(equipment=0.0) == 0.0


def test_invasion_by_hand():
    """At the threat's strength half is held: 0.6 exposed, of which 0.3 is saved."""
    found = alone(defence.invasion_loss, readiness=10.0, exposed=0.6, threat_strength=10.0)
    assert found == pytest.approx(0.6 * 0.7)
    unready = alone(defence.invasion_loss, readiness=0.0, exposed=0.6, threat_strength=10.0)
    assert unready == pytest.approx(0.6)


def deciles(**changes):
    """Return the deciles of the loss of a country at the strength of its enemy."""
    arguments = {"loss": 0.42, "readiness": 10.0, "threat_strength": 10.0, "spread": 0.6}
    return [
        each.item()
        for each in defence.invasion_deciles(
            **{name: np.array([value]) for name, value in {**arguments, **changes}.items()}
        )
    ]


def test_the_deciles_of_an_invasion_by_hand():
    """0.6 exposed; a blow e^0.77 = 2.158 times stronger or weaker holds 0.317 or 0.683 of it."""
    low, high = deciles()
    assert low == pytest.approx(0.6 * (1 - 0.6 * 0.6834), abs=1e-4)
    assert high == pytest.approx(0.6 * (1 - 0.6 * 0.3166), abs=1e-4)


def test_a_certain_enemy_leaves_one_number():
    """Without spread both deciles are the loss; without arms nothing is held in any case."""
    assert deciles(spread=0.0) == pytest.approx([0.42, 0.42])
    assert deciles(readiness=0.0) == pytest.approx([0.42, 0.42])


def test_the_deciles_are_those_of_drawn_blows():
    """A tenth of many drawn strengths lies below the lower decile, a tenth above the upper."""
    strength = 10 * np.exp(0.6 * np.random.default_rng(1).standard_normal(20_000))
    losses = defence.invasion_loss(
        readiness=np.full_like(strength, 10.0), exposed=np.array([0.6]), threat_strength=strength
    )
    assert np.quantile(losses, (0.1, 0.9)) == pytest.approx(deciles(), abs=0.004)
