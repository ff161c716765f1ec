"""The story of a term holds what the papers hold, and is told at the end."""

import pytest

from gosplan_game import Session, load_scenario, paths
from gosplan_game.report.story import story
from gosplan_game.scenario.catalogue import TextCatalogue

TEXTS = TextCatalogue.read(paths.assets_dir() / "texts")


@pytest.fixture(scope="module")
def game():
    """A game in which everything that an office can say was said at least once."""
    made = Session.new(load_scenario("ussr-1921-1941"), commitments=("steel", "goelro"))
    made.order("plan_target.coal", 12.0)
    number = 0
    while not made.is_over:
        for paper in (*made.dossiers(), *made.carried_dossiers()):
            if paper.kind == "mandate":
                known = made.answers(paper.id)
                made.answer(paper.id, known[number % len(known)])
                number += 1
        for order in made.orders_from_above():
            made.reply(order.lever, ("delay", "object")[number % 2])
        if made.needs_signature:
            made.sign()
        made.advance()
    return made


@pytest.fixture(scope="module")
def chapters(game):
    """Lines by chapter."""
    return {each.id: each.lines for each in story(game, TEXTS).chapters}


def test_it_is_told_when_the_game_is_over_and_not_before():
    """While books are shut there is no chapter."""
    running = Session.new(load_scenario("ussr-1921-1941"))
    assert story(running, TEXTS).chapters == ()


def test_what_was_refused_is_what_the_ledger_says(game, chapters):
    """A line for every counter-proposal, delay and objection, and none besides."""
    said = [view for view in game.mandates() if view.answer in ("eased", "refused")]
    replies = sum(len(stop.replies) for stop in game.saved_game().stops)
    assert said
    assert replies
    assert len(chapters["refused"]) == len(said) + replies


def test_what_was_falsified_names_each_mandate_made_to_look_well(game, chapters):
    """And the branches whose reports stood above the truth."""
    told = [view for view in game.mandates() if view.answer == "look_well"]
    assert told
    words = TEXTS.get("story.look_well").rpartition("{mandate}")[2]
    assert sum(line.endswith(words) for line in chapters["falsified"]) == len(told)


def test_it_tells_where_the_line_left_history(game, chapters):
    """Each bend that ever held is told once, among what was demanded."""
    bent = {name for _, name, began in game.bends_moved(0) if began}
    said = sum(TEXTS.get("story.bent").split("{when}")[1].split("{what}")[0] in line
               for line in chapters["mandates"])
    assert bent
    assert said == len(bent)


def test_promises_stand_with_their_grades(game, chapters):
    """Each promise once, then the way of standing and the end of the term."""
    assert len(chapters["promises"]) == len(game.commitments) + 2
    for line, grade in zip(chapters["promises"], game.grade(), strict=False):
        assert TEXTS.get(f"grade.{grade.grade}") in line


@pytest.mark.parametrize("lang", ["en", "ru", "es"])
def test_every_line_is_said_in_every_language(game, lang):
    """No text is missing, no field is left open, no sentence ends twice."""
    texts = TEXTS.speaking(lang)
    texts.missing.clear()
    made = story(game, texts)
    lines = [line for chapter in made.chapters for line in chapter.lines]
    assert len(lines) > 30
    assert not [line for line in lines if "{" in line or ".." in line or line.startswith("story.")]
    assert texts.missing == set()
