"""The lower part of the board where nothing is short: every good's sources over its uses."""

from __future__ import annotations

from collections.abc import Sequence

from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.charts.bars import BalanceBars, legend, legend_width, result_room
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.screens.plan import INKS, bar_of
from gosplan_game.ui.typesetting import Typesetter
from gosplan_game.ui.widgets.base import Widget
from gosplan_game.ui.widgets.label import Paragraph, Section
from gosplan_game.ui.widgets.scroll import ScrollArea
from gosplan_game.viewmodels.chessboard import Board

BETWEEN = 28.0
NAME = 124.0
RESULT = 84.0
SIGN = 30.0
"""Room of the sign between a bar and what is left."""
LEAST_BAR = 120.0
"""Bars shorter than this stand in one column."""
LEGEND = 30.0
BESIDE = 24.0


class Legend(Widget):
    """What the inks of the bars stand for."""

    def __init__(self, rect: Rect, parts: Sequence[tuple[str, str]]) -> None:
        super().__init__("", rect)
        self.parts = tuple(parts)

    def draw(self, canvas: Canvas) -> None:
        """Draw squares and words."""
        legend(canvas, self.rect, [(INKS[kind], name) for kind, name in self.parts])


def balance_columns(setter: Typesetter, place: Rect, model: Board) -> list[Widget]:
    """Return the bars of all goods, the plan's order going down two columns or one.

    That there is nothing to revise stands at the foot, beside what the inks stand for.
    """
    grown = setter.theme.size("table") / 16
    head = Section.height(setter)
    rows = model.balances
    name = NAME * min(grown, 1.2)
    result = result_room(setter, [bar_of(row) for row in rows], RESULT * grown)
    wide = (place.w - 12 - BETWEEN) / 2
    count = 2 if wide - name - result - SIGN >= LEAST_BAR else 1
    parts = [(INKS[kind], text) for kind, text in model.legend]
    key = legend_width(setter, parts, gap=18) + BESIDE
    foot, note = LEGEND, Rect(place.x + key, 0, place.w - key, 0)
    if model.no_rounds and setter.width(model.no_rounds, "text") > note.w:
        note = Rect(place.x, 0, place.w, 0)
        foot = LEGEND + setter.height(model.no_rounds, "text", place.w)
    body = place.trim(top=head, bottom=foot)
    half = -(-len(rows) // count)
    even = body.h / max(1, half)
    pitch = max(setter.leading("table") + 2, min(BalanceBars.PITCH, even))
    scrolls = pitch > even + 1.0
    pitch = pitch if scrolls else min(pitch, even)
    inside: list[Widget] = []
    columns = body.trim(right=12 if scrolls else 0).columns(count, BETWEEN)
    for index, column in enumerate(columns):
        bars = [bar_of(row) for row in rows[index * half:(index + 1) * half]]
        inside.append(BalanceBars(
            f"balances:{index}", Rect(column.x, column.y, column.w, pitch * len(bars)), bars,
            name_width=name, result_width=result,
            label=model.balances_title, source=model.note))
    return [
        Section(place.top(30), model.balances_title, model.balances_note),
        ScrollArea("balances", body, inside, pitch * half, label=model.balances_title),
        Legend(place.lowest(foot - 6).top(LEGEND - 6), model.legend),
        *_nothing_to_revise(setter, place, note, model.no_rounds),
    ]


def _nothing_to_revise(setter: Typesetter, place: Rect, note: Rect, text: str) -> list[Widget]:
    """Return the sentence that stands in place of rounds, at the foot."""
    if not text:
        return []
    height = setter.height(text, "text", note.w)
    one = height <= setter.leading("text") + 1
    y = place.bottom - (LEGEND - 6 + height) / 2 if note.x > place.x and one \
        else place.bottom - height
    return [Paragraph(Rect(note.x, y, note.w, height), text, "text", "second", cut=False)]
