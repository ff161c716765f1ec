"""Where the focus goes, by Tab in reading order, by arrows to what is nearest; and its ring."""

from __future__ import annotations

from collections.abc import Sequence

from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.widgets.base import Widget

DIRECTIONS = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}


def draw(canvas: Canvas, widget: Widget) -> None:
    """Draw the ring round what has the focus, within what it scrolls in."""
    rect, parent = widget.on_screen(), widget.parent
    if parent is None:
        canvas.focus(rect)
        return
    with canvas.clip(parent.on_screen().inset(-5)):
        canvas.focus(rect)


def stops(widgets: Sequence[Widget]) -> list[Widget]:
    """Return everything that Tab stops at, in reading order."""
    return [inner for widget in widgets for inner in widget.walk() if inner.focusable]


def following(order: Sequence[Widget], present: Widget | None, step: int) -> Widget | None:
    """Return the next stop in reading order (``step`` 1) or the one before (-1)."""
    if not order:
        return None
    if present is None or present not in order:
        return order[0] if step > 0 else order[-1]
    return order[(order.index(present) + step) % len(order)]


def towards(order: Sequence[Widget], present: Widget, direction: str) -> Widget | None:
    """Return the nearest stop in a direction, preferring what lies straight ahead."""
    dx, dy = DIRECTIONS[direction]
    here = present.on_screen()
    x, y = here.centre
    best: tuple[float, Widget] | None = None
    for other in order:
        if other is present:
            continue
        there = other.on_screen()
        ox, oy = there.centre
        if dx:
            ahead = (ox - x) * dx
            gap = (there.x - here.right) if dx > 0 else (here.x - there.right)
            aside = max(0.0, max(there.y - here.bottom, here.y - there.bottom))
            slant = abs(oy - y)
        else:
            ahead = (oy - y) * dy
            gap = (there.y - here.bottom) if dy > 0 else (here.y - there.bottom)
            aside = max(0.0, max(there.x - here.right, here.x - there.right))
            slant = abs(ox - x)
        if ahead <= 0 or gap < -min(here.h if dy else here.w, there.h if dy else there.w) / 2:
            continue
        cost = max(0.0, gap) + 3 * aside + 0.2 * slant
        if best is None or cost < best[0]:
            best = (cost, other)
    return best[1] if best else None
