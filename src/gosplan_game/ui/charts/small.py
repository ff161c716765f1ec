"""Small multiples: a series as a bare line with its last value, many side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.charts.readable import Point, ReadableChart, Value
from gosplan_game.ui.geometry import Rect


@dataclass(frozen=True, slots=True)
class Small:
    """A small chart: title, values from left to right, the last one in words."""

    title: str
    values: tuple[float, ...]
    text: str
    history: tuple[float, ...] = ()
    sober: bool = False


FLAT = 0.04
"""Share of its largest value by which a line must move to fill its height."""


def sparkline(
    canvas: Canvas, rect: Rect, values: Sequence[float], *, history: Sequence[float] = (),
    ink: str = "red", ends: bool = True, ground: str = "",
) -> None:
    """Draw values as a bare line filling the rectangle; history dashed on the same scale.

    ``ground`` is the ink of the area under the line, if it has one.
    """
    canvas.tells("line")
    known = [v for v in (*values, *history) if v == v]
    if len(values) < 2 or not known:
        return
    low, high = min(known), max(known)
    # What hardly moved must not look like a fall or a leap: a line fills the height only
    # if it moves by more than this share of its size.
    least = FLAT * max(abs(low), abs(high)) or 1.0
    spread = max(high - low, least)
    low -= (spread - (high - low)) / 2

    def place(series: Sequence[float]) -> list[tuple[float, float]]:
        pitch = rect.w / max(1, max(len(values), len(history)) - 1)
        return [(rect.x + i * pitch, rect.bottom - rect.h * (v - low) / spread)
                for i, v in enumerate(series) if v == v]

    points = place(values)
    if ground:
        canvas.polygon([(points[0][0], rect.bottom), *points, (points[-1][0], rect.bottom)],
                       ground)
    if len(history) > 1:
        canvas.dashed(place(history), "ink", 1.6, 5, 4)
    canvas.line(points, ink, 2)
    if ends and points:
        canvas.disc(*points[-1], 3, ink)


def small_multiple(canvas: Canvas, rect: Rect, small: Small) -> None:
    """Draw one of many small charts: title, line, last value."""
    ink = "ink" if small.sober else "red"
    canvas.horizontal(rect.x, rect.right, rect.y, "ink", 2)
    head = rect.y + 6 + canvas.theme.size("caption")
    width = canvas.setter.width(small.text, "caption_bold")
    words = "ink" if small.sober else "red_text"
    if canvas.setter.width(small.title, "caption") + width + 8 <= rect.w:
        canvas.text(small.title, rect.x, head, "caption", "ink")
        canvas.text(small.text, rect.right, head, "caption_bold", words, "right")
    else:
        # A long name takes a line or two; the figure stands under it.
        leading = canvas.setter.leading("caption")
        lines = canvas.setter.wrap(small.title, "caption", rect.w, 2)
        canvas.lines(lines, rect.x, head - leading * 0.77, leading)
        head += leading * len(lines)
        canvas.text(small.text, rect.x, head, "caption_bold", words)
    body = Rect(rect.x, head + 10, rect.w - 4, rect.bottom - head - 16)
    sparkline(canvas, body, small.values, history=small.history, ink=ink)
    canvas.horizontal(rect.x, rect.right, rect.bottom - 1, "rule")


class SmallMultiples(ReadableChart):
    """One series in many places side by side, each on its own scale."""

    def __init__(self, name: str, rect: Rect, smalls: Sequence[Small], *, label: str = "",
                 source: str = "", gap: float = 16) -> None:
        super().__init__(name, rect, label=label, source=source)
        self.smalls, self.gap = tuple(smalls), gap

    def points(self) -> list[Point]:
        """Return every small chart with its last value."""
        places = self.rect.columns(max(1, len(self.smalls)), self.gap)
        return [Point(place, small.title, (Value("", small.text),))
                for place, small in zip(places, self.smalls, strict=False)]

    def draw_chart(self, canvas: Canvas) -> None:
        """Draw them from left to right."""
        places = self.rect.columns(max(1, len(self.smalls)), self.gap)
        for place, small in zip(places, self.smalls, strict=False):
            small_multiple(canvas, place, small)
