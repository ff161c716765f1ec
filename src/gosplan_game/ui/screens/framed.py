"""The frame of every screen of a running game: rail, band and footer around its content."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.coach import coach_widgets
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.screen import Screen
from gosplan_game.ui.screens.context import Context
from gosplan_game.ui.screens.registry import has_screen
from gosplan_game.ui.theme import BAND, CONTENT_LEFT, FOOTER, MARGIN_RIGHT, RAIL
from gosplan_game.ui.typesetting import Typesetter
from gosplan_game.ui.widgets.base import Widget
from gosplan_game.ui.widgets.button import ArrowButton, Button, Look, OnwardButton
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
from gosplan_game.ui.widgets.label import Section
from gosplan_game.viewmodels.frame import Frame, frame

View = TypeVar("View")
NAVIGATION = "rail"
MAIN, UNDO, REDO, HELP, MENU, MORE = "main", "undo", "redo", "help", "menu", "more"


def series_of(widget: Widget | None) -> str:
    """Return the series about which *Why?* is asked at a widget; nothing if about none."""
    series = getattr(widget, "series", "")
    if widget is not None and not series and widget.name.startswith("why:"):
        return widget.name.removeprefix("why:")
    return str(series)


class FramedScreen(Screen, ABC, Generic[View]):
    """A screen on the rail, with its frame around it.

    Subclasses set ``place`` and give ``view``, ``heading``, ``footnote``, ``content`` and, for
    what is drawn under the widgets, ``picture``.
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

    # What subclasses give -------------------------------------------------------------------

    @abstractmethod
    def view(self) -> View:
        """Return the view model of the present state."""

    @abstractmethod
    def heading(self) -> tuple[str, str]:
        """Return title and subtitle."""

    def footnote(self) -> str:
        """Return the note at the left of the footer."""
        return ""

    @abstractmethod
    def content(self, area: Rect) -> Sequence[Widget]:
        """Return the widgets within the content area, in reading order."""

    def picture(self, canvas: Canvas) -> None:
        """Draw what lies under the content's widgets."""

    # What they can use ----------------------------------------------------------------------

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

    # The frame ------------------------------------------------------------------------------

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

    def chart_words(self) -> tuple[str, str]:
        """Return what the tiles of charts do."""
        return self.context.chart_words

    def used(self, name: str) -> None:
        """Note that something hinted at was used; its hint is gone."""
        if self.context.hints.use(name):
            self.rebuild()

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
        # Its heading stands above a widget and is read with it.
        head = Section.height(self.setter)
        spared = [inner.rect.trim(top=-head) for top in widgets for inner in top.walk()
                  if here and inner.name in step.spares]
        return coach_widgets(self.setter, area, self.context.words, step, target, here, spared)

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

    def paint(self, canvas: Canvas) -> None:
        """Draw the rail's ground and what the content draws."""
        canvas.fill(Rect(0, BAND, RAIL, self.area.h - BAND), "tint")
        canvas.vertical(RAIL - 2, BAND, self.area.h, "ink", 2)
        self.picture(canvas)
