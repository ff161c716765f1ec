"""Golden pictures of charts and widgets: `python tests/ui/golden.py` draws them anew.

Look at what changed before you keep it: a picture is the promise of how a thing looks.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import pygame
from tests.ui.gallery import Gallery, account, blades, chart

from gosplan_game import paths
from gosplan_game.ui import signs
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.charts.bars import BalanceBar, Stretch, balance_bar, stacked
from gosplan_game.ui.charts.counted import CountedColumn, columns_of_signs, row_of_signs
from gosplan_game.ui.charts.line import LineChart
from gosplan_game.ui.charts.small import Small, small_multiple
from gosplan_game.ui.fonts import Fonts
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.pictograms import Pictograms
from gosplan_game.ui.stage import render_to_surface
from gosplan_game.ui.theme import Theme
from gosplan_game.ui.typesetting import Typesetter
from gosplan_game.ui.widgets.base import Widget

FOLDER = Path(__file__).resolve().parent / "golden"
SIZE = (760, 360)
Painter = Callable[[Canvas], None]


def _widget(made: Widget, *, table: bool = False, place: int | None = None) -> Painter:
    def paint(canvas: Canvas) -> None:
        made.rect = Rect(16, 16, 728, 328)
        made.focused = True
        for name, value in (("as_table", table), ("place", place)):
            setattr(made, name, value)
        made.arrange(canvas.setter)
        made.draw(canvas)
    return paint


def _line(**given: object) -> LineChart:
    return LineChart("chart", Rect(0, 0, 0, 0), chart(), show_value=lambda v: f"{v:.1f} Mt",
                     show_time=lambda at: f"{at:g}", source="reported", **given)  # type: ignore[arg-type]


def _counted(canvas: Canvas) -> None:
    row_of_signs(canvas, "sheaf", Rect(16, 16, 700, 36), 7.4, of=10, ink="red")
    row_of_signs(canvas, "peasant", Rect(16, 60, 700, 36), 5.6, of=8)
    columns_of_signs(canvas, "ingot", Rect(16, 110, 340, 230), [
        CountedColumn(n, dashed_at=4.0 if n > 3 else None) for n in (1, 2.25, 3.5, 5)])
    columns_of_signs(canvas, "worker", Rect(390, 110, 340, 230),
                     [CountedColumn(n, ink="blue") for n in (2, 3, 5)])


def _bars(canvas: Canvas) -> None:
    parts = (Stretch(0.5, "ink"), Stretch(0.2, "second"))
    uses = (Stretch(0.4, "blue"), Stretch(0.3, "green"), Stretch(0.2, "ochre"))
    for index, short in enumerate((False, True)):
        balance_bar(canvas, Rect(16, 16 + 48 * index, 728, 40), BalanceBar(
            "Steel", "ingot", parts, uses, 0.2, "0.8 Mt short" if short else "1.2 Mt left", short))
    stacked(canvas, Rect(16, 130, 700, 24), uses)
    for index, sober in enumerate((False, True)):
        small_multiple(canvas, Rect(16 + 370 * index, 180, 340, 150), Small(
            "Bread", (1.0, 1.4, 0.9, 1.8, 2.2), "2.2", (1.1, 1.2, 1.3, 1.4), sober))


def _signs(canvas: Canvas) -> None:
    for index, kind in enumerate(("act", "open", "notice")):
        signs.severity(canvas, kind, 24 + index * 60, 24, 40)  # type: ignore[arg-type]
    for index, eye in enumerate(("checked", "reported")):
        signs.eye(canvas, eye, 240 + index * 70, 20, 48)  # type: ignore[arg-type]
    for index, name in enumerate(canvas.pictograms.names()):
        canvas.pictogram(name, 16 + index % 15 * 48, 100 + index // 15 * 56, 40)


PICTURES: dict[str, Painter] = {
    "line": _widget(_line(), place=9),
    "line_sober": _widget(_line(sober=True)),
    "line_table": _widget(_line(), table=True),
    "sankey": _widget(account(), place=2),
    "scissors": _widget(blades(), place=1),
    "counted": _counted,
    "bars": _bars,
    "signs": _signs,
}


def drawn(name: str) -> pygame.Surface:
    """Return a picture as it is drawn today."""
    if name == "gallery":
        return render_to_surface(Gallery(), (1280, 720), Theme())
    assets = paths.assets_dir()
    setter = Typesetter(Fonts(assets / "fonts"), Theme(), 1.0)
    canvas = Canvas(pygame.Surface(SIZE), setter, Pictograms(assets / "pictograms"))
    canvas.fill(Rect(0, 0, *SIZE), "paper")
    PICTURES[name](canvas)
    return canvas.surface


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for each in (*PICTURES, "gallery"):
        pygame.image.save(drawn(each), str(FOLDER / f"{each}.png"))
