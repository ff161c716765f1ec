"""What commands say to the terminal, in the language that was chosen.

Ids, CSV and JSON are the same in every language; sentences, headings and units are not. The
catalogue's texts for commands are few and read by themselves, so that help answers at once; all
else is read when something is said that needs it.
"""

from __future__ import annotations

import tomllib
from contextvars import ContextVar
from functools import cache
from typing import TYPE_CHECKING

from gosplan_game import paths
from gosplan_game.core.errors import Reason
from gosplan_game.scenario.catalogue import FALLBACK, TextCatalogue

if TYPE_CHECKING:
    from gosplan_game.core.errors import Problem
    from gosplan_game.report.words import Words

_LANGUAGE: ContextVar[str] = ContextVar("language", default=FALLBACK)


def languages() -> tuple[str, ...]:
    """Return the codes of the languages that there are texts in, English first."""
    found = {path.name[:2] for path in (paths.assets_dir() / "texts").glob("??.toml")}
    return tuple(sorted(found, key=lambda code: (code != FALLBACK, code)))


def speak(language: str) -> None:
    """Say everything in a language from now on."""
    _LANGUAGE.set(language)


def language() -> str:
    """Return the language in force."""
    return _LANGUAGE.get()


def said(key: str, count: float | None = None, **values: object) -> str:
    """Return a text of a command in the language in force.

    Args:
        key: Key in the catalogue, such as ``command.stopped``; its first word is the file's.
        count: Number that chooses the plural form; also the field ``{count}``.
        values: Values of the fields.
    """
    return _part(key.partition(".")[0], language()).get(key, count, **values)


def words() -> Words:
    """Return the interface's words in the language in force."""
    return _words(language())


def told(what: Exception | str) -> str:
    """Return a reason or an error in the language in force; text without a key as it stands."""
    text = what.args[0] if isinstance(what, Exception) and what.args else what
    if not isinstance(text, Reason) or language() == FALLBACK:
        return str(what)
    return words().problem(text)


def figure(text: str) -> str:
    """Return a number written in English as the language in force writes it."""
    if language() == FALLBACK:
        return text
    style = words().style
    return "".join({",": style.gap, ".": style.decimal}.get(sign, sign) for sign in text)


def unit(name: str) -> str:
    """Return a unit in the language in force; in English as the scenario writes it."""
    return name if language() == FALLBACK else words().unit(name)


def found(problem: Problem) -> str:
    """Return a finding about a file with its place in the language in force."""
    return str(problem) if language() == FALLBACK else words().found(problem)


@cache
def _part(part: str, lang: str) -> TextCatalogue:
    """Return the texts of one file of the catalogue, read by Python's own reader of TOML."""
    texts = {}
    for each in {lang, FALLBACK}:
        path = paths.assets_dir() / "texts" / f"{each}-{part}.toml"
        if path.is_file():
            texts[each] = tomllib.loads(path.read_text(encoding="utf-8"))
    return TextCatalogue(texts, lang)


@cache
def _words(lang: str) -> Words:
    from gosplan_game.report.words import Words

    return Words(TextCatalogue.read(paths.assets_dir() / "texts", lang))
