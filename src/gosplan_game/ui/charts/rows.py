"""Rows or cells that are read one by one, each with its bar, and opened where they lead on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.charts.readable import Point, ReadableChart, Value
from gosplan_game.ui.events import Event, Key, Pointer
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.widgets.base import HANDLED, Message
from gosplan_game.ui.widgets.button import Pressable


@dataclass(frozen=True, slots=True)
class ReadRow:
    """What is read of a row: its title, its figures with their units, where they come from.

    Attributes:
        title: What it is about.
        values: The figures.
        opens: Name of the message that a click or Enter on it sends; none where it leads nowhere.
        tip: What the pointer is told; the figures where it is empty.
        source: Where its figures come from, if not from where the chart's do.
    """

    title: str
    values: tuple[Value, ...]
    opens: str = ""
    tip: str = ""
    source: str = ""


class RowsChart(ReadableChart):
    """Rows one under the other, or cells side by side; arrows read them, Enter opens one.

    Args:
        name: How messages call it.
        rect: Its place, divided evenly.
        rows: What is read of each.
        paint: Draws the row of an index into a rectangle; told whether the pointer is on it.
        label: What it is called.
        source: Where the figures come from.
        across: The distance of cells side by side; none where they are rows.
    """

    beside = True
    leaving = ("left", "right", "up", "down")
    Pressed = Pressable.Pressed

    def __init__(
        self, name: str, rect: Rect, rows: Sequence[ReadRow],
        paint: Callable[[Canvas, Rect, int, bool], None], *, label: str = "", source: str = "",
        across: float | None = None,
    ) -> None:
        super().__init__(name, rect, label=label, source=source)
        self.rows, self._paint, self.across = tuple(rows), paint, across
        self.upright = across is None
        self._under: int | None = None

    def places(self) -> list[Rect]:
        """Return where the rows lie."""
        count = max(1, len(self.rows))
        return self.rect.rows(count, 0) if self.across is None else \
            self.rect.columns(count, self.across)

    def points(self) -> list[Point]:
        """Return the rows in reading order."""
        return [Point(place, row.title, row.values, row.source)
                for place, row in zip(self.places(), self.rows, strict=False)]

    def nearest(self, at: tuple[float, float]) -> int | None:
        """Return the row under a place, unless it has something else to tell the pointer."""
        found = self._row_at(at)
        return None if found is None or self.rows[found].tip else found

    def tip_at(self, point: tuple[float, float]) -> tuple[str, Rect]:
        """Tell of the row under the pointer."""
        found = self._row_at(point) if self.hovered else None
        if found is None:
            return "", self.rect
        return self.rows[found].tip, self.places()[found]

    def _row_at(self, at: tuple[float, float]) -> int | None:
        return next((index for index, place in enumerate(self.places()[:len(self.rows)])
                     if place.contains(at)), None)

    # Events ----------------------------------------------------------------------------------

    def handle(self, event: Event) -> Message | None:
        """Be read, or open the row that is pressed."""
        if isinstance(event, Pointer):
            return self._pointed(event)
        if isinstance(event, Key) and event.plain and event.name in ("enter", "space") \
                and not self.as_table:
            return self._opened(self.place)
        return super().handle(event)

    def _pointed(self, event: Pointer) -> Message | None:
        if event.kind == "move":
            before, self._under = self._under, self._row_at(event.at)
            read = super().handle(event)
            return read if before == self._under else HANDLED
        if event.button != 1:
            return None
        if event.kind == "down":
            return HANDLED
        found = self._row_at(event.at)
        return self._opened(found) if event.kind == "up" and found is not None else None

    def _opened(self, index: int | None) -> Message | None:
        """Return that a row was opened; the first that leads on where none is read."""
        if index is None:
            index = next((at for at, row in enumerate(self.rows) if row.opens), None)
        if index is None or index >= len(self.rows) or not self.rows[index].opens:
            return None
        return self.Pressed(self.rows[index].opens)

    def at_rest(self) -> None:
        """Have nothing read, nothing under the pointer."""
        super().at_rest()
        self._under = None

    # Drawing ---------------------------------------------------------------------------------

    def draw_chart(self, canvas: Canvas) -> None:
        """Draw row after row."""
        for index, place in enumerate(self.places()[:len(self.rows)]):
            under = self.hovered and self._under == index and bool(self.rows[index].opens)
            self._paint(canvas, place, index, under)
