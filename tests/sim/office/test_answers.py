"""What the office can say: to mandates, to orders from above, and how its decrees last."""

import numpy as np
import pytest
from tests.sim.conftest import play_to

from gosplan_game import Session, simulate
from gosplan_game.core.calendar import Quarter
from gosplan_game.core.errors import Impossible
from gosplan_game.sim.causes import explain
from gosplan_game.sim.office.from_above import objection_chance


@pytest.fixture
def game(drill):
    """A drill standing before its second quarter, when papers come in."""
    found = Session.new(drill, seed=4)
    play_to(found, "1921-Q2")
    return found


def test_reports_can_look_well_only_where_a_report_is_judged(game):
    """Coal is judged by what is reported, grain by what came in."""
    assert game.answers("drill_coal") == ("accept", "counter", "look_well")
    assert game.answers("drill_grain") == ("accept", "counter")
    with pytest.raises(Impossible, match="accept or counter"):
        game.answer("drill_grain", "look_well")


def test_looking_well_moves_reward_and_audit_until_the_deadline(game, drill):
    """Reward rises and audit falls from the next quarter to the deadline, then both return."""
    audit, reward = game.in_force("statistics_audit"), game.in_force("reward_success")
    assert game.answer("drill_coal", "look_well") == "mandate.answer.look_well"
    assert game.in_force("statistics_audit") == audit
    seen = {}
    while not game.is_over:
        seen[str(game.quarter)] = game.in_force("reward_success")
        if game.needs_signature:
            game.sign()
        game.advance("quarter")
    higher = [date for date, value in seen.items() if value == pytest.approx(reward + 0.25)]
    assert higher == ["1921-Q3", "1921-Q4", "1922-Q1"]
    origins = {each.origin for each in game.acting("reward_success")}
    assert origins == set()


def test_reports_that_look_well_are_higher_and_nothing_is_mined_for_it(drill):
    """With an absurd target the padded report is above the plain one, the coal is not."""
    reports, coal = [], []
    for answer in ("accept", "look_well"):
        game = Session.new(drill, seed=4)
        play_to(game, "1921-Q2")
        game.answer("drill_coal", answer)
        game.order("plan_target.coal", 30.0)
        play_to(game, "1922-Q2")
        reports.append(game.history.get("coal~reported")[2:5].sum())
        coal.append(game.history.get("coal")[2:5].sum())
    assert reports[1] > reports[0]
    assert coal[1] <= coal[0] * 1.0001


def test_orders_from_above_are_laid_on_the_table(game):
    """The changed lever stands there with what it was and what it shall be."""
    found = {each.lever: each for each in game.orders_from_above()}
    assert set(found) == {"norm_campaign"}
    item = found["norm_campaign"].items[0]
    assert (item.before, item.now) == (0.2, 0.6)
    play_to(game, "1922-Q3")
    assert [each.kind for each in game.dossiers()] == ["plan", "line_orders"]
    assert not game.dossiers()[1].answered
    game.reply("norm_campaign", "comply")
    assert game.dossiers()[1].answered


def test_a_delay_lasts_one_quarter_and_costs_standing(game):
    """The order before stands for this quarter; from the next the line's does."""
    before = game.standing_value
    assert game.reply("norm_campaign", "delay") == "line.reply.delayed"
    assert game.in_force("norm_campaign") == 0.2
    assert game.standing_value == pytest.approx(before - 2.0)
    play_to(game, "1921-Q3")
    assert float(game.engine.in_force.norm_campaign[0]) == 0.2
    assert game.in_force("norm_campaign") == 0.6
    assert [each.reason for each in game.standing_account()] == ["line:norm_campaign"]


def test_an_objection_is_heard_or_overruled_and_costs_the_same(drill):
    """Heard, it takes half of the change off for three quarters; overruled, nothing."""
    seen = set()
    for seed in range(12):
        game = Session.new(drill, seed=seed)
        play_to(game, "1921-Q2")
        outcome = game.reply("norm_campaign", "object")
        seen.add(outcome)
        assert game.standing_value == pytest.approx(55.0)
        expected = 0.4 if outcome == "line.reply.heard" else 0.6
        assert game.in_force("norm_campaign") == pytest.approx(expected)
        play_to(game, "1922-Q1")
        assert game.in_force("norm_campaign") == pytest.approx(0.6)
    assert seen == {"line.reply.heard", "line.reply.overruled"}


def test_replies_are_given_once_to_what_is_new(game):
    """A second reply, and one to an order that did not change, are refused."""
    game.reply("norm_campaign", "comply")
    with pytest.raises(Impossible, match="answered"):
        game.reply("norm_campaign", "object")
    with pytest.raises(Impossible, match="nothing new"):
        game.reply("labour_decree", "delay")
    with pytest.raises(Impossible, match="carried out, delayed"):
        game.reply("norm_campaign", "refuse")


def test_the_chance_of_an_objection_rises_with_standing():
    """A good name is heard more often, never surely."""
    chances = objection_chance(np.array([0.0, 40.0, 60.0, 100.0]))
    assert np.all(np.diff(chances) > 0)
    assert chances.max() <= 0.5


def test_bots_reply_by_their_conditions(drill):
    """A reluctant office objects and lets reports look well, a slow one delays."""
    plain, slow, reluctant = (
        simulate(drill, policy=name, runs=30, office="on", shocks="historical",
                 series=["coal~reported"], until="1921-Q4", grade=True)
        for name in ("passive", "slow", "reluctant")
    )
    assert np.all(slow.results.standing == plain.results.standing - 2.0)
    assert np.all(reluctant.results.standing == plain.results.standing - 5.0)
    assert not np.array_equal(reluctant.get("coal~reported"), plain.get("coal~reported"))


def test_answers_and_replies_are_saved_and_replayed(game, drill):
    """A loaded game stands where the saved one stood, to the last figure."""
    game.reply("norm_campaign", "object")
    game.answer("drill_coal", "look_well")
    game.choose("drill_wages", "fix")
    play_to(game, "1921-Q3")
    game.order("wage_control", 0.3)
    play_to(game, "1922-Q2")
    again = Session.from_game(game.to_game(), drill)
    assert again.standing_value == game.standing_value
    assert again.to_game() == game.to_game()
    assert Session.verify(game.to_game(), drill).verified
    batch = simulate(
        drill, policy="passive", decisions=game.to_game(), seed=4, shocks="drawn",
        series=["coal~reported", "real_wage"], until="1922-Q1",
    )
    for each in batch.ids():
        assert np.array_equal(batch.get(each)[:, 0], game.history.get(each)[:5, 0])


def test_a_later_decree_ends_what_an_event_set(game):
    """The choice holds until the office orders the item anew, and says so meanwhile."""
    game.choose("drill_wages", "fix")
    assert [each.origin for each in game.acting("wage_control")] == ["event:drill_wages:fix"]
    assert game.in_force("wage_control") == pytest.approx(0.7)
    play_to(game, "1921-Q4")
    assert game.standing("wage_control") != 0.7
    assert game.in_force("wage_control") == pytest.approx(0.7)
    game.order("wage_control", 0.2)
    assert game.in_force("wage_control") == pytest.approx(0.2)
    assert game.acting("wage_control") == ()
    play_to(game, "1922-Q1")
    assert float(game.engine.in_force.wage_control[0]) == pytest.approx(0.2)


def test_ordering_the_number_that_stood_also_ends_it(game):
    """What was signed before can be ordered again under an event's setting."""
    stood = game.standing("wage_control")
    game.choose("drill_wages", "fix")
    play_to(game, "1921-Q3")
    game.order("wage_control", stood)
    assert game.changed() == {"wage_control": (stood, stood)}
    assert game.in_force("wage_control") == pytest.approx(stood)
    play_to(game, "1921-Q4")
    assert game.in_force("wage_control") == pytest.approx(stood)


def test_what_an_event_adds_stays_on_top_of_a_later_decree(game):
    """An addition is no order: it acts on whatever is ordered, and is listed."""
    game.choose("drill_wages", "fix")
    play_to(game, "1921-Q3")
    game.order("bond_sales", 0.02)
    assert game.in_force("bond_sales") == pytest.approx(0.03)
    acting = game.acting("bond_sales")
    assert [(each.operation, each.amount) for each in acting] == [("add", 0.01)]


def test_causes_account_for_what_answers_and_decrees_changed(game):
    """Over a window with a padded report and an ended setting the sum is exact."""
    game.answer("drill_coal", "look_well")
    game.choose("drill_wages", "fix")
    play_to(game, "1921-Q4")
    game.order("wage_control", 0.2)
    play_to(game, "1922-Q2")
    for series in ("coal~reported", "nominal_wage"):
        found = explain(game, series, 4, Quarter(1921, 1))
        total = found.opening + sum(each.contribution for each in found.causes)
        assert total == pytest.approx(found.closing, rel=1e-9)
