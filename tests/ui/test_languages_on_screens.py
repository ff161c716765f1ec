"""Nothing that a player reads in Russian or Spanish is left in English: every screen, as drawn."""

from __future__ import annotations

import re
from functools import cache

import pytest
from tests.works import WORDS as WORKS
from tests.works import without_works

from gosplan_game import paths
from gosplan_game.core.calendar import Quarter
from gosplan_game.report.words import Words
from gosplan_game.scenario import load_scenario
from gosplan_game.scenario.catalogue import TextCatalogue
from gosplan_game.scenario.citations import cited_sources
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.screens.context import Context
from gosplan_game.ui.screens.registry import screen
from gosplan_game.ui.settings import Settings
from gosplan_game.ui.shots import UNTIL, every_screen
from gosplan_game.ui.stage import render_to_surface

MOMENTS = (UNTIL, pytest.param(Quarter(1933, 0), marks=pytest.mark.long))
"""In mid-course and in the famine."""
LATIN = re.compile(r"[A-Za-z]{2,}")
ROMAN = re.compile(r"\b[IVX]+\b")
WORDS = re.compile(r"\b[a-z]{3,}\b")
FOLDER = re.compile(r"\S*[/\\]\S*$")
"""The folder at the end of a line, which is named as the machine names it."""
ALIKE = frozenset({"rail", "total", "plan", "min", "control", "normal", "no", "final", "general",
                   "capital", "social", "pud", "puds"})
"""Words that Spanish writes as English does."""
GLUE = re.compile(
    r"\b(?:the|and|of|from|after|with|for|others|table|tables|see|estimated?|memory|checked|not|cost"
    r"|about|million|decree|census|article|articles|figures?|general|histories|series|plan variants"
    r"|yearbooks?|counts?|ours|guess|derived|survey|report|volumes?|vols)\b", re.IGNORECASE)
"""Words around works that are English, and are neither Spanish nor Russian."""
ALSO_SPANISH = frozenset({"series", "general"})


@cache
def drawn(lang: str, until: Quarter) -> dict[str, dict[str, None]]:
    """Return every line of text that the screens of a game draw, by screen."""
    settings = Settings(language=lang)
    context, found, lines = Context.standard(settings), {}, []
    theme, plain = settings.theme(), Canvas.text

    def noted(self, text, *given, **more):
        lines.append(text)
        return plain(self, text, *given, **more)

    def take(name, shown, below=None):
        lines.clear()
        render_to_surface(shown, (1280, 720), theme, below, context.linked)
        tips = [getattr(each, "tip", "") for each in getattr(shown, "widgets", ())]
        found[name] = dict.fromkeys((*lines, *(tip for tip in tips if isinstance(tip, str))))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Canvas, "text", noted)
        for name, shown, below in every_screen(context, until):
            take(name, shown, below)
        for event in context.game.scenario.definition.events[::7]:
            take(f"event_{event.id}", screen("event", context, event=event.id))
    return found


@pytest.mark.parametrize("until", MOMENTS, ids=str)
def test_no_latin_word_is_left_on_a_russian_screen(until):
    """Latin letters on a Russian screen are works, authors, keys, folders, Roman numbers."""
    left = {(name, line) for name, lines in drawn("ru", until).items() for line in lines
            if set(LATIN.findall(ROMAN.sub("", without_works(FOLDER.sub("", line))))) - WORKS}
    assert left == set()


@pytest.mark.parametrize("until", MOMENTS, ids=str)
def test_no_line_of_words_is_the_same_in_spanish_as_in_english(until):
    """Lines that are drawn alike in both are names, works or words that both languages share."""
    left = {(name, line) for name, lines in drawn("es", until).items()
            for line in lines.keys() & drawn("en", until).get(name, {}).keys()
            if set(WORDS.findall(without_works(line))) - ALIKE - WORKS}
    assert left == set()


@pytest.mark.parametrize("lang", ["ru", "es"])
@pytest.mark.parametrize("place", ["ussr-1921-1941", "scissors-1922-24"])
def test_words_around_works_are_in_the_language(place, lang):
    """A source names works by their own titles; nothing else of it is English."""
    scenario = load_scenario(place)
    words = Words(TextCatalogue.read(paths.assets_dir() / "texts", lang), scenario)
    left = {}
    for source in (*scenario.definition.authors, *cited_sources(scenario.definition)):
        bare = without_works(words.cited(source))
        found = (LATIN.findall(ROMAN.sub("", bare)) if lang == "ru"
                 else [word for word in GLUE.findall(bare) if word.lower() not in ALSO_SPANISH])
        if found:
            left[source] = found
    assert left == {}


@pytest.mark.parametrize("text", ["Carr and Davies", "the table", "coste; from memory"])
def test_the_check_finds_english_words(text):
    """English around a work is found, in either language."""
    bare = without_works(text)
    assert GLUE.search(bare)
    assert LATIN.search(bare)
