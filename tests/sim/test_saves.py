"""Saved games: equal when replayed, whole after a crash, and clear when they do not fit."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gosplan_game import Session, simulate
from gosplan_game.core.errors import GosplanError
from gosplan_game.sim.saves import EditedScenario, SaveError, parse_game, read_game, write_game


def played(scenario, *, quarters=20, **settings):
    """Return a game with orders, an answer, a choice and a draft."""
    game = Session.new(
        scenario,
        seed=11,
        commitments=["trial_kept"],
        players=["Ada", "Vera"],
        settings=settings,
    )
    game.order("plan_target.coal", 12.0)
    game.predict("coal", 7.0, 9.0)
    game.sign()
    while not game.is_over and game.turn < quarters:
        for each in game.questions():
            game.choose(each.event.id, each.event.choices[-1].id)
        waiting = [each.id for each in game.dossiers() if each.kind == "mandate"]
        for mandate in waiting:
            game.answer(mandate, "counter")
        if game.plan_due:
            game.order("plan_target.oil", 4.0 + 0.1 * game.turn)
        if game.needs_signature:
            game.sign()
        game.advance()
    return game


@pytest.fixture
def game(trial):
    """A game of some stops, in mid-course with an unsigned draft."""
    found = played(trial, quarters=6)
    found.order("plan_target.coal", 20.0)
    return found


def equal(first, second):
    """Return whether two games hold the same record to the last bit."""
    ids = first.history.ids()
    return first.turn == second.turn and all(
        (first.history.get(each) == second.history.get(each)).all() for each in ids
    )


def test_a_loaded_game_stands_where_it_was_left(game, trial, tmp_path):
    """Record, draft, promises, predictions, mandates and events come back equal."""
    path = game.save(tmp_path / "a.gosplan.json")
    again = Session.load(path, scenario=trial)
    assert equal(game, again)
    assert again.changed() == game.changed()
    assert again.commitments == game.commitments
    assert again.players == ("Ada", "Vera")
    assert again.predictions() == game.predictions()
    assert again.mandates() == game.mandates()
    assert again.history.fired == game.history.fired
    assert again.standing_value == game.standing_value
    assert again.needs_signature == game.needs_signature
    assert again.dossiers() == game.dossiers()
    assert again.notes == ()
    assert again.to_game() == game.to_game()


def test_a_loaded_game_goes_on_as_the_first_would(game, trial, tmp_path):
    """Both games, played on, stay equal."""
    again = Session.load(game.save(tmp_path / "a.gosplan.json"), scenario=trial)
    for each in (game, again):
        while not each.is_over:
            if each.needs_signature:
                each.sign()
            each.advance()
    assert equal(game, again)


def test_every_moment_can_be_saved(trial, tmp_path):
    """Before and after each signature and advance the game comes back equal."""
    game = Session.new(trial, seed=2)
    path = tmp_path / "a.gosplan.json"
    while not game.is_over:
        assert Session.load(game.save(path), scenario=trial).to_game() == game.to_game()
        if game.needs_signature:
            game.sign()
            assert Session.load(game.save(path), scenario=trial).to_game() == game.to_game()
        game.advance("quarter")
    assert Session.load(game.save(path), scenario=trial).is_over


def test_a_finished_game_is_verified_and_a_forged_one_is_not(trial):
    """A replay agrees with the file; one changed figure is found and named."""
    game = played(trial)
    document = game.to_game()
    result = Session.verify(document, trial)
    assert result.verified
    assert result.quarters == trial.turns
    document["check"]["1922-Q3"]["population"] *= 1.001
    result = Session.verify(document, trial)
    assert [(each.date, each.series) for each in result.differences] == [
        ("1922-Q3", "population")
    ]


def test_a_saved_game_is_a_policy(trial):
    """`simulate` with the decisions of a game gives the game's record."""
    game = played(trial)
    found = simulate(
        trial, decisions=game.to_game(), seed=11, shocks="drawn", series=["coal", "births"]
    )
    for each in found.ids():
        assert (found.get(each) == game.history.get(each)).all()


def test_a_game_can_be_replayed_to_an_earlier_stop(trial):
    """Undoing a turn is replaying to the one before."""
    game = played(trial)
    earlier = Session.from_game(game.to_game(), trial, until=trial.quarter(4))
    assert str(earlier.quarter) == "1922-Q1"
    assert (earlier.history.get("coal") == game.history.get("coal")[:4]).all()


def test_once_saved_a_game_saves_itself(trial, tmp_path):
    """Every signature and advance is on the disk before the call returns."""
    game = Session.new(trial)
    path = game.save(tmp_path / "a.gosplan.json")
    game.sign()
    assert "decisions" in read_game(path).stops[0].model_dump()
    game.advance()
    assert len(read_game(path).check) == game.turn


def test_autosave_chooses_a_place_in_the_users_folder(trial, home):
    """Without a path the game goes to the folder of saved games, each to its own file."""
    first = Session.new(trial, players=["Ada"]).autosave()
    second = Session.new(trial, players=["Ada"]).autosave()
    assert first.parent == home / "saves"
    assert first != second
    assert first.name.endswith(".gosplan.json")


def test_a_game_that_cannot_be_written_keeps_its_name_until_it_can(trial, home, monkeypatch):
    """The file tried first is tried again, also a minute later: one mishap is told once."""
    moments = iter(("first", "second", "third"))
    monkeypatch.setattr("gosplan_game.sim.session.new_save_path",
                        lambda *_: home / "saves" / f"{next(moments)}.gosplan.json")
    (home / "saves").write_text("no folder", encoding="utf-8")
    game = Session.new(trial)
    game.keep()
    told = game.mishap
    assert "first" in told
    game.keep()
    assert game.mishap == told
    (home / "saves").unlink()
    (home / "saves").mkdir()
    game.keep()
    assert not game.mishap
    assert game.path == home / "saves" / "first.gosplan.json"


def test_a_crash_while_writing_leaves_the_old_game(game, tmp_path, monkeypatch):
    """If the disk fails the file is as it was, and nothing lies beside it."""
    path = game.save(tmp_path / "a.gosplan.json")
    before = path.read_bytes()

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(SaveError, match="free some space"):
        game.save()
    assert path.read_bytes() == before
    assert [each.name for each in tmp_path.iterdir()] == ["a.gosplan.json"]


@pytest.mark.parametrize(
    ("damage", "text"),
    [
        (lambda text: text[: len(text) // 2], "not complete"),
        (lambda text: "", "not complete"),
        (lambda text: "[1, 2]", "not a saved game"),
        (lambda text: "{}", "not a saved game"),
        (lambda text: text.replace('"format": 1', '"format": 2', 1), "format 2"),
        (lambda text: text.replace('"seed": 11', '"seed": "x"', 1), "seed"),
        (lambda text: text.replace('"seed": 11', '"sed": 11', 1), "seed"),
        (lambda text: text.replace("1921-Q1", "1921-Q7", 1), "damaged"),
        (lambda text: text.replace("plan_target.coal", "plan_target.cole"), "unknown"),
    ],
)
def test_damaged_games_say_what_is_wrong(game, trial, tmp_path, damage, text):
    """Whatever is wrong with a file, the error names it and no traceback shows."""
    path = game.save(tmp_path / "a.gosplan.json")
    path.write_text(damage(path.read_text(encoding="utf-8")), encoding="utf-8")
    with pytest.raises(SaveError, match=text):
        Session.load(path, scenario=trial)


def test_a_missing_or_binary_file_is_answered(tmp_path):
    """No file, and a file that is no text, are said to be so."""
    with pytest.raises(SaveError, match="no file"):
        read_game(tmp_path / "none.gosplan.json")
    binary = tmp_path / "b.gosplan.json"
    binary.write_bytes(b"\xff\xfe\x00\x80")
    with pytest.raises(SaveError, match="not a text file"):
        read_game(binary)


def test_an_edited_scenario_is_told_and_can_be_accepted(game, trial):
    """Another edition is refused with a way out; accepted, the decisions are replayed."""
    document = game.to_game()
    document["scenario"]["sha256"] = "0" * 64
    with pytest.raises(EditedScenario, match="other numbers"):
        Session.from_game(document, trial)
    document["scenario"]["version"] = "0"
    with pytest.raises(EditedScenario, match="another edition"):
        Session.from_game(document, trial)
    again = Session.from_game(document, trial, accept_edited=True)
    assert again.turn == game.turn
    document["scenario"]["id"] = "elsewhere"
    with pytest.raises(SaveError, match="elsewhere"):
        Session.from_game(document, trial, accept_edited=True)


def test_orders_out_of_limits_are_brought_back_and_noted(game, trial):
    """A saved order beyond the present limits is clipped, and the note says so."""
    document = game.to_game()
    document["stops"][0]["decisions"]["plan_target.coal"] = 1e12
    again = Session.from_game(document, trial)
    assert any("plan_target.coal" in each for each in again.notes)
    assert not Session.verify(document, trial).verified


def test_games_are_written_as_they_are_read(game, tmp_path):
    """Reading and writing a file again changes nothing."""
    first = game.save(tmp_path / "a.gosplan.json")
    second = write_game(read_game(first), tmp_path / "b.gosplan.json")
    assert Path(first).read_text("utf-8") == Path(second).read_text("utf-8")


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)


@settings(max_examples=60)
@given(st.data())
def test_fuzzed_games_load_or_say_why_not(trial, data):
    """Any value anywhere in a save gives a game or a GosplanError, never a crash."""
    document = json.loads(json.dumps(_template(trial)))
    place = data.draw(st.sampled_from(sorted(document)))
    inner = document[place]
    if isinstance(inner, list) and inner and isinstance(inner[0], dict):
        part = inner[0]
        part[data.draw(st.sampled_from(sorted(part)))] = data.draw(json_values)
    elif isinstance(inner, dict) and inner and data.draw(st.booleans()):
        inner[data.draw(st.sampled_from(sorted(inner)))] = data.draw(json_values)
    else:
        document[place] = data.draw(json_values)
    message, game = "", None
    try:
        game = Session.from_game(parse_game(document), trial)
    except GosplanError as error:
        message = str(error)
    assert message or game is not None


_TEMPLATES: dict[str, dict[str, object]] = {}


def _template(trial):
    if trial.id not in _TEMPLATES:
        _TEMPLATES[trial.id] = played(trial, quarters=3).to_game()
    return _TEMPLATES[trial.id]
