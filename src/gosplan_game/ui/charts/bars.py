"""Bars: a share of a track, from an axis, a stacked account, sources over uses with their gap."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gosplan_game.ui import signs
from gosplan_game.ui.canvas import Canvas, Ink
from gosplan_game.ui.charts.readable import Point, ReadableChart, Value
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.typesetting import Typesetter

MARK_OVER = 4.0
"""How far what is demanded reaches over its bar."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a bar: its share of the whole width, its ink, what it is and how much."""

    share: float
    ink: str
    name: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """What is demanded: where it stands, what it is, how much, and by which bar it is read."""

    share: float
    name: str
    text: str
    of_sources: bool


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
    mark: Mark | None = None


def bar(canvas: Canvas, rect: Rect, share: float, ink: Ink, ground: Ink = "", *,
        least: float = 0.0) -> Rect:
    """Fill a share (0 to 1) of a rectangle from its left, over a ground; return what is filled."""
    canvas.tells("bar")
    if ground:
        canvas.fill(rect, ground)
    filled = rect.left(max(least, rect.w * max(0.0, min(1.0, share))))
    canvas.fill(filled, ink)
    return filled


def hollow_bar(canvas: Canvas, rect: Rect, share: float, ink: Ink, *, least: float = 0.0) -> None:
    """Draw the line of a share (0 to 1) of a rectangle: what is only said to be so."""
    canvas.tells("bar")
    canvas.frame(rect.left(max(least, rect.w * max(0.0, min(1.0, share)))), ink, 2)


def flag(canvas: Canvas, rect: Rect, share: float, ink: Ink, *, width: float = 3.0,
         over: float = 5.0, halo: Ink = "") -> None:
    """Draw an upright mark at a share (0 to 1) of a bar's track: a target, a way, a floor.

    Args:
        canvas: Where to draw.
        rect: The track.
        share: Where it stands.
        ink: Its ink.
        width: Its width.
        over: How far it reaches over the track.
        halo: Ink that sets it off from the bar.
    """
    canvas.tells("mark")
    x = rect.x + rect.w * max(0.0, min(1.0, share))
    if halo:
        canvas.vertical(x - 1, rect.y - over, rect.bottom + over, halo, width + 2)
    canvas.vertical(x, rect.y - over, rect.bottom + over, ink, width)


def from_axis(field: Rect, share: float, span: tuple[float, float]) -> tuple[Rect, float]:
    """Return the stretch from the zero line to a share, and where the zero line is.

    Args:
        field: Where the whole span finds room.
        share: How far the stretch goes; below zero to the left.
        span: The least and the greatest share, with zero between.
    """
    low, high = span
    per = field.w / max(high - low, 1e-9)
    axis = field.x - low * per
    left, right = sorted((axis, axis + share * per))
    return Rect(left, field.y, max(1.5, right - left), field.h), axis


def stacked(canvas: Canvas, rect: Rect, parts: Sequence[Stretch], line: Ink = "paper") -> float:
    """Draw parts side by side, set apart by hairlines; return the x where they end."""
    canvas.tells("bar")
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
    thick = min(12.0, rect.h / 2 - 4)
    area = Rect(rect.x + name_width, middle - thick - 1, rect.w - name_width - result_width - 30,
                2 * thick + 2)
    upper, lower = area.top(thick), area.lowest(thick)
    end = stacked(canvas, upper, bar.sources)
    stacked(canvas, lower, bar.uses)
    if bar.short:
        width = max(4.0, area.w * bar.gap)
        canvas.hatch(Rect(end + 1, upper.y, width - 1, upper.h))
        signs.warning(canvas, area.right + 12, middle - 9, 18)
    if bar.mark:
        reaches = end - area.x >= area.w * bar.mark.share - 1
        flag(canvas, upper if bar.mark.of_sources else lower, bar.mark.share,
             "ink" if reaches else "red", over=MARK_OVER, halo="paper")
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
                  tuple(Value(part.name, part.text) for part in (
                      *bar.sources, *bar.uses, *((bar.mark,) if bar.mark else ()))))
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


def legend_width(setter: Typesetter, parts: Sequence[tuple[str, str]], kind: str = "caption",
                 gap: float = 6.0) -> float:
    """Return the width of a legend whose words stand as close as they may."""
    return sum(18 + setter.width(text, kind) for _, text in parts) + gap * (len(parts) - 1)


def legend(canvas: Canvas, rect: Rect, parts: Sequence[tuple[str, str]], gap: float = 18) -> None:
    """Draw squares of ink with their words, from left to right.

    Where room is short they stand closer, then in smaller type: a colour without its word
    says nothing.
    """
    x, middle = rect.x, rect.y + rect.h / 2
    kind, spaces = "caption", max(1, len(parts) - 1)
    for kind in ("caption", "small", "tight", "least"):
        words = legend_width(canvas.setter, parts, kind, 0.0)
        if words + 6 * spaces <= rect.w:
            break
    gap = max(6.0, min(gap, (rect.w - words) / spaces))
    for ink, text in parts:
        width = canvas.setter.width(text, kind)
        if x + 18 + width > rect.right + 1:
            break
        square = Rect(x, middle - 6, 12, 12)
        if ink == "hatch":
            canvas.hatch(square)
        elif ink == "mark":
            canvas.vertical(square.x + 6, square.y - 2, square.bottom + 2, "ink", 3)
        else:
            canvas.fill(square, ink)
        canvas.text_middle(text, x + 18, middle, kind)
        x += 18 + width + gap
