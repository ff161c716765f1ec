import pytest

from gosplan_game.ui.geometry import Rect, logical_size, scale_for


def test_columns_fill_the_width() -> None:
    """Columns and gaps add up to the rectangle."""
    columns = Rect(10, 0, 300, 20).columns((1, 2, 1), 10)
    assert columns[-1].right == pytest.approx(310)
    assert columns[1].w == pytest.approx(2 * columns[0].w)
    assert columns[1].x - columns[0].right == pytest.approx(10)


def test_grid_has_twelve_columns_of_eighty() -> None:
    """The content of 1136 px is twelve columns of 80 with gutters of 16."""
    content = Rect(112, 80, 1136, 600)
    assert content.span(0, 1).w == pytest.approx(80)
    assert content.span(11, 1).right == pytest.approx(1248)
    assert content.span(0, 12).w == pytest.approx(1136)


@pytest.mark.parametrize(("window", "scale"), [
    ((1280, 720), 1.0), ((1366, 768), 1366 / 1280), ((1920, 1080), 1.5), ((3840, 2160), 3.0),
    ((1280, 1024), 1.0), ((2560, 1080), 1.5),
])
def test_logical_canvas_is_never_smaller_than_the_grid(
    window: tuple[int, int], scale: float
) -> None:
    """Every window gets 1280×720 logical pixels or more, at one scale in both directions."""
    assert scale_for(*window) == pytest.approx(scale, abs=0.01)
    width, height = logical_size(*window)
    assert width >= 1279.9
    assert height >= 719.9


def test_clipping_keeps_what_is_inside() -> None:
    """Two rectangles apart leave nothing."""
    one = Rect(0, 0, 10, 10)
    assert one.clipped(Rect(5, 5, 10, 10)) == Rect(5, 5, 5, 5)
    assert one.clipped(Rect(20, 0, 5, 5)).w == 0
