"""Counted pictograms: one sign is so much; rows cut their last sign, columns build upwards."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from gosplan_game.ui.canvas import Canvas, Ink
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.pictograms import LIVE, PEOPLE, UNITS


@dataclass(frozen=True, slots=True)
class CountedColumn:
    """A column of signs: how many (quarters count), its ink, and its figure for the table."""

    signs: float
    label: str = ""
    text: str = ""
    ink: str = "ink"
    dashed_at: float | None = None
    """Draws a short dashed line at that many signs (a target, a norm)."""
    exact: str = ""
    """The figure with its unit, for those who read it."""


def row_of_signs(
    canvas: Canvas,
    name: str | Sequence[str],
    rect: Rect,
    signs: float,
    *,
    of: float = 0,
    size: float = 0,
    pitch: float = 0,
    ink: Ink = "ink",
    pale: Ink = "pale",
) -> float:
    """Draw a row of signs; return the x of its right end.

    Args:
        canvas: Where to draw.
        name: The pictogram, or several that take turns; people are only ever drawn whole.
        rect: The place; signs wrap into further rows if it is high enough.
        signs: How many, with a fraction.
        of: Draws the rest up to this number pale.
        size: Side of a sign; the height of the rectangle by default.
        pitch: Distance of signs; the size and a little by default.
        ink: Ink of what counts.
        pale: Ink of the rest.
    """
    size = size or rect.h
    pitch = pitch or size * 1.06
    shown = signs * canvas.progress
    whole = math.ceil(max(signs, of) - 1e-9)
    a_row = max(1, int((rect.w - size) / pitch + 1.001))
    rows = max(1, int(rect.h // size))
    if whole > a_row * rows:
        # Never stretch and never leave out: draw closer together instead.
        a_row = math.ceil(whole / rows)
        pitch = (rect.w - size) / max(1, a_row - 1)
    end = rect.x
    names = (name,) if isinstance(name, str) else tuple(name)
    for index in range(whole):
        x = rect.x + (index % a_row) * pitch
        y = rect.y + (index // a_row) * (rect.h / rows)
        share = min(1.0, max(0.0, shown - index))
        if share <= 0 and index >= math.ceil(of - 1e-9) and canvas.progress < 1:
            continue
        canvas.part_pictogram(names[index % len(names)], x, y, size, share, ink, pale)
        end = max(end, x + size)
    return end


def columns_of_signs(
    canvas: Canvas,
    name: str,
    rect: Rect,
    columns: Sequence[CountedColumn],
    *,
    most: float = 0,
) -> None:
    """Draw columns of signs standing on the lower edge of the rectangle.

    The size follows from the place: a sign's live area stacks without gaps, at most as wide
    as a column.
    """
    if not columns:
        return
    top = max(most, *(column.signs for column in columns), 1.0)
    live = (LIVE[1] - LIVE[0]) / UNITS
    pitch_x = rect.w / len(columns)
    size = min(pitch_x * 0.96 / live, rect.h / (math.ceil(top) * live * 1.04), 34.0)
    step = size * live * 1.04
    for index, column in enumerate(columns):
        x = rect.x + pitch_x * (index + 0.5) - size / 2
        shown = column.signs * canvas.progress
        for sign in range(math.ceil(shown - 1e-9)):
            share = min(1.0, shown - sign)
            y = rect.bottom - sign * step - size * LIVE[1] / UNITS
            if share < 1 and name not in PEOPLE:
                share = max(0.25, math.floor(share * 4 + 0.5) / 4)
                canvas.part_pictogram(name, x, y, size, share, column.ink, "card", upright=True)
            else:
                canvas.part_pictogram(name, x, y, size, share, column.ink)
        if column.dashed_at is not None:
            y = rect.bottom - column.dashed_at * step
            middle = rect.x + pitch_x * (index + 0.5)
            canvas.dashed([(middle - pitch_x / 2, y), (middle + pitch_x / 2, y)], "ink", 2, 4, 3)
