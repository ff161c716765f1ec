"""One decision reversed: the same game, the same sky, forked at a stop."""

import numpy as np
import pytest
from tests.sim.conftest import play_to

from gosplan_game.scenario import load_scenario
from gosplan_game.sim.counterfactual import (
    DEATHS,
    OUTPUT,
    Difference,
    Reckoning,
    Regraded,
    counterfactual,
    mattered,
    remembered,
)
from gosplan_game.sim.forks import played_again
from gosplan_game.sim.reversals import Reversal, reversals
from gosplan_game.sim.saves import SavedGame
from gosplan_game.sim.session import Session


@pytest.fixture(scope="module")
def played(trial) -> Session:
    """The trial with orders, an answered event, a counter-proposal and padded reports."""
    game = Session.new(trial, seed=5, commitments=("trial_kept", "trial_partly"))
    while not game.is_over:
        date = str(game.quarter)
        if date == "1921-Q1":
            game.order("grain_quota", 4.5)
            game.order("plan_target.coal", 12.0)
            game.order("plan_target.metals", 5.0)
        if date == "1921-Q3":
            game.choose("trial_question", "drought")
        if date == "1922-Q1":
            game.order("grain_quota", 3.0)
            game.answer("trial_coal", "look_well")
            game.answer("trial_steel", "counter")
        if game.needs_signature:
            game.sign()
        game.advance()
    return game


def _without(game: Session, reversal: Reversal) -> Session:
    """Return the game played by hand without a decision."""
    document = game.to_game()
    for stop in document["stops"]:
        if stop["date"] != str(reversal.date):
            continue
        if reversal.kind == "order":
            for item in reversal.items:
                del stop["decisions"][item]
        elif reversal.kind == "choice":
            del stop["choices"][reversal.name]
        else:
            stop["answers"][reversal.name] = "accept"
    document["fired"], document["check"] = {}, document["check"]
    saved = SavedGame.model_validate(document)
    fork = Session(game.scenario, seed=game.seed, commitments=game.commitments, players=(),
                   settings=game.settings)
    fork._replay(saved, None)
    return fork


def test_the_ledger_is_read_decision_by_decision(played):
    """Orders go by lever and stop, answers one by one; what was left as it was is none."""
    ids = [each.id for each in reversals(played)]
    assert ids == [
        "order:grain_quota:1921-Q1", "order:plan_target:1921-Q1",
        "choice:trial_question:1921-Q3", "order:grain_quota:1922-Q1",
        "answer:trial_coal:1922-Q1", "answer:trial_steel:1922-Q1",
    ]
    assert set(reversals(played)[1].items) == {"plan_target.coal", "plan_target.metals"}


def test_the_first_column_is_the_game(played):
    """The game among its forks is the game as it was played."""
    found = counterfactual(played)
    assert found.exact
    for name in (DEATHS, OUTPUT, "grain_harvest"):
        assert np.allclose(found.game.get(name)[:, 0], played.history.get(name)[:, 0],
                           rtol=1e-9)


def test_each_fork_is_the_game_played_without_the_decision(played):
    """A column equals the same game decided by hand but for that one decision."""
    found = counterfactual(played)
    for difference in found.differences:
        alone = _without(played, difference.decision)
        country = found.countries[difference.decision.id]
        for name in (DEATHS, OUTPUT, "grain_harvest"):
            assert np.allclose(country.get(name), alone.history.get(name), rtol=1e-9), (
                difference.decision.id
            )


def test_answers_to_the_line_and_signed_plans_are_reversed_too(drill):
    """A delayed order and a plan with figures of one's own have countries without them."""
    game = Session.new(drill, seed=4)
    play_to(game, "1921-Q2")
    (lever,) = (each.lever for each in game.orders_from_above())
    game.reply(lever, "delay")
    play_to(game, "1922-Q1")
    game.sign_five_year_plan("drill_plan", "basic", {"coal": 12.0})
    while not game.is_over:
        if game.needs_signature:
            game.sign()
        game.advance()
    found = counterfactual(game)
    assert found.exact
    assert [(each.decision.kind, each.decision.said, each.decision.instead)
            for each in found.differences] == [
        ("reply", "delay", "comply"), ("plan", "basic", "optimal")]
    forks = played_again(game, reversals(game), (OUTPUT,))
    plans = forks.engine.plans
    assert plans.variant[0].tolist() == [0, 0, 1]
    assert forks.engine.standing.value[0] == pytest.approx(game.standing_value)
    assert forks.engine.standing.value[2] > forks.engine.standing.value[0]


def test_a_fork_parts_from_the_game_at_its_stop(played):
    """Before the decision the two countries are one, afterwards they differ."""
    found = counterfactual(played)
    later = found.differences[3]
    country, turn = found.countries[later.decision.id], later.decision.turn
    assert np.allclose(country.get("real_wage")[:turn, 0],
                       found.game.get("real_wage")[:turn, 0], rtol=1e-12)
    assert not np.allclose(country.get("real_wage")[turn:, 0],
                           found.game.get("real_wage")[turn:, 0], rtol=1e-6)


def test_a_drought_called_for_is_told_in_people(played):
    """The answer that halves the Volga's harvest matters, and what stood instead is named."""
    found = counterfactual(played)
    chosen = next(each for each in found.differences if each.decision.kind == "choice")
    assert chosen.decision.said == "drought"
    assert chosen.decision.instead == "wait"
    assert chosen.deaths > 0
    quota = found.differences[3].decision
    assert quota.moved() == {"grain_quota": (4.5, 3.0)}


def test_an_unfinished_game_is_reckoned_as_far_as_it_went(trial):
    """Decisions of the stop that has not been played yet are left out."""
    game = Session.new(trial, seed=2)
    game.order("grain_quota", 5.0)
    game.sign()
    game.advance()
    game.choose("trial_question", "ban")
    game.advance()
    game.order("grain_quota", 4.0)
    game.sign()
    found = counterfactual(game)
    assert [each.decision.id for each in found.differences] == [
        "order:grain_quota:1921-Q1", "choice:trial_question:1921-Q3"]
    assert found.game.turns == game.turn


def test_a_game_without_decisions_has_nothing_to_reverse(trial):
    """Nobody decided, so nothing mattered."""
    game = Session.new(trial)
    while not game.is_over:
        if game.needs_signature:
            game.sign()
        game.advance()
    found = counterfactual(game)
    assert found.differences == found.mattered == ()
    assert found.exact


def test_a_reckoning_goes_quarter_by_quarter_and_is_remembered(played):
    """The share grows to one; the result of the whole is made once."""
    reckoning = Reckoning(played)
    shares = []
    while not reckoning.done:
        reckoning.advance()
        shares.append(reckoning.share)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0
    assert [each.deaths for each in reckoning.result().differences] == [
        each.deaths for each in counterfactual(played).differences]
    assert remembered(played) is counterfactual(played)


def test_a_lesson_that_replays_its_opening_is_forked_too():
    """History's quarters before the first stop are the same in every fork."""
    scenario = load_scenario("scissors-1922-24")
    game = Session.new(scenario, seed=3)
    game.order("price_ceiling", game.limits("price_ceiling").lower)
    game.sign()
    while not game.is_over:
        if game.needs_signature:
            game.sign()
        game.advance()
    found = counterfactual(game)
    assert found.exact
    first = scenario.first_turn
    one = found.differences[0]
    assert np.allclose(found.countries[one.decision.id].get(OUTPUT)[:first, 0],
                       game.history.get(OUTPUT)[:first, 0], rtol=1e-9)


def test_many_decisions_are_looked_at_twice(played, monkeypatch):
    """Beyond what a batch holds, the orders of a stop go together and are then split."""
    whole = {each.decision.id: each for each in counterfactual(played).differences}
    for place in ("gosplan_game.sim.reversals.MOST", "gosplan_game.sim.counterfactual.MOST"):
        monkeypatch.setattr(place, 5)
    reckoning = Reckoning(played)
    while not reckoning.done:
        reckoning.advance()
    assert reckoning.share == 1.0
    found = reckoning.result()
    assert found.exact
    orders = [each for each in found.differences if each.decision.kind == "order"]
    assert orders
    for each in found.differences:
        if each.decision.kind != "stop":
            assert each.deaths == pytest.approx(whole[each.decision.id].deaths, abs=1e-6)


def _difference(name: str, deaths: float, share: float, broken: int = 0) -> Difference:
    from gosplan_game.core.calendar import Quarter

    changed = tuple(Regraded(f"c{index}", "broken", "kept") for index in range(broken))
    decision = Reversal(name, "order", name, Quarter(1921, 0), 0)
    return Difference(decision, deaths, 0.0, share, changed, None)


def test_people_come_first_and_lenses_take_turns():
    """The weightiest of each lens; one decision is named once; nothing is added up."""
    found = (
        _difference("plain", 0.1, 0.0), _difference("deadly", 900.0, 0.2),
        _difference("saving", -400.0, 0.01), _difference("steel", 1.0, 0.1),
        _difference("promise", 0.0, 0.0, broken=1),
    )
    named = [(each.decision.id, each.lens) for each in mattered(found)]
    assert named == [("deadly", "people"), ("promise", "promises"), ("steel", "output")]


def test_what_matters_nowhere_is_not_named():
    """A decision without effect fills no place."""
    assert mattered((_difference("plain", 0.1, 0.0),)) == ()
    assert len(mattered((_difference("one", 5.0, 0.3),))) == 1
