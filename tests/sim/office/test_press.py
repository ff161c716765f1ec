"""The newspaper prints what was reported, in the tone of its years, and omits the rest."""

import re
from itertools import pairwise

import numpy as np
import pytest

from gosplan_game import Session
from gosplan_game.core.variables import VARIABLES
from gosplan_game.sim.expressions import expression
from gosplan_game.sim.office.press import MOST_STORIES, front_page

UNSPOKEN = re.compile(
    r"\b(famine|starv\w*|hunger|hungry|died|deaths?|executed|shot|deport\w*|exile\w*|camps?|"
    r"prisoners?|convicts?|slaughter\w*)\b",
    re.IGNORECASE,
)


def played(scenario, until):
    """Return a game in which every plan was signed unchanged up to a quarter."""
    game = Session.new(scenario, seed=2)
    while str(game.quarter) != until and not game.is_over:
        if game.needs_signature:
            game.sign()
        game.advance("quarter")
    return game


@pytest.fixture(scope="module")
def pages(flagship):
    """Every front page of a passive game, with the game's reports at its end."""
    game = Session.new(flagship, seed=2)
    found = []
    while not game.is_over:
        found.append((game.turn, game.newspaper()))
        if game.needs_signature:
            game.sign()
        game.advance("quarter")
    return game, found


def test_there_are_enough_templates_in_every_tone(flagship):
    """At least sixty, each with its two texts, and news of branches in four tones."""
    press = flagship.definition.press
    assert len(press) >= 60
    for story in press:
        assert flagship.texts.has(f"press.{story.id}.headline")
        assert flagship.texts.has(f"press.{story.id}.line")
    tones = {story.first for story in press if story.rule == "fulfilled"}
    assert len(tones) == 4


def test_a_page_has_few_stories_of_different_subjects(pages):
    """At most four, no subject and no series twice, the heaviest first."""
    _, found = pages
    for _, page in found:
        assert 1 <= len(page) <= MOST_STORIES
        assert len({each.subject for each in page}) == len(page)
        series = [each.series for each in page if each.series]
        assert len(set(series)) == len(series)
        assert [each.weight for each in page] == sorted(
            (each.weight for each in page), reverse=True
        )


def test_figures_are_those_of_the_reports(pages, flagship):
    """What is printed of a branch is its report of the quarter before, not the truth."""
    game, found = pages
    rules = {story.id: story.rule for story in flagship.definition.press}
    compared = 0
    for turn, page in found:
        for each in page:
            if rules[each.id] in ("fulfilled", "rose", "record"):
                report = game.history.get(f"{each.series}~reported")[turn - 1, 0]
                assert each.figures["amount"].value == pytest.approx(report)
                compared += 1
    assert compared > 50


def test_conditions_read_nothing_that_was_not_reported(flagship):
    """A condition names the report where there is one, and no count of people."""
    outputs = {branch.series for branch in flagship.definition.branches}
    for story in flagship.definition.press:
        if not story.condition:
            continue
        for name in expression(story.condition).series:
            plain = name.partition("~")[0].partition("@")[0].partition(".")[0]
            has_report = plain in outputs or (plain in VARIABLES and VARIABLES[plain].reported)
            assert name.endswith("~reported") or not has_report, (story.id, name)
            assert not plain.startswith(("excess", "hungry", "nutrition", "deaths", "population"))


def test_what_the_regime_omitted_has_no_words(flagship):
    """After the appeals of 1921 no template speaks of hunger, death or exile."""
    for story in flagship.definition.press:
        if story.id in ("relief_1921", "lenin"):
            continue
        for part in ("headline", "line"):
            text = flagship.text(f"press.{story.id}.{part}")
            assert not UNSPOKEN.search(text), (story.id, text)


def test_nothing_is_printed_of_what_was_secret(pages, flagship):
    """Arms are never named, and canals only in stories kept for them."""
    _, found = pages
    for _, page in found:
        for each in page:
            assert each.names.get("branch") != "branch.defence"
            if each.names.get("project") in ("project.white_sea_canal", "project.moscow_volga"):
                assert each.id.startswith("canal")


def test_the_same_quarter_has_the_same_page(flagship):
    """Chosen by keyed draws: again, or in another batch, the page is the same."""
    game = played(flagship, "1924-Q2")
    assert front_page(game.engine) == front_page(game.engine) == game.newspaper()


def test_answers_and_plans_are_news_in_the_next_quarter(flagship):
    """The tax in kind is printed after it was chosen; the plan once it was signed."""
    game = Session.new(flagship, seed=2)
    assert all(each.rule != "plan_signed" for each in flagship.definition.press
               if each.id in {printed.id for printed in game.newspaper()})
    game.choose("prodnalog_rate", "tax_240")
    game.sign()
    game.advance("quarter")
    assert "tax_in_kind" in {each.id for each in game.newspaper()}
    later = played(flagship, "1929-Q1")
    signed = next(each for each in later.newspaper() if each.id == "plan_signed")
    assert signed.names == {"plan": "five_year_plan.first"}


def test_pages_differ(pages):
    """No two pages in a row lead with the same story."""
    _, found = pages
    leads = [(page[0].id, page[0].series, tuple(page[0].names.values())) for _, page in found]
    same = sum(one == other for one, other in pairwise(leads))
    assert same <= 3
    assert np.unique([lead[0] for lead in leads]).size > 25
