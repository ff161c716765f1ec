"""The debrief's second page: your country, history, and one decision reversed.

Three countries in counted signs, and the human cost of each on black.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from gosplan_game.ui.canvas import Canvas, Ink
from gosplan_game.ui.charts.counted import row_of_signs
from gosplan_game.ui.charts.counted_rows import CountedChart
from gosplan_game.ui.charts.readable import Value
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.screens.debrief_dead import EDGE, GAP, NAME, CountryCost
from gosplan_game.ui.typesetting import Typesetter
from gosplan_game.ui.widgets.base import Widget
from gosplan_game.ui.widgets.scroll import ScrollArea
from gosplan_game.viewmodels.debrief import Debrief, Outcome, Turn

SIGN, TIGHT = 22.0, 1.06
"""Side of a counted sign, and the least distance of two in sides."""
BEFORE = 6.0
CLOSE = 0.92
"""The two lines of a name stand closer than lines of a text."""


def paint_work(canvas: Canvas, rect: Rect, text: str, share: float) -> None:
    """Draw what is being worked at and how far it is."""
    canvas.text_middle(text, rect.x, rect.y + 10, "caption", "second", most=rect.w)
    track = Rect(rect.x, rect.y + 24, rect.w, 6)
    canvas.fill(track, "pale")
    canvas.fill(track.left(track.w * min(1.0, max(0.0, share))), "blue")


class CountryPage:
    """Makes the page's widgets for a place and a chosen decision.

    Args:
        setter: The typesetter in force.
        model: The debrief.
        turn: The decision reversed in the third column; none while it is found out, or
            where none mattered.
        share: How far the finding out is; 1 when it is done.
    """

    def __init__(self, setter: Typesetter, model: Debrief, turn: Turn | None, share: float
                 ) -> None:
        self.setter, self.model, self.turn, self.share = setter, model, turn, share

    def build(self, body: Rect) -> list[Widget]:
        """Return one scrolling area with everything on it."""
        bleed = Rect(0, body.y, body.right + EDGE, body.h)
        cost = CountryCost(bleed, self.model, self.turn)
        dead = cost.height(self.setter)
        rows = Rect(body.x, body.y + self._heads_height(), body.w,
                    self._row(body, dead) * len(self.model.outcomes))
        cost.rect = Rect(0, rows.bottom + BEFORE, bleed.w, dead)
        counted = CountedChart("outcomes", rows, self._read(), self._paint_rows,
                               label=self.model.outcomes_title, source=self.model.footer)
        return [ScrollArea(
            "country", bleed, (counted, cost), cost.rect.bottom - body.y,
            paint=lambda canvas: self._paint_heads(canvas, body), focusable=True,
            label=self.model.outcomes_title)]

    def _read(self) -> list[tuple[str, tuple[Value, ...]]]:
        """Return what is read of every outcome: the figures of all countries."""
        turn, model = self.turn, self.model
        others = turn.outcomes if turn else [None] * len(model.outcomes)
        rows = []
        for outcome, other in zip(model.outcomes, others, strict=True):
            said = [Value(model.yours_title, outcome.your_text),
                    Value(model.beside_title, outcome.history_text)]
            if turn is not None and other is not None:
                said.append(Value(turn.column_title, other.text))
            rows.append((f"{outcome.name}, {outcome.year}", tuple(said)))
        return rows

    # Measures --------------------------------------------------------------------------------

    def _columns(self, rect: Rect) -> tuple[Rect, Rect, Rect]:
        """Return the places of the three countries."""
        one, two, three = rect.trim(left=NAME).columns(3, GAP)
        return one, two, three

    def _heads_height(self) -> float:
        return self._note_top + self.setter.leading("caption")

    @property
    def _note_top(self) -> float:
        """Where the note under a country's head begins."""
        return max(34.0, 10 + 1.3 * self.setter.theme.size("section"))

    def _row(self, body: Rect, dead: float) -> float:
        """Return the height of an outcome: what the dead leave of the page, if that is enough."""
        least = CLOSE * (self.setter.leading("text_bold") + self.setter.leading("caption"))
        room = body.h - self._heads_height() - BEFORE - dead
        return max(least, min(48.0, room / max(1, len(self.model.outcomes))))

    # Picture ---------------------------------------------------------------------------------

    def _paint_rows(self, canvas: Canvas, rows: Rect) -> None:
        for index, place in enumerate(rows.rows(len(self.model.outcomes), 0)):
            self._paint_outcome(canvas, place, self.model.outcomes[index], index)

    def _paint_heads(self, canvas: Canvas, body: Rect) -> None:
        titles: Sequence[tuple[str, Ink, str]] = (
            (self.model.yours_title, "red", ""),
            (self.model.beside_title, "ink", ""),
            (self.turn.column_title if self.turn else "", "blue",
             self.turn.column_note if self.turn else ""),
        )
        for place, (title, ink, note) in zip(self._columns(body), titles, strict=True):
            if title:
                canvas.horizontal(place.x, place.right, place.y + 2, ink, 3)
                canvas.text(title, place.x, place.y + 10 + canvas.theme.size("section"),
                            "section", ink)
            under = place.y + self._note_top + canvas.theme.leading("caption") / 2
            canvas.text_middle(note, place.x, under, "caption", "second", most=place.w)
        if self.turn is None and self.share < 1.0:
            paint_work(canvas, self._columns(body)[2], self.model.working, self.share)

    def _paint_outcome(self, canvas: Canvas, rect: Rect, outcome: Outcome, index: int) -> None:
        middle = rect.y + rect.h / 2 - 1
        step = CLOSE * (canvas.theme.leading("text_bold") / 2 - 0.5)
        canvas.text_middle(outcome.name, rect.x, middle - step, "text_bold", most=NAME - 12)
        canvas.text_middle(f"{outcome.year}, {outcome.legend}", rect.x, middle + step, "caption",
                           "second", most=NAME - 12)
        other = self.turn.outcomes[index] if self.turn else None
        shown = (
            (outcome.yours, outcome.your_text, "red"),
            (outcome.history, outcome.history_text, "ink"),
            (other.count if other else None, other.text if other else "", "blue"),
        )
        widths = [max(96.0, canvas.setter.width(text, "table_bold") + 12) for _, text, _ in shown]
        columns = self._columns(rect)
        # Signs never touch: the longest row sets the size of all three.
        most = max((count.columns[0].signs for count, _, _ in shown if count is not None),
                   default=1.0)
        room = columns[0].w - max(widths)
        size = min(SIGN, room / max(1.0, math.ceil(most) * TIGHT))
        for place, width, (count, text, ink) in zip(columns, widths, shown, strict=True):
            if count is not None:
                row_of_signs(canvas, outcome.pictogram,
                             Rect(place.x, middle - size / 2, place.w - width, size),
                             count.columns[0].signs, size=size,
                             pitch=min(size + 4, max(size * TIGHT, (room - size) / 8.5)), ink=ink)
            canvas.text_middle(text, place.right, middle, "table_bold",
                               "ink" if count is not None else "second", "right", width)
        canvas.horizontal(rect.x, rect.right, rect.bottom - 1, "pale")
