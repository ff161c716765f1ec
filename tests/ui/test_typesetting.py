import pytest
from hypothesis import given
from hypothesis import strategies as st

from gosplan_game import paths
from gosplan_game.ui.fonts import Fonts, pieces
from gosplan_game.ui.theme import Theme
from gosplan_game.ui.typesetting import ELLIPSIS, Typesetter, parse, plain

FONTS = Fonts(paths.assets_dir() / "fonts")


def setter(scale: float = 1.0, text_size: int = 100) -> Typesetter:
    """Return a typesetter."""
    return Typesetter(FONTS, Theme(text_size=text_size), scale)


def test_thousands_are_set_apart_by_a_drawn_gap() -> None:
    """A thin space is a gap of a fifth of the size, whatever the font holds."""
    s = setter()
    gap = s.width("1\u202f000", "table") - s.width("1", "table") - s.width("000", "table")
    assert 2 <= gap <= 4


def test_figures_of_tables_line_up() -> None:
    """Figures of equal length are equally wide in PT Sans and PT Sans Narrow."""
    s = setter()
    for kind in ("table", "table_bold", "text", "body_bold"):
        assert len({s.width(digit * 4, kind) for digit in "0123456789"}) == 1


def test_space_after_a_comma_stays() -> None:
    """The fonts' kerning does not eat the space after a comma."""
    s = setter()
    assert s.width("Coal, Mt", "table") - s.width("Coal,Mt", "table") >= 2


def test_arrows_are_drawn_not_boxed() -> None:
    """Signs the fonts lack are pieces of their own."""
    assert pieces("up ▲ 3") == ("up", " ", "▲", " ", "3")


def test_marks_are_parsed() -> None:
    """Bold and opening words are runs; the rest is plain."""
    runs = parse("The **grain** of a [balance](term:balance).")
    assert [(r.text, r.bold, r.target) for r in runs] == [
        ("The ", False, ""), ("grain", True, ""), (" of a ", False, ""),
        ("balance", False, "term:balance"), (".", False, "")]
    assert plain("**a** [b](c)") == "a b"


def test_wrapping_keeps_all_words_within_the_width() -> None:
    """No line is wider than asked, and no word is lost."""
    s = setter()
    text = "Grain is short by 2\u202f600\u202f000 t and **nobody** says so in the [leaf](leaf)."
    lines = s.wrap(text, "text", 120)
    assert len(lines) > 2
    assert all(line[-1].x + line[-1].width <= 121 for line in lines)
    joined = " ".join(placed.text for line in lines for placed in line)
    assert joined.replace(" ", "") == plain(text).replace(" ", "")


def test_what_is_glued_to_a_linked_word_goes_with_it() -> None:
    """No line begins with a bracket or a comma, whatever the width, while the pair fits one."""
    s = setter()
    text = "collected (in [poods](term:pood)), and [gold roubles](term:gold), too"
    for width in range(90, 400):
        starts = [line[0].text[0] for line in s.wrap(text, "caption", width) if line]
        assert not set(starts) & set("),"), width


def test_a_number_is_never_broken_at_its_gap() -> None:
    """Thousands stay on one line."""
    lines = setter().wrap("about 2\u202f600\u202f000 people", "text", 70)
    assert any("2\u202f600\u202f000" in placed.text for line in lines for placed in line)


def test_most_lines_end_in_an_ellipsis() -> None:
    """A paragraph cut short says so."""
    lines = setter().wrap("one two three four five six seven eight nine ten", "text", 60, 2)
    assert len(lines) == 2
    assert lines[-1][-1].text.endswith(ELLIPSIS)


@given(st.text(max_size=60), st.integers(min_value=20, max_value=300))
def test_shortened_text_fits(text: str, width: int) -> None:
    """A shortened line is never wider than asked."""
    line = "".join(c for c in text if c.isprintable())
    s = setter()
    assert s.width(s.shortened(line, "text", width), "text") <= width + 0.5


@pytest.mark.parametrize("scale", [1.0, 1.0667, 1.5, 3.0])
def test_real_sizes_follow_the_scale(scale: float) -> None:
    """Text is set at the real size, and measures about the same in logical pixels."""
    s = setter(scale)
    assert s.pixels("text") == round(15 * scale)
    assert s.width("Material balances", "text") == pytest.approx(
        setter().width("Material balances", "text"), rel=0.08)
