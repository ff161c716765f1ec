"""The step: deterministic, pure, of the declared axes, and blind to neighbouring runs."""

from dataclasses import fields

import numpy as np
import pytest
from tests.sim.paths import drawn_orders, finite, under_weather

from gosplan_game.core.decisions import Decisions
from gosplan_game.core.flows import Flows
from gosplan_game.core.quantities import quantities
from gosplan_game.core.state import State
from gosplan_game.sim.columns import widened
from gosplan_game.sim.step import step

RUNS = 7


def numbers(container):
    """Return the arrays of a container by name."""
    return {
        item.name: getattr(container, item.name)
        for item in fields(container)
        if isinstance(getattr(container, item.name), np.ndarray)
    }


def columns(container, chosen):
    """Return a container with some of its runs, in the order given."""
    arrays = {
        name: array[..., chosen] if array.shape[-1] > 1 else array
        for name, array in numbers(container).items()
    }
    rest = {
        item.name: getattr(container, item.name)
        for item in fields(container)
        if item.name not in arrays
    }
    return type(container)(**arrays, **rest)


def assert_equal(first, second, **tolerance):
    """Assert that two containers hold the same numbers."""
    for name, array in numbers(first).items():
        np.testing.assert_allclose(array, numbers(second)[name], err_msg=name, **tolerance)


@pytest.fixture(scope="module")
def play(flagship):
    """Seven runs of drawn orders and skies for all quarters, and where they end."""
    random = np.random.default_rng(11)
    regions = len(flagship.labels.regions)
    orders = drawn_orders(flagship, random, RUNS)
    seen = []
    for turn in range(flagship.turns):
        if turn % 6 == 0:
            orders = drawn_orders(flagship, random, RUNS)
        weather = random.uniform(0.7, 1.2, (regions, RUNS))
        seen.append((orders, under_weather(flagship.exogenous(turn), weather)))
    return seen, through(flagship, widened(flagship.initial_state(), RUNS), seen)


def through(scenario, state, seen):
    """Return the state after all quarters."""
    params = scenario.parameters()
    for orders, outside in seen:
        state, _ = step(state, orders, outside, params)
    return state


def test_state_and_flows_have_the_declared_axes(flagship):
    """Every field has its labels' lengths and the runs last."""
    random = np.random.default_rng(2)
    state = widened(flagship.initial_state(), RUNS)
    for turn in range(4):
        orders = drawn_orders(flagship, random, RUNS)
        state, flows = step(state, orders, flagship.exogenous(turn), flagship.parameters())
        for container, kind in ((state, State), (flows, Flows)):
            for name, declared in quantities(kind).items():
                shape = (*flagship.labels.shape(declared.axes), RUNS)
                assert getattr(container, name).shape == shape, name


def test_the_step_is_deterministic_and_leaves_its_arguments_alone(flagship):
    """Equal arguments give equal bits, and stay what they were."""
    state = widened(flagship.initial_state(), RUNS)
    orders = drawn_orders(flagship, np.random.default_rng(3), RUNS)
    outside, params = flagship.exogenous(2), flagship.parameters()
    kept = [
        {name: array.copy() for name, array in numbers(each).items()}
        for each in (state, orders, outside, params)
    ]
    first, flows = step(state, orders, outside, params)
    again, flows_again = step(state, orders, outside, params)
    assert_equal(first, again, rtol=0)
    assert_equal(flows, flows_again, rtol=0)
    for container, before in zip((state, orders, outside, params), kept, strict=True):
        for name, array in before.items():
            np.testing.assert_array_equal(numbers(container)[name], array)


def test_each_run_of_a_batch_equals_the_run_alone_after_82_quarters(flagship, play):
    """Row b of the batch and the run alone (in two equal columns) agree at 1e-9."""
    seen, end = play
    assert finite(end)
    for run in range(RUNS):
        pair = [run, run]
        alone = through(
            flagship,
            widened(flagship.initial_state(), 2),
            [(columns(orders, pair), columns(outside, pair)) for orders, outside in seen],
        )
        assert_equal(columns(end, pair), alone, rtol=1e-9, atol=1e-12)


def test_permuting_runs_permutes_results(flagship, play):
    """The order of the runs means nothing."""
    seen, end = play
    order = np.random.default_rng(4).permutation(RUNS)
    found = through(
        flagship,
        widened(flagship.initial_state(), RUNS),
        [(columns(orders, order), columns(outside, order)) for orders, outside in seen],
    )
    assert_equal(columns(end, order), found, rtol=1e-9, atol=1e-12)


def test_one_order_for_all_runs_equals_the_order_repeated(flagship):
    """A run axis of length one in orders, sky and parameters means the same for all."""
    state = widened(flagship.initial_state(), RUNS)
    orders = flagship.policy_orders("historical")[0]
    outside, params = flagship.exogenous(0), flagship.parameters()
    shared, _ = step(state, orders, outside, params)
    repeated = Decisions(
        **{name: np.repeat(array, RUNS, axis=-1) for name, array in numbers(orders).items()}
    )
    wide, _ = step(state, repeated, widened(outside, RUNS), widened(params, RUNS))
    assert_equal(wide, shared, rtol=1e-12, atol=1e-15)


def test_reports_do_not_reach_this_quarter_s_economy(flagship):
    """Auditors and rewards change what is told, and not a tonne of what is made or eaten now."""
    state = widened(flagship.initial_state(), 2)
    params = flagship.parameters()
    orders = numbers(flagship.policy_orders("historical")[40])
    honest = Decisions(**{**orders, "statistics_audit": np.array([1.0])})
    boastful = Decisions(
        **{**orders, "statistics_audit": np.array([0.0]), "reward_success": np.array([1.0])}
    )
    true, _ = step(state, honest, flagship.exogenous(41), params)
    told, _ = step(state, boastful, flagship.exogenous(41), params)
    assert np.any(told.output_reported > true.output_reported)
    reported = {"output_reported", "harvest_reported", "support_party", "statisticians"}
    for name in numbers(true).keys() - reported:
        np.testing.assert_array_equal(getattr(true, name), getattr(told, name), err_msg=name)
