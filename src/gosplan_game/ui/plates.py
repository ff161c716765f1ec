"""Plates for print: a chart alone on paper, as a picture file."""

from __future__ import annotations

import errno
from copy import copy
from pathlib import Path

import pygame

from gosplan_game.report.plots import Chart
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.charts.line import LineChart
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.stage import Stage
from gosplan_game.ui.theme import Theme
from gosplan_game.ui.widgets.base import Widget

SIZE = (1920, 1080)
MARGIN = 48.0


def chart_picture(
    chart: Chart, path: Path, theme: Theme, *, sober: bool = False, source: str = ""
) -> None:
    """Write a chart with its title and source as a PNG of 1920×1080."""
    widget_picture(LineChart("", Rect(0, 0, 0, 0), chart, sober=sober), path, theme,
                   title=chart.title, source=source)


def widget_picture(
    widget: Widget, path: Path, theme: Theme, *, title: str, source: str = ""
) -> None:
    """Write any chart or table, alone on paper with its title and source, as a PNG of 1920×1080.

    Raises:
        OSError: the picture cannot be written.
    """
    stage = Stage(SIZE, theme)
    surface = pygame.Surface(SIZE)
    canvas = Canvas(surface, stage.setter, stage.pictograms)
    area = stage.area
    canvas.fill(area, "paper")
    canvas.text(title, MARGIN, 64, "title", most=area.w - 2 * MARGIN)
    canvas.horizontal(MARGIN, area.w - MARGIN, 80, "ink", 2)
    drawn = copy(widget)
    drawn.rect = Rect(MARGIN, 100, area.w - 2 * MARGIN, area.h - 160)
    drawn.at_rest()
    drawn.arrange(stage.setter)
    drawn.draw(canvas)
    canvas.paragraph(source, Rect(MARGIN, area.h - 48, area.w - 2 * MARGIN, 36), "caption",
                     "second")
    save_picture(surface, path)


def save_picture(surface: pygame.Surface, path: Path) -> None:
    """Write a picture as a file.

    Raises:
        OSError: it cannot be written.
    """
    try:
        pygame.image.save(surface, str(path))
    except pygame.error as error:
        raise OSError(errno.EIO, str(error), str(path)) from error
