"""What the desk has to decide: dossiers, mandates, plans of years, promises."""

from __future__ import annotations

from gosplan_game.ui import signs
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.typesetting import Typesetter
from gosplan_game.ui.widgets.base import Widget
from gosplan_game.ui.widgets.button import Link, Pressable
from gosplan_game.ui.widgets.dossier import DossierRow
from gosplan_game.ui.widgets.label import Label, Paragraph, Section
from gosplan_game.ui.widgets.scroll import fitted
from gosplan_game.viewmodels.desk import Desk
from gosplan_game.viewmodels.mandate import MandateRow

DOSSIER, MANDATE, PLAN = "dossier:", "mandate:", "plan:"


class DecisionsPart:
    """Makes the widgets of what is to be decided.

    Args:
        setter: Sets the type.
        model: The desk.
    """

    def __init__(self, setter: Typesetter, model: Desk) -> None:
        self.setter, self.model = setter, model

    def build(self, area: Rect) -> list[Widget]:
        """Return dossiers and mandates, one under the other; they scroll together if they must."""
        return [fitted("decisions", area, lambda width: self._rows(area.left(width)))]

    def _rows(self, area: Rect) -> tuple[list[Widget], float]:
        made, setter = self.model, self.setter
        head = Section.height(setter)
        widgets: list[Widget] = [
            Section(area.top(head), made.dossiers_title, made.dossiers_note)]
        y = area.y + head
        for card in made.dossiers:
            height = max(68.0, DossierRow.height(setter, area.w, card.title, card.text,
                                                 card.button))
            widgets.append(DossierRow(
                f"{DOSSIER}{card.kind}:{card.id}", Rect(area.x, y, area.w, height),
                title=card.title, text=card.text, button=card.button, gravity=card.gravity,
                answered=card.answered))
            y += height
        carried, y = self._carried(area, y)
        widgets += carried
        if not made.dossiers:
            height = setter.height(made.quiet, "text", area.w)
            widgets.append(Paragraph(Rect(area.x, y + 4, area.w, height), made.quiet, "text",
                                     "second"))
            y += height + 12
        y += 10
        widgets.append(Section(Rect(area.x, y, area.w, head), made.mandates_title))
        y += head
        if not made.mandates:
            height = setter.height(made.no_mandates, "text", area.w)
            widgets.append(Paragraph(Rect(area.x, y, area.w, height), made.no_mandates, "text",
                                     "second"))
            y += height
        for row in made.mandates:
            height = MandateLine.height(setter, area.w, row)
            widgets.append(MandateLine(f"{MANDATE}{row.id}", Rect(area.x, y, area.w, height), row))
            y += height
        line = max(28.0, setter.leading("table") + 6)
        for name, text, tip in (("settled", made.settled, ""), ("bends", made.bends,
                                                                made.bends_tip)):
            if text:
                widgets.append(Link(name, Rect(area.x, y, area.w, line), text, kind="text",
                                    ink="ink", tip=tip, dotted=True))
                y += line
        for plan in made.plans:
            widgets.append(Link(f"{PLAN}{plan.id}", Rect(area.x, y, area.w, line), plan.text,
                                kind="text_bold", ink="ink", dotted=True))
            y += line
        if not made.commitments:
            return widgets, y - area.y
        return [*widgets, *self._promises(Rect(area.x, y + 10, area.w, 0), line)], (
            y + 10 + head + line * len(made.commitments) - area.y)

    def _carried(self, area: Rect, y: float) -> tuple[list[Widget], float]:
        """The papers beyond the three: what takes its course unless somebody opens it."""
        made = self.model
        if not made.carried:
            return [], y
        setter = self.setter
        line = max(24.0, setter.leading("caption") + 6)
        head = setter.width(made.carried_title, "caption_bold")
        widgets: list[Widget] = [Label(Rect(area.x, y, min(head + 4, area.w), line),
                                       made.carried_title, "caption_bold", "second",
                                       tip=made.carried_tip)]
        # The first paper stands on the line of the words, if there is room.
        for index, card in enumerate(made.carried):
            beside = index == 0 and \
                area.x + head + 16 + setter.width(card.title, "caption") <= area.right
            x = area.x + (head + 16 if beside else 16)
            y += 0 if beside else line
            widgets.append(Link(f"{DOSSIER}{card.kind}:{card.id}",
                                Rect(x, y, area.right - x, line), card.title,
                                kind="caption", ink="ink", tip=card.text, dotted=True))
        return widgets, y + line

    def _promises(self, area: Rect, line: float) -> list[Widget]:
        made = self.model
        head = Section.height(self.setter)
        widgets: list[Widget] = [Section(area.top(head), made.commitments_title)]
        for index, row in enumerate(made.commitments):
            place = Rect(area.x, area.y + head + index * line, area.w, line)
            word = self.setter.width(row.word, "caption") + 12
            widgets += [Label(place.trim(right=word), row.name, "text_bold", tip=row.help),
                        Label(place.rightmost(word), row.word, "caption", "second", "right")]
        return widgets


class MandateLine(Pressable):
    """A mandate in one line: its shape, what is ordered, how it stands, by when."""

    def __init__(self, name: str, rect: Rect, row: MandateRow) -> None:
        super().__init__(name, rect, label=row.name, tip=f"{row.status}. {row.left}".strip(" ."))
        self.row = row

    @staticmethod
    def columns(rect: Rect) -> list[Rect]:
        """Return the places of name, figure, state and date."""
        return rect.trim(left=32, right=6).columns((166, 92, 92, 76), 8)

    @classmethod
    def height(cls, setter: Typesetter, width: float, row: MandateRow) -> float:
        """Return the height of a line: a long name takes two."""
        name = cls.columns(Rect(0, 0, width, 0))[0].w
        figure = max(setter.height(text, "least", place.w) for text, place in zip(
            (row.figure, row.current), cls.columns(Rect(0, 0, width, 0))[1:3], strict=True))
        lines = min(2, len(setter.wrap(row.name, "table", name)))
        return max(28.0, lines * setter.leading("table") + 6, figure + 8)

    def draw(self, canvas: Canvas) -> None:
        """Draw the line."""
        rect, row = self.rect, self.row
        if self.hovered:
            canvas.fill(rect, "tint")
        middle = rect.y + rect.h / 2
        mark = Rect(rect.x + 8, middle - 8, 16, 16)
        if row.sign == "met":
            signs.check(canvas, mark, "green_text")
        elif row.sign == "missed":
            signs.cross(canvas, mark.inset(3), "red_text")
        else:
            signs.severity(canvas, row.sign, mark.x, mark.y, 16)
        columns = self.columns(rect)
        name = columns[0].inset(0, 3)
        used = canvas.setter.height(row.name, "table", name.w, 2)
        canvas.paragraph(row.name, name.moved(0, max(0.0, (name.h - used) / 2)), "table", most=2)
        self._draw_figure(canvas, columns[1], row.figure, "table_bold", "ink")
        self._draw_figure(canvas, columns[2], row.current, "caption", "second")
        canvas.text_middle(row.answer or row.deadline if row.status and row.sign in
                           ("met", "missed") else row.deadline, columns[3].right, middle,
                           "caption", "ink", "right", columns[3].w)
        canvas.horizontal(rect.x, rect.right, rect.bottom - 1, "pale")

    @staticmethod
    def _draw_figure(canvas: Canvas, place: Rect, text: str, kind: str, ink: str) -> None:
        """Draw a figure in one line, or with its unit in two."""
        setter = canvas.setter
        if setter.fitted(text, kind, place.w).text == text:
            canvas.text_middle(text, place.right, place.y + place.h / 2, kind, ink, "right",
                               place.w)
            return
        room = place.inset(0, 2)
        kind = setter.fitting(text, kind, room.w, room.h)
        used = setter.height(text, kind, room.w)
        canvas.paragraph(text, room.trim(top=max(0.0, (room.h - used) / 2)), kind, ink, "right")
