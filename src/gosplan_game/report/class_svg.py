"""Pictures of the class page: strips of dots, lines of groups, forecasts; own inline SVG.

A group is a number in a circle wherever it appears, so that nothing rests on an ink.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from gosplan_game.report.svg import BLUE, BLUE_TINT, INK, OCHRE, RED, RULE, SECOND

PAPER = "#F4ECDC"
GREEN = "#4A5A43"
INKS = (RED, BLUE, OCHRE, GREEN, "#6B6257", "#8E1B14", "#244C69")
DASHES = ("", "9 3", "3 3")
RADIUS = 10.0
LEAST_GAP = 21.0
MARGIN = 20.0
"""Left of a chart, so that half of the first year's number has room."""


@dataclass(frozen=True, slots=True)
class Dot:
    """One group's value."""

    number: int
    name: str
    value: float
    text: str
    open: bool = False
    """Whether the game still runs, so that the figure is its office's."""


@dataclass(frozen=True, slots=True)
class Path:
    """One group's line: x in years."""

    number: int
    name: str
    points: tuple[tuple[float, float], ...]
    open: bool = False
    """Whether the game still runs."""


def ink_of(number: int) -> str:
    """Return the ink of a group."""
    return INKS[(number - 1) % len(INKS)]


def dash_of(number: int) -> str:
    """Return the stroke of a group, so that equal inks differ."""
    return DASHES[(number - 1) // len(INKS) % len(DASHES)]


def badge(number: int, x: float, y: float, title: str = "", *, hollow: bool = False) -> str:
    """Return a group's number in a circle; a hollow one for a game that still runs."""
    label = f"<title>{escape(title)}</title>" if title else ""
    ink = ink_of(number)
    fill, text = (PAPER, ink) if hollow else (ink, PAPER)
    ring = f' stroke="{ink}" stroke-width="2" stroke-dasharray="4 2"' if hollow else ""
    radius = RADIUS - hollow  # the ring is drawn on the edge
    return (f'<g>{label}<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.0f}" '
            f'fill="{fill}"{ring}/><text x="{x:.1f}" y="{y + 4:.1f}" text-anchor="middle" '
            f'fill="{text}" font-weight="700">{number}</text></g>')


def strip_svg(
    dots: Sequence[Dot], history: float | None, show: Callable[[float], str], title: str,
    width: int = 560,
) -> str:
    """Return values on one axis: groups as numbers, history as a diamond.

    Dots that would touch stand one above the other.
    """
    values = [dot.value for dot in dots] + ([history] if history is not None else [])
    low, high = min(values), max(values)
    # A tenth of the size at least: a hair's breadth must not look like a gulf.
    least = 0.1 * max(abs(low), abs(high), 1e-9)
    short = max(least - (high - low), 0.0) / 2.0 + 0.04 * max(high - low, least)
    low, high = low - short, high + short
    left, right = 16.0, width - 16.0

    def at(value: float) -> float:
        return left + (value - low) / (high - low) * (right - left)

    placed: list[tuple[float, int, Dot]] = []
    for dot in sorted(dots, key=lambda each: each.value):
        level = 0
        while any(level == other and abs(at(dot.value) - x) < LEAST_GAP
                  for x, other, _ in placed):
            level += 1
        placed.append((at(dot.value), level, dot))
    levels = max((level for _, level, _ in placed), default=0) + 1
    base = 14.0 + levels * LEAST_GAP
    height = base + 30.0
    parts = [f'<svg viewBox="0 0 {width} {height:.0f}" role="img" aria-label="{escape(title)}">',
             f'<path d="M{left} {base}H{right}" stroke="{INK}"/>']
    if history is not None:
        x = at(history)
        parts.append(f'<path d="M{x:.1f} {base - 8:.1f}l8 8l-8 8l-8-8Z" fill="{INK}"/>')
    for x, level, dot in placed:
        y = base - 14.0 - level * LEAST_GAP
        parts.append(badge(dot.number, x, y, f"{dot.name}: {dot.text}", hollow=dot.open))
    parts.append(_text(left, height - 6, show(low), SECOND))
    parts.append(_text(right, height - 6, show(high), SECOND, "end"))
    return "".join([*parts, "</svg>"])


def lines_svg(
    paths: Sequence[Path], history: Sequence[tuple[float, float]], marks: Sequence[str],
    title: str, *, stepped: bool = False, from_zero: bool = True,
    size: tuple[int, int] = (560, 240),
) -> str:
    """Return lines over the years: groups with their numbers at the end, history dashed.

    Args:
        paths: The groups.
        history: History's line; may be empty.
        marks: Texts of the least and the greatest value on the axis.
        title: For those who hear the page.
        stepped: Whether values hold until the next one, as orders do.
        from_zero: Whether the axis begins at nothing.
        size: Width and height.
    """
    width, height = size
    every = [point for path in paths for point in path.points] + list(history)
    if not every:
        return ""
    xs, ys = [x for x, _ in every], [y for _, y in every]
    x0, x1, y1 = min(xs), max(xs), max(ys)
    y0 = min(0.0, *ys) if from_zero else min(ys)
    across = (width - MARGIN - 62.0) / max(x1 - x0, 1e-9)
    down = (height - 46.0) / max(y1 - y0, 1e-9)

    def place(point: tuple[float, float]) -> tuple[float, float]:
        return MARGIN + (point[0] - x0) * across, height - 26.0 - (point[1] - y0) * down

    parts = [f'<svg viewBox="0 0 {width} {height}" role="img" aria-label="{escape(title)}">']
    for y, text in ((y0, marks[0]), (y1, marks[1])):
        line = place((x0, y))[1]
        parts.append(f'<path d="M{MARGIN} {line:.1f}H{width - 62}" stroke="{RULE}"/>')
        parts.append(_text(MARGIN, line - 4, text, SECOND))
    parts += [_text(place((year, y0))[0], height - 8, str(int(year)), SECOND, "middle")
              for year in _years(x0, x1)]
    if history:
        parts.append(_line([place(point) for point in history], INK, "7 5", stepped=stepped))
    ends = []
    for path in paths:
        if path.points:
            places = [place(point) for point in path.points]
            parts.append(_line(places, ink_of(path.number), dash_of(path.number), stepped=stepped))
            if path.points[-1][0] < x1 - 1e-9:  # it stopped before the others
                parts.append(badge(path.number, places[-1][0] + RADIUS + 2, places[-1][1],
                                   path.name, hollow=path.open))
            else:
                ends.append((places[-1][1], places[-1][0], path))
    parts += _ends(ends, width, height)
    return "".join([*parts, "</svg>"])


def _ends(ends: list[tuple[float, float, Path]], width: int, height: int) -> list[str]:
    """Return the numbers at the lines' ends, moved apart where they would touch.

    Where there are more than fit under each other they stand in a second row.
    """
    made, last = [], 0.0
    rows = max(1, int((height - 40) // LEAST_GAP))
    for index, (y, x, path) in enumerate(sorted(ends, key=lambda end: end[0])):
        if index % rows == 0:
            last = -1e9
        room = (min(rows, len(ends) - index // rows * rows) - index % rows - 1) * LEAST_GAP
        last = max(min(y, height - 26.0 - room), last + LEAST_GAP)
        column = width - 46.0 + 22.0 * (index // rows)
        made.append(f'<path d="M{x:.1f} {y:.1f}L{column - RADIUS:.1f} {last:.1f}" '
                    f'stroke="{ink_of(path.number)}" stroke-width="0.8"/>')
        made.append(badge(path.number, column, last, path.name, hollow=path.open))
    return made


def _line(
    places: Sequence[tuple[float, float]], ink: str, dash: str, *, stepped: bool
) -> str:
    shape = f"M{places[0][0]:.1f} {places[0][1]:.1f}"
    for x, y in places[1:]:
        shape += f"H{x:.1f}V{y:.1f}" if stepped else f"L{x:.1f} {y:.1f}"
    dashes = f' stroke-dasharray="{dash}"' if dash else ""
    if len(places) == 1:
        return f'<circle cx="{places[0][0]:.1f}" cy="{places[0][1]:.1f}" r="3" fill="{ink}"/>'
    return f'<path d="{shape}" fill="none" stroke="{ink}" stroke-width="2.2"{dashes}/>'


def _years(first: float, last: float, most: int = 6) -> list[float]:
    """Return whole years within a span, evenly spaced."""
    years = list(range(int(-(-first // 1)), int(last) + 1))
    step = max(1, -(-len(years) // most))
    return [float(year) for year in years[::step]]


def forecasts_svg(places: Sequence[tuple[int, str, float]], title: str, width: int = 1150) -> str:
    """Return all intervals side by side: band, dot where it held, triangle outside.

    Args:
        places: Number of the group, what it was, and where the true value lay in widths of
            the interval above its lower end.
        title: For those who hear the page.
        width: Most pixels; the intervals share them.
    """
    pitch = min(26.0, (width - 16.0) / max(len(places), 1))
    height, top, band = 132.0, 34.0, 56.0
    parts = [f'<svg viewBox="0 0 {width} {height:.0f}" role="img" aria-label="{escape(title)}">']
    for index, (number, text, place) in enumerate(places):
        x = 8.0 + pitch * (index + 0.5)
        parts.append(f"<g><title>{escape(text)}</title>")
        parts.append(f'<rect x="{x - pitch * 0.3:.1f}" y="{top}" width="{pitch * 0.6:.1f}" '
                     f'height="{band}" fill="{BLUE_TINT}"/>')
        if 0.0 <= place <= 1.0:
            y = top + (1.0 - place) * band
            parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{INK}"/>')
        else:
            tip, foot = (10.0, 22.0) if place > 1.0 else (top + band + 24.0, top + band + 12.0)
            half = min(5.0, pitch * 0.4)
            parts.append(f'<path d="M{x:.1f} {tip}L{x + half:.1f} {foot}H{x - half:.1f}Z" '
                         f'fill="{RED}"/>')
        if pitch >= 12.0:
            parts.append(_text(x, height - 4, str(number), ink_of(number), "middle"))
        parts.append("</g>")
    return "".join([*parts, "</svg>"])


def _text(x: float, y: float, text: str, ink: str, anchor: str = "start") -> str:
    return (f'<text x="{x:.1f}" y="{y:.1f}" fill="{ink}" text-anchor="{anchor}">'
            f"{escape(text)}</text>")


__all__ = ["Dot", "Path", "badge", "forecasts_svg", "ink_of", "lines_svg", "strip_svg"]
