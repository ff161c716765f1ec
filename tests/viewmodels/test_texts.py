"""The interface catalogue: complete for the code, and clean of words that have no place here."""

import ast
import re
from pathlib import Path

import pytest

import gosplan_game
from gosplan_game import paths
from gosplan_game.core.decisions import Decisions
from gosplan_game.core.quantities import quantities
from gosplan_game.core.variables import VARIABLES
from gosplan_game.report.words import unit_key
from gosplan_game.scenario.catalogue import TextCatalogue, fields_of

ROOT = Path(gosplan_game.__file__).parent
TEXTS = TextCatalogue.read(paths.assets_dir() / "texts")
BANNED = re.compile(
    r"\b(win|wins|winner|winning|won|victory|victories|victorious|score|scores|scored"
    r"|points?|lose|loser|high ?score)\b", re.IGNORECASE)


def _asked_for() -> dict[str, str]:
    """Return the whole keys that view models, reports and screens ask the catalogue for."""
    found: dict[str, str] = {}
    for folder in ("viewmodels", "report", "ui"):
        for module in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and node.args:
                    name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                    first = node.args[0]
                    if name == "words" and isinstance(first, ast.Constant):
                        found[str(first.value)] = module.name
    return found


def test_every_key_in_the_code_has_a_text() -> None:
    """A key written out in the code is in the English catalogue."""
    missing = {key: where for key, where in _asked_for().items() if not TEXTS.has(key)}
    assert missing == {}


@pytest.mark.parametrize("name", sorted(VARIABLES))
def test_every_indicator_has_a_name(name: str) -> None:
    """Each indicator of the catalogue of variables is named, and so is its unit."""
    assert TEXTS.has(f"series.{name}")
    assert TEXTS.has(unit_key(VARIABLES[name].unit))


@pytest.mark.parametrize("name", sorted(quantities(Decisions)))
def test_every_lever_has_a_name_and_help(name: str) -> None:
    """Each lever says what it is and what it does, in a named unit."""
    assert TEXTS.has(f"lever.{name}")
    assert TEXTS.has(f"lever.{name}.help")
    assert TEXTS.has(unit_key(quantities(Decisions)[name].unit))


@pytest.mark.parametrize("lang", TEXTS.languages)
def test_no_word_of_contest_stands_in_the_texts(lang: str) -> None:
    """Nothing here is won, lost or counted as a score."""
    spoken = TEXTS.speaking(lang)
    found = [key for key in spoken.keys(lang) if BANNED.search(spoken.get(key))]
    assert found == []


def test_plural_texts_name_their_count() -> None:
    """A text with plural forms shows the number, unless both forms leave it out."""
    for key in list(TEXTS.keys()):
        text = TEXTS._texts["en"][key]
        if not isinstance(text, str):
            assert {"one", "other"} <= set(text)
            assert "count" in fields_of(text)
