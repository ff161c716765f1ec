"""Plates of events: SVG pictures in the album's inks, composed of shapes and pictograms.

A plate is drawn in the inks of the default palette; each of their codes is replaced by the ink
of the same name of the palette in force. ``<use href="../pictograms/NAME.svg" x y width height
fill>`` sets a pictogram into it: this module puts the drawing in its place, since the reader of
SVG knows no references.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pygame

from gosplan_game import paths
from gosplan_game.ui.theme import DEFAULT, Inks

WIDTH, HEIGHT = 520, 272
"""Units of every plate."""
_SPACE = "{http://www.w3.org/2000/svg}"
_USE = re.compile(r"<use\b([^>]*?)/>")
_ATTRIBUTE = re.compile(r'([\w:-]+)="([^"]*)"')
_NAME = re.compile(r"^\.\./pictograms/([a-z0-9_-]+)\.svg$")
_CODE = re.compile(r"#[0-9A-Fa-f]{6}\b")
_UNITS = 48.0


class Pictures:
    """Plates by name, real size and palette."""

    def __init__(self, folder: Path, pictograms: Path, capacity: int = 4) -> None:
        self._folder, self._pictograms, self._capacity = folder, pictograms, capacity
        self._drawn: OrderedDict[tuple[str, str, int, Inks], pygame.Surface] = OrderedDict()

    def names(self) -> tuple[str, ...]:
        """Return the names of all plates."""
        return tuple(sorted(path.stem for path in self._folder.glob("*.svg")))

    def get(self, name: str, width: int, inks: Inks, source: str = "") -> pygame.Surface:
        """Return a plate that many real pixels wide, in the inks of a palette.

        Args:
            name: The program's plate of that name.
            width: Real pixels.
            inks: The palette in force.
            source: SVG of a scenario's own plate instead; what cannot be drawn of it stays empty.
        """
        key = (name, source, width, inks)
        found = self._drawn.get(key)
        if found is None:
            text = recoloured(self.set_in(source) if source else self.composed(name), inks)
            size = (width, max(1, round(width * HEIGHT / WIDTH)))
            try:
                found = pygame.image.load_sized_svg(BytesIO(text.encode("utf-8")), size)
            except pygame.error:
                if not source:
                    raise
                found = pygame.Surface(size, pygame.SRCALPHA)
            self._drawn[key] = found
            if len(self._drawn) > self._capacity:
                self._drawn.popitem(last=False)
        self._drawn.move_to_end(key)
        return found

    def composed(self, name: str) -> str:
        """Return a plate's SVG with its pictograms in their places."""
        return self.set_in((self._folder / f"{name}.svg").read_text(encoding="utf-8"))

    def set_in(self, text: str) -> str:
        """Return an SVG with its pictograms in their places."""
        return _USE.sub(lambda match: self._sign(dict(_ATTRIBUTE.findall(match[1]))), text)

    def _sign(self, given: dict[str, str]) -> str:
        named = _NAME.match(given.get("href", ""))
        if named is None:
            raise ValueError(f"a plate may only use ../pictograms, not {given.get('href')}")
        drawing = ET.parse(self._pictograms / f"{named[1]}.svg").getroot()
        scale = float(given["width"]) / _UNITS
        place = {"transform": f"translate({given['x']} {given['y']}) scale({scale:g})"}
        group = ET.Element("g", place)
        for path in drawing.iter(f"{_SPACE}path"):
            ET.SubElement(group, "path", {"fill": given["fill"], "fill-rule": "evenodd",
                                          "d": path.get("d", "")})
        return ET.tostring(group, encoding="unicode")


def drawn(name: str) -> bool:
    """Return whether there is a plate of that name."""
    known = name.replace("_", "").replace("-", "").isalnum()
    return known and (paths.assets_dir() / "plates" / f"{name}.svg").is_file()


def codes(text: str) -> frozenset[str]:
    """Return the codes of all colours in an SVG."""
    return frozenset(code.upper() for code in _CODE.findall(text))


def by_code(inks: Inks = DEFAULT) -> dict[str, tuple[str, ...]]:
    """Return the names of the inks that have each code."""
    found: dict[str, tuple[str, ...]] = {}
    for name in Inks.names():
        code = "#{:02X}{:02X}{:02X}".format(*inks.get(name))
        found[code] = (*found.get(code, ()), name)
    return found


def recoloured(text: str, inks: Inks) -> str:
    """Return an SVG drawn in the default inks with the inks of another palette."""
    names = by_code()

    def other(match: re.Match[str]) -> str:
        known = names.get(match[0].upper())
        return "#{:02X}{:02X}{:02X}".format(*inks.get(known[0])) if known else match[0]

    return _CODE.sub(other, text)
