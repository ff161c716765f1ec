"""Stations on water, peat and dust: what they add, and what is missing without them."""

from dataclasses import replace

import numpy as np
import pytest
from tests.sim.paths import historical_states, played, unchanged

from gosplan_game.core.calendar import Quarter
from gosplan_game.sim.wiring.industry import coal_need
from gosplan_game.sim.wiring.plant import megawatts

LOCAL = ("volkhov", "shatura", "red_october", "zages", "nigres", "shterovka", "dneprostroi",
         "svir3", "rion")  # fmt: skip


@pytest.fixture(scope="module")
def games(flagship):
    """History, and a country that never begins a station on water or local fuel."""
    rows = [flagship.labels.projects.index(name) for name in LOCAL]

    def without(orders, quarter):
        orders["project_start"] = orders["project_start"].copy()
        orders["project_start"][rows] = 0.0

    return played(
        flagship,
        {"history": unchanged, "without": without},
        series=("station_power", "station_power@ukraine"),
    )


def test_without_water_and_peat_power_asks_for_more_coal(flagship):
    """Without these a kilowatt-hour of 1935 would ask for some fourth more than the norm."""
    turn = Quarter.parse("1935-Q1") - flagship.quarter(0)
    state, params = historical_states(flagship, [turn])[turn], flagship.parameters()
    power = flagship.labels.branches.index("electricity")
    assert coal_need(state, params)[power].item() < 1.1
    usual = params.local_power_usual[power].item()
    bare = replace(state, project_spent=0.0 * state.project_spent)
    assert coal_need(bare, params)[power].item() == pytest.approx(1 / (1 - usual))
    assert 0.15 < usual < 0.25
    others = np.delete(coal_need(state, params), power, axis=0)
    assert np.all(others == 1.0)


def test_the_dam_stands_in_ukraine_in_two_stages(flagship, games):
    """Half of 558 MW with half of its cost, all of it in the end; none where none is begun."""
    params = flagship.parameters()
    row = flagship.labels.projects.index("dneprostroi")
    ukraine = flagship.labels.regions.index("ukraine")
    for share, expected in ((0.4, 0.0), (0.5, 279.0), (1.0, 558.0)):
        spent = np.zeros((len(flagship.labels.projects), 1))
        spent[row] = share * params.project_cost[row]
        assert megawatts(spent, params)[ukraine].item() == pytest.approx(expected)
    assert games.at("station_power@ukraine", "history", "1935-Q4") >= 558
    assert games.at("station_power", "without", "1940-Q4") < 0.4 * games.at(
        "station_power", "history", "1940-Q4"
    )
