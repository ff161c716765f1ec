"""What the record pins down."""

import numpy as np
import pytest

from gosplan_game.lab.calibrate_errors import Judge
from gosplan_game.lab.calibrate_space import space_of
from gosplan_game.lab.identification import Identified, as_rows, spread
from gosplan_game.lab.identification_pulls import pulls_of
from gosplan_game.lab.identification_reach import moved
from gosplan_game.scenario import load_scenario
from gosplan_game.sim.ensemble import triangular


@pytest.fixture(scope="module")
def scenario():
    """Return the flagship."""
    return load_scenario("ussr-1921-1941")


def test_the_prior_itself_spreads_to_one(scenario):
    """Draws from the triangle over the range have a spread of 1, a narrow set far less."""
    space = space_of(scenario, ["marketing_elasticity"])
    each = space.dimensions[0]
    draws = np.linspace(0.0005, 0.9995, 1000)
    prior = triangular(draws, each.lower, each.central, each.upper)
    assert spread(space, prior[None])[0] == pytest.approx(1.0, abs=0.01)
    narrow = each.central + (prior - each.central) / 10
    assert spread(space, narrow[None])[0] == pytest.approx(0.1, abs=0.01)


@pytest.mark.parametrize(
    ("width", "pull", "verdict"),
    [(0.9, 0.01, "no effect"), (0.2, 3.0, "pinned"), (0.6, 3.0, "partly"),
     (0.9, 3.0, "not pinned")],
)  # fmt: skip
def test_verdicts(width, pull, verdict):
    """A number without pull has no effect; with pull its spread decides."""
    found = Identified("x", "guess", 1, 0, 2, 0.9, 1.1, width, pull, "coal", 1.0)
    assert found.verdict == verdict
    assert as_rows([found])[0]["verdict"] == verdict


def test_a_silent_number_that_acts_elsewhere_is_off_the_record():
    """Without a pull, the road on which a number acts decides."""
    found = Identified("x", "guess", 1, 0, 2, 0.9, 1.1, 0.9, 0.01, "coal", 1.0, reach="nep")
    assert found.verdict == "off the record"


def test_a_number_moves_where_its_order_is_given(scenario):
    """What hours beyond the norm cost acts in no history, but where they are ordered."""
    names = ["herd_slaughter.pigs", "hours_weariness"]
    space = space_of(scenario, names)
    history = {"policy": "historical", "shocks": "historical"}
    assert moved(scenario, space, names, history) == names[:1]
    assert moved(scenario, space, names, {**history, "held": {"working_hours": 1.2}}) == names


def test_under_a_drawn_sky_each_number_has_the_same_sky(scenario):
    """A number without effect moves nothing under a drawn sky: both columns are one run."""
    space = space_of(scenario, ["hours_weariness"])
    drawn = {"policy": "historical", "shocks": "drawn", "first_run": 2}
    assert moved(scenario, space, ["hours_weariness"], drawn) == []


def test_a_number_that_matters_pulls_the_series_it_makes(scenario):
    """How fast pigs breed moves the count of pigs; a weight of reports moves nothing judged."""
    space = space_of(scenario, ["herd_growth.pigs", "padding_fear"])
    growth, padding = pulls_of(Judge(scenario), space)
    assert growth.series == "pigs"
    assert growth.change > 0.5
    assert padding.change < 0.1
