"""Charts written to files: a picture for print, and the figures as CSV."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from gosplan_game import paths
from gosplan_game.ui.actions import Action, Push
from gosplan_game.ui.charts.readable import ReadableChart
from gosplan_game.ui.dialog import Answer, Dialog
from gosplan_game.ui.plates import widget_picture
from gosplan_game.ui.screen import Screen
from gosplan_game.ui.screens.context import Context
from gosplan_game.ui.theme import Theme

LONGEST = 60


def exports_dir() -> Path:
    """Return the folder of exported files; it is made if need be."""
    folder = paths.user_dir() / "exports"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def export(context: Context, chart: ReadableChart, theme: Theme) -> str:
    """Write a chart as PNG and CSV and return where they are, in words.

    Raises:
        OSError: a file cannot be written.
    """
    clean = "".join(c if c.isalnum() else "-" for c in chart.label.lower())
    parts = [part for part in clean.split("-") if part] or [chart.name]
    quarter = context.session.quarter if context.session is not None else ""
    base = exports_dir() / f"{'-'.join(parts)[:LONGEST]}-{quarter}"
    picture, figures = base.with_suffix(".png"), base.with_suffix(".csv")
    widget_picture(chart, picture, theme, title=chart.label, source=chart.source)
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(chart.table())
    figures.write_text(text.getvalue(), encoding="utf-8", newline="\n")
    return context.words("almanac.saved", path=f"{picture}\n{figures}")


def exported(context: Context, screen: Screen, name: str) -> Action | None:
    """Write the chart of that name on a screen to files; return the notice that says where."""
    chart = screen.find(name)
    if not isinstance(chart, ReadableChart):
        return None
    words = context.words
    told = export(context, chart, screen.setter.theme)
    return Push(Dialog(words("almanac.title"), told,
                       (Answer("close", words("common.close"), "ink"),)))
