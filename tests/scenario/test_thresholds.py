"""The figure that a promise turns on is found in its expression, and nothing else is touched."""

import pytest

from gosplan_game import load_scenario
from gosplan_game.scenario.thresholds import threshold_of, with_value


@pytest.mark.parametrize(
    ("text", "measure", "operator", "value", "rest"),
    [
        ("cattle >= 65 and horses >= 26", "cattle", ">=", 65.0, "horses >= 26"),
        ("annual(steel, 1940) >= 18", "annual(steel, 1940)", ">=", 18.0, ""),
        ("total(excess_deaths_hunger, 70) < 300", "total(excess_deaths_hunger, 70)", "<", 300.0,
         ""),
        ("min(a.x, b@y) <= -0.5", "min(a.x, b@y)", "<=", -0.5, ""),
    ],
)
def test_the_first_comparison_is_the_threshold(text, measure, operator, value, rest):
    """Measure, sign, number and the conditions beside it."""
    found = threshold_of(text)
    assert (found.measure, found.operator, found.value, found.rest) == (
        measure, operator, value, rest)
    assert with_value(text, value) == text


@pytest.mark.parametrize("text", ["coal > steel", "coal > 1 or steel > 2", "not (coal > 1)",
                                  "coal > 1 if year > 3 else 0", "annual(coal, 1930)"])
def test_what_does_not_open_with_a_number_has_none(text):
    """Alternatives and comparisons of two series are left alone."""
    assert threshold_of(text) is None
    with pytest.raises(ValueError, match="no threshold"):
        with_value(text, 1.0)


def test_another_number_leaves_the_rest_alone():
    """Only the number changes, written with as few digits as it has."""
    assert with_value("cattle >= 65 and horses >= 26", 58.5) == "cattle >= 58.5 and horses >= 26"
    assert with_value("annual(cloth, 1937) >= 3600", 4100.0) == "annual(cloth, 1937) >= 4100"


def test_every_shipped_promise_has_a_threshold():
    """So that its texts can name it and the balance can propose another."""
    for name in ("ussr-1921-1941", "scissors-1922-24"):
        for each in load_scenario(name).definition.commitments:
            for text in (each.kept, each.partly):
                assert not text or threshold_of(text) is not None, (each.id, text)
