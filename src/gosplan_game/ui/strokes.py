"""Smooth strokes and fills on a surface, in real pixels: lines, dashes, hatching, rings.

Shapes are kept as small transparent surfaces, so that a screen drawn again costs only copies.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Callable, Sequence
from itertools import pairwise

import numpy as np
import pygame

from gosplan_game.ui import coverage
from gosplan_game.ui.theme import Colour

Points = Sequence[tuple[float, float]]
_KEPT_PIXELS = 24_000_000
_FAR = 20_000


class Shapes:
    """Drawn shapes by what they are; the oldest go when too many pixels are kept."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[object, ...], pygame.Surface] = OrderedDict()
        self._pixels = 0

    def get(
        self, key: tuple[object, ...], ink: Colour, size: tuple[int, int],
        covered: Callable[[], coverage.Alpha],
    ) -> pygame.Surface:
        """Return the shape as a surface, made by its coverage if it is not kept."""
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
            return found
        found = pygame.Surface(size, pygame.SRCALPHA)
        found.fill((*ink, 0))
        alpha = pygame.surfarray.pixels_alpha(found)
        alpha[:] = np.rint(covered() * 255).astype(np.uint8)
        del alpha  # unlocks the surface
        self._kept[key] = found
        self._pixels += size[0] * size[1]
        while self._pixels > _KEPT_PIXELS and len(self._kept) > 1:
            _, old = self._kept.popitem(last=False)
            self._pixels -= old.get_width() * old.get_height()
        return found


_shapes = Shapes()


def _box(surface: pygame.Surface, points: Points, margin: float) -> pygame.Rect | None:
    """Return the pixels a shape can touch, within the clip; None if there are none."""
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    if not all(math.isfinite(v) and abs(v) < _FAR for v in (*xs, *ys)):
        return None
    left, top = math.floor(min(xs) - margin), math.floor(min(ys) - margin)
    box = pygame.Rect(left, top, math.ceil(max(xs) + margin) - left,
                      math.ceil(max(ys) + margin) - top)
    shown = box.clip(surface.get_clip())
    return shown if shown.w > 0 and shown.h > 0 else None


def _moved(points: Points, box: pygame.Rect) -> tuple[tuple[float, float], ...]:
    return tuple((round(x - box.x, 2), round(y - box.y, 2)) for x, y in points)


def polygon(surface: pygame.Surface, ink: Colour, points: Points) -> None:
    """Fill a polygon with a smooth edge."""
    box = _box(surface, points, 1) if len(points) > 2 else None
    if box is None:
        return
    local = _moved(points, box)
    drawn = _shapes.get(("polygon", local, ink, box.size), ink, box.size,
                        lambda: coverage.polygon(local, box.w, box.h))
    surface.blit(drawn, box.topleft)


def stroke(surface: pygame.Surface, ink: Colour, points: Points, width: float) -> None:
    """Draw a line through the points with round joints and ends."""
    box = _box(surface, points, width / 2 + 2) if len(points) > 1 else None
    if box is None:
        return
    local = _moved(points, box)
    drawn = _shapes.get(("stroke", local, round(width, 2), ink, box.size), ink, box.size,
                        lambda: coverage.stroke(local, width, box.w, box.h))
    surface.blit(drawn, box.topleft)


def dashes(points: Points, on: float, off: float) -> list[list[tuple[float, float]]]:
    """Return the pieces of a dashed line through the points."""
    cut: list[list[tuple[float, float]]] = []
    piece: list[tuple[float, float]] = []
    drawing, left = True, on
    for (x0, y0), (x1, y1) in pairwise(points):
        length = math.hypot(x1 - x0, y1 - y0)
        if length < 1e-9:
            continue
        at = 0.0
        if drawing and not piece:
            piece = [(x0, y0)]
        while length - at > left:
            at += left
            here = (x0 + (x1 - x0) * at / length, y0 + (y1 - y0) * at / length)
            if drawing:
                cut.append([*piece, here])
                piece = []
            else:
                piece = [here]
            drawing = not drawing
            left = on if drawing else off
        left -= length - at
        if drawing:
            piece.append((x1, y1))
    if drawing and len(piece) > 1:
        cut.append(piece)
    return cut


def dashed(
    surface: pygame.Surface, ink: Colour, points: Points, width: float, on: float, off: float
) -> None:
    """Draw a dashed line through the points; round ends count as part of a dash."""
    box = _box(surface, points, width / 2 + 2) if len(points) > 1 else None
    if box is None:
        return
    local = _moved(points, box)

    def covered() -> coverage.Alpha:
        whole = np.zeros((box.w, box.h))
        for piece in dashes(local, max(0.1, on - width), off + width):
            coverage.stroke(piece, width, box.w, box.h, whole)
        return whole

    key = ("dashed", local, round(width, 2), on, off, ink, box.size)
    surface.blit(_shapes.get(key, ink, box.size, covered), box.topleft)


def disc(
    surface: pygame.Surface, ink: Colour, centre: tuple[float, float], radius: float
) -> None:
    """Fill a circle with a smooth edge."""
    _round(surface, ink, centre, radius, 0.0)


def ring(
    surface: pygame.Surface, ink: Colour, centre: tuple[float, float], radius: float,
    width: float,
) -> None:
    """Draw a circle's line inside its radius."""
    _round(surface, ink, centre, radius, width)


def _round(
    surface: pygame.Surface, ink: Colour, centre: tuple[float, float], radius: float,
    width: float,
) -> None:
    reach = math.ceil(radius) + 1
    left, top = math.floor(centre[0]) - reach, math.floor(centre[1]) - reach
    # Places to a quarter of a pixel, so that marks of a line share their pictures.
    middle = (round((centre[0] - left) * 4) / 4, round((centre[1] - top) * 4) / 4)
    size = 2 * reach + 2

    def covered() -> coverage.Alpha:
        if width:
            return coverage.ring(radius, width, middle, size)
        return coverage.disc(radius, middle, size)

    key = ("round", middle, round(radius, 2), round(width, 2), ink)
    surface.blit(_shapes.get(key, ink, (size, size), covered), (left, top))


def hatch(surface: pygame.Surface, ink: Colour, area: pygame.Rect, step: float) -> None:
    """Fill a rectangle with diagonal stripes, half ink and half ground."""
    if area.w <= 0 or area.h <= 0:
        return
    old = surface.get_clip()
    surface.set_clip(area.clip(old))
    stripe = step / 2 * math.sqrt(2)
    period = step * math.sqrt(2)
    x = area.left - area.h - (area.left % period) - period
    while x < area.right + period:
        corners = [(x, area.bottom), (x + area.h, area.top), (x + area.h + stripe, area.top),
                   (x + stripe, area.bottom)]
        polygon(surface, ink, corners)
        x += period
    surface.set_clip(old)
