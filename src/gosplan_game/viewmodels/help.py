"""Help: the key list, how a turn goes, the terms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from gosplan_game.report.words import Words

KEYS = ("1-0", "Space", "Enter", "Tab", "arrows", "wheel", "drag", "typing", "Ctrl+Z", "Ctrl+Y",
        "Ctrl+C", "Ctrl+S", "F5", "W", "G", "T", "E", "Ctrl+M", "F1", "F11", "Esc")
STEPS = 6
MOST_TERMS = 400


@dataclass(frozen=True, slots=True)
class KeyLine:
    """A key and what it does."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the glossary."""

    id: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Help:
    """The help screen."""

    title: str
    steps_title: str
    steps: tuple[str, ...]
    keys_title: str
    keys: tuple[KeyLine, ...]
    terms_title: str
    terms: tuple[Term, ...]
    back: str


def help_sheet(texts: Any, find: str = "") -> Help:
    """Return the help, with the terms whose name or text holds the letters to find."""
    words = Words(texts)
    wanted = find.strip().lower()
    found = (term(texts, name) for name in term_ids(texts))
    terms = tuple(
        item for item in found
        if item and (not wanted or wanted in item.name.lower() or wanted in item.text.lower())
    )
    return Help(
        title=words("help.title"),
        steps_title=words("help.steps"),
        steps=tuple(words(f"help.step.{place}") for place in range(1, STEPS + 1)),
        keys_title=words("help.keys"),
        keys=tuple(KeyLine(words(f"key.{_slug(key)}"), words(f"key.{_slug(key)}.does"))
                   for key in KEYS),
        terms_title=words("help.glossary"),
        terms=terms[:MOST_TERMS],
        back=words("common.back"),
    )


def term_ids(texts: Any) -> tuple[str, ...]:
    """Return the ids of the terms that have a text."""
    return tuple(
        key.removeprefix("term.").removesuffix(".text")
        for key in list(texts.keys())
        if key.startswith("term.") and key.endswith(".text")
    )


def term(texts: Any, name: str) -> Term | None:
    """Return one term, or nothing where the glossary lacks it."""
    words = Words(texts)
    text = words.optional(f"term.{name}.text")
    return Term(name, words(f"term.{name}"), text) if text else None


def _slug(key: str) -> str:
    return key.lower().replace("+", "_").replace("-", "_")
