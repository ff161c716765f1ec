"""The command line speaks the language that is asked for; what programs read has none."""

import re

import pytest

from gosplan_game.cli import main, program
from gosplan_game.cli.language import of_environment
from gosplan_game.cli.parser import FAULTS
from gosplan_game.report.spoken import found, language, languages, said, speak, told
from gosplan_game.scenario import check

FLAGSHIP = "ussr-1921-1941"
OTHERS = [lang for lang in languages() if lang != "en"]
ENGLISH = re.compile(r"\b(?:the|and|of|with|for|are|is|not|usage|options|arguments)\b")


@pytest.fixture
def speaking():
    """Choose a language for a test, and English again after it."""
    yield speak
    speak("en")


def outcome(capsys, *arguments):
    """Return the status of a command and what it says on both streams."""
    try:
        status = main([*arguments])
    except SystemExit as left:
        status = left.code
    said = capsys.readouterr()
    return status, said.out, said.err


@pytest.mark.parametrize("lang", OTHERS)
def test_help_is_in_the_language(speaking, lang):
    """The help of every command holds no English word, in any of its lines."""
    speaking(lang)
    made = program()
    pages = [made.format_help(), *(each.format_help() for each in made._words.choices.values())]
    assert len(pages) > 10
    for page in pages:
        bare = re.sub(r"--?[a-z-]+|\{[^}]*\}|[a-z_]+:[a-z_:]+", "", page)  # options and examples
        assert not ENGLISH.search(bare), page


@pytest.mark.parametrize("place", ["before", "after", "with a sign"])
def test_the_option_stands_anywhere(capsys, place):
    """`--lang` may stand before the command or behind it, with a blank or a sign."""
    line = {"before": ("--lang", "es", "run", "nowhere"),
            "after": ("run", "nowhere", "--lang", "es"),
            "with a sign": ("run", "--lang=es", "nowhere")}[place]
    status, _, text = outcome(capsys, *line)
    assert status == 2
    assert "no hay escenario 'nowhere'" in text


def test_the_language_ends_with_the_command(capsys):
    """A command in one language leaves the next in its own."""
    outcome(capsys, "--lang", "ru", "run", "nowhere")
    assert language() == "en"
    assert "no scenario 'nowhere'" in outcome(capsys, "run", "nowhere")[2]


def test_a_language_that_is_not_there_is_misuse(capsys):
    """The nearest language is offered, before anything else is read."""
    status, _, text = outcome(capsys, "--lang", "rus", "--help")
    assert status == 2
    assert text == "gosplan-game: no language 'rus'; did you mean 'ru'? There are: en, es, ru\n"


@pytest.mark.parametrize(("environment", "lang"), [
    ({}, "en"), ({"LANG": "ru_RU.UTF-8"}, "ru"), ({"LANG": "es"}, "es"), ({"LANG": "de_DE"}, "en"),
    ({"LC_ALL": "C", "LANG": "ru_RU.UTF-8"}, "en"), ({"LC_MESSAGES": "es_MX", "LANG": "ru"}, "es"),
    ({"GOSPLAN_LANG": "es", "LC_ALL": "ru_RU"}, "es"), ({"LANG": "estonian"}, "en"),
])
def test_the_environment_is_asked_last(environment, lang):
    """GOSPLAN_LANG comes before the locale, whose variables count in their usual order."""
    assert of_environment(environment) == lang


@pytest.mark.parametrize("lang", OTHERS)
def test_what_programs_read_has_no_language(capsys, lang):
    """CSV and JSON are the same to the last sign whatever language the messages are in."""
    for line in (("run", FLAGSHIP, "--until", "1921-Q2"), ("hindcast", FLAGSHIP, "--json"),
                 ("schema",)):
        assert outcome(capsys, *line, "--lang", lang) == outcome(capsys, *line)


PROVOKED = {
    "required": ("run",),
    "one_argument": ("run", "x", "--runs"),
    "some_arguments": ("validate",),
    "no_argument": ("run", "x", "--annual=3"),
    "ambiguous": ("run", "x", "--se", "3"),
    "argument": ("run", "x", "--seed", "three"),
}


@pytest.mark.parametrize("lang", OTHERS)
@pytest.mark.parametrize("line", PROVOKED.values(), ids=PROVOKED)
def test_misuse_is_told_in_the_language(capsys, line, lang):
    """What Python's reader of arguments finds wrong is said in the language too."""
    status, _, text = outcome(capsys, *line, "--lang", lang)
    assert status == 2
    last = re.sub(r"--?[a-z-]+|gosplan-game \w+", "", text.splitlines()[-1].partition(": ")[2])
    assert not ENGLISH.search(last), text
    assert not re.search("expected|required|ambiguous|explicit|invalid|could", last), text


def test_every_known_fault_has_its_words(speaking):
    """Each fault that argparse may tell has a text in every language."""
    for lang in languages():
        speaking(lang)
        for _, key in FAULTS:
            assert said(f"command.fault.{key}") != f"command.fault.{key}"


@pytest.mark.parametrize("lang", OTHERS)
def test_findings_are_told_in_the_language(capsys, tmp_path, speaking, lang):
    """`validate` writes places as editors read them, and the rest in the language."""
    assert main(["new-scenario", "broken", "--dir", str(tmp_path), "--lang", lang]) == 0
    file = tmp_path / "broken" / "scenario.toml"
    file.write_text(file.read_text(encoding="utf-8") + "\nformatt = 2\n", encoding="utf-8")
    capsys.readouterr()
    status, text, _ = outcome(capsys, "validate", str(tmp_path / "broken"), "--lang", lang)
    assert status == 1
    speaking(lang)
    _, problems = check(tmp_path / "broken")
    assert text.splitlines()[: len(problems)] == [found(each) for each in problems]
    assert told(problems[0].text) != str(problems[0].text)
