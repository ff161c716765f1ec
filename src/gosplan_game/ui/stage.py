"""The stack of screens and the surface they are drawn on; it needs no window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pygame

from gosplan_game import paths
from gosplan_game.ui.actions import Action, Configure, Pop, Push, Quit, Reset, Series, Sounded, Swap
from gosplan_game.ui.canvas import Canvas
from gosplan_game.ui.fonts import Fonts
from gosplan_game.ui.geometry import Rect, logical_size, scale_for
from gosplan_game.ui.pictograms import Pictograms
from gosplan_game.ui.screen import Screen
from gosplan_game.ui.settings import Settings
from gosplan_game.ui.theme import Theme
from gosplan_game.ui.typesetting import Typesetter

VEIL = 0.62
"""How much of a screen the veil under a dialog covers."""


class Stage:
    """Screens one above the other, at one size and in one look."""

    def __init__(
        self, size: tuple[int, int], theme: Theme | None = None, assets: Path | None = None
    ) -> None:
        folder = assets or paths.assets_dir()
        self.fonts = Fonts(folder / "fonts")
        self.pictograms = Pictograms(folder / "pictograms")
        self.theme = theme or Theme()
        self.stack: list[Screen] = []
        self.settings: Settings | None = None
        self.running = True
        self.link: Callable[[str], str] = str
        """Marks the opening words of running text; see ``Typesetter.link``."""
        self._below: tuple[tuple[Screen, ...], pygame.Surface] | None = None
        self.resize(size)

    def linking(self, link: Callable[[str], str]) -> None:
        """Mark the opening words of running text with a function from now on."""
        self.link = self.setter.link = link

    @property
    def top(self) -> Screen:
        """The screen in front."""
        return self.stack[-1]

    def resize(self, size: tuple[int, int]) -> None:
        """Lay everything out for a window of that size."""
        self.size = size
        self._below = None
        self.scale = scale_for(*size)
        self.setter = Typesetter(self.fonts, self.theme, self.scale)
        self.setter.link = self.link
        width, height = logical_size(*size)
        self.area = Rect(0, 0, width, height)
        for screen in self.stack:
            screen.layout(self.area, self.setter)

    def restyle(self, theme: Theme) -> None:
        """Put another look in force."""
        self.theme = theme
        self.resize(self.size)

    def do(self, action: Action | None) -> None:
        """Change the stack as an action asks."""
        match action:
            case Push(screen):
                self._show(screen)
            case Swap(screen):
                self.stack.pop()
                self._show(screen)
            case Reset(screen):
                self.stack.clear()
                self._show(screen)
            case Pop(levels):
                del self.stack[max(0, len(self.stack) - levels):]
                if self.stack:
                    self.top.entered()
                    self.top.dirty = True
                else:
                    self.running = False
            case Configure(settings):
                self.settings = settings
                self.restyle(settings.theme())
            case Series(actions):
                for inner in actions:
                    self.do(inner)
            case Quit():
                self.running = False
            case Sounded() | None:
                pass

    def _show(self, screen: Screen) -> None:
        if self.stack:
            screen.now = self.top.now
            self.top.tips.clear()
        self.stack.append(screen)
        screen.layout(self.area, self.setter)
        screen.start_motion()
        screen.entered()

    def draw(self, surface: pygame.Surface) -> None:
        """Draw the screen in front, and those below as far as they stay visible."""
        canvas = Canvas(surface, self.setter, self.pictograms)
        if self.top.modal and len(self.stack) > 1:
            self._draw_below(canvas)
            canvas.words.clear()  # what lies under a dialog opens nothing
        self.top.draw(canvas)

    def _draw_below(self, canvas: Canvas) -> None:
        """Draw the veiled screens under a dialog; their picture is kept while nothing changes."""
        first = len(self.stack) - 2
        while first > 0 and self.stack[first].modal:
            first -= 1
        below = tuple(self.stack[first:-1])
        kept = self._below
        if kept is None or kept[0] != below or kept[1].get_size() != canvas.surface.get_size() \
                or any(screen.dirty for screen in below):
            for screen in below:
                screen.draw(canvas)
                canvas.veil(self.area, "tint", VEIL)
            self._below = (below, canvas.surface.copy())
            return
        canvas.surface.blit(kept[1], (0, 0))


def render_to_surface(
    screen: Screen, size: tuple[int, int] = (1280, 720), theme: Theme | None = None,
    below: Screen | None = None, link: Callable[[str], str] = str,
) -> pygame.Surface:
    """Return a picture of a screen; needs neither window nor display.

    Args:
        screen: The screen.
        size: Real pixels.
        theme: The look; the usual one by default.
        below: The screen under a dialog.
        link: Marks the opening words of running text.
    """
    stage = Stage(size, theme)
    stage.linking(link)
    if below is not None:
        stage.do(Push(below))
    stage.do(Push(screen))
    for shown in stage.stack:
        shown.tick(shown.now + 10_000)
    surface = pygame.Surface(size)
    stage.draw(surface)
    return surface
