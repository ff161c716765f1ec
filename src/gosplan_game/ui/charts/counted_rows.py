"""Counted rows that are read: a screen paints the signs, the chart tells the exact figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.charts.readable import Point, ReadableChart, Value
from gosplan_game.ui.geometry import Rect


class CountedChart(ReadableChart):
    """Rows of counted signs one under the other.

    Args:
        name: How messages call it.
        rect: Its place, divided evenly among the rows.
        rows: Title and exact figure, with its unit, of each row; or its several figures.
        paint: Draws the rows into a rectangle.
        label: What it is called.
        source: Where the figures come from.
        asked: The series of each row, about which *Why?* asks while it is read.
    """

    beside = True
    upright = True

    def __init__(
        self, name: str, rect: Rect, rows: Sequence[tuple[str, str | tuple[Value, ...]]],
        paint: Callable[[Canvas, Rect], None], *, label: str = "", source: str = "",
        asked: Sequence[str] = (),
    ) -> None:
        super().__init__(name, rect, label=label, source=source)
        self.rows, self._paint, self.asked = tuple(rows), paint, tuple(asked)

    @property
    def series(self) -> str:
        """The series of the row that is read; an empty text if none is."""
        at = -1 if self.place is None else self.place
        return self.asked[at] if 0 <= at < len(self.asked) else ""

    def points(self) -> list[Point]:
        """Return the rows from above."""
        pitch = self.rect.h / max(1, len(self.rows))
        return [Point(Rect(self.rect.x, self.rect.y + index * pitch, self.rect.w, pitch), title,
                      (Value(self.label, said),) if isinstance(said, str) else said)
                for index, (title, said) in enumerate(self.rows)]

    def draw_chart(self, canvas: Canvas) -> None:
        """Let the screen paint them."""
        self._paint(canvas, self.rect)
