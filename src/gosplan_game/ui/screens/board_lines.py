"""The lines under the board of balances: a name and a figure, what follows from them below."""

from __future__ import annotations

from gosplan_game.ui.canvas import Canvas, Ink
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.typesetting import Typesetter
from gosplan_game.ui.widgets.base import Widget
from gosplan_game.viewmodels.chessboard import ReliefRow, RoundRow

GAP = 10.0
PADDING = 4.0


class BoardLine(Widget):
    """A name with its figure, under them a remark with another; each pair in a line or in two.

    Args:
        setter: The typesetter in force.
        place: Where it begins and how wide it is; it takes the height that its words need.
        name: What it is.
        figure: Its figure, bold unless the name is.
        remark: What follows; wrapped if it is long.
        result: The figure at its end.
        bold: Whether the name is bold.
        remark_ink: Ink of the remark.
        result_ink: Ink of the result.
        tip: The tooltip.
    """

    def __init__(
        self, setter: Typesetter, place: Rect, name: str, figure: str, remark: str,
        result: str = "", *, bold: bool = False, remark_ink: Ink = "second",
        result_ink: Ink = "ink", tip: str = "",
    ) -> None:
        super().__init__("", place, label=name, tip=tip)
        self.name_text, self.figure, self.remark, self.result = name, figure, remark, result
        self.kinds = ("table_bold", "table") if bold else ("table", "table_bold")
        self.inks = (remark_ink, result_ink)
        self._setter = setter
        upper = setter.leading("table") * self._lines(name, self.kinds[0], figure, self.kinds[1])
        lower = setter.leading("small") * self._lines(remark, "small", result, "small")
        self.rect = Rect(place.x, place.y, place.w, upper + lower + 2 * PADDING)

    def _room(self, figure: str, kind: str) -> float:
        return self.rect.w - (self.setter.width(figure, kind) + GAP if figure else 0.0)

    def _lines(self, text: str, kind: str, figure: str, other: str) -> int:
        """Return how many lines a text takes; its figure stands beside the last one, if it can."""
        return len(self._wrapped(text, kind)) + (not self._beside(text, kind, figure, other))

    def _wrapped(self, text: str, kind: str) -> list[str]:
        lines = self.setter.wrap(text, kind, self.rect.w)
        return [" ".join(part.text for part in line) for line in lines]

    def _beside(self, text: str, kind: str, figure: str, other: str) -> bool:
        last = self._wrapped(text, kind)[-1] if text else ""
        return self.setter.width(last, kind) <= self._room(figure, other)

    def draw(self, canvas: Canvas) -> None:
        """Draw both pairs and the rule under them."""
        rect = self.rect
        y = self._draw_pair(canvas, rect.y + PADDING, "table", (self.name_text, self.kinds[0]),
                            (self.figure, self.kinds[1]), ("ink", "ink"))
        self._draw_pair(canvas, y, "small", (self.remark, "small"), (self.result, "small"),
                        self.inks)
        canvas.horizontal(rect.x, rect.right, rect.bottom - 1, "pale")

    def _draw_pair(self, canvas: Canvas, y: float, leading: str, said: tuple[str, str],
                   figure: tuple[str, str], inks: tuple[Ink, Ink]) -> float:
        line = self.setter.leading(leading)
        for text in self._wrapped(*said):
            canvas.text_middle(text, self.rect.x, y + line / 2, said[1], inks[0])
            y += line
        if not self._beside(*said, *figure):
            y += line
        canvas.text_middle(figure[0], self.rect.right, y - line / 2, figure[1], inks[1], "right")
        return y


def relief_line(setter: Typesetter, place: Rect, row: ReliefRow) -> BoardLine:
    """Return one order that would help, and what it does."""
    return BoardLine(setter, place, row.name, row.change, row.closes, row.output, tip=row.tip,
                     result_ink="red_text" if row.worse else "ink")


def round_line(setter: Typesetter, place: Rect, row: RoundRow) -> BoardLine:
    """Return one round of revision."""
    return BoardLine(setter, place, row.name, row.output, row.short, bold=True, tip=row.short,
                     remark_ink="second" if row.closed else "red_text")
