"""Names that mean nothing: what was meant, said in one way wherever a name is mistyped."""

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


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """Return '; did you mean ...?' for the nearest known name, or ''."""
    near = nearest(name, known)
    return f"; did you mean {near!r}?" if near else ""


def no_such(what: str, name: str, known: Iterable[str], *, where: str = "") -> str:
    """Return what is said of a name that means nothing.

    Args:
        what: What it should name, such as ``policy``.
        name: The name as it was given.
        known: The names there are, in the order in which they are listed.
        where: Where such names are found, such as ``in ussr-1921-1941``.
    """
    names = list(known)
    hint = did_you_mean(name, names)
    text = f"no {what} {name!r}{f' {where}' if where else ''}{hint}"
    if len(names) > LISTED and hint:
        return text
    more = f" and {len(names) - LISTED} more" if len(names) > LISTED else ""
    return f"{text if hint else f'{text}.'} There are: {', '.join(names[:LISTED]) or 'none'}{more}"
