"""A level on a plain bar with a mark: the standing of the office and where its floor lies."""

from __future__ import annotations

from collections.abc import Sequence

from gosplan_game.ui import signs
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.charts.bars import bar, flag
from gosplan_game.ui.charts.pressed import PressedChart
from gosplan_game.ui.charts.readable import Point, Value
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.typesetting import Typesetter


class Level(PressedChart):
    """A head with its figure, a bar with a mark, and what moved it last; pressed, its account.

    Args:
        name: How messages call it.
        rect: Its place.
        title: What it is.
        value: The figure.
        share: How far the bar goes, 0 to 1.
        mark: Where the mark stands, 0 to 1.
        marked: What the mark is, and its figure.
        note: What moved it last.
        rose: Whether that raised it.
        moved: What moved it, with the amounts, for the table.
        source: Where the figures come from.
    """

    def __init__(self, name: str, rect: Rect, *, title: str, value: str, share: float,
                 mark: float, marked: tuple[str, str], note: str = "", rose: bool = True,
                 tip: str = "", moved: Sequence[tuple[str, str]] = (), source: str = "") -> None:
        super().__init__(name, rect, label=title, tip=tip, source=source)
        self.title, self.value, self.share, self.mark = title, value, share, mark
        self.marked, self.note, self.rose, self.moved = marked, note, rose, tuple(moved)

    @staticmethod
    def height(setter: Typesetter, noted: bool) -> float:
        """Return the height it takes."""
        head = max(34.0, setter.theme.size("section") * 1.35 + 9)
        return head + 16 + (setter.leading("caption") if noted else 0)

    @property
    def _bar(self) -> Rect:
        """The place of the bar."""
        top = self.rect.y + max(34.0, self.setter.theme.size("section") * 1.35 + 9)
        return Rect(self.rect.x, top, self.rect.w, 10)

    def points(self) -> list[Point]:
        """Return the mark and the end of the bar, from left to right."""
        track = self._bar
        found = [(self.mark, *self.marked), (self.share, self.title, self.value)]
        return [Point(Rect(track.x + track.w * share - 3, track.y - 3, 6, track.h + 6), title,
                      (Value("", value),)) for share, title, value in sorted(found)]

    def table(self) -> list[list[str]]:
        """Return where it stands, its mark, and what moved it, the latest first."""
        return [["", self.title], [self.title, self.value], list(self.marked),
                *([what, amount] for what, amount in self.moved)]

    def nearest(self, at: tuple[float, float]) -> int | None:
        """Read nothing under the pointer: the figure is printed, and the tooltip tells the rest."""
        del at
        return None

    def draw_chart(self, canvas: Canvas) -> None:
        """Draw head, bar and note."""
        rect, setter = self.rect, canvas.setter
        if self.hovered:
            canvas.fill(rect, "tint")
        canvas.horizontal(rect.x, rect.right, rect.y, "ink", 3)
        baseline = rect.y + 7 + canvas.theme.size("section") * 1.02
        width = setter.width(self.value, "table_bold")
        canvas.text(self.title, rect.x, baseline, "section", most=rect.w - width - 12)
        canvas.text(self.value, rect.right, baseline, "table_bold", "ink", "right")
        track = self._bar
        bar(canvas, track, self.share, "red" if self.share < self.mark else "ink", "pale")
        flag(canvas, track, self.mark, "red", width=2, over=3, halo="card")
        if self.note:
            middle = track.bottom + 3 + setter.leading("caption") / 2
            ink = "green_text" if self.rose else "red_text"
            signs.triangle(canvas, rect.x, middle - 5, 10, self.rose, ink)
            canvas.text_middle(self.note, rect.x + 16, middle, "caption", "second",
                               most=rect.w - 16)
