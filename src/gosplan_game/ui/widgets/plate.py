"""The plate: a vital series with its figure, its change and its last turns counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gosplan_game.ui import signs
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.charts.counted import CountedColumn, columns_of_signs, row_of_signs
from gosplan_game.ui.charts.pressed import PressedChart
from gosplan_game.ui.charts.readable import Point, Value
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.signs import Eye

PADDING = 12
UNIT_ROOM = 46.0
"""Height of the lines that a unit may take beside its figure."""


class Plate(PressedChart):
    """A plate; pressing it asks *Why?*, Left and Right read its turns.

    Args:
        name: How messages call it.
        rect: Its place.
        title: The series.
        value: The figure.
        unit: Unit and occasion, beside the figure.
        change: The change in words; ``trend`` and ``good`` say how it is drawn.
        pictogram: The counted sign.
        columns: The last turns.
        first: Label under the left column.
        last: Label under the right column.
        legend: What one sign is.
        eye: Whether the figure was checked.
        source: Where the figures come from, under what is read.
    """

    def __init__(
        self, name: str, rect: Rect, *, title: str, value: str, unit: str, change: str = "",
        trend: str = "none", good: bool | None = None, pictogram: str = "",
        columns: Sequence[CountedColumn] = (), first: str = "", last: str = "",
        legend: str = "", eye: Eye = "none", tip: str = "", source: str = "",
    ) -> None:
        super().__init__(name, rect, label=title, tip=tip, source=source)
        self.title, self.value, self.unit, self.change = title, value, unit, change
        self.trend, self.good, self.pictogram = trend, good, pictogram
        self.columns, self.first, self.last = tuple(columns), first, last
        self.legend, self.eye = legend, eye

    @property
    def copied(self) -> str:
        """The series with its figure, then the counted turns as a table."""
        head = "\t".join(part for part in (self.title, self.value, self.unit) if part)
        return "\n".join([head, *(f"{column.label}\t{column.text}" for column in self.columns)])

    @property
    def _body(self) -> Rect:
        """The place of the columns."""
        return self.rect.inset(PADDING, 0).trim(top=112, bottom=30)

    def points(self) -> list[Point]:
        """Return the turns with their figures."""
        return [Point(place, column.label, (Value(self.title, column.exact or column.text),))
                for place, column in zip(self._body.columns(max(1, len(self.columns)), 0),
                                         self.columns, strict=False)]

    def draw_chart(self, canvas: Canvas) -> None:
        """Draw the plate from its rule downwards."""
        rect = self.rect
        setter = canvas.setter
        canvas.fill(rect, "tint" if self.hovered else "card")
        canvas.horizontal(rect.x, rect.right, rect.y, "ink", 3)
        inner = rect.inset(PADDING, 0)
        room = inner.w - (30 if self.eye != "none" else 0)
        canvas.text_middle(self.title, inner.x, rect.y + 22, "section_small", most=room)
        signs.eye(canvas, self.eye, inner.right - 26, rect.y + 9, 26)
        baseline = rect.y + 76
        width = canvas.text(self.value, inner.x, baseline, "numeral", most=inner.w)
        unit_room = inner.w - width - 8
        if self.unit:
            kind = setter.fitting(self.unit, "caption", max(40.0, unit_room), UNIT_ROOM)
            leading = setter.leading(kind) * 0.86
            lines = setter.wrap(self.unit, kind, max(40.0, unit_room))
            top = baseline - setter.leading(kind) * 0.77 - (len(lines) - 1) * leading
            canvas.lines(lines, inner.x + width + 8, top, leading, "second")
        self._draw_change(canvas, inner, rect.y + 98)
        self._draw_columns(canvas, inner)

    def _draw_change(self, canvas: Canvas, inner: Rect, middle: float) -> None:
        ink = {True: "green_text", False: "red_text", None: "second"}[self.good]
        x = inner.x
        if self.trend in ("up", "down"):
            signs.triangle(canvas, x, middle - 6, 12, self.trend == "up", ink)
            x += 18
        canvas.text_middle(self.change, x, middle, "text_narrow", ink, most=inner.right - x)

    def _draw_columns(self, canvas: Canvas, inner: Rect) -> None:
        foot = self.rect.bottom - 28
        if self.columns:
            columns_of_signs(canvas, self.pictogram, self._body, self.columns)
            canvas.horizontal(inner.x, inner.right, foot, "ink")
        middle = self.rect.bottom - 13
        canvas.text_middle(self.last, inner.right, middle, "small", "second", "right")
        setter = canvas.setter
        last = setter.width(self.last, "small")
        ends = max(setter.width(self.first, "small"), last)
        if setter.width(self.legend, "small_bold") > inner.w - 2 * ends - 8:
            # What a sign means matters more than where the row begins.
            canvas.text_middle(self.legend, inner.x, middle, "small_bold", "second",
                               most=inner.w - last - 8)
            return
        canvas.text_middle(self.first, inner.x, middle, "small", "second")
        canvas.text_middle(self.legend, inner.x + inner.w / 2, middle, "small_bold",
                           "second", "centre")


@dataclass(frozen=True, slots=True)
class Score:
    """A line of whole signs out of a number: a mood."""

    name: str
    pictogram: str
    signs: int
    of: int = 10
    change: str = ""
    trend: str = "none"
    exact: str = ""


class MoodPlate(PressedChart):
    """Lines of whole signs out of ten; Up and Down read them."""

    upright = True

    def __init__(self, name: str, rect: Rect, *, title: str, note: str, foot: str,
                 rows: Sequence[Score], tip: str = "", source: str = "") -> None:
        super().__init__(name, rect, label=title, tip=tip, source=source)
        self.title, self.note, self.foot, self.rows = title, note, foot, tuple(rows)

    def points(self) -> list[Point]:
        """Return the lines from above."""
        body = self.rect.inset(PADDING, 0).trim(top=38, bottom=30)
        return [Point(place, row.name, (Value(self.title, row.exact or str(row.signs)),))
                for place, row in zip(body.rows(max(1, len(self.rows)), 0), self.rows,
                                      strict=False)]

    def draw_chart(self, canvas: Canvas) -> None:
        """Draw the plate from its rule downwards."""
        rect = self.rect
        canvas.fill(rect, "tint" if self.hovered else "card")
        canvas.horizontal(rect.x, rect.right, rect.y, "ink", 3)
        inner = rect.inset(PADDING, 0)
        canvas.text_middle(self.title, inner.x, rect.y + 22, "section_small",
                           most=inner.w - canvas.setter.width(self.note, "caption") - 8)
        canvas.text_middle(self.note, inner.right, rect.y + 23, "caption", "second", "right")
        top = rect.y + 38
        pitch = (rect.bottom - 30 - top) / max(1, len(self.rows))
        for index, row in enumerate(self.rows):
            y = top + index * pitch
            canvas.text_middle(row.name, inner.x, y + 12, "text_narrow", most=inner.w - 36)
            ink = "green_text" if row.trend == "up" else "red_text"
            if row.change and row.trend != "none":
                width = canvas.setter.width(row.change, "table_bold")
                canvas.text_middle(row.change, inner.right, y + 12, "table_bold", ink, "right")
                signs.triangle(canvas, inner.right - width - 17, y + 6, 12, row.trend == "up",
                               ink)
            pitch_x = inner.w / row.of
            size = min(19.0, pitch_x * 1.16, pitch - 26)
            row_of_signs(canvas, row.pictogram,
                         Rect(inner.x - 2, y + 23, inner.w + 4, size), row.signs,
                         of=row.of, size=size, pitch=pitch_x)
        canvas.text_middle(self.foot, inner.x, rect.bottom - 13, "small", "second",
                           most=inner.w)
