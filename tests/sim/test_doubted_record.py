"""The range beside the record's figures: other countries, the same orders and skies."""

import numpy as np
import pytest

from gosplan_game import Session
from gosplan_game.sim import doubted_record
from gosplan_game.sim.doubted_record import MEMBERS, in_doubt


@pytest.fixture(scope="module")
def game(flagship):
    """History's orders up to the end of the first famine."""
    session = Session.new(flagship, seed=2)
    orders = flagship.policy_orders("historical")
    for _ in range(9):
        session._signed = orders[session.turn]
        session._play_quarter()
    return session


def test_the_ensemble_leaves_doubt_about_the_dead(game):
    """Tenths in order, wide, and this game's own number among them."""
    found = in_doubt(game)
    first = game.scenario.first_turn
    own = float(game.history.get("excess_deaths")[first : game.turn, 0].sum())
    low, high = found.dead
    assert 0.0 < low < high
    assert high - low > 0.02 * own
    assert 0.5 * low < own < 2.0 * high
    assert 0.0 <= found.hungry[0] <= found.hungry[1]


def test_the_game_played_again_in_its_own_country_is_the_game(game, monkeypatch):
    """With this game's parameters in place of the ensemble's there is no doubt at all."""
    game.engine.keeper.forget()
    monkeypatch.setattr(doubted_record, "doubted", lambda *_: game.engine.params)
    found = in_doubt(game)
    game.engine.keeper.forget()
    first, last = game.scenario.first_turn, game.turn
    own = float(game.history.get("excess_deaths")[first:last, 0].sum())
    assert found.dead == pytest.approx((own, own), rel=1e-9)
    hungry = float(game.history.get("hungry_people")[last - 1, 0])
    assert found.hungry == pytest.approx((hungry, hungry), rel=1e-9)


def test_quarters_are_reckoned_once(game, monkeypatch):
    """Going on from what is at hand gives what beginning anew gives, and costs one step."""
    game.engine.keeper.forget()
    whole = in_doubt(game)
    steps = []
    plain = doubted_record.played
    monkeypatch.setattr(doubted_record, "played", lambda *each: steps.append(1) or plain(*each))
    assert in_doubt(game) == whole
    assert not steps
    game._play_quarter()
    later = in_doubt(game)
    assert len(steps) == 1
    game.engine.keeper.forget()
    assert in_doubt(game) == later
    assert len(steps) == 1 + game.turn


def test_nothing_is_in_doubt_before_the_first_quarter(flagship):
    """A game that has not begun has no dead; the country played has as many members as said."""
    assert in_doubt(Session.new(flagship, seed=1)) is None
    assert MEMBERS == 40
    assert np.all(np.diff(doubted_record.TENTHS) > 0)
