"""The debrief on the screen: what the page says, with the people counted whole."""

from __future__ import annotations

from typing import Any

from gosplan_game.report.debrief import Debrief, Outcome
from gosplan_game.report.debrief import debrief as made
from gosplan_game.report.expected import ExpectedRow

__all__ = ["Debrief", "ExpectedRow", "Outcome", "debrief"]


def debrief(session: Any, texts: Any) -> Debrief:
    """Return the debrief of a game, on true figures."""
    return made(session, texts)
