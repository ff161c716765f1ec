"""A plain list of figures with their value a year ago, used by several screens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.charts.readable import Point, ReadableChart, Value
from gosplan_game.ui.charts.small import sparkline
from gosplan_game.ui.events import Event, Key, Pointer
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.typesetting import Typesetter
from gosplan_game.ui.widgets.base import HANDLED, Message
from gosplan_game.viewmodels.prices import MoneyRow

ROW = 25.0
MOST_ROW = 34.0
LINE = 1.17
"""Least distance of two rows, in sizes of their type."""
BEFORE = 84.0
NAME = 210.0
VALUE = 190.0
BESIDE = 16.0
LEAST_LINE = 60.0
"""A row with less room than this shows no line."""


class MoneyTable(ReadableChart):
    """Rows of name, value and the value of a year ago; a click on one asks *Why?*.

    Up and Down choose a row, Left and Right read its line quarter by quarter, T shows the row as
    a table, E writes all rows to files.
    """

    beside = True
    draws_focus = True

    @dataclass(frozen=True, slots=True)
    class Asked(Message):
        """A figure was pressed: why is it what it is?"""

        series: str

    def __init__(self, rect: Rect, rows: Sequence[MoneyRow], *, label: str = "",
                 source: str = "") -> None:
        super().__init__(f"figures:{rows[0].series}" if rows else "", rect, label=label,
                         source=source)
        self.rows = tuple(rows)
        self.chosen = 0
        self._under: int | None = None

    @staticmethod
    def height_for(rows: Sequence[MoneyRow], setter: Typesetter) -> float:
        """Return the height these rows need: in large type their tails stay off the rules."""
        return max(ROW, LINE * setter.theme.size("table")) * len(rows)

    @property
    def pitch(self) -> float:
        """The height of a row: more than the least where the place allows it."""
        return min(MOST_ROW, max(ROW, self.rect.h / max(1, len(self.rows))))

    @property
    def focusable(self) -> bool:
        """Whether there is a figure."""
        return bool(self.rows)

    @property
    def answers(self) -> bool:
        """Whether there is a figure to press."""
        return bool(self.rows)

    @property
    def _at(self) -> int:
        """The row under the pointer, or the chosen one."""
        return self._under if self.hovered and self._under is not None else self.chosen

    @property
    def series(self) -> str:
        """The series under the pointer, or the chosen one."""
        return self.rows[self._at].series if self.rows else ""

    @property
    def copied(self) -> str:
        """The rows as a table."""
        return "\n".join(f"{row.name}\t{row.value}\t{row.change}" for row in self.rows)

    # Reading ---------------------------------------------------------------------------------

    def points(self) -> list[Point]:
        """Return the quarters of the row that is read, from left to right."""
        if not self.rows:
            return []
        row, line = self.rows[self._at], self._line(self._at)
        pitch = line.w / max(1, len(row.told) - 1)
        return [Point(Rect(line.x + index * pitch, line.y, 0, line.h), when,
                      (Value(row.name, amount),))
                for index, (when, amount) in enumerate(row.told)]

    def table(self) -> list[list[str]]:
        """Return all rows, a column for each quarter."""
        longest = max((row.told for row in self.rows), key=len, default=())
        whens = [when for when, _ in longest]
        return [["", *whens],
                *([row.name, *(dict(row.told).get(when, "") for when in whens)]
                  for row in self.rows)]

    def card(self) -> list[list[str]]:
        """Return the row that is read, a line for each quarter."""
        row = self.rows[self._at]
        return [["", row.name], *([when, amount] for when, amount in row.told)]

    def nearest(self, at: tuple[float, float]) -> int | None:
        """Return the index of the quarter nearest to a place on the line of its row."""
        row = self._row_at(at)
        line = self._line(row) if row is not None else Rect(0, 0, 0, 0)
        if row is None or len(self.rows[row].told) < 2 or line.w < LEAST_LINE \
                or not line.inset(-6, -4).contains(at):
            return None
        last = len(self.rows[row].told) - 1
        return max(0, min(last, round((at[0] - line.x) / line.w * last)))

    def tip_at(self, point: tuple[float, float]) -> tuple[str, Rect]:
        """Tell of the row under the pointer, or of the chosen one, what its line shows."""
        row = self._row_at(point) if self.hovered else self.chosen
        if row is None or not self.rows or (self.hovered and self.nearest(point) is not None):
            return "", self.rect
        return self.rows[row].said, self._row_rect(row)

    def adopt(self, old: ReadableChart) -> None:
        """Keep the chosen figure."""
        super().adopt(old)
        if isinstance(old, MoneyTable):
            self.chosen = min(old.chosen, max(0, len(self.rows) - 1))
            self._under = old._under if old._under is None or old._under < len(self.rows) else None

    # Events ----------------------------------------------------------------------------------

    def handle(self, event: Event) -> Message | None:
        """Ask by click; choose and read by arrows, and ask by Enter."""
        if isinstance(event, Pointer):
            return self._pointed(event)
        if not isinstance(event, Key):
            return super().handle(event)
        if event.plain and event.name in ("enter", "space") and self.rows:
            return self.Asked(self.name, self.rows[self.chosen].series)
        step = {"down": 1, "up": -1}.get(event.name, 0) if event.plain else 0
        if step and not self.as_table:
            return self._chose(self.chosen + step)
        return super().handle(event)

    def _pointed(self, event: Pointer) -> Message | None:
        inside = self._row_at(event.at)
        if event.kind == "move":
            before, self._under = (self._under, self.place), inside
            if not self.as_table:
                self.place = self.nearest(event.at)
            return HANDLED if before != (self._under, self.place) else None
        if inside is None or event.button != 1:
            return None
        self.chosen = inside
        return self.Asked(self.name, self.rows[inside].series) if event.kind == "up" else HANDLED

    def _chose(self, row: int) -> Message | None:
        if not 0 <= row < len(self.rows):
            return None
        self.chosen, self._under = row, None
        reveal = getattr(self.parent, "reveal", None)
        if reveal is not None:
            reveal(self._row_rect(row))
        return HANDLED

    # Drawing ---------------------------------------------------------------------------------

    def _row_at(self, point: tuple[float, float]) -> int | None:
        row = int((point[1] - self.rect.y) // self.pitch)
        return row if 0 <= row < len(self.rows) and self.rect.contains(point) else None

    def _row_rect(self, index: int) -> Rect:
        return Rect(self.rect.x, self.rect.y + index * self.pitch, self.rect.w, self.pitch)

    def _line(self, index: int) -> Rect:
        """Return the place of a row's line."""
        rect, setter = self.rect, self.setter
        # The line has what the longest name and figure leave.
        long = max((setter.width(row.name, "table") for row in self.rows), default=0.0) + BESIDE
        wide = max((setter.width(row.value, "table_bold") for row in self.rows),
                   default=0.0) + BESIDE
        name, value = max(NAME, long), max(VALUE, wide)
        if rect.w - BEFORE - name - value < LEAST_LINE:
            name, value = long, wide
        return Rect(rect.x + name, rect.y + index * self.pitch + 4,
                    rect.w - BEFORE - name - value, self.pitch - 8)

    def draw_mark(self, canvas: Canvas, point: Point) -> None:
        """Draw an upright line at the quarter that is read."""
        if point.at.x <= self.rect.right and self._line(0).w >= LEAST_LINE:
            canvas.vertical(point.at.x, point.at.y - 2, point.at.bottom + 2, "blue", 2)

    def draw_chart(self, canvas: Canvas) -> None:
        """Draw the rows that fit."""
        rect, pitch = self.rect, self.pitch
        for index, row in enumerate(self.rows):
            y = rect.y + index * pitch
            if y + pitch > rect.bottom + 1:
                return
            if self.hovered and self._under == index:
                canvas.fill(self._row_rect(index).inset(-6, 0), "tint")
            middle = y + pitch / 2
            canvas.text_middle(row.change, rect.right, middle, "caption", "second", "right",
                               BEFORE - 8)
            value = canvas.text_middle(row.value, rect.right - BEFORE, middle, "table_bold",
                                       "ink", "right")
            canvas.text_middle(row.name, rect.x, middle, "table",
                               most=rect.w - BEFORE - value - 12)
            line = self._line(index)
            if line.w >= LEAST_LINE and len(row.track) > 1:
                sparkline(canvas, line, row.track, ink="ink" if row.sober else "red",
                          ground="tint")
            canvas.horizontal(rect.x, rect.right, y + pitch - 1, "pale")
            if self.focused and self.chosen == index:
                canvas.focus(self._row_rect(index))
