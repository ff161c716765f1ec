"""The frame of every screen of a running game: rail, band, footer, and the keys of the house."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from gosplan_game.core.errors import Impossible
from gosplan_game.ui.actions import Action, Configure, Push, Series, Sounded, Swap
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.charts.readable import ReadableChart
from gosplan_game.ui.coach import NEXT, STOP, coach_widgets
from gosplan_game.ui.dialog import Answer, Dialog
from gosplan_game.ui.events import Key
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.screen import Screen
from gosplan_game.ui.screens.context import Context
from gosplan_game.ui.screens.exports import exported
from gosplan_game.ui.screens.money import MoneyTable
from gosplan_game.ui.screens.registry import has_screen, screen
from gosplan_game.ui.screens.storage import SUFFIX
from gosplan_game.ui.settings import changed
from gosplan_game.ui.theme import BAND, CONTENT_LEFT, FOOTER, MARGIN_RIGHT, RAIL
from gosplan_game.ui.typesetting import Typesetter
from gosplan_game.ui.widgets.base import Message, Widget
from gosplan_game.ui.widgets.button import ArrowButton, Button, Look, OnwardButton, Pressable
from gosplan_game.ui.widgets.frame import (
    DateBlock,
    Rail,
    RailKey,
    RailStop,
    SeasonMark,
    SeasonStrip,
    Timeline,
    TitleBand,
)
from gosplan_game.ui.widgets.label import Paragraph
from gosplan_game.ui.widgets.table import Table
from gosplan_game.viewmodels.advance import dismissal
from gosplan_game.viewmodels.frame import Frame, frame
from gosplan_game.viewmodels.glossary import LINK
from gosplan_game.viewmodels.record import grieved
from gosplan_game.viewmodels.stepping import drafted, stepped

if TYPE_CHECKING:
    from gosplan_game.ui.screens.passing import Passage, To

View = TypeVar("View")
NAVIGATION = "rail"
MAIN, UNDO, REDO, HELP, MENU, MORE = "main", "undo", "redo", "help", "menu", "more"


def series_of(widget: Widget | None) -> str:
    """Return the series about which *Why?* is asked at a widget; nothing if about none."""
    series = getattr(widget, "series", "")
    if widget is not None and not series and widget.name.startswith("why:"):
        return widget.name.removeprefix("why:")
    return str(series)


class GameScreen(Screen, Generic[View]):
    """A screen on the rail.

    Subclasses set ``place`` and give ``view``, ``heading``, ``footnote``, ``content`` and, for
    what is drawn under the widgets, ``picture``; ``answer`` takes their widgets' messages.
    ``model`` is the view model, made once per change.
    """

    place = ""
    main_look: Look = "red"
    """Look of the band's main button; ink on screens that have a red one of their own."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._model: View | None = None
        self._frame: Frame | None = None
        self._language = self._stepped = ""
        self.content_area = Rect(0, 0, 0, 0)

    # For subclasses --------------------------------------------------------------------------

    def view(self) -> View:
        """Return the view model of the present state."""
        raise NotImplementedError

    def heading(self) -> tuple[str, str]:
        """Return title and subtitle."""
        raise NotImplementedError

    def footnote(self) -> str:
        """Return the note at the left of the footer."""
        return ""

    def content(self, area: Rect) -> Sequence[Widget]:
        """Return the widgets within the content area, in reading order."""
        raise NotImplementedError

    def picture(self, canvas: Canvas) -> None:
        """Draw what lies under the content's widgets."""

    def answer(self, message: Message) -> Action | None:
        """Answer a message of the content's widgets."""
        del message
        return None

    # What they can use -----------------------------------------------------------------------

    @property
    def session(self) -> Any:
        """The game in hand."""
        return self.context.game

    @property
    def texts(self) -> Any:
        """The texts in the language in force."""
        return self.context.texts

    @property
    def model(self) -> View:
        """The view model of the present state."""
        if self._model is None or self._language != self.context.settings.language:
            self._language = self.context.settings.language
            self._model = self.view()
            self._frame = None
        return self._model

    @property
    def frame(self) -> Frame:
        """The view model of rail, band and footer."""
        if self._frame is None:
            self._frame = frame(self.session, self.texts)
        return self._frame

    def refresh(self) -> None:
        """Make the view model anew, after anything changed."""
        self._model = self._frame = None
        self._stepped = ""
        self.rebuild()

    def order(self, item: str, value: float, *, going_on: bool = False) -> Action | None:
        """Order a lever's value; what cannot be is said in a dialog."""
        try:
            self.session.order(item, value, going_on=going_on)
        except Impossible as reason:
            self.refresh()
            return self.tell(self.context.words.reason(reason))
        self.refresh()
        return None

    def tell(self, text: str, title: str = "") -> Action:
        """Return the action that shows a notice."""
        words = self.context.words
        return Push(Dialog(title or words("app.problem"), text,
                           (Answer("close", words("common.close"), "ink"),)))

    def go(self, place: str, **details: Any) -> Action | None:
        """Return the action that opens a screen of the rail, or another over this one."""
        if not has_screen(place):
            return None
        made = screen(place, self.context, **details)
        return Swap(made) if isinstance(made, GameScreen) and made.place else Push(made)

    def why(self, series: str) -> Action | None:
        """Return the action that opens the account behind a series."""
        self.context.hints.use("why")
        return self.go("why", series=series, rail=True) if series else None

    # The frame -------------------------------------------------------------------------------

    def entered(self) -> None:
        """Show the present state."""
        self.refresh()

    def layout(self, area: Rect, setter: Typesetter) -> None:
        """Lay the screen out; words change with the language."""
        self._frame = None
        super().layout(area, setter)

    def explain(self, target: str) -> str:
        """Return the glossary's text of a term."""
        found = self.context.explained(target)
        if found:
            self.used("words")
        return found

    def follow(self, target: str) -> Action | None:
        """Open the glossary at a term."""
        self.used("words")
        return Push(screen("help", self.context, find=target.removeprefix(LINK)))

    def chart_words(self) -> tuple[str, str]:
        """Return what the tiles of charts do."""
        return self.context.chart_words

    def build(self, area: Rect) -> Sequence[Widget]:
        """Lay out rail, band, content and footer."""
        model_first = self.model  # the view model decides the heading
        del model_first
        self.content_area = Rect(
            CONTENT_LEFT, BAND + 16, area.w - CONTENT_LEFT - MARGIN_RIGHT,
            area.h - BAND - 16 - FOOTER - 8,
        )
        widgets = [*self._band(area), *self._rail(area), *self.content(self.content_area)]
        widgets.append(self._footer(area, widgets))
        return [*widgets, *self._coach(area, widgets)]

    def _coach(self, area: Rect, widgets: Sequence[Widget]) -> list[Widget]:
        """Return the plate of the step that is to be done now, if the first stops are played."""
        coach = self.context.coach
        step = coach.step(self.place, self.session) if coach else None
        if step is None:
            return []
        here = step.place == self.place or step.until == "there"
        name = step.target if here else NAVIGATION
        target = next((inner.rect for top in widgets for inner in top.walk()
                       if name and inner.name == name), None)
        return coach_widgets(self.setter, area, self.context.words, step, target, here)

    def _rail(self, area: Rect) -> list[Widget]:
        made = self.frame
        stops = [RailStop(i.screen, i.key, i.name, i.pictogram) for i in made.rail
                 if has_screen(i.screen)]
        foot = 76.0
        body = Rect(0, BAND, RAIL - 2, min(64.0 * len(stops), area.h - BAND - foot))
        return [
            DateBlock(Rect(0, 0, RAIL, BAND), made.year, made.quarter),
            Rail(NAVIGATION, body, stops, self.place, label=NAVIGATION),
            RailKey(HELP, Rect(0, area.h - foot, RAIL - 2, 38), "F1", made.help),
            RailKey(MENU, Rect(0, area.h - foot + 38, RAIL - 2, 38), "Esc", made.menu),
        ]

    def _band(self, area: Rect) -> list[Widget]:
        made, setter = self.frame, self.setter
        right = area.w - MARGIN_RIGHT
        main_width = max(144.0, setter.width(made.action.text, "button") + 36)
        more = Rect(right - 34, 12, 34, 40)
        main = Rect(more.x - 4 - main_width, 12, main_width, 40)
        redo = Rect(main.x - 48, 12, 32, 40)
        undo = Rect(redo.x - 40, 12, 32, 40)
        strip = Rect(undo.x - 16 - 304, 8, 304, 46)
        title, subtitle = self.heading()
        return [
            TitleBand(Rect(CONTENT_LEFT, 0, area.w - CONTENT_LEFT, BAND), title, subtitle,
                      room=strip.x - CONTENT_LEFT - 8, rule_from=RAIL),
            SeasonStrip(strip, [SeasonMark(s.name, s.pictogram, s.now) for s in made.seasons]),
            ArrowButton(UNDO, undo, made.undo, back=True, enabled=made.can_undo),
            ArrowButton(REDO, redo, made.redo, back=False, enabled=made.can_redo),
            Button(MAIN, main, made.action.text, self.main_look),
            OnwardButton(MORE, more, label=made.more, tip=made.more,
                         enabled=made.action.kind == "advance", reason=made.why_not),
        ]

    def _footer(self, area: Rect, widgets: Sequence[Widget]) -> Widget:
        made, due = self.frame, "" if self._stepped else self._due(widgets)
        hint = self._stepped or (self.context.words(f"hint.{due}") if due else "")
        return Timeline(
            Rect(RAIL, area.h - FOOTER, area.w - RAIL, FOOTER), hint or self.footnote(),
            hint=bool(hint), words=due == "words", instead=self.footnote(),
            turn=made.turn, first=made.first_year, last=made.last_year, turns=made.turns,
            now=made.turn_now, season=made.first_season, left=CONTENT_LEFT,
        )

    def _due(self, widgets: Sequence[Widget]) -> str:
        """Return the hint that is due here; none while the first stops are played together."""
        if self.context.coach:
            return ""
        asked = any(series_of(inner) for top in widgets for inner in top.walk())
        return self.context.hints.due(self.place, asked=asked)

    def used(self, name: str) -> None:
        """Note that something hinted at was used; its hint is gone."""
        if self.context.hints.use(name):
            self.rebuild()

    def paint(self, canvas: Canvas) -> None:
        """Draw the rail's ground and what the content draws."""
        canvas.fill(Rect(0, BAND, RAIL, self.area.h - BAND), "tint")
        canvas.vertical(RAIL - 2, BAND, self.area.h, "ink", 2)
        self.picture(canvas)

    # Messages and keys -----------------------------------------------------------------------

    def receive(self, message: Message) -> Action | None:
        """Answer the frame's widgets; the rest is the subclass's."""
        match message:
            case Rail.Chosen(_, key):
                return self.go(key) if key != self.place else None
            case Paragraph.Followed(_, target) if target.startswith("why:"):
                return self.why(target.removeprefix("why:"))
            case Paragraph.Followed(_, target):
                return self.follow(target)
            case Pressable.Pressed(name) if name.startswith("why:"):
                return self.why(name.removeprefix("why:"))
            case ReadableChart.Exported(name):
                return exported(self.context, self, name)
            case Table.Asked(_, series) | MoneyTable.Asked(_, series):
                return self.why(series)
            case Pressable.Pressed("main"):
                return self.act()
            case Pressable.Pressed("more"):
                from gosplan_game.ui.screens.advance import AdvancePlate

                return Push(AdvancePlate(self))
            case Pressable.Pressed("coach-next" | "coach-stop" as name):
                return self._coached(name)
            case Pressable.Pressed("undo" | "redo" as step):
                return self._step_back(step)
            case Pressable.Pressed("help" | "menu" as name):
                return self.go(name)
        return self.answer(message)

    def _coached(self, name: str) -> Action | None:
        coach = self.context.coach
        if coach is not None and name == NEXT:
            coach.next()
        if coach is None or name == STOP or coach.over:
            if coach is not None:
                coach.keep(stopped=True)
            self.context.coach = None
            return Configure(changed(self.context.settings, tutorial=False))
        self.rebuild()
        return None

    def _step_back(self, step: str) -> Action | None:
        before = drafted(self.session)
        if step == "undo" and self.session.can_undo:
            self.session.undo()
        elif step == "redo" and self.session.can_redo:
            self.session.redo()
        self.refresh()
        # What was taken back may be an order of another screen: the footer names it.
        self._stepped = stepped(self.session, self.texts, step, before)
        self.rebuild()
        return None

    def key(self, key: Key) -> Action | bool | None:
        """Answer the keys of the house."""
        if key.ctrl and key.name in ("z", "y", "s"):
            if key.name == "s":
                return self.go("saves", saving=True)
            self._step_back("undo" if key.name == "z" and not key.shift else "redo")
            return True
        if key.name == "f1":
            return self.go("help")
        if key.name == "f5" and key.plain:
            return self.quick_save()
        if not key.plain or key.shift:
            return None
        if key.name == "space" and self.focus is None:
            return self.act() or True
        if key.name == "w":
            return self.why(self._series_in_sight())
        for item in self.frame.rail:
            if item.key == key.name:
                return (self.go(item.screen) or True) if item.screen != self.place else True
        return None

    def quick_save(self) -> Action | None:
        """Save without asking for a name, and say where."""
        words = self.context.words
        self.context.keep()
        path = self.session.path
        name = path.name.removesuffix(SUFFIX) if path is not None else ""
        return self.tell(words("saves.quick", name=name), words("saves.title"))

    def _series_in_sight(self) -> str:
        return next(filter(None, map(series_of, (self.focus, self._hover))), "")

    def cancel(self) -> Action | None:
        """Esc takes the focus away first, then opens the menu."""
        if self.focus is not None:
            self._focus(None)
            return None
        return self.go("menu")

    # The main act ----------------------------------------------------------------------------

    def act(self) -> Action | None:
        """Do the main act: sign on the plan, else go there; end the quarter; read the debrief."""
        made = self.frame.action
        if made.kind == "debrief":
            return self.go("debrief")
        if made.kind == "sign":
            if self.place != "plan" and has_screen("plan"):
                return self.go("plan")
            self.session.sign()
            self.refresh()
            return Sounded("stamp")
        if made.question:
            return self._ask(made.question)
        return self.advance()

    def _ask(self, question: str) -> Action:
        words = self.context.words
        return Push(Dialog(
            self.frame.action.text, question,
            (Answer("back", words("common.back"), shown_key="Esc"),
             Answer("go", self.frame.action.text, "red", "space", words("key.space"))),
            lambda name: self.advance() if name == "go" else None,
        ))

    def advance(self, to: To = "stop", *, through: bool = False) -> Action | None:
        """Play on, save, and open the report; say so where the office is taken away."""
        from gosplan_game.ui.screens.passing import Passage, PassingScreen

        passage = Passage(self.context, to, through=through)
        if not self.setter.theme.reduced_motion:
            return Swap(PassingScreen(self.context, passage, lambda: self._arrived(passage)))
        while not passage.done:
            passage.step()
        return self._arrived(passage)

    def _arrived(self, passage: Passage) -> Action | None:
        """Show what the quarters brought."""
        self.context.reports = tuple(passage.reports)
        self.context.autosave()
        if self.session.is_over and has_screen("debrief"):
            return self.go("debrief")
        then = Swap(screen("report" if has_screen("report") else "desk", self.context))
        if passage.dismissed:
            return Series((then, Push(self._dismissed())))
        if grieved(self.session, self.context.texts, len(self.context.reports)):
            return then
        year_begins = self.session.quarter.season == 0
        return Series((Sounded("bell" if year_begins else "teleprinter"), then))

    def _dismissed(self) -> Dialog:
        """Return what is said where a review took the office away."""
        made, words = dismissal(self.session, self.texts), self.context.words
        return Dialog(
            made.title, made.text,
            (Answer("back", words("common.close"), shown_key="Esc"),
             Answer("go", made.go, "ink", "enter", words("key.enter"))),
            lambda name: self.advance() if name == "go" else None, width=620,
        )
