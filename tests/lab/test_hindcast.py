"""The hindcast's judgement."""

import io
import json
import math
from dataclasses import replace

import pytest
from rich.console import Console

from gosplan_game.core.variables import VARIABLES
from gosplan_game.lab.hindcast import Hindcast, PointFit, RangeFit, SeriesFit, point_error
from gosplan_game.lab.hindcast_table import as_json, print_table


def _fit(series, *errors, role="outcome", band=25.0, year=1925):
    points = tuple(PointFit(str(year + n), 100.0, 100.0 + e, e) for n, e in enumerate(errors))
    return SeriesFit(series, role, "Mt", points, 0, band)


def _hindcast(*series, ranges=()):
    return Hindcast("test", tuple(series), tuple(ranges), ("a", "b"))


@pytest.mark.parametrize(
    ("series", "model", "reference", "expected"),
    [
        ("grain_harvest", 60.0, 50.0, 20.0),
        ("grain_harvest", 40.0, 50.0, 20.0),
        ("price_level", math.e, 1.0, 100.0),
        ("price_level", 1.0, math.e, 100.0),
        ("price_level", 0.0, 1.0, math.inf),
        ("grain_stocks_state_july", 2.7, 2.0, 15.0),
        ("foreign_debt", 400.0, 1000.0, 30.0),
    ],
)
def test_point_error(series, model, reference, expected):
    """Relative, logarithmic and absolute errors, worked by hand."""
    assert point_error(VARIABLES[series], model, reference) == pytest.approx(expected)


def test_the_median_judges_a_series():
    """A series passes by its median, whatever its worst point."""
    fit = _fit("coal", 1.0, 20.0, 300.0)
    assert fit.median == 20.0
    assert fit.worst is not None
    assert fit.worst.period == "1927"
    assert fit.passes(strict=False)
    assert not replace(fit, band=15.0).passes(strict=False)
    assert not replace(fit, band=None).passes(strict=False)


def test_few_points_and_orders_are_not_judged():
    """Fewer than three points, or an order, say nothing about the model."""
    assert not _fit("coal", 90.0, 90.0).judged
    assert not _fit("army", 90.0, 90.0, 90.0, role="order").judged
    assert _fit("coal", 90.0, 90.0).passes(strict=True)


def test_the_bar():
    """The bar asks for 8 % in half, 15 % in nine tenths, 30 % in all."""
    good = [_fit(f"g{n}", 5.0, 5.0, 5.0) for n in range(9)]
    assert _hindcast(*good, _fit("f", 29.0, 29.0, 29.0)).passes(strict=True)
    assert not _hindcast(*good, _fit("f", 31.0, 31.0, 31.0)).passes(strict=True)
    assert not _hindcast(*good[:8], *[_fit(f"f{n}", 29.0, 29.0, 29.0) for n in range(2)]).passes(
        strict=True
    )


def test_vital_years_and_ranges_count_only_in_the_bar():
    """A vital series far off in 1933, or deaths outside the range, fail the bar alone."""
    steel = _fit("steel", 5.0, 5.0, 5.0, 36.0, year=1930)
    assert _hindcast(steel).passes()
    assert not _hindcast(steel).passes(strict=True)
    other = replace(steel, series="sugar")
    assert _hindcast(other).passes(strict=True)
    outside = RangeFit("deaths", 1.0, 2.0, 3.0)
    assert not _hindcast(other, ranges=[outside]).passes(strict=True)


def test_table_says_what_is_outside():
    """The table names series outside their bands and counts parameters and points."""
    console = Console(record=True, width=120, file=io.StringIO())
    print_table(_hindcast(_fit("coal", 40.0, 40.0, 40.0)), strict=False, console=console)
    text = console.export_text()
    assert "Outside their bands: coal" in text
    assert "1 series judged on 3 figures; 2 free parameters (listed" in text


def test_json_is_strict_json():
    """Numbers that JSON lacks become null."""
    fit = _fit("coal", math.inf, 40.0, 40.0)
    found = json.loads(as_json(_hindcast(fit, _fit("oil")), strict=False))
    assert found["pass"] is False
    assert found["series"][0]["points"][0]["error"] is None
    assert found["series"][1]["median"] is None
