"""Texts by key and language, with plural forms.

A text is a string with ``{name}`` fields, or a table of plural forms (``one``,
``few``, ``many``, ``other``) chosen by ``count``. English stands in where a
language lacks a text; where English lacks it too, the key itself is shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from gosplan_game.core.errors import Problem, ScenarioError

FALLBACK = "en"
PLURALS: Mapping[str, tuple[str, ...]] = {
    "en": ("one", "other"),
    "es": ("one", "other"),
    "ru": ("one", "few", "many", "other"),
}
"""Plural forms that a complete text of a language has (``other``: fractions)."""

FORMS = frozenset({"zero", "one", "two", "few", "many", "other"})
_FIELD = re.compile(r"\{([A-Za-z_]\w*)(?::([,+]?(?:\.\d)?[dfge%]?))?\}")

Text = str | Mapping[str, str]
"""A text or its plural forms."""


def plural_form(lang: str, count: float) -> str:
    """Return the plural form of a number in a language.

    Russian: 1, 21 ``one``; 2-4, 22-24 ``few``; 0, 5-20 ``many``; fractions ``other``.
    English and Spanish: 1 ``one``, else ``other``; unknown languages as English.
    """
    size = abs(count)
    if lang != "ru":
        return "one" if size == 1 else "other"
    if size != int(size):
        return "other"
    tens, units = int(size) % 100, int(size) % 10
    if units == 1 and tens != 11:
        return "one"
    if 2 <= units <= 4 and not 12 <= tens <= 14:
        return "few"
    return "many"


class TextCatalogue:
    """Texts of the interface and of a scenario."""

    def __init__(self, texts: Mapping[str, Mapping[str, Any]], lang: str = FALLBACK) -> None:
        """Take texts by language and key; nested tables join their keys with dots.

        Args:
            texts: By language, then by key.
            lang: Language wanted.
        """
        self.lang = lang
        self._texts: dict[str, dict[str, Text]] = {
            language: flattened(table) for language, table in texts.items()
        }
        self.missing: set[str] = set()
        """Keys asked for that no language has."""
        self.untranslated: set[str] = set()
        """Keys asked for that only English has."""

    @classmethod
    def read(cls, source: str | Path | Iterable[Path], lang: str = FALLBACK) -> TextCatalogue:
        """Return the texts of TOML files.

        Args:
            source: A folder, whose files are read with its subfolders', a file, or files.
                A file either has tables ``[texts.en]``, or belongs to the language that
                begins its name (``ru.toml``, ``ru-help.toml``) or is its folder (``ru/``).
            lang: Language wanted.

        Raises:
            ScenarioError: a file cannot be read, or gives a key again.
        """
        catalogue = cls({}, lang)
        for path in _files(source):
            for language, table in _by_language(path).items():
                catalogue._add(language, flattened(table), path)
        return catalogue

    def _add(self, language: str, table: Mapping[str, Text], path: Path) -> None:
        known = self._texts.setdefault(language, {})
        again = sorted(known.keys() & table.keys())
        if again:
            text = f"texts given twice in {language!r}: {', '.join(again[:5])}"
            raise ScenarioError([Problem(str(path), 1, 1, "error", text)])
        known.update(table)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages there are, English first."""
        return tuple(sorted(self._texts, key=lambda name: (name != FALLBACK, name)))

    def speaking(self, lang: str) -> TextCatalogue:
        """Return the same texts in another language."""
        other = TextCatalogue({}, lang)
        other._texts = self._texts
        return other

    def joined(self, other: TextCatalogue) -> TextCatalogue:
        """Return these texts with another catalogue's laid over them."""
        both = TextCatalogue({}, self.lang)
        both._texts = {
            language: {**self._texts.get(language, {}), **other._texts.get(language, {})}
            for language in {*self._texts, *other._texts}
        }
        return both

    def keys(self, lang: str = FALLBACK) -> tuple[str, ...]:
        """Return the keys of a language."""
        return tuple(self._texts.get(lang, {}))

    def missing_in(self, lang: str) -> tuple[str, ...]:
        """Return the keys that English has and a language lacks."""
        own = self._texts.get(lang, {})
        return tuple(key for key in self._texts.get(FALLBACK, {}) if key not in own)

    def has(self, key: str) -> bool:
        """Return whether the language or English has a text."""
        return self._find(key) is not None

    def get(self, key: str, count: float | None = None, **values: object) -> str:
        """Return a text with its fields filled in.

        Args:
            key: Key of the text.
            count: Number that chooses the plural form; also the field ``{count}``.
            values: Values of the fields; a field without a value stays as it is.

        Returns:
            The text; the key itself where no language has it.
        """
        found = self._find(key)
        if found is None:
            self.missing.add(key)
            return key
        lang, text = found
        if lang != self.lang:
            self.untranslated.add(key)
        if count is not None:
            values.setdefault("count", count)
        return fill_in(_form(text, lang, count), values)

    def _find(self, key: str) -> tuple[str, Text] | None:
        for lang in (self.lang, FALLBACK):
            text = self._texts.get(lang, {}).get(key)
            if text is not None:
                return lang, text
        return None


def _form(text: Text, lang: str, count: float | None) -> str:
    if isinstance(text, str):
        return text
    wanted = "other" if count is None else plural_form(lang, count)
    for form in (wanted, "other", "many", "few", "one"):
        if form in text:
            return text[form]
    return next(iter(text.values()), "")


def fields_of(text: Text) -> frozenset[str]:
    """Return the names of the fields of a text, in all its forms."""
    forms = [text] if isinstance(text, str) else list(text.values())
    return frozenset(found[0] for form in forms for found in _FIELD.findall(form))


def fill_in(text: str, values: Mapping[str, object]) -> str:
    """Return a text with ``{name}`` and ``{name:.1f}`` replaced by values.

    Only names and short number formats are understood, so that a text cannot reach
    into objects or ask for a field a million characters wide.
    """

    def replaced(found: re.Match[str]) -> str:
        name, shape = found.group(1), found.group(2)
        if name not in values:
            return found.group()
        value = values[name]
        try:
            return format(value, shape) if shape else str(value)
        except (TypeError, ValueError):
            return str(value)

    return _FIELD.sub(replaced, text)


def flattened(table: Mapping[str, Any], prefix: str = "") -> dict[str, Text]:
    """Return nested tables as one, keys joined with dots; plural tables stay."""
    return dict(_flat(table, prefix))


def _flat(table: Mapping[str, Any], prefix: str) -> Iterator[tuple[str, Text]]:
    for key, value in table.items():
        name = f"{prefix}{key}"
        if isinstance(value, Mapping) and not is_plural(value):
            yield from _flat(value, f"{name}.")
        elif isinstance(value, Mapping):
            yield name, dict(value)
        else:
            yield name, value if isinstance(value, str) else str(value)


def is_plural(table: Mapping[str, Any]) -> bool:
    """Return whether a table is a text's plural forms."""
    return bool(table) and all(
        key in FORMS and isinstance(value, str) for key, value in table.items()
    )


def _files(source: str | Path | Iterable[Path]) -> list[Path]:
    if not isinstance(source, str | Path):
        return list(source)
    path = Path(source)
    return sorted(path.rglob("*.toml")) if path.is_dir() else [path]


def _by_language(path: Path) -> dict[str, Any]:
    import tomli  # the few texts of commands are read without it

    try:
        data = tomli.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        problem = Problem(str(path), 1, 1, "error", f"cannot be read: {error.strerror}")
        raise ScenarioError([problem]) from None
    except (ValueError, RecursionError) as error:
        raise ScenarioError([Problem(str(path), 1, 1, "error", f"not TOML: {error}")]) from None
    texts = data.get("texts")
    if isinstance(texts, dict) and len(data) == 1:
        return texts
    language = re.split(r"[-_.]", path.name)[0]
    if not re.fullmatch(r"[a-z]{2}", language):
        language = path.parent.name
    return {language: data}
