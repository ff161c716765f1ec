"""The debrief's first page: people on black, the term, the promises, questions to discuss."""

from __future__ import annotations

import math
from dataclasses import dataclass

from gosplan_game.report.signs import PERSONS
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.charts.counted import row_of_signs
from gosplan_game.ui.charts.readable import Point, Value
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.screens.debrief_dead import OnBlack
from gosplan_game.ui.screens.debrief_term import draw_grade
from gosplan_game.ui.typesetting import Line, Typesetter
from gosplan_game.ui.widgets.base import Widget
from gosplan_game.ui.widgets.label import Paragraph, Section
from gosplan_game.ui.widgets.scroll import ScrollArea
from gosplan_game.viewmodels.debrief import Debrief

FIGURES = (72.0, 64.0, 56.0, 48.0, 40.0, 34.0, 28.0)
"""Sizes of the standing figures, the largest that fits is taken."""
FIGURE_PITCH = 0.62
ROW = 1.1
"""Height of a row of figures over their size."""
HEAD, LEFT_SHARE = 56.0, 0.6
FIRST = "numeral"
"""Type of the first number."""
PAD, ABOVE = 12.0, 6.0
"""Room around the account, for the frame of what is read."""


def _figure_size(count: int, width: float, height: float) -> tuple[float, int]:
    """Return the size of so many standing figures, and in how many rows they stand."""
    for size in FIGURES:
        a_row = max(1, int((width - size) / (size * FIGURE_PITCH) + 1))
        rows = math.ceil(count / a_row)
        if rows * size * ROW <= height:
            break
    return size, rows


class GradeRow(Widget):
    """A promise with its grade: a full, half or empty square and the word."""

    def __init__(self, rect: Rect, name: str, help_text: str, grade: str, word: str,
                 figure: str) -> None:
        super().__init__("", rect, label=name, tip=help_text)
        self.name_text, self.help_text, self.grade = name, help_text, grade
        self.word, self.figure = word, figure

    @staticmethod
    def height(setter: Typesetter, width: float, said: str) -> float:
        """Return the height it needs: what is said under the name is never cut."""
        said_height = setter.height(said, "caption", width - 28) if said else 0.0
        return setter.leading("text_bold") + max(setter.leading("caption"), said_height) + 10

    def draw(self, canvas: Canvas) -> None:
        """Draw the row."""
        rect = self.rect
        box = Rect(rect.x, rect.y + 6, 16, 16)
        draw_grade(canvas, box, self.grade)
        word = canvas.setter.width(self.word, "text_bold")
        canvas.text_middle(self.name_text, rect.x + 28, rect.y + 14, "text_bold",
                           most=rect.w - 40 - word)
        canvas.text_middle(self.word, rect.right, rect.y + 14, "text_bold", "ink", "right")
        under = rect.y + 14 + canvas.theme.leading("text_bold") \
            - canvas.theme.leading("caption") / 2
        canvas.paragraph(self.figure or self.help_text,
                         Rect(rect.x + 28, under, rect.w - 28, 0), "caption", "second")
        canvas.horizontal(rect.x, rect.right, rect.bottom - 1, "pale")


@dataclass(frozen=True, slots=True)
class _Measures:
    """Where the parts of the account lie under its top, and how the figures stand."""

    numbers: float
    lines: tuple[float, ...]
    size: float
    rows: int
    figures: float
    history: tuple[tuple[Line, ...], ...]
    total: float


class HumanAccount(OnBlack):
    """Numbers with their words, whole figures, and what history counts.

    Args:
        rect: Its place; as high as `height` says.
        model: The debrief.
        room: Height within which the figures are as large as they may be.
    """

    upright = True

    def __init__(self, rect: Rect, model: Debrief, room: float) -> None:
        super().__init__("dead", rect, label=model.people_title, source=model.people_note)
        self.model, self.room = model, room

    def height(self, setter: Typesetter) -> float:
        """Return the height it needs."""
        return self._measures(setter).total

    def _measures(self, setter: Typesetter) -> _Measures:
        model, rect = self.model, self.inner
        leading, small = setter.leading("text"), setter.leading("caption")
        numbers = max((setter.width(line.figure, self._kind(index))
                       for index, line in enumerate(model.people) if index), default=0.0)
        width = rect.w - numbers - 44
        lines = tuple(
            setter.capital(FIRST) + 20 + leading * len(setter.wrap(line.text, "text", rect.w - 24))
            if index == 0 else
            max(leading + 8, setter.capital(self._kind(index)) + 12,
                leading * len(setter.wrap(line.text, "text", width)) + 6)
            for index, line in enumerate(model.people))
        history = tuple(tuple(setter.wrap(count.line, "caption", rect.w - 40))
                        for count in model.history)
        total = sum(lines) + 16 + ABOVE
        if history:
            total += small * (sum(len(said) for said in history) + 1) + 4 * len(history) + 12
        # People are counted whole, as large as the plate has room for.
        size, rows = _figure_size(model.figures, rect.w - 32, self.room - total - small - 12)
        figures = rows * size * ROW + small + 12 if model.figures else 0.0
        return _Measures(numbers, lines, size, rows, figures, history, total + figures)

    @property
    def inner(self) -> Rect:
        """The place without the room around it."""
        return self.rect.trim(left=PAD, top=ABOVE, right=PAD)

    @staticmethod
    def _kind(index: int) -> str:
        """Return the type of a number: the first is the largest."""
        return FIRST if index == 0 else "section"

    def points(self) -> list[Point]:
        """Return the numbers with their words, the figures, and what history counts."""
        made, model, rect = self._measures(self.setter), self.model, self.inner
        small, y = self.setter.leading("caption"), rect.y
        found = []
        for line, height in zip(model.people, made.lines, strict=True):
            found.append(Point(Rect(rect.x, y, rect.w, height), line.text,
                               (Value(model.people_title, line.figure),)))
            y += height
        if model.figures:
            place = Rect(rect.x, y, rect.w, made.figures)
            found.append(Point(place, model.figures_legend,
                               (Value(model.people_title, model.people[0].figure),)))
        y += made.figures + 12 + small + 2
        for count, said in zip(model.history, made.history, strict=True):
            height = small * len(said)
            found.append(Point(Rect(rect.x, y, rect.w, height), model.history_title,
                               (Value("", count.text),), count.source))
            y += height + 4
        return found

    def draw_dead(self, canvas: Canvas) -> None:
        """Draw the account in paper on ink."""
        made, model, rect, setter = self._measures(canvas.setter), self.model, self.inner, \
            canvas.setter
        leading, small, y = setter.leading("text"), setter.leading("caption"), rect.y
        words = rect.x + made.numbers + 20
        for index, (line, height) in enumerate(zip(model.people, made.lines, strict=True)):
            if index == 0:  # the largest number of the debrief, with its words under it
                base = y + 4 + setter.capital(FIRST)
                canvas.text(line.figure, rect.x, base, FIRST, "paper")
                canvas.paragraph(line.text, Rect(rect.x, base + 6, rect.w - 24, height), "text",
                                 "paper")
                y += height
                continue
            base = y + 6 + max(leading * 0.77 - 4, setter.capital(self._kind(index)))
            canvas.text(line.figure, rect.x + made.numbers, base, self._kind(index), "paper",
                        "right")
            canvas.paragraph(line.text, Rect(words, base - leading * 0.77, rect.right - words - 24,
                                             height), "text", "paper")
            y += height
        if model.figures:
            row_of_signs(canvas, PERSONS,
                         Rect(rect.x - made.size * 0.25, y + 6, rect.w - 32,
                              made.rows * made.size * ROW),
                         model.figures, size=made.size, pitch=made.size * FIGURE_PITCH,
                         ink="paper")
            canvas.text(model.figures_legend, rect.x, y + made.figures - 6 - small * 0.23,
                        "caption", "pale")
            y += made.figures
        if made.history:
            canvas.text(model.history_title, rect.x, y + 12 + small * 0.77, "caption_bold",
                        "paper")
            y += 12 + small + 2
            for said in made.history:
                y = canvas.lines(said, rect.x, y, small, "pale") + 4


class PeoplePage:
    """Makes the page's widgets, and draws the ground of the black plate."""

    def __init__(self, setter: Typesetter, model: Debrief) -> None:
        self.setter, self.model = setter, model

    @staticmethod
    def plate(body: Rect) -> Rect:
        """Return the place of the black plate."""
        return body.left(body.w * LEFT_SHARE)

    def build(self, body: Rect) -> list[Widget]:
        """Return people left on black; the term, the promises and the questions right."""
        model, plate = self.model, self.plate(body)
        window = plate.trim(left=-PAD, top=HEAD, right=12, bottom=8)
        account = HumanAccount(window, model, window.h)
        account.rect = window.top(account.height(self.setter))
        return [
            ScrollArea("people", window, (account,), account.rect.h, focusable=True,
                       label=model.people_title),
            *self._right(body.trim(left=plate.w + 32)),
        ]

    def _right(self, right: Rect) -> list[Widget]:
        """Return the term, the promises and the questions."""
        model, setter = self.model, self.setter
        term = setter.wrap(model.term, "body", right.w)
        below = right.trim(top=44 + len(term) * setter.leading("body") + 20)
        widgets: list[Widget] = [
            Section(right.top(30), model.term_title),
            Paragraph(Rect(right.x, right.y + 40, right.w,
                           (len(term) + 0.5) * setter.leading("body")), model.term, "body"),
            Section(below.top(30), model.commitments_title, model.commitments_note),
        ]
        y = below.y + 40
        for item in model.commitments:
            row = GradeRow.height(setter, right.w, item.figure or item.help)
            widgets.append(GradeRow(Rect(right.x, y, right.w, row), item.name, item.help,
                                    item.grade, item.word, item.figure))
            y += row + 4
        y += 12
        return [
            *widgets,
            Section(Rect(right.x, y, right.w, 30), model.questions_title),
            ScrollArea("questions", Rect(right.x, y + 38, right.w + 14, right.bottom - y - 38),
                       *self._questions(right.x, y + 38, right.w), focusable=True,
                       label=model.questions_title),
        ]

    def _questions(self, x: float, y: float, width: float) -> tuple[list[Widget], float]:
        top, made = y, []
        leading = self.setter.leading("text")
        for number, question in enumerate(self.model.questions, start=1):
            text = f"{number}. {question}"
            height = len(self.setter.wrap(text, "text", width)) * leading + 2
            made.append(Paragraph(Rect(x, y, width, height), text, "text"))
            y += height + 6
        return list(made), y - top

    def draw(self, canvas: Canvas, body: Rect) -> None:
        """Draw the ground of the plate and its head; the account scrolls on it."""
        model, rect = self.model, self.plate(body)
        canvas.fill(Rect(0, rect.y, rect.right, rect.h), "ink")
        canvas.pictogram("candle", rect.x, rect.y + 12, 34, "paper")
        width = canvas.text_middle(model.people_title, rect.x + 44, rect.y + 30, "head", "paper")
        canvas.text_middle(model.people_note, rect.x + 44 + width + 16, rect.y + 32, "caption",
                           "pale", most=rect.w - width - 90)
