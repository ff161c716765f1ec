"""The pictograms: one ink each, read once, drawn at the real size, kept for the next frame."""

from __future__ import annotations

from collections import OrderedDict
from io import BytesIO
from pathlib import Path

import pygame

from gosplan_game.ui.pictures import Pictures
from gosplan_game.ui.theme import Colour

UNITS = 48
LIVE = (4, 44)
"""The live area of a drawing: counted signs are cut between these units."""
PEOPLE = frozenset(
    {"worker", "peasant", "woman", "child", "engineer", "soldier", "doctor", "migrant", "mourning"}
)
"""Signs of people: never cut, whatever the number."""
_FILL = b"#1E1B18"
_BLOCK = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48">'
    b'<path fill="#1E1B18" d="M8 8L40 8L40 40L8 40Z"/></svg>'
)


class Pictograms:
    """Drawings by name, real size and ink."""

    def __init__(self, folder: Path, capacity: int = 1500) -> None:
        self._folder = folder
        self.plates = Pictures(folder.parent / "plates", folder)
        """The pictures of events, composed of these drawings."""
        self._capacity = capacity
        self._sources: dict[str, bytes] = {}
        self._drawn: OrderedDict[tuple[str, int, Colour], pygame.Surface] = OrderedDict()

    def names(self) -> tuple[str, ...]:
        """Return the names of all drawings."""
        return tuple(sorted(path.stem for path in self._folder.glob("*.svg")))

    def has(self, name: str) -> bool:
        """Return whether there is a drawing of that name."""
        return bool(name) and (name in self._sources or (self._folder / f"{name}.svg").is_file())

    def get(self, name: str, pixels: int, ink: Colour) -> pygame.Surface:
        """Return the drawing as a square surface of that real size."""
        key = (name, pixels, ink)
        found = self._drawn.get(key)
        if found is not None:
            self._drawn.move_to_end(key)
            return found
        if name not in self._sources:
            path = self._folder / f"{name}.svg"
            # A mod may name a sign that this version lacks: a plain block stands for it.
            known = name.replace("_", "").replace("-", "").isalnum() and path.is_file()
            self._sources[name] = path.read_bytes() if known else _BLOCK
        source = self._sources[name].replace(_FILL, b"#%02X%02X%02X" % ink)
        size = max(1, pixels)
        found = pygame.image.load_sized_svg(BytesIO(source), (size, size))
        self._drawn[key] = found
        if len(self._drawn) > self._capacity:
            self._drawn.popitem(last=False)
        return found
