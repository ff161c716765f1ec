"""The desk: what is, what to decide, what is printed, and what is so."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gosplan_game.ui import signs
from gosplan_game.ui.actions import Action
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.charts.counted import CountedColumn, row_of_signs
from gosplan_game.ui.charts.counted_rows import CountedChart
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.screens.desk_advisers import ADVISER, SPEAKER, advisers_part
from gosplan_game.ui.screens.game import GameScreen
from gosplan_game.ui.typesetting import Typesetter
from gosplan_game.ui.widgets.base import Message, Widget
from gosplan_game.ui.widgets.button import Area, Link, Pressable
from gosplan_game.ui.widgets.dossier import DossierRow
from gosplan_game.ui.widgets.gauge import Level
from gosplan_game.ui.widgets.label import Label, Paragraph, Section
from gosplan_game.ui.widgets.plate import MoodPlate, Plate, Score
from gosplan_game.ui.widgets.scroll import ScrollArea, fitted
from gosplan_game.viewmodels.desk import Desk, desk
from gosplan_game.viewmodels.mandate import MandateRow
from gosplan_game.viewmodels.plates import Plate as PlateView
from gosplan_game.viewmodels.standing import Standing, standing

PLATES = 216.0
GOOD = {"better": True, "worse": False, "none": None}
WHY, DOSSIER, MANDATE = "why:", "dossier:", "mandate:"
PLAN = "plan:"


class SeriesPlate(Plate):
    """A plate that knows its series, for the key W."""

    series = ""


def plate(name: str, rect: Rect, view: PlateView, tip: str = "", source: str = "") -> Plate:
    """Return the plate of a vital series."""
    columns = tuple(
        CountedColumn(c.signs, c.label, c.text, "red" if c.now else "ink", exact=c.exact)
        for c in (view.count.columns if view.count else ())
    )
    turns = "; ".join(f"{c.label}: {c.exact}" for c in view.count.columns) if view.count else ""
    told = f"**{view.title}.** {turns}." if turns else ""
    made = SeriesPlate(
        name, rect, title=view.title, value=view.value, unit=view.unit, change=view.change,
        trend=view.direction, good=GOOD[view.course],
        pictogram=view.count.pictogram if view.count else "", columns=columns,
        first=view.first, last=view.last, legend=view.count.legend if view.count else "",
        eye="checked" if not view.reported else "inspected" if view.seen else "reported",
        tip=tip or " ".join(part for part in (told, view.seen) if part), source=source,
    )
    made.series = view.series
    return made


class DeskScreen(GameScreen[Desk]):
    """The main screen of a game."""

    place = "desk"
    moves = True
    _standing: tuple[Desk, Standing] | None = None

    def view(self) -> Desk:
        """Return the desk of the present stop."""
        return desk(self.session, self.texts)

    @property
    def standing(self) -> Standing:
        """The standing of the office, made once per change."""
        made = self.model
        if self._standing is None or self._standing[0] is not made:
            self._standing = (made, standing(self.session, self.texts))
        return self._standing[1]

    def heading(self) -> tuple[str, str]:
        """Return title and months."""
        seat = self.context.seat
        return self.model.title, f"{self.model.subtitle}, {seat}" if seat else self.model.subtitle

    def footnote(self) -> str:
        """Return what the signs mean."""
        return self.model.footer

    def content(self, area: Rect) -> Sequence[Widget]:
        """Lay out plates above; dossiers, newspaper and record below."""
        extra = max(0.0, area.h - 600)
        grown = self.setter.theme.text_size / 100 - 1
        upper = area.top(PLATES * (1 + 0.1 * grown) + extra * 0.3)
        lower = area.below(upper.h + 16)
        left, middle, right = lower.columns((440, 344, 320))
        return [
            *(self._plates(upper) if self._begun else self._inheritance(upper)),
            *self._decisions(left), *self._paper(middle),
            *self._side(right),
        ]

    @property
    def _begun(self) -> bool:
        """Whether any plate has a figure; before the first quarter none has."""
        return any(view.count is not None for view in self.model.plates)

    def _inheritance(self, area: Rect) -> list[Widget]:
        """Before anything was counted: what the office takes over, in words."""
        words, setter = self.context.words, self.setter
        head = Section.height(setter)
        text = words.content("scenario.briefing") or words.content("scenario.summary")
        parts = [part.strip() for part in text.split("\n\n") if part.strip()]
        body = area.trim(top=head + 2)
        columns = body.columns(max(1, min(3, len(parts))), 32)
        return [
            Section(area.top(head), words("desk.inheritance"), self.model.subtitle),
            *(fitted(f"part {i}", column, _words(setter, part, column), focusable=True)
              for i, (column, part) in enumerate(zip(columns, parts, strict=False))),
        ]

    def _plates(self, area: Rect) -> list[Widget]:
        made = self.model
        places = area.columns(len(made.plates) + 1)
        widgets: list[Widget] = [
            plate(f"{WHY}{view.series}", place, view, source=made.footer)
            for view, place in zip(made.plates, places, strict=False)
        ]
        mood = made.mood
        widgets.append(MoodPlate(
            "mood", places[-1], title=mood.title, note=mood.of, foot=mood.note,
            rows=tuple(Score(r.name, "banner" if r.pictogram == "stamp" else r.pictogram, r.signs,
                             change=r.change, trend=r.direction, exact=r.exact)
                       for r in mood.rows), source=made.footer))
        return widgets

    # What to decide --------------------------------------------------------------------------

    def _decisions(self, area: Rect) -> list[Widget]:
        """Dossiers and mandates, one under the other; they scroll together if they must."""
        return [fitted("decisions", area, lambda width: self._decision_rows(area.left(width)))]

    def _decision_rows(self, area: Rect) -> tuple[list[Widget], float]:
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
        return [*widgets, *self._promises(Rect(area.x, y + 10, area.w, 0), line)], (
            y + 10 + head + line * len(made.commitments) - area.y)

    def _carried(self, area: Rect, y: float) -> tuple[list[Widget], float]:
        """The papers beyond the three: what takes its course unless somebody opens it."""
        made = self.model
        if not made.carried:
            return [], y
        line = max(24.0, self.setter.leading("caption") + 6)
        widgets: list[Widget] = [Label(Rect(area.x, y, area.w, line), made.carried_title,
                                       "caption_bold", "second", tip=made.carried_tip)]
        y += line
        for card in made.carried:
            widgets.append(Link(f"{DOSSIER}{card.kind}:{card.id}",
                                Rect(area.x + 16, y, area.w - 16, line), card.title,
                                kind="caption", ink="ink", tip=card.text, dotted=True))
            y += line
        return widgets, y

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

    # What is printed -------------------------------------------------------------------------

    def _paper(self, area: Rect) -> list[Widget]:
        paper, setter = self.model.newspaper, self.setter
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
            *self._paper_picture(Rect(inner.x, top + head + 12, 136, 104)),
            ScrollArea("paper text", text,
                       [Paragraph(column, whole, "text", cut=False)],
                       setter.height(whole, "text", column.w), focusable=True),
            Link("doubt", Rect(inner.x + 30, area.bottom - 38, inner.w - 30, 28), paper.doubt,
                 kind="text", ink="ink", dotted=True),
        ]

    def _paper_picture(self, block: Rect) -> list[Widget]:
        """Return the counted picture of the newspaper, to be read row by row."""
        paper = self.model.newspaper
        if paper.picture is None:
            return []
        return [CountedChart("paper picture", block,
                             [(column.label, column.exact or column.text)
                              for column in paper.picture.columns],
                             self._paint_paper_picture, label=paper.caption, source=paper.name)]

    def _paint_paper_picture(self, canvas: Canvas, block: Rect) -> None:
        """Draw the signs on ochre."""
        picture = self.model.newspaper.picture
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

    def picture(self, canvas: Canvas) -> None:
        """Draw the newspaper's sheet and what its picture counts."""
        paper, setter = self.model.newspaper, self.setter
        area = self.find("paper").rect
        sheet = Rect(area.x, area.y, area.w, self.content_area.bottom - area.y)
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

    # What is so ------------------------------------------------------------------------------

    def _side(self, area: Rect) -> list[Widget]:
        made, setter = self.model, self.setter
        head = Section.height(setter)
        stands = self.standing
        level = Level.height(setter, bool(stands.last))
        widgets: list[Widget] = [
            Level("standing", area.top(level), title=stands.title, value=stands.value,
                  share=stands.share, mark=stands.floor, note=stands.last, rose=stands.rose,
                  tip=stands.floor_text),
        ]
        y = area.y + level + 8 + head
        room = area.bottom - y - self._record_height("caption", area.w) - 10
        part, y = advisers_part(setter, area.trim(top=y - head - area.y), made.advisers, room)
        widgets += part
        return [*widgets, *self._record(area.trim(top=y + 6 - area.y))]

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
                                        cut=False))
                y += height + (1 if kind in ("text_bold", "caption_bold") else 5)
            return inside, y - area.y

        return [fitted("record", area, lines, focusable=True, label=record.title)]

    # Answers ---------------------------------------------------------------------------------

    def answer(self, message: Message) -> Action | None:
        """Open what was pressed."""
        if not isinstance(message, Pressable.Pressed):
            return None
        name = message.name
        if name.startswith(DOSSIER):
            _, kind, identity = name.split(":", 2)
            return self._open(kind, identity)
        if name.startswith(MANDATE):
            return self.go("mandate", mandate=name.removeprefix(MANDATE))
        if name.startswith(WHY):
            return self.why(name.removeprefix(WHY))
        if name.startswith((ADVISER, SPEAKER)):
            return self.go("advisers", adviser=name.partition(":")[2])
        if name.startswith(PLAN):
            return self.go("five_year_plan", plan=name.removeprefix(PLAN))
        if name in ("standing", "settled"):
            return self._account()
        if name == "bends":
            return self.go("line_orders")
        if name == "doubt":
            return self.go("report")
        return self.go("people") if name == "mood" else None

    def _account(self) -> Action:
        """Show what moved the standing."""
        made = self.standing
        lines = [f"**{line.amount}** {line.what}, {line.when}" for line in made.account]
        text = "\n".join([made.floor_text, "", *(lines or [made.no_account])])
        return self.tell(text, made.account_title)

    def _open(self, kind: str, identity: str) -> Action | None:
        if kind == "plan":
            return self.go("plan")
        if kind == "alarm":
            return self.go("advisers", adviser=identity)
        if kind == "line_orders":
            return self.go("line_orders")
        if kind == "five_year_plan":
            return self.go("five_year_plan", plan=identity)
        if kind == "mandate":
            return self.go("mandate", mandate=identity)
        return self.go("event", event=identity)


def _words(setter: Typesetter, text: str, area: Rect
           ) -> Callable[[float], tuple[list[Widget], float]]:
    """Return what lays a text out in a column of a given width."""
    def lines(width: float) -> tuple[list[Widget], float]:
        height = setter.height(text, "text", width)
        return [Paragraph(Rect(area.x, area.y, width, height), text, cut=False)], height

    return lines


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
