"""From the title: a game at once, and history's figures without a game."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gosplan_game.ui.charts.line import LineChart
from gosplan_game.ui.pilot import Pilot
from gosplan_game.ui.screens.context import Context
from gosplan_game.ui.screens.registry import screen
from gosplan_game.ui.settings import Settings
from gosplan_game.viewmodels.briefing import COMMITMENTS


@pytest.fixture
def started(fly: Callable[..., Pilot], monkeypatch: pytest.MonkeyPatch, tmp_path: object
            ) -> tuple[Pilot, Context]:
    """Return the title with its context, in a home of its own."""
    monkeypatch.setenv("GOSPLAN_HOME", str(tmp_path))
    context = Context.standard(Settings())
    return fly(lambda: screen("title", context)), context


def _settled(pilot: Pilot) -> str:
    for _ in range(20):
        pilot.wait(50)
    return type(pilot.screen).__name__


def test_a_quick_start_stands_at_the_desk(started: tuple[Pilot, Context]) -> None:
    """One key: the whole term, its first promises, ordinary rules, the first stops together."""
    pilot, context = started
    pilot.key("q")
    assert _settled(pilot) == "DeskScreen"
    known = context.game.scenario.definition.commitments
    assert context.game.commitments == tuple(each.id for each in known[:COMMITMENTS])
    assert context.game.turn == context.game.scenario.first_turn
    assert context.coach is not None
    assert "difficulty" not in context.game.settings


def test_history_can_be_read_without_a_game(started: tuple[Pilot, Context]) -> None:
    """The almanac of the title shows each published series to its end, and no game's figures."""
    pilot, context = started
    pilot.key("a")
    assert _settled(pilot) == "HistoryScreen"
    chart = pilot.find("chart")
    assert isinstance(chart, LineChart)
    assert [line.role for line in chart.lines] == ["history"]
    assert chart.table()[-1][0] == "1940"
    assert context.session is None
    pilot.click("find")
    pilot.type("steel")
    pilot.click("series:steel")
    assert pilot.find("chart").label.startswith("Steel")
    pilot.key("escape")
    pilot.key("escape")
    assert type(pilot.screen).__name__ == "TitleScreen"
