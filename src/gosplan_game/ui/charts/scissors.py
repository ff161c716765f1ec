"""The scissors: two blades on a logarithmic scale whose opening is the ratio of prices."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from gosplan_game.report.plots import Mark, Points
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.geometry import Rect

BLADE = 12.0
HANDLE = 26.0


@dataclass(frozen=True, slots=True)
class Words:
    """What is written beside the blades and in the opening."""

    industry: str
    village: str
    opening: str
    note: str


def draw_scissors(
    canvas: Canvas,
    rect: Rect,
    *,
    industry: Points,
    village: Points,
    words: Words,
    x_range: tuple[float, float],
    y_range: tuple[float, float],
    x_marks: Sequence[Mark],
    y_marks: Sequence[Mark],
) -> None:
    """Draw axes, blades, the opening between them and its figure."""
    plot = rect.trim(44, 14, 96, 28)
    x0, x1 = x_range
    low, high = (math.log(value) for value in y_range)

    def place(point: tuple[float, float]) -> tuple[float, float]:
        x, y = point
        return (plot.x + (x - x0) / (x1 - x0) * plot.w,
                plot.bottom - (math.log(y) - low) / (high - low) * plot.h)

    for mark in y_marks:
        y = place((x0, mark.at))[1]
        level = math.isclose(mark.at, 100.0)
        canvas.horizontal(plot.x, plot.right, y, "second" if level else "pale")
        canvas.text_middle(mark.text, plot.x - 8, y, "caption", "second", "right")
    for mark in x_marks:
        x = place((mark.at, 100.0))[0]
        canvas.vertical(x, plot.y, plot.bottom, "pale")
        canvas.text_middle(mark.text, x, plot.bottom + 14, "caption", "second", "centre")
    canvas.horizontal(plot.x, plot.right, plot.bottom, "ink")
    upper = [place(point) for point in industry]
    lower = [place(point) for point in village]
    canvas.polygon([*upper, *reversed(lower)], "ochre_tint")
    open_up = upper[-1][1] <= lower[-1][1]
    _blade(canvas, upper, "red", -1 if open_up else 1)
    _blade(canvas, lower, "green_text", 1 if open_up else -1)
    _end(canvas, words, upper[-1], lower[-1])


def _blade(canvas: Canvas, edge: Sequence[tuple[float, float]], ink: str, side: int) -> None:
    """Draw a blade whose inner edge is the line; it thins towards its end."""
    count = max(1, len(edge) - 1)
    outer = [(x, y + side * BLADE * (1 - index / count)) for index, (x, y) in enumerate(edge)]
    canvas.polygon([*edge, *reversed(outer)], ink)
    canvas.line(edge, ink, 3)


def _end(canvas: Canvas, words: Words, top: tuple[float, float],
         bottom: tuple[float, float]) -> None:
    """Draw the measure at the right end with the figure and the blades' names."""
    x = top[0]
    canvas.vertical(x, min(top[1], bottom[1]), max(top[1], bottom[1]), "ink", 1.5)
    middle = (top[1] + bottom[1]) / 2
    apart = abs(top[1] - bottom[1])
    red, green = top[1], bottom[1]
    # Names and figure stand one under the other, at every text size.
    least = max(40.0, 0.78 * (canvas.setter.leading("section")
                              + canvas.setter.leading("numeral_small")))
    if apart < least:
        spread = (least - apart) / 2
        red, green = (red - spread, green + spread) if red <= green else (red + spread,
                                                                          green - spread)
    # The line of 100 runs midway between the blades: no figure may be struck through by it.
    if apart < 84:
        width = canvas.setter.width(words.opening, "numeral_small")
        canvas.fill(Rect(x + 7, middle - 11, width + 6, 22), "paper")
    canvas.text_middle(words.industry, x + 10, red, "section", "red_text")
    canvas.text_middle(words.village, x + 10, green, "section", "green_text")
    if apart >= 84:
        canvas.text_middle(words.opening, x - 8, middle - 22, "numeral", "ink", "right")
        canvas.text_middle(words.note, x - 8, middle + 14, "caption", "ink", "right")
    else:
        canvas.text_middle(words.opening, x + 10, middle, "numeral_small", "ink")
