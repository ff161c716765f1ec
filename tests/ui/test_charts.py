"""Charts and drawn shapes: what is inked, what is never cut, what the table says."""

from collections.abc import Callable
from itertools import pairwise

import numpy as np
import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.ui.gallery import account, blades, chart

from gosplan_game import paths
from gosplan_game.report.plots import Chart, Line, Mark, stands_high, value_range
from gosplan_game.ui import coverage, strokes
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.charts.axes import spread
from gosplan_game.ui.charts.bars import BalanceBar, BalanceBars, Stretch
from gosplan_game.ui.charts.counted import CountedColumn, columns_of_signs, row_of_signs
from gosplan_game.ui.charts.counted_rows import CountedChart
from gosplan_game.ui.charts.line import LineChart
from gosplan_game.ui.charts.readable import ReadableChart
from gosplan_game.ui.events import Key, Pointer
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
    assert rows[0] == ["", "your run", "history", "reported", "middle"]
    assert rows[1][:3] == ["1924", "2", "1.8"]
    assert rows[1][3] == ""


@given(st.lists(st.floats(0, 100), min_size=1, max_size=6))
def test_end_labels_never_collide(wanted: list[float]) -> None:
    """Labels keep their distance and their order, inside the chart where there is room."""
    places = spread(wanted, 15, 0, 100)
    ordered = sorted(places)
    assert all(b - a >= 15 - 1e-6 for a, b in pairwise(ordered))
    assert min(places) >= -1e-6


@pytest.mark.parametrize("make", [account, blades])
def test_every_chart_is_read_by_arrows_and_becomes_a_table(
    canvas: Canvas, make: Callable[[], ReadableChart]
) -> None:
    """Arrows visit each point once and stop at the ends; T turns the chart into its table."""
    made = make()
    made.arrange(canvas.setter)
    seen = []
    for _ in made.points():
        assert made.handle(Key("right")) is not None
        assert made.place is not None
        seen.append(made.points()[made.place].title)
    made.handle(Key("right"))
    assert made.place == len(seen) - 1
    assert seen == [point.title for point in made.points()]
    made.handle(Key("t"))
    made.draw(canvas)
    rows = made.table()
    assert [row[0] for row in rows[1:]] == seen
    assert all(len(row) == len(rows[0]) for row in rows)
    assert made.handle(Key("e")) == made.Exported(made.name)


def test_bands_of_an_account_are_true_to_one_scale(canvas: Canvas) -> None:
    """Every band is as high as its amount, and what meets the middle fills it on both sides."""
    made = account()
    made.arrange(canvas.setter)
    heights = {placed.band.name: placed.height for placed in made._bands}
    scale = made.scale
    assert all(heights[name] == pytest.approx(amount * scale) for name, amount in (
        ("harvest", 74), ("eaten", 50), ("collected", 20), ("towns", 15)))
    for stage in (0, 1):
        assert sum(placed.height for placed in made._bands if placed.stage == stage) == (
            pytest.approx(90 * scale))


def test_scissors_measure_the_ratio(canvas: Canvas) -> None:
    """The opening that is read at a quarter is the ratio of the two indices there."""
    made = blades()
    made.arrange(canvas.setter)
    assert [point.values[0].text for point in made.points()] == ["1.21", "1.69", "2.25", "1.44"]
    assert made.nearest((made.points()[2].at.x + 3, 200)) == 2


def test_a_series_that_stands_high_has_a_broken_axis(canvas: Canvas) -> None:
    """An axis without its zero shows the break; one from zero does not."""
    high = (Line("plain", "", ((1.0, 70.0), (2.0, 90.0))),)
    low = (Line("plain", "", ((1.0, 10.0), (2.0, 90.0))),)
    assert stands_high(high, ())
    assert not stands_high(low, ())
    assert value_range(high, (), from_zero=False)[0] > 0
    place = Rect(20, 20, 300, 200)
    counts = []
    for y_range in ((0.0, 100.0), (60.0, 100.0)):
        canvas.fill(Rect(0, 0, 800, 720), "card")
        made = LineChart("", place, Chart("", "", high, (), (1, 2), y_range, (),
                                          (Mark(80, "80"),)))
        made.arrange(canvas.setter)
        made.draw(canvas)
        plot = made.frame().plot
        counts.append(inked(canvas, "ink", Rect(plot.x - 6, plot.bottom - 17, 12, 15)))
    assert counts[0] == 0 < counts[1]


# Read beside ---------------------------------------------------------------------------------


def _counted(paint: Callable[[Canvas, Rect], None] = lambda canvas, rect: None) -> CountedChart:
    made = CountedChart("counted", Rect(40, 600, 60, 40), [("1926", "74 Mt"), ("1927", "73 Mt")],
                        paint, label="Grain harvest", source="Statistical office")
    made.focused = True
    return made


def test_counted_rows_are_read_row_by_row(canvas: Canvas) -> None:
    """Down reads the rows with figure and unit, stands at the last, and then goes on."""
    made = _counted()
    made.arrange(canvas.setter)
    assert made.handle(Key("down")) is not None
    assert made.handle(Key("down")) is not None
    assert made.place == 1
    assert made.points()[1].values[0].text == "73 Mt"
    assert made.handle(Key("down")) is None
    assert made.table() == [["", "Grain harvest"], ["1926", "74 Mt"], ["1927", "73 Mt"]]


@pytest.mark.parametrize("key", ["right", "t"])
def test_what_is_read_of_a_small_chart_stands_inside_the_window(canvas: Canvas, key: str) -> None:
    """Box and table are drawn over all else, wholly in sight, and gone with the focus."""
    made = _counted()
    made.arrange(canvas.setter)
    made.handle(Key(key))
    made.draw(canvas)
    before = inked(canvas, "card")
    made.draw_over(canvas)
    assert before == 0
    assert inked(canvas, "card") > 2000
    assert inked(canvas, "card", Rect(0, 0, 1280, 8)) == 0
    made.left()
    assert not made.as_table
    assert made.place is None


def test_balances_are_read_with_all_that_makes_them_up(canvas: Canvas) -> None:
    """A good's sources, its uses and what is left are said in one place."""
    bar = BalanceBar("Coal", "coal", (Stretch(0.9, "ink", "made", "36 Mt"),),
                     (Stretch(0.6, "blue", "industry", "24 Mt"),), 0.0, "12 Mt left", False)
    made = BalanceBars("bars", Rect(0, 0, 480, 38), [bar], name_width=124, result_width=116)
    made.arrange(canvas.setter)
    made.handle(Key("right"))
    point = made.points()[0]
    assert point.title == "Coal: 12 Mt left"
    assert [(value.name, value.text) for value in point.values] == [
        ("made", "36 Mt"), ("industry", "24 Mt")]


def test_the_tiles_of_a_chart_turn_it_and_write_it() -> None:
    """The pointer finds the table and the files in the corner, each with its words."""
    made = LineChart("chart", Rect(0, 0, 400, 200), chart(), show_value=str)
    made.arrange(Typesetter(Fonts(ASSETS / "fonts"), Theme(), 1.0))
    made.tile_tips = ("table", "files")
    table, files = made.tiles() or pytest.fail("there are no tiles")
    assert made.tip_at(table.centre)[0] == "table"
    assert made.tip_at(files.centre)[0] == "files"
    made.handle(Pointer("down", table.centre))
    assert made.as_table
    assert isinstance(made.handle(Pointer("down", files.centre)), ReadableChart.Exported)
