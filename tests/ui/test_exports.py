"""Charts leave the window: as picture and figures, and beside another game's."""

import csv
from collections.abc import Callable
from pathlib import Path

import pygame
import pytest

from gosplan_game import load_scenario
from gosplan_game.sim.session import Session
from gosplan_game.ui.charts.line import LineChart
from gosplan_game.ui.charts.small import Small, SmallMultiples
from gosplan_game.ui.dialog import Dialog
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.pilot import Pilot
from gosplan_game.ui.screens.almanac import AlmanacScreen
from gosplan_game.ui.screens.context import Context
from gosplan_game.ui.screens.storage import save_game
from gosplan_game.ui.settings import Settings
from gosplan_game.ui.widgets.menu import DropDown

QUARTERS = 13


@pytest.fixture
def context() -> Context:
    """A game of three years, and another of the same scenario saved under a name."""
    made = Context.standard(Settings())
    scenario = load_scenario("ussr-1921-1941")
    for seed in (2, 1):
        session = Session.new(scenario, seed=seed)
        while session.turn < QUARTERS:
            if session.needs_signature:
                session.sign()
            session.advance("quarter")
        made.session = session
        if seed == 2:
            save_game(made, "other seed")
    return made


def almanac(context: Context, fly: Callable[..., Pilot]) -> tuple[Pilot, AlmanacScreen]:
    """Return the almanac at the harvest and its pilot."""
    screen = AlmanacScreen(context, "grain_harvest")
    return fly(lambda: screen), screen


def test_a_chart_is_written_as_picture_and_figures(
    context: Context, fly: Callable[..., Pilot], home: Path
) -> None:
    """E on a chart writes a PNG of full size and a CSV of its bare numbers, and says where."""
    pilot, screen = almanac(context, fly)
    screen.focus_on("chart")
    pilot.key("e")
    assert isinstance(pilot.screen, Dialog)
    written = {path.suffix: path for path in (home / "exports").iterdir()}
    assert written.keys() == {".png", ".csv"}
    assert all(str(path) in pilot.screen.text for path in written.values())
    assert pygame.image.load(written[".png"]).get_size() == (1920, 1080)
    chart = screen.find("chart")
    assert isinstance(chart, LineChart)
    with written[".csv"].open(encoding="utf-8", newline="") as file:
        assert list(csv.reader(file)) == chart.figures()


def test_another_game_is_laid_beside(context: Context, fly: Callable[..., Pilot]) -> None:
    """Chosen in the almanac, a saved game stands as a line, a column of the table and of CSV."""
    _, screen = almanac(context, fly)
    menu = screen.find("compare")
    assert isinstance(menu, DropDown)
    assert [option.text for option in menu.options[1:]] == ["other seed, at 1924 II"]
    screen.answer(DropDown.Changed("compare", menu.options[1].key))
    line = next(line for line in screen.model.chart.lines if line.role == "other")
    yours = next(line for line in screen.model.chart.lines if line.role == "reported")
    assert "other seed" in line.label
    assert len(line.points) == len(yours.points) >= 3
    assert line.points != yours.points
    assert screen.model.table.heads[-1] == "other seed"
    head, *rows = screen.model.csv.splitlines()
    assert head == "year,value,history,other"
    assert all(row.count(",") == 3 for row in rows)
    screen.answer(DropDown.Changed("compare", ""))
    assert not [line for line in screen.model.chart.lines if line.role == "other"]


def test_a_series_is_shown_by_region(context: Context, fly: Callable[..., Pilot]) -> None:
    """Nine small charts, read one by one, and a table of their last values."""
    pilot, screen = almanac(context, fly)
    screen.by_region = True
    screen.rebuild()
    chart = screen.find("regions")
    assert isinstance(chart, SmallMultiples)
    assert len(chart.points()) == 9
    screen.focus_on("regions")
    pilot.key("right", "right")
    assert chart.place == 1 or screen.find("regions").place == 1  # type: ignore[attr-defined]
    assert len(chart.table()) == 10


def test_small_charts_name_and_figure_never_collide() -> None:
    """A long name takes a line of its own; each chart keeps to its place."""
    smalls = [Small(name, (1.0, 3.0, 2.0), "12.5") for name in ("Urals", "Siberia and Far East")]
    made = SmallMultiples("s", Rect(0, 0, 216, 120), smalls)
    left, right = (point.at for point in made.points())
    assert left.right < right.x
    assert right.right <= 216
