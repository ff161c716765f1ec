import pytest
from hypothesis import given
from hypothesis import strategies as st

from gosplan_game.ui.widgets.number import parse_number


@pytest.mark.parametrize(("typed", "value"), [
    ("41", 41), ("41,5", 41.5), ("41.5", 41.5), ("2\u202f300", 2300), ("1 234.5", 1234.5),
    ("5.2*1.1", 5.72), ("10+5-3", 12), ("(1+2)*3", 9), ("12/4", 3), ("−4", -4), ("9%", 9),
    ("2×3", 6), (".5", 0.5), ("-(2+1)", -3),
])
def test_numbers_are_read_as_people_write_them(typed: str, value: float) -> None:
    """Commas, gaps, signs and simple sums are understood."""
    assert parse_number(typed) == pytest.approx(value)


@pytest.mark.parametrize("typed", [
    "", "4l.0", "abc", "1..2", "1+", "*2", "(1", "1)", "1/0", "9" * 50, "2**9", "__import__",
    "1e9", "∞",
])
def test_rubbish_is_no_number(typed: str) -> None:
    """What is no number gives None, never an error."""
    assert parse_number(typed) is None


@given(st.text(max_size=50))
def test_nothing_typed_can_crash(typed: str) -> None:
    """Any text gives a finite number or None."""
    value = parse_number(typed)
    assert value is None or abs(value) < float("inf")
