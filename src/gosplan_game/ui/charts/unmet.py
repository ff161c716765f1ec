"""Claims on goods, and the share of each that did not come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.charts.readable import Point, ReadableChart, Value
from gosplan_game.ui.geometry import Rect

NAMED = 40.0
"""Where a good's name begins."""


@dataclass(frozen=True, slots=True)
class Unmet:
    """A good of which less came than was claimed."""

    name: str
    pictogram: str
    share: float
    """Of the claims, what did not come."""
    text: str
    short: bool


class UnmetChart(ReadableChart):
    """What came of the claims on a good, and hatched what did not."""

    beside = True
    upright = True
    ROW = 24.0

    def __init__(self, rect: Rect, goods: Sequence[Unmet], *, label: str, source: str) -> None:
        super().__init__("shortages", rect, label=label, source=source)
        self.goods = tuple(goods)

    def points(self) -> list[Point]:
        """Return the goods with the share that did not come."""
        return [Point(place, good.name, (Value(self.label, good.text),))
                for place, good in zip(self.rect.rows(len(self.goods), 0), self.goods,
                                       strict=True)]

    def draw_chart(self, canvas: Canvas) -> None:
        """Draw a bar of the claims to each good."""
        for place, good in zip(self.rect.rows(len(self.goods), 0), self.goods, strict=True):
            middle = place.y + place.h / 2
            ink = "red_text" if good.short else "ink"
            canvas.pictogram(good.pictogram, place.x + 8, middle - 11, 22)
            canvas.text_middle(good.name, place.x + NAMED, middle, "table", most=184)
            canvas.text_middle(good.text, place.right, middle, "table_bold", ink, "right")
            track = Rect(place.x + 232, middle - 6, place.w - 232 - 64, 12)
            canvas.fill(track.left(track.w * (1 - good.share)), "ink")
            canvas.hatch(track.rightmost(max(3.0, track.w * good.share)))
