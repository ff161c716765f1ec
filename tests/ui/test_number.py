import pytest
from hypothesis import given
from hypothesis import strategies as st

from gosplan_game.ui.widgets.number import parse_number, pasted_number, typed_number


@pytest.mark.parametrize(("typed", "value"), [
    ("41", 41), ("41,5", 41.5), ("41.5", 41.5), ("2\u202f300", 2300), ("1 234.5", 1234.5),
    ("5.2*1.1", 5.72), ("10+5-3", 12), ("(1+2)*3", 9), ("12/4", 3), ("−4", -4), ("9%", 9),
    ("2×3", 6), (".5", 0.5), ("-(2+1)", -3), ("1,234.5", 1234.5), ("1.234,5", 1234.5),
    ("1,234,567", 1234567), ("1.234.567", 1234567), ("12’500", 12500), ("1,234.5*2", 2469),
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


@pytest.mark.parametrize(("typed", "value"), [
    ("12*1.1", 13.2), ("+5%", 42.0), ("-5 %", 38.0), ("−5%", 38.0), ("+2", 42.0), ("*1.1", 44.0),
    ("/2", 20.0), ("-5", -5.0), ("7", 7.0), ("+x%", None), ("/0", None), ("*", None), ("+", None),
])
def test_a_number_can_go_on_from_the_one_that_stands(typed: str, value: float | None) -> None:
    """A share, a sum or a product of what the field holds; a minus alone is a negative number."""
    found = typed_number(typed, 40.0)
    assert (found is None) == (value is None)
    if value is not None:
        assert found == pytest.approx(value)


def test_percent_fields_move_by_points() -> None:
    """In a field of percents five percent more are five points."""
    assert typed_number("+5%", 25.0, percent=True) == pytest.approx(30.0)
    assert typed_number("30%", 25.0, percent=True) == pytest.approx(30.0)


@pytest.mark.parametrize(("typed", "stands", "value"), [
    ("4,200", 4100.0, 4200), ("4,200", 4.1, 4.2), ("4.200", 3900.0, 4200), ("4.200", 5.0, 4.2),
    ("0.125", 2000.0, 0.125), ("12,5", 9000.0, 12.5), ("4,200", 0.0, 4.2),
])
def test_a_sign_between_three_digits_is_read_by_what_stands(
    typed: str, stands: float, value: float
) -> None:
    """Thousands or decimals: the nearer to the number that is there."""
    assert typed_number(typed, stands) == pytest.approx(value)


@pytest.mark.parametrize(("pasted", "kept"), [
    ("41", "41"), (" 2\u202f300 t\n", "2\u202f300"), ("Coal\t8.9 Mt", "8.9"), ("5,5 %", "5,5 %"),
    ("8.9*1.1", "8.9*1.1"), ("−4 Mt", "-4"), ("coal", "coal"), ("1922\t12 млн руб.", "12"),
    ("", ""),
])
def test_a_pasted_amount_leaves_its_unit(pasted: str, kept: str) -> None:
    """Of a cell or an amount the number is pasted, of all else what it is."""
    assert pasted_number(pasted) == kept
