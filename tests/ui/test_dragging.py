"""Numbers that are dragged: they follow the pointer, are taken back at once, and lose nothing."""

from __future__ import annotations

from collections.abc import Callable

import pygame
import pytest
from tests.ui.test_orders import context as context_at_a_stop
from tests.ui.test_orders import stepper

from gosplan_game.ui.input import Translator
from gosplan_game.ui.pilot import Pilot
from gosplan_game.ui.screens.context import Context
from gosplan_game.ui.screens.plan import PlanScreen
from gosplan_game.ui.screens.registry import screen
from gosplan_game.ui.settings import Settings
from gosplan_game.ui.widgets.stepper import PULL

Fly = Callable[..., Pilot]
COAL = "plan_target.coal"
OIL = "plan_target.oil"
context = context_at_a_stop


def middle(pilot: Pilot, item: str = COAL) -> tuple[float, float]:
    """Return the middle of a lever's field."""
    return stepper(pilot, item).on_screen().centre


def beside(place: tuple[float, float], steps: float) -> tuple[float, float]:
    """Return the place to which a value is dragged for so many steps."""
    return place[0] + steps * PULL, place[1] + 40


@pytest.mark.parametrize("size", [(1280, 720), (3840, 2160)])
@pytest.mark.parametrize("text_size", [100, 150])
def test_a_target_follows_the_pointer(context: Context, fly: Fly, text_size: int,
                                      size: tuple[int, int]) -> None:
    """A target is dragged by steps, forecast anew on the way, in every size alike."""
    pilot = fly(lambda: screen("plan", context), settings=Settings(text_size=text_size), size=size)
    before, step = context.game.lever(COAL), stepper(pilot, COAL).step
    plan = pilot.screen
    assert isinstance(plan, PlanScreen)
    start, forecast = middle(pilot), plan.model.fan
    pilot.hold(start, beside(start, 3))
    assert context.game.lever(COAL) == pytest.approx(before + 3 * step)
    pilot.move(*beside(start, -2))
    assert context.game.lever(COAL) == pytest.approx(before - 2 * step)
    assert plan.model.fan != forecast
    pilot.release(beside(start, -2))
    assert context.game.lever(COAL) == pytest.approx(before - 2 * step)
    assert stepper(pilot, COAL).line is None  # nothing is being typed


def test_a_drag_is_taken_back_at_once(context: Context, fly: Fly) -> None:
    """Undo takes back a whole drag, and what was ordered before it stays."""
    pilot = fly(lambda: screen("plan", context))
    oil, before = context.game.lever(OIL), context.game.lever(COAL)
    pilot.click(f"lever:{OIL}", (0.93, 0.5))
    start = middle(pilot)
    pilot.hold(start, beside(start, 1), beside(start, 2), start, beside(start, 4))
    pilot.release(beside(start, 4))
    assert context.game.lever(COAL) != before
    pilot.key("ctrl+z")
    assert context.game.lever(COAL) == before
    assert context.game.lever(OIL) != oil
    pilot.key("ctrl+z")
    assert context.game.lever(OIL) == oil
    assert not context.game.can_undo
    pilot.key("ctrl+y", "ctrl+y")
    assert context.game.lever(COAL) != before


@pytest.mark.parametrize("how", ["escape", "other button"])
def test_a_drag_given_up_gives_back_the_old_value(context: Context, fly: Fly, how: str) -> None:
    """Esc or another button in mid-drag leaves no order and nothing to undo."""
    pilot = fly(lambda: screen("plan", context))
    before, start = context.game.lever(COAL), middle(pilot)
    pilot.hold(start, beside(start, 5))
    if how == "escape":
        pilot.key("escape")
    else:
        pilot.app.process(pygame.Event(pygame.MOUSEBUTTONDOWN, pos=(5, 5), button=3))
    assert context.game.lever(COAL) == before
    pilot.move(*beside(start, 8))
    pilot.release(beside(start, 8))
    assert context.game.lever(COAL) == before
    assert not context.game.changed()
    assert not context.game.can_undo


def test_a_drag_outlives_no_other_window(context: Context, fly: Fly) -> None:
    """Let go unseen, in another window, the value stays where it was dragged to."""
    pilot = fly(lambda: screen("plan", context))
    start = middle(pilot)
    pilot.hold(start, beside(start, 2))
    dragged = context.game.lever(COAL)
    pilot.leave()
    pilot.move(*beside(start, 9))
    assert context.game.lever(COAL) == dragged


def test_a_click_that_slips_is_still_a_click(context: Context, fly: Fly) -> None:
    """A pixel or two of movement begin no drag, but typing."""
    pilot = fly(lambda: screen("plan", context))
    start = middle(pilot)
    pilot.drag(start, (start[0] + 2, start[1]))
    assert stepper(pilot, COAL).line is not None
    assert not context.game.changed()


def test_no_tooltip_covers_what_is_dragged(context: Context, fly: Fly) -> None:
    """While a value is dragged nothing is explained over it."""
    pilot = fly(lambda: screen("plan", context))
    start = middle(pilot)
    pilot.hold(start, beside(start, 2))
    pilot.wait(1000)
    assert not pilot.screen.tips.open
    pilot.release(start)


def test_moves_that_piled_up_count_once() -> None:
    """Of moves of the pointer within a frame the last counts; those about a click stay apart."""
    kinds = [pygame.MOUSEMOTION] * 3 + [pygame.MOUSEBUTTONDOWN] + [pygame.MOUSEMOTION] * 2
    events = [pygame.Event(kind, place=place) for place, kind in enumerate(kinds)]
    assert [event.place for event in Translator().fresh(events)] == [2, 3, 5]


def test_the_pointer_says_what_can_be_dragged(context: Context, fly: Fly) -> None:
    """Over a number it has another shape than over its ends, and over one being typed."""
    pilot = fly(lambda: screen("plan", context))
    rect = stepper(pilot, COAL).on_screen()
    shapes = []
    for place in (rect.centre, (rect.x + 4, rect.y + 10)):
        pilot.move(*place)
        shapes.append(pilot.screen.cursor)
    pilot.click_at(*rect.centre)
    shapes.append(pilot.screen.cursor)
    assert shapes == ["drag", "usual", "usual"]


def test_what_is_locked_is_not_dragged(context: Context, fly: Fly) -> None:
    """Between stops a number stays where it is, whatever the pointer does."""
    session = context.game
    while session.at_stop or session.is_over:
        if session.needs_signature:
            session.sign()
        session.advance(to="quarter")
    pilot = fly(lambda: screen("plan", context))
    control, before = stepper(pilot, COAL), session.lever(COAL)
    assert not control.enabled
    assert control.reason
    start = middle(pilot)
    pilot.drag(start, beside(start, 5))
    pilot.wheel(f"lever:{COAL}", 3)
    assert session.lever(COAL) == before


@pytest.fixture
def board(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A clipboard of the test's own."""
    held = [""]
    monkeypatch.setattr(pygame.scrap, "put_text", lambda text: held.__setitem__(0, text))
    monkeypatch.setattr(pygame.scrap, "get_text", lambda: held[0])
    return held


@pytest.mark.parametrize(("pasted", "value"), [
    ("11.5", 11.5), ("11,5", 11.5), ("Coal\t11.5 Mt\n", 11.5), ("10+1.5", 11.5),
    ("1 1.5", 11.5),
])
def test_a_number_is_pasted_into_a_field(context: Context, fly: Fly, board: list[str],
                                         pasted: str, value: float) -> None:
    """Ctrl+V takes the place of the number, with or without typing begun."""
    pilot = fly(lambda: screen("plan", context))
    board[0] = pasted
    pilot.screen.focus_on(f"lever:{COAL}")
    pilot.key("ctrl+v", "enter")
    assert context.game.lever(COAL) == pytest.approx(value)


def test_a_field_is_copied_with_its_unit(context: Context, fly: Fly, board: list[str]) -> None:
    """Ctrl+C gives label and number with the unit, under the pointer or the focus."""
    pilot = fly(lambda: screen("plan", context))
    pilot.move(*middle(pilot))
    pilot.key("ctrl+c")
    label, _, value = board[0].partition("\t")
    assert "Coal" in label
    assert value.endswith("Mt")
    under_pointer, board[0] = board[0], ""
    pilot.screen.focus_on(f"lever:{COAL}")
    pilot.key("ctrl+c")
    assert board[0] == under_pointer
