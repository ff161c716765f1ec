"""Charts written to files: a picture for print, and the figures as CSV."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Protocol, runtime_checkable

from gosplan_game import paths
from gosplan_game.ui.actions import Action, Push
from gosplan_game.ui.dialog import Answer, Dialog
from gosplan_game.ui.plates import SIZE, save_picture, widget_picture
from gosplan_game.ui.screen import Screen
from gosplan_game.ui.screens.context import Context
from gosplan_game.ui.stage import render_to_surface
from gosplan_game.ui.theme import Theme
from gosplan_game.ui.widgets.base import Widget

LONGEST = 60


@runtime_checkable
class Tabular(Protocol):
    """What can be written as figures: a chart or a table."""

    source: str

    def table(self) -> list[list[str]]:
        """Return head and rows."""


@runtime_checkable
class Bare(Protocol):
    """What has figures for a file besides those it shows."""

    def figures(self) -> list[list[str]]:
        """Return head and rows."""


def exports_dir() -> Path:
    """Return the folder of exported files; it is made if need be."""
    folder = paths.user_dir() / "exports"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def export(context: Context, chart: Widget, theme: Theme) -> str:
    """Write a chart or a table as PNG and CSV and return where they are, in words.

    Raises:
        OSError: a file cannot be written.
    """
    if not isinstance(chart, Tabular):
        raise TypeError(f"{chart.name!r} has no table to write")
    picture, figures = _files(context, chart.label or chart.name)
    widget_picture(chart, picture, theme, title=chart.label or context.words("almanac.table"),
                   source=chart.source)
    bare = chart.figures() if isinstance(chart, Bare) else chart.table()
    _write(figures, bare)
    return context.words("almanac.saved", path=f"{picture}\n{figures}")


def _files(context: Context, title: str) -> tuple[Path, Path]:
    """Return the files of a picture and its figures, named by title and quarter."""
    clean = "".join(c if c.isalnum() else "-" for c in title.lower())
    parts = [part for part in clean.split("-") if part] or ["chart"]
    quarter = context.session.quarter if context.session is not None else ""
    base = exports_dir() / f"{'-'.join(parts)[:LONGEST]}-{quarter}"
    return base.with_suffix(".png"), base.with_suffix(".csv")


def _write(path: Path, rows: list[list[str]]) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8", newline="\n")


def exported_screen(context: Context, shown: Screen, theme: Theme, title: str, figures: str
                    ) -> Action:
    """Write a whole screen as PNG and its figures as CSV; return the notice that says where.

    Args:
        context: What screens share.
        shown: A screen that is not on the stack: it is laid out anew.
        theme: The look.
        title: Names the files.
        figures: Lines with tabs between the columns.
    """
    picture, table = _files(context, title)
    save_picture(render_to_surface(shown, SIZE, theme, link=context.linked), picture)
    _write(table, [line.split("\t") for line in figures.splitlines()])
    return _told(context, context.words("almanac.saved", path=f"{picture}\n{table}"))


def exported(context: Context, screen: Screen, name: str) -> Action | None:
    """Write the chart or table of that name on a screen to files; return where they are."""
    chart = screen.find(name)
    if not isinstance(chart, Tabular):
        return None
    return _told(context, export(context, chart, screen.setter.theme))


def _told(context: Context, text: str) -> Action:
    words = context.words
    return Push(Dialog(words("almanac.title"), text,
                       (Answer("close", words("common.close"), "ink"),)))
