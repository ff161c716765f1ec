"""Every widget by mouse and by keyboard, through pygame's events, on the gallery."""

from collections.abc import Callable

import pygame
import pytest
from tests.ui.gallery import Gallery

from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.pilot import Pilot
from gosplan_game.ui.widgets.button import Ask
from gosplan_game.ui.widgets.choice import Checkbox, OneOf
from gosplan_game.ui.widgets.entry import TextEntry
from gosplan_game.ui.widgets.menu import DropDown
from gosplan_game.ui.widgets.scroll import ScrollArea
from gosplan_game.ui.widgets.slider import Slider
from gosplan_game.ui.widgets.stepper import Stepper
from gosplan_game.ui.widgets.table import Table

Fly = Callable[..., Pilot]


@pytest.fixture
def pilot(fly: Fly) -> Pilot:
    """A pilot on the gallery."""
    return fly(Gallery)


def gallery(pilot: Pilot) -> Gallery:
    """Return the gallery in front."""
    screen = pilot.screen
    assert isinstance(screen, Gallery)
    return screen


def last(pilot: Pilot) -> object:
    """Return the last message."""
    return gallery(pilot).said[-1]


def test_button_is_pressed_where_the_click_ends(pilot: Pilot) -> None:
    """A click inside presses; one that slides off does not."""
    pilot.click("red")
    assert len(gallery(pilot).said) == 1
    rect = pilot.find("red").rect
    pilot.drag(rect.centre, (rect.right + 40, rect.bottom + 40))
    assert len(gallery(pilot).said) == 1


def test_disabled_button_says_why_and_does_nothing(pilot: Pilot) -> None:
    """A disabled button takes the focus, gives its reason, and is never pressed."""
    pilot.click("red off")
    pilot.key("enter", "space")
    assert gallery(pilot).said == []
    pilot.move(*pilot.find("red off").rect.centre)
    pilot.wait(400)
    assert pilot.screen.tips.open
    assert pilot.find("red off").tip_at((0, 0))[0] == "The shares sum to 98 %."


def test_stepper_steps_by_click_wheel_and_keys(pilot: Pilot) -> None:
    """Ends, wheel and arrows change the value by a step, Shift by ten."""
    pilot.click("steps", (0.95, 0.5))
    assert gallery(pilot).value == pytest.approx(5.25)
    pilot.wheel("steps", -2)
    assert gallery(pilot).value == pytest.approx(5.15)
    pilot.key("up", "shift+up", "left")
    assert gallery(pilot).value == pytest.approx(5.65)


def test_stepper_takes_typing_with_arithmetic(pilot: Pilot) -> None:
    """Typing replaces the value; simple sums are worked out."""
    pilot.click("steps", (0.95, 0.5))
    pilot.type("4,2*2")
    pilot.key("enter")
    assert gallery(pilot).value == pytest.approx(8.4)


@pytest.mark.parametrize("typed", ["4l", "90", "-1"])
def test_stepper_says_what_it_expects_of_rubbish(pilot: Pilot, typed: str) -> None:
    """Rubbish and values out of bounds change nothing and are answered with what is expected."""
    pilot.click("steps", (0.5, 0.5))
    pilot.key("ctrl+a")
    pilot.type(typed)
    pilot.key("enter")
    stepper = pilot.find("steps")
    assert isinstance(stepper, Stepper)
    assert stepper.wrong
    assert stepper.tip_at((0, 0))[0] == "A number from 0 to 80, in Mt"
    assert gallery(pilot).value == pytest.approx(5.2)
    pilot.key("escape")
    assert not stepper.wrong


def test_tab_enters_what_was_typed(pilot: Pilot) -> None:
    """Leaving a stepper by Tab keeps a good entry."""
    pilot.click("steps", (0.5, 0.5))
    pilot.key("ctrl+a")
    pilot.type("7")
    pilot.key("tab")
    assert gallery(pilot).value == pytest.approx(7)


def test_a_click_elsewhere_enters_what_was_typed(pilot: Pilot) -> None:
    """A good entry counts when the pointer goes on to something else; a wrong one is dropped."""
    pilot.click("steps", (0.5, 0.5))
    pilot.key("ctrl+a")
    pilot.type("2*3.5")
    pilot.click("find")
    assert gallery(pilot).value == pytest.approx(7)
    said = len(gallery(pilot).said)
    pilot.click("steps", (0.5, 0.5))
    pilot.type("lots")
    pilot.click("find")
    pilot.click("steps", (0.5, 0.5))
    pilot.click("find")  # nothing typed
    assert gallery(pilot).value == pytest.approx(7)
    assert len(gallery(pilot).said) == said


def test_typed_letters_are_no_shortcuts(pilot: Pilot) -> None:
    """While a text entry has the focus, letters reach it and nothing else."""
    pilot.click("find")
    pilot.type("wq 1")
    entry = pilot.find("find")
    assert isinstance(entry, TextEntry)
    assert entry.text == "wq 1"


def test_entry_edits_cyrillic_selection_and_clipboard(
    pilot: Pilot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Text from an input method, selecting, cutting and pasting work."""
    board = [""]
    monkeypatch.setattr(pygame.scrap, "put_text", lambda text: board.__setitem__(0, text))
    monkeypatch.setattr(pygame.scrap, "get_text", lambda: board[0])
    pilot.click("find")
    pilot.type("сталь и хлеб")
    pilot.key("shift+home", "ctrl+x")
    assert board[0] == "сталь и хлеб"
    pilot.key("ctrl+v", "backspace")
    entry = pilot.find("find")
    assert isinstance(entry, TextEntry)
    assert entry.text == "сталь и хле"
    pilot.key("enter")
    assert last(pilot) == TextEntry.Entered("find", "сталь и хле")


def test_text_is_selected_by_dragging(pilot: Pilot) -> None:
    """What the pointer is dragged over is selected, and typing takes its place."""
    pilot.click("find")
    pilot.type("coal and steel")
    entry = pilot.find("find")
    assert isinstance(entry, TextEntry)
    rect, middle = entry.rect, entry.rect.y + entry.rect.h / 2
    start, end = (rect.x + 12 + entry.setter.width(text, "text") for text in ("coal ", "coal and"))
    pilot.drag((start, middle), (end, middle))
    assert entry.line.span == (5, 8)
    pilot.move(rect.x + 2, middle)  # let go, it selects no more
    assert entry.line.span == (5, 8)
    pilot.type("or")
    entry = pilot.find("find")
    assert isinstance(entry, TextEntry)
    assert entry.text == "coal or steel"


def test_slider_drags_and_steps(pilot: Pilot) -> None:
    """Dragging follows the pointer in steps; arrows move one, Shift ten."""
    rect = pilot.find("level").rect
    pilot.drag((rect.x + 6 + 0.6 * (rect.w - 12), rect.y + 15), (rect.x + 6, rect.y + 15))
    assert gallery(pilot).level == 0
    assert last(pilot) == Slider.Changed("level", 0, True)
    pilot.key("right", "shift+right", "end", "left")
    assert gallery(pilot).level == 99


def test_checkbox_and_choices(pilot: Pilot) -> None:
    """A box turns by click and Space; arrows move a choice; a locked tab stays shut."""
    pilot.click("tick")
    assert last(pilot) == Checkbox.Changed("tick", False)
    pilot.key("space")
    assert gallery(pilot).ticked
    pilot.click("radio", (0.6, 0.5))
    assert last(pilot) == OneOf.Changed("radio", "forced")
    pilot.click("tabs", (0.05, 0.5))
    pilot.key("right", "right", "right")
    assert gallery(pilot).tab == "h"


def test_drop_down_opens_over_other_widgets(pilot: Pilot) -> None:
    """The open list takes the clicks that fall on it; keys open, move and choose."""
    pilot.click("menu")
    menu = pilot.find("menu")
    assert isinstance(menu, DropDown)
    area = menu.over_rect()
    assert area is not None
    pilot.click_at(area.x + 20, area.y + 2.5 * menu.rect.h)
    assert last(pilot) == DropDown.Changed("menu", "oil")
    pilot.key("enter", "down", "enter")
    assert gallery(pilot).menu == "power"
    pilot.key("enter", "escape")
    assert pilot.find("menu").over_rect() is None


def test_table_moves_the_chosen_row(pilot: Pilot) -> None:
    """Arrows choose rows and bring them into sight; Enter activates; the whole can be copied."""
    pilot.click("table", (0.3, 0.3))
    pilot.key("down", "down", "down", "down", "down")
    table = pilot.find("table")
    assert isinstance(table, Table)
    assert gallery(pilot).row == "total"
    assert table.row_rect(5).bottom <= table.rect.bottom + 1
    pilot.key("enter")
    assert last(pilot) == Table.Activated("table", "total")
    assert table.as_text().splitlines()[1] == "Steel, Mt\t4.25\t5.20\tfurnaces"
    pilot.wheel("table", 20)
    assert pilot.find("table").at_y == 0  # type: ignore[attr-defined]


def test_table_draws_only_rows_in_sight(pilot: Pilot) -> None:
    """A row far below is not under the pointer and costs nothing."""
    table = pilot.find("table")
    assert isinstance(table, Table)
    assert table.room > 0
    assert table._row_at((table.rect.x + 5, table.rect.bottom + 50)) is None


def test_scroll_area_follows_the_focus(pilot: Pilot) -> None:
    """Tabbing to a hidden child scrolls it into sight, and a click finds it there."""
    pilot.click("line 0")
    pilot.key("tab", "tab", "tab", "tab", "tab")
    area = pilot.find("scroll")
    assert isinstance(area, ScrollArea)
    assert area.at_y > 0
    focused = pilot.screen.focus
    assert focused is not None
    assert focused.name == "line 5"
    said = len(gallery(pilot).said)
    pilot.click("line 5")
    assert len(gallery(pilot).said) == said + 1


def test_tab_goes_in_reading_order_and_back(pilot: Pilot) -> None:
    """Tab visits every control once, in the order they are read, then begins anew."""
    names = []
    for _ in range(40):
        pilot.key("tab")
        focused = pilot.screen.focus
        assert focused is not None
        names.append(focused.name)
    first = names.index("red", 1)
    assert names[:4] == ["red", "red key", "red off", "ink"]
    assert len(set(names[:first])) == first
    pilot.key("shift+tab")
    assert pilot.screen.focus is not None
    assert pilot.screen.focus.name == names[-2]


def test_arrows_move_the_focus_between_buttons(pilot: Pilot) -> None:
    """Arrows a control has no use for go to the nearest one in that direction."""
    pilot.key("tab", "right", "down")
    focused = pilot.screen.focus
    assert focused is not None
    assert focused.name == "ink key"


def test_tooltip_waits_then_opens_and_nests(pilot: Pilot) -> None:
    """A tooltip opens after 300 ms of rest, and a word inside it opens another."""
    pilot.move(*pilot.find("red").rect.centre)
    pilot.wait(250)
    assert not pilot.screen.tips.open
    pilot.wait(100)
    (tip,) = pilot.screen.tips.open
    leading = tip.leading
    word = next(w for w in (tip.word_at((tip.rect.x + dx, tip.rect.y + 10 + row * leading + 4))
                            for row in range(4) for dx in range(12, 300, 8)) if w)
    pilot.move(*word[1].centre)
    pilot.wait(350)
    assert len(pilot.screen.tips.open) == 2
    pilot.move(900, 690)
    assert not pilot.screen.tips.open


def test_tooltip_shows_on_focus_too(pilot: Pilot) -> None:
    """A control reached by keyboard shows its tooltip as well."""
    pilot.key("tab")
    pilot.wait(350)
    assert len(pilot.screen.tips.open) == 1
    pilot.key("tab")
    assert not pilot.screen.tips.open


def test_paragraph_opens_its_words(pilot: Pilot) -> None:
    """A dotted word is followed by click and by Enter."""
    paragraph = pilot.find("words")
    target, rect = paragraph.targets[0]  # type: ignore[attr-defined]
    pilot.click_at(*rect.centre)
    assert last(pilot) == type(paragraph).Followed("words", target)  # type: ignore[attr-defined]
    pilot.key("enter")
    assert len(gallery(pilot).said) == 2


def test_chart_reads_its_values_by_keys(pilot: Pilot) -> None:
    """Arrows step through the times of a chart, and it gives its table."""
    chart = pilot.find("chart")
    pilot.screen.focus_on("chart")
    pilot.key("right", "right")
    assert chart.points()[chart.place].title == "1924.5"  # type: ignore[attr-defined]
    pilot.key("end")
    assert chart.place == len(chart.points()) - 1  # type: ignore[attr-defined]
    pilot.key("t")
    assert chart.as_table  # type: ignore[attr-defined]
    table = chart.table()  # type: ignore[attr-defined]
    assert table[0][1] == "your run"
    assert len(table) == 1 + 14


def test_nothing_is_typed_into_a_disabled_stepper(pilot: Pilot) -> None:
    """What is not ours to decide takes no value."""
    pilot.click("steps off", (0.95, 0.5))
    pilot.type("1")
    pilot.key("enter")
    assert gallery(pilot).said == []


def test_a_figure_is_copied_with_its_value() -> None:
    """Ctrl+C on a figure that can be asked about takes name, figure and unit."""
    assert Ask("coal", Rect(0, 0, 60, 20), "Coal", value="35.1", unit="Mt").copied \
        == "Coal\t35.1 Mt"


def test_what_has_the_focus_can_be_copied(pilot: Pilot, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl+C takes the number in focus; with none in focus, what lies under the pointer."""
    taken: list[str] = []
    monkeypatch.setattr("gosplan_game.ui.widgets.typing_line.pygame.scrap.put_text", taken.append)
    pilot.click("steps", (0.95, 0.5))
    pilot.key("ctrl+c")
    pilot.click_at(2, 2)
    x, y = pilot.find("steps").on_screen().centre
    pilot.move(x, y)
    pilot.key("ctrl+c")
    assert [text.rpartition("\t")[2] for text in taken] == ["5.25 Mt"] * 2
