"""A term of the glossary is one word in each language: where English says it, so do the others."""

import re
from collections.abc import Iterator

import pytest

from gosplan_game import paths
from gosplan_game.scenario import load_scenario
from gosplan_game.scenario.catalogue import Text, TextCatalogue, flattened
from gosplan_game.viewmodels.glossary import LINK, Glossary

INTERFACE = TextCatalogue.read(paths.assets_dir() / "texts")
OTHER_SENSE = {
    "trust": "a verb as well: trusting a decree, a price",
    "scrap": "waste metal as well",
    "quota": "of meat, of labourers, of families too; Russian says plan or levy by what is taken",
}
"""Terms whose English word has another meaning in the texts, and which."""
SAID_OTHERWISE = {
    "ru": {
        "adviser.narkomfin.remark.printing.3": "to tax in kind, a verb",
        "adviser.narkomfin.remark.two_prices.1": "prices are named before what kind they are",
        "event.neo_nep_1932.situation": "the markets are called those of the kolkhoz",
        "lever.dekulakisation": "the Russian word is a term of its own",
        "press.charter.line": "the congress’s own name, a compound",
        "series.state_loans": "that they are the state’s goes without saying in a row",
    },
    "es": {
        "adviser.narkomfin.remark.printing.3": "to tax in kind, a verb",
        "event.prodnalog_rate.question": "the tax is called fixed between its words",
        "series.state_loans": "that they are the state’s goes without saying in a row",
    },
}
"""Texts that rightly say a term in other words, and why."""
NOT_SAID = re.compile(r"^unit\.|\.(source|sources|said)$|^term\.\w+$")
"""Texts that are no sentences about a term: abbreviated units, works, its names."""
LINKED = re.compile(r"\[[^\]]+\]\(" + LINK + r"(\w+)\)")
MARKED = re.compile(r"\[([^\]]+)\]\([^)]*\)")


def _texts(lang: str) -> dict[str, dict[str, Text]]:
    """Return the texts of the interface and of each shipped scenario in a language."""
    found = {"interface": {key: INTERFACE._texts[lang][key] for key in INTERFACE.keys(lang)}}
    for path in sorted(item for item in paths.scenarios_dir().iterdir() if item.is_dir()):
        found[path.name] = flattened(load_scenario(path).definition.texts.get(lang, {}))
    return found


def _terms(glossary: Glossary, text: Text) -> set[str]:
    """Return the terms that a player finds linked in a text, in any form of it."""
    forms = [text] if isinstance(text, str) else text.values()
    return {term for form in forms
            for term in LINKED.findall(glossary.linked(MARKED.sub(r"\1", form).replace("**", "")))}


def said_otherwise(
    lang: str, english: dict[str, Text], own: dict[str, Text]
) -> Iterator[tuple[str, str]]:
    """Yield the key and the term wherever a translation does not say what English says."""
    first, second = (Glossary(INTERFACE.speaking(each), each) for each in ("en", lang))
    for key, text in english.items():
        if NOT_SAID.search(key) or key not in own:
            continue
        for term in sorted(_terms(first, text) - _terms(second, own[key]) - set(OTHER_SENSE)):
            if key != f"term.{term}.text":  # a term is explained in other words
                yield key, term


@pytest.mark.parametrize("lang", sorted(SAID_OTHERWISE))
def test_a_term_is_the_same_word_wherever_it_is_said(lang: str) -> None:
    """No translation calls a term by a word that the glossary does not know, hence never links."""
    english, own = _texts("en"), _texts(lang)
    found = {(key, term) for place in english
             for key, term in said_otherwise(lang, english[place], own.get(place, {}))}
    wrong = sorted(f"{key}: {term}" for key, term in found if key not in SAID_OTHERWISE[lang])
    assert not wrong, "\n".join(wrong)
    assert set(SAID_OTHERWISE[lang]) <= {key for key, _ in found}, "an exception no longer needed"


def test_the_check_finds_another_word() -> None:
    """Trade unions are not the syndicates of trusts; an ending is no other word."""
    english: dict[str, Text] = {"said": "Syndicates have credit."}
    assert list(said_otherwise("es", english, {"said": "Los sindicatos tienen crédito."})) == [
        ("said", "syndicate")]
    assert not [*said_otherwise("es", english, {"said": "Los sindicatos comerciales lo tienen."})]
    assert not [*said_otherwise("ru", english, {"said": "Кредит — синдикатам."})]


def test_terms_of_another_sense_are_terms() -> None:
    """Whatever is let off exists."""
    for term in OTHER_SENSE:
        assert INTERFACE.speaking("en").has(f"term.{term}")
