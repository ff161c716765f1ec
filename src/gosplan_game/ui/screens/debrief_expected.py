"""The debrief's page on forecasts: the intervals committed with the plans, beside what came."""

from __future__ import annotations

from gosplan_game.report.expected import Expected, ExpectedRow
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.charts.counted_rows import CountedChart
from gosplan_game.ui.charts.interval import NOWHERE, Interval, interval_bar
from gosplan_game.ui.charts.readable import Value
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.typesetting import Typesetter
from gosplan_game.ui.widgets.base import Widget
from gosplan_game.ui.widgets.label import Paragraph, Section
from gosplan_game.ui.widgets.scroll import ScrollArea

ROW = 52.0
HEADS = 30.0
COLUMNS = ("what", "bar", "came", "reported", "measure", "word")


def places(rect: Rect) -> dict[str, Rect]:
    """Return the places of the columns within a row."""
    cut = rect.columns((2.4, 4.2, 1.0, 1.0, 1.0, 1.3), 16)
    return dict(zip(COLUMNS, cut, strict=True))


def draw_row(canvas: Canvas, rect: Rect, row: ExpectedRow) -> None:
    """Draw one interval: a stretch, the true figure a dot, the reported one a hollow diamond."""
    found = places(rect)
    middle = rect.y + rect.h / 2
    what, bar = found["what"], found["bar"]
    canvas.text_middle(row.name, what.x, middle - rect.h * 0.19, "text_bold", most=what.w)
    canvas.text_middle(row.when, what.x, middle + rect.h * 0.2, "caption", "second",
                       most=what.w)
    line = rect.y + rect.h * 0.32
    told = row.reported_at if row.known and row.reported else NOWHERE
    interval_bar(canvas, Rect(bar.x, line - 7, bar.w, 14),
                 Interval(row.lower_at, row.upper_at, told=told,
                          true=row.true_at if row.known else NOWHERE),
                 ink="blue_tint", tall=14, axis="pale", hollow=True)
    centre = bar.x + bar.w * (row.lower_at + row.upper_at) / 2
    canvas.text_middle(row.interval, centre, rect.y + rect.h * 0.74, "small", "ink", "centre")
    for name, text, kind in (("came", row.true, "table_bold"),
                             ("reported", row.reported, "table"),
                             ("measure", row.measure, "table")):
        canvas.text_middle(text, found[name].right, middle, kind, "ink", "right")
    canvas.text_middle(row.word, found["word"].right, middle,
                       "text_bold" if row.known else "text", "ink", "right", found["word"].w)
    canvas.horizontal(rect.x, rect.right, rect.bottom - 1, "pale")


class ExpectedPage:
    """Makes the page's widgets for a place."""

    def __init__(self, setter: Typesetter, model: Expected) -> None:
        self.setter, self.model = setter, model

    def build(self, body: Rect) -> list[Widget]:
        """Return the summary and the intervals, which scroll."""
        made, setter = self.model, self.setter
        summary = setter.height(made.summary, "lead", body.w) if made.summary else 0.0
        note = setter.height(made.note, "caption", body.w)
        area = body.trim(top=44 + summary, bottom=note + 16)
        height = ROW * setter.theme.size("table") / 16 * len(made.rows)
        rows = Rect(area.x, area.y + HEADS, area.w - 14, height)
        return [
            Section(body.top(30), made.title),
            Paragraph(Rect(body.x, body.y + 40, body.w, 0), made.summary, "lead", cut=False),
            ScrollArea("expected", area, (self._chart(rows),), HEADS + height,
                       paint=lambda canvas: self._paint_heads(canvas, rows), focusable=True,
                       label=made.title),
            Paragraph(body.lowest(note + 8), made.note, "caption", "second", cut=False),
        ]

    def _chart(self, rect: Rect) -> CountedChart:
        """Return the intervals, to be read row by row."""
        made = self.model

        def paint(canvas: Canvas, area: Rect) -> None:
            for place, row in zip(area.rows(len(made.rows), 0), made.rows, strict=True):
                draw_row(canvas, place, row)

        rows = [(f"{row.name}, {row.when}",
                 tuple(Value(head, text) for head, text in zip(
                     made.heads[1:], (row.interval, row.true, row.reported, row.measure),
                     strict=True) if text))
                for row in made.rows]
        return CountedChart("intervals", rect, rows, paint, label=made.title, source=made.note)

    def _paint_heads(self, canvas: Canvas, rows: Rect) -> None:
        """Draw the heads of the columns over the rows."""
        found = places(rows)
        for text, name in zip(self.model.heads, COLUMNS[:-1], strict=True):
            place, middle = found[name], rows.y - HEADS + 14
            if name in ("what", "bar"):
                canvas.text_middle(text, place.x, middle, "caption", "second")
            else:
                canvas.text_middle(text, place.right, middle, "caption", "second", "right")
