"""The line bends where its conditions hold, and nowhere else."""

import numpy as np
import pytest
from tests.sim.conftest import play_to

from gosplan_game import Session, simulate
from gosplan_game.core.errors import GosplanError
from gosplan_game.sim.office.mandates import Status
from gosplan_game.sim.office.rules import rules_of


def orders(scenario, lever, **settings):
    """Return what was in force of a lever by quarter in a passive game."""
    game = Session.new(scenario, seed=4, settings=settings)
    found = {}
    while not game.is_over:
        date = str(game.quarter)
        if game.needs_signature:
            game.sign()
        game.advance("quarter")
        found[date] = float(getattr(game.engine.in_force, lever)[..., 0].max())
    return found


def test_a_bend_holds_in_its_time_while_its_condition_does(drill):
    """Terror is halved in the two quarters of the bend, and as dated before and after."""
    found = orders(drill, "terror")
    assert {date for date, value in found.items() if value == pytest.approx(0.2)} == {
        "1921-Q3", "1921-Q4",
    }
    assert all(value in (0.2, 0.4) for value in found.values())


def test_a_bend_that_holds_stays_to_the_end_of_its_time(drill):
    """What was true in one quarter is kept to, though it is true no longer."""
    found = orders(drill, "labour_decree")
    bent = [date for date, value in found.items() if value == pytest.approx(0.1)]
    assert bent == ["1921-Q4", "1922-Q1", "1922-Q2", "1922-Q3"]


def test_a_bend_that_is_no_longer_looked_at_ends(drill):
    """Past the quarter in which it was to be decided the dated order returns."""
    found = orders(drill, "arrests")
    assert [found[date] for date in ("1921-Q2", "1921-Q3", "1921-Q4")] == [7.0, 7.0, 50.0]


def test_a_condition_that_fails_leaves_the_line_alone(drill):
    """The army follows the dated order throughout."""
    dated = float(drill.policy_orders("drill_line")[0].army[0])
    assert set(orders(drill, "army").values()) == {dated}


def test_bends_are_told(drill):
    """The session names the bends that hold, so that they can be shown."""
    game = Session.new(drill, seed=4)
    play_to(game, "1921-Q3")
    assert set(game.bends) == {"calm", "settled"}


def test_without_the_office_no_bend_holds(drill):
    """A replay by policy sets every lever itself."""
    found = simulate(drill, policy="drill_line", office="off", series=["camp_prisoners"])
    again = simulate(drill, policy="drill_line", office="on", series=["camp_prisoners"])
    assert not np.array_equal(found.get("camp_prisoners"), again.get("camp_prisoners"))


def test_mandates_are_given_where_their_condition_holds(drill):
    """The scaled one asks for half as much again; the one that cannot be is not given."""
    game = Session.new(drill, seed=4)
    play_to(game, "1921-Q2")
    found = {each.id: each for each in game.mandates()}
    assert set(found) == {"drill_coal", "drill_grain"}
    assert found["drill_grain"].figure == found["drill_grain"].first_figure == 4.5
    index = game.engine.mandates.index("drill_never")
    assert game.engine.mandates.status[index, 0] == Status.NOT_GIVEN
    play_to(game, "1922-Q3")
    reasons = {each.reason for each in game.standing_account()}
    assert "mandate:drill_never" not in reasons
    assert "mandate:drill_coal" in reasons


def test_difficulty_makes_mandates_taut_and_reports_worse(drill):
    """Figures rise, audits fall, losses weigh double; the parameters are the same."""
    plain, hard = (
        Session.new(drill, seed=4, settings={"difficulty": name})
        for name in ("ordinary", "hard")
    )
    assert plain.in_force("statistics_audit") - hard.in_force("statistics_audit") == (
        pytest.approx(0.1)
    )
    for game in (plain, hard):
        play_to(game, "1921-Q2")
    figures = [next(m for m in game.mandates() if m.id == "drill_coal").figure
               for game in (plain, hard)]
    assert figures == pytest.approx([30.0, 36.0])
    for game in (plain, hard):
        game.reply("norm_campaign", "delay")
    assert [game.standing_value for game in (plain, hard)] == pytest.approx([58.0, 56.0])
    for field in plain.engine.params.__dataclass_fields__:
        assert getattr(plain.engine.params, field) is not None
        assert np.array_equal(
            getattr(plain.engine.params, field), getattr(hard.engine.params, field)
        )


def test_difficulty_widens_the_weather(drill):
    """The same draws lie twice as far from an ordinary year, once weather is drawn."""
    skies = [
        Session.new(drill, seed=4, settings={"difficulty": name}).engine.sky.exogenous(6).weather
        for name in ("ordinary", "hard")
    ]
    assert np.std(skies[1]) > 1.5 * np.std(skies[0])


def test_an_unknown_difficulty_lists_those_there_are(drill):
    """The error names them."""
    with pytest.raises(GosplanError, match="hard, ordinary"):
        rules_of(drill, difficulty="harsh")
    with pytest.raises(GosplanError, match="difficulty is a name"):
        Session.new(drill, settings={"difficulty": 3})


def test_free_mode_has_no_line_at_the_table(drill):
    """No mandates and no dismissal; what was to be carried out is decided, terror is not."""
    game = Session.new(drill, seed=4, settings={"free": True})
    play_to(game, "1921-Q2")
    assert game.mandates() == ()
    assert game.orders_from_above() == ()
    assert game.limits("norm_campaign").authority == "decide"
    assert game.limits("terror").authority == "not_ours"
    game.order("norm_campaign", 0.9)
    game.sign()
    game.advance("quarter")
    assert float(game.engine.in_force.norm_campaign[0]) == 0.9
    assert game.standing_value == 60.0
