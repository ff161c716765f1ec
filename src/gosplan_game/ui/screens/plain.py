"""The record, set plainly: another voice than the album's, without red, sound or motion."""

from __future__ import annotations

from collections.abc import Sequence

from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.theme import Theme
from gosplan_game.ui.widgets.base import Widget
from gosplan_game.viewmodels.record import Record


class RecordPanel(Widget):
    """Deaths and hunger to date, and what history counts, with range and source."""

    @staticmethod
    def height(theme: Theme) -> float:
        """Return the height it needs at a text size."""
        return 156.0 * (theme.size("text") / 15)

    def __init__(self, rect: Rect, record: Record) -> None:
        super().__init__("", rect, label=record.title, tip=record.note)
        self.record = record

    def draw(self, canvas: Canvas) -> None:
        """Draw the sentences left, history right."""
        record, rect = self.record, self.rect
        canvas.fill(rect, "card")
        canvas.frame(rect, "second", 1)
        inner = rect.inset(16, 12)
        split = inner.w * 0.54
        head = canvas.setter.leading("text_bold") + 4
        canvas.text_middle(record.title, inner.x, inner.y + 8, "text_bold")
        y = inner.y + head
        sentences = [text for text in (record.deaths, record.hungry) if text]
        kind = self._fitting(canvas, sentences, split - 24, inner.bottom - y)
        for text in sentences:
            y = canvas.paragraph(text, Rect(inner.x, y, split - 24, inner.bottom - y), kind) + 5
        x = inner.x + split
        canvas.vertical(x - 14, inner.y, inner.bottom, "rule")
        canvas.text_middle(record.history_title, x, inner.y + 8, "text_bold")
        y = inner.y + head
        lines = list(record.history[-3:])
        while len(lines) > 1 and self._height(
                canvas, [line.line for line in lines], "caption", inner.right - x
        ) > inner.bottom - y:
            lines.pop(0)  # the latest is never cut for an earlier one; the desk has them all
        if not lines:
            canvas.paragraph(record.no_history, Rect(x, y, inner.right - x, 60), "caption",
                             "second")
        for line in lines:
            room = Rect(x, y, inner.right - x, max(0.0, inner.bottom - y))
            if room.h < 18:
                break
            y = canvas.paragraph(line.line, room, "caption") + 3

    @classmethod
    def _fitting(cls, canvas: Canvas, texts: Sequence[str], width: float, room: float) -> str:
        """Return the largest type in which the sentences stand whole: none may be cut."""
        for kind in ("text", "caption"):
            if cls._height(canvas, texts, kind, width) <= room:
                return kind
        return "small"

    @staticmethod
    def _height(canvas: Canvas, texts: Sequence[str], kind: str, width: float) -> float:
        return sum(canvas.setter.height(text, kind, width) + 5 for text in texts) - 5
