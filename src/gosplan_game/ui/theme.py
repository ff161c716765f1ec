"""Inks, types and measures of the album: everything a widget may know of the look.

Sizes are logical pixels at text size 100 %. Colours are (red, green, blue).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from types import MappingProxyType

Colour = tuple[int, int, int]


def colour(hex_code: str) -> Colour:
    """Return the colour of a code such as ``#B4231A``."""
    code = hex_code.lstrip("#")
    return int(code[0:2], 16), int(code[2:4], 16), int(code[4:6], 16)


@dataclass(frozen=True, slots=True)
class Inks:
    """The flat inks of a palette and what each is for."""

    paper: Colour = colour("#F4ECDC")
    """The ground."""
    card: Colour = colour("#FBF6EA")
    """A raised plate."""
    tint: Colour = colour("#EADFC8")
    """Rail, quiet tab, hovered row."""
    pale: Colour = colour("#D9CAAB")
    """Empty sign, track."""
    rule: Colour = colour("#B9A988")
    """Hairlines, never text."""
    ink: Colour = colour("#1E1B18")
    """Text and counts."""
    second: Colour = colour("#574F45")
    """Captions."""
    third: Colour = colour("#6B6257")
    """Text of disabled controls."""
    red: Colour = colour("#B4231A")
    """Your run, now, the one main action, shortage."""
    red_dark: Colour = colour("#8E1B14")
    """The main action under the pointer; empty signs on red."""
    red_text: Colour = colour("#A31F17")
    red_tint: Colour = colour("#E9BFAE")
    ochre: Colour = colour("#D39A2D")
    """Fill only."""
    ochre_text: Colour = colour("#7A5210")
    ochre_tint: Colour = colour("#EFD9A9")
    """Chosen row, ground of a warning."""
    blue: Colour = colour("#2C5A7C")
    """Focus, counterfactual."""
    blue_text: Colour = colour("#244C69")
    blue_tint: Colour = colour("#BFCFD8")
    green: Colour = colour("#7C8D72")
    """Village; fill only."""
    green_text: Colour = colour("#4A5A43")
    green_tint: Colour = colour("#CFD6C3")
    white: Colour = colour("#FFFFFF")
    """Words on red and blue."""
    map_1: Colour = colour("#F2E6C9")
    map_2: Colour = colour("#E6C27A")
    map_3: Colour = colour("#D08A2E")
    map_4: Colour = colour("#8F3416")
    map_5: Colour = colour("#451008")
    plain_1: Colour = colour("#F1EADB")
    """Steps of maps about deaths and hunger, outside the album's colours."""
    plain_2: Colour = colour("#D3CABA")
    plain_3: Colour = colour("#A99F90")
    plain_4: Colour = colour("#655C52")
    plain_5: Colour = colour("#1E1B18")
    water: Colour = colour("#D3DDDE")
    """Seas and lakes of the map."""

    def get(self, name: str) -> Colour:
        """Return the ink of that name."""
        value: Colour = getattr(self, name)
        return value

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """Return the names of all inks."""
        return tuple(field.name for field in fields(cls))


DEFAULT = Inks()
COLOUR_BLIND = replace(
    DEFAULT,
    red=colour("#B23A06"),
    red_dark=colour("#862B04"),
    red_text=colour("#963004"),
    red_tint=colour("#F0C8B0"),
    ochre=colour("#E6A91F"),
    ochre_tint=colour("#F5E0A6"),
    blue=colour("#1B4F8A"),
    blue_text=colour("#173F70"),
    blue_tint=colour("#B9CDE4"),
    green=colour("#7F9C97"),
    green_text=colour("#3C5752"),
    green_tint=colour("#CADAD6"),
)
HIGH_CONTRAST = Inks(
    paper=colour("#FFFFFF"),
    card=colour("#FFFFFF"),
    tint=colour("#EBEBE6"),
    pale=colour("#BDBDB6"),
    rule=colour("#6A6A64"),
    ink=colour("#000000"),
    second=colour("#1F1F1C"),
    third=colour("#3B3B37"),
    red=colour("#A30D05"),
    red_dark=colour("#700903"),
    red_text=colour("#8E0B04"),
    red_tint=colour("#F3BDB4"),
    ochre=colour("#E0A020"),
    ochre_text=colour("#573A08"),
    ochre_tint=colour("#FFE59C"),
    blue=colour("#0B4A80"),
    blue_text=colour("#083A66"),
    blue_tint=colour("#B5D0E6"),
    green=colour("#7A957A"),
    green_text=colour("#23402A"),
    green_tint=colour("#C9DECB"),
)
PALETTES: Mapping[str, Inks] = MappingProxyType(
    {"default": DEFAULT, "colour-blind": COLOUR_BLIND, "high-contrast": HIGH_CONTRAST}
)


@dataclass(frozen=True, slots=True)
class Type:
    """A use of a face.

    Attributes:
        face: Name of the font file.
        size: Logical pixels at text size 100 %.
        leading: Distance of lines, in sizes.
        growth: Share of the text-size setting it follows; headings grow less, so as to fit.
    """

    face: str
    size: float
    leading: float = 1.3
    growth: float = 1.0


def _types() -> dict[str, Type]:
    semibold, medium = "Oswald-SemiBold", "Oswald-Medium"
    sans, bold, italic = "PTSans-Regular", "PTSans-Bold", "PTSans-Italic"
    narrow, narrow_bold = "PTSansNarrow-Regular", "PTSansNarrow-Bold"
    return {
        "poster": Type(semibold, 92, 1.14, 0.0),
        "poster_small": Type(semibold, 60, 1.16, 0.0),
        "beam": Type(semibold, 110, 1.2, 0.0),
        "headline": Type(semibold, 40, 1.25, 0.0),
        "headline_text": Type(sans, 18, 1.45, 0.3),
        "subtitle_small": Type(semibold, 25, 1.2, 0.3),
        "giant": Type(semibold, 42, 1.2, 0.3),
        "numeral": Type(semibold, 42, 1.2, 0.3),
        "numeral_small": Type(semibold, 22, 1.2, 0.6),
        "title": Type(semibold, 32, 1.25, 0.4),
        "subtitle": Type(semibold, 28, 1.25, 0.4),
        "card": Type(medium, 24, 1.25, 0.5),
        "head": Type(medium, 21, 1.3, 0.6),
        "section": Type(medium, 19, 1.3, 0.7),
        "masthead": Type(semibold, 30, 1.2, 0.3),
        "section_small": Type(medium, 17, 1.3, 0.4),
        "date_small": Type(narrow, 16, 1.3, 0.15),
        "rail": Type(narrow, 15, 1.3, 0.4),
        "rail_bold": Type(narrow_bold, 15, 1.3, 0.4),
        "date": Type(semibold, 26, 1.2, 0.0),
        "text_narrow": Type(narrow, 16),
        "button_large": Type(medium, 19, 1.2, 0.7),
        "button": Type(medium, 16, 1.2, 0.8),
        "tab": Type(medium, 15, 1.2, 0.8),
        "lead": Type(sans, 17),
        "body": Type(sans, 16),
        "body_bold": Type(bold, 16),
        "text": Type(sans, 15),
        "text_bold": Type(bold, 15),
        "text_italic": Type(italic, 15),
        "table": Type(narrow, 16),
        "table_bold": Type(narrow_bold, 16),
        "caption": Type(narrow, 15),
        "caption_bold": Type(narrow_bold, 15),
        "small": Type(narrow, 14),
        "small_bold": Type(narrow_bold, 14),
        "key": Type(narrow_bold, 13),
        # The last resorts of what has no more room: still read, never cut.
        "tight": Type(narrow, 14, 1.25, 0.4),
        "tight_bold": Type(narrow_bold, 14, 1.25, 0.4),
        "least": Type(narrow, 13, 1.2, 0.0),
        "least_bold": Type(narrow_bold, 13, 1.2, 0.0),
    }


TYPES: Mapping[str, Type] = MappingProxyType(_types())

# The bold and italic companion of a type, for marked words within a paragraph.
BOLD: Mapping[str, str] = MappingProxyType(
    {"body": "body_bold", "text": "text_bold", "table": "table_bold", "caption": "caption_bold",
     "small": "small_bold", "lead": "body_bold", "tight": "tight_bold", "least": "least_bold"}
)
NARROWER: Mapping[str, str] = MappingProxyType(
    {"PTSans-Regular": "PTSansNarrow-Regular", "PTSans-Italic": "PTSansNarrow-Regular",
     "PTSans-Bold": "PTSansNarrow-Bold", "Oswald-Medium": "PTSansNarrow-Bold",
     "Oswald-SemiBold": "PTSansNarrow-Bold"}
)
"""The narrow companion of a face, for a line that has to fit."""
SMALLER: Mapping[str, str] = MappingProxyType(
    {"lead": "body", "headline_text": "body", "body": "text", "text": "caption",
     "body_bold": "text_bold", "text_bold": "caption_bold", "caption": "small",
     "caption_bold": "small_bold", "table": "small", "table_bold": "small_bold",
     "text_italic": "caption", "text_narrow": "small", "small": "tight",
     "small_bold": "tight_bold", "tight": "least", "tight_bold": "least_bold"}
)
"""The next smaller type of a paragraph that has to fit."""
ITALIC: Mapping[str, str] = MappingProxyType({"text": "text_italic", "body": "text_italic"})

GRID = 8
RAIL = 88
BAND = 64
FOOTER = 32
CONTENT_LEFT = 112
MARGIN_RIGHT = 32
GUTTER = 16
CONTROL = 28
TOOLTIP_DELAY = 300
MOTION = 180


@dataclass(frozen=True, slots=True)
class Theme:
    """The look in force: palette, text size and whether things may move."""

    palette: str = "default"
    text_size: int = 100
    reduced_motion: bool = False

    @property
    def inks(self) -> Inks:
        """The inks of the palette in force."""
        return PALETTES[self.palette]

    def size(self, kind: str) -> float:
        """Return the size of a type in logical pixels under the text-size setting."""
        found = TYPES[kind]
        return found.size * (1 + (self.text_size / 100 - 1) * found.growth)

    def leading(self, kind: str) -> float:
        """Return the distance of two baselines in logical pixels."""
        return self.size(kind) * TYPES[kind].leading

    def control(self, height: float = CONTROL) -> float:
        """Return the height of a control, grown with the text size."""
        return height * (1 + (self.text_size / 100 - 1) * 0.6)


def luminance(ink: Colour) -> float:
    """Return the relative luminance of WCAG 2, 0 to 1."""
    parts = [c / 255 for c in ink]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast ratio of two inks, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
