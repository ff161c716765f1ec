"""The Russian and Spanish texts say what the English ones say, everywhere."""

import re

import pytest

from gosplan_game import paths
from gosplan_game.scenario import find_scenarios, load_scenario
from gosplan_game.scenario.catalogue import Text, TextCatalogue, flattened, plural_form
from gosplan_game.scenario.citations import CITED, cited_sources, parts_of
from gosplan_game.scenario.translations import figures_of, translation_faults

LANGUAGES = ("ru", "es")
INTERFACE = TextCatalogue.read(paths.assets_dir() / "texts")
CONTEST = {
    "en": re.compile(
        r"\b(wins?|winners?|winning|won|victory|victories|victorious|scor(?:e|es|ed|ing)|points"
        r"|losers?|champions?)\b", re.IGNORECASE),
    "ru": re.compile(
        r"\b(побед\w*|побежд\w*|выигр\w*|проигр\w*|очк(?:о|а|и|у|ом|ов|ам|ами|ах)"
        r"|балл(?:|а|ы|у|ом|ов|ам|ами|ах|е)|триумф\w*|чемпион\w*)\b", re.IGNORECASE),
    "es": re.compile(
        r"\b(victori\w+|vencedor\w*|vencer|puntos|puntuaci\w+|puntaje\w*|marcador\w*|gana|ganar"
        r"|ganan|ganó|ganas|ganador\w*|triunf\w+|perdedor\w*|campe(?:ó|o)n\w*)\b",
        re.IGNORECASE,
    ),
}
QUOTED = re.compile("«[^»]*»")
STRAIGHT = re.compile("[\"'`]|(?<= )-(?= )|\\.\\.\\.")
DRAWN = frozenset("\n \u00a0−")
"""Spaces and the minus sign, which the window sets or draws itself."""
ENGLISH_WORD = re.compile(r"\b(the|and|of|with|for)\b")


def _interface(lang: str) -> dict[str, Text]:
    return {key: INTERFACE._texts[lang][key] for key in INTERFACE.keys(lang)}


def _shipped() -> dict[str, dict[str, dict[str, Text]]]:
    """Return the texts of the interface and of each shipped scenario by language."""
    found = {"interface": {lang: _interface(lang) for lang in INTERFACE.languages}}
    for path in sorted(item for item in paths.scenarios_dir().iterdir() if item.is_dir()):
        texts = load_scenario(path).definition.texts
        found[path.name] = {lang: _own(flattened(table)) for lang, table in texts.items()}
    return found


def _own(texts: dict[str, Text]) -> dict[str, Text]:
    """Return the texts without cited works, whose English stands where they are cited."""
    return {key: text for key, text in texts.items() if not key.startswith(CITED)}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_sources_are_cited_with_the_same_figures_and_no_others(lang: str) -> None:
    """Each translated part of a source belongs to one, and has its years, volumes and sums."""
    definitions = [load_scenario(path).definition for path in paths.scenarios_dir().iterdir()
                   if path.is_dir()]
    english = {f"{CITED}{part}": part for each in definitions
               for source in (*each.authors, *cited_sources(each)) for part in parts_of(source)}
    own = {key: text for each in definitions for key, text in
           flattened(each.texts.get(lang, {})).items() if key.startswith(CITED)}
    faults = translation_faults({key: english[key] for key in own if key in english}, own, lang)
    assert not faults, "\n".join(faults)


SHIPPED = _shipped()


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("place", sorted(SHIPPED))
def test_translation_is_complete_and_says_the_same(place: str, lang: str) -> None:
    """No text is missing or left over, and fields, figures and plural forms agree."""
    texts = SHIPPED[place]
    faults = translation_faults(texts["en"], texts.get(lang, {}), lang)
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("place", sorted(SHIPPED))
def test_typography_and_tone(place: str, lang: str) -> None:
    """Quotes and dashes are typographic, no English is left, and nothing is a contest."""
    faults = []
    for key, text in SHIPPED[place].get(lang, {}).items():
        if key.endswith((".source", ".sources")):  # works are cited in their own words
            continue
        for form in [text] if isinstance(text, str) else text.values():
            own = QUOTED.sub("", form)  # the time's own words are quoted as they stood
            for pattern, said in ((STRAIGHT, form), (CONTEST[lang], own), (ENGLISH_WORD, form)):
                faults += [f"{key}: {found.group()}" for found in pattern.finditer(said)]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("place", sorted(SHIPPED))
def test_nothing_is_a_contest_in_english_either(place: str) -> None:
    """No text of the interface or of a scenario speaks of a win, a victory, a score or points."""
    found = [key for key, text in SHIPPED[place]["en"].items()
             if not key.endswith((".source", ".sources"))
             for form in ([text] if isinstance(text, str) else text.values())
             if CONTEST["en"].search(form)]
    assert not found


@pytest.mark.parametrize("lang", ["en", *LANGUAGES])
def test_advisers_name_no_unit_twice(lang):
    """Figures come into a remark with their unit, so the remark must not say it again."""
    twice = re.compile(r"\{(?:now|lower|middle|upper)\}[ \u00a0](?:million|миллион|млн|Mt|т\b)")
    found = [key for place in sorted(SHIPPED) for key, text in SHIPPED[place].get(lang, {}).items()
             if key.startswith("adviser.") and twice.search(str(text))]
    assert found == []


@pytest.mark.parametrize(
    ("number", "form"),
    [(1, "one"), (2, "few"), (5, "many"), (11, "many"), (12, "many"), (14, "many"),
     (21, "one"), (22, "few"), (25, "many"), (101, "one"), (111, "many"), (1.5, "other")],
)
def test_russian_counts_in_four_forms(number: float, form: str) -> None:
    """The form of a Russian noun follows the last digits; a fraction has its own."""
    assert plural_form("ru", number) == form


@pytest.mark.parametrize(
    ("number", "said"), [(1, "1 ход"), (3, "3 хода"), (82, "82 хода"), (11, "11 ходов")]
)
def test_russian_turns_are_counted_rightly(number: int, said: str) -> None:
    """A catalogue text comes out in the form that its number asks for."""
    assert INTERFACE.speaking("ru").get("shelf.turns", number) == said


def test_check_finds_each_kind_of_fault() -> None:
    """Gaps, leftovers, other fields, other figures and absent plural forms are all told."""
    english: dict[str, Text] = {
        "gap": "text", "field": "{a} of {b}", "figure": "681,692 in 1937-38",
        "plural": {"one": "{count} turn", "other": "{count} turns"},
    }
    own: dict[str, Text] = {
        "old": "текст", "field": "{a} из {c}", "figure": "681\u00a0692 в 1937–1939",
        "plural": {"one": "{count} ход", "other": "{count} хода"},
    }
    told = " | ".join(translation_faults(english, own, "ru"))
    for part in ("gap: not translated", "old: English has no such text", "field: has the fields",
                 "figure: has the figures", "lacks the plural forms few, many"):
        assert part in told


def test_figures_are_read_as_each_language_writes_them() -> None:
    """Thousands, decimals and short ranges of years mean the same in each language."""
    english = figures_of("22.8 Mt, 681,692 people, 1929-32, 1932/33")
    assert english == figures_of("22,8 млн т, 681\u00a0692 человека, 1929–1932, 1932/33", "ru")
    assert figures_of("{first:.1f} and {second}") == figures_of("")


@pytest.mark.parametrize(("lang", "names"), [
    ("ru", ("Голодомор", "Ашаршылык")), ("es", ("Holodomor", "Asharshylyq"))])
def test_famines_are_called_by_name(lang: str, names: tuple[str, ...]) -> None:
    """The famines of Ukraine and Kazakhstan carry the names their peoples gave them."""
    said = " ".join(str(text) for text in SHIPPED["ussr-1921-1941"].get(lang, {}).values())
    for name in names:
        assert name in said


@pytest.mark.parametrize(
    "face", sorted(path.name for path in (paths.assets_dir() / "fonts").glob("*.ttf"))
)
def test_every_letter_can_be_set(face: str) -> None:
    """Each shipped face has all the letters and marks that the translations use."""
    pygame = pytest.importorskip("pygame")
    pygame.font.init()
    font = pygame.font.Font(str(paths.assets_dir() / "fonts" / face), 16)
    said = "".join(
        form for texts in SHIPPED.values() for lang in LANGUAGES
        for text in texts.get(lang, {}).values()
        for form in ([text] if isinstance(text, str) else text.values())
    )
    letters = sorted(set(said) - DRAWN)
    missing = [letter for letter, found in zip(letters, font.metrics("".join(letters)), strict=True)
               if found is None]
    assert missing == []


def test_shipped_scenarios_were_all_read() -> None:
    """Every scenario on the shelf is among those checked."""
    assert len(SHIPPED) > len([*find_scenarios()]) - 1 >= 1
