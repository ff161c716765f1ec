"""What is wrong with a scenario is said in the player's language, and in English as before."""

import copy
import re
from pathlib import Path

import pytest

from gosplan_game import paths
from gosplan_game.core.errors import Reason
from gosplan_game.report.words import Words
from gosplan_game.scenario import check
from gosplan_game.scenario.catalogue import TextCatalogue

BROKEN = sorted((Path(__file__).parents[1] / "broken").glob("*.toml"))
QUOTED = re.compile("«[^»]*»|'[^']*'|\"[^\"]*\"")
ENGLISH = re.compile(r"\b(?:unknown|expected|found|missing|there are|did you mean|lies|value for"
                     r"|cannot|more than|in a circle|second value|the|does not|out of|names no)\b")


def findings():
    """Return the text of all that is found in the broken scenarios: errors and warnings."""
    return [found.text for path in BROKEN for found in check(path)[1]]


def words(lang):
    """Return the interface's words in a language."""
    return Words(TextCatalogue.read(paths.assets_dir() / "texts", lang))


@pytest.mark.parametrize("lang", ["ru", "es"])
def test_everything_wrong_with_a_scenario_is_told_in_the_language(lang):
    """Nothing English stands outside quotation marks, and no message is quoted whole."""
    said = words(lang)
    texts = [said.problem(text) for text in findings()]
    assert len(texts) > 80
    for text in texts:
        assert not ENGLISH.search(QUOTED.sub("", text)), text
    quoted = said("reason.problem.english", text="").partition("»")[2]
    assert [text for text in texts if quoted in text] == []


def test_the_command_line_says_the_same_in_english():
    """In English a window says what the command line says."""
    said = words("en")
    for text in findings():
        if isinstance(text, Reason) and isinstance(text.values.get("what", text), Reason):
            assert said.problem(text) == text


def test_a_reason_can_be_copied():
    """A copy keeps key and fields, so that problems can be written as JSON."""
    text = next(text for text in findings() if isinstance(text, Reason))
    twin = copy.deepcopy(text)
    assert (twin, twin.key, dict(twin.values)) == (text, text.key, dict(text.values))
