"""The debrief: people first, then the term, the promises, the country beside history."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence

from gosplan_game import paths
from gosplan_game.report.plots import Chart
from gosplan_game.ui.actions import Action, Push
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.charts.counted import row_of_signs
from gosplan_game.ui.charts.readable import ReadableChart
from gosplan_game.ui.dialog import Answer, Dialog, Working
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.screen import Screen
from gosplan_game.ui.screens.again import stand_again
from gosplan_game.ui.screens.context import Context
from gosplan_game.ui.screens.debrief_country import CountryPage
from gosplan_game.ui.screens.debrief_decisions import DecisionsPage
from gosplan_game.ui.screens.debrief_reports import ReportsPage
from gosplan_game.ui.screens.debrief_term import TermPage
from gosplan_game.ui.screens.debrief_years import YearsPage
from gosplan_game.ui.screens.exports import exported
from gosplan_game.ui.screens.leaving import to_title
from gosplan_game.ui.screens.registry import screen
from gosplan_game.ui.screens.storage import SUFFIX
from gosplan_game.ui.typesetting import Typesetter
from gosplan_game.ui.widgets.base import Message, Widget
from gosplan_game.ui.widgets.button import Button, Pressable
from gosplan_game.ui.widgets.choice import OneOf, Option
from gosplan_game.ui.widgets.label import Paragraph, Section
from gosplan_game.ui.widgets.menu import DropDown
from gosplan_game.ui.widgets.scroll import ScrollArea
from gosplan_game.viewmodels.debrief import (
    Debrief,
    ExpectedRow,
    Findings,
    Padding,
    Turn,
    debrief,
    padding,
    reported_charts,
    with_cost,
)

MARGIN = 32.0
HEAD = 76.0
PAGES = ("people", "term", "country", "decisions", "reports", "years", "expected")
TRUE_PAGES = ("term", "decisions", "reports")
"""Pages that compare with what was true and hidden: shown when the game is over."""
EXPECTED = 52.0
LINE = 34.0
FIGURES = (72.0, 64.0, 56.0, 48.0, 40.0, 34.0, 28.0)
"""Sizes of the standing figures, the largest that fits is taken."""
FIGURE_PITCH = 0.62
BESIDE = 4
"""Series shown with the chosen decision reversed beside the player's."""


def _figure_size(count: int, width: float, height: float) -> tuple[float, int]:
    """Return the size of so many standing figures, and in how many rows they stand."""
    for size in FIGURES:
        a_row = max(1, int((width - size) / (size * FIGURE_PITCH) + 1))
        rows = math.ceil(count / a_row)
        if rows * size * 1.1 <= height:
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
        canvas.frame(box, "ink", 2)
        if self.grade == "kept":
            canvas.fill(box, "ink")
        elif self.grade == "partly":
            canvas.fill(box.left(8), "ink")
        word = canvas.setter.width(self.word, "text_bold")
        canvas.text_middle(self.name_text, rect.x + 28, rect.y + 14, "text_bold",
                           most=rect.w - 40 - word)
        canvas.text_middle(self.word, rect.right, rect.y + 14, "text_bold", "ink", "right")
        under = rect.y + 14 + canvas.theme.leading("text_bold") \
            - canvas.theme.leading("caption") / 2
        canvas.paragraph(self.figure or self.help_text,
                         Rect(rect.x + 28, under, rect.w - 28, 0), "caption", "second")
        canvas.horizontal(rect.x, rect.right, rect.bottom - 1, "pale")


class ExpectedLine(Widget):
    """One interval: a blue stretch, the true figure a dot, the reported one a hollow diamond."""

    def __init__(self, rect: Rect, row: ExpectedRow) -> None:
        super().__init__("", rect, label=row.name)
        self.row = row

    @staticmethod
    def places(rect: Rect) -> dict[str, Rect]:
        """Return the places of the columns within a row."""
        cut = rect.columns((2.4, 4.2, 1.0, 1.0, 1.0, 1.3), 16)
        return dict(zip(("what", "bar", "came", "reported", "measure", "word"), cut,
                        strict=True))

    def draw(self, canvas: Canvas) -> None:
        """Draw the row."""
        row, rect = self.row, self.rect
        places = self.places(rect)
        middle = rect.y + rect.h / 2
        what, bar = places["what"], places["bar"]
        canvas.text_middle(row.name, what.x, middle - rect.h * 0.19, "text_bold", most=what.w)
        canvas.text_middle(row.when, what.x, middle + rect.h * 0.2, "caption", "second",
                           most=what.w)
        line = rect.y + rect.h * 0.32
        canvas.horizontal(bar.x, bar.right, line, "pale")
        left, right = bar.x + bar.w * row.lower_at, bar.x + bar.w * row.upper_at
        canvas.fill(Rect(left, line - 7, max(2.0, right - left), 14), "blue_tint")
        canvas.text_middle(row.interval, (left + right) / 2, rect.y + rect.h * 0.74, "small",
                           "ink", "centre")
        if row.known:
            if row.reported:
                x = bar.x + bar.w * row.reported_at
                canvas.line([(x, line - 6), (x + 6, line), (x, line + 6), (x - 6, line),
                             (x, line - 6)], "ochre_text", 1.6)
            canvas.disc(bar.x + bar.w * row.true_at, line, 5, "ink")
        for name, text, kind in (("came", row.true, "table_bold"),
                                 ("reported", row.reported, "table"),
                                 ("measure", row.measure, "table")):
            canvas.text_middle(text, places[name].right, middle, kind, "ink", "right")
        canvas.text_middle(row.word, places["word"].right, middle,
                           "text_bold" if row.known else "text", "ink", "right",
                           places["word"].w)
        canvas.horizontal(rect.x, rect.right, rect.bottom - 1, "pale")


class DebriefScreen(Screen):
    """The end of a game, for talking about."""

    def __init__(self, context: Context, page: str = "people") -> None:
        super().__init__()
        self.context, self.page = context, page
        self.chosen = 0
        self._model: Debrief | None = None
        self._padding: Padding | None = None
        self._told: tuple[Chart, ...] = ()
        self._findings = Findings(context.game, context.texts)
        self._beside = YearsPage(context)
        self._at_work = True

    @property
    def model(self) -> Debrief:
        """The debrief, made once."""
        if self._model is None:
            self._model = debrief(self.context.game, self.context.texts)
        return self._model

    @property
    def busy(self) -> bool:
        """Whether it is still being found out what the decisions did."""
        return self._at_work

    def work(self) -> Action | None:
        """Play the forks a quarter further."""
        self._at_work = not self._findings.work()
        if self.page in ("country", "decisions") or not self._at_work:
            self.rebuild()
        return None

    def settle(self) -> None:
        """Find out at once what the decisions did, for pictures."""
        while self._at_work:
            self.work()

    def chart_words(self) -> tuple[str, str]:
        """Return what the tiles of charts do."""
        return self.context.chart_words

    def build(self, area: Rect) -> Sequence[Widget]:
        """Lay out the tabs, the page and the two ways on."""
        model = self.model
        words = self.context.words
        tabs = [Option(page, words(f"debrief.tab.{page}")) for page in self._open_pages]
        right = area.w - MARGIN
        body = Rect(MARGIN, HEAD + 48, area.w - 2 * MARGIN, area.h - HEAD - 48 - 72)
        pages = {"people": self._people, "term": self._term, "country": self._country,
                 "decisions": self._decisions, "reports": self._reports, "years": self._years,
                 "expected": self._expected}
        return [
            Button("page", Rect(right - 188, 20, 188, 40), model.page, "outline"),
            OneOf("tabs", Rect(MARGIN, HEAD + 8, self._tabs_width(tabs), 30), tabs, self.page,
                  look="tabs"),
            *pages[self.page](body),
            Button("title", Rect(right - 188, area.h - 60, 188, 40), model.to_title, "ink"),
            *self._next(area),
        ]

    @property
    def _open_pages(self) -> tuple[str, ...]:
        """The pages there are: forecasts only where some were committed, the truth at the end."""
        pages = PAGES if self.model.expected.rows else PAGES[:-1]
        if self.context.game.is_over:
            return pages
        return tuple(page for page in pages if page not in TRUE_PAGES)

    def _tabs_width(self, tabs: Sequence[Option]) -> float:
        """Return the width that the tabs need."""
        return sum(self.setter.width(tab.text, "tab") + 36 for tab in tabs)

    def _next(self, area: Rect) -> list[Widget]:
        """Return the button to the following page, where there is one."""
        pages = self._open_pages
        if pages.index(self.page) + 1 >= len(pages):
            return []
        words = self.context.words
        return [Button("next", Rect(area.w - MARGIN - 188 - 160, area.h - 60, 144, 40),
                       words("common.continue"), "outline")]

    def first_focus(self) -> str:
        """The tabs."""
        return "tabs"

    # Pages -----------------------------------------------------------------------------------

    def _columns(self, body: Rect) -> tuple[Rect, Rect]:
        left = body.left(body.w * 0.6)
        return left, body.trim(left=left.w + 32)

    def _people(self, body: Rect) -> list[Widget]:
        """People left on black; the term and the promises right."""
        model = self.model
        _, right = self._columns(body)
        term = self.setter.wrap(model.term, "body", right.w)
        below = right.trim(top=44 + len(term) * self.setter.leading("body") + 20)
        plate = self._columns(body)[0]
        window = plate.trim(top=62, right=12, bottom=8)
        height, paint = self._account(window)
        widgets: list[Widget] = [
            ScrollArea("people", window, (), height, paint=paint, focusable=True,
                       label=model.people_title),
            Section(right.top(30), model.term_title),
            Paragraph(Rect(right.x, right.y + 40, right.w,
                           (len(term) + 0.5) * self.setter.leading("body")), model.term, "body"),
            Section(below.top(30), model.commitments_title, model.commitments_note),
        ]
        y = below.y + 40
        for item in model.commitments:
            row = GradeRow.height(self.setter, right.w, item.figure or item.help)
            widgets.append(GradeRow(Rect(right.x, y, right.w, row), item.name, item.help,
                                    item.grade, item.word, item.figure))
            y += row + 4
        y += 12
        widgets += [
            Section(Rect(right.x, y, right.w, 30), model.questions_title),
            ScrollArea("questions", Rect(right.x, y + 38, right.w + 14, body.bottom - y - 38),
                       *self._questions(right.x, y + 38, right.w), focusable=True,
                       label=self.model.questions_title),
        ]
        return widgets

    def _questions(self, x: float, y: float, width: float) -> tuple[list[Widget], float]:
        top, made = y, []
        leading = self.setter.leading("text")
        for number, question in enumerate(self.model.questions, start=1):
            text = f"{number}. {question}"
            height = len(self.setter.wrap(text, "text", width)) * leading + 2
            made.append(Paragraph(Rect(x, y, width, height), text, "text"))
            y += height + 6
        return list(made), y - top

    def _term(self, body: Rect) -> list[Widget]:
        """What was ordered, refused, falsified, kept and broken."""
        return TermPage(self.setter, self.model.story).build(body)

    def _country(self, body: Rect) -> list[Widget]:
        """Three countries, the human cost, and what mattered most."""
        return CountryPage(self.setter, self.model, self._turn, self._findings.share).build(body)

    def _decisions(self, body: Rect) -> list[Widget]:
        """What mattered most, and the chosen decision."""
        findings = self._findings
        return DecisionsPage(self.setter, self.model, findings.found, self._turn,
                             findings.share, self._charts()[:BESIDE] if self._turn else (),
                             self.context.words.figure).build(body)

    @property
    def _turn(self) -> Turn | None:
        """The decision that is reversed in the other country."""
        found = self._findings.found
        return found.rows[self.chosen] if found and found.rows else None

    def _reports(self, body: Rect) -> list[Widget]:
        """Who padded what, and when."""
        if self._padding is None:
            game, texts = self.context.game, self.context.texts
            self._padding = with_cost(padding(game, texts), game, texts)
            self._told = reported_charts(self.context.game, self.context.texts)
        return ReportsPage(self.setter, self._padding, self._told,
                           self.context.words.figure).build(body)

    def _years(self, body: Rect) -> list[Widget]:
        """Charts, two in a row; another game beside."""
        return self._beside.build(self.setter, body, self._charts())

    def _charts(self) -> list[Chart]:
        """Return the charts, the country with the chosen decision reversed in blue."""
        model, turn = self.model, self._turn
        if turn is None:
            return list(model.charts)
        return [self._findings.chart(chart, series, turn)
                for series, chart in zip(model.charted, model.charts, strict=True)]

    def _expected(self, body: Rect) -> list[Widget]:
        """Your intervals beside what came."""
        made, setter = self.model.expected, self.setter
        summary = setter.height(made.summary, "lead", body.w) if made.summary else 0.0
        note = setter.height(made.note, "caption", body.w)
        area = body.trim(top=44 + summary, bottom=note + 16)
        height = EXPECTED * setter.theme.size("table") / 16
        rows: list[Widget] = [
            ExpectedLine(Rect(area.x, area.y + 30 + index * height, area.w - 14, height), row)
            for index, row in enumerate(made.rows)
        ]

        def paint(canvas: Canvas) -> None:
            places = ExpectedLine.places(Rect(area.x, area.y, area.w - 14, 30))
            for text, name in zip(made.heads, ("what", "bar", "came", "reported", "measure"),
                                  strict=True):
                place = places[name]
                align = "left" if name in ("what", "bar") else "right"
                canvas.text_middle(text, place.x if align == "left" else place.right,
                                   area.y + 14, "caption", "second",
                                   align)  # type: ignore[arg-type]

        return [
            Section(body.top(30), made.title),
            Paragraph(Rect(body.x, body.y + 40, body.w, 0), made.summary, "lead", cut=False),
            ScrollArea("expected", area, rows, 30 + height * len(rows), paint=paint,
                       focusable=True, label=made.title),
            Paragraph(body.lowest(note + 8), made.note, "caption", "second", cut=False),
        ]

    # Picture ---------------------------------------------------------------------------------

    def paint(self, canvas: Canvas) -> None:
        """Draw the head, the black plate of people, the reports."""
        model, area = self.model, self.area
        canvas.fill(area.top(8), "ink")
        width = canvas.text(model.title, MARGIN, 56, "title")
        canvas.text(model.subtitle, MARGIN + width + 20, 56, "lead", "second",
                    most=area.w - MARGIN * 2 - width - 230)
        canvas.horizontal(MARGIN, area.w - MARGIN, HEAD - 4, "ink", 2)
        canvas.horizontal(0, area.w, area.h - 72, "rule")
        canvas.text_middle(model.footer, MARGIN, area.h - 40, "caption", "second",
                           most=area.w - 480)
        body = Rect(MARGIN, HEAD + 48, area.w - 2 * MARGIN, area.h - HEAD - 48 - 72)
        if self.page == "people":
            self._draw_people(canvas, self._columns(body)[0])

    def _draw_people(self, canvas: Canvas, rect: Rect) -> None:
        """Draw the ground of the plate and its head; the account scrolls on it."""
        model = self.model
        canvas.fill(Rect(0, rect.y, rect.right, rect.h), "ink")
        canvas.pictogram("candle", rect.x, rect.y + 12, 34, "paper")
        width = canvas.text_middle(model.people_title, rect.x + 44, rect.y + 30, "head", "paper")
        canvas.text_middle(model.people_note, rect.x + 44 + width + 16, rect.y + 32, "caption",
                           "pale", most=rect.w - width - 90)

    def _account(self, rect: Rect) -> tuple[float, Callable[[Canvas], None]]:
        """Return height and painter of the human account in paper on ink.

        Numbers with their words, whole figures, and what history counts.
        """
        setter, model = self.setter, self.model
        numbers = max(setter.width(line.figure, "numeral_small" if index == 0 else "section")
                      for index, line in enumerate(model.people))
        words_x = rect.x + numbers + 20
        room = rect.right - words_x - 24
        leading, small = setter.leading("text"), setter.leading("caption")
        heights = [max(leading + 8, leading * len(setter.wrap(line.text, "text", room)) + 6)
                   for line in model.people]
        history = [setter.wrap(line.line, "caption", rect.w - 40) for line in model.history]
        total = sum(heights) + 16
        if history:
            total += small * (sum(len(lines) for lines in history) + 1) + 4 * len(history) + 12
        # People are counted whole, as large as the plate has room for.
        across = rect.w - 32
        size, rows = _figure_size(model.figures, across, rect.h - total - small - 12)
        figures = rows * size * 1.1 + small + 12 if model.figures else 0.0
        total += figures

        def paint(canvas: Canvas) -> None:
            y = rect.y
            for index, (line, height) in enumerate(zip(model.people, heights, strict=True)):
                kind = "numeral_small" if index == 0 else "section"
                canvas.text(line.figure, rect.x + numbers, y + leading * 0.77 + 2, kind, "paper",
                            "right")
                canvas.paragraph(line.text, Rect(words_x, y + 2, room, height), "text", "paper")
                y += height
            if model.figures:
                row_of_signs(canvas, "peasant", Rect(rect.x - size * 0.25, y + 6, across,
                                                     rows * size * 1.1),
                             model.figures, size=size, pitch=size * FIGURE_PITCH, ink="paper")
                canvas.text(model.figures_legend, rect.x, y + figures - 6 - small * 0.23,
                            "caption", "pale")
                y += figures
            if history:
                y += 12
                canvas.text(model.history_title, rect.x, y + small * 0.77, "caption_bold",
                            "paper")
                y += small + 2
                for lines in history:
                    y = canvas.lines(lines, rect.x, y, small, "pale") + 4

        return total, paint

    # Messages --------------------------------------------------------------------------------

    def receive(self, message: Message) -> Action | None:
        """Turn pages, write the page, go to the title."""
        match message:
            case ReadableChart.Exported(name):
                return exported(self.context, self, name)
            case OneOf.Changed("tabs", page):
                self.page = page
                self.rebuild()
            case Pressable.Pressed("next"):
                pages = self._open_pages
                self.page = pages[pages.index(self.page) + 1]
                self.rebuild()
            case Pressable.Pressed(name) if name.startswith("turn:"):
                self.chosen = int(name.partition(":")[2])
                self.rebuild()
            case DropDown.Changed("beside", path):
                self._beside.choose(path)
                self.rebuild()
            case Pressable.Pressed("again"):
                return Push(screen("again", self.context))
            case Pressable.Pressed("play_on"):
                return self._play_on()
            case Pressable.Pressed("page"):
                return self._write() if not self._at_work else Push(Working(
                    self.model.working, self._steps(), self.context.words("common.cancel"),
                    lambda finished: self._write() if finished else None))
            case Pressable.Pressed("title"):
                return to_title(self.context)
        return None

    def _steps(self) -> Iterator[float]:
        """Find out what the decisions did, a step at a time; yields how far it is."""
        while not self._findings.work():
            yield self._findings.share

    def _play_on(self) -> Action | None:
        """Leave this game, which stays as it is, and stand at the chosen stop again."""
        if self._turn is None:
            return None
        return stand_again(self.context, self._turn.quarter)

    def _write(self) -> Action:
        """Write the debrief as one page of HTML and say where it lies."""
        from gosplan_game.report.page import write_debrief

        game, words = self.context.game, self.context.words
        # Named after the saved game, so that no game's page replaces another's.
        saved = game.path.name.removesuffix(SUFFIX) if game.path else ""
        name = f"debrief-{saved or f'{game.scenario.id}-{game.seed}'}.html"
        path = write_debrief(game, self.context.texts, paths.assets_dir() / "pictograms",
                             paths.user_dir() / "debriefs" / name)
        close = (Answer("close", words("common.close"), "ink"),)
        return Push(Dialog(self.model.title, words("debrief.saved", path=str(path)), close))
