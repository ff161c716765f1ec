"""Figures with which a promise can be kept and can be broken, proposed from the games played.

The rule: the way of playing that keeps a promise most often keeps it in 15 to 60 of 100
games. Less, and nobody can be asked to make it; more, and it asks for nothing. Where the
present figure lies outside, another is proposed: the one that the best keeper reaches in 40
of 100 games, rounded to as few digits as leave it within the band. What counts as kept in
part is left alone while it is easier than what is kept and the best keeper reaches it in no
fewer games; else the figure is proposed that it reaches in 75 of 100.

Promises whose figures are history's own (`settled`) are shown and left alone.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from rich.box import SIMPLE_HEAD
from rich.table import Table

from gosplan_game.core.quantities import Array
from gosplan_game.lab.console import number
from gosplan_game.lab.outcomes import FIGURE
from gosplan_game.report.spoken import said
from gosplan_game.scenario import Scenario
from gosplan_game.scenario.schema import Commitment
from gosplan_game.scenario.thresholds import Threshold, threshold_of, with_value

Games = Mapping[str, Mapping[str, Array]]
"""Outcomes (run,) by policy and name."""

BAND = (0.15, 0.60)
"""Share of its games in which the best keeper of a promise keeps it."""
AIM, AIM_PARTLY = 0.40, 0.75
"""Shares that a proposed figure aims at."""
DIGITS = (2, 3, 4, 5)
"""Significant digits that are tried, the fewest first."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """One expression of a promise, and what it might say instead."""

    commitment: str
    word: str
    """``kept`` or ``partly``."""
    text: str
    """The expression as it is."""
    now: float
    best: str
    """Policy that keeps it in most games now."""
    share: float
    """In which share of them."""
    value: float
    """The figure proposed; the present one where that stands."""
    shares: Mapping[str, float]
    """Share of the games of each policy in which the proposed figure is reached."""

    @property
    def stands(self) -> bool:
        """Whether the present figure is left alone."""
        return self.value == self.now

    @property
    def within(self) -> bool:
        """Whether the best keeper lies in the band with it; always asked of ``kept`` alone."""
        most = max(self.shares.values(), default=0.0)
        return self.word == "partly" or BAND[0] <= most <= BAND[1]


def proposals(scenario: Scenario, games: Games) -> tuple[Proposal, ...]:
    """Return what each promise turns on, and the figures proposed for it."""
    found = []
    for each in scenario.definition.commitments:
        kept = _proposal(each, "kept", each.kept, games, easier_than=None)
        if kept is None:
            continue
        found.append(kept)
        partly = _proposal(each, "partly", each.partly, games, easier_than=kept)
        if partly is not None:
            found.append(partly)
    return tuple(found)


def _proposal(
    commitment: Commitment, word: str, text: str, games: Games, easier_than: Proposal | None
) -> Proposal | None:
    limit = threshold_of(text)
    name = f"{FIGURE}{word} {commitment.id}"
    reached = {policy: found[name] for policy, found in games.items() if name in found}
    if limit is None or not reached:
        return None
    shares = _shares(reached, limit, limit.value)
    best = max(shares, key=lambda policy: shares[policy])
    value = limit.value
    if not commitment.settled:
        if easier_than is None:
            if not BAND[0] <= shares[best] <= BAND[1]:
                value = _rounded(reached, limit, AIM, BAND)
        elif not _easier(limit, easier_than) or shares[best] < max(easier_than.shares.values()):
            value = _rounded(reached, limit, AIM_PARTLY, (BAND[1], 1.0))
    return Proposal(commitment.id, word, text, limit.value, best, shares[best], value,
                    _shares(reached, limit, value))


def _easier(limit: Threshold, kept: Proposal) -> bool:
    """Return whether a figure asks for less than what counts as kept, where both measure alike."""
    other = threshold_of(kept.text)
    if other is None or other.measure != limit.measure:
        return True
    return limit.value < kept.value if limit.at_least else limit.value > kept.value


def _shares(reached: Mapping[str, Array], limit: Threshold, value: float) -> dict[str, float]:
    """Return in which share of its games each policy reaches a figure."""
    met = {">=": np.greater_equal, ">": np.greater, "<=": np.less_equal, "<": np.less}
    return {policy: float(met[limit.operator](found, value).mean())
            for policy, found in reached.items()}


def _rounded(
    reached: Mapping[str, Array], limit: Threshold, aim: float, band: tuple[float, float]
) -> float:
    """Return the figure that the best keeper reaches in a share of its games, rounded."""
    sign = 1.0 if limit.at_least else -1.0
    marks = []
    for found in reached.values():
        # Games in which the conditions beside it fail reach no figure.
        good = np.sort(np.where(np.isnan(found), -np.inf, sign * found))[::-1]
        marks.append(good[min(int(aim * good.size), good.size - 1)])
    exact = sign * max(marks)
    if not math.isfinite(exact):
        return limit.value
    for digits in DIGITS:
        value = _to_digits(exact, digits)
        if band[0] <= max(_shares(reached, limit, value).values()) <= band[1]:
            return value
    return _to_digits(exact, DIGITS[-1])


def _to_digits(value: float, digits: int) -> float:
    if value == 0.0:
        return 0.0
    return float(round(value, digits - 1 - math.floor(math.log10(abs(value)))))


def promises(scenario: Scenario, games: Games, *, write: bool = False) -> Iterator[Table | str]:
    """Yield the figures of promises, those proposed, and what becomes of them."""
    found = proposals(scenario, games)
    table = Table(
        title=said("lab.promises.title", low=f"{100 * BAND[0]:.0f}", high=f"{100 * BAND[1]:.0f}"),
        title_justify="left", box=SIMPLE_HEAD)
    for head in ("promise", "", "now", "most", "proposed", "then"):
        table.add_column(said(f"lab.promises.{head}") if head else "")
    for each in found:
        then = ", ".join(f"{policy} {share:.0%}" for policy, share in each.shares.items())
        table.add_row(
            each.commitment, said(f"lab.promises.{each.word}"), number(each.now),
            f"{each.best} {each.share:.0%}",
            said("lab.promises.stands") if each.stands else number(each.value),
            "" if each.stands else then,
        )
    yield table
    stuck = [each.commitment for each in found if not each.within]
    if stuck:
        yield said("lab.promises.stuck", names=", ".join(stuck))
    moved = [each for each in found if not each.stands]
    if moved and not write:
        yield said("lab.promises.write")
    elif moved:
        files = written(Path(scenario.path), moved)
        yield said("lab.promises.written", len(moved), files=", ".join(map(str, files)))


def written(place: Path, moved: list[Proposal]) -> tuple[Path, ...]:
    """Put proposed figures in the place of the present ones; return the files changed."""
    folder = place if place.is_dir() else place.parent
    changed = []
    for file in sorted(folder.rglob("*.toml")):
        before = after = file.read_text(encoding="utf-8")
        for each in moved:
            line = re.compile(
                rf'(\[\[commitments\]\]\s*\nid = "{re.escape(each.commitment)}"'
                rf'(?:\n(?!\[)[^\n]*)*?\n{each.word} = ")({re.escape(each.text)})(")')
            new = with_value(each.text, each.value)
            escaped = new.replace("\\", r"\\")
            after = line.sub(rf"\g<1>{escaped}\g<3>", after)
        if after != before:
            file.write_text(after, encoding="utf-8")
            changed.append(file)
    return tuple(changed)
