"""Charts and counted signs as inline SVG, on the same scales and inks as the window."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from pathlib import Path

from gosplan_game.report.plots import Chart, Line
from gosplan_game.report.signs import PEOPLE_SIGNS

INK, SECOND, RULE, PALE = "#1E1B18", "#574F45", "#D9CAAB", "#D9CAAB"
RED, BLUE_TINT, RED_TINT, OCHRE, BLUE = "#B4231A", "#BFCFD8", "#E9BFAE", "#7A5210", "#2C5A7C"
STROKES = {
    "yours": (RED, 3.0, ""),
    "middle": (RED, 2.5, ""),
    "history": (INK, 2.2, "7 5"),
    "reported": (OCHRE, 1.4, "2 4"),
    "other": (BLUE, 2.5, ""),
    "plain": (INK, 2.5, ""),
}
SOBER = {**STROKES, "yours": (INK, 3.0, ""), "history": (SECOND, 2.2, "7 5")}
FILLS = {"range": BLUE_TINT, "fan": RED_TINT}
LEFT, RIGHT, TOP, BOTTOM = 52.0, 150.0, 14.0, 26.0
LABEL_GAP = 15.0
_PATH = re.compile(r' d="([^"]+)"')


def chart_svg(chart: Chart, width: int = 640, height: int = 260, *, sober: bool = False) -> str:
    """Return a chart as an SVG element; ``sober`` draws it without red, for people's deaths."""
    strokes = SOBER if sober else STROKES
    x0, x1 = chart.x_range
    y0, y1 = chart.y_range
    across = (width - LEFT - RIGHT) / max(x1 - x0, 1e-9)
    down = (height - TOP - BOTTOM) / max(y1 - y0, 1e-9)

    def place(x: float, y: float) -> tuple[float, float]:
        return LEFT + (x - x0) * across, height - BOTTOM - (y - y0) * down

    parts = [f'<svg viewBox="0 0 {width} {height}" role="img" aria-label="{escape(chart.title)}">']
    for mark in chart.y_marks:
        y = place(x0, mark.at)[1]
        parts.append(f'<path d="M{LEFT} {y:.1f}H{width - RIGHT}" stroke="{RULE}"/>')
        parts.append(_text(LEFT - 6, y + 4, mark.text, SECOND, "end"))
    for mark in chart.x_marks:
        x = place(mark.at, y0)[0]
        parts.append(_text(x, height - 8, mark.text, SECOND, "middle"))
    parts.append(f'<path d="M{LEFT} {height - BOTTOM}H{width - RIGHT}" stroke="{INK}"/>')
    for band in chart.bands:
        upper = [place(x, high) for x, _, high in band.points]
        lower = [place(x, low) for x, low, _ in reversed(band.points)]
        parts.append(f'<polygon points="{_points([*upper, *lower])}" fill="{FILLS[band.role]}"/>')
    for line in chart.lines:
        parts += _line(line, [place(x, y) for x, y in line.points], strokes[line.role])
    parts += _labels(chart, strokes, [place(*line.points[-1])[1] if line.points else 0.0
                                      for line in chart.lines], width)
    return "".join([*parts, "</svg>"])


def _line(line: Line, places: Sequence[tuple[float, float]], stroke: tuple[str, float, str]
          ) -> list[str]:
    """Return a line with its marks."""
    ink, thick, dash = stroke
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    shape = f'points="{_points(places)}" fill="none" stroke="{ink}" stroke-width="{thick}"'
    made = [f"<polyline {shape}{dashes}/>"]
    if line.role == "yours" or len(places) == 1:
        made += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{ink}"/>' for x, y in places]
    if line.role == "reported":
        made += [f'<path d="M{x:.1f} {y - 5:.1f}l5 5l-5 5l-5-5Z" fill="#FBF6EA" stroke="{ink}"/>'
                 for x, y in places]
    return made


def _labels(
    chart: Chart, strokes: dict[str, tuple[str, float, str]], wanted: Sequence[float], width: int
) -> list[str]:
    """Return the names at the lines' ends, moved apart where they would touch."""
    pairs = zip(wanted, chart.lines, strict=True)
    named = sorted(((y, line) for y, line in pairs if line.label and line.points),
                   key=lambda pair: pair[0])
    made: list[str] = []
    last = -1e9
    for y, line in named:
        last = max(y, last + LABEL_GAP)
        made.append(_text(width - RIGHT + 10, last + 4, line.label, strokes[line.role][0]))
    return made


def _text(x: float, y: float, text: str, ink: str, anchor: str = "start") -> str:
    return (f'<text x="{x:.1f}" y="{y:.1f}" fill="{ink}" text-anchor="{anchor}">'
            f"{escape(text)}</text>")


def _points(places: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in places)


class SignSheet:
    """Pictograms as symbols defined once in a page and used many times."""

    def __init__(self, folder: Path) -> None:
        """Take the folder of drawings: one path each, on a grid of 48 units."""
        self._folder = folder
        self._paths: dict[str, str] = {}

    def has(self, name: str) -> bool:
        """Return whether there is such a drawing."""
        return bool(name) and (name in self._paths or (self._folder / f"{name}.svg").is_file())

    def definitions(self) -> str:
        """Return the symbols of all signs used so far."""
        symbols = "".join(f'<symbol id="sign-{name}" viewBox="0 0 48 48"><path '
                          f'fill-rule="evenodd" d="{path}"/></symbol>'
                          for name, path in sorted(self._paths.items()))
        return f'<svg width="0" height="0" aria-hidden="true"><defs>{symbols}</defs></svg>'

    def row(
        self, name: str | Sequence[str], signs: float, ink: str = INK, size: int = 30,
        across: int = 0,
    ) -> str:
        """Return a row of signs; a part sign is its left share over a pale whole, people whole.

        Args:
            name: The drawing, or several that take turns.
            signs: How many.
            ink: Their ink.
            size: Side of a sign in pixels; signs are counted, never scaled.
            across: Most signs side by side, the rest in further rows; 0 for one row.
        """
        names = (name,) if isinstance(name, str) else tuple(name)
        if not all(map(self.has, names)) or signs <= 0:
            return ""
        for each in names:
            if each not in self._paths:
                found = _PATH.search((self._folder / f"{each}.svg").read_text(encoding="utf-8"))
                self._paths[each] = found.group(1) if found else ""
        whole, part = int(signs), signs - int(signs)
        if PEOPLE_SIGNS.issuperset(names):
            whole, part = round(signs), 0.0
        pitch = size + 4
        count = whole + (1 if part else 0)
        wide = min(count, across) if across else count
        high = -(-count // wide) if wide else 1
        places = [(index % wide * pitch, index // wide * pitch) for index in range(count)]
        made = [self._sign(names[index % len(names)], x, y, size, ink)
                for index, (x, y) in enumerate(places[:whole])]
        if part:
            x, y = places[-1]
            cut = size * (4 + 40 * part) / 48
            last = names[whole % len(names)]
            made.append(self._sign(last, x, y, size, PALE))
            made.append(f'<svg x="{x}" y="{y}" width="{cut:.1f}" height="{size}">'
                        f"{self._sign(last, 0, 0, size, ink)}</svg>")
        box = wide * pitch, high * pitch - 4
        return (f'<svg class="signs" width="{box[0]}" height="{box[1]}" '
                f'viewBox="0 0 {box[0]} {box[1]}" aria-hidden="true">{"".join(made)}</svg>')

    @staticmethod
    def _sign(name: str, x: float, y: float, size: int, ink: str) -> str:
        return (f'<use href="#sign-{name}" x="{x}" y="{y}" width="{size}" height="{size}" '
                f'fill="{ink}"/>')
