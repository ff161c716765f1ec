"""Promises: open until they are due, graded on what was true."""

from gosplan_game import Session, load_scenario
from gosplan_game.core.calendar import Quarter


def test_a_promise_about_1923_is_graded_in_1924_and_one_about_1940_is_not():
    """Before its last quarter a promise is open; from then on its grade stands."""
    game = Session.new(
        load_scenario("ussr-1921-1941"), commitments=("save_the_volga", "steel"),
        settings={"shocks": "historical"},
    )
    seen = {}
    while game.quarter < Quarter(1925, 0):
        seen[game.quarter] = {each.id: each for each in game.grade()}
        if game.needs_signature:
            game.sign()
        game.advance("quarter")
    last = Quarter(1923, 3)
    before = [each["save_the_volga"] for when, each in seen.items() if when <= last]
    after = [each["save_the_volga"] for when, each in seen.items() if when > last]
    assert {(each.grade, each.final) for each in before} == {("open", False)}
    assert all(each.final for each in after)
    assert len({each.grade for each in after}) == 1
    assert after[0].grade in ("kept", "partly", "broken")
    assert {each["steel"].grade for each in seen.values()} == {"open"}
    assert after[0] == after[-1]
