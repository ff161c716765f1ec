"""Leaving the game in hand for the title or another game, so that neither is lost."""

from __future__ import annotations

from collections.abc import Callable

from gosplan_game.core.errors import GosplanError
from gosplan_game.sim.saves import EditedScenario
from gosplan_game.ui.actions import Action, Push, Reset, Series
from gosplan_game.ui.dialog import Answer, Dialog
from gosplan_game.ui.screens.context import Context
from gosplan_game.ui.screens.registry import screen
from gosplan_game.ui.screens.storage import load_game


def leave(context: Context, then: Callable[[], Action]) -> Action:
    """Save the game in hand and go elsewhere; where it cannot be saved, ask first."""
    try:
        context.keep()
    except GosplanError as reason:
        words = context.words
        return _ask(context, words("app.problem"), words.reason(reason),
                    words("app.leave_unsaved"), then)
    return then()


def to_title(context: Context) -> Action:
    """Return the action that leaves the game for the title."""

    def then() -> Action:
        context.take(None)
        return Reset(screen("title", context))

    return leave(context, then)


def go_on(context: Context, path: str) -> Action:
    """Return the action that leaves the game in hand and goes on with a saved one."""
    return leave(context, lambda: _load(context, path))


def _load(context: Context, path: str, *, accept_edited: bool = False) -> Action:
    words = context.words
    try:
        load_game(context, path, accept_edited=accept_edited)
    except EditedScenario as reason:
        return _ask(context, words("saves.edited"), words.reason(reason),
                    words("saves.replay_edited"),
                    lambda: _load(context, path, accept_edited=True))
    desk = Reset(screen("desk", context))
    notes = context.game.notes
    if not notes:
        return desk
    told = Dialog(words("saves.notes"), "\n".join(map(context.words.reason, notes)),
                  (Answer("close", words("common.close"), "ink"),))
    return Series((desk, Push(told)))


def _ask(context: Context, title: str, text: str, go: str, then: Callable[[], Action]) -> Action:
    return Push(Dialog(
        title, text,
        (Answer("back", context.words("common.back"), shown_key="Esc"),
         Answer("go", go, "ink")),
        lambda answer: then() if answer == "go" else None))
