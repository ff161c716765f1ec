"""Leontief's check on the board: bars of what can be made, flags at what is needed in full."""

from __future__ import annotations

from gosplan_game.ui import signs
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.charts.bars import bar, flag, hollow_bar
from gosplan_game.ui.charts.readable import Point, ReadableChart, Value
from gosplan_game.ui.geometry import Rect
from gosplan_game.viewmodels.board_check import Check, CheckGood, CheckHalf

NAME, BETWEEN = 168.0, 32.0
TRACK = 0.24
"""Share of a half that its bars take."""
WIDTHS = (1.0, 1.0, 1.25, 0.9)
"""Widths of the columns of figures against each other."""
WIDER = 1.2
"""Growth of the text that the names' column follows at most."""
HEADS = 2
"""Lines over the rows: whose half it is, and the heads."""
FOOT = 1
SIGN = 18.0
KEY = 20.0
"""Room of the key beside a head."""
KEYS = 3
"""Heads that have a key."""


class CheckChart(ReadableChart):
    """For every good what is asked, what can be made, and what the draft's ends need in full."""

    beside = True
    upright = True

    def __init__(self, rect: Rect, check: Check, *, label: str, source: str) -> None:
        super().__init__("check", rect, label=label, source=source)
        self.check = check

    @property
    def row_height(self) -> float:
        """The height of a line."""
        return self.rect.h / (HEADS + FOOT + max(1, len(self.check.halves[0].goods)))

    def points(self) -> list[Point]:
        """Return the goods with the figures of both halves."""
        tall, check = self.row_height, self.check
        return [
            Point(Rect(self.rect.x, self.rect.y + (HEADS + row) * tall, self.rect.w, tall),
                  good.name,
                  tuple(Value(f"{half.title}: {head}", text) for half in check.halves
                        for head, text in zip(check.heads, half.goods[row].texts, strict=True)
                        if text))
            for row, good in enumerate(check.halves[0].goods)
        ]

    def draw_chart(self, canvas: Canvas) -> None:
        """Draw the names, and the halves beside each other."""
        rect, tall = self.rect, self.row_height
        name = NAME * min(canvas.theme.size("table") / 16, WIDER)
        top = rect.y + HEADS * tall
        for row, good in enumerate(self.check.halves[0].goods):
            middle = top + (row + 0.5) * tall
            canvas.pictogram(good.pictogram, rect.x, middle - 11, 22)
            canvas.named(good.name, Rect(rect.x + 30, middle - tall / 2, name - 36, tall), "table")
            canvas.horizontal(rect.x, rect.right, middle + tall / 2 - 1, "pale")
        places = rect.trim(left=name).columns(len(self.check.halves), BETWEEN)
        for place, half in zip(places, self.check.halves, strict=True):
            self._draw_half(canvas, place, half)

    def _draw_half(self, canvas: Canvas, place: Rect, half: CheckHalf) -> None:
        tall = self.row_height
        track = place.left(TRACK * place.w)
        unit = (place.w - track.w) / sum(WIDTHS)
        ends = [track.right + unit * sum(WIDTHS[:index + 1]) for index in range(len(WIDTHS))]
        canvas.text_middle(half.title, place.x, place.y + tall / 2, "table_bold")
        for index, head in enumerate(self.check.heads):
            right, middle = ends[index], place.y + 1.5 * tall
            room = unit * WIDTHS[index] - 8 - (KEY if index < KEYS else 0.0)
            used = canvas.text_middle(head, right, middle, "small", "second", "right", room)
            self._draw_key(canvas, index, Rect(right - used - KEY, middle - 5, KEY - 6, 10))
        canvas.horizontal(place.x, place.right, place.y + HEADS * tall - 2, "ink", 1.5)
        for row, good in enumerate(half.goods):
            line = Rect(track.x, place.y + (HEADS + row) * tall, track.w, tall)
            self._draw_good(canvas, line, good, ends)
        canvas.text_middle(half.verdict, place.x, place.bottom - tall / 2, "small",
                           "red_text" if half.short else "ink", most=place.w)

    @staticmethod
    def _draw_key(canvas: Canvas, index: int, place: Rect) -> None:
        """Draw what stands for a head in the bars: a frame, a bar, a mark."""
        if index == 0:
            canvas.frame(place, "ink", 2)
        elif index == 1:
            canvas.fill(place, "ink")
        elif index == 2:
            canvas.vertical(place.x + place.w / 2, place.y - 3, place.bottom + 3, "blue", 3)

    def _draw_good(self, canvas: Canvas, line: Rect, good: CheckGood, ends: list[float]
                   ) -> None:
        middle = line.y + line.h / 2
        track = Rect(line.x, middle - 5, line.w, 10)
        bar(canvas, track, good.can, "ink", "pale")
        hollow_bar(canvas, track, good.asked, "ink")
        flag(canvas, track, good.full, "red" if good.missing else "blue", halo="paper")
        for index, (text, right) in enumerate(zip(good.texts, ends, strict=True)):
            red = good.missing and index >= len(good.texts) - 2
            canvas.text_middle(text, right, middle, "table_bold" if red else "table",
                               "red_text" if red else "ink", "right")
        if good.missing:
            signs.warning(canvas, ends[-2] + 6, middle - SIGN / 2, SIGN - 2)
