"""A new game is put in hand: from the briefing with what was chosen, or at once."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from typing import Any

from gosplan_game.ui.actions import Action, Reset
from gosplan_game.ui.coach import Coach
from gosplan_game.ui.screens.context import Context
from gosplan_game.ui.screens.registry import screen

MOST_SEED = 1_000_000


def fresh_seed() -> int:
    """Return a seed that nobody has played yet, in all likelihood; short enough to be told."""
    return secrets.randbelow(MOST_SEED)


def begin(context: Context, scenario: Any, *, promises: Sequence[str], seed: int,
          settings: Mapping[str, Any]) -> Action:
    """Return the action that opens the desk of a new game.

    Args:
        context: What screens share.
        scenario: The scenario.
        promises: Commitments made.
        seed: Weather and chance.
        settings: Rules that differ from the scenario's own.
    """
    from gosplan_game.sim.session import Session

    own = context.settings
    context.take(Session.new(scenario, commitments=tuple(promises), players=own.players,
                             seed=seed, settings=dict(settings)))
    if own.tutorial:
        context.coach = Coach(context.game)
        context.coach.keep()
    context.autosave()
    return Reset(screen("desk", context))
