"""The debrief's page of charts: year by year, and another game of the country laid beside."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from gosplan_game.report.plots import Chart
from gosplan_game.ui.charts.line import LineChart
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.screens.context import Context
from gosplan_game.ui.screens.storage import game_name, games_beside
from gosplan_game.ui.typesetting import Typesetter
from gosplan_game.ui.widgets.base import Widget
from gosplan_game.ui.widgets.button import Button
from gosplan_game.ui.widgets.choice import Option
from gosplan_game.ui.widgets.label import Label, Paragraph, Section
from gosplan_game.ui.widgets.menu import DropDown
from gosplan_game.viewmodels.debrief import BesideGame, beside_game

MOST_GAMES = 30
AGAIN, CHOICE = 260.0, 300.0


class YearsPage:
    """Makes the page's widgets, and keeps which game is laid beside."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.games: list[tuple[str, str]] | None = None
        self.path = ""
        self.beside: BesideGame | None = None

    def choose(self, path: str) -> None:
        """Lay another game beside, or none."""
        from gosplan_game.sim.session import Session

        self.path = path
        self.beside = beside_game(
            self.context.game, self.context.texts, game_name(self.context, Path(path)),
            Session.load(path)) if path else None

    def build(self, setter: Typesetter, body: Rect, own: Sequence[Chart]) -> list[Widget]:
        """Return the choice, what is said of it, and four charts two in a row."""
        control = setter.theme.control(30)
        widgets = self._head(setter, body.top(control))
        area = body.trim(top=control + 10)
        if self.beside is not None:
            tall = setter.height(self.beside.dead, "text", area.w)
            widgets.append(Paragraph(area.top(tall), self.beside.dead, "text", cut=False))
            area = area.trim(top=tall + 6)
        charts = (self.beside.charts if self.beside else tuple(own))[:4]
        columns, height, head = area.columns(2, 32), area.h / 2, Section.height(setter)
        for index, chart in enumerate(charts):
            place = Rect(columns[index % 2].x, area.y + (index // 2) * height,
                         columns[index % 2].w, height - 12)
            widgets += [
                Section(place.top(30), chart.title),
                LineChart(f"chart {index}", place.trim(top=head + 4), chart,
                          show_value=self.context.words.measured(chart.measure),
                          show_time=lambda at: str(int(at))),
            ]
        return widgets

    def _head(self, setter: Typesetter, place: Rect) -> list[Widget]:
        """Return the button that goes back to a stop, and the choice of another game."""
        words = self.context.words
        text = words("menu.again")
        wide = max(AGAIN, setter.width(text, "button") + 36)
        widgets: list[Widget] = [Button("again", place.left(wide), text, "outline")]
        if self.games is None:
            self.games = games_beside(self.context, MOST_GAMES)
        if self.games:
            label = words("debrief.beside_game")
            room = setter.width(label, "caption") + 8
            options = [Option("", words("debrief.beside_none")),
                       *(Option(path, name) for path, name in self.games)]
            choice = place.rightmost(CHOICE)
            widgets += [
                Label(Rect(choice.x - room, place.y, room, place.h), label, "caption", "second"),
                DropDown("beside", choice, options, self.path, label=label),
            ]
        return widgets
