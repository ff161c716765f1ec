"""The board of balances over the plan: squares above, what binds and what would help below."""

from __future__ import annotations

from collections.abc import Sequence

from gosplan_game.core.errors import Impossible
from gosplan_game.ui import signs
from gosplan_game.ui.actions import Action, Pop
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.charts.readable import Point, ReadableChart, Value
from gosplan_game.ui.dialog import Plate
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.screens.board_bars import balance_columns
from gosplan_game.ui.screens.board_check import CheckChart
from gosplan_game.ui.screens.board_lines import relief_line, round_line
from gosplan_game.ui.screens.context import Context
from gosplan_game.ui.screens.exports import exported
from gosplan_game.ui.widgets.base import Message, Widget
from gosplan_game.ui.widgets.button import Button, Pressable
from gosplan_game.ui.widgets.choice import OneOf, Option
from gosplan_game.ui.widgets.label import Paragraph, Section
from gosplan_game.ui.widgets.scroll import ScrollArea
from gosplan_game.viewmodels.chessboard import FACES, Board, Face, GoodRow, ReliefRow, board

MARGIN, INNER = 24.0, 22.0
HEAD = 96.0
NAME, ROW, TOP = 168.0, 27.0, 32.0
SPACIOUS = 38.0
SUMS = 62.0
LARGE = 1.2
"""From this growth of the text on, the columns below need their room."""
BETWEEN = 28.0
STRIP = 9.0
"""Width of the strip that shows what is missing."""


class ChessboardScreen(Plate):
    """Who needs what of whom under the draft; what is short, and what would help."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.face: Face = "uses"
        self._model: Board | None = None

    @property
    def model(self) -> Board:
        """The view model of the draft in hand."""
        if self._model is None:
            self._model = board(self.context.game, self.context.texts, self.face)
        return self._model

    def first_focus(self) -> str:
        """What the squares show: arrows switch it at once."""
        return "face"

    def entered(self) -> None:
        """Reckon anew: the draft may have changed."""
        self._refresh()

    def _refresh(self) -> None:
        self._model = None
        self.rebuild()

    # Layout ----------------------------------------------------------------------------------

    def build(self, area: Rect) -> Sequence[Widget]:
        """Lay out head, squares, and three columns under them."""
        model, setter = self.model, self.setter
        self.plate = area.trim(MARGIN, MARGIN, MARGIN, MARGIN)
        inner = self._inner
        close = max(104.0, setter.width(model.close, "button") + 74)
        options = [Option(name, text) for name, text in model.faces]
        wide = sum(setter.width(option.text, "tab") + 36 for option in options)
        line = Rect(inner.right - wide, inner.y + 50, wide, setter.theme.control(28))
        place = self._squares(inner)
        squares = Squares(place, model) if self.face != "check" else CheckChart(
            place, model.check, label=model.title, source=model.note)
        lower = inner.trim(top=squares.rect.bottom - inner.y + 16)
        return [
            Button("close", Rect(inner.right - close, inner.y, close, 36), model.close, key="Esc"),
            OneOf("face", line, options, model.face, look="tabs"),
            Paragraph(Rect(inner.x, line.y, line.x - inner.x - 24, self._head - 54), model.note,
                      "small" if self._grown >= LARGE else "text", "second"),
            squares, *self._columns(lower),
        ]

    @property
    def _inner(self) -> Rect:
        return self.plate.trim(INNER, 18, INNER, 18)

    @property
    def _grown(self) -> float:
        return self.setter.theme.size("table") / 16

    @property
    def _head(self) -> float:
        """The room over the squares: two lines of the note in large type."""
        return HEAD if self._grown < LARGE else HEAD + 18

    def _squares(self, inner: Rect) -> Rect:
        row = ROW if self.model.reliefs else SPACIOUS
        height = TOP + row * self._grown * len(self.model.rows)
        if self.face == "check":  # heads of two lines, and what follows from it
            height = row * self._grown * (len(self.model.rows) + 3)
        most = 0.48 if self._grown >= LARGE else 0.55
        return Rect(inner.x, inner.y + self._head, inner.w, min(height, most * inner.h))

    def _columns(self, lower: Rect) -> list[Widget]:
        """Return what binds, what would help and the rounds; only bars where nothing is short."""
        if self.model.balances:
            return balance_columns(self.setter, lower, self.model)
        left = lower.left(0.29 * lower.w)
        right = lower.rightmost(0.27 * lower.w)
        middle = Rect(left.right + BETWEEN, lower.y, right.x - left.right - 2 * BETWEEN, lower.h)
        return [*self._binding(left), *self._reliefs(middle), *self._rounds(right)]

    def _binding(self, place: Rect) -> list[Widget]:
        model, setter = self.model, self.setter
        head = Section.height(setter)
        width = place.w - 12
        inside: list[Widget] = []
        y = place.y + head
        for text in model.binding:
            height = setter.height(text, "text", width)
            inside.append(Paragraph(Rect(place.x, y, width, height), text, "text", cut=False))
            y += height + 6
        return [Section(place.top(30), model.binding_title),
                ScrollArea("binding", place.trim(top=head), inside, y - place.y - head,
                           focusable=True, label=model.binding_title)]

    def _reliefs(self, place: Rect) -> list[Widget]:
        model, setter = self.model, self.setter
        head = Section.height(setter)
        body = place.trim(top=head)
        button = max(72.0, setter.width(model.draft, "button") + 24)
        high = setter.theme.control(30)
        can = self.context.game.at_stop
        inside: list[Widget] = []
        y = body.y
        for index, row in enumerate(model.reliefs):
            line = relief_line(setter, Rect(body.x, y, body.w - button - 22, 0), row)
            inside += [
                line,
                Button(f"draft:{index}", Rect(body.right - button - 12,
                                              y + (line.rect.h - high) / 2, button, high),
                       model.draft, tip=row.tip, enabled=can, reason=model.why_not),
            ]
            y += line.rect.h
        if not model.reliefs:
            height = setter.height(model.reliefs_note, "text", body.w - 12)
            inside.append(Paragraph(Rect(body.x, body.y, body.w - 12, height),
                                    model.reliefs_note, "text", "second", cut=False))
            y += height
        return [Section(place.top(30), model.reliefs_title),
                ScrollArea("reliefs", body, inside, max(44.0, y - body.y), focusable=True,
                           label=model.reliefs_title)]

    def _rounds(self, place: Rect) -> list[Widget]:
        model, setter = self.model, self.setter
        head = Section.height(setter)
        lines: list[Widget] = []
        y = place.y + head
        for row in model.rounds:
            lines.append(round_line(setter, Rect(place.x, y, place.w - 12, 0), row))
            y += lines[-1].rect.h
        if model.no_rounds:
            room = setter.height(model.no_rounds, "text", place.w - 12)
            lines.append(Paragraph(Rect(place.x, y, place.w - 12, room), model.no_rounds, "text",
                                   "second", cut=False))
            y += room
        button = Rect(place.x, place.bottom - 36, place.w, 36)
        note = setter.height(model.rounds_note, "caption", place.w - 12)
        body = Rect(place.x, place.y + head, place.w, button.y - place.y - head - 6)
        # How it is done stands at the foot; where that is wanted for the rounds, it follows them.
        at = max(y + 8, body.bottom - note)
        lines.append(Paragraph(Rect(place.x, at, place.w - 12, note), model.rounds_note, "caption",
                               "second", cut=False))
        return [
            Section(place.top(30), model.rounds_title),
            ScrollArea("rounds", body, lines, at + note - body.y, focusable=True,
                       label=model.rounds_title),
            Button("take", button, model.take, "ink", enabled=model.can_take,
                   reason=model.why_not),
        ]

    # Drawing ---------------------------------------------------------------------------------

    def paint(self, canvas: Canvas) -> None:
        """Draw the plate, its title and the rule under the head."""
        super().paint(canvas)
        inner = self._inner
        canvas.text(self.model.title, inner.x, inner.y + 8 + canvas.theme.size("subtitle") * 0.7,
                    "subtitle", most=inner.w - 220)
        canvas.horizontal(inner.x, inner.right, inner.y + 42, "ink", 2)

    # Answers ---------------------------------------------------------------------------------

    def receive(self, message: Message) -> Action | None:
        """Turn the squares, draft a relief, take a round, or close."""
        match message:
            case ReadableChart.Exported(name):
                return exported(self.context, self, name)
            case OneOf.Changed("face", face):
                self.face = next(each for each in FACES if each == face)
            case Pressable.Pressed("close"):
                return Pop()
            case Pressable.Pressed(name) if name.startswith("draft:"):
                self._draft(self.model.reliefs[int(name.removeprefix("draft:"))])
            case Pressable.Pressed("take"):
                self.context.game.take_round(self.model.last)
            case _:
                return None
        self._refresh()
        return None

    def _draft(self, row: ReliefRow) -> None:
        game = self.context.game
        limits = game.limits(row.item)
        value = round(row.value, max(limits.decimals, 2))
        try:
            game.order(row.item, min(max(value, limits.lower), limits.upper))
        except Impossible:  # the stop was left under the plate
            return


class Squares(ReadableChart):
    """The board: users across, goods down; what is missing is hatched in red."""

    beside = True
    upright = True

    def __init__(self, rect: Rect, model: Board) -> None:
        super().__init__("squares", rect, label=model.title, source=model.note)
        self.model = model

    def points(self) -> list[Point]:
        """Return the goods with what every user needs, and their sums."""
        model, tall = self.model, self.row_height
        return [Point(Rect(self.rect.x, self.rect.y + TOP + index * tall, self.rect.w, tall),
                      row.name, tuple(
                          Value(name, text) for name, text in zip(
                              (*(user.name for user in model.users), *model.heads),
                              (*(cell.text for cell in row.squares), *row.sums), strict=False)
                          if text))
                for index, row in enumerate(model.rows)]

    def nearest(self, at: tuple[float, float]) -> int | None:
        """Read nothing under the pointer: each square has a tooltip of its own."""
        del at
        return None

    @property
    def row_height(self) -> float:
        """The height of a good's row."""
        return (self.rect.h - TOP) / max(1, len(self.model.rows))

    def _widths(self) -> tuple[float, float]:
        """Return the widths of a square and of a sum."""
        sums = SUMS if self.model.heads else 0.0
        room = self.rect.w - NAME - sums * len(self.model.heads)
        return room / max(1, len(self.model.users)), sums

    def draw_chart(self, canvas: Canvas) -> None:
        """Draw heads, rows and rules."""
        rect, model = self.rect, self.model
        square, wide = self._widths()
        for index, user in enumerate(model.users):
            x = rect.x + NAME + index * square
            canvas.pictogram(user.pictogram, x + square / 2 - 11, rect.y + 4, 22)
        start = rect.x + NAME + square * len(model.users)
        for index, head in enumerate(model.heads):
            canvas.text_middle(head, start + (index + 1) * wide - 4, rect.y + TOP / 2, "small",
                               "second", "right", wide - 6)
        canvas.horizontal(rect.x, rect.right, rect.y + TOP - 2, "ink", 1.5)
        for number, row in enumerate(model.rows):
            line = Rect(rect.x, rect.y + TOP + number * self.row_height, rect.w, self.row_height)
            self._draw_row(canvas, line, row, square, wide)

    def _draw_row(self, canvas: Canvas, line: Rect, row: GoodRow, square: float, wide: float
                  ) -> None:
        middle = line.y + line.h / 2
        canvas.pictogram(row.pictogram, line.x, middle - 11, 22)
        canvas.text_middle(row.name, line.x + 30, middle,
                           "table_bold" if row.binding else "table", most=NAME - 36)
        x = line.x + NAME
        for cell in row.squares:
            if cell.missing > 0:
                canvas.frame(Rect(x + 3, line.y + 3, STRIP, line.h - 6), "rule")
                tall = (line.h - 6) * cell.missing
                canvas.hatch(Rect(x + 3, line.bottom - 3 - tall, STRIP, tall), step=3)
            canvas.text_middle(cell.text, x + square - 5, middle,
                               "table_bold" if cell.missing else "small",
                               "red_text" if cell.missing else "ink", "right", square - 8 - STRIP)
            x += square
        for index, text in enumerate(row.sums):
            last = index == len(row.sums) - 1
            canvas.text_middle(text, x + wide - 4, middle,
                               "table_bold" if last and row.short else "small",
                               "red_text" if last and row.short else "ink", "right",
                               wide - (22 if last and row.short else 4))
            if last and row.short:
                signs.warning(canvas, x + 2, middle - 8, 16)
            x += wide
        canvas.horizontal(line.x, line.right, line.bottom - 1, "pale")

    def tip_at(self, point: tuple[float, float]) -> tuple[str, Rect]:
        """Return what a square says at length; a head's, whose column it is."""
        rect, model = self.rect, self.model
        square, _ = self._widths()
        column = int((point[0] - rect.x - NAME) // square)
        row = int((point[1] - rect.y - TOP) // self.row_height)
        if not 0 <= column < len(model.users):
            return "", rect
        place = Rect(rect.x + NAME + column * square, rect.y + TOP + max(row, 0) * self.row_height,
                     square, self.row_height)
        if point[1] < rect.y + TOP:
            return model.users[column].name, Rect(place.x, rect.y, square, TOP)
        if not 0 <= row < len(model.rows):
            return "", rect
        cells = model.rows[row].squares
        return (cells[column].tip or model.users[column].name) if column < len(cells) else "", place
