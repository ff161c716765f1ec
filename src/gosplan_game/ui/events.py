"""What happened, in logical pixels and named keys: all that widgets and screens get to see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Pointer:
    """The mouse or trackpad: it moved, a button went down or up."""

    kind: Literal["move", "down", "up"]
    at: Point
    button: int = 1
    clicks: int = 1


@dataclass(frozen=True, slots=True)
class Wheel:
    """The wheel turned by so many notches; up is positive."""

    at: Point
    steps: float
    shift: bool = False


@dataclass(frozen=True, slots=True)
class Key:
    """A key went down, by name: ``enter``, ``tab``, ``left``, ``f11``, ``s``, ``1``."""

    name: str
    shift: bool = False
    ctrl: bool = False
    alt: bool = False

    @property
    def plain(self) -> bool:
        """Whether neither Ctrl nor Alt is held."""
        return not (self.ctrl or self.alt)


@dataclass(frozen=True, slots=True)
class TextTyped:
    """Characters entered through the keyboard or an input method."""

    text: str


@dataclass(frozen=True, slots=True)
class TextComposing:
    """An input method's unfinished characters."""

    text: str


Event = Pointer | Wheel | Key | TextTyped | TextComposing


def moved_by(event: Event, dx: float, dy: float) -> Event:
    """Return the event with its place shifted, as a scrolled child sees it."""
    if isinstance(event, Pointer):
        at = (event.at[0] + dx, event.at[1] + dy)
        return Pointer(event.kind, at, event.button, event.clicks)
    if isinstance(event, Wheel):
        return Wheel((event.at[0] + dx, event.at[1] + dy), event.steps, event.shift)
    return event
