"""Terms of the glossary are linked where their word appears, in every language."""

import re

import pytest

from gosplan_game import paths
from gosplan_game.scenario.catalogue import TextCatalogue
from gosplan_game.viewmodels.glossary import Glossary
from gosplan_game.viewmodels.help import term_ids

TEXTS = TextCatalogue.read(paths.assets_dir() / "texts")


def linked(language: str, text: str, but: str = "") -> str:
    """Return a text with its terms linked."""
    return Glossary(TEXTS.speaking(language), language).linked(text, but)


@pytest.mark.parametrize(("language", "text", "target"), [
    ("en", "The kolkhozes deliver first.", "[kolkhozes](term:kolkhoz)"),
    ("en", "Machine-tractor stations are paid in grain.", "[Machine-tractor stations](term:mts)"),
    ("en", "The MTS are paid in grain.", "[MTS](term:mts)"),
    ("en", "a tax in kind", "[tax in kind](term:prodnalog)"),
    ("ru", "Об этом знают в колхозах.", "[колхозах](term:kolkhoz)"),
    ("ru", "В контрольных цифрах этого нет.", "[контрольных цифрах](term:control_figures)"),
    ("ru", "Плата червонцами.", "[червонцами](term:chervonets)"),
    ("es", "Los koljoses entregan primero.", "[koljoses](term:kolkhoz)"),
    ("es", "Las cifras de control de 1927.", "[cifras de control](term:control_figures)"),
    ("es", "Tres emisiones en un año.", "[emisiones](term:emission)"),
])
def test_a_term_is_found_in_its_endings(language, text, target):
    """Plurals and cases of a term open it too."""
    assert target in linked(language, text)


@pytest.mark.parametrize(("language", "text"), [
    ("en", "They trust what they send, as a mirror of the norm."),
    ("ru", "Таких данных нет; сто человек живут в мире."),
    ("es", "A pesar de todo, las ara cada año."),
])
def test_words_that_only_look_like_a_term_stay_plain(language, text):
    """A common word is not taken for a term, nor small letters for an acronym."""
    assert linked(language, text).replace("[norm](term:norm)", "norm") == text


def test_a_term_is_linked_once_and_never_inside_marks():
    """The first mention opens; bold words, links and the term being explained are left alone."""
    text = "**Kolkhoz.** A kolkhoz and a kolkhoz; [quota](why:grain_quota)."
    assert linked("en", text) == (
        "**Kolkhoz.** A [kolkhoz](term:kolkhoz) and a kolkhoz; [quota](why:grain_quota).")
    assert linked("en", text, "kolkhoz") == text


@pytest.mark.parametrize("language", TEXTS.languages)
def test_every_term_is_found_by_its_own_name(language):
    """No term has a name that could not be found in a text."""
    spoken = TEXTS.speaking(language)
    glossary = Glossary(spoken, language)
    lost = []
    for identity in term_ids(spoken):
        said = spoken.get(f"term.{identity}.said") if spoken.has(f"term.{identity}.said") else ""
        name = said.split("|")[0] if said else re.sub(
            r" \([^)]*\)", "", spoken.get(f"term.{identity}"))
        if f"(term:{identity})" not in glossary.linked(f"x {name} x"):
            lost.append(name)
    assert lost == []
