"""Names that mean nothing: what was meant."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from gosplan_game.core.errors import GosplanError, ScenarioError

LONGEST = 100
"""Letters of a name that are compared."""
ALIKE = 0.6
"""How alike two names must be, from 0 to 1, for one to be offered for the other."""
LISTED = 40
"""Names that are listed at most."""


class Unknown(GosplanError):
    """A name that was mistyped: on the command line it is misuse, exit status 2."""


class NoScenario(Unknown, ScenarioError):
    """A scenario's name that was mistyped."""


def nearest(name: str, known: Iterable[str]) -> str:
    """Return the known name that is most like another, or ''."""
    near = get_close_matches(name[:LONGEST], list(known), 1, ALIKE)
    return near[0] if near else ""
