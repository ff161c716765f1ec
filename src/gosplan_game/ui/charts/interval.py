"""Intervals on an axis: what was expected, and the report or the truth that came."""

from __future__ import annotations

from dataclasses import dataclass

from gosplan_game.ui.canvas import Canvas, Ink
from gosplan_game.ui.geometry import Rect

NOWHERE = -1.0
MARK = 6.0
"""Half the side of a diamond."""


@dataclass(frozen=True, slots=True)
class Interval:
    """Places on an axis from 0 to 1; a negative one is not drawn.

    Attributes:
        lower: Where it begins.
        upper: Where it ends.
        middle: The median: an upright line.
        told: What was reported: a diamond.
        true: What was so: a disc.
    """

    lower: float
    upper: float
    middle: float = NOWHERE
    told: float = NOWHERE
    true: float = NOWHERE


def interval_bar(canvas: Canvas, rect: Rect, made: Interval, *, ink: Ink = "blue",
                 tall: float = 10.0, axis: Ink = "rule", hollow: bool = False) -> None:
    """Draw an interval on its axis, so tall, with the marks that it has.

    Args:
        canvas: Where to draw.
        rect: The axis lies along its middle.
        made: The places.
        ink: Ink of the stretch.
        tall: Its height.
        axis: Ink of the axis.
        hollow: Whether the diamond is drawn as a line.
    """
    canvas.tells("interval")
    middle = rect.y + rect.h / 2
    canvas.horizontal(rect.x, rect.right, middle, axis)
    left, right = rect.x + rect.w * made.lower, rect.x + rect.w * made.upper
    canvas.fill(Rect(left, middle - tall / 2, max(3.0, right - left), tall), ink)
    if made.middle >= 0:
        canvas.vertical(rect.x + rect.w * made.middle, middle - 8, middle + 8, "ink", 2)
    if made.told >= 0:
        x = rect.x + rect.w * made.told
        corners = [(x, middle - MARK), (x + MARK, middle), (x, middle + MARK), (x - MARK, middle)]
        if hollow:
            canvas.line([*corners, corners[0]], "ochre_text", 1.6)
        else:
            canvas.polygon(corners, "ochre_text")
    if made.true >= 0:
        canvas.disc(rect.x + rect.w * made.true, middle, 5, "ink")
