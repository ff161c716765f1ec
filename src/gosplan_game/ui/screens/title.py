"""The title: steel climbs, horses fall, the plan is the beam between; the menu at the right."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pygame

from gosplan_game.ui import signs
from gosplan_game.ui.actions import Action, Configure, Push, Quit
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.charts.counted import row_of_signs
from gosplan_game.ui.dialog import Working
from gosplan_game.ui.events import Key
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.keycap import keycap, keycap_width
from gosplan_game.ui.screen import Screen
from gosplan_game.ui.screens.beginning import begin, fresh_seed
from gosplan_game.ui.screens.context import Context
from gosplan_game.ui.screens.registry import has_screen, screen
from gosplan_game.ui.settings import changed
from gosplan_game.ui.theme import TYPES
from gosplan_game.ui.typesetting import Typesetter
from gosplan_game.ui.widgets.base import Message, Widget
from gosplan_game.ui.widgets.button import Button, Pressable
from gosplan_game.ui.widgets.choice import Option
from gosplan_game.ui.widgets.menu import DropDown
from gosplan_game.viewmodels.briefing import COMMITMENTS
from gosplan_game.viewmodels.saves import SavedGame
from gosplan_game.viewmodels.title import MenuItem, Title, title

MENU_WIDTH = 400.0
BEAM_LEFT = (470.0, 586.0)
"""Where the beam's upper and lower edge meet the left side of the window, at 720 high."""
RISE = 213.0
"""How far the beam climbs over the poster's width of 880."""
FLAGSHIP = "ussr-1921-1941"


class MenuLine(Pressable):
    """A line of the menu: name, what it is where that needs saying, key, hairline under it."""

    def __init__(self, name: str, rect: Rect, item: MenuItem, *, last: bool) -> None:
        super().__init__(name, rect, label=item.name)
        self.text, self.key_name, self.note, self.last = item.name, item.key, item.note, last

    def draw(self, canvas: Canvas) -> None:
        """Draw the line."""
        rect = self.rect
        if self.hovered:
            canvas.fill(rect, "tint")
        middle = rect.y + rect.h / 2
        raised = 10 if self.note else 0
        canvas.text_middle(self.text, rect.x + 20, middle - raised, "card", most=rect.w - 72)
        if self.note:
            canvas.text_middle(self.note, rect.x + 20, middle + 16, "caption", "second",
                               most=rect.w - 72)
        if self.key_name:
            keycap(canvas, self.key_name,
                   rect.right - 12 - keycap_width(canvas, self.key_name), middle)
        canvas.horizontal(rect.x, rect.right, rect.bottom - 1, "ink" if self.last else "rule",
                          2 if self.last else 1)


class ContinueButton(Pressable):
    """The main act: go on with the last game."""

    def __init__(self, name: str, rect: Rect, item: MenuItem) -> None:
        super().__init__(name, rect, label=item.name)
        self.item = item

    @staticmethod
    def height(setter: Typesetter) -> float:
        """Return the room that the name and two lines under it take."""
        size = setter.theme.size
        return max(76.0, 18 + size("subtitle_small") * 1.15 + 2 * size("caption") * 1.25)

    def draw(self, canvas: Canvas) -> None:
        """Draw the block: what it does, which game, when that was saved."""
        rect, size = self.rect, canvas.theme.size
        canvas.fill(rect, "red_dark" if self.hovered else "red")
        y = rect.y + 8 + size("subtitle_small")
        canvas.text(self.item.name, rect.x + 20, y, "subtitle_small", "white", most=rect.w - 80)
        y += size("subtitle_small") * 0.15
        for line in self.item.note.split("\n"):
            y += size("caption") * 1.25
            canvas.text(line, rect.x + 20, y, "caption", "white", most=rect.w - 76)
        signs.pointer(canvas, rect.right - 38, rect.y + rect.h / 2 - 9, 18, "white")


class TitleScreen(Screen):
    """What the game opens with."""

    moves = True

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._model: tuple[str, Title] | None = None
        self._last: SavedGame | None = None

    @property
    def model(self) -> Title:
        """The view model, made once per language."""
        language = self.context.settings.language
        if self._model is None or self._model[0] != language:
            self._model = (language, self.view())
        return self._model[1]

    def view(self) -> Title:
        """Return the title with what the last game is."""
        from gosplan_game.ui.screens.storage import last_game, version

        self._last = last_game(self.context)
        note = ""
        if self._last is not None:
            words = self.context.words
            note = "\n".join((
                words("title.continue_note", scenario=self._last.scenario,
                      quarter=self._last.quarter),
                words("title.continue_saved", saved=self._last.saved)))
        return title(self.context.texts, continue_note=note, version=version(),
                     languages=self.context.languages())

    def entered(self) -> None:
        """Look for saved games again."""
        self._model = None
        self.rebuild()

    def first_focus(self) -> str:
        """Continue if there is a game, else the one that is begun together."""
        return "continue" if any(i.id == "continue" and i.enabled for i in self.model.items) \
            else "quick"

    def cancel(self) -> Action | None:
        """Esc asks nothing here and does nothing: Quit is a button."""
        return None

    # Layout ----------------------------------------------------------------------------------

    @property
    def poster(self) -> Rect:
        """The left part."""
        return self.area.trim(right=MENU_WIDTH)

    def build(self, area: Rect) -> Sequence[Widget]:
        """Lay out the menu."""
        model = self.model
        side = area.rightmost(MENU_WIDTH).inset(48, 0)
        items = [i for i in model.items
                 if i.enabled and (i.id == "continue" or has_screen(_PLACES.get(i.id, "")))]
        widgets: list[Widget] = []
        y = area.y + 64
        for item in items:
            if item.id == "continue":
                height = ContinueButton.height(self.setter)
                widgets.append(ContinueButton("continue", Rect(side.x, y, side.w, height), item))
                y += height + 22
        lines = [item for item in items if item.id != "continue"]
        foot = area.bottom - 152
        pitch = min(64.0, (foot - y - 8) / max(1, len(lines)))
        for index, item in enumerate(lines):
            widgets.append(MenuLine(item.id, Rect(side.x, y, side.w, pitch), item,
                                    last=index + 1 == len(lines)))
            y += pitch
        widgets.append(DropDown(
            "language", Rect(side.x, foot + 12, side.w, 32),
            [Option(code, name) for code, name in model.languages], model.language,
            label="language"))
        pair = Rect(side.x, foot + 56, side.w, 40).columns(2)
        if has_screen("help"):
            widgets.append(Button("help", pair[0], model.help, key="F1"))
        widgets.append(Button("quit", pair[1], model.quit))
        return widgets

    # Picture ---------------------------------------------------------------------------------

    def _beam(self, x: float) -> tuple[float, float]:
        """Return the beam's upper and lower edge at an x of the poster."""
        stretch = self.area.h - 720
        climb = RISE * x / max(1.0, self.poster.w)
        return BEAM_LEFT[0] + stretch * 0.6 - climb, BEAM_LEFT[1] + stretch * 0.6 - climb

    def paint(self, canvas: Canvas) -> None:
        """Draw the poster."""
        poster, area = self.poster, self.area
        canvas.fill(area.rightmost(MENU_WIDTH), "card")
        top_left, foot_left = self._beam(0)
        top_right, foot_right = self._beam(poster.w)
        canvas.polygon([(0, foot_left - 20), (poster.w, foot_right - 20), (poster.w, area.h),
                        (0, area.h)], "tint")
        canvas.polygon([(0, top_left), (poster.w, top_right), (poster.w, foot_right),
                        (0, foot_left)], "red")
        self._paint_columns(canvas)
        self._paint_name(canvas)
        canvas.vertical(poster.right - 0, 0, area.h, "ink", 4)
        self._paint_words(canvas)

    def _paint_words(self, canvas: Canvas) -> None:
        model = self.model
        canvas.text(model.headline, 48, 70, "headline")
        canvas.text(model.years, 48, 122, "headline", "red_text")
        canvas.paragraph(model.lead, Rect(48, 142, 330, 0), "headline_text", "second")
        x = self.poster.w * 0.827
        canvas.text(model.steel_title, x, 72, "head", "ink", "right")
        canvas.text(model.steel.legend, x, 97, "caption", "second", "right")
        right = self.poster.w - 40
        y = self.area.h - 136
        canvas.text(model.horses_title, right, y, "head", "ink", "right")
        canvas.text(model.horses.legend, right, y + 25, "caption", "second", "right")
        side = self.area.rightmost(MENU_WIDTH).inset(48, 0)
        canvas.text(model.version, side.x, self.area.h - 24, "caption", "second", most=side.w)

    def _paint_columns(self, canvas: Canvas) -> None:
        model = self.model
        columns = len(model.steel.columns)
        pitch = (self.poster.w - 52) / columns
        for index, (steel, horse) in enumerate(zip(model.steel.columns, model.horses.columns,
                                                   strict=True)):
            middle = 88 + pitch * index
            upper, lower = self._beam(middle)
            shown = steel.signs * canvas.progress
            for sign in range(math.ceil(shown - 1e-9)):
                y = upper - 20 - 44 * 38 / 48 - sign * 28 + 6
                canvas.part_pictogram(model.steel.pictogram, middle - 21, y, 40,
                                      min(1.0, shown - sign), "ink", "rule")
            left = middle - 50
            whole = math.ceil(horse.signs - 1e-9)
            for row in range(math.ceil(whole / 3)):
                row_of_signs(canvas, model.horses.pictogram,
                             Rect(left, lower + 16 + row * 36, 104, 36),
                             min(3.0, horse.signs - row * 3), size=36, pitch=33, pale="rule")
            canvas.text(steel.label, middle, self.area.h - 14, "head", "ink", "centre")

    def _paint_name(self, canvas: Canvas) -> None:
        """Set the name along the beam, each letter turned with it."""
        name = self.model.name
        slope = math.degrees(math.atan2(RISE, self.poster.w))
        face, pixels = TYPES["beam"].face, canvas.setter.pixels("beam")
        pitch = (self.poster.w - 100) / max(1, len(name))
        for index, letter in enumerate(name):
            drawn = canvas.setter.fonts.render(letter, face, pixels, canvas.inks.white)
            # Cut to the letter's own height, so that it turns about its middle.
            turned = pygame.transform.rotozoom(drawn, slope, 1.0)
            x = 78 + pitch * (index + 0.02)
            upper, lower = self._beam(x)
            cx, cy = canvas.point(x, (upper + lower) / 2)
            middle = drawn.get_height() / 2
            baseline = canvas.setter.fonts.face(face, pixels).get_ascent()
            raised = baseline - 0.405 * pixels - middle
            cy -= raised * math.cos(math.radians(slope))
            cx -= raised * math.sin(math.radians(slope))
            canvas.surface.blit(turned, (round(cx - turned.get_width() / 2),
                                         round(cy - turned.get_height() / 2)))

    # Answers ---------------------------------------------------------------------------------

    def receive(self, message: Message) -> Action | None:
        """Open what was chosen."""
        if isinstance(message, DropDown.Changed):
            return Configure(changed(self.context.settings, language=message.key))
        if not isinstance(message, Pressable.Pressed):
            return None
        return self._open(message.name)

    def _open(self, name: str) -> Action | None:
        if name == "quit":
            return Quit()
        if name == "continue" and self._last is not None:
            from gosplan_game.ui.screens.leaving import go_on

            return go_on(self.context, self._last.path)
        if name in ("quick", "new", "almanac"):
            return self._with_scenario({"quick": self._at_once, "new": self._briefed,
                                        "almanac": self._history}[name])
        place = _PLACES.get(name, "")
        return Push(screen(place, self.context)) if has_screen(place) else None

    def _briefed(self, scenario: Any) -> Action:
        """Open the briefing of the whole term."""
        del scenario
        return Push(screen("briefing", self.context, scenario=FLAGSHIP))

    def _at_once(self, scenario: Any) -> Action:
        """Begin the whole term with its first promises and the ordinary rules."""
        promises = [each.id for each in scenario.definition.commitments[:COMMITMENTS]]
        return begin(self.context, scenario, promises=promises, seed=fresh_seed(), settings={})

    def _history(self, scenario: Any) -> Action:
        """Open what is published of the whole term."""
        return Push(screen("history", self.context, scenario=scenario))

    def _with_scenario(self, then: Callable[[Any], Action]) -> Action:
        """Read the scenario of the whole term while a plate says so, then go on with it."""
        from gosplan_game.ui.screens.storage import open_scenario

        def steps() -> Iterator[float]:
            yield 0.2
            open_scenario(self.context, FLAGSHIP)
            yield 1.0

        def go_on(_: bool) -> Action:
            found = open_scenario(self.context, FLAGSHIP)
            # One that cannot be read is on the shelf, with its error.
            return Push(screen("shelf", self.context)) if isinstance(found, tuple) else then(found)

        return Push(Working(self.context.words("shelf.reading"), steps(), "", go_on))

    def key(self, key: Key) -> Action | bool | None:
        """Letters open lines of the menu."""
        if key.name == "f1":
            return self._open("help")
        for item in self.model.items:
            if key.plain and item.key and key.name == item.key.lower():
                return self._open(item.id)
        return None


_PLACES = {"quick": "briefing", "new": "shelf", "scenarios": "shelf", "load": "saves",
           "almanac": "history", "settings": "settings", "help": "help"}
