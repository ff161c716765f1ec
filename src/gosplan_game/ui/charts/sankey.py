"""The account as bands: what came in, what it went to, all true to one scale."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.charts.axes import spread
from gosplan_game.ui.charts.counted import row_of_signs
from gosplan_game.ui.charts.readable import Point, ReadableChart, Value
from gosplan_game.ui.geometry import Rect

STEPS = 24
BAR = 9.0
LEFT, MIDDLE, USES, ONWARD = 104.0, 236.0, 400.0, 560.0
"""Where the four uprights of an account stand, from the left edge."""
TWO_LINES = (("table", "numeral_small"), ("caption", "table_bold"), ("small", "small_bold"),
             ("least", "least_bold"))
ONE_LINE = (("table", "table_bold"), ("caption", "caption_bold"), ("small", "small_bold"),
            ("least", "least_bold"))
"""Types of a name and its figure, the largest that fit."""
CLOSE = 0.92
SIGN, SIGNS_ACROSS = 28.0, 3
"""Side of a counted sign under a source, and how many stand in a row."""


@dataclass(frozen=True, slots=True)
class Counted:
    """Signs under a figure: the pictogram, how many, and what one stands for."""

    pictogram: str
    number: float
    legend: str


@dataclass(frozen=True, slots=True)
class Band:
    """One flow: its name, its figure, its amount."""

    name: str
    text: str
    amount: float
    strong: bool = False
    """Whether it is the state's: red, and followed onward."""
    exact: str = ""
    """The figure with its unit, for those who read it."""
    signs: Counted | None = None
    """The same counted, where it finds room under the figure of a source."""


@dataclass(frozen=True, slots=True)
class Account:
    """What came in, the stock it came to, what it went to, and where the state's part went."""

    sources: tuple[Band, ...]
    stock: Band
    uses: tuple[Band, ...]
    onward: tuple[Band, ...] = ()


def ribbon(
    canvas: Canvas, start: tuple[float, float], end: tuple[float, float], width: float, ink: str
) -> None:
    """Draw a band of constant height from the upper left to the upper right corner given."""
    (x0, y0), (x1, y1) = start, end
    upper, lower = [], []
    for step in range(STEPS + 1):
        share = step / STEPS
        bend = share * share * (3 - 2 * share)
        x, y = x0 + (x1 - x0) * share, y0 + (y1 - y0) * bend
        upper.append((x, y))
        lower.append((x, y + width))
    canvas.polygon([*upper, *reversed(lower)], ink)


def bar(canvas: Canvas, x: float, y: float, height: float, ink: str) -> None:
    """Draw the upright bar at which bands begin or end."""
    canvas.fill(Rect(x, y, BAR, max(1.5, height)), ink)


def stacked_tops(
    amounts: Sequence[float], scale: float, top: float, bottom: float, gap: float
) -> list[float]:
    """Return the y of each band when they stand one above the other within the height."""
    heights = [amount * scale for amount in amounts]
    free = bottom - top - sum(heights)
    space = min(gap, free / max(1, len(heights) - 1)) if len(heights) > 1 else 0.0
    used = sum(heights) + space * max(0, len(heights) - 1)
    y = top + max(0.0, (bottom - top - used) / 2)
    tops = []
    for height in heights:
        tops.append(y)
        y += height + space
    return tops


@dataclass(frozen=True, slots=True)
class Placed:
    """A band with its upper left and right corners, its height and its ink."""

    band: Band
    start: tuple[float, float]
    end: tuple[float, float]
    height: float
    stage: int


class SankeyChart(ReadableChart):
    """An account of one good as bands, all true to one scale."""

    def __init__(self, name: str, rect: Rect, account: Account, *, label: str = "",
                 source: str = "") -> None:
        super().__init__(name, rect, label=label, source=source)
        self.account = account

    @property
    def _bands(self) -> list[Placed]:
        return self._placed()

    @property
    def scale(self) -> float:
        """Logical pixels a unit."""
        return (self.rect.h - 48) / max(self.account.stock.amount, 1e-9)

    @property
    def _shift(self) -> float:
        """How far the names at the left push the account to the right."""
        names = max((self.setter.width(band.name, "table") for band in self.account.sources),
                    default=0.0)
        return max(0.0, names + 12 - LEFT)

    def _placed(self) -> list[Placed]:
        """Return every band where it lies."""
        rect, account, scale = self.rect, self.account, self.scale
        x0, x1, x2, x3 = (rect.x + self._shift + x for x in (LEFT, MIDDLE, USES, ONWARD))
        village = rect.y + rect.h / 2 - account.stock.amount * scale / 2
        made: list[Placed] = []
        sources = [band for band in account.sources if band.amount > 0]
        y = village
        for band, top in zip(sources, stacked_tops(
                [b.amount for b in sources], scale, rect.y, rect.bottom, 18), strict=True):
            height = band.amount * scale
            made.append(Placed(band, (x0 + BAR, top), (x1, y), height, 0))
            y += height
        uses = [band for band in account.uses if band.amount > 0]
        y = village
        for band, top in zip(uses, stacked_tops(
                [b.amount for b in uses], scale, rect.y, rect.bottom,
                26 * self.setter.theme.size("table") / 16), strict=True):
            height = band.amount * scale
            made.append(Placed(band, (x1 + BAR, y), (x2, top), height, 1))
            y += height
            if band.strong:
                made += self._onward(band, (x2 + BAR, top), x3)
        return made

    def _onward(self, part: Band, start: tuple[float, float], x: float) -> list[Placed]:
        """Return the bands of what the state did with its part."""
        scale = self.scale
        uses = [band for band in self.account.onward if band.amount * scale >= 0.5]
        total = sum(band.amount for band in uses)
        if total <= 0:
            return []
        fit = min(1.0, part.amount / total)
        tops = stacked_tops([band.amount * fit for band in uses], scale, start[1] - 56,
                            self.rect.bottom, 24)
        wide = max(92.0, self.setter.width(part.name, "table_bold") + 20)
        x = max(x, start[0] + wide + 32)
        made, y = [], start[1]
        for band, top in zip(uses, tops, strict=True):
            height = band.amount * fit * scale
            made.append(Placed(band, (start[0] + wide + BAR, y), (x, top), height, 2))
            y += height
        return made

    def points(self) -> list[Point]:
        """Return every band with its name and figure."""
        return [Point(Rect(p.start[0], min(p.start[1], p.end[1]), p.end[0] - p.start[0] + BAR,
                           abs(p.start[1] - p.end[1]) + max(p.height, 4.0)),
                      p.band.name, (Value(self.label, p.band.exact or p.band.text),))
                for p in self._bands]

    def draw_chart(self, canvas: Canvas) -> None:
        """Draw bands, uprights and names."""
        inks = (("ochre_tint", "ink"), ("green_tint", "green"), ("red_tint", "red"))
        village = self.rect.y + self.rect.h / 2 - self.account.stock.amount * self.scale / 2
        for placed in self._bands:
            flow, line = inks[2 if placed.band.strong else placed.stage]
            ribbon(canvas, placed.start, placed.end, placed.height, flow)
            bar(canvas, self._upright(placed), self._top(placed), placed.height, line)
        for stage in range(3):
            self._names(canvas, [band for band in self._bands if band.stage == stage])
        onward = [placed for placed in self._bands if placed.stage == 2]
        if onward:
            height = sum(placed.height for placed in onward)
            bar(canvas, onward[0].start[0] - BAR, onward[0].start[1], height, "red")
        stock = self.account.stock
        middle = self.rect.x + self._shift + MIDDLE
        bar(canvas, middle, village, stock.amount * self.scale, "ink")
        canvas.text_middle(f"{stock.text} {stock.name}", middle + BAR / 2, village - 12,
                           "table_bold", "ink", "centre")

    @staticmethod
    def _upright(placed: Placed) -> float:
        """Return where the bar of a band stands that its name is beside."""
        return placed.start[0] - BAR if placed.stage == 0 else placed.end[0]

    @staticmethod
    def _top(placed: Placed) -> float:
        return placed.start[1] if placed.stage == 0 else placed.end[1]

    def _names(self, canvas: Canvas, bands: Sequence[Placed]) -> None:
        """Write the names and figures of one upright, apart from each other and in the chart."""
        if not bands:
            return
        rect, setter = self.rect, canvas.setter
        kinds = ONE_LINE if bands[0].stage == 2 else TWO_LINES
        for name, figure in kinds:
            lines = (name,) if bands[0].stage == 2 else (name, figure)
            block = sum(setter.leading(kind) for kind in lines) * CLOSE
            if block * len(bands) <= rect.h:
                break
        places = spread([self._top(band) + band.height / 2 for band in bands], block,
                        rect.y + block / 2, rect.bottom - block / 2)
        free = [after - before - block for before, after in
                zip([rect.y - block / 2, *places], [*places, rect.bottom + block / 2],
                    strict=True)]
        for index, (band, y) in enumerate(zip(bands, places, strict=True)):
            if band.stage == 2:
                self._beside(canvas, band, y, name, figure)
                continue
            under = self._room_of_signs(band, block)
            if under / 2 > min(free[index], free[index + 1]):
                under = 0.0  # a name beside is nearer than the signs would push this one
            self._name(canvas, band, y - under / 2, name, figure)
            if under and band.band.signs is not None:
                self._signs(canvas, band, band.band.signs, y + (block - under) / 2)

    def _room_of_signs(self, placed: Placed, block: float) -> float:
        """Return the height of a source's signs; 0 if its bar is too low for them."""
        made = placed.band.signs
        if made is None or placed.stage:
            return 0.0
        rows = -(-math.ceil(made.number) // SIGNS_ACROSS)
        room = rows * SIGN + self.setter.leading("caption") + 8
        wide = self.setter.width(made.legend, "caption") <= self._upright(placed) - 8 - self.rect.x
        return room if wide and block + room <= placed.height else 0.0

    def _signs(self, canvas: Canvas, placed: Placed, made: Counted, y: float) -> None:
        """Draw the signs of a source from a height down, and what one stands for."""
        rows = -(-math.ceil(made.number) // SIGNS_ACROSS)
        right = self._upright(placed) - 8
        row_of_signs(canvas, made.pictogram,
                     Rect(right - SIGNS_ACROSS * SIGN, y + 4, SIGNS_ACROSS * SIGN, rows * SIGN),
                     made.number, size=SIGN, pitch=SIGN)
        canvas.text_middle(made.legend, right, y + 4 + rows * SIGN
                           + canvas.setter.leading("caption") / 2, "caption", "second", "right")

    def _name(self, canvas: Canvas, placed: Placed, y: float, kind: str, figure: str) -> None:
        """Write a band's name over its figure."""
        x, text, strong = self._upright(placed), placed.band.text, placed.band.strong
        upper = y - canvas.setter.leading(figure) * CLOSE / 2
        lower = y + canvas.setter.leading(kind) * CLOSE / 2
        if placed.stage == 0:
            canvas.text_middle(placed.band.name, x - 8, upper, kind, "ink", "right")
            canvas.text_middle(text, x - 8, lower, figure, "ink", "right")
            return
        ink = "red_text" if strong else "ink"
        canvas.text_middle(placed.band.name, x + BAR + 8, upper,
                           f"{kind}_bold" if strong else kind, ink)
        canvas.text_middle(text, x + BAR + 8, lower, figure, ink)

    def _beside(self, canvas: Canvas, placed: Placed, y: float, kind: str, figure: str) -> None:
        """Write a band's name with its figure beside it."""
        x = self._upright(placed) + BAR + 8
        wide = canvas.setter.width(placed.band.text, figure)
        used = canvas.text_middle(placed.band.name, x, y, kind, most=self.rect.right - x - 8 - wide)
        canvas.text_middle(placed.band.text, x + 8 + used, y, figure)
