from dataclasses import dataclass, fields

import numpy as np
import pytest

from gosplan_game.core.labels import Labels
from gosplan_game.sim.columns import (
    FEW,
    first_column,
    for_every_run,
    for_few,
    numbers_for_every_run,
)
from gosplan_game.sim.engine import Engine
from gosplan_game.sim.quarters import _quarter, _read_off
from gosplan_game.sim.straight.function import OFTEN, Straight

LABELS = Labels(regions=("a",), branches=("b",))


@dataclass(frozen=True, kw_only=True, eq=False)
class Numbers:
    """A container of two arrays."""

    x: np.ndarray
    y: np.ndarray


def numbers(x, y):
    """Return a container of one run's numbers."""
    return Numbers(x=np.array(x, dtype=float), y=np.array(y, dtype=float))


def written(function, *containers):
    """Return a function of labels and two containers as straight lines."""
    return Straight(function, "params", "now").written(LABELS, *containers)


@pytest.mark.parametrize("runs", [1, 3, 12])
@pytest.mark.parametrize("scenario", ["flagship", "trial"])
def test_a_year_as_straight_lines_is_the_year_as_it_stands(scenario, runs, request):
    """Stocks, flows and indicators of four seasons are equal to the last bit."""
    scenario = request.getfixturevalue(scenario)
    engine = Engine(
        scenario, seed=5, runs=np.arange(runs), params=scenario.parameters(), drawn=True,
        office=False,
    )
    params = for_every_run(engine.params, engine.runs.size)
    narrow = params if runs <= FEW else engine.params
    for _ in range(4):
        before, columns = engine.state, engine.runs.size
        orders = numbers_for_every_run(for_few(engine.in_force, columns), columns)
        outside = numbers_for_every_run(for_few(engine.outside(), columns), columns)
        step = Straight(_quarter, "params", "state", "orders", "outside")
        lines = step.written(scenario.labels, params, before, orders, outside, alone=runs == 1)
        assert lines is not None, "the step decides something by a number"
        played = lines.play(lines.prepare(narrow, columns), before, orders, outside)
        plain = _quarter(scenario.labels, params, before, orders, outside)
        for found, wanted in zip(played, plain, strict=True):
            for item in fields(wanted):
                np.testing.assert_array_equal(
                    getattr(found, item.name), getattr(wanted, item.name), err_msg=item.name
                )
        quarter = (before, *plain, orders, outside)
        read = Straight(_read_off, "params", "before", "after", "flows", "orders", "outside")
        lines = read.written(scenario.labels, params, *quarter, alone=runs == 1)
        values = _read_off(scenario.labels, params, *quarter)
        assert lines is not None, "an indicator decides something by a number"
        found = lines.play(lines.prepare(narrow, columns), *quarter)
        assert list(found) == list(values)
        for name, wanted in values.items():
            np.testing.assert_array_equal(found[name], wanted, err_msg=name)
        engine.begin()
        engine.finish(engine.wanted)


def test_lines_of_a_batch_serve_a_single_column(flagship):
    """Plans tried side by side come in any number, and in one of them no axis may be lost."""
    engine = Engine(
        flagship, seed=5, runs=np.arange(12), params=flagship.parameters(), drawn=True,
        office=False,
    )
    outside = engine.outside()
    containers = engine.state, engine.in_force, numbers_for_every_run(outside, 12)
    step = Straight(_quarter, "params", "state", "orders", "outside")
    lines = step.written(flagship.labels, for_every_run(engine.params, 12), *containers)
    assert lines is not None
    alone = tuple(first_column(each) for each in (engine.state, engine.in_force, outside))
    params = for_every_run(engine.params, 1)
    found = lines.play(lines.prepare(params, 1), *alone)
    for one, wanted in zip(found, _quarter(flagship.labels, params, *alone), strict=True):
        for item in fields(wanted):
            np.testing.assert_array_equal(
                getattr(one, item.name), getattr(wanted, item.name), err_msg=item.name
            )


def test_equal_operations_are_written_once_and_idle_ones_not():
    """Two equal products are one line, one that nobody asks for is none."""

    def function(_, params, now):
        idle = np.exp(now.x)
        del idle
        return {"twice": now.x * now.y + now.x * now.y, "scale": params.x * 2}

    now, params = numbers([1, 2], [3, 4]), numbers([5], [6])
    lines = written(function, params, now)
    assert lines.source.count("multiply(now.x") + lines.source.count("multiply(x") == 1
    assert "exp" not in lines.source
    assert "params" not in lines.source.split("def play")[1]
    other = lines.play(lines.prepare(numbers([7], [0]), 2), numbers([2, 2], [5, 6]))
    assert other["twice"].tolist() == [20, 24]
    assert other["scale"].tolist() == [14, 14]


def test_what_is_written_into_stands_from_there_on():
    """Values put in place change neither the argument nor what was read before."""

    def function(_, params, now):
        first = now.x * 1.0
        before = first + 0.0
        first[np.flatnonzero(params.x[:, 0])] = now.y[1:]
        first += 1
        return {"before": before, "after": first}

    now, params = numbers([[1, 1], [2, 2]], [[3, 3], [4, 4]]), numbers([[0], [1]], [[0]])
    for runs in (1, 2):
        lines = Straight(function, "params", "now").written(LABELS, params, now, alone=runs == 1)
        found = lines.play(lines.prepare(params, 2), now)
        assert found["before"].tolist() == [[1, 1], [2, 2]]
        assert found["after"].tolist() == [[2, 2], [5, 5]]
        assert now.x.tolist() == [[1, 1], [2, 2]]


def test_an_array_that_changes_under_its_part_is_not_written_out():
    """The part would change with it, which lines of results cannot say."""

    def function(_, params, now):
        first = now.x * params.x
        part = first[0]
        first += 1
        return {"part": part}

    now = numbers([[1, 1], [2, 2]], [[0], [0]])
    assert written(function, now, now) is None


def test_a_decision_by_a_number_is_played_as_it_stands():
    """Such a function is not written out, however often it is called."""

    def function(_, params, now):
        return {"x": now.x if now.x.sum() > 0 else params.x}

    now, params = numbers([1, 2], [3]), numbers([0], [0])
    assert written(function, params, now) is None
    twice = Straight(function, "params", "now")
    for _ in range(OFTEN + 2):
        assert twice(LABELS, 0, params, now, runs=2)["x"].tolist() == [1, 2]
    assert twice(LABELS, 0, params, numbers([-1], [0]), runs=2)["x"].tolist() == [0, 0]


def test_a_loop_holds_for_parameters_that_make_it_as_long():
    """With other parameters the loop is longer, and the function is played as it stands."""

    def function(_, params, now):
        found = now.x * 0
        for place in np.flatnonzero(params.x):
            found = found + now.y[place]
        return {"sum": found}

    now, one, two = numbers([0], [3, 4]), numbers([0, 1], [0]), numbers([1, 1], [0])
    summed = Straight(function, "params", "now")
    for _ in range(OFTEN + 2):
        assert summed(LABELS, 0, one, now, runs=2)["sum"].tolist() == [4]
    assert summed(LABELS, 0, two, now, runs=2)["sum"].tolist() == [7]


def test_a_number_that_grows_out_of_bounds_raises_alone_as_in_a_batch():
    """Python lets a product become infinite and refuses to divide by zero; numpy has it told."""

    def function(_, params, now):
        return {"x": now.x * params.x, "y": now.x / now.y}

    one, huge = numbers([1, 1], [1, 1]), numbers([1e300, 1e300], [1, 1])
    alone = Straight(function, "params", "now")
    for _ in range(OFTEN + 2):
        assert alone(LABELS, 0, one, one, runs=2, alone=True)["x"].tolist() == [1, 1]
    with np.errstate(over="raise", divide="raise", invalid="raise"):
        with pytest.raises(FloatingPointError):
            alone(LABELS, 0, huge, huge, runs=2, alone=True)
        with pytest.raises(FloatingPointError):
            alone(LABELS, 0, one, numbers([1, 1], [0, 0]), runs=2, alone=True)
    with np.errstate(divide="ignore"):
        found = alone(LABELS, 0, one, numbers([1, 1], [0, 0]), runs=2, alone=True)
    assert found["y"].tolist() == [np.inf, np.inf]


def test_parameters_of_the_next_game_are_those_of_the_last(trial):
    """So that what is prepared from them serves again; changed ones are others."""
    assert trial.parameters() is trial.parameters((), {})
    changed = trial.parameters((), {"tractors_needed": 2.0 * trial.parameters().tractors_needed})
    assert changed.tractors_needed == 2.0 * trial.parameters().tractors_needed
