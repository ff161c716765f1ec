"""Smooth strokes and fills on a surface, in real pixels: lines, dashes, hatching, rings.

pygame smooths hairlines only. A thick stroke is its outline filled, with smoothed edges.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

import pygame

from gosplan_game.ui.theme import Colour

Points = Sequence[tuple[float, float]]


def polygon(surface: pygame.Surface, ink: Colour, points: Points) -> None:
    """Fill a polygon and smooth its edge."""
    if len(points) < 3:
        return
    pygame.draw.polygon(surface, ink, points)
    pygame.draw.aalines(surface, ink, True, points)


def stroke(surface: pygame.Surface, ink: Colour, points: Points, width: float) -> None:
    """Draw a line through the points with round joints."""
    if len(points) < 2:
        return
    if width <= 1.3:
        pygame.draw.aalines(surface, ink, False, points)
        return
    half = width / 2
    for (x0, y0), (x1, y1) in pairwise(points):
        length = math.hypot(x1 - x0, y1 - y0)
        if length < 1e-6:
            continue
        # The smoothed edge adds half a pixel all round.
        ux, uy = (x1 - x0) / length * 0.5, (y1 - y0) / length * 0.5
        x0, y0, x1, y1 = x0 + ux, y0 + uy, x1 - ux, y1 - uy
        dx, dy = -uy * (2 * half - 1), ux * (2 * half - 1)
        corners = [(x0 + dx, y0 + dy), (x1 + dx, y1 + dy), (x1 - dx, y1 - dy), (x0 - dx, y0 - dy)]
        polygon(surface, ink, corners)
    if width > 2.4:
        for x, y in points[1:-1]:
            disc(surface, ink, (x, y), half)


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
    """Draw a dashed line through the points."""
    for piece in dashes(points, on, off):
        stroke(surface, ink, piece, width)


def disc(
    surface: pygame.Surface, ink: Colour, centre: tuple[float, float], radius: float
) -> None:
    """Fill a circle with a smooth edge."""
    pygame.draw.aacircle(surface, ink, (round(centre[0]), round(centre[1])), max(1, round(radius)))


def ring(
    surface: pygame.Surface,
    ink: Colour,
    centre: tuple[float, float],
    radius: float,
    width: float,
) -> None:
    """Draw a circle's line inside its radius."""
    pygame.draw.aacircle(
        surface, ink, (round(centre[0]), round(centre[1])), max(1, round(radius)),
        max(1, round(width)),
    )


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
        polygon(
            surface,
            ink,
            [
                (x, area.bottom),
                (x + area.h, area.top),
                (x + area.h + stripe, area.top),
                (x + stripe, area.bottom),
            ],
        )
        x += period
    surface.set_clip(old)
