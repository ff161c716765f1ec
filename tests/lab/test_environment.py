"""The game as a gymnasium environment: it keeps the contract, the rules and the secrets."""

from __future__ import annotations

import importlib
import warnings
from typing import Any

import numpy as np
import pytest

from gosplan_game.core.knowledge import ground_of
from gosplan_game.core.variables import SeriesId
from gosplan_game.sim.session import Session

gymnasium = pytest.importorskip("gymnasium")

WHOLE, LESSON = importlib.import_module("gosplan_game.lab.environments").ENVIRONMENTS


def made(name: str = LESSON, **chosen: Any) -> Any:
    """Return an environment by its id."""
    return gymnasium.make(name, **chosen)


@pytest.mark.parametrize("name", [LESSON, pytest.param(WHOLE, marks=pytest.mark.slow)])
def test_the_checker_of_gymnasium_passes(name: str) -> None:
    """Spaces, seeds and steps are as gymnasium wants them, but for its advice on scaling."""
    from gymnasium.utils.env_checker import check_env

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        check_env(made(name).unwrapped, skip_render_check=True)


def test_a_term_that_orders_nothing_is_the_term_signed_as_it_stands() -> None:
    """Giving the orders in force back plays the game that a silent player would have played."""
    env = made().unwrapped
    seen, _ = env.reset(seed=5)
    seed, over, steps, paid = env.session.seed, False, 0, []
    while not over:
        seen, reward, over, cut, told = env.step(seen["orders"])
        paid.append(reward)
        steps += 1
        assert not cut
    silent = Session.new(env.scenario, seed=seed, commitments=env.commitments)
    while not silent.is_over:
        if silent.needs_signature:
            silent.sign()
        silent.advance()
    assert steps == 8
    assert np.array_equal(env.session.history.get("steel"), silent.history.get("steel"))
    assert not any(paid[:-1])
    assert paid[-1] == sum({"kept": 1.0, "partly": 0.5}.get(each, 0.0)
                           for each in told["grades"].values())


def test_an_order_is_carried_into_the_game_and_held_to_its_bounds() -> None:
    """An action is in the units of the levers; beyond a bound it is the bound."""
    env = made(levers=["price_ceiling", "grain_exports"]).unwrapped
    seen, _ = env.reset(seed=1)
    assert set(env.items) == {"price_ceiling", "grain_exports"}
    action = np.array([1.2 if item == "price_ceiling" else 1e9 for item in env.items])
    seen, *_ = env.step(action)
    orders = dict(zip(env.items, seen["orders"], strict=True))
    assert orders["price_ceiling"] == pytest.approx(1.2)
    assert orders["grain_exports"] == pytest.approx(env.session.limits("grain_exports").upper)


def test_what_is_not_the_offices_is_passed_over_with_its_reason() -> None:
    """An item that the office only carries out keeps its order, and info says why."""
    env = made(WHOLE).unwrapped
    seen, _ = env.reset(seed=1)
    item = next(each for each, free in zip(env.items, seen["open"], strict=True) if not free)
    place, action = env.items.index(item), seen["orders"].copy()
    action[place] += 0.1
    seen, _, _, _, told = env.step(action)
    assert set(told["passed_over"]) == {item}
    assert told["passed_over"][item] in ("reason.carried_out", "reason.not_ours")
    assert not np.isclose(seen["orders"][place], action[place])


def test_an_agent_sees_no_more_than_the_office() -> None:
    """No series of the record or of the closed books, and no truth beside its report."""
    env = made(WHOLE).unwrapped
    bare = {SeriesId.parse(each).name for each in env.series if not each.endswith("~reported")}
    assert len(env.series) > 100
    assert {ground_of(each).voice for each in bare} == {"true"}
    assert not [each for each in env.series if "@" in each]


def test_the_same_seed_is_the_same_sky_and_others_differ() -> None:
    """Seeds make terms again; without one the next term is another."""
    env = made().unwrapped
    seeds = []
    for seed in (7, 7, None, None):
        env.reset(seed=seed)
        seeds.append(env.session.seed)
    assert seeds[0] == seeds[1]
    assert len(set(seeds)) == 3


def test_several_terms_are_played_side_by_side() -> None:
    """A vector of gymnasium holds one term each, under skies of their own."""
    envs = gymnasium.make_vec(LESSON, num_envs=3)
    seen, _ = envs.reset(seed=1)
    seen, reward, over, *_ = envs.step(seen["orders"])
    assert seen["told"].shape[0] == reward.shape[0] == 3
    assert not over.any()
    assert len({env.unwrapped.session.seed for env in envs.envs}) == 3
