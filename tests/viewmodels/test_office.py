"""What the office's sheets say: advisers, orders from above, plans of several years."""

import dataclasses
import re

import pytest
from tests.viewmodels.test_screens import HOLE, said

from gosplan_game import Session, load_scenario
from gosplan_game.core.calendar import Quarter
from gosplan_game.report.debrief import wanted_outcomes
from gosplan_game.report.reading import Reading
from gosplan_game.report.series import history_points
from gosplan_game.scenario.catalogue import TextCatalogue
from gosplan_game.viewmodels.advisers import adviser_panel, advisers
from gosplan_game.viewmodels.desk import desk
from gosplan_game.viewmodels.event import event
from gosplan_game.viewmodels.five_year_plan import five_year_plan
from gosplan_game.viewmodels.line_orders import line_orders
from gosplan_game.viewmodels.standing import standing


def _until(last: Quarter, promises: tuple[str, ...] = ()) -> Session:
    game = Session.new(
        load_scenario("ussr-1921-1941"), commitments=promises, settings={"shocks": "historical"}
    )
    while game.quarter < last and not game.is_over:
        if game.needs_signature:
            game.sign()
        if game.at_stop:
            game.advisers()
        game.advance()
    return game


@pytest.fixture(scope="module")
def signing() -> Session:
    """A game at the stop of autumn 1928, where a plan of five years is to be signed."""
    return _until(Quarter(1928, 3))


def test_advisers_are_measured_by_what_was_reported(
    signing: Session, texts: TextCatalogue
) -> None:
    """Each has a record of seven years, its intervals on one axis with the others'."""
    texts.missing.clear()
    made = advisers(signing, texts)
    assert len(made.cards) == 5
    known = [row for card in made.cards for row in card.past if row.known]
    assert len(known) >= 5 * 7
    assert any(row.inside for row in known)
    assert any(not row.inside for row in known)
    for card in made.cards:
        assert card.says
        assert card.doctrine
        assert card.cost
        assert all(0.0 <= each.lower_at <= each.middle_at <= each.upper_at <= 1.0
                   for each in card.expects)
    assert not [text for text in said(made) if HOLE.search(text)]
    panel = adviser_panel(signing, texts)
    assert len(panel.strip) == 5
    assert all(card.first is not None and "/" in card.score for card in panel.strip)
    assert len(panel.speakers) == 2
    assert all(card.says for card in panel.speakers)
    assert texts.missing == set()


def test_who_is_removed_is_shown_with_what_that_costs(texts: TextCatalogue) -> None:
    """After 1937 the statisticians' sheet says what became of them; they expect nothing."""
    made = advisers(_until(Quarter(1938, 3)), texts)
    gone = next(card for card in made.cards if card.id == "statisticians")
    assert not gone.present
    assert "1937" in gone.gone
    assert gone.expects == ()
    assert "Kraval" in gone.says
    assert "%" in gone.cost
    assert gone.past
    panel = adviser_panel(_until(Quarter(1938, 3)), texts)
    assert sum(not card.present for card in panel.strip) == 3
    assert "3" in panel.note
    assert all(card.present for card in panel.speakers)


def test_a_drafted_plan_has_two_variants_side_by_side(
    signing: Session, texts: TextCatalogue
) -> None:
    """Every branch has a figure in both, the bolder one higher; signing sets a way."""
    sheet = five_year_plan(signing, texts, "first")
    assert sheet.stage == "drafted"
    assert [len(row.cells) for row in sheet.rows] == [2] * len(sheet.rows)
    assert all(row.cells[0].figure <= row.cells[1].figure for row in sheet.rows)
    game = _until(Quarter(1928, 3))
    game.sign_five_year_plan("first", "basic")
    signed = five_year_plan(game, texts, "first")
    assert signed.stage == "signed"
    assert len(signed.running) == len(sheet.rows)
    assert not [text for text in said(signed) if HOLE.search(text)]
    assert any("five-year plan" in line.what for line in standing(game, texts).account)


def test_orders_from_above_are_answered_once_and_named_in_the_account(
    texts: TextCatalogue,
) -> None:
    """A reply costs standing, says what came of it, and stands in the account by its name."""
    game = _until(Quarter(1928, 3))
    rows = line_orders(game, texts).orders
    assert rows
    before = game.standing_value
    game.reply(rows[0].lever, "delay")
    assert game.standing_value < before
    again = line_orders(game, texts).orders
    assert next(row for row in again if row.lever == rows[0].lever).answered
    assert rows[0].name in standing(game, texts).account[0].what


def test_a_stop_shows_three_dossiers_and_names_the_rest(texts: TextCatalogue) -> None:
    """Whatever has no room is named as following standing orders, and can be opened."""
    game = _until(Quarter(1921, 1))
    crowded = 0
    while not game.is_over:
        view = desk(game, texts)
        shown = {(card.kind, card.id) for card in view.dossiers}
        rest = {(card.kind, card.id) for card in view.carried}
        assert len(view.dossiers) <= 3
        assert not shown & rest
        crowded += bool(rest)
        assert bool(view.carried_title) == bool(rest)
        if game.needs_signature:
            game.sign()
        game.advance()
    assert crowded


def test_promises_on_the_desk_are_open_before_they_are_due(texts: TextCatalogue) -> None:
    """In 1928 a promise about 1940 is not yet due, one about 1923 is graded."""
    game = _until(Quarter(1928, 3), ("save_the_volga", "steel"))
    words = {row.id: row.word for row in desk(game, texts).commitments}
    assert words["steel"] == "not yet due"
    assert words["save_the_volga"] in ("kept", "kept in part", "broken")
    assert dataclasses.is_dataclass(desk(game, texts))


def test_a_situation_names_the_figures_of_this_game(
    signing: Session, texts: TextCatalogue
) -> None:
    """Where an event speaks of a number of the country, it is the game's own."""
    told = [each for each in signing.scenario.definition.events if each.figures]
    assert {"census_1937", "seed_and_food_loans_1933"} <= {each.id for each in told}
    for each in told:
        said_there = " ".join(event(signing, texts, each.id).situation)
        assert not HOLE.search(said_there), each.id
    people = float(signing.history.get("population~reported")[-1, 0])
    census = " ".join(event(signing, texts, "census_1937").situation)
    assert f"{people:.0f}" in census


@pytest.mark.parametrize("lang", ["en", "ru", "es"])
def test_every_figure_of_an_adviser_says_whose_of_what_and_of_when(
    signing: Session, texts: TextCatalogue, lang: str
) -> None:
    """An interval names institution, series and the last quarter of its year; so do its words."""
    made = advisers(signing, texts.speaking(lang))
    ends = str(signing.quarter + 3)[:4]
    for card in made.cards:
        for each in card.expects:
            for part in (card.name, each.name, ends, each.text):
                assert part in each.said
            assert each.name in each.what
            assert ends in each.what
        if re.search(r"\d", card.says) and card.present:
            assert card.figures, card.says
    assert any(card.figures for card in made.cards)


def test_without_the_line_no_standing_is_shown(texts: TextCatalogue) -> None:
    """In free mode the place of the standing says that nobody reviews the office."""
    scenario = load_scenario("scissors-1922-24")
    chosen = [each.id for each in scenario.definition.commitments[:3]]
    free = Session.new(scenario, commitments=chosen, seed=1, settings={"free": True})
    assert standing(free, texts).free.startswith("Without the line")
    assert standing(Session.new(scenario, commitments=chosen, seed=1), texts).free == ""


def test_a_lesson_is_laid_beside_its_own_years(texts: TextCatalogue) -> None:
    """A lesson's debrief tells no invasion, and history goes on a few years beyond it at most."""
    session = Session.new(load_scenario("scissors-1922-24"), seed=1)
    while not session.is_over:
        session._play_quarter()
    reading = Reading(session, texts)
    assert "invasion_drawn" not in dict(wanted_outcomes(reading))
    shown = [x for x, *_ in history_points(reading, "grain_harvest")]
    assert shown
    assert max(shown) < 1928
