"""Signs that are neither letters nor pictograms: severity, trend, check, cross, plus, arrows."""

from __future__ import annotations

import math
from typing import Literal

from gosplan_game.ui.canvas import Canvas, Ink
from gosplan_game.ui.geometry import Rect

Severity = Literal["act", "open", "notice"]
Eye = Literal["checked", "inspected", "reported", "none"]


def warning(canvas: Canvas, x: float, y: float, size: float, ink: Ink = "red") -> None:
    """Draw the triangle with its exclamation mark: act now, or a gap."""
    top, bottom = y + size * 0.06, y + size * 0.94
    canvas.polygon([(x + size / 2, top), (x + size, bottom), (x, bottom)], ink)
    middle, bar = x + size / 2, max(1.4, size * 0.1)
    canvas.fill(Rect(middle - bar / 2, y + size * 0.36, bar, size * 0.3), "white")
    canvas.fill(Rect(middle - bar / 2, y + size * 0.74, bar, bar), "white")


def severity(canvas: Canvas, kind: Severity, x: float, y: float, size: float) -> None:
    """Draw the shape of a dossier's gravity: triangle, square or ring."""
    if kind == "act":
        warning(canvas, x, y, size)
    elif kind == "open":
        inner = size * 0.84
        edge = (size - inner) / 2
        canvas.fill(Rect(x + edge, y + edge, inner, inner), "ink")
    else:
        canvas.ring(x + size / 2, y + size / 2, size * 0.48, "ink", size * 0.16)


def triangle(canvas: Canvas, x: float, y: float, size: float, up: bool, ink: Ink) -> None:
    """Draw a solid triangle pointing up or down, filling a square."""
    tip, foot = (y + size * 0.08, y + size * 0.92) if up else (y + size * 0.92, y + size * 0.08)
    canvas.polygon([(x + size / 2, tip), (x + size, foot), (x, foot)], ink)


def pointer(canvas: Canvas, x: float, y: float, size: float, ink: Ink, left: bool = False) -> None:
    """Draw a solid triangle pointing right (or left), filling a square."""
    tip, foot = (x, x + size * 0.9) if left else (x + size * 0.9, x)
    canvas.polygon([(foot, y), (tip, y + size / 2), (foot, y + size)], ink)


def eye(canvas: Canvas, kind: Eye, x: float, y: float, size: float) -> None:
    """Draw the open eye (true), the struck one (only reported), or the open one over a line.

    The line says: a report, but inspectors have been there of late.
    """
    if kind == "none":
        return
    canvas.pictogram("eye", x, y, size, "second" if kind == "reported" else "ink")
    if kind == "inspected":
        canvas.fill(Rect(x + size * 0.14, y + size * 0.88, size * 0.72, max(2.0, size * 0.09)),
                    "ink")
    if kind == "reported":
        low, high = (x + size * 0.14, y + size * 0.9), (x + size * 0.86, y + size * 0.1)
        shift = size * 0.05
        canvas.line([(low[0] + shift, low[1] + shift), (high[0] + shift, high[1] + shift)],
                    "card", size * 0.07)
        canvas.line([low, high], "second", max(1.5, size * 0.07))


def check(canvas: Canvas, rect: Rect, ink: Ink = "ink", width: float = 2.4) -> None:
    """Draw a tick into a rectangle."""
    x, y, w, h = rect.x, rect.y, rect.w, rect.h
    canvas.line([(x + w * 0.2, y + h * 0.52), (x + w * 0.42, y + h * 0.74),
                 (x + w * 0.8, y + h * 0.26)], ink, width)


def cross(canvas: Canvas, rect: Rect, ink: Ink = "ink", width: float = 2) -> None:
    """Draw a diagonal cross into a rectangle."""
    canvas.line([(rect.x, rect.y), (rect.right, rect.bottom)], ink, width)
    canvas.line([(rect.right, rect.y), (rect.x, rect.bottom)], ink, width)


def plus(canvas: Canvas, x: float, y: float, size: float, ink: Ink = "ink", width: float = 2
         ) -> None:
    """Draw a plus sign around a point."""
    canvas.fill(Rect(x - size / 2, y - width / 2, size, width), ink)
    canvas.fill(Rect(x - width / 2, y - size / 2, width, size), ink)


def minus(canvas: Canvas, x: float, y: float, size: float, ink: Ink = "ink", width: float = 2
          ) -> None:
    """Draw a minus sign around a point."""
    canvas.fill(Rect(x - size / 2, y - width / 2, size, width), ink)


def turn(canvas: Canvas, x: float, y: float, size: float, ink: Ink, back: bool) -> None:
    """Draw the bent arrow of undo (``back``) or redo around a point."""
    side = -1 if back else 1
    u = size / 20

    def at(px: float, py: float) -> tuple[float, float]:
        return x + side * px * u, y + py * u

    bend = [at(0 + 6 * math.sin(-a), 2.2 - 5.2 * math.cos(a))
            for a in (math.pi * i / 14 for i in range(15))]
    canvas.line([at(5, -3), at(-1, -3), *bend, at(3, 7.4)], ink, 2.4 * u)
    canvas.polygon([at(4, -7.6), at(9.4, -3), at(4, 1.6)], ink)


def grid(canvas: Canvas, rect: Rect, ink: Ink) -> None:
    """Draw a small table: head, rows, a column."""
    canvas.frame(rect, ink, 1.2)
    canvas.fill(rect.top(rect.h * 0.28), ink)
    canvas.horizontal(rect.x, rect.right, rect.y + rect.h * 0.62, ink, 1)
    canvas.vertical(rect.x + rect.w * 0.4, rect.y, rect.bottom, ink, 1)


def tray(canvas: Canvas, rect: Rect, ink: Ink) -> None:
    """Draw an arrow that goes down into a tray: written to files."""
    middle, foot = rect.x + rect.w / 2, rect.bottom
    canvas.vertical(middle, rect.y, rect.y + rect.h * 0.45, ink, 2)
    canvas.polygon([(middle - rect.w * 0.3, rect.y + rect.h * 0.38),
                    (middle + rect.w * 0.3, rect.y + rect.h * 0.38),
                    (middle, rect.y + rect.h * 0.74)], ink)
    canvas.line([(rect.x, rect.y + rect.h * 0.6), (rect.x, foot), (rect.right, foot),
                 (rect.right, rect.y + rect.h * 0.6)], ink, 1.4)
