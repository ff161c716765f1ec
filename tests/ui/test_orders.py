"""The screens on which orders are given: what is clicked is what is ordered."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from gosplan_game import paths
from gosplan_game.scenario import Scenario, load_scenario
from gosplan_game.sim.session import Session
from gosplan_game.ui.actions import Push
from gosplan_game.ui.charts.bars import BalanceBars
from gosplan_game.ui.charts.counted_rows import CountedChart
from gosplan_game.ui.pilot import Pilot
from gosplan_game.ui.screens.chessboard import ChessboardScreen
from gosplan_game.ui.screens.context import Context
from gosplan_game.ui.screens.quarter import QuarterScreen
from gosplan_game.ui.screens.registry import screen
from gosplan_game.ui.screens.why import WhyScreen
from gosplan_game.ui.settings import Settings
from gosplan_game.ui.widgets.choice import OneOf
from gosplan_game.ui.widgets.scroll import ScrollArea
from gosplan_game.ui.widgets.stepper import Stepper
from gosplan_game.viewmodels.chessboard import FACES

Fly = Callable[..., Pilot]
STOPS = 22
SCREENS = ("plan", "countryside", "prices", "people", "industry", "trade", "regions", "almanac",
           "report", "debrief")


@cache
def flagship() -> Scenario:
    """Return the flagship, read once."""
    return load_scenario("ussr-1921-1941")


@pytest.fixture
def context() -> Context:
    """A game some years in, standing at a stop."""
    scenario = flagship()
    chosen = [item.id for item in scenario.definition.commitments[:3]]
    session = Session.new(scenario, commitments=chosen, settings={"shocks": "historical"})
    reports = []
    for _ in range(STOPS):
        if session.needs_signature:
            session.sign()
        reports = session.advance()
    made = Context.standard(Settings())
    made.take(session)
    made.reports = tuple(reports)
    return made


def stepper(pilot: Pilot, item: str) -> Stepper:
    """Return the stepper of a lever item."""
    found = pilot.find(f"lever:{item}")
    assert isinstance(found, Stepper)
    return found


def whole_board(pilot: Pilot) -> ChessboardScreen:
    """Return the board of balances, which is in front."""
    assert isinstance(pilot.screen, ChessboardScreen)
    return pilot.screen


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
@pytest.mark.parametrize("name", SCREENS)
def test_a_screen_is_drawn(name: str, size: tuple[int, int], context: Context, fly: Fly) -> None:
    """Every screen draws at both sizes, and its widgets lie on it."""
    pilot = fly(lambda: screen(name, context), size=size)
    picture = pilot.picture()
    assert len({tuple(picture.get_at((x, y))) for x in range(0, size[0], 7)
                for y in range(0, size[1], 7)}) > 5
    area = pilot.screen.area
    for widget in pilot.screen.widgets:
        assert widget.rect.x >= -16
        assert widget.rect.right <= area.w + 16
        assert widget.rect.bottom <= area.h + 1


@pytest.mark.parametrize("text_size", [125, 150])
@pytest.mark.parametrize("name", SCREENS)
def test_large_text_is_drawn(name: str, text_size: int, context: Context, fly: Fly) -> None:
    """Every screen draws with large text."""
    settings = Settings(text_size=text_size)
    assert fly(lambda: screen(name, context), settings=settings).picture().get_width() == 1280


def test_a_target_is_stepped_undone_and_signed(context: Context, fly: Fly) -> None:
    """Plus raises the target, Ctrl+Z takes it back, Ctrl+Y restores it, the button signs it."""
    pilot = fly(lambda: screen("plan", context))
    before = context.game.lever("plan_target.coal")
    control = stepper(pilot, "plan_target.coal")
    step = control.step
    pilot.click("lever:plan_target.coal", (0.96, 0.5))
    assert context.game.lever("plan_target.coal") == pytest.approx(before + step)
    pilot.key("escape")
    pilot.key("ctrl+z")
    assert context.game.lever("plan_target.coal") == pytest.approx(before)
    pilot.key("ctrl+y")
    pilot.click("sign")
    assert not context.game.needs_signature
    assert context.game.standing("plan_target.coal") == pytest.approx(before + step)
    assert pilot.screen.focus is not None
    assert pilot.screen.focus.name == "main"  # what comes next is under Space


def test_a_number_typed_before_signing_is_signed(context: Context, fly: Fly) -> None:
    """A target typed and not yet entered counts when the plan is signed by a click."""
    pilot = fly(lambda: screen("plan", context))
    before = context.game.lever("plan_target.coal")
    pilot.click("lever:plan_target.coal", (0.5, 0.5))
    pilot.type("*1.1")
    pilot.click("sign")
    assert not context.game.needs_signature
    assert context.game.standing("plan_target.coal") == pytest.approx(before * 1.1, rel=1e-3)


def test_a_share_is_typed_in_percent(context: Context, fly: Fly) -> None:
    """What is typed in percent is ordered as a share."""
    pilot = fly(lambda: screen("plan", context))
    pilot.click("lever:investment_share.coal", (0.5, 0.5))
    pilot.key("ctrl+a")
    pilot.type("12")
    pilot.key("enter")
    assert context.game.lever("investment_share.coal") == pytest.approx(0.12)


def test_the_fan_follows_its_tab(context: Context, fly: Fly) -> None:
    """Another tab opens another series."""
    pilot = fly(lambda: screen("plan", context))
    first = pilot.screen.model.fan_series  # type: ignore[attr-defined]
    pilot.click("fan", (0.45, 0.5))
    assert pilot.screen.model.fan_series != first  # type: ignore[attr-defined]


def test_the_whole_board_opens_and_drafts(fly: Fly) -> None:
    """From the plan the board opens; a relief and the last round are drafted, then undone."""
    scenario = flagship()
    session = Session.new(scenario, settings={"shocks": "historical"})
    orders = scenario.policy_orders("historical")
    while str(session.quarter) < "1937-Q1":
        session._signed = orders[session.turn]
        session._play_quarter()
    context = Context.standard(Settings())
    context.take(session)
    pilot = fly(lambda: screen("plan", context))
    pilot.click("board")
    shown = whole_board(pilot).model
    assert any(row.short for row in shown.rows)
    assert any(cell.missing for row in shown.rows for cell in row.squares)
    first = shown.reliefs[0]
    pilot.click("draft:0")
    assert session.lever(first.item) == pytest.approx(first.value, abs=0.06)
    assert session.undo()
    for at, face in ((0.5, "total"), (0.9, "check")):
        pilot.click("face", (at, 0.5))
        assert whole_board(pilot).model.face == face
        pilot.picture()
    draft, last = whole_board(pilot).model.check.halves
    assert draft.short
    assert sum(good.missing for good in last.goods) <= sum(good.missing for good in draft.goods)
    pilot.click("take")
    assert len(session.changed()) > 3
    pilot.click("close")
    assert pilot.find("sign") is not None


@pytest.mark.parametrize("text_size", [100, 150])
@pytest.mark.parametrize("language", ["en", "es", "ru"])
def test_the_board_fits(text_size: int, language: str, context: Context, fly: Fly) -> None:
    """In every language and at the largest text nothing lies outside the plate."""
    settings = Settings(text_size=text_size, language=language)
    context.settings = settings
    pilot = fly(lambda: screen("chessboard", context), settings=settings)
    for face in FACES:
        front = whole_board(pilot)
        front.face = face
        front.entered()
        pilot.picture()
        plate = front.plate
        for widget in pilot.screen.widgets:
            assert widget.rect.right <= plate.right
            assert widget.rect.bottom <= plate.bottom


@cache
def gold_years() -> Session:
    """The flagship in the years of gold shops, as history ordered."""
    scenario = flagship()
    session = Session.new(scenario, settings={"shocks": "historical"})
    orders = scenario.policy_orders("historical")
    while str(session.quarter) < "1932-Q3":
        session._signed = orders[session.turn]
        session._play_quarter()
    return session


@pytest.mark.parametrize("text_size", [100, 150])
@pytest.mark.parametrize("language", ["en", "es", "ru"])
def test_gold_shops_are_reached_by_keys_and_by_mouse(text_size: int, language: str, fly: Fly
                                                     ) -> None:
    """The shops' order is seen after scrolling away and back, and Tab brings it into view."""
    settings = Settings(text_size=text_size, language=language)
    context = Context.standard(settings)
    context.take(gold_years())
    pilot = fly(lambda: screen("trade", context), settings=settings)
    area = pilot.find("levers levers")
    assert isinstance(area, ScrollArea)
    made = stepper(pilot, "gold_shops")
    assert (made.lower, made.upper) == (0.0, 100.0)
    assert made.value > 0.0
    assert "Torgsin" in made.tip or "Торгсин" in made.tip

    def seen() -> bool:
        place = stepper(pilot, "gold_shops").on_screen()
        return place.y >= area.rect.y and place.bottom <= area.rect.bottom

    pilot.move(area.rect.x + 4, area.rect.y + 60)
    area.scroll_to(area.room)
    assert not seen()
    for _ in range(80):
        pilot.key("tab")
        if stepper(pilot, "gold_shops").focused:
            break
    assert seen()
    before = stepper(pilot, "gold_shops").value
    pilot.key("right")
    assert stepper(pilot, "gold_shops").value == pytest.approx(before + 10.0)
    pilot.key("left")
    pilot.click("lever:gold_shops", (0.95, 0.5))
    assert stepper(pilot, "gold_shops").value == pytest.approx(before + 10.0)
    pilot.key("ctrl+z")
    assert stepper(pilot, "gold_shops").value == pytest.approx(before)


def test_six_balances_are_seen_at_once(context: Context, fly: Fly) -> None:
    """On the smallest window six balances stand in view before anything is scrolled."""
    pilot = fly(lambda: screen("plan", context))
    bars = pilot.find("balance bars")
    assert isinstance(bars, BalanceBars)
    window = next(each for each in pilot.screen.widgets
                  if isinstance(each, ScrollArea) and bars in each.children)
    assert 6 * bars.rect.h / len(bars.bars) <= window.rect.h + 0.5


def test_back_to_the_orders_in_force(context: Context, fly: Fly) -> None:
    """All drafted orders are taken back at once."""
    context.game.order("ration", context.game.standing("ration") + 0.01)
    pilot = fly(lambda: screen("plan", context))
    pilot.click("reset")
    assert context.game.changed() == {}


@pytest.mark.parametrize(("name", "item"), [
    ("countryside", "grain_quota"), ("prices", "turnover_tax"), ("people", "ration"),
    ("trade", "machinery_imports"),
])
def test_a_lever_is_stepped(name: str, item: str, context: Context, fly: Fly) -> None:
    """Each screen orders its levers, and marks what was changed."""
    pilot = fly(lambda: screen(name, context))
    before = context.game.lever(item)
    pilot.click(f"lever:{item}", (0.96, 0.5))
    assert context.game.lever(item) > before
    assert stepper(pilot, item).changed


def test_ranks_in_supply_are_set_branch_by_branch(context: Context, fly: Fly) -> None:
    """Whoever wants machines served before houses finds a control for it."""
    pilot = fly(lambda: screen("industry", context))
    side = pilot.find("side")
    assert isinstance(side, OneOf)
    pilot.click_at(*side.places[1].centre)
    ranks = [f"priority.{branch}" for branch in context.game.scenario.labels.branches]
    before = {item: context.game.lever(item) for item in ranks}
    for item in ranks:
        control, levers = stepper(pilot, item), pilot.find("levers")
        assert isinstance(levers, ScrollArea)
        levers.reveal(control.rect)
        pilot.click(f"lever:{item}", (0.96, 0.5))
        assert context.game.lever(item) == pytest.approx(before[item] + 0.1)


def test_a_building_site_is_started_and_stopped(context: Context, fly: Fly) -> None:
    """The button orders the site at full speed, and takes the order back."""
    pilot = fly(lambda: screen("industry", context))
    site = next(widget.name for top in pilot.screen.widgets for widget in top.walk()
                if widget.name.startswith("site:") and widget.enabled)
    item = f"project_start.{site.removeprefix('site:')}"
    before = context.game.lever(item)
    pilot.click(site)
    assert context.game.lever(item) == (0.0 if before > 0 else 1.0)
    pilot.click(site)
    assert context.game.lever(item) == (1.0 if before > 0 else 0.0)


def test_the_almanac_opens_finds_and_writes(context: Context, fly: Fly) -> None:
    """A series is opened from the list, found by letters, and written as files."""
    pilot = fly(lambda: screen("almanac", context))
    pilot.click("series:horses")
    assert pilot.screen.model.series == "horses"  # type: ignore[attr-defined]
    pilot.click("find")
    pilot.type("steel")
    listed = [entry.series for section in pilot.screen.model.sections  # type: ignore[attr-defined]
              for entry in section.entries]
    assert listed == ["steel"]
    for name in ("csv", "png"):
        pilot.click(name)
        pilot.key("enter")
    written = sorted(path.suffix for path in (paths.user_dir() / "exports").iterdir())
    assert written == [".csv", ".png"]


def test_the_report_leads_to_the_desk(context: Context, fly: Fly) -> None:
    """Enter goes on to the desk."""
    pilot = fly(lambda: screen("report", context))
    pilot.key("enter")
    assert pilot.screen.place == "desk"  # type: ignore[attr-defined]


def test_a_mandate_is_answered(context: Context, fly: Fly) -> None:
    """The chosen answer is sent, and what came of it is said."""
    game = context.game
    while not any(dossier.kind == "mandate" for dossier in game.dossiers()):
        if game.needs_signature:
            game.sign()
        game.advance()
    given = next(dossier.id for dossier in game.dossiers() if dossier.kind == "mandate")
    pilot = fly(lambda: screen("desk", context))
    pilot.app.stage.do(Push(screen("mandate", context, mandate=given)))
    pilot.click("answer:counter")
    pilot.click("send")
    pilot.key("enter")
    answer = next(item.answer for item in game.mandates() if item.id == given)
    assert answer in ("eased", "refused")


def test_the_debrief_is_written_as_a_page(context: Context, fly: Fly) -> None:
    """The button writes one HTML file into the user's folder."""
    pilot = fly(lambda: screen("debrief", context))
    pilot.wait(100)
    pilot.click("page")
    pages = list(Path(paths.user_dir() / "debriefs").glob("*.html"))
    assert len(pages) == 1
    assert pages[0].read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_the_fan_looks_to_the_plans_end(context: Context, fly: Fly) -> None:
    """Where a plan of five years runs, a box draws the fan to its end."""
    game = context.game
    pilot = fly(lambda: screen("plan", context))
    before = pilot.screen.model  # type: ignore[attr-defined]
    assert (game.quarters_of_plan > 4) == bool(before.far)
    while not game.is_over and game.quarters_of_plan <= 4:
        if game.needs_signature:
            game.sign()
        game.advance()
    pilot = fly(lambda: screen("plan", context))
    near = pilot.screen.model.fan  # type: ignore[attr-defined]
    pilot.click("far")
    far = pilot.screen.model.fan  # type: ignore[attr-defined]
    assert far.x_range[1] == pytest.approx(near.x_range[1] + (game.quarters_of_plan - 4) / 4)
    assert len(far.bands[0].points) == game.quarters_of_plan + 1


def test_a_row_of_the_report_is_asked_about(context: Context, fly: Fly) -> None:
    """W over any part of a branch's row, or on the row that arrows read, asks about its output."""
    pilot = fly(lambda: screen("report", context))
    assert isinstance(pilot.screen, QuarterScreen)
    row = pilot.screen.model.rows[1]
    chart = pilot.find("fulfilment")
    assert isinstance(chart, CountedChart)
    place = chart.points()[1].at
    pilot.move(place.right - 20, place.y + place.h / 2)
    pilot.key("w")
    assert isinstance(pilot.screen, WhyScreen)
    assert pilot.screen.series == row.series
    pilot.key("escape")
    pilot.screen.focus_on("fulfilment")
    pilot.key("home", "down", "w")
    assert isinstance(pilot.screen, WhyScreen)
    assert pilot.screen.series == row.series
