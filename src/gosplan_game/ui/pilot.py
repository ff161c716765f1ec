"""A pilot for tests: points, clicks and types as a player would, through pygame's events."""

from __future__ import annotations

import pygame

from gosplan_game.ui.app import App
from gosplan_game.ui.input import key_code
from gosplan_game.ui.screen import Screen
from gosplan_game.ui.widgets.base import Widget

_MODS = {"shift": pygame.KMOD_LSHIFT, "ctrl": pygame.KMOD_LCTRL, "alt": pygame.KMOD_LALT}


class Pilot:
    """Drives an app without a window; time is its own and only passes in ``wait``."""

    def __init__(self, app: App) -> None:
        self.app = app
        self._now = 1000
        app.clock = lambda: self._now
        app.start()

    @property
    def screen(self) -> Screen:
        """The screen in front."""
        return self.app.stage.top

    @property
    def open(self) -> bool:
        """Whether the game still runs."""
        return self.app.stage.running

    def find(self, label: str) -> Widget:
        """Return the widget of that name or label; LookupError names those there are."""
        seen = []
        for top in self.screen.widgets:
            for widget in top.walk():
                if label in (widget.name, widget.label):
                    return widget
                seen.append(widget.name or widget.label)
        raise LookupError(f"no {label!r} among {[name for name in seen if name]}")

    def click(self, label: str, share: tuple[float, float] = (0.5, 0.5), clicks: int = 1) -> None:
        """Click a widget by name or label, in its middle or at a share of its size."""
        widget = self.find(label)
        rect = widget.on_screen()
        self.click_at(rect.x + rect.w * share[0], rect.y + rect.h * share[1], clicks)

    def click_at(self, x: float, y: float, clicks: int = 1) -> None:
        """Click a place in logical pixels."""
        self.move(x, y)
        for _ in range(clicks):
            self._post(pygame.MOUSEBUTTONDOWN, pos=self._real(x, y), button=1)
            self._post(pygame.MOUSEBUTTONUP, pos=self._real(x, y), button=1)
        self._now += 1000

    def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Press at one place, move, and let go at another."""
        middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
        self.hold(start, middle, end)
        self.release(end)

    def hold(self, start: tuple[float, float], *way: tuple[float, float]) -> None:
        """Press at one place and move through others."""
        self.move(*start)
        self._post(pygame.MOUSEBUTTONDOWN, pos=self._real(*start), button=1)
        for place in way:
            self.move(*place)

    def release(self, at: tuple[float, float], button: int = 1) -> None:
        """Let go of a button of the mouse."""
        self._post(pygame.MOUSEBUTTONUP, pos=self._real(*at), button=button)

    def leave(self) -> None:
        """Let the window lose the keyboard to another."""
        self._post(pygame.WINDOWFOCUSLOST)

    def move(self, x: float, y: float) -> None:
        """Move the pointer to a place in logical pixels."""
        self._post(pygame.MOUSEMOTION, pos=self._real(x, y), rel=(0, 0), buttons=(0, 0, 0))

    def wheel(self, label: str, steps: int) -> None:
        """Turn the wheel over a widget."""
        x, y = self.find(label).on_screen().centre
        self.move(x, y)
        self._post(pygame.MOUSEWHEEL, x=0, y=steps, precise_y=float(steps), at=self._real(x, y))

    def key(self, *names: str) -> None:
        """Press keys one after the other; ``ctrl+z`` holds a modifier."""
        for name in names:
            parts = name.split("+") if len(name) > 1 else [name]
            mods = 0
            for part in parts[:-1]:
                mods |= _MODS[part]
            code = key_code(parts[-1])
            self._post(pygame.KEYDOWN, key=code, mod=mods, unicode="", scancode=0)
            if parts[-1] == "space" and not mods & ~pygame.KMOD_SHIFT:
                self._post(pygame.TEXTINPUT, text=" ")
            self._post(pygame.KEYUP, key=code, mod=mods, unicode="", scancode=0)

    def type(self, text: str) -> None:
        """Type characters: each as key and text, as a keyboard sends them."""
        for character in text:
            code = ord(character.lower())
            if code < 127:
                self._post(pygame.KEYDOWN, key=code, mod=0, unicode=character, scancode=0)
            self._post(pygame.TEXTINPUT, text=character)
            if code < 127:
                self._post(pygame.KEYUP, key=code, mod=0, unicode=character, scancode=0)

    def wait(self, milliseconds: int) -> None:
        """Let time pass, and long work finish."""
        self._now += milliseconds
        self.app.tick()
        for _ in range(100_000):
            if not self.open or not self.screen.busy:
                break
            self._now += 20
            self.app.tick()

    def picture(self, path: str = "") -> pygame.Surface:
        """Return what is seen now, and save it if a path is given."""
        surface = pygame.Surface(self.app.stage.size)
        self.app.stage.draw(surface)
        if path:
            pygame.image.save(surface, path)
        return surface

    def _real(self, x: float, y: float) -> tuple[int, int]:
        scale = self.app.stage.scale
        return round(x * scale), round(y * scale)

    def _post(self, kind: int, **values: object) -> None:
        if self.open:
            self.app.process(pygame.Event(kind, values))
