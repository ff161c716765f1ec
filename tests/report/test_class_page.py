"""The pictures of the class page."""

import re

import pytest

from gosplan_game.report.class_svg import Dot, Path, forecasts_svg, lines_svg, strip_svg


def _dot(number: int, value: float) -> Dot:
    return Dot(number, f"group {number}", value, str(value))


def _centres(made: str) -> dict[int, tuple[float, float]]:
    """Return the places of the numbers."""
    found = re.findall(r'cx="([\d.-]+)" cy="([\d.-]+)" r="10".*?>(\d+)</text>', made)
    return {int(number): (float(x), float(y)) for x, y, number in found}


def test_a_strip_keeps_the_order_and_the_distances() -> None:
    """Groups stand on the axis in proportion to their values, history among them."""
    made = strip_svg([_dot(1, 10.0), _dot(2, 20.0), _dot(3, 30.0)], 20.0, str, "T")
    places = _centres(made)
    assert places[1][0] < places[2][0] < places[3][0]
    assert places[2][0] - places[1][0] == pytest.approx(places[3][0] - places[2][0], abs=0.2)
    diamond = re.search(r'<path d="M([\d.]+) [\d.]+l8 8', made)
    assert diamond is not None
    assert float(diamond.group(1)) == places[2][0]


def test_groups_that_would_touch_stand_above_each_other() -> None:
    """Equal values are all seen."""
    places = _centres(strip_svg([_dot(number, 5.0) for number in range(1, 5)], None, str, "T"))
    assert len({y for _, y in places.values()}) == 4


def test_a_hairs_breadth_does_not_look_like_a_gulf() -> None:
    """Values one percent apart fill a tenth of the strip, not all of it."""
    places = _centres(strip_svg([_dot(1, 100.0), _dot(2, 101.0)], None, str, "T", width=1000))
    assert places[2][0] - places[1][0] < 120


def test_lines_end_in_numbers_that_do_not_cover_each_other() -> None:
    """Thirty groups on one chart keep thirty readable numbers."""
    paths = [Path(number, "g", ((1921.0, 1.0), (1922.0, 2.0 + number / 100)))
             for number in range(1, 31)]
    made = lines_svg(paths, ((1921.0, 1.0), (1922.0, 3.0)), ("0", "3"), "T")
    places = sorted(_centres(made).values())
    assert len(places) == 30
    assert all(abs(x - other) >= 20 or abs(y - below) >= 20
               for index, (x, y) in enumerate(places) for other, below in places[index + 1 :])


def test_orders_hold_until_the_next() -> None:
    """A stepped line goes level, then up."""
    made = lines_svg([Path(1, "g", ((1921.0, 1.0), (1922.0, 2.0)))], (), ("0", "2"), "T",
                     stepped=True)
    assert re.search(r'd="M[\d. ]+H[\d.]+V[\d.]+"', made)


def test_a_line_of_nothing_is_no_picture() -> None:
    """Without a single value there is nothing to draw."""
    assert lines_svg([Path(1, "g", ())], (), ("0", "1"), "T") == ""


def test_intervals_that_failed_have_a_triangle_on_their_side() -> None:
    """A dot inside, a triangle above or below."""
    made = forecasts_svg([(1, "a", 0.5), (2, "b & c", 1.7), (1, "d", -3.0)], "T")
    assert made.count("<rect") == 3
    assert made.count("<circle") == 1
    assert made.count("Z\" fill=\"#B4231A\"") == 2
    assert "b &amp; c" in made
