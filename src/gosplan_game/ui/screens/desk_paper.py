"""The newspaper on the desk: the official voice, written from what was reported."""

from __future__ import annotations

from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.charts.counted import row_of_signs
from gosplan_game.ui.charts.counted_rows import CountedChart
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.typesetting import Typesetter
from gosplan_game.ui.widgets.base import Widget
from gosplan_game.ui.widgets.button import Area, Link
from gosplan_game.ui.widgets.label import Paragraph
from gosplan_game.ui.widgets.scroll import ScrollArea
from gosplan_game.viewmodels.paper import Newspaper


class PaperPart:
    """Makes the newspaper's widgets and draws its sheet.

    Args:
        setter: Sets the type.
        paper: What is printed.
    """

    def __init__(self, setter: Typesetter, paper: Newspaper) -> None:
        self.setter, self.paper = setter, paper

    def build(self, area: Rect) -> list[Widget]:
        """Return headline, picture, text and doubt."""
        paper, setter = self.paper, self.setter
        inner = area.inset(16, 0)
        head = setter.height(paper.headline, "head", inner.w)
        top = area.y + 84
        body = Rect(inner.x, top + head + 10, inner.w, area.bottom - 46 - top - head - 10)
        pictured = paper.picture is not None
        text = body.trim(left=152 if pictured else 0)
        column = text.trim(right=8)  # clear of the bar that scrolls it
        whole = "\n\n".join(paper.lines)
        return [
            Area("paper", area.top(1), label=paper.name),
            Paragraph(Rect(inner.x, top, inner.w, head), paper.headline, "head", cut=False),
            *self._picture(Rect(inner.x, top + head + 12, 136, 104)),
            ScrollArea("paper text", text,
                       [Paragraph(column, whole, "text", cut=False)],
                       setter.height(whole, "text", column.w), focusable=True),
            Link("doubt", Rect(inner.x + 30, area.bottom - 38, inner.w - 30, 28), paper.doubt,
                 kind="text", ink="ink", dotted=True),
        ]

    def _picture(self, block: Rect) -> list[Widget]:
        """Return the counted picture of the newspaper, to be read row by row."""
        paper = self.paper
        if paper.picture is None:
            return []
        return [CountedChart("paper picture", block,
                             [(column.label, column.exact or column.text)
                              for column in paper.picture.columns],
                             self._paint_picture, label=paper.caption, source=paper.name)]

    def _paint_picture(self, canvas: Canvas, block: Rect) -> None:
        """Draw the signs on ochre."""
        picture = self.paper.picture
        if picture is None:
            return
        canvas.fill(block, "ochre_tint")
        rows = block.inset(8, 8).rows(max(1, len(picture.columns)), 2)
        most = max(4.0, *(column.signs for column in picture.columns))
        for place, column in zip(rows, picture.columns, strict=True):
            size = min(30.0, place.h, (place.w - 4) / most)
            row_of_signs(canvas, picture.pictogram,
                         Rect(place.x, place.y + (place.h - size) / 2, place.w, size),
                         column.signs, size=size, pitch=place.w / most)

    def draw(self, canvas: Canvas, sheet: Rect) -> None:
        """Draw the sheet and what its picture counts."""
        paper, setter = self.paper, self.setter
        inner = sheet.inset(16, 0)
        canvas.fill(sheet, "card")
        canvas.horizontal(sheet.x, sheet.right, sheet.y, "ink", 3)
        mast = next((kind for kind in ("masthead", "card")
                     if setter.width(paper.name, kind) <= inner.w), "head")
        canvas.text(paper.name, inner.x + inner.w / 2, sheet.y + 42, mast, "ink", "centre",
                    inner.w)
        canvas.horizontal(inner.x, inner.right, sheet.y + 54, "ink")
        middle = sheet.y + 66
        canvas.text_middle(paper.number, inner.x, middle, "small", "second")
        canvas.text_middle(paper.date, inner.x + inner.w / 2, middle, "small", "second", "centre")
        third = inner.w / 2 - setter.width(paper.date, "small") / 2 - 8
        if setter.width(paper.price, "small") <= third:
            canvas.text_middle(paper.price, inner.right, middle, "small", "second", "right")
        canvas.horizontal(inner.x, inner.right, sheet.y + 78, "ink")
        foot = sheet.bottom - 44
        canvas.horizontal(inner.x, inner.right, foot, "rule")
        canvas.pictogram("eye", inner.x, foot + 9, 24)
        if paper.picture is None:
            return
        top = sheet.y + 84 + setter.height(paper.headline, "head", inner.w) + 12
        block = Rect(inner.x, top, 136, 104)
        room = foot - block.bottom - 8
        if room >= setter.leading("small"):
            text = f"{paper.caption}. {paper.picture.legend}"
            if setter.height(text, "least", 136) > room:
                text = paper.picture.legend  # what a sign counts is the last thing to leave out
            canvas.paragraph(text, Rect(inner.x, block.bottom + 6, 136, room), "small", "second")
