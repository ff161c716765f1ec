"""Charts and drawn shapes: what is inked, what is never cut, what the table says."""

from itertools import pairwise

import numpy as np
import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ui.gallery import chart

from gosplan_game import paths
from gosplan_game.ui import coverage, strokes
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.charts.axes import spread
from gosplan_game.ui.charts.counted import CountedColumn, columns_of_signs, row_of_signs
from gosplan_game.ui.charts.line import LineChart
from gosplan_game.ui.fonts import Fonts
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.pictograms import PEOPLE, Pictograms
from gosplan_game.ui.theme import Theme
from gosplan_game.ui.typesetting import Typesetter

ASSETS = paths.assets_dir()
SIGNS = Pictograms(ASSETS / "pictograms")


@pytest.fixture
def canvas() -> Canvas:
    """A canvas of 1280×720 on paper."""
    setter = Typesetter(Fonts(ASSETS / "fonts"), Theme(), 1.0)
    made = Canvas(pygame.Surface((1280, 720)), setter, SIGNS)
    made.fill(Rect(0, 0, 1280, 720), "paper")
    return made


def inked(canvas: Canvas, ink: str, area: Rect | None = None) -> int:
    """Return how many pixels have exactly that ink."""
    pixels = pygame.surfarray.array3d(canvas.surface)
    if area is not None:
        pixels = pixels[int(area.x):int(area.right), int(area.y):int(area.bottom)]
    return int(np.all(pixels == canvas.ink(ink), axis=2).sum())


@given(st.lists(st.tuples(st.floats(1, 39), st.floats(1, 29)), min_size=3, max_size=3))
def test_triangle_covers_its_area(corners: list[tuple[float, float]]) -> None:
    """The coverage of a triangle adds up to its area."""
    (x0, y0), (x1, y1), (x2, y2) = corners
    area = abs((x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0)) / 2
    covered = coverage.polygon(corners, 40, 30)
    assert covered.shape == (40, 30)
    assert covered.min() >= 0
    assert covered.max() <= 1
    assert covered.sum() == pytest.approx(area, abs=0.26 * 40 ** 0.5 + 0.02 * area + 0.6)


def test_slanted_edge_is_smooth() -> None:
    """A slanted edge has pixels between ink and ground."""
    covered = coverage.polygon([(2, 2), (20, 2), (12, 38), (2, 38)], 40, 40)
    assert ((covered > 0.1) & (covered < 0.9)).sum() > 20


def test_stroke_is_as_wide_as_asked() -> None:
    """A level line of 4 px covers four rows."""
    covered = coverage.stroke([(5, 20), (35, 20)], 4, 40, 40)
    assert covered[20].sum() == pytest.approx(4, abs=0.1)


def test_dashes_leave_gaps() -> None:
    """Dashes of 7 and gaps of 5 fill seven twelfths of a line."""
    pieces = strokes.dashes([(0, 0), (120, 0)], 7, 5)
    assert len(pieces) == 10
    assert sum(piece[-1][0] - piece[0][0] for piece in pieces) == pytest.approx(70)


def test_all_pictograms_load_and_take_an_ink() -> None:
    """Every drawing loads at 24 px and shows the ink asked for; an unknown one is a block."""
    assert len(SIGNS.names()) >= 52
    for name in (*SIGNS.names(), "no such sign", "../fonts/x"):
        drawn = SIGNS.get(name, 24, (10, 200, 30))
        solid = pygame.surfarray.array3d(drawn)[pygame.surfarray.array_alpha(drawn) == 255]
        assert len(solid) > 8, name
        assert (solid == (10, 200, 30)).all(), name


def test_part_sign_is_cut_at_its_share(canvas: Canvas) -> None:
    """Half a sheaf has about half the ink, the rest is pale."""
    canvas.part_pictogram("sack", 100, 100, 48, 1.0)
    whole = inked(canvas, "ink", Rect(100, 100, 48, 48))
    canvas.part_pictogram("sack", 200, 100, 48, 0.5)
    half = inked(canvas, "ink", Rect(200, 100, 48, 48))
    assert 0.35 * whole < half < 0.65 * whole
    assert inked(canvas, "pale", Rect(200, 100, 48, 48)) > 0.3 * whole


@pytest.mark.parametrize("name", sorted(PEOPLE))
def test_people_are_never_cut(canvas: Canvas, name: str) -> None:
    """A figure of a person is whole or not there, whatever the number."""
    canvas.part_pictogram(name, 100, 100, 48, 1.0)
    whole = inked(canvas, "ink", Rect(100, 100, 48, 48))
    for index, share in enumerate((0.1, 0.4, 0.6, 0.9)):
        x = 200 + index * 60
        canvas.part_pictogram(name, x, 100, 48, share)
        assert inked(canvas, "ink", Rect(x, 100, 48, 48)) in (0, whole)


def test_counted_row_shows_as_many_signs_as_it_counts(canvas: Canvas) -> None:
    """Four signs of a row have four times the ink of one; too many draw closer together."""
    row_of_signs(canvas, "house", Rect(10, 10, 40, 32), 1)
    one = inked(canvas, "ink")
    row_of_signs(canvas, "house", Rect(10, 60, 300, 32), 4)
    assert inked(canvas, "ink", Rect(0, 55, 400, 45)) == 4 * one
    assert row_of_signs(canvas, "house", Rect(10, 110, 100, 32), 12) <= 111


def test_columns_stand_on_their_ground_line(canvas: Canvas) -> None:
    """Columns build upwards from the lower edge and stay inside the place."""
    place = Rect(100, 100, 160, 120)
    columns_of_signs(canvas, "ingot", place, [CountedColumn(n) for n in (1, 2.5, 4)])
    assert inked(canvas, "ink", place) == inked(canvas, "ink")
    lowest = Rect(100, 190, 160, 30)
    assert inked(canvas, "ink", lowest) > 100


def test_chart_hides_roles_and_sober_charts_have_no_red(canvas: Canvas) -> None:
    """A chart about deaths has no red at all."""
    made = LineChart("c", Rect(20, 20, 600, 300), chart(), sober=True)
    made.arrange(canvas.setter)
    made.draw(canvas)
    assert inked(canvas, "red") == 0
    assert inked(canvas, "red_tint") == 0
    bright = LineChart("c", Rect(20, 360, 600, 300), chart(), hidden=frozenset({"yours",
                                                                                "middle"}))
    bright.arrange(canvas.setter)
    bright.draw(canvas)
    assert inked(canvas, "red") == 0


def test_chart_gives_its_table() -> None:
    """Every point of every line stands in the table under its time."""
    rows = LineChart("c", Rect(0, 0, 10, 10), chart()).table()
    assert rows[0] == ["", "your run 8.1", "history 7.5", "reported 8.7", "middle 9.1"]
    assert rows[1][:3] == ["1924", "2", "1.8"]
    assert rows[1][3] == ""


@given(st.lists(st.floats(0, 100), min_size=1, max_size=6))
def test_end_labels_never_collide(wanted: list[float]) -> None:
    """Labels keep their distance and their order, inside the chart where there is room."""
    places = spread(wanted, 15, 0, 100)
    ordered = sorted(places)
    assert all(b - a >= 15 - 1e-6 for a, b in pairwise(ordered))
    assert min(places) >= -1e-6
