"""Inspections buy truth for a place, at a cost in teams and standing, and mark it."""

import numpy as np
import pytest

from gosplan_game import Session
from gosplan_game.core.errors import Impossible
from gosplan_game.sim.believed import believed_state
from gosplan_game.sim.counterfactual import counterfactual
from gosplan_game.sim.office.inspections import BOOKS


def padded(flagship, until):
    """Return a game under history's orders, with padding as history's orders bring it."""
    session = Session.new(flagship, seed=2)
    orders = flagship.policy_orders("historical")
    while str(session.quarter) < until:
        session._signed = orders[session.turn]
        session._play_quarter()
    return session


@pytest.fixture
def game(flagship):
    """The autumn of 1932, before the quarter is played."""
    return padded(flagship, "1932-Q4")


def played_on(game):
    """Play the quarter; with orders as they stand."""
    if game.needs_signature:
        game.reset_draft()
    game._play_quarter()


def test_an_inspection_costs_standing_and_a_team(game):
    """Two teams: the third inspection is refused while both are away; standing falls."""
    office = game.scenario.definition.office
    game.inspect(".coal")
    game.inspect("@ukraine")
    with pytest.raises(Impossible, match="team"):
        game.inspect("@volga")
    with pytest.raises(Impossible, match="no branch or region"):
        game.inspect("@atlantis")
    view = game.inspection(".coal")
    assert (view.ordered, view.free, view.teams) == (True, 0, office.inspection_teams)
    played_on(game)
    assert game.inspection("@volga").free == 0
    costs = [each.amount for each in game.standing_account()
             if each.reason.startswith("inspection:")]
    assert len(costs) == 2
    assert costs[0] == pytest.approx(-view.cost)
    for _ in range(office.inspection_quarters - 1):
        played_on(game)
    assert game.inspection("@volga").free == 2


def test_it_finds_what_is_there(game):
    """What inspectors bring is the true output beside the reported one."""
    game.inspect(".metals")
    game.inspect("@ukraine")
    turn = game.turn
    played_on(game)
    steel, ukraine = game.findings()
    history = game.history
    assert (steel.place, steel.turn) == (".metals", turn)
    assert steel.true == history.get("steel")[turn, 0]
    assert steel.reported == history.get("steel~reported")[turn, 0]
    assert ukraine.true == pytest.approx(history.get("grain_harvest@ukraine")[turn - 1, 0])
    assert ukraine.reported > 1.02 * ukraine.true


def test_it_can_be_called_back_before_the_quarter(game):
    """Until the stop is left nobody has gone."""
    game.inspect(".coal")
    game.call_back(".coal")
    played_on(game)
    assert game.findings() == ()
    assert not [each for each in game.standing_account() if each.reason.startswith("inspection:")]


def test_what_was_found_is_believed_and_carried_forward(game):
    """A place inspected is believed as it is; later, its report times what was found then."""
    metals = game.scenario.labels.branches.index("metals")
    ukraine = game.scenario.labels.regions.index("ukraine")
    game.inspect(".metals")
    game.inspect("@ukraine")
    played_on(game)
    engine = game.engine
    found = believed_state(engine)
    assert found.output[metals, 0] == pytest.approx(engine.state.output[metals, 0])
    assert found.harvest_last[ukraine, 0] == pytest.approx(engine.state.harvest_last[ukraine, 0])
    assert found.peasant_grain[ukraine, 0] == pytest.approx(engine.state.peasant_grain[ukraine, 0])
    true = engine.values["capacity"][metals, 0]
    assert engine.values["capacity~reported"][metals, 0] < true
    capacity = {each.good: each.capacity for each in game.balances()}["metals"]
    assert capacity == pytest.approx(4 * true)
    others = [each for each in range(found.output.shape[0]) if each != metals]
    assert np.array_equal(found.output[others], engine.state.output_reported[others])
    seen = engine.inspections.output[metals, 0]
    played_on(game)
    later = believed_state(engine).output[metals, 0]
    assert later == pytest.approx(seen * engine.state.output_reported[metals, 0])


def test_the_country_is_not_changed_by_being_looked_at(flagship):
    """Reports and the economy go on as they would have; only standing differs."""
    one, other = padded(flagship, "1931-Q1"), padded(flagship, "1931-Q1")
    one.inspect(".coal")
    for _ in range(4):
        played_on(one)
        played_on(other)
    for series in ("coal", "coal~reported", "gross_industry", "deaths", "grain_procurement"):
        assert np.array_equal(one.history.get(series), other.history.get(series)), series
    assert one.standing_value < other.standing_value


def test_books_are_open_where_and_when_inspectors_were(game):
    """The place's own series, for the year and the year before; not the country's, not later."""
    game.inspect(".metals")
    turn = game.turn
    played_on(game)
    assert game.books_open("steel", turn, turn)
    assert game.books_open("steel", turn - 3, turn)
    assert not game.books_open("steel", turn - BOOKS, turn)
    assert not game.books_open("coal", turn, turn)
    assert not game.books_open("gross_industry", turn, turn)
    played_on(game)
    assert not game.books_open("steel", turn + 1, turn + 1)
    assert game.place_of("steel~reported") == game.place_of("gross_output.metals") == ".metals"
    assert game.place_of("grain_harvest@volga") == "@volga"
    assert game.place_of("grain_harvest") == game.place_of("excess_deaths@volga") == ""


def test_inspections_are_saved_and_replayed(game, flagship):
    """The save names them; the game played again from it has found the same."""
    game.inspect(".metals")
    played_on(game)
    game.inspect("@volga")
    again = Session.from_game(game.to_game(), flagship)
    assert [stop["inspections"] for stop in game.to_game()["stops"] if "inspections" in stop] == [
        [".metals"], ["@volga"]
    ]
    assert again.findings()[0].place == ".metals"
    assert again.inspection("@volga").ordered


def test_forks_inspect_as_the_game_did(flagship):
    """A game with an inspection is still exact when it is played again beside its forks."""
    session = Session.new(flagship, seed=5)
    session.order("ration", session.lever("ration") * 1.02)
    session.inspect(".coal")
    session.sign()
    session.advance()
    session.sign()
    session.advance()
    assert counterfactual(session).exact
