"""How a sitting begins: at the title, in a scenario's briefing, or in a saved game."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from gosplan_game.core.errors import ScenarioError
from gosplan_game.ui.app import AppTexts
from gosplan_game.ui.screen import Screen
from gosplan_game.ui.screens.context import Context
from gosplan_game.ui.screens.registry import screen
from gosplan_game.ui.screens.storage import SUFFIX, load_game, open_scenario
from gosplan_game.ui.settings import Settings


@dataclass(frozen=True, slots=True)
class Opening:
    """What the window needs to begin."""

    context: Context
    texts: Callable[[str], AppTexts]
    first: Callable[[], Screen]
    keep: Callable[[], None]
    news: Callable[[], str]
    configured: Callable[[Settings], None]


def opening(settings: Settings, target: str | None = None) -> Opening:
    """Return how to begin.

    Args:
        settings: What is in force.
        target: A saved game's path, or a scenario's id or path; the title without it.

    Raises:
        GosplanError: the game or scenario cannot be used.
    """
    context = Context.standard(settings)
    first = _first(context, target)

    def configured(changed: Settings) -> None:
        context.settings = changed

    return Opening(context, lambda language: app_texts(context, language), first, context.keep,
                   context.news, configured)


def _first(context: Context, target: str | None) -> Callable[[], Screen]:
    if target is None:
        return lambda: screen("title", context)
    if target.endswith(SUFFIX) or Path(target).suffix == ".json":
        load_game(context, target)
        return lambda: screen("desk", context)
    found = open_scenario(context, target)
    if isinstance(found, tuple):
        raise ScenarioError(found)
    return lambda: screen("briefing", context, scenario=target)


def app_texts(context: Context, language: str) -> AppTexts:
    """Return the window's own words in a language."""
    get = context.catalogue.speaking(language).get
    return AppTexts(
        title=get("app.title"), problem=get("app.problem"), failure=get("app.failure"),
        failure_help=get("app.failure_help"), close=get("common.close"),
        close_again=get("app.close_again"),
    )
