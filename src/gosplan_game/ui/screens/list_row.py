"""A row of a list: a sign and a name; the chosen one white on ink."""

from __future__ import annotations

from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.widgets.button import Pressable


class ListRow(Pressable):
    """One line of a list that is pressed to open it."""

    def __init__(self, name: str, rect: Rect, text: str, pictogram: str, chosen: bool) -> None:
        super().__init__(name, rect, label=text)
        self.text, self.pictogram, self.chosen = text, pictogram, chosen

    def draw(self, canvas: Canvas) -> None:
        """Draw sign and name."""
        rect = self.rect
        if self.chosen:
            canvas.fill(rect, "ink")
        elif self.hovered:
            canvas.fill(rect, "tint")
        ink = "card" if self.chosen else "ink"
        middle = rect.y + rect.h / 2
        canvas.pictogram(self.pictogram, rect.x + 6, middle - 12, 24, ink)
        canvas.text_middle(self.text, rect.x + 38, middle,
                           "table_bold" if self.chosen else "table", ink, most=rect.w - 42)
        if not self.chosen:
            canvas.horizontal(rect.x, rect.right, rect.bottom - 1, "pale")
