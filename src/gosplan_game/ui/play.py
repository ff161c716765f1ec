"""`gosplan-game play`: the window, opened on the title, a scenario or a saved game."""

from __future__ import annotations

from pathlib import Path

import pygame

from gosplan_game.core.errors import GosplanError
from gosplan_game.scenario import load_scenario
from gosplan_game.sim.session import Session
from gosplan_game.ui.app import App, AppTexts
from gosplan_game.ui.screen import Screen
from gosplan_game.ui.screens.context import Context
from gosplan_game.ui.screens.registry import screen
from gosplan_game.ui.settings import load_settings

SAVED = ".json"
"""How the name of a saved game ends."""


def play(source: str | None = None) -> int:
    """Open the window and play until it closes.

    Args:
        source: Scenario id, scenario path or saved game; None for the title screen.

    Returns:
        The exit status.

    Raises:
        GosplanError: the source cannot be played, pygame is the wrong one, or no window opens.
    """
    settings = load_settings()
    context = Context.standard(settings)
    if not getattr(pygame, "IS_CE", False):
        raise GosplanError(context.texts.get("app.no_pygame"))
    first = opening(context, source)
    app = App(
        lambda language: window_texts(context, language),
        lambda: first,
        settings,
        keep=context.keep,
        configured=lambda changed: setattr(context, "settings", changed),
    )
    try:
        return app.run()
    except pygame.error as error:
        raise GosplanError(f"pygame: {error}") from error


def opening(context: Context, source: str | None) -> Screen:
    """Return the first screen: the title, a scenario's briefing or the desk of a saved game."""
    if source is None:
        return screen("title", context)
    if source.endswith(SAVED) or Path(source).suffix == SAVED:
        context.take(Session.load(source))
        return screen("desk", context)
    scenario = load_scenario(source)
    context.scenarios[scenario.id] = scenario
    return screen("briefing", context, scenario=scenario.id)


def window_texts(context: Context, language: str) -> AppTexts:
    """Return the window's own words in a language."""
    texts = context.catalogue.speaking(language)
    return AppTexts(
        title=texts.get("app.title"),
        problem=texts.get("app.problem"),
        failure=texts.get("app.failure"),
        failure_help=texts.get("app.failure_help"),
        close=texts.get("common.close"),
    )
