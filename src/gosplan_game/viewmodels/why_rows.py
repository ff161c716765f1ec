"""Rows of the *Why?* panel, ready to be drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Hand = Literal["under_way", "office", "line", "outside", "rest"]
"""Whose doing a cause is."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One window or voice that can be asked for; ``reason`` says why not."""

    id: str
    name: str
    chosen: bool
    reason: str = ""


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One line of the account: what it was before and is now, what it adds."""

    name: str
    before: str
    now: str
    amount: str
    total: bool = False


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One region: before and now, as texts and as shares of the largest."""

    series: str
    name: str
    before: float
    now: float
    text: str
    was: str = ""
    """What it was before, as text."""


@dataclass(frozen=True, slots=True)
class CauseRow:
    """One cause: what, when and by whom, and its share in the change."""

    id: str
    hand: Hand
    pictogram: str
    name: str
    note: str
    text: str
    share: float
    """Contribution over the largest one, -1 to 1."""
    tip: str
    since: str = ""
    """Quarter in which the office decided it; empty for anything else."""
