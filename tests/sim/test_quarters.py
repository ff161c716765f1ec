"""A quarter played at once, and as a step that indicators are read off."""

from dataclasses import fields

import numpy as np
import pytest

from gosplan_game.core.errors import GosplanError
from gosplan_game.core.quantities import with_arrays
from gosplan_game.sim import quarters
from gosplan_game.sim.engine import Engine
from gosplan_game.sim.quarters import measured, played, stepped
from gosplan_game.sim.straight.function import OFTEN, Straight


def quarter(scenario, runs):
    """Return what a quarter of some runs is played with."""
    engine = Engine(
        scenario, seed=5, runs=np.arange(runs), params=scenario.parameters(), drawn=True,
        office=False,
    )
    engine.begin()
    return engine.state, engine.wanted, engine.outside(), engine.params, scenario


def equal(found, wanted):
    """Compare closing stocks and indicators to the last bit."""
    (after, values), (stocks, others) = found, wanted
    for item in fields(stocks):
        one, other = getattr(after, item.name), getattr(stocks, item.name)
        np.testing.assert_array_equal(one, other, err_msg=item.name)
    assert list(values) == list(others)
    for name, value in others.items():
        np.testing.assert_array_equal(*np.broadcast_arrays(values[name], value), err_msg=name)


def in_two(*arguments, alone=False):
    """Return the same from a step and what is read off it."""
    state, orders, outside, params, scenario = arguments
    after, flows = stepped(*arguments, alone=alone)
    return after, measured(
        state, after, flows, orders, outside, params, scenario, alone=alone
    )


@pytest.mark.parametrize("runs", [1, 3, 12])
def test_a_quarter_at_once_is_a_step_and_what_is_read_off_it(flagship, runs, monkeypatch):
    """As it stands and as straight lines, alone and in a batch."""
    monkeypatch.setattr(quarters, "_AT_ONCE", Straight(quarters._at_once, *quarters._AT_ONCE.roots))
    arguments = quarter(flagship, runs)
    wanted = in_two(*arguments, alone=runs == 1)
    for _ in range(OFTEN + 1):
        found = played(*arguments, alone=runs == 1)
    equal(found, wanted)
    (lines,) = quarters._AT_ONCE._lines.values()
    assert lines is not None, "the step or an indicator decides something by a number"


def test_an_indicator_without_a_number_is_let_pass(trial, monkeypatch):
    """What is read off may divide by nothing; the step may not."""
    read_off = quarters.indicators

    def unknown(*arguments):
        state = arguments[0]
        return {**read_off(*arguments), "unknown": state.gold / (state.gold - state.gold)}

    monkeypatch.setattr(quarters, "indicators", unknown)
    monkeypatch.setattr(Straight, "as_it_stands", True)
    arguments = quarter(trial, 3)
    after, values = played(*arguments)
    assert np.isinf(values["unknown"]).all()
    np.testing.assert_array_equal(after.gold, in_two(*arguments)[0].gold)
    state, *others = arguments
    broken = with_arrays(state, {"herds": np.full_like(state.herds, 1e308)})
    with pytest.raises(GosplanError):
        played(broken, *others)
