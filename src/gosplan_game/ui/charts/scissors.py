"""The scissors: two blades on a logarithmic scale whose opening is the ratio of prices."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from gosplan_game.report.plots import Mark, Points
from gosplan_game.ui.canvas import Align, Canvas
from gosplan_game.ui.charts.readable import Point, ReadableChart, Value
from gosplan_game.ui.geometry import Rect

BLADE = 14.0
"""Width of a blade where it leaves the rivet; it thins towards the present."""
GRIP = 96.0
"""Room of the handles, from the left edge to the rivet."""
SHANK = 40.0
"""From the rivet to the first figure: metal, not data."""
RING = (23.0, 15.0)
"""Outer radius of a handle's ring, and of its hole."""
RIVET = 10.0
LEVEL = 100.0
LEAST_FOR_HANDLES = 560.0
"""A chart that is narrower keeps its width for the figures."""


@dataclass(frozen=True, slots=True)
class Words:
    """What is written beside the blades and in the opening."""

    industry: str
    village: str
    opening: str
    note: str
    level: str = ""
    """What is written where the blades last crossed."""


def plot_of(rect: Rect) -> Rect:
    """Return the place of the figures, without the room of words and handles."""
    handles = GRIP + SHANK if rect.w >= LEAST_FOR_HANDLES else 0.0
    return rect.trim(44 + handles, 14, 104, 28)


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
    level: float | None = None
    """When the blades were level last."""
    widest: tuple[float, str, str] | None = None
    """When they gaped widest: the time, how wide, and the words under it."""


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
        """Draw axes, handles, blades, the opening between them and its figure."""
        draw_scissors(canvas, self.rect, self.blades)


def draw_scissors(canvas: Canvas, rect: Rect, made: Blades) -> None:
    """Draw axes, handles, blades, the opening between them and its figure."""
    plot = plot_of(rect)
    place = placing(plot, made.x_range, made.y_range)
    middle = place((made.x_range[0], LEVEL))[1]
    _axes(canvas, rect, plot, made, place)
    upper = [place(point) for point in made.industry]
    lower = [place(point) for point in made.village]
    canvas.polygon([*upper, *reversed(lower)], "ochre_tint")
    rivet = (plot.x - SHANK, middle) if plot.x > rect.x + GRIP else None
    # Whichever blade lies above swings from the handle below: scissors cross at the rivet.
    above = 1 if upper[0][1] <= lower[0][1] else -1
    _blade(canvas, lower, "green_text", above, rivet, middle)
    _blade(canvas, upper, "red", -above, rivet, middle)
    if rivet is not None:
        canvas.disc(*rivet, RIVET, "ink")
        canvas.disc(*rivet, RIVET - 4, "paper")
    if made.level is not None and made.words.level:
        _level(canvas, made.words.level, place((made.level, LEVEL)), plot)
    if made.widest is not None:
        _gape(canvas, made.widest, upper, lower, made.industry, plot)
    _end(canvas, made.words, upper[-1], lower[-1])


def _gape(canvas: Canvas, widest: tuple[float, str, str], upper: Sequence[tuple[float, float]],
          lower: Sequence[tuple[float, float]], points: Points, plot: Rect) -> None:
    """Draw the widest opening as a measure, with its figure on the side that has room."""
    at, figure, words = widest
    index = min(range(len(points)), key=lambda each: abs(points[each][0] - at))
    x, top = upper[index]
    bottom = lower[index][1]
    canvas.vertical(x, min(top, bottom), max(top, bottom), "ink", 1.5)
    setter = canvas.setter
    wide = max(setter.width(figure, "numeral_small"), setter.width(words, "caption"))
    right = x + 16 + wide <= plot.right
    place = x + 16 if right else x - 16
    side: Align = "left" if right else "right"
    y = min(top, bottom)
    high = 0.75 * setter.leading("numeral_small")
    label = Rect(place - 4 if right else place - wide - 4, y + 4 - high, wide + 8, 2.4 * high)
    if any(label.contains(point) for point in (*upper, *lower)):
        canvas.fill(label, "paper")  # later than a wide opening the blades may lie in the way
    canvas.text_middle(figure, place, y + 4, "numeral_small", "ink", side)
    canvas.text_middle(words, place, y + 4 + high, "caption", "ink", side)


def _axes(canvas: Canvas, rect: Rect, plot: Rect, made: Blades,
          place: Callable[[tuple[float, float]], tuple[float, float]]) -> None:
    """Draw the gridlines, under the handles too, and the years."""
    x0, left = made.x_range[0], rect.x + 44
    for mark in made.y_marks:
        y = place((x0, mark.at))[1]
        level = math.isclose(mark.at, LEVEL)
        canvas.horizontal(left, plot.right, y, "second" if level else "pale")
        canvas.text_middle(mark.text, left - 8, y, "caption", "second", "right")
    for mark in made.x_marks:
        x = place((mark.at, LEVEL))[0]
        if not plot.x - 1 <= x <= plot.right + 1:
            continue  # the first quarter is no span of years: a mark may lie far outside
        canvas.vertical(x, plot.y, plot.bottom, "pale")
        canvas.text_middle(mark.text, x, plot.bottom + 14, "caption", "second", "centre")
    canvas.horizontal(left, plot.right, plot.bottom, "ink")


def _blade(canvas: Canvas, edge: Sequence[tuple[float, float]], ink: str, side: int,
           rivet: tuple[float, float] | None, level: float) -> None:
    """Draw a blade whose inner edge is the line; it thins towards its end.

    Its handle lies on the other side of the level line, behind the rivet.
    """
    count = max(1, len(edge) - 1)
    outer = [(x, y + side * BLADE * (1 - index / count)) for index, (x, y) in enumerate(edge)]
    # Where the blades cross, the outer edge crosses with them.
    canvas.polygon([*edge, *reversed(outer)], ink)
    canvas.line(edge, ink, 3)
    if rivet is None:
        return
    x, y = rivet
    half = BLADE / 2
    canvas.polygon([(x, y - half), edge[0], outer[0], (x, y + half)] if side > 0 else
                   [(x, y + half), edge[0], outer[0], (x, y - half)], ink)
    ring = (x - GRIP + RING[0] + 12, level - side * 50.0)
    slope = math.atan2(ring[1] - y, ring[0] - x)
    across = (-half * math.sin(slope), half * math.cos(slope))
    canvas.polygon([(x + across[0], y + across[1]), (x - across[0], y - across[1]),
                    (ring[0] - across[0], ring[1] - across[1]),
                    (ring[0] + across[0], ring[1] + across[1])], ink)
    canvas.disc(*ring, RING[0], ink)
    canvas.disc(*ring, RING[1], "paper")


def _level(canvas: Canvas, text: str, at: tuple[float, float], plot: Rect) -> None:
    """Say when the blades were level last, below the place."""
    x, y = at
    half = canvas.setter.width(text, "caption") / 2
    if not plot.x + half <= x <= plot.right - half - 24:
        return
    canvas.vertical(x, y, plot.bottom - 26, "ink")
    canvas.disc(x, y, 4, "ink")
    canvas.fill(Rect(x - half - 4, plot.bottom - 26, 2 * half + 8, 20), "paper")
    canvas.text_middle(text, x, plot.bottom - 16, "caption", "ink", "centre")


def _end(canvas: Canvas, words: Words, top: tuple[float, float],
         bottom: tuple[float, float]) -> None:
    """Draw the measure at the right end with the figure and the blades' names."""
    x = top[0]
    canvas.vertical(x, min(top[1], bottom[1]), max(top[1], bottom[1]), "ink", 1.5)
    middle = (top[1] + bottom[1]) / 2
    apart = abs(top[1] - bottom[1])
    red, green = top[1], bottom[1]
    # Names and figure stand one under the other, at every text size.
    least = max(44.0, 0.8 * (canvas.setter.leading("section")
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
