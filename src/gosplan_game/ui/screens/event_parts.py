"""The pieces of an event's screen: an answer, the rows of what is counted, a rule."""

from __future__ import annotations

import math

from gosplan_game.ui import signs
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.charts.counted import row_of_signs
from gosplan_game.ui.charts.readable import Point, ReadableChart, Value
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.typesetting import Typesetter
from gosplan_game.ui.widgets.base import Widget
from gosplan_game.ui.widgets.button import Pressable
from gosplan_game.viewmodels.event import ChoiceCard, Counted


class ChoiceRow(Pressable):
    """One answer: its number, what it is, what it changes, and what nobody knows of it."""

    def __init__(self, name: str, rect: Rect, card: ChoiceCard, *, chosen: bool, unknown: str
                 ) -> None:
        super().__init__(name, rect, label=card.name)
        self.card, self.chosen, self.unknown_head = card, chosen, unknown

    @staticmethod
    def widths(width: float) -> tuple[float, float]:
        """Return the widths of the words and of what is not known."""
        unknown = min(216.0, width * 0.33)
        return width - 48 - 16 - 16 - unknown - 16, unknown - 14

    @classmethod
    def height(cls, setter: Typesetter, width: float, card: ChoiceCard) -> float:
        """Return the height the card's words need."""
        room, unknown = cls.widths(width)
        left = setter.leading("section") + setter.height(card.stated, "text", room)
        left += setter.height(card.name, "section", room) - setter.leading("section")
        if card.effects:
            left += setter.height(cls.effects(card), "caption", room - 26) + 4
        right = setter.leading("caption_bold") + setter.height(card.unknown, "text", unknown)
        return max(left, right if card.unknown else 0) + 24

    @staticmethod
    def effects(card: ChoiceCard) -> str:
        """Return what the answer changes, in one run of words."""
        return "; ".join(card.effects)

    def draw(self, canvas: Canvas) -> None:
        """Draw the card."""
        rect, card = self.rect, self.card
        setter = canvas.setter
        canvas.fill(rect, "ochre_tint" if self.chosen else "tint" if self.hovered else "card")
        block = rect.left(48)
        canvas.fill(block, "ink" if self.chosen else "pale" if self.hovered else "tint")
        canvas.text_middle(card.key, *block.centre, "subtitle",
                           "card" if self.chosen else "ink", "centre")
        room, unknown = self.widths(rect.w)
        x, y = rect.x + 64, rect.y + 10
        y = canvas.lines(setter.wrap(card.name, "section", room), x, y,
                         setter.leading("section"))
        y = canvas.paragraph(card.stated, Rect(x, y, room, 0), "text", "second")
        if card.effects:
            canvas.pictogram("stamp", x - 2, y + 3, 20)
            canvas.paragraph(self.effects(card), Rect(x + 26, y + 4, room - 26, 0), "caption")
        if not card.unknown:
            return
        edge = rect.right - unknown - 30
        canvas.vertical(edge, rect.y + 12, rect.bottom - 12, "rule")
        top = rect.y + 10
        signs.eye(canvas, "reported", edge + 14, top, 20)
        canvas.text_middle(self.unknown_head, edge + 42, top + 10, "caption_bold", "second")
        canvas.paragraph(card.unknown, Rect(edge + 14, top + setter.leading("caption_bold") + 4,
                                            unknown, 0), "text")


class CountedRows(ReadableChart):
    """The last years of a series: a sign for so much, and the exact figure at the end."""

    beside = True
    upright = True

    LABEL = 52.0
    FIGURE = 84.0
    SIZE = 28.0

    def __init__(self, rect: Rect, counted: Counted, *, plain: bool) -> None:
        super().__init__(f"counted:{counted.title}", rect, label=counted.title,
                         source=counted.source)
        self.counted, self.plain = counted, plain

    @classmethod
    def height(cls, setter: Typesetter, counted: Counted) -> float:
        """Return the height the rows need."""
        top, pitch = cls._rows(setter)
        return top + len(counted.count.columns) * pitch

    def points(self) -> list[Point]:
        """Return the years with their figures."""
        top, pitch = self._rows(self.setter)
        return [Point(Rect(self.rect.x, self.rect.y + top + index * pitch, self.rect.w, pitch),
                      column.label, (Value(self.label, column.exact),))
                for index, column in enumerate(self.counted.count.columns)]

    @classmethod
    def _rows(cls, setter: Typesetter) -> tuple[float, float]:
        """Return where the rows begin under the top, and the height of one."""
        return setter.leading("section") + 14, max(cls.SIZE + 4, setter.leading("table"))

    def draw_chart(self, canvas: Canvas) -> None:
        """Draw the title over the rows."""
        rect, made, setter = self.rect, self.counted.count, canvas.setter
        line = setter.leading("section")
        canvas.horizontal(rect.x, rect.right, rect.y, "ink", 2)
        width = setter.width(made.legend, "caption")
        canvas.text_middle(self.counted.title, rect.x, rect.y + 8 + line / 2, "section",
                           most=rect.w - width - 16)
        canvas.text_middle(made.legend, rect.right, rect.y + 8 + line / 2, "caption", "second",
                           "right")
        top, pitch = self._rows(setter)
        room = rect.w - self.LABEL - self.FIGURE
        # Signs never touch: the longest row sets the size of all.
        most = max((column.signs for column in made.columns), default=1.0)
        size = min(self.SIZE, room / max(1.0, math.ceil(most) * 1.1))
        for index, column in enumerate(made.columns):
            y = rect.y + top + index * pitch
            middle = y + pitch / 2
            now = column.now and not self.plain
            canvas.text_middle(column.label, rect.x, middle, "table")
            row_of_signs(canvas, made.pictogram,
                         Rect(rect.x + self.LABEL, middle - size / 2, room, size), column.signs,
                         size=size, pitch=size * 1.1, ink="red" if now else "ink")
            canvas.text_middle(column.text, rect.right, middle, "table_bold",
                               "red_text" if now else "ink", "right", self.FIGURE - 8)


class Rule(Widget):
    """A level line between two parts."""

    def draw(self, canvas: Canvas) -> None:
        """Draw the line."""
        canvas.horizontal(self.rect.x, self.rect.right, self.rect.y, "ink", self.rect.h)



