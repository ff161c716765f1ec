"""The canvas: logical pixels in, real pixels out. Everything that is drawn goes through it."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from typing import Literal

import pygame

from gosplan_game.ui import strokes
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.pictograms import LIVE, PEOPLE, UNITS, Pictograms
from gosplan_game.ui.theme import TYPES, Colour, Theme
from gosplan_game.ui.typesetting import Line, Typesetter

Align = Literal["left", "centre", "right"]
Ink = str | Colour
_MOST_SHEETS = 12
SMALLER_BY = 0.85
"""Share of its size down to which a name keeps its own type."""
_sheets: OrderedDict[Hashable, pygame.Surface] = OrderedDict()
"""Pictures kept by ``Canvas.kept``."""


class Canvas:
    """A surface with a scale, a theme, an origin (for scrolled children) and a clip."""

    def __init__(
        self, surface: pygame.Surface, setter: Typesetter, pictograms: Pictograms
    ) -> None:
        self.surface = surface
        self.setter = setter
        self.pictograms = pictograms
        self.theme: Theme = setter.theme
        self.scale = setter.scale
        self.inks = setter.theme.inks
        self.progress = 1.0
        """How far the opening motion of the screen being drawn is, 0 to 1."""
        self.words: list[tuple[Rect, str]] = []
        """Places and targets of the opening words drawn so far, logical pixels."""
        self._dx = 0.0
        self._dy = 0.0

    # Places and inks -------------------------------------------------------------------------

    def ink(self, ink: Ink) -> Colour:
        """Return the colour of an ink's name (a colour stays itself)."""
        return self.inks.get(ink) if isinstance(ink, str) else ink

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return a place in real pixels, not rounded."""
        return (x + self._dx) * self.scale, (y + self._dy) * self.scale

    def area(self, rect: Rect) -> pygame.Rect:
        """Return a rectangle in real pixels; edges are rounded one by one, so that tiles meet."""
        x, y = self.point(rect.x, rect.y)
        right, bottom = self.point(rect.right, rect.bottom)
        left, top = round(x), round(y)
        return pygame.Rect(left, top, round(right) - left, round(bottom) - top)

    def thick(self, width: float) -> int:
        """Return a line's width in real pixels, at least one."""
        return max(1, round(width * self.scale))

    @contextmanager
    def clip(self, rect: Rect) -> Iterator[None]:
        """Draw nothing outside the rectangle."""
        old = self.surface.get_clip()
        self.surface.set_clip(self.area(rect).clip(old))
        try:
            yield
        finally:
            self.surface.set_clip(old)

    @contextmanager
    def shifted(self, dx: float, dy: float) -> Iterator[None]:
        """Draw with the origin moved."""
        self._dx += dx
        self._dy += dy
        try:
            yield
        finally:
            self._dx -= dx
            self._dy -= dy

    def tells(self, what: str) -> None:
        """Say that what is drawn next tells figures, so that a proof-reader asks if they are read.

        Args:
            what: The kind of mark: a bar, a line, an interval, counted signs.
        """

    # Areas and lines -------------------------------------------------------------------------

    def fill(self, rect: Rect, ink: Ink) -> None:
        """Fill a rectangle."""
        self.surface.fill(self.ink(ink), self.area(rect))

    def veil(self, rect: Rect, ink: Ink, share: float) -> None:
        """Lay an ink over a rectangle, covering it by ``share`` (0 to 1)."""
        area = self.area(rect)
        if area.w > 0 and area.h > 0:
            sheet = pygame.Surface(area.size)
            sheet.fill(self.ink(ink))
            sheet.set_alpha(round(255 * share))
            self.surface.blit(sheet, area)

    def frame(self, rect: Rect, ink: Ink, width: float = 1) -> None:
        """Draw a rectangle's line inside its edge."""
        area, thick = self.area(rect), self.thick(width)
        tone = self.ink(ink)
        self.surface.fill(tone, (area.x, area.y, area.w, thick))
        self.surface.fill(tone, (area.x, area.bottom - thick, area.w, thick))
        self.surface.fill(tone, (area.x, area.y, thick, area.h))
        self.surface.fill(tone, (area.right - thick, area.y, thick, area.h))

    def dashed_frame(self, rect: Rect, ink: Ink) -> None:
        """Draw a dashed hairline inside a rectangle's edge: the edge of a disabled control."""
        area, thick, tone = self.area(rect), self.thick(1), self.ink(ink)
        on, off = self.thick(4), self.thick(3)
        for x in range(area.x, area.right, on + off):
            width = min(on, area.right - x)
            self.surface.fill(tone, (x, area.y, width, thick))
            self.surface.fill(tone, (x, area.bottom - thick, width, thick))
        for y in range(area.y, area.bottom, on + off):
            height = min(on, area.bottom - y)
            self.surface.fill(tone, (area.x, y, thick, height))
            self.surface.fill(tone, (area.right - thick, y, thick, height))

    def focus(self, rect: Rect) -> None:
        """Draw the focus: a blue frame 3 px wide, outside the control."""
        area = self.area(rect).inflate(2 * self.thick(4), 2 * self.thick(4))
        pygame.draw.rect(self.surface, self.inks.blue, area, self.thick(3))

    def horizontal(self, x0: float, x1: float, y: float, ink: Ink = "rule", width: float = 1
                   ) -> None:
        """Draw a level line whose upper edge is at ``y``."""
        left, top = self.point(x0, y)
        right, _ = self.point(x1, y)
        self.surface.fill(
            self.ink(ink), (round(left), round(top), round(right) - round(left), self.thick(width))
        )

    def vertical(self, x: float, y0: float, y1: float, ink: Ink = "rule", width: float = 1
                 ) -> None:
        """Draw an upright line whose left edge is at ``x``."""
        left, top = self.point(x, y0)
        _, bottom = self.point(x, y1)
        self.surface.fill(
            self.ink(ink), (round(left), round(top), self.thick(width), round(bottom) - round(top))
        )

    def dotted(self, x0: float, x1: float, y: float, ink: Ink = "second") -> None:
        """Draw the dotted underline of a word that opens something."""
        left, top = self.point(x0, y)
        right, _ = self.point(x1, y)
        dot, tone = self.thick(1.2), self.ink(ink)
        for x in range(round(left), round(right), 2 * dot + (dot > 1)):
            self.surface.fill(tone, (x, round(top), dot, dot))

    def _points(self, points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
        return [self.point(x, y) for x, y in points]

    def polygon(self, points: Sequence[tuple[float, float]], ink: Ink) -> None:
        """Fill a polygon, smoothly."""
        strokes.polygon(self.surface, self.ink(ink), self._points(points))

    def line(self, points: Sequence[tuple[float, float]], ink: Ink, width: float = 1) -> None:
        """Draw a line through the points, smoothly."""
        strokes.stroke(self.surface, self.ink(ink), self._points(points), width * self.scale)

    def dashed(self, points: Sequence[tuple[float, float]], ink: Ink, width: float,
               on: float = 7, off: float = 5) -> None:
        """Draw a dashed line through the points."""
        scale = self.scale
        strokes.dashed(self.surface, self.ink(ink), self._points(points), width * scale,
                       on * scale, off * scale)

    def disc(self, x: float, y: float, radius: float, ink: Ink) -> None:
        """Fill a circle."""
        strokes.disc(self.surface, self.ink(ink), self.point(x, y), radius * self.scale)

    def ring(self, x: float, y: float, radius: float, ink: Ink, width: float) -> None:
        """Draw a circle's line."""
        scale = self.scale
        strokes.ring(self.surface, self.ink(ink), self.point(x, y), radius * scale, width * scale)

    def hatch(self, rect: Rect, ink: Ink = "red", step: float = 4) -> None:
        """Fill a rectangle with diagonal stripes: a shortage."""
        strokes.hatch(self.surface, self.ink(ink), self.area(rect), step * self.scale)

    def kept(
        self, key: Hashable, rect: Rect, ground: Ink, paint: Callable[[Canvas], None]
    ) -> None:
        """Draw a rectangle that changes seldom: painted once per key, then only copied.

        Args:
            key: All that the picture depends on besides size and look.
            rect: Its place; all of it is covered.
            ground: Ink it is filled with first.
            paint: Draws it on the canvas it is given, in the usual coordinates.
        """
        area = self.area(rect)
        if area.w <= 0 or area.h <= 0:
            return
        full = (key, area.size, self.theme, self.scale)
        sheet = _sheets.get(full)
        if sheet is None:
            sheet = pygame.Surface(area.size)
            inner = Canvas(sheet, self.setter, self.pictograms)
            inner._dx = self._dx - area.x / self.scale
            inner._dy = self._dy - area.y / self.scale
            sheet.fill(self.ink(ground))
            paint(inner)
            _sheets[full] = sheet
            while len(_sheets) > _MOST_SHEETS:
                _sheets.popitem(last=False)
        _sheets.move_to_end(full)
        self.surface.blit(sheet, area)

    # Words -----------------------------------------------------------------------------------

    def text(
        self,
        text: str,
        x: float,
        baseline: float,
        kind: str,
        ink: Ink = "ink",
        align: Align = "left",
        most: float | None = None,
    ) -> float:
        """Draw one line on its baseline; return its width.

        Args:
            text: The words, without marks.
            x: The left edge, the middle or the right edge, by ``align``.
            baseline: y of the baseline.
            kind: A name in ``theme.TYPES``.
            ink: An ink's name or a colour.
            align: What ``x`` is.
            most: The widest it may be; a longer line is set smaller, at last cut.
        """
        setter = self.setter
        face, pixels = TYPES[kind].face, setter.pixels(kind)
        if most is not None:
            cut = setter.fitted(text, kind, most)
            text, face, pixels = cut.text, cut.face, cut.pixels
        if not text:
            return 0.0
        drawn = setter.fonts.render(text, face, pixels, self.ink(ink))
        width = drawn.get_width() / self.scale
        left, base = self.point(x, baseline)
        if align == "centre":
            left -= drawn.get_width() / 2
        elif align == "right":
            left -= drawn.get_width()
        ascent = setter.fonts.face(face, pixels).get_ascent()
        self.surface.blit(drawn, (round(left), round(base) - ascent))
        return width

    def text_middle(
        self, text: str, x: float, y: float, kind: str, ink: Ink = "ink", align: Align = "left",
        most: float | None = None,
    ) -> float:
        """Draw one line with its capitals centred on ``y``; return its width."""
        return self.text(text, x, y + self.setter.capital(kind) / 2, kind, ink, align, most)

    def named(self, text: str, rect: Rect, kind: str, ink: Ink = "ink") -> float:
        """Draw a name in a row and return its width.

        It is set narrower, in one line or in two, where it would be clearly smaller otherwise.
        """
        setter = self.setter
        usual = setter.fitted(text, kind, rect.w)
        narrow = setter.narrowed(text, kind, rect.w, rect.h)
        middle = rect.y + rect.h / 2
        if narrow is None or (usual.text == text and usual.pixels >= min(
                setter.pixels(narrow), SMALLER_BY * setter.pixels(kind))):
            return self.text_middle(text, rect.x, middle, kind, ink, most=rect.w)
        lines, leading = setter.wrap(text, narrow, rect.w), setter.leading(narrow)
        self.lines(lines, rect.x, middle - len(lines) * leading / 2, leading, ink)
        return max(line[-1].x + line[-1].width for line in lines)

    def lines(
        self,
        lines: Sequence[Line],
        x: float,
        top: float,
        leading: float,
        ink: Ink = "ink",
        align: Align = "left",
        width: float = 0,
    ) -> float:
        """Draw wrapped lines below ``top``; return the y under the last one."""
        for line in lines:
            offset = 0.0
            if align != "left" and line:
                used = line[-1].x + line[-1].width
                offset = (width - used) / (2 if align == "centre" else 1)
            for placed in line:
                # Bold and regular words share the baseline of the paragraph's own type.
                baseline = top + leading * 0.77
                left = x + offset + placed.x
                self.text(placed.text, left, baseline, placed.kind, ink)
                if placed.target:
                    self.dotted(left, left + placed.width, baseline + 3, ink)
                    self._opens(Rect(left, top, placed.width, leading), placed.target)
            top += leading
        return top

    def _opens(self, rect: Rect, target: str) -> None:
        """Note an opening word, if it is in sight."""
        if self.area(rect).clip(self.surface.get_clip()).h > 0:
            self.words.append((rect.moved(self._dx, self._dy), target))

    def paragraph(
        self, text: str, rect: Rect, kind: str = "text", ink: Ink = "ink", align: Align = "left",
        most: int = 0,
    ) -> float:
        """Wrap a marked text into a rectangle and draw it; return the y under it.

        What is too long is set smaller; only what still does not fit is cut.
        """
        kind = self.setter.fitting(text, kind, rect.w, rect.h, most)
        if most == 0 and rect.h > 0:
            most = max(1, int((rect.h + 1) // self.setter.leading(kind)))
        wrapped = self.setter.wrap(text, kind, rect.w, most)
        return self.lines(wrapped, rect.x, rect.y, self.setter.leading(kind), ink, align, rect.w)

    # Pictures --------------------------------------------------------------------------------

    def pictogram(self, name: str, x: float, y: float, size: float, ink: Ink = "ink") -> None:
        """Draw a pictogram into a square."""
        left, top = self.point(x, y)
        pixels = max(1, round(size * self.scale))
        drawn = self.pictograms.get(name, pixels, self.ink(ink))
        self.surface.blit(drawn, (round(left), round(top)))

    def picture(self, name: str, x: float, y: float, width: float, source: str = "") -> None:
        """Draw the plate of an event, that many logical pixels wide.

        Args:
            name: The event; the program's plate of that name is drawn.
            x: Left edge.
            y: Upper edge.
            width: Width of the plate.
            source: SVG of a scenario's own plate instead.
        """
        left, top = self.point(x, y)
        drawn = self.pictograms.plates.get(name, max(1, round(width * self.scale)), self.inks,
                                           source)
        self.surface.blit(drawn, (round(left), round(top)))

    def part_pictogram(
        self, name: str, x: float, y: float, size: float, share: float, ink: Ink = "ink",
        pale: Ink = "pale", upright: bool = False,
    ) -> None:
        """Draw a part of a counted sign over its pale whole.

        Args:
            name: The drawing; a person is drawn whole or pale, never cut.
            x: Left edge of the square.
            y: Upper edge of the square.
            size: Side of the square.
            share: How much of the sign counts, 0 to 1.
            ink: Ink of the counted part.
            pale: Ink of the rest; empty where it lies over what is drawn already.
            upright: Whether the lower share counts (columns) instead of the left one (rows).
        """
        if name in PEOPLE:
            share = 1.0 if share >= 0.5 else 0.0
        pixels = max(1, round(size * self.scale))
        left, top = (round(v) for v in self.point(x, y))
        if share < 1 and pale:
            self.surface.blit(self.pictograms.get(name, pixels, self.ink(pale)), (left, top))
        if share <= 0:
            return
        drawn = self.pictograms.get(name, pixels, self.ink(ink))
        first, last = LIVE[0] / UNITS, LIVE[1] / UNITS
        if share >= 1:
            self.surface.blit(drawn, (left, top))
        elif upright:
            cut = round(pixels * (last - (last - first) * share))
            self.surface.blit(drawn, (left, top + cut), (0, cut, pixels, pixels - cut))
        else:
            cut = round(pixels * (first + (last - first) * share))
            self.surface.blit(drawn, (left, top), (0, 0, cut, pixels))
