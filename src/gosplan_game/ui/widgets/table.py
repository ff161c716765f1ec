"""The table: ruled rows, one of them chosen, drawn only where they show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gosplan_game.ui import signs
from gosplan_game.ui.canvas import Align, Canvas, Ink
from gosplan_game.ui.charts.bars import bar
from gosplan_game.ui.events import Event, Key, Pointer, Wheel
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.signs import Eye
from gosplan_game.ui.widgets.base import HANDLED, Exported, Message, Widget
from gosplan_game.ui.widgets.typing_line import copy

EYE = 24.0
"""Room of an eye after the words of a cell."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, its width (or share of the rest, if negative) and alignment."""

    head: str
    width: float
    align: Align = "left"
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell, if it is more than words.

    Attributes:
        text: The words.
        bold: Whether they are bold.
        ink: Their ink.
        sign: ``warning`` draws the triangle before them, ``up`` and ``down`` a trend.
        pictogram: A drawing before the words.
        share: Draws a small bar of that share (0 to 1) before the words; negative: none.
        tip: The cell's own tooltip.
        eye: Draws an eye after the words: ``reported`` struck, ``inspected`` over a line.
        series: The series it shows; a double click asks why it is what it is.
    """

    text: str = ""
    bold: bool = False
    ink: Ink = "ink"
    sign: str = ""
    pictogram: str = ""
    share: float = -1.0
    tip: str = ""
    eye: Eye = "none"
    series: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its key in messages and its cells; a total is bold under an ink rule."""

    key: str
    cells: tuple[Cell | str, ...]
    bold: bool = False
    total: bool = False
    gap: bool = False


class Table(Widget):
    """Rows of cells with one chosen, hover, virtual scrolling and copying.

    Arrows move the choice, Enter or a double click activates it, Ctrl+C copies the table as
    tab-separated text, E writes it to files.
    """

    can_focus = True

    @dataclass(frozen=True, slots=True)
    class Chosen(Message):
        """Another row was chosen."""

        key: str

    @dataclass(frozen=True, slots=True)
    class Activated(Message):
        """A row was double-clicked or entered."""

        key: str

    @dataclass(frozen=True, slots=True)
    class Asked(Message):
        """A cell that shows a series was double-clicked, or its row entered."""

        series: str

    def __init__(
        self, name: str, rect: Rect, columns: Sequence[Column], rows: Sequence[Row],
        chosen: str = "", *, row_height: float = 32, head: bool = True, kind: str = "table",
        label: str = "", selectable: bool = True, source: str = "",
    ) -> None:
        super().__init__(name, rect, label=label)
        self.source = source
        self.columns, self.rows, self.chosen = tuple(columns), tuple(rows), chosen
        self.row_height, self.head, self.kind = row_height, head, kind
        self.selectable = selectable
        self.at_y = 0.0
        self._under: int | None = None
        self._over = -1
        self._grip: float | None = None

    # Places ----------------------------------------------------------------------------------

    @property
    def focusable(self) -> bool:
        """Tables without choice are stopped at if they scroll or are named: then E writes them."""
        return bool(self.rows) and (self.selectable or bool(self.label) or self.room > 0)

    @property
    def height_of_row(self) -> float:
        """The height of a row under the text size in force."""
        return max(self.row_height, self.setter.leading(self.kind) + 4)

    @property
    def head_height(self) -> float:
        """The height of the head, with its rule."""
        return max(30.0, self.setter.leading(self.kind) + 8) if self.head else 0.0

    @property
    def body(self) -> Rect:
        """Where the rows are."""
        return self.rect.trim(top=self.head_height)

    @property
    def room(self) -> float:
        """How far it can be scrolled."""
        return max(0.0, len(self.rows) * self.height_of_row - self.body.h)

    def column_places(self) -> list[tuple[float, float]]:
        """Return left edge and width of every column."""
        wide = self.rect.w - (10 if self.room else 0)
        fixed = sum(c.width for c in self.columns if c.width > 0)
        shares = sum(-c.width for c in self.columns if c.width <= 0) or 1.0
        places, x = [], self.rect.x
        for column in self.columns:
            width = column.width if column.width > 0 else max(
                40.0, (wide - fixed) * -column.width / shares)
            places.append((x, width))
            x += width
        return places

    def row_rect(self, index: int) -> Rect:
        """Return where a row is drawn (perhaps outside the window of the table)."""
        height = self.height_of_row
        return Rect(self.rect.x, self.body.y + index * height - self.at_y, self.rect.w, height)

    def cell_rect(self, row: int, column: int) -> Rect:
        """Return a cell's place, for a control laid over it."""
        x, width = self.column_places()[column]
        line = self.row_rect(row)
        return Rect(x, line.y, width, line.h)

    def _column_at(self, x: float) -> int:
        return next((at for at, (left, width) in enumerate(self.column_places())
                     if left <= x < left + width), -1)

    def _row_at(self, point: tuple[float, float]) -> int | None:
        if not self.body.contains(point):
            return None
        index = int((point[1] - self.body.y + self.at_y) // self.height_of_row)
        return index if 0 <= index < len(self.rows) else None

    def series_at(self, row: int, column: int = -1) -> str:
        """Return the series of a cell, or the first of its row; an empty text if none."""
        cells = self.rows[row].cells if 0 <= row < len(self.rows) else ()
        if 0 <= column < len(cells):
            cell = cells[column]
            if isinstance(cell, Cell) and cell.series:
                return cell.series
        return next((cell.series for cell in cells if isinstance(cell, Cell) and cell.series), "")

    @property
    def series(self) -> str:
        """The series under the pointer, or the first of the chosen row."""
        if self.hovered and self._under is not None:
            return self.series_at(self._under, self._over)
        return self.series_at(self.index())

    # Behaviour -------------------------------------------------------------------------------

    def adopt(self, old: Table) -> None:
        """Stay where it was scrolled to."""
        self.at_y = old.at_y
        self._grip = old._grip
        self.scroll_to(self.at_y)

    def scroll_to(self, y: float) -> bool:
        """Scroll so that ``y`` is at the top; return whether that moved anything."""
        before, self.at_y = self.at_y, min(self.room, max(0.0, y))
        return before != self.at_y

    def index(self) -> int:
        """Return the chosen row's place, or -1."""
        return next((i for i, row in enumerate(self.rows) if row.key == self.chosen), -1)

    def handle(self, event: Event) -> Message | None:
        """Choose, activate, scroll or copy."""
        if isinstance(event, Wheel):
            return HANDLED if self.scroll_to(
                self.at_y - event.steps * 2 * self.height_of_row) else None
        if isinstance(event, Pointer):
            return self._pointed(event)
        if isinstance(event, Key):
            return self._key(event)
        return None

    def _pointed(self, event: Pointer) -> Message | None:
        row = self._row_at(event.at)
        if event.kind == "move" and self._grip is None:
            changed, self._under = row != self._under, row
            self._over = self._column_at(event.at[0])
            return HANDLED if changed else None
        if event.kind == "up":
            self._grip = None
            return None
        if self.room and (self._grip is not None or event.at[0] >= self.rect.right - 10):
            self._grip = 0.0
            share = (event.at[1] - self.body.y) / max(1.0, self.body.h)
            self.scroll_to(share * len(self.rows) * self.height_of_row - self.body.h / 2)
            return HANDLED
        if row is None or not self.selectable:
            return None
        if event.clicks > 1:
            return self._activated(row, self._column_at(event.at[0]))
        if self.rows[row].key != self.chosen:
            return self.Chosen(self.name, self.rows[row].key)
        return HANDLED

    def _key(self, key: Key) -> Message | None:
        if key.ctrl and key.name == "c":
            copy(self.as_text())
            return HANDLED
        if not key.plain:
            return None
        if key.name == "e" and self.name:
            return Exported(self.name)
        page = max(1, int(self.body.h // self.height_of_row) - 1)
        step = {"up": -1, "down": 1, "pageup": -page, "pagedown": page,
                "home": -len(self.rows), "end": len(self.rows)}.get(key.name)
        if not self.selectable:
            moved = step is not None and self.scroll_to(self.at_y + step * self.height_of_row)
            return HANDLED if moved else None
        at = self.index()
        if step is not None:
            new = max(0, min(len(self.rows) - 1, at + step)) if at >= 0 else 0
            if new == at:
                return None if abs(step) == 1 else HANDLED
            self.reveal_row(new)
            return self.Chosen(self.name, self.rows[new].key)
        if key.name == "enter" and at >= 0:
            return self._activated(at)
        return None

    def _activated(self, row: int, column: int = -1) -> Message:
        series = self.series_at(row, column)
        if series:
            return self.Asked(self.name, series)
        return self.Activated(self.name, self.rows[row].key)

    def reveal_row(self, index: int) -> None:
        """Scroll as little as needed to show a row."""
        height = self.height_of_row
        if index * height < self.at_y:
            self.scroll_to(index * height)
        elif (index + 1) * height > self.at_y + self.body.h:
            self.scroll_to((index + 1) * height - self.body.h)

    def at_rest(self) -> None:
        """Show the first rows, none of them chosen."""
        super().at_rest()
        self.at_y, self.chosen, self._under = 0.0, "", None

    def table(self) -> list[list[str]]:
        """Return head and rows as words."""
        rows = [[column.head for column in self.columns]] if self.head else []
        return rows + [[c if isinstance(c, str) else c.text for c in row.cells]
                       for row in self.rows]

    def as_text(self) -> str:
        """Return the table as tab-separated lines, as it is copied."""
        return "\n".join("\t".join(row) for row in self.table())

    def tip_at(self, point: tuple[float, float]) -> tuple[str, Rect]:
        """Return the cell's or the head's tooltip."""
        for at, (x, width) in enumerate(self.column_places()):
            if not x <= point[0] < x + width:
                continue
            row = self._row_at(point)
            if row is None:
                if point[1] < self.body.y and self.columns[at].tip:
                    return self.columns[at].tip, Rect(x, self.rect.y, width, self.head_height)
            elif at < len(self.rows[row].cells):
                cell = self.rows[row].cells[at]
                if isinstance(cell, Cell) and cell.tip:
                    return cell.tip, self.cell_rect(row, at)
        return super().tip_at(point)

    # Drawing ---------------------------------------------------------------------------------

    def draw(self, canvas: Canvas) -> None:
        """Draw head, the rows that show, and the bar if any are hidden."""
        places = self.column_places()
        if self.head:
            middle = self.rect.y + self.head_height / 2
            for column, (x, width) in zip(self.columns, places, strict=True):
                self._words(canvas, column.head, x, width, middle, column.align, "caption_bold",
                            "ink")
            canvas.horizontal(self.rect.x, self.rect.right, self.body.y - 2, "ink", 2)
        first = int(self.at_y // self.height_of_row)
        last = min(len(self.rows), int((self.at_y + self.body.h) // self.height_of_row) + 1)
        with canvas.clip(self.body):
            for index in range(first, last):
                self._draw_row(canvas, index, places)
        if self.room:
            track = Rect(self.rect.right - 4, self.body.y, 4, self.body.h)
            canvas.fill(track, "pale")
            whole = len(self.rows) * self.height_of_row
            canvas.fill(Rect(track.x, track.y + track.h * self.at_y / whole, 4,
                             track.h * track.h / whole), "second")

    def _draw_row(self, canvas: Canvas, index: int, places: Sequence[tuple[float, float]]) -> None:
        row, line = self.rows[index], self.row_rect(index)
        chosen = self.selectable and row.key == self.chosen and bool(row.key)
        wide = line.trim(right=10) if self.room else line
        if chosen:
            canvas.fill(wide, "ochre_tint")
            canvas.fill(Rect(line.x, line.y, 4, line.h), "ink")
        elif self.hovered and self._under == index and self.selectable:
            canvas.fill(wide, "tint")
        if row.total:
            canvas.horizontal(wide.x, wide.right, line.y, "ink", 2)
        canvas.horizontal(wide.x, wide.right, line.bottom - 1, "pale")
        middle = line.y + line.h / 2
        for at, (cell, (x, width)) in enumerate(zip(row.cells, places, strict=False)):
            shown = Cell(cell) if isinstance(cell, str) else cell
            if row.gap and at == len(row.cells) - 1 and isinstance(cell, str):
                shown = Cell(cell, True, "red_text", "warning")
            self._draw_cell(canvas, shown, x, width, middle, self.columns[at].align,
                            chosen or row.bold or row.total or shown.bold)

    def _draw_cell(self, canvas: Canvas, cell: Cell, x: float, width: float, middle: float,
                   align: Align, bold: bool) -> None:
        kind = f"{self.kind}_bold" if bold else self.kind
        inner = 8.0
        if cell.pictogram:
            size = min(24.0, self.height_of_row - 6)
            canvas.pictogram(cell.pictogram, x + 8, middle - size / 2, size, cell.ink)
            inner += size + 8
        if cell.share >= 0:
            bar(canvas, Rect(x + inner, middle - 6, 44, 12), cell.share, "ink", "pale")
            inner += 52
        spare = EYE if cell.eye != "none" else 0.0
        words = self._words(canvas, cell.text, x, width, middle, align, kind, cell.ink, inner,
                            spare)
        right = x + width - 8
        if cell.sign:
            left = right - words - 22 if align == "right" else x + inner
            if cell.sign == "warning":
                signs.warning(canvas, left, middle - 8, 16)
            else:
                signs.triangle(canvas, left + 4, middle - 5, 10, cell.sign == "up", cell.ink)
        signs.eye(canvas, cell.eye, right - words - EYE if align == "right" else
                  x + inner + words + 6, middle - 8, 16)

    def _words(self, canvas: Canvas, text: str, x: float, width: float, middle: float,
               align: Align, kind: str, ink: Ink, inner: float = 8, spare: float = 0) -> float:
        place = {"left": x + inner, "centre": x + width / 2, "right": x + width - 8}[align]
        room = width - inner - 8 - spare
        return canvas.text_middle(text, place, middle, kind, ink, align, room)
