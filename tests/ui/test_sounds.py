"""Sounds: made from numbers, short, off by a key, silent where people die, never a failure."""

from collections.abc import Callable, Sequence

import numpy as np
import pygame
import pytest

from gosplan_game import load_scenario
from gosplan_game.sim.session import Session
from gosplan_game.ui import sounds
from gosplan_game.ui.actions import Action, Pop, Series, Sounded
from gosplan_game.ui.geometry import Rect
from gosplan_game.ui.pilot import Pilot
from gosplan_game.ui.screen import Screen
from gosplan_game.ui.screens.context import Context
from gosplan_game.ui.screens.event import EventScreen
from gosplan_game.ui.settings import Settings, load_settings
from gosplan_game.ui.widgets.base import Message, Widget
from gosplan_game.ui.widgets.button import Button

NAMES: tuple[sounds.Sound, ...] = ("stamp", "teleprinter", "bell")


class Stamp(Screen):
    """A screen whose button stamps."""

    def build(self, area: Rect) -> Sequence[Widget]:
        """One button."""
        return [Button("stamp", Rect(40, 40, 200, 40), "stamp")]

    def receive(self, message: Message) -> Action | None:
        """Stamp."""
        return Sounded("stamp") if message.name == "stamp" else None


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the list that collects what would be heard."""
    found: list[str] = []
    monkeypatch.setattr(sounds, "play", found.append)
    return found


@pytest.mark.parametrize("name", NAMES)
def test_a_sound_is_short_quiet_and_ends_in_silence(name: sounds.Sound) -> None:
    """No sound is longer than a second and a fifth or near full loudness, and none clicks off."""
    made = sounds.samples(name).astype(np.int64)
    assert 0.1 < len(made) / sounds.RATE < 1.2
    assert 0.25 < np.abs(made).max() / 32767 < 0.5
    assert np.abs(made[-20:]).max() < 400
    assert (sounds.samples(name) == made).all()


def test_without_a_sound_card_nothing_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that cannot play says so and goes on."""
    def refuse(*_args: object) -> None:
        raise pygame.error("no audio device")

    sounds._has_card.cache_clear()
    monkeypatch.setattr(pygame.mixer, "init", refuse)
    assert sounds.play("bell") is False
    sounds._has_card.cache_clear()


def test_sound_is_off_by_setting_and_by_key(
    fly: Callable[..., Pilot], heard: list[str]
) -> None:
    """The setting silences, Ctrl+M changes it at any time and keeps it."""
    pilot = fly(Stamp, settings=Settings(sound=False))
    pilot.click("stamp")
    assert heard == []
    pilot.key("ctrl+m")
    pilot.click("stamp")
    assert heard == ["bell", "stamp"]
    assert load_settings().sound
    pilot.key("ctrl+m")
    pilot.click("stamp")
    assert heard == ["bell", "stamp"]


@pytest.mark.parametrize(("event", "expected"), [
    ("grain_strike_1928", Series((Sounded("stamp"), Pop()))), ("autumn_1932_quota", Pop())])
def test_plates_of_death_are_silent(event: str, expected: Action,
                                    monkeypatch: pytest.MonkeyPatch) -> None:
    """An answer on a poster is stamped; on a plain plate nothing is heard."""
    context = Context.standard(Settings())
    context.session = Session.new(load_scenario("ussr-1921-1941"))
    monkeypatch.setattr(context.session, "choose", lambda *_: None)
    screen = EventScreen(context, event)
    screen.selected = screen.sheet.choices[0].id
    assert screen._order() == expected


def test_a_sound_outlives_the_mixer() -> None:
    """Closed with one window and opened with the next, it plays again: once, it crashed here."""
    sounds._has_card.cache_clear()
    first = sounds.play("stamp")
    pygame.mixer.quit()
    assert sounds.play("stamp") == first
