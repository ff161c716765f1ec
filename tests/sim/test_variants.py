"""Variants of a plan, and what was expected of it."""

import math

import pytest

from gosplan_game.core.errors import Impossible
from gosplan_game.sim.expected import expectations
from gosplan_game.sim.session import Session


@pytest.fixture
def game(trial):
    """A game of the trial at its first stop."""
    return Session.new(trial, seed=3, settings={"shocks": "historical"})


def test_a_draft_is_kept_and_gone_back_to(game):
    """What is kept as A comes back after other orders, and undo takes that back."""
    before = game.standing("private_trade")
    game.order("private_trade", before - 0.1)
    game.keep_as("A")
    assert game.variant_in_hand() == "A"
    game.order("private_trade", before - 0.05)
    game.keep_as("B")
    game.back_to("A")
    assert game.lever("private_trade") == pytest.approx(before - 0.1)
    assert tuple(game.variants()) == ("A", "B")
    game.undo()
    assert game.lever("private_trade") == pytest.approx(before - 0.05)
    assert game.variant_in_hand() == "B"


def test_variants_are_forecast_and_balanced_apart(game):
    """Each variant has its own fan and balances; the draft is left alone."""
    game.keep_as("A")
    game.order("plan_target.coal", 0.2 * game.lever("plan_target.coal"))
    game.order("plan_binding", game.limits("plan_binding").upper)
    game.keep_as("B")
    drafted = dict(game.changed())
    fans = [game.variant_forecast(name, ["coal"], runs=8)["coal"] for name in "AB"]
    assert fans[0][-1, 1] > fans[1][-1, 1]
    assert {balance.good for balance in game.variant_balances("A")} \
        == {balance.good for balance in game.variant_balances("B")}
    assert game.changed() == drafted


def test_only_what_was_kept_can_be_gone_back_to(game):
    """Unknown letters, and letters without a draft, are refused in words."""
    with pytest.raises(Impossible, match="A, B, C"):
        game.keep_as("D")
    with pytest.raises(Impossible, match="kept as C"):
        game.back_to("C")
    with pytest.raises(Impossible, match="kept as A"):
        game.variant_forecast("A", ["coal"])


def test_variants_end_with_the_stop_and_lie_in_the_save(game, tmp_path):
    """A loaded game has the variants of its stop; the next quarter has none."""
    game.order("private_trade", game.standing("private_trade") - 0.1)
    game.keep_as("B")
    loaded = Session.load(game.save(tmp_path / "one.gosplan.json"), scenario=game.scenario)
    assert loaded.variants() == game.variants()
    loaded.back_to("B")
    assert loaded.changed() == game.changed()
    game.sign()
    game.advance("quarter")
    assert not game.variants()
    with pytest.raises(Impossible, match="stops"):
        game.keep_as("A")
    assert "variants" not in game.to_game()["draft"]


def test_an_interval_is_held_against_the_year_it_speaks_of(game):
    """The coming four quarters count: a flow's sum, a stock's end, by the true value."""
    game.predict("coal", 0.0, 100.0)
    game.predict("horses", 900.0, 901.0)
    game.sign()
    assert all(not one.known and math.isnan(one.outside) for one in expectations(game))
    while game.turn < 4:
        if game.needs_signature:
            game.sign()
        game.advance("quarter")
    coal, horses = expectations(game)
    assert coal.true == pytest.approx(float(game.history.get("coal")[:4, 0].sum()))
    assert coal.reported == pytest.approx(float(game.history.get("coal~reported")[:4, 0].sum()))
    assert coal.held
    assert coal.interval_score == pytest.approx(100.0)
    assert horses.true == pytest.approx(float(game.history.get("horses")[3, 0]))
    assert not horses.held
    assert horses.interval_score == pytest.approx(1.0 + 10 * (900.0 - horses.true))
