"""Terms of the glossary, linked wherever their word appears in a text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from gosplan_game.report.words import Words
from gosplan_game.viewmodels.help import term, term_ids

LINK = "term:"
"""What the target of an opening word begins with if it is a term."""
_MARKED = re.compile(r"(\*\*.+?\*\*|\[[^\]]+\]\([^)\s]+\))", re.DOTALL)
_ASIDE = re.compile(r"\s*\(([^)]*)\)")
_QUOTES = "’‘«»“”"
_ACCENTED = re.compile(r"([áéíóú])([sn])$")
_BARE = str.maketrans("áéíóú", "aeiou")
_ENDING = re.compile(r"(?:ец|ень|[аеёийоуыьэюя]{1,2})$", re.IGNORECASE)
SHORTEST = 3
"""A form shorter than this is looked for only if it is an acronym."""


class Glossary:
    """Finds the terms of one language.

    A term is found by its name in any usual ending, or by the forms that the text
    ``term.ID.said`` lists, parted by bars; an acronym only in capitals.

    Args:
        texts: The catalogue, speaking the language.
        language: Its code, by which words are inflected.
    """

    def __init__(self, texts: Any, language: str) -> None:
        words = Words(texts)
        self._ids: dict[str, str] = {}
        forms: list[tuple[str, str]] = []
        for identity in term_ids(texts):
            found = term(texts, identity)
            if found is not None:
                said = words.optional(f"term.{identity}.said")
                given = said.split("|") if said else names_of(found.name, language)
                forms += [(form, identity) for form in given]
        patterns = []
        for number, (form, identity) in enumerate(
                sorted(forms, key=lambda pair: len(pair[0]), reverse=True)):
            self._ids[f"t{number}"] = identity
            patterns.append(f"(?P<t{number}>{pattern_of(form, language)})")
        self._pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(patterns)})(?![\w-])") \
            if patterns else None
        self.linked = lru_cache(maxsize=4096)(self._linked)

    def _linked(self, text: str, but: str = "") -> str:
        """Return a marked text with the first mention of each term linked, except of ``but``."""
        if self._pattern is None:
            return text
        seen = {but}
        parts = _MARKED.split(text)
        # Every second part is marked already: it stays as it is.
        return "".join(part if place % 2 else self._link(part, seen)
                       for place, part in enumerate(parts))

    def _link(self, text: str, seen: set[str]) -> str:
        def mark(found: re.Match[str]) -> str:
            identity = self._ids[found.lastgroup or ""]
            if identity in seen:
                return found.group()
            seen.add(identity)
            return f"[{found.group()}]({LINK}{identity})"

        return self._pattern.sub(mark, text) if self._pattern is not None else text


def names_of(name: str, language: str) -> list[str]:
    """Return the forms in a term's name: the name, and what it is also called in brackets."""
    plain = name.strip()
    main = _ASIDE.sub("", plain)
    # A word set in quotation marks is the time's own: elsewhere it means what it usually means.
    found = [main.strip(_QUOTES) if main[0] not in _QUOTES else main[0] + main.strip(_QUOTES)]
    for aside in _ASIDE.findall(plain):
        word = " " not in aside and (language != "ru" or aside.isupper())
        if word and plain.endswith(f"({aside})"):
            found.append(aside)
    return [form for form in found if len(form) >= SHORTEST or form.isupper()]


def pattern_of(form: str, language: str) -> str:
    """Return the expression that finds a form with its endings, in small letters or capitals."""
    if form.isupper():
        return re.escape(form)
    quoted = f"(?<=[{_QUOTES}])" if form[0] in _QUOTES else ""
    words = [_word(word, language) for word in form.lstrip(_QUOTES).split()]
    return f"{quoted}(?i:" + r"\s+".join(words) + ")"


def _word(word: str, language: str) -> str:
    """Return the expression for one word of a form."""
    if len(word) < SHORTEST or not word[-1].isalpha():
        return re.escape(word)
    if language == "ru":
        stem = _ENDING.sub("", word)
        rest = len(word) - len(stem)
        return re.escape(stem) + rf"\w{{0,{rest + 2}}}" if len(stem) >= SHORTEST else \
            re.escape(word)
    accented = _ACCENTED.search(word) if language == "es" else None
    if accented is not None:
        end = accented.group()
        return f"{re.escape(word[:-2])}(?:{end}|{end.translate(_BARE)}es)"
    return re.escape(word) + ("(?:e?s)?" if language == "es" else "s?")

