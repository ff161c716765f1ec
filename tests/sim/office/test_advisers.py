"""Advisers forecast from the reports, are measured by them, and can be removed."""

import time

import numpy as np
import pytest
from tests.sim.conftest import play_to

from gosplan_game import Session, load_scenario
from gosplan_game.core.parameters import Params
from gosplan_game.core.quantities import quantities
from gosplan_game.sim.office.advisers import (
    AHEAD,
    OUTSIDE,
    Forecast,
    Interval,
    advice,
    measured_record,
)


@pytest.fixture
def game(drill):
    """A drill at its second stop."""
    found = Session.new(drill, seed=4)
    play_to(found, "1921-Q2")
    return found


def views(game):
    """Return the advisers of a game by id."""
    return {each.id: each for each in game.advisers()}


def test_each_gives_an_interval_of_its_series(game):
    """Lower, middle and upper come in order, for the series the adviser speaks of."""
    found = views(game)
    assert set(found) == {"board", "hopeful", "kept"}
    assert set(found["board"].forecasts) == {"grain_harvest", "coal"}
    for view in found.values():
        for each in view.forecasts.values():
            assert each.lower <= each.middle <= each.upper
    assert found["board"].head == "A. First"


def test_doctrines_differ_by_parameters_under_the_same_skies(game, drill):
    """A higher yield makes a larger harvest expected; without an overlay there is no belief."""
    found = views(game)
    plain, hopeful = (found[name].forecasts["grain_harvest"] for name in ("board", "hopeful"))
    ratio = 0.88 / float(drill.parameters().base_yield[0])
    assert hopeful.middle == pytest.approx(plain.middle * ratio, rel=0.05)
    assert found["board"].beliefs == ()
    assert [(each.parameter, each.theirs) for each in found["hopeful"].beliefs] == [
        ("base_yield", 0.88)
    ]


def test_alone_or_together_they_say_the_same(game):
    """The batch of all advisers gives each what it would say by itself."""
    engine, book = game.engine, game.engine.advisers
    together = advice(engine, game.drafted(), book.advisers)
    for adviser in book.advisers:
        alone = advice(engine, game.drafted(), (adviser,))
        for series, interval in alone[adviser.id].items():
            assert together[adviser.id][series].middle == pytest.approx(interval.middle, rel=1e-9)


def test_they_follow_the_draft(game):
    """A larger target for coal is in the forecast before it is signed."""
    before = views(game)["board"].forecasts["coal"].middle
    game.order("plan_target.coal", 4.0)
    assert views(game)["board"].forecasts["coal"].middle != before


def test_asking_moves_nothing(drill):
    """A game in which advisers are asked goes as one in which they are not."""
    asked, silent = Session.new(drill, seed=4), Session.new(drill, seed=4)
    while not asked.is_over:
        asked.advisers()
        for game in (asked, silent):
            if game.needs_signature:
                game.sign()
            game.advance("quarter")
    assert np.array_equal(asked.history.get("coal"), silent.history.get("coal"))


def test_one_forecast_a_year_is_kept_and_measured_a_year_later(drill):
    """Before its year is over it has no outcome; then the reported one, with its score."""
    game = Session.new(drill, seed=4)
    for date in ("1921-Q2", "1921-Q4", "1922-Q1", "1922-Q2"):
        play_to(game, date)
        game.advisers()
    past = {(each.series, each.made): each for each in views(game)["board"].past}
    assert {made for _, made in past} == {1, 4}
    play_to(game, "1922-Q3")
    view = views(game)["board"]
    first = next(each for each in view.past if (each.series, each.made) == ("coal", 1))
    reported = game.history.get("coal~reported")[1:5].sum()
    assert first.due == 4
    assert first.reported == pytest.approx(reported)
    assert view.record.measured == 2
    assert 0 <= view.record.inside <= 2


def test_the_interval_score_is_width_and_ten_times_the_distance_outside():
    """Inside only the width counts; outside the distance weighs ten times."""
    inside = Forecast("a", "coal", 0, Interval(8.0, 10.0, 12.0), 10.0)
    outside = Forecast("a", "coal", 0, Interval(8.0, 10.0, 12.0), 15.0)
    ahead = Forecast("a", "coal", 0, Interval(8.0, 10.0, 12.0), float("nan"))
    assert inside.score == pytest.approx(4.0 / 10.0)
    assert outside.score == pytest.approx((4.0 + OUTSIDE * 3.0) / 15.0)
    record = measured_record([inside, outside, ahead])
    assert (record.measured, record.inside) == (2, 1)
    assert record.score == pytest.approx((inside.score + outside.score) / 2)
    assert inside.due == AHEAD - 1


def test_the_line_removes_one_and_what_it_knew_goes_too(drill):
    """On its date the adviser is gone, with a change of levers; one whose condition fails stays."""
    game = Session.new(drill, seed=4)
    play_to(game, "1922-Q2")
    audit = game.in_force("statistics_audit")
    play_to(game, "1922-Q3")
    found = views(game)
    assert not found["board"].present
    assert str(found["board"].removed) == "1922-Q3"
    assert found["board"].forecasts == {}
    assert found["board"].head == "B. Second"
    assert game.in_force("statistics_audit") == pytest.approx(0.5 * audit)
    assert [each.origin for each in game.acting("statistics_audit")] == ["adviser:board"]
    assert found["kept"].present


@pytest.mark.parametrize(("answer", "gone"), [("fix", "1923-Q1"), ("silence", "1921-Q3")])
def test_answers_can_defend_or_silence_an_adviser(drill, answer, gone):
    """Defended, it stays two quarters longer; silenced, it is gone the quarter after."""
    game = Session.new(drill, seed=4)
    play_to(game, "1921-Q2")
    game.choose("drill_wages", answer)
    while views(game)["board"].present:
        if game.needs_signature:
            game.sign()
        game.advance("quarter")
    assert str(game.quarter) == gone


def test_in_free_mode_nobody_is_removed(drill):
    """Without a line at the table all stay."""
    game = Session.new(drill, seed=4, settings={"free": True})
    play_to(game, "1923-Q1")
    assert all(each.present for each in views(game).values())


def test_remarks_hold_and_are_not_repeated(drill):
    """The heaviest that holds is said, then another; what does not hold never is."""
    game = Session.new(drill, seed=4)
    keys = []
    for date in ("1921-Q2", "1921-Q3", "1921-Q4"):
        play_to(game, date)
        keys.append(views(game)["board"].remark.key)
    names = [key.removeprefix("adviser.board.remark.").partition(".")[0] for key in keys]
    assert names == ["little_coal", "always", "little_coal"]
    assert keys[0] != keys[2]
    assert views(game)["hopeful"].remark is None


def test_a_remark_brings_the_figures_of_its_series(game):
    """Last year's report, the interval, and the change between them."""
    remark = views(game)["board"].remark
    assert remark.series == "coal"
    assert {"lower", "middle", "upper"} <= set(remark.figures)
    play_to(game, "1922-Q1")
    later = views(game)["board"].remark
    if later.series == "coal":
        expected = 100.0 * (later.figures["middle"] / later.figures["now"] - 1.0)
        assert later.figures["change"] == pytest.approx(expected)


def test_what_was_said_and_expected_is_saved(game, drill):
    """A loaded game keeps forecasts and remarks without asking anew."""
    game.advisers()
    play_to(game, "1921-Q4")
    again = Session.from_game(game.to_game(), drill)
    kept = [[(each.series, each.made, each.interval) for each in views(one)["board"].past]
            for one in (game, again)]
    assert kept[0] == kept[1]
    assert len(kept[0]) == 2
    assert again.to_game()["stops"][1]["advice"] == game.to_game()["stops"][1]["advice"]


def test_shipped_doctrines_stay_within_their_ranges(flagship):
    """Every adviser differs from the base, and only within defensible values."""
    known = flagship.definition.parameters
    for adviser in flagship.definition.advisers:
        if not adviser.overlay:
            continue
        values = known.overlays[adviser.overlay].values
        assert values
        for name, value in values.items():
            low, high = known.base[name].range
            assert low <= value <= high, (adviser.id, name)
            assert quantities(Params)[name].axes == ()


def test_five_advisers_answer_while_a_stop_is_looked_at(flagship):
    """All five together take well under a tenth of a second."""
    game = Session.new(flagship)
    game.sign()
    game.advance()
    game.advisers()
    best = np.inf
    for coal in (12.0, 12.5, 13.0, 13.5):
        game.order("plan_target.coal", coal)
        began = time.perf_counter()
        game.advisers()
        best = min(best, time.perf_counter() - began)
    assert best < 0.12


def test_every_shipped_remark_has_a_text(flagship):
    """Each key that a remark can name is there."""
    assert load_scenario("ussr-1921-1941").id == flagship.id
    for adviser in flagship.definition.advisers:
        for rule in adviser.remarks:
            for number in range(1, rule.variants + 1):
                key = f"adviser.{adviser.id}.remark.{rule.id}"
                key = key if rule.variants == 1 else f"{key}.{number}"
                assert flagship.texts.has(key), key


WORD_FOR_WORD, SAME_WORDING, MOST_TIMES = 0.03, 0.05, 2
"""Most that advisers may repeat over a campaign: with their figures, without, and one text."""


def test_a_campaign_of_advice_does_not_repeat_itself(flagship):
    """Of all that is said over some forty stops little is said twice, nothing often."""
    game = Session.new(flagship, seed=1)
    said, wordings = [], []
    while not game.is_over:
        if game.at_stop:
            game.take_departments_draft()
            for view in game.advisers():
                if view.present and view.remark is not None:
                    text = flagship.text(view.remark.key)
                    shown = [(name, f"{value:.3g}") for name, value in view.remark.figures.items()
                             if f"{{{name}}}" in text]
                    said.append((view.remark.key, *shown))
                    wordings.append(view.remark.key)
        if game.needs_signature:
            game.sign()
        game.advance()
    assert len(said) > 150
    assert 1.0 - len(set(said)) / len(said) < WORD_FOR_WORD
    assert 1.0 - len(set(wordings)) / len(wordings) < SAME_WORDING
    assert max(wordings.count(key) for key in set(wordings)) <= MOST_TIMES
