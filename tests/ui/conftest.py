"""What tests of the window share: an app without a window, and its pilot."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from gosplan_game.ui.app import App, AppTexts
from gosplan_game.ui.pilot import Pilot
from gosplan_game.ui.screen import Screen
from gosplan_game.ui.settings import Settings

TEXTS = AppTexts("Gosplan", "That cannot be done", "Something went wrong", "Saved.", "Close",
                 "Close again to leave.")


@pytest.fixture
def fly() -> Callable[..., Pilot]:
    """Return a function that puts a screen on an app without a window and gives its pilot."""

    def start(
        first: Callable[[], Screen], *, size: tuple[int, int] = (1280, 720),
        settings: Settings | None = None, keep: Callable[[], None] = lambda: None,
    ) -> Pilot:
        return Pilot(App(lambda _language: TEXTS, first, settings, keep=keep, size=size))

    return start
