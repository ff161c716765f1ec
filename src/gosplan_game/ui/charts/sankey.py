"""The account as bands: what came in, what it went to, all true to one scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.geometry import Rect

STEPS = 24
BAR = 9.0


@dataclass(frozen=True, slots=True)
class Band:
    """One flow: its name, its figure, its amount."""

    name: str
    text: str
    amount: float
    strong: bool = False


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
