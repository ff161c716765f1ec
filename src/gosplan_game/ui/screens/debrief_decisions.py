"""The debrief's page on decisions: those that mattered most, one of them chosen."""

from __future__ import annotations

from collections.abc import Sequence

from gosplan_game.report.plots import Chart
from gosplan_game.report.words import Words
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.charts.line import STROKES, LineChart
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.screens.debrief_country import paint_work
from gosplan_game.ui.screens.debrief_dead import EDGE, CostChart
from gosplan_game.ui.typesetting import Typesetter
from gosplan_game.ui.widgets.base import Widget
from gosplan_game.ui.widgets.button import Button, Pressable
from gosplan_game.ui.widgets.label import Paragraph, Section
from gosplan_game.ui.widgets.scroll import ScrollArea
from gosplan_game.viewmodels.debrief import Debrief, Turn, Turning

BADGE = 84.0
CHART = 100.0
"""The least height of the charts, with their titles."""


class TurnRow(Pressable):
    """One decision that mattered: its date, its name, what it did."""

    def __init__(self, name: str, rect: Rect, turn: Turn, chosen: bool) -> None:
        super().__init__(name, rect, label=turn.name, tip=f"**{turn.name}.** {turn.line}")
        self.turn, self.chosen = turn, chosen

    @staticmethod
    def room(setter: Typesetter, width: float, turn: Turn) -> float:
        """Return the width of the name in a row of that width."""
        return width - BADGE - 32 - setter.width(turn.figure, "table_bold")

    @classmethod
    def height(cls, setter: Typesetter, width: float, turn: Turn) -> float:
        """Return the height its words need."""
        name = setter.height(turn.name, "text", cls.room(setter, width, turn))
        return name + setter.leading("caption") + 10

    def draw(self, canvas: Canvas) -> None:
        """Draw the badge, the two lines, and the figure at the right."""
        rect, turn = self.rect, self.turn
        if self.chosen:
            canvas.fill(rect, "blue_tint")
        elif self.hovered:
            canvas.fill(rect, "tint")
        first = rect.y + 5 + canvas.theme.leading("text") / 2
        second = rect.bottom - 5 - canvas.theme.leading("caption") / 2
        badge = Rect(rect.x, rect.y + 4, BADGE, canvas.theme.leading("text") + 2)
        canvas.fill(badge, "blue" if self.chosen else "ink")
        canvas.text_middle(turn.date, badge.centre[0], first, "tab", "paper", "centre", BADGE - 8)
        room = rect.w - BADGE - 20
        canvas.text_middle(turn.figure, rect.right - 6, first, "table_bold", "ink", "right")
        name = self.room(canvas.setter, rect.w, turn)
        canvas.paragraph(turn.name, Rect(rect.x + BADGE + 10, rect.y + 5, name, 0), "text")
        canvas.text_middle(turn.line, rect.x + BADGE + 10, second, "caption", "second", most=room)
        canvas.horizontal(rect.x, rect.right, rect.bottom - 1, "rule")


class ChartKey(Widget):
    """What the lines of the charts are: a stroke of each and its name."""

    STROKE = 28.0

    def __init__(self, rect: Rect, lines: Sequence[tuple[str, str]]) -> None:
        super().__init__("", rect, label=", ".join(name for _, name in lines))
        self.lines = tuple(lines)

    def draw(self, canvas: Canvas) -> None:
        """Draw strokes and names from left to right."""
        x, middle = self.rect.x, self.rect.y + self.rect.h / 2
        for role, name in self.lines:
            stroke = STROKES[role]
            line = [(x, middle), (x + self.STROKE, middle)]
            if stroke.dashed:
                canvas.dashed(line, stroke.ink, stroke.width)
            else:
                canvas.line(line, stroke.ink, stroke.width)
            x += self.STROKE + 8
            x += canvas.text_middle(name, x, middle, "caption", stroke.text,
                                    most=self.rect.right - x) + 20


class DecisionsPage:
    """Makes the page's widgets for a place and a chosen decision.

    Args:
        setter: The typesetter in force.
        model: The debrief.
        found: What mattered; none while it is being found out.
        turn: The decision that is chosen, where there is one.
        share: How far the finding out is.
        charts: The country with the chosen decision reversed beside the player's.
        words: Writes a value of a chart.
    """

    def __init__(self, setter: Typesetter, model: Debrief, found: Turning | None,
                 turn: Turn | None, share: float, charts: Sequence[Chart],
                 words: Words) -> None:
        self.setter, self.model, self.found = setter, model, found
        self.turn, self.share = turn, share
        self.charts, self.words = tuple(charts), words

    def build(self, body: Rect) -> list[Widget]:
        """Return the list and the chosen decision, scrolling; its human cost is always in sight."""
        children, bottom = self._upper(body)
        bleed = Rect(0, body.y, body.right + EDGE, body.h)
        costs: list[Widget] = []
        if self.turn is not None:
            cost = CostChart(bleed, self.model, self.turn)
            cost.rect = bleed.lowest(cost.height(self.setter))
            bleed, costs = bleed.trim(bottom=cost.rect.h + 8), [cost]
            if self.charts:
                row = Rect(body.x, bottom + 16, body.w, max(CHART, bleed.bottom - bottom - 16))
                children += self._beside(row)
                bottom = row.bottom
        return [ScrollArea(
            "decisions", bleed, children, bottom - body.y,
            paint=lambda canvas: self._paint(canvas, body), focusable=True,
            label=self.model.mattered_title), *costs]

    def _beside(self, row: Rect) -> list[Widget]:
        """Return what became of a few series, in both countries."""
        widgets: list[Widget] = []
        places = row.columns(len(self.charts), 24)
        for index, (chart, place) in enumerate(zip(self.charts, places, strict=True)):
            widgets += [
                Section(place.top(30), chart.title),
                LineChart(f"beside {index}", place.trim(top=38), chart, labels=False,
                          show_value=self.words.measured(chart.measure),
                          show_time=lambda at: str(int(at))),
            ]
        return widgets

    def _upper(self, body: Rect) -> tuple[list[Widget], float]:
        """Return what mattered most and what the chosen decision did, and where they end."""
        if self.found is None:
            return [], body.y + 80
        setter, head = self.setter, Section.height(self.setter)
        left, right = body.columns((1.3, 1.0), 32)
        widgets: list[Widget] = [Section(left.top(30), self.found.title, self.found.note)]
        y = body.y + head + 2
        for index, turn in enumerate(self.found.rows):
            height = TurnRow.height(setter, left.w, turn)
            widgets.append(TurnRow(f"turn:{index}", Rect(left.x, y, left.w, height), turn,
                                   turn is self.turn))
            y += height
        for text in filter(None, (self.found.nothing, self.found.method)):
            tall = setter.height(text, "caption", left.w)
            widgets.append(Paragraph(Rect(left.x, y + 10, left.w, tall), text, "caption",
                                     "second", cut=False))
            y += tall + 10
        if self.turn is None:
            return widgets, y
        end = self._chosen(self.turn, right, widgets, body.y + head + 2)
        if not self.charts:
            return widgets, max(y, end)
        line = setter.leading("caption") + 4
        key = Rect(right.x, max(y - line, end + 10), right.w, line)
        widgets.append(ChartKey(key, (("yours", self.model.yours_title),
                                      ("other", self.turn.column_title),
                                      ("history", self.model.beside_title))))
        return widgets, max(y, key.bottom)

    def _chosen(self, turn: Turn, right: Rect, widgets: list[Widget], y: float) -> float:
        """Add what the chosen decision did; return where it ends."""
        setter = self.setter
        widgets.append(Section(right.top(30), turn.column_title, turn.date, ink="blue"))
        for text, kind, gap in ((turn.name, "text_bold", 2.0), (turn.instead, "text", 8.0),
                                *((line, "text", 2.0) for line in turn.lines)):
            tall = setter.height(text, kind, right.w)
            widgets.append(Paragraph(Rect(right.x, y, right.w, tall), text, kind, "ink",
                                     cut=False))
            y += tall + gap
        control = setter.theme.control(36)
        width = min(right.w, setter.width(turn.play_on, "button") + 40)
        widgets.append(Button("play_on", Rect(right.x, y + 10, width, control), turn.play_on,
                              "outline", tip=turn.play_on_note))
        return y + 10 + control

    # Picture ---------------------------------------------------------------------------------

    def _paint(self, canvas: Canvas, body: Rect) -> None:
        """Draw how far the work is."""
        if self.found is None:
            paint_work(canvas, body.left(min(body.w, 560.0)), self.model.working, self.share)
