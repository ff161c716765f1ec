"""The office starts from reports: what it believes, and that it reads nothing else."""

from dataclasses import fields, replace

import numpy as np
import pytest

from gosplan_game import Session
from gosplan_game.core.state import State
from gosplan_game.sim import balances as material
from gosplan_game.sim.believed import (
    believed,
    believed_state,
    peasant_grain_reported,
    reports_of,
)
from gosplan_game.sim.quarters import stepped

TRUE = (
    "urban", "settlers", "prisoners", "soldiers", "cash", "money_value", "gold",
    "debt_short", "debt_long", "state_grain", "employment", "capital",
)  # fmt: skip


@pytest.fixture(scope="module")
def game(flagship):
    """History's orders up to the autumn of 1933, when reports were far from the truth."""
    session = Session.new(flagship, seed=2)
    orders = flagship.policy_orders("historical")
    while str(session.quarter) < "1933-Q4":
        session._signed = orders[session.turn]
        session._play_quarter()
    return session


def test_reports_take_the_place_of_the_truth(game):
    """Harvest, output and the grain of farms are as reported; nothing counts as hidden."""
    state = game.engine.state
    found = believed_state(game.engine)
    assert np.all(state.harvest_reported >= state.harvest_last)
    assert state.harvest_reported.sum() > 1.05 * state.harvest_last.sum()
    assert np.array_equal(found.harvest_last, state.harvest_reported)
    assert np.array_equal(found.output, state.output_reported)
    assert found.peasant_grain == pytest.approx(
        state.peasant_grain + state.harvest_reported - state.harvest_last
    )
    assert np.array_equal(found.peasant_grain, peasant_grain_reported(state))
    assert not found.hidden_reserve.any()
    assert np.all(found.nutrition_rural >= state.nutrition_rural)


def test_people_money_debt_and_state_grain_are_true(game):
    """What is counted truly is not touched."""
    found = believed_state(game.engine)
    for name in TRUE:
        assert getattr(found, name) is getattr(game.engine.state, name), name


def test_the_unregistered_dead_are_believed_to_live(game):
    """What registers hold too many are villagers of each region, and no more is thought amiss."""
    state = game.engine.state
    dead = 0.1 + state.dead_registered
    starved = replace(state, dead_registered=dead)
    found = believed(starved, reports_of(starved))
    assert found.rural.sum(axis=1) == pytest.approx(state.rural.sum(axis=1) + dead)
    assert not found.dead_registered.any()


def test_honest_reports_are_believed_as_they_are(game):
    """Where reports are true and nothing is hidden, the believed state is the state."""
    state = game.engine.state
    honest = replace(
        state,
        harvest_reported=state.harvest_last,
        output_reported=state.output,
        hidden_reserve=np.zeros_like(state.hidden_reserve),
        dead_registered=np.zeros_like(state.dead_registered),
    )
    found = believed(honest, reports_of(honest))
    for item in fields(State):
        assert np.array_equal(getattr(found, item.name), getattr(honest, item.name)), item.name


def test_believed_capacity_is_what_is_stated_or_was_shown(game):
    """A quarter from the believed state has the stated capacity, or that of the output shown."""
    engine = game.engine
    state = replace(engine.state, output_reported=0.2 * engine.state.output)
    told = believed(state, reports_of(state, engine.values["capacity"]))
    orders, outside = engine.orders_in_force(engine.wanted), engine.outside()
    # Alike but for technique and what is hidden; enterprises hire less for less, and so make
    # up to a tenth less.
    alike = replace(told, technique=state.technique, hidden_reserve=state.hidden_reserve)
    _, as_is = stepped(alike, orders, outside, engine.params, engine.scenario)
    _, as_told = stepped(told, orders, outside, engine.params, engine.scenario)
    stated = as_is.capacity * (1 - state.hidden_reserve)
    assert np.all(as_told.capacity < (1 - 0.5 * state.hidden_reserve) * as_is.capacity)
    assert as_told.capacity == pytest.approx(stated, rel=0.15)
    assert np.all(state.hidden_reserve > 0.05)
    shown = reports_of(engine.state, engine.values["capacity"]).stated_share
    assert np.all(shown >= 1 - engine.state.hidden_reserve)
    assert np.any(shown > 1 - engine.state.hidden_reserve)
    assert np.all(shown <= 1)


class _Guarded:
    """A state of which nothing may be read."""

    def __getattr__(self, name):
        raise AssertionError(f"the office reads {name} of the true state")


class _Values(dict[str, np.ndarray]):
    """Indicators of which only reports may be read."""

    def get(self, key, default=None):
        if not key.endswith("~reported"):
            raise AssertionError(f"the office reads {key}")
        return super().get(key, default)

    def __getitem__(self, key):
        return self.get(key)


@pytest.fixture
def guarded(game, monkeypatch):
    """The game with its truth under guard: only what the maker makes of it is at hand."""
    engine = game.engine
    plain = believed_state(engine)
    monkeypatch.setattr("gosplan_game.sim.forecast.believed_state", lambda _: plain)
    monkeypatch.setattr("gosplan_game.sim.balances.believed_state", lambda _: plain)
    monkeypatch.setattr(engine, "state", _Guarded())
    monkeypatch.setattr(engine, "values", _Values(engine.values))
    return game


def test_the_fan_reads_nothing_but_the_believed_state(guarded):
    """With the true state under guard the fan can still be drawn."""
    found = guarded.forecast(["grain_harvest", "steel", "population"], quarters=2, runs=8)
    assert all(np.isfinite(each).all() for each in found.values())


def test_the_balances_read_nothing_but_the_believed_state(guarded):
    """With the true state under guard the balances can still be drawn up."""
    assert guarded.balances()
    engine = guarded.engine
    for index, mandate in enumerate(engine.mandates.mandates):
        if mandate.lever:
            shown = material.shortage_shown(engine, engine.wanted, index, np.full(2, 50.0))
            assert np.isfinite(shown).all()


def test_truth_behind_equal_reports_changes_nothing(game, monkeypatch):
    """Two countries that report alike have the same fan and the same balances."""
    engine = game.engine

    def seen():
        fan = game.forecast(["grain_harvest", "gross_industry", "grain_procurement"], runs=8)
        return fan, game.balances()

    before = seen()
    state = engine.state
    worse = replace(
        state,
        harvest_last=0.8 * state.harvest_last,
        peasant_grain=state.peasant_grain - 0.2 * state.harvest_last,
        output=0.9 * state.output,
    )
    assert np.all(worse.peasant_grain > 0)
    monkeypatch.setattr(engine, "state", worse)
    # Food in villages is reckoned from the grain that is believed to be there.
    told = believed_state(engine)
    monkeypatch.setattr(
        engine,
        "state",
        replace(worse, nutrition_rural=_hungrier(worse, told, believed(state, reports_of(state)))),
    )
    after = seen()
    assert after[1] == before[1]
    for name, each in before[0].items():
        np.testing.assert_allclose(after[0][name], each, rtol=1e-9, err_msg=name)


def _hungrier(worse, told, earlier):
    """Food of villages in truth, such that the balance of grain would show the same."""
    ratio = told.peasant_grain / worse.peasant_grain
    return np.where(
        earlier.nutrition_rural >= 1.0, worse.nutrition_rural, earlier.nutrition_rural / ratio
    )
