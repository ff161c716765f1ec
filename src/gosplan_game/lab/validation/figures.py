"""Small figures: model, ensemble band and record of one series over the years."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from html import escape
from typing import Any

from gosplan_game.report.numbers import ticks
from gosplan_game.report.svg import BLUE_TINT, INK, RED, RULE, SECOND

WIDTH, HEIGHT = 360, 190
LEFT, RIGHT, TOP, BOTTOM = 46, 10, 26, 22
FIRST, LAST = 1921, 1941

DEAD = ("deaths", "excess_deaths", "camp_prisoners", "special_settlers", "deported_persons")
"""Series of people's deaths and captivity, drawn without red."""

STEEP = 40.0
"""Greatest over least value from which the axis is logarithmic."""


def figure(series: Mapping[str, Any]) -> str:
    """Return a series as an SVG file: a blue band, a line, and the record as rings."""
    ink = INK if series["id"].startswith(DEAD) else RED
    across = _across()
    up, marks = _upright(series)
    parts = [_opening(series), *(_mark(mark, up(mark)) for mark in marks)]
    parts += [_year(year, across(year + 0.5)) for year in range(1925, LAST + 1, 5)]
    band = [
        (x, low, high)
        for x, low, high in zip(series["years"], series["low"], series["high"], strict=True)
        if low is not None and high is not None and FIRST <= x <= LAST + 1
    ]
    if band:
        edge = [(x, high) for x, _, high in band] + [(x, low) for x, low, _ in reversed(band)]
        places = _places(edge, across, up)
        parts.append(f'<polygon points="{places}" fill="{BLUE_TINT}"/>')
    line = [
        (x, y)
        for x, y in zip(series["years"], series["model"], strict=True)
        if y is not None and FIRST <= x <= LAST + 1
    ]
    parts.append(
        f'<polyline points="{_places(line, across, up)}" fill="none" stroke="{ink}" '
        'stroke-width="2"/>'
    )
    parts += [_ring(across(point["at"]), up(point["record"])) for point in series["points"]]
    return "\n".join([*parts, "</svg>"]) + "\n"


def _opening(series: Mapping[str, Any]) -> str:
    """Return the sheet and its heading."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}" font-family="PT Sans, sans-serif" font-size="11" '
        f'role="img" aria-label="{escape(series["meaning"])}">\n'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#FBF6EA"/>\n'
        f'<text x="8" y="16" fill="{INK}">{escape(series["id"])}, {escape(series["unit"])}</text>'
    )


def _mark(value: float, y: float) -> str:
    return (
        f'<path d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}" stroke="{RULE}"/>\n'
        f'<text x="{LEFT - 5}" y="{y + 4:.1f}" fill="{SECOND}" text-anchor="end">'
        f"{_label(value)}</text>"
    )


def _year(year: int, x: float) -> str:
    return (
        f'<text x="{x:.1f}" y="{HEIGHT - 6}" fill="{SECOND}" text-anchor="middle">{year}</text>'
    )


def _ring(x: float, y: float) -> str:
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="#FBF6EA" stroke="{INK}" '
        'stroke-width="1.4"/>'
    )


def _across() -> Callable[[float], float]:
    scale = (WIDTH - LEFT - RIGHT) / (LAST + 0.5 - FIRST)
    return lambda x: LEFT + (min(x, LAST + 0.5) - FIRST) * scale


def _upright(series: Mapping[str, Any]) -> tuple[Callable[[float], float], Sequence[float]]:
    """Return the upright scale of a series and where its marks stand."""
    values = [v for key in ("model", "low", "high") for v in series[key] if v is not None]
    values += [point["record"] for point in series["points"]]
    least, most = min(values, default=0.0), max(values, default=1.0)
    height = HEIGHT - TOP - BOTTOM
    steep = series["error"] == "log" and least > 0 and most / least > STEEP
    if steep:
        low, high = math.floor(math.log10(least)), math.ceil(math.log10(most))
        step = max(1, (high - low) // 4)

        def up(value: float) -> float:
            share = (math.log10(max(value, 1e-12)) - low) / (high - low)
            return HEIGHT - BOTTOM - height * min(max(share, 0.0), 1.0)

        return up, [10.0**power for power in range(low, high + 1, step)]
    bottom = min(least, 0.0)
    top = most * 1.05 if most > bottom else bottom + 1.0

    def straight(value: float) -> float:
        return HEIGHT - BOTTOM - height * (value - bottom) / (top - bottom)

    return straight, [mark for mark in ticks(bottom, top, 4) if bottom <= mark <= top]


def _places(
    points: Sequence[tuple[float, float]],
    across: Callable[[float], float],
    up: Callable[[float], float],
) -> str:
    return " ".join(f"{across(x):.1f},{up(y):.1f}" for x, y in points)


def _label(value: float) -> str:
    if value and (abs(value) >= 1e6 or abs(value) < 1e-3):
        return f"{value:.0e}".replace("e+0", "e").replace("e-0", "e-")
    return f"{value:,.0f}".replace(",", " ") if abs(value) >= 1000 else f"{value:g}"
