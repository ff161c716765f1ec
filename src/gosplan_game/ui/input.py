"""From pygame's events to ours: real pixels to logical ones, key codes to names."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from gosplan_game.ui.events import Event, Key, Pointer, TextComposing, TextTyped, Wheel

_NAMES = {
    pygame.K_RETURN: "enter", pygame.K_KP_ENTER: "enter", pygame.K_ESCAPE: "escape",
    pygame.K_TAB: "tab", pygame.K_SPACE: "space", pygame.K_LEFT: "left",
    pygame.K_RIGHT: "right", pygame.K_UP: "up", pygame.K_DOWN: "down",
    pygame.K_HOME: "home", pygame.K_END: "end", pygame.K_PAGEUP: "pageup",
    pygame.K_PAGEDOWN: "pagedown", pygame.K_BACKSPACE: "backspace", pygame.K_DELETE: "delete",
    pygame.K_KP_PLUS: "+", pygame.K_KP_MINUS: "-",
}
_NAMES.update({getattr(pygame, f"K_F{n}"): f"f{n}" for n in range(1, 13)})
_NAMES.update({getattr(pygame, f"K_KP{n}"): str(n) for n in range(10)})
_CODES = {name: code for code, name in reversed(list(_NAMES.items()))}
DOUBLE_CLICK = 350
REPEATED = frozenset({"left", "right", "up", "down", "pageup", "pagedown", "home", "end", "tab",
                      "backspace", "delete"})
"""Keys that act again while they are held. No other does: a hand that rests on Space ends one
quarter, not ten."""
# Positions of letters on a Latin keyboard, for shortcuts while another layout is in force.
_PLACES = {4 + n: chr(97 + n) for n in range(26)} | {30 + n: "1234567890"[n] for n in range(10)}


def key_name(event: pygame.Event) -> str:
    """Return the name of a key; for a letter of another alphabet, that of its place."""
    named = _NAMES.get(event.key)
    if named:
        return named
    if 32 < event.key < 127:
        return chr(event.key).lower()
    return _PLACES.get(getattr(event, "scancode", 0), "")


def key_code(name: str) -> int:
    """Return pygame's code for a key's name."""
    return _CODES.get(name) or ord(name)


class Translator:
    """Turns pygame's events into ours; counts clicks, and knows which keys are held."""

    def __init__(self) -> None:
        self._last: tuple[int, tuple[int, int], int] = (-10_000, (0, 0), 0)
        self._held: set[int] = set()

    def fresh(self, events: Sequence[pygame.Event]) -> list[pygame.Event]:
        """Return the events of a frame without the repeats that piled up while it was made.

        A held key goes on repeating while the program is at work. Whoever let go meanwhile meant
        one step, and whoever still holds it sees one step a frame. Of moves of the pointer that
        follow on one another the last says where it is.
        """
        let_go = {event.key for event in events if event.type == pygame.KEYUP}
        down, repeated = set(self._held), set()
        kept: list[pygame.Event] = []
        for event in events:
            if event.type == pygame.KEYUP:
                down.discard(event.key)
            elif event.type == pygame.KEYDOWN and event.key in down:
                if event.key in let_go or event.key in repeated:
                    continue
                repeated.add(event.key)
            elif event.type == pygame.KEYDOWN:
                down.add(event.key)
            elif event.type == pygame.MOUSEMOTION and kept \
                    and kept[-1].type == pygame.MOUSEMOTION:
                kept.pop()
            kept.append(event)
        return kept

    def event(self, event: pygame.Event, scale: float, now: int) -> Event | None:
        """Return our event, or None if it is not one for a screen."""
        match event.type:
            case pygame.MOUSEMOTION:
                return Pointer("move", self._at(event.pos, scale))
            case pygame.MOUSEBUTTONDOWN if event.button in (1, 2, 3):
                return Pointer("down", self._at(event.pos, scale), event.button,
                               self._clicks(event, now))
            case pygame.MOUSEBUTTONUP if event.button in (1, 2, 3):
                return Pointer("up", self._at(event.pos, scale), event.button)
            case pygame.MOUSEWHEEL:
                at = getattr(event, "at", None) or pygame.mouse.get_pos()
                steps = getattr(event, "precise_y", 0) or event.y
                mods = pygame.key.get_mods() if pygame.display.get_init() else 0
                shift = bool(mods & pygame.KMOD_SHIFT)
                return Wheel(self._at(at, scale), float(steps), shift)
            case pygame.KEYDOWN:
                name = key_name(event)
                again = event.key in self._held
                self._held.add(event.key)
                if again and name not in REPEATED:
                    return None
                mods = event.mod
                return Key(name, bool(mods & pygame.KMOD_SHIFT),
                           bool(mods & (pygame.KMOD_CTRL | pygame.KMOD_META)),
                           bool(mods & pygame.KMOD_ALT)) if name else None
            case pygame.KEYUP:
                self._held.discard(event.key)
            case pygame.TEXTINPUT:
                return TextTyped(event.text)
            case pygame.TEXTEDITING:
                return TextComposing(event.text)
        return None

    def let_go(self) -> None:
        """Forget which keys are held: the window they were pressed in has lost the keyboard."""
        self._held.clear()

    @staticmethod
    def _at(place: tuple[int, int], scale: float) -> tuple[float, float]:
        return place[0] / scale, place[1] / scale

    def _clicks(self, event: pygame.Event, now: int) -> int:
        then, place, count = self._last
        near = abs(place[0] - event.pos[0]) + abs(place[1] - event.pos[1]) < 8
        count = count + 1 if near and now - then < DOUBLE_CLICK else 1
        self._last = (now, event.pos, count)
        return count
