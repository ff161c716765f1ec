"""How the office fared in many games: dismissals, promises, stops, events, and the Game bar.

The bar is the design's: who does nothing is dismissed, who obeys stays and breaks a promise,
who is candid stays in some games, and no way of playing is best at everything.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from rich.box import SIMPLE_HEAD
from rich.table import Table

from gosplan_game.core.quantities import Array
from gosplan_game.lab.outcomes import FIGURE, REASONS
from gosplan_game.lab.sitting import assumed, hours
from gosplan_game.report.spoken import figure, said, told
from gosplan_game.scenario import Scenario
from gosplan_game.scenario.reasons import reason
from gosplan_game.sim.office.results import BROKEN, KEPT

Games = Mapping[str, Mapping[str, Array]]
"""Outcomes (run,) by policy and name."""

ELSEWHERE = ("dismissed turn", "lowest standing", "moved ", "mandate ", "event ", FIGURE)
"""Columns that have a table of their own."""
PASSIVE, OBEDIENT, CANDID = "passive", "obedient", "candid"
PASSIVE_DISMISSED, OBEDIENT_STAYS, OBEDIENT_BREAKS = 0.9, 0.8, 0.8
CANDID_STAYS = (0.2, 0.6)
PROMISES = 3
"""Promises that a player makes."""
MOST_REASONS = 10
NONE = "none"
"""The bar of a count that has to be nought."""


@dataclass(frozen=True, slots=True)
class Criterion:
    """One line of the Game bar."""

    name: str
    measured: float
    """Share of games, or the number of policies that are best at everything."""
    bar: str
    margin: float
    """How far inside the bar it lies, in the measured unit; negative outside."""

    @property
    def holds(self) -> bool:
        """Whether the bar holds."""
        return self.margin >= 0.0


def bar(games: Games) -> tuple[Criterion, ...]:
    """Return the Game bar for those policies that were played."""
    found = []
    if PASSIVE in games:
        share = float(games[PASSIVE]["dismissed"].mean())
        found.append(_at_least("passive", share, PASSIVE_DISMISSED))
    if OBEDIENT in games:
        stays = 1.0 - float(games[OBEDIENT]["dismissed"].mean())
        found.append(_at_least("obedient", stays, OBEDIENT_STAYS))
        breaks = float((games[OBEDIENT]["commitments broken"] > 0).mean())
        found.append(_at_least("breaks", breaks, OBEDIENT_BREAKS))
    if CANDID in games:
        stays = 1.0 - float(games[CANDID]["dismissed"].mean())
        low, high = CANDID_STAYS
        found.append(Criterion(reason("lab.bar.candid"), stays,
                               reason("lab.bar.between", low=f"{low:.0%}", high=f"{high:.0%}"),
                               min(stays - low, high - stays)))
    if len(games) > 1:
        best = best_everywhere(games)
        found.append(Criterion(reason("lab.bar.best"), float(len(best)), NONE,
                               -float(len(best))))
    return tuple(found)


def _at_least(name: str, measured: float, least: float) -> Criterion:
    bar = reason("lab.bar.least", share=f"{least:.0%}")
    return Criterion(reason(f"lab.bar.{name}"), measured, bar, measured - least)


def best_everywhere(games: Games) -> tuple[str, ...]:
    """Return the policies that none of the others surpasses on any commitment."""
    means = {
        policy: {name: values.mean() for name, values in found.items()
                 if name.startswith("commitment ")}
        for policy, found in games.items()
    }
    found = []
    for policy, own in means.items():
        others = [other for name, other in means.items() if name != policy]
        never_worse = all(own[name] >= other[name] for other in others for name in own)
        somewhere = all(any(own[name] > other[name] for name in own) for other in others)
        if own and never_worse and somewhere:
            found.append(policy)
    return tuple(found)


def office_tables(scenario: Scenario, games: Games) -> Iterator[Table | str]:
    """Yield the tables of the office, the bar last."""
    yield _terms(scenario, games)
    yield assumed()
    yield _reasons(games)
    yield _mandates(scenario, games)
    yield _promises(games)
    yield from _events(scenario, games)
    yield _bar_table(games)


def _new(title: str, first: str, games: Games) -> Table:
    table = Table(title=title, title_justify="left", box=SIMPLE_HEAD)
    table.add_column(first)
    for policy in games:
        table.add_column(policy, justify="right")
    return table


def _terms(scenario: Scenario, games: Games) -> Table:
    table = _new(said("lab.office.terms"), "", games)
    rows: dict[str, list[str]] = {name: [] for name in (
        "dismissed", "dismissals", "standing", "lowest", "stops", "stops_range", "hours",
        "kept", "kept_most",
    )}
    for found in games.values():
        turns = found["dismissed turn"]
        turns = np.sort(turns[turns >= 0.0])
        dates = [str(scenario.quarter(int(turn))) for turn in
                 (turns[0], turns[len(turns) // 2], turns[-1])] if len(turns) else []
        low = np.quantile(found["lowest standing"], (0.1, 0.5, 0.9))
        first, last = np.quantile(found["stops"], (0.1, 0.9))
        sat = np.quantile(hours(scenario, found), (0.1, 0.5, 0.9))
        kept = found.get("commitments kept", np.zeros(1))
        for cells, text in zip(rows.values(), (
            f"{found['dismissed'].mean():.0%}", " ".join(dates) or said("lab.none"),
            f"{found['standing'].mean():.0f}", " ".join(f"{each:.0f}" for each in low),
            f"{found['stops'].mean():.0f}",
            said("lab.office.range", low=f"{first:.0f}", high=f"{last:.0f}"),
            figure(" ".join(f"{each:.1f}" for each in sat)),
            figure(f"{kept.mean():.1f}"), f"{(kept >= PROMISES).mean():.0%}",
        ), strict=True):
            cells.append(text)
    for name, cells in rows.items():
        table.add_row(said(f"lab.office.{name}", PROMISES), *cells)
    return table


def _reasons(games: Games) -> Table:
    table = _new(said("lab.office.moved"), said("lab.office.reason"), games)
    for kind in REASONS:
        table.add_row(said(f"lab.office.moves.{kind}"), *(
            figure(f"{found[f'moved {kind}'].mean():+.1f}") for found in games.values()))
    return table


def _mandates(scenario: Scenario, games: Games) -> Table:
    table = _new(said("lab.office.by_mandate"), said("lab.office.mandate"), games)
    for each in scenario.definition.mandates:
        table.add_row(each.id, *(figure(f"{found[f'mandate {each.id}'].mean():+.1f}")
                                 for found in games.values()))
    return table


def _promises(games: Games) -> Table:
    table = _new(said("lab.office.promises"), said("lab.commitment"), games)
    names = [name for name in next(iter(games.values())) if name.startswith("commitment ")]
    for name in names:
        table.add_row(name.removeprefix("commitment "), *(
            f"{(found[name] == KEPT).mean():.0%} ({(found[name] > BROKEN).mean():.0%})"
            for found in games.values()
        ))
    return table


def _events(scenario: Scenario, games: Games) -> Iterator[Table | str]:
    table = _new(said("lab.office.events"), said("lab.event"), games)
    never = []
    for event in scenario.definition.events:
        shares = [found[f"event {event.id}"].mean() for found in games.values()]
        if not any(shares):
            never.append(event.id)
            continue
        table.add_row(event.id, *(f"{share:.0%}" for share in shares))
    yield table
    if never:
        yield said("lab.office.never", names=", ".join(never))


def _bar_table(games: Games) -> Table:
    table = Table(title=said("lab.office.bar"), title_justify="left", box=SIMPLE_HEAD)
    table.add_column(said("lab.office.criterion"))
    for head in ("measured", "wanted", "margin"):
        table.add_column(said(f"lab.office.{head}"), justify="right")
    table.add_column("", justify="right")
    for each in bar(games):
        count = each.bar == NONE
        table.add_row(
            told(each.name), f"{each.measured:.0f}" if count else f"{each.measured:.0%}",
            said("lab.none") if count else told(each.bar),
            "" if count else f"{each.margin:+.0%}",
            said("lab.office.holds" if each.holds else "lab.office.missed"),
        )
    return table
