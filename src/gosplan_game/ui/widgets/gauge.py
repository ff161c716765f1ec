"""A level on a plain bar with a mark: the standing of the office and where its floor lies."""

from __future__ import annotations

from gosplan_game.ui import signs
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.typesetting import Typesetter
from gosplan_game.ui.widgets.button import Pressable


class Level(Pressable):
    """A head with its figure, a bar with a mark, and what moved it last.

    Args:
        name: How messages call it.
        rect: Its place.
        title: What it is.
        value: The figure.
        share: How far the bar goes, 0 to 1.
        mark: Where the mark stands, 0 to 1.
        note: What moved it last.
        rose: Whether that raised it.
    """

    def __init__(self, name: str, rect: Rect, *, title: str, value: str, share: float,
                 mark: float, note: str = "", rose: bool = True, tip: str = "") -> None:
        super().__init__(name, rect, label=title, tip=tip)
        self.title, self.value, self.share, self.mark = title, value, share, mark
        self.note, self.rose = note, rose

    @staticmethod
    def height(setter: Typesetter, noted: bool) -> float:
        """Return the height it takes."""
        head = max(34.0, setter.theme.size("section") * 1.35 + 9)
        return head + 16 + (setter.leading("caption") if noted else 0)

    def draw(self, canvas: Canvas) -> None:
        """Draw head, bar and note."""
        rect, setter = self.rect, canvas.setter
        if self.hovered:
            canvas.fill(rect, "tint")
        canvas.horizontal(rect.x, rect.right, rect.y, "ink", 3)
        baseline = rect.y + 7 + canvas.theme.size("section") * 1.02
        width = setter.width(self.value, "table_bold")
        canvas.text(self.title, rect.x, baseline, "section", most=rect.w - width - 12)
        canvas.text(self.value, rect.right, baseline, "table_bold", "ink", "right")
        top = rect.y + max(34.0, canvas.theme.size("section") * 1.35 + 9)
        bar = Rect(rect.x, top, rect.w, 10)
        canvas.fill(bar, "pale")
        canvas.fill(bar.left(bar.w * self.share), "red" if self.share < self.mark else "ink")
        mark = bar.x + bar.w * self.mark
        canvas.vertical(mark - 1, bar.y - 3, bar.bottom + 3, "card", 4)
        canvas.vertical(mark, bar.y - 3, bar.bottom + 3, "red", 2)
        if self.note:
            middle = bar.bottom + 3 + setter.leading("caption") / 2
            ink = "green_text" if self.rose else "red_text"
            signs.triangle(canvas, rect.x, middle - 5, 10, self.rose, ink)
            canvas.text_middle(self.note, rect.x + 16, middle, "caption", "second",
                               most=rect.w - 16)
