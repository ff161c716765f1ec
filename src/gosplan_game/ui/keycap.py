"""The small frame around the name of a key."""

from __future__ import annotations

import pygame

from gosplan_game.ui.canvas import Canvas, Ink
from gosplan_game.ui.geometry import Rect


def keycap_width(canvas: Canvas, label: str) -> float:
    """Return the width of a key's frame."""
    return max(20.0, canvas.setter.width(label, "key") + 12)


def keycap(canvas: Canvas, label: str, x: float, middle: float, ink: Ink = "second") -> float:
    """Draw a key's name in its frame, left edge at ``x``; return the width."""
    width = keycap_width(canvas, label)
    height = canvas.theme.size("key") + 7
    area = canvas.area(Rect(x, middle - height / 2, width, height))
    pygame.draw.rect(canvas.surface, canvas.ink(ink), area, canvas.thick(1),
                     border_radius=canvas.thick(2))
    canvas.text_middle(label, x + width / 2, middle, "key", ink, "centre")
    return width
