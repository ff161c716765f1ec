"""Advisers on the desk: a strip of all institutions, and what the two say who differ most."""

from __future__ import annotations

import re

from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.charts.readable import Value
from gosplan_game.ui.charts.rows import ReadRow, RowsChart
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.screens.advisers import draw_sign, expected_bar
from gosplan_game.ui.typesetting import Typesetter, plain
from gosplan_game.ui.widgets.base import Widget
from gosplan_game.ui.widgets.button import Pressable
from gosplan_game.ui.widgets.label import Section
from gosplan_game.viewmodels.advisers import AdviserCard, AdviserPanel

ADVISER, SPEAKER = "adviser:", "speaker:"
SIGN, GAP = 24.0, 8.0
BAR = 16.0
MOST_LINES = 3
_SENTENCES = re.compile(r"(?<=[.!?…])\s+")
_DIGIT = re.compile(r"\d")


def advisers_part(
    setter: Typesetter, area: Rect, panel: AdviserPanel, room: float
) -> tuple[list[Widget], float]:
    """Return the advisers' part of the desk and where it ends.

    Args:
        setter: Sets the type.
        area: Where it begins, and how wide it is.
        panel: What is shown.
        room: Height that it may take below its title.
    """
    head = Section.height(setter)
    widgets: list[Widget] = [Section(area.top(head), panel.title, panel.note)]
    y = area.y + head
    if not panel.strip:
        return widgets, y
    line = setter.leading("caption")
    row, low = max(SIGN, 2 * line + 6), line + 8
    tall = room >= row * len(panel.strip) + len(panel.speakers) * (2 * line + 8)
    strip = Rect(area.x, y, area.w,
                 row * len(panel.strip) if tall else max(SIGN, line) + BAR + 4)
    widgets.append(strip_chart(strip, panel, tall))
    end, left = strip.bottom, room - strip.h
    speakers = panel.speakers[:max(0, int(left // low))]
    if not speakers:
        return widgets, end
    lines = min(MOST_LINES, max(1, int((left / len(speakers) - 8) // line)))
    below = setter.leading("small") + 2
    spare = left - len(speakers) * (lines * line + 8)
    for card in speakers:
        figures = below if card.figures and not tall and spare >= below else 0.0
        spare -= figures
        place = Rect(area.x, end, area.w, lines * line + 8 + figures)
        widgets.append(AdviserSpeaks(f"{SPEAKER}{card.id}", place, card, lines))
        end = place.bottom
    return widgets, end


def told(card: AdviserCard) -> str:
    """Return all that the desk knows of an adviser, for a tip."""
    expects = [each.said for each in card.expects]
    says = f"**{card.name}.** {card.says}"
    return "\n".join(part for part in (says, card.gone, *expects,
                                       card.record if card.present else card.cost) if part)


class StripChart(RowsChart):
    """The strip; its table has a line for every interval and record, not a column."""

    def table(self) -> list[list[str]]:
        """Return institution, series and interval, one under the other."""
        return [["", self.label, ""],
                *([row.title, value.name or value.text, value.text if value.name else ""]
                  for row in self.rows for value in row.values)]


def strip_chart(area: Rect, panel: AdviserPanel, tall: bool) -> StripChart:
    """Return the strip of all institutions: rows where there is room for words, else cells."""
    def paint(canvas: Canvas, rect: Rect, index: int, under: bool) -> None:
        if under:
            canvas.fill(rect, "tint")
        (draw_row if tall else draw_cell)(canvas, rect, panel.strip[index])

    rows = [ReadRow(card.name, _read(card), f"{ADVISER}{card.id}", told(card),
                    plain(card.says) or panel.source)
            for card in panel.strip]
    return StripChart("advisers", area, rows, paint, label=panel.title, source=panel.source,
                      across=None if tall else GAP)


def _read(card: AdviserCard) -> tuple[Value, ...]:
    """Return what is read of an institution: its intervals and its record, or when it went."""
    if not card.present:
        return (Value("", card.gone),)
    return (*(Value(each.what, each.text) for each in card.expects), Value("", card.record))


def draw_row(canvas: Canvas, rect: Rect, card: AdviserCard) -> None:
    """Draw sign, name and record over what is expected; an empty frame where it was removed."""
    middle, ink = rect.y + rect.h / 2, "ink" if card.present else "second"
    side = min(rect.h - 4, SIGN)
    draw_sign(canvas, Rect(rect.x, middle - side / 2, side, side), card)
    upper, lower = rect.trim(left=side + 8).rows(2, 0)
    name, score = upper.columns((4, 1), 6)
    kind = canvas.setter.fitting(card.name, "caption_bold", name.w, 0, 1)
    canvas.text_middle(card.name, name.x, name.y + name.h / 2, kind, ink, most=name.w)
    canvas.text_middle(card.score, score.right, score.y + score.h / 2, "caption", "second",
                       "right", score.w)
    said = expected(card) or card.gone
    kind = canvas.setter.fitting(said, "caption", lower.w, 0, 1)
    canvas.text_middle(said, lower.x, lower.y + lower.h / 2, kind, "second", most=lower.w)
    canvas.horizontal(rect.x, rect.right, rect.bottom - 1, "pale")


def expected(card: AdviserCard) -> str:
    """Return what is expected beside its institution's sign: of what, of which year, how much."""
    if not card.present or card.first is None:
        return ""
    return f"{card.first.what}: {card.first.text}"


def draw_cell(canvas: Canvas, rect: Rect, card: AdviserCard) -> None:
    """Draw sign and record over the interval; an empty frame where it was removed."""
    block = Rect(rect.x, rect.y + 2, SIGN, SIGN)
    draw_sign(canvas, block, card)
    if not card.present:
        return
    room = rect.right - block.right - 4
    # One size for all: that in which a score of four digits finds room.
    kind = next((kind for kind in ("small", "tight")
                 if canvas.setter.width("00/00", kind) <= room), "least")
    canvas.text_middle(card.score, block.right + 4, block.y + SIGN / 2, kind, "second", most=room)
    if card.first is not None:
        expected_bar(canvas, Rect(rect.x, rect.bottom - BAR, rect.w, BAR - 2), card.first)


class AdviserSpeaks(Pressable):
    """What an adviser says: as many whole sentences as find room, else what it expects."""

    def __init__(self, name: str, rect: Rect, card: AdviserCard, lines: int) -> None:
        super().__init__(name, rect, label=card.name, tip=told(card))
        self.card, self.lines = card, lines
        self.figures = expected(card) if card.figures else ""

    def draw(self, canvas: Canvas) -> None:
        """Draw the sign, small, and the words."""
        rect, setter = self.rect, canvas.setter
        if self.hovered:
            canvas.fill(rect, "tint")
        side = min(SIGN - 4, setter.leading("caption"))
        draw_sign(canvas, Rect(rect.x + 2, rect.y + 5, side, side), self.card)
        x, room = rect.x + side + 10, rect.w - side - 10
        below = rect.h > self.lines * setter.leading("caption") + 8.5
        said = self._said(setter, room, below)
        canvas.paragraph(said, Rect(x, rect.y + 4, room, 0), "caption", "ink", most=self.lines)
        if below:
            under = rect.y + 6 + setter.height(said, setter.fitting(
                said, "caption", room, 0, self.lines), room)
            kind = setter.fitting(self.figures, "small", room, 0, 1)
            canvas.text_middle(self.figures, x, under + setter.leading("small") / 2, kind,
                               "second", most=room)
        canvas.horizontal(rect.x, rect.right, rect.bottom - 1, "pale")

    def _said(self, setter: Typesetter, room: float, below: bool) -> str:
        """Return the words that find room; a figure only with what it is of."""
        sentences = _SENTENCES.split(self.card.says)
        heads = [" ".join(sentences[:count]) for count in range(len(sentences), 0, -1)]
        texts = [*heads, *sentences[1:]]
        if self.card.figures and not below and self.lines < 2:
            texts = [text for text in texts if not _DIGIT.search(text)]
        # A record that measures nothing yet is no sentence of an adviser's.
        record = self.card.record if self.card.score else ""
        for text in filter(None, (*texts, expected(self.card), record)):
            kind = setter.fitting(text, "caption", room, 0, self.lines)
            if setter.height(text, kind, room) <= self.lines * setter.leading("caption") + 1:
                return text
        return ""
