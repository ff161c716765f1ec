"""The record, set plainly: another voice than the album's, without red, sound or motion."""

from __future__ import annotations

from collections.abc import Sequence

from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.theme import Theme
from gosplan_game.ui.typesetting import Typesetter
from gosplan_game.ui.widgets.base import Widget
from gosplan_game.ui.widgets.label import Paragraph
from gosplan_game.viewmodels.record import Record

SPLIT = 0.54
"""Share of the width that what is so takes beside what history counts."""
ALONE = 0.66
"""The same where history counts nothing yet."""


def record_panel(setter: Typesetter, rect: Rect, record: Record) -> list[Widget]:
    """Return the record in its frame, its figures to be asked *Why?*."""
    panel = RecordPanel(rect, record)
    return [panel, *panel.sentences(setter)]


class RecordPanel(Widget):
    """The frame of deaths and hunger to date, and what history counts, with range and source."""

    @staticmethod
    def height(theme: Theme) -> float:
        """Return the height it needs at a text size."""
        return 165.0 * (theme.size("text") / 15)

    def __init__(self, rect: Rect, record: Record) -> None:
        super().__init__("record", rect, label=record.title, tip=record.note)
        self.record = record

    @property
    def _inner(self) -> Rect:
        return self.rect.inset(16, 12)

    @property
    def _history_x(self) -> float:
        return self._inner.x + self._inner.w * self._split

    @property
    def _split(self) -> float:
        return SPLIT if self.record.history else ALONE

    def sentences(self, setter: Typesetter) -> list[Widget]:
        """Return what is so: the sentences at the left, in the largest type that cuts none."""
        record, inner = self.record, self._inner
        y = inner.y + setter.leading("text_bold") + 4
        width = inner.w * self._split - 24
        said = [text for text in (record.deaths, record.hungry) if text]
        kind = self._fitting(setter, said, width, inner.bottom - y)
        made: list[Widget] = []
        for index, text in enumerate(said):
            height = setter.height(text, kind, width)
            sentence = Paragraph(Rect(inner.x, y, width, height), text, kind, cut=False,
                                 name=f"record-{index}")
            sentence.tip = self.tip
            made.append(sentence)
            y += height + 5
        return made

    def draw(self, canvas: Canvas) -> None:
        """Draw the heads, and history at the right."""
        record, rect = self.record, self.rect
        canvas.fill(rect, "card")
        canvas.frame(rect, "second", 1)
        inner = self._inner
        head = canvas.setter.leading("text_bold") + 4
        canvas.text_middle(record.title, inner.x, inner.y + 8, "text_bold")
        x = self._history_x
        canvas.vertical(x - 14, inner.y, inner.bottom, "rule")
        canvas.text_middle(record.history_title, x, inner.y + 8, "text_bold",
                           most=inner.right - x)
        y = inner.y + head
        lines = list(record.history[-3:])
        while len(lines) > 1 and self._height(
                canvas.setter, [line.line for line in lines], "caption", inner.right - x
        ) > inner.bottom - y:
            lines.pop(0)  # the latest is never cut for an earlier one; the desk has them all
        if not lines:
            room = Rect(x, y, inner.right - x, inner.bottom - y)
            canvas.paragraph(record.no_history, room, "caption", "second")
        for line in lines:
            room = Rect(x, y, inner.right - x, max(0.0, inner.bottom - y))
            if room.h < 18:
                break
            y = canvas.paragraph(line.line, room, "caption") + 3

    @classmethod
    def _fitting(cls, setter: Typesetter, texts: Sequence[str], width: float, room: float
                 ) -> str:
        """Return the largest type in which the sentences stand whole: none may be cut."""
        for kind in ("text", "caption", "small", "tight"):
            if cls._height(setter, texts, kind, width) <= room:
                return kind
        return "least"

    @staticmethod
    def _height(setter: Typesetter, texts: Sequence[str], kind: str, width: float) -> float:
        return sum(setter.height(text, kind, width) + 5 for text in texts) - 5
