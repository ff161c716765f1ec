"""How much of each pixel a shape covers: smooth polygons, strokes, discs and rings.

pygame's own filled polygons are not smoothed, and its smooth lines are hairlines. Coverage is
exact along rows and sampled on four lines a pixel across them; strokes and rings are measured
by distance.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt

Alpha = npt.NDArray[np.float64]
Points = Sequence[tuple[float, float]]
LINES = 4


def polygon(points: Points, width: int, height: int) -> Alpha:
    """Return the coverage of an even-odd polygon over a grid of pixels.

    Args:
        points: Corners, in pixels from the grid's upper left.
        width: Columns of the grid.
        height: Rows of the grid.

    Returns:
        Shares 0 to 1, (width, height).
    """
    corners = np.asarray(points, dtype=np.float64)
    x0, y0 = corners[:, 0], corners[:, 1]
    x1, y1 = np.roll(x0, -1), np.roll(y0, -1)
    scan = (np.arange(height * LINES) + 0.5) / LINES
    rows = np.arange(height * LINES) // LINES
    crossed = (np.minimum(y0, y1)[:, None] <= scan) & (scan < np.maximum(y0, y1)[:, None])
    rise = np.where(y1 == y0, 1.0, y1 - y0)
    at = x0[:, None] + (scan - y0[:, None]) * ((x1 - x0) / rise)[:, None]
    at = np.sort(np.where(crossed, np.clip(at, 0.0, width), np.inf), axis=0)
    steps = np.zeros((height, width + 2))
    for index in range(at.shape[0]):
        known = np.isfinite(at[index])
        if not known.any():
            break
        x, row = at[index][known], rows[known]
        whole = np.floor(x).astype(np.intp)
        part = x - whole
        sign = 1.0 if index % 2 == 0 else -1.0
        np.add.at(steps, (row, whole), sign * (1.0 - part) / LINES)
        np.add.at(steps, (row, whole + 1), sign * part / LINES)
    covered: Alpha = np.clip(np.cumsum(steps, axis=1)[:, :width], 0.0, 1.0).T
    return covered


def stroke(
    points: Points, thickness: float, width: int, height: int, onto: Alpha | None = None
) -> Alpha:
    """Return the coverage of a line through the points, with round joints and ends.

    Args:
        points: Pixels from the grid's upper left.
        thickness: Pixels across.
        width: Columns of the grid.
        height: Rows of the grid.
        onto: Coverage to which this line is added, in place.
    """
    covered = np.zeros((width, height)) if onto is None else onto
    half = thickness / 2
    # A line thinner than a pixel keeps its place and loses strength.
    strength = min(1.0, thickness)
    reach = max(half, 0.5) + 1
    for (x0, y0), (x1, y1) in pairwise(points):
        left, right = _within(min(x0, x1) - reach, max(x0, x1) + reach, width)
        top, foot = _within(min(y0, y1) - reach, max(y0, y1) + reach, height)
        if left >= right or top >= foot:
            continue
        x = np.arange(left, right)[:, None] + 0.5 - x0
        y = np.arange(top, foot)[None, :] + 0.5 - y0
        dx, dy = x1 - x0, y1 - y0
        length = dx * dx + dy * dy
        along = np.clip((x * dx + y * dy) / length, 0.0, 1.0) if length > 0 else 0.0 * (x + y)
        distance = np.hypot(x - along * dx, y - along * dy)
        share = np.clip(max(half, 0.5) + 0.5 - distance, 0.0, 1.0) * strength
        part = covered[left:right, top:foot]
        np.maximum(part, share, out=part)
    return covered


def disc(radius: float, centre: tuple[float, float], size: int) -> Alpha:
    """Return the coverage of a disc over a square grid."""
    return np.clip(radius + 0.5 - _distance(centre, size), 0.0, 1.0)


def ring(radius: float, thickness: float, centre: tuple[float, float], size: int) -> Alpha:
    """Return the coverage of a circle's line that lies inside its radius."""
    away = np.abs(_distance(centre, size) - (radius - thickness / 2))
    return np.clip(thickness / 2 + 0.5 - away, 0.0, 1.0)


def _distance(centre: tuple[float, float], size: int) -> Alpha:
    across = np.arange(size) + 0.5
    distance: Alpha = np.hypot(across[:, None] - centre[0], across[None, :] - centre[1])
    return distance


def _within(low: float, high: float, most: int) -> tuple[int, int]:
    return max(0, math.floor(low)), min(most, math.ceil(high))
