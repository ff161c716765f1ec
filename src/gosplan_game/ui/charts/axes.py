"""The frame of a chart: where a value lies, gridlines, axis and labels that do not collide."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from gosplan_game.report.plots import Chart
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.typesetting import Typesetter


@dataclass(frozen=True, slots=True)
class Frame:
    """The plot area and the scales of both axes."""

    plot: Rect
    x_range: tuple[float, float]
    y_range: tuple[float, float]
    log: bool = False

    def x(self, value: float) -> float:
        """Return the logical x of a time."""
        low, high = self.x_range
        return self.plot.x + self.plot.w * ((value - low) / (high - low) if high > low else 0.5)

    def y(self, value: float) -> float:
        """Return the logical y of a value."""
        low, high = self.y_range
        if self.log and low > 0 and value > 0:
            low, high, value = math.log(low), math.log(high), math.log(value)
        share = (value - low) / (high - low) if high > low else 0.5
        return self.plot.bottom - self.plot.h * share

    def time_at(self, x: float) -> float:
        """Return the time at a logical x."""
        low, high = self.x_range
        return low + (high - low) * (x - self.plot.x) / max(1.0, self.plot.w)

    def inside(self, points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
        """Return points in logical pixels."""
        return [(self.x(x), self.y(y)) for x, y in points]


def frame_for(chart: Chart, rect: Rect, setter: Typesetter, label_room: float = 0) -> Frame:
    """Return the plot area left when the axes' words have their room."""
    wide = max((setter.width(mark.text, "caption") for mark in chart.y_marks), default=0.0)
    left = wide + 12 if chart.y_marks else 0.0
    top = setter.leading("caption") if chart.unit else 8.0
    foot = setter.leading("caption") + 6 if chart.x_marks else 4.0
    plot = rect.trim(left=left, top=top, right=label_room, bottom=foot)
    return Frame(plot, chart.x_range, chart.y_range, chart.log)


def draw_axes(canvas: Canvas, chart: Chart, frame: Frame, rect: Rect) -> None:
    """Draw horizontal gridlines with their values, the time axis, and the unit."""
    plot = frame.plot
    last = math.inf
    for mark in chart.y_marks:
        y = frame.y(mark.at)
        if not plot.y - 1 <= y <= plot.bottom + 1:
            continue
        if last - y < canvas.theme.size("caption") * 1.1:
            continue  # a gridline that nothing names only greys a low chart
        canvas.horizontal(plot.x, plot.right, y, "pale")
        canvas.text_middle(mark.text, plot.x - 8, y, "caption", "second", "right")
        last = y
    canvas.horizontal(plot.x, plot.right, plot.bottom, "ink", 1.2)
    if chart.y_range[0] > 0 and not chart.log and chart.y_marks:
        _draw_break(canvas, plot)
    edge = -math.inf
    for mark in chart.x_marks:
        x = frame.x(mark.at)
        if not plot.x - 1 <= x <= plot.right + 1:
            continue
        canvas.vertical(x, plot.bottom, plot.bottom + 5, "ink")
        half = canvas.setter.width(mark.text, "caption") / 2
        x = min(x, rect.right - half)
        if x - half > edge + 6:
            middle = plot.bottom + 6 + canvas.setter.leading("caption") / 2
            canvas.text_middle(mark.text, x, middle, "caption", "second", "centre")
            edge = x + half
    if chart.unit:
        canvas.text(chart.unit, plot.x, rect.y + canvas.theme.size("caption") * 0.8, "caption",
                    "second", most=rect.right - plot.x)


def _draw_break(canvas: Canvas, plot: Rect) -> None:
    """Draw the broken foot of an axis that does not begin at zero."""
    x, y = plot.x, plot.bottom
    high = min(18.0, 0.12 * plot.h) / 18
    canvas.line([(x + across, y - up * high) for across, up in
                 ((0, 0), (0, 3), (-5, 6), (5, 11), (0, 14), (0, 18))], "ink", 1.4)


def spread(wanted: Sequence[float], height: float, low: float, high: float) -> list[float]:
    """Return places near the wanted ones, at least ``height`` apart, inside the bounds."""
    order = sorted(range(len(wanted)), key=lambda i: wanted[i])
    places = [0.0] * len(wanted)
    at = -math.inf
    for index in order:
        at = max(at + height, wanted[index])
        places[index] = at
    limit = high
    for index in reversed(order):
        places[index] = min(places[index], limit)
        limit = places[index] - height
    floor = low
    for index in order:
        places[index] = max(places[index], floor)
        floor = places[index] + height
    return places
