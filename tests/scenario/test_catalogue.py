"""Texts by key and language."""

from pathlib import Path
from typing import Any

import pytest

from gosplan_game.core.errors import ScenarioError
from gosplan_game.scenario import TextCatalogue
from gosplan_game.scenario.catalogue import fields_of, plural_form

TEXTS: dict[str, dict[str, Any]] = {
    "en": {
        "title": "Bread",
        "runs": {"one": "{count} run", "other": "{count} runs"},
        "only": "English only",
        "share": "{value:.1f} of {who}",
    },
    "ru": {
        "title": "Хлеб",
        "runs": {
            "one": "{count} прогон", "few": "{count} прогона", "many": "{count} прогонов",
            "other": "{count} прогона",
        },
    },
    "es": {"runs": {"one": "{count} partida", "other": "{count} partidas"}},
}


@pytest.mark.parametrize(
    ("lang", "count", "form"),
    [
        ("en", 1, "one"), ("en", 0, "other"), ("en", 2, "other"), ("en", 1.5, "other"),
        ("es", 1, "one"), ("es", 21, "other"),
        ("ru", 1, "one"), ("ru", 21, "one"), ("ru", 11, "many"), ("ru", 3, "few"),
        ("ru", 13, "many"), ("ru", 104, "few"), ("ru", 0, "many"), ("ru", 5, "many"),
        ("ru", 1.5, "other"), ("ru", -2, "few"), ("xx", 1, "one"),
    ],
)
def test_plural_forms(lang: str, count: float, form: str) -> None:
    """Each language counts in its own way; Russian has three forms and one for fractions."""
    assert plural_form(lang, count) == form


def test_texts_follow_language_and_count() -> None:
    """The count chooses the form and fills its field."""
    russian = TextCatalogue(TEXTS, "ru")
    assert [russian.get("runs", count=count) for count in (1, 2, 5)] == [
        "1 прогон", "2 прогона", "5 прогонов",
    ]
    assert russian.speaking("es").get("runs", count=1) == "1 partida"
    assert russian.get("runs") == "{count} прогона"


def test_missing_texts_fall_back_and_are_listed() -> None:
    """English stands in, then the key itself; both are remembered for whoever translates."""
    russian = TextCatalogue(TEXTS, "ru")
    assert russian.get("only") == "English only"
    assert russian.get("nothing") == "nothing"
    assert russian.untranslated == {"only"}
    assert russian.missing == {"nothing"}
    assert not russian.has("nothing")
    assert russian.missing_in("ru") == ("only", "share")
    assert russian.languages == ("en", "es", "ru")


def test_fields_take_values_and_short_formats() -> None:
    """A field without a value stays visible; objects cannot be reached into."""
    english = TextCatalogue(TEXTS)
    assert english.get("share", value=0.25, who="farms") == "0.2 of farms"
    assert english.get("share", value="half", who="farms") == "half of farms"
    assert english.get("share", value=1) == "1.0 of {who}"
    hostile = TextCatalogue({"en": {"x": "{a.__class__} {a[0]} {a:999999999d} {a}"}})
    assert hostile.get("x", a=1) == "{a.__class__} {a[0]} {a:999999999d} 1"


def test_nested_tables_join_their_keys() -> None:
    """`[texts.en.event.thaw]` with `title` is the key `event.thaw.title`."""
    nested = TextCatalogue({"en": {"event": {"thaw": {"title": "Thaw"}}}})
    assert nested.get("event.thaw.title") == "Thaw"
    assert nested.keys() == ("event.thaw.title",)


def test_files_belong_to_the_language_of_their_name_folder_or_table(tmp_path: Path) -> None:
    """`en.toml`, `ru-help.toml`, `es/menu.toml` and tables `[texts.en]` are all read."""
    (tmp_path / "en.toml").write_text('a = "one"', encoding="utf-8")
    (tmp_path / "ru-help.toml").write_text('a = "один"', encoding="utf-8")
    (tmp_path / "es").mkdir()
    (tmp_path / "es" / "menu.toml").write_text('[menu]\na = "uno"', encoding="utf-8")
    (tmp_path / "more.toml").write_text('[texts.en]\n"b" = "two"', encoding="utf-8")
    read = TextCatalogue.read(tmp_path)
    assert (read.get("a"), read.get("b")) == ("one", "two")
    assert read.speaking("ru").get("a") == "один"
    assert read.speaking("es").get("menu.a") == "uno"


def test_a_text_given_twice_or_unreadable_is_refused(tmp_path: Path) -> None:
    """The message names the key and the file."""
    (tmp_path / "en.toml").write_text('a = "one"', encoding="utf-8")
    (tmp_path / "en-more.toml").write_text('a = "two"', encoding="utf-8")
    with pytest.raises(ScenarioError, match=r"en\.toml.*given twice in 'en': a"):
        TextCatalogue.read(tmp_path)
    (tmp_path / "en-more.toml").write_text("a = ", encoding="utf-8")
    with pytest.raises(ScenarioError, match="not TOML"):
        TextCatalogue.read(tmp_path)


def test_catalogues_can_be_joined() -> None:
    """A scenario's texts lie over the interface's without changing either."""
    one = TextCatalogue({"en": {"a": "1", "b": "2"}})
    both = one.joined(TextCatalogue({"en": {"a": "3"}, "ru": {"b": "4"}}))
    assert (both.get("a"), both.get("b"), both.speaking("ru").get("b")) == ("3", "2", "4")
    assert one.get("a") == "1"


def test_fields_of_all_forms_are_known() -> None:
    """Checks of translations compare the fields of every plural form."""
    assert fields_of({"one": "{a} {b:.1f}", "other": "{c}"}) == {"a", "b", "c"}
