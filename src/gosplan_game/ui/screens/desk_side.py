"""What is so, on the desk: standing, advisers, and the record in its plain voice."""

from __future__ import annotations

from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.screens.desk_advisers import advisers_part
from gosplan_game.ui.typesetting import Typesetter
from gosplan_game.ui.widgets.base import Widget
from gosplan_game.ui.widgets.gauge import Level
from gosplan_game.ui.widgets.label import Paragraph, Section
from gosplan_game.ui.widgets.scroll import fitted
from gosplan_game.viewmodels.desk import Desk
from gosplan_game.viewmodels.standing import Standing


class SidePart:
    """Makes the widgets of the desk's right column.

    Args:
        setter: Sets the type.
        model: The desk.
        standing: The standing of the office.
    """

    def __init__(self, setter: Typesetter, model: Desk, standing: Standing) -> None:
        self.setter, self.model, self.standing = setter, model, standing

    def build(self, area: Rect) -> list[Widget]:
        """Return standing, advisers and record, one under the other."""
        made, setter, stands = self.model, self.setter, self.standing
        head = Section.height(setter)
        if stands.free:
            said = setter.height(stands.free, "text", area.w)
            level = head + 4 + said
            widgets: list[Widget] = [
                Section(area.top(30), stands.title),
                Paragraph(area.top(level).trim(top=head + 4), stands.free, "text", "second",
                          cut=False),
            ]
        else:
            level = Level.height(setter, bool(stands.last))
            widgets = [self._level(area.top(level))]
        y = area.y + level + 8 + head
        room = area.bottom - y - self._record_height("caption", area.w) - 10
        part, y = advisers_part(setter, area.trim(top=y - head - area.y), made.advisers, room)
        widgets += part
        return [*widgets, *self._record(area.trim(top=y + 6 - area.y))]

    def _level(self, rect: Rect) -> Level:
        """Return the standing as a bar with the mark of dismissal."""
        stands = self.standing
        return Level(
            "standing", rect, title=stands.title, value=stands.value, share=stands.share,
            mark=stands.floor, marked=(stands.floor_name, stands.floor_value), note=stands.last,
            rose=stands.rose, tip=stands.floor_text, source=stands.source,
            moved=[(f"{line.when}, {line.what}", line.amount) for line in stands.account])

    def _record_height(self, kind: str, width: float) -> float:
        """Return the room that deaths and hunger need under their title, in some type."""
        record, setter = self.model.record, self.setter
        said = [text for text in (record.deaths, record.hungry) if text]
        return (setter.height(record.title, "text_bold", width) + 1 + 4
                + sum(setter.height(text, kind, width - 14) + 5 for text in said))

    def _record(self, area: Rect) -> list[Widget]:
        """The second voice: no album type, no pictures, no colour; never cut."""
        record, setter = self.model.record, self.setter
        # What is so must be in sight without scrolling: rather smaller than lower.
        kind = "text" if self._record_height("text", area.w) <= area.h else "caption"
        parts: list[tuple[str, str, str]] = [(record.title, "text_bold", "ink"),
                                             (record.deaths, kind, "ink")]
        if record.hungry:
            parts.append((record.hungry, kind, "ink"))
        parts.append((record.history_title, "caption_bold", "second"))
        if not record.history:
            parts.append((record.no_history, "caption", "second"))
        parts += [(line.line, "caption", "second") for line in record.history]
        parts.append((record.note, "caption", "second"))

        def lines(width: float) -> tuple[list[Widget], float]:
            y = area.y + 4
            inside: list[Widget] = []
            for text, kind, ink in parts:
                height = setter.height(text, kind, width)
                inside.append(Paragraph(Rect(area.x, y, width, height), text, kind, ink,
                                        cut=False, name=f"record-{len(inside)}"))
                y += height + (1 if kind in ("text_bold", "caption_bold") else 5)
            return inside, y - area.y

        return [fitted("record", area, lines, focusable=True, label=record.title)]
