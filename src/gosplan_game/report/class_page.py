"""A folder of games as one page of HTML that holds everything it needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gosplan_game.report.class_groups import Group
from gosplan_game.report.class_lines import Sheet
from gosplan_game.report.class_sheet import sheet
from gosplan_game.report.class_svg import badge
from gosplan_game.report.reading import Reading
from gosplan_game.report.signs import PERSONS
from gosplan_game.report.svg import SignSheet
from gosplan_game.report.words import Words

TEMPLATE = "class_page.html.j2"
PAPER = "#F4ECDC"
HEADS = ("people", "people_note", "commitments", "commitments_note", "countries",
         "countries_note", "years", "years_note", "parted", "parted_note", "parted_none",
         "mattered", "mattered_note", "forecasts", "forecasts_note", "reports", "reports_note",
         "questions", "files", "files_note", "group", "stands", "harvest", "worst", "own",
         "history_mark", "table", "did", "did_others", "nobody")
"""Texts of the page that need no number, by the last part of their key."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file of the folder that is not on the page, and why."""

    file: str
    reason: str


@dataclass(frozen=True, slots=True)
class Games:
    """The games of one scenario: one to read words and units from, and all groups."""

    reading: Reading
    groups: tuple[Group, ...]


def class_page(
    games: Sequence[Games], left_out: Sequence[LeftOut], texts: Any, pictograms: Path
) -> str:
    """Return the page that compares groups.

    Args:
        games: By scenario, the largest class first.
        left_out: Files of the folder that could not be used.
        texts: The text catalogue, which fixes the language.
        pictograms: The folder of the sign drawings.
    """
    import jinja2  # only pages need it

    words = Words(texts)
    signs = SignSheet(pictograms)
    sheets = [sheet(each.reading, each.groups) for each in games]
    drawn = [[signs.row(PERSONS, line.figures, PAPER, 22, 30) for line in each.people]
             for each in sheets]
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent),
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined,
    )
    environment.globals["badge"] = _badge
    count = sum(len(each.groups) for each in games)
    return environment.get_template(TEMPLATE).render(
        lang=words.language,
        title=words("class.title"),
        subtitle=_subtitle(words, sheets, count),
        note=" ".join([words("class.note"), *_still_running(words, games)]),
        sheets=list(zip(sheets, drawn, strict=True)),
        left_out=left_out,
        head={name: words(f"class.head.{name}") for name in HEADS},
        symbols=signs.definitions(),
    )


def _subtitle(words: Words, sheets: Sequence[Sheet], count: int) -> str:
    return words("class.groups", count, scenarios=", ".join(each.title for each in sheets))


def _still_running(words: Words, games: Sequence[Games]) -> list[str]:
    """Return what is said of games whose books are shut, where there are any."""
    count = sum(not group.over for each in games for group in each.groups)
    return [words("class.running", count)] if count else []


def _badge(number: int, title: str = "", hollow: bool = False) -> str:
    """Return a group's number as a small picture in a line of text."""
    return (f'<svg class="badge" width="22" height="22" viewBox="0 0 22 22" '
            f'role="img" aria-label="{number}">{badge(number, 11, 11, title, hollow=hollow)}</svg>')
