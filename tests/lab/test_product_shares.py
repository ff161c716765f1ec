"""Shares of products are scaled so that the record comes out, and are not counted as a fit."""

from pathlib import Path

import pytest

from gosplan_game.core.errors import GosplanError
from gosplan_game.lab.calibrate_errors import judged_series
from gosplan_game.lab.hindcast import hindcast
from gosplan_game.lab.product_shares import as_toml, rescaled
from gosplan_game.scenario import load_scenario

TWO_RIVERS = Path(__file__).resolve().parents[1] / "scenarios" / "two-rivers"


@pytest.fixture(scope="module")
def flagship():
    """Return the flagship."""
    return load_scenario("ussr-1921-1941")


def test_shares_that_are_right_stay_as_they_are(flagship):
    """Where the replay makes the record, nothing is scaled by more than rounding and the fit."""
    points = flagship.definition.exogenous["product_share"].points
    for date, row in rescaled(flagship).items():
        for name, share in row.items():
            assert share == pytest.approx(points[date][name], rel=0.06), f"{name} {date}"


def test_a_product_is_held_to_its_band_and_not_judged(flagship):
    """Its record went into the share: it counts neither for the bar nor in a search."""
    found = {fit.series: fit for fit in hindcast(flagship).series}
    for name in flagship.labels.products:
        assert found[name].back_fitted
        assert found[name].held
        assert not found[name].judged
        assert name not in judged_series(flagship)


def test_the_lines_are_those_of_the_scenario():
    """A table of points by date, in significant digits."""
    lines = list(as_toml({"1930": {"tanks": 0.165, "default": 0.0}}))
    assert lines == ["[exogenous.product_share.points]", '"1930" = { tanks = 0.165, default = 0 }']


def test_a_scenario_without_such_shares_is_told():
    """There is nothing to scale."""
    with pytest.raises(GosplanError, match="no back-fitted"):
        rescaled(load_scenario(str(TWO_RIVERS)))
