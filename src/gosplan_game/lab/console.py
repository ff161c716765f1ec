"""How the laboratory writes to a terminal, a pipe or a file."""

from __future__ import annotations

from rich.console import Console

from gosplan_game.report.spoken import figure

WIDTH = 120
"""Columns where there is no terminal to ask."""


def wide_console() -> Console:
    """Return a console for tables: as wide as the terminal, or `WIDTH` in a file or pipe."""
    console = Console()
    return console if console.is_terminal else Console(width=WIDTH)


def number(value: float) -> str:
    """Return a number for a table: whole from a thousand on, else three digits."""
    return figure(f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}")
