"""The debrief: people first, then the term, the promises, the country beside history."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gosplan_game import paths
from gosplan_game.report.plots import Chart
from gosplan_game.ui.actions import Action, Push
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.charts.readable import ReadableChart
from gosplan_game.ui.dialog import Answer, Dialog, Working
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.screen import Screen
from gosplan_game.ui.screens.again import stand_again
from gosplan_game.ui.screens.context import Context
from gosplan_game.ui.screens.debrief_country import CountryPage
from gosplan_game.ui.screens.debrief_decisions import DecisionsPage
from gosplan_game.ui.screens.debrief_expected import ExpectedPage
from gosplan_game.ui.screens.debrief_people import PeoplePage
from gosplan_game.ui.screens.debrief_reports import ReportsPage
from gosplan_game.ui.screens.debrief_term import TermPage
from gosplan_game.ui.screens.debrief_years import YearsPage
from gosplan_game.ui.screens.exports import exported
from gosplan_game.ui.screens.leaving import to_title
from gosplan_game.ui.screens.registry import screen
from gosplan_game.ui.screens.storage import SUFFIX
from gosplan_game.ui.widgets.base import Message, Widget
from gosplan_game.ui.widgets.button import Button, Pressable
from gosplan_game.ui.widgets.choice import OneOf, Option
from gosplan_game.ui.widgets.menu import DropDown
from gosplan_game.viewmodels.debrief import (
    Debrief,
    Findings,
    Padding,
    Turn,
    debrief,
    padding,
    reported_charts,
    with_cost,
)

MARGIN = 32.0
HEAD, TABS, FOOT = 76.0, 46.0, 60.0
PAGES = ("people", "term", "country", "decisions", "reports", "years", "expected")
TRUE_PAGES = ("term", "decisions", "reports")
"""Pages that compare with what was true and hidden: shown when the game is over."""
BESIDE = 4
"""Series shown with the chosen decision reversed beside the player's."""


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
        body = self._body(area)
        pages = {"people": self._people, "term": self._term, "country": self._country,
                 "decisions": self._decisions, "reports": self._reports, "years": self._years,
                 "expected": self._expected}
        return [
            Button("page", Rect(right - 188, 20, 188, 40), model.page, "outline"),
            OneOf("tabs", Rect(MARGIN, HEAD + 8, self._tabs_width(tabs), 30), tabs, self.page,
                  look="tabs"),
            *pages[self.page](body),
            Button("title", Rect(right - 188, area.h - FOOT / 2 - 20, 188, 40), model.to_title,
                   "ink"),
            *self._next(area),
        ]

    @staticmethod
    def _body(area: Rect) -> Rect:
        """Return the place of the page."""
        return area.trim(MARGIN, HEAD + TABS, MARGIN, FOOT)

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
        return [Button("next", Rect(area.w - MARGIN - 188 - 160, area.h - FOOT / 2 - 20, 144, 40),
                       words("common.continue"), "outline")]

    def first_focus(self) -> str:
        """The tabs."""
        return "tabs"

    # Pages -----------------------------------------------------------------------------------

    def _people(self, body: Rect) -> list[Widget]:
        """People first; the term and the promises beside."""
        return PeoplePage(self.setter, self.model).build(body)

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
                             self.context.words).build(body)

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
                           self.context.words).build(body)

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
        return ExpectedPage(self.setter, self.model.expected).build(body)

    # Picture ---------------------------------------------------------------------------------

    def paint(self, canvas: Canvas) -> None:
        """Draw the head, the black plate of people, the reports."""
        model, area = self.model, self.area
        canvas.fill(area.top(8), "ink")
        width = canvas.text(model.title, MARGIN, 56, "title")
        canvas.text(model.subtitle, MARGIN + width + 20, 56, "lead", "second",
                    most=area.w - MARGIN * 2 - width - 230)
        canvas.horizontal(MARGIN, area.w - MARGIN, HEAD - 4, "ink", 2)
        canvas.horizontal(0, area.w, area.h - FOOT, "rule")
        canvas.text_middle(model.footer, MARGIN, area.h - FOOT / 2, "caption", "second",
                           most=area.w - 480)
        if self.page == "people":
            PeoplePage(self.setter, model).draw(canvas, self._body(area))

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
