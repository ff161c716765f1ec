"""Who works or seeks work."""

import numpy as np
import pytest

from gosplan_game.model.people import participation

WOMEN = {
    "share": 0.4, "idle": 0.1, "base": 0.4, "jobs_effect": 0.3, "full": 0.1,
    "discouragement": 0.5, "speed": 0.1,
}  # fmt: skip
SUPPLY = {
    "townspeople": 20.0, "women_share": 0.4, "men_share": 0.9, "village_employed": 2.0,
    "villagers": 60.0, "away": 0.5,
}  # fmt: skip


def arrays(values):
    """Return each number as a run."""
    return {name: np.atleast_1d(np.asarray(value, dtype=float)) for name, value in values.items()}


def women(**changes):
    """Return women's participation after a quarter."""
    return participation.womens_participation(**arrays({**WOMEN, **changes})).item()


def test_women_by_hand():
    """Work for all draws them, a slump sends them home."""
    assert women() == pytest.approx(0.4)
    assert women(idle=0.0) == pytest.approx(0.43)
    assert women(idle=0.3) == pytest.approx(0.39)


def test_supply_counts_everybody_once():
    """Nine of ten million men less half a million students, four of women, two of villages."""
    found = participation.labour_supply(**arrays(SUPPLY))
    assert found.men.item() == pytest.approx(8.5)
    assert found.women.item() == pytest.approx(4.0)
    assert found.village.item() == pytest.approx(2.0)
    assert found.at_home.item() == pytest.approx(7.0)
    assert (found.men + found.women + found.away + found.at_home).item() == pytest.approx(20.0)


@pytest.mark.parametrize("away", [-1.0, 0.0, 50.0])
def test_no_town_is_emptied_by_its_schools(away):
    """Students are bounded, nobody is counted twice, nobody is less than nothing."""
    found = participation.labour_supply(**arrays({**SUPPLY, "away": away, "villagers": 1.0}))
    parts = (found.men, found.women, found.away, found.at_home)
    assert min(part.item() for part in parts) >= 0.0
    assert sum(part.item() for part in parts) == pytest.approx(20.0)
    assert found.village.item() == pytest.approx(1.0)


def registered(**changes):
    """Return the registered share after a quarter."""
    values = {"registration": 0.5, "law": 0.0, "plan_binding": 0.0, "law_effect": 2.0, "speed": 0.2}
    return participation.registration(**arrays({**values, **changes})).item()


def test_registration_by_hand():
    """Exchanges fill; duty of labour and a binding plan empty them."""
    assert registered() == pytest.approx(0.6)
    assert registered(law=0.5) == pytest.approx(0.4)
    assert registered(plan_binding=1.0) == pytest.approx(0.4)


def test_batch_is_each_alone():
    """Three runs side by side are three runs."""
    idle = np.array([0.0, 0.1, 0.4])
    together = participation.womens_participation(**arrays({**WOMEN, "idle": idle}))
    assert [women(idle=each) for each in idle] == together.tolist()
