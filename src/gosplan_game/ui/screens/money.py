"""A plain list of figures with their value a year ago, used by several screens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.charts.small import sparkline
from gosplan_game.ui.events import Event, Key, Pointer
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.widgets.base import HANDLED, Message, Widget
from gosplan_game.viewmodels.prices import MoneyRow

ROW = 25.0
MOST_ROW = 34.0
BEFORE = 84.0
NAME = 210.0
VALUE = 190.0


class MoneyTable(Widget):
    """Rows of name, value and the value of a year ago; a click on one asks *Why?*."""

    can_focus = True
    draws_focus = True

    @dataclass(frozen=True, slots=True)
    class Asked(Message):
        """A figure was pressed: why is it what it is?"""

        series: str

    def __init__(self, rect: Rect, rows: Sequence[MoneyRow]) -> None:
        super().__init__(f"figures:{rows[0].series}" if rows else "", rect)
        self.rows = tuple(rows)
        self.chosen = 0
        self._under: int | None = None

    @staticmethod
    def height_for(rows: Sequence[MoneyRow]) -> float:
        """Return the height these rows need."""
        return ROW * len(rows)

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
    def series(self) -> str:
        """The series under the pointer, or the chosen one."""
        at = self._under if self.hovered and self._under is not None else self.chosen
        return self.rows[at].series if self.rows else ""

    @property
    def copied(self) -> str:
        """The rows as a table."""
        return "\n".join(f"{row.name}\t{row.value}\t{row.change}" for row in self.rows)

    def tip_at(self, point: tuple[float, float]) -> tuple[str, Rect]:
        """Tell of the row under the pointer, or of the chosen one, what its line shows."""
        row = int((point[1] - self.rect.y) // self.pitch)
        if not self.hovered:
            row = self.chosen
        if not 0 <= row < len(self.rows):
            return "", self.rect
        return self.rows[row].said, self._row_rect(row)

    def adopt(self, old: MoneyTable) -> None:
        """Keep the chosen figure."""
        self.chosen = min(old.chosen, max(0, len(self.rows) - 1))
        self._under = old._under

    def handle(self, event: Event) -> Message | None:
        """Ask by click; choose by arrows and ask by Enter."""
        if isinstance(event, Pointer):
            row = int((event.at[1] - self.rect.y) // self.pitch)
            inside = row if 0 <= row < len(self.rows) and self.rect.contains(event.at) else None
            if event.kind == "move":
                changed, self._under = inside != self._under, inside
                return HANDLED if changed else None
            if inside is None or event.button != 1:
                return None
            self.chosen = inside
            return self.Asked(self.name, self.rows[inside].series) if event.kind == "up" \
                else HANDLED
        if isinstance(event, Key) and event.plain:
            step = {"down": 1, "up": -1}.get(event.name, 0)
            if step and 0 <= self.chosen + step < len(self.rows):
                self.chosen += step
                reveal = getattr(self.parent, "reveal", None)
                if reveal is not None:
                    reveal(self._row_rect(self.chosen))
                return HANDLED
            if event.name in ("enter", "space") and self.rows:
                return self.Asked(self.name, self.rows[self.chosen].series)
        return None

    def _row_rect(self, index: int) -> Rect:
        return Rect(self.rect.x, self.rect.y + index * self.pitch, self.rect.w, self.pitch)

    def draw(self, canvas: Canvas) -> None:
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
            line = Rect(rect.x + NAME, y + 4, rect.right - BEFORE - rect.x - NAME - VALUE,
                        pitch - 8)
            if line.w >= 60 and len(row.track) > 1:
                sparkline(canvas, line, row.track, ink="ink" if row.sober else "red",
                          ground="tint")
            canvas.horizontal(rect.x, rect.right, y + pitch - 1, "pale")
            if self.focused and self.chosen == index:
                canvas.focus(self._row_rect(index))
