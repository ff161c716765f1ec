"""Translations held against their English original: gaps, leftovers, fields and figures.

A translation may say a thing in other words, but it must say the same: the same fields, the
same figures, all the plural forms of its language.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from gosplan_game.scenario.catalogue import PLURALS, Text, fields_of

_ENGLISH = re.compile(r"\d{1,3}(?:[, \u00a0]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_OTHER = re.compile(r"\d{1,3}(?:\u00a0\d{3})+(?:,\d+)?|\d+(?:[,.]\d+)?")
_GAPS = str.maketrans("", "", ", \u00a0")
_SHORT_RANGE = re.compile(r"\b(\d{2})(\d{2})[-\u2013](\d{2})\b(?!\d)")
_FIELD = re.compile(r"\{[^}]*\}")


def figures_of(text: str, lang: str = "en") -> Counter[str]:
    """Return the figures written in a text, as plain decimals, each as often as it stands.

    A range of years with a short end (``1929-32``) counts as its two years, so that a language
    may write it out. Numbers in words are not read.
    """
    bare = _SHORT_RANGE.sub(r"\1\2-\1\3", _FIELD.sub(" ", text))
    if lang == "en":
        return Counter(found.translate(_GAPS) for found in _ENGLISH.findall(bare))
    return Counter(
        found.replace("\u00a0", "").replace(",", ".") for found in _OTHER.findall(bare)
    )


def translation_faults(
    english: Mapping[str, Text], own: Mapping[str, Text], lang: str
) -> tuple[str, ...]:
    """Return what is wrong with a translation, one line a fault; nothing if it is complete.

    Args:
        english: The English texts by key.
        own: The texts of the language by key.
        lang: Code of the language.
    """
    return tuple(_faults(english, own, lang))


def _faults(
    english: Mapping[str, Text], own: Mapping[str, Text], lang: str
) -> Iterator[str]:
    for key in english:
        if key not in own:
            yield f"{lang}: {key}: not translated"
    for key, text in own.items():
        if key not in english:
            yield f"{lang}: {key}: English has no such text"
        else:
            for fault in _differences(english[key], text, lang):
                yield f"{lang}: {key}: {fault}"


def _differences(english: Text, own: Text, lang: str) -> Iterator[str]:
    if isinstance(own, str) != isinstance(english, str):
        yield "one of the two has plural forms, the other has none"
        return
    if isinstance(own, str):
        forms = {"": own}
    else:
        forms = dict(own)
        lacking = [form for form in PLURALS.get(lang, ("other",)) if form not in forms]
        if lacking:
            yield f"lacks the plural forms {', '.join(lacking)}"
    wanted = fields_of(english)
    original = english if isinstance(english, str) else english.get("other", "")
    figures = figures_of(original)
    for form, text in forms.items():
        named = f" ({form})" if form else ""
        if fields_of(text) != wanted:
            yield f"has the fields {_listed(fields_of(text))}, English {_listed(wanted)}{named}"
        if figures_of(text, lang) != figures:
            yield (f"has the figures {_listed(figures_of(text, lang).elements())}, "
                   f"English {_listed(figures.elements())}{named}")


def _listed(names: object) -> str:
    return " ".join(sorted(names)) or "none"  # type: ignore[call-overload]
