"""The debrief's page on the term: what was ordered, refused, falsified, kept and broken."""

from __future__ import annotations

from collections.abc import Sequence

from gosplan_game.report.story import Chapter, PaperRow, Story, Told
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.charts.bars import bar
from gosplan_game.ui.charts.readable import Point, ReadableChart, Value
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.typesetting import Typesetter
from gosplan_game.ui.widgets.base import Widget
from gosplan_game.ui.widgets.label import Label, Paragraph, Section
from gosplan_game.ui.widgets.scroll import ScrollArea

GUTTER = 32.0
LEFT = ("ordered", "falsified", "refused")
"""Chapters of the left column; the others stand in the right one."""
BOX, MARKED = 14.0, 26.0
"""Side of a mark, and what it takes of a row with the gap beside it."""
NAME, TRACK = 0.5, 0.36
"""Shares of a row that a name and the track of its bar take."""


def draw_grade(canvas: Canvas, box: Rect, grade: str) -> None:
    """Draw how something ended: a full square if kept, half if in part, empty if not."""
    canvas.frame(box, "ink", 2)
    if grade == "kept":
        canvas.fill(box, "ink")
    elif grade == "partly":
        canvas.fill(box.left(box.w / 2), "ink")


class PaperLine(Widget):
    """A row of the papers: its mark, its name, a note, and its figure at the right."""

    def __init__(self, rect: Rect, row: PaperRow, said: str) -> None:
        super().__init__("", rect, label=said)
        self.row = row

    @classmethod
    def height(cls, setter: Typesetter, width: float, row: PaperRow) -> float:
        """Return the height it needs: a note that finds no room beside the name goes under it."""
        high = setter.leading("text") + 6
        return high if cls._in_line(setter, width, row) else high + setter.leading("caption")

    @staticmethod
    def _in_line(setter: Typesetter, width: float, row: PaperRow) -> bool:
        if not row.note:
            return True
        taken = setter.width(row.name, "text") + setter.width(row.note, "caption") \
            + setter.width(row.figure, "table_bold") + 40
        return taken <= width - (MARKED if row.mark else 0.0)

    def draw(self, canvas: Canvas) -> None:
        """Draw the row over its rule."""
        row, rect, setter = self.row, self.rect, canvas.setter
        middle = rect.y + (setter.leading("text") + 6) / 2
        x = rect.x
        if row.mark:
            draw_grade(canvas, Rect(x, middle - BOX / 2, BOX, BOX), row.mark)
            x += MARKED
        figure = canvas.text_middle(row.figure, rect.right, middle, "table_bold", "ink", "right")
        if self._in_line(setter, rect.w, row):
            canvas.text_middle(row.name, x, middle, "text")
            canvas.text_middle(row.note, rect.right - figure - 16, middle, "caption", "second",
                               "right")
        else:
            canvas.text_middle(row.name, x, middle, "text", most=rect.right - figure - 16 - x)
            canvas.text_middle(row.note, x, middle + setter.leading("text") / 2
                               + setter.leading("caption") / 2, "caption", "second",
                               most=rect.right - x)
        canvas.horizontal(rect.x, rect.right, rect.bottom - 1, "pale")


class OrderBars(ReadableChart):
    """Orders by how many there were: a name, a bar and a figure in each row."""

    beside = True
    upright = True

    def __init__(
        self, name: str, rect: Rect, rows: Sequence[PaperRow], *, label: str, source: str
    ) -> None:
        super().__init__(name, rect, label=label, source=source)
        self.rows = tuple(rows)

    @staticmethod
    def row_height(setter: Typesetter) -> float:
        """Return the height of a row."""
        return setter.leading("text") + 6

    def points(self) -> list[Point]:
        """Return the rows with their figures."""
        return [Point(place, row.name, (Value(self.label, row.said or row.figure),))
                for place, row in zip(self.rect.rows(len(self.rows), 0), self.rows, strict=True)]

    def draw_chart(self, canvas: Canvas) -> None:
        """Draw the rows over their rules."""
        for place, row in zip(self.rect.rows(len(self.rows), 0), self.rows, strict=True):
            middle = place.y + place.h / 2
            canvas.text_middle(row.figure, place.right, middle, "table_bold", "ink", "right")
            canvas.text_middle(row.name, place.x, middle, "text", most=place.w * NAME - 16)
            bar(canvas, Rect(place.x + place.w * NAME, middle - 6, place.w * TRACK, 12),
                row.share, "ink", least=2)
            canvas.horizontal(place.x, place.right, place.bottom - 1, "pale")


class TermPage:
    """Makes the page's widgets for a place."""

    def __init__(self, setter: Typesetter, model: Story) -> None:
        self.setter, self.model = setter, model

    def build(self, body: Rect) -> list[Widget]:
        """Return the chapters in two columns that scroll together."""
        model = self.model
        area = body.trim(top=Section.height(self.setter) + 4)
        columns = area.trim(right=14).columns(2, GUTTER)
        children: list[Widget] = []
        ends = [area.y]
        for column, mine in zip(columns, (True, False), strict=True):
            y = area.y
            for chapter in model.chapters:
                if (chapter.id in LEFT) is mine:
                    y = self._chapter(chapter, Rect(column.x, y, column.w, 0), children) + 16
            ends.append(y)
        return [
            Section(body.top(30), model.title, model.note),
            ScrollArea("term", area, children, max(ends) - area.y, focusable=True,
                       label=model.title),
        ]

    def _chapter(self, chapter: Chapter, place: Rect, children: list[Widget]) -> float:
        """Add a chapter at a place and return where it ends."""
        head = Section.height(self.setter)
        children.append(Section(Rect(place.x, place.y, place.w, head), chapter.title))
        y, tabled = place.y + head, False
        for told in chapter.told:
            y += 6 if tabled and not told.rows else 0
            tabled = bool(told.rows)
            y = self._told(told, chapter.title, Rect(place.x, y, place.w, 0), children)
        return y

    def _told(
        self, told: Told, title: str, place: Rect, children: list[Widget]
    ) -> float:
        """Add a sentence, or the rows that say the same; return where they end."""
        setter, y = self.setter, place.y
        if not told.rows:
            height = setter.height(told.text, "text", place.w)
            children.append(Paragraph(Rect(place.x, y, place.w, height), told.text, "text",
                                      cut=False))
            return y + height + 3
        if told.head:
            height = setter.leading("caption_bold")
            children.append(Label(Rect(place.x, y + 6, place.w, height), told.head,
                                  "caption_bold", "second"))
            y += height + 8
        if any(row.share > 0 for row in told.rows):
            height = OrderBars.row_height(setter) * len(told.rows)
            children.append(OrderBars(f"bars{len(children)}", Rect(place.x, y, place.w, height),
                                      told.rows, label=told.head or title,
                                      source=self.model.note))
            return y + height
        for row in told.rows:
            height = PaperLine.height(setter, place.w, row)
            children.append(PaperLine(Rect(place.x, y, place.w, height), row, told.text))
            y += height
        return y
