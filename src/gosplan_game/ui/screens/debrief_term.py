"""The debrief's page on the term: what was ordered, refused, falsified, kept and broken."""

from __future__ import annotations

from gosplan_game.report.story import Chapter, Story
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.typesetting import Typesetter
from gosplan_game.ui.widgets.base import Widget
from gosplan_game.ui.widgets.label import Paragraph, Section
from gosplan_game.ui.widgets.scroll import ScrollArea

GUTTER = 32.0
LEFT = ("ordered", "mandates")
"""Chapters of the left column; the others stand in the right one."""


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
                    y = self._chapter(chapter, Rect(column.x, y, column.w, 0), children) + 12
            ends.append(y)
        return [
            Section(body.top(30), model.title, model.note),
            ScrollArea("term", area, children, max(ends) - area.y, focusable=True,
                       label=model.title),
        ]

    def _chapter(self, chapter: Chapter, place: Rect, children: list[Widget]) -> float:
        """Add a chapter at a place and return where it ends."""
        setter = self.setter
        head = Section.height(setter)
        children.append(Section(Rect(place.x, place.y, place.w, head), chapter.title))
        y = place.y + head
        for line in chapter.lines:
            height = setter.height(line, "text", place.w)
            children.append(Paragraph(Rect(place.x, y, place.w, height), line, "text", cut=False))
            y += height + 3
        return y
