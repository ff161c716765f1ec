"""The window: events in, screens drawn when something changed, idle in between."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

import pygame

from gosplan_game.core.errors import GosplanError
from gosplan_game.ui import sounds
from gosplan_game.ui.actions import Action, Configure, Push, Series, Sounded
from gosplan_game.ui.dialog import Answer, Dialog
from gosplan_game.ui.events import Key
from gosplan_game.ui.input import Translator
from gosplan_game.ui.screen import Screen
from gosplan_game.ui.settings import Settings, load_settings, save_settings
from gosplan_game.ui.stage import Stage
from gosplan_game.ui.widgets.base import Cursor

_log = logging.getLogger(__name__)
START_SIZE = (1280, 720)
LEAST_SIZE = (960, 540)
ICON = 64
UNSEEN = ("dummy", "offscreen", "evdev")
"""Drivers that show nothing; fine for tests that ask for them."""
WINDOW_CLASS = "gosplan-game"
LAZIEST = 12
"""Milliseconds between two looks for events when nothing has happened for a while."""

CURSORS: dict[Cursor, int] = {"usual": pygame.SYSTEM_CURSOR_ARROW,
                              "drag": pygame.SYSTEM_CURSOR_SIZEWE,
                              "text": pygame.SYSTEM_CURSOR_IBEAM}


class NoDisplay(GosplanError):
    """There is nothing to open a window on."""


@dataclass(frozen=True, slots=True)
class AppTexts:
    """The few words the window itself needs, in the player's language."""

    title: str
    problem: str
    """Head of the dialog that says what cannot be done."""
    failure: str
    """Head of the dialog after an unforeseen error."""
    failure_help: str
    """What the player can do after it."""
    close: str
    close_again: str
    """What can be done when the game cannot be saved as the window closes."""


def play(target: str | None = None) -> int:
    """Open the window and play.

    Args:
        target: A scenario (id or path) or a saved game to begin with; the title without it.

    Returns:
        The exit status.
    """
    if not getattr(pygame, "IS_CE", False):
        raise GosplanError("the installed pygame is not pygame-ce: uninstall it, then install "
                           "pygame-ce")
    from gosplan_game.ui.screens.opening import opening

    settings = load_settings()
    made = opening(settings, target)
    app = App(made.texts, made.first, settings, keep=made.keep, news=made.news,
              configured=made.configured, link=made.context.linked,
              said=made.context.said)
    try:
        return app.run()
    except pygame.error as error:
        raise GosplanError(str(error)) from error


class App:
    """A window with its stack of screens.

    Args:
        texts: Words of the window's own dialogs, for a language.
        first: Makes the first screen.
        settings: What is in force at the start.
        keep: Saves the game in hand, if there is one; called when the window closes and after
            an unforeseen error, so that no turn is ever lost.
        news: Returns what happened to the saved game that the player must know; empty if nothing.
        configured: Told of other settings before screens are laid out anew.
        link: Marks the opening words of running text.
        said: Says an error in the player's language.
        clock: Milliseconds since any moment; tests give their own.
    """

    def __init__(
        self,
        texts: Callable[[str], AppTexts],
        first: Callable[[], Screen],
        settings: Settings | None = None,
        *,
        keep: Callable[[], None] = lambda: None,
        news: Callable[[], str] = lambda: "",
        configured: Callable[[Settings], None] = lambda _settings: None,
        link: Callable[[str], str] = str,
        said: Callable[[Exception], str] = str,
        clock: Callable[[], int] | None = None,
        size: tuple[int, int] = START_SIZE,
    ) -> None:
        self.settings = settings or Settings()
        self._texts, self._first, self._keep = texts, first, keep
        self._configured, self._news, self._said = configured, news, said
        self.clock = clock or (lambda: time.monotonic_ns() // 1_000_000)
        self.translator = Translator()
        self.stage = Stage(size, self.settings.theme())
        self.stage.linking(link)
        self.window: pygame.Window | None = None
        self._needed = True
        self._warned = False
        self._cursor: Cursor = "usual"

    @property
    def texts(self) -> AppTexts:
        """The window's words in the language in force."""
        return self._texts(self.settings.language)

    # The window ------------------------------------------------------------------------------

    def run(self) -> int:
        """Open the window and play until it closes; return the exit status."""
        for system in ("X11", "WAYLAND"):
            # pygame names windows after the script; desktops sort them by this.
            os.environ[f"SDL_VIDEO_{system}_WMCLASS"] = WINDOW_CLASS
        self._find_display()
        pygame.font.init()
        self.window = pygame.Window(self.texts.title, self._start_size(), resizable=True,
                                    allow_high_dpi=True)
        self.window.minimum_size = LEAST_SIZE
        self.window.set_icon(self._icon())
        # Paper instead of black until the first screen is there.
        self.window.get_surface().fill(self.stage.theme.inks.paper)
        self.window.flip()
        pygame.key.set_repeat(400, 40)
        pygame.key.start_text_input()
        if self.settings.full_screen:
            self.window.set_fullscreen(True)
        elif self._is_small():
            self.window.maximize()
        self.start()
        try:
            while self.stage.running:
                self._frame()
        except BaseException:
            self._keep_safely()
            raise
        finally:
            self.window.destroy()
            pygame.display.quit()
        return 0

    @staticmethod
    def _find_display() -> None:
        """Begin with the display; where none answers SDL would play on unseen, so say so."""
        try:
            pygame.display.init()
        except pygame.error as error:
            raise NoDisplay(f"no display ({error})") from error
        driver = pygame.display.get_driver()
        if driver in UNSEEN and os.environ.get("SDL_VIDEODRIVER") != driver:
            pygame.display.quit()
            raise NoDisplay("no display")

    @staticmethod
    def _start_size() -> tuple[int, int]:
        wide, high = pygame.display.get_desktop_sizes()[0]
        for width, height in ((2560, 1440), (1920, 1080), (1600, 900), (1280, 720)):
            if width <= wide * 0.92 and height <= high * 0.88:
                return width, height
        return min(START_SIZE[0], wide), min(START_SIZE[1], high)

    @staticmethod
    def _is_small() -> bool:
        """Whether the smallest window leaves no room for the desktop's own bars."""
        wide, high = pygame.display.get_desktop_sizes()[0]
        return wide * 0.92 < START_SIZE[0] or high * 0.88 < START_SIZE[1]

    def _icon(self) -> pygame.Surface:
        """Return the window's sign: ink on the album's paper."""
        inks = self.stage.theme.inks
        icon = pygame.Surface((ICON, ICON))
        icon.fill(inks.paper)
        icon.blit(self.stage.pictograms.get("ingot", ICON, inks.ink), (0, 0))
        return icon

    def start(self) -> None:
        """Put the first screen up."""
        if self.window is not None:
            self.stage.resize(self.window.get_surface().get_size())
        self._do(Push(self._first()))

    def _frame(self) -> None:
        self.draw()
        if self.stage.top.cursor != self._cursor:
            self._cursor = self.stage.top.cursor
            pygame.mouse.set_cursor(CURSORS[self._cursor])
        for event in self.translator.fresh(self._events()):
            self.process(event)
            if not self.stage.running:
                return
        self.tick()

    def _events(self) -> list[pygame.Event]:
        """Wait until something happens or is due; return all that happened.

        pygame's own wait looks a thousand times a second; this one grows as lazy as the
        player, up to a wait that nobody feels.
        """
        due = self.stage.top.due()
        until = None if due is None else self.clock() + max(1, due)
        pause = 1
        while not (events := pygame.event.get()):
            left = pause if until is None else min(pause, until - self.clock())
            if left <= 0:
                break
            pygame.time.wait(left)
            pause = min(LAZIEST, pause + 1)
        return events

    def draw(self) -> None:
        """Draw the screen in front, if anything changed."""
        if self.window is None or not (self._needed or self.stage.top.dirty):
            return
        surface = self.window.get_surface()
        if surface.get_size() != self.stage.size:
            self.stage.resize(surface.get_size())
        self.stage.draw(surface)
        self.window.flip()
        self._needed = False

    def tick(self) -> None:
        """Let time pass on the screen in front."""
        if self.stage.running:
            self._safely(lambda: self.stage.top.tick(self.clock()))
            self._tell_news()

    # Events ----------------------------------------------------------------------------------

    def process(self, event: pygame.Event) -> None:
        """Answer one event of the window system."""
        match event.type:
            case pygame.QUIT:
                self._close()
                return
            case pygame.WINDOWSIZECHANGED | pygame.WINDOWEXPOSED | pygame.WINDOWRESTORED:
                self._needed = True
                return
            case pygame.WINDOWFOCUSLOST:
                self.translator.let_go()
                self._safely(self.stage.top.let_go)
                return
        scale = self.stage.scale
        ratio = self._density()
        ours = self.translator.event(event, scale / ratio, self.clock())
        if ours is None:
            return
        top = self.stage.top
        top.now = self.clock()
        if isinstance(ours, Key) and self._own_key(ours):
            return
        self._safely(lambda: top.handle(ours))
        self._tell_news()

    def _density(self) -> float:
        """Real pixels per window unit (2 on some high-density screens)."""
        if self.window is None:
            return 1.0
        return max(0.1, self.window.get_surface().get_width() / max(1, self.window.size[0]))

    def _own_key(self, key: Key) -> bool:
        if key.name == "f11" or (key.name == "enter" and key.alt):
            if self.window is not None:
                full = not self.settings.full_screen
                self.window.set_fullscreen(True) if full else self.window.set_windowed()
                self.settings = replace(self.settings, full_screen=full)
                self._configured(self.settings)
                save_settings(self.settings)
                self._needed = True
            return True
        if key.name == "m" and key.ctrl:
            self._do(Series((Configure(replace(self.settings, sound=not self.settings.sound)),
                             Sounded("bell"))))
            return True
        return False

    def _safely(self, act: Callable[[], Action | None]) -> None:
        """Do something; an error becomes a dialog, never the end of the game."""
        try:
            self._do(act())
        except GosplanError as error:
            self._tell(self.texts.problem, self._said(error))
        except OSError as error:
            place = f"{error.filename}: " if error.filename else ""
            self._tell(self.texts.problem, f"{place}{self._said(error)}")
        except Exception as error:
            _log.exception("unforeseen error")
            unsaved = self._keep_safely()
            self._tell(self.texts.failure, f"{error}\n\n{unsaved or self.texts.failure_help}")

    def _do(self, action: Action | None) -> None:
        for inner in action.actions if isinstance(action, Series) else (action,):
            if isinstance(inner, Configure):
                self.settings = inner.settings
                self._configured(inner.settings)
                save_settings(inner.settings)
            if isinstance(inner, Sounded) and self.settings.sound:
                sounds.play(inner.sound)
            self.stage.do(inner)
        if action is not None:
            self._needed = True
        if not self.stage.running:
            self._close()

    def _close(self) -> None:
        """Save and close; if the game cannot be saved, say so and close when asked again."""
        reason = self._keep_safely()
        self.stage.running = bool(reason) and not self._warned
        if self.stage.running:
            self._warned = True
            self._tell(self.texts.problem, f"{reason}\n\n{self.texts.close_again}")

    def _tell_news(self) -> None:
        news = self._news() if self.stage.running else ""
        if news:
            self._tell(self.texts.problem, news)

    def _tell(self, title: str, text: str) -> None:
        self.stage.do(Push(Dialog(title, text, (Answer("close", self.texts.close, "ink"),))))
        self._needed = True

    def _keep_safely(self) -> str:
        """Save the game in hand; return why that was not possible, or nothing."""
        try:
            self._keep()
        except GosplanError as error:
            return self._said(error)
        except Exception as error:
            _log.exception("the game could not be saved")
            return f"{type(error).__name__}: {error}"
        return ""
