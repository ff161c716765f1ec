"""The title screen: what the game is, and the ways into it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from gosplan_game.report.signs import Count, count
from gosplan_game.report.words import Words

STEEL = (("1922", 0.32), ("1925", 1.87), ("1928", 4.25), ("1931", 5.6), ("1934", 9.7),
         ("1937", 17.7))
HORSES = (("1922", 24.1), ("1925", 27.1), ("1928", 33.5), ("1931", 26.2), ("1934", 15.7),
          ("1937", 16.7))
STEEL_SIGN = 2.0
HORSE_SIGN = 4.0


@dataclass(frozen=True, slots=True)
class MenuItem:
    """One line of the title's menu."""

    id: str
    name: str
    key: str
    note: str
    enabled: bool


@dataclass(frozen=True, slots=True)
class Title:
    """The title screen."""

    name: str
    headline: str
    years: str
    lead: str
    steel_title: str
    steel: Count
    horses_title: str
    horses: Count
    items: tuple[MenuItem, ...]
    languages: tuple[tuple[str, str], ...]
    language: str
    help: str
    quit: str
    version: str


def title(
    texts: Any, *, continue_note: str = "", version: str = "",
    languages: Sequence[tuple[str, str]] = (),
) -> Title:
    """Return the title screen.

    Args:
        texts: The text catalogue.
        continue_note: What the last game is; empty where there is none.
        version: The game's version.
        languages: Codes and own names of the languages there are.
    """
    words = Words(texts)
    keys = (("continue", ""), ("quick", "Q"), ("new", "N"), ("scenarios", "S"),
            ("load", "L"), ("almanac", "A"), ("settings", "T"))
    notes = {"continue": continue_note, "quick": words("title.quick_note")}
    items = tuple(
        MenuItem(item, words(f"title.{item}"), key,
                 notes.get(item, ""),
                 item != "continue" or bool(continue_note))
        for item, key in keys
    )
    return Title(
        name=words("title.name"),
        headline=words("title.headline"),
        years=words("title.years"),
        lead=words("title.lead"),
        steel_title=words("title.steel"),
        steel=_title_count(words, "ingot", STEEL, STEEL_SIGN),
        horses_title=words("title.horses"),
        horses=_title_count(words, "horse", HORSES, HORSE_SIGN),
        items=items,
        languages=tuple(languages),
        language=words.language,
        help=words("frame.help"),
        quit=words("title.quit"),
        version=words("title.version", version=version) if version else "",
    )


def _title_count(
    words: Words, pictogram: str, values: Sequence[tuple[str, float]], one: float
) -> Count:
    """Return the title's rising or falling columns, with a fixed sign."""
    made = count(words, pictogram=pictogram, unit="", labels=[year for year, _ in values],
                 values=[value for _, value in values], most=9)
    columns = tuple(
        column.__class__(column.label, round(value / one * 4) / 4, column.text)
        for column, (_, value) in zip(made.columns, values, strict=True)
    )
    return Count(pictogram, words(f"title.legend.{pictogram}"), columns)
