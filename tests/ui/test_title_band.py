"""A screen's subtitle is read in large type too: in two lines where one would be small."""

from __future__ import annotations

import pygame
import pytest

from gosplan_game import paths
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.fonts import Fonts
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.pictograms import Pictograms
from gosplan_game.ui.settings import Settings
from gosplan_game.ui.theme import BAND
from gosplan_game.ui.typesetting import Typesetter
from gosplan_game.ui.widgets.frame import TitleBand


@pytest.mark.parametrize(("title", "subtitle"), [
    ("Внешняя торговля", "что продано, куплено и взято в долг"),
    ("Comercio exterior", "qué se vende, se compra y se debe"),
])
def test_a_long_subtitle_takes_two_lines_of_readable_type(
    title: str, subtitle: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No line of it is set smaller than the smallest type at its large size."""
    pygame.font.init()
    assets = paths.assets_dir()
    setter = Typesetter(Fonts(assets / "fonts"), Settings(text_size=150).theme(), 1.0)
    canvas = Canvas(pygame.Surface((1280, 720)), setter, Pictograms(assets / "pictograms"))
    kinds, plain = [], canvas.paragraph

    def noted(text, rect, kind="text", *given, **more):
        kinds.append((text, kind, rect))
        return plain(text, rect, kind, *given, **more)

    monkeypatch.setattr(canvas, "paragraph", noted)
    TitleBand(Rect(112, 0, 1150, BAND), title, subtitle, room=500).draw(canvas)
    (text, kind, rect), = kinds
    assert text == subtitle
    assert canvas.setter.pixels(kind) >= canvas.setter.pixels("tight")
    assert len(canvas.setter.wrap(subtitle, kind, rect.w)) == 2
    assert rect.y >= 0
    assert rect.y + canvas.setter.height(subtitle, kind, rect.w) <= BAND
