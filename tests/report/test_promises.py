"""Promises in words: which figures are told in times."""

import pytest

from gosplan_game.report.promises import in_times


@pytest.mark.parametrize(("measure", "times"), [
    ("annual(steel, 1924) / annual(steel, 1922)", True),
    ("price_level / lag(price_level, 4)", True),
    ("total(deaths, 8) / 8", False),
    ("average(scissors_ratio, 4)", False),
    ("cattle", False),
])
def test_a_figure_measured_against_another_is_told_in_times(measure, times):
    """Where two figures are divided the units cancel; a mean over quarters keeps its unit."""
    assert in_times(measure) is times
