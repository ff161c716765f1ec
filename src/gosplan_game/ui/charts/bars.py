"""Bars: a stacked account, sources over uses with a hatched gap, contributions left and right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gosplan_game.ui import signs
from gosplan_game.ui.canvas import Canvas, Ink
from gosplan_game.ui.charts.readable import Point, ReadableChart, Value
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.typesetting import Typesetter


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a bar: its share of the whole width, its ink, what it is and how much."""

    share: float
    ink: str
    name: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class BalanceBar:
    """A good: what is made, in stock and imported over what is used; the gap as a share."""

    name: str
    pictogram: str
    sources: tuple[Stretch, ...]
    uses: tuple[Stretch, ...]
    gap: float
    result: str
    short: bool
    cause: str = ""


def stacked(canvas: Canvas, rect: Rect, parts: Sequence[Stretch], line: Ink = "paper") -> float:
    """Draw parts side by side, set apart by hairlines; return the x where they end."""
    x = rect.x
    for index, part in enumerate(parts):
        width = rect.w * part.share
        if width <= 0:
            continue
        canvas.fill(Rect(x, rect.y, width, rect.h), part.ink)
        if index:
            canvas.vertical(x, rect.y, rect.bottom, line)
        x += width
    return x


def balance_bar(canvas: Canvas, rect: Rect, bar: BalanceBar, *, name_width: float = 104,
                result_width: float = 116) -> None:
    """Draw one good: name, two bars, the shortage hatched, what is left or short in words."""
    middle = rect.y + rect.h / 2
    size = min(26.0, rect.h - 6)
    canvas.pictogram(bar.pictogram, rect.x, middle - size / 2, size)
    canvas.text_middle(bar.name, rect.x + size + 8, middle, "table",
                       most=name_width - size - 12)
    area = Rect(rect.x + name_width, middle - 13, rect.w - name_width - result_width - 30, 26)
    upper, lower = area.top(12), area.lowest(12)
    end = stacked(canvas, upper, bar.sources)
    stacked(canvas, lower, bar.uses)
    if bar.short:
        width = max(4.0, area.w * bar.gap)
        canvas.hatch(Rect(end + 1, upper.y, width - 1, upper.h))
        signs.warning(canvas, area.right + 12, middle - 9, 18)
    canvas.text_middle(bar.result, rect.right, middle, "table_bold" if bar.short else "table",
                       "red_text" if bar.short else "second", "right", result_width)


class BalanceBars(ReadableChart):
    """Material balances one under the other, each read with all that makes it up."""

    PITCH = 38.0
    beside = True
    upright = True

    def __init__(self, name: str, rect: Rect, bars: Sequence[BalanceBar], *, name_width: float,
                 result_width: float, label: str = "", source: str = "") -> None:
        super().__init__(name, rect, label=label, source=source)
        self.bars, self.name_width, self.result_width = tuple(bars), name_width, result_width

    @property
    def _pitch_of_bars(self) -> float:
        return min(1.5 * self.PITCH, self.rect.h / max(1, len(self.bars)))

    def points(self) -> list[Point]:
        """Return every good: its sources, its uses, what is left or short."""
        pitch = self._pitch_of_bars
        return [
            Point(Rect(self.rect.x, self.rect.y + index * pitch, self.rect.w, pitch),
                  f"{bar.name}: {bar.result}",
                  tuple(Value(part.name, part.text) for part in (*bar.sources, *bar.uses)))
            for index, bar in enumerate(self.bars)]

    def draw_chart(self, canvas: Canvas) -> None:
        """Draw the bars from above."""
        for point, bar in zip(self.points(), self.bars, strict=True):
            balance_bar(canvas, point.at, bar, name_width=self.name_width,
                        result_width=self.result_width)


def result_room(setter: Typesetter, bars: Sequence[BalanceBar], least: float) -> float:
    """Return the width that the results of these bars need, within reason."""
    widest = max((setter.width(bar.result, "table_bold" if bar.short else "table")
                  for bar in bars), default=0.0)
    return max(least, min(widest + 4, 1.6 * least))


def legend(canvas: Canvas, rect: Rect, parts: Sequence[tuple[str, str]], gap: float = 18) -> None:
    """Draw squares of ink with their words, from left to right."""
    x, middle = rect.x, rect.y + rect.h / 2
    for ink, text in parts:
        width = canvas.setter.width(text, "caption")
        if x + 18 + width > rect.right + 1:
            break
        square = Rect(x, middle - 6, 12, 12)
        if ink == "hatch":
            canvas.hatch(square)
        else:
            canvas.fill(square, ink)
        canvas.text_middle(text, x + 18, middle, "caption")
        x += 18 + width + gap


@dataclass(frozen=True, slots=True)
class Contribution:
    """A cause and what it added or took, as a share of the widest."""

    name: str
    share: float
    text: str
    pictogram: str = ""
    ink: str = "ink"


def contribution_bar(canvas: Canvas, rect: Rect, item: Contribution, *, zero: float,
                     reach: float, text_width: float = 72) -> None:
    """Draw one cause: words, a bar right of the zero line if it added, hollow left if it took.

    Args:
        canvas: Where to draw.
        rect: The row.
        item: The cause.
        zero: Logical x of the zero line.
        reach: Logical width of a share of 1.
        text_width: Room for the figure at the right.
    """
    middle = rect.y + rect.h / 2
    x = rect.x
    if item.pictogram:
        size = min(26.0, rect.h - 4)
        canvas.pictogram(item.pictogram, x, middle - size / 2, size)
        x += size + 10
    room = zero - x - 8 - (reach * -item.share + 4 if item.share < 0 else 0)
    canvas.text_middle(item.name, x, middle, "table", most=room)
    width = max(1.5, abs(item.share) * reach)
    if item.share >= 0:
        canvas.fill(Rect(zero, middle - 7, width, 14), item.ink)
    else:
        canvas.frame(Rect(zero - width, middle - 7, width, 14), item.ink, 2)
    canvas.text_middle(item.text, rect.right, middle, "table_bold", "ink", "right", text_width)
    canvas.horizontal(rect.x, rect.right, rect.bottom - 1, "pale")


def bar_row(canvas: Canvas, rect: Rect, name: str, parts: Sequence[Stretch], text: str, *,
            name_width: float = 136, text_width: float = 64) -> None:
    """Draw a name, a stacked bar and a figure in one line."""
    middle = rect.y + rect.h / 2
    canvas.text_middle(name, rect.x, middle, "table", most=name_width - 8)
    area = Rect(rect.x + name_width, middle - 7, rect.w - name_width - text_width - 8, 14)
    stacked(canvas, area, parts)
    canvas.text_middle(text, rect.right, middle, "table_bold", "ink", "right", text_width)
