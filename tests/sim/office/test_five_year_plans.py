"""Plans of several years: drafted, signed, raised, departed from, declared fulfilled."""

import numpy as np
import pytest
from tests.sim.conftest import play_to

from gosplan_game import Session, simulate
from gosplan_game.core.errors import Impossible
from gosplan_game.scenario.schema import FiveYearPlan
from gosplan_game.sim.context import Context
from gosplan_game.sim.office.five_year_plans import (
    BOLDEST,
    DECLARED,
    PlanBook,
    Stage,
)


@pytest.fixture
def game(drill):
    """A drill standing where its plan is to be signed."""
    found = Session.new(drill, seed=4)
    play_to(found, "1922-Q1")
    return found


def test_drafts_lie_on_the_table_where_they_are_due(game):
    """Play stops, two drafts with their figures are shown, and nothing is signed."""
    assert game.at_stop
    assert any(each.kind == "five_year_plan" and not each.answered for each in game.dossiers())
    view = game.five_year_plan("drill_plan")
    assert [each.id for each in view.drafts] == ["basic", "optimal"]
    assert (view.stage, view.variant, view.branches) == ("drafted", "", ())
    coal = {each.branch: each for each in view.drafts[1].figures}["coal"]
    assert coal.figure == 16.0
    assert coal.base == pytest.approx(game.history.get("coal~reported")[:4].sum())
    assert coal.growth == pytest.approx((16.0 / coal.base) ** (4 / 8) - 1.0)


def test_a_cautious_signature_costs_and_a_bold_one_is_welcome(drill):
    """Below the line's draft standing falls by the distance, above it rises a little."""
    moved = {}
    for variant, figures in (("basic", None), ("optimal", None), ("optimal", {"coal": 23.0})):
        game = Session.new(drill, seed=4)
        play_to(game, "1922-Q1")
        said = {each.id: each.standing for each in game.five_year_plan("drill_plan").drafts}
        before = game.standing_value
        got = game.sign_five_year_plan("drill_plan", variant, figures)
        moved[variant, figures is None] = got
        assert game.standing_value == pytest.approx(before + got)
        if figures is None:
            assert got == pytest.approx(said[variant])
    assert moved["basic", True] == pytest.approx(30.0 * ((13 / 16 + 0.4 / 0.5) / 2 - 1.0))
    assert moved["optimal", True] == 0.0
    assert moved["optimal", False] == BOLDEST


def test_what_cannot_be_signed_says_why(game):
    """Unknown plans, variants, branches and figures out of reach are refused."""
    with pytest.raises(Impossible, match="no such plan"):
        game.sign_five_year_plan("other", "basic")
    with pytest.raises(Impossible, match="basic, optimal"):
        game.sign_five_year_plan("drill_plan", "best")
    with pytest.raises(Impossible, match="no figure"):
        game.sign_five_year_plan("drill_plan", "basic", {"oil": 4.0})
    with pytest.raises(Impossible, match="out of reach"):
        game.sign_five_year_plan("drill_plan", "basic", {"coal": 99.0})
    game.sign_five_year_plan("drill_plan", "basic")
    with pytest.raises(Impossible, match="has been signed"):
        game.sign_five_year_plan("drill_plan", "optimal")


def test_what_nobody_signs_the_line_signs(game):
    """Passed over, the plan takes the line's variant and costs nothing."""
    before = game.standing_value
    play_to(game, "1922-Q2")
    assert game.five_year_plan("drill_plan").variant == "optimal"
    assert "plan:drill_plan" not in {each.reason for each in game.standing_account()}
    assert game.standing_value <= before


def test_yearly_targets_below_the_path_cost_at_the_review(drill):
    """Following the plan costs nothing; a target far below it costs what was announced."""
    lost = {}
    for follow in (True, False):
        game = Session.new(drill, seed=4)
        play_to(game, "1921-Q2")
        game.choose("drill_wages", "fix")
        play_to(game, "1922-Q1")
        game.sign_five_year_plan("drill_plan", "basic")
        if follow:
            game.follow_plan("drill_plan")
        else:
            game.order("plan_target.coal", 4.0)
        announced = game.five_year_plan("drill_plan").departure
        play_to(game, "1923-Q1")
        account = {each.reason: each.amount for each in game.standing_account()}
        lost[follow] = -account.get("departure:drill_plan", 0.0)
        if not follow:
            assert announced > 3.0
    assert lost[True] == pytest.approx(0.0, abs=0.3)
    assert 3.0 < lost[False] <= 6.0


def test_the_line_raises_and_shortens(drill):
    """In its quarter the raise lifts what lies lower and moves the deadline."""
    game = Session.new(drill, seed=4)
    play_to(game, "1922-Q1")
    game.sign_five_year_plan("drill_plan", "basic")
    play_to(game, "1922-Q4")
    view = game.five_year_plan("drill_plan")
    assert view.raised == ("more_coal",)
    assert str(view.deadline) == "1923-Q2"
    figures = {each.branch: each.figure for each in view.branches}
    assert figures == {"coal": 20.0, "metals": 0.4}


def test_an_earlier_answer_keeps_the_raise_away(drill):
    """Where the office answered so, the line leaves the plan alone."""
    game = Session.new(drill, seed=4)
    play_to(game, "1921-Q2")
    game.choose("drill_wages", "fix")
    play_to(game, "1922-Q4")
    assert game.five_year_plan("drill_plan").raised == ()


def test_fulfilment_is_declared_in_value(game, drill):
    """Reported output over planned, in roubles: one branch makes up for another."""
    game.sign_five_year_plan("drill_plan", "basic", {"coal": 8.0})
    play_to(game, "1923-Q3")
    view = game.five_year_plan("drill_plan")
    assert view.stage == "over"
    book, price = game.engine.plans, game.engine.params.price_1926[:, 0]
    made, planned = 0.0, 0.0
    for branch, series in (("coal", "coal~reported"), ("metals", "steel~reported")):
        row = drill.labels.branches.index(branch)
        made += price[row] * game.history.get(series)[6:10].sum()
        planned += price[row] * book.targets[0, row, 0]
    assert view.fulfilment == pytest.approx(made / planned)
    assert "plan:drill_plan" in {each.reason for each in game.standing_account()}


def test_signed_plans_are_saved_and_replayed(game, drill):
    """The signature with its own figures comes back from the save."""
    game.sign_five_year_plan("drill_plan", "basic", {"coal": 15.0})
    play_to(game, "1922-Q3")
    again = Session.from_game(game.to_game(), drill)
    ours, theirs = (each.five_year_plan("drill_plan") for each in (game, again))
    assert (theirs.variant, theirs.branches) == (ours.variant, ours.branches)
    assert again.standing_value == game.standing_value
    batch = simulate(
        drill, policy="passive", decisions=game.to_game(), seed=4, shocks="drawn",
        series=["coal"], grade=True,
    )
    assert batch.results is not None


def test_bots_sign_what_their_policy_names(drill):
    """One signs the cautious draft, another leaves it to the line."""
    standing = {
        name: simulate(drill, policy=name, runs=3, office="on", shocks="historical",
                       series=["coal"], until="1922-Q1", grade=True).results.standing
        for name in ("passive", "careful")
    }
    assert np.all(standing["careful"] < standing["passive"])


def test_drafts_follow_a_country_that_is_far_from_the_published_base(drill):
    """Within a quarter of the base figures are as printed; beyond they move by the root."""
    plan = FiveYearPlan.model_validate({
        "id": "p", "sign": "1921-Q1", "start": "1921-Q1", "deadline": "1923-Q4",
        "line": "a", "historical": "a", "base": {"coal": 10.0},
        "variants": [{"id": "a", "targets": {"coal": 20.0}}, {"id": "b", "targets": {"coal": 30}}],
    })
    book = PlanBook(drill, runs=3)
    base = np.full((len(drill.labels.branches), 3), np.nan)
    row = drill.labels.branches.index("coal")
    base[row] = [9.0, 2.5, 40.0]
    found = book._printed(plan, base)[0, row]
    assert found == pytest.approx([20.0, 10.0, 40.0])


def test_the_path_runs_from_base_to_figure(drill):
    """Even growth: the last year of the plan stands at the signed figures."""
    book = PlanBook(drill, runs=1)
    row = drill.labels.branches.index("coal")
    book.base[0, row], book.targets[0, row] = 10.0, 20.0
    book.stage[0] = Stage.SIGNED
    first, last = book.turns[0].start, int(book.deadline[0, 0])
    assert book.path(0, last - 3)[row, 0] == pytest.approx(20.0)
    assert 10.0 < book.path(0, first)[row, 0] < 20.0
    assert np.isnan(book.path(0, first)[drill.labels.branches.index("oil"), 0])
    assert DECLARED > 0
    assert isinstance(Session.new(drill).engine.context, Context)
