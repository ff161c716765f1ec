"""What a screen may ask of the stack of screens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gosplan_game.ui.screen import Screen
    from gosplan_game.ui.settings import Settings
    from gosplan_game.ui.sounds import Sound


@dataclass(frozen=True, slots=True)
class Push:
    """Put a screen on top."""

    screen: Screen


@dataclass(frozen=True, slots=True)
class Pop:
    """Take the topmost screens away; the last one gone ends the game."""

    levels: int = 1


@dataclass(frozen=True, slots=True)
class Swap:
    """Take the topmost screen away and put another in its place."""

    screen: Screen


@dataclass(frozen=True, slots=True)
class Reset:
    """Take all screens away and start with this one."""

    screen: Screen


@dataclass(frozen=True, slots=True)
class Configure:
    """Put other settings in force (and keep them)."""

    settings: Settings


@dataclass(frozen=True, slots=True)
class Sounded:
    """Let a sound be heard, if the settings allow it."""

    sound: Sound


@dataclass(frozen=True, slots=True)
class Quit:
    """Close the window."""


@dataclass(frozen=True, slots=True)
class Series:
    """Do several things one after the other."""

    actions: tuple[Action, ...]


Action = Push | Pop | Swap | Reset | Configure | Sounded | Quit | Series
