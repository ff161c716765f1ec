"""The scissors: two blades on a logarithmic scale whose opening is the ratio of prices."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from gosplan_game.report.plots import Mark, Points
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.charts.readable import Point, ReadableChart, Value
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


def plot_of(rect: Rect) -> Rect:
    """Return the place of the blades, without the room of the words."""
    return rect.trim(44, 14, 96, 28)


def placing(
    plot: Rect, x_range: tuple[float, float], y_range: tuple[float, float]
) -> Callable[[tuple[float, float]], tuple[float, float]]:
    """Return where a point lies: time across, the logarithm of the index upwards."""
    x0, x1 = x_range
    low, high = (math.log(value) for value in y_range)

    def place(point: tuple[float, float]) -> tuple[float, float]:
        x, y = point
        return (plot.x + (x - x0) / (x1 - x0) * plot.w,
                plot.bottom - (math.log(y) - low) / (high - low) * plot.h)

    return place


@dataclass(frozen=True, slots=True)
class Blades:
    """The two blades and their axes."""

    industry: Points
    village: Points
    words: Words
    x_range: tuple[float, float]
    y_range: tuple[float, float]
    x_marks: tuple[Mark, ...]
    y_marks: tuple[Mark, ...]


class ScissorsChart(ReadableChart):
    """The scissors, read quarter by quarter: their opening, the ratio of the two prices."""

    def __init__(
        self, name: str, rect: Rect, blades: Blades, *, show_value: Callable[[float], str],
        show_time: Callable[[float], str], label: str = "", source: str = "",
    ) -> None:
        super().__init__(name, rect, label=label, source=source)
        self.blades, self.show_value, self.show_time = blades, show_value, show_time

    def points(self) -> list[Point]:
        """Return every quarter with the opening."""
        made, plot = self.blades, plot_of(self.rect)
        place = placing(plot, made.x_range, made.y_range)
        points = []
        for (x, upper), (_, lower) in zip(made.industry, made.village, strict=True):
            top, bottom = sorted((place((x, upper))[1], place((x, lower))[1]))
            points.append(Point(
                Rect(place((x, upper))[0], top, 0, bottom - top), self.show_time(x),
                (Value(made.words.note, self.show_value(upper / lower)),)))
        return points

    def nearest(self, at: tuple[float, float]) -> int | None:
        """Return the index of the quarter nearest to a place."""
        points = self.points()
        if not points or not plot_of(self.rect).inset(-8).contains(at):
            return None
        return min(range(len(points)), key=lambda index: abs(points[index].at.x - at[0]))

    def draw_mark(self, canvas: Canvas, point: Point) -> None:
        """Draw the opening that is read."""
        canvas.vertical(point.at.x, point.at.y, point.at.bottom, "ink", 1.5)

    def draw_chart(self, canvas: Canvas) -> None:
        """Draw the scissors."""
        made = self.blades
        draw_scissors(canvas, self.rect, industry=made.industry, village=made.village,
                      words=made.words, x_range=made.x_range, y_range=made.y_range,
                      x_marks=made.x_marks, y_marks=made.y_marks)


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
    plot = plot_of(rect)
    place = placing(plot, x_range, y_range)
    x0 = x_range[0]

    for mark in y_marks:
        y = place((x0, mark.at))[1]
        level = math.isclose(mark.at, 100.0)
        canvas.horizontal(plot.x, plot.right, y, "second" if level else "pale")
        canvas.text_middle(mark.text, plot.x - 8, y, "caption", "second", "right")
    for mark in x_marks:
        x = place((mark.at, 100.0))[0]
        if not plot.x - 1 <= x <= plot.right + 1:
            continue  # the first quarter is no span of years: a mark may lie far outside
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
