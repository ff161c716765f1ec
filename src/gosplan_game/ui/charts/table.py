"""A chart as a table: heads, the rows that show, and the bar if any are hidden."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.typesetting import Typesetter

COLUMN, LEAST = 180.0, 64.0
"""The widest and the narrowest column of figures."""
FIRST, USUAL, WIDE = 0.45, 0.3, 160.0
"""The most that the column of titles takes of the width, its usual share, and its usual end."""
AIR = 16.0

Rows = Sequence[Sequence[str]]


def asked(setter: Typesetter, rows: Rows) -> list[float]:
    """Return the width that each column asks for; the rows begin with the heads."""
    wide = [max((setter.width(row[column], "table" if index else "caption")
                 for index, row in enumerate(rows)), default=0.0) + AIR
            for column in range(len(rows[0]))]
    return [wide[0], *(max(LEAST, min(COLUMN, each)) for each in wide[1:])]


def columns(setter: Typesetter, room: float, rows: Rows) -> tuple[float, list[float]]:
    """Return the widths of titles and figures: even ones where all find room."""
    first, *wanted = asked(setter, rows)
    # Titles may have what the figures leave them, else not much more than their share.
    first = min(max(room * FIRST, room - sum(wanted)), max(first, min(room * USUAL, WIDE)))
    even = min(COLUMN, (room - first) / max(1, len(wanted)))
    if all(each <= even for each in wanted):
        return first, [even] * len(wanted)
    share = min(1.0, (room - first) / max(1.0, sum(wanted)))
    return first, [each * share for each in wanted]


def draw_table(canvas: Canvas, rect: Rect, rows: Rows, start: int, count: int, pitch: float
               ) -> None:
    """Draw the heads and some rows under them.

    Args:
        canvas: Where to draw.
        rect: The place.
        rows: Heads, then all rows.
        start: The first row that shows.
        count: How many rows find room.
        pitch: The height of a row.
    """
    head, *body = rows
    shown = body[start:start + count]
    place = rect.trim(right=10 if len(body) > count else 0)
    first, widths = columns(canvas.setter, place.w, rows)
    edges = list(accumulate(widths, initial=place.x + first))[1:]
    for index, row in enumerate([head, *shown]):
        middle = place.y + pitch * (index + 0.5) + (4 if index else 0)
        kind, ink = ("table", "ink") if index else ("caption", "second")
        canvas.text_middle(row[0], place.x, middle, kind, most=first - 8)
        for text, edge, width in zip(row[1:], edges, widths, strict=True):
            canvas.text_middle(text, edge, middle, kind, ink, "right", width - 12)
        if index:
            canvas.horizontal(place.x, place.right, middle + pitch / 2 - 1, "pale")
    canvas.horizontal(place.x, place.right, place.y + pitch + 1, "ink", 1.5)
    if len(body) > len(shown):
        track = Rect(place.right + 6, place.y + pitch + 4, 4, place.h - pitch - 6)
        canvas.fill(track, "pale")
        canvas.fill(Rect(track.x, track.y + track.h * start / len(body), 4,
                         max(16.0, track.h * len(shown) / len(body))), "second")
