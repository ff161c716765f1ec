"""Rectangles in logical pixels, immutable, and the ways of cutting them up.

The logical canvas is 1280×720 or a little more in one direction; ``Canvas`` turns logical
pixels into real ones. Nothing here knows pygame.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

MINIMUM_WIDTH = 1280
MINIMUM_HEIGHT = 720


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle: left, top, width and height in logical pixels."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """The y of the lower edge."""
        return self.y + self.h

    @property
    def centre(self) -> tuple[float, float]:
        """The middle point."""
        return self.x + self.w / 2, self.y + self.h / 2

    def contains(self, point: tuple[float, float]) -> bool:
        """Return whether the point lies inside (right and lower edge excluded)."""
        x, y = point
        return self.x <= x < self.right and self.y <= y < self.bottom

    def moved(self, dx: float, dy: float) -> Rect:
        """Return the same rectangle elsewhere."""
        return Rect(self.x + dx, self.y + dy, self.w, self.h)

    def inset(self, dx: float, dy: float | None = None) -> Rect:
        """Return the rectangle shrunk on all four sides (grown if negative)."""
        dy = dx if dy is None else dy
        return Rect(self.x + dx, self.y + dy, max(0.0, self.w - 2 * dx), max(0.0, self.h - 2 * dy))

    def trim(
        self, left: float = 0, top: float = 0, right: float = 0, bottom: float = 0
    ) -> Rect:
        """Return the rectangle without the given margins."""
        return Rect(
            self.x + left,
            self.y + top,
            max(0.0, self.w - left - right),
            max(0.0, self.h - top - bottom),
        )

    def top(self, height: float) -> Rect:
        """Return the upper strip of that height."""
        return Rect(self.x, self.y, self.w, height)

    def below(self, height: float) -> Rect:
        """Return what is left under a strip of that height."""
        return self.trim(top=height)

    def left(self, width: float) -> Rect:
        """Return the left strip of that width."""
        return Rect(self.x, self.y, width, self.h)

    def rightmost(self, width: float) -> Rect:
        """Return the right strip of that width."""
        return Rect(self.right - width, self.y, width, self.h)

    def lowest(self, height: float) -> Rect:
        """Return the lower strip of that height."""
        return Rect(self.x, self.bottom - height, self.w, height)

    def columns(self, shares: Sequence[float] | int, gap: float = 16) -> list[Rect]:
        """Return the rectangle cut into columns by shares (or a number of equal ones)."""
        weights = [1.0] * shares if isinstance(shares, int) else list(shares)
        room = self.w - gap * (len(weights) - 1)
        total = sum(weights) or 1.0
        cut, x = [], self.x
        for weight in weights:
            width = room * weight / total
            cut.append(Rect(x, self.y, width, self.h))
            x += width + gap
        return cut

    def rows(self, shares: Sequence[float] | int, gap: float = 16) -> list[Rect]:
        """Return the rectangle cut into rows by shares (or a number of equal ones)."""
        weights = [1.0] * shares if isinstance(shares, int) else list(shares)
        room = self.h - gap * (len(weights) - 1)
        total = sum(weights) or 1.0
        cut, y = [], self.y
        for weight in weights:
            height = room * weight / total
            cut.append(Rect(self.x, y, self.w, height))
            y += height + gap
        return cut

    def stacked(self, height: float, count: int, gap: float = 0) -> list[Rect]:
        """Return ``count`` strips of one height from the top downwards."""
        return [
            Rect(self.x, self.y + i * (height + gap), self.w, height) for i in range(count)
        ]

    def span(self, first: int, count: int, of: int = 12, gap: float = 16) -> Rect:
        """Return ``count`` of ``of`` grid columns, from column ``first`` (0 is the left one)."""
        width = (self.w - gap * (of - 1)) / of
        return Rect(
            self.x + first * (width + gap), self.y, count * width + (count - 1) * gap, self.h
        )

    def clipped(self, other: Rect) -> Rect:
        """Return the part inside ``other`` (of size zero if there is none)."""
        x, y = max(self.x, other.x), max(self.y, other.y)
        return Rect(
            x,
            y,
            max(0.0, min(self.right, other.right) - x),
            max(0.0, min(self.bottom, other.bottom) - y),
        )


def scale_for(width: int, height: int) -> float:
    """Return real pixels per logical pixel for a window of that size."""
    return max(0.25, min(width / MINIMUM_WIDTH, height / MINIMUM_HEIGHT))


def logical_size(width: int, height: int) -> tuple[float, float]:
    """Return the logical canvas of a window: at least 1280×720, longer where it is longer."""
    scale = scale_for(width, height)
    return width / scale, height / scale
