"""The three families, loaded once per real size, and rendered words kept for the next frame.

PT Sans, PT Sans Narrow and Oswald have no thin spaces and no arrows. A thin space (U+2009,
U+202F, U+200A) becomes a gap of 0.2 of the size; arrows and triangles are drawn. Words are set
one by one: the families kern a comma against the space after it until the space is gone.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from functools import lru_cache
from pathlib import Path

import pygame

from gosplan_game.ui.theme import Colour

GAP = 0.2
THIN = "\u2009\u202f\u200a"
SHAPES: dict[str, tuple[tuple[float, float], ...]] = {
    # Points in sizes above the baseline, x to the right; the sign is 0.72 of the size wide.
    "▲": ((0.06, 0.04), (0.66, 0.04), (0.36, 0.62)),
    "▼": ((0.06, 0.62), (0.66, 0.62), (0.36, 0.04)),
    "▶": ((0.1, 0.02), (0.1, 0.66), (0.64, 0.34)),
    "►": ((0.1, 0.02), (0.1, 0.66), (0.64, 0.34)),
    "◀": ((0.62, 0.02), (0.62, 0.66), (0.08, 0.34)),
    "■": ((0.1, 0.06), (0.62, 0.06), (0.62, 0.58), (0.1, 0.58)),
    "◆": ((0.36, 0.0), (0.68, 0.32), (0.36, 0.64), (0.04, 0.32)),
    "→": ((0.04, 0.28), (0.4, 0.28), (0.4, 0.1), (0.7, 0.34), (0.4, 0.58), (0.4, 0.4),
          (0.04, 0.4)),
    "←": ((0.68, 0.28), (0.32, 0.28), (0.32, 0.1), (0.02, 0.34), (0.32, 0.58), (0.32, 0.4),
          (0.68, 0.4)),
    "↑": ((0.3, 0.0), (0.3, 0.36), (0.12, 0.36), (0.36, 0.68), (0.6, 0.36), (0.42, 0.36),
          (0.42, 0.0)),
    "↓": ((0.3, 0.68), (0.3, 0.32), (0.12, 0.32), (0.36, 0.0), (0.6, 0.32), (0.42, 0.32),
          (0.42, 0.68)),
}
SHAPE_WIDTH = 0.74
SPACES = " \u00a0"
_SPECIAL = frozenset(THIN) | frozenset(SHAPES) | frozenset(SPACES)


@lru_cache(maxsize=8192)
def pieces(text: str) -> tuple[str, ...]:
    """Return the text cut into plain runs and single characters that have to be drawn."""
    cut: list[str] = []
    run = ""
    for character in text:
        if character in _SPECIAL:
            if run:
                cut.append(run)
            cut.append(character)
            run = ""
        else:
            run += character
    if run:
        cut.append(run)
    return tuple(cut)


class Fonts:
    """Faces by name and real size, and a bounded store of rendered words."""

    def __init__(self, folder: Path, capacity: int = 6000) -> None:
        if not pygame.font.get_init():
            pygame.font.init()
        self._folder = folder
        self._capacity = capacity
        self._spaces: dict[str, float] = {}
        self._faces: dict[tuple[str, int], pygame.font.Font] = {}
        self._words: OrderedDict[tuple[str, str, int, Colour], pygame.Surface] = OrderedDict()
        self._widths: OrderedDict[tuple[str, str, int], int] = OrderedDict()

    def face(self, name: str, pixels: int) -> pygame.font.Font:
        """Return the face at a real size."""
        key = (name, pixels)
        if key not in self._faces:
            self._faces[key] = pygame.font.Font(self._folder / f"{name}.ttf", pixels)
        return self._faces[key]

    def width(self, text: str, name: str, pixels: int) -> int:
        """Return the width of a line in real pixels."""
        key = (text, name, pixels)
        found = self._widths.get(key)
        if found is None:
            face = self.face(name, pixels)
            exact = sum(self._advance(piece, face, name, pixels) for piece in pieces(text))
            found = math.ceil(exact - 1e-6)
            self._widths[key] = found
            if len(self._widths) > 4 * self._capacity:
                self._widths.popitem(last=False)
        return found

    def render(self, text: str, name: str, pixels: int, ink: Colour) -> pygame.Surface:
        """Return the line as a surface with transparent ground; kept for the next call."""
        key = (text, name, pixels, ink)
        found = self._words.get(key)
        if found is not None:
            self._words.move_to_end(key)
            return found
        parts = pieces(text)
        face = self.face(name, pixels)
        if len(parts) == 1 and parts[0] not in _SPECIAL:
            found = face.render(text, True, ink)
        else:
            found = self._composed(parts, name, pixels, ink, self.width(text, name, pixels))
        self._words[key] = found
        if len(self._words) > self._capacity:
            self._words.popitem(last=False)
        return found

    def _advance(self, piece: str, face: pygame.font.Font, name: str, pixels: int) -> float:
        if piece in SHAPES:
            return SHAPE_WIDTH * pixels
        if piece in THIN:
            return max(1.0, GAP * pixels)
        if piece in SPACES:
            return self._space(name) * pixels
        return face.size(piece)[0]

    def _space(self, name: str) -> float:
        """Return the exact width of a space in sizes; at small sizes fonts round it down."""
        if name not in self._spaces:
            self._spaces[name] = self.face(name, 400).size(" ")[0] / 400
        return self._spaces[name]

    def _composed(
        self, parts: tuple[str, ...], name: str, pixels: int, ink: Colour, width: int
    ) -> pygame.Surface:
        face = self.face(name, pixels)
        surface = pygame.Surface((max(1, width), face.get_height()), pygame.SRCALPHA)
        x, baseline = 0.0, face.get_ascent()
        for piece in parts:
            if piece in SHAPES:
                points = [
                    (x + px * pixels, baseline - py * pixels) for px, py in SHAPES[piece]
                ]
                pygame.draw.polygon(surface, ink, points)
                pygame.draw.aalines(surface, ink, True, points)
            elif piece not in _SPECIAL:
                surface.blit(face.render(piece, True, ink), (round(x), 0))
            x += self._advance(piece, face, name, pixels)
        return surface
