"""The same game again from one of its stops."""

import numpy as np
import pytest

from gosplan_game import Session
from gosplan_game.core.calendar import Quarter
from gosplan_game.core.errors import GosplanError
from gosplan_game.sim.again import from_stop, stops_of


def play(game, more=0.0):
    """Play to the end with a decision at every stop."""
    while not game.is_over:
        for each in game.questions():
            game.choose(each.event.id, each.event.choices[-1].id)
        if game.at_stop:
            game.order("grain_quota", 3.0 + game.turn / 10 + more)
        if game.needs_signature:
            game.sign()
        game.advance()
    return game


@pytest.fixture
def game(trial):
    """A trial played to its end."""
    return play(Session.new(trial, seed=3, commitments=("trial_kept",), players=("A",)))


def test_it_stands_where_the_game_stood(game):
    """The past is the game's, the stop is undecided, the original is untouched."""
    again = from_stop(game, Quarter(1923, 0))
    assert str(again.quarter) == "1923-Q1"
    assert again.at_stop
    assert again.changed() == {}
    assert again.needs_signature
    assert again.path is None
    assert (again.players, again.commitments, again.seed) == (("A",), ("trial_kept",), 3)
    for name in ("grain_harvest", "gross_industry", "excess_deaths"):
        assert np.array_equal(again.history.get(name)[:, 0],
                              game.history.get(name)[: again.turn, 0])
    assert game.is_over


def test_what_follows_is_open(game):
    """Decided as before it becomes the same game, decided otherwise another one."""
    for more, same in ((0.0, True), (2.0, False)):
        again = play(from_stop(game, Quarter(1923, 0)), more)
        own, other = (each.history.get("grain_procurement")[:, 0] for each in (game, again))
        assert np.allclose(own, other, rtol=1e-12) is same


def test_every_stop_decided_again_as_before_gives_the_same_game(game):
    """From any stop, orders and choices given anew make the game again, to the last bit."""
    own, signed = game.saved_game(), {each.date for each in game.saved_game().stops}
    stops = [stop for stop in stops_of(game) if str(stop) in signed]
    assert len(stops) > 1
    for stop in stops:
        fork = from_stop(game, stop)
        assert fork.saved_game().stops != own.stops
        other = play(fork)
        assert other.saved_game().stops == own.stops
        assert other.saved_game().fired == own.fired
        for name in game.history.ids():
            assert np.array_equal(other.history.get(name), game.history.get(name),
                                  equal_nan=True), (str(stop), name)


def test_a_quarter_that_was_not_played_is_refused(game):
    """One cannot go back to before the game or to its end."""
    for date in (Quarter(1920, 3), Quarter(1925, 0)):
        with pytest.raises(GosplanError, match="lies outside this game"):
            from_stop(game, date)


def test_every_stop_that_was_passed_can_be_stood_at(game):
    """Planned stops, those of events, and those at which something was decided; no other."""
    stops = stops_of(game)
    assert stops == tuple(sorted(set(stops)))
    assert {Quarter.parse(each.date) for each in game.saved_game().stops} <= set(stops)
    assert all(stop < game.quarter for stop in stops)
    for stop in stops:
        again = from_stop(game, stop)
        assert again.at_stop
        assert stops_of(again) == tuple(each for each in stops if each < stop)


def test_one_order_changed_under_the_same_shocks(game):
    """Both courses are kept: one order is another, weather is the same, the country parts."""
    stop = Quarter(1923, 0)
    again = from_stop(game, stop)
    again.order("grain_quota", 9.0)
    again.sign()
    while not again.is_over:
        if again.needs_signature:
            again.sign()
        again.advance()
    for turn in range(game.scenario.turns):
        own, other = (each.engine.sky.exogenous(turn).weather for each in (game, again))
        assert np.array_equal(own, other)
    place = stop - game.scenario.quarter(0)
    own, other = (each.history.get("grain_stocks_state")[:, 0] for each in (game, again))
    assert np.array_equal(own[:place], other[:place])
    assert not np.allclose(own[place:], other[place:])
