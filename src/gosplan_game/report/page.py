"""The debrief as one page of HTML that holds everything it needs."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Any

from gosplan_game.report.debrief import Debrief, Outcome, debrief
from gosplan_game.report.numbers import is_known
from gosplan_game.report.padding import padding, with_cost
from gosplan_game.report.plots import Chart
from gosplan_game.report.signs import PERSONS
from gosplan_game.report.svg import BLUE, INK, RED, SignSheet, chart_svg
from gosplan_game.report.turning import OtherOutcome, Turn, turning
from gosplan_game.report.words import Words

TEMPLATE = "debrief.html.j2"
PAPER = "#F4ECDC"
SIDE = 22
"""Side of a sign in the table of three countries, in pixels."""


@dataclass(frozen=True, slots=True)
class _Drawn:
    """An outcome with its signs drawn."""

    name: str
    note: str
    yours: str
    your_text: str
    history: str
    history_text: str
    other: str = ""
    other_text: str = ""


@dataclass(frozen=True, slots=True)
class _DrawnTurn:
    """A decision that mattered, with the dead and the outcomes drawn."""

    turn: Turn
    yours: str
    other: str
    outcomes: tuple[_Drawn, ...]


@dataclass(frozen=True, slots=True)
class _DrawnChart:
    """A chart drawn, with its figures for those who read tables."""

    title: str
    svg: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def debrief_page(session: Any, texts: Any, pictograms: Path) -> str:
    """Return the debrief of a session as a page of HTML.

    While the game runs the page has neither the decisions that mattered nor the opened
    books: both tell what was true.

    Args:
        session: The game.
        texts: The text catalogue, which fixes the language.
        pictograms: The folder of the sign drawings.
    """
    import jinja2  # only pages need it

    words = Words(texts, session.scenario)
    sheet = debrief(session, texts)
    over = session.is_over
    mattered = turning(session, texts) if over else None
    books = with_cost(padding(session, texts), session, texts) if over else None
    turns = mattered.rows if mattered else ()
    signs = SignSheet(pictograms)
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent),
        autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined,
    )
    environment.filters["tint"] = _tint
    return environment.get_template(TEMPLATE).render(
        lang=words.language,
        page=sheet,
        people_signs=signs.row(PERSONS, sheet.figures, PAPER, 28, 30),
        outcomes=_outcomes(sheet, turns[0].outcomes if turns else (), signs),
        turning=mattered,
        turns=[_turn(sheet, turn, signs) for turn in turns],
        padding=books,
        charts=[_chart(chart, words) for chart in sheet.charts],
        symbols=signs.definitions(),
        table_word=words("page.series_table"),
        legend=words("page.legend"),
    )


def write_debrief(session: Any, texts: Any, pictograms: Path, target: Path) -> Path:
    """Write the page and return its path; a half-written page never stands at that place."""
    text = debrief_page(session, texts, pictograms)
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_suffix(target.suffix + ".part")
    try:
        fresh.write_text(text, encoding="utf-8")
        return fresh.replace(target)
    except OSError:
        with suppress(OSError):
            fresh.unlink()
        raise


def _outcomes(
    sheet: Debrief, others: Sequence[OtherOutcome], signs: SignSheet
) -> tuple[_Drawn, ...]:
    """Return the outcomes drawn, those of a country with a decision reversed beside them."""
    pairs = zip_longest(sheet.outcomes, others, fillvalue=None)
    return tuple(_drawn(outcome, other, signs) for outcome, other in pairs if outcome is not None)


def _turn(sheet: Debrief, turn: Turn, signs: SignSheet) -> _DrawnTurn:
    return _DrawnTurn(
        turn,
        signs.row(PERSONS, turn.yours.figures, PAPER, 22, 12),
        signs.row(PERSONS, turn.other.figures, PAPER, 22, 12),
        _outcomes(sheet, turn.outcomes, signs),
    )


def _tint(share: float) -> str:
    """Return the ink of a share, from paper to full ochre."""
    return f"background:rgba(211,154,45,{0.12 + 0.7 * share:.2f})" if share > 0 else ""


def _drawn(outcome: Outcome, other: OtherOutcome | None, signs: SignSheet) -> _Drawn:
    """Return an outcome with its rows of signs."""
    drawn = other.count.columns[0].signs if other is not None and other.count else 0.0
    history = outcome.history.columns[0].signs if outcome.history else 0.0
    return _Drawn(
        name=outcome.name,
        note=f"{outcome.year}, {outcome.legend}",
        yours=signs.row(outcome.pictogram, outcome.yours.columns[0].signs, RED, SIDE, 10),
        your_text=outcome.your_text,
        history=signs.row(outcome.pictogram, history, INK, SIDE, 10),
        history_text=outcome.history_text,
        other=signs.row(outcome.pictogram, drawn, BLUE, SIDE, 10),
        other_text=other.text if other is not None else "",
    )


def _chart(chart: Chart, words: Words) -> _DrawnChart:
    """Return a chart with its table of years."""
    lines = [line for line in chart.lines if line.points]
    known = [dict(line.points) for line in lines]
    years = sorted({x for points in known for x in points if float(x).is_integer()})
    rows = tuple(
        (str(int(year)),
         *(words.figure(points[year]) if year in points and is_known(points[year]) else ""
           for points in known))
        for year in years
    )
    heads = (words("table.year"), *(words(f"almanac.show.{line.role}") for line in lines))
    return _DrawnChart(chart.title, chart_svg(chart), heads, rows)


__all__ = ["Debrief", "debrief_page", "write_debrief"]
