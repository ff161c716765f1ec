"""The player's game: orders, signature, stops, dossiers, and the same game again."""

import time
from contextlib import suppress

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gosplan_game import Session, simulate
from gosplan_game.core.calendar import Quarter
from gosplan_game.core.errors import GosplanError, Impossible


@pytest.fixture
def game(trial):
    """A new game at its first stop."""
    return Session.new(trial, seed=3, commitments=["trial_kept", "trial_partly"])


def play_on(game, **choices):
    """Sign what is due, answer what is asked, and advance to the next stop."""
    for each in game.questions():
        wanted = choices.get(each.event.id)
        if wanted:
            game.choose(each.event.id, wanted)
    if game.needs_signature:
        game.sign()
    return game.advance()


def test_a_game_opens_with_a_plan_to_sign(game):
    """The first stop is the first quarter, and asks for a plan."""
    assert str(game.quarter) == "1921-Q1"
    assert game.plan_due
    assert game.needs_signature
    assert game.dossiers()[0].kind == "plan"
    assert game.history.turns == 0


def test_orders_are_drafted_signed_and_kept(game):
    """A drafted order shows as changed, and stands once it is signed."""
    old = game.standing("plan_target.coal")
    game.order("plan_target.coal", 12.0)
    assert game.changed() == {"plan_target.coal": (old, 12.0)}
    assert game.lever("plan_target.coal") == 12.0
    game.sign()
    assert game.changed() == {}
    assert game.standing("plan_target.coal") == 12.0
    assert not game.needs_signature
    game.advance()
    assert game.lever("plan_target.coal") == 12.0


def test_undo_redo_and_reset_of_the_draft(game):
    """Orders are taken back one by one, restored, and discarded together."""
    old = game.lever("plan_target.coal")
    game.order("plan_target.coal", 12.0)
    game.order("plan_target.coal", 13.0)
    assert game.undo()
    assert game.lever("plan_target.coal") == 12.0
    assert game.undo()
    assert game.lever("plan_target.coal") == old
    assert game.redo()
    assert game.lever("plan_target.coal") == 12.0
    game.reset_draft()
    assert game.changed() == {}
    assert game.undo()
    assert game.lever("plan_target.coal") == 12.0


def test_ordering_what_stands_is_no_change(game):
    """Going back to the order in force empties the draft."""
    old = game.lever("plan_target.coal")
    game.order("plan_target.coal", 12.0)
    game.order("plan_target.coal", old)
    assert game.changed() == {}


@pytest.mark.parametrize(
    ("item", "value", "reason"),
    [
        ("plan_target.coal", -1.0, "out of reach"),
        ("plan_target.coal", float("nan"), "number"),
        ("terror", 0.5, "line"),
        ("collectivisation_pace", 0.5, "carries this out"),
        ("plan_target.cole", 1.0, r"plan_target\.coal"),
    ],
)
def test_impossible_orders_say_why(game, item, value, reason):
    """An order that cannot be given is refused with a sentence, and leaves no trace."""
    with pytest.raises(Impossible, match=reason):
        game.order(item, value)
    assert not game.can_undo


def test_a_plan_must_be_signed_before_advancing(game):
    """Neither a due plan nor a drafted order is passed over in silence."""
    with pytest.raises(Impossible, match="signature"):
        game.advance()
    game.sign()
    game.order("plan_target.coal", 12.0)
    with pytest.raises(Impossible, match="signature"):
        game.advance()


def test_a_proposal_takes_force_a_quarter_later(game):
    """What may only be proposed is in force from the quarter after the next."""
    old = game.standing("bond_sales")
    game.order("bond_sales", 0.03)
    game.sign()
    game.advance("quarter")
    assert float(game._engine.in_force.bond_sales[0]) == pytest.approx(old)
    game.advance("quarter")
    assert float(game._engine.in_force.bond_sales[0]) == 0.03


def test_a_lever_comes_back_as_the_line_left_it(game, trial):
    """When the office decides again it finds the line's last order."""
    while str(game.quarter) != "1923-Q1":
        play_on(game)
    line = trial.policy_orders("historical")[7]
    assert game.limits("collectivisation_pace").authority == "decide"
    assert game.standing("collectivisation_pace") == float(line.collectivisation_pace[0])


def test_play_stops_at_dates_and_questions(game):
    """Stops are the scenario's dates and quarters in which an event asks."""
    stops = []
    while not game.is_over:
        stops.append(str(game.quarter))
        play_on(game)
    assert stops[0] == "1921-Q1"
    assert {"1921-Q3", "1922-Q1", "1923-Q1", "1924-Q1"} <= set(stops)
    with pytest.raises(Impossible, match="over"):
        game.advance()


def test_an_answered_event_takes_the_choice(game):
    """The player's choice reaches the record and the orders in force."""
    game.sign()
    game.advance()
    assert str(game.quarter) == "1921-Q3"
    assert any(each.id == "trial_question" and not each.answered for each in game.dossiers())
    with pytest.raises(Impossible, match="no choice"):
        game.choose("trial_question", "nonsense")
    with pytest.raises(Impossible, match="not on the table"):
        game.choose("trial_news", "wait")
    game.choose("trial_question", "ban")
    assert any(each.id == "trial_question" and each.answered for each in game.dossiers())
    game.undo()
    assert game.chosen("trial_question") is None
    game.redo()
    game.advance("quarter")
    assert float(game._engine.in_force.norm_campaign[0]) == 0.9
    found = [each.choices for each in game.history.fired if each.event == "trial_question"]
    assert found == [("ban",)]


def test_at_most_three_dossiers_lie_on_the_table(game):
    """However much happens, three dossiers are shown."""
    while not game.is_over:
        assert len(game.dossiers()) <= 3
        play_on(game)


def test_mandates_are_answered_once_and_judged(game):
    """An accepted mandate is met or missed on its deadline; an answer is final."""
    while str(game.quarter) != "1922-Q1":
        play_on(game)
    assert {"trial_coal", "trial_steel"} <= {each.id for each in game.mandates()}
    assert game.answer("trial_coal", "accept") == "mandate.answer.accepted"
    with pytest.raises(Impossible, match="does not wait"):
        game.answer("trial_coal", "counter")
    assert game.shortage_shown("trial_steel") > 0.5
    asked = game.demanded_goods("trial_steel")
    own, *others = asked
    drafted = {each.good: each for each in game.balances()}
    made_of = {good for good, each in drafted.items() if own in each.uses}
    assert set(others) == made_of - {own}
    assert asked[own] > drafted[own].made
    share = asked[own] / drafted[own].target
    for good in others:
        more = (share - 1.0) * drafted[good].uses[own]
        assert asked[good] == pytest.approx(drafted[good].need + more)
    outcome = game.answer("trial_steel", "counter")
    steel = next(each for each in game.mandates() if each.id == "trial_steel")
    eased = outcome == "mandate.answer.eased"
    assert steel.figure == pytest.approx(8.0 if eased else 10.0)
    while not game.is_over:
        play_on(game)
    judged = {each.id: each.status for each in game.mandates()}
    assert judged["trial_coal"] == "met"
    assert judged["trial_steel"] == "missed"
    reasons = [each.reason for each in game.standing_account()]
    assert "mandate:trial_coal" in reasons


def test_commitments_are_graded_after_a_further_year(game):
    """A promise is open until the end; grades then follow the expressions, and move nothing."""
    turn = game.turn
    assert {(each.grade, each.final) for each in game.grade()} == {("open", False)}
    assert game.turn == turn
    assert game.history.turns == 0
    while not game.is_over:
        play_on(game)
    before = game.history.get("coal").copy()
    final = game.ending()
    assert [(each.id, each.grade, each.final) for each in final.commitments] == [
        ("trial_kept", "kept", True),
        ("trial_partly", "partly", True),
    ]
    assert np.array_equal(before, game.history.get("coal"))
    assert final.over


def test_unknown_commitments_are_refused(trial):
    """A promise that the scenario lacks names those it has."""
    with pytest.raises(GosplanError, match="trial_kept"):
        Session.new(trial, commitments=["nonsense"])


def test_the_ending_counts_people_from_the_record(game):
    """The human cost is the record's sum, by cause."""
    while not game.is_over:
        play_on(game)
    people = game.ending().people
    assert people.excess_deaths["hunger"] == pytest.approx(
        game.history.get("excess_deaths_hunger").sum()
    )
    assert people.all_excess_deaths == pytest.approx(
        game.history.get("excess_deaths").sum(), rel=1e-6
    )


def test_advancing_reports_every_quarter(game):
    """The callback sees each quarter in turn with its national series."""
    seen = []
    game.sign()
    reports = game.advance("stop", on_quarter=seen.append)
    assert seen == reports
    assert [each.turn for each in reports] == list(range(len(reports)))
    last = reports[-1]
    assert last.values["coal"] == game.history.get("coal")[last.turn, 0]


def test_advancing_to_a_quarter_halts_there_or_at_a_stop_before(game):
    """A date in front of the next stop is reached; one behind is refused."""
    game.sign()
    game.advance(Quarter(1921, 1))
    assert str(game.quarter) == "1921-Q2"
    with pytest.raises(Impossible, match="behind"):
        game.advance(Quarter(1921, 0))
    game.advance(Quarter(1924, 0))
    assert str(game.quarter) == "1921-Q3"


def test_the_forecast_is_ordered_and_moves_nothing(game):
    """P10, P50 and P90 come in order, and the game stands where it stood."""
    found = game.forecast(["coal", "grain_harvest"], quarters=4, runs=50)
    assert found["grain_harvest"].shape == (4, 3)
    assert np.all(np.diff(found["grain_harvest"], axis=1) >= 0.0)
    assert np.ptp(found["grain_harvest"][2]) > 0.0
    assert game.turn == 0
    assert game.history.turns == 0


def test_the_forecast_follows_the_draft(game):
    """A drafted target is in the forecast before it is signed."""
    before = game.forecast(["plan_fulfilment.coal"], quarters=1, runs=5)
    game.order("plan_target.coal", 30.0)
    after = game.forecast(["plan_fulfilment.coal"], quarters=1, runs=5)
    assert after["plan_fulfilment.coal"][0, 1] < before["plan_fulfilment.coal"][0, 1]


def test_balances_close_and_name_who_binds(game):
    """A balance's need is the sum of its uses; an absurd target makes a named shortage."""
    game.order("plan_target.metals", 20.0)
    found = {each.good: each for each in game.balances()}
    for each in found.values():
        assert each.need == pytest.approx(sum(each.uses.values()))
        short = each.need - each.made - each.stock - each.imported
        assert each.gap == pytest.approx(max(short, 0.0), abs=1e-9)
    assert found["coal"].gap > 0.0
    assert found["coal"].binding_user == "metals"


def test_predictions_are_kept_with_the_stop(game):
    """An interval is kept as committed; a reversed one is refused."""
    game.predict("coal", 7.0, 9.0)
    with pytest.raises(Impossible, match="smaller first"):
        game.predict("coal", 9.0, 7.0)
    assert game.predictions() == {Quarter(1921, 0): {"coal": (7.0, 9.0)}}


def test_a_passive_session_is_the_passive_policy(trial):
    """Signing every plan unchanged is what the bot does."""
    game = Session.new(trial, seed=3)
    while not game.is_over:
        play_on(game)
    bot = simulate(
        trial, policy="passive", seed=3, office="on", shocks="drawn", series=["coal", "births"]
    )
    for each in bot.ids():
        assert np.array_equal(bot.get(each), game.history.get(each))


def test_a_quarter_takes_a_few_milliseconds(flagship):
    """Twenty quarters of the flagship pass in well under a second."""
    game = Session.new(flagship)
    began = time.process_time()
    quarters = 0
    while quarters < 20:
        quarters += len(play_on(game))
    assert (time.process_time() - began) / quarters < 0.05


@settings(max_examples=15)
@given(st.data())
def test_no_order_leaves_the_limits_or_breaks_the_game(trial, data):
    """Any orders on any levers are refused with a reason or drafted within limits."""
    game = Session.new(trial, seed=1)
    items = list(game._engine.levers.items)
    numbers = st.floats(allow_nan=True, allow_infinity=True) | st.floats(0, 2)
    for _ in range(12):
        item = data.draw(st.sampled_from(items))
        with suppress(Impossible):
            game.order(item, data.draw(numbers))
        limits = game.limits(item)
        if item in game.changed():
            assert limits.lower <= game.lever(item) <= limits.upper
    play_on(game)
    assert game.history.turns > 0
