"""The dead of a country and of another, on black: whole figures with their number, and read.

Never in red, never cut, never netted.
"""

from __future__ import annotations

from collections.abc import Sequence

from gosplan_game.report.signs import PERSONS
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.charts.counted import row_of_signs
from gosplan_game.ui.charts.readable import Point, ReadableChart, Value
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.typesetting import Typesetter
from gosplan_game.viewmodels.debrief import Debrief, Turn

FIGURE, PITCH, CLOSE = 20.0, 17.0, 14.0
"""Side of a standing figure, the usual distance of two, and the least."""
EDGE, GAP = 32.0, 24.0
NAME = 176.0
"""Width of the column of names left of the countries."""


def rows_of_dead(width: float, *figures: int) -> int:
    """Return in how many rows so many standing figures find room, two at most."""
    return 1 if all(FIGURE + (count - 1) * CLOSE <= width for count in figures) else 2


def paint_dead(canvas: Canvas, place: Rect, figure: str, figures: int, whose: str,
               rows: int = 2) -> None:
    """Draw the dead of a country in whole standing figures, with their number."""
    if figures:
        row_of_signs(canvas, PERSONS, Rect(place.x - 4, place.y, place.w, rows * FIGURE),
                     figures, size=FIGURE, pitch=PITCH, ink="paper")
    numeral, caption = canvas.theme.leading("numeral_small"), canvas.theme.leading("caption")
    y = place.y + rows * FIGURE + numeral * 0.6
    canvas.text_middle(figure, place.x, y, "numeral_small", "paper")
    canvas.text_middle(whose, place.x, y + numeral * 0.5 + caption * 0.6, "caption", "pale",
                       most=place.w)


def dead_height(setter: Typesetter, rows: int = 2) -> float:
    """Return the height that `paint_dead` needs."""
    return rows * FIGURE + setter.leading("numeral_small") * 1.2 + setter.leading("caption")


class OnBlack(ReadableChart):
    """A chart of the dead: it fills its ground with ink, and marks what is read in paper."""

    beside = True
    draws_focus = True

    def draw_chart(self, canvas: Canvas) -> None:
        """Draw the ground and what stands on it."""
        canvas.fill(self.rect, "ink")
        self.draw_dead(canvas)
        if self.focused:
            canvas.frame(self.rect.inset(1), "paper", 2)

    def draw_dead(self, canvas: Canvas) -> None:
        """Draw figures and numbers."""

    def draw_mark(self, canvas: Canvas, point: Point) -> None:
        """Mark what is read."""
        canvas.frame(point.at.inset(-3), "paper", 2)


class CostChart(OnBlack):
    """The dead of the player's country and of the one with a decision reversed.

    Args:
        rect: Its place, the edges of the page included.
        model: The debrief.
        turn: The decision reversed; none while it is found out, or where none mattered.
    """

    def __init__(self, rect: Rect, model: Debrief, turn: Turn | None) -> None:
        super().__init__("cost", rect, label=model.cost_title, source=model.people_note)
        self.model, self.turn = model, turn

    @property
    def dead(self) -> tuple[str, int, str]:
        """The player's dead as a number and in figures, and what one figure is."""
        if self.turn is not None:
            return self.turn.yours.figure, self.turn.yours.figures, self.turn.figure_legend
        return self.model.people[0].figure, self.model.figures, self.model.figures_legend

    def countries(self) -> Sequence[Rect]:
        """Return the places of the countries, the player's first and the other one last."""
        return self.inner.columns(2, EDGE)

    @property
    def inner(self) -> Rect:
        """The place without the edges."""
        return self.rect.inset(EDGE, 0)

    def points(self) -> list[Point]:
        """Return the countries with their dead."""
        model, turn, places = self.model, self.turn, self.countries()
        found = [Point(places[0], model.yours_title, (Value(model.cost_note, self.dead[0]),))]
        if turn is not None:
            found.append(Point(places[-1], turn.column_title,
                               (Value(model.cost_note, turn.other.figure),)))
        return found

    def rows(self) -> int:
        """Return in how many rows the figures stand."""
        other = self.turn.other.figures if self.turn else 0
        return rows_of_dead(self.countries()[0].w, self.dead[1], other)

    def height(self, setter: Typesetter) -> float:
        """Return the height it needs."""
        return dead_height(setter, self.rows()) + 64

    def draw_dead(self, canvas: Canvas) -> None:
        """Draw head, figures and numbers."""
        model, inner = self.model, self.inner
        x, y = inner.x, inner.y + 14
        canvas.pictogram("candle", x, y, 30, "paper")
        width = canvas.text_middle(model.cost_title, x + 40, y + 14, "section_small", "paper")
        note = f"{model.cost_note}; {self.dead[2]}"
        canvas.text_middle(note, x + 56 + width, y + 15, "caption", "pale",
                           most=inner.w - width - 56)
        self.draw_countries(canvas, y + 40)

    def draw_countries(self, canvas: Canvas, y: float) -> None:
        """Draw the dead of both countries from a height downwards."""
        places, rows, turn = self.countries(), self.rows(), self.turn
        figure, figures, _ = self.dead
        shown = [(places[0], figure, figures, self.model.yours_title)]
        if turn is not None:
            shown.append((places[-1], turn.other.figure, turn.other.figures, turn.column_title))
        for place, number, signs, whose in shown:
            paint_dead(canvas, Rect(place.x, y, place.w, 0), number, signs, whose, rows)


class CountryCost(CostChart):
    """The same with what history counts between the two, and the words left of them."""

    def countries(self) -> Sequence[Rect]:
        """Return the places of the player's country, history and the other one."""
        return self.inner.trim(left=NAME).columns(3, GAP)

    def points(self) -> list[Point]:
        """Return the countries with their dead, history's counts between them."""
        own, *other = super().points()
        place = self.countries()[1]
        said = [Point(place, self.model.history_title, (Value("", count.text),), count.source)
                for count in self.model.history]
        return [own, *said, *other]

    def height(self, setter: Typesetter) -> float:
        """Return the height it needs."""
        lines = sum(len(setter.wrap(count.text, "small", self.countries()[1].w))
                    for count in self.model.history)
        history = setter.leading("small") * (lines + 1) + 18
        return max(history, dead_height(setter, self.rows()) + 24, self._legend(setter)[2] + 26)

    def _legend(self, setter: Typesetter) -> tuple[float, float, float]:
        """Return where note and legend begin under the top, and where they end."""
        width = NAME - 12
        note = max(38.0, setter.height(self.model.cost_title, "section_small", NAME - 52)) + 2
        legend = note + setter.height(self.model.cost_note, "small", width) + 2
        shown = self.dead[1] or self.turn is not None
        return note, legend, legend + (setter.height(self.dead[2], "small", width)
                                       if shown else 0.0)

    def draw_dead(self, canvas: Canvas) -> None:
        """Draw the words, the countries and what history counts."""
        model, setter = self.model, canvas.setter
        x, y = self.inner.x, self.inner.y + 10
        canvas.pictogram("candle", x, y, 34, "paper")
        canvas.paragraph(model.cost_title, Rect(x + 40, y, NAME - 52, 0), "section_small", "paper")
        note, under, _ = self._legend(setter)
        canvas.paragraph(model.cost_note, Rect(x, y + note, NAME - 12, 0), "small", "pale")
        self.draw_countries(canvas, y)
        if self.dead[1] or self.turn is not None:
            canvas.paragraph(self.dead[2], Rect(x, y + under, NAME - 12, 0), "small", "pale")
        small, beside = canvas.theme.leading("small"), self.countries()[1]
        canvas.text_middle(model.history_title, beside.x, y + small / 2, "small_bold", "paper")
        top = y + small
        for count in model.history:
            top = canvas.lines(setter.wrap(count.text, "small", beside.w), beside.x, top, small,
                               "pale")
