"""Small charts: lines in tables, plates, moods, fans; each is read by keys, turned and written."""

import pytest

from gosplan_game import paths
from gosplan_game.report.words import Words
from gosplan_game.scenario.catalogue import TextCatalogue
from gosplan_game.ui.charts.counted import CountedColumn
from gosplan_game.ui.events import Key, Pointer
from gosplan_game.ui.fonts import Fonts
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.screens.money import MoneyTable
from gosplan_game.ui.theme import Theme
from gosplan_game.ui.typesetting import Typesetter
from gosplan_game.ui.widgets.plate import MoodPlate, Plate, Score
from gosplan_game.viewmodels.fan import SEEN, shown_past, told
from gosplan_game.viewmodels.prices import MoneyRow

QUARTERS = ("1928 I", "1928 II", "1928 III")


def row(series: str, *values: float) -> MoneyRow:
    """Return a figure with its last quarters."""
    told = tuple((when, f"{value:g} Mt") for when, value in
                 zip(QUARTERS[-len(values):], values, strict=True))
    return MoneyRow(series, series.title(), told[-1][1], "", values, False, "", told)


def laid(widget):
    """Return a widget with the usual type."""
    widget.arrange(Typesetter(Fonts(paths.assets_dir() / "fonts"), Theme(), 1.0))
    return widget


@pytest.fixture
def figures() -> MoneyTable:
    """Two figures, one of which is recorded a quarter less long."""
    return laid(MoneyTable(Rect(0, 0, 700, 60), (row("coal", 3, 4, 5), row("oil", 1, 2))))


def test_a_line_in_a_table_is_read_quarter_by_quarter(figures: MoneyTable) -> None:
    """Left and Right go along the line of the chosen row, Up and Down to other rows."""
    figures.handle(Key("home"))
    assert figures.place == 0
    assert figures.points()[0].values[0].text == "3 Mt"
    figures.handle(Key("right"))
    assert figures.points()[figures.place].title == "1928 II"
    figures.handle(Key("down"))
    assert figures.series == "oil"
    assert [point.values[0].text for point in figures.points()] == ["1 Mt", "2 Mt"]
    assert figures.handle(Key("down")) is None
    assert figures.handle(Key("enter")) == figures.Asked(figures.name, "oil")


def test_a_table_of_lines_is_written_whole_and_shown_row_by_row(figures: MoneyTable) -> None:
    """E writes every row with all quarters; T shows the chosen one."""
    assert figures.table() == [["", *QUARTERS], ["Coal", "3 Mt", "4 Mt", "5 Mt"],
                               ["Oil", "", "1 Mt", "2 Mt"]]
    figures.handle(Key("down"))
    assert figures.card() == [["", "Oil"], ["1928 II", "1 Mt"], ["1928 III", "2 Mt"]]
    assert figures.handle(Key("e")) == figures.Exported(figures.name)


def test_the_pointer_reads_a_line_where_it_is_and_asks_by_a_click(figures: MoneyTable) -> None:
    """On the line the nearest quarter is read; beside it the row's words come as a tooltip."""
    figures.hovered = True
    last = figures._line(0)
    figures.handle(Pointer("move", (last.right - 1, last.centre[1])))
    assert figures.place == len(QUARTERS) - 1
    assert figures.tip_at((last.right - 1, last.centre[1]))[0] == ""
    figures.handle(Pointer("move", (2, 40)))
    assert figures.place is None
    assert figures.series == "oil"
    figures.handle(Pointer("down", (2, 40)))
    assert figures.handle(Pointer("up", (2, 40))) == figures.Asked(figures.name, "oil")


def test_a_plate_is_read_turn_by_turn_and_pressed() -> None:
    """The arrows read its columns and go on past the ends; Enter asks."""
    columns = [CountedColumn(2, "1927", "40", exact="40 Mt"), CountedColumn(3, "1928", "60",
                                                                            exact="60 Mt")]
    made = laid(Plate("why:grain", Rect(0, 0, 176, 216), title="Grain", value="60", unit="Mt",
                      columns=columns))
    assert made.handle(Key("right")) is not None
    assert made.handle(Key("right")) is not None
    assert made.points()[made.place or 0].values[0].text == "60 Mt"
    assert made.handle(Key("right")) is None
    assert made.table() == [["", "Grain"], ["1927", "40 Mt"], ["1928", "60 Mt"]]
    assert made.handle(Key("enter")) == made.Pressed("why:grain")


def test_a_plate_without_columns_can_still_be_pressed() -> None:
    """Before anything is counted it is a button."""
    made = laid(Plate("why:grain", Rect(0, 0, 176, 216), title="Grain", value="60", unit="Mt"))
    assert made.focusable
    assert made.handle(Key("space")) == made.Pressed("why:grain")


def test_a_mood_is_read_line_by_line() -> None:
    """Down reads what the signs round off."""
    made = laid(MoodPlate("mood", Rect(0, 0, 176, 216), title="Mood", note="of 10", foot="",
                          rows=[Score("Workers", "worker", 6, exact="6.2 of 10"),
                                Score("Party", "banner", 8, exact="8.0 of 10")]))
    made.handle(Key("down"))
    made.handle(Key("down"))
    assert made.points()[made.place or 0].values[0].text == "8.0 of 10"
    assert made.handle(Key("down")) is None


@pytest.mark.parametrize(("past", "fan", "shown"), [
    ((10.0, 10.1, 10.0, 9.9, 10.0), ((0.0, 10.0, 10.0), (1.0, 9.5, 10.5)), 4),
    ((1.0, 4.0, 7.0, 9.0, 10.0), ((0.0, 10.0, 10.0), (1.0, 10.3, 10.8)), 2),
    ((1.0, 4.0, 7.0, 9.0, 10.0), ((0.0, 10.0, 10.0), (1.0, 10.39, 10.4)), 1),
    ((1.0,), ((0.0, 1.0, 1.0), (1.0, 1.0, 1.1)), 0),
    ((), ((0.0, 1.0, 1.0), (1.0, 1.0, 1.1)), 0),
])
def test_a_steep_past_gives_way_to_the_interval(past, fan, shown) -> None:
    """So much of the past is drawn as leaves the widest interval its share of the height."""
    assert shown_past(past, fan) == shown
    if shown > 1:
        ys = [*past[-shown - 1:], *(y for _, low, high in fan for y in (low, high))]
        assert max(high - low for _, low, high in fan) >= SEEN * (max(ys) - min(ys))


@pytest.mark.parametrize(("values", "unit", "texts"), [
    ((1.18, 1.19, 1.2), "million tonnes", ("1.18", "1.19", "1.20")),
    ((0.108, 0.11, 0.112), "million tonnes", ("0.108", "0.110", "0.112")),
    ((0.1101, 0.1102, 0.1103), "million tonnes", ("0.1101", "0.1102", "0.1103")),
    ((0.5, 0.5, 0.5), "million tonnes", ("0.50", "0.50", "0.50")),
])
def test_an_interval_is_told_with_the_decimals_that_part_its_ends(values, unit, texts) -> None:
    """Where the usual decimals would print both ends alike, one or two more are printed."""
    catalogue = TextCatalogue.read(paths.assets_dir() / "texts")
    assert told(Words(catalogue), values, unit) == texts
