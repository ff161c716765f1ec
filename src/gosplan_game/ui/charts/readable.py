"""What all charts share: points that are read by pointer or arrows, the chart as a table.

Keys of a focused chart: arrows, Home and End move along the points, T shows the table instead
of the picture and back, E writes both to files, Ctrl+C copies the table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.events import Event, Key, Pointer, Wheel
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.widgets.base import HANDLED, Message, Widget
from gosplan_game.ui.widgets.typing_line import copy

FAR = 1e9
BOX = 12.0


@dataclass(frozen=True, slots=True)
class Value:
    """One value at a point: its name, its figure with unit, the ink of its words."""

    name: str
    text: str
    ink: str = "ink"


@dataclass(frozen=True, slots=True)
class Point:
    """A place of a chart that can be read: what is marked, its title, its values."""

    at: Rect
    title: str
    values: tuple[Value, ...]


class ReadableChart(Widget):
    """A chart whose points can be read, one after the other.

    Args:
        name: How messages call it; without a name it cannot be focused.
        rect: Its place.
        source: Where the figures come from, under the values that are read.
    """

    can_focus = True

    @dataclass(frozen=True, slots=True)
    class Exported(Message):
        """The chart is to be written to files."""

    def __init__(self, name: str, rect: Rect, *, label: str = "", source: str = "") -> None:
        super().__init__(name, rect, label=label)
        self.source = source
        self.place: int | None = None
        """Index of the point that is read."""
        self.as_table = False
        self.first_row = 0

    # What a chart says -----------------------------------------------------------------------

    def points(self) -> Sequence[Point]:
        """Return the points from left to right."""
        return ()

    def table(self) -> list[list[str]]:
        """Return head and rows: each point's title and values."""
        points = self.points()
        names = list(dict.fromkeys(value.name for point in points for value in point.values))
        rows = [["", *names]]
        for point in points:
            known = {value.name: value.text for value in point.values}
            rows.append([point.title, *(known.get(name, "") for name in names)])
        return rows

    def nearest(self, at: tuple[float, float]) -> int | None:
        """Return the index of the point under a place."""
        return next((index for index, point in enumerate(self.points())
                     if point.at.contains(at)), None)

    @property
    def focusable(self) -> bool:
        """Whether there is something to read."""
        return bool(self.name) and bool(self.points())

    def adopt(self, old: ReadableChart) -> None:
        """Keep the point that is read, and whether it is a table."""
        self.place, self.as_table, self.first_row = old.place, old.as_table, old.first_row

    def left(self) -> None:
        """Stop reading."""
        self.place = None

    # Events ----------------------------------------------------------------------------------

    def handle(self, event: Event) -> Message | None:
        """Follow the pointer and the keys."""
        points = self.points()
        if not points:
            return None
        if isinstance(event, Pointer) and event.kind == "move" and not self.as_table:
            new = self.nearest(event.at)
            changed, self.place = new != self.place, new
            return HANDLED if changed else None
        if isinstance(event, Wheel) and self.as_table:
            return self._scrolled(-3 * int(event.steps))
        return self._key(event, len(points)) if isinstance(event, Key) else None

    def _key(self, key: Key, count: int) -> Message | None:
        if key.ctrl and key.name == "c":
            copy("\n".join("\t".join(row) for row in self.table()))
            return HANDLED
        if not key.plain:
            return None
        if key.name == "t":
            self.as_table, self.first_row = not self.as_table, 0
            return HANDLED
        if key.name == "e":
            return self.Exported(self.name)
        if self.as_table:
            step = {"down": 1, "up": -1, "pagedown": 8, "pageup": -8, "home": -count,
                    "end": count}.get(key.name)
            return self._scrolled(step) if step else None
        steps = {"left": -1, "right": 1, "home": -count, "end": count}
        if key.name not in steps:
            return None
        step = steps[key.name]
        start = self.place if self.place is not None else (-1 if step > 0 else count)
        self.place = max(0, min(count - 1, start + step))
        return HANDLED

    def _scrolled(self, rows: int) -> Message | None:
        most = max(0, len(self.table()) - 1 - self._rows_shown())
        new = max(0, min(most, self.first_row + rows))
        changed, self.first_row = new != self.first_row, new
        return HANDLED if changed else None

    # Drawing ---------------------------------------------------------------------------------

    def draw(self, canvas: Canvas) -> None:
        """Draw the picture with what is read, or the table."""
        if self.as_table:
            self._draw_table(canvas)
            return
        self.draw_chart(canvas)
        points = self.points() if self.place is not None else ()
        if self.place is not None and self.place < len(points) and (self.hovered or self.focused):
            self.draw_mark(canvas, points[self.place])
            self._draw_box(canvas, points[self.place])

    def draw_chart(self, canvas: Canvas) -> None:
        """Draw the picture."""

    def draw_mark(self, canvas: Canvas, point: Point) -> None:
        """Mark the point that is read."""
        canvas.frame(point.at.inset(-2), "blue", 2)

    def _draw_box(self, canvas: Canvas, point: Point) -> None:
        """Draw title, values and source beside the point, inside the chart."""
        setter, height = canvas.setter, canvas.setter.leading("caption") + 2
        names = max((setter.width(v.name, "caption") for v in point.values), default=0.0)
        texts = max((setter.width(v.text, "caption_bold") for v in point.values), default=0.0)
        word = max((setter.width(part, "small") for part in self.source.split()), default=0.0)
        width = min(self.rect.w, max(setter.width(point.title, "tab"), word, names + 24 + texts)
                    + 2 * BOX)
        wrapped = setter.wrap(self.source, "small", width - 2 * BOX, 3) if self.source else ()
        tall = 32 + len(point.values) * height + len(wrapped) * setter.leading("small") + 6
        x = point.at.x - width - 8 if point.at.x - width - 8 > self.rect.x else point.at.right + 8
        box = Rect(max(self.rect.x, min(x, self.rect.right - width)),
                   max(self.rect.y, min(point.at.y + 4, self.rect.bottom - tall)), width, tall)
        canvas.fill(box, "card")
        canvas.frame(box, "ink")
        canvas.text_middle(point.title, box.x + BOX, box.y + 17, "tab", most=width - 2 * BOX)
        for index, value in enumerate(point.values):
            middle = box.y + 30 + (index + 0.5) * height
            canvas.text_middle(value.name, box.x + BOX, middle, "caption", value.ink)
            canvas.text_middle(value.text, box.right - BOX, middle, "caption_bold", value.ink,
                               "right")
        canvas.lines(wrapped, box.x + BOX, box.y + 32 + len(point.values) * height,
                     setter.leading("small"), "second")

    def _pitch(self) -> float:
        return self.setter.leading("table") + 3

    def _rows_shown(self) -> int:
        return max(1, int((self.rect.h - self._pitch() - 6) // self._pitch()))

    def _draw_table(self, canvas: Canvas) -> None:
        head, *rows = self.table()
        rect, pitch, count = self.rect, self._pitch(), len(head)
        rect = rect.trim(right=10 if len(rows) > self._rows_shown() else 0)
        first = min(rect.w * 0.3, 160.0)
        width = min(180.0, (rect.w - first) / max(1, count - 1))
        shown = rows[self.first_row:self.first_row + self._rows_shown()]
        for index, row in enumerate([head, *shown]):
            middle = rect.y + pitch * (index + 0.5) + (4 if index else 0)
            kind = "caption" if index == 0 else "table"
            canvas.text_middle(row[0], rect.x, middle, kind, most=first - 8)
            for column, text in enumerate(row[1:], start=1):
                canvas.text_middle(text, rect.x + first + width * column, middle, kind,
                                   "second" if index == 0 else "ink", "right", width - 12)
            if index:
                canvas.horizontal(rect.x, rect.right, middle + pitch / 2 - 1, "pale")
        canvas.horizontal(rect.x, rect.right, rect.y + pitch + 1, "ink", 1.5)
        if len(rows) > len(shown):
            track = Rect(rect.right + 6, rect.y + pitch + 4, 4, rect.h - pitch - 6)
            canvas.fill(track, "pale")
            canvas.fill(Rect(track.x, track.y + track.h * self.first_row / len(rows), 4,
                             max(16.0, track.h * len(shown) / len(rows))), "second")
